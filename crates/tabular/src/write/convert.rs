//! A table as read, its text untouched, in another format: `apertura convert`.
//!
//! One header line first where the table has a header (its cells, as they stand); rows that are data or
//! totals; titles, notes, headings and blank records left out and counted. Every cell is text: nothing is
//! trimmed, parsed or masked. Never here: cleaning.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, StringViewArray};
use arrow::datatypes::DataType;

use crate::batch::Batch;
use crate::cleaned::{FileRole, WrittenFile};
use crate::error::ReadError;
use crate::limits::Limits;
use crate::operation::value::Kind;
use crate::table::{RowKind, Rows, Table};

use super::csv::{push_header, push_text};
use super::xlsx::{Workbook, fits};
use super::{OpenFile, ParquetFile, Reader};

/// The formats that a table can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Comma, CR LF.
    Csv,
    /// Tab, CR LF.
    Tsv,
    /// All columns text.
    Parquet,
    /// All cells text.
    Xlsx,
    /// An array of objects.
    Json,
    /// An object a line.
    Ndjson,
}

impl Target {
    /// The format that a file name tells; none where it tells none of ours.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "csv" => Target::Csv,
            "tsv" | "tab" => Target::Tsv,
            "parquet" => Target::Parquet,
            "xlsx" => Target::Xlsx,
            "json" => Target::Json,
            "ndjson" | "jsonl" => Target::Ndjson,
            _ => return None,
        })
    }
}

/// A table that was written as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The file.
    pub file: WrittenFile,
    /// Rows written, the header line not counted.
    pub rows: u64,
    /// Records that are not rows of the table, by reason: `title`, `note`, `group`, `empty` …
    pub left_out: BTreeMap<String, u64>,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ConvertError {
    /// The original could not be read to its end.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The file could not be written.
    #[error("io: {0}")]
    Io(#[from] std::io::Error),
    /// The format cannot hold the table; the reason is one of `SkippedFile`'s.
    #[error("does-not-fit: {0}")]
    DoesNotFit(&'static str),
    /// A writer refused what it was given: a defect of ours.
    #[error("write-failed: {0}")]
    Write(String),
}

impl ConvertError {
    /// The stable code, also the key of the sentence in the message catalogs.
    pub fn code(&self) -> &'static str {
        match self {
            ConvertError::Read(error) => error.code(),
            ConvertError::Io(_) => "io",
            ConvertError::DoesNotFit(reason) => reason,
            ConvertError::Write(_) => "write-failed",
        }
    }
}

impl From<parquet::errors::ParquetError> for ConvertError {
    fn from(error: parquet::errors::ParquetError) -> Self {
        ConvertError::Write(error.to_string())
    }
}

impl From<rust_xlsxwriter::XlsxError> for ConvertError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        ConvertError::Write(error.to_string())
    }
}

/// Where the rows go.
enum Writer {
    Text { file: OpenFile, first: bool },
    Parquet(ParquetFile),
    Workbook(Box<Workbook>, OpenFile),
}

/// Writes a table as read to `directory/name`. `progress` is told rows done and rows in all.
///
/// # Errors
/// [`ConvertError`]; the file that was begun is removed.
pub fn convert(
    table: &Table,
    target: Target,
    directory: &Path,
    name: &str,
    limits: &Limits,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Result<Converted, ConvertError> {
    let labels = labels(table);
    let headed = table.structure.header_first_row.is_some();
    let file = OpenFile::create(directory, name)?;
    let mut writer = start(table, target, &labels, headed, file)?;
    let mut rows = 0;
    table.run::<(Batch, Vec<u8>), ConvertError>(
        limits,
        |batch| {
            let bytes = match target {
                Target::Csv => delimited(&batch, b','),
                Target::Tsv => delimited(&batch, b'\t'),
                Target::Json => objects(&batch, &labels, ",\n"),
                Target::Ndjson => objects(&batch, &labels, "\n"),
                Target::Parquet | Target::Xlsx => Vec::new(),
            };
            Ok((batch, bytes))
        },
        |(batch, bytes)| {
            rows += batch.rows() as u64;
            match &mut writer {
                Writer::Text { file, first } => {
                    // between the objects of an array, not before the first
                    let skip = if *first && target == Target::Json { bytes.len().min(2) } else { 0 };
                    *first &= bytes.is_empty();
                    file.write_all(&bytes[skip..])?;
                }
                Writer::Parquet(file) => {
                    let columns = batch.columns.into_iter().map(|column| Arc::new(column) as ArrayRef);
                    file.push(&columns.collect::<Vec<_>>())?;
                }
                Writer::Workbook(book, _) => {
                    let readers: Vec<Reader<'_>> = batch.columns.iter().map(Reader::View).collect();
                    book.push(&readers, batch.records.len())?;
                }
            }
            progress(rows, table.structure.rows);
            Ok(())
        },
    )?;
    let file = match writer {
        Writer::Text { mut file, first } => {
            if target == Target::Json {
                file.write_all(if first { b"]\n" } else { b"\n]\n" })?;
            }
            file
        }
        Writer::Parquet(file) => file.finish()?,
        Writer::Workbook(book, file) => book.finish(file)?.map_err(ConvertError::DoesNotFit)?,
    };
    Ok(Converted { file: file.finish(FileRole::Table)?, rows, left_out: left_out(table) })
}

fn start(
    table: &Table,
    target: Target,
    labels: &[String],
    headed: bool,
    mut file: OpenFile,
) -> Result<Writer, ConvertError> {
    let header = |delimiter| {
        let mut line = Vec::new();
        if headed {
            let headings = headings(table);
            push_header(&mut line, headings.iter().map(String::as_str), delimiter);
        }
        line
    };
    Ok(match target {
        Target::Csv | Target::Tsv => {
            file.write_all(&header(if target == Target::Csv { b',' } else { b'\t' }))?;
            Writer::Text { file, first: true }
        }
        Target::Json => {
            file.write_all(b"[")?;
            Writer::Text { file, first: true }
        }
        Target::Ndjson => Writer::Text { file, first: true },
        Target::Parquet => {
            let types: Vec<_> = labels.iter().map(|label| (label.clone(), DataType::Utf8)).collect();
            Writer::Parquet(ParquetFile::new(file, &types)?)
        }
        Target::Xlsx => {
            if let Some(reason) = fits(table.structure.rows, labels.len(), u64::MAX) {
                return Err(ConvertError::DoesNotFit(reason));
            }
            let kinds: Vec<_> = if headed {
                headings(table).into_iter().map(|heading| (heading, Kind::TEXT)).collect()
            } else {
                Vec::new()
            };
            let book = Workbook::new(table.sheet.as_deref().unwrap_or("datos"), &kinds)?;
            Writer::Workbook(Box::new(book), file)
        }
    })
}

/// What stands in each column's header cells, units and repetitions included; cells of several rows are joined by
/// a space. A column that a merged cell names too has its whole label.
fn headings(table: &Table) -> Vec<String> {
    let (Some(first), rows) = (table.structure.header_first_row, table.structure.header_rows) else {
        return vec![String::new(); table.columns.len()];
    };
    let cell = |record: u64, column: usize| {
        let cell = match &table.rows {
            Rows::Delimited(file) => file.head.record(record).get(column),
            _ => table.cell(record, column),
        };
        cell.filter(|cell| !cell.is_blank()).map(|cell| cell.text.to_string())
    };
    let stacked = !table.layers().is_empty();
    let heading = |column: &crate::table::Column| {
        if stacked {
            let unit = column.unit.as_ref().map_or(String::new(), |unit| format!(" ({unit})"));
            return format!("{}{unit}", column.label.replace(" / ", " "));
        }
        let own: Vec<String> = (first..first + rows).filter_map(|record| cell(record, column.index)).collect();
        let unit = column.unit.as_ref().filter(|unit| own.iter().any(|own| own.contains(*unit)));
        let label = column.label.replace(" / ", " ");
        if own.len() >= column.label.split(" / ").count() || own.is_empty() && label.is_empty() {
            own.join(" ")
        } else {
            unit.map_or(label.clone(), |unit| format!("{label} ({unit})"))
        }
    };
    table.columns.iter().map(heading).collect()
}

/// Keys of the columns where a format needs unique ones: the labels, or names where these repeat or are empty.
fn labels(table: &Table) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    let unique = table.columns.iter().all(|column| !column.label.is_empty() && seen.insert(&column.label));
    let key = |column: &crate::table::Column| if unique { column.label.clone() } else { column.name.clone() };
    table.columns.iter().map(key).collect()
}

fn delimited(batch: &Batch, delimiter: u8) -> Vec<u8> {
    let mut out = Vec::new();
    for row in 0..batch.rows() {
        let start = out.len();
        for (at, column) in batch.columns.iter().enumerate() {
            if at > 0 {
                out.push(delimiter);
            }
            push_text(&mut out, column.value(row), delimiter);
        }
        if out.len() == start {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(b"\r\n");
    }
    out
}

/// Objects with text values; the separator stands before each object of an array and after each line.
fn objects(batch: &Batch, labels: &[String], separator: &str) -> Vec<u8> {
    let keys: Vec<String> = labels.iter().map(|label| json_text(label)).collect();
    let mut out = Vec::new();
    for row in 0..batch.rows() {
        if separator.starts_with(',') {
            out.extend_from_slice(separator.as_bytes());
        }
        for (at, (key, column)) in keys.iter().zip(&batch.columns).enumerate() {
            out.extend_from_slice(if at == 0 { b"{" } else { b"," });
            out.extend_from_slice(key.as_bytes());
            out.push(b':');
            out.extend_from_slice(json_text(text(column, row)).as_bytes());
        }
        out.push(b'}');
        if !separator.starts_with(',') {
            out.extend_from_slice(separator.as_bytes());
        }
    }
    out
}

fn text(column: &StringViewArray, row: usize) -> &str {
    if column.is_valid(row) { column.value(row) } else { "" }
}

fn json_text(text: &str) -> String {
    serde_json::to_string(text).expect("a text is always JSON")
}

/// Records of the sheet around and in the table that are none of its rows, by reason.
pub(crate) fn left_out(table: &Table) -> BTreeMap<String, u64> {
    let structure = &table.structure;
    let mut counts = BTreeMap::from([
        ("title".to_owned(), structure.titles.len() as u64),
        ("header".to_owned(), structure.header_rows),
        ("note".to_owned(), structure.notes.len() as u64),
    ]);
    // the notes of a stack's tables but the last stand among its records
    let listed = |record: u64| structure.titles.iter().chain(&structure.notes).any(|note| note.record == record);
    for (_, kind) in structure.exceptions.iter().filter(|(record, _)| !listed(*record)) {
        let reason = match kind {
            RowKind::Data | RowKind::Derived => continue,
            RowKind::Metadata => "title",
            RowKind::Notes => "note",
            kind => kind.name(),
        };
        *counts.entry(reason.to_owned()).or_default() += 1;
    }
    counts.retain(|_, count| *count > 0);
    counts
}
