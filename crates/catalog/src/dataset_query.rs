//! What a person asks of the list of datasets.
//!
//! Never here: how it is answered (see store), the page that it gives (see `dataset_page`).

use serde::{Deserialize, Serialize};

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
    /// Words, as a person types them; every word must occur, the beginning of a word is enough.
    pub text: Option<String>,
    /// Slug of an agency.
    pub agency: Option<String>,
    /// A theme, as written in the datasets.
    pub theme: Option<String>,
    /// 1-based page.
    pub page: u32,
    /// Datasets on a page, at most [`DatasetQuery::LARGEST_PAGE`].
    pub page_size: u32,
    /// Order.
    pub sort: DatasetSort,
}

impl DatasetQuery {
    /// The most datasets that one page holds.
    pub const LARGEST_PAGE: u32 = 1000;
}

impl Default for DatasetQuery {
    fn default() -> Self {
        DatasetQuery { text: None, agency: None, theme: None, page: 1, page_size: 20, sort: DatasetSort::default() }
    }
}
