//! What structure finds: hidden sheets, rows and columns.
//!
//! Never here: findings about values (see `rule`).

use crate::finding::{Finding, Severity};
use crate::grid::Grid;

use super::assemble::Part;

/// A hidden sheet that holds a table: told, never published by itself.
pub(crate) fn hidden_sheet(name: Option<&str>, parts: &[Part]) -> Finding {
    let mut finding = Finding::new("hidden-sheet", Severity::Warning);
    finding.details.insert("sheet".into(), name.unwrap_or_default().to_owned());
    finding.count = parts.iter().map(|part| part.structure.rows).sum();
    finding
}

/// Hidden rows and columns that lie within tables; `first` is the number of the sheet's first table.
pub(crate) fn hidden_rows_and_columns(grid: &Grid, parts: &[Part], first: usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let span = part.structure.first_row..=part.structure.last_row;
        let rows: Vec<u64> = grid.hidden_rows.iter().copied().filter(|row| span.contains(row)).collect();
        if !rows.is_empty() {
            findings.push(Finding {
                table: Some(first + number),
                count: rows.len() as u64,
                rows: rows.into_iter().take(Finding::ROWS).collect(),
                ..Finding::new("hidden-rows", Severity::Warning)
            });
        }
        for column in part.columns.iter().filter(|column| grid.hidden_columns.contains(&column.index)) {
            findings.push(Finding {
                table: Some(first + number),
                column: Some(column.name.clone()),
                count: part.structure.rows,
                ..Finding::new("hidden-columns", Severity::Warning)
            });
        }
    }
    findings
}
