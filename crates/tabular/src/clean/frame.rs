//! One batch on its way through the plan: its columns, and the steps that look at more than one cell.
//!
//! Never here: the order of the steps (see `plan`), reading and writing (see `pass`).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BooleanArray, NullArray, StringBuilder, UInt32Array};
use arrow::compute::{filter, take};
use arrow::datatypes::DataType;

use crate::batch::Batch;
use crate::cleaned::StepChanges;
use crate::evidence::hash;
use crate::finding::Sample;
use crate::operation::value::{Cell, Kind, Value};
use crate::operation::{Above, Seen, digest, split_rows, text, unpivot};
use crate::value_type::ValueType;
use crate::write::Reader;

use super::CleanError;
use super::log::{Log, Lost};
use super::plan::{Asked, Stage};
use super::repeats::Repeats;

/// One batch between steps.
pub(crate) struct Frame {
    pub(crate) records: Vec<u64>,
    derived: Vec<bool>,
    /// By slot; an empty array where a slot is not filled yet or no longer.
    pub(crate) columns: Vec<ArrayRef>,
    /// Some columns as they were read, by slot.
    pub(crate) originals: BTreeMap<usize, ArrayRef>,
    /// Columns of text that became numbers, as they were before, by slot: their decimals stay as they were written.
    pub(crate) written: BTreeMap<usize, ArrayRef>,
    pub(crate) logs: Vec<Log>,
    /// By slot.
    pub(crate) lost: BTreeMap<usize, Lost>,
    /// Rows that came in.
    pub(crate) read: u64,
}

/// What is carried from batch to batch, by the number of the stage.
#[derive(Default)]
pub(crate) struct Memory {
    above: BTreeMap<usize, Above>,
    last: BTreeMap<usize, String>,
    seen: BTreeMap<usize, Seen>,
    /// Where the rows are too many to be remembered.
    repeats: BTreeMap<usize, Repeats>,
}

impl Memory {
    /// Nothing carried yet; some repeated rows are known beforehand.
    pub(crate) fn with_repeats(repeats: BTreeMap<usize, Repeats>) -> Self {
        Memory { repeats, ..Memory::default() }
    }
}

impl Frame {
    /// A batch as read; the columns of the slots in `originals` are also kept as they are.
    pub(crate) fn new(batch: Batch, slots: usize, logs: usize, originals: &[usize]) -> Self {
        let read = batch.rows() as u64;
        let mut columns: Vec<ArrayRef> = batch.columns.into_iter().map(|column| Arc::new(column) as ArrayRef).collect();
        columns.resize_with(slots, || Arc::new(NullArray::new(0)));
        let originals = originals.iter().map(|&slot| (slot, columns[slot].clone())).collect();
        Frame {
            originals,
            written: BTreeMap::new(),
            records: batch.records,
            derived: batch.derived,
            columns,
            logs: vec![Log::default(); logs],
            lost: BTreeMap::new(),
            read,
        }
    }

    /// Runs one stage; `number` is its place in the plan.
    pub(crate) fn run(&mut self, number: usize, stage: &Stage, memory: &mut Memory) -> Result<(), CleanError> {
        match stage {
            Stage::Cells(chain) => {
                let mut lost = Lost::default();
                let column = chain.run(&self.columns[chain.slot], &self.records, &mut self.logs, &mut lost)?;
                let before = std::mem::replace(&mut self.columns[chain.slot], column);
                if chain.kind == Kind::of(ValueType::Number) && is_text(&before) {
                    self.written.insert(chain.slot, before);
                }
                if lost.count > 0 {
                    self.lost.entry(chain.slot).or_default().add(lost);
                }
            }
            Stage::DropDerived { log } => {
                if self.derived.iter().any(|derived| *derived) {
                    let keep: Vec<bool> = self.derived.iter().map(|derived| !derived).collect();
                    self.keep(&keep, *log)?;
                }
            }
            Stage::DropDuplicates { slots, keyed, log } => {
                let keep: Vec<bool> = match memory.repeats.get_mut(&number) {
                    Some(repeats) => self.records.iter().map(|_| repeats.is_new()).collect(),
                    None => {
                        let seen = memory.seen.entry(number).or_default();
                        self.digests(slots, *keyed).into_iter().map(|digest| seen.is_new(digest)).collect()
                    }
                };
                if keep.iter().any(|keep| !keep) {
                    self.keep(&keep, *log)?;
                }
            }
            Stage::Rows { slot, values, keep, log } => {
                let Some(reader) = Reader::new(&self.columns[*slot]) else { return Ok(()) };
                let stays: Vec<bool> = (0..self.records.len())
                    .map(|row| values.contains(cell_text(reader.cell(row)).as_ref()) == *keep)
                    .collect();
                if stays.iter().any(|stays| !stays) {
                    self.keep(&stays, *log)?;
                }
            }
            Stage::Suppress { slots, large, log, .. } => {
                let stays: Vec<bool> = self.groups(slots).into_iter().map(|group| large.contains(&group)).collect();
                if stays.iter().any(|stays| !stays) {
                    self.keep(&stays, *log)?;
                }
            }
            Stage::Where { when, chain } => {
                let only = self.asked(when);
                let column = chain.run_where(&self.columns[chain.slot], &self.records, &mut self.logs, &only)?;
                self.columns[chain.slot] = column;
            }
            Stage::Filter { tests, keep, log } => {
                let mut stays = self.asked(tests);
                stays.iter_mut().for_each(|holds| *holds = *holds == *keep);
                if stays.iter().any(|stays| !stays) {
                    self.keep(&stays, *log)?;
                }
            }
            Stage::DropUntil { record, log } => {
                let stays: Vec<bool> = self.records.iter().map(|place| place > record).collect();
                if stays.iter().any(|stays| !stays) {
                    self.keep(&stays, *log)?;
                }
            }
            Stage::BlankDown { slot, log } => {
                let Some(reader) = Reader::new(&self.columns[*slot]) else { return Ok(()) };
                let last = memory.last.entry(number).or_default();
                let mut keep: Vec<Option<u32>> = Vec::with_capacity(self.records.len());
                for row in 0..self.records.len() {
                    let text = cell_text(reader.cell(row));
                    let repeats = !text.is_empty() && *last == text;
                    self.logs[*log].changed += u64::from(repeats);
                    keep.push((!repeats).then_some(row as u32));
                    if !repeats {
                        *last = text.into_owned();
                    }
                }
                let column = take(&self.columns[*slot], &UInt32Array::from(keep), None)?;
                self.columns[*slot] = column;
            }
            Stage::SplitRows { slot, others, separator, repeat, log } => {
                let Some(reader) = Reader::new(&self.columns[*slot]) else { return Ok(()) };
                let mut made = StringBuilder::new();
                let (mut rows, mut filled): (Vec<u32>, Vec<Option<u32>>) = (Vec::new(), Vec::new());
                for row in 0..self.records.len() {
                    let text = cell_text(reader.cell(row));
                    let parts = split_rows::parts(&text, separator);
                    self.logs[*log].changed += u64::from(parts.len() > 1);
                    for (place, part) in parts.into_iter().enumerate() {
                        if part.is_empty() {
                            made.append_null()
                        } else {
                            made.append_value(part)
                        }
                        rows.push(row as u32);
                        filled.push((place == 0 || *repeat).then_some(row as u32));
                    }
                }
                self.written.clear();
                let filled = UInt32Array::from(filled);
                for other in others {
                    self.columns[*other] = take(&self.columns[*other], &filled, None)?;
                }
                self.columns[*slot] = Arc::new(made.finish());
                self.records = rows.iter().map(|row| self.records[*row as usize]).collect();
                if !self.derived.is_empty() {
                    self.derived = rows.iter().map(|row| self.derived[*row as usize]).collect();
                }
            }
            // rows of all batches: see `whole`
            Stage::Whole { .. } => {}
            Stage::Make { from, to, operation, when, log } => {
                let only = (!when.is_empty()).then(|| self.asked(when));
                let readers: Vec<Reader<'_>> =
                    from.iter().filter_map(|slot| Reader::new(&self.columns[*slot])).collect();
                let mut made: Vec<StringBuilder> = to.iter().map(|_| StringBuilder::new()).collect();
                let mut texts = vec![String::new(); to.len()];
                for row in 0..self.records.len() {
                    let cells: Vec<Cow<'_, str>> = readers.iter().map(|reader| cell_text(reader.cell(row))).collect();
                    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
                    texts.iter_mut().for_each(String::clear);
                    let before = cells.first().copied().unwrap_or_default();
                    if only.as_ref().is_none_or(|only| only[row]) {
                        let treated = operation.make(&cells, &mut texts);
                        self.logs[*log].misfits += u64::from(!treated);
                    } else if let (true, Some(text)) = (operation.replaces(), texts.first_mut()) {
                        text.push_str(before);
                    }
                    if !operation.replaces() {
                        self.logs[*log].changed += u64::from(texts.iter().any(|text| !text.is_empty()));
                    } else if let Some(after) = texts.first().filter(|after| *after != before) {
                        let log = &mut self.logs[*log];
                        log.changed += 1;
                        if log.samples.len() < StepChanges::SAMPLES {
                            let (before, after) = (before.to_owned(), Some(after.clone()));
                            log.samples.push(Sample { record: self.records[row], before, after });
                        }
                    }
                    for (column, text) in made.iter_mut().zip(&texts) {
                        if text.is_empty() { column.append_null() } else { column.append_value(text) }
                    }
                }
                for (slot, mut column) in to.iter().zip(made) {
                    self.columns[*slot] = Arc::new(column.finish());
                }
            }
            Stage::FillDown { slot, log } => {
                let above = memory.above.entry(number).or_default();
                let (column, filled) = above.fill(&self.columns[*slot])?;
                let log = &mut self.logs[*log];
                log.changed += filled.len() as u64;
                if let Some(reader) = Reader::new(&column) {
                    for row in filled.into_iter().take(StepChanges::SAMPLES) {
                        let after = Some(cell_text(reader.cell(row)).into_owned());
                        log.samples.push(Sample { record: self.records[row], before: String::new(), after });
                    }
                }
                self.columns[*slot] = column;
            }
            Stage::Agree { slot, repairs, log, .. } => {
                let Some(reader) = Reader::new(&self.columns[*slot]) else { return Ok(()) };
                let mut column = StringBuilder::new();
                let log = &mut self.logs[*log];
                for (row, &record) in self.records.iter().enumerate() {
                    let before = cell_text(reader.cell(row));
                    let after = repairs.get(&record).map_or(before.as_ref(), |after| after);
                    if before != after {
                        let of = |text: &str| Value::Text(Cow::Owned(text.to_owned()));
                        log.change(record, &of(&before), &of(after), (0, 0));
                    }
                    if after.is_empty() { column.append_null() } else { column.append_value(after) }
                }
                self.columns[*slot] = Arc::new(column.finish());
            }
            Stage::Unpivot { keep, slots, labels, key, value } => {
                self.written.clear();
                let (rows, times) = (self.records.len(), slots.len());
                let sources: Vec<ArrayRef> = slots.iter().map(|slot| self.columns[*slot].clone()).collect();
                for slot in keep {
                    self.columns[*slot] = unpivot::repeat(&self.columns[*slot], times)?;
                }
                self.columns[*key] = unpivot::keys(labels, rows);
                self.columns[*value] = unpivot::values(&sources, rows)?;
                for slot in slots {
                    self.columns[*slot] = Arc::new(NullArray::new(0));
                }
                self.records = self.records.iter().flat_map(|record| std::iter::repeat_n(*record, times)).collect();
                self.derived = self.derived.iter().flat_map(|derived| std::iter::repeat_n(*derived, times)).collect();
            }
        }
        Ok(())
    }

    /// The hash of each row's cells in some slots.
    pub(crate) fn groups(&self, slots: &[usize]) -> Vec<u64> {
        let readers: Vec<Reader<'_>> = slots.iter().filter_map(|slot| Reader::new(&self.columns[*slot])).collect();
        let one = |row: usize| {
            let cells = readers.iter().map(|reader| hash::hash(cell_text(reader.cell(row)).trim().as_bytes()));
            cells.fold(0, hash::mix)
        };
        (0..self.records.len()).map(one).collect()
    }

    /// A digest of each row by its cells in some slots.
    pub(crate) fn digests(&self, slots: &[usize], keyed: bool) -> Vec<u128> {
        let readers: Vec<Reader<'_>> = slots.iter().filter_map(|slot| Reader::new(&self.columns[*slot])).collect();
        let mut row_bytes = Vec::new();
        let digest = |row: usize| {
            row_bytes.clear();
            // a row without a key repeats none
            if keyed && readers.iter().all(|reader| cell_text(reader.cell(row)).is_empty()) {
                row_bytes.extend_from_slice(b"record");
                row_bytes.extend_from_slice(&self.records[row].to_le_bytes());
            }
            readers.iter().for_each(|reader| push_unambiguous(&mut row_bytes, reader.cell(row)));
            digest(&row_bytes)
        };
        (0..self.records.len()).map(digest).collect()
    }

    /// A batch made by a step over all rows.
    pub(crate) fn of(records: Vec<u64>, columns: Vec<ArrayRef>, logs: Vec<Log>) -> Self {
        let (originals, written, lost) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Frame { records, derived: Vec::new(), columns, originals, written, logs, lost, read: 0 }
    }

    /// No row is known as a total any more.
    pub(crate) fn forget_totals(&mut self) {
        self.derived.clear();
    }

    /// The rows with these numbers, in this order.
    pub(crate) fn choose(&mut self, rows: &UInt32Array) -> Result<(), CleanError> {
        let length = self.records.len();
        for column in self.columns.iter_mut().chain(self.written.values_mut()) {
            if column.len() == length {
                *column = take(column, rows, None)?;
            }
        }
        self.records = rows.values().iter().map(|row| self.records[*row as usize]).collect();
        Ok(())
    }

    /// For each row whether all tests hold.
    fn asked(&self, tests: &Asked) -> Vec<bool> {
        let mut holds = vec![true; self.records.len()];
        for (test, slots) in tests {
            let readers: Vec<Reader<'_>> = slots.iter().filter_map(|slot| Reader::new(&self.columns[*slot])).collect();
            for (row, holds) in holds.iter_mut().enumerate().filter(|(_, holds)| **holds) {
                let cells: Vec<Cow<'_, str>> = readers.iter().map(|reader| cell_text(reader.cell(row))).collect();
                let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
                *holds = test.holds(&cells);
            }
        }
        holds
    }

    /// Leaves out the rows that are not to be kept.
    fn keep(&mut self, keep: &[bool], log: usize) -> Result<(), CleanError> {
        let log = &mut self.logs[log];
        self.records.iter().zip(keep).filter(|(_, keep)| !**keep).for_each(|(record, _)| log.drop_row(*record));
        let mask = BooleanArray::from(keep.to_vec());
        for column in self.columns.iter_mut().chain(self.written.values_mut()) {
            if column.len() == keep.len() {
                *column = filter(column, &mask)?;
            }
        }
        let mut at = 0;
        self.records.retain(|_| (keep[at], at += 1).0);
        if !self.derived.is_empty() {
            let mut at = 0;
            self.derived.retain(|_| (keep[at], at += 1).0);
        }
        Ok(())
    }
}

/// True for a column of text.
pub(super) fn is_text(column: &ArrayRef) -> bool {
    matches!(column.data_type(), DataType::Utf8 | DataType::Utf8View)
}

/// The text of a cell; empty where it is blank.
pub(crate) fn cell_text(cell: Option<Cell<'_>>) -> Cow<'_, str> {
    match cell {
        None => Cow::Borrowed(""),
        Some(Cell::Text(text)) => Cow::Borrowed(text),
        Some(Cell::Typed(value)) => Cow::Owned(value.to_text()),
    }
}

/// The bytes of a cell with its length in front, so that no two rows look alike.
pub(crate) fn push_unambiguous(out: &mut Vec<u8>, cell: Option<Cell<'_>>) {
    let start = out.len();
    out.extend_from_slice(&[0; 4]);
    match cell {
        None => {}
        Some(Cell::Text(field)) => out.extend_from_slice(field.as_bytes()),
        Some(Cell::Typed(value)) => text::push(out, value),
    }
    let length = (out.len() - start - 4) as u32;
    out[start..start + 4].copy_from_slice(&length.to_le_bytes());
}
