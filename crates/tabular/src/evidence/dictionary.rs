//! All distinct values of a column with their counts, as long as they fit.
//!
//! Never here: what happens when they no longer fit (see `column`).

use hashbrown::HashTable;

use super::hash::equal;

/// One distinct value.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    hash: u64,
    start: u32,
    length: u32,
    /// How often it occurs.
    pub count: u64,
    /// The first record that holds it.
    pub first: u64,
}

/// How much a dictionary may hold.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Distinct values.
    pub values: usize,
    /// Bytes of their texts.
    pub bytes: usize,
}

/// Distinct values with counts. Whether all fit depends on the set of values alone.
#[derive(Clone, Debug)]
pub struct Dictionary {
    index: HashTable<u32>,
    entries: Vec<Entry>,
    texts: Vec<u8>,
}

impl Dictionary {
    /// The empty dictionary.
    pub fn new() -> Self {
        Dictionary { index: HashTable::new(), entries: Vec::new(), texts: Vec::new() }
    }

    /// Takes a value in; false where it does not fit any more (and was not taken).
    #[inline]
    pub fn add(&mut self, hash: u64, text: &[u8], count: u64, first: u64, room: Room) -> bool {
        let (entries, texts) = (&mut self.entries, &mut self.texts);
        let found = self.index.find(hash, |&at| {
            let entry = &entries[at as usize];
            let known = &texts[entry.start as usize..(entry.start + entry.length) as usize];
            entry.hash == hash && equal(known, text)
        });
        if let Some(&at) = found {
            let entry = &mut entries[at as usize];
            entry.count += count;
            entry.first = entry.first.min(first);
            return true;
        }
        if entries.len() >= room.values || texts.len() + text.len() > room.bytes {
            return false;
        }
        let at = entries.len() as u32;
        entries.push(Entry { hash, start: texts.len() as u32, length: text.len() as u32, count, first });
        texts.extend_from_slice(text);
        let hash_of = |&at: &u32| entries[at as usize].hash;
        if self.index.len() == self.index.capacity() {
            // a dictionary that grows tends to grow on: places are found anew less often
            self.index.reserve(self.index.len() * 2 + 64, hash_of);
        }
        self.index.insert_unique(hash, at, hash_of);
        true
    }

    /// Every value with its hash, count and first record, in no telling order.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &[u8], u64, u64)> {
        self.entries
            .iter()
            .map(|e| (e.hash, &self.texts[e.start as usize..(e.start + e.length) as usize], e.count, e.first))
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.entries.len()
    }
}

impl Default for Dictionary {
    fn default() -> Self {
        Dictionary::new()
    }
}
