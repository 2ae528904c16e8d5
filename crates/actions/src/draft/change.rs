//! What a person can change about a draft.
//!
//! Never here: how a change is made (see `apply`).

use std::collections::BTreeMap;

use apertura_catalog::Description;
use apertura_tabular::operation::Condition;
use apertura_tabular::recipe::ImportStep;
use apertura_tabular::{Operation, Overrides, Recipe};

use crate::personal_decision::PersonalDecision;

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A finding's remedy goes into the recipe; where the finding offers several, the one with this number.
    Accept {
        /// The finding's name.
        finding: String,
        /// Number of the remedy, from 0.
        choice: usize,
    },
    /// Somebody has looked at a finding and leaves things as they are; or, where false, takes that back.
    Settle {
        /// The finding's name.
        finding: String,
        /// False to take it back.
        settled: bool,
    },
    /// A decision about personal data.
    Decide(PersonalDecision),
    /// A step is switched on or off.
    Switch {
        /// Its 1-based number.
        step: usize,
        /// True for on.
        on: bool,
    },
    /// A step changes its place.
    Move {
        /// Its 1-based number.
        step: usize,
        /// The number that it gets.
        to: usize,
    },
    /// A step goes.
    Remove {
        /// Its 1-based number.
        step: usize,
    },
    /// A step gets other settings.
    Edit {
        /// Its 1-based number.
        step: usize,
        /// What it does from now on.
        operation: Operation,
    },
    /// A step more.
    Add {
        /// What it does.
        operation: Operation,
        /// The rows that it is for; all where there is none.
        when: Vec<Condition>,
    },
    /// A recipe from elsewhere takes the place of this one: last month's, or one of another program.
    Recipe(Box<Recipe>),
    /// The file is read in another way.
    Structure(Overrides),
    /// Another table of the file is meant.
    Table(usize),
    /// The recipe is made anew from the file.
    Suggest,
    /// What is written about columns of the clean table; an empty text takes the description away.
    Dictionary(BTreeMap<String, String>),
    /// Units of columns of the clean table; an empty text takes the unit away.
    Units(BTreeMap<String, String>),
    /// What is written about the dataset, and the dataset that this is the next version of.
    Describe {
        /// Title, agency and so on; the columns' descriptions stay as they are.
        description: Box<Description>,
        /// Its slug; none for a new dataset.
        dataset: Option<String>,
    },
}

impl Change {
    /// The code under which the history keeps it.
    pub fn code(&self) -> &'static str {
        match self {
            Change::Accept { .. } => "accepted",
            Change::Settle { settled: true, .. } => "settled",
            Change::Settle { settled: false, .. } => "unsettled",
            Change::Decide(_) => "decided",
            Change::Switch { on: true, .. } => "step-on",
            Change::Switch { on: false, .. } => "step-off",
            Change::Move { .. } => "step-moved",
            Change::Remove { .. } => "step-removed",
            Change::Edit { .. } => "step-edited",
            Change::Add { .. } => "step-added",
            Change::Structure(_) => "structure",
            Change::Table(_) => "table",
            Change::Suggest => "suggested",
            Change::Recipe(_) => "recipe",
            Change::Dictionary(_) => "dictionary",
            Change::Units(_) => "units",
            Change::Describe { .. } => "described",
        }
    }

    /// True where it settles what becomes of personal data.
    pub(super) fn decides(&self) -> bool {
        match self {
            Change::Decide(_) => true,
            Change::Edit { operation, .. } | Change::Add { operation, .. } => operation.is_privacy(),
            Change::Recipe(recipe) => recipe.steps.iter().any(|step| step.enabled && step.operation.is_privacy()),
            _ => false,
        }
    }

    /// True where the file must be read again, or another of its tables is meant; puts that into `import`.
    pub(super) fn reads_again(&self, import: &mut ImportStep) -> bool {
        match self {
            Change::Structure(overrides) => {
                if overrides.sheet != import.overrides.sheet {
                    import.table = 1;
                }
                // thresholds are not part of how a file is read: the form does not know them
                let kept = (import.overrides.least_group, import.overrides.least_cell);
                import.overrides = overrides.clone();
                import.overrides.least_group = overrides.least_group.or(kept.0);
                import.overrides.least_cell = overrides.least_cell.or(kept.1);
                true
            }
            Change::Table(number) => {
                import.table = *number;
                true
            }
            Change::Recipe(recipe) => {
                *import = recipe.import.clone();
                true
            }
            _ => false,
        }
    }
}
