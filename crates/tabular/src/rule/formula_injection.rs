//! `formula-injection`: texts that a spreadsheet would run as a formula when the file is opened.
//!
//! `=HYPERLINK(…)` stays; on export to a spreadsheet it is written as text. Never here: negative numbers.

use super::ColumnContext;
use super::context::shows;
use crate::finding::{Finding, Severity};
use crate::evidence::sign::Sign;

fn dangerous(text: &str) -> bool {
    let text = text.trim();
    // `- nota`, `-sin clave`, `@usuario` and `+52…` are everyday texts; a call or a reference is not
    let call = text.contains('(') || text.contains('!') || text.contains('|');
    shows(text, Sign::FormulaStart) && (text.starts_with('=') || call && !text.starts_with("- "))
}

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    if context.count(Sign::FormulaStart) == 0 {
        return None;
    }
    let mut count: u64 = context.facts.values.iter().filter(|v| dangerous(&v.text)).map(|v| v.count).sum();
    if count == 0 {
        return None;
    }
    if !context.facts.complete {
        count = count.max(context.count(Sign::FormulaStart));
    }
    Some(context.cells("formula-injection", Severity::Warning, count, dangerous, |_| None))
}
