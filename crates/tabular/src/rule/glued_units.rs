//! `glued-units`: numbers of which some carry the unit and some do not.
//!
//! `12.5`, `16 oz`, `12.5 oz.` → `12.5`, `16`, `12.5` with the unit in the dictionary.
//! Never here: different units in one column, columns in which every number carries its unit.

use super::ColumnContext;
use crate::evidence::number_of;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let Some(Operation::ParseNumber { words, unit, .. }) = &context.profile.conversion else { return None };
    if words.is_empty() {
        return None;
    }
    let decimal = context.facts.decimal;
    let glued = |text: &str| number_of(text.trim(), decimal).is_none();
    let count = context.facts.values.iter().filter(|v| !context.is_missing(v.text.trim()) && glued(&v.text));
    let count = count.map(|v| v.count).sum();
    let bare = |text: &str| {
        let text = text.trim();
        let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-')))?;
        Some(text[..end].trim_end_matches(['.', ',']).to_owned())
    };
    let mut finding = context.cells("glued-units", Severity::Warning, count, glued, bare);
    finding.details.insert("unit".to_owned(), unit.clone().unwrap_or_default());
    finding.remedy.clone_from(&context.profile.conversion);
    Some(finding)
}
