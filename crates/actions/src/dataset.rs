//! Reading datasets: the list, and one with its latest version's number.
//!
//! Never here: changing one.

use apertura_catalog::{Agency, Dataset, DatasetPage, DatasetQuery, Suggestions};

use crate::catalog::Catalog;
use crate::refusal::Refusal;

impl Catalog {
    /// One page of the list of datasets, with total and facets.
    ///
    /// # Errors
    /// Faults.
    pub async fn datasets(&self, query: &DatasetQuery) -> Result<DatasetPage, Refusal> {
        Ok(self.store.datasets(query, self.today()).await?)
    }

    /// What may be meant by the beginning of a question: up to `most` ways in which it may go on, and as many datasets.
    ///
    /// # Errors
    /// Faults.
    pub async fn suggestions(&self, text: &str, most: usize) -> Result<Suggestions, Refusal> {
        Ok(self.store.suggestions(text, most, self.today()).await?)
    }

    /// Brings the search index up to date, and builds it where there is none; searching does so too. Gives the datasets in it.
    ///
    /// # Errors
    /// Faults.
    pub async fn follow_search(&self) -> Result<u64, Refusal> {
        Ok(self.store.follow_search().await?)
    }

    /// Builds the search index anew from what is published. Gives the datasets in it.
    ///
    /// # Errors
    /// Faults.
    pub async fn rebuild_search(&self) -> Result<u64, Refusal> {
        Ok(self.store.rebuild_search().await?)
    }

    /// The dataset with this slug, and the number of its latest version.
    ///
    /// # Errors
    /// [`Refusal::NoSuchDataset`], [`Refusal::Withdrawn`], faults.
    pub async fn dataset(&self, slug: &str) -> Result<(Dataset, u32), Refusal> {
        match self.store.dataset(slug).await? {
            Some((dataset, latest)) if latest > 0 => Ok((dataset, latest)),
            _ => Err(self.no_version(slug, None).await),
        }
    }

    /// The agencies that publish here, by slug.
    ///
    /// # Errors
    /// Faults.
    pub async fn agencies(&self) -> Result<Vec<Agency>, Refusal> {
        Ok(self.store.agencies().await?)
    }
}
