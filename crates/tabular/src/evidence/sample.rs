//! Samples that do not depend on the order or split of the rows.
//!
//! [`DistinctSample`] keeps the values with the least hashes: since the bound only ever falls, what
//! is kept at the end was kept from its first cell on, so its counts are exact.
//! [`RowSample`] keeps the cells of the rows whose record hashes least: an even sample of rows.
//! Never here: judgement.

use std::collections::BTreeMap;

use hashbrown::HashMap;

/// Longest text kept of a sampled cell, in bytes.
const LONGEST: usize = 2048;

fn cut(text: &[u8]) -> &[u8] {
    let mut end = text.len().min(LONGEST);
    while end < text.len() && end > 0 && text[end] & 0xC0 == 0x80 {
        end -= 1;
    }
    &text[..end]
}

/// A value of a sample.
#[derive(Clone, Debug)]
pub struct Sampled {
    /// Its text, cut where very long.
    pub text: Box<[u8]>,
    /// How often it occurs in the whole column.
    pub count: u64,
    /// The first record that holds it.
    pub first: u64,
}

/// An even sample of a column's distinct values with exact counts.
#[derive(Clone, Debug)]
pub struct DistinctSample {
    bound: u64,
    values: HashMap<u64, Kept>,
    texts: Vec<u8>,
}

/// A value's count and first record, and where its text stands in the sample's.
#[derive(Clone, Copy, Debug)]
struct Kept {
    count: u64,
    first: u64,
    start: usize,
    end: usize,
}

impl DistinctSample {
    /// How many values are kept at the end.
    pub const SIZE: usize = 2048;

    /// The empty sample.
    pub fn new() -> Self {
        DistinctSample { bound: u64::MAX, values: HashMap::new(), texts: Vec::new() }
    }

    /// Takes a value in.
    #[inline]
    pub fn add(&mut self, hash: u64, text: &[u8], count: u64, first: u64) {
        if hash < self.bound {
            self.add_kept(hash, text, count, first);
        }
    }

    fn add_kept(&mut self, hash: u64, text: &[u8], count: u64, first: u64) {
        match self.values.get_mut(&hash) {
            Some(value) => {
                value.count += count;
                value.first = value.first.min(first);
            }
            None => {
                let start = self.texts.len();
                self.texts.extend_from_slice(cut(text));
                self.values.insert(hash, Kept { count, first, start, end: self.texts.len() });
                if self.values.len() >= 2 * Self::SIZE {
                    self.shrink();
                }
            }
        }
    }

    fn shrink(&mut self) {
        if self.values.len() <= Self::SIZE {
            return;
        }
        let mut hashes: Vec<u64> = self.values.keys().copied().collect();
        let (_, &mut bound, _) = hashes.select_nth_unstable(Self::SIZE);
        self.keep_below(bound);
    }

    /// Lowers the bound, and leaves out what is not below it.
    fn keep_below(&mut self, bound: u64) {
        self.bound = bound;
        let texts = std::mem::take(&mut self.texts);
        self.values.retain(|&hash, _| hash < bound);
        for value in self.values.values_mut() {
            let start = self.texts.len();
            self.texts.extend_from_slice(&texts[value.start..value.end]);
            (value.start, value.end) = (start, self.texts.len());
        }
    }

    /// Takes another sample in.
    pub fn merge(&mut self, other: DistinctSample) {
        self.keep_below(self.bound.min(other.bound));
        for (hash, value) in other.values {
            self.add(hash, &other.texts[value.start..value.end], value.count, value.first);
        }
    }

    /// The sample, by hash.
    pub fn finish(mut self) -> Vec<Sampled> {
        self.shrink();
        let sorted: BTreeMap<u64, Kept> = self.values.into_iter().collect();
        let value = |kept: Kept| Sampled {
            text: self.texts[kept.start..kept.end].into(),
            count: kept.count,
            first: kept.first,
        };
        sorted.into_values().map(value).collect()
    }
}

/// An even sample of a column's cells.
#[derive(Clone, Debug)]
pub struct RowSample {
    bound: u64,
    cells: Vec<Cell>,
    texts: Vec<u8>,
}

/// The hash of a row's record, and where its text stands in the sample's.
#[derive(Clone, Copy, Debug)]
struct Cell {
    row: u64,
    start: usize,
    end: usize,
}

impl RowSample {
    /// How many cells are kept at the end.
    pub const SIZE: usize = 2048;

    /// The empty sample.
    pub fn new() -> Self {
        RowSample { bound: u64::MAX, cells: Vec::new(), texts: Vec::new() }
    }

    /// Takes the cell of a row in by the hash of its record.
    #[inline]
    pub fn add(&mut self, row: u64, text: &[u8]) {
        if row < self.bound {
            self.push(row, text);
            if self.cells.len() >= 2 * Self::SIZE {
                self.shrink();
            }
        }
    }

    fn push(&mut self, row: u64, text: &[u8]) {
        let start = self.texts.len();
        self.texts.extend_from_slice(cut(text));
        self.cells.push(Cell { row, start, end: self.texts.len() });
    }

    fn shrink(&mut self) {
        if self.cells.len() > Self::SIZE {
            let (_, cell, _) = self.cells.select_nth_unstable_by_key(Self::SIZE, |cell| cell.row);
            let bound = cell.row;
            self.keep_below(bound);
        }
    }

    /// Lowers the bound, and leaves out what is not below it.
    fn keep_below(&mut self, bound: u64) {
        self.bound = bound;
        let (cells, texts) = (std::mem::take(&mut self.cells), std::mem::take(&mut self.texts));
        for cell in cells.into_iter().filter(|cell| cell.row < bound) {
            self.push(cell.row, &texts[cell.start..cell.end]);
        }
    }

    /// Takes another sample in.
    pub fn merge(&mut self, other: RowSample) {
        self.keep_below(self.bound.min(other.bound));
        let bound = self.bound;
        for cell in other.cells.iter().filter(|cell| cell.row < bound) {
            self.push(cell.row, &other.texts[cell.start..cell.end]);
        }
        if self.cells.len() >= 2 * Self::SIZE {
            self.shrink();
        }
    }

    /// The cells that occur more than once in the sample, each with its count there.
    pub fn repeated(mut self) -> Vec<(Box<[u8]>, u64)> {
        self.shrink();
        let mut counts: BTreeMap<&[u8], u64> = BTreeMap::new();
        for cell in &self.cells {
            *counts.entry(&self.texts[cell.start..cell.end]).or_insert(0) += 1;
        }
        counts.into_iter().filter(|&(_, count)| count > 1).map(|(text, count)| (text.into(), count)).collect()
    }
}
