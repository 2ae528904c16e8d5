//! A view of the table as a file: CSV (RFC 4180), JSON or NDJSON, written while it is read.
//!
//! Never here: which rows (see `selection`), HTTP.

use apertura_tabular::ValueType;
use serde::{Deserialize, Serialize};

use crate::answer::ColumnInfo;
use crate::cells::{Cells, Key};
use crate::error::QueryError;
use crate::rows::fetch;
use crate::selection::Selection;
use crate::table::Table;
use crate::work::Budget;

/// Bytes that are handed on at a time.
const PIECE: usize = 256 << 10;

/// Rows of a sorted view that are held at a time.
const SORTED_AT_ONCE: usize = 25_000;

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    /// Comma-separated values with a header line; UTF-8.
    Csv,
    /// One array of objects.
    Json,
    /// One object a line.
    Ndjson,
}

impl ExportFormat {
    /// The ending of a file's name.
    pub fn name(self) -> &'static str {
        match self {
            ExportFormat::Csv => "csv",
            ExportFormat::Json => "json",
            ExportFormat::Ndjson => "ndjson",
        }
    }

    /// The format of such an ending.
    pub fn from_name(name: &str) -> Option<ExportFormat> {
        [ExportFormat::Csv, ExportFormat::Json, ExportFormat::Ndjson].into_iter().find(|format| format.name() == name)
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            ExportFormat::Csv => "text/csv; charset=utf-8",
            ExportFormat::Json => "application/json",
            ExportFormat::Ndjson => "application/x-ndjson",
        }
    }
}

/// The rows of an export.
pub enum Rows<'a> {
    /// A selection, in the order of the file.
    Selected(&'a Selection),
    /// Some rows by number, in their order.
    Listed(&'a [u64]),
}

/// Writes the rows; `deliver` takes each piece and says false where nobody waits any more.
pub fn write(
    table: &Table,
    columns: &[usize],
    rows: Rows<'_>,
    format: ExportFormat,
    budget: &Budget,
    mut deliver: impl FnMut(Vec<u8>) -> bool,
) -> Result<(), QueryError> {
    let infos: Vec<&ColumnInfo> = columns.iter().map(|column| &table.columns[*column].info).collect();
    let mut writer = Writer { piece: Vec::with_capacity(PIECE + PIECE / 4), format, infos, rows: 0 };
    writer.begin();
    let mut send = |writer: &mut Writer<'_>, least: usize| {
        if writer.piece.len() > least && !deliver(std::mem::take(&mut writer.piece)) {
            budget.cancel();
        }
        budget.check()
    };
    match rows {
        Rows::Selected(selection) => {
            // a reader gives the columns in any order and each once
            for (group, mask) in selection.groups.iter().enumerate() {
                table.read(group, columns, mask, budget, |cells| {
                    for row in 0..cells.first().map_or(0, Cells::len) {
                        writer.row(|at, writer| match cells[at].text(row) {
                            Some(text) => writer.text(text),
                            None => writer.key(&cells[at].key(row), at),
                        });
                        if writer.piece.len() > PIECE {
                            send(&mut writer, PIECE)?;
                        }
                    }
                    Ok(())
                })?;
            }
        }
        Rows::Listed(rows) => {
            for rows in rows.chunks(SORTED_AT_ONCE) {
                for keys in fetch(table, columns, rows, budget)? {
                    writer.row(|at, writer| writer.key(&keys[at], at));
                    if writer.piece.len() > PIECE {
                        send(&mut writer, PIECE)?;
                    }
                }
            }
        }
    }
    writer.end();
    send(&mut writer, 0)
}

struct Writer<'a> {
    piece: Vec<u8>,
    format: ExportFormat,
    infos: Vec<&'a ColumnInfo>,
    rows: u64,
}

impl Writer<'_> {
    fn begin(&mut self) {
        match self.format {
            ExportFormat::Csv => {
                for at in 0..self.infos.len() {
                    if at > 0 {
                        self.piece.push(b',');
                    }
                    let name = self.infos[at].name.clone();
                    self.text(&name);
                }
                self.piece.extend_from_slice(b"\r\n");
            }
            ExportFormat::Json => self.piece.push(b'['),
            ExportFormat::Ndjson => {}
        }
    }

    fn end(&mut self) {
        if self.format == ExportFormat::Json {
            self.piece.extend_from_slice(b"\n]\n");
        }
    }

    fn row(&mut self, cell: impl Fn(usize, &mut Self)) {
        if self.format == ExportFormat::Json {
            self.piece.extend_from_slice(if self.rows == 0 { b"\n" } else { b",\n" });
        }
        self.rows += 1;
        let csv = self.format == ExportFormat::Csv;
        if !csv {
            self.piece.push(b'{');
        }
        for at in 0..self.infos.len() {
            if at > 0 {
                self.piece.push(b',');
            }
            if !csv {
                let name = self.infos[at].name.clone();
                self.text(&name);
                self.piece.push(b':');
            }
            cell(at, self);
        }
        match self.format {
            ExportFormat::Csv => self.piece.extend_from_slice(b"\r\n"),
            ExportFormat::Json => self.piece.push(b'}'),
            ExportFormat::Ndjson => self.piece.extend_from_slice(b"}\n"),
        }
    }

    fn text(&mut self, text: &str) {
        if self.format == ExportFormat::Csv {
            let bytes = text.as_bytes();
            if memchr::memchr3(b',', b'"', b'\n', bytes).is_none() && memchr::memchr(b'\r', bytes).is_none() {
                self.piece.extend_from_slice(bytes);
            } else {
                self.piece.push(b'"');
                self.piece.extend_from_slice(text.replace('"', "\"\"").as_bytes());
                self.piece.push(b'"');
            }
        } else {
            self.piece.extend_from_slice(serde_json::Value::from(text).to_string().as_bytes());
        }
    }

    fn key(&mut self, key: &Key, at: usize) {
        match key {
            Key::Text(text) => self.text(text),
            Key::Blank if self.format == ExportFormat::Csv => {}
            _ if self.format == ExportFormat::Csv => {
                let text = key.write(self.infos[at]);
                self.piece.extend_from_slice(text.as_bytes());
            }
            // a decimal keeps its places: 12.50 is a JSON number as it stands
            Key::Decimal(_) if self.infos[at].value_type == ValueType::Number => {
                let text = key.write(self.infos[at]);
                self.piece.extend_from_slice(text.as_bytes());
            }
            _ => self.piece.extend_from_slice(key.json(self.infos[at]).to_string().as_bytes()),
        }
    }
}
