//! Parquet: typed columns, zstd, statistics by page; row groups cut by rows alone, so the same table gives the
//! same bytes on any number of threads.
//!
//! Never here: CSV, or where the rows come from.

use std::sync::Arc;

use arrow::array::ArrayRef;
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::{ArrowColumnChunk, ArrowRowGroupWriterFactory, compute_leaves};
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use rayon::prelude::*;

use super::OpenFile;

/// A row group is closed at the end of the batch that reaches this many rows …
const GROUP_ROWS: usize = 1 << 17;
/// … or this many bytes in memory.
const GROUP_BYTES: usize = 128 << 20;

/// A page holds this many rows, so that a reader who wants one row unpacks little …
const PAGE_ROWS: usize = 1 << 11;
/// … and a dictionary this many bytes, since it must be read before any of its rows.
const DICTIONARY_BYTES: usize = 64 << 10;

/// A Parquet file that is being written.
pub(crate) struct ParquetFile {
    writer: SerializedFileWriter<OpenFile>,
    factory: ArrowRowGroupWriterFactory,
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
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?))
            .set_created_by(format!("apertura {}", crate::ENGINE))
            .set_max_row_group_row_count(None)
            .set_data_page_row_count_limit(PAGE_ROWS)
            .set_write_batch_size(PAGE_ROWS)
            .set_dictionary_page_size_limit(DICTIONARY_BYTES)
            .build();
        let writer = ArrowWriter::try_new(file, schema.clone(), Some(properties))?;
        let (writer, factory) = writer.into_serialized_writer()?;
        Ok(ParquetFile { writer, factory, schema, waiting: Vec::new(), rows: 0, bytes: 0, groups: 0 })
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
        let writers = self.factory.create_column_writers(self.groups)?;
        let waiting = std::mem::take(&mut self.waiting);
        let chunks: Vec<ArrowColumnChunk> = writers
            .into_par_iter()
            .enumerate()
            .map(|(at, mut writer)| {
                for batch in &waiting {
                    for leaf in compute_leaves(self.schema.field(at), &batch[at])? {
                        writer.write(&leaf)?;
                    }
                }
                writer.close()
            })
            .collect::<Result<_, ParquetError>>()?;
        let mut group = self.writer.next_row_group()?;
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
        self.writer.into_inner()
    }
}
