//! A cell of Arrow as JSON, in the forms of `answer`: a decimal of more than 15 digits is text, so that nothing is lost.
//!
//! Never here: which cells.

use apertura_tabular::ValueType;
use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::{
    DataType, Date32Type, Decimal128Type, Field, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow::util::display::{ArrayFormatter, FormatOptions};
use serde_json::Value;

use crate::answer::ColumnInfo;
use crate::day::write_day;
use crate::request::DateUnit;

/// Integers that every reader of JSON keeps exactly.
const SAFE: u64 = 1 << 53;

/// A column of an answer.
pub fn column(field: &Field) -> ColumnInfo {
    let (value_type, scale) = match field.data_type() {
        DataType::Boolean => (ValueType::Boolean, None),
        kind if kind.is_integer() => (ValueType::Integer, None),
        DataType::Decimal128(_, scale) | DataType::Decimal256(_, scale) => {
            (ValueType::Number, u8::try_from(*scale).ok())
        }
        kind if kind.is_floating() => (ValueType::Number, None),
        DataType::Date32 | DataType::Date64 => (ValueType::Date, None),
        DataType::Time32(_) | DataType::Time64(_) => (ValueType::Time, None),
        DataType::Timestamp(..) => (ValueType::Datetime, None),
        _ => (ValueType::String, None),
    };
    ColumnInfo { name: field.name().clone(), value_type, scale }
}

/// The value at a place.
pub fn value(array: &ArrayRef, at: usize) -> Value {
    if array.is_null(at) {
        return Value::Null;
    }
    macro_rules! number {
        ($kind:ty) => {
            whole(i128::from(array.as_primitive::<$kind>().value(at)))
        };
    }
    match array.data_type() {
        DataType::Null => Value::Null,
        DataType::Boolean => array.as_boolean().value(at).into(),
        DataType::Int8 => number!(Int8Type),
        DataType::Int16 => number!(Int16Type),
        DataType::Int32 => number!(Int32Type),
        DataType::Int64 => number!(Int64Type),
        DataType::UInt8 => number!(UInt8Type),
        DataType::UInt16 => number!(UInt16Type),
        DataType::UInt32 => number!(UInt32Type),
        DataType::UInt64 => number!(UInt64Type),
        DataType::Float32 => float(f64::from(array.as_primitive::<Float32Type>().value(at))),
        DataType::Float64 => float(array.as_primitive::<Float64Type>().value(at)),
        DataType::Decimal128(_, scale) => decimal(array.as_primitive::<Decimal128Type>().value(at), *scale),
        DataType::Date32 => write_day(array.as_primitive::<Date32Type>().value(at).into(), DateUnit::Day).into(),
        DataType::Utf8 => array.as_string::<i32>().value(at).into(),
        DataType::LargeUtf8 => array.as_string::<i64>().value(at).into(),
        DataType::Utf8View => array.as_string_view().value(at).into(),
        _ => text(array, at),
    }
}

fn whole(number: i128) -> Value {
    match i64::try_from(number) {
        Ok(number) if number.unsigned_abs() <= SAFE => number.into(),
        _ => number.to_string().into(),
    }
}

fn float(number: f64) -> Value {
    serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number)
}

fn decimal(number: i128, scale: i8) -> Value {
    let digits = number.unsigned_abs().to_string();
    let places = usize::try_from(scale).unwrap_or(0);
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (before, after) = padded.split_at(padded.len() - places);
    let sign = if number < 0 { "-" } else { "" };
    let text = if places == 0 { format!("{sign}{before}") } else { format!("{sign}{before}.{after}") };
    match text.parse::<f64>() {
        Ok(float) if digits.len() <= 15 => self::float(float),
        _ => text.into(),
    }
}

/// Anything else as Arrow writes it (moments as `2024-03-31T10:00:00`).
fn text(array: &ArrayRef, at: usize) -> Value {
    let options = FormatOptions::default().with_display_error(true);
    match ArrayFormatter::try_new(array.as_ref(), &options) {
        Ok(formatter) => formatter.value(at).to_string().into(),
        Err(_) => Value::Null,
    }
}
