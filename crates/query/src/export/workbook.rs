//! A workbook of one sheet: typed cells, the header frozen and filterable, written in constant memory.
//!
//! Text is never a formula. Numbers of more than 15 digits and days before 1900-03-01 are text, for a sheet would change
//! them; a text longer than a cell can hold ends in `…`. Never here: tables over a sheet's rows (the engine refuses them).

use std::fs::File;

use apertura_tabular::ValueType;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use super::{fault, number_of};
use crate::answer::ColumnInfo;
use crate::cells::Key;
use crate::error::QueryError;

/// Data rows of a sheet below its header.
pub(crate) const ROWS: u64 = 1_048_575;
/// Signs of a cell.
const SIGNS: usize = 32_767;
/// Whole numbers beyond this lose digits in a sheet.
const EXACT: u128 = 999_999_999_999_999;
/// Columns of a sheet.
const COLUMNS: usize = 16_384;
/// Microseconds of a day.
const DAY: i64 = 86_400_000_000;

/// Writes rows into a workbook.
pub(super) struct Writer<'a> {
    workbook: Workbook,
    infos: Vec<&'a ColumnInfo>,
    formats: Vec<Format>,
    next: u32,
}

impl<'a> Writer<'a> {
    pub(super) fn new(infos: &[&'a ColumnInfo]) -> Result<Self, QueryError> {
        if infos.len() > COLUMNS {
            return Err(QueryError::Limit { limit: "workbook-columns", allowed: COLUMNS as u64 });
        }
        let start = |workbook: &mut Workbook| -> Result<(), XlsxError> {
            let moment = ExcelDateTime::from_ymd(2000, 1, 1)?.and_hms(0, 0, 0)?;
            workbook.set_properties(&DocProperties::new().set_creation_datetime(&moment));
            let page = workbook.add_worksheet_with_constant_memory()?;
            page.set_freeze_panes(1, 0)?;
            for (at, info) in infos.iter().enumerate() {
                let least = if matches!(info.value_type, ValueType::Date | ValueType::Datetime) { 20 } else { 10 };
                page.set_column_width(at as u16, (info.name.chars().count() + 3).clamp(least, 60) as f64)?;
                page.write_string_with_format(0, at as u16, &info.name, &Format::new().set_bold())?;
            }
            Ok(())
        };
        let mut workbook = Workbook::new();
        start(&mut workbook).map_err(fault)?;
        let formats = infos.iter().map(|info| format(info)).collect();
        Ok(Writer { workbook, infos: infos.to_vec(), formats, next: 1 })
    }

    /// A row.
    pub(super) fn row(&mut self, keys: &[Key]) -> Result<(), QueryError> {
        if u64::from(self.next) > ROWS {
            return Err(QueryError::Limit { limit: "workbook-rows", allowed: ROWS });
        }
        let page = self.workbook.worksheet_from_index(0).map_err(fault)?;
        for (at, key) in keys.iter().enumerate() {
            let (line, place, info) = (self.next, at as u16, self.infos[at]);
            let written = match key {
                Key::Blank => continue,
                Key::Bool(answer) => page.write_boolean(line, place, *answer),
                Key::Text(text) => page.write_string(line, place, cut(text)),
                key => match sheet_number(key, info) {
                    Some(number) => page.write_number_with_format(line, place, number, &self.formats[at]),
                    None => page.write_string(line, place, key.write(info)),
                },
            };
            written.map_err(fault)?;
        }
        self.next += 1;
        Ok(())
    }

    /// The file.
    pub(super) fn finish(mut self) -> Result<File, QueryError> {
        let last = self.infos.len().saturating_sub(1) as u16;
        let page = self.workbook.worksheet_from_index(0).map_err(fault)?;
        page.autofilter(0, 0, self.next - 1, last).map_err(fault)?;
        let mut file = tempfile::tempfile().map_err(fault)?;
        self.workbook.save_to_writer(&mut file).map_err(fault)?;
        Ok(file)
    }
}

fn format(info: &ColumnInfo) -> Format {
    match (info.value_type, info.scale) {
        (ValueType::Date, _) => Format::new().set_num_format("yyyy-mm-dd"),
        (ValueType::Datetime, _) => Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
        (ValueType::Time, _) => Format::new().set_num_format("hh:mm:ss"),
        (ValueType::Number, Some(scale)) if scale > 0 => {
            Format::new().set_num_format(format!("#,##0.{}", "0".repeat(usize::from(scale))))
        }
        _ => Format::new(),
    }
}

/// The number that a sheet keeps for a value; none where it would not say the same.
fn sheet_number(key: &Key, info: &ColumnInfo) -> Option<f64> {
    let serial = |days: i64| (days + 25_569 >= 61).then_some((days + 25_569) as f64);
    match (key, info.value_type) {
        (Key::Int(days), ValueType::Date) => serial(*days),
        (Key::Int(moment), ValueType::Datetime) => {
            serial(moment.div_euclid(DAY)).map(|day| day + moment.rem_euclid(DAY) as f64 / DAY as f64)
        }
        (Key::Int(time), ValueType::Time) => Some(*time as f64 / DAY as f64),
        (Key::Int(value), _) if u128::from(value.unsigned_abs()) > EXACT => None,
        (Key::Decimal(value), _) if value.unsigned_abs() > EXACT => None,
        (key, _) => number_of(key, info),
    }
}

fn cut(text: &str) -> std::borrow::Cow<'_, str> {
    // Excel counts UTF-16 units
    if text.len() <= SIGNS || text.encode_utf16().count() <= SIGNS {
        return text.into();
    }
    let (mut units, mut out) = (0, String::new());
    for sign in text.chars() {
        units += sign.len_utf16();
        if units >= SIGNS {
            break;
        }
        out.push(sign);
    }
    out.push('…');
    out.into()
}
