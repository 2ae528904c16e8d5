//! Some consecutive rows of a table as columns of text, and the way to walk over all of them.
//!
//! Never here: types; a batch holds text as it stood (an empty text is a blank cell).

mod ordered;

use std::fs::File;

use arrow::array::{StringViewArray, StringViewBuilder};

use crate::delimited::{Chunk, Delimited};
use crate::error::ReadError;
use crate::grid::Grid;
use crate::limits::Limits;
use crate::records;
use crate::table::{RowKind, Rows, Table};

/// Consecutive rows of a table. All columns and `records` have the same length.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The 1-based record of each row.
    pub records: Vec<u64>,
    /// True for each row that is a total or subtotal; empty where none in the batch is.
    pub derived: Vec<bool>,
    /// One column of text for each of the table's columns; no nulls, a blank cell is an empty text.
    pub columns: Vec<StringViewArray>,
}

impl Batch {
    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.records.len()
    }

    /// True where row `row` is a total or subtotal.
    pub fn is_derived(&self, row: usize) -> bool {
        self.derived.get(row).copied().unwrap_or(false)
    }
}

/// Rows of a grid in one batch.
const GRID_ROWS: u64 = 8192;

impl Table {
    /// Walks over all rows of the table in batches: `work` runs in parallel, `deliver` gets its
    /// results in row order on the calling thread. Where batches are cut depends on the file and
    /// `limits.batch_bytes` alone, never on the number of threads. Rows are data and totals; blank
    /// records, section headings and what the structure lists as another kind are left out.
    ///
    /// # Errors
    /// The first error in row order that reading, `work` or `deliver` gives.
    pub fn run<T: Send, E: From<ReadError> + Send>(
        &self,
        limits: &Limits,
        work: impl Fn(Batch) -> Result<T, E> + Sync,
        deliver: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        let (first, last) = (self.structure.first_row.max(1), self.structure.last_row);
        if first > last {
            return Ok(());
        }
        match &self.rows {
            Rows::Grid { grid, offset } => {
                let batches = (last - first) / GRID_ROWS + 1;
                let make = |index: usize| {
                    let from = first + index as u64 * GRID_ROWS;
                    work(self.grid_batch(grid, *offset, from, last.min(from + GRID_ROWS - 1)))
                };
                ordered::run(batches as usize, limits.threads, make, deliver)
            }
            Rows::Delimited(source) => {
                let file = File::open(&source.path).map_err(ReadError::Io)?;
                let chunks: Vec<Chunk> = source
                    .chunks
                    .iter()
                    .copied()
                    .filter(|chunk| chunk.first_record <= last && chunk.first_record + chunk.records > first)
                    .collect();
                let make = |index: usize| work(self.chunk_batch(source, &file, chunks[index])?);
                ordered::run(chunks.len(), limits.threads, make, deliver)
            }
        }
    }

    /// What the structure says of a record in the data, where it is not plain data.
    fn exception(&self, record: u64) -> Option<RowKind> {
        let exceptions = &self.structure.exceptions;
        exceptions.binary_search_by_key(&record, |(record, _)| *record).ok().map(|found| exceptions[found].1)
    }

    fn grid_batch(&self, grid: &Grid, offset: usize, first: u64, last: u64) -> Batch {
        let mut builder = Builder::new(self.columns.len());
        for record in first..=last {
            let derived = match self.exception(record) {
                None | Some(RowKind::Data) => false,
                Some(RowKind::Derived) => true,
                Some(_) => continue,
            };
            let cells = grid.record(record + offset as u64);
            if cells.iter().all(|cell| cell.is_blank()) {
                continue;
            }
            builder.start_row(record, derived);
            for (column, place) in self.columns.iter().enumerate() {
                builder.columns[column].append_value(cells.get(place.index).map_or("", |cell| &cell.text));
            }
        }
        builder.finish()
    }

    fn chunk_batch(&self, source: &Delimited, file: &File, chunk: Chunk) -> Result<Batch, ReadError> {
        let text = source.text(file, chunk)?;
        let mut builder = Builder::new(self.columns.len());
        let (mut at, mut fields, mut record) = (0, Vec::new(), chunk.first_record);
        while at < text.len() {
            at = records::next_record(text.as_bytes(), at, &source.dialect, &mut fields);
            let (this, exception) = (record, self.exception(record));
            record += 1;
            let derived = match exception {
                None | Some(RowKind::Data) => false,
                Some(RowKind::Derived) => true,
                Some(_) => continue,
            };
            if this < self.structure.first_row || this > self.structure.last_row {
                continue;
            }
            if fields.iter().all(|field| text.get(field.start..field.end).is_none_or(|cell| cell.trim().is_empty())) {
                continue;
            }
            builder.start_row(this, derived);
            for (column, place) in self.columns.iter().enumerate() {
                let field = fields.get(place.index);
                builder.columns[column].append_value(
                    field.map(|field| records::field_text(&text, *field, &source.dialect)).unwrap_or_default(),
                );
            }
        }
        Ok(builder.finish())
    }
}

struct Builder {
    records: Vec<u64>,
    derived: Vec<bool>,
    columns: Vec<StringViewBuilder>,
}

impl Builder {
    fn new(columns: usize) -> Self {
        Builder {
            records: Vec::new(),
            derived: Vec::new(),
            columns: (0..columns).map(|_| StringViewBuilder::new()).collect(),
        }
    }

    fn start_row(&mut self, record: u64, derived: bool) {
        if derived && self.derived.is_empty() {
            self.derived.resize(self.records.len(), false);
        }
        if derived || !self.derived.is_empty() {
            self.derived.push(derived);
        }
        self.records.push(record);
    }

    fn finish(self) -> Batch {
        Batch {
            records: self.records,
            derived: self.derived,
            columns: self.columns.into_iter().map(|mut column| column.finish()).collect(),
        }
    }
}
