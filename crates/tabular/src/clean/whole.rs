//! Steps that need all rows at once: sort, pivot, rows that become one. They hold the rows that come, up to a bound.
//!
//! Never here: steps that look at one row or batch (see `frame`).

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, NullArray, StringBuilder, UInt32Array};
use arrow::compute::{concat, take};

use crate::operation::pivot;
use crate::operation::sort::{self, SortKey};
use crate::write::Reader;

use super::CleanError;
use super::frame::{Frame, cell_text, push_unambiguous};
use super::groups::{self, Grouping, Groups};
use super::log::{Log, Lost};

/// Most bytes of rows that a step holds.
const MOST: usize = 1 << 30;
/// Rows of a batch afterwards.
const ROWS: usize = 8192;

/// What is done to all rows.
pub(crate) enum Whole {
    /// Rows in order; each key with its slot.
    Sort(Vec<(usize, SortKey)>),
    /// Values of a slot become the slots `to`, with the cells of another.
    Pivot { keep: Vec<usize>, key: usize, value: usize, columns: Vec<String>, to: Vec<usize> },
    /// Rows become groups.
    Aggregate(Grouping),
    /// Small counts become blank: keys with whether their totals are known, counts with their labels.
    Withhold { keys: Vec<(usize, bool)>, counts: Vec<(usize, String)>, least: u64 },
    /// Rows with a blank or the same key become one.
    Join { key: usize, slot: usize, separator: String },
}

/// The rows that wait for a step, by its number among the stages.
#[derive(Default)]
pub(crate) struct Held {
    frames: BTreeMap<usize, Vec<Frame>>,
    groups: BTreeMap<usize, Groups>,
    bytes: usize,
}

impl Held {
    /// Takes a batch in.
    pub(crate) fn push(&mut self, number: usize, whole: &Whole, frame: Frame) -> Result<(), CleanError> {
        if let Whole::Aggregate(grouping) = whole {
            return self.groups.entry(number).or_default().push(grouping, frame);
        }
        self.bytes += frame.columns.iter().map(|column| column.get_buffer_memory_size()).sum::<usize>();
        if self.bytes > MOST {
            return Err(CleanError::TooLarge { most: MOST as u64 >> 20 });
        }
        self.frames.entry(number).or_default().push(frame);
        Ok(())
    }

    /// Gives out what a step waited for, done; what comes out is in batches, the first with all that was logged before.
    pub(crate) fn run(
        &mut self,
        number: usize,
        whole: &Whole,
        slots: usize,
        log: usize,
    ) -> Result<Vec<Frame>, CleanError> {
        if let Whole::Aggregate(grouping) = whole {
            let groups = self.groups.remove(&number).unwrap_or_default();
            return groups
                .finish(grouping, slots, log)
                .into_iter()
                .map(cut)
                .collect::<Result<Vec<_>, _>>()
                .map(|frames| frames.into_iter().flatten().collect());
        }
        whole.run(self.frames.remove(&number).unwrap_or_default(), log)
    }
}

impl Whole {
    fn run(&self, frames: Vec<Frame>, log: usize) -> Result<Vec<Frame>, CleanError> {
        let Some(mut all) = joined(frames)? else { return Ok(Vec::new()) };
        let rows = all.records.len();
        match self {
            Whole::Sort(keys) => {
                let columns = keys.iter().map(|(slot, key)| {
                    let column = all.columns[*slot].clone();
                    let text = matches!(Reader::new(&column), Some(Reader::View(_) | Reader::Text(_)));
                    let texts = text.then(|| texts(&column));
                    (column, texts, key.clone())
                });
                let order = sort::order(&columns.collect::<Vec<_>>(), rows)?;
                all.choose(&order)?;
            }
            Whole::Pivot { keep, key, value, columns, to } => {
                let readers: Vec<Reader<'_>> =
                    keep.iter().filter_map(|slot| Reader::new(&all.columns[*slot])).collect();
                let identity = |row: usize| {
                    let mut bytes = Vec::new();
                    readers.iter().for_each(|reader| push_unambiguous(&mut bytes, reader.cell(row)));
                    bytes
                };
                let identities: Vec<Vec<u8>> = (0..rows).map(identity).collect();
                drop(readers);
                let keys = texts(&all.columns[*key]);
                let (firsts, cells, homeless) = pivot::arrange(&identities, &keys, columns);
                let values = all.columns[*value].clone();
                if let (Some(reader), Some(first)) = (Reader::new(&values), to.first()) {
                    for row in homeless {
                        let text = format!("{}: {}", keys[row as usize], cell_text(reader.cell(row as usize)));
                        all.lost.entry(*first).or_insert_with(Lost::default).push(all.records[row as usize], text);
                        all.logs[log].misfits += 1;
                    }
                }
                all.logs[log].changed += rows as u64;
                all.choose(&UInt32Array::from(firsts))?;
                for (slot, places) in to.iter().zip(cells) {
                    all.columns[*slot] = take(&values, &UInt32Array::from(places), None)?;
                }
                for slot in [key, value] {
                    all.columns[*slot] = Arc::new(NullArray::new(0));
                }
            }
            // grouped while the rows came
            Whole::Aggregate(_) => {}
            Whole::Withhold { keys, counts, least } => groups::withhold(&mut all, keys, counts, *least, log)?,
            Whole::Join { key, slot, separator } => {
                let (keys, values) = (texts(&all.columns[*key]), texts(&all.columns[*slot]));
                let mut firsts: Vec<u32> = Vec::new();
                let mut made: Vec<Vec<&str>> = Vec::new();
                for row in 0..rows {
                    let before = firsts.last().map(|first| keys[*first as usize].as_str());
                    let same = before.is_some_and(|before| keys[row].is_empty() || keys[row] == before);
                    if !same {
                        firsts.push(row as u32);
                        made.push(Vec::new());
                    } else {
                        all.logs[log].changed += 1;
                    }
                    if let Some(made) = made.last_mut().filter(|_| !values[row].is_empty()) {
                        made.push(&values[row]);
                    }
                }
                let mut column = StringBuilder::new();
                for values in made {
                    if values.is_empty() { column.append_null() } else { column.append_value(values.join(separator)) }
                }
                all.choose(&UInt32Array::from(firsts))?;
                all.columns[*slot] = Arc::new(column.finish());
            }
        }
        cut(all)
    }
}

/// The texts of a column; blank cells are empty.
fn texts(column: &ArrayRef) -> Vec<String> {
    let Some(reader) = Reader::new(column) else { return vec![String::new(); column.len()] };
    (0..column.len()).map(|row| cell_text(reader.cell(row)).into_owned()).collect()
}

/// All batches as one.
fn joined(frames: Vec<Frame>) -> Result<Option<Frame>, CleanError> {
    let mut frames = frames.into_iter();
    let Some(mut all) = frames.next() else { return Ok(None) };
    let mut parts: Vec<Vec<ArrayRef>> = all.columns.iter().map(|column| vec![column.clone()]).collect();
    for frame in frames {
        parts.iter_mut().zip(frame.columns).for_each(|(parts, column)| parts.push(column));
        all.records.extend(frame.records);
        all.read += frame.read;
        all.logs.iter_mut().zip(frame.logs).for_each(|(log, later): (&mut Log, Log)| log.add(later));
        for (slot, later) in frame.lost {
            all.lost.entry(slot).or_default().add(later);
        }
    }
    for (column, parts) in all.columns.iter_mut().zip(parts) {
        let parts: Vec<&dyn Array> = parts.iter().map(AsRef::as_ref).collect();
        *column = concat(&parts)?;
    }
    all.forget_totals();
    Ok(Some(all))
}

/// Batches of a size that the writers like.
fn cut(mut all: Frame) -> Result<Vec<Frame>, CleanError> {
    let rows = all.records.len();
    let mut frames = Vec::new();
    let (logs, lost, read) = (std::mem::take(&mut all.logs), std::mem::take(&mut all.lost), all.read);
    let empty = vec![Log::default(); logs.len()];
    for start in (0..rows.max(1)).step_by(ROWS) {
        let length = ROWS.min(rows - start);
        let slice = |column: &ArrayRef| if column.len() == rows { column.slice(start, length) } else { column.clone() };
        let columns = all.columns.iter().map(slice).collect();
        frames.push(Frame::of(all.records[start..start + length].to_vec(), columns, empty.clone()));
    }
    if let Some(first) = frames.first_mut() {
        (first.logs, first.lost, first.read) = (logs, lost, read);
    }
    Ok(frames)
}
