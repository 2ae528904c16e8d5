//! How a column's values are stored when clean; names are those of Table Schema (Data Package v2).
//!
//! Never here: what the values mean (see `semantic`).

use serde::{Deserialize, Serialize};

/// The storage type of a clean column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ValueType {
    /// Text, also identifiers with leading zeros.
    String,
    /// Whole number; Arrow Int64.
    Integer,
    /// Number with decimals; Arrow Float64, or Decimal128 where the recipe gives a scale (money).
    Number,
    /// True or false.
    Boolean,
    /// A day; Arrow Date32; `YYYY-MM-DD`.
    Date,
    /// A time of day; Arrow Time64 in microseconds; `HH:MM:SS`.
    Time,
    /// A moment without zone; Arrow Timestamp in microseconds; `YYYY-MM-DDTHH:MM:SS`.
    Datetime,
    /// A year; Arrow Int32; `YYYY`.
    Year,
    /// A month of a year; Arrow Utf8; `YYYY-MM`.
    Yearmonth,
}

impl ValueType {
    /// The Table Schema name.
    pub fn name(self) -> &'static str {
        match self {
            ValueType::String => "string",
            ValueType::Integer => "integer",
            ValueType::Number => "number",
            ValueType::Boolean => "boolean",
            ValueType::Date => "date",
            ValueType::Time => "time",
            ValueType::Datetime => "datetime",
            ValueType::Year => "year",
            ValueType::Yearmonth => "yearmonth",
        }
    }

    /// True for integer, number and year.
    pub fn is_numeric(self) -> bool {
        matches!(self, ValueType::Integer | ValueType::Number | ValueType::Year)
    }
}
