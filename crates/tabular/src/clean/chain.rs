//! The steps of one column run cell by cell: text in, one typed column out, no copy of a cell between.
//!
//! Never here: steps that look at other rows or columns (see `frame`).

use std::borrow::Cow;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::DataType;

use crate::operation::value::{Cell, CellOperation, Effect, Kind, Typed, Value};
use crate::write::Reader;

use super::CleanError;
use super::log::{Log, Lost, show, typed};
use super::sink::Sink;

/// One step on one column.
pub(crate) struct Link {
    pub(crate) operation: Arc<dyn CellOperation>,
    /// Where its log stands.
    pub(crate) log: usize,
    /// The column's kind before and after.
    pub(crate) before: Kind,
    pub(crate) after: Kind,
}

/// Some consecutive steps on one column.
pub(crate) struct Chain {
    pub(crate) slot: usize,
    pub(crate) links: Vec<Link>,
    pub(crate) kind: Kind,
}

fn scale(kind: Kind) -> u8 {
    kind.scale.unwrap_or(0)
}

fn value<'a>(cell: Option<Cell<'a>>) -> Value<'a> {
    match cell {
        None => Value::Blank,
        Some(Cell::Text(text)) => Value::Text(Cow::Borrowed(text)),
        Some(Cell::Typed(value)) => match value {
            Typed::Integer(number) => Value::Integer(number),
            Typed::Decimal(number, _) => Value::Decimal(number),
            Typed::Float(number) => Value::Float(number),
            Typed::Boolean(answer) => Value::Boolean(answer),
            Typed::Date(days) => Value::Date(days),
            Typed::Datetime(micros) => Value::Datetime(micros),
            Typed::Time(micros) => Value::Time(micros),
            Typed::Year(year) => Value::Year(year),
        },
    }
}

fn owned(effect: Effect<'_>) -> Effect<'static> {
    match effect {
        Effect::Same => Effect::Same,
        Effect::Misfit => Effect::Misfit,
        Effect::Stored(value) => Effect::Stored(value.into_owned()),
        Effect::Changed(value) => Effect::Changed(value.into_owned()),
    }
}

impl Link {
    #[inline]
    fn apply<'a>(&self, value: &Value<'a>) -> Effect<'a> {
        match value {
            Value::Blank => Effect::Same,
            Value::Text(Cow::Borrowed(text)) => self.operation.apply(&Cell::Text(text)),
            Value::Text(Cow::Owned(text)) => owned(self.operation.apply(&Cell::Text(text))),
            value => match typed(value, scale(self.before)) {
                Some(value) => self.operation.apply(&Cell::Typed(value)),
                None => Effect::Same,
            },
        }
    }
}

impl Chain {
    /// Runs the steps on a column of a batch.
    pub(crate) fn run(
        &self,
        column: &ArrayRef,
        records: &[u64],
        logs: &mut [Log],
        lost: &mut Lost,
    ) -> Result<ArrayRef, CleanError> {
        if self.links.is_empty() {
            return Ok(without_empty_texts(column));
        }
        let reader = Reader::new(column)
            .ok_or_else(|| CleanError::Write { format: "arrow", why: column.data_type().to_string() })?;
        let first = self.links.first().map_or(0, |link| scale(link.before));
        let mut sink = Sink::new(self.kind, column.len(), first);
        for (row, &record) in records.iter().enumerate() {
            let mut cell = value(reader.cell(row));
            for link in &self.links {
                if matches!(cell, Value::Blank) {
                    break;
                }
                let log = &mut logs[link.log];
                log.filled += 1;
                match link.apply(&cell) {
                    Effect::Same => {}
                    Effect::Stored(after) => cell = after,
                    Effect::Changed(after) => {
                        log.change(record, &cell, &after, (scale(link.before), scale(link.after)));
                        cell = after;
                    }
                    Effect::Misfit => log.misfits += 1,
                }
            }
            if !sink.push(&cell) {
                lost.push(record, show(&cell, first));
            }
        }
        Ok(sink.finish()?)
    }
}

/// A column as read with its empty texts as nulls; any other column as it is.
fn without_empty_texts(column: &ArrayRef) -> ArrayRef {
    if column.data_type() != &DataType::Utf8View || column.null_count() > 0 {
        return column.clone();
    }
    let texts = column.as_string_view();
    // the low half of a view is the length of its text
    if texts.views().iter().all(|view| *view as u32 != 0) {
        return column.clone();
    }
    let empty: arrow::array::BooleanArray = texts.views().iter().map(|view| Some(*view as u32 == 0)).collect();
    arrow::compute::nullif(column, &empty).unwrap_or_else(|_| column.clone())
}
