//! `footnote-marks`: cells that end in the mark of a footnote.
//!
//! `Acatlán a/`, `Zempoala 1/` → `Acatlán`, `Zempoala`, where a note below begins with the same mark; else it is offered.
//! Never here: marks in the header or in columns of their own (see `structure`).

use super::ColumnContext;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;

/// The mark as a pattern of `replace-text`.
const MARK: &str = r"\s+\(?[0-9A-Za-z]{1,2}/\)?\s*$";
/// Cells that must bear one, and this share of the filled ones at most may be of another kind.
const CELLS: u64 = 3;

/// A text without its mark, and the mark.
pub(super) fn parted(text: &str) -> Option<(&str, &str)> {
    let (before, last) = text.trim_end().rsplit_once(char::is_whitespace)?;
    let mark = last.trim_matches(|c| matches!(c, '(' | ')')).strip_suffix('/')?;
    let short = (1..=2).contains(&mark.len()) && mark.bytes().all(|b| b.is_ascii_alphanumeric());
    let before = before.trim_end();
    (short && before.chars().any(char::is_alphanumeric)).then_some((before, mark))
}

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    if context.profile.personal.is_some() {
        return None;
    }
    let marked = || context.facts.values.iter().filter_map(|v| Some((parted(v.text.trim())?.1, v.count)));
    let count: u64 = marked().map(|(_, count)| count).sum();
    if count == 0 {
        return None;
    }
    let notes = &context.whole.table.structure.notes;
    let told = |mark: &str| {
        let begins = |text: &str| text.trim_start_matches('(').to_lowercase().starts_with(&format!("{}/", mark.to_lowercase()));
        notes.iter().any(|note| begins(note.text.trim_start()))
    };
    let certain = marked().all(|(mark, _)| told(mark));
    if !certain && count < CELLS {
        return None;
    }
    let after = |text: &str| parted(text).map(|(before, _)| before.to_owned());
    let mut finding = context.cells("footnote-marks", Severity::Warning, count, |text| parted(text).is_some(), after);
    finding.details.insert("certain".to_owned(), certain.to_string());
    finding.remedy = Some(Operation::ReplaceText {
        column: context.column.name.clone(),
        find: MARK.to_owned(),
        replace: String::new(),
        pattern: true,
    });
    Some(finding)
}
