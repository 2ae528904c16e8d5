//! SpreadsheetML 2003: the XML that Excel 2002 and 2003, and many exporters, write (often as `.xls`).
//!
//! Never here: the newer workbooks (see `xlsx`).

use std::collections::HashMap;

use crate::document::Format;
use crate::encoding;
use crate::error::ReadError;
use crate::format::markup::{Event, Markup, Tag, local};
use crate::format::number_format::{DateSystem, NumberFormat, decimal};
use crate::format::properties::Properties;
use crate::format::sheet_builder::{Budget, SheetBuilder};
use crate::format::{Content, damaged_finding};
use crate::grid::{Cell, CellKind};
use crate::limits::Limits;

/// Reads all work sheets.
///
/// # Errors
/// `Damaged` where there is no work sheet, `Limit`.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let decoded = encoding::decode(bytes);
    let budget = Budget::new(limits);
    let mut content = Content { encoding: Some(decoded.encoding), bom: decoded.bom, ..Content::default() };
    content.findings = decoded.findings;
    let mut styles = HashMap::new();
    let mut properties = Properties::default();
    let mut markup = Markup::new(&decoded.text);
    let mut closed = false;
    while let Some(event) = markup.next() {
        match event {
            Event::Start(tag) => match tag.local() {
                "Author" | "LastAuthor" | "Manager" | "Company" if !tag.empty => {
                    properties.add(tag.local(), &markup.text_until_end(tag.name));
                }
                "Style" if !tag.empty => style(&tag, &mut markup, &mut styles),
                "Worksheet" if !tag.empty => {
                    let name = tag.attribute("Name").map(|name| name.into_owned());
                    content.sheets.push(sheet(name, tag.name, &mut markup, &styles, &budget)?);
                }
                _ => {}
            },
            Event::End(name) => closed |= local(name) == "Workbook",
            Event::Text(_) => {}
        }
    }
    if content.sheets.is_empty() {
        return Err(ReadError::Damaged { format: Format::SpreadsheetMl, why: "no Worksheet element".to_owned() });
    }
    if !closed {
        content.findings.push(damaged_finding("truncated"));
    }
    content.findings.extend(properties.finding());
    Ok(content)
}

fn style(tag: &Tag<'_>, markup: &mut Markup<'_>, styles: &mut HashMap<String, NumberFormat>) {
    let id = tag.attribute("ID").unwrap_or_default().into_owned();
    for event in markup.by_ref() {
        match event {
            Event::Start(inner) if inner.local() == "NumberFormat" => {
                if let Some(code) = inner.attribute("Format") {
                    styles.insert(id.clone(), number_format(&code));
                }
            }
            Event::End(name) if name == tag.name => break,
            _ => {}
        }
    }
}

/// A format code, or one of the names that stand for one.
fn number_format(code: &str) -> NumberFormat {
    match code {
        "General Number" | "Fixed" | "Standard" | "Scientific" | "Yes/No" | "True/False" | "On/Off" => {
            NumberFormat::General
        }
        "Currency" | "Euro Currency" => NumberFormat::Currency,
        "Percent" => NumberFormat::Percent,
        "General Date" => NumberFormat::DateTime,
        "Long Date" | "Medium Date" | "Short Date" => NumberFormat::Date,
        "Long Time" | "Medium Time" | "Short Time" => NumberFormat::Time,
        code => NumberFormat::parse(code),
    }
}

fn sheet(
    name: Option<String>,
    element: &str,
    markup: &mut Markup<'_>,
    styles: &HashMap<String, NumberFormat>,
    budget: &Budget<'_>,
) -> Result<crate::document::Sheet, ReadError> {
    let mut builder = SheetBuilder::new(budget);
    let mut hidden = false;
    let (mut row, mut column, mut next_column_width) = (0u64, 0usize, 0usize);
    let mut started = false;
    while let Some(event) = markup.next() {
        let tag = match event {
            Event::End(end) if end == element => break,
            Event::Start(tag) => tag,
            _ => continue,
        };
        match tag.local() {
            "Column" => {
                let first = tag.number("Index").map_or(next_column_width, |index| index.saturating_sub(1) as usize);
                let last = first.saturating_add(tag.number("Span").unwrap_or(0) as usize);
                if tag.attribute("Hidden").is_some_and(|hidden| &*hidden == "1") {
                    builder.hide_columns(first, last);
                }
                next_column_width = last.saturating_add(1);
            }
            "Row" => {
                row = match tag.number("Index") {
                    Some(index) => index.saturating_sub(1),
                    None if started => row.saturating_add(1),
                    None => 0,
                };
                started = true;
                column = 0;
                let span = tag.number("Span").unwrap_or(0);
                if tag.attribute("Hidden").is_some_and(|hidden| &*hidden == "1") {
                    builder.hide_rows(row, row.saturating_add(span));
                }
                if tag.empty {
                    row = row.saturating_add(span);
                }
            }
            "Cell" => {
                if let Some(index) = tag.number("Index") {
                    column = index.saturating_sub(1) as usize;
                }
                let across = tag.number("MergeAcross").unwrap_or(0) as usize;
                let down = tag.number("MergeDown").unwrap_or(0);
                builder.merge(row, column, row.saturating_add(down), column.saturating_add(across));
                builder.grid.formulas += u64::from(tag.attribute("Formula").is_some());
                if !tag.empty {
                    let style = tag.attribute("StyleID").and_then(|id| styles.get(&*id).copied());
                    let value = cell(markup, tag.name, style.unwrap_or(NumberFormat::General));
                    builder.put(row, column, value)?;
                }
                column = column.saturating_add(across).saturating_add(1);
            }
            "Visible" if !tag.empty => {
                hidden |= matches!(&*markup.text_until_end(tag.name), "SheetHidden" | "SheetVeryHidden");
            }
            _ => {}
        }
    }
    Ok(builder.finish(name, hidden))
}

/// The first `Data` of a cell; a comment's text is not the cell's.
fn cell(markup: &mut Markup<'_>, element: &str, format: NumberFormat) -> Cell {
    let mut found = Cell::empty();
    while let Some(event) = markup.next() {
        match event {
            Event::Start(tag) if tag.local() == "Comment" && !tag.empty => markup.skip_element(tag.name),
            Event::Start(tag) if tag.local() == "Data" && !tag.empty => {
                let kind = tag.attribute("Type").unwrap_or_default();
                let text = markup.text_until_end(tag.name);
                found = value(&kind, text, format);
            }
            Event::End(end) if end == element => break,
            _ => {}
        }
    }
    found
}

fn value(kind: &str, text: String, format: NumberFormat) -> Cell {
    match kind {
        "Number" => number(text, format),
        "Boolean" => Cell::new(if matches!(text.trim(), "1" | "true") { "true" } else { "false" }, CellKind::Boolean),
        "Error" => Cell::new(text, CellKind::Error),
        "DateTime" => date_time(text, format),
        _ => Cell::text(text),
    }
}

/// Exporters write `Number` for codes such as `01101`: their zeros stay.
fn number(text: String, format: NumberFormat) -> Cell {
    let trimmed = text.trim();
    if trimmed.len() > 1 && trimmed.starts_with('0') && trimmed.bytes().all(|b| b.is_ascii_digit()) {
        return Cell::new(trimmed, CellKind::Number);
    }
    match trimmed.parse::<f64>() {
        Ok(number) if number.is_finite() => match format {
            NumberFormat::General => Cell::new(decimal(number), CellKind::Number),
            format => format.cell(number, DateSystem::From1900),
        },
        _ => Cell::text(text),
    }
}

/// `2024-01-31T00:00:00.000` as a day, moment or (on day 1899-12-31) time.
fn date_time(text: String, format: NumberFormat) -> Cell {
    let Some((day, clock)) = text.trim().split_once('T') else { return Cell::text(text) };
    let clock = clock.trim_end_matches('Z');
    let clock = match clock.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|b| b == b'0') => whole,
        _ => clock,
    };
    if matches!(day, "1899-12-31" | "1899-12-30") {
        Cell::new(clock, CellKind::Time)
    } else if clock == "00:00:00" && format != NumberFormat::DateTime {
        Cell::new(day, CellKind::Date)
    } else {
        Cell::new(format!("{day}T{clock}"), CellKind::DateTime)
    }
}
