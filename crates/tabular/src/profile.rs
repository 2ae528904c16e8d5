//! What a column holds: counts, extremes, most frequent values. Mergeable and bounded in memory.
//!
//! Never here: judgement (see `rule`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::value_type::ValueType;

/// A number of distinct values.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Distinct {
    /// The count.
    pub count: u64,
    /// False where it comes from a sketch.
    pub exact: bool,
    /// Relative standard error of the sketch; 0 where exact.
    pub error: f64,
}

/// The profile of one column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnProfile {
    /// Name of the column.
    pub name: String,
    /// The storage type that fits it when clean.
    #[serde(rename = "type")]
    pub value_type: ValueType,
    /// What its values mean, as the id of a semantic type (`curp`, `municipality-name`); none unknown.
    pub semantic: Option<String>,
    /// The kind of personal datum it holds, as an id (`curp`, `person-name`, `phone` …); none unknown.
    pub personal: Option<String>,
    /// The kind of place it names, as an id (`state-key`, `latitude` …); none unknown.
    pub place: Option<String>,
    /// Rows.
    pub rows: u64,
    /// Blank cells and cells with a missing-value word.
    pub nulls: u64,
    /// Blank cells alone.
    pub blanks: u64,
    /// Missing-value words found, each with its count.
    pub missing: BTreeMap<String, u64>,
    /// Distinct values, nulls left out.
    pub distinct: Distinct,
    /// Least value in its clean form (number, ISO date or text); none without values or where personal.
    pub min: Option<String>,
    /// Greatest value.
    pub max: Option<String>,
    /// Mean of numbers.
    pub mean: Option<f64>,
    /// Standard deviation of numbers (population).
    pub deviation: Option<f64>,
    /// Quantiles of numbers at 0.05, 0.25, 0.5, 0.75, 0.95.
    pub quantiles: Option<[f64; 5]>,
    /// Equal-width histogram of numbers from `min` to `max`.
    pub histogram: Option<Vec<u64>>,
    /// Most frequent values with their counts, most frequent first, then by value; empty where personal.
    pub top: Vec<(String, u64)>,
    /// Signs in the shortest value.
    pub shortest: Option<u64>,
    /// Signs in the longest value.
    pub longest: Option<u64>,
    /// Filled cells that do not fit `value_type`.
    pub misfits: u64,
}

/// The profile of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Rows profiled.
    pub rows: u64,
    /// Columns, in the table's order.
    pub columns: Vec<ColumnProfile>,
}
