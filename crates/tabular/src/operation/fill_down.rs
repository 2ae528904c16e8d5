//! `fill-down`: blank cells take the value above (sparse keys, merged cells).
//!
//! `Puebla`, blank, blank, `Tlaxcala` → `Puebla`, `Puebla`, `Puebla`, `Tlaxcala`.
//! Never here: which columns are sparse.

use arrow::array::{Array, ArrayRef, UInt32Array};
use arrow::compute::{concat, take};
use arrow::error::ArrowError;

pub(super) const ID: &str = "fill-down";

/// The last value seen in a column, handed from batch to batch.
#[derive(Default)]
pub(crate) struct Above {
    last: Option<ArrayRef>,
}

impl Above {
    /// The column with its blanks filled, and the rows that were filled.
    pub(crate) fn fill(&mut self, column: &ArrayRef) -> Result<(ArrayRef, Vec<usize>), ArrowError> {
        let rows = column.len();
        let shift = u32::from(self.last.is_some());
        let mut above = self.last.is_some().then_some(0u32);
        let mut filled = Vec::new();
        let indices: UInt32Array = (0..rows)
            .map(|row| {
                if column.is_valid(row) {
                    above = Some(row as u32 + shift);
                } else if above.is_some() {
                    filled.push(row);
                }
                above
            })
            .collect();
        let source = match &self.last {
            Some(last) => concat(&[last.as_ref(), column.as_ref()])?,
            None => column.clone(),
        };
        if let Some(row) = above {
            self.last = Some(take(&source, &UInt32Array::from(vec![row]), None)?);
        }
        if filled.is_empty() {
            return Ok((column.clone(), filled));
        }
        Ok((take(&source, &indices, None)?, filled))
    }
}
