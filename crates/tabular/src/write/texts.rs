//! The clean texts of one column of a batch, each formatted once: the CSV and the profile read the same bytes.
//!
//! Never here: quoting (see `csv`), text forms of values (see `operation::text`).

use arrow::array::{Array, ArrayRef, StringArray, StringViewArray};

use crate::operation::text;
use crate::operation::value::{Cell, Typed};

use super::Reader;

/// The texts of a column; a blank cell is an empty text.
pub(crate) enum Texts<'a> {
    /// Views as they stand.
    View(&'a StringViewArray),
    /// Texts as they stand.
    Text(&'a StringArray),
    /// Formatted values one after the other with some bytes behind them, and where each ends. None needs quotes.
    Plain(Vec<u8>, Vec<u32>),
}

/// Bytes of a short text.
const SHORT: usize = 16;
/// Bytes of the texts that a view holds itself (Arrow's columnar format, variable-size binary view).
const INLINE: u32 = 12;

impl<'a> Texts<'a> {
    /// The texts of the first `rows` cells; `written` are the cells before they became numbers, whose decimals stay.
    pub(crate) fn new(reader: &Reader<'a>, rows: usize, written: Option<&ArrayRef>) -> Self {
        match reader {
            Reader::View(array) => Texts::View(array),
            Reader::Text(array) => Texts::Text(array),
            reader => {
                let (mut bytes, mut ends) = (Vec::with_capacity(rows * 12), Vec::with_capacity(rows));
                let written = written.filter(|cells| cells.len() == rows).and_then(Reader::new);
                for row in 0..rows {
                    if let Some(Cell::Typed(value)) = reader.cell(row) {
                        let start = bytes.len();
                        text::push(&mut bytes, value);
                        if let (Typed::Float(_), Some(Some(Cell::Text(written)))) =
                            (value, written.as_ref().map(|cells| cells.cell(row)))
                        {
                            text::keep_decimals(&mut bytes, start, written.as_bytes());
                        }
                    }
                    ends.push(bytes.len() as u32);
                }
                bytes.resize(bytes.len() + SHORT, 0);
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

    /// A text of at most sixteen bytes with its length, where it can be had without looking for it.
    #[inline]
    pub(crate) fn short(&self, row: usize) -> Option<(u128, usize)> {
        match self {
            Texts::View(array) if array.is_valid(row) => {
                let view = array.views()[row];
                // the low half of a view's first word is the length of its text
                (view as u32 <= INLINE).then_some((view >> 32, view as u32 as usize))
            }
            Texts::View(_) => Some((0, 0)),
            Texts::Text(_) => None,
            Texts::Plain(bytes, ends) => {
                let start = row.checked_sub(1).map_or(0, |before| ends[before] as usize);
                let length = ends[row] as usize - start;
                let word = bytes.get(start..)?.first_chunk::<SHORT>()?;
                (length <= SHORT).then_some((u128::from_le_bytes(*word), length))
            }
        }
    }

    /// True where no text needs quotes.
    #[inline]
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self, Texts::Plain(..))
    }
}
