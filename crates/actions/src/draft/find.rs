//! Findings as a person works through them: what each offers, and how it stands with the recipe.
//!
//! Never here: the rules that find (see tabular), sentences.

use apertura_catalog::DraftState;
use apertura_tabular::{Finding, Operation, Recipe, Step};

use crate::publish::personal_data;

/// How a finding stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has done anything about it.
    Open,
    /// A step of the recipe, by its 1-based number, puts it right or decides about it.
    Done(usize),
    /// Somebody has looked at it and leaves it.
    Settled,
}

/// A finding with what it offers and how it stands.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its name on the page, the same each time the file is read.
    pub name: String,
    /// What was found.
    pub finding: Finding,
    /// The remedies; the first is the one proposed.
    pub remedies: Vec<Operation>,
    /// True where it is about personal data and a decision is asked for.
    pub personal: bool,
    /// How it stands.
    pub state: State,
}

/// The findings of a table with names, in their order.
pub(super) fn found<'a>(findings: impl Iterator<Item = &'a Finding>, state: &DraftState) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    for finding in findings {
        let column = finding.column.as_deref().unwrap_or_default();
        let base = if column.is_empty() { finding.rule.clone() } else { format!("{}.{column}", finding.rule) };
        let same =
            all.iter().filter(|other| other.finding.rule == finding.rule && other.finding.column == finding.column);
        let name = match same.count() {
            0 => base,
            before => format!("{base}.{}", before + 1),
        };
        let remedies = remedies(finding);
        let personal = personal_data::is_about_persons(finding);
        let done = if personal {
            personal_data::deciding_step(&state.recipe, finding.column.as_deref().unwrap_or(&finding.rule))
        } else {
            remedies.iter().find_map(|remedy| covering(&state.recipe, remedy, true))
        };
        let stands = match done {
            Some(at) => State::Done(at + 1),
            None if state.settled.contains(&name) => State::Settled,
            None => State::Open,
        };
        all.push(Found { name, finding: finding.clone(), remedies, personal, state: stands });
    }
    all
}

/// The remedies of a finding; for a question, one for each answer. A column that tells nothing may go, where somebody
/// wants that: no recipe suggests it.
fn remedies(finding: &Finding) -> Vec<Operation> {
    if let Some(remedy) = &finding.remedy {
        return vec![remedy.clone()];
    }
    let Some(column) = finding.column.clone() else { return Vec::new() };
    match finding.rule.as_str() {
        "constant-column" | "empty-column" => vec![Operation::DropColumns { columns: vec![column] }],
        "ambiguous-dates" => ["dmy", "mdy"]
            .map(|order| Operation::ParseDate { column: column.clone(), order: order.to_owned(), time: false })
            .to_vec(),
        "mixed-number-formats" => [('.', ','), (',', '.')]
            .map(|(decimal, group)| Operation::ParseNumber {
                column: column.clone(),
                decimal,
                group: Some(group),
                integer: false,
                scale: None,
                percent: false,
                hundredfold: false,
                words: Vec::new(),
                unit: None,
            })
            .to_vec(),
        _ => Vec::new(),
    }
}

/// The place of the step that does what the operation would do, from 0.
pub(super) fn covering(recipe: &Recipe, remedy: &Operation, enabled: bool) -> Option<usize> {
    recipe.steps.iter().position(|step| step.enabled == enabled && covers(&step.operation, remedy))
}

/// True where the first does at least what the second does; settings that a person changed count as done.
fn covers(step: &Operation, remedy: &Operation) -> bool {
    use Operation as O;
    match (step, remedy) {
        (O::NormalizeSpace { columns: has }, O::NormalizeSpace { columns: asked })
        | (O::FillDown { columns: has }, O::FillDown { columns: asked })
        | (O::DropColumns { columns: has }, O::DropColumns { columns: asked }) => {
            asked.iter().all(|column| has.contains(column))
        }
        (O::SetMissing { column: one, words: has }, O::SetMissing { column: other, words: asked }) => {
            one == other && asked.keys().all(|word| has.contains_key(word))
        }
        (O::MapValues { column: one, values: has }, O::MapValues { column: other, values: asked }) => {
            one == other && asked.keys().all(|value| has.contains_key(value))
        }
        (one, other) => one.id() == other.id() && one.columns() == other.columns(),
    }
}

/// Takes out of a step that is switched off what an accepted remedy does, so that it is not offered twice.
pub(super) fn subtract(step: &mut Step, remedy: &Operation) -> bool {
    use Operation as O;
    match (&mut step.operation, remedy) {
        (O::NormalizeSpace { columns: has }, O::NormalizeSpace { columns: taken })
        | (O::FillDown { columns: has }, O::FillDown { columns: taken })
        | (O::DropColumns { columns: has }, O::DropColumns { columns: taken }) => {
            has.retain(|column| !taken.contains(column));
            has.is_empty()
        }
        (O::SetMissing { words: has, .. }, O::SetMissing { words: taken, .. }) => {
            has.retain(|word, _| !taken.contains_key(word));
            has.is_empty()
        }
        (O::MapValues { values: has, .. }, O::MapValues { values: taken, .. }) => {
            has.retain(|value, _| !taken.contains_key(value));
            has.is_empty()
        }
        _ => true,
    }
}
