//! What a column holds: counts, extremes, most frequent values. Mergeable and bounded in memory.
//!
//! A column is a dictionary of its distinct values as long as they fit, and sketches after that.
//! All parts depend on the set of rows alone, so a profile is the same whatever the batches.
//! Rows that are totals or subtotals are left out. Never here: judgement of what is wrong (see `rule`).

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::batch::Batch;
use crate::error::ReadError;
use crate::limits::Limits;
use crate::operation::Operation;
use crate::table::{Column, Table};
use crate::value_type::ValueType;

mod combinations;
pub(crate) mod decision;
mod duplicates;
mod glued;
mod kept;
mod relation;
mod series;
mod settle;

pub use combinations::{Combination, Risk};
pub use duplicates::Duplicates;
pub use relation::{Correlation, Dependency, Key, Relations};
pub use series::{Gap, Series};

pub(crate) use crate::evidence::hash;

use crate::evidence::{ColumnState, Facts, Room, Rows};
use combinations::Combinations;
use duplicates::RowHashes;
use kept::KeptRows;

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
    /// What each of them means: `missing`, `not-applicable` or `withheld`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub meanings: BTreeMap<String, String>,
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
    /// Patterns of texts (`A-9`), most frequent first, with their cells; empty where personal and for other types.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub patterns: Vec<(String, u64)>,
    /// True where every filled cell holds one value.
    #[serde(default)]
    pub constant: bool,
    /// True where no value stands twice.
    #[serde(default)]
    pub unique: bool,
    /// How days or years follow one another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    /// Signs in the shortest value.
    pub shortest: Option<u64>,
    /// Signs in the longest value.
    pub longest: Option<u64>,
    /// Filled cells that do not fit `value_type`.
    pub misfits: u64,
    /// The operation that turns the column's text into `value_type`; none where it stays text as it is,
    /// or where a person must decide first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conversion: Option<Operation>,
    /// Working material of the rules; not part of what is kept.
    #[serde(skip)]
    pub facts: Arc<Facts>,
}

/// The profile of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Rows profiled.
    pub rows: u64,
    /// Columns, in the table's order.
    pub columns: Vec<ColumnProfile>,
    /// Rows that repeat an earlier one in every column.
    #[serde(default)]
    pub duplicates: Duplicates,
    /// Keys, dependencies and correlations; none where they were not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relations: Option<Relations>,
    /// How small the groups are that columns which describe persons make together; none without such columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<Risk>,
}

impl Profile {
    /// The profile of a column.
    pub fn column(&self, name: &str) -> Option<&ColumnProfile> {
        self.columns.iter().find(|column| column.name == name)
    }
}

/// Most values a column's dictionary holds, and all dictionaries of a table together.
const DICTIONARY: usize = 1 << 16;
const DICTIONARIES: usize = 1 << 21;
/// Bytes of text for each value that a dictionary may hold, on average.
const TEXT: usize = 64;

/// Profiles a table while its batches pass.
#[derive(Clone, Debug)]
pub struct Profiler {
    columns: Arc<[Column]>,
    states: Vec<ColumnState>,
    rows: u64,
    hashes: RowHashes,
    kept: Option<KeptRows>,
    combinations: Option<Combinations>,
}

impl Profiler {
    /// No rows yet.
    pub fn new(columns: &[Column]) -> Self {
        let values = (DICTIONARIES / columns.len().max(1)).clamp(1024, DICTIONARY);
        let room = Room { values, bytes: values * TEXT };
        Profiler {
            columns: columns.into(),
            states: columns.iter().map(|_| ColumnState::new(room)).collect(),
            rows: 0,
            hashes: RowHashes::default(),
            kept: None,
            combinations: Combinations::new(columns),
        }
    }

    /// No rows yet; some will be kept, for what the columns say of each other. `rows` is how many will come, where
    /// that is known; all parts of a table are told the same.
    pub fn with_relations(columns: &[Column], rows: Option<u64>) -> Self {
        Profiler { kept: Some(KeptRows::new(columns.len(), rows)), ..Profiler::new(columns) }
    }

    /// Takes the rows of a batch in; its columns are those of [`Profiler::new`].
    pub fn update(&mut self, batch: &Batch) {
        let keys: Vec<u64> = batch.records.iter().map(|&record| hash::mix(0, record)).collect();
        if let Some(kept) = &mut self.kept {
            kept.update(batch, &keys);
        }
        if let Some(combinations) = &mut self.combinations {
            combinations.update(batch);
        }
        let mut hashes = vec![0; batch.rows()];
        let mut rows = Rows { records: &batch.records, keys: &keys, hashes: &mut hashes, left_out: &batch.derived };
        for (state, column) in self.states.iter_mut().zip(&batch.columns) {
            state.update(column, &mut rows);
        }
        for (row, (&hash, &record)) in hashes.iter().zip(&batch.records).enumerate() {
            if !batch.is_derived(row) {
                self.rows += 1;
                self.hashes.add(hash, record);
            }
        }
    }

    /// Takes clean rows in: the record of each and a hash of all its cells. Their cells come by
    /// [`Profiler::update_column`] or [`Profiler::add_values`], or the column's profile says nothing.
    pub(crate) fn update_rows(&mut self, rows: impl Iterator<Item = (u64, u64)>) {
        for (record, hash) in rows {
            self.rows += 1;
            self.hashes.add(hash, record);
        }
    }

    /// Takes the combinations of rows in; `cell` gives the text of a column and row.
    pub(crate) fn update_combinations<'t>(&mut self, records: &[u64], cell: impl Fn(usize, usize) -> &'t [u8]) {
        if let Some(combinations) = &mut self.combinations {
            combinations.update_cells(records, |_| false, cell);
        }
    }

    /// Takes the cells of one column in, each with its record.
    pub(crate) fn update_column<'t>(&mut self, column: usize, cells: impl Iterator<Item = (&'t [u8], u64)>) {
        self.states[column].update_texts(cells.map(|(text, record)| (text, record, hash::mix(0, record))));
    }

    /// Takes distinct values of one column in, each with its count and its first record.
    pub(crate) fn add_values<'t>(
        &mut self,
        column: usize,
        blanks: u64,
        values: impl Iterator<Item = (&'t [u8], u64, u64)>,
    ) {
        self.states[column].blanks += blanks;
        for (text, count, first) in values {
            self.states[column].add(text, count, first);
        }
    }

    /// Takes other rows of the same table in.
    pub fn merge(&mut self, other: Profiler) {
        self.rows += other.rows;
        self.hashes.merge(other.hashes);
        if let (Some(mine), Some(theirs)) = (&mut self.kept, other.kept) {
            mine.merge(theirs);
        }
        if let (Some(mine), Some(theirs)) = (&mut self.combinations, other.combinations) {
            mine.merge(theirs);
        }
        for (mine, theirs) in self.states.iter_mut().zip(other.states) {
            mine.merge(theirs);
        }
    }

    /// Judges what passed.
    pub fn finish(self) -> Profile {
        let rows = self.rows;
        let facts: Vec<Facts> = self.states.into_iter().map(Facts::new).collect();
        let commas = decision::table_decimal(&facts);
        let mut columns: Vec<ColumnProfile> = self
            .columns
            .iter()
            .zip(facts)
            .map(|(column, facts)| decision::decide(column, rows, facts, commas))
            .collect();
        settle::settle(&self.columns, &mut columns);
        let risk = self.combinations.and_then(|combinations| combinations.finish(&columns));
        let relations = self.kept.map(|kept| relation::measure(kept, &columns, rows));
        Profile { rows, columns, duplicates: self.hashes.finish(), relations, risk }
    }
}

/// Profiles a whole table, on all cores.
///
/// # Errors
/// Whatever [`Table::run`] says.
pub fn profile(table: &Table, limits: &Limits) -> Result<Profile, ReadError> {
    profile_with(table, limits, &|_| {})
}

/// [`profile`]; `progress` is told the rows done.
///
/// # Errors
/// Whatever [`Table::run`] says.
pub fn profile_with(table: &Table, limits: &Limits, progress: &(dyn Fn(u64) + Sync)) -> Result<Profile, ReadError> {
    profile_watched(table, limits, &|_| {}, progress)
}

/// [`profile_with`]; `watch` sees each batch first and may mark rows that are none of the data.
pub(crate) fn profile_watched(
    table: &Table,
    limits: &Limits,
    watch: &(dyn Fn(&mut Batch) + Sync),
    progress: &(dyn Fn(u64) + Sync),
) -> Result<Profile, ReadError> {
    let mut done = 0;
    let new = || Profiler::with_relations(&table.columns, Some(table.structure.rows));
    // each worker takes a profiler and puts it back: as many as ever work at the same time
    let idle: Mutex<Vec<Profiler>> = Mutex::new(Vec::new());
    let take = || idle.lock().unwrap_or_else(PoisonError::into_inner);
    table.run(
        limits,
        |mut batch| {
            watch(&mut batch);
            let mut profiler = take().pop().unwrap_or_else(new);
            profiler.update(&batch);
            take().push(profiler);
            Ok::<u64, ReadError>(batch.rows() as u64)
        },
        |rows| {
            done += rows;
            progress(done);
            Ok(())
        },
    )?;
    let mut all = idle.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter();
    let mut whole = all.next().unwrap_or_else(new);
    all.for_each(|part| whole.merge(part));
    Ok(whole.finish())
}
