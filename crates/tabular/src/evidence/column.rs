//! One column while its rows pass: a dictionary as long as it fits, then sketches.
//!
//! Both states depend on the set of rows alone, so columns merge in any order.
//! Never here: the judgement (see `decision`).

use arrow::array::{Array, StringViewArray};

use super::counts::Evidence;
use super::dictionary::{Dictionary, Room};
use super::frequency::Frequency;
use super::hash::{hash, mix};
use super::hyperloglog::HyperLogLog;
use super::sample::{DistinctSample, RowSample};
use super::shape;

/// The rows of a batch, as every column needs them.
pub(crate) struct Rows<'a> {
    /// Record of each row.
    pub records: &'a [u64],
    /// A hash of each record, for the even sample.
    pub keys: &'a [u64],
    /// The hash of each row's cells so far.
    pub hashes: &'a mut [u64],
    /// Rows left out; empty where none is.
    pub left_out: &'a [bool],
}

/// What is kept of a column whose distinct values do not fit.
#[derive(Clone, Debug)]
pub(crate) struct Sketches {
    pub evidence: Evidence,
    pub distinct: HyperLogLog,
    pub frequency: Frequency,
    pub sample: DistinctSample,
}

impl Sketches {
    fn new() -> Self {
        Sketches {
            evidence: Evidence::default(),
            distinct: HyperLogLog::new(),
            frequency: Frequency::new(),
            sample: DistinctSample::new(),
        }
    }

    #[inline]
    fn add(&mut self, hash: u64, text: &[u8], count: u64, record: u64) {
        self.distinct.insert(hash);
        self.frequency.add(hash, count);
        self.sample.add(hash, text, count, record);
        self.evidence.add(text, count, record);
    }

    fn merge(&mut self, other: Sketches) {
        self.evidence.merge(&other.evidence);
        self.distinct.merge(&other.distinct);
        self.frequency.merge(&other.frequency);
        self.sample.merge(other.sample);
    }
}

#[derive(Clone, Debug)]
pub(crate) enum Values {
    All(Dictionary),
    Sketched(Box<Sketches>),
}

/// A column's state.
#[derive(Clone, Debug)]
pub(crate) struct ColumnState {
    pub blanks: u64,
    pub values: Values,
    pub cells: RowSample,
    room: Room,
}

impl ColumnState {
    pub fn new(room: Room) -> Self {
        ColumnState { blanks: 0, values: Values::All(Dictionary::new()), cells: RowSample::new(), room }
    }

    /// Takes the rows of a batch in.
    pub fn update(&mut self, column: &StringViewArray, rows: &mut Rows<'_>) {
        for row in 0..column.len().min(rows.records.len()) {
            if rows.left_out.get(row).copied().unwrap_or(false) {
                continue;
            }
            let text = column.value(row).as_bytes();
            let hash = hash(text);
            rows.hashes[row] = mix(rows.hashes[row], hash);
            self.add_row(hash, text, rows.records[row], rows.keys[row]);
        }
    }

    /// Takes the rows of a batch in, each with its text, its record and the record's hash.
    pub fn update_texts<'t>(&mut self, rows: impl Iterator<Item = (&'t [u8], u64, u64)>) {
        for (text, record, key) in rows {
            self.add_row(hash(text), text, record, key);
        }
    }

    #[inline]
    fn add_row(&mut self, hash: u64, text: &[u8], record: u64, key: u64) {
        if is_blank(text) {
            self.blanks += 1;
            return;
        }
        self.cells.add(key, text);
        self.add_value(hash, text, 1, record);
    }

    /// Takes a value in that stands in `count` cells, the first of them in record `first`.
    pub fn add(&mut self, text: &[u8], count: u64, first: u64) {
        if is_blank(text) { self.blanks += count } else { self.add_value(hash(text), text, count, first) }
    }

    #[inline]
    fn add_value(&mut self, hash: u64, text: &[u8], count: u64, first: u64) {
        match &mut self.values {
            Values::All(dictionary) => {
                if !dictionary.add(hash, text, count, first, self.room) {
                    self.overflow().add(hash, text, count, first);
                }
            }
            Values::Sketched(sketches) => sketches.add(hash, text, count, first),
        }
    }

    #[cold]
    fn overflow(&mut self) -> &mut Sketches {
        if let Values::All(dictionary) = &self.values {
            let mut sketches = Box::new(Sketches::new());
            for (hash, text, count, first) in dictionary.iter() {
                sketches.add(hash, text, count, first);
            }
            self.values = Values::Sketched(sketches);
        }
        match &mut self.values {
            Values::Sketched(sketches) => sketches,
            Values::All(_) => unreachable!("it was just replaced"),
        }
    }

    /// Takes another part of the same column in.
    pub fn merge(&mut self, other: ColumnState) {
        self.blanks += other.blanks;
        self.cells.merge(other.cells);
        match other.values {
            Values::All(theirs) => {
                for (hash, text, count, first) in theirs.iter() {
                    self.add_value(hash, text, count, first);
                }
            }
            Values::Sketched(theirs) => self.overflow().merge(*theirs),
        }
    }
}

/// True where every sign is white space, and where there is none.
#[inline]
fn is_blank(text: &[u8]) -> bool {
    match text.first() {
        None => true,
        Some(0..=b' ' | 0xC2 | 0xE2 | 0xEF) => shape::trim(text).is_empty(),
        Some(_) => false,
    }
}
