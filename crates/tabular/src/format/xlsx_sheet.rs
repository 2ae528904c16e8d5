//! One sheet of an Office Open XML workbook, read in pieces in one pass.
//!
//! Never here: the package (see `xlsx`).

use std::borrow::Cow;

use crate::document::Sheet;
use crate::error::ReadError;
use crate::finding::Finding;
use crate::format::markup::{Event, Markup, Tag, local};
use crate::format::number_format::{DateSystem, NumberFormat};
use crate::format::sheet_builder::{Budget, SheetBuilder};
use crate::format::xlsx_styles::CellStyle;
use crate::grid::{Cell, CellKind};

/// The workbook's shared strings, in one piece of memory.
#[derive(Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    /// Adds one; `_x000D_` and its like become their signs.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(&unescape_signs(text));
        self.ends.push(self.text.len());
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// One of them.
    pub fn get(&self, index: usize) -> Option<&str> {
        let start = if index == 0 { 0 } else { *self.ends.get(index - 1)? };
        self.text.get(start..*self.ends.get(index)?)
    }
}

/// What a `c` element's text is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Boolean,
    Error,
    Date,
}

/// Reads a sheet's XML piece by piece.
pub(crate) struct SheetReader<'b> {
    builder: SheetBuilder<'b>,
    strings: &'b Strings,
    styles: &'b [CellStyle],
    system: DateSystem,
    row: u64,
    next_row: u64,
    column: usize,
    kind: Kind,
    style: CellStyle,
    /// Cells that hold something and show nothing: how many, and the first records.
    invisible: (u64, Vec<u64>),
    in_cell: bool,
    in_value: bool,
    in_hint: bool,
    value: String,
}

impl<'b> SheetReader<'b> {
    /// Nothing read yet.
    pub fn new(budget: &'b Budget<'b>, strings: &'b Strings, styles: &'b [CellStyle], system: DateSystem) -> Self {
        SheetReader {
            builder: SheetBuilder::new(budget),
            strings,
            styles,
            system,
            row: 0,
            next_row: 0,
            column: 0,
            kind: Kind::Number,
            style: CellStyle::PLAIN,
            invisible: (0, Vec::new()),
            in_cell: false,
            in_value: false,
            in_hint: false,
            value: String::new(),
        }
    }

    /// Reads the next piece; pieces end after a tag.
    ///
    /// # Errors
    /// `Limit`.
    pub fn read(&mut self, text: &str) -> Result<(), ReadError> {
        for event in Markup::new(text) {
            match event {
                Event::Start(tag) => self.start(&tag)?,
                Event::End(name) => match local(name) {
                    "v" | "t" => self.in_value = false,
                    "rPh" => self.in_hint = false,
                    "c" if self.in_cell => {
                        self.in_cell = false;
                        let cell = self.cell();
                        if self.style.invisible && !cell.is_blank() {
                            self.note_invisible();
                        }
                        self.builder.put(self.row, self.column, cell)?;
                        self.column += 1;
                    }
                    _ => {}
                },
                Event::Text(text) if self.in_value => self.value.push_str(&text),
                Event::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Cells that hold something and show nothing: how many, and the first records.
    pub fn invisible(&self) -> (u64, &[u64]) {
        (self.invisible.0, &self.invisible.1)
    }

    fn note_invisible(&mut self) {
        let (count, rows) = &mut self.invisible;
        *count += 1;
        let record = self.row.saturating_add(1);
        if rows.len() < Finding::ROWS && rows.last() != Some(&record) {
            rows.push(record);
        }
    }

    /// The sheet.
    pub fn finish(self, name: Option<String>, hidden: bool) -> Sheet {
        self.builder.finish(name, hidden)
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), ReadError> {
        match tag.local() {
            "c" => self.start_cell(tag)?,
            "v" | "t" if self.in_cell => self.in_value = !tag.empty && !self.in_hint,
            "f" if self.in_cell => self.builder.grid.formulas += 1,
            "rPh" => self.in_hint = !tag.empty,
            "row" => {
                self.row = self.next_row;
                self.column = 0;
                for (name, value) in tag.attributes() {
                    match name {
                        "r" => self.row = value.parse::<u64>().map_or(self.row, |row| row.saturating_sub(1)),
                        "hidden" if is_true(&value) => self.builder.hide_rows(self.row, self.row),
                        _ => {}
                    }
                }
                self.next_row = self.row.saturating_add(1);
            }
            "col" if tag.attribute("hidden").is_some_and(|value| is_true(&value)) => {
                let first = tag.number("min").unwrap_or(1).saturating_sub(1) as usize;
                let last = tag.number("max").unwrap_or(1).saturating_sub(1) as usize;
                self.builder.hide_columns(first, last);
            }
            "mergeCell" => {
                let area = tag.attribute("ref").unwrap_or_default();
                if let Some((first, last)) = area.split_once(':')
                    && let (Some(first), Some(last)) = (place(first), place(last))
                {
                    self.builder.merge(first.0, first.1, last.0, last.1);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn start_cell(&mut self, tag: &Tag<'_>) -> Result<(), ReadError> {
        self.kind = Kind::Number;
        self.style = CellStyle::PLAIN;
        for (name, value) in tag.attributes() {
            match name {
                "r" => {
                    if let Some((row, column)) = place(&value) {
                        self.row = row;
                        self.next_row = self.next_row.max(row.saturating_add(1));
                        self.column = column;
                    }
                }
                "s" => {
                    let style = value.parse().ok().and_then(|style: usize| self.styles.get(style));
                    self.style = style.copied().unwrap_or(CellStyle::PLAIN);
                }
                "t" => {
                    self.kind = match &*value {
                        "s" => Kind::Shared,
                        "str" | "inlineStr" => Kind::Text,
                        "b" => Kind::Boolean,
                        "e" => Kind::Error,
                        "d" => Kind::Date,
                        _ => Kind::Number,
                    };
                }
                _ => {}
            }
        }
        self.in_cell = !tag.empty;
        self.in_value = false;
        self.value.clear();
        self.column = self.column.saturating_add(usize::from(tag.empty));
        Ok(())
    }

    fn cell(&self) -> Cell {
        let value = self.value.as_str();
        match self.kind {
            Kind::Shared => {
                Cell::text(value.trim().parse().ok().and_then(|index| self.strings.get(index)).unwrap_or_default())
            }
            Kind::Text => Cell::text(&*unescape_signs(value)),
            Kind::Boolean if value.is_empty() => Cell::empty(),
            Kind::Boolean => Cell::new(if is_true(value) { "true" } else { "false" }, CellKind::Boolean),
            Kind::Error if value.is_empty() => Cell::empty(),
            Kind::Error => Cell::new(value, CellKind::Error),
            Kind::Date => date(value),
            Kind::Number => self.number(value.trim()),
        }
    }

    fn number(&self, value: &str) -> Cell {
        let plain = match self.style.format {
            NumberFormat::General | NumberFormat::Text => Some(CellKind::Number),
            NumberFormat::Percent => Some(CellKind::Percent),
            NumberFormat::Currency => Some(CellKind::Currency),
            _ => None,
        };
        if let Some(kind) = plain.filter(|_| is_shortest(value)) {
            return Cell::new(value, kind);
        }
        match value.parse::<f64>() {
            Ok(number) if number.is_finite() => self.style.format.cell(number, self.system),
            _ => Cell::text(value),
        }
    }
}

fn is_true(value: &str) -> bool {
    matches!(value, "1" | "true")
}

/// `B7` as 0-based row and column.
fn place(reference: &str) -> Option<(u64, usize)> {
    let mut column = 0usize;
    let mut row = 0u64;
    let mut letters = 0;
    for byte in reference.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' if row == 0 && letters < 4 => {
                letters += 1;
                column = column * 26 + usize::from(byte.to_ascii_uppercase() - b'A') + 1;
            }
            b'0'..=b'9' if letters > 0 => row = row.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?,
            b'$' => {}
            _ => return None,
        }
    }
    (row > 0 && column > 0).then(|| (row - 1, column - 1))
}

/// True where a written number is already its shortest form: no zeros to spare, at most 15 digits.
fn is_shortest(value: &str) -> bool {
    let bytes = value.as_bytes();
    let unsigned = bytes.strip_prefix(b"-").unwrap_or(bytes);
    let point = unsigned.iter().position(|b| *b == b'.');
    let (whole, fraction) = point.map_or((unsigned, &b""[..]), |point| (&unsigned[..point], &unsigned[point + 1..]));
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    (unsigned.len() < 16 && !whole.is_empty() && digits(whole) && digits(fraction))
        && (whole[0] != b'0' || (whole.len() == 1 && (point.is_some() || bytes.len() == 1)))
        && (point.is_none() || fraction.last().is_some_and(|last| *last != b'0'))
        && !(whole == b"0" && fraction.starts_with(b"000000"))
}

/// An ISO 8601 day or moment.
fn date(value: &str) -> Cell {
    let value = value.trim().trim_end_matches('Z');
    match value.split_once('T') {
        Some((day, clock)) if clock.starts_with("00:00:00") => Cell::new(day, CellKind::Date),
        Some(_) => Cell::new(value, CellKind::DateTime),
        None if value.contains(':') => Cell::new(value, CellKind::Time),
        None if value.is_empty() => Cell::empty(),
        None => Cell::new(value, CellKind::Date),
    }
}

/// `_x000D_` and its like stand for signs that XML cannot hold.
fn unescape_signs(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
        let sign = code.and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        match sign {
            Some(sign) if rest.as_bytes().get(at + 6) == Some(&b'_') => {
                // a carriage return before a line feed is one line break
                if !(sign == '\r' && rest[at + 7..].starts_with('\n')) {
                    out.push(sign);
                }
                rest = &rest[at + 7..];
            }
            _ => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}
