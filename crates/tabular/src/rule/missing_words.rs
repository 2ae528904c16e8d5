//! `missing-words`: words that stand for a missing value.
//!
//! `ND`, `S/I`, `sin dato`, `-99` among counts → blank. `SI` is yes; `S/N` in an address is a value.
//! Never here: blank cells (see `blank-cells`).

use super::ColumnContext;
use crate::evidence::shape::is_formula_error;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::profile::decision::is_spelling;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    // the errors of formulas have a finding of their own
    let missing: Vec<_> = context.facts.missing.iter().filter(|m| !is_formula_error(m.0.as_bytes())).collect();
    if missing.is_empty() {
        return None;
    }
    let count = missing.iter().map(|m| m.2).sum();
    let mut finding = context.finding("missing-words", Severity::Warning, count);
    let is_word = |text: &str| missing.iter().any(|(word, ..)| is_spelling(word, text));
    context.all_cells(&mut finding, is_word, |_| Some(String::new()));
    if finding.rows.is_empty() {
        let words = context.evidence().missing.values();
        finding.rows = words.flat_map(|spelling| spelling.records.iter()).collect();
        finding.rows.sort_unstable();
        finding.rows.truncate(Finding::ROWS);
    }
    // the words are no personal datum
    for sample in &mut finding.samples {
        if let Some((word, ..)) = missing.iter().find(|(word, ..)| word.chars().count() == sample.before.trim().chars().count()) {
            sample.before.clone_from(word);
        }
    }
    let mut list: Vec<(&str, u64)> = missing.iter().map(|m| (m.0.as_str(), m.2)).collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let text: Vec<String> = list.iter().take(8).map(|(word, count)| format!("{word} ({count})")).collect();
    finding.details.insert("words".to_owned(), text.join(", "));
    finding.remedy = Some(Operation::SetMissing {
        column: context.column.name.clone(),
        words: missing.iter().map(|(word, meaning, _)| (word.clone(), meaning.name().to_owned())).collect(),
    });
    Some(finding)
}
