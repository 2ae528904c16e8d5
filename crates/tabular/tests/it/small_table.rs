//! A small table made from texts, the first row its header. Never here: tests.

use std::sync::Arc;

use apertura_tabular::table::Rows;
use apertura_tabular::{Column, Grid, Table, TableStructure, semantic};

/// A table whose first row is its header.
pub(crate) fn table(rows: &[&[&str]]) -> Table {
    let columns = rows[0]
        .iter()
        .enumerate()
        .map(|(index, name)| Column {
            name: (*name).to_owned(),
            label: name.to_uppercase(),
            unit: None,
            index,
            native: None,
        })
        .collect::<Vec<_>>();
    let structure = TableStructure {
        header_first_row: Some(1),
        header_rows: 1,
        first_row: 2,
        last_row: rows.len() as u64,
        rows: rows.len() as u64 - 1,
        columns: (0..columns.len()).collect(),
        exceptions: Vec::new(),
        titles: Vec::new(),
        notes: Vec::new(),
    };
    let grid = Grid::from_texts(rows.iter().map(|row| row.iter().copied()));
    Table { sheet: None, structure, columns, rows: Rows::Grid { grid: Arc::new(grid), offset: 0 } }
}

/// A table from the labels of its columns and its rows.
pub(crate) fn labelled(labels: &[&str], rows: &[Vec<String>]) -> Table {
    let mut texts: Vec<Vec<&str>> = vec![labels.to_vec()];
    texts.extend(rows.iter().map(|row| row.iter().map(String::as_str).collect::<Vec<_>>()));
    let texts: Vec<&[&str]> = texts.iter().map(Vec::as_slice).collect();
    let mut table = table(&texts);
    for (column, label) in table.columns.iter_mut().zip(labels) {
        column.label = (*label).to_owned();
        column.name = semantic::fold(label).replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    }
    table
}
