//! `rare-typo`: a value that stands once or twice, is a slip of the hand away from a frequent one, and whose
//! rows agree with that one.
//!
//! `marshxll` in the county of a hospital whose other rows all say `marshall` → `marshall`. Two words that are
//! merely alike stay: the rows that share a value of another column must say that they mean the same, so surely
//! that chance is below one in a hundred. Never here: numbers, keys, names of persons; likeness without rows.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::stray_whitespace::normal;
use super::value_variants::is_of_words;
use super::{ColumnContext, TableContext};
use crate::evidence::edits::edits;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::semantic::{fold, is_municipality_name, is_state_name};
use crate::table::RowKind;
use crate::value_type::ValueType;

/// Largest table looked through, in rows, and in distinct values of a column.
const ROWS: u64 = 50_000;
const VALUES: usize = 3_000;
/// A typo stands this often at most, what was meant at least so often.
const RARE: u64 = 2;
const FREQUENT: u64 = 5;
/// Larger groups of rows tell little of one of them.
const GROUP: usize = 500;
/// The rows of a group may agree by chance this often.
const CHANCE: f64 = 0.01;

/// True where two values have the same words but for one or two, and those differ as by a slip of the hand:
/// words of letters, neither short nor different in their ending alone (`público`, `pública`).
fn is_slip(rare: &str, meant: &str, words: &HashMap<String, u64>) -> bool {
    let (rare, meant) = (fold(rare), fold(meant));
    let count = |text: &str| text.split(' ').count();
    if count(&rare) != count(&meant) {
        return false;
    }
    let mut odd = 0;
    for (word, right) in rare.split(' ').zip(meant.split(' ')).filter(|(word, right)| word != right) {
        let (a, b): (Vec<char>, Vec<char>) = (word.chars().collect(), right.chars().collect());
        let letters = a.iter().chain(&b).all(|c| c.is_alphabetic());
        let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
        let most = if b.len() < 8 { 1 } else { 2 };
        let known = words.get(word).is_some_and(|cells| *cells > RARE);
        if !letters || known || b.len() < 4 || same + 2 >= b.len() || edits(&a, &b, most).is_none() {
            return false;
        }
        odd += 1;
    }
    (1..=2).contains(&odd)
}

/// Rare values of a column with the one frequent value that each may mean.
fn candidates(column: &ColumnContext<'_>) -> BTreeMap<String, String> {
    let facts = column.facts;
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let mut words: HashMap<String, u64> = HashMap::new();
    for value in facts.values.iter().filter(|v| !column.is_missing(v.text.trim())) {
        let text = normal(&value.text);
        fold(&text).split(' ').for_each(|word| *words.entry_ref(word).or_insert(0) += value.count);
        *counts.entry(text).or_insert(0) += value.count;
    }
    let frequent: Vec<&String> = counts.iter().filter(|(_, count)| **count >= FREQUENT).map(|f| f.0).collect();
    let mut found = BTreeMap::new();
    for (rare, _) in counts.iter().filter(|(text, count)| **count <= RARE && !is_place(text)) {
        let near: Vec<&&String> = frequent.iter().filter(|other| is_slip(rare, other, &words)).collect();
        if let [meant] = near[..] {
            found.insert(rare.clone(), (*meant).clone());
        }
    }
    found
}

fn is_place(text: &str) -> bool {
    is_municipality_name(text) || is_state_name(text)
}

/// The table's cells by column, normal white space, data rows alone.
fn cells(context: &TableContext<'_>) -> Option<Vec<Vec<String>>> {
    if !context.table.is_in_memory() {
        return None;
    }
    let structure = &context.table.structure;
    let data = |record: &u64| {
        let exception = structure.exceptions.binary_search_by_key(record, |e| e.0).ok();
        exception.is_none_or(|at| structure.exceptions[at].1 == RowKind::Data)
    };
    let records: Vec<u64> = (structure.first_row..=structure.last_row).filter(data).collect();
    let column = |index: usize| -> Vec<String> {
        records.iter().map(|record| normal(context.table.cell(*record, index).map_or("", |cell| &cell.text))).collect()
    };
    Some(context.table.columns.iter().map(|c| column(c.index)).collect())
}

/// The rows of each value of a column.
fn groups(column: &[String]) -> HashMap<&str, Vec<usize>> {
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    for (row, text) in column.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        groups.entry(text.as_str()).or_default().push(row);
    }
    groups
}

pub(super) fn check(context: &TableContext<'_>) -> Vec<Finding> {
    if context.profile.rows > ROWS || context.table.structure.last_row > ROWS * 2 {
        return Vec::new();
    }
    let suspects: Vec<(usize, BTreeMap<String, String>)> = context
        .columns()
        .enumerate()
        .filter(|(_, c)| {
            c.profile.value_type == ValueType::String
                && c.profile.personal.is_none()
                && is_of_words(c.profile.semantic.as_deref())
                && c.facts.complete
                && c.facts.values.len() <= VALUES
        })
        .map(|(at, column)| (at, candidates(&column)))
        .filter(|(_, candidates)| !candidates.is_empty())
        .collect();
    if suspects.is_empty() {
        return Vec::new();
    }
    let Some(cells) = cells(context) else { return Vec::new() };
    let by_value: Vec<HashMap<&str, Vec<usize>>> = cells.iter().map(|column| groups(column)).collect();
    let mut findings = Vec::new();
    for (at, candidates) in suspects {
        let values: BTreeMap<String, String> = candidates
            .into_iter()
            .filter(|(rare, meant)| {
                let rows = by_value[at].get(rare.as_str()).map_or(&[][..], Vec::as_slice);
                !rows.is_empty() && rows.iter().all(|row| agrees(*row, at, meant, &cells, &by_value))
            })
            .collect();
        let Some(column) = context.columns().nth(at).filter(|_| !values.is_empty()) else { continue };
        let count = values.keys().map(|rare| by_value[at][rare.as_str()].len() as u64).sum();
        let mut finding = column.cells(
            "rare-typo",
            Severity::Warning,
            count,
            |text| values.contains_key(&normal(text)),
            |text| values.get(&normal(text)).cloned(),
        );
        finding.details.insert("certain".to_owned(), "true".to_owned());
        finding.remedy = Some(Operation::MapValues { column: column.column.name.clone(), values });
        findings.push(finding);
    }
    findings
}

/// True where the rows that share another value with this row say what is meant, more surely than by chance,
/// and none of these groups says something else.
fn agrees(
    row: usize,
    column: usize,
    meant: &str,
    cells: &[Vec<String>],
    by_value: &[HashMap<&str, Vec<usize>>],
) -> bool {
    let own = &cells[column];
    let filled: usize = by_value[column].values().map(Vec::len).sum();
    let usual = by_value[column].get(meant).map_or(0, Vec::len) as f64 / filled.max(1) as f64;
    let mut sure = false;
    for (other, groups) in by_value.iter().enumerate().filter(|(other, _)| *other != column) {
        let Some(group) = groups.get(cells[other][row].as_str()).filter(|group| group.len() <= GROUP) else { continue };
        let said = group.iter().filter(|r| **r != row && !own[**r].is_empty());
        let (mut all, mut same) = (0u32, 0u32);
        for text in said.map(|r| own[*r].as_str()) {
            // another slip in the same group says nothing
            if by_value[column].get(text).is_some_and(|rows| rows.len() as u64 > RARE) {
                all += 1;
                same += u32::from(text == meant);
            }
        }
        if all >= 3 && same == 0 {
            return false;
        }
        sure |= all >= 3 && same == all && usual.powi(all as i32) <= CHANCE;
    }
    sure
}
