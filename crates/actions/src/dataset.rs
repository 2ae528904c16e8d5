//! Reading datasets: the list, and one with its latest version's number.
//!
//! Never here: changing one.

use apertura_catalog::{Agency, Dataset, DatasetPage, DatasetQuery};

use crate::catalog::Catalog;
use crate::refusal::Refusal;

impl Catalog {
    /// One page of the list of datasets, with total and facets.
    ///
    /// # Errors
    /// Faults.
    pub async fn datasets(&self, query: &DatasetQuery) -> Result<DatasetPage, Refusal> {
        Ok(self.store.datasets(query).await?)
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
