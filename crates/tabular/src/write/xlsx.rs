//! A workbook for people: typed cells, the header frozen and filterable, a fixed date of creation.
//!
//! A text that starts with `=`, `+`, `-` or `@` is written as text, never as a formula. Numbers of more than 15
//! digits and days before 1900-03-01 are written as text, for a sheet would change them. Rows are written in
//! constant memory. Never here: which table gets a workbook (the caller asks [`fits`]).

use std::io::Write;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, XlsxError};

use crate::operation::value::{Cell, Kind, Typed};
use crate::value_type::ValueType;

use super::{OpenFile, Reader};

/// Data rows of a sheet below one header row.
const ROWS: u64 = 1_048_575;
/// Columns of a sheet.
const COLUMNS: usize = 16_384;
/// Signs of a cell.
const SIGNS: usize = 32_767;
/// Whole numbers beyond this lose digits in a sheet.
const EXACT: u64 = 999_999_999_999_999;

/// Why a table of this size gets no workbook; none where it fits.
pub(crate) fn fits(rows: u64, columns: usize, cells: u64) -> Option<&'static str> {
    if rows > ROWS {
        Some("too-many-rows")
    } else if columns > COLUMNS {
        Some("too-many-columns")
    } else if rows.saturating_mul(columns as u64) > cells {
        Some("too-many-cells")
    } else {
        None
    }
}

/// A workbook that is being written.
pub(crate) struct Workbook {
    workbook: rust_xlsxwriter::Workbook,
    formats: Vec<Option<Format>>,
    next: u32,
    cut: bool,
    full: bool,
}

impl Workbook {
    /// Starts a workbook with a header row; without columns there is none, and all cells are text.
    pub(crate) fn new(sheet: &str, columns: &[(String, Kind)]) -> Result<Self, XlsxError> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let properties =
            DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?.and_hms(0, 0, 0)?);
        workbook.set_properties(&properties);
        let bold = Format::new().set_bold().set_align(FormatAlign::Left);
        let formats = columns.iter().map(|(_, kind)| number_format(*kind)).collect();
        let page = workbook.add_worksheet_with_constant_memory()?;
        // a name that a workbook refuses leaves the sheet with its default name
        let _ = page.set_name(sheet.chars().take(31).collect::<String>());
        if !columns.is_empty() {
            page.set_freeze_panes(1, 0)?;
        }
        for (at, (name, kind)) in columns.iter().enumerate() {
            let width = name.chars().count() + 3;
            let least = if matches!(kind.value_type, ValueType::Date | ValueType::Datetime) { 20 } else { 10 };
            page.set_column_width(at as u16, width.clamp(least, 60) as f64)?;
            page.write_string_with_format(0, at as u16, name, &bold)?;
        }
        let next = u32::from(!columns.is_empty());
        Ok(Workbook { workbook, formats, next, cut: false, full: false })
    }

    /// Takes some rows.
    pub(crate) fn push(&mut self, columns: &[Reader<'_>], rows: usize) -> Result<(), XlsxError> {
        if self.cut || self.full {
            return Ok(());
        }
        let page = self.workbook.worksheet_from_index(0)?;
        for row in 0..rows {
            if u64::from(self.next) > ROWS {
                self.full = true;
                return Ok(());
            }
            let line = self.next;
            self.next += 1;
            for (at, column) in columns.iter().enumerate() {
                let place = at as u16;
                let format = self.formats.get(at).and_then(Option::as_ref);
                let number = match column.cell(row) {
                    None => continue,
                    Some(Cell::Text(text)) => {
                        if text.len() > SIGNS && text.chars().count() > SIGNS {
                            self.cut = true;
                            return Ok(());
                        }
                        page.write_string(line, place, text)?;
                        continue;
                    }
                    Some(Cell::Typed(Typed::Boolean(answer))) => {
                        page.write_boolean(line, place, answer)?;
                        continue;
                    }
                    Some(Cell::Typed(value)) => match sheet_number(value) {
                        Some(number) => number,
                        None => {
                            page.write_string(line, place, value.to_text())?;
                            continue;
                        }
                    },
                };
                match format {
                    Some(format) => page.write_number_with_format(line, place, number, format)?,
                    None => page.write_number(line, place, number)?,
                };
            }
        }
        Ok(())
    }

    /// Writes the file; the reason where the workbook cannot hold the table after all.
    pub(crate) fn finish(mut self, mut file: OpenFile) -> Result<Result<OpenFile, &'static str>, XlsxError> {
        if self.cut {
            return Ok(Err("text-too-long"));
        }
        if self.full {
            return Ok(Err("too-many-rows"));
        }
        if self.next > 1 && !self.formats.is_empty() {
            let last = (self.formats.len() - 1) as u16;
            self.workbook.worksheet_from_index(0)?.autofilter(0, 0, self.next - 1, last)?;
        }
        self.workbook.save_to_writer(&mut file)?;
        file.flush().map_err(XlsxError::IoError)?;
        Ok(Ok(file))
    }
}

/// How a sheet shows a kind of value; none for its default.
fn number_format(kind: Kind) -> Option<Format> {
    let pattern = match (kind.value_type, kind.scale) {
        (ValueType::Date, _) => "yyyy-mm-dd".to_owned(),
        (ValueType::Datetime, _) => "yyyy-mm-dd hh:mm:ss".to_owned(),
        (ValueType::Time, _) => "hh:mm:ss".to_owned(),
        (ValueType::Number, Some(scale)) if scale > 0 => format!("#,##0.{}", "0".repeat(usize::from(scale))),
        _ => return None,
    };
    Some(Format::new().set_num_format(pattern))
}

/// The number that a sheet stores for a value; none where it would not say the same.
fn sheet_number(value: Typed) -> Option<f64> {
    const DAY: i64 = 86_400_000_000;
    let serial = |days: i64| (days + 25_569 >= 61).then_some((days + 25_569) as f64);
    match value {
        Typed::Integer(number) => (number.unsigned_abs() <= EXACT).then_some(number as f64),
        Typed::Decimal(number, scale) => {
            (number.unsigned_abs() <= EXACT).then(|| number as f64 / 10f64.powi(i32::from(scale)))
        }
        Typed::Float(number) => Some(number),
        Typed::Year(year) => Some(f64::from(year)),
        Typed::Date(days) => serial(i64::from(days)),
        Typed::Datetime(micros) => {
            serial(micros.div_euclid(DAY)).map(|day| day + micros.rem_euclid(DAY) as f64 / DAY as f64)
        }
        Typed::Time(micros) => Some(micros as f64 / DAY as f64),
        Typed::Boolean(_) => None,
    }
}
