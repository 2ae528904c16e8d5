//! `blank-cells`: cells with nothing in them.
//!
//! Never here: columns that are blank all through (see `empty-column`), words (see `missing-words`).

use super::ColumnContext;
use crate::finding::{Finding, Severity};

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let blanks = context.profile.blanks;
    if blanks == 0 || context.filled() == 0 {
        return None;
    }
    let mut finding = context.finding("blank-cells", Severity::Info, blanks);
    let share = blanks as f64 / context.profile.rows.max(1) as f64;
    finding.details.insert("share".to_owned(), format!("{share:.3}"));
    Some(finding)
}
