//! Applies a recipe to a table in one bounded pass and writes the files: the last arrow.
//!
//! Never here: how one operation works (see `operation`), how a file is written (see `write`).

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::document::SourceFacts;
use crate::error::ReadError;
use crate::profile::Profile;
use crate::value_type::ValueType;
use crate::write::{SkippedFile, WrittenFile};

mod changes;

pub use changes::{CHANGES_VERSION, Changes, Drift, StepChanges, Unconverted};

/// What to write, and what only the caller knows.
#[derive(Clone, Debug)]
pub struct Outputs {
    /// An existing folder.
    pub directory: PathBuf,
    /// File name without extension (`incidentes` gives `incidentes.csv` …).
    pub stem: String,
    /// Facts of the original, for the data package.
    pub source: Option<SourceFacts>,
    /// Columns of the table as read that hold personal data, each with its kind; their cells are masked
    /// wherever they would be reported. Columns with a privacy step are masked anyway.
    pub personal: BTreeMap<String, String>,
    /// Descriptions of clean columns that a person wrote, by name.
    pub descriptions: BTreeMap<String, String>,
    /// The agency's key, for pseudonyms; used, never written.
    pub key: Option<Vec<u8>>,
    /// Cells up to which a workbook is written beside CSV and Parquet; 0 for none.
    pub spreadsheet_cells: u64,
}

impl Outputs {
    /// All files, into a folder, under a name.
    pub fn new(directory: impl Into<PathBuf>, stem: impl Into<String>) -> Self {
        Outputs {
            directory: directory.into(),
            stem: stem.into(),
            source: None,
            personal: BTreeMap::new(),
            descriptions: BTreeMap::new(),
            key: None,
            spreadsheet_cells: 4_000_000,
        }
    }
}

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
}

/// Why nothing was cleaned.
#[derive(Debug, thiserror::Error)]
pub enum CleanError {
    /// The original could not be read to its end.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A file could not be written.
    #[error("io: {0}")]
    Io(#[from] std::io::Error),
    /// A pseudonym was asked for without a key.
    #[error("no-key: {column}")]
    NoKey {
        /// The column.
        column: String,
    },
    /// The recipe leaves no column.
    #[error("no-columns-left")]
    NoColumns,
    /// A writer refused what it was given: a defect of ours.
    #[error("write-failed: {format}: {why}")]
    Write {
        /// `parquet` or `xlsx`.
        format: &'static str,
        /// The writer's own word.
        why: String,
    },
}

impl CleanError {
    /// The stable code, also the key of the sentence in the message catalogs.
    pub fn code(&self) -> &'static str {
        match self {
            CleanError::Read(error) => error.code(),
            CleanError::Io(_) => "io",
            CleanError::NoKey { .. } => "no-key",
            CleanError::NoColumns => "no-columns-left",
            CleanError::Write { .. } => "write-failed",
        }
    }
}
