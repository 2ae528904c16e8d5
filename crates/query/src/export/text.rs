//! CSV (RFC 4180), JSON and NDJSON: written while rows come, nothing held but the piece at hand.
//!
//! Never here: which rows, other formats.

use apertura_tabular::ValueType;

use super::{ExportFormat, PIECE};
use crate::answer::ColumnInfo;
use crate::cells::{Cells, Key};

/// Writes rows as text.
pub(super) struct Writer<'a> {
    /// What is not handed on yet.
    pub(super) piece: Vec<u8>,
    format: ExportFormat,
    infos: Vec<&'a ColumnInfo>,
    rows: u64,
}

impl<'a> Writer<'a> {
    /// A writer of these columns.
    pub(super) fn new(format: ExportFormat, infos: Vec<&'a ColumnInfo>) -> Self {
        Writer { piece: Vec::with_capacity(PIECE + PIECE / 4), format, infos, rows: 0 }
    }

    /// A row of cells as they are read.
    pub(super) fn cells(&mut self, cells: &[Cells], row: usize) {
        self.row(|at, writer| match cells[at].text(row) {
            Some(text) => writer.text(text),
            None => writer.key(&cells[at].key(row), at),
        });
    }

    /// A row of values.
    pub(super) fn keys(&mut self, keys: &[Key]) {
        self.row(|at, writer| writer.key(&keys[at], at));
    }

    /// What stands before the first row.
    pub(super) fn begin(&mut self) {
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
            _ => {}
        }
    }

    /// What stands after the last row.
    pub(super) fn end(&mut self) {
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
            _ => self.piece.extend_from_slice(b"}\n"),
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
