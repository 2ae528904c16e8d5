//! Workbooks of Excel 5 to 2003 (BIFF 5 and 8).
//!
//! Never here: records and their texts (see `biff`), the file around them (see `compound`).

use std::collections::HashMap;
use std::sync::Arc;

use crate::document::{Format, Sheet};
use crate::encoding;
use crate::error::ReadError;
use crate::format::biff::{Record, Records};
use crate::format::compound::{Compound, people};
use crate::format::number_format::{DateSystem, NumberFormat};
use crate::format::properties::Properties;
use crate::format::sheet_builder::{Budget, SheetBuilder};
use crate::format::{Content, damaged_finding};
use crate::grid::{Cell, CellKind};
use crate::limits::Limits;

/// What holds for all sheets.
#[derive(Default)]
struct Book {
    /// BIFF 8 has Unicode texts.
    unicode: bool,
    code_page: Option<&'static str>,
    system: DateSystem,
    codes: HashMap<u16, NumberFormat>,
    styles: Vec<u16>,
    strings: Vec<String>,
    /// Byte of the stream, hidden, name.
    sheets: Vec<(usize, bool, String)>,
}

/// Reads all work sheets.
///
/// # Errors
/// `Damaged`, `Protected`, `Limit`.
pub(crate) fn read(bytes: &Arc<[u8]>, limits: &Limits) -> Result<Content, ReadError> {
    let damaged = |why: &str| ReadError::Damaged { format: Format::Xls, why: why.to_owned() };
    let mut properties = Properties::default();
    let stream = if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let file = Compound::open(bytes).ok_or_else(|| damaged("the compound file's tables"))?;
        for (property, text) in people(&file.stream("\u{5}SummaryInformation").unwrap_or_default()) {
            properties.add(if property == 4 { "Author" } else { "LastAuthor" }, &text);
        }
        file.stream("Workbook").or_else(|| file.stream("Book")).ok_or_else(|| damaged("no workbook stream"))?
    } else {
        bytes.to_vec()
    };
    let book = book(&stream, limits)?;
    if book.sheets.is_empty() {
        return Err(damaged("the workbook lists no sheet"));
    }
    let budget = Budget::new(limits);
    let mut content = Content::default();
    let mut cut = 0;
    // sheets do not lie over each other: a list of many that do would take forever
    let mut left = stream.len().saturating_mul(2);
    for (start, hidden, name) in &book.sheets {
        let (sheet, whole) = sheet(&book, &stream, *start, name, *hidden, &budget, &mut left)?;
        cut += u64::from(!whole);
        content.sheets.push(sheet);
    }
    if cut > 0 {
        let mut finding = damaged_finding("truncated");
        finding.count = cut;
        content.findings.push(finding);
    }
    content.findings.extend(properties.finding());
    Ok(content)
}

fn book(stream: &[u8], limits: &Limits) -> Result<Book, ReadError> {
    let mut book = Book::default();
    let mut first = true;
    for record in Records::new(stream, 0) {
        match record.id {
            0x0809 if first => {
                book.unicode = record.short(0) == Some(0x0600);
                first = false;
            }
            0x000a => break,
            0x002f => return Err(ReadError::Protected(Format::Xls)),
            0x0042 => book.code_page = record.short(0).and_then(label),
            0x0022 if record.short(0) == Some(1) => book.system = DateSystem::From1904,
            0x041e => {
                let code = if book.unicode {
                    record.short(2).and_then(|length| record.texts(4).unicode(usize::from(length)))
                } else {
                    record.data.get(2).map(|length| book.decode(&record.texts(3).bytes(usize::from(*length))))
                };
                if let (Some(id), Some(code)) = (record.short(0), code) {
                    book.codes.insert(id, NumberFormat::parse(&code));
                }
            }
            0x00e0 => book.styles.push(record.short(2).unwrap_or(0)),
            0x0085 => book.list(&record),
            0x00fc => {
                let mut texts = record.texts(8);
                let count = record.whole(4).unwrap_or(0);
                for _ in 0..u64::from(count).min(limits.cells) {
                    let Some(text) = texts.short().and_then(|length| texts.unicode(usize::from(length))) else { break };
                    book.strings.push(text);
                }
            }
            _ if first => break,
            _ => {}
        }
    }
    Ok(book)
}

impl Book {
    fn decode(&self, bytes: &[u8]) -> String {
        let label = self.code_page.unwrap_or("windows-1252");
        encoding::decode_as(bytes, label).unwrap_or_else(|| encoding::decode(bytes)).text
    }

    /// A text with a 16-bit length at a byte of a record.
    fn text(&self, record: &Record<'_>, at: usize) -> Option<String> {
        let length = usize::from(record.short(at)?);
        let mut texts = record.texts(at + 2);
        if self.unicode { texts.unicode(length) } else { Some(self.decode(&texts.bytes(length))) }
    }

    /// `BOUNDSHEET`: work sheets only.
    fn list(&mut self, record: &Record<'_>) {
        let (Some(start), Some([state, kind, length])) = (record.whole(0), record.data.get(4..7)) else { return };
        if *kind != 0 {
            return;
        }
        let length = usize::from(*length);
        let mut texts = record.texts(7);
        let name =
            if self.unicode { texts.unicode(length).unwrap_or_default() } else { self.decode(&texts.bytes(length)) };
        self.sheets.push((start as usize, state & 3 != 0, name));
    }

    fn number(&self, style: u16, value: f64) -> Cell {
        let id = self.styles.get(usize::from(style)).copied().unwrap_or(0);
        let format = self.codes.get(&id).copied().or_else(|| NumberFormat::built_in(u32::from(id)));
        format.unwrap_or(NumberFormat::General).cell(value, self.system)
    }
}

/// One sheet; false where its end is missing.
fn sheet(
    book: &Book,
    stream: &[u8],
    start: usize,
    name: &str,
    hidden: bool,
    budget: &Budget<'_>,
    left: &mut usize,
) -> Result<(Sheet, bool), ReadError> {
    let mut builder = SheetBuilder::new(budget);
    // charts within the sheet are documents of their own
    let mut depth = 0u32;
    let mut whole = false;
    // a formula whose text follows in a record of its own
    let mut awaited: Option<(u64, usize)> = None;
    for record in Records::new(stream, start) {
        match left.checked_sub(record.data.len() + 4) {
            Some(rest) => *left = rest,
            None => break,
        }
        match record.id {
            0x0809 => depth += 1,
            0x000a => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    whole = true;
                    break;
                }
            }
            _ if depth != 1 => {}
            0x0207 => {
                if let (Some((row, column)), Some(text)) = (awaited.take(), book.text(&record, 0)) {
                    builder.put(row, column, Cell::text(text))?;
                }
            }
            0x00e5 => merged(&record, &mut builder),
            0x0208 => {
                if record.short(12).is_some_and(|flags| flags & 0x20 != 0)
                    && let Some(row) = record.short(0)
                {
                    builder.hide_rows(u64::from(row), u64::from(row));
                }
            }
            0x007d => {
                if record.short(8).is_some_and(|flags| flags & 1 != 0)
                    && let (Some(first), Some(last)) = (record.short(0), record.short(2))
                    && first <= last
                {
                    builder.hide_columns(usize::from(first), usize::from(last));
                }
            }
            0x00bd => {
                let (Some(row), Some(first)) = (record.short(0), record.short(2)) else { continue };
                let cells = record.data.get(4..record.data.len().saturating_sub(2)).unwrap_or_default();
                for (n, six) in cells.chunks_exact(6).enumerate() {
                    let style = u16::from_le_bytes([six[0], six[1]]);
                    let value = packed_number(u32::from_le_bytes([six[2], six[3], six[4], six[5]]));
                    builder.put(u64::from(row), usize::from(first) + n, book.number(style, value))?;
                }
            }
            0x0006 | 0x0203 | 0x0204 | 0x00d6 | 0x00fd | 0x027e | 0x0205 => {
                let place = record.short(0).zip(record.short(2)).map(|(r, c)| (u64::from(r), usize::from(c)));
                let Some((row, column)) = place else { continue };
                let style = record.short(4).unwrap_or(0);
                let cell = match record.id {
                    0x0006 => {
                        builder.grid.formulas += 1;
                        formula(book, &record, style).or_else(|| {
                            awaited = Some((row, column));
                            None
                        })
                    }
                    0x0203 => record.float(6).map(|value| book.number(style, value)),
                    0x027e => record.whole(6).map(|value| book.number(style, packed_number(value))),
                    0x00fd => {
                        let index = record.whole(6).map_or(usize::MAX, |index| index as usize);
                        book.strings.get(index).map(|text| Cell::text(text.as_str()))
                    }
                    0x0205 => {
                        record.data.get(6).zip(record.data.get(7)).map(|(value, error)| truth(*value, *error != 0))
                    }
                    _ => book.text(&record, 6).map(Cell::text),
                };
                if let Some(cell) = cell {
                    builder.put(row, column, cell)?;
                }
            }
            _ => {}
        }
    }
    Ok((builder.finish(Some(name.to_owned()), hidden), whole))
}

/// The stored result of a formula; none where a text follows.
fn formula(book: &Book, record: &Record<'_>, style: u16) -> Option<Cell> {
    if record.short(12) != Some(0xffff) {
        return record.float(6).map(|value| book.number(style, value));
    }
    let value = record.data.get(8).copied().unwrap_or(0);
    match record.data.get(6)? {
        0 => None,
        1 => Some(truth(value, false)),
        2 => Some(truth(value, true)),
        _ => Some(Cell::empty()),
    }
}

/// A stored truth, or the sign of a formula error.
pub(crate) fn truth(value: u8, error: bool) -> Cell {
    if !error {
        return Cell::new(if value != 0 { "true" } else { "false" }, CellKind::Boolean);
    }
    let sign = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Cell::new(sign, CellKind::Error)
}

fn merged(record: &Record<'_>, builder: &mut SheetBuilder<'_>) {
    for eight in record.data.get(2..).unwrap_or_default().chunks_exact(8) {
        let number = |at: usize| u16::from_le_bytes([eight[at], eight[at + 1]]);
        builder.merge(u64::from(number(0)), usize::from(number(4)), u64::from(number(2)), usize::from(number(6)));
    }
}

/// A number in 30 bits.
pub(crate) fn packed_number(stored: u32) -> f64 {
    let value =
        if stored & 2 != 0 { f64::from((stored as i32) >> 2) } else { f64::from_bits(u64::from(stored & !3) << 32) };
    if stored & 1 != 0 { value / 100.0 } else { value }
}

/// The encoding of a code page number.
fn label(page: u16) -> Option<&'static str> {
    Some(match page {
        437 => "ibm437",
        850 => "ibm850",
        852 => "ibm852",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1252 | 0x8001 => "windows-1252",
        10000 | 0x8000 => "macintosh",
        _ => return None,
    })
}
