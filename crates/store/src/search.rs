//! The index by which datasets are found: derived state in `search/` of the data folder, built anew whenever it is absent, of
//! another form, or of another history than the database.
//!
//! Each commit carries a mark, the number and hash of the last event it knows. What changed since is told by the log, so an
//! index that was left behind by a crash or by another process catches up at the next question.
//!
//! Never here: SQL (see `dataset_search`), which datasets a person may see (only what is published is in it), sentences.

mod analyzer;
mod collect;
mod counts;
mod gathered;
mod near;
mod plan;
mod question;
mod record;
mod schema;
mod snippet;
mod synonyms;
mod tables;
mod used;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use apertura_catalog::score::Rating;
use apertura_catalog::{
    DatasetQuery, Facet, FacetValue, Facets, Frequency, Highlight, License, Reading, TimelinessState,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tantivy::query::{AllQuery, Query};
use tantivy::schema::Value;
use tantivy::{DocAddress, Index, IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term};

use collect::{Ask, Found};
use plan::{Plan, Reader};
use question::Question;
use schema::{FORMATS, Fields};
use synonyms::Synonyms;
use tables::Tables;

pub use record::{Published, SearchColumn, SearchRecord};
pub use used::{DAYS, Used};

/// Memory of a writer that takes a change in, and of one that builds the index anew, in bytes.
const CHANGE_ROOM: usize = 32 << 20;
const BUILD_ROOM: usize = 256 << 20;
/// Threads that build the index anew.
const BUILDERS: usize = 2;

/// An index of more datasets than this is searched by several threads at once, and by at most so many.
const LARGE: u64 = 100_000;
const MOST_THREADS: usize = 4;

/// How far the index knows the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    form: u32,
    /// Number of the last event.
    pub event: i64,
    /// Its hash.
    pub hash: String,
}

impl Mark {
    /// The mark of an event.
    pub fn of(event: i64, hash: String) -> Mark {
        Mark { form: schema::FORM, event, hash }
    }
}

/// The index, open.
#[derive(Clone)]
pub struct SearchIndex {
    data: PathBuf,
    index: Index,
    reader: IndexReader,
    fields: Fields,
    /// The tables of the searcher with this generation.
    tables: Arc<Mutex<Option<(u64, Arc<Tables>)>>>,
    synonyms: Arc<Mutex<Arc<Synonyms>>>,
}

/// A dataset that was found.
pub struct Hit {
    /// Row in the database.
    pub id: i64,
    address: DocAddress,
}

/// The answer of the index; titles and descriptions are the database's.
pub struct Answer {
    /// Datasets that fit.
    pub total: u64,
    /// Those of the page.
    pub hits: Vec<Hit>,
    /// Counts, labels being values.
    pub facets: Facets,
    /// How the words were read.
    pub reading: Reading,
    stems: Vec<String>,
    searcher: Searcher,
    columns: tantivy::schema::Field,
}

impl SearchIndex {
    /// The folder of the index in a data folder.
    pub fn folder(data: &Path) -> PathBuf {
        data.join("search")
    }

    /// Opens the index of a data folder; makes an empty one where there is none that can be read.
    ///
    /// # Errors
    /// Disk faults.
    pub fn open(data: &Path) -> tantivy::Result<SearchIndex> {
        let folder = Self::folder(data);
        let (schema, fields) = schema::schema();
        let there = folder.join("meta.json").exists();
        let opened = there.then(|| Index::open_in_dir(&folder)).transpose();
        let index = match opened {
            Ok(Some(index)) if index.schema() == schema => index,
            _ => {
                if folder.exists() {
                    std::fs::remove_dir_all(&folder)?;
                }
                std::fs::create_dir_all(&folder)?;
                // the sign by which programs that make backups leave a folder out (<https://bford.info/cachedir/>)
                std::fs::write(folder.join("CACHEDIR.TAG"), "Signature: 8a477f597d28d172789f06886806bc55\n")?;
                Index::create_in_dir(&folder, schema)?
            }
        };
        Self::with(data, index, fields)
    }

    /// Deletes the index of a data folder, where there is one.
    ///
    /// # Errors
    /// Disk faults.
    pub fn forget(data: &Path) -> tantivy::Result<()> {
        match std::fs::remove_dir_all(Self::folder(data)) {
            Err(why) if why.kind() != std::io::ErrorKind::NotFound => Err(why.into()),
            _ => Ok(()),
        }
    }

    fn with(data: &Path, mut index: Index, fields: Fields) -> tantivy::Result<SearchIndex> {
        let documents: u64 = index.load_metas()?.segments.iter().map(|segment| u64::from(segment.num_docs())).sum();
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        if documents > LARGE && cores > 1 {
            index.set_multithread_executor(cores.min(MOST_THREADS))?;
        }
        index.tokenizers().register(analyzer::NAME, analyzer::analyzer());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(SearchIndex {
            index,
            reader,
            fields,
            data: data.to_owned(),
            tables: Arc::default(),
            synonyms: Arc::new(Mutex::new(Arc::new(Synonyms::of(data)))),
        })
    }

    /// How far it knows the log; none where it was never built whole.
    ///
    /// # Errors
    /// Disk faults.
    pub fn mark(&self) -> tantivy::Result<Option<Mark>> {
        let mark = self.index.load_metas()?.payload.and_then(|text| serde_json::from_str::<Mark>(&text).ok());
        Ok(mark.filter(|mark| mark.form == schema::FORM))
    }

    /// Datasets in it.
    pub fn datasets(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Begins to build it anew: nothing is seen of that before [`Change::commit`].
    ///
    /// # Errors
    /// Disk faults.
    pub fn build(&self) -> tantivy::Result<Change> {
        let writer: IndexWriter = self.index.writer_with_num_threads(BUILDERS, BUILD_ROOM)?;
        writer.delete_all_documents()?;
        Ok(Change { writer, fields: self.fields, plain: analyzer::plain(), built: true })
    }

    /// Begins a change.
    ///
    /// # Errors
    /// Disk faults.
    pub fn change(&self) -> tantivy::Result<Change> {
        let writer = self.index.writer_with_num_threads(1, CHANGE_ROOM)?;
        Ok(Change { writer, fields: self.fields, plain: analyzer::plain(), built: false })
    }

    /// Sees what was committed last.
    ///
    /// # Errors
    /// Disk faults.
    pub fn reload(&self) -> tantivy::Result<()> {
        self.reader.reload()
    }

    /// The datasets that a query asks for, on a day, those that are used much before others that fit as well.
    ///
    /// # Errors
    /// Disk faults, a damaged index.
    pub fn search(&self, query: &DatasetQuery, used: &Arc<Used>, today: Date) -> tantivy::Result<Answer> {
        let searcher = self.reader.searcher();
        let synonyms = self.synonyms();
        let reader = Reader { searcher: &searcher, fields: &self.fields, synonyms: &synonyms };
        let question = query.text.as_deref().map(Question::of).unwrap_or_default();
        let Plan { query: words, any, stems, mut reading } = reader.plan(&question, false)?;
        let size = query.page_size.clamp(1, DatasetQuery::LARGEST_PAGE) as usize;
        let before = (query.page.max(1) as usize - 1).saturating_mul(size);
        let day = record::day_number(today);
        let tables = self.tables(&searcher)?;
        let keep = before.saturating_add(size).min(usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX));
        let ask = Ask::of(query, &searcher, tables.clone(), used.clone(), words.is_some(), keep, day)?;
        let mut found = walk(&searcher, &ask, words.as_deref())?;
        if found.held == 0
            && let Some(any) = &any
        {
            found = walk(&searcher, &ask, Some(&**any))?;
            reading.any = found.held > 0;
        }
        if !question.words.is_empty() && reading.replaced.is_empty() && (found.total < 3 || reading.any) {
            reading.near = reader.other_ways(&question)?;
        }
        let hits = found.best.iter().skip(before).take(size);
        let hits = hits.map(|kept| Hit { id: kept.id as i64, address: kept.address }).collect();
        let facets = query.counted.iter().map(|facet| Ok((*facet, values(*facet, query, &found, &tables, &searcher)?)));
        Ok(Answer {
            total: found.total,
            hits,
            facets: facets.collect::<tantivy::Result<Facets>>()?,
            reading,
            stems,
            searcher,
            columns: self.fields.columns,
        })
    }

    /// The ways in which a question that is being typed may go on, and the datasets that it would find.
    ///
    /// # Errors
    /// Disk faults, a damaged index.
    pub fn suggest(
        &self,
        text: &str,
        most: usize,
        used: &Arc<Used>,
        today: Date,
    ) -> tantivy::Result<(Vec<String>, Vec<Hit>)> {
        let searcher = self.reader.searcher();
        let synonyms = self.synonyms();
        let reader = Reader { searcher: &searcher, fields: &self.fields, synonyms: &synonyms };
        let question = Question::of(text);
        let mut texts = Vec::new();
        if question.open
            && let Some((last, before)) = question.words.split_last()
            && last.folded.chars().count() > 1
        {
            let begun: String = before.iter().map(|word| format!("{} ", word.written)).collect();
            let found = near::completions(&searcher, &self.fields, &last.folded, most)?;
            texts.extend(found.into_iter().map(|word| format!("{begun}{}", word.written)));
        }
        let Some(words) = reader.plan(&question, true)?.query else { return Ok((texts, Vec::new())) };
        let query = DatasetQuery { text: Some(text.to_owned()), counted: Vec::new(), ..DatasetQuery::default() };
        let tables = self.tables(&searcher)?;
        let ask = Ask::of(&query, &searcher, tables, used.clone(), true, most, record::day_number(today))?;
        let found = walk(&searcher, &ask, Some(&*words))?;
        let hits = found.best.into_iter().map(|kept| Hit { id: kept.id as i64, address: kept.address });
        Ok((texts, hits.collect()))
    }

    fn synonyms(&self) -> Arc<Synonyms> {
        let mut synonyms = self.synonyms.lock().unwrap_or_else(PoisonError::into_inner);
        if synonyms.read != synonyms::changed(&self.data) {
            *synonyms = Arc::new(Synonyms::of(&self.data));
        }
        synonyms.clone()
    }

    fn tables(&self, searcher: &Searcher) -> tantivy::Result<Arc<Tables>> {
        let generation = searcher.generation().generation_id();
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        match &*tables {
            Some((known, tables)) if *known == generation => Ok(tables.clone()),
            _ => {
                let made = Arc::new(Tables::of(searcher)?);
                *tables = Some((generation, made.clone()));
                Ok(made)
            }
        }
    }
}

impl std::fmt::Debug for SearchIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchIndex").field("data", &self.data).finish_non_exhaustive()
    }
}

impl Answer {
    /// Where a dataset holds the words; none where none were looked for.
    pub fn highlight(&self, hit: &Hit, title: &str, description: &str) -> Option<Highlight> {
        if self.stems.is_empty() {
            return None;
        }
        let columns = || {
            let document = self.searcher.doc::<TantivyDocument>(hit.address).ok();
            let text = document.as_ref().and_then(|document| document.get_first(self.columns)?.as_str());
            text.unwrap_or_default().to_owned()
        };
        Some(snippet::highlight(&mut analyzer::analyzer(), &self.stems, title, description, columns))
    }
}

/// Datasets that come and go, seen all at once.
pub struct Change {
    writer: IndexWriter,
    fields: Fields,
    plain: tantivy::tokenizer::TextAnalyzer,
    built: bool,
}

impl Change {
    /// Takes a dataset out.
    pub fn remove(&self, id: u64) {
        self.writer.delete_term(Term::from_field_u64(self.fields.id, id));
    }

    /// Puts a dataset in, in place of what was known of it.
    ///
    /// # Errors
    /// Disk faults.
    pub fn put(&mut self, record: &SearchRecord) -> tantivy::Result<()> {
        if !self.built {
            self.remove(record.id);
        }
        let document = record.document(&self.fields, &mut self.plain);
        self.writer.add_document(document)?;
        Ok(())
    }

    /// Makes it hold, with the mark of the log's last event that was looked at.
    ///
    /// # Errors
    /// Disk faults; then all is as it was.
    pub fn commit(mut self, mark: &Mark) -> tantivy::Result<()> {
        let mut prepared = self.writer.prepare_commit()?;
        prepared.set_payload(&serde_json::to_string(mark).unwrap_or_default());
        prepared.commit()?;
        if self.built {
            self.writer.wait_merging_threads()?;
        }
        Ok(())
    }
}

fn walk(searcher: &Searcher, ask: &Ask, words: Option<&dyn Query>) -> tantivy::Result<Found> {
    searcher.search(words.unwrap_or(&AllQuery), ask)
}

/// The values of a facet, in the order in which they are shown.
fn values(
    facet: Facet,
    query: &DatasetQuery,
    found: &Found,
    tables: &Tables,
    searcher: &Searcher,
) -> tantivy::Result<Vec<FacetValue>> {
    let counts = &found.counts;
    let named = |names: &[String], counts: &[u32]| -> Vec<(String, u32)> {
        let filled = names.iter().zip(counts).filter(|(name, count)| **count > 0 && !name.is_empty());
        let mut values: Vec<(&String, u32)> = filled.map(|(name, count)| (name, *count)).collect();
        values.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(other.0)));
        values.into_iter().map(|(name, count)| (name.clone(), count)).collect()
    };
    let coded = |codes: &[&str], counts: &[u32]| -> Vec<(String, u32)> {
        let filled = codes.iter().zip(counts).filter(|(_, count)| **count > 0);
        filled.map(|(code, count)| ((*code).to_owned(), *count)).collect()
    };
    let by_count = |mut values: Vec<(String, u32)>| {
        values.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        values
    };
    let after_none = |counts: &[u32]| counts.get(1..).unwrap_or_default().to_vec();
    let all = match facet {
        Facet::Agency => named(&tables.agency.values, &counts.agency),
        Facet::Theme => named(&tables.theme.values, &counts.theme),
        Facet::Place => named(&tables.place.values, &counts.place),
        Facet::Keyword => named(&tables.keyword(searcher)?.values, &counts.keyword),
        Facet::Format => by_count(coded(&FORMATS, &counts.format)),
        Facet::License => by_count(coded(&License::ALL.map(License::id), &after_none(&counts.license))),
        Facet::Frequency => coded(&Frequency::ALL.map(Frequency::id), &after_none(&counts.frequency)),
        Facet::Quality => coded(&Rating::ALL.map(Rating::code), &counts.quality),
        Facet::Freshness => coded(&TimelinessState::ALL.map(TimelinessState::code), &counts.freshness),
        Facet::Period => counts.years().into_iter().rev().map(|(year, count)| (year.to_string(), count)).collect(),
    };
    let most = query.values.min(DatasetQuery::MOST_VALUES) as usize;
    let chosen = query.chosen(facet);
    let shown = all.iter().enumerate().filter(|(at, (value, _))| *at < most || chosen.contains(value));
    let mut values: Vec<FacetValue> = shown
        .map(|(_, (value, count))| FacetValue { value: value.clone(), label: value.clone(), count: u64::from(*count) })
        .collect();
    for value in chosen.iter().filter(|value| !all.iter().any(|(known, _)| known == *value)) {
        values.push(FacetValue { value: value.clone(), label: value.clone(), count: 0 });
    }
    Ok(values)
}
