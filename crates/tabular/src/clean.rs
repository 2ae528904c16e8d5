//! Applies a recipe to a table in one bounded pass and writes the files: the last arrow.
//!
//! Never here: how one operation works (see `operation`), how a file is written (see `write`).

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::cleaned::Cleaned;
use crate::document::SourceFacts;
use crate::error::ReadError;
use crate::limits::Limits;
use crate::profile::Profile;
use crate::recipe::{Expected, Recipe};
use crate::table::Table;

mod chain;
mod derived;
mod drift;
mod frame;
mod groups;
mod learn;
mod log;
mod memo;
mod pass;
mod plan;
mod repeats;
mod sink;
mod suppress;
mod whole;

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
    /// Profile of the table as read; columns whose cells no step changes keep theirs.
    pub profile: Option<Profile>,
    /// Descriptions of clean columns that a person wrote, by name.
    pub descriptions: BTreeMap<String, String>,
    /// The agency's key, for pseudonyms; used, never written.
    pub key: Option<Vec<u8>>,
    /// Cells up to which a workbook is written beside CSV and Parquet; 0 for none.
    pub spreadsheet_cells: u64,
    /// True where the original record of each clean row is wanted (`Cleaned::records`).
    pub records: bool,
    /// What the file looked like for which the recipe was made, where the recipe itself says already what this one looks
    /// like; what differs is told as drift.
    pub expected: Option<Expected>,
}

impl Outputs {
    /// All files, into a folder, under a name.
    pub fn new(directory: impl Into<PathBuf>, stem: impl Into<String>) -> Self {
        Outputs {
            directory: directory.into(),
            stem: stem.into(),
            source: None,
            personal: BTreeMap::new(),
            profile: None,
            descriptions: BTreeMap::new(),
            key: None,
            spreadsheet_cells: 4_000_000,
            records: false,
            expected: None,
        }
    }

    /// Takes the profile of the table as read, and from it which columns hold personal data.
    pub fn with_profile(mut self, profile: &Profile) -> Self {
        let personal = profile.columns.iter().filter_map(|c| Some((c.name.clone(), c.personal.clone()?)));
        self.personal.extend(personal);
        self.profile = Some(profile.clone());
        self
    }
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
    /// A step that needs all rows at once (sort, pivot) was given more than it may hold.
    #[error("too-large-for-step: {most} MiB")]
    TooLarge {
        /// Most mebibytes.
        most: u64,
    },
    /// The recipe leaves no column.
    #[error("no-columns-left")]
    NoColumns,
    /// A writer refused what it was given: a defect of ours.
    #[error("write-failed: {format}: {why}")]
    Write {
        /// `arrow`, `parquet` or `xlsx`.
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
            CleanError::TooLarge { .. } => "too-large-for-step",
            CleanError::NoColumns => "no-columns-left",
            CleanError::Write { .. } => "write-failed",
        }
    }
}

impl From<arrow::error::ArrowError> for CleanError {
    fn from(error: arrow::error::ArrowError) -> Self {
        CleanError::Write { format: "arrow", why: error.to_string() }
    }
}

impl From<parquet::errors::ParquetError> for CleanError {
    fn from(error: parquet::errors::ParquetError) -> Self {
        CleanError::Write { format: "parquet", why: error.to_string() }
    }
}

impl From<rust_xlsxwriter::XlsxError> for CleanError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        CleanError::Write { format: "xlsx", why: error.to_string() }
    }
}

/// Cleans a table and writes `<stem>.csv`, `<stem>.parquet`, `<stem>.xlsx` (where it fits), `recipe.toml`,
/// `dictionary.csv`, `datapackage.json` and `changes.json`. The same table and recipe give the same bytes.
///
/// A step that does not fit the table is reported as drift and the rest runs. A step that gives a column a type
/// does not fit where more than [`MISFIT_SHARE`] of the filled cells cannot be converted: the column stays text.
/// Below that, what cannot be converted becomes blank in the files and is listed in `changes.json`.
/// `progress` is told rows done and rows in all.
///
/// # Errors
/// [`CleanError`]; files that were begun are removed.
pub fn clean(
    table: &Table,
    recipe: &Recipe,
    outputs: &Outputs,
    limits: &Limits,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Cleaned, CleanError> {
    let mut unfit = plan::Unfit { orders: drift::orders(recipe, outputs), ..plan::Unfit::default() };
    loop {
        let mut plan = plan::Plan::new(table, recipe, outputs, &unfit)?;
        if let Some((step, stage, slot)) = plan.open {
            // a pivot whose columns the data tell: once up to there, to know them
            let keys = pass::distinct(table, &plan, stage, slot, limits)?;
            unfit.keys.insert(step, keys);
            continue;
        }
        // small groups are counted on the cells as the steps before them leave them
        learn::learn(table, &mut plan, limits)?;
        suppress::prepare(&mut plan, table, limits)?;
        match pass::run(table, recipe, plan, outputs, limits, progress)? {
            pass::Outcome::Done(cleaned) => return Ok(*cleaned),
            // a column turned out not to hold what the recipe says: once more, with that column as text
            pass::Outcome::Unfit(links) => unfit.links.extend(links),
        }
    }
}

/// Share of a column's filled cells above which a type is wrong for it.
pub const MISFIT_SHARE: f64 = 0.1;
