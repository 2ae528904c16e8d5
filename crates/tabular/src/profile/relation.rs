//! What the columns of a table say of each other: keys, dependencies, correlations.
//!
//! Measured on all rows where the table is small, on an even sample of rows where it is not; `exact` says which.
//! Only names of columns and counts are kept. Never here: what is wrong with it (see `rule`).

use serde::{Deserialize, Serialize};

use super::ColumnProfile;
use super::decision::is_spelling;
use super::kept::KeptRows;
use crate::evidence::shape;
use crate::matrix::Ids;

mod correlation;
mod dependency;
mod key;

/// A column, or two, whose values tell the rows apart, or nearly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Key {
    /// One column or two.
    pub columns: Vec<String>,
    /// Rows that repeat an earlier row's key; 0 for a key.
    pub duplicates: u64,
    /// Rows without a value in one of the columns.
    pub blanks: u64,
    /// The records of some rows that repeat an earlier key, ascending.
    pub records: Vec<u64>,
}

/// A column that follows from one or two others: rows alike there are alike here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dependency {
    /// The columns that decide.
    pub on: Vec<String>,
    /// The column that follows.
    pub column: String,
    /// Least share of rows that must go for it to hold without exception (g3; Kivinen, Mannila 1995); 0 where it holds.
    pub error: f64,
    /// Rows that share their values of `on` with another row and are filled in `column`.
    pub rows: u64,
    /// Different values of `on` among them.
    pub groups: u64,
}

/// How far two columns of numbers go together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correlation {
    /// The two columns, in the table's order.
    pub columns: [String; 2],
    /// Pearson's coefficient, -1 to 1.
    pub pearson: f64,
    /// Rows with a number in both.
    pub rows: u64,
}

/// What the columns say of each other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Relations {
    /// Rows looked at.
    pub rows: u64,
    /// True where these are all rows of the table.
    pub exact: bool,
    /// Keys and near keys: one column before two, those without repetition first.
    pub keys: Vec<Key>,
    /// Dependencies that hold (error 0) or nearly hold, by column, least error first.
    pub dependencies: Vec<Dependency>,
    /// Correlations, strongest first.
    pub correlations: Vec<Correlation>,
    /// Working material of the rules, by number of the columns: what may decide what, with slips and blanks.
    #[serde(skip)]
    pub(crate) suspects: Vec<(usize, usize)>,
}

/// Most entries of each list.
const MOST: usize = 200;
/// Most columns that are compared with each other.
const COLUMNS: usize = 120;

/// The sample as numbers: every column without white space at the ends, missing-value words as blanks.
struct Sample {
    columns: Vec<Ids>,
    records: Vec<u64>,
}

impl Sample {
    fn new(kept: KeptRows, columns: &[ColumnProfile]) -> Self {
        let mut sample = Sample { columns: vec![Ids::default(); columns.len()], records: Vec::new() };
        kept.finish(|record, cells| {
            sample.records.push(record);
            for ((ids, profile), cell) in sample.columns.iter_mut().zip(columns).zip(cells) {
                let trimmed = std::str::from_utf8(shape::trim(cell.as_bytes())).unwrap_or(cell);
                let missing = !profile.missing.is_empty() && profile.missing.keys().any(|w| is_spelling(w, trimmed));
                ids.push(if missing { "" } else { trimmed });
            }
        });
        sample
    }
}

/// Measures the relations of a table's columns on its kept rows; `rows` is the number of all rows.
pub(super) fn measure(kept: KeptRows, columns: &[ColumnProfile], rows: u64) -> Relations {
    let sample = Sample::new(kept, columns);
    let looked = sample.records.len() as u64;
    let exact = looked == rows;
    let (dependencies, suspects) = dependency::find(&sample, columns);
    Relations {
        rows: looked,
        exact,
        keys: key::find(&sample, columns, exact),
        dependencies,
        correlations: correlation::find(&sample, columns),
        suspects,
    }
}
