//! What a person says when a file is to be published.
//!
//! Never here: what happens then (see `publish`).

use std::path::PathBuf;

pub use apertura_catalog::Description;
use apertura_catalog::{Agency, Letter};
use apertura_tabular::{Overrides, Recipe};

use crate::personal_decision::PersonalDecision;

/// A file to publish.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublishRequest {
    /// The file.
    pub file: PathBuf,
    /// Slug of the dataset that it is, or is to be; none makes one from title or file name.
    pub dataset: Option<String>,
    /// What is written about it.
    pub description: Description,
    /// How to read the file; none of it where the dataset's kept recipe says so.
    pub overrides: Overrides,
    /// 1-based number of the table in the file; none for the recipe's, or the first.
    pub table: Option<usize>,
    /// The recipe; none for the dataset's kept one, or else the suggested one.
    pub recipe: Option<Recipe>,
    /// What is decided about personal data, beside what the recipe says.
    pub decisions: Vec<PersonalDecision>,
    /// The agency that publishes, where it is known otherwise than by what is written.
    pub agency: Option<Agency>,
    /// The approved submission that it is; none where it is published directly.
    pub submission: Option<String>,
    /// Account of the person who publishes; none for the machine's operator.
    pub account: Option<String>,
    /// Who is told when it is published.
    pub letters: Vec<Letter>,
    /// The roles of the person who asks, for the log of decisions (`operator` at the machine itself).
    pub roles: Vec<String>,
}

impl PublishRequest {
    /// A file, with all else left to be made up.
    pub fn new(file: impl Into<PathBuf>) -> Self {
        PublishRequest { file: file.into(), ..PublishRequest::default() }
    }
}
