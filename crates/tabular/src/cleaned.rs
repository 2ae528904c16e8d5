//! A clean table as it is handed on: its columns, what was done, and which files hold it.
//!
//! Never here: how it is cleaned (see `clean`) or written (see `write`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::profile::Profile;
use crate::table::Column;
use crate::value_type::ValueType;

mod changes;
mod remaining;

pub use changes::{CHANGES_VERSION, Changes, Drift, StepChanges, Unconverted};

/// One column of the clean table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CleanColumn {
    /// Machine name.
    pub name: String,
    /// What the header said.
    pub label: String,
    /// Storage type.
    #[serde(rename = "type")]
    pub value_type: ValueType,
    /// Digits after the point of exact decimals; none for floating numbers and other types.
    pub scale: Option<u8>,
    /// Unit of the values.
    pub unit: Option<String>,
    /// Id of the semantic type.
    pub semantic: Option<String>,
    /// Kind of personal datum that it still holds.
    pub personal: Option<String>,
    /// Kind of place that it names.
    pub place: Option<String>,
    /// Words that became blank, each with its meaning.
    pub missing: BTreeMap<String, String>,
}

/// A clean table: what it holds, what was done, and the files.
#[derive(Clone, Debug)]
pub struct Cleaned {
    /// Its columns, in order.
    pub columns: Vec<CleanColumn>,
    /// Its rows.
    pub rows: u64,
    /// What was done.
    pub changes: Changes,
    /// Profile of the clean table.
    pub profile: Profile,
    /// The files written, in a fixed order.
    pub files: Vec<WrittenFile>,
    /// Files not written, each with the reason.
    pub skipped: Vec<SkippedFile>,
    /// The 1-based original record of each clean row, in order; empty where it was not asked for.
    pub records: Vec<u64>,
}

impl Cleaned {
    /// Its columns as those of a table.
    pub fn as_table_columns(&self) -> Vec<Column> {
        let column = |(index, column): (usize, &CleanColumn)| Column {
            name: column.name.clone(),
            label: column.label.clone(),
            unit: column.unit.clone(),
            index,
            native: None,
        };
        self.columns.iter().enumerate().map(column).collect()
    }
}

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
