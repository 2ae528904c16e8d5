//! What each step of a recipe would do, for people: nothing was written.
//!
//! Never here: running the recipe.

use std::fmt::Write as _;

use apertura_portal::language::FluentValue;
use apertura_tabular::Recipe;
use apertura_tabular::cleaned::{Cleaned, StepChanges};

use super::drift_line;
use crate::face::Face;

/// Cells shown of a step and column.
const SHOWN: usize = 3;

/// Every step with its cells before and after, in order.
pub(super) fn page(face: &Face, recipe: &Recipe, cleaned: &Cleaned) -> String {
    let number = |n: u64| FluentValue::from(n as f64);
    let mut out = String::new();
    let values = [("rows", number(cleaned.changes.rows_read)), ("left", number(cleaned.rows))];
    let _ = writeln!(out, "{}", face.paint("1", &face.with("cli-preview", values)));
    for (at, step) in recipe.steps.iter().enumerate() {
        let what = face.messages.code("operation", step.operation.id());
        if !step.enabled {
            let columns = step.operation.columns().join(", ");
            let columns = if columns.is_empty() { columns } else { format!(" (`{columns}`)") };
            let _ = writeln!(out, "\n{:>3}. {what}{columns}: {}", at + 1, face.text("cli-preview-off"));
            continue;
        }
        let _ = writeln!(out, "\n{:>3}. {what}", at + 1);
        let done: Vec<&StepChanges> = cleaned.changes.steps.iter().filter(|one| one.step == at + 1).collect();
        for one in &done {
            said(face, &mut out, one);
        }
        for drift in cleaned.changes.drift.iter().filter(|drift| drift.step == at + 1) {
            let _ = writeln!(out, "     {}", face.paint("33", drift_line(face, drift).trim_start()));
        }
    }
    for drift in cleaned.changes.drift.iter().filter(|drift| drift.step == 0) {
        let _ = writeln!(out, "\n{}", face.paint("33", drift_line(face, drift).trim_start()));
    }
    let _ = writeln!(out, "\n{}", face.text("cli-preview-nothing-written"));
    out
}

/// What a step does to one column, or to the rows.
fn said(face: &Face, out: &mut String, one: &StepChanges) {
    let number = |n: u64| FluentValue::from(n as f64);
    let column = one.column.as_ref().map(|column| format!("`{column}`: ")).unwrap_or_default();
    let values = [
        ("changed", number(one.cells_changed)),
        ("dropped", number(one.rows_dropped)),
        ("misfits", number(one.misfits)),
    ];
    let _ = writeln!(out, "     {column}{}", face.with("cli-preview-step", values));
    for sample in one.samples.iter().take(SHOWN) {
        let after = sample.after.as_deref().unwrap_or_default();
        let row = face.with("cli-preview-row", [("record", number(sample.record))]);
        let _ = writeln!(out, "       {row}: `{}` → `{after}`", sample.before);
    }
    if !one.records_dropped.is_empty() {
        let mut records: Vec<String> = one.records_dropped.iter().take(SHOWN * 2).map(u64::to_string).collect();
        if one.rows_dropped > records.len() as u64 {
            records.push("…".to_owned());
        }
        let _ = writeln!(out, "       {}", face.with("cli-at-rows", [("rows", FluentValue::from(records.join(", ")))]));
    }
}
