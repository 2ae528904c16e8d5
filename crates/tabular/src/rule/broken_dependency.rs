//! `broken-dependency`: cells that break what the other rows of the same thing agree on.
//!
//! `Puxblo 3` and a blank in the town of a clinic whose other rows all say `Pueblo 3` → `Pueblo 3`. Only slips of the
//! hand, odd patterns and blanks are put right unseen; whatever else differs is shown and stays.
//! Never here: how a cell is chosen (see `operation::conform`).

use std::cmp::Reverse;

use super::cells::Cells;
use super::{ColumnContext, TableContext, rows_disagree, sources_disagree};
use crate::evidence::edits::edits;
use crate::evidence::sign::Sign;
use crate::finding::{Finding, Severity};
use crate::matrix::{Counter, Groups, Ids, Vote};
use crate::operation::Operation;
use crate::operation::conform::{Conform, Replace, explained};
use crate::semantic::is_key_label;
use crate::value_type::ValueType;

/// Largest table looked through, in rows and cells.
const ROWS: u64 = 300_000;
const CELLS: u64 = 6_000_000;
/// So many rows of a group must agree, and this share of them.
const SUPPORT: u32 = 3;
const SHARE: f64 = 0.55;
/// Most cells that break a dependency by another value of the column, of those that could.
const BROKEN: f64 = 0.10;
/// Blanks are filled where at most this share breaks it.
const FILLED: f64 = 0.03;
/// The error must be at most this part of the error of always saying the usual value.
const LIFT: f64 = 0.3;
/// Chance gives so much agreement once in e to this many times.
const CHANCE: f64 = 14.0;
/// Most cells whose breaking another column explains.
const EXPLAINED: f64 = 0.25;
/// Columns that decide, at most.
const DECIDING: usize = 6;
/// This share of the cells that would be put right unseen must look like what they should be.
const ALIKE: f64 = 0.6;
/// A value in a greater share of the cells, or in more cells, is no slip of the hand.
const USUAL: f64 = 0.02;
const OFTEN: f64 = 50.0;
/// Above this share of the rows, exceptions are how things are.
const RARE: f64 = 0.005;

/// True for a column whose values name things: neither measured nor told.
pub(super) fn names_things(column: &ColumnContext<'_>) -> bool {
    let filled = column.filled().max(1) as f64;
    let dates = [Sign::DayFirst, Sign::MonthFirst, Sign::EitherFirst, Sign::YearFirst, Sign::NamedMonth];
    let told = column.count(Sign::Time) + column.evidence().sum(&dates);
    let counts = column.profile.value_type == ValueType::Integer
        && column.profile.place.is_none()
        && !is_key_label(column.column);
    let point = matches!(column.profile.place.as_deref(), Some("latitude" | "longitude" | "coordinates"));
    matches!(column.profile.value_type, ValueType::String | ValueType::Integer)
        && !counts
        && !point
        && (told as f64) < filled * 0.3
        && (column.count(Sign::Percent) as f64) < filled * 0.3
        && !matches!(column.profile.personal.as_deref(), Some("free-text"))
        && column.profile.longest.is_some_and(|signs| signs <= 300)
}

/// True for a column that may follow from another: it names or tells something and is no measurement.
fn is_said(column: &ColumnContext<'_>) -> bool {
    let counts = column.profile.value_type == ValueType::Integer
        && column.profile.place.is_none()
        && !is_key_label(column.column);
    !counts && column.profile.value_type != ValueType::Number
}

/// True where one text is the other but for a slip: few signs differ, and the digits of one are among the other's.
fn looks_like(odd: &str, right: &str) -> bool {
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<u8>>();
    let (odd_digits, right_digits) = (digits(odd), digits(right));
    let among = |few: &[u8], many: &[u8]| {
        let mut rest = many.iter();
        few.iter().all(|digit| rest.any(|other| other == digit))
    };
    if !among(&odd_digits, &right_digits) && !among(&right_digits, &odd_digits) {
        return false;
    }
    // `7:10aDec 1` for `7:10 a.m.`: the figures are there
    if right_digits.len() >= 3 && among(&right_digits, &odd_digits) {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (odd.chars().collect(), right.chars().collect());
    // `1xx19` for `10019`: letters where figures were
    let lost = |(a, b): (&char, &char)| a == b || a.is_alphabetic() && b.is_ascii_digit();
    if odd_digits.len() < right_digits.len() && a.len() == b.len() && a.iter().zip(&b).all(lost) {
        return true;
    }
    a.len() <= 400 && b.len() <= 400 && edits(&a, &b, (a.len().max(b.len()) / 3).max(1)).is_some()
}

/// How surely a column follows from another: the share of cells that break it, slips and other rules left out.
fn error(all: &[Ids], on: usize, target: usize, counter: &mut Counter) -> Option<f64> {
    let column = &all[target];
    let groups = Groups::new(&all[on]);
    let mut votes = vec![Vote::default()];
    votes.extend(groups.iter().map(|rows| counter.vote(column, rows)));
    let mut usual = vec![false; column.texts.len()];
    let (mut agreed, mut count) = (0u64, 0usize);
    for vote in votes.iter().filter(|vote| vote.filled >= SUPPORT) {
        count += 1;
        agreed += u64::from(vote.most - 1);
        if vote.most >= 2 && vote.most > vote.next && vote.most * 2 > vote.filled {
            usual[vote.first as usize] = true;
        }
    }
    let vote = |row: usize| votes[all[on].rows[row] as usize];
    let covers = |row: usize| column.rows[row] != 0 && vote(row).filled >= SUPPORT;
    let broken: Vec<bool> =
        (0..column.rows.len()).map(|row| covers(row) && column.rows[row] != vote(row).first).collect();
    let explained = explained(all, &[&all[on]], target, &broken);
    let mut counts = vec![0u64; column.texts.len()];
    let (mut covered, mut told, mut odd, mut other) = (0u64, 0u64, 0u64, 0u64);
    for row in (0..column.rows.len()).filter(|row| covers(*row)) {
        covered += 1;
        if explained[row] {
            other += 1;
        } else if usual[column.rows[row] as usize] {
            told += 1;
            odd += u64::from(broken[row]);
            counts[column.rows[row] as usize] += 1;
        }
    }
    let filled = column.rows.iter().filter(|number| **number != 0).count() as u64;
    if count < 3 || covered * 10 < filled * 3 || told * 10 < covered * 6 || other as f64 > covered as f64 * EXPLAINED {
        return None;
    }
    let share = |count: u64| count as f64 / told.max(1) as f64;
    let most = counts.iter().map(|&c| share(c)).fold(0.0, f64::max);
    let alike: f64 = counts.iter().map(|&c| share(c) * share(c)).sum();
    let error = share(odd);
    let surprise = agreed as f64 * -alike.max(1e-12).ln();
    (error <= BROKEN && error <= LIFT * (1.0 - most) && surprise >= CHANCE).then_some(error)
}

/// True where a column that says when differs among the rows of a thing: what is told of it may change with time.
fn changes_with_time(columns: &[ColumnContext<'_>], cells: &Cells, on: usize, counter: &mut Counter) -> bool {
    let groups = Groups::new(&cells.columns[on]);
    columns.iter().zip(&cells.columns).filter(|(column, ids)| column.says_when() && ids.distinct() > 1).any(|(_, ids)| {
        let (mut all, mut differ) = (0u32, 0u32);
        for rows in groups.iter().filter(|rows| rows.len() >= SUPPORT as usize) {
            let vote = counter.vote(ids, rows);
            all += 1;
            differ += u32::from(vote.most * 2 < vote.filled);
        }
        differ * 2 > all
    })
}

pub(super) fn check(context: &TableContext<'_>) -> Vec<Finding> {
    let columns: Vec<ColumnContext<'_>> = context.columns().collect();
    let rows = context.profile.rows;
    let Some(relations) = &context.profile.relations else { return Vec::new() };
    if rows > ROWS || rows.saturating_mul(columns.len() as u64) > CELLS {
        return Vec::new();
    }
    let mut suspects: Vec<(usize, usize)> = relations.suspects.clone();
    suspects.retain(|(on, _)| columns.get(*on).is_some_and(names_things));
    if suspects.is_empty() && !sources_disagree::is_possible(&columns, rows) {
        return Vec::new();
    }
    let Some(cells) = Cells::read(context, |_| true) else { return Vec::new() };
    let distinct = cells.columns.iter().map(Ids::distinct).max().unwrap_or(0);
    let mut counter = Counter::new(distinct);
    let (mut findings, settled) = sources_disagree::check(context, &columns, &cells);
    let (mut decided, mut things) = (vec![false; columns.len()], Vec::new());
    for target in (0..columns.len()).filter(|target| is_said(&columns[*target])) {
        let deciding = suspects.iter().filter(|(_, to)| *to == target);
        let mut sure: Vec<(f64, usize)> = deciding
            .filter_map(|(on, _)| Some((error(&cells.columns, *on, target, &mut counter)?, *on)))
            .collect();
        sure.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let Some(&(best, _)) = sure.first() else { continue };
        sure.retain(|(error, _)| *error <= (best * 2.0).max(best + 0.01));
        sure.truncate(DECIDING);
        let by: Vec<usize> = sure.iter().map(|(_, on)| *on).collect();
        decided[target] = true;
        things.extend(by.first());
        let timeless = !by.iter().any(|on| changes_with_time(&columns, &cells, *on, &mut counter));
        let half = cells.columns[target].rows.iter().filter(|number| **number != 0).count() * 2;
        let blanks = best <= FILLED && timeless && half >= cells.records.len();
        let found = Found { columns: &columns, cells: &cells, by: &by, target, settled: &settled[target] };
        findings.extend(found.findings(context, blanks));
    }
    things.sort_unstable();
    things.dedup();
    things.retain(|thing| rows_disagree::is_told_by_several(&columns, &cells, *thing));
    for (target, column) in columns.iter().enumerate().filter(|(target, _)| !decided[*target]) {
        findings.extend(rows_disagree::check(context, column, &cells, &things, (target, &settled[target])));
    }
    findings
}

/// Where the repairs of a column are, how many, and some of them.
pub(super) fn show(
    finding: &mut Finding,
    column: &ColumnContext<'_>,
    cells: &Cells,
    target: usize,
    repairs: &[(u32, u32)],
) {
    let ids = &cells.columns[target];
    finding.column = Some(column.column.name.clone());
    finding.count = repairs.len() as u64;
    finding.rows = repairs.iter().take(Finding::ROWS).map(|(row, _)| cells.records[*row as usize]).collect();
    let mut shown: Vec<&(u32, u32)> = repairs.iter().collect();
    // different cells say more than many blanks
    shown.sort_by_key(|(row, _)| (Reverse(ids.rows[*row as usize] != 0), *row));
    let mut seen: Vec<(u32, u32)> = Vec::new();
    for (row, right) in shown {
        let number = ids.rows[*row as usize];
        if seen.len() < Finding::SAMPLES && !seen.contains(&(number, *right)) {
            seen.push((number, *right));
            let record = cells.records[*row as usize];
            let after = ids.texts[*right as usize].to_string();
            finding.samples.push(column.sample(record, &ids.texts[number as usize], Some(after)));
        }
    }
}

/// A column and those that decide it.
struct Found<'a> {
    columns: &'a [ColumnContext<'a>],
    cells: &'a Cells,
    by: &'a [usize],
    target: usize,
    /// Rows whose cell is put right otherwise, ascending.
    settled: &'a [u32],
}

impl Found<'_> {
    fn findings(&self, context: &TableContext<'_>, blanks: bool) -> Vec<Finding> {
        let mut conform = Conform { support: SUPPORT, share: SHARE, blanks, replace: Replace::Slips };
        let mut findings = Vec::new();
        let mut repairs = self.repairs(&conform);
        let slips = self.are_slips(&repairs);
        repairs.retain(|(row, _)| self.settled.binary_search(row).is_err());
        if !repairs.is_empty() && slips {
            findings.push(self.finding(context, "broken-dependency", &conform, &repairs));
        }
        // what differs otherwise is for a person to look at, where it is rare
        (conform.blanks, conform.replace) = (false, Replace::All);
        let mut rest = self.repairs(&conform);
        rest.retain(|(row, _)| {
            repairs.binary_search_by_key(row, |(row, _)| *row).is_err() && self.settled.binary_search(row).is_err()
        });
        let few = (self.cells.records.len() as f64 * RARE).max(3.0);
        if !rest.is_empty() && rest.len() as f64 <= few {
            findings.push(self.finding(context, "dependency-exceptions", &conform, &rest));
        }
        findings
    }

    /// True where most cells that would change look like what they would become: what is merely another value of the
    /// column is none of our business.
    fn are_slips(&self, repairs: &[(u32, u32)]) -> bool {
        let ids = &self.cells.columns[self.target];
        let counts = ids.counts();
        let filled = counts.iter().skip(1).sum::<u32>();
        let most = (f64::from(filled) * USUAL).clamp(2.0, OFTEN);
        let (mut alike, mut all) = (0usize, 0usize);
        for (row, right) in repairs {
            let number = ids.rows[*row as usize];
            if number != 0 {
                all += 1;
                let same = looks_like(&ids.texts[number as usize], &ids.texts[*right as usize]);
                alike += usize::from(same && f64::from(counts[number as usize]) <= most);
            }
        }
        alike as f64 >= all as f64 * ALIKE
    }

    fn repairs(&self, conform: &Conform) -> Vec<(u32, u32)> {
        let by: Vec<&Ids> = self.by.iter().map(|on| &self.cells.columns[*on]).collect();
        conform.repairs(&self.cells.columns, &by, self.target)
    }

    fn finding(&self, context: &TableContext<'_>, rule: &str, conform: &Conform, repairs: &[(u32, u32)]) -> Finding {
        let sure = conform.replace == Replace::Slips;
        let column = &self.columns[self.target];
        let mut finding = context.finding(rule, if sure { Severity::Warning } else { Severity::Info });
        show(&mut finding, column, self.cells, self.target, repairs);
        let names = |on: &usize| &self.columns[*on].column.name;
        let label = |on: &usize| {
            let column = self.columns[*on].column;
            if column.label.is_empty() { column.name.clone() } else { column.label.clone() }
        };
        finding.details.insert("on".to_owned(), self.by.iter().map(label).collect::<Vec<_>>().join(", "));
        finding.details.insert("certain".to_owned(), sure.to_string());
        finding.remedy = Some(Operation::Conform {
            column: column.column.name.clone(),
            by: self.by.iter().map(|on| vec![names(on).clone()]).collect(),
            support: conform.support,
            share: conform.share,
            blanks: conform.blanks,
            replace: if sure { "slips" } else { "all" }.to_owned(),
        });
        finding
    }
}
