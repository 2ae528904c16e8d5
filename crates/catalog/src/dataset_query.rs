//! What a person asks of the list of datasets.
//!
//! Never here: how it is answered (see store), the page that it gives (see `dataset_page`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::facet::Facet;

/// In which order datasets are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DatasetSort {
    /// Best match first; without a text the same as `Newest`.
    #[default]
    Relevance,
    /// Latest publication first.
    Newest,
    /// By title, accents and case aside.
    Title,
}

impl DatasetSort {
    /// All of them.
    pub const ALL: [DatasetSort; 3] = [DatasetSort::Relevance, DatasetSort::Newest, DatasetSort::Title];

    /// Kebab-case id, also the key in the message catalogs and the value in addresses.
    pub fn id(self) -> &'static str {
        match self {
            DatasetSort::Relevance => "relevance",
            DatasetSort::Newest => "newest",
            DatasetSort::Title => "title",
        }
    }
}

impl std::str::FromStr for DatasetSort {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        DatasetSort::ALL.into_iter().find(|s| s.id() == text).ok_or(())
    }
}

/// A question to the list of datasets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DatasetQuery {
    /// Words, as a person types them: all should occur, in any of their forms; words in quotes stand side by side; a word
    /// or quotation after a hyphen must not occur.
    pub text: Option<String>,
    /// The values chosen: a dataset fits where it has one of the values of each facet.
    pub chosen: BTreeMap<Facet, Vec<String>>,
    /// 1-based page.
    pub page: u32,
    /// Datasets on a page, at most [`DatasetQuery::LARGEST_PAGE`].
    pub page_size: u32,
    /// Order.
    pub sort: DatasetSort,
    /// The facets whose values are counted.
    pub counted: Vec<Facet>,
    /// The most values of a facet that are given, at most [`DatasetQuery::MOST_VALUES`]; those chosen come on top.
    pub values: u32,
}

impl DatasetQuery {
    /// The most datasets that one page holds.
    pub const LARGEST_PAGE: u32 = 1000;
    /// The most values of a facet that are given.
    pub const MOST_VALUES: u32 = 2000;

    /// This, narrowed by a value too.
    #[must_use]
    pub fn choose(mut self, facet: Facet, value: impl Into<String>) -> DatasetQuery {
        let (values, value) = (self.chosen.entry(facet).or_default(), value.into());
        if !values.contains(&value) {
            values.push(value);
        }
        self
    }

    /// The values chosen of a facet.
    pub fn chosen(&self, facet: Facet) -> &[String] {
        self.chosen.get(&facet).map_or(&[], Vec::as_slice)
    }

    /// True where only a part of the list is asked for.
    pub fn is_narrowed(&self) -> bool {
        self.text.is_some() || self.chosen.values().any(|values| !values.is_empty())
    }
}

impl Default for DatasetQuery {
    fn default() -> Self {
        DatasetQuery {
            text: None,
            chosen: BTreeMap::new(),
            page: 1,
            page_size: 20,
            sort: DatasetSort::default(),
            counted: Facet::USUAL.to_vec(),
            values: 10,
        }
    }
}
