//! `sources-disagree`: several sources tell of the same things and say different things; where those that are found
//! reliable agree, the others are put right and blanks filled.
//!
//! `Thu 6:55`, a blank and `7:02 a.m.` beside `6:55 a.m.` of an airline and two agencies → `6:55 a.m.`. Measures are left
//! alone: two sources may count differently. Never here: how it is worked out (see `operation::reconcile`), things told
//! by nobody in particular (see `broken-dependency`).

use super::cells::Cells;
use super::{ColumnContext, TableContext};
use crate::finding::{Finding, Severity};
use crate::matrix::{Groups, Ids};
use crate::operation::Operation;
use crate::operation::reconcile::{self, CHANCE, SOURCES};
use crate::semantic::fold;
use crate::value_type::ValueType;

/// Things that several sources tell of, at least, and rows of a thing.
const THINGS: usize = 10;
const ROWS: usize = 3;
/// The share of rows that no other row repeats, by thing and source; and the share of things that a source tells of.
const ONCE: f64 = 0.995;
const COVERED: f64 = 0.2;
/// Two sources say the same this often at least, and so many times as often as any two rows.
const AGREE: f64 = 0.2;
const TIMES: f64 = 5.0;

/// Words of a label that names who tells it. Without one, what differs may differ rightly (offices, months, products).
const LABELS: [&str; 20] = [
    "fuente",
    "fuentes",
    "source",
    "src",
    "origen",
    "origin",
    "portal",
    "sitio",
    "site",
    "website",
    "web",
    "pagina",
    "sistema",
    "system",
    "plataforma",
    "platform",
    "informante",
    "reporter",
    "feed",
    "proveedor",
];

/// The cells that are settled, by column and row.
pub(super) type Settled = Vec<Vec<u32>>;

/// True where a column of the table may name sources and another what they tell of.
pub(super) fn is_possible(columns: &[ColumnContext<'_>], rows: u64) -> bool {
    !candidates(columns, rows).is_empty()
}

/// Pairs of columns, the thing and the source, by the numbers of their distinct values.
fn candidates(columns: &[ColumnContext<'_>], rows: u64) -> Vec<(usize, usize)> {
    let is_name = |column: &ColumnContext<'_>| super::broken_dependency::names_things(column) && !column.says_when();
    let mut pairs = Vec::new();
    for (thing, named) in columns.iter().enumerate().filter(|(_, column)| is_name(column)) {
        let things = named.profile.distinct.count;
        if things < THINGS as u64 || things.saturating_mul(ROWS as u64) > rows {
            continue;
        }
        for (source, told) in columns.iter().enumerate().filter(|(source, column)| *source != thing && is_name(column))
        {
            let sources = told.profile.distinct.count;
            let fits = names_a_source(told)
                && told.profile.value_type == ValueType::String
                && told.profile.personal.is_none()
                && (SOURCES.0 as u64..=SOURCES.1 as u64).contains(&sources);
            let all = things.saturating_mul(sources) as f64;
            if fits && rows as f64 <= all * 1.01 && rows as f64 >= all * COVERED {
                pairs.push((thing, source));
            }
        }
    }
    pairs
}

fn names_a_source(column: &ColumnContext<'_>) -> bool {
    let text = |text: &str| fold(text).split(|c: char| !c.is_alphanumeric()).any(|word| LABELS.contains(&word));
    text(&column.column.label) || text(&column.column.name)
}

/// True where every source tells of a thing once.
fn tells_once(thing: &Ids, source: &Ids) -> bool {
    let pair = Ids::pair(thing, source);
    let filled = pair.rows.iter().filter(|number| **number != 0).count();
    filled as f64 >= pair.rows.len() as f64 * ONCE && pair.distinct() as f64 >= filled as f64 * ONCE
}

/// What sources say, where they say the same far more often than by chance.
fn told(columns: &[ColumnContext<'_>], cells: &Cells, (thing, source): (usize, usize)) -> Vec<usize> {
    let things = Groups::new(&cells.columns[thing]);
    let says = |at: &usize| {
        let column = &columns[*at];
        let kind = matches!(column.profile.value_type, ValueType::String | ValueType::Time);
        if *at == thing || *at == source || !kind || column.profile.personal.is_some() {
            return false;
        }
        reconcile::agreement(&things, &cells.columns[*at])
            .is_some_and(|(same, chance)| chance <= CHANCE && same >= AGREE && same >= chance * TIMES)
    };
    (0..columns.len()).filter(says).collect()
}

/// The findings, and the cells that they settle.
pub(super) fn check(
    context: &TableContext<'_>,
    columns: &[ColumnContext<'_>],
    cells: &Cells,
) -> (Vec<Finding>, Settled) {
    let mut settled: Settled = vec![Vec::new(); columns.len()];
    for (thing, source) in candidates(columns, context.profile.rows) {
        if !tells_once(&cells.columns[thing], &cells.columns[source]) {
            continue;
        }
        let beside = told(columns, cells, (thing, source));
        let compared: Vec<&Ids> = beside.iter().map(|at| &cells.columns[*at]).collect();
        let mut findings = Vec::new();
        for (place, &at) in beside.iter().enumerate() {
            let repairs =
                reconcile::repairs(&cells.columns, &cells.columns[thing], &cells.columns[source], &compared, place);
            if repairs.is_empty() {
                continue;
            }
            settled[at] = repairs.iter().map(|(row, _)| *row).collect();
            let mut finding = context.finding("sources-disagree", Severity::Warning);
            super::broken_dependency::show(&mut finding, &columns[at], cells, at, &repairs);
            let label = |at: usize| {
                let column = columns[at].column;
                if column.label.is_empty() { column.name.clone() } else { column.label.clone() }
            };
            finding.details.insert("thing".to_owned(), label(thing));
            finding.details.insert("source".to_owned(), label(source));
            finding.details.insert("certain".to_owned(), "true".to_owned());
            let name = |at: usize| columns[at].column.name.clone();
            finding.remedy = Some(Operation::Reconcile {
                column: name(at),
                thing: name(thing),
                source: name(source),
                beside: beside.iter().map(|at| name(*at)).collect(),
            });
            findings.push(finding);
        }
        if !findings.is_empty() {
            return (findings, settled);
        }
    }
    (Vec::new(), settled)
}
