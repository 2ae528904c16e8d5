//! `personal-data-sensitive`: every row is a person, and a column tells of health, violence or belief.
//!
//! A table of counts is none. Never here: which tables are about persons (see `privacy`).

use super::TableContext;
use crate::finding::{Finding, Severity};
use crate::privacy;

pub(super) fn check(table: &TableContext<'_>) -> Vec<Finding> {
    if !privacy::is_person_level(&table.table.columns, table.profile) {
        return Vec::new();
    }
    let mut findings: Vec<Finding> = Vec::new();
    for context in table.columns() {
        let Some(theme) = privacy::theme(context.column) else { continue };
        if context.filled() == 0 {
            continue;
        }
        match findings.iter_mut().find(|finding| finding.details["kind"] == theme) {
            Some(finding) => {
                if let Some(names) = finding.details.get_mut("names") {
                    *names += ", ";
                    *names += &context.column.name;
                }
            }
            None => {
                let mut finding = table.finding("personal-data-sensitive", Severity::Error);
                finding.count = table.profile.rows;
                finding.details.insert("kind".to_owned(), theme.to_owned());
                finding.details.insert("names".to_owned(), context.column.name.clone());
                findings.push(finding);
            }
        }
    }
    findings
}
