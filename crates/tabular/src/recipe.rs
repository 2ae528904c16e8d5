//! What is done to a table, in order, so that it can be done again next month: `recipe.toml`.
//!
//! Never here: how an operation works (see `operation`).

use serde::{Deserialize, Serialize};

use crate::operation::{Condition, Operation};
use crate::source::Overrides;

mod expected;

pub use expected::Expected;
pub(crate) use expected::{closed, listed};

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
    /// What the file looked like; none in recipes that were written by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Expected>,
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
    /// The rows that it is for: those for which all hold; all rows where there is none. Steps that work on cells
    /// or make columns know it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub when: Vec<Condition>,
    /// What it does.
    #[serde(flatten)]
    pub operation: Operation,
}

impl Step {
    /// A step that is switched on.
    pub fn new(operation: Operation) -> Self {
        Step { enabled: true, because: None, when: Vec::new(), operation }
    }
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

/// Why a text is no recipe.
#[derive(Debug, thiserror::Error)]
pub enum RecipeError {
    /// The text is no TOML, or names an operation or setting that does not exist.
    #[error("bad-recipe: {0}")]
    Toml(String),
    /// The recipe has a version that this engine does not know.
    #[error("recipe-version: {0}")]
    Version(u32),
}

impl RecipeError {
    /// The stable code, also the key of the sentence in the message catalogs.
    pub fn code(&self) -> &'static str {
        match self {
            RecipeError::Toml(_) => "bad-recipe",
            RecipeError::Version(_) => "recipe-version",
        }
    }
}

impl Recipe {
    /// A recipe that only reads the table with this 1-based number.
    pub fn new(table: usize, overrides: Overrides) -> Self {
        Recipe {
            version: RECIPE_VERSION,
            engine: crate::ENGINE.to_owned(),
            import: ImportStep { table, overrides, expected: None },
            steps: Vec::new(),
        }
    }

    /// Reads `recipe.toml`.
    ///
    /// # Errors
    /// [`RecipeError`] where the text is no recipe of a version that we know.
    pub fn from_toml(text: &str) -> Result<Self, RecipeError> {
        let recipe: Recipe = toml::from_str(text).map_err(|e| RecipeError::Toml(e.to_string()))?;
        if recipe.version != RECIPE_VERSION {
            return Err(RecipeError::Version(recipe.version));
        }
        Ok(recipe)
    }

    /// The text of `recipe.toml`; the same recipe gives the same bytes.
    pub fn to_toml(&self) -> String {
        toml::to_string(self).expect("a recipe holds only what TOML can say")
    }
}
