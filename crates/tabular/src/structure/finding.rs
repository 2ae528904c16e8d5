//! What structure finds: hidden sheets, rows and columns, totals and headings among the data, sparse keys,
//! periods as columns.
//!
//! Never here: findings about values (see `rule`).

use crate::finding::{Finding, Severity};
use crate::grid::Grid;
use crate::operation::Operation;
use crate::table::{Column, RowKind, TableStructure};

use super::assemble::Part;
use super::derived_columns::derived_columns;
use super::form::{self, Form};
use super::header;
use super::view::View;

/// A hidden sheet that holds a table: told, never published by itself.
pub(crate) fn hidden_sheet(name: Option<&str>, parts: &[Part]) -> Finding {
    let mut finding = Finding::new("hidden-sheet", Severity::Warning);
    finding.details.insert("sheet".into(), name.unwrap_or_default().to_owned());
    finding.count = parts.iter().map(|part| part.structure.rows).sum();
    finding
}

/// Several tables in one sheet; `first` is the number of the sheet's first table.
pub(crate) fn several_tables(parts: &[Part], first: usize) -> Option<Finding> {
    (parts.len() > 1).then(|| Finding {
        table: Some(first),
        count: parts.len() as u64,
        ..Finding::new("several-tables", Severity::Info)
    })
}

/// Hidden rows and columns that lie within tables; `first` is the number of the sheet's first table.
pub(crate) fn hidden_rows_and_columns(grid: &Grid, parts: &[Part], first: usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let span = part.structure.first_row..=part.structure.last_row;
        let rows: Vec<u64> = grid.hidden_rows.iter().copied().filter(|row| span.contains(row)).collect();
        if !rows.is_empty() {
            let finding = about_rows("hidden-rows", Severity::Warning, rows);
            findings.push(Finding { table: Some(first + number), ..finding });
        }
        for column in part.columns.iter().filter(|column| grid.hidden_columns.contains(&column.index)) {
            findings.push(Finding {
                table: Some(first + number),
                column: Some(column.name.clone()),
                count: part.structure.rows,
                ..Finding::new("hidden-columns", Severity::Warning)
            });
        }
    }
    findings
}

/// What the shape of a table tells. `data` are its rows as positions in the view, blank ones and totals left out.
pub(crate) fn about_table(view: &View, structure: &TableStructure, columns: &[Column], data: &[usize]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if structure.header_first_row.is_none() && view.names.is_none() {
        findings.push(Finding::new("no-header", Severity::Warning));
    }
    findings.extend(about_exceptions(structure));
    findings.extend(header::about_surroundings(structure));
    findings.extend(header::about_header(view, structure, columns, data));
    // a subtotal says its key again: it is no row of the key's rows
    let exception = |row: usize| structure.exceptions.binary_search_by_key(&view.records[row], |e| e.0).is_ok();
    let plain: Vec<usize> = data.iter().copied().filter(|row| !exception(*row)).collect();
    findings.extend(sparse_keys(view, columns, &plain));
    findings.extend(wide_periods(columns));
    findings.extend(derived_columns(view, columns, &plain));
    findings
}

/// Rules of [`about_exceptions`].
pub(crate) const EXCEPTIONS: [&str; 5] =
    ["totals-in-data", "group-rows", "repeated-headers", "notes-in-data", "blank-rows"];

/// What stands among the data and is none of its rows.
pub(crate) fn about_exceptions(structure: &TableStructure) -> Vec<Finding> {
    let about = |rule: &str, severity: Severity, wanted: &[RowKind]| {
        let rows: Vec<u64> =
            structure.exceptions.iter().filter(|(_, kind)| wanted.contains(kind)).map(|(record, _)| *record).collect();
        (!rows.is_empty()).then(|| about_rows(rule, severity, rows))
    };
    let [totals, groups, headers, notes, blank] = EXCEPTIONS;
    let dropped = |finding: Finding| Finding { remedy: Some(Operation::DropDerived), ..finding };
    let found = [
        about(totals, Severity::Warning, &[RowKind::Derived]).map(dropped),
        about(groups, Severity::Info, &[RowKind::Group]),
        about(headers, Severity::Info, &[RowKind::Header]),
        about(notes, Severity::Info, &[RowKind::Metadata, RowKind::Notes]),
        about(blank, Severity::Info, &[RowKind::Empty]),
    ];
    found.into_iter().flatten().collect()
}

/// A finding about some rows.
pub(crate) fn about_rows(rule: &str, severity: Severity, rows: Vec<u64>) -> Finding {
    let mut finding = Finding::new(rule, severity);
    finding.count = rows.len() as u64;
    finding.rows = rows.into_iter().take(Finding::ROWS).collect();
    finding
}

/// Leading columns that say their value only where it changes.
fn sparse_keys(view: &View, columns: &[Column], data: &[usize]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if data.len() < 6 || columns.len() < 3 {
        return findings;
    }
    let filled = |row: usize, column: &Column| view.form(row, column.index) != Form::Blank;
    let share = |column: &Column| data.iter().filter(|row| filled(**row, column)).count() as f64 / data.len() as f64;
    let mut keys: Vec<&Column> = Vec::new();
    for column in columns.iter().take(4) {
        let first = view.form(data[0], column.index);
        // the first block may be of all (`Nuevo León`, no town): its other keys are blank
        let blank = matches!(first, Form::Blank | Form::Missing) && keys.is_empty();
        if !(0.01..=0.6).contains(&share(column)) || blank {
            break;
        }
        // A key further right is said again wherever a key further left is.
        let nested = keys.iter().all(|key| {
            let said: Vec<_> = data.iter().filter(|row| filled(**row, key)).collect();
            said.iter().filter(|row| filled(***row, column)).count() * 10 >= said.len() * 7
        });
        if !nested {
            break;
        }
        keys.push(column);
    }
    // The same values together are not said twice in a row.
    let said: Vec<Vec<&str>> = data
        .iter()
        .filter(|row| keys.last().is_some_and(|last| filled(**row, last)))
        .map(|row| keys.iter().map(|key| view.text(*row, key.index).trim()).collect())
        .collect();
    let again = said.windows(2).filter(|pair| pair[0] == pair[1]).count();
    if said.len() < 2 || again * 10 > said.len() {
        return findings;
    }
    let next = columns.get(keys.len());
    if keys.is_empty() || next.is_none_or(|column| share(column) < 0.9) {
        return findings;
    }
    for key in keys {
        let blank: Vec<u64> = data.iter().filter(|row| !filled(**row, key)).map(|row| view.records[*row]).collect();
        let finding = about_rows("sparse-key", Severity::Warning, blank);
        let remedy = Operation::FillDown { columns: vec![key.name.clone()] };
        findings.push(Finding { column: Some(key.name.clone()), remedy: Some(remedy), ..finding });
    }
    findings
}

/// Years or months as the labels of at least three columns.
fn wide_periods(columns: &[Column]) -> Option<Finding> {
    let last_part = |column: &Column| column.label.rsplit(" / ").next().unwrap_or("").trim().to_owned();
    let is_year = |label: &str| Form::of_text(label) == Form::Year;
    let is_month = |label: &str| {
        label.chars().count() <= 20
            && label.split(['/', '-', ' ', '.']).next().is_some_and(|word| form::is_month(&word.to_lowercase()))
    };
    let parts: Vec<String> = columns.iter().map(last_part).collect();
    let years: Vec<usize> = (0..columns.len()).filter(|at| is_year(&parts[*at])).collect();
    let months: Vec<usize> = (0..columns.len()).filter(|at| is_month(&parts[*at])).collect();
    let (periods, key) = if years.len() >= months.len() { (years, "anio") } else { (months, "mes") };
    if periods.len() < 3 {
        return None;
    }
    let mut finding = Finding::new("wide-periods", Severity::Info);
    finding.count = periods.len() as u64;
    finding.details.insert("period".into(), key.into());
    // Each period once: one group of columns. More groups need a person's decision.
    let mut seen: Vec<&str> = periods.iter().map(|at| parts[*at].as_str()).collect();
    seen.sort_unstable();
    seen.dedup();
    if seen.len() == periods.len() {
        finding.remedy = Some(Operation::Unpivot {
            columns: periods.iter().map(|at| columns[*at].name.clone()).collect(),
            key: key.into(),
            value: "valor".into(),
        });
    }
    Some(finding)
}
