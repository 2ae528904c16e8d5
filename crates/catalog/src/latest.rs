//! As much of a dataset's latest version as a board looks at.
//!
//! Never here: profile, findings (see `version`), what is made of it (see `standing`, `score`).

use serde::Deserialize;

use crate::data_dictionary::DataDictionary;
use crate::distribution::Distribution;

/// As much of the latest version as a standing needs.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Latest {
    /// Its number.
    pub number: u32,
    /// When it was published.
    pub published: jiff::Timestamp,
    /// Its files.
    pub distributions: Vec<Distribution>,
    /// What its columns mean.
    pub dictionary: DataDictionary,
}
