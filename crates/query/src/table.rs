//! One Parquet file, opened: its columns, its row groups, and the way to read parts of it.
//!
//! Text columns whose pages are all dictionary-encoded are read as dictionaries, so that a filter or a group looks at
//! each distinct value once. Never here: requests.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use apertura_tabular::ValueType;
use arrow::buffer::BooleanBuffer;
use arrow::datatypes::{DataType, Field, FieldRef, Schema, TimeUnit};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder, RowSelection,
};
use parquet::basic::Encoding;
use parquet::errors::ParquetError;
use parquet::file::metadata::{PageIndexPolicy, ParquetMetaData};
use parquet::file::reader::{ChunkReader, Length};
use parquet::file::statistics::Statistics;

use crate::answer::ColumnInfo;
use crate::cells::{Cells, Shape};
use crate::error::QueryError;
use crate::work::Budget;

/// Most rows read at a time.
const BATCH_ROWS: usize = 1 << 17;

/// A published Parquet file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// Where it is. Its bytes never change.
    pub path: PathBuf,
    /// Types that the file itself does not tell (years and months are text in Parquet): column and type.
    pub types: Vec<(String, ValueType)>,
}

impl Source {
    /// A file whose types are those of its Arrow schema.
    pub fn new(path: impl Into<PathBuf>) -> Source {
        Source { path: path.into(), types: Vec::new() }
    }
}

/// A column of the file.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name and type.
    pub info: ColumnInfo,
    /// How its values are held.
    pub shape: Shape,
}

/// A file open for reading at any place from many threads.
#[derive(Clone, Debug)]
struct Bytes {
    file: Arc<File>,
    length: u64,
}

/// A reader that starts at a place of the file.
struct From {
    bytes: Bytes,
    at: u64,
}

impl Bytes {
    #[cfg(unix)]
    fn read_at(&self, room: &mut [u8], at: u64) -> std::io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(&*self.file, room, at)
    }

    #[cfg(windows)]
    fn read_at(&self, room: &mut [u8], at: u64) -> std::io::Result<usize> {
        std::os::windows::fs::FileExt::seek_read(&*self.file, room, at)
    }
}

impl Read for From {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        let read = self.bytes.read_at(room, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Length for Bytes {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for Bytes {
    type T = BufReader<From>;

    fn get_read(&self, start: u64) -> Result<Self::T, ParquetError> {
        Ok(BufReader::new(From { bytes: self.clone(), at: start }))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<bytes::Bytes, ParquetError> {
        let mut room = vec![0; length];
        From { bytes: self.clone(), at: start }.read_exact(&mut room)?;
        Ok(room.into())
    }
}

/// The file, opened.
#[derive(Debug)]
pub struct Table {
    bytes: Bytes,
    metadata: ArrowReaderMetadata,
    /// Its columns in order.
    pub columns: Vec<Column>,
    /// Rows of the file.
    pub rows: u64,
    /// The number of rows before each row group.
    pub starts: Vec<u64>,
}

/// The rows of a row group that are meant.
#[derive(Clone, Debug)]
pub enum GroupMask {
    /// None of them.
    None,
    /// All of them.
    All,
    /// These; the number says how many.
    Some(BooleanBuffer, usize),
}

fn unreadable(why: impl std::fmt::Display) -> QueryError {
    QueryError::Unreadable { why: why.to_string() }
}

impl Table {
    /// Opens a file and reads its footer.
    pub fn open(source: &Source) -> Result<Table, QueryError> {
        let file = File::open(&source.path).map_err(unreadable)?;
        let length = file.metadata().map_err(unreadable)?.len();
        let bytes = Bytes { file: Arc::new(file), length };
        let options = ArrowReaderOptions::new().with_offset_index_policy(PageIndexPolicy::Optional);
        let found = ArrowReaderMetadata::load(&bytes, options).map_err(unreadable)?;
        let file = found.metadata().clone();
        if file.file_metadata().schema_descr().num_columns() != found.schema().fields().len() {
            return Err(unreadable("nested columns"));
        }
        let mut columns = Vec::new();
        let mut fields: Vec<FieldRef> = Vec::new();
        for (at, field) in found.schema().fields().iter().enumerate() {
            let (value_type, shape) = type_of(field)?;
            let value_type = declared(source, field).unwrap_or(value_type);
            let scale = if let Shape::Decimal(scale) = shape { Some(scale) } else { None };
            columns.push(Column { info: ColumnInfo { name: field.name().clone(), value_type, scale }, shape });
            fields.push(match shape {
                Shape::Text if is_dictionary(&file, at) => {
                    Arc::new(Field::new_dictionary(field.name(), DataType::Int32, DataType::Utf8, field.is_nullable()))
                }
                Shape::Text => Arc::new(Field::new(field.name(), DataType::Utf8View, field.is_nullable())),
                _ => field.clone(),
            });
        }
        let options = ArrowReaderOptions::new().with_schema(Arc::new(Schema::new(fields)));
        let metadata = ArrowReaderMetadata::try_new(file.clone(), options).map_err(unreadable)?;
        let mut rows = 0;
        let mut starts = Vec::with_capacity(file.num_row_groups());
        for group in file.row_groups() {
            starts.push(rows);
            rows += group_rows(group.num_rows());
        }
        Ok(Table { bytes, metadata, columns, rows, starts })
    }

    /// Bytes held in memory: about those of the footer.
    pub fn bytes(&self) -> usize {
        self.metadata.metadata().memory_size()
    }

    /// The number of row groups.
    pub fn groups(&self) -> usize {
        self.starts.len()
    }

    /// Rows of a row group.
    pub fn group_rows(&self, group: usize) -> usize {
        group_rows(self.metadata.metadata().row_group(group).num_rows()) as usize
    }

    /// The place of a column.
    pub fn column(&self, name: &str) -> Result<usize, QueryError> {
        self.columns.iter().position(|column| column.info.name == name).ok_or_else(|| QueryError::UnknownColumn {
            column: name.to_owned(),
            choices: self.columns.iter().map(|column| column.info.name.clone()).collect(),
        })
    }

    /// Least and greatest value (decimals without their point) and number of blanks of a column in a row group, where the footer tells.
    pub fn range(&self, group: usize, column: usize) -> Option<(i64, i64, u64)> {
        if !matches!(self.columns[column].shape, Shape::Int | Shape::Decimal(_)) {
            return None;
        }
        let exact_unit = !matches!(
            self.metadata.schema().field(column).data_type(),
            DataType::Timestamp(TimeUnit::Second | TimeUnit::Millisecond | TimeUnit::Nanosecond, _)
                | DataType::Time32(_)
                | DataType::Time64(TimeUnit::Nanosecond)
                | DataType::UInt32
                | DataType::UInt64
        );
        let chunk = self.metadata.metadata().row_group(group).column(column);
        let statistics = chunk.statistics().filter(|_| exact_unit)?;
        let blanks = statistics.null_count_opt()?;
        match statistics {
            Statistics::Int64(range) => Some((*range.min_opt()?, *range.max_opt()?, blanks)),
            Statistics::Int32(range) => Some((i64::from(*range.min_opt()?), i64::from(*range.max_opt()?), blanks)),
            _ => None,
        }
    }

    /// Bytes between which all values of a text column in a row group are, where the footer tells.
    pub fn text_range(&self, group: usize, column: usize) -> Option<(&[u8], &[u8])> {
        if self.columns[column].shape != Shape::Text {
            return None;
        }
        match self.metadata.metadata().row_group(group).column(column).statistics()? {
            Statistics::ByteArray(range) => Some((range.min_bytes_opt()?, range.max_bytes_opt()?)),
            _ => None,
        }
    }

    /// Reads some columns of a row group, only the rows meant; `work` gets them in order, a bounded number at a time.
    pub fn read(
        &self,
        group: usize,
        columns: &[usize],
        rows: &GroupMask,
        budget: &Budget,
        mut work: impl FnMut(&[Cells]) -> Result<(), QueryError>,
    ) -> Result<(), QueryError> {
        let selection = match rows {
            GroupMask::None => return Ok(()),
            GroupMask::All => None,
            GroupMask::Some(bits, _) => Some(RowSelection::from_boolean_buffer(bits.clone())),
        };
        self.read_selection(group, columns, selection, budget, &mut work)
    }

    /// Reads some rows of a row group, given by their ascending places in it.
    pub fn read_places(
        &self,
        group: usize,
        columns: &[usize],
        places: &[usize],
        budget: &Budget,
        mut work: impl FnMut(&[Cells]) -> Result<(), QueryError>,
    ) -> Result<(), QueryError> {
        let ranges = places.iter().map(|place| *place..*place + 1);
        let selection = RowSelection::from_consecutive_ranges(ranges, self.group_rows(group));
        self.read_selection(group, columns, Some(selection), budget, &mut work)
    }

    fn read_selection(
        &self,
        group: usize,
        columns: &[usize],
        selection: Option<RowSelection>,
        budget: &Budget,
        work: &mut impl FnMut(&[Cells]) -> Result<(), QueryError>,
    ) -> Result<(), QueryError> {
        budget.check()?;
        let mut builder = ParquetRecordBatchReaderBuilder::new_with_metadata(self.bytes.clone(), self.metadata.clone())
            .with_row_groups(vec![group])
            .with_projection(ProjectionMask::roots(self.metadata.parquet_schema(), columns.iter().copied()))
            .with_batch_size(BATCH_ROWS.min(self.group_rows(group)).max(1));
        if let Some(selection) = selection {
            builder = builder.with_row_selection(selection);
        }
        for batch in builder.build().map_err(unreadable)? {
            let batch = batch.map_err(unreadable)?;
            let mut cells = Vec::with_capacity(columns.len());
            for column in columns {
                let before = columns.iter().filter(|other| *other < column).count();
                cells.push(Cells::new(batch.column(before), self.columns[*column].shape)?);
            }
            work(&cells)?;
            budget.check()?;
        }
        Ok(())
    }
}

impl GroupMask {
    /// How many of the group's rows are meant.
    pub fn count(&self, rows: usize) -> usize {
        match self {
            GroupMask::None => 0,
            GroupMask::All => rows,
            GroupMask::Some(_, count) => *count,
        }
    }

    /// The mask of some bits.
    pub fn new(bits: BooleanBuffer) -> GroupMask {
        match bits.count_set_bits() {
            0 => GroupMask::None,
            count if count == bits.len() => GroupMask::All,
            count => GroupMask::Some(bits, count),
        }
    }

    /// The rows that both mean.
    pub fn and(&self, other: &GroupMask) -> GroupMask {
        match (self, other) {
            (GroupMask::None, _) | (_, GroupMask::None) => GroupMask::None,
            (GroupMask::All, mask) | (mask, GroupMask::All) => mask.clone(),
            (GroupMask::Some(left, _), GroupMask::Some(right, _)) => GroupMask::new(left & right),
        }
    }

    /// The places of the rows meant, ascending.
    pub fn places(&self, rows: usize) -> Box<dyn Iterator<Item = usize> + '_> {
        match self {
            GroupMask::None => Box::new(std::iter::empty()),
            GroupMask::All => Box::new(0..rows),
            GroupMask::Some(bits, _) => Box::new(bits.set_indices()),
        }
    }
}

/// The identity of a file: a published file never changes, so this is only a guard.
pub fn fingerprint(path: &Path) -> Result<(u64, Option<std::time::SystemTime>), QueryError> {
    let facts = std::fs::metadata(path).map_err(unreadable)?;
    Ok((facts.len(), facts.modified().ok()))
}

fn group_rows(rows: i64) -> u64 {
    u64::try_from(rows).unwrap_or(0)
}

fn is_dictionary(file: &ParquetMetaData, column: usize) -> bool {
    file.row_groups().iter().all(|group| {
        let chunk = group.column(column);
        chunk.dictionary_page_offset().is_some()
            && chunk
                .page_encoding_stats_mask()
                .is_some_and(|mask| mask.is_only(Encoding::PLAIN_DICTIONARY) || mask.is_only(Encoding::RLE_DICTIONARY))
    })
}

fn declared(source: &Source, field: &Field) -> Option<ValueType> {
    let (_, value_type) = source.types.iter().find(|(name, _)| name == field.name())?;
    let fits = match value_type {
        ValueType::String | ValueType::Yearmonth => is_text(field.data_type()),
        ValueType::Integer | ValueType::Year => field.data_type().is_integer(),
        _ => false,
    };
    fits.then_some(*value_type)
}

fn is_text(data_type: &DataType) -> bool {
    match data_type {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => is_text(values),
        _ => false,
    }
}

fn type_of(field: &Field) -> Result<(ValueType, Shape), QueryError> {
    Ok(match field.data_type() {
        text if is_text(text) => (ValueType::String, Shape::Text),
        DataType::Int32 => (ValueType::Year, Shape::Int),
        DataType::Int8
        | DataType::Int16
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64 => (ValueType::Integer, Shape::Int),
        DataType::Float16 | DataType::Float32 | DataType::Float64 => (ValueType::Number, Shape::Float),
        DataType::Decimal128(_, scale) if *scale >= 0 => (ValueType::Number, Shape::Decimal(*scale as u8)),
        DataType::Boolean => (ValueType::Boolean, Shape::Bool),
        DataType::Date32 => (ValueType::Date, Shape::Int),
        DataType::Time32(_) | DataType::Time64(_) => (ValueType::Time, Shape::Int),
        DataType::Timestamp(..) => (ValueType::Datetime, Shape::Int),
        other => return Err(unreadable(format_args!("{}: {other}", field.name()))),
    })
}
