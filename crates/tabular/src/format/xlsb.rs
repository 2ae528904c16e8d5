//! Binary workbooks (XLSB).
//!
//! Follows MS-XLSB. Never here: records (see `binary_records`), the zip around the parts (see `package`).

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::document::{Format, Sheet};
use crate::error::ReadError;
use crate::format::binary_records::{Record, Records};
use crate::format::number_format::{DateSystem, NumberFormat};
use crate::format::package::Package;
use crate::format::properties::Properties;
use crate::format::sheet_builder::{Budget, SheetBuilder};
use crate::format::{Content, damaged_finding, xls, xlsx};
use crate::grid::{Cell, CellKind};
use crate::limits::Limits;

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    part: String,
}

/// What holds for all sheets.
struct Book {
    system: DateSystem,
    styles: Vec<NumberFormat>,
    strings: Vec<String>,
}

/// Reads all work sheets.
///
/// # Errors
/// `Damaged`, `Limit`, `Protected`.
pub(crate) fn read(bytes: Arc<[u8]>, limits: &Limits) -> Result<Content, ReadError> {
    let mut package = Package::open(Format::Xlsb, bytes, limits)?;
    let relations = xlsx::relations(&mut package, "xl/", "xl/_rels/workbook.bin.rels")?;
    let list = package.bytes("xl/workbook.bin")?.unwrap_or_default();
    let (sheets, system) = sheets(&list, &relations);
    if sheets.is_empty() {
        return Err(ReadError::Damaged { format: Format::Xlsb, why: "the workbook lists no sheet".to_owned() });
    }
    let styles = styles(&package.bytes("xl/styles.bin")?.unwrap_or_default());
    let strings = strings(&package.bytes("xl/sharedStrings.bin")?.unwrap_or_default(), limits)?;
    let book = Book { system, styles, strings };
    let budget = Budget::new(limits);
    let mut content = Content::default();
    for listed in sheets {
        let Some(part) = package.bytes(&listed.part)? else {
            content.findings.push(damaged_finding("part"));
            continue;
        };
        let (sheet, whole) = sheet(&book, &part, listed, &budget)?;
        if !whole {
            content.findings.push(damaged_finding("truncated"));
        }
        content.sheets.push(sheet);
    }
    let mut properties = Properties::default();
    for part in ["docProps/core.xml", "docProps/app.xml"] {
        properties.add_part(&package.text(part)?.unwrap_or_default());
    }
    content.findings.extend(properties.finding());
    Ok(content)
}

fn sheets(part: &[u8], relations: &BTreeMap<String, (String, String)>) -> (Vec<Listed>, DateSystem) {
    let mut sheets = Vec::new();
    let mut system = DateSystem::From1900;
    for record in Records::new(part) {
        match record.id {
            // BrtWbProp
            153 if record.whole(0).is_some_and(|flags| flags & 1 != 0) => system = DateSystem::From1904,
            // BrtBundleSh
            156 => {
                let state = record.whole(0).unwrap_or(0);
                let (relation, after) = record.text(8).unwrap_or((String::new(), 12));
                let part = match relations.get(&relation) {
                    Some((kind, part)) if kind == "worksheet" => part.clone(),
                    Some(_) => continue,
                    None => format!("xl/worksheets/sheet{}.bin", sheets.len() + 1),
                };
                let name = record.text(after).map(|(name, _)| name).unwrap_or_default();
                sheets.push(Listed { name, hidden: state != 0, part });
            }
            _ => {}
        }
    }
    (sheets, system)
}

/// The number format of each cell style.
fn styles(part: &[u8]) -> Vec<NumberFormat> {
    let mut codes: HashMap<u16, NumberFormat> = HashMap::new();
    let mut styles = Vec::new();
    let mut in_styles = false;
    for record in Records::new(part) {
        match record.id {
            // BrtFmt
            44 => {
                if let (Some(id), Some((code, _))) = (record.short(0), record.text(2)) {
                    codes.insert(id, NumberFormat::parse(&code));
                }
            }
            // BrtBeginCellXFs, BrtEndCellXFs
            617 => in_styles = true,
            618 => in_styles = false,
            // BrtXF
            47 if in_styles => {
                let id = record.short(2).unwrap_or(0);
                let format = codes.get(&id).copied().or_else(|| NumberFormat::built_in(u32::from(id)));
                styles.push(format.unwrap_or(NumberFormat::General));
            }
            _ => {}
        }
    }
    styles
}

fn strings(part: &[u8], limits: &Limits) -> Result<Vec<String>, ReadError> {
    let mut strings = Vec::new();
    // BrtSSTItem: flags of runs and phonetic hints before the text
    for record in Records::new(part).filter(|record| record.id == 19) {
        let found = strings.len() as u64;
        if found >= limits.cells {
            return Err(ReadError::Limit { limit: "cells", found: found + 1, allowed: limits.cells });
        }
        strings.push(record.text(1).map(|(text, _)| text).unwrap_or_default());
    }
    Ok(strings)
}

/// One sheet; false where its end is missing.
fn sheet(book: &Book, part: &[u8], listed: Listed, budget: &Budget<'_>) -> Result<(Sheet, bool), ReadError> {
    let mut builder = SheetBuilder::new(budget);
    let mut row = 0u64;
    let mut records = Records::new(part);
    for record in records.by_ref() {
        match record.id {
            // BrtRowHdr
            0 => {
                row = u64::from(record.whole(0).unwrap_or(0));
                if record.byte(11).is_some_and(|flags| flags & 0x10 != 0) {
                    builder.hide_rows(row, row);
                }
            }
            1..=11 | 62 => {
                builder.grid.formulas += u64::from(matches!(record.id, 8..=11));
                if let (Some(column), Some(cell)) = (record.whole(0), cell(book, &record)) {
                    builder.put(row, column as usize, cell)?;
                }
            }
            // BrtColInfo
            60 if record.short(16).is_some_and(|flags| flags & 1 != 0) => {
                if let (Some(first), Some(last)) = (record.whole(0), record.whole(4))
                    && first <= last
                {
                    builder.hide_columns(first as usize, last as usize);
                }
            }
            // BrtMergeCell
            176 => {
                let number = |place: usize| record.whole(place * 4);
                if let (Some(top), Some(bottom), Some(left), Some(right)) = (number(0), number(1), number(2), number(3))
                {
                    builder.merge(u64::from(top), left as usize, u64::from(bottom), right as usize);
                }
            }
            _ => {}
        }
    }
    let whole = records.whole();
    Ok((builder.finish(Some(listed.name), listed.hidden), whole))
}

fn cell(book: &Book, record: &Record<'_>) -> Option<Cell> {
    let style = record.whole(4)? & 0x00ff_ffff;
    let number =
        |value: f64| book.styles.get(style as usize).copied().unwrap_or(NumberFormat::General).cell(value, book.system);
    Some(match record.id {
        2 => number(xls::packed_number(record.whole(8)?)),
        3 | 11 => xls::truth(record.byte(8)?, true),
        4 | 10 => xls::truth(record.byte(8)?, false),
        5 | 9 => number(record.float(8)?),
        6 | 8 => Cell::text(record.text(8)?.0),
        7 => Cell::text(book.strings.get(record.whole(8)? as usize)?.as_str()),
        // a text with formats of its own: flags before it
        62 => Cell::text(record.text(9)?.0),
        _ => Cell::new("", CellKind::Empty),
    })
}
