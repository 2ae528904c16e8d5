//! SQLite database files, read only: pages, b-trees and overflow chains.
//!
//! Follows "Database File Format" (sqlite.org/fileformat2.html). No page is used twice and no cell lies over another, so that
//! work and memory never pass the file's size, whatever its pointers say.
//! Never here: SQL, writing, what the tables mean (see `geopackage`).

mod record;
mod schema;

use std::borrow::Cow;

pub(crate) use record::Value;
pub(crate) use schema::Column;

use crate::error::ReadError;

/// Bytes of the file's own header, on page 1.
const FILE_HEADER: usize = 100;
/// Tables that a database may have.
const TABLES: usize = 10_000;

/// A table as the schema describes it.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in the order in which the rows store them.
    pub columns: Vec<Column>,
    root: u32,
    /// True where the rows are kept in the order of their key, without a number of their own.
    keyed: bool,
}

/// A database file.
pub(crate) struct Database<'a> {
    bytes: &'a [u8],
    page: usize,
    usable: usize,
    encoding: record::Encoding,
    used: Vec<bool>,
    /// Bytes of cells that may still be read.
    left: usize,
    damaged: u64,
}

/// What is still to be walked of a tree.
enum Step {
    Page(u32),
    /// A record inside the tree: page, byte.
    Cell(u32, usize),
}

impl<'a> Database<'a> {
    /// Opens a database; none where the header makes no sense.
    pub fn open(bytes: &'a [u8]) -> Option<Self> {
        let header = bytes.get(..FILE_HEADER)?;
        if !header.starts_with(b"SQLite format 3\0") {
            return None;
        }
        let page = match u16::from_be_bytes([header[16], header[17]]) {
            1 => 65_536,
            size => usize::from(size),
        };
        let usable = page.checked_sub(usize::from(header[20]))?;
        if !page.is_power_of_two() || page < 512 || usable < 480 {
            return None;
        }
        let encoding = match header[59] {
            2 => record::Encoding::Utf16Le,
            3 => record::Encoding::Utf16Be,
            _ => record::Encoding::Utf8,
        };
        let pages = bytes.len().div_ceil(page);
        let mut damaged = 0;
        // the number of pages is only kept where this version wrote it last
        if header[24..28] == header[92..96] {
            let declared = u32::from_be_bytes([header[28], header[29], header[30], header[31]]);
            damaged = u64::from(declared).saturating_sub(pages as u64);
        }
        Some(Database { bytes, page, usable, encoding, used: vec![false; pages + 1], left: bytes.len(), damaged })
    }

    /// True where the newest rows may stand in a second file (`-wal`) beside this one.
    pub fn keeps_log(&self) -> bool {
        self.bytes.get(19) == Some(&2)
    }

    /// How many pages or cells could not be read so far.
    pub fn damaged(&self) -> u64 {
        self.damaged
    }

    /// The tables of the schema, in its order; those without rows of their own (virtual ones) are left out.
    pub fn tables(&mut self) -> Vec<Table> {
        let text = |value: Option<&Value<'_>>| match value {
            Some(Value::Text(text)) => text.to_string(),
            _ => String::new(),
        };
        let mut found = Vec::new();
        let schema = Table { name: String::new(), columns: Vec::new(), root: 1, keyed: false };
        let walked = self.walk(&schema, 5, &mut |_, values| {
            let Some(Value::Integer(root)) = values.get(3) else { return Ok(()) };
            if text(values.first()) == "table"
                && *root > 0
                && let Ok(root) = u32::try_from(*root)
                && found.len() < TABLES
            {
                let (columns, keyed) = schema::columns(&text(values.get(4)));
                found.push(Table { name: text(values.get(1)), columns, root, keyed });
            }
            Ok(())
        });
        if walked.is_err() {
            self.damaged += 1;
        }
        found
    }

    /// Gives each row of a table: its values in the order of [`Table::columns`]; missing ones are left out.
    ///
    /// # Errors
    /// What `deliver` gives.
    pub fn rows(
        &mut self,
        table: &Table,
        deliver: &mut dyn FnMut(&[Value<'_>]) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let number = table.columns.iter().position(|column| column.row_number).filter(|_| !table.keyed);
        self.walk(table, table.columns.len(), &mut |row, values| {
            if let (Some(place), Some(row)) = (number, row)
                && let Some(value @ Value::Null) = values.get_mut(place)
            {
                *value = Value::Integer(row);
            }
            deliver(values)
        })
    }

    /// Walks a tree in order. Broken pages and cells are counted and passed over.
    fn walk(
        &mut self,
        table: &Table,
        width: usize,
        deliver: &mut dyn FnMut(Option<i64>, &mut Vec<Value<'_>>) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let mut steps = vec![Step::Page(table.root)];
        let mut pages: Vec<Step> = Vec::new();
        while let Some(step) = steps.pop() {
            let (number, cells) = match step {
                Step::Cell(page, at) => (page, vec![at]),
                Step::Page(number) => {
                    let Some((kind, cells, right)) = self.enter(number) else {
                        self.damaged += 1;
                        continue;
                    };
                    if kind != if table.keyed { 10 } else { 13 } && kind != if table.keyed { 2 } else { 5 } {
                        self.damaged += 1;
                        continue;
                    }
                    if kind >= 10 {
                        (number, cells)
                    } else {
                        pages.clear();
                        for at in cells {
                            match self.whole(number, at) {
                                Some(child) => pages.push(Step::Page(child)),
                                None => self.damaged += 1,
                            }
                            if table.keyed {
                                pages.push(Step::Cell(number, at + 4));
                            }
                        }
                        pages.push(Step::Page(right));
                        steps.extend(pages.drain(..).rev());
                        continue;
                    }
                }
            };
            for at in cells {
                let Some((row, payload, taken)) = self.cell(number, at, table.keyed) else {
                    self.damaged += 1;
                    continue;
                };
                // cells that lie over each other would make a small file large
                let Some(left) = self.left.checked_sub(taken) else {
                    self.damaged += 1;
                    return Ok(());
                };
                self.left = left;
                let (mut values, whole) = record::values(&payload, width, self.encoding);
                self.damaged += u64::from(!whole);
                deliver(row, &mut values)?;
            }
        }
        Ok(())
    }

    /// A page's bytes, its header's place, and the first time it is used.
    fn page(&self, number: u32) -> Option<(&'a [u8], usize)> {
        let index = (number as usize).checked_sub(1)?;
        let start = index.checked_mul(self.page)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        Some((&rest[..rest.len().min(self.usable)], if number == 1 { FILE_HEADER } else { 0 }))
    }

    fn claim(&mut self, number: u32) -> Option<()> {
        let used = self.used.get_mut(number as usize)?;
        (!std::mem::replace(used, true)).then_some(())
    }

    /// A tree page that was not used yet: its kind, the places of its cells, its right-most child.
    fn enter(&mut self, number: u32) -> Option<(u8, Vec<usize>, u32)> {
        self.claim(number)?;
        let (page, header) = self.page(number)?;
        let kind = *page.get(header)?;
        let count = usize::from(u16::from_be_bytes([*page.get(header + 3)?, *page.get(header + 4)?]));
        let inner = matches!(kind, 2 | 5);
        let right = if inner { self.whole(number, header + 8)? } else { 0 };
        let first = header + if inner { 12 } else { 8 };
        let places = page.get(first..)?.chunks_exact(2).take(count);
        Some((kind, places.map(|two| usize::from(u16::from_be_bytes([two[0], two[1]]))).collect(), right))
    }

    fn whole(&self, number: u32, at: usize) -> Option<u32> {
        let (page, _) = self.page(number)?;
        Some(u32::from_be_bytes(page.get(at..at.checked_add(4)?)?.try_into().ok()?))
    }

    /// A record's row number, its bytes, and how much of the page it takes.
    fn cell(&mut self, number: u32, at: usize, keyed: bool) -> Option<(Option<i64>, Cow<'a, [u8]>, usize)> {
        let (page, _) = self.page(number)?;
        let mut rest = page.get(at..)?;
        let size = usize::try_from(record::varint(&mut rest)?).ok()?;
        let row = if keyed { None } else { Some(record::varint(&mut rest)? as i64) };
        let usable = self.usable;
        let least = (usable - 12) * 32 / 255 - 23;
        let most = if keyed { (usable - 12) * 64 / 255 - 23 } else { usable - 35 };
        if size <= most {
            let payload = rest.get(..size)?;
            let taken = page.len() - at - rest.len() + size;
            return Some((row, Cow::Borrowed(payload), taken));
        }
        let wanted = least + (size - least) % (usable - 4);
        let local = if wanted <= most { wanted } else { least };
        let mut payload = rest.get(..local)?.to_vec();
        let taken = page.len() - at - rest.len() + local + 4;
        let mut next = u32::from_be_bytes(rest.get(local..local + 4)?.try_into().ok()?);
        while payload.len() < size {
            let claimed = self.claim(next).and_then(|()| self.page(next));
            let Some((page, _)) = claimed.filter(|(page, _)| page.len() > 4) else {
                // what is there is still given
                break;
            };
            let part = &page[4..];
            payload.extend_from_slice(&part[..part.len().min(size - payload.len())]);
            next = u32::from_be_bytes([page[0], page[1], page[2], page[3]]);
        }
        Some((row, Cow::Owned(payload), taken))
    }
}
