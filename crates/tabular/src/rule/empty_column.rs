//! `empty-column`: no cell of the column holds a value.
//!
//! Never here: a remedy that runs unseen; next month's file may fill it.

use super::ColumnContext;
use crate::finding::{Finding, Severity};

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let empty = context.profile.rows > 0 && context.filled() == 0;
    empty.then(|| context.finding("empty-column", Severity::Info, 1))
}
