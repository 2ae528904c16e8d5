//! The clean texts of one column of a batch, each formatted once: the CSV and the profile read the same bytes.
//!
//! Never here: quoting (see `csv`), text forms of values (see `operation::text`).

use arrow::array::{Array, StringArray, StringViewArray};

use crate::operation::text;
use crate::operation::value::Cell;

use super::Reader;

/// The texts of a column; a blank cell is an empty text.
pub(crate) enum Texts<'a> {
    /// Views as they stand.
    View(&'a StringViewArray),
    /// Texts as they stand.
    Text(&'a StringArray),
    /// Formatted values one after the other, and where each ends. None needs quotes.
    Plain(Vec<u8>, Vec<u32>),
}

impl<'a> Texts<'a> {
    /// The texts of the first `rows` cells.
    pub(crate) fn new(reader: &Reader<'a>, rows: usize) -> Self {
        match reader {
            Reader::View(array) => Texts::View(array),
            Reader::Text(array) => Texts::Text(array),
            reader => {
                let (mut bytes, mut ends) = (Vec::with_capacity(rows * 12), Vec::with_capacity(rows));
                for row in 0..rows {
                    if let Some(Cell::Typed(value)) = reader.cell(row) {
                        text::push(&mut bytes, value);
                    }
                    ends.push(bytes.len() as u32);
                }
                Texts::Plain(bytes, ends)
            }
        }
    }

    /// One text.
    #[inline]
    pub(crate) fn get(&self, row: usize) -> &[u8] {
        match self {
            Texts::View(array) if array.is_valid(row) => array.value(row).as_bytes(),
            Texts::Text(array) if array.is_valid(row) => array.value(row).as_bytes(),
            Texts::View(_) | Texts::Text(_) => b"",
            Texts::Plain(bytes, ends) => {
                let start = row.checked_sub(1).map_or(0, |before| ends[before] as usize);
                &bytes[start..ends[row] as usize]
            }
        }
    }
}
