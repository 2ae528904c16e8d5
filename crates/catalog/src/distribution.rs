//! A file of a version (dcat:Distribution).
//!
//! Never here: the bytes (the store keeps them by hash).

use serde::{Deserialize, Serialize};

/// One downloadable file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Distribution {
    /// File name (`licencias.csv`), unique in the version.
    pub name: String,
    /// What it is for: `original`, `data`, `dictionary`, `recipe`, `changes`, `report`, `descriptor`.
    pub role: String,
    /// `csv`, `parquet`, `xlsx`, `json`, `toml`, `html`, or the original's format.
    pub format: String,
    /// IANA media type.
    pub media_type: String,
    /// Size.
    pub bytes: u64,
    /// SHA-256, lower-case hex: the blob's name in the store.
    pub sha256: String,
}
