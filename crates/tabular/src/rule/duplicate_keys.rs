//! `duplicate-keys`: a column that should tell the rows apart, by its label, and nearly does.
//!
//! Folio `0017` stands in two rows: one of them is wrong, or the row was entered twice. Never here: a repair.

use super::TableContext;
use crate::finding::{Finding, Severity};
use crate::semantic::is_key_label;

pub(super) fn check(context: &TableContext<'_>) -> Vec<Finding> {
    let Some(relations) = &context.profile.relations else { return Vec::new() };
    let repeated = context.profile.duplicates.rows;
    let mut findings = Vec::new();
    for key in relations.keys.iter().filter(|key| key.duplicates > repeated && key.columns.len() == 1) {
        let Some(column) = context.columns().find(|column| column.column.name == key.columns[0]) else { continue };
        // the key of a person or an office repeats where it has several rows
        let of_person = column.profile.personal.is_some() || column.profile.place.is_some();
        if !is_key_label(column.column) || of_person || !key_is_sure(key.duplicates, context.profile.rows) {
            continue;
        }
        let mut finding = context.finding("duplicate-keys", Severity::Warning);
        finding.column = Some(key.columns[0].clone());
        finding.count = key.duplicates;
        finding.rows.clone_from(&key.records);
        let top = column.facts.values.iter().filter(|v| v.count > 1 && !column.is_missing(v.text.trim()));
        for value in top.take(Finding::SAMPLES) {
            finding.samples.push(column.sample(value.first, &value.text, None));
        }
        findings.push(finding);
    }
    findings
}

/// A column that repeats in more than one row of a hundred is no key.
fn key_is_sure(duplicates: u64, rows: u64) -> bool {
    duplicates * 100 <= rows.max(100)
}
