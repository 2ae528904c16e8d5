//! A dataset (dcat:Dataset): what people wrote about it. Its data are in its versions.
//!
//! Never here: files, rows.

use serde::{Deserialize, Serialize};

use crate::agency::Agency;
use crate::frequency::Frequency;
use crate::license::License;
use crate::slug::Slug;

/// A dataset's description.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dataset {
    /// Its name in addresses, unique in the catalog.
    pub slug: Slug,
    /// Title.
    pub title: String,
    /// What it is, in a paragraph or two.
    #[serde(default)]
    pub description: String,
    /// Keywords.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Theme (`movilidad`, `salud` …), as people write it.
    #[serde(default)]
    pub theme: Option<String>,
    /// Who publishes it.
    pub agency: Agency,
    /// Position to turn to (never a person's name) and its mail.
    #[serde(default)]
    pub contact_position: Option<String>,
    /// Mail of the position.
    #[serde(default)]
    pub contact_email: Option<String>,
    /// Licence.
    #[serde(default)]
    pub license: License,
    /// How often it is brought up to date.
    #[serde(default)]
    pub frequency: Option<Frequency>,
    /// Period covered, as ISO 8601 interval `2024-01-01/2024-12-31`.
    #[serde(default)]
    pub temporal: Option<String>,
    /// Territory covered, as people write it.
    #[serde(default)]
    pub spatial: Option<String>,
    /// A page that explains the data (dcat:landingPage).
    #[serde(default)]
    pub landing_page: Option<String>,
    /// True where the content is invented (demonstration); shown on its page.
    #[serde(default)]
    pub invented: bool,
}
