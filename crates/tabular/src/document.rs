//! A file that was read: what its bytes are, and its sheets.
//!
//! Never here: how a format is read (see `format`), where tables stand (see `structure`).

use crate::finding::Finding;

pub use crate::delimited::Body;
pub use crate::source::{Format, Overrides, SourceFacts};

/// One sheet of a workbook, or the whole of any other file.
#[derive(Debug)]
pub struct Sheet {
    /// The sheet's name; none outside workbooks.
    pub name: Option<String>,
    /// True where the workbook hides it.
    pub hidden: bool,
    /// True where the file itself names the columns (JSON keys, DBF and Parquet fields): then the
    /// first row of the grid holds these names and is no record; record 1 is `rows[1]`.
    pub named_columns: bool,
    /// The cells.
    pub body: Body,
}

/// A file that was read.
#[derive(Debug)]
pub struct Document {
    /// What is known of the file.
    pub source: SourceFacts,
    /// Its sheets, hidden ones included.
    pub sheets: Vec<Sheet>,
    /// What reading already found (encoding damage, unclosed quotes …).
    pub findings: Vec<Finding>,
}
