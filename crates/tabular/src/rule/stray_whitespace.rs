//! `stray-whitespace`: white space at the ends of cells, or runs of it inside.
//!
//! `"Puebla "` → `"Puebla"`. Never here: NBSP and invisible signs (see `invisible-characters`).

use super::ColumnContext;
use super::context::shows_any;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::evidence::sign::Sign;

const SPACES: [Sign; 2] = [Sign::EdgeSpace, Sign::DoubleSpace];

/// White space off the ends, runs of it to one space, NBSP and zero-width signs like white space.
pub(super) fn normal(text: &str) -> String {
    let plain: String =
        text.chars().filter(|c| !matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}')).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let count = context.count(Sign::EdgeSpace).max(context.count(Sign::DoubleSpace));
    if count == 0 {
        return None;
    }
    let mut finding = context.cells(
        "stray-whitespace",
        Severity::Warning,
        count,
        |text| shows_any(text, &SPACES),
        |text| Some(normal(text)),
    );
    context.rows_of(&mut finding, &SPACES);
    // a cell at whose end there is space and one with space inside are two
    finding.count = finding.count.max(finding.rows.len() as u64);
    finding.remedy = Some(Operation::NormalizeSpace { columns: vec![context.column.name.clone()] });
    Some(finding)
}
