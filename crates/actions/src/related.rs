//! Datasets that go with a dataset: the same keys to join by, the same columns, the same place, the same theme.
//!
//! Never here: search (see store), how they are shown.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use apertura_catalog::{DataDictionary, Dataset, DatasetQuery, Facet, Field};

use crate::catalog::Catalog;
use crate::refusal::Refusal;

/// Datasets that are looked at, and most that are given.
const CANDIDATES: u32 = 24;
const SHOWN: usize = 5;

/// Answers kept, and for how long.
const KEPT: usize = 2_000;
const FRESH: Duration = Duration::from_secs(600);

/// A dataset that goes with another, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The dataset.
    pub dataset: Dataset,
    /// Meanings of columns by which both can be joined (`municipality-key` …).
    pub keys: Vec<String>,
    /// Columns of the same name and type.
    pub columns: Vec<String>,
    /// True where both name the same place.
    pub same_place: bool,
    /// True where both have the same theme.
    pub same_theme: bool,
}

impl Related {
    /// Why `other` goes with `dataset`; none where it does not.
    pub fn of(dataset: &Dataset, fields: &[Field], other: Dataset, others: &DataDictionary) -> Option<Related> {
        // numbers of different things are no key of both: those of offices count only under the same name
        let joins = |field: &Field, other: &Field, id: &str| {
            other.semantic.as_deref() == Some(id)
                && (id.ends_with("-key") || (id == "identifier" && other.name == field.name))
        };
        let mut keys: Vec<String> = fields
            .iter()
            .filter_map(|field| Some((field, field.semantic.as_deref()?)))
            .filter(|(field, id)| others.fields.iter().any(|other| joins(field, other, id)))
            .map(|(_, id)| id.to_owned())
            .collect();
        keys.sort();
        keys.dedup();
        let same = |field: &&Field| {
            others.fields.iter().any(|other| other.name == field.name && other.value_type == field.value_type)
        };
        let columns: Vec<String> = fields.iter().filter(same).map(|field| field.name.clone()).collect();
        let place = |dataset: &Dataset| dataset.spatial.as_deref().map(|place| place.trim().to_lowercase());
        let same_place = place(dataset).is_some() && place(dataset) == place(&other);
        let same_theme = dataset.theme.is_some() && dataset.theme == other.theme;
        let related = Related { dataset: other, keys, columns, same_place, same_theme };
        (related.weight() >= 3).then_some(related)
    }

    /// How well it goes: a key counts most, then columns, then place and theme.
    fn weight(&self) -> usize {
        4 * self.keys.len()
            + self.columns.len().min(6)
            + 2 * usize::from(self.same_place)
            + 2 * usize::from(self.same_theme)
    }
}

type Kept = BTreeMap<(String, u32), (Instant, Arc<Vec<Related>>)>;

/// Answers of the last minutes: derived state.
#[derive(Clone, Default)]
pub struct RelatedShelf {
    kept: Arc<Mutex<Kept>>,
}

impl RelatedShelf {
    /// The datasets that go best with this one, best first.
    ///
    /// # Errors
    /// Faults.
    pub async fn of(
        &self,
        catalog: &Catalog,
        dataset: &Dataset,
        version: u32,
        fields: &[Field],
    ) -> Result<Arc<Vec<Related>>, Refusal> {
        let key = (dataset.slug.to_string(), version);
        let fresh = |kept: &Kept| kept.get(&key).filter(|(at, _)| at.elapsed() < FRESH).map(|(_, found)| found.clone());
        if let Some(found) = fresh(&self.kept.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(found);
        }
        let found = Arc::new(catalog.related(dataset, fields).await?);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(key, (Instant::now(), found.clone()));
        Ok(found)
    }
}

impl Catalog {
    /// The datasets that go best with this one, best first: of its theme, its agency, or with one of its keywords.
    async fn related(&self, dataset: &Dataset, fields: &[Field]) -> Result<Vec<Related>, Refusal> {
        let ask = DatasetQuery { page_size: CANDIDATES, ..DatasetQuery::default() };
        let mut questions = vec![ask.clone().choose(Facet::Agency, dataset.agency.slug.to_string())];
        questions.extend(dataset.theme.iter().map(|theme| ask.clone().choose(Facet::Theme, theme.clone())));
        let words = dataset.keywords.iter().chain(dataset.spatial.iter()).take(4);
        questions.extend(words.map(|word| DatasetQuery { text: Some(word.clone()), ..ask.clone() }));
        let mut slugs: Vec<String> = Vec::new();
        for question in questions {
            for item in self.datasets(&question).await?.items {
                let slug = item.slug.to_string();
                if slug != dataset.slug.as_str() && !slugs.contains(&slug) {
                    slugs.push(slug);
                }
            }
        }
        let mut found = Vec::new();
        for slug in slugs.iter().take(CANDIDATES as usize) {
            if let Some((other, latest)) = self.store.latest_version(slug).await? {
                found.extend(Related::of(dataset, fields, other, &latest.dictionary));
            }
        }
        found.sort_by(|one, other| {
            other.weight().cmp(&one.weight()).then_with(|| one.dataset.slug.as_str().cmp(other.dataset.slug.as_str()))
        });
        found.truncate(SHOWN);
        Ok(found)
    }
}
