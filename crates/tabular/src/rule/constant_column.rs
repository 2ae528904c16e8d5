//! `constant-column`: every filled cell holds the same value.
//!
//! `19` in all of 500 rows. Never here: short tables.

use super::ColumnContext;
use crate::finding::{Finding, Severity};

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let constant = context.profile.distinct.exact && context.profile.distinct.count == 1;
    if !constant || context.profile.nulls > 0 || context.profile.rows < 10 {
        return None;
    }
    let mut finding = context.finding("constant-column", Severity::Info, context.filled());
    // of a personal column nothing is shown
    let value = context.profile.top.first().map_or("***".to_owned(), |(value, _)| value.chars().take(80).collect());
    finding.details.insert("value".to_owned(), value);
    Some(finding)
}
