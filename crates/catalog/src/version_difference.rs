//! What changed from one version of a dataset to the next.
//!
//! Never here: how rows are compared (see actions).

use serde::{Deserialize, Serialize};

/// The difference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionDifference {
    /// The columns by which rows were paired; empty where whole rows were compared as a multiset
    /// (then `rows_changed` is 0).
    pub key: Vec<String>,
    /// Rows only in the new version.
    pub rows_added: u64,
    /// Rows only in the old version.
    pub rows_removed: u64,
    /// Rows with the same key and another value.
    pub rows_changed: u64,
    /// Rows the same in both.
    pub rows_same: u64,
    /// Columns only in the new version.
    pub columns_added: Vec<String>,
    /// Columns only in the old version.
    pub columns_removed: Vec<String>,
    /// Columns with another type: name, before, after.
    pub types_changed: Vec<(String, String, String)>,
}
