//! What the steps of a chain made of the texts of a batch, so that equal texts pass them once.
//!
//! Never here: the steps.

use hashbrown::HashTable;

use crate::operation::value::Value;
use crate::profile::hash::{equal, hash};

use super::chain::Link;
use super::log::Log;

/// Texts after which a column that hardly repeats is told …
const TRIAL: usize = 2048;
/// … by this share of different ones, in percent.
const DIFFERENT: usize = 75;

/// What some steps did to one text; a bit for each step.
#[derive(Clone, Copy, Default)]
pub(super) struct Marks {
    /// The steps that saw a value.
    pub(super) reached: u32,
    pub(super) changed: u32,
    pub(super) misfits: u32,
}

/// One text and what became of it.
pub(super) struct Entry<'a> {
    text: &'a str,
    hash: u64,
    pub(super) value: Value<'a>,
    pub(super) marks: Marks,
    /// False where the column cannot hold the value.
    pub(super) fits: bool,
    /// Cells that were not put through the steps because of this entry.
    times: u64,
}

/// Texts seen in a batch.
pub(super) struct Memo<'a> {
    index: HashTable<u32>,
    entries: Vec<Entry<'a>>,
    looked: usize,
}

impl<'a> Memo<'a> {
    /// Nothing seen; none where there are more steps than [`Marks`] can hold.
    pub(super) fn new(links: usize) -> Option<Self> {
        (links <= 32).then(|| Memo { index: HashTable::new(), entries: Vec::new(), looked: 0 })
    }

    /// False where looking costs more than it saves: most texts are different.
    pub(super) fn is_worth(&self) -> bool {
        self.looked < TRIAL || self.entries.len() * 100 < self.looked * DIFFERENT
    }

    /// What became of an equal text, or the hash to remember this one by.
    #[inline]
    pub(super) fn find(&mut self, text: &str) -> Result<&mut Entry<'a>, u64> {
        self.looked += 1;
        let hash = hash(text.as_bytes());
        let entries = &self.entries;
        let is_same = |at: &u32| {
            let entry = &entries[*at as usize];
            entry.hash == hash && equal(entry.text.as_bytes(), text.as_bytes())
        };
        match self.index.find(hash, is_same) {
            Some(&at) => Ok(&mut self.entries[at as usize]),
            None => Err(hash),
        }
    }

    /// Remembers what became of a text.
    pub(super) fn keep(&mut self, hash: u64, text: &'a str, value: Value<'a>, marks: Marks, fits: bool) {
        let at = self.entries.len() as u32;
        self.entries.push(Entry { text, hash, value, marks, fits, times: 0 });
        let entries = &self.entries;
        self.index.insert_unique(hash, at, |&at| entries[at as usize].hash);
    }

    /// Counts what was not counted cell by cell.
    pub(super) fn settle(self, links: &[Link], logs: &mut [Log]) {
        for entry in self.entries.iter().filter(|entry| entry.times > 0) {
            for (at, link) in links.iter().enumerate() {
                let log = &mut logs[link.log];
                let times = |marks: u32| u64::from(marks >> at & 1) * entry.times;
                log.filled += times(entry.marks.reached);
                log.changed += times(entry.marks.changed);
                log.misfits += times(entry.marks.misfits);
            }
        }
    }
}

impl Entry<'_> {
    /// One more cell that takes the entry's value.
    #[inline]
    pub(super) fn repeat(&mut self) {
        self.times += 1;
    }
}
