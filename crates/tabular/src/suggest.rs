//! The recipe that a table's profile and findings suggest: the arrow before a person edits.
//!
//! Only what is certain is switched on: white space, missing-value words, types that lose no cell (numbers),
//! totals among the data. What a person must decide (personal data, duplicates, variants of names, a new shape)
//! is a step that is switched off. Never here: how operations work.

use std::collections::BTreeMap;

use crate::document::Overrides;
use crate::finding::Finding;
use crate::missing::{self, Meaning};
use crate::operation::Operation;
use crate::profile::Profile;
use crate::recipe::{ImportStep, Recipe, Step};
use crate::table::{RowKind, Table};

/// The recipe for the table with this 1-based number, from its profile and the findings of the file.
pub fn recipe(
    table: &Table,
    table_number: usize,
    overrides: &Overrides,
    profile: &Profile,
    findings: &[Finding],
) -> Recipe {
    let mut recipe = Recipe::new(table_number, overrides.clone());
    recipe.import = import(table, table_number, overrides);
    if table.structure.exceptions.iter().any(|(_, kind)| *kind == RowKind::Derived) {
        recipe.steps.push(Step::new(Operation::DropDerived));
    }
    // what one row does not tell, others do: a person decides whether it is missing
    let disputed = |operation: &Operation| {
        let named = |finding: &Finding| finding.column.as_deref() == operation.columns().first().copied();
        matches!(operation, Operation::SetMissing { .. })
            && findings.iter().any(|f| {
                matches!(f.rule.as_str(), "rows-disagree" | "sources-disagree")
                    && f.table.is_none_or(|t| t + 1 == table_number)
                    && named(f)
            })
    };
    // cells that are no numbers would become blank: a person decides, and the column stays text until then
    let loses = |operation: &Operation| {
        let Operation::ParseNumber { column, .. } = operation else { return false };
        profile.columns.iter().any(|known| known.name == *column && known.misfits > 0)
    };
    let ours = findings.iter().filter(|finding| finding.table.is_none_or(|table| table + 1 == table_number));
    for finding in ours {
        let Some(operation) = &finding.remedy else { continue };
        let known = operation.columns().iter().all(|name| table.columns.iter().any(|column| column.name == *name));
        let enabled = is_done_unseen(finding) && !disputed(operation) && !loses(operation);
        if known {
            add(
                &mut recipe,
                Step { enabled, because: Some(finding.rule.clone()), when: Vec::new(), operation: operation.clone() },
            );
        }
    }
    for column in &profile.columns {
        let words = column.missing.keys().map(|word| {
            let meaning = missing::word(word.as_bytes()).map_or(Meaning::Missing, |word| word.meaning);
            (word.clone(), meaning.name().to_owned())
        });
        let words: BTreeMap<String, String> = words.collect();
        if !words.is_empty() {
            let operation = Operation::SetMissing { column: column.name.clone(), words };
            add(&mut recipe, Step { enabled: !disputed(&operation), ..Step::new(operation) });
        }
        if let Some(operation) = &column.conversion {
            let loses = loses(operation);
            let because = loses.then(|| "mixed-types".to_owned());
            add(&mut recipe, Step { enabled: !loses, because, ..Step::new(operation.clone()) });
        }
    }
    // a stable sort: steps of one phase keep the order of the findings and columns
    recipe.steps.sort_by_key(|step| phase(&step.operation));
    recipe
}

/// True where the suggested recipe does a finding's remedy by itself; else its step waits for a person.
pub fn is_done_unseen(finding: &Finding) -> bool {
    let Some(operation) = &finding.remedy else { return false };
    match finding.details.get("certain").map(String::as_str) {
        Some("true") => !operation.is_privacy(),
        Some(_) => false,
        None => is_certain(operation),
    }
}

/// How the table was read, to be read again so: a stack's column keeps the name that it got.
pub fn import(table: &Table, table_number: usize, overrides: &Overrides) -> ImportStep {
    let mut overrides = overrides.clone();
    if let (Some(label), Some(column)) =
        (&mut overrides.stack, table.columns.first().filter(|_| !table.layers().is_empty()))
    {
        label.clone_from(&column.label);
    }
    ImportStep { table: table_number, overrides, expected: None }
}

/// Puts a step where steps of its kind stand: before the first that comes later. Gives its place, from 0.
pub fn place(recipe: &mut Recipe, step: Step) -> usize {
    let own = phase(&step.operation);
    let at = recipe.steps.iter().position(|later| phase(&later.operation) > own).unwrap_or(recipe.steps.len());
    recipe.steps.insert(at, step);
    at
}

/// True where steps of this kind have their place among the others; the rest stands where a person puts it.
pub fn has_place(operation: &Operation) -> bool {
    phase(operation) <= CONVERT
}

/// Adds a step, or its columns and words to a step of the same kind; one column is converted once.
fn add(recipe: &mut Recipe, step: Step) {
    for before in recipe.steps.iter_mut().filter(|before| before.enabled == step.enabled) {
        match (&mut before.operation, &step.operation) {
            (Operation::NormalizeSpace { columns }, Operation::NormalizeSpace { columns: more })
            | (Operation::FillDown { columns }, Operation::FillDown { columns: more })
            | (Operation::DropColumns { columns }, Operation::DropColumns { columns: more }) => {
                more.iter().for_each(|column| {
                    if !columns.contains(column) {
                        columns.push(column.clone());
                    }
                });
                return;
            }
            (Operation::SetMissing { column, words }, Operation::SetMissing { column: same, words: more })
                if column == same =>
            {
                more.iter().for_each(|(word, meaning)| {
                    words.entry(word.clone()).or_insert_with(|| meaning.clone());
                });
                return;
            }
            (Operation::MapValues { column, values }, Operation::MapValues { column: same, values: more })
                if column == same =>
            {
                more.iter().for_each(|(from, to)| {
                    values.entry(from.clone()).or_insert_with(|| to.clone());
                });
                // a typo's right form may itself have a better one
                let better = values.clone();
                values.values_mut().filter_map(|to| Some((better.get(to)?, to))).for_each(|(form, to)| {
                    to.clone_from(form);
                });
                return;
            }
            (before, now) if *before == *now => return,
            (before, now) if converts(before) && converts(now) && before.columns() == now.columns() => return,
            _ => {}
        }
    }
    recipe.steps.push(step);
}

/// True for operations that give a column its type.
fn converts(operation: &Operation) -> bool {
    phase(operation) == CONVERT
}

/// True for operations that may run unseen where a rule proposes them and does not say itself how sure it is.
fn is_certain(operation: &Operation) -> bool {
    match operation {
        Operation::NormalizeSpace { .. }
        | Operation::SetMissing { .. }
        | Operation::ParseNumber { .. }
        | Operation::ParseDate { .. }
        | Operation::ParseTime { .. }
        | Operation::ParseBoolean { .. }
        | Operation::ParseYear { .. }
        | Operation::KeepText { .. }
        | Operation::PadZeros { .. }
        // proposed only where the table's shape says that a blank repeats the key above
        | Operation::FillDown { .. }
        | Operation::DropDerived => true,
        Operation::MapValues { .. }
        | Operation::Conform { .. }
        | Operation::Reconcile { .. }
        | Operation::DropDuplicates
        | Operation::DropRepeated { .. }
        | Operation::DropColumns { .. }
        | Operation::Rename { .. }
        | Operation::Unpivot { .. }
        | Operation::ChangeCase { .. }
        | Operation::ReplaceText { .. }
        | Operation::Split { .. }
        | Operation::Join { .. }
        | Operation::Extract { .. }
        | Operation::Recode { .. }
        | Operation::DropRows { .. }
        | Operation::KeepRows { .. }
        | Operation::BlankDown { .. }
        | Operation::FilterRows { .. }
        | Operation::KeepColumns { .. }
        | Operation::PromoteHeader { .. }
        | Operation::Sort { .. }
        | Operation::Pivot { .. }
        | Operation::SplitRows { .. }
        | Operation::JoinRows { .. }
        | Operation::SetType { .. }
        | Operation::Transform { .. }
        | Operation::Compute { .. }
        | Operation::Geocode { .. }
        | Operation::ParseCoordinates { .. }
        | Operation::Reorder { .. }
        | Operation::Remove { .. }
        | Operation::Mask { .. }
        | Operation::Pseudonymize { .. }
        | Operation::Generalize { .. }
        | Operation::SuppressRows { .. }
        | Operation::SuppressCells { .. }
        | Operation::Aggregate { .. }
        | Operation::Allow { .. }
        | Operation::AcceptRisk { .. } => false,
    }
}

const CONVERT: u8 = 7;

/// Where an operation stands in the recipe.
fn phase(operation: &Operation) -> u8 {
    match operation {
        Operation::DropDerived | Operation::PromoteHeader { .. } => 0,
        Operation::DropColumns { .. } | Operation::Remove { .. } => 1,
        Operation::NormalizeSpace { .. } => 2,
        // before words become blanks: `ND` under a key is no repetition of it
        Operation::FillDown { .. } => 3,
        Operation::SetMissing { .. } => 4,
        // after words became blanks and variants one value
        Operation::Conform { .. } | Operation::Reconcile { .. } => 6,
        Operation::MapValues { .. }
        | Operation::PadZeros { .. }
        | Operation::ChangeCase { .. }
        | Operation::ReplaceText { .. }
        | Operation::Split { .. }
        | Operation::Join { .. }
        | Operation::Extract { .. }
        | Operation::Recode { .. }
        | Operation::DropRows { .. }
        | Operation::KeepRows { .. }
        | Operation::BlankDown { .. }
        | Operation::FilterRows { .. }
        | Operation::SplitRows { .. }
        | Operation::JoinRows { .. }
        | Operation::Transform { .. }
        | Operation::Compute { .. }
        | Operation::Geocode { .. }
        | Operation::ParseCoordinates { .. } => 5,
        Operation::ParseNumber { .. }
        | Operation::ParseDate { .. }
        | Operation::ParseTime { .. }
        | Operation::ParseBoolean { .. }
        | Operation::ParseYear { .. }
        | Operation::SetType { .. }
        | Operation::KeepText { .. } => CONVERT,
        Operation::DropDuplicates | Operation::DropRepeated { .. } => 8,
        Operation::Mask { .. }
        | Operation::Pseudonymize { .. }
        | Operation::Generalize { .. }
        | Operation::SuppressRows { .. }
        | Operation::SuppressCells { .. }
        | Operation::Aggregate { .. }
        | Operation::Allow { .. }
        | Operation::AcceptRisk { .. } => 9,
        Operation::Unpivot { .. } | Operation::Pivot { .. } | Operation::Sort { .. } => 10,
        Operation::Rename { .. } | Operation::Reorder { .. } | Operation::KeepColumns { .. } => 11,
    }
}
