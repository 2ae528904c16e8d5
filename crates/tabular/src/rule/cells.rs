//! The cells of a whole table, for rules that compare rows.
//!
//! Never here: a rule.

use super::stray_whitespace::normal;
use super::{ColumnContext, TableContext};
use crate::error::ReadError;
use crate::limits::Limits;
use crate::matrix::Ids;

/// The cells of a table as numbers, and their records.
pub(super) struct Cells {
    /// Every column, normal white space, missing-value words as blanks.
    pub columns: Vec<Ids>,
    /// The record of each row.
    pub records: Vec<u64>,
}

impl Cells {
    /// Reads all rows that are data; none where they cannot be read.
    pub fn read(context: &TableContext<'_>) -> Option<Cells> {
        let columns: Vec<ColumnContext<'_>> = context.columns().collect();
        let mut cells = Cells { columns: vec![Ids::default(); columns.len()], records: Vec::new() };
        let read = context.table.run::<_, ReadError>(&Limits::default(), Ok, |batch| {
            for row in (0..batch.rows()).filter(|row| !batch.is_derived(*row)) {
                cells.records.push(batch.records[row]);
                for ((ids, column), texts) in cells.columns.iter_mut().zip(&columns).zip(&batch.columns) {
                    let text = normal(texts.value(row));
                    ids.push(if column.is_missing(&text) { "" } else { &text });
                }
            }
            Ok(())
        });
        read.ok().map(|()| cells)
    }
}
