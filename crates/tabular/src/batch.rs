//! Some consecutive rows of a table as columns of text, and the way to walk over all of them.
//!
//! Never here: types; a batch holds text as it stood (an empty text is a blank cell).

use arrow::array::StringViewArray;

/// Consecutive rows of a table. All columns and `records` have the same length.
#[derive(Clone, Debug)]
pub struct Batch {
    /// The 1-based record of each row.
    pub records: Vec<u64>,
    /// True for each row that is a total or subtotal; empty where none in the batch is.
    pub derived: Vec<bool>,
    /// One column of text for each of the table's columns; no nulls, a blank cell is an empty text.
    pub columns: Vec<StringViewArray>,
}

impl Batch {
    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.records.len()
    }

    /// True where row `row` is a total or subtotal.
    pub fn is_derived(&self, row: usize) -> bool {
        self.derived.get(row).copied().unwrap_or(false)
    }
}
