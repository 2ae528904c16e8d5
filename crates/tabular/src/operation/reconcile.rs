//! `reconcile`: several sources tell of the same things; a cell takes what the sources say that are found reliable.
//!
//! Airline, airport and three agencies each tell when flight `MX 120` left: a source is as reliable as it is often right,
//! a value as probable as those are reliable that tell it, and both are worked out together until they hold still (truth
//! discovery: Yin, Han and Yu 2008; Dong, Berti-Equille and Srivastava 2009; Li et al. 2013). Sources that copy each other
//! have one voice. Nothing is kept but which columns these are: it is worked out anew in every file.
//! Never here: which columns these are (see `rule::sources_disagree`).

use super::conform::explained;
use crate::matrix::{Groups, Ids};

mod copies;
mod opinions;

use copies::families;
use opinions::Opinions;

pub(super) const ID: &str = "reconcile";

/// Values that a wrong source chooses from.
const WRONG: f64 = 10.0;
/// How reliable a source is before anything is known of it, how many cells that weighs, and the bounds.
const FIRST: f64 = 0.8;
const WEIGHT: f64 = 2.0;
const BOUNDS: (f64, f64) = (0.01, 0.99);
/// Rounds at most, and the change below which it holds still.
const ROUNDS: usize = 40;
const STILL: f64 = 1e-7;
/// A value must be this probable.
const PROBABLE: f64 = 0.99;
/// A source is sure of a column where it is right this often.
const SURE: f64 = 0.8;
/// So many sure sources must tell a value, where no other value is told by a source that is right this often.
const TOLD: [(usize, f64); 2] = [(2, 0.5), (3, 0.7)];
/// Any two cells may say the same by chance this often; above that, agreement tells nothing.
pub(crate) const CHANCE: f64 = 0.1;
/// Sources of which something can be said, at least and at most.
pub(crate) const SOURCES: (usize, usize) = (3, 200);
/// Pairs of cells compared to find copies, at most.
const PAIRS: u64 = 200_000_000;

/// What a family of sources says of a column of a thing.
struct Claim {
    opinion: u32,
    family: u32,
    /// One by the different things that the family says here.
    weight: f64,
}

/// A column of a thing.
struct Case {
    column: usize,
    thing: u32,
    claims: std::ops::Range<usize>,
}

/// All that is said.
struct Sayings {
    cases: Vec<Case>,
    /// Those of a case stand together, by opinion.
    claims: Vec<Claim>,
    families: usize,
    columns: usize,
}

/// The cells of column `beside[target]` to change, by row, each with the number of its new text. `thing` names what the
/// rows tell of, `source` who tells it; `beside` are the columns by which the sources are judged, `all` the table's: what
/// goes with the value of another column is no mistake.
pub(crate) fn repairs(all: &[Ids], thing: &Ids, source: &Ids, beside: &[&Ids], target: usize) -> Vec<(u32, u32)> {
    let Some(column) = beside.get(target) else { return Vec::new() };
    let things = Groups::new(thing);
    let told = |groups: &Groups| groups.iter().map(|rows| (rows.len() as u64).pow(2)).sum::<u64>();
    if !(SOURCES.0..=SOURCES.1).contains(&source.distinct())
        || told(&things).saturating_mul(beside.len() as u64) > PAIRS
    {
        return Vec::new();
    }
    let opinions: Vec<Opinions> = beside.iter().map(|ids| Opinions::new(ids)).collect();
    if opinions[target].chance() > CHANCE {
        return Vec::new();
    }
    let families = families(&things, source, beside);
    let sayings = Sayings::new(&things, source, beside, &opinions, &families);
    let settled = sayings.settle(target);
    let mut repairs = Vec::new();
    for (number, opinion) in settled {
        let right = opinions[target].written(opinion);
        if right == 0 {
            continue;
        }
        for &row in things.rows(number) {
            if source.rows[row as usize] != 0 && column.rows[row as usize] != right {
                repairs.push((row, right));
            }
        }
    }
    repairs.sort_unstable();
    let mut broken = vec![false; column.rows.len()];
    repairs.iter().filter(|(row, _)| column.rows[*row as usize] != 0).for_each(|(row, _)| broken[*row as usize] = true);
    let place = all.iter().position(|ids| std::ptr::eq(ids, *column));
    if let Some(place) = place {
        let by: Vec<&Ids> = [thing, source].into_iter().chain(beside.iter().copied()).collect();
        let explained = explained(all, &by, place, &broken);
        repairs.retain(|(row, _)| !explained[*row as usize]);
    }
    repairs
}

/// How often two rows of a thing say the same, and how often any two rows do; none where hardly two rows say anything.
pub(crate) fn agreement(things: &Groups, column: &Ids) -> Option<(f64, f64)> {
    let opinions = Opinions::new(column);
    let (mut pairs, mut same) = (0u64, 0u64);
    let mut said: Vec<u32> = Vec::new();
    for rows in things.iter() {
        said.clear();
        said.extend(rows.iter().map(|row| opinions.of(column.rows[*row as usize])).filter(|said| *said != 0));
        said.sort_unstable();
        let both = |count: usize| (count as u64 * (count as u64).saturating_sub(1)) / 2;
        pairs += both(said.len());
        same += said.chunk_by(|a, b| a == b).map(|run| both(run.len())).sum::<u64>();
    }
    (pairs >= 100).then(|| (same as f64 / pairs as f64, opinions.chance()))
}

impl Sayings {
    fn new(things: &Groups, source: &Ids, beside: &[&Ids], opinions: &[Opinions], families: &[u32]) -> Self {
        let mut sayings = Sayings {
            cases: Vec::new(),
            claims: Vec::new(),
            families: families.iter().max().map_or(0, |most| *most as usize + 1),
            columns: beside.len(),
        };
        let mut said: Vec<(u32, u32)> = Vec::new();
        for (place, (column, opinions)) in beside.iter().zip(opinions).enumerate() {
            for (thing, rows) in things.iter().enumerate() {
                said.clear();
                for &row in rows {
                    let (who, what) = (source.rows[row as usize], opinions.of(column.rows[row as usize]));
                    if who != 0 && what != 0 {
                        said.push((what, families[who as usize]));
                    }
                }
                said.sort_unstable();
                said.dedup();
                if said.is_empty() {
                    continue;
                }
                let start = sayings.claims.len();
                for &(opinion, family) in &said {
                    let voices = said.iter().filter(|(_, other)| *other == family).count();
                    sayings.claims.push(Claim { opinion, family, weight: 1.0 / voices as f64 });
                }
                let claims = start..sayings.claims.len();
                sayings.cases.push(Case { column: place, thing: thing as u32 + 1, claims });
            }
        }
        sayings
    }

    /// How probable the opinion of each claim is.
    fn weigh(&self, reliable: &[f64], probable: &mut [f64]) {
        for case in &self.cases {
            let claims = &self.claims[case.claims.clone()];
            let probable = &mut probable[case.claims.clone()];
            let mut largest = f64::NEG_INFINITY;
            let mut at = 0;
            for run in claims.chunk_by(|a, b| a.opinion == b.opinion) {
                let score: f64 = run
                    .iter()
                    .map(|claim| {
                        let right = reliable[claim.family as usize];
                        (WRONG * right / (1.0 - right)).ln() * claim.weight
                    })
                    .sum();
                largest = largest.max(score);
                probable[at..at + run.len()].fill(score);
                at += run.len();
            }
            let mut all = 0.0;
            let mut at = 0;
            for run in claims.chunk_by(|a, b| a.opinion == b.opinion) {
                let share = (probable[at] - largest).exp();
                all += share;
                probable[at..at + run.len()].fill(share);
                at += run.len();
            }
            probable.iter_mut().for_each(|share| *share /= all);
        }
    }

    /// The things of which one opinion on the column is certain, each with that opinion.
    fn settle(&self, column: usize) -> Vec<(u32, u32)> {
        let mut reliable = vec![FIRST; self.families];
        let mut probable = vec![0.0; self.claims.len()];
        for _ in 0..ROUNDS {
            self.weigh(&reliable, &mut probable);
            let mut sums = vec![(FIRST * WEIGHT, WEIGHT); self.families];
            for (claim, probable) in self.claims.iter().zip(&probable) {
                let sum = &mut sums[claim.family as usize];
                *sum = (sum.0 + probable, sum.1 + 1.0);
            }
            let mut change: f64 = 0.0;
            for (reliable, (right, all)) in reliable.iter_mut().zip(sums) {
                let now = (right / all).clamp(BOUNDS.0, BOUNDS.1);
                change = change.max((now - *reliable).abs());
                *reliable = now;
            }
            if change < STILL {
                break;
            }
        }
        let sure = self.sure(&probable);
        let mine = self.cases.iter().filter(|case| case.column == column);
        mine.filter_map(|case| Some((case.thing, self.certain(case, &probable, &sure)?))).collect()
    }

    /// How often each family is right in each column.
    fn sure(&self, probable: &[f64]) -> Vec<f64> {
        let mut sums = vec![(1.0, 2.0); self.families * self.columns];
        for case in &self.cases {
            for at in case.claims.clone() {
                let sum = &mut sums[self.claims[at].family as usize * self.columns + case.column];
                *sum = (sum.0 + probable[at], sum.1 + 1.0);
            }
        }
        sums.into_iter().map(|(right, all)| right / all).collect()
    }

    /// The opinion that sure sources tell, against none that is often right.
    fn certain(&self, case: &Case, probable: &[f64], sure: &[f64]) -> Option<u32> {
        let at = case.claims.clone().find(|at| probable[*at] >= PROBABLE)?;
        let opinion = self.claims[at].opinion;
        let (mut tell, mut against) = (0, 0.0f64);
        for claim in &self.claims[case.claims.clone()] {
            let sure = sure[claim.family as usize * self.columns + case.column];
            if claim.opinion != opinion {
                against = against.max(sure);
            } else if sure >= SURE {
                tell += 1;
            }
        }
        TOLD.iter().any(|(least, most)| tell >= *least && against < *most).then_some(opinion)
    }
}
