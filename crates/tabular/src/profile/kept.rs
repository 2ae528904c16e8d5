//! An even sample of whole rows, the same whatever the order and split of the rows: those whose record hashes least.
//!
//! Small tables are kept whole. Never here: what the rows say of each other (see `relation`).

use crate::batch::Batch;

/// Most rows kept at the end, and most cells.
const ROWS: usize = 16_384;
const CELLS: usize = 400_000;
/// Longest text kept of a cell, in bytes; a longer one is told from others by its length too.
const LONGEST: usize = 128;

/// A kept row: its cells one after the other.
#[derive(Clone, Debug)]
struct Row {
    key: u64,
    record: u64,
    ends: Box<[u32]>,
    text: Box<str>,
}

/// The sample.
#[derive(Clone, Debug)]
pub(super) struct KeptRows {
    size: usize,
    bound: u64,
    rows: Vec<Row>,
}

impl KeptRows {
    /// The empty sample of a table with so many columns and, where it is known, so many rows.
    ///
    /// Hashes are spread evenly: of many rows those above one and a half times the share that is kept are not even
    /// looked at. Should that leave less than [`ROWS`], the sample is a little smaller.
    pub fn new(columns: usize, rows: Option<u64>) -> Self {
        let size = (CELLS / columns.max(1)).clamp(1, ROWS);
        let room = size as u64 + size as u64 / 2 + 256;
        let bound = rows.filter(|&rows| rows > room).map_or(u64::MAX, |rows| u64::MAX / rows * room);
        KeptRows { size, bound, rows: Vec::new() }
    }

    /// Takes the rows of a batch in by the hashes of their records; totals are left out.
    pub fn update(&mut self, batch: &Batch, keys: &[u64]) {
        for (row, &key) in keys.iter().enumerate() {
            if key >= self.bound || batch.is_derived(row) {
                continue;
            }
            let mut text = String::new();
            let mut ends = Vec::with_capacity(batch.columns.len());
            for column in &batch.columns {
                push_cut(&mut text, column.value(row));
                ends.push(text.len() as u32);
            }
            self.rows.push(Row { key, record: batch.records[row], ends: ends.into(), text: text.into() });
            if self.rows.len() >= 2 * self.size {
                self.shrink();
            }
        }
    }

    /// Takes other rows of the same table in.
    pub fn merge(&mut self, other: KeptRows) {
        self.bound = self.bound.min(other.bound);
        let bound = self.bound;
        self.rows.extend(other.rows);
        self.rows.retain(|row| row.key < bound);
        self.shrink();
    }

    fn shrink(&mut self) {
        if self.rows.len() > self.size {
            let (_, row, _) = self.rows.select_nth_unstable_by_key(self.size, |row| row.key);
            self.bound = row.key;
            self.rows.truncate(self.size);
        }
    }

    /// Puts the sample into the order of the table and hands each row's record and cells over.
    pub fn finish(mut self, mut take: impl FnMut(u64, &mut dyn Iterator<Item = &str>)) {
        self.shrink();
        self.rows.sort_unstable_by_key(|row| row.record);
        for row in &self.rows {
            let starts = std::iter::once(0).chain(row.ends.iter().copied());
            let mut cells = starts.zip(row.ends.iter()).map(|(start, &end)| &row.text[start as usize..end as usize]);
            take(row.record, &mut cells);
        }
    }
}

fn push_cut(out: &mut String, text: &str) {
    if text.len() <= LONGEST {
        out.push_str(text);
        return;
    }
    let end = (0..=LONGEST).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    out.push_str(&text[..end]);
    out.push('…');
    out.push_str(&format!("{:x}", super::hash::hash(text.as_bytes())));
}
