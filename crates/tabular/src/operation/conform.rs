//! `conform`: a cell that breaks what the rows of one thing agree on takes the value of most of them.
//!
//! Rows of `CL07` say `Pueblo 3`, `Pueblo 3`, `Pueblo 3`, `Puxblo 3` → all say `Pueblo 3`. It is counted anew in
//! every file: the step keeps which column follows from which, never the values. Never here: which columns these are.

use crate::evidence::edits::edits;
use crate::evidence::pattern;
use crate::matrix::{Counter, Groups, Ids, Vote};

pub(super) const ID: &str = "conform";

/// Most cells of a table that are held at a time, and bytes of their different texts.
pub(crate) const CELLS: u64 = 48_000_000;
pub(crate) const BYTES: usize = 256 << 20;

/// A value of another column whose rows break the rule this often, in this many rows, has a rule of its own.
const EXPLAINED: f64 = 0.5;
const EXPLAINED_ROWS: u32 = 3;
/// A pattern is odd below this share of the column's cells, usual above ten times as much.
const ODD: f64 = 0.05;

/// Which filled cells are replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Replace {
    /// None: only blanks are filled.
    None,
    /// Those that most rows of no group say, and that are like the right one but for a slip of the hand, or
    /// written in no pattern of the column.
    Slips,
    /// All.
    All,
}

impl Replace {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "none" => Replace::None,
            "slips" => Replace::Slips,
            "all" => Replace::All,
            _ => return None,
        })
    }
}

/// How a column follows from others.
#[derive(Clone, Debug)]
pub(crate) struct Conform {
    /// So many rows of a group must say the same.
    pub support: u32,
    /// And this share of those that say something.
    pub share: f64,
    /// True where blanks are filled.
    pub blanks: bool,
    /// Which other cells are replaced.
    pub replace: Replace,
}

impl Conform {
    /// None where a setting makes no sense.
    pub(super) fn new(support: u32, share: f64, blanks: bool, replace: &str) -> Option<Self> {
        let replace = Replace::from_name(replace)?;
        (support >= 1 && share > 0.5 && share <= 1.0).then_some(Conform { support, share, blanks, replace })
    }

    /// The cells of column `target` to change, by row, each with the number of its new text. `by` are columns, or
    /// columns made of several; `all` are the table's columns.
    pub fn repairs(&self, all: &[Ids], by: &[&Ids], target: usize) -> Vec<(u32, u32)> {
        let column = &all[target];
        let (groups, votes) = votes(by, column);
        let usual = usual(&votes, column);
        let patterns = Patterns::new(column);
        let said = |row: usize, number: u32| self.said(row, number, by, &votes);
        let broken: Vec<bool> = (0..column.rows.len())
            .map(|row| {
                let number = column.rows[row];
                number != 0 && said(row, number).is_some_and(|right| right != number)
            })
            .collect();
        let explained = explained(all, by, target, &broken);
        let mut repairs = Vec::new();
        for (row, &number) in column.rows.iter().enumerate() {
            if number == 0 && !self.blanks || number != 0 && !broken[row] {
                continue;
            }
            let Some(right) = said(row, number) else { continue };
            let fits = match (number, self.replace) {
                (0, _) => self.is_mostly_filled(row, by, &groups, &votes),
                (_, Replace::None) => false,
                (_, Replace::All) => !explained[row],
                (_, Replace::Slips) => {
                    let texts = (&*column.texts[number as usize], &*column.texts[right as usize]);
                    let slip = !explained[row] && is_slip(texts.0, texts.1);
                    !usual[number as usize] && (slip || patterns.is_odd(number, right))
                }
            };
            if fits {
                repairs.push((row as u32, right));
            }
        }
        repairs
    }

    /// What most other rows say that are like this one; none where they do not agree.
    fn said(&self, row: usize, number: u32, by: &[&Ids], votes: &[Vec<Vote>]) -> Option<u32> {
        let mut right = None;
        for (ids, votes) in by.iter().zip(votes) {
            let vote = votes[ids.rows[row] as usize];
            if ids.rows[row] == 0 || vote.filled == 0 {
                continue;
            }
            let others = vote.filled - u32::from(number != 0 && number != vote.first);
            if vote.most < self.support || f64::from(vote.most) < f64::from(others) * self.share {
                continue;
            }
            if right.is_some_and(|right| right != vote.first) {
                return None;
            }
            right = Some(vote.first);
        }
        right
    }

    /// A blank among nothing but blanks may say something: one in five must be filled.
    fn is_mostly_filled(&self, row: usize, by: &[&Ids], groups: &[Groups], votes: &[Vec<Vote>]) -> bool {
        by.iter().zip(groups).zip(votes).any(|((ids, groups), votes)| {
            let number = ids.rows[row];
            number != 0 && votes[number as usize].filled as usize * 5 >= groups.rows(number).len()
        })
    }
}

/// The groups of each deciding column, and what the rows of each of its texts say.
fn votes(by: &[&Ids], column: &Ids) -> (Vec<Groups>, Vec<Vec<Vote>>) {
    let mut counter = Counter::new(column.distinct());
    let groups: Vec<Groups> = by.iter().map(|ids| Groups::new(ids)).collect();
    let votes = groups
        .iter()
        .map(|groups| {
            let mut votes = vec![Vote::default()];
            votes.extend(groups.iter().map(|rows| counter.vote(column, rows)));
            votes
        })
        .collect();
    (groups, votes)
}

/// The texts that most rows of some group say.
fn usual(votes: &[Vec<Vote>], column: &Ids) -> Vec<bool> {
    let mut usual = vec![false; column.texts.len()];
    for vote in votes.iter().flatten() {
        if vote.most >= 2 && vote.most > vote.next && vote.most * 2 > vote.filled {
            usual[vote.first as usize] = true;
        }
    }
    usual
}

/// The rows whose breaking goes with the value of another column: not slips but another rule.
pub(crate) fn explained(all: &[Ids], by: &[&Ids], target: usize, broken: &[bool]) -> Vec<bool> {
    let mut explained = vec![false; broken.len()];
    let deciding = |ids: &Ids| by.iter().any(|by| std::ptr::eq(*by, ids));
    for (at, ids) in all.iter().enumerate().filter(|(at, ids)| *at != target && !deciding(ids)) {
        // a column that tells every row apart explains nothing
        if ids.distinct() * 2 > ids.rows.len() || at >= 200 {
            continue;
        }
        let mut counts = vec![(0u32, 0u32); ids.texts.len()];
        for ((&number, &broken), &cell) in ids.rows.iter().zip(broken).zip(&all[target].rows) {
            let count = &mut counts[number as usize];
            count.0 += u32::from(cell != 0);
            count.1 += u32::from(broken);
        }
        for (row, &number) in ids.rows.iter().enumerate().filter(|(row, number)| **number != 0 && broken[*row]) {
            let (all, odd) = counts[number as usize];
            explained[row] |= odd >= EXPLAINED_ROWS && f64::from(odd) >= f64::from(all) * EXPLAINED;
        }
    }
    explained
}

/// How often each pattern of a column stands.
struct Patterns {
    shares: Vec<f64>,
}

impl Patterns {
    fn new(column: &Ids) -> Self {
        let counts = column.counts();
        let mut cells: hashbrown::HashMap<String, u32> = hashbrown::HashMap::new();
        let patterns: Vec<String> = column.texts.iter().map(|text| pattern::of_text(text)).collect();
        for (pattern, count) in patterns.iter().zip(&counts).skip(1) {
            *cells.entry_ref(pattern.as_str()).or_insert(0) += count;
        }
        let filled = f64::from(counts.iter().skip(1).sum::<u32>().max(1));
        Patterns { shares: patterns.iter().map(|p| f64::from(cells.get(p).copied().unwrap_or(0)) / filled).collect() }
    }

    fn is_odd(&self, number: u32, right: u32) -> bool {
        self.shares[number as usize] < ODD && self.shares[right as usize] >= ODD * 10.0
    }
}

/// True where two texts differ as by a slip of the hand: at most half of the signs, and not by another number.
pub(crate) fn is_slip(odd: &str, right: &str) -> bool {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    if digits(odd) != digits(right) && pattern::of_text(odd) == pattern::of_text(right) {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (odd.chars().collect(), right.chars().collect());
    let length = a.len().max(b.len());
    if length > 400 {
        return false;
    }
    edits(&a, &b, length / 2).is_some()
}
