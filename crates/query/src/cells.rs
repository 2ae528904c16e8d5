//! The values of one column in some consecutive rows, in the few shapes that everything else works on.
//!
//! Never here: reading files (see `table`), comparing with filters (see `predicate`).

use apertura_tabular::ValueType;
use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, Int32Array, StringArray, StringViewArray};
use arrow::buffer::{NullBuffer, ScalarBuffer};
use arrow::compute::cast;
use arrow::datatypes::{
    DataType, Date32Type, Decimal128Type, Float64Type, Int32Type, Int64Type, Time64MicrosecondType, TimeUnit,
    TimestampMicrosecondType,
};
use serde_json::{Number, Value};

use crate::answer::ColumnInfo;
use crate::day;
use crate::error::QueryError;
use crate::request::DateUnit;

/// How a column's values are held in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Whole numbers, years, days, times, moments.
    Int,
    /// Exact decimals with this many places.
    Decimal(u8),
    /// Floating point.
    Float,
    /// Yes or no.
    Bool,
    /// Text.
    Text,
}

/// Values of one column.
#[derive(Clone, Debug)]
pub enum Cells {
    /// See [`Shape::Int`].
    Int(ScalarBuffer<i64>, Option<NullBuffer>),
    /// Decimals without their point.
    Decimal(ScalarBuffer<i128>, Option<NullBuffer>),
    /// Floating point; not-a-number counts as blank.
    Float(ScalarBuffer<f64>, Option<NullBuffer>),
    /// Yes or no.
    Bool(BooleanArray),
    /// Text of few distinct values: places in a list.
    Dictionary(Int32Array, StringArray),
    /// Text.
    Text(StringViewArray),
}

/// One value; ordered as [`crate::request::Sort`] says within one column, text by its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// See [`Shape::Int`].
    Int(i64),
    /// A decimal without its point.
    Decimal(i128),
    /// The ordered bits of a floating-point number.
    Float(u64),
    /// Yes or no.
    Bool(bool),
    /// Text.
    Text(String),
    /// Blank.
    Blank,
}

/// The bits of a number, ordered as the numbers are.
pub fn ordered_bits(value: f64) -> u64 {
    let value = if value == 0.0 { 0.0 } else { value };
    let bits = value.to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

/// The number of such bits.
pub fn from_ordered_bits(bits: u64) -> f64 {
    f64::from_bits(if bits >> 63 == 1 { bits & !(1 << 63) } else { !bits })
}

impl Cells {
    /// The cells of an Arrow array of the shape's kind.
    pub fn new(array: &ArrayRef, shape: Shape) -> Result<Cells, QueryError> {
        let wrong = |why: &dyn std::fmt::Display| QueryError::Unreadable { why: why.to_string() };
        let cells = match (shape, array.data_type()) {
            (Shape::Int, DataType::Int64) => {
                let array = array.as_primitive::<Int64Type>();
                Cells::Int(array.values().clone(), array.nulls().cloned())
            }
            (Shape::Int, DataType::Date32) => {
                let array = array.as_primitive::<Date32Type>();
                Cells::Int(array.values().iter().map(|day| i64::from(*day)).collect(), array.nulls().cloned())
            }
            (Shape::Int, DataType::Int32) => {
                let array = array.as_primitive::<Int32Type>();
                Cells::Int(array.values().iter().map(|value| i64::from(*value)).collect(), array.nulls().cloned())
            }
            (Shape::Int, DataType::Time64(TimeUnit::Microsecond)) => {
                let array = array.as_primitive::<Time64MicrosecondType>();
                Cells::Int(array.values().clone(), array.nulls().cloned())
            }
            (Shape::Int, DataType::Timestamp(TimeUnit::Microsecond, _)) => {
                let array = array.as_primitive::<TimestampMicrosecondType>();
                Cells::Int(array.values().clone(), array.nulls().cloned())
            }
            (Shape::Int, DataType::Timestamp(_, zone)) => {
                let to = DataType::Timestamp(TimeUnit::Microsecond, zone.clone());
                return Cells::new(&cast(array, &to).map_err(|why| wrong(&why))?, shape);
            }
            (Shape::Int, DataType::Time32(_) | DataType::Time64(_)) => {
                let to = DataType::Time64(TimeUnit::Microsecond);
                return Cells::new(&cast(array, &to).map_err(|why| wrong(&why))?, shape);
            }
            (Shape::Int, _) => {
                return Cells::new(&cast(array, &DataType::Int64).map_err(|why| wrong(&why))?, shape);
            }
            (Shape::Decimal(_), DataType::Decimal128(..)) => {
                let array = array.as_primitive::<Decimal128Type>();
                Cells::Decimal(array.values().clone(), array.nulls().cloned())
            }
            (Shape::Float, DataType::Float64) => {
                let array = array.as_primitive::<Float64Type>();
                Cells::Float(array.values().clone(), array.nulls().cloned())
            }
            (Shape::Float, _) => {
                return Cells::new(&cast(array, &DataType::Float64).map_err(|why| wrong(&why))?, shape);
            }
            (Shape::Bool, DataType::Boolean) => Cells::Bool(array.as_boolean().clone()),
            (Shape::Text, DataType::Dictionary(..)) => {
                let array = array.as_dictionary::<Int32Type>();
                Cells::Dictionary(array.keys().clone(), array.values().as_string::<i32>().clone())
            }
            (Shape::Text, DataType::Utf8View) => Cells::Text(array.as_string_view().clone()),
            (_, other) => return Err(wrong(&other)),
        };
        Ok(cells)
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        match self {
            Cells::Int(values, _) => values.len(),
            Cells::Decimal(values, _) => values.len(),
            Cells::Float(values, _) => values.len(),
            Cells::Bool(values) => values.len(),
            Cells::Dictionary(keys, _) => keys.len(),
            Cells::Text(values) => values.len(),
        }
    }

    /// The text of a row; none where blank or where the column holds no text.
    pub fn text(&self, row: usize) -> Option<&str> {
        match self {
            Cells::Dictionary(keys, values) if keys.is_valid(row) => {
                let at = keys.value(row) as usize;
                Some(values.value(at)).filter(|text| values.is_valid(at) && !text.is_empty())
            }
            Cells::Text(values) if values.is_valid(row) => Some(values.value(row)).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The value of a row.
    pub fn key(&self, row: usize) -> Key {
        let filled = |nulls: &Option<NullBuffer>| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row));
        match self {
            Cells::Int(values, nulls) if filled(nulls) => Key::Int(values[row]),
            Cells::Decimal(values, nulls) if filled(nulls) => Key::Decimal(values[row]),
            Cells::Float(values, nulls) if filled(nulls) && !values[row].is_nan() => {
                Key::Float(ordered_bits(values[row]))
            }
            Cells::Bool(values) if values.is_valid(row) => Key::Bool(values.value(row)),
            Cells::Dictionary(..) | Cells::Text(_) => {
                self.text(row).map_or(Key::Blank, |text| Key::Text(text.to_owned()))
            }
            _ => Key::Blank,
        }
    }
}

impl Key {
    /// The value in JSON, as `answer` says.
    pub fn json(&self, column: &ColumnInfo) -> Value {
        match self {
            Key::Int(value) => match column.value_type {
                ValueType::Date => Value::String(day::write_day(*value, DateUnit::Day)),
                ValueType::Time => Value::String(day::write_time(*value)),
                ValueType::Datetime => Value::String(day::write_moment(*value)),
                _ => Value::from(*value),
            },
            Key::Decimal(value) => decimal_json(*value, column.scale.unwrap_or(0)),
            Key::Float(bits) => Number::from_f64(from_ordered_bits(*bits)).map_or(Value::Null, Value::Number),
            Key::Bool(value) => Value::Bool(*value),
            Key::Text(text) => Value::String(text.clone()),
            Key::Blank => Value::Null,
        }
    }

    /// The value as clean text, also its form in a filter; empty where blank.
    pub fn write(&self, column: &ColumnInfo) -> String {
        match self {
            Key::Text(text) => text.clone(),
            Key::Decimal(value) => write_decimal(*value, column.scale.unwrap_or(0)),
            Key::Blank => String::new(),
            _ => match self.json(column) {
                Value::String(text) => text,
                other => other.to_string(),
            },
        }
    }
}

/// A decimal with its point: `-12.50`.
pub fn write_decimal(value: i128, scale: u8) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let places = usize::from(scale);
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// A decimal as a number, or as text where a number would lose digits.
pub fn decimal_json(value: i128, scale: u8) -> Value {
    let text = write_decimal(value, scale);
    if value.unsigned_abs() >= 1_000_000_000_000_000 {
        return Value::String(text);
    }
    if scale == 0 {
        return text.parse::<i64>().map_or(Value::Null, Value::from);
    }
    text.parse().ok().and_then(Number::from_f64).map_or(Value::Null, Value::Number)
}
