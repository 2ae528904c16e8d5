//! Where the tables stand in a sheet: the second arrow.
//!
//! Every record of a sheet gets a [`RowKind`]; runs of kinds make tables; header records make labels.
//! Never here: bytes, value types, what a column means.

mod assemble;
mod blocks;
mod choice;
mod classify;
mod columns;
mod derived_columns;
mod features;
mod finding;
mod form;
mod header;
mod label;
mod likeness;
pub(crate) mod middle;
mod model;
mod repetition;
mod shared;
mod stack;
mod sums;
mod totals;
mod view;
mod word;

use std::collections::BTreeSet;

use crate::document::{Document, Format, Overrides, SourceFacts};
use crate::error::ReadError;
use crate::finding::Finding;
use crate::limits::Limits;
use crate::table::{RowKind, Rows, Table};

use assemble::Part;
use choice::Choice;
use form::Form;
use view::View;

use shared::SharedSheet;

pub use shared::Shared;

/// What stands in one sheet.
#[derive(Clone, Debug)]
pub struct SheetStructure {
    /// The sheet's name; none outside workbooks.
    pub name: Option<String>,
    /// True where the workbook hides it.
    pub hidden: bool,
    /// One kind for each record.
    pub kinds: Vec<RowKind>,
    /// Which of [`Structured::tables`] hold rows of this sheet.
    pub tables: Vec<usize>,
}

/// A document whose tables were found.
#[derive(Debug)]
pub struct Structured {
    /// What is known of the file.
    pub source: SourceFacts,
    /// Its sheets, hidden ones included.
    pub sheets: Vec<SheetStructure>,
    /// Its tables, sheet by sheet. A hidden sheet's tables are only here where a person chose that sheet.
    pub tables: Vec<Table>,
    /// What reading and structure found.
    pub findings: Vec<Finding>,
    /// The tables of sheets that the workbook hides and nobody chose: never published, but part of the original.
    pub hidden: Vec<Table>,
}

/// Finds the tables of a document. A document without any table is [`ReadError::NoTable`].
pub fn structure(document: Document, overrides: &Overrides, limits: &Limits) -> Result<Structured, ReadError> {
    structure_shared(Shared::from(document), overrides, limits)
}

/// [`structure`] of a document that is kept to be read in other ways too.
///
/// # Errors
/// As [`structure`].
pub fn structure_shared(document: Shared, overrides: &Overrides, limits: &Limits) -> Result<Structured, ReadError> {
    let Shared { source, sheets, mut findings } = document;
    let choice = Choice::new(overrides, &names(&sheets))?;
    let native = source.format != Format::Csv;
    let mut structures = Vec::with_capacity(sheets.len());
    let mut tables: Vec<Table> = Vec::new();
    let mut hidden: Vec<Table> = Vec::new();
    let only = sheets.len() == 1;
    for (number, sheet) in sheets.into_iter().enumerate() {
        let first_table = tables.len();
        let wanted = choice.wants(number, sheet.hidden);
        let forced = choice.forced(number);
        let forced = |view: &View| forced.filter(|forced| number == choice.target || forced.fits(view));
        let rows = sheet.rows;
        let (kinds, parts) = match &rows {
            Rows::Grid { grid, offset } => {
                let mut view = View::of_grid(grid, *offset, native);
                view.delimiter = source.delimiter.as_deref();
                let (kinds, mut parts) = read_sheet(&view, forced(&view))?;
                if only && parts.is_empty() {
                    parts.extend(assemble::header_alone(&view, &kinds));
                }
                let kinds = view.spread(&kinds);
                if wanted && !parts.is_empty() {
                    findings.extend(finding::several_tables(&parts, tables.len()));
                    findings.extend(finding::hidden_rows_and_columns(grid, &parts, tables.len()));
                    findings.extend(header::trailing_blank_rows(&kinds, &parts, tables.len()));
                }
                (kinds, parts)
            }
            Rows::Delimited(file) => {
                let mut view = View::of_file(file);
                view.delimiter = source.delimiter.as_deref();
                let (kinds, parts) = read_sheet(&view, forced(&view))?;
                let kinds = view.spread(&kinds);
                findings.extend(header::trailing_blank_rows(&kinds, &parts, tables.len()).filter(|_| wanted));
                (kinds, parts)
            }
            // sheets are put together after their tables are found
            Rows::Stacked(_) => (Vec::new(), Vec::new()),
        };
        if wanted {
            for part in parts {
                limit_columns(part.columns.len(), limits)?;
                findings.extend(part.findings.into_iter().map(|f| Finding { table: Some(tables.len()), ..f }));
                tables.push(Table {
                    sheet: sheet.name.clone(),
                    structure: part.structure,
                    columns: part.columns,
                    rows: rows.clone(),
                });
            }
        } else if sheet.hidden && !parts.is_empty() {
            findings.push(finding::hidden_sheet(sheet.name.as_deref(), &parts));
            hidden.extend(parts.into_iter().map(|part| Table {
                sheet: sheet.name.clone(),
                structure: part.structure,
                columns: part.columns,
                rows: rows.clone(),
            }));
        }
        let own = (first_table..tables.len()).collect();
        structures.push(SheetStructure { name: sheet.name, hidden: sheet.hidden, kinds, tables: own });
    }
    if tables.is_empty() {
        return Err(ReadError::NoTable);
    }
    let mut found = Structured { source, sheets: structures, tables, findings, hidden };
    match overrides.stack.as_deref() {
        Some(label) => stack::stack(&mut found, label)?,
        None => found.findings.extend(stack::offers(&found.tables)),
    }
    Ok(found)
}

/// One kind for each record of the first sheet that is not hidden, or of the sheet that was chosen.
pub fn row_kinds(document: Document, overrides: &Overrides) -> Result<Vec<RowKind>, ReadError> {
    let document = Shared::from(document);
    let choice = Choice::new(overrides, &names(&document.sheets))?;
    let native = document.source.format != Format::Csv;
    let Some(sheet) = document.sheets.get(choice.target) else { return Ok(Vec::new()) };
    let view = match &sheet.rows {
        Rows::Grid { grid, offset } => View::of_grid(grid, *offset, native),
        Rows::Delimited(file) => View::of_file(file),
        Rows::Stacked(_) => return Ok(Vec::new()),
    };
    let (kinds, _) = read_sheet(&view, choice.forced(choice.target))?;
    Ok(view.spread(&kinds))
}

/// The sheets' names, and which are hidden.
fn names(sheets: &[SharedSheet]) -> Vec<(Option<&str>, bool)> {
    sheets.iter().map(|sheet| (sheet.name.as_deref(), sheet.hidden)).collect()
}

fn read_sheet(view: &View, forced: Option<&choice::Forced>) -> Result<(Vec<RowKind>, Vec<Part>), ReadError> {
    if view.names.is_some() {
        let kinds =
            view.blank.iter().map(|blank| if *blank { RowKind::Empty } else { RowKind::Data }).collect::<Vec<_>>();
        let parts = assemble::parts(view, &kinds, forced.and_then(|forced| forced.range));
        return Ok((kinds, parts));
    }
    let kinds = match forced {
        Some(forced) => forced.kinds(view)?,
        None => lone_header(view, classify::kinds(view)),
    };
    let parts = assemble::parts(view, &kinds, forced.and_then(|forced| forced.range));
    Ok((kinds, parts))
}

/// A sheet whose only row of data is short words, each another, holds a header and no data yet.
fn lone_header(view: &View, mut kinds: Vec<RowKind>) -> Vec<RowKind> {
    let others = |kind: &RowKind| !matches!(kind, RowKind::Empty | RowKind::Metadata | RowKind::Notes | RowKind::Data);
    let mut data = (0..kinds.len()).filter(|row| kinds[*row] == RowKind::Data);
    let (Some(row), None, false) = (data.next(), data.next(), kinds.iter().any(others)) else { return kinds };
    let filled: Vec<usize> =
        (0..view.rows[row].len()).filter(|column| view.form(row, *column) != Form::Blank).collect();
    let words: BTreeSet<&str> = filled.iter().map(|column| view.text(row, *column).trim()).collect();
    let short = |word: &&str| word.chars().count() <= 60 && !word.ends_with(':') && !word.contains('@');
    let texts = filled.iter().all(|column| view.form(row, *column) == Form::Text);
    if filled.len() >= 2 && texts && words.len() == filled.len() && words.iter().all(short) {
        kinds[row] = RowKind::Header;
    }
    kinds
}

fn limit_columns(found: usize, limits: &Limits) -> Result<(), ReadError> {
    if found > limits.columns {
        return Err(ReadError::Limit { limit: "columns", found: found as u64, allowed: limits.columns as u64 });
    }
    Ok(())
}

/// What the model is told of each record that is not blank: its position from 0, the numbers that describe it,
/// and its groups of rows that look alike. Only for training the model again (`models/row-kinds`).
#[cfg(feature = "training")]
pub fn row_features(grid: &crate::grid::Grid) -> Vec<(usize, Vec<f32>, [u32; 2])> {
    let view = View::of_grid(grid, 0, false);
    let sheet = features::Sheet::new(&view);
    let groups = |at: usize| [sheet.likeness.looks[at], sheet.likeness.shapes[at]];
    (0..sheet.live.len()).map(|at| (sheet.live[at], sheet.describe(at), groups(at))).collect()
}

/// The kinds of a sheet's records as they are told by other weights than the committed ones: only for
/// measuring a model on tables that it never saw. None where the weights are torn.
#[cfg(feature = "training")]
pub fn row_kinds_by(grid: &crate::grid::Grid, weights: &[u8]) -> Option<Vec<RowKind>> {
    let models = classify::models(weights)?;
    let view = View::of_grid(grid, 0, false);
    Some(lone_header(&view, classify::kinds_by(&view, &models)))
}
