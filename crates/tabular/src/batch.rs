//! Some consecutive rows of a table as columns of text, and the way to walk over all of them.
//!
//! Never here: types; a batch holds text as it stood (an empty text is a blank cell).

use std::cell::RefCell;
use std::fs::File;
use std::os::unix::fs::FileExt as _;

use arrow::array::{StringViewArray, StringViewBuilder};

use crate::delimited::{Chunk, Delimited};
use crate::error::ReadError;
use crate::grid::Grid;
use crate::limits::Limits;
use crate::ordered;
use crate::records::{Cut, Cutter, Field, Sink, scan};
use crate::table::{Layer, RowKind, Rows, Table};

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
        mut deliver: impl FnMut(T) -> Result<(), E>,
    ) -> Result<(), E> {
        for layer in self.layers() {
            layer.table.run_alone(limits, |batch| work(layer.fit(batch)), &mut deliver)?;
        }
        self.run_alone(limits, work, deliver)
    }

    /// [`Table::run`] of a table that is no stack.
    fn run_alone<T: Send, E: From<ReadError> + Send>(
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
            Rows::Stacked(_) => Ok(()),
        }
    }

    /// What the structure says of a record in the data, where it is not plain data.
    fn exception(&self, record: u64) -> Option<RowKind> {
        let exceptions = &self.structure.exceptions;
        exceptions.binary_search_by_key(&record, |(record, _)| *record).ok().map(|found| exceptions[found].1)
    }

    fn grid_batch(&self, grid: &Grid, offset: usize, first: u64, last: u64) -> Batch {
        let mut builder = Builder::new(self.columns.len(), (last - first + 1) as usize);
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
        BUFFER.with_borrow_mut(|buffer| {
            buffer.resize(usize::try_from(chunk.end - chunk.start).unwrap_or(usize::MAX), 0);
            file.read_exact_at(buffer, chunk.start)?;
            Ok(self.text_batch(source, &source.encoding.decode_part(buffer).text, chunk))
        })
    }

    fn text_batch(&self, source: &Delimited, text: &str, chunk: Chunk) -> Batch {
        let mut sink = ChunkRows {
            table: self,
            text,
            cutter: &source.cutter,
            record: chunk.first_record,
            exceptions: self.structure.exceptions.partition_point(|(record, _)| *record < chunk.first_record),
            // short records may be many: no more room than the text could fill
            builder: Builder::new(
                self.columns.len(),
                (chunk.records as usize).min(text.len() / self.columns.len().max(1) + 1),
            ),
        };
        scan(&source.cutter, text.as_bytes(), 0, text.len(), true, &mut sink);
        sink.builder.finish()
    }
}

impl Layer {
    /// A batch of the layer's table as one of the stack.
    fn fit(&self, batch: Batch) -> Batch {
        let rows = batch.rows();
        let same = |text: &str| {
            let mut column = StringViewBuilder::with_capacity(rows);
            (0..rows).for_each(|_| column.append_value(text));
            column.finish()
        };
        let own = |from: &Option<usize>| from.map_or_else(|| same(""), |column| batch.columns[column].clone());
        let columns = std::iter::once(same(&self.value)).chain(self.columns.iter().map(own)).collect();
        let records = batch.records.iter().map(|record| record + self.offset).collect();
        Batch { records, derived: batch.derived, columns }
    }
}

thread_local! {
    /// Each thread reads into one buffer, again and again.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Collects the rows of one chunk.
struct ChunkRows<'t> {
    table: &'t Table,
    text: &'t str,
    cutter: &'t Cutter,
    record: u64,
    exceptions: usize,
    builder: Builder,
}

impl Sink for ChunkRows<'_> {
    const FIELDS: bool = true;

    fn record(&mut self, _start: usize, _cut: Cut, _width: usize, fields: &[Field]) {
        let record = self.record;
        self.record += 1;
        let structure = &self.table.structure;
        let exception = structure.exceptions.get(self.exceptions).filter(|(place, _)| *place == record);
        self.exceptions += usize::from(exception.is_some());
        let derived = match exception {
            None | Some((_, RowKind::Data)) => false,
            Some((_, RowKind::Derived)) => true,
            Some(_) => return,
        };
        if record < structure.first_row || record > structure.last_row {
            return;
        }
        let cell = |field: &Field| self.text.get(field.start..field.end).unwrap_or_default();
        if fields.iter().all(|field| crate::grid::is_blank(cell(field))) {
            return;
        }
        let shifted = self.cutter.straighten(self.text, fields);
        let fields = shifted.as_deref().unwrap_or(fields);
        self.builder.start_row(record, derived);
        for (builder, place) in self.builder.columns.iter_mut().zip(&self.table.columns) {
            match fields.get(place.index) {
                None => builder.append_value(""),
                Some(field) if !field.escaped => builder.append_value(cell(field)),
                Some(field) => builder.append_value(self.cutter.text(self.text, *field)),
            }
        }
    }
}

struct Builder {
    records: Vec<u64>,
    derived: Vec<bool>,
    columns: Vec<StringViewBuilder>,
}

impl Builder {
    fn new(columns: usize, rows: usize) -> Self {
        Builder {
            records: Vec::with_capacity(rows),
            derived: Vec::new(),
            columns: (0..columns).map(|_| StringViewBuilder::with_capacity(rows)).collect(),
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
