//! What each step did, with a few cells before and after: the content of `changes.json`.
//!
//! Never here: a datum of a column that holds personal data (its samples are masked), or prose.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::finding::Sample;
use crate::privacy::Effect;

/// The version of the form of `changes.json`.
pub const CHANGES_VERSION: u32 = 1;

/// All that a recipe changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// [`CHANGES_VERSION`].
    pub version: u32,
    /// Rows that the table had (data and derived).
    pub rows_read: u64,
    /// Rows written.
    pub rows_written: u64,
    /// Records left out, by reason: `title`, `note`, `header`, `group`, `empty` (not rows of the table at
    /// all) and `derived`, `duplicate` (left out by a step).
    pub left_out: BTreeMap<String, u64>,
    /// One entry for each enabled step, in order.
    pub steps: Vec<StepChanges>,
    /// Cells that the type of their column could not hold, by column.
    pub unconverted: Vec<Unconverted>,
    /// Steps that did not fit this file.
    pub drift: Vec<Drift>,
    /// What the recipe does to the risk that somebody is recognized; none where the profile of the table as read is not
    /// known, or no columns describe persons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub privacy: Option<Effect>,
}

/// What one step did.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StepChanges {
    /// 1-based number of the step in the recipe.
    pub step: usize,
    /// Id of the operation.
    pub operation: String,
    /// The column, or none where the step concerns the table.
    pub column: Option<String>,
    /// Cells whose content changed.
    pub cells_changed: u64,
    /// Cells that the operation could not treat; they stayed as they were.
    pub misfits: u64,
    /// Rows left out.
    pub rows_dropped: u64,
    /// The first records left out (at most [`StepChanges::RECORDS`]).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records_dropped: Vec<u64>,
    /// The first cells changed (at most [`StepChanges::SAMPLES`]); masked in personal columns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<Sample>,
}

impl StepChanges {
    /// How many samples are kept of a step and column.
    pub const SAMPLES: usize = 5;
    /// How many dropped records are listed.
    pub const RECORDS: usize = 1_000;
}

/// Cells of one column that its type could not hold: blank in the written files, kept here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Unconverted {
    /// Name of the clean column.
    pub column: String,
    /// How many.
    pub count: u64,
    /// The first ones (at most [`Unconverted::CELLS`]), record and text; masked in personal columns.
    pub cells: Vec<(u64, String)>,
}

impl Unconverted {
    /// How many cells are listed of a column.
    pub const CELLS: usize = 10_000;
}

/// A step that no longer fits the file; the rest of the recipe still ran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drift {
    /// 1-based number of the step in the recipe; 0 for what differs in the file itself.
    pub step: usize,
    /// Id of the operation; `import` for what differs in the file itself.
    pub operation: String,
    /// The column, where there is one.
    pub column: Option<String>,
    /// `no-such-column`; `name-taken` (a new name that another column has); `bad-setting`;
    /// `too-many-misfits` (the column stayed text); `some-misfits` (the step ran, some cells did not fit);
    /// `date-order` (the dates' evidence says another order than the step: the column stayed text). Of the file:
    /// `new-column`, `missing-column`, `renamed-column`, `new-values` (of a column for which a step lists values),
    /// `sheet`, `encoding`, `delimiter`.
    pub reason: String,
    /// Cells concerned; 0 where the column is not there.
    pub count: u64,
    /// What it is now: the new name, values, order, delimiter; none where nothing can be named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}
