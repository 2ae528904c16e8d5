//! The files of a clean table: the list of writers, and what each file is.
//!
//! Never here: cleaning.

use serde::{Deserialize, Serialize};

/// What a written file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileRole {
    /// The clean table.
    Table,
    /// The recipe.
    Recipe,
    /// The data dictionary.
    Dictionary,
    /// The Data Package descriptor.
    DataPackage,
    /// The change log.
    Changes,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenFile {
    /// Name inside the folder.
    pub name: String,
    /// What it is for.
    pub role: FileRole,
    /// `csv`, `parquet`, `xlsx`, `toml` or `json`.
    pub format: String,
    /// Media type.
    pub media_type: String,
    /// Size.
    pub bytes: u64,
    /// SHA-256, lower-case hex.
    pub sha256: String,
}

/// A file that was not written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkippedFile {
    /// Name that it would have had.
    pub name: String,
    /// `too-many-rows`, `too-many-columns`, `too-many-cells` or `text-too-long`.
    pub reason: String,
}
