//! The table that a person sees in a sheet: where it stands and what its columns are called.
//!
//! Messy and clean tables are one type. Never here: how the place was found (see `structure`).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::delimited::Delimited;
use crate::grid::{CellKind, Grid};

/// What a record is, in the words of the row-classification literature (Strudel, MaGRiTTE).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RowKind {
    /// Title or note above the table.
    Metadata,
    /// Header.
    Header,
    /// A section heading among the data.
    Group,
    /// Data.
    Data,
    /// A total or subtotal.
    Derived,
    /// Footer, source, notes below the table.
    Notes,
    /// Nothing.
    Empty,
}

impl RowKind {
    /// The lower-case word that `inspect --row-kinds` prints.
    pub fn name(self) -> &'static str {
        match self {
            RowKind::Metadata => "metadata",
            RowKind::Header => "header",
            RowKind::Group => "group",
            RowKind::Data => "data",
            RowKind::Derived => "derived",
            RowKind::Notes => "notes",
            RowKind::Empty => "empty",
        }
    }
}

/// A line of text that belongs to the table but is none of its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its 1-based record.
    pub record: u64,
    /// Its cells joined by a space.
    pub text: String,
}

/// Where a table stands. All rows are 1-based records of the sheet, blank ones included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableStructure {
    /// First header record; none where the table has no header.
    pub header_first_row: Option<u64>,
    /// All records from the first to the last header record, blank ones between included; 0 without.
    pub header_rows: u64,
    /// First data record.
    pub first_row: u64,
    /// Last data record.
    pub last_row: u64,
    /// Data and derived records in between (blank and group records excluded).
    pub rows: u64,
    /// The sheet's columns that are the table's, 0-based, in order (fillers, footnote marks out).
    pub columns: Vec<usize>,
    /// Records between `first_row` and `last_row` that are not plain data, ascending.
    pub exceptions: Vec<(u64, RowKind)>,
    /// Titles and notes above.
    pub titles: Vec<Note>,
    /// Footer lines below.
    pub notes: Vec<Note>,
}

/// One column of a table as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Unique machine name made from the label (`longitud_km`): lower-case ASCII snake case.
    pub name: String,
    /// What the header says, parts of several header rows joined by ` / `; empty without header.
    pub label: String,
    /// The unit taken out of the label or the title (`Kilómetros`).
    pub unit: Option<String>,
    /// The sheet's column, 0-based.
    pub index: usize,
    /// The kind that most filled cells have in the file; none for delimited text.
    pub native: Option<CellKind>,
}

/// Where the rows are.
#[derive(Clone, Debug)]
pub enum Rows {
    /// In a grid; `offset` is the number of grid rows before record 1 (1 where columns are named).
    Grid {
        /// The sheet.
        grid: Arc<Grid>,
        /// Grid rows before record 1.
        offset: usize,
    },
    /// In a file on disk.
    Delimited(Arc<Delimited>),
}

/// A table in a sheet. Its rows are reached through [`Table::run`] (see `batch`).
#[derive(Clone, Debug)]
pub struct Table {
    /// The sheet's name.
    pub sheet: Option<String>,
    /// Where it stands.
    pub structure: TableStructure,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Rows,
}
