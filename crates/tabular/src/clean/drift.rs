//! How a file differs from the one for which its recipe was made.
//!
//! Never here: steps that do not fit (see `plan`).

use std::collections::BTreeMap;

use crate::cleaned::Drift;
use crate::evidence::edits::edits;
use crate::operation::Operation;
use crate::recipe::{Expected, Recipe, closed, listed};
use crate::table::Table;

use super::Outputs;

/// New values that are named.
const NAMED: usize = 5;

fn drift(column: Option<&str>, reason: &str, count: u64, detail: Option<String>) -> Drift {
    Drift {
        step: 0,
        operation: "import".to_owned(),
        column: column.map(str::to_owned),
        reason: reason.to_owned(),
        count,
        detail,
    }
}

/// Steps that read dates in another order than the file's own evidence says, each with that order.
pub(super) fn orders(recipe: &Recipe, outputs: &Outputs) -> BTreeMap<usize, String> {
    let Some(profile) = &outputs.profile else { return BTreeMap::new() };
    let steps = recipe.steps.iter().enumerate().filter(|(_, step)| step.enabled);
    let other = |operation: &Operation| {
        let Operation::ParseDate { column, order, .. } = operation else { return None };
        let seen = profile.columns.iter().find(|seen| seen.name == *column)?;
        match &seen.conversion {
            Some(Operation::ParseDate { order: now, .. }) if now != order => Some(now.clone()),
            _ => None,
        }
    };
    steps.filter_map(|(number, step)| Some((number + 1, other(&step.operation)?))).collect()
}

/// What differs in the file itself.
pub(super) fn of_file(table: &Table, recipe: &Recipe, outputs: &Outputs) -> Vec<Drift> {
    let Some(expected) = outputs.expected.as_ref().or(recipe.import.expected.as_ref()) else { return Vec::new() };
    let mut found = columns(expected, table);
    let told = |before: &Option<String>, now: &Option<String>, reason: &str| {
        let differs = before.is_some() && now.is_some() && before != now;
        differs.then(|| drift(None, reason, 0, now.clone()))
    };
    found.extend(told(&expected.sheet, &table.sheets(), "sheet"));
    if let Some(source) = &outputs.source {
        found.extend(told(&expected.encoding, &source.encoding, "encoding"));
        found.extend(told(&expected.delimiter, &source.delimiter, "delimiter"));
    }
    found.extend(values(expected, recipe, outputs));
    found
}

/// Columns that came, went or have another name.
fn columns(expected: &Expected, table: &Table) -> Vec<Drift> {
    let before: Vec<&str> = expected.columns.iter().map(String::as_str).collect();
    let now: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let gone: Vec<usize> = (0..before.len()).filter(|at| !now.contains(&before[*at])).collect();
    let mut new: Vec<usize> = (0..now.len()).filter(|at| !before.contains(&now[*at])).collect();
    let mut found = Vec::new();
    for &at in &gone {
        let likeness = |place: &usize| likeness((&before, at), (&now, *place));
        let best = new
            .iter()
            .copied()
            .filter(|place| likeness(place) > 0)
            .max_by_key(|place| (likeness(place), std::cmp::Reverse(*place)));
        match best {
            Some(place) => {
                new.retain(|other| *other != place);
                found.push(drift(Some(before[at]), "renamed-column", 0, Some(now[place].to_owned())));
            }
            None => found.push(drift(Some(before[at]), "missing-column", 0, None)),
        }
    }
    found.extend(new.into_iter().map(|place| drift(Some(now[place]), "new-column", 0, None)));
    found
}

/// How surely a column has become another: by its name, and by its neighbors; 0 where nothing says so.
fn likeness((before, at): (&[&str], usize), (now, place): (&[&str], usize)) -> u8 {
    let (old, new): (Vec<char>, Vec<char>) = (before[at].chars().collect(), now[place].chars().collect());
    let words = |name: &'_ str| name.split('_').map(str::to_owned).collect::<Vec<String>>();
    let (a, b) = (words(before[at]), words(now[place]));
    let holds = |all: &[String], some: &[String]| some.iter().all(|word| all.contains(word));
    let named = holds(&a, &b) || holds(&b, &a) || old.len().min(new.len()) >= 5 && edits(&old, &new, 2).is_some();
    let left = |names: &[&str], at: usize| at.checked_sub(1).map(|at| names[at].to_owned());
    let right = |names: &[&str], at: usize| names.get(at + 1).map(|name| (*name).to_owned());
    let between = left(before, at) == left(now, place) && right(before, at) == right(now, place);
    u8::from(named) * 2 + u8::from(between && before.len() == now.len())
}

/// Values that a step's list and the recipe's file did not have.
fn values(expected: &Expected, recipe: &Recipe, outputs: &Outputs) -> Vec<Drift> {
    let Some(profile) = &outputs.profile else { return Vec::new() };
    let mut found = Vec::new();
    for (name, known) in &expected.values {
        let Some(column) = profile.columns.iter().find(|seen| seen.name == *name) else { continue };
        let Some(seen) = closed(column) else { continue };
        let steps = recipe.steps.iter().filter(|step| step.enabled && listed(&step.operation) == Some(name));
        let lists = |value: &String| {
            steps.clone().any(|step| match &step.operation {
                Operation::MapValues { values, .. } => {
                    values.contains_key(value) || values.values().any(|to| to == value)
                }
                Operation::Recode { values, .. } => values.contains_key(value),
                Operation::ParseBoolean { yes, no, .. } => yes.contains(value) || no.contains(value),
                _ => false,
            })
        };
        let new: Vec<String> = seen.into_iter().filter(|value| !known.contains(value) && !lists(value)).collect();
        if steps.clone().next().is_some() && !new.is_empty() {
            let cells = column.facts.values.iter().filter(|seen| new.iter().any(|new| new == seen.text.trim()));
            let count = cells.map(|seen| seen.count).sum();
            let mut named = new.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
            if new.len() > NAMED {
                named.push_str(", …");
            }
            found.push(drift(Some(name), "new-values", count, Some(named)));
        }
    }
    found
}
