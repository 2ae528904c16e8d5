//! A dataset with all that its description for machines needs.
//!
//! Never here: the forms of such a description (see `catalog::dcat`, the portal).

use apertura_catalog::{AgencyKind, Dataset, DatasetQuery, DatasetSort, Facet, Version, VersionSummary, dcat};

use crate::catalog::Catalog;
use crate::refusal::Refusal;

/// Datasets of one page of the catalog's description.
pub const PAGE: u32 = 100;

/// A dataset, one version of it, and what stands around them.
#[derive(Clone, Debug)]
pub struct DescribedDataset {
    /// The dataset.
    pub dataset: Dataset,
    /// The version.
    pub version: Version,
    /// All versions, latest first.
    pub versions: Vec<VersionSummary>,
    /// What sort of body publishes it.
    pub kind: Option<AgencyKind>,
}

impl DescribedDataset {
    /// The same for DCAT.
    pub fn dcat(&self) -> dcat::Described<'_> {
        dcat::Described { dataset: &self.dataset, version: &self.version, versions: &self.versions, kind: self.kind }
    }
}

/// A page of datasets, those with the newest versions first.
#[derive(Clone, Debug)]
pub struct DescribedPage {
    /// Datasets in all.
    pub total: u64,
    /// The page, from 1.
    pub page: u32,
    /// The last page.
    pub last: u32,
    /// When the newest version of the page was published.
    pub modified: Option<jiff::Timestamp>,
    /// The datasets.
    pub datasets: Vec<DescribedDataset>,
}

impl Catalog {
    /// A dataset with a version; with the latest where no number is given.
    ///
    /// # Errors
    /// As [`Catalog::dataset`] and [`Catalog::version`].
    pub async fn described(&self, slug: &str, number: Option<u32>) -> Result<DescribedDataset, Refusal> {
        let (dataset, _) = self.dataset(slug).await?;
        let version = self.version(slug, number).await?;
        let versions = self.versions(slug).await?;
        let kind = self.agency(dataset.agency.slug.as_str()).await.ok().and_then(|profile| profile.kind);
        Ok(DescribedDataset { dataset, version, versions, kind })
    }

    /// A page of [`PAGE`] datasets that pass an agency's filter.
    ///
    /// # Errors
    /// Faults.
    pub async fn described_page(&self, page: u32, agency: Option<&str>) -> Result<DescribedPage, Refusal> {
        let mut query = DatasetQuery {
            page: page.max(1),
            page_size: PAGE,
            sort: DatasetSort::Newest,
            counted: Vec::new(),
            ..DatasetQuery::default()
        };
        if let Some(agency) = agency {
            query = query.choose(Facet::Agency, agency);
        }
        let found = self.datasets(&query).await?;
        let mut datasets = Vec::with_capacity(found.items.len());
        for item in &found.items {
            match self.described(item.slug.as_str(), None).await {
                Ok(described) => datasets.push(described),
                // withdrawn since the list was read
                Err(refusal) if refusal.kind() != crate::RefusalKind::Fault => {}
                Err(fault) => return Err(fault),
            }
        }
        let last = u32::try_from(found.total.div_ceil(u64::from(PAGE))).unwrap_or(u32::MAX).max(1);
        let modified = found.items.iter().map(|item| item.published).max();
        Ok(DescribedPage { total: found.total, page: query.page, last, modified, datasets })
    }
}
