//! Steps over all rows that guard persons in counts: rows that become groups with their sums, and small cells that
//! are withheld together with those by which they could be computed.
//!
//! Never here: which cells those are (see `privacy::disclosure`).

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{ArrayRef, NullArray, StringBuilder, UInt32Array};
use arrow::compute::take;

use crate::evidence::number_of;
use crate::privacy::disclosure::Counts;
use crate::write::Reader;

use super::CleanError;
use super::frame::{Frame, cell_text};
use super::log::Log;

/// Most bytes of groups that are held, about.
const MOST: usize = 1 << 30;

/// How rows become groups: slots.
#[derive(Clone, Debug)]
pub(crate) struct Grouping {
    /// The columns that tell the groups apart, and where they go.
    pub(crate) by: Vec<(usize, usize)>,
    /// The columns that are added up, and where they go.
    pub(crate) sums: Vec<(usize, usize)>,
    /// Where the number of rows goes.
    pub(crate) count: usize,
    /// Rows that a group must have.
    pub(crate) least: u64,
    /// What stands in place of the values of groups that are too small, beginning with the last column; none leaves
    /// them out.
    pub(crate) rest: Option<String>,
}

/// The groups so far.
#[derive(Default)]
pub(crate) struct Groups {
    groups: BTreeMap<Vec<String>, Group>,
    bytes: usize,
    read: u64,
    logs: Vec<Log>,
}

#[derive(Clone, Debug)]
struct Group {
    first: u64,
    rows: u64,
    sums: Vec<Sum>,
}

/// A sum that stays exact as long as it is one of whole numbers or of decimals of one scale.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    units: i128,
    scale: u32,
    float: f64,
    inexact: bool,
    filled: bool,
}

impl Sum {
    fn add(&mut self, text: &str) {
        let Some(number) = number_of(text, '.') else { return };
        self.filled = true;
        self.float += number;
        let plain = text.trim();
        let digits = plain.split_once('.').map_or(0, |(_, digits)| digits.len() as u32);
        let units = plain.replace('.', "").parse::<i128>().ok().filter(|_| digits <= 18);
        let Some(units) = units else {
            self.inexact = true;
            return;
        };
        let scale = self.scale.max(digits);
        let raised = |units: i128, from: u32| units.checked_mul(10i128.pow(scale - from));
        let sum = raised(self.units, self.scale).zip(raised(units, digits)).and_then(|(a, b)| a.checked_add(b));
        match sum {
            Some(sum) => (self.units, self.scale) = (sum, scale),
            None => self.inexact = true,
        }
    }

    fn merge(&mut self, other: &Sum) {
        if other.filled {
            let (filled, float) = (self.filled, self.float);
            self.add(&other.text());
            self.inexact |= other.inexact;
            self.float = float + other.float;
            self.filled = filled || other.filled;
        }
    }

    fn text(&self) -> String {
        if !self.filled {
            return String::new();
        }
        if self.inexact {
            return self.float.to_string();
        }
        if self.scale == 0 {
            return self.units.to_string();
        }
        let sign = if self.units < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", self.units.unsigned_abs(), width = self.scale as usize + 1);
        let (whole, part) = digits.split_at(digits.len() - self.scale as usize);
        format!("{sign}{whole}.{part}")
    }
}

impl Groups {
    /// Takes a batch in.
    pub(crate) fn push(&mut self, grouping: &Grouping, mut frame: Frame) -> Result<(), CleanError> {
        self.read += std::mem::take(&mut frame.read);
        let logs = std::mem::take(&mut frame.logs);
        if self.logs.is_empty() {
            self.logs = logs;
        } else {
            self.logs.iter_mut().zip(logs).for_each(|(log, later)| log.add(later));
        }
        let readers = |slots: &[(usize, usize)]| -> Vec<Option<Reader<'_>>> {
            slots.iter().map(|(from, _)| Reader::new(&frame.columns[*from])).collect()
        };
        let (keys, sums) = (readers(&grouping.by), readers(&grouping.sums));
        let text = |reader: &Option<Reader<'_>>, row: usize| {
            reader.as_ref().map_or_else(String::new, |reader| cell_text(reader.cell(row)).trim().to_owned())
        };
        for (row, &record) in frame.records.iter().enumerate() {
            let key: Vec<String> = keys.iter().map(|reader| text(reader, row)).collect();
            let size = key.iter().map(|part| part.len() + 32).sum::<usize>() + 64 + grouping.sums.len() * 64;
            let bytes = &mut self.bytes;
            let group = self.groups.entry(key).or_insert_with(|| {
                *bytes += size;
                Group { first: record, rows: 0, sums: vec![Sum::default(); sums.len()] }
            });
            group.rows += 1;
            group.first = group.first.min(record);
            for (sum, reader) in group.sums.iter_mut().zip(&sums) {
                sum.add(&text(reader, row));
            }
        }
        if self.bytes > MOST {
            return Err(CleanError::TooLarge { most: MOST as u64 >> 20 });
        }
        Ok(())
    }

    /// The groups as rows, in the order of their first rows.
    pub(crate) fn finish(mut self, grouping: &Grouping, slots: usize, log: usize) -> Vec<Frame> {
        let before: u64 = self.groups.values().map(|group| group.rows).sum();
        if let Some(rest) = &grouping.rest {
            for level in (0..grouping.by.len()).rev() {
                self.merge_small(grouping.least, level, rest);
            }
        }
        let mut logs = std::mem::take(&mut self.logs);
        let groups = std::mem::take(&mut self.groups);
        let (large, small): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(_, group)| group.rows >= grouping.least);
        let mut large: Vec<(Vec<String>, Group)> = large;
        large.sort_by(|(key, group), (other, second)| group.first.cmp(&second.first).then_with(|| key.cmp(other)));
        if let Some(log) = logs.get_mut(log) {
            log.changed += before;
            let mut firsts: Vec<(u64, u64)> = small.iter().map(|(_, group)| (group.first, group.rows)).collect();
            firsts.sort_unstable();
            for (first, rows) in firsts {
                log.drop_row(first);
                log.dropped += rows - 1;
            }
        }
        let mut columns: Vec<ArrayRef> = (0..slots).map(|_| Arc::new(NullArray::new(0)) as ArrayRef).collect();
        let column = |texts: &mut dyn Iterator<Item = String>| -> ArrayRef {
            let mut column = StringBuilder::new();
            texts.for_each(|text| if text.is_empty() { column.append_null() } else { column.append_value(text) });
            Arc::new(column.finish())
        };
        for (at, (_, to)) in grouping.by.iter().enumerate() {
            columns[*to] = column(&mut large.iter().map(|(key, _)| key[at].clone()));
        }
        columns[grouping.count] = column(&mut large.iter().map(|(_, group)| group.rows.to_string()));
        for (at, (_, to)) in grouping.sums.iter().enumerate() {
            columns[*to] = column(&mut large.iter().map(|(_, group)| group.sums[at].text()));
        }
        let records = large.iter().map(|(_, group)| group.first).collect();
        let mut frame = Frame::of(records, columns, logs);
        frame.read = self.read;
        vec![frame]
    }

    /// Puts groups below `least` together that differ in one column.
    fn merge_small(&mut self, least: u64, level: usize, rest: &str) {
        let small: Vec<Vec<String>> =
            self.groups.iter().filter(|(_, group)| group.rows < least).map(|(key, _)| key.clone()).collect();
        for key in small {
            let Some(group) = self.groups.remove(&key) else { continue };
            let mut into = key;
            rest.clone_into(&mut into[level]);
            match self.groups.get_mut(&into) {
                Some(known) => {
                    known.rows += group.rows;
                    known.first = known.first.min(group.first);
                    known.sums.iter_mut().zip(&group.sums).for_each(|(sum, other)| sum.merge(other));
                }
                None => {
                    self.groups.insert(into, group);
                }
            }
        }
    }
}

/// Withholds small cells: keys (each with whether its totals are known from elsewhere), columns of counts with their
/// labels.
pub(crate) fn withhold(
    all: &mut Frame,
    keys: &[(usize, bool)],
    counts: &[(usize, String)],
    least: u64,
    log: usize,
) -> Result<(), CleanError> {
    let rows = all.records.len();
    let texts = |slot: usize, columns: &[ArrayRef]| -> Vec<String> {
        let Some(reader) = Reader::new(&columns[slot]) else { return vec![String::new(); rows] };
        (0..rows).map(|row| cell_text(reader.cell(row)).trim().to_owned()).collect()
    };
    let number = |text: &String| number_of(text, '.').filter(|n| n.abs() < 1e15 && n.fract() == 0.0).map(|n| n as i64);
    let read = Counts {
        keys: keys.iter().map(|(slot, _)| texts(*slot, &all.columns)).collect(),
        labels: counts.iter().map(|(_, label)| label.clone()).collect(),
        cells: counts.iter().map(|(slot, _)| texts(*slot, &all.columns).iter().map(number).collect()).collect(),
        known: keys.iter().enumerate().filter(|(_, (_, known))| *known).map(|(at, _)| at).collect(),
    };
    let found = read.suppress(i64::try_from(least).unwrap_or(i64::MAX));
    for (at, (slot, _)) in counts.iter().enumerate() {
        let mut keep: Vec<Option<u32>> = (0..rows).map(|row| Some(row as u32)).collect();
        let mine = found.small.iter().chain(&found.more).filter(|(column, _)| *column == at);
        let mut any = false;
        for (_, row) in mine {
            keep[*row] = None;
            any = true;
        }
        if any {
            all.columns[*slot] = take(&all.columns[*slot], &UInt32Array::from(keep), None)?;
        }
    }
    all.logs[log].changed += (found.small.len() + found.more.len()) as u64;
    // what cannot be kept from being computed
    all.logs[log].misfits += found.exposed as u64;
    Ok(())
}
