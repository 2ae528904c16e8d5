//! `blank-label`: columns with data and no name in the header.
//!
//! The third column of `clave,nombre,,monto`. Never here: blank columns (see `empty-column`), tables without a header.

use super::TableContext;
use crate::finding::{Finding, Severity};

pub(super) fn check(context: &TableContext<'_>) -> Vec<Finding> {
    let structure = &context.table.structure;
    if structure.header_rows == 0 {
        return Vec::new();
    }
    let blank = context.columns().filter(|column| column.column.label.trim().is_empty() && column.filled() > 0);
    blank
        .map(|column| {
            let mut finding = column.finding("blank-label", Severity::Warning, 1);
            finding.rows = structure.header_first_row.into_iter().collect();
            finding
        })
        .collect()
}
