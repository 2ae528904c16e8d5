//! What a rule sees of a table or column, and how it writes a finding.
//!
//! Never here: a rule.

use crate::evidence::Evidence;
use crate::evidence::sign::Sign;
use crate::evidence::{Facts, shape};
use crate::finding::{Finding, Sample, Severity};
use crate::privacy::Thresholds;
use crate::profile::{ColumnProfile, Profile};
use crate::table::{Column, RowKind, Table};
use crate::value_type::ValueType;

/// A table and its profile.
pub(crate) struct TableContext<'a> {
    /// Number of the table, 0-based.
    pub number: usize,
    /// The table.
    pub table: &'a Table,
    /// Its profile.
    pub profile: &'a Profile,
    /// From what size groups of persons are large enough.
    pub thresholds: &'a Thresholds,
}

/// A column and its profile.
pub(crate) struct ColumnContext<'a> {
    /// Its table.
    pub whole: &'a TableContext<'a>,
    /// The column as read.
    pub column: &'a Column,
    /// Its profile.
    pub profile: &'a ColumnProfile,
    /// What its rows added up to.
    pub facts: &'a Facts,
}

/// Most rows looked through again for the records of one finding.
const LOOKED: u64 = 200_000;

impl TableContext<'_> {
    /// A finding about the table.
    pub fn finding(&self, rule: &str, severity: Severity) -> Finding {
        Finding { table: Some(self.number), ..Finding::new(rule, severity) }
    }

    /// Every column with its profile.
    pub fn columns(&self) -> impl Iterator<Item = ColumnContext<'_>> {
        self.table.columns.iter().zip(&self.profile.columns).map(|(column, profile)| ColumnContext {
            whole: self,
            column,
            profile,
            facts: &profile.facts,
        })
    }
}

impl ColumnContext<'_> {
    /// The counts of what was seen.
    pub fn evidence(&self) -> &Evidence {
        &self.facts.evidence
    }

    /// Cells that show a sign.
    pub fn count(&self, sign: Sign) -> u64 {
        self.facts.evidence.count(sign)
    }

    /// Cells that are neither blank nor missing.
    pub fn filled(&self) -> u64 {
        self.profile.rows.saturating_sub(self.profile.nulls)
    }

    /// True for a column that says when.
    pub fn says_when(&self) -> bool {
        matches!(
            self.profile.value_type,
            ValueType::Date | ValueType::Datetime | ValueType::Year | ValueType::Yearmonth
        ) || matches!(self.profile.semantic.as_deref(), Some("month" | "period" | "year" | "date" | "datetime"))
    }

    /// True where a trimmed text stands for a missing value in this column.
    pub fn is_missing(&self, text: &str) -> bool {
        self.profile.missing.contains_key(text)
    }

    /// A finding about the column.
    pub fn finding(&self, rule: &str, severity: Severity, count: u64) -> Finding {
        Finding { column: Some(self.column.name.clone()), count, ..self.whole.finding(rule, severity) }
    }

    /// A finding about the cells for which `concerns` is true of the text as it stands; `after` is
    /// the text that the remedy leaves. Missing-value words are passed over.
    pub fn cells(
        &self,
        rule: &str,
        severity: Severity,
        count: u64,
        concerns: impl Fn(&str) -> bool,
        after: impl Fn(&str) -> Option<String>,
    ) -> Finding {
        let mut finding = self.finding(rule, severity, count);
        let concerns = |text: &str| !self.is_missing(text.trim()) && concerns(text);
        self.all_cells(&mut finding, concerns, after);
        finding
    }

    /// The first records and some samples of the cells for which `concerns` is true.
    pub fn all_cells(
        &self,
        finding: &mut Finding,
        concerns: impl Fn(&str) -> bool,
        after: impl Fn(&str) -> Option<String>,
    ) {
        let mut found: Vec<(u64, String)> = Vec::new();
        let table = &self.whole.table;
        if table.is_in_memory() {
            let structure = &table.structure;
            for record in structure.first_row..=structure.last_row.min(structure.first_row + LOOKED) {
                if found.len() >= Finding::ROWS {
                    break;
                }
                let text = table.cell(record, self.column.index).map_or("", |cell| &cell.text);
                if text.is_empty() || !concerns(text) {
                    continue;
                }
                let exception = structure.exceptions.binary_search_by_key(&record, |e| e.0).ok();
                if exception.is_none_or(|at| structure.exceptions[at].1 == RowKind::Data) {
                    found.push((record, text.to_owned()));
                }
            }
        } else {
            found =
                self.facts.values.iter().filter(|v| concerns(&v.text)).map(|v| (v.first, v.text.to_string())).collect();
            found.sort();
            found.truncate(Finding::ROWS);
        }
        let mut seen: Vec<&str> = Vec::new();
        for (record, text) in &found {
            if seen.len() < Finding::SAMPLES && !seen.contains(&text.as_str()) {
                seen.push(text);
                let sample = self.sample(*record, text, after(text));
                // where letters are masked, what changes in them cannot be shown
                if self.profile.personal.is_none() || sample.after.as_ref() != Some(&sample.before) {
                    finding.samples.push(sample);
                }
            }
        }
        finding.rows = found.into_iter().map(|(record, _)| record).collect();
        if finding.rows.is_empty() {
            finding.rows = Vec::new();
        }
    }

    /// Fills the records of a finding from a sign's where none were found.
    pub fn rows_of(&self, finding: &mut Finding, signs: &[Sign]) {
        if finding.rows.is_empty() {
            let mut rows: Vec<u64> = signs.iter().flat_map(|&s| self.evidence().records(s).iter()).collect();
            rows.sort_unstable();
            rows.dedup();
            rows.truncate(Finding::ROWS);
            finding.rows = rows;
        }
    }

    /// A cell before and after, masked where the column holds personal data.
    pub fn sample(&self, record: u64, before: &str, after: Option<String>) -> Sample {
        if self.profile.personal.is_some() {
            return Sample { record, before: mask(before), after: after.map(|text| mask(&text)) };
        }
        Sample { record, before: cut(before), after: after.map(|text| cut(&text)) }
    }
}

/// A cell with its letters and digits hidden.
pub(crate) fn mask(text: &str) -> String {
    text.chars().take(60).map(|c| if c.is_alphanumeric() { '*' } else { c }).collect()
}

fn cut(text: &str) -> String {
    text.chars().take(120).collect()
}

/// True where the cell shows a sign.
pub(crate) fn shows(text: &str, sign: Sign) -> bool {
    shape::read(text.as_bytes()).signs.has(sign)
}

/// True where the cell shows any of some signs.
pub(crate) fn shows_any(text: &str, signs: &[Sign]) -> bool {
    let read = shape::read(text.as_bytes()).signs;
    signs.iter().any(|&sign| read.has(sign))
}
