//! What is done to a table, in order, so that it can be done again next month: `recipe.toml`.
//!
//! Never here: how an operation works (see `operation`).

use serde::{Deserialize, Serialize};

use crate::document::Overrides;
use crate::operation::Operation;

/// The version of the recipe's form.
pub const RECIPE_VERSION: u32 = 1;

/// Which table of the file is meant, and how to read it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportStep {
    /// 1-based number of the table in the file.
    pub table: usize,
    /// What a person set by hand.
    #[serde(flatten)]
    pub overrides: Overrides,
}

/// One step. A step that is switched off stays in the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// False where a person switched it off.
    #[serde(default = "enabled", skip_serializing_if = "is_enabled")]
    pub enabled: bool,
    /// The rule whose remedy it is; none where a person added it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// What it does.
    #[serde(flatten)]
    pub operation: Operation,
}

fn enabled() -> bool {
    true
}

fn is_enabled(enabled: &bool) -> bool {
    *enabled
}

/// A recipe: the import step and the operations.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recipe {
    /// [`RECIPE_VERSION`].
    pub version: u32,
    /// Version of the engine that wrote it.
    pub engine: String,
    /// Which table, and how to read it.
    pub import: ImportStep,
    /// The operations, in order.
    #[serde(default, rename = "step")]
    pub steps: Vec<Step>,
}
