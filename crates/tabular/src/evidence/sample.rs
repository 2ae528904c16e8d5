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

fn kept(text: &[u8]) -> Box<[u8]> {
    let mut end = text.len().min(LONGEST);
    while end < text.len() && end > 0 && text[end] & 0xC0 == 0x80 {
        end -= 1;
    }
    text[..end].into()
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
    values: HashMap<u64, Sampled>,
}

impl DistinctSample {
    /// How many values are kept at the end.
    pub const SIZE: usize = 2048;

    /// The empty sample.
    pub fn new() -> Self {
        DistinctSample { bound: u64::MAX, values: HashMap::new() }
    }

    /// Takes a value in.
    #[inline]
    pub fn add(&mut self, hash: u64, text: &[u8], count: u64, first: u64) {
        if hash < self.bound {
            self.add_kept(hash, text, count, first);
        }
    }

    fn add_kept(&mut self, hash: u64, text: &[u8], count: u64, first: u64) {
        let value = self.values.entry(hash).or_insert_with(|| Sampled { text: kept(text), count: 0, first });
        value.count += count;
        value.first = value.first.min(first);
        if self.values.len() >= 2 * Self::SIZE {
            self.shrink();
        }
    }

    fn shrink(&mut self) {
        if self.values.len() <= Self::SIZE {
            return;
        }
        let mut hashes: Vec<u64> = self.values.keys().copied().collect();
        let (_, &mut bound, _) = hashes.select_nth_unstable(Self::SIZE);
        self.bound = bound;
        self.values.retain(|&hash, _| hash < bound);
    }

    /// Takes another sample in.
    pub fn merge(&mut self, other: DistinctSample) {
        self.bound = self.bound.min(other.bound);
        let bound = self.bound;
        self.values.retain(|&hash, _| hash < bound);
        for (hash, value) in other.values {
            self.add(hash, &value.text, value.count, value.first);
        }
    }

    /// The sample, by hash.
    pub fn finish(mut self) -> Vec<Sampled> {
        self.shrink();
        let sorted: BTreeMap<u64, Sampled> = self.values.into_iter().collect();
        sorted.into_values().collect()
    }
}

/// An even sample of a column's cells.
#[derive(Clone, Debug)]
pub struct RowSample {
    bound: u64,
    cells: Vec<(u64, Box<[u8]>)>,
}

impl RowSample {
    /// How many cells are kept at the end.
    pub const SIZE: usize = 2048;

    /// The empty sample.
    pub fn new() -> Self {
        RowSample { bound: u64::MAX, cells: Vec::new() }
    }

    /// Takes the cell of a row in by the hash of its record.
    #[inline]
    pub fn add(&mut self, row: u64, text: &[u8]) {
        if row < self.bound {
            self.cells.push((row, kept(text)));
            if self.cells.len() >= 2 * Self::SIZE {
                self.shrink();
            }
        }
    }

    fn shrink(&mut self) {
        if self.cells.len() > Self::SIZE {
            let (_, cell, _) = self.cells.select_nth_unstable_by_key(Self::SIZE, |cell| cell.0);
            self.bound = cell.0;
            self.cells.truncate(Self::SIZE);
        }
    }

    /// Takes another sample in.
    pub fn merge(&mut self, other: RowSample) {
        self.bound = self.bound.min(other.bound);
        let bound = self.bound;
        self.cells.extend(other.cells);
        self.cells.retain(|cell| cell.0 < bound);
        if self.cells.len() >= 2 * Self::SIZE {
            self.shrink();
        }
    }

    /// The cells that occur more than once in the sample, each with its count there.
    pub fn repeated(mut self) -> Vec<(Box<[u8]>, u64)> {
        self.shrink();
        let mut counts: BTreeMap<Box<[u8]>, u64> = BTreeMap::new();
        for (_, text) in self.cells {
            *counts.entry(text).or_insert(0) += 1;
        }
        counts.into_iter().filter(|&(_, count)| count > 1).collect()
    }
}
