//! Which groups of rows are large enough to stay: counted before the pass that writes, in bounded memory.
//!
//! The groups are counted in parts of the hashes where there could be too many; what is kept are those that stay, at
//! most rows / least. Never here: the pass that leaves rows out (see `frame`).

use hashbrown::{HashMap, HashSet};

use crate::limits::Limits;
use crate::table::Table;

use super::CleanError;
use super::frame::{Frame, Memory};
use super::plan::{Plan, Stage};
use super::whole::Whole;

/// Groups counted at the same time.
const GROUPS: u64 = 1 << 22;

/// Finds the groups that stay, for each such stage of the plan.
pub(super) fn prepare(plan: &mut Plan, table: &Table, limits: &Limits) -> Result<(), CleanError> {
    for number in 0..plan.stages.len() {
        let Stage::Suppress { slots, least, .. } = &plan.stages[number] else { continue };
        let turned = |stage: &Stage| {
            matches!(stage, Stage::Whole { whole: Whole::Pivot { .. } | Whole::Join { .. } | Whole::Aggregate(_), .. })
        };
        if plan.stages[..number].iter().any(turned) {
            // rows that are made of several cannot be counted beforehand: none is large enough to stay
            continue;
        }
        let (slots, least) = (slots.clone(), *least);
        let parts = table.structure.rows.saturating_mul(plan.factor).div_ceil(GROUPS).max(1);
        let mut stays = HashSet::new();
        for part in 0..parts {
            let mut counts: HashMap<u64, u64> = HashMap::new();
            groups(plan, number, table, limits, &slots, |group| {
                if group % parts == part {
                    *counts.entry(group).or_default() += 1;
                }
            })?;
            stays.extend(counts.into_iter().filter(|(_, rows)| *rows >= least).map(|(group, _)| group));
        }
        if let Stage::Suppress { large, .. } = &mut plan.stages[number] {
            *large = stays;
        }
    }
    Ok(())
}

/// Runs the stages before one and tells the group of each row that reaches it.
fn groups(
    plan: &Plan,
    number: usize,
    table: &Table,
    limits: &Limits,
    slots: &[usize],
    mut tell: impl FnMut(u64),
) -> Result<(), CleanError> {
    let free = plan.free_stages().min(number);
    let mut memory = Memory::default();
    table.run::<Frame, CleanError>(
        limits,
        |batch| {
            let mut frame = Frame::new(batch, plan.slots, plan.heads.len(), &[]);
            for (place, stage) in plan.stages[..free].iter().enumerate() {
                frame.run(place, stage, &mut Memory::default())?;
            }
            Ok(frame)
        },
        |mut frame| {
            for (place, stage) in plan.stages.iter().enumerate().take(number).skip(free) {
                frame.run(place, stage, &mut memory)?;
            }
            frame.groups(slots).into_iter().for_each(&mut tell);
            Ok(())
        },
    )
}
