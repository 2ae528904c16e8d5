//! The cells of a clean Arrow column, and which Arrow type a kind of value has.
//!
//! Never here: text forms (see `operation::text`), files.

use arrow::array::{
    Array, ArrayRef, AsArray, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int32Array, Int64Array,
    StringArray, StringViewArray, Time64MicrosecondArray, TimestampMicrosecondArray,
};
use arrow::datatypes::{
    DataType, Date32Type, Decimal128Type, Float64Type, Int32Type, Int64Type, Time64MicrosecondType, TimeUnit,
    TimestampMicrosecondType,
};

use crate::operation::DIGITS;
use crate::operation::value::{Cell, Kind, Typed};
use crate::value_type::ValueType;

/// The Arrow type that holds a kind of value.
pub(crate) fn array_type(kind: Kind) -> DataType {
    match (kind.value_type, kind.scale) {
        (ValueType::String | ValueType::Yearmonth, _) => DataType::Utf8,
        (ValueType::Integer, _) => DataType::Int64,
        (ValueType::Number, Some(scale)) => DataType::Decimal128(DIGITS as u8, scale as i8),
        (ValueType::Number, None) => DataType::Float64,
        (ValueType::Boolean, _) => DataType::Boolean,
        (ValueType::Date, _) => DataType::Date32,
        (ValueType::Time, _) => DataType::Time64(TimeUnit::Microsecond),
        (ValueType::Datetime, _) => DataType::Timestamp(TimeUnit::Microsecond, None),
        (ValueType::Year, _) => DataType::Int32,
    }
}

/// A column that can be asked for its cells, whatever its type.
pub(crate) enum Reader<'a> {
    View(&'a StringViewArray),
    Text(&'a StringArray),
    Integer(&'a Int64Array),
    Decimal(&'a Decimal128Array, u8),
    Float(&'a Float64Array),
    Boolean(&'a BooleanArray),
    Date(&'a Date32Array),
    Time(&'a Time64MicrosecondArray),
    Datetime(&'a TimestampMicrosecondArray),
    Year(&'a Int32Array),
}

impl<'a> Reader<'a> {
    /// None for a type that no clean column has.
    pub(crate) fn new(array: &'a ArrayRef) -> Option<Self> {
        Some(match array.data_type() {
            DataType::Utf8View => Reader::View(array.as_string_view()),
            DataType::Utf8 => Reader::Text(array.as_string()),
            DataType::Int64 => Reader::Integer(array.as_primitive::<Int64Type>()),
            DataType::Decimal128(_, scale) => {
                Reader::Decimal(array.as_primitive::<Decimal128Type>(), u8::try_from(*scale).ok()?)
            }
            DataType::Float64 => Reader::Float(array.as_primitive::<Float64Type>()),
            DataType::Boolean => Reader::Boolean(array.as_boolean()),
            DataType::Date32 => Reader::Date(array.as_primitive::<Date32Type>()),
            DataType::Time64(TimeUnit::Microsecond) => Reader::Time(array.as_primitive::<Time64MicrosecondType>()),
            DataType::Timestamp(TimeUnit::Microsecond, None) => {
                Reader::Datetime(array.as_primitive::<TimestampMicrosecondType>())
            }
            DataType::Int32 => Reader::Year(array.as_primitive::<Int32Type>()),
            _ => return None,
        })
    }

    /// One cell; none where it is blank.
    #[inline]
    pub(crate) fn cell(&self, row: usize) -> Option<Cell<'a>> {
        fn some<A: Array>(array: &A, row: usize, get: impl FnOnce(&A) -> Typed) -> Option<Cell<'static>> {
            array.is_valid(row).then(|| Cell::Typed(get(array)))
        }
        match self {
            Reader::View(array) => {
                let text = if array.is_valid(row) { array.value(row) } else { "" };
                (!text.is_empty()).then_some(Cell::Text(text))
            }
            Reader::Text(array) => {
                let text = if array.is_valid(row) { array.value(row) } else { "" };
                (!text.is_empty()).then_some(Cell::Text(text))
            }
            Reader::Integer(array) => some(*array, row, |array| Typed::Integer(array.value(row))),
            Reader::Decimal(array, scale) => some(*array, row, |array| Typed::Decimal(array.value(row) as i64, *scale)),
            Reader::Float(array) => some(*array, row, |array| Typed::Float(array.value(row))),
            Reader::Boolean(array) => some(*array, row, |array| Typed::Boolean(array.value(row))),
            Reader::Date(array) => some(*array, row, |array| Typed::Date(array.value(row))),
            Reader::Time(array) => some(*array, row, |array| Typed::Time(array.value(row))),
            Reader::Datetime(array) => some(*array, row, |array| Typed::Datetime(array.value(row))),
            Reader::Year(array) => some(*array, row, |array| Typed::Year(array.value(row))),
        }
    }
}
