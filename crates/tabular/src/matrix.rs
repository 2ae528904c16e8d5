//! Rows of a table as small numbers: in each column every distinct text has its number, 0 is a blank.
//!
//! What rows say of each other is counted on it. Never here: what follows from the counts (see `profile`, `conform`).

use hashbrown::{HashMap, HashTable};

use crate::evidence::hash::{equal, hash};

/// One column.
#[derive(Clone, Debug)]
pub(crate) struct Ids {
    /// The number of each row's text.
    pub rows: Vec<u32>,
    /// The text of each number; the first is empty.
    pub texts: Vec<Box<str>>,
    /// The numbers by the hashes of their texts.
    index: HashTable<u32>,
    bytes: usize,
}

impl Default for Ids {
    fn default() -> Self {
        Ids { rows: Vec::new(), texts: vec!["".into()], index: HashTable::new(), bytes: 0 }
    }
}

impl Ids {
    /// Takes the next row's text in; an empty one is a blank.
    pub fn push(&mut self, text: &str) {
        if text.is_empty() {
            self.rows.push(0);
            return;
        }
        let texts = &self.texts;
        let key = hash(text.as_bytes());
        let found = self.index.find(key, |&at| equal(texts[at as usize].as_bytes(), text.as_bytes())).copied();
        let number = found.unwrap_or_else(|| {
            let number = self.texts.len() as u32;
            self.bytes += text.len() + 16;
            self.texts.push(text.into());
            let texts = &self.texts;
            self.index.insert_unique(key, number, |&at| hash(texts[at as usize].as_bytes()));
            number
        });
        self.rows.push(number);
    }

    /// Distinct texts, blanks left out.
    pub fn distinct(&self) -> usize {
        self.texts.len() - 1
    }

    /// Bytes of the different texts.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// How often each number stands.
    pub fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.texts.len()];
        self.rows.iter().for_each(|&number| counts[number as usize] += 1);
        counts
    }

    /// Two columns as one: a row where either is blank is blank.
    pub fn pair(a: &Ids, b: &Ids) -> Ids {
        let mut numbers: HashMap<(u32, u32), u32> = HashMap::new();
        let mut pair = Ids::default();
        for (&a, &b) in a.rows.iter().zip(&b.rows) {
            if a == 0 || b == 0 {
                pair.rows.push(0);
                continue;
            }
            let next = numbers.len() as u32 + 1;
            pair.rows.push(*numbers.entry((a, b)).or_insert(next));
        }
        pair.texts.resize(numbers.len() + 1, "".into());
        pair
    }

    /// The first rows alone; the numbers stay.
    pub fn head(&self, rows: usize) -> Ids {
        let rows = self.rows[..rows.min(self.rows.len())].to_vec();
        Ids { rows, texts: self.texts.clone(), index: HashTable::new(), bytes: 0 }
    }
}

/// The rows of each text of a column.
pub(crate) struct Groups {
    order: Vec<u32>,
    starts: Vec<u32>,
}

impl Groups {
    /// The groups of a column.
    pub fn new(ids: &Ids) -> Self {
        let mut starts = vec![0u32; ids.texts.len() + 1];
        ids.rows.iter().for_each(|&number| starts[number as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut order = vec![0u32; ids.rows.len()];
        for (row, &number) in ids.rows.iter().enumerate() {
            let place = &mut next[number as usize];
            order[*place as usize] = row as u32;
            *place += 1;
        }
        Groups { order, starts }
    }

    /// The rows that hold the text with this number, ascending.
    pub fn rows(&self, number: u32) -> &[u32] {
        &self.order[self.starts[number as usize] as usize..self.starts[number as usize + 1] as usize]
    }

    /// The rows of each text; those of blanks left out.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (1..self.starts.len() as u32 - 1).map(|number| self.rows(number))
    }
}

/// How the filled cells of some rows are spread over the texts of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Vote {
    /// The most frequent text; where two are as frequent, the one that stands first in the table.
    pub first: u32,
    /// Its cells.
    pub most: u32,
    /// The cells of the next one.
    pub next: u32,
    /// All filled cells.
    pub filled: u32,
}

/// Counts votes; holds the counters that are used again.
pub(crate) struct Counter {
    counts: Vec<u32>,
    touched: Vec<u32>,
}

impl Counter {
    /// For columns with so many distinct texts.
    pub fn new(distinct: usize) -> Self {
        Counter { counts: vec![0; distinct + 1], touched: Vec::new() }
    }

    /// The vote of some rows.
    pub fn vote(&mut self, column: &Ids, rows: &[u32]) -> Vote {
        let mut vote = Vote::default();
        for &row in rows {
            let number = column.rows[row as usize];
            if number != 0 {
                vote.filled += 1;
                let count = &mut self.counts[number as usize];
                if *count == 0 {
                    self.touched.push(number);
                }
                *count += 1;
            }
        }
        for number in self.touched.drain(..) {
            let count = std::mem::take(&mut self.counts[number as usize]);
            if count > vote.most {
                (vote.first, vote.most, vote.next) = (number, count, vote.most);
            } else {
                vote.next = vote.next.max(count);
            }
        }
        vote
    }
}
