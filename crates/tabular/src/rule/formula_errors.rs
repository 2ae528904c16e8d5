//! `formula-errors`: a spreadsheet's own errors among the values.
//!
//! `#REF!`, `#¡DIV/0!` → blank. Never here: blank cells.

use std::collections::BTreeMap;

use super::ColumnContext;
use crate::finding::{Finding, Severity};
use crate::evidence::shape::is_formula_error;
use crate::operation::Operation;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let words = context.evidence().missing.iter().filter(|(text, _)| is_formula_error(text.as_bytes()));
    let (count, rows) = words.fold((0, Vec::new()), |(count, mut rows), (_, spelling)| {
        rows.extend(spelling.records.iter());
        (count + spelling.count, rows)
    });
    if count == 0 {
        return None;
    }
    let mut finding = context.finding("formula-errors", Severity::Warning, count);
    context.all_cells(&mut finding, |text| is_formula_error(text.trim().as_bytes()), |_| Some(String::new()));
    if finding.rows.is_empty() {
        finding.rows = rows;
        finding.rows.sort_unstable();
    }
    let words = context.facts.missing.iter().filter(|m| is_formula_error(m.0.as_bytes()));
    let words: BTreeMap<String, String> = words.map(|(word, meaning, _)| (word.clone(), meaning.name().to_owned())).collect();
    let column = context.column.name.clone();
    finding.remedy = (!words.is_empty()).then_some(Operation::SetMissing { column, words });
    Some(finding)
}
