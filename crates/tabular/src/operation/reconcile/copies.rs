//! Which sources copy each other: they say and leave out the same nearly always, also where most others do not.
//!
//! Never here: who is right.

use std::cmp::Reverse;

use crate::matrix::{Groups, Ids};

/// Cells that must be compared, the share that must be the same, and the share of those that most do not say.
const CELLS: u32 = 20;
const SAME: f64 = 0.95;
const ODD: u32 = 5;
const SAME_ODD: f64 = 0.5;

/// What was compared of two sources.
#[derive(Clone, Copy, Default)]
struct Pair {
    cells: u32,
    same: u32,
    odd: u32,
    same_odd: u32,
}

impl Pair {
    fn is_copy(self) -> bool {
        let share = |part: u32, all: u32| f64::from(part) / f64::from(all.max(1));
        self.cells >= CELLS
            && share(self.same, self.cells) >= SAME
            && self.odd >= ODD
            && share(self.same_odd, self.odd) >= SAME_ODD
    }
}

/// The family of each source's number; those of one family copy each other, each from all others.
pub(super) fn families(things: &Groups, source: &Ids, columns: &[&Ids]) -> Vec<u32> {
    let count = source.texts.len();
    let mut pairs = vec![Pair::default(); count * count];
    let mut texts: Vec<u32> = Vec::new();
    for column in columns {
        for rows in things.iter() {
            texts.clear();
            texts.extend(rows.iter().map(|row| column.rows[*row as usize]));
            texts.sort_unstable();
            let usual = texts.chunk_by(|a, b| a == b).max_by_key(|run| (run.len(), Reverse(run[0]))).map(|run| run[0]);
            for (at, &one) in rows.iter().enumerate() {
                for &other in &rows[..at] {
                    let (a, b) = (column.rows[one as usize], column.rows[other as usize]);
                    let (low, high) = (source.rows[one as usize], source.rows[other as usize]);
                    if a == 0 && b == 0 || low == high {
                        continue;
                    }
                    let pair = &mut pairs[low.min(high) as usize * count + low.max(high) as usize];
                    pair.cells += 1;
                    pair.same += u32::from(a == b);
                    if Some(a) != usual || Some(b) != usual {
                        pair.odd += 1;
                        pair.same_odd += u32::from(a == b);
                    }
                }
            }
        }
    }
    let rows = source.counts();
    let mut order: Vec<usize> = (1..count).collect();
    order.sort_by_key(|number| (Reverse(rows[*number]), *number));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let copies = |a: usize, b: usize| pairs[a.min(b) * count + a.max(b)].is_copy();
    for number in order {
        match groups.iter_mut().find(|group| group.iter().all(|other| copies(number, *other))) {
            Some(group) => group.push(number),
            None => groups.push(vec![number]),
        }
    }
    let mut families = vec![0; count];
    for (family, group) in groups.iter().enumerate() {
        group.iter().for_each(|number| families[*number] = family as u32);
    }
    families
}
