//! Binary workbooks (XLSB), their cells streamed through calamine.
//!
//! Never here: the other workbooks, which are read without it.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsb};

use crate::document::Format;
use crate::error::ReadError;
use crate::format::number_format::{DateSystem, NumberFormat, decimal};
use crate::format::package::Package;
use crate::format::properties::Properties;
use crate::format::sheet_builder::{Budget, SheetBuilder};
use crate::format::{Content, damaged_finding};
use crate::grid::{Cell, CellKind};
use crate::limits::Limits;

/// Reads all work sheets. Merged areas, hidden rows and columns are not told.
///
/// # Errors
/// `Damaged`, `Limit`.
pub(crate) fn read(bytes: Arc<[u8]>, limits: &Limits) -> Result<Content, ReadError> {
    let mut package = Package::open(Format::Xlsb, bytes.clone(), limits)?;
    let found = package.declared_bytes();
    if found > limits.unpacked_bytes {
        return Err(ReadError::Limit { limit: "unpacked_bytes", found, allowed: limits.unpacked_bytes });
    }
    let damaged = |error: calamine::XlsbError| ReadError::Damaged { format: Format::Xlsb, why: error.to_string() };
    let mut book = Xlsb::new(Cursor::new(bytes)).map_err(damaged)?;
    let system = if book.has_1904_epoch() { DateSystem::From1904 } else { DateSystem::From1900 };
    let budget = Budget::new(limits);
    let mut content = Content::default();
    for about in book.sheets_metadata().to_vec() {
        if about.typ != SheetType::WorkSheet {
            continue;
        }
        let mut builder = SheetBuilder::new(&budget);
        let mut cells = book.worksheet_cells_reader(&about.name).map_err(damaged)?;
        loop {
            match cells.next_cell() {
                Ok(Some(found)) => {
                    let (row, column) = found.get_position();
                    builder.put(u64::from(row), column as usize, cell(found.get_value(), system))?;
                }
                Ok(None) => break,
                Err(_) => {
                    content.findings.push(damaged_finding("truncated"));
                    break;
                }
            }
        }
        drop(cells);
        if let Ok(mut cells) = book.worksheet_cells_reader(&about.name) {
            while let Ok(Some(formula)) = cells.next_formula() {
                builder.grid.formulas += u64::from(!formula.get_value().is_empty());
            }
        }
        content.sheets.push(builder.finish(Some(about.name), about.visible != SheetVisible::Visible));
    }
    if content.sheets.is_empty() {
        return Err(ReadError::Damaged { format: Format::Xlsb, why: "the workbook lists no sheet".to_owned() });
    }
    let mut properties = Properties::default();
    properties.add_part(&package.text("docProps/core.xml")?.unwrap_or_default());
    content.findings.extend(properties.finding());
    Ok(content)
}

fn cell(value: &DataRef<'_>, system: DateSystem) -> Cell {
    match value {
        DataRef::Empty => Cell::empty(),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::text(text.as_str()),
        DataRef::SharedString(text) => Cell::text(*text),
        DataRef::Int(number) => Cell::new(number.to_string(), CellKind::Number),
        DataRef::Float(number) => Cell::new(decimal(*number), CellKind::Number),
        DataRef::Bool(truth) => Cell::new(if *truth { "true" } else { "false" }, CellKind::Boolean),
        DataRef::Error(error) => Cell::new(error.to_string(), CellKind::Error),
        DataRef::DateTimeIso(text) => {
            let kind = if text.contains('T') { CellKind::DateTime } else { CellKind::Date };
            Cell::new(text.as_str(), kind)
        }
        DataRef::DateTime(moment) => {
            let serial = moment.as_f64();
            let format = match (moment.is_duration(), serial.fract() == 0.0) {
                (true, _) => NumberFormat::Elapsed,
                (false, true) => NumberFormat::Date,
                (false, false) => NumberFormat::DateTime,
            };
            format.cell(serial, system)
        }
    }
}
