//! `rows-disagree`: rows of one thing that say different things of it, though most often the same ones.
//!
//! Ten sources tell when flight `MX 120` left: five say 7:58, three 7:59, two nothing. Which of them is right no
//! table tells: nothing is changed, and what says nothing in one row is not a missing value of the thing.
//! Never here: columns that follow from the thing but for a few cells (see `broken-dependency`).

use super::cells::Cells;
use super::{ColumnContext, TableContext};
use crate::finding::{Finding, Severity};
use crate::matrix::{Counter, Groups, Ids, Vote};
use crate::value_type::ValueType;

/// Rows of a thing that are enough to agree or not.
const ROWS: u32 = 4;
/// Two rows of a thing agree this often at least, and so many times as often as any two rows.
const AGREE: f64 = 0.2;
const TIMES: f64 = 5.0;

/// Sources that tell of a thing, at least; they tell of this share of the things on average.
const SOURCES: usize = 3;
const TOLD: f64 = 0.25;

/// True where some other column tells who says it: it names several sources, each tells of many things, and of each
/// thing once. A municipality has many postal codes; a flight has one departure that ten sources tell.
pub(super) fn is_told_by_several(columns: &[ColumnContext<'_>], cells: &Cells, thing: usize) -> bool {
    let things = &cells.columns[thing];
    (0..columns.len()).filter(|at| *at != thing && !columns[*at].says_when()).any(|at| {
        let sources = &cells.columns[at];
        if sources.distinct() < SOURCES || sources.distinct() * 3 > sources.rows.len() {
            return false;
        }
        let filled = sources.rows.iter().zip(&things.rows).filter(|(a, b)| **a != 0 && **b != 0).count();
        let pairs = Ids::pair(sources, things).distinct();
        let all = sources.distinct() as f64 * things.distinct() as f64;
        filled > 0 && pairs * 50 >= filled * 49 && pairs as f64 >= all * TOLD
    })
}

/// Called with the columns that name things, as they were found.
pub(super) fn check(
    context: &TableContext<'_>,
    column: &ColumnContext<'_>,
    cells: &Cells,
    things: &[usize],
    (target, settled): (usize, &[u32]),
) -> Option<Finding> {
    if column.profile.value_type != ValueType::String || column.profile.personal.is_some() {
        return None;
    }
    let ids = &cells.columns[target];
    let filled = column.filled().max(1) as f64;
    let chance: f64 = ids.counts().iter().skip(1).map(|&count| (f64::from(count) / filled).powi(2)).sum();
    let mut counter = Counter::new(ids.distinct());
    for &on in things.iter().filter(|on| **on != target) {
        let groups = Groups::new(&cells.columns[on]);
        let mut votes = vec![Vote::default()];
        votes.extend(groups.iter().map(|rows| counter.vote(ids, rows)));
        let large: Vec<&Vote> = votes.iter().filter(|vote| vote.filled >= ROWS).collect();
        let (all, most) = large
            .iter()
            .fold((0u64, 0u64), |(all, most), vote| (all + u64::from(vote.filled), most + u64::from(vote.most)));
        let agree = most as f64 / all.max(1) as f64;
        if large.len() < 5 || (all as f64) < filled * 0.5 || agree < AGREE || agree * agree < chance * TIMES {
            continue;
        }
        let differs = |row: usize| {
            let vote = votes[cells.columns[on].rows[row] as usize];
            settled.binary_search(&(row as u32)).is_err()
                && vote.filled >= ROWS
                && ids.rows[row] != 0
                && ids.rows[row] != vote.first
        };
        let rows: Vec<usize> = (0..ids.rows.len()).filter(|row| differs(*row)).collect();
        let mut finding = context.finding("rows-disagree", Severity::Info);
        finding.column = Some(column.column.name.clone());
        finding.count = rows.len() as u64;
        finding.rows = rows.iter().take(Finding::ROWS).map(|row| cells.records[*row]).collect();
        for row in rows.into_iter().take(Finding::SAMPLES) {
            let text = &ids.texts[ids.rows[row] as usize];
            finding.samples.push(column.sample(cells.records[row], text, None));
        }
        let name = context.table.columns.get(on).map(|c| if c.label.is_empty() { &c.name } else { &c.label });
        finding.details.insert("on".to_owned(), name.cloned().unwrap_or_default());
        return (finding.count > 0).then_some(finding);
    }
    None
}
