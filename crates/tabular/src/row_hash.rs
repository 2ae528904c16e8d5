//! Rows of a clean Parquet file as pairs of hashes (key, rest), by which two files can be compared in little
//! memory.
//!
//! Never here: the comparison (see actions), the rows themselves.

use std::fs::File;
use std::path::Path;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray};
use arrow::compute::cast;
use arrow::datatypes::{
    DataType, Date32Type, Decimal128Type, Float64Type, Int32Type, Int64Type, Time64MicrosecondType,
    TimestampMicrosecondType,
};
use arrow::error::ArrowError;
use arrow::record_batch::RecordBatch;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::document::Format;
use crate::error::ReadError;
use crate::profile::hash::{hash, mix};

/// What is hashed in place of a blank.
const BLANK: u64 = 0x6275_6C6C_0000_0001;

/// How the values of a column are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As stored: both files have the same type.
    Stored,
    /// As numbers: 5, 5.0 and 5.00 are the same.
    Number,
    /// As text.
    Text,
}

/// The Arrow types of the columns of a Parquet file, by name, in the file's order.
///
/// # Errors
/// The disk fails, or the file is no Parquet file.
pub fn columns(path: &Path) -> Result<Vec<(String, DataType)>, ReadError> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?).map_err(damaged)?;
    Ok(reader.schema().fields().iter().map(|f| (f.name().clone(), f.data_type().clone())).collect())
}

/// In which form two columns can be compared.
pub fn form(one: &DataType, other: &DataType) -> Form {
    match (one, other) {
        _ if one == other => Form::Stored,
        _ if one.is_numeric() && other.is_numeric() => Form::Number,
        _ => Form::Text,
    }
}

/// Hands the rows on in order as (hash of the key columns, hash of the other columns), some thousands at a time.
/// Without key columns the first is always the same. A column that the file does not have counts as blank.
///
/// # Errors
/// The disk fails, the file is no Parquet file, or a type cannot be compared in its form.
pub fn rows(
    path: &Path,
    key: &[(String, Form)],
    rest: &[(String, Form)],
    mut deliver: impl FnMut(&[u64], &[u64]),
) -> Result<(), ReadError> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?).map_err(damaged)?;
    let wanted = key.iter().chain(rest).map(|(name, _)| name.as_str());
    let mask = ProjectionMask::columns(builder.parquet_schema(), wanted);
    let reader = builder.with_projection(mask).with_batch_size(8192).build().map_err(damaged)?;
    for batch in reader {
        let batch = batch.map_err(damaged)?;
        let keys = hashes(&batch, key).map_err(damaged)?;
        let others = hashes(&batch, rest).map_err(damaged)?;
        deliver(&keys, &others);
    }
    Ok(())
}

fn damaged(error: impl std::fmt::Display) -> ReadError {
    ReadError::Damaged { format: Format::Parquet, why: error.to_string() }
}

fn hashes(batch: &RecordBatch, columns: &[(String, Form)]) -> Result<Vec<u64>, ArrowError> {
    let mut out = vec![0; batch.num_rows()];
    for (name, form) in columns {
        match batch.column_by_name(name) {
            Some(column) => add(&mut out, column, *form)?,
            None => out.iter_mut().for_each(|state| *state = mix(*state, BLANK)),
        }
    }
    Ok(out)
}

/// Joins the hash of each cell of a column to the row's hash so far.
fn add(out: &mut [u64], column: &ArrayRef, form: Form) -> Result<(), ArrowError> {
    let column = match form {
        Form::Stored => column.clone(),
        Form::Number => cast(column, &DataType::Float64)?,
        Form::Text => cast(column, &DataType::Utf8)?,
    };
    fn each(out: &mut [u64], column: &dyn Array, cell: impl Fn(usize) -> u64) {
        for (row, state) in out.iter_mut().enumerate() {
            *state = mix(*state, if column.is_null(row) { BLANK } else { cell(row) });
        }
    }
    let number = |value: i64| mix(1, value as u64);
    match column.data_type() {
        DataType::Utf8 => {
            let texts = column.as_string::<i32>();
            each(out, texts, |row| hash(texts.value(row).as_bytes()));
        }
        DataType::Utf8View => {
            let texts = column.as_string_view();
            each(out, texts, |row| hash(texts.value(row).as_bytes()));
        }
        DataType::Int64 => {
            let values = column.as_primitive::<Int64Type>();
            each(out, values, |row| number(values.value(row)));
        }
        DataType::Int32 => {
            let values = column.as_primitive::<Int32Type>();
            each(out, values, |row| number(values.value(row).into()));
        }
        DataType::Date32 => {
            let values = column.as_primitive::<Date32Type>();
            each(out, values, |row| number(values.value(row).into()));
        }
        DataType::Time64(arrow::datatypes::TimeUnit::Microsecond) => {
            let values = column.as_primitive::<Time64MicrosecondType>();
            each(out, values, |row| number(values.value(row)));
        }
        DataType::Timestamp(arrow::datatypes::TimeUnit::Microsecond, _) => {
            let values = column.as_primitive::<TimestampMicrosecondType>();
            each(out, values, |row| number(values.value(row)));
        }
        DataType::Float64 => {
            let values = column.as_primitive::<Float64Type>();
            // adding zero makes minus zero plain zero
            each(out, values, |row| number((values.value(row) + 0.0).to_bits() as i64));
        }
        DataType::Decimal128(..) => {
            let values = column.as_primitive::<Decimal128Type>();
            each(out, values, |row| mix(number(values.value(row) as i64), (values.value(row) >> 64) as u64));
        }
        DataType::Boolean => {
            let values: &BooleanArray = column.as_boolean();
            each(out, values, |row| number(values.value(row).into()));
        }
        _ => {
            let texts = cast(&column, &DataType::Utf8)?;
            let texts = texts.as_string::<i32>();
            each(out, texts, |row| hash(texts.value(row).as_bytes()));
        }
    }
    Ok(())
}
