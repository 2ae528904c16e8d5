//! A clean column of one batch as it is filled cell by cell.
//!
//! Never here: how cells get their value.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanBuilder, Date32Builder, Decimal128Builder, Float64Builder, Int32Builder, Int64Builder,
    StringViewBuilder, Time64MicrosecondBuilder, TimestampMicrosecondBuilder,
};
use arrow::error::ArrowError;

use crate::operation::DIGITS;
use crate::operation::value::{Kind, Value};
use crate::value_type::ValueType;

use super::log::typed;

pub(crate) enum Sink {
    Text(StringViewBuilder, u8),
    Integer(Int64Builder),
    Decimal(Decimal128Builder, u8),
    Float(Float64Builder),
    Boolean(BooleanBuilder),
    Date(Date32Builder),
    Time(Time64MicrosecondBuilder),
    Datetime(TimestampMicrosecondBuilder),
    Year(Int32Builder),
}

impl Sink {
    /// An empty column of a kind; `scale` is that of the decimals that may come as text.
    pub(crate) fn new(kind: Kind, rows: usize, scale: u8) -> Self {
        match kind.value_type {
            ValueType::String | ValueType::Yearmonth => Sink::Text(StringViewBuilder::with_capacity(rows), scale),
            ValueType::Integer => Sink::Integer(Int64Builder::with_capacity(rows)),
            ValueType::Number => match kind.scale {
                Some(scale) => Sink::Decimal(Decimal128Builder::with_capacity(rows), scale),
                None => Sink::Float(Float64Builder::with_capacity(rows)),
            },
            ValueType::Boolean => Sink::Boolean(BooleanBuilder::with_capacity(rows)),
            ValueType::Date => Sink::Date(Date32Builder::with_capacity(rows)),
            ValueType::Time => Sink::Time(Time64MicrosecondBuilder::with_capacity(rows)),
            ValueType::Datetime => Sink::Datetime(TimestampMicrosecondBuilder::with_capacity(rows)),
            ValueType::Year => Sink::Year(Int32Builder::with_capacity(rows)),
        }
    }

    /// Takes a cell. False where the column cannot hold it: then it is blank in the column.
    #[inline]
    pub(crate) fn push(&mut self, value: &Value<'_>) -> bool {
        match (self, value) {
            (Sink::Text(column, _), Value::Text(text)) => column.append_value(text),
            (Sink::Integer(column), Value::Integer(number)) => column.append_value(*number),
            (Sink::Decimal(column, _), Value::Decimal(number)) => column.append_value(i128::from(*number)),
            (Sink::Float(column), Value::Float(number)) => column.append_value(*number),
            (Sink::Boolean(column), Value::Boolean(answer)) => column.append_value(*answer),
            (Sink::Date(column), Value::Date(days)) => column.append_value(*days),
            (Sink::Time(column), Value::Time(micros)) => column.append_value(*micros),
            (Sink::Datetime(column), Value::Datetime(micros)) => column.append_value(*micros),
            (Sink::Year(column), Value::Year(year)) => column.append_value(*year),
            (Sink::Text(column, scale), value) => match typed(value, *scale) {
                Some(value) => column.append_value(value.to_text()),
                None => column.append_null(),
            },
            (sink, value) => {
                sink.push_blank();
                return matches!(value, Value::Blank);
            }
        }
        true
    }

    fn push_blank(&mut self) {
        match self {
            Sink::Text(column, _) => column.append_null(),
            Sink::Integer(column) => column.append_null(),
            Sink::Decimal(column, _) => column.append_null(),
            Sink::Float(column) => column.append_null(),
            Sink::Boolean(column) => column.append_null(),
            Sink::Date(column) => column.append_null(),
            Sink::Time(column) => column.append_null(),
            Sink::Datetime(column) => column.append_null(),
            Sink::Year(column) => column.append_null(),
        }
    }

    /// The column.
    pub(crate) fn finish(self) -> Result<ArrayRef, ArrowError> {
        Ok(match self {
            Sink::Text(mut column, _) => Arc::new(column.finish()),
            Sink::Integer(mut column) => Arc::new(column.finish()),
            Sink::Decimal(mut column, scale) => {
                Arc::new(column.finish().with_precision_and_scale(DIGITS as u8, scale as i8)?)
            }
            Sink::Float(mut column) => Arc::new(column.finish()),
            Sink::Boolean(mut column) => Arc::new(column.finish()),
            Sink::Date(mut column) => Arc::new(column.finish()),
            Sink::Time(mut column) => Arc::new(column.finish()),
            Sink::Datetime(mut column) => Arc::new(column.finish()),
            Sink::Year(mut column) => Arc::new(column.finish()),
        })
    }
}
