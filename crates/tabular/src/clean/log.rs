//! What the steps do, counted batch by batch and put together in row order.
//!
//! Never here: the form of `changes.json` (see `cleaned`).

use crate::cleaned::{StepChanges, Unconverted};
use crate::finding::Sample;
use crate::operation::mask_all;
use crate::operation::value::{Typed, Value};

/// Signs of a cell that a sample shows.
const SIGNS: usize = 200;

/// What one step did to one column (or to the rows) of one batch.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    pub(crate) changed: u64,
    pub(crate) misfits: u64,
    pub(crate) filled: u64,
    pub(crate) dropped: u64,
    pub(crate) records: Vec<u64>,
    pub(crate) samples: Vec<Sample>,
}

impl Log {
    /// Counts a changed cell and keeps the first ones.
    #[inline]
    pub(crate) fn change(&mut self, record: u64, before: &Value<'_>, after: &Value<'_>, scales: (u8, u8)) {
        self.changed += 1;
        if self.takes_samples() {
            self.samples.push(Sample { record, before: show(before, scales.0), after: Some(show(after, scales.1)) });
        }
    }

    /// True as long as changed cells are kept to be shown.
    pub(crate) fn takes_samples(&self) -> bool {
        self.samples.len() < StepChanges::SAMPLES
    }

    /// Counts a row that is left out.
    pub(crate) fn drop_row(&mut self, record: u64) {
        self.dropped += 1;
        if self.records.len() < StepChanges::RECORDS {
            self.records.push(record);
        }
    }

    /// Adds what was done to the batch after this one.
    pub(crate) fn add(&mut self, mut later: Log) {
        self.changed += later.changed;
        self.misfits += later.misfits;
        self.filled += later.filled;
        self.dropped += later.dropped;
        later.samples.truncate(StepChanges::SAMPLES.saturating_sub(self.samples.len()));
        self.samples.append(&mut later.samples);
        later.records.truncate(StepChanges::RECORDS.saturating_sub(self.records.len()));
        self.records.append(&mut later.records);
    }
}

/// The text of a value, cut where it is very long.
pub(crate) fn show(value: &Value<'_>, scale: u8) -> String {
    let text = match value {
        Value::Blank => String::new(),
        Value::Text(text) => return text.chars().take(SIGNS).collect(),
        value => typed(value, scale).map(Typed::to_text).unwrap_or_default(),
    };
    text.chars().take(SIGNS).collect()
}

/// A converted value; none for blanks and texts.
#[inline]
pub(crate) fn typed(value: &Value<'_>, scale: u8) -> Option<Typed> {
    Some(match value {
        Value::Blank | Value::Text(_) => return None,
        Value::Integer(number) => Typed::Integer(*number),
        Value::Decimal(number) => Typed::Decimal(*number, scale),
        Value::Float(number) => Typed::Float(*number),
        Value::Boolean(answer) => Typed::Boolean(*answer),
        Value::Date(days) => Typed::Date(*days),
        Value::Datetime(micros) => Typed::Datetime(*micros),
        Value::Time(micros) => Typed::Time(*micros),
        Value::Year(year) => Typed::Year(*year),
    })
}

/// Cells that the type of a column cannot hold, of one batch or of all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lost {
    pub(crate) count: u64,
    pub(crate) cells: Vec<(u64, String)>,
}

impl Lost {
    pub(crate) fn push(&mut self, record: u64, text: String) {
        self.count += 1;
        if self.cells.len() < Unconverted::CELLS {
            self.cells.push((record, text));
        }
    }

    pub(crate) fn add(&mut self, mut later: Lost) {
        self.count += later.count;
        later.cells.truncate(Unconverted::CELLS.saturating_sub(self.cells.len()));
        self.cells.append(&mut later.cells);
    }

    pub(crate) fn report(self, column: &str, personal: bool) -> Unconverted {
        let cells = self.cells.into_iter();
        let cells = cells.map(|(record, text)| (record, if personal { mask_all(&text) } else { text })).collect();
        Unconverted { column: column.to_owned(), count: self.count, cells }
    }
}

/// Masks the samples of a column that holds personal data.
pub(crate) fn mask_samples(samples: &mut [Sample]) {
    for sample in samples {
        sample.before = mask_all(&sample.before);
        sample.after = sample.after.as_deref().map(mask_all);
    }
}
