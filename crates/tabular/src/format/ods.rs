//! OpenDocument spreadsheets (zip or flat XML), read in pieces in one pass.
//!
//! Never here: other OpenDocument files (refused).

use std::collections::HashMap;
use std::sync::Arc;

use crate::document::{Format, Sheet};
use crate::encoding;
use crate::error::ReadError;
use crate::format::markup::{Event, Markup, Tag, local};
use crate::format::number_format::decimal;
use crate::format::package::Package;
use crate::format::properties::Properties;
use crate::format::sheet_builder::{Budget, SheetBuilder};
use crate::format::{Content, damaged_finding};
use crate::grid::{Cell, CellKind};
use crate::limits::Limits;

/// Reads all sheets.
///
/// # Errors
/// `Damaged` where there is no sheet, `Protected`, `Limit`.
pub(crate) fn read(bytes: Arc<[u8]>, limits: &Limits) -> Result<Content, ReadError> {
    let budget = Budget::new(limits);
    let mut reader = BookReader::new(&budget);
    let mut properties = Properties::default();
    let mut whole = true;
    if bytes.starts_with(b"PK") {
        let mut package = Package::open(Format::Ods, bytes, limits)?;
        if package.text("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
            return Err(ReadError::Protected(Format::Ods));
        }
        let outcome = package.texts_ending("content.xml", "table-row>", &mut |text| reader.read(text))?;
        whole = outcome.unwrap_or(false);
        properties.add_part(&package.text("meta.xml")?.unwrap_or_default());
    } else {
        let decoded = encoding::decode(&bytes);
        reader.read(&decoded.text)?;
    }
    reader.end_sheet();
    if reader.sheets.is_empty() {
        return Err(ReadError::Damaged { format: Format::Ods, why: "no sheet".to_owned() });
    }
    let mut content = Content { sheets: reader.sheets, ..Content::default() };
    if !whole {
        content.findings.push(damaged_finding("truncated"));
    }
    content.findings.extend(properties.finding());
    Ok(content)
}

/// A sheet under construction.
struct Open<'b> {
    name: String,
    hidden: bool,
    builder: SheetBuilder<'b>,
    row: u64,
    column: usize,
    header_column: usize,
    /// The row at hand: column, how often, cell. Kept until the row ends, as rows may repeat.
    cells: Vec<(usize, usize, Cell)>,
    repeat: u64,
}

/// A cell under construction.
struct Value {
    repeat: usize,
    kind: CellKind,
    stored: Option<String>,
    text: String,
    paragraphs: u32,
}

struct BookReader<'b> {
    budget: &'b Budget<'b>,
    sheets: Vec<Sheet>,
    open: Option<Open<'b>>,
    value: Option<Value>,
    in_paragraph: u32,
    /// Inside an element whose content is no cell's text (comments, shapes, tracked changes): its name.
    skipped: Option<(String, u32)>,
    /// Width of number styles with leading zeros, by name.
    zeros: HashMap<String, usize>,
    /// Widths by cell style.
    padded: HashMap<String, usize>,
    hidden_styles: Vec<String>,
    style: String,
}

impl<'b> BookReader<'b> {
    fn new(budget: &'b Budget<'b>) -> Self {
        BookReader {
            budget,
            sheets: Vec::new(),
            open: None,
            value: None,
            in_paragraph: 0,
            skipped: None,
            zeros: HashMap::new(),
            padded: HashMap::new(),
            hidden_styles: Vec::new(),
            style: String::new(),
        }
    }

    fn read(&mut self, text: &str) -> Result<(), ReadError> {
        for event in Markup::new(text) {
            if let Some((name, depth)) = &mut self.skipped {
                match event {
                    Event::Start(tag) if tag.name == name && !tag.empty => *depth += 1,
                    Event::End(end) if end == name => {
                        *depth -= 1;
                        if *depth == 0 {
                            self.skipped = None;
                        }
                    }
                    _ => {}
                }
                continue;
            }
            match event {
                Event::Start(tag) => self.start(&tag)?,
                Event::End(name) => self.end(local(name))?,
                Event::Text(text) => {
                    if self.in_paragraph > 0
                        && let Some(value) = &mut self.value
                    {
                        push_collapsed(&mut value.text, &text);
                    }
                }
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), ReadError> {
        match tag.local() {
            "annotation" | "tracked-changes" | "shapes" | "dde-links" | "forms" if !tag.empty => {
                self.skipped = Some((tag.name.to_owned(), 1));
            }
            "style" => {
                self.style = tag.attribute("name").unwrap_or_default().into_owned();
                if let Some(width) = tag.attribute("data-style-name").and_then(|name| self.zeros.get(&*name)) {
                    self.padded.insert(self.style.clone(), *width);
                }
            }
            "number-style" => self.style = tag.attribute("name").unwrap_or_default().into_owned(),
            "number" if self.open.is_none() => {
                let width = tag.number("min-integer-digits").unwrap_or(0);
                let places = tag.number("decimal-places").or_else(|| tag.number("min-decimal-places")).unwrap_or(0);
                if (2..=30).contains(&width) && places == 0 {
                    self.zeros.insert(self.style.clone(), width as usize);
                }
            }
            "table-properties" if tag.attribute("display").is_some_and(|display| display == "false") => {
                self.hidden_styles.push(self.style.clone());
            }
            "table" if self.value.is_none() => self.start_sheet(tag),
            "table-column" => self.column(tag),
            "table-row" => self.start_row(tag)?,
            "table-cell" | "covered-table-cell" => self.start_cell(tag)?,
            "p" | "h" if !tag.empty => {
                if let Some(value) = &mut self.value {
                    if self.in_paragraph == 0 {
                        if value.paragraphs > 0 {
                            value.text.push('\n');
                        }
                        value.paragraphs += 1;
                    }
                    self.in_paragraph += 1;
                }
            }
            "s" if self.in_paragraph > 0 => {
                let spaces = tag.number("c").unwrap_or(1).min(1000);
                self.push(&" ".repeat(spaces as usize));
            }
            "tab" if self.in_paragraph > 0 => self.push("\t"),
            "line-break" if self.in_paragraph > 0 => self.push("\n"),
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, text: &str) {
        if let Some(value) = &mut self.value {
            value.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "p" | "h" => self.in_paragraph = self.in_paragraph.saturating_sub(1),
            "table-cell" | "covered-table-cell" => self.end_cell(),
            "table-row" => self.end_row()?,
            "table" if self.value.is_none() => self.end_sheet(),
            _ => {}
        }
        Ok(())
    }

    fn start_sheet(&mut self, tag: &Tag<'_>) {
        self.end_sheet();
        let style = tag.attribute("style-name").unwrap_or_default();
        self.open = Some(Open {
            name: tag.attribute("name").unwrap_or_default().into_owned(),
            hidden: self.hidden_styles.iter().any(|hidden| *hidden == *style),
            builder: SheetBuilder::new(self.budget),
            row: 0,
            column: 0,
            header_column: 0,
            cells: Vec::new(),
            repeat: 1,
        });
    }

    fn end_sheet(&mut self) {
        if let Some(open) = self.open.take() {
            self.sheets.push(open.builder.finish(Some(open.name), open.hidden));
        }
    }

    fn column(&mut self, tag: &Tag<'_>) {
        let Some(open) = &mut self.open else { return };
        let repeat = tag.number("number-columns-repeated").unwrap_or(1).clamp(1, 1 << 24) as usize;
        if tag.attribute("visibility").is_some_and(|visibility| visibility != "visible") {
            open.builder.hide_columns(open.header_column, open.header_column + repeat - 1);
        }
        open.header_column = open.header_column.saturating_add(repeat);
    }

    fn start_row(&mut self, tag: &Tag<'_>) -> Result<(), ReadError> {
        let Some(open) = &mut self.open else { return Ok(()) };
        open.repeat = tag.number("number-rows-repeated").unwrap_or(1).clamp(1, 1 << 24);
        open.column = 0;
        open.cells.clear();
        if tag.attribute("visibility").is_some_and(|visibility| visibility != "visible") {
            open.builder.hide_rows(open.row, open.row + open.repeat - 1);
        }
        if tag.empty { self.end_row() } else { Ok(()) }
    }

    fn end_row(&mut self) -> Result<(), ReadError> {
        let Some(open) = &mut self.open else { return Ok(()) };
        if !open.cells.is_empty() {
            for row in open.row..open.row + open.repeat {
                for (column, repeat, cell) in &open.cells {
                    for column in *column..*column + *repeat {
                        open.builder.put(row, column, cell.clone())?;
                    }
                }
            }
            open.cells.clear();
        }
        open.row = open.row.saturating_add(open.repeat);
        Ok(())
    }

    fn start_cell(&mut self, tag: &Tag<'_>) -> Result<(), ReadError> {
        let Some(open) = &mut self.open else { return Ok(()) };
        let mut value = Value { repeat: 1, kind: CellKind::Text, stored: None, text: String::new(), paragraphs: 0 };
        let (mut columns, mut rows) = (1u64, 1u64);
        let (mut plain, mut day, mut time, mut truth, mut words) = (None, None, None, None, None);
        let mut width = None;
        for (name, text) in tag.attributes() {
            match local(name) {
                "number-columns-repeated" => value.repeat = text.parse().unwrap_or(1).clamp(1, 1 << 24),
                "number-columns-spanned" => columns = text.parse().unwrap_or(1),
                "number-rows-spanned" => rows = text.parse().unwrap_or(1),
                "formula" => open.builder.grid.formulas += 1,
                "style-name" => width = self.padded.get(&*text).copied(),
                "value" => plain = Some(text.into_owned()),
                "date-value" => day = Some(text.into_owned()),
                "time-value" => time = Some(text.into_owned()),
                "boolean-value" => truth = Some(text.into_owned()),
                "string-value" => words = Some(text.into_owned()),
                "value-type" => {
                    value.kind = match &*text {
                        "float" => CellKind::Number,
                        "percentage" => CellKind::Percent,
                        "currency" => CellKind::Currency,
                        "date" => CellKind::Date,
                        "time" => CellKind::Time,
                        "boolean" => CellKind::Boolean,
                        // the extended type comes last and says more than the first
                        "error" => CellKind::Error,
                        _ => value.kind,
                    };
                }
                _ => {}
            }
        }
        value.stored = match value.kind {
            CellKind::Number | CellKind::Percent | CellKind::Currency => plain,
            CellKind::Date => day,
            CellKind::Time => time,
            CellKind::Boolean => truth,
            _ => words,
        };
        if let (Some(width), Some(number), CellKind::Number) = (width, &value.stored, value.kind)
            && number.bytes().all(|b| b.is_ascii_digit())
        {
            value.stored = Some(format!("{number:0>width$}"));
        }
        let (row, column) = (open.row, open.column);
        if columns > 1 || rows > 1 {
            let last_column = column.saturating_add(usize::try_from(columns.max(1) - 1).unwrap_or(usize::MAX));
            open.builder.merge(row, column, row.saturating_add(rows.max(1) - 1), last_column);
        }
        self.value = Some(value);
        self.in_paragraph = 0;
        if tag.empty {
            self.end_cell();
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        let (Some(open), Some(value)) = (&mut self.open, self.value.take()) else { return };
        let repeat = value.repeat;
        let cell = value.cell();
        if cell.kind != CellKind::Empty {
            open.cells.push((open.column, repeat, cell));
        }
        open.column = open.column.saturating_add(repeat);
    }
}

impl Value {
    fn cell(self) -> Cell {
        let stored = self.stored.unwrap_or_default();
        match self.kind {
            CellKind::Number | CellKind::Percent | CellKind::Currency => {
                if stored.len() > 1 && stored.starts_with('0') && stored.bytes().all(|b| b.is_ascii_digit()) {
                    return Cell::new(stored, self.kind);
                }
                match stored.trim().parse::<f64>() {
                    Ok(number) if number.is_finite() => Cell::new(decimal(number), self.kind),
                    _ => Cell::text(self.text),
                }
            }
            CellKind::Date if !stored.is_empty() => moment(&stored),
            CellKind::Time if !stored.is_empty() => duration(&stored).unwrap_or_else(|| Cell::text(self.text)),
            CellKind::Boolean if !stored.is_empty() => Cell::new(stored, CellKind::Boolean),
            CellKind::Error if !self.text.is_empty() => Cell::new(self.text, CellKind::Error),
            _ if !stored.is_empty() => Cell::text(stored),
            _ => Cell::text(self.text),
        }
    }
}

/// `2024-01-31` or `2024-01-31T10:30:00.5`.
fn moment(stored: &str) -> Cell {
    match stored.split_once('T') {
        None => Cell::new(stored, CellKind::Date),
        Some((day, clock)) => {
            let clock = match clock.trim_end_matches('Z').split_once('.') {
                Some((whole, fraction)) if fraction.bytes().all(|b| b == b'0') => whole.to_owned(),
                _ => clock.trim_end_matches('Z').to_owned(),
            };
            Cell::new(format!("{day}T{clock}"), CellKind::DateTime)
        }
    }
}

/// `PT09H05M00S` as a time of day; past 24 hours it is text.
fn duration(stored: &str) -> Option<Cell> {
    let rest = stored.strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H').unwrap_or(("0", rest));
    let (minutes, rest) = rest.split_once('M').unwrap_or(("0", rest));
    let (seconds, _) = rest.split_once('S').unwrap_or(("0", rest));
    let (whole, fraction) = seconds.split_once(['.', ',']).unwrap_or((seconds, ""));
    let number = |text: &str| text.parse::<u32>().ok();
    let (hours, minutes, seconds) = (number(hours)?, number(minutes)?, number(whole)?);
    let fraction = fraction.trim_end_matches('0');
    let mut text = format!("{hours:02}:{minutes:02}:{seconds:02}");
    if !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit()) {
        text.push('.');
        text.push_str(fraction);
    }
    Some(Cell::new(text, if hours < 24 { CellKind::Time } else { CellKind::Text }))
}

/// Adds text with runs of white space as one space, as OpenDocument says (longer runs are `text:s`).
fn push_collapsed(out: &mut String, text: &str) {
    for sign in text.chars() {
        if matches!(sign, ' ' | '\t' | '\n' | '\r') {
            if !out.ends_with(' ') && !out.ends_with('\n') && !out.is_empty() {
                out.push(' ');
            }
        } else {
            out.push(sign);
        }
    }
}
