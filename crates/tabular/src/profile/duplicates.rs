//! How many rows repeat an earlier row in every column, in bounded memory.
//!
//! Rows are kept by hash. Where more than [`BOUND`] different rows come, only those whose hash
//! begins with one more zero bit are kept, so what is kept depends on the set of rows alone.
//! Never here: the cells.

use serde::{Deserialize, Serialize};

/// Most different rows kept.
const BOUND: usize = 1 << 18;

/// A row and where it stands.
#[derive(Clone, Copy, Debug)]
struct Seen {
    hash: u64,
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
    /// Different rows by hash, ascending.
    seen: Vec<Seen>,
    /// Hashes with records that wait to be sorted in.
    new: Vec<(u64, u64)>,
}

impl RowHashes {
    /// Takes a row in.
    #[inline]
    pub fn add(&mut self, hash: u64, record: u64) {
        if hash.leading_zeros() >= self.zeros {
            self.new.push((hash, record));
            if self.new.len() >= BOUND {
                self.settle();
            }
        }
    }

    /// Sorts in what waits.
    fn settle(&mut self) {
        let mut new = std::mem::take(&mut self.new);
        new.sort_unstable();
        self.sort_in(new.drain(..).map(|(hash, record)| Seen { hash, count: 1, first: record, second: u64::MAX }));
        self.new = new;
    }

    /// Takes rows in that come by hash, ascending.
    fn sort_in(&mut self, new: impl Iterator<Item = Seen>) {
        let mut all: Vec<Seen> = Vec::with_capacity(self.seen.len() + BOUND / 2);
        let (mut old, mut new) = (std::mem::take(&mut self.seen).into_iter().peekable(), new.peekable());
        loop {
            let next = match (old.peek(), new.peek()) {
                (Some(a), Some(b)) if a.hash <= b.hash => old.next(),
                (Some(_), None) => old.next(),
                _ => new.next(),
            };
            let Some(next) = next else { break };
            match all.last_mut().filter(|last| last.hash == next.hash) {
                Some(last) => last.add(&next),
                None => all.push(next),
            }
        }
        while all.len() > BOUND {
            self.zeros += 1;
            let zeros = self.zeros;
            all.truncate(all.partition_point(|seen| seen.hash.leading_zeros() >= zeros));
        }
        self.seen = all;
    }

    /// Takes other rows in.
    pub fn merge(&mut self, mut other: RowHashes) {
        other.settle();
        self.settle();
        self.zeros = self.zeros.max(other.zeros);
        let zeros = self.zeros;
        self.seen.retain(|seen| seen.hash.leading_zeros() >= zeros);
        self.sort_in(other.seen.into_iter().filter(|seen| seen.hash.leading_zeros() >= zeros));
    }

    /// What was found.
    pub fn finish(mut self) -> Duplicates {
        self.settle();
        let rows: u64 = self.seen.iter().map(|s| s.count - 1).sum();
        let mut records: Vec<u64> = self.seen.iter().filter(|s| s.count > 1).map(|s| s.second).collect();
        records.sort_unstable();
        records.truncate(crate::Finding::ROWS);
        Duplicates { rows: rows << self.zeros.min(32), exact: self.zeros == 0, records }
    }
}

impl Seen {
    /// Takes equal rows in.
    fn add(&mut self, other: &Seen) {
        self.count += other.count;
        let mut records = [self.first, self.second, other.first, other.second];
        records.sort_unstable();
        (self.first, self.second) = (records[0], records[1]);
    }
}
