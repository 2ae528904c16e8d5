//! `place-key-mismatch`: the name of a place beside the key of another, by INEGI's catalog.
//!
//! `19039` beside `Apodaca` (its key is 19006) stays as it is: nobody knows which of the two is right.
//! Never here: names that the catalog does not have (see `unknown-place`).

use super::cells::Cells;
use super::{ColumnContext, TableContext};
use crate::finding::{Finding, Severity};
use crate::semantic::{is_municipality, proper_state};

/// Largest table looked through, in rows.
const ROWS: u64 = 300_000;
/// Above this share of the rows the columns are not about the same place.
const SHARE: f64 = 0.2;

pub(super) fn check(context: &TableContext<'_>) -> Vec<Finding> {
    let columns: Vec<ColumnContext<'_>> = context.columns().collect();
    let of = |place: &str| columns.iter().position(|c| c.profile.place.as_deref() == Some(place));
    let (state_key, state_name) = (of("state-key"), of("state-name"));
    let (town_key, town_name) = (of("municipality-key"), of("municipality-name"));
    let towns = town_key.zip(town_name);
    let states = state_key.zip(state_name);
    if context.profile.rows > ROWS || towns.is_none() && states.is_none() {
        return Vec::new();
    }
    let places = [state_key, state_name, town_key, town_name];
    let Some(cells) = Cells::read(context, |column| places.contains(&Some(column))) else { return Vec::new() };
    let text = |column: usize, row: usize| &*cells.columns[column].texts[cells.columns[column].rows[row] as usize];
    let mut findings = Vec::new();
    if let Some((key, name)) = states {
        let wrong = |row: usize| {
            let key: u32 = text(key, row).parse().ok().filter(|key| (1..=32).contains(key))?;
            let (_, right) = proper_state(text(name, row))?;
            Some(right.parse() != Ok(key))
        };
        findings.extend(finding(context, &columns, &cells, (key, name), &wrong));
    }
    if let Some((key, name)) = towns {
        let wrong = |row: usize| {
            let digits = text(key, row);
            let mut number: u32 = digits.parse().ok()?;
            if digits.len() <= 3 {
                // the key of the town within its state
                let state = state_key.and_then(|at| text(at, row).parse::<u32>().ok());
                let state = state.or_else(|| proper_state(text(state_name?, row))?.1.parse().ok())?;
                number += state * 1000;
            }
            is_municipality(number, text(name, row)).map(|right| !right)
        };
        findings.extend(finding(context, &columns, &cells, (key, name), &wrong));
    }
    findings
}

fn finding(
    context: &TableContext<'_>,
    columns: &[ColumnContext<'_>],
    cells: &Cells,
    (key, name): (usize, usize),
    wrong: &dyn Fn(usize) -> Option<bool>,
) -> Option<Finding> {
    let judged: Vec<(usize, bool)> = (0..cells.records.len()).filter_map(|row| Some((row, wrong(row)?))).collect();
    let rows: Vec<usize> = judged.iter().filter(|(_, wrong)| *wrong).map(|(row, _)| *row).collect();
    if rows.is_empty() || rows.len() as f64 > judged.len() as f64 * SHARE {
        return None;
    }
    let mut finding = context.finding("place-key-mismatch", Severity::Warning);
    finding.column = Some(columns[name].column.name.clone());
    finding.count = rows.len() as u64;
    finding.rows = rows.iter().take(Finding::ROWS).map(|row| cells.records[*row]).collect();
    let text = |column: usize, row: usize| &*cells.columns[column].texts[cells.columns[column].rows[row] as usize];
    for &row in rows.iter().take(Finding::SAMPLES) {
        let both = format!("{} {}", text(key, row), text(name, row));
        finding.samples.push(columns[name].sample(cells.records[row], &both, None));
    }
    let label = |at: usize| if columns[at].column.label.is_empty() { &columns[at].column.name } else { &columns[at].column.label };
    finding.details.insert("key".to_owned(), label(key).clone());
    Some(finding)
}
