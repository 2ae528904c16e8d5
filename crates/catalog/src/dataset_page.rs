//! One page of the list of datasets, with the counts by which it can be narrowed.
//!
//! Never here: the whole of a dataset (see `dataset`, `version`).

use serde::{Deserialize, Serialize};

use crate::agency::Agency;
use crate::frequency::Frequency;
use crate::license::License;
use crate::slug::Slug;

/// A dataset as the list shows it: its description and its latest version in brief.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DatasetSummary {
    /// Its name in addresses.
    pub slug: Slug,
    /// Title.
    pub title: String,
    /// What it is.
    pub description: String,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Theme.
    pub theme: Option<String>,
    /// Who publishes it.
    pub agency: Agency,
    /// Licence.
    pub license: License,
    /// How often it is brought up to date.
    pub frequency: Option<Frequency>,
    /// True where the content is invented.
    pub invented: bool,
    /// Number of the latest version.
    pub version: u32,
    /// When the latest version was published.
    pub published: jiff::Timestamp,
    /// Rows of the latest version.
    pub rows: u64,
    /// Columns of the latest version.
    pub columns: u32,
    /// Formats in which the data can be had (`csv`, `parquet` …), in the order of the files.
    pub formats: Vec<String>,
}

/// A value by which the list can be narrowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// What goes into the query: an agency's slug, a theme.
    pub value: String,
    /// What people read.
    pub label: String,
    /// Datasets that have it, among those that fit the rest of the query.
    pub count: u64,
}

/// The values by which the list can be narrowed, most datasets first, then by label. A facet
/// ignores its own filter, so that another value can be chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facets {
    /// Agencies.
    pub agencies: Vec<FacetValue>,
    /// Themes.
    pub themes: Vec<FacetValue>,
}

/// The answer to a [`crate::DatasetQuery`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DatasetPage {
    /// Datasets that fit, on all pages.
    pub total: u64,
    /// The datasets of this page.
    pub items: Vec<DatasetSummary>,
    /// How the list can be narrowed.
    pub facets: Facets,
}
