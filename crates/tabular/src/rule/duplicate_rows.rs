//! `duplicate-rows`: rows that repeat an earlier row in every column.
//!
//! The second of two equal rows. The remedy is a suggestion: two equal rows may be two facts.
//! Never here: keys that repeat.

use super::TableContext;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;

pub(super) fn check(context: &TableContext<'_>) -> Vec<Finding> {
    let duplicates = &context.profile.duplicates;
    // a table of one or two columns repeats by nature
    if duplicates.rows == 0 || context.table.columns.len() < 3 {
        return Vec::new();
    }
    let mut finding = context.finding("duplicate-rows", Severity::Info);
    finding.count = duplicates.rows;
    finding.rows.clone_from(&duplicates.records);
    finding.details.insert("exact".to_owned(), duplicates.exact.to_string());
    finding.details.insert("certain".to_owned(), "false".to_owned());
    finding.remedy = Some(Operation::DropDuplicates);
    vec![finding]
}
