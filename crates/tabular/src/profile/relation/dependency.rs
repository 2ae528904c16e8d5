//! Which column follows from one other, or from two.
//!
//! A dependency is told only where chance hardly gives it: rows that merely repeat the column's usual value prove
//! nothing. Never here: which cells break it (see `conform`).

use super::{COLUMNS, Dependency, MOST, Sample};
use crate::matrix::{Counter, Groups, Ids};
use crate::profile::ColumnProfile;

/// Greatest error of a dependency that nearly holds.
const NEAR: f64 = 0.05;
/// It must leave at most this part of the error of always saying the column's usual value.
const LIFT: f64 = 0.3;
/// The rows may agree by chance once in e to this many times.
const CHANCE: f64 = 14.0;
/// The same for what slips and blanks may have broken.
const SUSPECT: f64 = 0.25;
const SUSPECT_LIFT: f64 = 0.85;
/// Columns whose pairs are tried, and rows on which they are tried first.
const PAIRED: usize = 14;
const TRIED: usize = 2_048;

/// A column as one that follows: how its values are spread.
struct Spread {
    /// Share of the most frequent value.
    usual: f64,
    /// Chance that two rows agree, as a logarithm (negative).
    agree: f64,
}

fn spread(ids: &Ids) -> Spread {
    let counts = ids.counts();
    let filled: u64 = counts.iter().skip(1).map(|&c| u64::from(c)).sum();
    let share = |count: u32| f64::from(count) / filled.max(1) as f64;
    let agree: f64 = counts.iter().skip(1).map(|&c| share(c) * share(c)).sum();
    Spread { usual: counts.iter().skip(1).map(|&c| share(c)).fold(0.0, f64::max), agree: agree.max(1e-12).ln() }
}

/// What the groups of a column say of another.
#[derive(Clone, Copy)]
struct Measured {
    error: f64,
    rows: u64,
    groups: u64,
    /// Blank cells among the rows of the groups.
    blanks: u64,
}

fn measured(groups: &Groups, target: &Ids, counter: &mut Counter) -> Measured {
    let (mut rows, mut kept, mut count, mut blanks) = (0u64, 0u64, 0u64, 0u64);
    for group in groups.iter().filter(|group| group.len() > 1) {
        let vote = counter.vote(target, group);
        if vote.filled > 1 {
            rows += u64::from(vote.filled);
            kept += u64::from(vote.most);
            blanks += group.len() as u64 - u64::from(vote.filled);
            count += 1;
        }
    }
    let error = if rows == 0 { 0.0 } else { (rows - kept) as f64 / rows as f64 };
    Measured { error, rows, groups: count, blanks }
}

impl Measured {
    /// True where the column follows, and hardly by chance.
    fn holds(&self, spread: &Spread) -> bool {
        let surprise = (self.rows - self.groups) as f64 * -spread.agree * (1.0 - self.error);
        let lifted = self.error <= LIFT * (1.0 - spread.usual);
        self.groups >= 2 && self.error <= NEAR && lifted && surprise >= CHANCE
    }

    /// True where it may follow but for slips and blanks.
    fn is_suspect(&self, spread: &Spread) -> bool {
        let lifted = self.error <= SUSPECT_LIFT * (1.0 - spread.usual);
        self.groups >= 3 && (self.error > 0.0 || self.blanks > 0) && self.error <= SUSPECT && lifted
    }
}

/// The dependencies, and what may be one but for slips and blanks, as numbers of columns.
pub(super) fn find(sample: &Sample, columns: &[ColumnProfile]) -> (Vec<Dependency>, Vec<(usize, usize)>) {
    let all = &sample.columns[..sample.columns.len().min(COLUMNS)];
    let rows = sample.records.len();
    let decides = |ids: &Ids| ids.distinct() > 1 && ids.distinct() * 10 < rows * 9;
    let follows = |ids: &Ids| ids.distinct() > 1 && ids.distinct() * 2 <= rows.max(2);
    let spreads: Vec<Spread> = all.iter().map(spread).collect();
    let distinct = all.iter().map(Ids::distinct).max().unwrap_or(0);
    let mut counter = Counter::new(distinct);
    let mut found: Vec<(usize, Dependency)> = Vec::new();
    let mut suspects = Vec::new();
    let mut single = vec![vec![false; all.len()]; all.len()];
    for (on, ids) in all.iter().enumerate().filter(|(_, ids)| decides(ids)) {
        let groups = Groups::new(ids);
        for (to, target) in all.iter().enumerate().filter(|(to, ids)| *to != on && follows(ids)) {
            let measured = measured(&groups, target, &mut counter);
            if measured.is_suspect(&spreads[to]) {
                suspects.push((on, to));
            }
            if measured.holds(&spreads[to]) {
                single[on][to] = true;
                found.push((to, dependency(columns, &[on], to, &measured)));
            }
        }
    }
    pairs(sample, columns, &spreads, &single, &mut counter, &mut found);
    found.sort_by(|(a, x), (b, y)| {
        a.cmp(b).then(x.on.len().cmp(&y.on.len())).then(x.error.total_cmp(&y.error)).then_with(|| x.on.cmp(&y.on))
    });
    found.truncate(MOST);
    (found.into_iter().map(|(_, dependency)| dependency).collect(), suspects)
}

fn dependency(columns: &[ColumnProfile], on: &[usize], to: usize, measured: &Measured) -> Dependency {
    Dependency {
        on: on.iter().map(|on| columns[*on].name.clone()).collect(),
        column: columns[to].name.clone(),
        error: measured.error,
        rows: measured.rows,
        groups: measured.groups,
    }
}

/// Pairs of columns with few values, for what no single column decides.
fn pairs(
    sample: &Sample,
    columns: &[ColumnProfile],
    spreads: &[Spread],
    single: &[Vec<bool>],
    counter: &mut Counter,
    found: &mut Vec<(usize, Dependency)>,
) {
    let rows = sample.records.len();
    let all = &sample.columns[..single.len()];
    let targets: Vec<usize> = (0..all.len())
        .filter(|&to| {
            let distinct = all[to].distinct();
            distinct > 1 && distinct * 2 <= rows && !single.iter().any(|on| on[to])
        })
        .collect();
    let mut deciding: Vec<usize> =
        (0..all.len()).filter(|&on| all[on].distinct() > 1 && all[on].distinct() * 4 <= rows).collect();
    deciding.sort_by_key(|&on| std::cmp::Reverse(all[on].distinct()));
    deciding.truncate(PAIRED);
    deciding.sort_unstable();
    if targets.is_empty() {
        return;
    }
    for (place, &a) in deciding.iter().enumerate() {
        for &b in &deciding[place + 1..] {
            // what one of the two decides adds nothing
            if single[a][b] || single[b][a] {
                continue;
            }
            let tried = (rows > TRIED * 2).then(|| Groups::new(&Ids::pair(&all[a].head(TRIED), &all[b].head(TRIED))));
            let mut groups: Option<Groups> = None;
            for &to in targets.iter().filter(|&&to| to != a && to != b) {
                let hopeful = tried.as_ref().is_none_or(|t| measured(t, &all[to], counter).error <= 2.0 * NEAR);
                if !hopeful {
                    continue;
                }
                let groups = groups.get_or_insert_with(|| Groups::new(&Ids::pair(&all[a], &all[b])));
                let measured = measured(groups, &all[to], counter);
                if measured.holds(&spreads[to]) {
                    found.push((to, dependency(columns, &[a, b], to, &measured)));
                }
            }
        }
    }
}
