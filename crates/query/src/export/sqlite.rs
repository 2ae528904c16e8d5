//! A SQLite file with one table, `datos`: written in one go, page after page, as "Database File Format" of sqlite.org says.
//!
//! Rows come in the order of their numbers, so each leaf is written once; the pages above them are written at the end.
//! Numbers that lose no digit are numbers, dates and moments text as ISO 8601, yes and no 1 and 0.
//! Never here: reading such files, indexes.

use std::fs::File;
use std::io::{BufWriter, Seek, SeekFrom, Write};

use apertura_tabular::ValueType;

use super::{fault, number_of};
use crate::answer::ColumnInfo;
use crate::cells::{Key, from_ordered_bits};
use crate::error::QueryError;

/// Bytes of a page.
const PAGE: usize = 4_096;
/// Bytes of the file's header, on its first page.
const HEADER: usize = 100;
/// Largest record that stays on its leaf, and the least that stays of a larger one.
const LOCAL: usize = PAGE - 35;
const LEAST: usize = (PAGE - 12) * 32 / 255 - 23;
/// Children of a page above the leaves: each takes at most 4 + 9 bytes and its pointer of 2.
const CHILDREN: usize = (PAGE - 12) / 15;
/// Whole decimals up to this are exact as floating point.
const EXACT: u128 = 999_999_999_999_999;

/// Writes rows into a file.
pub(super) struct Writer<'a> {
    file: BufWriter<File>,
    infos: Vec<&'a ColumnInfo>,
    /// Pages written, the first one included.
    pages: u32,
    /// Cells of the leaf at hand.
    cells: Vec<Vec<u8>>,
    /// Their bytes with their pointers.
    used: usize,
    row: i64,
    /// The leaves: page and number of the last row.
    leaves: Vec<(u32, i64)>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(infos: &[&'a ColumnInfo]) -> Result<Self, QueryError> {
        let mut file = BufWriter::with_capacity(1 << 18, tempfile::tempfile().map_err(fault)?);
        file.write_all(&[0; PAGE]).map_err(fault)?;
        Ok(Writer { file, infos: infos.to_vec(), pages: 1, cells: Vec::new(), used: 0, row: 0, leaves: Vec::new() })
    }

    /// A row.
    pub(super) fn row(&mut self, keys: &[Key]) -> Result<(), QueryError> {
        let values: Vec<Value<'_>> = keys.iter().zip(&self.infos).map(|(key, info)| Value::of(key, info)).collect();
        let row = self.row + 1;
        let cell = self.cell(row, &record(&values))?;
        if 8 + self.used + cell.len() + 2 > PAGE {
            self.leaf()?;
        }
        self.row = row;
        self.used += cell.len() + 2;
        self.cells.push(cell);
        Ok(())
    }

    /// The file.
    pub(super) fn finish(mut self) -> Result<File, QueryError> {
        if !self.cells.is_empty() || self.leaves.is_empty() {
            self.leaf()?;
        }
        let mut level = std::mem::take(&mut self.leaves);
        while level.len() > 1 {
            let mut above = Vec::with_capacity(level.len() / CHILDREN + 1);
            for children in level.chunks(CHILDREN) {
                let Some(((right, last), left)) = children.split_last() else { continue };
                let cells: Vec<Vec<u8>> = left
                    .iter()
                    .map(|(page, last)| {
                        let mut cell = page.to_be_bytes().to_vec();
                        push_varint(&mut cell, *last as u64);
                        cell
                    })
                    .collect();
                above.push((self.page(&tree_page(0, Some(*right), &cells))?, *last));
            }
            level = above;
        }
        let root = level.first().map_or(2, |(page, _)| *page);
        let first = self.first_page(root)?;
        let mut file = self.file.into_inner().map_err(|error| fault(error.error()))?;
        file.seek(SeekFrom::Start(0)).map_err(fault)?;
        file.write_all(&first).map_err(fault)?;
        Ok(file)
    }

    fn leaf(&mut self) -> Result<(), QueryError> {
        let cells = std::mem::take(&mut self.cells);
        self.used = 0;
        let page = self.page(&tree_page(0, None, &cells))?;
        self.leaves.push((page, self.row));
        Ok(())
    }

    fn page(&mut self, page: &[u8]) -> Result<u32, QueryError> {
        self.file.write_all(page).map_err(fault)?;
        self.pages = self.pages.checked_add(1).ok_or_else(|| fault("too many pages"))?;
        Ok(self.pages)
    }

    /// A record as a cell of a leaf; what does not fit there goes to pages of its own.
    fn cell(&mut self, row: i64, record: &[u8]) -> Result<Vec<u8>, QueryError> {
        let mut cell = Vec::with_capacity(record.len().min(LOCAL) + 18);
        push_varint(&mut cell, record.len() as u64);
        push_varint(&mut cell, row as u64);
        if record.len() <= LOCAL {
            cell.extend_from_slice(record);
            return Ok(cell);
        }
        let kept = LEAST + (record.len() - LEAST) % (PAGE - 4);
        let (here, beyond) = record.split_at(if kept <= LOCAL { kept } else { LEAST });
        cell.extend_from_slice(here);
        cell.extend_from_slice(&(self.pages + 1).to_be_bytes());
        let count = beyond.len().div_ceil(PAGE - 4);
        for (at, part) in beyond.chunks(PAGE - 4).enumerate() {
            let next = if at + 1 < count { self.pages + 2 } else { 0 };
            let mut page = next.to_be_bytes().to_vec();
            page.extend_from_slice(part);
            page.resize(PAGE, 0);
            self.page(&page)?;
        }
        Ok(cell)
    }

    /// The header and the one line of the schema.
    fn first_page(&mut self, root: u32) -> Result<Vec<u8>, QueryError> {
        let column = |info: &&ColumnInfo| format!("\"{}\" {}", info.name.replace('"', "\"\""), affinity(info));
        let columns: Vec<String> = self.infos.iter().map(column).collect();
        let statement = format!("CREATE TABLE \"datos\" ({})", columns.join(", "));
        let values = ["table", "datos", "datos"].map(Value::Text);
        let record = record(&[values[0], values[1], values[2], Value::Int(i64::from(root)), Value::Text(&statement)]);
        let cell = self.cell(1, &record)?;
        // the first page has less room than others: a long statement stands on a leaf below it
        let mut page = if HEADER + 8 + 2 + cell.len() > PAGE {
            let leaf = self.page(&tree_page(0, None, &[cell]))?;
            tree_page(HEADER, Some(leaf), &[])
        } else {
            tree_page(HEADER, None, &[cell])
        };
        let word = |page: &mut [u8], at: usize, value: u32| page[at..at + 4].copy_from_slice(&value.to_be_bytes());
        page[..16].copy_from_slice(b"SQLite format 3\0");
        page[16..18].copy_from_slice(&(PAGE as u16).to_be_bytes());
        page[18..24].copy_from_slice(&[1, 1, 0, 64, 32, 32]);
        word(&mut page, 24, 1); // changes
        word(&mut page, 28, self.pages);
        word(&mut page, 40, 1); // changes of the schema
        word(&mut page, 44, 4); // its format
        word(&mut page, 56, 1); // UTF-8
        word(&mut page, 92, 1);
        word(&mut page, 96, 3_045_000);
        Ok(page)
    }
}

/// A page of a table's tree: a leaf, or one above with its rightmost child. `start` is where its head stands.
fn tree_page(start: usize, right: Option<u32>, cells: &[Vec<u8>]) -> Vec<u8> {
    let mut page = vec![0; PAGE];
    let mut end = PAGE;
    let mut pointer = start + if right.is_some() { 12 } else { 8 };
    for cell in cells {
        end -= cell.len();
        page[end..end + cell.len()].copy_from_slice(cell);
        page[pointer..pointer + 2].copy_from_slice(&(end as u16).to_be_bytes());
        pointer += 2;
    }
    page[start] = if right.is_some() { 5 } else { 13 };
    page[start + 3..start + 5].copy_from_slice(&(cells.len() as u16).to_be_bytes());
    page[start + 5..start + 7].copy_from_slice(&(end as u16).to_be_bytes());
    if let Some(right) = right {
        page[start + 8..start + 12].copy_from_slice(&right.to_be_bytes());
    }
    page
}

/// A value as SQLite stores it.
#[derive(Clone, Copy)]
enum Value<'a> {
    Null,
    Int(i64),
    Real(f64),
    Text(&'a str),
    /// Written when its turn comes: dates, times, decimals of many digits.
    Written(&'a Key, &'a ColumnInfo),
}

impl<'a> Value<'a> {
    fn of(key: &'a Key, info: &'a ColumnInfo) -> Value<'a> {
        match key {
            Key::Blank => Value::Null,
            Key::Bool(answer) => Value::Int(i64::from(*answer)),
            Key::Text(text) => Value::Text(text),
            Key::Float(bits) => Value::Real(from_ordered_bits(*bits)),
            Key::Int(value) if matches!(info.value_type, ValueType::Integer | ValueType::Year) => Value::Int(*value),
            Key::Decimal(value) if value.unsigned_abs() <= EXACT => {
                number_of(key, info).map_or(Value::Null, Value::Real)
            }
            key => Value::Written(key, info),
        }
    }
}

fn affinity(info: &ColumnInfo) -> &'static str {
    match info.value_type {
        ValueType::Integer | ValueType::Year | ValueType::Boolean => "INTEGER",
        ValueType::Number => "REAL",
        _ => "TEXT",
    }
}

/// The values of a row in SQLite's record format.
fn record(values: &[Value<'_>]) -> Vec<u8> {
    let (mut types, mut body) = (Vec::with_capacity(values.len() + 2), Vec::new());
    for value in values {
        match value {
            Value::Null => types.push(0),
            Value::Int(0) => types.push(8),
            Value::Int(1) => types.push(9),
            Value::Int(value) => {
                let (kind, bytes) = [(1, 1), (2, 2), (3, 3), (4, 4), (5, 6)]
                    .into_iter()
                    .find(|(_, bytes)| {
                        let bound = 1_i64 << (8 * bytes - 1);
                        (-bound..bound).contains(value)
                    })
                    .unwrap_or((6, 8));
                types.push(kind);
                body.extend_from_slice(&value.to_be_bytes()[8 - bytes..]);
            }
            Value::Real(value) => {
                types.push(7);
                body.extend_from_slice(&value.to_be_bytes());
            }
            Value::Text(text) => push_text(&mut types, &mut body, text),
            Value::Written(key, info) => push_text(&mut types, &mut body, &key.write(info)),
        }
    }
    // the head's own length counts with it
    let mut length = types.len() + 1;
    while varint_bytes(length as u64) + types.len() > length {
        length += 1;
    }
    let mut record = Vec::with_capacity(length + body.len());
    push_varint(&mut record, length as u64);
    record.extend_from_slice(&types);
    record.extend_from_slice(&body);
    record
}

fn push_text(types: &mut Vec<u8>, body: &mut Vec<u8>, text: &str) {
    push_varint(types, 2 * text.len() as u64 + 13);
    body.extend_from_slice(text.as_bytes());
}

fn varint_bytes(value: u64) -> usize {
    let mut bytes = Vec::new();
    push_varint(&mut bytes, value);
    bytes.len()
}

/// SQLite's numbers of variable length: seven bits a byte, most significant first; the ninth byte has eight.
fn push_varint(out: &mut Vec<u8>, value: u64) {
    if value >> 56 != 0 {
        let mut rest = value >> 8;
        let mut bytes = [0_u8; 9];
        bytes[8] = value as u8;
        for byte in bytes[..8].iter_mut().rev() {
            *byte = (rest & 0x7f) as u8 | 0x80;
            rest >>= 7;
        }
        out.extend_from_slice(&bytes);
        return;
    }
    let groups = (64 - value.leading_zeros() as usize).div_ceil(7).max(1);
    for at in (0..groups).rev() {
        let more = if at > 0 { 0x80 } else { 0 };
        out.push((value >> (7 * at)) as u8 & 0x7f | more);
    }
}
