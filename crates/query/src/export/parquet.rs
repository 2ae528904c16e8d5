//! Parquet with the types that the published file has; row groups of a bounded size are handed on as they are full.
//!
//! Never here: reading Parquet (see `table`).

use std::sync::Arc;

use apertura_tabular::ValueType;
use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int32Array, Int64Array, RecordBatch,
    StringArray, Time64MicrosecondArray, TimestampMicrosecondArray,
};
use arrow::datatypes::{DataType, Field, Schema, TimeUnit};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use super::fault;
use crate::answer::ColumnInfo;
use crate::cells::{Key, from_ordered_bits};
use crate::error::QueryError;

/// Rows that are turned into arrays at a time.
const BATCH: usize = 8_192;
/// Bytes that a row group may have in memory before it is written.
const GROUP_BYTES: usize = 32 << 20;
/// Digits of an exact decimal.
const DIGITS: u8 = 38;

/// Writes rows in row groups.
pub(super) struct Writer {
    writer: ArrowWriter<Vec<u8>>,
    schema: Arc<Schema>,
    columns: Vec<Vec<Key>>,
}

impl Writer {
    pub(super) fn new(infos: &[&ColumnInfo]) -> Result<Self, QueryError> {
        let fields: Vec<Field> = infos.iter().map(|info| Field::new(&info.name, data_type(info), true)).collect();
        let schema = Arc::new(Schema::new(fields));
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by("apertura".to_owned())
            .build();
        let writer = ArrowWriter::try_new(Vec::new(), schema.clone(), Some(properties)).map_err(fault)?;
        Ok(Writer { writer, schema, columns: infos.iter().map(|_| Vec::with_capacity(BATCH)).collect() })
    }

    /// A row; gives bytes where some are ready.
    pub(super) fn row(&mut self, keys: &[Key]) -> Result<Option<Vec<u8>>, QueryError> {
        for (column, key) in self.columns.iter_mut().zip(keys) {
            column.push(key.clone());
        }
        if self.columns.first().is_none_or(|column| column.len() < BATCH) {
            return Ok(None);
        }
        self.batch()?;
        if self.writer.in_progress_size() > GROUP_BYTES {
            self.writer.flush().map_err(fault)?;
        }
        let ready = std::mem::take(self.writer.inner_mut());
        Ok((!ready.is_empty()).then_some(ready))
    }

    /// The rest of the file.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, QueryError> {
        self.batch()?;
        self.writer.into_inner().map_err(fault)
    }

    fn batch(&mut self) -> Result<(), QueryError> {
        if self.columns.first().is_none_or(Vec::is_empty) {
            return Ok(());
        }
        let fields = self.schema.fields();
        let arrays = fields.iter().zip(&self.columns).map(|(field, keys)| array(field.data_type(), keys)).collect();
        let batch = RecordBatch::try_new(self.schema.clone(), arrays).map_err(fault)?;
        self.columns.iter_mut().for_each(Vec::clear);
        self.writer.write(&batch).map_err(fault)
    }
}

fn data_type(info: &ColumnInfo) -> DataType {
    match info.value_type {
        ValueType::Integer => DataType::Int64,
        ValueType::Year => DataType::Int32,
        ValueType::Number => {
            let scale = info.scale.and_then(|scale| i8::try_from(scale).ok());
            scale.map_or(DataType::Float64, |scale| DataType::Decimal128(DIGITS, scale))
        }
        ValueType::Boolean => DataType::Boolean,
        ValueType::Date => DataType::Date32,
        ValueType::Time => DataType::Time64(TimeUnit::Microsecond),
        ValueType::Datetime => DataType::Timestamp(TimeUnit::Microsecond, None),
        ValueType::String | ValueType::Yearmonth => DataType::Utf8,
    }
}

fn array(data_type: &DataType, keys: &[Key]) -> ArrayRef {
    let int = |key: &Key| if let Key::Int(value) = key { Some(*value) } else { None };
    let small = |key: &Key| int(key).and_then(|value| i32::try_from(value).ok());
    match data_type {
        DataType::Int64 => Arc::new(Int64Array::from_iter(keys.iter().map(int))),
        DataType::Int32 => Arc::new(Int32Array::from_iter(keys.iter().map(small))),
        DataType::Date32 => Arc::new(Date32Array::from_iter(keys.iter().map(small))),
        DataType::Time64(_) => Arc::new(Time64MicrosecondArray::from_iter(keys.iter().map(int))),
        DataType::Timestamp(..) => Arc::new(TimestampMicrosecondArray::from_iter(keys.iter().map(int))),
        DataType::Decimal128(..) => {
            let decimal = |key: &Key| if let Key::Decimal(value) = key { Some(*value) } else { None };
            let array = Decimal128Array::from_iter(keys.iter().map(decimal));
            Arc::new(array.with_data_type(data_type.clone()))
        }
        DataType::Float64 => {
            let float = |key: &Key| if let Key::Float(bits) = key { Some(from_ordered_bits(*bits)) } else { None };
            Arc::new(Float64Array::from_iter(keys.iter().map(float)))
        }
        DataType::Boolean => {
            let answer = |key: &Key| if let Key::Bool(value) = key { Some(*value) } else { None };
            Arc::new(BooleanArray::from_iter(keys.iter().map(answer)))
        }
        _ => {
            let text = |key: &'_ Key| if let Key::Text(text) = key { Some(text.clone()) } else { None };
            Arc::new(StringArray::from_iter(keys.iter().map(text)))
        }
    }
}
