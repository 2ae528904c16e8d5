//! Profiles of clean columns that need no look at the rows: that of the column as it was read, where no step changes
//! a text or some words become blank at most, and the steps run once on each distinct value, where all are known.
//!
//! Never here: the profile of a column whose rows are looked at (see `pass`).

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, StringViewArray};

use crate::evidence::shape;
use crate::limits::Limits;
use crate::missing;
use crate::operation::value::Kind;
use crate::profile::hash::equal;
use crate::profile::{ColumnProfile, Profiler};
use crate::table::{RowKind, Table};
use crate::value_type::ValueType;
use crate::write::{Reader, Texts};

use super::frame::is_text;
use super::log::{Log, Lost};
use super::plan::{Output, Plan, Stage};
use super::{CleanError, Outputs};

/// Where the profile of a clean column comes from.
pub(super) enum Origin<'o> {
    /// It is that of the column as read.
    Known(&'o ColumnProfile),
    /// A sample of its values says that every cell keeps its text, where missing-value words may become blank: then
    /// it is that of the column as read. The pass compares all cells.
    Kept {
        /// The column as read.
        read: &'o ColumnProfile,
        /// True where the words become blank.
        blanks: bool,
    },
    /// The steps run on each distinct value of the column as read.
    Values(&'o ColumnProfile),
    /// Its rows are looked at.
    Rows,
}

/// Where the profile of each clean column comes from.
pub(super) fn origins<'o>(table: &Table, plan: &Plan, outputs: &'o Outputs) -> Vec<Origin<'o>> {
    let derived = table.structure.exceptions.iter().any(|(_, kind)| *kind == RowKind::Derived);
    let profile = outputs.profile.as_ref().filter(|_| !derived && plan.keeps_rows());
    let profile = profile.filter(|profile| profile.columns.len() == table.columns.len());
    let origin = |output: &Output| {
        let source = output.source?;
        let known = profile?.columns.get(source).filter(|known| known.name == table.columns[source].name)?;
        if output.untouched {
            return Some(Origin::Known(known));
        }
        let others = plan.stages.iter().any(|stage| stage.changes(output.slot) && !matches!(stage, Stage::Cells(_)));
        if others {
            return None;
        }
        if known.facts.complete {
            return Some(Origin::Values(known));
        }
        keeps_sample(plan, output.slot, known).map(|blanks| Origin::Kept { read: known, blanks })
    };
    plan.outputs.iter().map(|output| origin(output).unwrap_or(Origin::Rows)).collect()
}

/// Whether missing-value words become blank, where the steps leave all else of a column's sample as it was; none
/// where they do not.
fn keeps_sample(plan: &Plan, slot: usize, read: &ColumnProfile) -> Option<bool> {
    let values = read.facts.values.iter().map(|value| &*value.text).filter(|text| !is_missing(read, text.as_bytes()));
    let mut texts: Vec<&str> = values.collect();
    let words = texts.len();
    texts.extend(read.missing.keys().map(String::as_str));
    let cells: ArrayRef = Arc::new(StringViewArray::from_iter_values(&texts));
    let (cells, written) = run(plan, slot, &cells, &vec![0; texts.len()]).ok()?;
    let clean = Texts::new(&Reader::new(&cells)?, texts.len(), written.as_ref());
    let kept = |from: usize, to: usize| (from..to).all(|row| clean.get(row) == texts[row].as_bytes());
    let blank = (words..texts.len()).all(|row| clean.get(row).is_empty());
    (kept(0, words) && (blank || kept(words, texts.len()))).then_some(blank)
}

/// True where a cell of a clean column has the text that it was read with, or is blank as it was or should be.
#[inline]
fn is_kept(read: &ColumnProfile, blanks: bool, before: &[u8], after: &[u8]) -> bool {
    if equal(before, after) {
        !(blanks && missing::word(shape::trim(before)).is_some() && is_missing(read, before))
    } else {
        after.is_empty() && (blanks && is_missing(read, before) || shape::trim(before).is_empty())
    }
}

#[cold]
fn is_missing(read: &ColumnProfile, text: &[u8]) -> bool {
    std::str::from_utf8(shape::trim(text)).is_ok_and(|word| read.missing.contains_key(word))
}

/// [`is_kept`] of all cells of a batch.
pub(super) fn are_kept(read: &ColumnProfile, blanks: bool, before: Option<&ArrayRef>, after: &Texts<'_>) -> bool {
    let Some(before) = before.and_then(|column| column.as_string_view_opt()) else { return false };
    (0..before.len()).all(|row| is_kept(read, blanks, before.value(row).as_bytes(), after.get(row)))
}

/// The profile of a column as read once its missing-value words are blank, where they become so.
pub(super) fn without_words(read: &ColumnProfile, blanks: bool) -> ColumnProfile {
    let read = read.clone();
    if !blanks {
        return read;
    }
    ColumnProfile { blanks: read.nulls, missing: BTreeMap::new(), meanings: BTreeMap::new(), ..read }
}

/// Looks at the rows of some columns (by number) after all.
pub(super) fn look_again(
    table: &Table,
    plan: &Plan,
    limits: &Limits,
    columns: &[usize],
    profiler: &mut Profiler,
) -> Result<(), CleanError> {
    table.run(
        limits,
        |mut batch| {
            let mut clean: Vec<Made> = Vec::with_capacity(columns.len());
            for &column in columns {
                let slot = plan.outputs[column].slot;
                let cells: ArrayRef = Arc::new(batch.columns[slot].clone());
                clean.push(run(plan, slot, &cells, &batch.records)?);
            }
            batch.columns.clear();
            Ok::<_, CleanError>((batch.records, clean))
        },
        |(records, clean)| {
            for (&column, (cells, written)) in columns.iter().zip(&clean) {
                if let Some(reader) = Reader::new(cells) {
                    let texts = Texts::new(&reader, records.len(), written.as_ref());
                    profiler.update_column(column, records.iter().enumerate().map(|(row, &r)| (texts.get(row), r)));
                }
            }
            Ok(())
        },
    )
}

/// A clean column, and its cells before they became numbers.
pub(super) type Made = (ArrayRef, Option<ArrayRef>);

/// Puts a column through the steps on its cells.
pub(super) fn run(plan: &Plan, slot: usize, cells: &ArrayRef, records: &[u64]) -> Result<Made, CleanError> {
    let (mut cells, mut written) = (cells.clone(), None);
    for stage in &plan.stages {
        if let Stage::Cells(chain) = stage
            && chain.slot == slot
        {
            let mut logs = vec![Log::default(); plan.heads.len()];
            let after = chain.run(&cells, records, &mut logs, &mut Lost::default())?;
            let before = std::mem::replace(&mut cells, after);
            if chain.kind == Kind::of(ValueType::Number) && is_text(&before) {
                written = Some(before);
            }
        }
    }
    Ok((cells, written))
}

/// Gives a profiler the clean values of a column (by number) from the values as read.
pub(super) fn add_values(
    profiler: &mut Profiler,
    plan: &Plan,
    column: usize,
    read: &ColumnProfile,
) -> Result<(), CleanError> {
    let values = &read.facts.values;
    let firsts: Vec<u64> = values.iter().map(|value| value.first).collect();
    let cells: ArrayRef = Arc::new(StringViewArray::from_iter_values(values.iter().map(|value| &*value.text)));
    let (cells, written) = run(plan, plan.outputs[column].slot, &cells, &firsts)?;
    if let Some(reader) = Reader::new(&cells) {
        let texts = Texts::new(&reader, values.len(), written.as_ref());
        let clean = values.iter().enumerate().map(|(row, value)| (texts.get(row), value.count, value.first));
        profiler.add_values(column, read.facts.blanks, clean);
    }
    Ok(())
}
