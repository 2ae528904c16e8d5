//! HTML with tables, most often a report saved as `.xls`: each table with data is a sheet.
//!
//! Never here: what rows mean; `th` says nothing that can be trusted.

use crate::document::Sheet;
use crate::encoding;
use crate::error::ReadError;
use crate::format::Content;
use crate::format::markup::{Event, Markup, Tag};
use crate::format::number_format::decimal;
use crate::format::sheet_builder::{Budget, SheetBuilder};
use crate::grid::{Cell, CellKind};
use crate::limits::Limits;

/// Tables within tables are read so deep; deeper ones are text of their cell.
const NESTED: usize = 16;

/// Reads all tables of two or more cells, in the order in which they end.
///
/// # Errors
/// `NoTable` where there is none, `Limit`.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let decoded = match declared_encoding(bytes) {
        Some(label) if std::str::from_utf8(bytes).is_err() => {
            encoding::decode_as(bytes, &label).unwrap_or_else(|| encoding::decode(bytes))
        }
        _ => encoding::decode(bytes),
    };
    let budget = Budget::new(limits);
    let mut reader = Reader { budget: &budget, open: Vec::new(), sheets: Vec::new() };
    let mut names = Vec::new();
    let mut markup = Markup::new(&decoded.text);
    while let Some(event) = markup.next() {
        match event {
            Event::Start(tag) => {
                let name = tag.name.to_ascii_lowercase();
                match name.as_str() {
                    "script" | "style" if !tag.empty => markup.skip_raw(&name),
                    "x:name" if !tag.empty => names.push(markup.text_until_end(tag.name)),
                    _ => reader.start(&name, &tag)?,
                }
            }
            Event::End(name) => reader.end(&name.to_ascii_lowercase())?,
            Event::Text(text) => reader.text(&text),
        }
    }
    while !reader.open.is_empty() {
        reader.end("table")?;
    }
    if reader.sheets.is_empty() {
        return Err(ReadError::NoTable);
    }
    let count = reader.sheets.len();
    for (number, sheet) in reader.sheets.iter_mut().enumerate() {
        let given = if names.len() == count { names.get(number).cloned() } else { None };
        let numbered = (count > 1).then(|| (number + 1).to_string());
        sheet.name = given.or(sheet.name.take()).or(numbered);
    }
    Ok(Content {
        sheets: reader.sheets,
        findings: decoded.findings,
        encoding: Some(decoded.encoding),
        bom: decoded.bom,
    })
}

/// The `charset` of a `meta` element.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let after = &head[head.find("charset=")? + 8..];
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(label.len());
    (end > 0).then(|| label[..end].to_owned())
}

struct Table<'b> {
    builder: SheetBuilder<'b>,
    row: u64,
    column: usize,
    in_row: bool,
    cell: Option<OpenCell>,
    /// Cells taken by spans from above: row, column.
    taken: std::collections::BTreeSet<(u64, usize)>,
    caption: Option<String>,
    in_caption: bool,
}

struct OpenCell {
    text: String,
    number: Option<String>,
    columns: usize,
    rows: u64,
}

struct Reader<'b> {
    budget: &'b Budget<'b>,
    open: Vec<Table<'b>>,
    sheets: Vec<Sheet>,
}

impl Reader<'_> {
    fn start(&mut self, name: &str, tag: &Tag<'_>) -> Result<(), ReadError> {
        if name == "table" && self.open.len() < NESTED {
            self.open.push(Table {
                builder: SheetBuilder::new(self.budget),
                row: 0,
                column: 0,
                in_row: false,
                cell: None,
                taken: Default::default(),
                caption: None,
                in_caption: false,
            });
            return Ok(());
        }
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        match name {
            "caption" => {
                table.in_caption = true;
                table.caption = Some(String::new());
            }
            "tr" => {
                table.end_row()?;
                table.in_row = true;
                table.column = 0;
                let style = tag.attribute("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
                if style.contains("display:none") {
                    table.builder.hide_rows(table.row, table.row);
                }
            }
            "td" | "th" => {
                table.end_cell()?;
                table.in_row = true;
                let span = |name: &str| tag.number(name).unwrap_or(1).clamp(1, 10_000);
                table.cell = Some(OpenCell {
                    text: String::new(),
                    number: tag.attributes().find(|(name, _)| *name == "x:num").map(|(_, value)| value.into_owned()),
                    columns: span("colspan") as usize,
                    rows: span("rowspan"),
                });
            }
            "br" | "p" | "div" | "li" => table.push("\n"),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(table) = self.open.last_mut() {
            table.push(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        let Some(table) = self.open.last_mut() else { return Ok(()) };
        match name {
            "caption" => table.in_caption = false,
            "td" | "th" => table.end_cell()?,
            "tr" => table.end_row()?,
            "table" => {
                table.end_row()?;
                if let Some(table) = self.open.pop() {
                    let cells = table.builder.grid.rows.iter().flatten().filter(|cell| !cell.is_blank()).count();
                    let caption = table.caption.map(|caption| collapse(&caption)).filter(|caption| !caption.is_empty());
                    if cells >= 2 {
                        self.sheets.push(table.builder.finish(caption, false));
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Table<'_> {
    fn push(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            if text == "\n" {
                // a break that stays a break when white space collapses
                cell.text.push('\u{2028}');
            } else {
                cell.text.push_str(text);
            }
        } else if self.in_caption
            && let Some(caption) = &mut self.caption
        {
            caption.push_str(text);
        }
    }

    fn end_cell(&mut self) -> Result<(), ReadError> {
        let Some(open) = self.cell.take() else { return Ok(()) };
        while self.taken.remove(&(self.row, self.column)) {
            self.column += 1;
        }
        let cell = match open.number.as_deref().map(str::trim) {
            Some(stored) => {
                let stored = if stored.is_empty() { open.text.trim() } else { stored };
                match stored.parse::<f64>() {
                    Ok(number) if number.is_finite() => Cell::new(decimal(number), CellKind::Number),
                    _ => Cell::text(collapse(&open.text)),
                }
            }
            None => Cell::text(collapse(&open.text)),
        };
        let (row, column) = (self.row, self.column);
        let (last_row, last_column) = (row + open.rows - 1, column + open.columns - 1);
        self.builder.merge(row, column, last_row, last_column);
        self.builder.put(row, column, cell)?;
        if open.rows > 1 && self.taken.len() < 1_000_000 {
            for below in row + 1..=last_row.min(row + 2000) {
                self.taken.extend((column..=last_column.min(column + 500)).map(|column| (below, column)));
            }
        }
        self.column = last_column + 1;
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), ReadError> {
        self.end_cell()?;
        if self.in_row {
            self.in_row = false;
            self.row += 1;
            let row = self.row;
            self.taken.retain(|(taken, _)| *taken >= row);
        }
        Ok(())
    }
}

/// White space as a browser shows it: runs as one space, none at the ends, breaks kept.
fn collapse(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split('\u{2028}') {
        let words: Vec<&str> = line.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect();
        lines.push(words.join(" "));
    }
    let joined = lines.join("\n");
    joined.trim_matches('\n').to_owned()
}
