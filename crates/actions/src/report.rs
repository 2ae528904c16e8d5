//! What the readable report of a cleaning needs; the faces write the report.
//!
//! Never here: HTML, sentences.

use apertura_catalog::{Dataset, Decision, VersionDifference};
use apertura_tabular::cleaned::Cleaned;
use apertura_tabular::{Finding, Profile, Recipe, SourceFacts, TableStructure};

/// All facts of one cleaning.
#[derive(Clone, Copy, Debug)]
pub struct ReportInput<'a> {
    /// The dataset; none where a file was only cleaned.
    pub dataset: Option<&'a Dataset>,
    /// Number of the version; none where a file was only cleaned.
    pub version: Option<u32>,
    /// The file.
    pub source: &'a SourceFacts,
    /// The sheet of the table.
    pub sheet: Option<&'a str>,
    /// Where the table stands.
    pub structure: &'a TableStructure,
    /// What was found in the original.
    pub findings: &'a [Finding],
    /// Profile of the table as read.
    pub before: &'a Profile,
    /// The recipe that was applied.
    pub recipe: &'a Recipe,
    /// The clean table: columns, changes, profile, files.
    pub cleaned: &'a Cleaned,
    /// What was decided about personal data.
    pub decisions: &'a [Decision],
    /// What changed from the version before.
    pub difference: Option<&'a VersionDifference>,
}
