//! What the workbook formats share: sheets read through calamine into grids of absolute rows.
//!
//! Never here: what only one of the formats has.

use std::io::{Read, Seek};

use calamine::{Data, Range, Reader, SheetType, SheetVisible};

use crate::document::{Body, Format, Sheet};
use crate::error::ReadError;
use crate::format::number_format::{DateSystem, NumberFormat, decimal};
use crate::grid::{Area, Cell, CellKind, Grid};
use crate::limits::Limits;

/// All work sheets of a workbook.
///
/// # Errors
/// `Damaged` where calamine cannot read it (also where it panics), `Protected`, `Limit`.
pub fn read<RS: Read + Seek + Clone>(format: Format, bytes: RS, limits: &Limits) -> Result<Vec<Sheet>, ReadError> {
    let limits = limits.clone();
    let work = std::panic::AssertUnwindSafe(move || match format {
        Format::Xlsx => {
            let mut book: calamine::Xlsx<RS> = open(format, bytes)?;
            let merged =
                |book: &mut calamine::Xlsx<RS>, name: &str| book.merge_cells_by_sheet_name(name).unwrap_or_default();
            sheets(format, &mut book, &limits, merged)
        }
        Format::Xlsb => sheets(format, &mut open::<RS, calamine::Xlsb<RS>>(format, bytes)?, &limits, |_, _| vec![]),
        Format::Ods => sheets(format, &mut open::<RS, calamine::Ods<RS>>(format, bytes)?, &limits, |_, _| vec![]),
        _ => {
            let mut book: calamine::Xls<RS> = open(format, bytes)?;
            let merged =
                |book: &mut calamine::Xls<RS>, name: &str| book.merge_cells_by_sheet_name(name).unwrap_or_default();
            sheets(format, &mut book, &limits, merged)
        }
    });
    std::panic::catch_unwind(work)
        .unwrap_or_else(|_| Err(ReadError::Damaged { format, why: "the reader panicked".to_owned() }))
}

fn damaged(format: Format, why: impl std::fmt::Display) -> ReadError {
    ReadError::Damaged { format, why: why.to_string() }
}

fn open<RS: Read + Seek, B: Reader<RS>>(format: Format, bytes: RS) -> Result<B, ReadError> {
    B::new(bytes).map_err(|error| {
        let why = format!("{error:?}");
        if why.contains("Password") || why.contains("Encrypted") {
            ReadError::Protected(format)
        } else {
            damaged(format, why)
        }
    })
}

fn sheets<RS: Read + Seek, B: Reader<RS>>(
    format: Format,
    book: &mut B,
    limits: &Limits,
    merged: impl Fn(&mut B, &str) -> Vec<calamine::Dimensions>,
) -> Result<Vec<Sheet>, ReadError> {
    let mut sheets = Vec::new();
    let mut cells = 0u64;
    for about in book.sheets_metadata().to_vec() {
        if !matches!(about.typ, SheetType::WorkSheet | SheetType::MacroSheet | SheetType::DialogSheet) {
            continue;
        }
        let range = book.worksheet_range(&about.name).map_err(|error| damaged(format, format!("{error:?}")))?;
        let mut grid = grid(&range, limits, &mut cells)?;
        grid.merged = merged(book, &about.name).iter().map(area).collect();
        let formulas = book.worksheet_formula(&about.name).ok();
        grid.formulas = formulas.map_or(0, |f| f.used_cells().filter(|(_, _, text)| !text.is_empty()).count() as u64);
        sheets.push(Sheet {
            name: Some(about.name),
            hidden: about.visible != SheetVisible::Visible,
            named_columns: false,
            body: Body::Grid(grid),
        });
    }
    Ok(sheets)
}

fn area(dimensions: &calamine::Dimensions) -> Area {
    Area {
        first_row: u64::from(dimensions.start.0) + 1,
        first_column: dimensions.start.1 as usize,
        last_row: u64::from(dimensions.end.0) + 1,
        last_column: dimensions.end.1 as usize,
    }
}

fn grid(range: &Range<Data>, limits: &Limits, cells: &mut u64) -> Result<Grid, ReadError> {
    let Some((first_row, first_column)) = range.start() else { return Ok(Grid::default()) };
    *cells += range.width() as u64 * range.height() as u64;
    if *cells > limits.cells {
        return Err(ReadError::Limit { limit: "cells", found: *cells, allowed: limits.cells });
    }
    let mut rows = vec![Vec::new(); first_row as usize];
    for values in range.rows() {
        let filled = values.iter().rposition(|value| *value != Data::Empty).map_or(0, |last| last + 1);
        let mut row = Vec::with_capacity(if filled == 0 { 0 } else { first_column as usize + filled });
        if filled > 0 {
            row.resize(first_column as usize, Cell::empty());
            row.extend(values[..filled].iter().map(cell));
        }
        rows.push(row);
    }
    Ok(Grid { rows, ..Grid::default() })
}

fn cell(value: &Data) -> Cell {
    match value {
        Data::Empty => Cell::empty(),
        Data::String(text) => Cell::text(text.as_str()),
        Data::Int(number) => Cell::new(number.to_string(), CellKind::Number),
        Data::Float(number) => Cell::new(decimal(*number), CellKind::Number),
        Data::Bool(truth) => Cell::new(if *truth { "true" } else { "false" }, CellKind::Boolean),
        Data::Error(error) => Cell::new(error.to_string(), CellKind::Error),
        Data::DateTimeIso(text) => {
            Cell::new(text.as_str(), if text.contains('T') { CellKind::DateTime } else { CellKind::Date })
        }
        Data::DurationIso(text) => Cell::text(text.as_str()),
        Data::DateTime(moment) => {
            let serial = moment.as_f64();
            let format = match (moment.is_duration(), serial.fract() == 0.0) {
                (true, _) => NumberFormat::Elapsed,
                (false, true) => NumberFormat::Date,
                (false, false) => NumberFormat::DateTime,
            };
            format.cell(serial, DateSystem::From1900)
        }
    }
}
