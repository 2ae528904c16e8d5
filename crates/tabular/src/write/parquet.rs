//! Parquet: typed columns, zstd, statistics by page; row groups cut by rows alone, so the same table gives the
//! same bytes on any number of threads.
//!
//! Never here: CSV, or where the rows come from.

use std::collections::HashSet;
use std::sync::Arc;

use arrow::array::ArrayRef;
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::{ArrowColumnChunk, ArrowRowGroupWriterFactory, compute_leaves};
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::ColumnPath;
use rayon::prelude::*;

use crate::operation::value::Cell;

use super::{OpenFile, Reader};

/// Cells of the first rows that tell whether a column repeats.
const SAMPLE: usize = 4096;
/// A row group is closed at the end of the batch that reaches this many rows …
const GROUP_ROWS: usize = 1 << 17;
/// … or this many bytes in memory.
const GROUP_BYTES: usize = 128 << 20;

/// A page holds this many rows, so that a reader who wants one row unpacks little …
const PAGE_ROWS: usize = 1 << 11;
/// … and a dictionary this many bytes, since it must be read before any of its rows.
const DICTIONARY_BYTES: usize = 64 << 10;

/// The file before its first row group, when it is not yet known which columns get a dictionary, and after.
enum State {
    New(Option<OpenFile>),
    Open(Box<SerializedFileWriter<OpenFile>>, ArrowRowGroupWriterFactory),
}

/// A Parquet file that is being written.
pub(crate) struct ParquetFile {
    state: State,
    schema: SchemaRef,
    waiting: Vec<Vec<ArrayRef>>,
    rows: usize,
    bytes: usize,
    groups: usize,
}

impl ParquetFile {
    /// Starts a file with columns of these names and types.
    pub(crate) fn new(file: OpenFile, columns: &[(String, DataType)]) -> Result<Self, ParquetError> {
        let fields: Vec<Field> =
            columns.iter().map(|(name, data_type)| Field::new(name, data_type.clone(), true)).collect();
        let schema = Arc::new(Schema::new(fields));
        let state = State::New(Some(file));
        Ok(ParquetFile { state, schema, waiting: Vec::new(), rows: 0, bytes: 0, groups: 0 })
    }

    /// The writer; made when the first rows are there (or at the end), for they tell which columns repeat.
    fn open(&mut self) -> Result<(&mut SerializedFileWriter<OpenFile>, &ArrowRowGroupWriterFactory), ParquetError> {
        if let State::New(file) = &mut self.state
            && let Some(file) = file.take()
        {
            let mut properties = WriterProperties::builder()
                .set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?))
                .set_created_by(format!("apertura {}", crate::ENGINE))
                .set_data_page_row_count_limit(PAGE_ROWS)
                .set_write_batch_size(PAGE_ROWS)
                .set_dictionary_page_size_limit(DICTIONARY_BYTES)
                .set_max_row_group_row_count(None);
            for (at, field) in self.schema.fields().iter().enumerate() {
                if self.waiting.first().is_some_and(|batch| hardly_repeats(&batch[at])) {
                    let path = ColumnPath::new(vec![field.name().clone()]);
                    properties = properties.set_column_dictionary_enabled(path, false);
                }
            }
            let writer = ArrowWriter::try_new(file, self.schema.clone(), Some(properties.build()))?;
            let (writer, factory) = writer.into_serialized_writer()?;
            self.state = State::Open(Box::new(writer), factory);
        }
        match &mut self.state {
            State::Open(writer, factory) => Ok((writer, factory)),
            State::New(_) => Err(ParquetError::General("the file could not be started".to_owned())),
        }
    }

    /// Takes some rows.
    pub(crate) fn push(&mut self, columns: &[ArrayRef]) -> Result<(), ParquetError> {
        let Some(rows) = columns.first().map(|column| column.len()).filter(|&rows| rows > 0) else { return Ok(()) };
        self.rows += rows;
        self.bytes += columns.iter().map(|column| column.get_array_memory_size()).sum::<usize>();
        self.waiting.push(columns.to_vec());
        if self.rows >= GROUP_ROWS || self.bytes >= GROUP_BYTES { self.flush() } else { Ok(()) }
    }

    /// Encodes and writes the rows that wait as one row group; columns in parallel.
    fn flush(&mut self) -> Result<(), ParquetError> {
        if self.rows == 0 {
            return Ok(());
        }
        let (groups, schema) = (self.groups, self.schema.clone());
        self.open()?;
        let waiting = std::mem::take(&mut self.waiting);
        let (writer, factory) = self.open()?;
        let writers = factory.create_column_writers(groups)?;
        let chunks: Vec<ArrowColumnChunk> = writers
            .into_par_iter()
            .enumerate()
            .map(|(at, mut writer)| {
                for batch in &waiting {
                    for leaf in compute_leaves(schema.field(at), &batch[at])? {
                        writer.write(&leaf)?;
                    }
                }
                writer.close()
            })
            .collect::<Result<_, ParquetError>>()?;
        let mut group = writer.next_row_group()?;
        for chunk in chunks {
            chunk.append_to_row_group(&mut group)?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        self.groups += 1;
        Ok(())
    }

    /// Writes what waits and the footer.
    pub(crate) fn finish(mut self) -> Result<OpenFile, ParquetError> {
        self.flush()?;
        self.open()?;
        match self.state {
            State::Open(writer, _) => writer.into_inner(),
            State::New(_) => Err(ParquetError::General("the file could not be started".to_owned())),
        }
    }
}

/// True where most of the first cells differ: a dictionary would be built and thrown away.
fn hardly_repeats(column: &ArrayRef) -> bool {
    let Some(reader) = Reader::new(column) else { return false };
    let mut seen = HashSet::new();
    let mut filled = 0;
    let mut text = Vec::new();
    for cell in (0..column.len().min(SAMPLE)).filter_map(|row| reader.cell(row)) {
        filled += 1;
        text.clear();
        match cell {
            Cell::Text(field) => text.extend_from_slice(field.as_bytes()),
            Cell::Typed(value) => crate::operation::text::push(&mut text, value),
        }
        if !seen.contains(&text) {
            seen.insert(text.clone());
        }
    }
    filled >= SAMPLE / 4 && seen.len() * 10 > filled * 8
}
