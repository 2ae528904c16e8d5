//! `promote-header`: a row of the data holds the columns' names; it and the rows above it go.
//!
//! row 2 of `x,y` / `Padrón,` / `clave,nombre` / `a,b` → `clave,nombre` / `a,b`.
//! Never here: headers that structure finds by itself, or that the import step names.

use crate::naming::Names;
use crate::table::{RowKind, Rows, Table};

pub(super) const ID: &str = "promote-header";

/// The record and cells of the data row with this 1-based number, by the table's columns as read.
pub(crate) fn row(table: &Table, row: usize) -> Option<(u64, Vec<String>)> {
    let (grid, offset) = match &table.rows {
        Rows::Grid { grid, offset } => (grid.as_ref(), *offset as u64),
        Rows::Delimited(delimited) => (&delimited.head, 0),
        // several sheets have several first rows
        Rows::Stacked(_) => return None,
    };
    let structure = &table.structure;
    let is_row = |record: &u64| {
        let kind = structure.exceptions.iter().find(|(place, _)| place == record).map(|(_, kind)| *kind);
        matches!(kind, None | Some(RowKind::Data | RowKind::Derived))
            && grid.record(record + offset).iter().any(|cell| !cell.is_blank())
    };
    let last = structure.last_row.min(grid.rows.len() as u64);
    let record = (structure.first_row..=last).filter(is_row).nth(row.checked_sub(1)?)?;
    let cells = grid.record(record + offset);
    let text = |index: usize| cells.get(index).map_or_else(String::new, |cell| cell.text.trim().to_owned());
    Some((record, table.columns.iter().map(|column| text(column.index)).collect()))
}

/// Names of the columns with these labels; a column without a label keeps its old name.
pub(crate) fn names(labels: &[(String, String)]) -> Vec<String> {
    let mut names = Names::default();
    let named = labels.iter().enumerate();
    named.map(|(at, (label, old))| names.add(if label.is_empty() { old } else { label }, None, at)).collect()
}
