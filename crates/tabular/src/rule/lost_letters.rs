//! `lost-letters`: the sign U+FFFD stands where a letter was; no program can bring it back.
//!
//! `Mu\u{fffd}oz` stays as it is. Never here: letters that can be brought back (see `encoding-damage`).

use super::ColumnContext;
use super::context::shows;
use crate::finding::{Finding, Severity};
use crate::evidence::sign::Sign;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let count = context.count(Sign::Replacement);
    if count == 0 {
        return None;
    }
    let mut finding =
        context.cells("lost-letters", Severity::Warning, count, |text| shows(text, Sign::Replacement), |_| None);
    context.rows_of(&mut finding, &[Sign::Replacement]);
    Some(finding)
}
