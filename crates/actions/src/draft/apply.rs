//! How a change is made: the state before and the change give the state after.
//!
//! Never here: keeping it (see `draft`).

use std::collections::BTreeMap;

use apertura_catalog::{Description, DraftState};
use apertura_tabular::recipe::ImportStep;
use apertura_tabular::{Operation, Recipe, Step, suggest};

use super::change::Change;
use super::find;
use super::reading::Reading;
use crate::publish::personal_data;
use crate::refusal::Refusal;

/// The state after a change.
pub(super) struct Applied {
    pub(super) state: DraftState,
    /// The 1-based number of the step that the change is about, in the recipe after it.
    pub(super) step: Option<usize>,
}

/// The state after a change for which the file need not be read again.
pub(super) fn apply(before: &DraftState, reading: &Reading, change: &Change) -> Result<Applied, Refusal> {
    let mut state = before.clone();
    let number = state.recipe.import.table;
    let steps = &mut state.recipe.steps;
    let at = |step: usize, steps: &[Step]| step.checked_sub(1).filter(|at| *at < steps.len()).ok_or(Refusal::Outdated);
    let step = match change {
        Change::Accept { finding, choice } => {
            let found = find::found(reading.findings(number), before);
            let found = found.into_iter().find(|found| found.name == *finding).ok_or(Refusal::Outdated)?;
            let remedy = found.remedies.get(*choice).ok_or(Refusal::Outdated)?;
            state.settled.remove(finding);
            Some(accept(&mut state.recipe, remedy, &found.finding.rule))
        }
        Change::Settle { finding, settled } => {
            match settled {
                true => state.settled.insert(finding.clone()),
                false => state.settled.remove(finding),
            };
            None
        }
        Change::Decide(decision) => {
            let (_, profile) = reading.table(number).ok_or(Refusal::Outdated)?;
            let findings: Vec<_> = reading.findings(number).cloned().collect();
            // what was only proposed about the column is settled by the decision
            steps.retain(|step| {
                step.enabled
                    || !step.operation.is_privacy()
                    || !step.operation.columns().contains(&decision.column.as_str())
            });
            personal_data::decide(&mut state.recipe, std::slice::from_ref(decision), profile, &findings)?;
            personal_data::deciding_step(&state.recipe, &decision.column).map(|at| at + 1)
        }
        Change::Switch { step, on } => {
            let place = at(*step, steps)?;
            steps[place].enabled = *on;
            Some(*step)
        }
        Change::Move { step, to } => {
            let (from, to) = (at(*step, steps)?, at(*to, steps)?);
            let moved = steps.remove(from);
            steps.insert(to, moved);
            Some(to + 1)
        }
        Change::Remove { step } => {
            let place = at(*step, steps)?;
            steps.remove(place);
            None
        }
        Change::Edit { step, operation } => {
            let place = at(*step, steps)?;
            steps[place].operation = operation.clone();
            steps[place].enabled = true;
            Some(*step)
        }
        Change::Add { operation, when } => {
            // what is said of a column that steps make or rename stands after them
            let read = |name: &&str| {
                reading.table(number).is_some_and(|(table, _)| table.columns.iter().any(|column| column.name == **name))
            };
            let last = !when.is_empty()
                || operation.is_privacy()
                || !suggest::has_place(operation)
                || !operation.columns().iter().all(read);
            if last {
                steps.push(Step { when: when.clone(), ..Step::new(operation.clone()) });
                Some(steps.len())
            } else {
                Some(suggest::place(&mut state.recipe, Step::new(operation.clone())) + 1)
            }
        }
        Change::Suggest => {
            state.recipe = reading.suggested(number, &state.recipe.import.overrides.clone());
            None
        }
        Change::Dictionary(columns) => {
            write(&mut state.description.columns, columns);
            None
        }
        Change::Units(units) => {
            write(&mut state.description.units, units);
            None
        }
        Change::Describe { description, dataset } => {
            let (columns, units) = (state.description.columns.clone(), state.description.units.clone());
            state.description = Description { columns, units, ..*description.clone() };
            state.dataset.clone_from(dataset);
            None
        }
        Change::Structure(_) | Change::Table(_) | Change::Recipe(_) => return Err(Refusal::Outdated),
    };
    Ok(Applied { state, step })
}

/// Writes texts by column; an empty one goes.
fn write(texts: &mut BTreeMap<String, String>, new: &BTreeMap<String, String>) {
    for (name, text) in new {
        let text = text.trim();
        match text.is_empty() {
            true => texts.remove(name),
            false => texts.insert(name.clone(), text.to_owned()),
        };
    }
}

/// Puts a remedy into the recipe, switched on; gives the step's 1-based number.
fn accept(recipe: &mut Recipe, remedy: &Operation, rule: &str) -> usize {
    if let Some(at) = find::covering(recipe, remedy, true) {
        return at + 1;
    }
    if let Some(at) = find::covering(recipe, remedy, false) {
        if recipe.steps[at].operation == *remedy {
            recipe.steps[at].enabled = true;
            return at + 1;
        }
        if find::subtract(&mut recipe.steps[at], remedy) {
            recipe.steps.remove(at);
        }
    }
    let step = Step { because: Some(rule.to_owned()), ..Step::new(remedy.clone()) };
    suggest::place(recipe, step) + 1
}

/// The state after the file was read in another way, or another table was chosen: the recipe that it suggests now,
/// with what people did to the recipe before.
pub(super) fn read_again(
    before: &DraftState,
    old: &Reading,
    new: &Reading,
    import: &ImportStep,
) -> Result<Applied, Refusal> {
    let mut import = import.clone();
    if new.table(import.table).is_none() {
        import.table = 1;
    }
    let was = &before.recipe.import;
    let proposed = old.suggested(was.table, &was.overrides);
    let mut state = before.clone();
    state.recipe = new.suggested(import.table, &import.overrides);
    for step in &before.recipe.steps {
        let of = |recipe: &Recipe| recipe.steps.iter().position(|other| other.operation == step.operation);
        match (of(&proposed), of(&state.recipe)) {
            // suggested then and now: it stays switched as it was
            (Some(_), Some(at)) => state.recipe.steps[at].enabled = step.enabled,
            (Some(_), None) => {}
            (None, Some(at)) => state.recipe.steps[at].enabled = step.enabled,
            (None, None) => state.recipe.steps.push(step.clone()),
        }
    }
    Ok(Applied { state, step: None })
}

/// The state with a recipe from elsewhere, for a file that was read as that says.
pub(super) fn take_over(before: &DraftState, new: &Reading, recipe: &Recipe, import: &ImportStep) -> Applied {
    let mut state = before.clone();
    state.recipe = recipe.clone();
    state.recipe.import = import.clone();
    if new.table(import.table).is_none() {
        state.recipe.import.table = 1;
    }
    Applied { state, step: None }
}
