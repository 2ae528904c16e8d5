//! What is wrong with a table's header and its edges: labels with stray white space, labels that are sentences, rows of
//! titles, notes, blank rows, blank columns at the right.
//!
//! Never here: what a header is (see `classify`), labels that are blank or repeated (see `rule`).

use crate::finding::{Finding, Sample, Severity};
use crate::table::{Column, RowKind, TableStructure};

use super::assemble::Part;
use super::finding::about_rows;
use super::view::View;

/// A label of more signs is a sentence.
const LONG: usize = 80;
/// Blank rows at the end that are worth a word.
const BLANK: usize = 2;

/// The findings about one table's header; `data` are its rows as positions in the view.
pub(super) fn about_header(
    view: &View,
    structure: &TableStructure,
    columns: &[Column],
    data: &[usize],
) -> Vec<Finding> {
    let Some(first) = structure.header_first_row else { return Vec::new() };
    let mut findings = Vec::new();
    let records = first..first + structure.header_rows;
    let header: Vec<usize> = (0..view.len()).filter(|row| records.contains(&view.records[*row])).collect();
    let untidy = |text: &str| {
        let plain = text.trim();
        !plain.is_empty() && (plain.len() < text.len() || text.contains("  ") || text.contains(['\n', '\r', '\u{a0}']))
    };
    let cells = header.iter().flat_map(|row| columns.iter().map(move |column| (*row, column)));
    let cells: Vec<(usize, &Column)> = cells.filter(|(row, c)| untidy(view.text(*row, c.index))).collect();
    if !cells.is_empty() {
        let mut finding = Finding::new("untidy-label", Severity::Info);
        finding.count = cells.len() as u64;
        finding.rows = header.iter().map(|row| view.records[*row]).collect();
        finding.samples = cells
            .iter()
            .take(Finding::SAMPLES)
            .map(|(row, column)| Sample {
                record: view.records[*row],
                before: view.text(*row, column.index).chars().take(120).collect(),
                after: Some(super::label::joined(view.text(*row, column.index)).chars().take(120).collect()),
            })
            .collect();
        findings.push(finding);
    }
    for column in columns.iter().filter(|column| column.label.chars().count() > LONG) {
        let mut finding = Finding::new("long-label", Severity::Info);
        finding.column = Some(column.name.clone());
        finding.rows = vec![first];
        finding.details.insert("length".into(), column.label.chars().count().to_string());
        findings.push(finding);
    }
    if structure.header_rows > 1 {
        findings.push(about_rows("multi-row-header", Severity::Info, records.collect()));
    }
    findings.extend(blank_columns(view, &header, columns, data));
    findings
}

/// Blank columns at the right edge: delimiters with nothing between them at the end of every record.
fn blank_columns(view: &View, header: &[usize], columns: &[Column], data: &[usize]) -> Option<Finding> {
    if view.native {
        return None;
    }
    let last = columns.last()?.index + 1;
    let rows = || header.iter().chain(data).filter(|row| view.rows[**row].len() > last);
    let filled = rows().any(|row| (last..view.rows[*row].len()).any(|at| !view.text(*row, at).trim().is_empty()));
    let wide = header.iter().map(|row| view.rows[*row].len()).max()?;
    if filled || wide <= last || rows().count() * 2 < header.len() + data.len() {
        return None;
    }
    let mut finding = Finding::new("blank-columns", Severity::Info);
    finding.count = (wide - last) as u64;
    Some(finding)
}

/// Titles above and notes below the table.
pub(super) fn about_surroundings(structure: &TableStructure) -> Vec<Finding> {
    let about = |rule: &str, notes: &[crate::table::Note]| {
        let rows: Vec<u64> = notes.iter().map(|note| note.record).collect();
        (!rows.is_empty()).then(|| about_rows(rule, Severity::Info, rows))
    };
    about("title-rows", &structure.titles).into_iter().chain(about("footer-rows", &structure.notes)).collect()
}

/// Blank rows after everything else in a sheet with tables, about its last one.
pub(super) fn trailing_blank_rows(kinds: &[RowKind], parts: &[Part], first: usize) -> Option<Finding> {
    let filled = kinds.iter().rposition(|kind| *kind != RowKind::Empty)? + 1;
    let blank = kinds.len() - filled;
    if blank < BLANK || parts.is_empty() {
        return None;
    }
    let shown = (filled..kinds.len().min(filled + Finding::ROWS)).map(|row| row as u64 + 1);
    let mut finding = about_rows("trailing-blank-rows", Severity::Info, shown.collect());
    finding.count = blank as u64;
    finding.table = Some(first + parts.len() - 1);
    Some(finding)
}
