//! The first table of a small file, as text.
//!
//! Never here: what its columns mean.

use std::path::Path;

use apertura_tabular::read::read;
use apertura_tabular::semantic::fold;
use apertura_tabular::structure::structure;
use apertura_tabular::{Batch, Limits, Overrides, ReadError};

/// Names of the columns, and the rows.
pub(crate) type Sheet = (Vec<String>, Vec<Vec<String>>);

/// The first table of a file. Where none is told, the first row holds the names.
///
/// # Errors
/// Where the file gives no table.
pub(crate) fn first(path: &Path) -> Result<Sheet, ReadError> {
    let limits = Limits::default();
    let table = |header: Option<&str>| -> Result<_, ReadError> {
        let overrides = Overrides { header: header.map(str::to_owned), ..Overrides::default() };
        let structured = structure(read(path, &overrides, &limits)?, &overrides, &limits)?;
        structured.tables.into_iter().next().ok_or(ReadError::NoTable)
    };
    let table = match table(None) {
        Ok(table) if table.structure.header_first_row.is_some() => table,
        _ => table(Some("1"))?,
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    let work = |batch: Batch| -> Result<Vec<Vec<String>>, ReadError> {
        let row = |row: usize| batch.columns.iter().map(|column| column.value(row).to_owned()).collect();
        Ok((0..batch.rows()).map(row).collect())
    };
    table.run(&limits, work, |batch: Vec<Vec<String>>| {
        rows.extend(batch);
        Ok::<(), ReadError>(())
    })?;
    Ok((table.columns.iter().map(|column| column.label.clone()).collect(), rows))
}

/// The column with one of these names, the best first; case, accents and joints aside.
pub(crate) fn column(columns: &[String], names: &[&str]) -> Option<usize> {
    names.iter().find_map(|name| columns.iter().position(|written| plain(written) == *name))
}

/// Case and accents off, joints as blanks.
pub(crate) fn plain(name: &str) -> String {
    fold(name).replace(['_', '-', '.'], " ")
}
