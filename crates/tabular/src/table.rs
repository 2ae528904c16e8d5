//! The table that a person sees in a sheet: where it stands and what its columns are called.
//!
//! Messy and clean tables are one type. Never here: how the place was found (see `structure`).

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::delimited::Delimited;
use crate::grid::{Cell, CellKind, Grid};

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
    /// In several tables of one shape, one after another; the first column says which.
    Stacked(Arc<[Layer]>),
}

/// One of the tables that a stack is made of.
#[derive(Clone, Debug)]
pub struct Layer {
    /// The table, as it stands in its own sheet; never a stack itself.
    pub table: Table,
    /// What the stack's first column says of its rows.
    pub value: String,
    /// Record 1 of its sheet is record `offset + 1` of the stack.
    pub offset: u64,
    /// For each column of the stack after the first, which of the table's columns it is; none where the table
    /// has no such column.
    pub columns: Vec<Option<usize>>,
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

impl Table {
    /// The tables that it is a stack of, from top to bottom; none where it is no stack.
    pub fn layers(&self) -> &[Layer] {
        match &self.rows {
            Rows::Stacked(layers) => layers,
            _ => &[],
        }
    }

    /// The name of its sheet, or the names of the sheets that it is a stack of.
    pub fn sheets(&self) -> Option<String> {
        let names: Vec<&str> = self.layers().iter().filter_map(|layer| layer.table.sheet.as_deref()).collect();
        if names.is_empty() { self.sheet.clone() } else { Some(names.join(", ")) }
    }

    /// The cell of a 1-based record in the column with this [`Column::index`]; none where the rows are streamed,
    /// and for what a stack adds.
    pub fn cell(&self, record: u64, index: usize) -> Option<&Cell> {
        match &self.rows {
            Rows::Grid { grid, offset } => Some(grid.cell(record + *offset as u64, index)),
            Rows::Delimited(_) => None,
            Rows::Stacked(layers) => {
                let layer = &layers[layers.partition_point(|layer| layer.offset < record).checked_sub(1)?];
                let column = layer.columns.get(index.checked_sub(1)?).copied().flatten()?;
                layer.table.cell(record - layer.offset, layer.table.columns[column].index)
            }
        }
    }

    /// True where all rows are in memory.
    pub fn is_in_memory(&self) -> bool {
        match &self.rows {
            Rows::Grid { .. } => true,
            Rows::Delimited(_) => false,
            Rows::Stacked(layers) => layers.iter().all(|layer| layer.table.is_in_memory()),
        }
    }
}
