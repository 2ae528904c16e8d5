//! Tables from the kinds of rows: header, data, titles above and notes below.
//!
//! Never here: how a row's kind is told (see `classify`).

use crate::finding::Finding;
use crate::grid::Area;
use crate::table::{Column, Note, RowKind, TableStructure};

use super::blocks;
use super::columns;
use super::finding;
use super::form::Form;
use super::label;
use super::view::View;

/// A table that was found, before its sheet's rows are attached.
pub(crate) struct Part {
    /// Where it stands.
    pub structure: TableStructure,
    /// Its columns.
    pub columns: Vec<Column>,
    /// What was found on the way; the table's number is set later.
    pub findings: Vec<Finding>,
}

/// Rows of one table: header and data rows as positions in the view.
pub(crate) struct Span {
    /// Header rows, blank ones between them left out.
    pub header: Vec<usize>,
    /// First row after the header that is data or derived.
    pub first: usize,
    /// Last row that is data or derived.
    pub last: usize,
    /// Rows before it that hold titles.
    pub titles: Vec<usize>,
    /// Rows after it that hold notes.
    pub notes: Vec<usize>,
}

/// The tables of a sheet, from top to bottom.
pub(crate) fn parts(view: &View, kinds: &[RowKind], range: Option<Area>) -> Vec<Part> {
    let bounds = range.map_or((0, usize::MAX), |area| (area.first_column, area.last_column));
    spans(view, kinds).into_iter().flat_map(|span| parts_of(view, kinds, &span, bounds)).collect()
}

/// The table of a sheet that holds a header and nothing else but titles: no rows yet.
pub(crate) fn header_alone(view: &View, kinds: &[RowKind]) -> Option<Part> {
    let of = |wanted: RowKind| (0..kinds.len()).filter(move |row| kinds[*row] == wanted).collect::<Vec<_>>();
    let header = of(RowKind::Header);
    let last = *header.last()?;
    if kinds.iter().any(|kind| matches!(kind, RowKind::Data | RowKind::Derived | RowKind::Group)) {
        return None;
    }
    let span = Span { header, first: last, last, titles: of(RowKind::Metadata), notes: of(RowKind::Notes) };
    let (columns, mut findings) = columns::columns(view, &span, &[], (0, usize::MAX));
    if columns.len() < 2 {
        return None;
    }
    let note = |row: &usize| Note { record: view.records[*row], text: view.line(*row) };
    let structure = TableStructure {
        header_first_row: Some(view.records[span.header[0]]),
        header_rows: view.records[last] - view.records[span.header[0]] + 1,
        first_row: view.records[last] + 1,
        last_row: view.records[last],
        rows: 0,
        columns: columns.iter().map(|column| column.index).collect(),
        exceptions: Vec::new(),
        titles: span.titles.iter().map(note).collect(),
        notes: span.notes.iter().map(note).collect(),
    };
    findings.extend(finding::about_table(view, &structure, &columns, &[]));
    Some(Part { structure, columns, findings })
}

/// Cuts a sheet's rows into tables: a header after data starts another one.
fn spans(view: &View, kinds: &[RowKind]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut titles: Vec<usize> = Vec::new();
    let mut header: Vec<usize> = Vec::new();
    let mut open = false;
    for (row, kind) in kinds.iter().enumerate() {
        match kind {
            RowKind::Empty | RowKind::Group => {}
            RowKind::Metadata => {
                if open {
                    open = false;
                }
                titles.push(row);
            }
            RowKind::Header => {
                if open && spans.last().is_some_and(|span| repeats_header(view, span, row)) {
                    continue;
                }
                if open {
                    open = false;
                }
                if !header.is_empty() && titles.last().is_some_and(|title| header.last().is_some_and(|h| h < title)) {
                    titles.append(&mut header);
                    titles.sort_unstable();
                }
                header.push(row);
            }
            RowKind::Data | RowKind::Derived => {
                if !open {
                    let span = Span {
                        header: std::mem::take(&mut header),
                        first: row,
                        last: row,
                        titles: std::mem::take(&mut titles),
                        notes: Vec::new(),
                    };
                    match spans.last_mut() {
                        Some(before) if span.header.is_empty() => {
                            // Data goes on after a stray title: the same table.
                            before.last = row;
                        }
                        _ => spans.push(span),
                    }
                    open = true;
                } else if let Some(span) = spans.last_mut() {
                    span.last = row;
                }
            }
            RowKind::Notes => match spans.last_mut() {
                Some(span) if header.is_empty() => span.notes.push(row),
                _ => titles.push(row),
            },
        }
    }
    if let Some(span) = spans.last_mut() {
        span.notes.extend(titles);
        span.notes.extend(header);
        span.notes.sort_unstable();
    }
    spans
}

fn repeats_header(view: &View, span: &Span, row: usize) -> bool {
    let text = view.line(row);
    span.header.iter().any(|header| view.line(*header) == text)
}

/// The tables of a span: one, or several side by side.
fn parts_of(view: &View, kinds: &[RowKind], span: &Span, bounds: (usize, usize)) -> Vec<Part> {
    let blocks = blocks::blocks(view, kinds, span, bounds);
    let alone = blocks.len() < 2;
    blocks.into_iter().filter_map(|block| part(view, kinds, span, block, alone)).collect()
}

fn part(view: &View, kinds: &[RowKind], span: &Span, bounds: (usize, usize), alone: bool) -> Option<Part> {
    let counted = |row: &usize| matches!(kinds[*row], RowKind::Data | RowKind::Derived);
    let inside = |row: &usize| alone || (bounds.0..=bounds.1).any(|column| view.form(*row, column) != Form::Blank);
    let first = (span.first..=span.last).find(|row| counted(row) && inside(row))?;
    let last = (span.first..=span.last).rev().find(|row| counted(row) && inside(row))?;
    let last = without_parted_total(kinds, first, last);
    let data: Vec<usize> = (first..=last).filter(|row| counted(row) && inside(row)).collect();
    let (mut columns, mut findings) = columns::columns(view, span, &data, bounds);
    if let Some(unit) = span.titles.iter().rev().find_map(|row| label::unit_line(&view.line(*row))) {
        columns::measure(view, &data, &mut columns, &unit);
    }
    if columns.is_empty() || (columns.len() == 1 && view.names.is_none() && columns[0].label.is_empty()) {
        return None;
    }
    // Records between head and tail of a streamed file are data.
    let unseen = view.records[last] - view.records[first] - (last - first) as u64;
    let exceptions = (first..=last)
        .filter(|row| kinds[*row] != RowKind::Data || !inside(row))
        .map(|row| (view.records[row], if inside(&row) { kinds[row] } else { RowKind::Empty }))
        .collect();
    let note = |row: usize| Note { record: view.records[row], text: view.line(row) };
    let parted = (last + 1..=span.last).filter(counted);
    let mut notes: Vec<usize> = span.notes.iter().copied().chain(parted).collect();
    notes.sort_unstable();
    let structure = TableStructure {
        header_first_row: span.header.first().map(|row| view.records[*row]),
        header_rows: match (span.header.first(), span.header.last()) {
            (Some(first), Some(last)) => view.records[*last] - view.records[*first] + 1,
            _ => 0,
        },
        first_row: view.records[first],
        last_row: view.records[last],
        rows: data.len() as u64 + unseen,
        columns: columns.iter().map(|column| column.index).collect(),
        exceptions,
        titles: span.titles.iter().map(|row| note(*row)).collect(),
        notes: notes.into_iter().map(note).collect(),
    };
    let rows: Vec<usize> = data.into_iter().filter(|row| kinds[*row] == RowKind::Data).collect();
    findings.extend(finding::about_table(view, &structure, &columns, &rows));
    Some(Part { structure, columns, findings })
}

/// The last data row, a grand total that stands after a blank row left out.
fn without_parted_total(kinds: &[RowKind], first: usize, last: usize) -> usize {
    let mut end = last;
    loop {
        let mut row = end;
        while row > first && kinds[row] == RowKind::Derived {
            row -= 1;
        }
        if row == end || kinds[row] != RowKind::Empty {
            return end;
        }
        match (first..row).rev().find(|row| matches!(kinds[*row], RowKind::Data | RowKind::Derived)) {
            Some(before) => end = before,
            None => return end,
        }
    }
}
