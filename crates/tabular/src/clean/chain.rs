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
use super::memo::{Marks, Memo};
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
        let mut memo = Memo::new(self.links.len());
        // the steps whose log still takes samples: their cells are put through one by one
        let mut open = u32::MAX;
        for (row, &record) in records.iter().enumerate() {
            let cell = reader.cell(row);
            let mut new = None;
            if let (Some(memo), Some(Cell::Text(text))) = (memo.as_mut().filter(|memo| memo.is_worth()), cell) {
                match memo.find(text) {
                    Ok(entry) if entry.marks.changed & open == 0 => {
                        entry.repeat();
                        sink.push(&entry.value);
                        if !entry.fits {
                            lost.push(record, show(&entry.value, first));
                        }
                        continue;
                    }
                    Ok(_) => {}
                    Err(hash) => new = Some((hash, text)),
                }
            }
            let (cell, marks) = self.steps(value(cell), record, logs);
            let fits = sink.push(&cell);
            if !fits {
                lost.push(record, show(&cell, first));
            }
            if marks.changed & open != 0 {
                open = self.open(logs);
            }
            if let (Some(memo), Some((hash, text))) = (&mut memo, new) {
                memo.keep(hash, text, cell, marks, fits);
            }
        }
        if let Some(memo) = memo {
            memo.settle(&self.links, logs);
        }
        Ok(sink.finish()?)
    }

    /// Runs the steps on some rows of a column alone; the steps give it no other type.
    pub(crate) fn run_where(
        &self,
        column: &ArrayRef,
        records: &[u64],
        logs: &mut [Log],
        only: &[bool],
    ) -> Result<ArrayRef, CleanError> {
        let reader = Reader::new(column)
            .ok_or_else(|| CleanError::Write { format: "arrow", why: column.data_type().to_string() })?;
        let mut sink = Sink::new(self.kind, column.len(), scale(self.kind));
        for (row, (&record, &runs)) in records.iter().zip(only).enumerate() {
            let cell = value(reader.cell(row));
            let cell = if runs { self.steps(cell, record, logs).0 } else { cell };
            sink.push(&cell);
        }
        Ok(sink.finish()?)
    }

    /// Puts one cell through all steps.
    #[inline]
    fn steps<'a>(&self, mut cell: Value<'a>, record: u64, logs: &mut [Log]) -> (Value<'a>, Marks) {
        let mut marks = Marks::default();
        for (at, link) in self.links.iter().enumerate() {
            if matches!(cell, Value::Blank) {
                break;
            }
            let bit = 1u32.checked_shl(at as u32).unwrap_or(0);
            let log = &mut logs[link.log];
            log.filled += 1;
            marks.reached |= bit;
            match link.apply(&cell) {
                Effect::Same => {}
                Effect::Stored(after) => cell = after,
                Effect::Changed(after) => {
                    log.change(record, &cell, &after, (scale(link.before), scale(link.after)));
                    marks.changed |= bit;
                    cell = after;
                }
                Effect::Misfit => {
                    log.misfits += 1;
                    marks.misfits |= bit;
                }
            }
        }
        (cell, marks)
    }

    /// A bit for each step whose log still takes samples.
    fn open(&self, logs: &[Log]) -> u32 {
        let links = self.links.iter().take(32).enumerate();
        links.fold(0, |open, (at, link)| open | u32::from(logs[link.log].takes_samples()) << at)
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
