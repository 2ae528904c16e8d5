//! A version as the list of versions shows it.
//!
//! Never here: profile, findings, dictionary (see `version`).

use serde::{Deserialize, Serialize};

use crate::version_difference::VersionDifference;

/// A version in brief.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VersionSummary {
    /// 1, 2, 3 …
    pub number: u32,
    /// When it was published.
    pub published: jiff::Timestamp,
    /// Name of the file that it came from.
    pub source: String,
    /// Rows.
    pub rows: u64,
    /// Columns.
    pub columns: u32,
    /// What changed from the version before; none for the first.
    pub difference: Option<VersionDifference>,
    /// When it was taken back; none where it stands.
    #[serde(default)]
    pub withdrawn: Option<jiff::Timestamp>,
}
