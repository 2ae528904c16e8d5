//! How many rows repeat an earlier row in every column, in bounded memory.
//!
//! Rows are kept by hash. Where more than [`BOUND`] different rows come, only those whose hash
//! begins with one more zero bit are kept, so what is kept depends on the set of rows alone.
//! Never here: the cells.

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

/// Most different rows kept.
const BOUND: usize = 1 << 18;

#[derive(Clone, Copy, Debug)]
struct Seen {
    count: u64,
    first: u64,
    second: u64,
}

/// Rows that repeat an earlier one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicates {
    /// Rows beyond the first of each kind.
    pub rows: u64,
    /// False where counted on an even sample of the rows.
    pub exact: bool,
    /// The records of some rows that repeat an earlier one, ascending.
    pub records: Vec<u64>,
}

/// Hashes of rows.
#[derive(Clone, Debug, Default)]
pub struct RowHashes {
    zeros: u32,
    seen: HashMap<u64, Seen>,
}

impl RowHashes {
    /// Takes a row in.
    #[inline]
    pub fn add(&mut self, hash: u64, record: u64) {
        if self.keeps(hash) {
            self.add_seen(hash, Seen { count: 1, first: record, second: u64::MAX });
        }
    }

    #[inline]
    fn keeps(&self, hash: u64) -> bool {
        hash.leading_zeros() >= self.zeros
    }

    fn add_seen(&mut self, hash: u64, new: Seen) {
        let known = self.seen.entry(hash).or_insert(Seen { count: 0, first: u64::MAX, second: u64::MAX });
        known.count += new.count;
        let mut records = [known.first, known.second, new.first, new.second];
        records.sort_unstable();
        (known.first, known.second) = (records[0], records[1]);
        while self.seen.len() > BOUND {
            self.zeros += 1;
            let zeros = self.zeros;
            self.seen.retain(|hash, _| hash.leading_zeros() >= zeros);
        }
    }

    /// Takes other rows in.
    pub fn merge(&mut self, other: RowHashes) {
        if other.zeros > self.zeros {
            self.zeros = other.zeros;
            let zeros = self.zeros;
            self.seen.retain(|hash, _| hash.leading_zeros() >= zeros);
        }
        for (hash, seen) in other.seen {
            if self.keeps(hash) {
                self.add_seen(hash, seen);
            }
        }
    }

    /// What was found.
    pub fn finish(self) -> Duplicates {
        let rows: u64 = self.seen.values().map(|s| s.count - 1).sum();
        let mut records: Vec<u64> = self.seen.values().filter(|s| s.count > 1).map(|s| s.second).collect();
        records.sort_unstable();
        records.truncate(crate::Finding::ROWS);
        Duplicates { rows: rows << self.zeros.min(32), exact: self.zeros == 0, records }
    }
}
