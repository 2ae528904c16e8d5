//! The distinct values of a column with their counts, counted in parallel.
//!
//! Never here: which values belong together.

use std::sync::{Mutex, PoisonError};

use arrow::array::Array;
use hashbrown::HashTable;

use crate::error::ReadError;
use crate::evidence::hash::hash;
use crate::limits::Limits;
use crate::table::Table;

/// Most distinct values that are compared.
const MOST: u64 = 12_000_000;
/// Most bytes of their texts.
const BYTES: u64 = 1 << 30;
/// A text with more bytes than this is no name of anything.
const LONGEST: usize = 1_000;
/// Parts that are filled and read by themselves.
const SHARDS: usize = 64;

/// A value's number: the shard in the upper six bits.
pub(super) type Id = u32;

/// Why the values cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The column holds more distinct values than are compared at once.
    #[error("too-many-values: {most}")]
    TooMany {
        /// Most distinct values.
        most: u64,
    },
}

#[derive(Clone, Debug)]
struct Entry {
    hash: u64,
    count: u64,
    start: u32,
    length: u32,
}

#[derive(Clone, Debug, Default)]
struct Shard {
    index: HashTable<u32>,
    entries: Vec<Entry>,
    texts: String,
}

impl Shard {
    fn text(&self, entry: &Entry) -> &str {
        self.texts.get(entry.start as usize..(entry.start + entry.length) as usize).unwrap_or_default()
    }

    fn add(&mut self, hash: u64, text: &str, count: u64) {
        let found = self.index.find(hash, |&at| {
            let entry = &self.entries[at as usize];
            entry.hash == hash && self.text(entry) == text
        });
        if let Some(&at) = found {
            self.entries[at as usize].count += count;
            return;
        }
        let at = self.entries.len() as u32;
        self.entries.push(Entry { hash, count, start: self.texts.len() as u32, length: text.len() as u32 });
        self.texts.push_str(text);
        let entries = &self.entries;
        self.index.insert_unique(hash, at, |&at| entries[at as usize].hash);
    }
}

/// Distinct values and how often each occurs.
#[derive(Clone, Debug)]
pub struct Values {
    shards: Vec<Shard>,
}

impl Values {
    /// From values and their counts; a value that comes twice is counted together.
    pub fn new<'t>(pairs: impl IntoIterator<Item = (&'t str, u64)>) -> Self {
        let mut shards = vec![Shard::default(); SHARDS];
        for (text, count) in pairs {
            if is_comparable(text) {
                let hash = hash(text.as_bytes());
                shards[shard(hash)].add(hash, text, count);
            }
        }
        Values { shards }
    }

    /// Of one column of a table, totals left out; `progress` is told rows done and rows in all.
    ///
    /// # Errors
    /// [`ClusterError`].
    pub fn of_column(
        table: &Table,
        column: usize,
        limits: &Limits,
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> Result<Self, ClusterError> {
        let mut narrow = table.clone();
        narrow.columns = table.columns.get(column).cloned().into_iter().collect();
        let shards: Vec<Mutex<Shard>> = (0..SHARDS).map(|_| Mutex::default()).collect();
        let (mut rows, mut full) = (0, false);
        let ended = narrow.run::<(u64, u64, u64), ReadError>(
            limits,
            |batch| {
                let texts = batch.columns.first();
                let mut places: Vec<(u64, u32)> = texts.map_or_else(Vec::new, |texts| {
                    let filled =
                        (0..texts.len()).filter(|&row| !batch.is_derived(row) && is_comparable(texts.value(row)));
                    filled.map(|row| (hash(texts.value(row).as_bytes()), row as u32)).collect()
                });
                places.sort_unstable();
                let (mut count, mut bytes) = (0, 0);
                for run in places.chunk_by(|a, b| shard(a.0) == shard(b.0)) {
                    let mut shard = shards[shard(run[0].0)].lock().unwrap_or_else(PoisonError::into_inner);
                    for (hash, row) in run {
                        if let Some(texts) = texts {
                            shard.add(*hash, texts.value(*row as usize), 1);
                        }
                    }
                    count += shard.entries.len() as u64;
                    bytes += shard.texts.len() as u64;
                }
                Ok((batch.rows() as u64, count, bytes))
            },
            |(read, count, bytes)| {
                rows += read;
                progress(rows, table.structure.rows);
                full = count > MOST || bytes > BYTES;
                if full { Err(ReadError::Limit { limit: "values", found: count, allowed: MOST }) } else { Ok(()) }
            },
        );
        match ended {
            Err(_) if full => Err(ClusterError::TooMany { most: MOST }),
            Err(why) => Err(why.into()),
            Ok(()) => {
                let taken = shards.into_iter().map(|shard| shard.into_inner().unwrap_or_else(PoisonError::into_inner));
                Ok(Values { shards: taken.collect() })
            }
        }
    }

    /// How many distinct values there are.
    pub fn count(&self) -> u64 {
        self.shards.iter().map(|shard| shard.entries.len() as u64).sum()
    }

    pub(super) fn shards(&self) -> std::ops::Range<usize> {
        0..self.shards.len()
    }

    /// The values of one shard.
    pub(super) fn of(&self, shard: usize) -> impl Iterator<Item = (Id, &str)> {
        let first = (shard as u32) << 26;
        let part = &self.shards[shard];
        part.entries.iter().enumerate().map(move |(at, entry)| (first | at as u32, part.text(entry)))
    }

    /// A value's text and count.
    pub(super) fn get(&self, id: Id) -> (&str, u64) {
        let shard = &self.shards[(id >> 26) as usize];
        let entry = &shard.entries[(id & ((1 << 26) - 1)) as usize];
        (shard.text(entry), entry.count)
    }
}

fn shard(hash: u64) -> usize {
    (hash >> 58) as usize
}

/// True for texts with a letter: numbers and dates have no variants.
fn is_comparable(text: &str) -> bool {
    text.len() <= LONGEST
        && (text.bytes().any(|byte| byte.is_ascii_alphabetic())
            || !text.is_ascii() && text.chars().any(char::is_alphabetic))
}
