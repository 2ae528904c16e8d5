//! `invisible-characters`: NBSP, zero-width and control signs.
//!
//! `"Apodaca\u{a0}"` → `"Apodaca"`. Never here: plain white space (see `stray-whitespace`).

use super::ColumnContext;
use super::context::shows_any;
use super::stray_whitespace::normal;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::evidence::sign::Sign;

const ODD: [Sign; 2] = [Sign::OddSpace, Sign::Control];

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let count = context.evidence().sum(&ODD);
    if count == 0 {
        return None;
    }
    let mut finding = context.cells(
        "invisible-characters",
        Severity::Warning,
        count,
        |text| shows_any(text, &ODD),
        |text| Some(normal(text)),
    );
    context.rows_of(&mut finding, &ODD);
    finding.remedy = Some(Operation::NormalizeSpace { columns: vec![context.column.name.clone()] });
    Some(finding)
}
