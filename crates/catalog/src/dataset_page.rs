//! One page of the list of datasets, with the counts by which it can be narrowed.
//!
//! Never here: the whole of a dataset (see `dataset`, `version`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::agency::Agency;
use crate::facet::Facet;
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
    /// Where it holds the words; none where none were looked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highlight: Option<Highlight>,
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

/// The values of the facets that were counted: those of most datasets first, then by value; years, ratings and
/// frequencies in their own order. A facet ignores its own filter, so that another value can be chosen.
pub type Facets = BTreeMap<Facet, Vec<FacetValue>>;

/// Parts of a text, as bytes from and to.
pub type Marks = Vec<(usize, usize)>;

/// Where a dataset holds the words that were looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// Where in the title.
    pub title: Marks,
    /// The part of the description around the words; its beginning where they are elsewhere.
    pub snippet: String,
    /// Where in the snippet.
    pub marks: Marks,
    /// Other places: columns and their values.
    pub also: Vec<FoundIn>,
}

/// A column that holds a word that was looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundIn {
    /// What the office calls the column.
    pub column: String,
    /// The value that holds it; none where it is the column's name.
    pub value: Option<String>,
}

/// How the words of a question were read, where not as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Words that no dataset holds, each with the words that were looked for in its place.
    pub replaced: Vec<(String, Vec<String>)>,
    /// True where no dataset holds all the words, and those with some of them are listed.
    pub any: bool,
    /// Other ways to write the question that find more.
    pub near: Vec<String>,
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
    /// How the words were read.
    #[serde(default)]
    pub reading: Reading,
}

/// What may be meant by the beginning of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestions {
    /// The question with its last word completed, the most frequent first.
    pub texts: Vec<String>,
    /// Datasets, the best match first: slug and title.
    pub datasets: Vec<(Slug, String)>,
}
