//! What people say about a dataset, before or while it is published.
//!
//! Never here: what becomes of it (see actions), files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::frequency::Frequency;
use crate::license::License;

/// What is written about a dataset. What is left out stays as it is, or as it is made up: the title
/// from the table's title or the file's name, the rest empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Description {
    /// Title.
    pub title: Option<String>,
    /// What it is, in a paragraph or two.
    pub description: Option<String>,
    /// Name of the agency.
    pub agency: Option<String>,
    /// Keywords.
    pub keywords: Option<Vec<String>>,
    /// Theme.
    pub theme: Option<String>,
    /// Position to turn to, never a person's name.
    pub contact_position: Option<String>,
    /// Mail of the position.
    pub contact_email: Option<String>,
    /// Licence.
    pub license: Option<License>,
    /// How often it is brought up to date.
    pub frequency: Option<Frequency>,
    /// Period covered, as an ISO 8601 interval.
    pub temporal: Option<String>,
    /// Territory covered.
    pub spatial: Option<String>,
    /// True where the content is invented.
    pub invented: Option<bool>,
    /// What the columns mean, by their name in the clean table.
    pub columns: BTreeMap<String, String>,
}
