//! `duplicate-label`: several columns with one name in the header.
//!
//! The second `monto` of `clave,monto,monto`. Never here: the machine names, which are always different.

use super::TableContext;
use crate::finding::{Finding, Severity};
use crate::semantic::fold;

pub(super) fn check(context: &TableContext<'_>) -> Vec<Finding> {
    let structure = &context.table.structure;
    let mut findings = Vec::new();
    let mut known: Vec<String> = Vec::new();
    for column in context.columns() {
        let label = fold(&column.column.label);
        if !label.is_empty() && known.contains(&label) {
            let mut finding = column.finding("duplicate-label", Severity::Warning, 1);
            finding.rows = structure.header_first_row.into_iter().collect();
            finding.details.insert("label".to_owned(), column.column.label.clone());
            findings.push(finding);
        }
        known.push(label);
    }
    findings
}
