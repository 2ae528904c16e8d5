//! `empty-column`: no cell of the column holds a value.
//!
//! Never here: a remedy that runs unseen; next month's file may fill it.

use super::ColumnContext;
use crate::finding::{Finding, Severity};

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let empty = context.profile.rows > 0 && context.filled() == 0;
    empty.then(|| {
        let mut finding = context.finding("empty-column", Severity::Info, 1);
        // a column that only says why it has no values
        let words: Vec<&str> = context.profile.missing.keys().map(String::as_str).take(8).collect();
        if !words.is_empty() {
            finding.details.insert("only".to_owned(), "words".to_owned());
            finding.details.insert("words".to_owned(), words.join(", "));
        }
        finding
    })
}
