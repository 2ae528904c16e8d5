//! Answers as Arrow (IPC stream), Parquet and CSV: a page of rows, or what SQL found.
//!
//! A decimal stays a decimal, a day a day. Never here: whole tables (their Parquet file is published).

use std::sync::Arc;

use apertura_tabular::ValueType;
use arrow::array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int64Array, RecordBatch, StringArray,
    TimestampMicrosecondArray,
};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use datafusion::arrow::ipc::writer::StreamWriter;
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use serde_json::Value;

use crate::answer::{ColumnInfo, RowsPage};
use crate::day::{DAY, from_civil};
use crate::error::QueryError;

/// Digits of a decimal.
const PRECISION: u8 = 38;

/// A page as Arrow has it.
///
/// # Errors
/// [`QueryError::Unreadable`]; a defect of ours.
pub fn batch(page: &RowsPage) -> Result<RecordBatch, QueryError> {
    let mut fields = Vec::with_capacity(page.columns.len());
    let mut arrays = Vec::with_capacity(page.columns.len());
    for (at, column) in page.columns.iter().enumerate() {
        let cells = page.rows.iter().map(|row| row.get(at).unwrap_or(&Value::Null));
        let array = array(column, cells)?;
        fields.push(Field::new(&column.name, array.data_type().clone(), true));
        arrays.push(array);
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).map_err(unwritten)
}

fn array<'a>(column: &ColumnInfo, cells: impl Iterator<Item = &'a Value>) -> Result<ArrayRef, QueryError> {
    Ok(match (column.value_type, column.scale) {
        (ValueType::Integer | ValueType::Year, _) => Arc::new(cells.map(Value::as_i64).collect::<Int64Array>()),
        (ValueType::Number, Some(scale)) => {
            let numbers: Decimal128Array = cells.map(|cell| decimal(cell, scale)).collect();
            let scale = i8::try_from(scale).unwrap_or(0);
            Arc::new(numbers.with_precision_and_scale(PRECISION, scale).map_err(unwritten)?)
        }
        (ValueType::Number, None) => Arc::new(cells.map(Value::as_f64).collect::<Float64Array>()),
        (ValueType::Boolean, _) => Arc::new(cells.map(Value::as_bool).collect::<BooleanArray>()),
        (ValueType::Date, _) => {
            let days = cells.map(|cell| i32::try_from(days(cell.as_str()?)?).ok());
            Arc::new(days.collect::<Date32Array>())
        }
        (ValueType::Datetime, _) => {
            Arc::new(cells.map(|cell| moment(cell.as_str()?)).collect::<TimestampMicrosecondArray>())
        }
        _ => Arc::new(cells.map(|cell| cell.as_str().map(str::to_owned)).collect::<StringArray>()),
    })
}

/// Hundredths, where the scale is two.
fn decimal(cell: &Value, scale: u8) -> Option<i128> {
    let places = usize::from(scale);
    let text = match cell {
        Value::String(text) => text.clone(),
        Value::Number(number) => format!("{:.places$}", number.as_f64()?),
        _ => return None,
    };
    let (before, after) = text.split_once('.').unwrap_or((&text, ""));
    format!("{before}{after:0<places$}").parse().ok()
}

fn days(text: &str) -> Option<i64> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    Some(from_civil(parts.next()??, parts.next()??, parts.next()??))
}

fn moment(text: &str) -> Option<i64> {
    let (day, time) = text.split_once('T')?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let mut parts = time.splitn(3, ':').map(|part| part.parse::<i64>().ok());
    let seconds = parts.next()?? * 3_600 + parts.next()?? * 60 + parts.next()??;
    let micros: i64 = format!("{fraction:0<6}").get(..6)?.parse().ok()?;
    Some(days(day)? * DAY + seconds * 1_000_000 + micros)
}

/// Text views are written as text: not every reader of Arrow knows views.
fn plain(batch: &RecordBatch) -> Result<RecordBatch, QueryError> {
    let mut fields = Vec::new();
    let mut arrays = Vec::new();
    for (field, array) in batch.schema().fields().iter().zip(batch.columns()) {
        let array = match field.data_type() {
            DataType::Utf8View | DataType::Dictionary(..) => {
                datafusion::arrow::compute::cast(array, &DataType::Utf8).map_err(unwritten)?
            }
            DataType::Timestamp(TimeUnit::Nanosecond, None) => {
                datafusion::arrow::compute::cast(array, &DataType::Timestamp(TimeUnit::Microsecond, None))
                    .map_err(unwritten)?
            }
            _ => array.clone(),
        };
        fields.push(Field::new(field.name(), array.data_type().clone(), true));
        arrays.push(array);
    }
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays).map_err(unwritten)
}

fn ready(schema: &SchemaRef, batches: &[RecordBatch]) -> Result<(SchemaRef, Vec<RecordBatch>), QueryError> {
    let empty = plain(&RecordBatch::new_empty(schema.clone()))?;
    Ok((empty.schema(), batches.iter().map(plain).collect::<Result<_, _>>()?))
}

/// The batches as an Arrow IPC stream.
///
/// # Errors
/// [`QueryError::Unreadable`]; a defect of ours.
pub fn arrow_stream(schema: &SchemaRef, batches: &[RecordBatch]) -> Result<Vec<u8>, QueryError> {
    let (schema, batches) = ready(schema, batches)?;
    let mut writer = StreamWriter::try_new(Vec::new(), &schema).map_err(unwritten)?;
    for batch in &batches {
        writer.write(batch).map_err(unwritten)?;
    }
    writer.finish().map_err(unwritten)?;
    writer.into_inner().map_err(unwritten)
}

/// The batches as a Parquet file.
///
/// # Errors
/// [`QueryError::Unreadable`]; a defect of ours.
pub fn parquet_file(schema: &SchemaRef, batches: &[RecordBatch]) -> Result<Vec<u8>, QueryError> {
    let (schema, batches) = ready(schema, batches)?;
    let properties = WriterProperties::builder().set_compression(Compression::ZSTD(Default::default())).build();
    let mut writer = ArrowWriter::try_new(Vec::new(), schema, Some(properties)).map_err(unwritten)?;
    for batch in &batches {
        writer.write(batch).map_err(unwritten)?;
    }
    writer.into_inner().map_err(unwritten)
}

/// Columns and rows as CSV (RFC 4180, UTF-8).
pub fn csv(columns: &[ColumnInfo], rows: &[Vec<Value>]) -> String {
    let mut out = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        for (at, cell) in cells.enumerate() {
            if at > 0 {
                out.push(',');
            }
            if cell.contains(['"', ',', '\n', '\r']) {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(&cell);
            }
        }
        out.push_str("\r\n");
    };
    line(&mut columns.iter().map(|column| column.name.clone()));
    for row in rows {
        line(&mut row.iter().map(|cell| match cell {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }));
    }
    out
}

fn unwritten(why: impl std::fmt::Display) -> QueryError {
    QueryError::Unreadable { why: why.to_string() }
}
