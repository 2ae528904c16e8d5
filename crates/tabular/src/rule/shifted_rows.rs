//! `shifted-rows`: rows whose cells stand some columns beside their own.
//!
//! `…, 64000, Monterrey, 12` in a table of `…, Monterrey, 64000, 12`: no cell of it fits, and each would fit in the
//! column beside it. Never here: rows that are merely longer (see `delimited`), a repair: who typed it knows what was parted.

use super::{ColumnContext, TableContext};
use crate::evidence::shape;
use crate::evidence::sign::Sign;
use crate::finding::{Finding, Sample, Severity};
use crate::semantic;
use crate::table::RowKind;
use crate::value_type::ValueType;

/// Largest table looked through, in rows.
const ROWS: u64 = 300_000;
/// Columns that a row may be shifted by.
const FAR: i64 = 4;
/// Cells of a row that must fit elsewhere and not where they stand.
const CELLS: usize = 2;
/// Above this share of its cells a column is no judge.
const STRANGE: f64 = 0.02;
/// Rows that are shifted, at most, of all.
const RARE: f64 = 0.05;

/// A column that can tell which texts are its own.
struct Judge<'a> {
    column: ColumnContext<'a>,
    fits: fn(&str) -> bool,
}

fn is_number(text: &str) -> bool {
    let signs = shape::read(text.as_bytes()).signs;
    signs.has(Sign::Number) || signs.has(Sign::Limit)
}

fn is_date(text: &str) -> bool {
    shape::read(text.as_bytes()).date.is_some()
}

/// What a column holds; none where nearly anything could stand in it.
fn judge<'a>(column: ColumnContext<'a>) -> Option<Judge<'a>> {
    let fits: fn(&str) -> bool = match column.profile.value_type {
        ValueType::Integer | ValueType::Number | ValueType::Year => is_number,
        ValueType::Date | ValueType::Datetime => is_date,
        _ => match column.profile.semantic.as_deref()? {
            "state-name" => semantic::is_state_name,
            "municipality-name" => semantic::is_municipality_name,
            "date" | "datetime" => is_date,
            kind => semantic::catalog().into_iter().find(|(id, ..)| *id == kind && is_telling(id))?.1,
        },
    };
    let values = || column.facts.values.iter().filter(|v| !v.text.trim().is_empty() && !column.is_missing(v.text.trim()));
    let all: u64 = values().map(|v| v.count).sum();
    let strange: u64 = values().filter(|v| !fits(v.text.trim())).map(|v| v.count).sum();
    (all > 0 && strange as f64 <= (all as f64 * STRANGE).max(2.0)).then_some(Judge { column, fits })
}

/// True for meanings that few other texts have.
fn is_telling(id: &str) -> bool {
    matches!(id, "email" | "url" | "curp" | "rfc" | "month" | "postal-code" | "municipality-key" | "coordinates")
}

pub(super) fn check(context: &TableContext<'_>) -> Vec<Finding> {
    if context.profile.rows > ROWS || !context.table.is_in_memory() {
        return Vec::new();
    }
    let judges: Vec<Judge<'_>> = context.columns().filter_map(judge).collect();
    if judges.len() < CELLS {
        return Vec::new();
    }
    let structure = &context.table.structure;
    let mut rows: Vec<(u64, String)> = Vec::new();
    for record in structure.first_row..=structure.last_row {
        let exception = structure.exceptions.binary_search_by_key(&record, |e| e.0).ok();
        if exception.is_some_and(|at| structure.exceptions[at].1 != RowKind::Data) {
            continue;
        }
        let cell = |index: i64| {
            let index = usize::try_from(index).ok()?;
            context.table.cell(record, index).map(|cell| cell.text.trim()).filter(|text| !text.is_empty())
        };
        let own = |judge: &Judge<'_>| cell(judge.column.column.index as i64);
        let wrong: Vec<&Judge<'_>> = judges
            .iter()
            .filter(|judge| own(judge).is_some_and(|text| !judge.column.is_missing(text) && !(judge.fits)(text)))
            .collect();
        let Some(first) = wrong.first() else { continue };
        let shifted = (1..=FAR).flat_map(|by| [by, -by]).any(|by| {
            let there = |judge: &&&Judge<'_>| {
                cell(judge.column.column.index as i64 + by).is_some_and(|text| (judge.fits)(text))
            };
            wrong.iter().filter(there).count() >= CELLS
        });
        if shifted {
            rows.push((record, own(first).unwrap_or_default().to_owned()));
        }
    }
    if rows.is_empty() || rows.len() as f64 > (context.profile.rows as f64 * RARE).max(1.0) {
        return Vec::new();
    }
    let mut finding = context.finding("shifted-rows", Severity::Warning);
    finding.count = rows.len() as u64;
    let personal = context.profile.columns.iter().any(|column| column.personal.is_some());
    // a shifted cell may be a person's: it is shown where the table has none
    if !personal {
        let shown = rows.iter().take(Finding::SAMPLES);
        finding.samples = shown
            .map(|(record, text)| Sample { record: *record, before: text.chars().take(120).collect(), after: None })
            .collect();
    }
    finding.rows = rows.into_iter().map(|(record, _)| record).take(Finding::ROWS).collect();
    vec![finding]
}
