//! Histories of OpenRefine (Undo / Redo → Extract…) as recipes; what has no counterpart is listed with its reason.
//!
//! Columns are called in OpenRefine as the header calls them and here by their machine names; facets become the conditions
//! of a step. Never here: running a recipe, OpenRefine's projects and archives.

mod facet;
mod translate;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::recipe::{Recipe, Step};
use crate::source::Overrides;
use crate::table::Table;

use translate::Translator;

/// Why an operation was not taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// There is no such operation here.
    NoCounterpart,
    /// It asks a service outside (reconciliation, web addresses), whose answers are not in the history.
    Outside,
    /// It marks rows (stars, flags) and changes no data.
    Marks,
    /// The expression uses what is not understood here, or another language.
    Expression,
    /// A facet that is not understood here.
    Facet,
    /// Which columns are meant can only be told with the file.
    NeedsFile,
    /// The operation lacks what it needs.
    Incomplete,
}

impl Reason {
    /// The stable word.
    pub fn name(self) -> &'static str {
        match self {
            Reason::NoCounterpart => "no-counterpart",
            Reason::Outside => "outside",
            Reason::Marks => "marks",
            Reason::Expression => "expression",
            Reason::Facet => "facet",
            Reason::NeedsFile => "needs-file",
            Reason::Incomplete => "incomplete",
        }
    }
}

/// An operation that was not taken over, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Untranslated {
    /// Its 1-based number in the history.
    pub number: usize,
    /// Its id (`core/recon`).
    pub operation: String,
    /// What OpenRefine says of it.
    pub description: String,
    /// Why.
    pub reason: Reason,
    /// What was not understood, where one thing can be named.
    pub detail: String,
}

/// A history as a recipe.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    /// The steps, in order.
    pub recipe: Recipe,
    /// What is missing in it.
    pub untranslated: Vec<Untranslated>,
    /// Operations of the history.
    pub operations: usize,
}

/// The text is no history of OpenRefine.
#[derive(Debug, thiserror::Error)]
#[error("no-history: {0}")]
pub struct NoHistory(pub String);

/// Translates a history. With the table that it was made for, operations that depend on the order or number of columns can be
/// taken over too.
///
/// # Errors
/// [`NoHistory`] where the text is no JSON list of operations.
pub fn import(json: &str, table: Option<(&Table, usize)>) -> Result<Imported, NoHistory> {
    let value: Value = serde_json::from_str(json).map_err(|why| NoHistory(why.to_string()))?;
    let operations = operations(&value).ok_or_else(|| NoHistory("[{\"op\": …}]".to_owned()))?;
    let mut translator = Translator::new(table.map(|(table, _)| table));
    let mut recipe = Recipe::new(table.map_or(1, |(_, number)| number), Overrides::default());
    let mut untranslated = Vec::new();
    for (number, operation) in operations.iter().enumerate() {
        let text = |key: &str| operation.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut failed = Vec::new();
        match translator.translate(operation) {
            Ok(steps) => {
                let ours = steps.into_iter().map(|step| Step { because: Some("openrefine".to_owned()), ..step });
                recipe.steps.extend(ours);
                failed = translator.take_partial();
            }
            Err(failure) => failed.push(failure),
        }
        failed.dedup();
        untranslated.extend(failed.into_iter().map(|(reason, detail)| Untranslated {
            number: number + 1,
            operation: text("op"),
            description: text("description"),
            reason,
            detail,
        }));
    }
    Ok(Imported { recipe, untranslated, operations: operations.len() })
}

/// The operations of what Extract gives, of a project's history, or of a recipe file of OpenRefine.
fn operations(value: &Value) -> Option<Vec<Value>> {
    let list = value.as_array().or_else(|| value.get("operations")?.as_array());
    let list = match list {
        Some(list) => list.clone(),
        None => {
            let entries = value.get("entries").or_else(|| value.get("past"))?.as_array()?;
            entries.iter().filter_map(|entry| entry.get("operation").cloned()).collect()
        }
    };
    list.iter().all(|one| one.get("op").is_some_and(Value::is_string)).then_some(list)
}
