//! What a step must know of all rows before the first one is written: the pass before the pass.
//!
//! Only recipes with such a step read the file twice. Never here: how a step uses it.

use std::sync::Arc;

use arrow::array::ArrayRef;
use hashbrown::HashMap;

use crate::limits::Limits;
use crate::matrix::Ids;
use crate::operation::conform::{BYTES, CELLS};
use crate::table::Table;
use crate::write::Reader;

use super::CleanError;
use super::frame::{Frame, Memory, cell_text};
use super::plan::{Plan, Stage};

/// New texts of a column by record.
pub(crate) type Repairs = HashMap<u64, Box<str>>;

/// The columns of the table as they are at some stage.
struct Seen {
    slots: Vec<usize>,
    columns: Vec<Ids>,
    records: Vec<u64>,
}

impl Seen {
    fn add(&mut self, records: &[u64], columns: &[ArrayRef]) {
        self.records.extend_from_slice(records);
        for (ids, &slot) in self.columns.iter_mut().zip(&self.slots) {
            let reader = Reader::new(&columns[slot]);
            (0..records.len()).for_each(|row| match &reader {
                Some(reader) => ids.push(cell_text(reader.cell(row)).trim()),
                None => ids.push(""),
            });
        }
    }

    fn is_too_large(&self) -> bool {
        let cells = self.records.len() as u64 * self.columns.len() as u64;
        cells > CELLS || self.columns.iter().map(Ids::bytes).sum::<usize>() > BYTES
    }
}

/// Why learning ended early.
enum Stop {
    Failed(CleanError),
    TooLarge,
}

impl<E: Into<CleanError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Stop::Failed(error.into())
    }
}

/// Fills in what the stages of a plan must know of all rows; a table that is too large for it is told as drift.
pub(super) fn learn(table: &Table, plan: &mut Plan, limits: &Limits) -> Result<(), CleanError> {
    let Some(last) = plan.stages.iter().rposition(|stage| matches!(stage, Stage::Agree { .. })) else {
        return Ok(());
    };
    // stages that stand together see the same columns
    let mut seen: Vec<(usize, Seen)> = Vec::new();
    let mut place = Vec::new();
    for at in 0..=last {
        if let Stage::Agree { all, .. } = &plan.stages[at] {
            let joined = at > 0 && matches!(&plan.stages[at - 1], Stage::Agree { all: before, .. } if before == all);
            if !joined || seen.is_empty() {
                let columns = vec![Ids::default(); all.len()];
                seen.push((at, Seen { slots: all.clone(), columns, records: Vec::new() }));
            }
            place.push((at, seen.len() - 1));
        }
    }
    let mut memory = Memory::default();
    let stages = &plan.stages;
    let free = plan.free_stages().min(seen[0].0);
    let ended = table.run::<Frame, Stop>(
        limits,
        |batch| {
            let mut frame = Frame::new(batch, plan.slots, plan.heads.len(), &[]);
            for (number, stage) in stages[..free].iter().enumerate() {
                frame.run(number, stage, &mut Memory::default())?;
            }
            Ok(frame)
        },
        |mut frame| {
            for (number, stage) in stages.iter().enumerate().take(last + 1).skip(free) {
                if let Some((_, seen)) = seen.iter_mut().find(|(at, _)| *at == number) {
                    seen.add(&frame.records, &frame.columns);
                    if seen.is_too_large() {
                        return Err(Stop::TooLarge);
                    }
                }
                frame.run(number, stage, &mut memory)?;
            }
            Ok(())
        },
    );
    match ended {
        Ok(()) => {}
        Err(Stop::Failed(error)) => return Err(error),
        Err(Stop::TooLarge) => {
            plan.too_large();
            return Ok(());
        }
    }
    for (at, which) in place {
        let Stage::Agree { all, by, slot, operation, repairs, .. } = &mut plan.stages[at] else { continue };
        let seen = &seen[which].1;
        let column = |slot: usize| all.iter().position(|known| *known == slot).map(|at| &seen.columns[at]);
        let made: Vec<Option<Ids>> = by.iter().map(|slots| join(slots, &column)).collect();
        let decided: Vec<&Ids> = by
            .iter()
            .zip(&made)
            .filter_map(|(slots, made)| made.as_ref().or_else(|| column(*slots.first()?)))
            .collect();
        let Some(target) = all.iter().position(|known| known == slot) else { continue };
        let texts = &seen.columns[target].texts;
        let found = operation.repairs(&seen.columns, &decided, target).into_iter();
        let found = found.map(|(row, number)| (seen.records[row as usize], texts[number as usize].clone()));
        *repairs = Arc::new(found.collect());
    }
    Ok(())
}

/// Several columns as one; none for a single one.
fn join<'a>(slots: &[usize], column: &impl Fn(usize) -> Option<&'a Ids>) -> Option<Ids> {
    let (first, rest) = slots.split_first()?;
    let mut joined: Option<Ids> = None;
    for slot in rest {
        let left = joined.as_ref().or_else(|| column(*first))?;
        joined = Some(Ids::pair(left, column(*slot)?));
    }
    joined
}
