//! The list of datasets: asked of the index, told by the database; and how the index keeps in step with the log.
//!
//! Never here: how words are found (see `search`), which datasets a person may see.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use apertura_catalog::{Dataset, DatasetPage, DatasetQuery, Facet, Suggestions};
use jiff::civil::Date;

use crate::Store;
use crate::error::StoreError;
use crate::event::FIRST;
use crate::lock::Lock;
use crate::search::{Answer, Change, DAYS, Hit, Mark, Published, SearchIndex, SearchRecord, Used};

/// Datasets that are read at a time when the index is built.
const CHUNK: i64 = 200;

/// The index, where this process has opened it.
#[derive(Debug, Default)]
pub(crate) struct SearchState {
    open: Mutex<Option<Open>>,
    /// What was used before a day.
    used: Mutex<Option<(Date, Arc<Used>)>>,
    /// One follows the log, the others wait for it.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Clone, Debug)]
struct Open {
    index: SearchIndex,
    /// The last event that was looked at.
    seen: i64,
}

impl SearchState {
    fn get(&self) -> Option<Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, open: Option<Open>) {
        *self.open.lock().unwrap_or_else(PoisonError::into_inner) = open;
    }
}

impl Store {
    /// One page of the list, as things stand on a day.
    ///
    /// # Errors
    /// Database and disk faults, a damaged record.
    pub async fn datasets(&self, query: &DatasetQuery, today: Date) -> Result<DatasetPage, StoreError> {
        let asked = query.clone();
        let used = self.used_before(today).await?;
        let answer = self.ask(move |index| index.search(&asked, &used, today)).await?;
        let ids: Vec<i64> = answer.hits.iter().map(|hit| hit.id).collect();
        let mut found: BTreeMap<i64, _> = self.summaries(&ids).await?.into_iter().collect();
        let Answer { total, .. } = answer;
        let mut items = Vec::with_capacity(answer.hits.len());
        for hit in &answer.hits {
            // taken back since the index was asked: the next question does not find it
            let Some(mut item) = found.remove(&hit.id) else { continue };
            item.highlight = answer.highlight(hit, &item.title, &item.description);
            items.push(item);
        }
        let (mut facets, reading) = (answer.facets, answer.reading);
        if let Some(agencies) = facets.get_mut(&Facet::Agency).filter(|agencies| !agencies.is_empty()) {
            let slugs: Vec<&str> = agencies.iter().map(|agency| agency.value.as_str()).collect();
            let names: Vec<(String, String)> =
                sqlx::query_as("SELECT slug, name FROM agency WHERE slug IN (SELECT value FROM json_each($1))")
                    .bind(serde_json::json!(slugs).to_string())
                    .fetch_all(&self.pool)
                    .await?;
            let names: BTreeMap<String, String> = names.into_iter().collect();
            for agency in agencies {
                agency.label = names.get(&agency.value).unwrap_or(&agency.value).clone();
            }
        }
        Ok(DatasetPage { total, items, facets, reading })
    }

    /// What may be meant by the beginning of a question.
    ///
    /// # Errors
    /// Database and disk faults, a damaged record.
    pub async fn suggestions(&self, text: &str, most: usize, today: Date) -> Result<Suggestions, StoreError> {
        let asked = text.to_owned();
        let used = self.used_before(today).await?;
        let (texts, hits): (Vec<String>, Vec<Hit>) =
            self.ask(move |index| index.suggest(&asked, most, &used, today)).await?;
        let ids: Vec<i64> = hits.iter().map(|hit| hit.id).collect();
        let found = self.summaries(&ids).await?;
        Ok(Suggestions { texts, datasets: found.into_iter().map(|(_, item)| (item.slug, item.title)).collect() })
    }

    /// What was used in the days before this one; read once a day, so that the order of a list holds from page to page.
    async fn used_before(&self, today: Date) -> Result<Arc<Used>, StoreError> {
        let known = self.search.used.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, used)) = known.filter(|(day, _)| *day == today) {
            return Ok(used);
        }
        let from = today.saturating_sub(jiff::Span::new().days(DAYS));
        let counts: Vec<(i64, i64)> = sqlx::query_as(
            "SELECT d.id, SUM(u.count) FROM use_count u JOIN dataset d ON d.slug = u.dataset
             WHERE u.day >= $1 AND u.day < $2 AND u.kind IN ('view', 'download') GROUP BY d.id",
        )
        .bind(from.to_string())
        .bind(today.to_string())
        .fetch_all(&self.pool)
        .await?;
        let counts = counts.into_iter().map(|(id, count)| (id.unsigned_abs(), count.unsigned_abs()));
        let used = Arc::new(Used::of(counts));
        *self.search.used.lock().unwrap_or_else(PoisonError::into_inner) = Some((today, used.clone()));
        Ok(used)
    }

    /// Brings the index up to date with the log; builds it where it must be. Gives the datasets in it.
    ///
    /// # Errors
    /// Database and disk faults.
    pub async fn follow_search(&self) -> Result<u64, StoreError> {
        Ok(self.index().await?.datasets())
    }

    /// Builds the index anew. Gives the datasets in it.
    ///
    /// # Errors
    /// Database and disk faults.
    pub async fn rebuild_search(&self) -> Result<u64, StoreError> {
        let store = self.clone();
        let built = tokio::spawn(async move {
            let _turn = store.search.turn.lock().await;
            store.follow(true).await
        });
        Ok(built.await.map_err(std::io::Error::other)??.datasets())
    }

    /// Asks the index, away from the threads that serve; where it is damaged, it is built anew and asked again.
    async fn ask<T: Send + 'static>(
        &self,
        question: impl Fn(&SearchIndex) -> tantivy::Result<T> + Clone + Send + 'static,
    ) -> Result<T, StoreError> {
        for last in [false, true] {
            let (index, question) = (self.index().await?, question.clone());
            let asked = tokio::task::spawn_blocking(move || question(&index));
            match asked.await.map_err(std::io::Error::other)? {
                Ok(answer) => return Ok(answer),
                Err(why) if last => return Err(why.into()),
                Err(_) => {
                    self.rebuild_search().await?;
                }
            }
        }
        Err(StoreError::Disk(std::io::Error::other("the search index gives no answer")))
    }

    /// The index, up to date with the log.
    async fn index(&self) -> Result<SearchIndex, StoreError> {
        let (event, _) = self.last_event().await?;
        if let Some(open) = self.search.get().filter(|open| open.seen == event) {
            return Ok(open.index);
        }
        // goes on where whoever asked goes away
        let store = self.clone();
        let following = tokio::spawn(async move {
            let _turn = store.search.turn.lock().await;
            store.follow(false).await
        });
        following.await.map_err(std::io::Error::other)?
    }

    /// Takes in what the log tells since the index's mark; builds it anew where it must be, or where that is asked for.
    async fn follow(&self, anew: bool) -> Result<SearchIndex, StoreError> {
        let (event, hash) = self.last_event().await?;
        let open = self.search.get();
        if let Some(open) = open.clone().filter(|open| open.seen == event && !anew) {
            return Ok(open.index);
        }
        // no other process writes meanwhile
        let _lock = Lock::wait(&self.folder, "search").await?;
        let mark = Mark::of(event, hash);
        let index = match self.take_in(open.map(|open| open.index), &mark, anew).await {
            // what cannot be read or written goes
            Err(StoreError::Search(_)) => {
                self.search.set(None);
                let folder = self.folder.clone();
                blocking(move || SearchIndex::forget(&folder)).await?;
                self.take_in(None, &mark, true).await?
            }
            other => other?,
        };
        self.search.set(Some(Open { index: index.clone(), seen: event }));
        Ok(index)
    }

    async fn take_in(&self, index: Option<SearchIndex>, mark: &Mark, anew: bool) -> Result<SearchIndex, StoreError> {
        let index = match index {
            Some(index) => index,
            None => {
                let folder = self.folder.clone();
                blocking(move || SearchIndex::open(&folder)).await?
            }
        };
        let known = index.mark()?.filter(|known| known.event <= mark.event && !anew);
        let known = match known {
            Some(known) if self.event_hash(known.event).await?.as_deref() == Some(&known.hash) => known,
            _ => return self.build(index, mark).await,
        };
        let changed: Vec<(i64, Option<String>, Option<String>)> = sqlx::query_as(
            "SELECT d.id, CASE WHEN v.id IS NULL THEN NULL ELSE d.document END, v.document
             FROM dataset d LEFT JOIN version v ON v.dataset_id = d.id AND v.number = d.shown
             JOIN agency a ON a.id = d.agency_id
             WHERE d.slug IN (SELECT dataset FROM event WHERE number > $1 AND dataset IS NOT NULL)
                -- an agency's new name is told by its datasets
                OR a.slug IN (SELECT json_extract(body, '$.agency') FROM event
                    WHERE number > $1 AND kind IN ('agency-registered', 'agency-described'))",
        )
        .bind(known.event)
        .fetch_all(&self.pool)
        .await?;
        let mark = mark.clone();
        blocking(move || {
            if !changed.is_empty() {
                let mut change = index.change()?;
                for (id, dataset, version) in changed {
                    match dataset.zip(version).and_then(|(dataset, version)| record(id, &dataset, &version)) {
                        Some(record) => change.put(&record)?,
                        None => change.remove(id as u64),
                    }
                }
                change.commit(&mark)?;
            }
            index.reload()?;
            Ok(index)
        })
        .await
    }

    async fn build(&self, index: SearchIndex, mark: &Mark) -> Result<SearchIndex, StoreError> {
        let mut change: Change = index.build()?;
        let mut after = 0;
        loop {
            let rows: Vec<(i64, String, String)> = sqlx::query_as(
                "SELECT d.id, d.document, v.document FROM dataset d
                 JOIN version v ON v.dataset_id = d.id AND v.number = d.shown WHERE d.id > $1 ORDER BY d.id LIMIT $2",
            )
            .bind(after)
            .bind(CHUNK)
            .fetch_all(&self.pool)
            .await?;
            let Some((last, ..)) = rows.last() else { break };
            after = *last;
            change = blocking(move || {
                for (id, dataset, version) in rows {
                    // a damaged record is told of by its own page, the others are found all the same
                    if let Some(record) = record(id, &dataset, &version) {
                        change.put(&record)?;
                    }
                }
                Ok(change)
            })
            .await?;
        }
        let mark = mark.clone();
        blocking(move || {
            change.commit(&mark)?;
            index.reload()?;
            Ok(index)
        })
        .await
    }

    /// Number and hash of the last event.
    async fn last_event(&self) -> Result<(i64, String), StoreError> {
        let last: Option<(i64, String)> = sqlx::query_as("SELECT number, hash FROM event ORDER BY number DESC LIMIT 1")
            .fetch_optional(&self.pool)
            .await?;
        Ok(last.unwrap_or_else(|| (0, FIRST.to_owned())))
    }

    async fn event_hash(&self, number: i64) -> Result<Option<String>, StoreError> {
        if number == 0 {
            return Ok(Some(FIRST.to_owned()));
        }
        let hash = sqlx::query_scalar("SELECT hash FROM event WHERE number = $1").bind(number);
        Ok(hash.fetch_optional(&self.pool).await?)
    }
}

fn record(id: i64, dataset: &str, version: &str) -> Option<SearchRecord> {
    let dataset: Dataset = serde_json::from_str(dataset).ok()?;
    let version: Published = serde_json::from_str(version).ok()?;
    Some(SearchRecord::of(u64::try_from(id).ok()?, dataset, version))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> tantivy::Result<T> + Send + 'static,
) -> Result<T, StoreError> {
    Ok(tokio::task::spawn_blocking(work).await.map_err(std::io::Error::other)??)
}
