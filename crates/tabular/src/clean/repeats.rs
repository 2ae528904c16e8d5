//! Which rows repeat an earlier one, where the table has more rows than can be remembered: found by a look at all rows
//! beforehand, their digests in parts on disk, one bit a row in memory.
//!
//! Never here: what makes two rows the same (see `frame`).

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Seek, Write};

use crate::limits::Limits;
use crate::operation::Seen;
use crate::table::Table;

use super::frame::{Frame, Memory};
use super::plan::{Plan, Stage};
use super::{CleanError, Outputs};

/// Files that the digests are parted into: one of them at a time is remembered.
const PARTS: usize = 128;

/// One bit for each row that comes to a step, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Repeats {
    bits: Vec<u64>,
    next: usize,
}

impl Repeats {
    /// Says of the next row whether it is the first of its kind.
    pub(super) fn is_new(&mut self) -> bool {
        let (word, bit) = (self.next / 64, self.next % 64);
        self.next += 1;
        self.bits.get(word).is_none_or(|bits| bits >> bit & 1 == 0)
    }

    fn set(&mut self, row: u64) {
        let word = (row / 64) as usize;
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        self.bits[word] |= 1 << (row % 64);
    }
}

/// The repeated rows of each step that leaves such rows out, by the number of its stage; none where the table is small
/// enough for the pass to remember its rows.
pub(super) fn find(
    table: &Table,
    plan: &Plan,
    outputs: &Outputs,
    limits: &Limits,
) -> Result<BTreeMap<usize, Repeats>, CleanError> {
    let mut found = BTreeMap::new();
    // rows that a step over all rows holds are few enough to be remembered, and come in another order
    let held = plan.stages.iter().any(|stage| matches!(stage, Stage::Whole { .. }));
    if held || table.structure.rows.saturating_mul(plan.factor) <= limits.row_digests {
        return Ok(found);
    }
    for (number, stage) in plan.stages.iter().enumerate() {
        if let Stage::DropDuplicates { slots, keyed, .. } = stage {
            let memory = Memory::with_repeats(found.clone());
            found.insert(number, find_one(table, plan, (number, slots, *keyed), memory, outputs, limits)?);
        }
    }
    Ok(found)
}

fn find_one(
    table: &Table,
    plan: &Plan,
    (number, slots, keyed): (usize, &[usize], bool),
    mut memory: Memory,
    outputs: &Outputs,
    limits: &Limits,
) -> Result<Repeats, CleanError> {
    let part = || Ok(BufWriter::new(tempfile::tempfile_in(&outputs.directory)?));
    let mut parts = (0..PARTS).map(|_| part()).collect::<Result<Vec<_>, CleanError>>()?;
    let free = plan.free_stages().min(number);
    let mut row = 0u64;
    table.run::<Frame, CleanError>(
        limits,
        |batch| {
            let mut frame = Frame::new(batch, plan.slots, plan.heads.len(), &[]);
            for (number, stage) in plan.stages[..free].iter().enumerate() {
                frame.run(number, stage, &mut Memory::default())?;
            }
            Ok(frame)
        },
        |mut frame| {
            for (number, stage) in plan.stages.iter().enumerate().take(number).skip(free) {
                frame.run(number, stage, &mut memory)?;
            }
            for digest in frame.digests(slots, keyed) {
                let part = &mut parts[digest as usize % PARTS];
                part.write_all(&digest.to_le_bytes())?;
                part.write_all(&row.to_le_bytes())?;
                row += 1;
            }
            Ok(())
        },
    )?;
    let mut repeats = Repeats::default();
    for part in parts {
        let file = part.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        look_through(file, &mut repeats)?;
    }
    Ok(repeats)
}

/// The rows of one part are in order: all but the first with a digest repeat it.
fn look_through(mut file: File, repeats: &mut Repeats) -> Result<(), CleanError> {
    file.rewind()?;
    let mut left = file.metadata()?.len() / 24;
    let mut file = BufReader::new(file);
    let mut seen = Seen::default();
    let (mut digest, mut row) = ([0; 16], [0; 8]);
    while left > 0 {
        file.read_exact(&mut digest)?;
        file.read_exact(&mut row)?;
        if !seen.is_new(u128::from_le_bytes(digest)) {
            repeats.set(u64::from_le_bytes(row));
        }
        left -= 1;
    }
    Ok(())
}
