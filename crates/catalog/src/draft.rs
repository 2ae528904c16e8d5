//! A file that somebody is preparing for publication (*borrador*): the untouched original, and what people chose,
//! wrote and decided about it, change by change.
//!
//! Never here: what is computed from it (grids, profiles, findings, effects), who may touch it (see actions).

use std::collections::BTreeSet;

use apertura_tabular::Recipe;
use serde::{Deserialize, Serialize};

use crate::description::Description;
use crate::slug::Slug;

/// A draft, without its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Its name in addresses: lower-case hex.
    pub id: String,
    /// The agency whose work it is; none where it was made on the machine itself, for no agency yet.
    pub agency: Option<Slug>,
    /// The dataset that it was handed in for, as its next version; none for what is new.
    #[serde(default)]
    pub dataset: Option<Slug>,
    /// Name of the file as it was handed in, without folders.
    pub name: String,
    /// SHA-256 of the original, lower-case hex.
    pub original: String,
    /// Size of the original.
    pub bytes: u64,
    /// When the file came.
    pub created: jiff::Timestamp,
    /// When it was last changed.
    pub modified: jiff::Timestamp,
    /// Number of the revision that holds; 0 while the file has not been read yet.
    pub revision: u32,
    /// Number of the latest revision; greater than `revision` where changes were undone.
    pub latest: u32,
}

impl Draft {
    /// The revision that undoing leads to; none where there is nothing to undo.
    pub fn undo(&self) -> Option<u32> {
        (self.revision > 1).then(|| self.revision - 1)
    }

    /// The revision that redoing leads to; none where nothing was undone.
    pub fn redo(&self) -> Option<u32> {
        (self.revision < self.latest).then(|| self.revision + 1)
    }
}

/// All that people chose, wrote and decided. Everything else follows from it and the original.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftState {
    /// How the file is read, which table is meant, and the steps; decisions about personal data are steps.
    pub recipe: Recipe,
    /// What is written about the dataset and its columns.
    #[serde(default)]
    pub description: Description,
    /// Slug of the dataset that this is the next version of; none for a new one.
    #[serde(default)]
    pub dataset: Option<String>,
    /// Findings that somebody has looked at and leaves as they are, by their name on the page.
    #[serde(default)]
    pub settled: BTreeSet<String>,
}

/// One change in a draft's history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// 1, 2, 3 …
    pub number: u32,
    /// When it was made.
    pub at: jiff::Timestamp,
    /// Kebab-case code of what was done (`suggested`, `step-switched-off` …).
    pub change: String,
}
