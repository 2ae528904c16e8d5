//! What the file looked like for which a recipe was made, so that next month's can be compared with it.
//!
//! Never here: a value of a column with personal data, the comparison (see `clean::drift`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Recipe;
use crate::operation::Operation;
use crate::profile::{ColumnProfile, Profile};
use crate::source::SourceFacts;
use crate::table::Table;

/// Columns with more different values have no closed list of them.
const VALUES: usize = 60;

/// What a recipe's file looked like.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Expected {
    /// The columns as read, in order, by name.
    pub columns: Vec<String>,
    /// The sheet, or the sheets of a stack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The encoding.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// The delimiter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<String>,
    /// The values of columns for which a step lists values, by column.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, Vec<String>>,
}

impl Expected {
    /// Of a file and the recipe for it.
    pub fn new(table: &Table, profile: &Profile, source: &SourceFacts, recipe: &Recipe) -> Self {
        let mut values = BTreeMap::new();
        for step in recipe.steps.iter().filter(|step| step.enabled) {
            let Some(column) = listed(&step.operation) else { continue };
            let seen = profile.columns.iter().find(|seen| seen.name == column).and_then(closed);
            if let Some(seen) = seen {
                values.insert(column.to_owned(), seen);
            }
        }
        Expected {
            columns: table.columns.iter().map(|column| column.name.clone()).collect(),
            sheet: table.sheets(),
            encoding: source.encoding.clone(),
            delimiter: source.delimiter.clone(),
            values,
        }
    }
}

/// The column for which a step lists values.
pub(crate) fn listed(operation: &Operation) -> Option<&str> {
    match operation {
        Operation::MapValues { column, .. }
        | Operation::Recode { column, .. }
        | Operation::ParseBoolean { column, .. } => Some(column),
        _ => None,
    }
}

/// The different values of a column, trimmed, where they are few, repeat and name no person.
pub(crate) fn closed(column: &ColumnProfile) -> Option<Vec<String>> {
    let facts = &column.facts;
    if column.personal.is_some() || !facts.complete || facts.values.len() > VALUES {
        return None;
    }
    let words = facts.values.iter().map(|seen| seen.text.trim());
    let mut values: Vec<String> =
        words.filter(|text| !text.is_empty() && !column.missing.contains_key(*text)).map(str::to_owned).collect();
    values.sort_unstable();
    values.dedup();
    Some(values)
}
