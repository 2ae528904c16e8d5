//! Some records of a sheet as they stood, for whoever shows the original beside the clean table.
//!
//! Never here: what a record means (see `structure`), the rows of a table (see `batch`).

use std::fs::File;

use crate::delimited::{Chunk, Delimited};
use crate::error::ReadError;
use crate::records::{Cut, Cutter, Field, Sink, scan};
use crate::table::Rows;

impl Rows {
    /// The number of records, blank ones included.
    pub fn records(&self) -> u64 {
        match self {
            Rows::Grid { grid, offset } => grid.len().saturating_sub(*offset as u64),
            Rows::Delimited(file) => file.records,
            Rows::Stacked(layers) => layers.last().map_or(0, |layer| layer.offset + layer.table.rows.records()),
        }
    }

    /// The names that the file itself gives to its columns; none where it gives none.
    pub fn names(&self) -> Option<Vec<String>> {
        match self {
            Rows::Grid { grid, offset } if *offset > 0 => {
                Some(grid.record(1).iter().map(|cell| cell.text.to_string()).collect())
            }
            _ => None,
        }
    }

    /// The widest record's number of cells; of a streamed file, as far as its head and tail show.
    pub fn width(&self) -> usize {
        match self {
            Rows::Grid { grid, .. } => grid.width(),
            Rows::Delimited(file) => file.head.width().max(file.tail.width()),
            Rows::Stacked(layers) => layers.iter().map(|layer| layer.columns.len() + 1).max().unwrap_or(0),
        }
    }

    /// The cells of these 1-based records, in the order asked for; a record past the end has none. Of a streamed
    /// file, only the stretches that hold them are read. The cells of a stack stand under its own columns.
    ///
    /// # Errors
    /// `Io` where the file cannot be read any more.
    pub fn texts(&self, records: &[u64]) -> Result<Vec<Vec<String>>, ReadError> {
        match self {
            Rows::Grid { grid, offset } => Ok(records
                .iter()
                .map(|record| grid.record(record.saturating_add(*offset as u64)))
                .map(|cells| cells.iter().map(|cell| cell.text.to_string()).collect())
                .collect()),
            Rows::Delimited(file) => file.texts(records),
            Rows::Stacked(layers) => {
                let mut found = vec![Vec::new(); records.len()];
                for layer in layers.iter() {
                    let sheet = &layer.table;
                    let inside = layer.offset + 1..=layer.offset + sheet.rows.records();
                    let wanted: Vec<usize> = (0..records.len()).filter(|at| inside.contains(&records[*at])).collect();
                    let own: Vec<u64> = wanted.iter().map(|at| records[*at] - layer.offset).collect();
                    for (at, cells) in wanted.into_iter().zip(sheet.rows.texts(&own)?) {
                        let under = |column: &Option<usize>| {
                            let index = sheet.columns.get((*column)?)?.index;
                            cells.get(index).cloned()
                        };
                        found[at] = std::iter::once(layer.value.clone())
                            .chain(layer.columns.iter().map(|column| under(column).unwrap_or_default()))
                            .collect();
                    }
                }
                Ok(found)
            }
        }
    }
}

impl Delimited {
    fn texts(&self, records: &[u64]) -> Result<Vec<Vec<String>>, ReadError> {
        let file = File::open(&self.path)?;
        let mut wanted: Vec<(u64, usize)> = records.iter().copied().zip(0..).collect();
        wanted.sort_unstable();
        let mut found = vec![Vec::new(); records.len()];
        let mut rest = wanted.as_slice();
        while let Some(&(record, _)) = rest.first() {
            let after = self.chunks.partition_point(|chunk| chunk.first_record <= record);
            let Some(chunk) = after.checked_sub(1).and_then(|at| self.chunks.get(at)).copied() else {
                rest = &rest[1..];
                continue;
            };
            let end = chunk.first_record + chunk.records;
            let here = rest.partition_point(|(record, _)| *record < end);
            if here == 0 {
                // past the last record
                break;
            }
            self.collect(&file, chunk, &rest[..here], &mut found)?;
            rest = &rest[here..];
        }
        Ok(found)
    }

    fn collect(
        &self,
        file: &File,
        chunk: Chunk,
        wanted: &[(u64, usize)],
        found: &mut [Vec<String>],
    ) -> Result<(), ReadError> {
        let text = self.text(file, chunk)?;
        let mut sink = Wanted { text: &text, cutter: &self.cutter, record: chunk.first_record, wanted, found };
        scan(&self.cutter, text.as_bytes(), 0, text.len(), true, &mut sink);
        Ok(())
    }
}

/// Collects the wanted records of one chunk.
struct Wanted<'t> {
    text: &'t str,
    cutter: &'t Cutter,
    record: u64,
    /// Record and its place in `found`, ascending.
    wanted: &'t [(u64, usize)],
    found: &'t mut [Vec<String>],
}

impl Sink for Wanted<'_> {
    const FIELDS: bool = true;

    fn record(&mut self, _start: usize, _cut: Cut, _width: usize, fields: &[Field]) {
        let record = self.record;
        self.record += 1;
        while let Some(&(wanted, place)) = self.wanted.first() {
            if wanted > record {
                return;
            }
            self.wanted = &self.wanted[1..];
            if wanted == record {
                let shifted = self.cutter.straighten(self.text, fields);
                let fields = shifted.as_deref().unwrap_or(fields);
                self.found[place] =
                    fields.iter().map(|field| self.cutter.text(self.text, *field).into_owned()).collect();
            }
        }
    }
}
