//! The cells of a whole table, for rules that compare rows.
//!
//! Never here: a rule.

use std::borrow::Cow;

use super::stray_whitespace::normal;
use super::{ColumnContext, TableContext};
use crate::error::ReadError;
use crate::limits::Limits;
use crate::matrix::Ids;

/// The cells of a table as numbers, and their records.
pub(super) struct Cells {
    /// Every column, normal white space, missing-value words as blanks; without rows where it was not asked for.
    pub columns: Vec<Ids>,
    /// The record of each row.
    pub records: Vec<u64>,
}

impl Cells {
    /// Reads all rows that are data, of the columns (by number) that are `wanted`; none where they cannot be read.
    pub fn read(context: &TableContext<'_>, wanted: impl Fn(usize) -> bool) -> Option<Cells> {
        let columns: Vec<ColumnContext<'_>> = context.columns().collect();
        let mut cells = Cells { columns: vec![Ids::default(); columns.len()], records: Vec::new() };
        let read = context.table.run::<_, ReadError>(&Limits::default(), Ok, |batch| {
            for row in (0..batch.rows()).filter(|row| !batch.is_derived(*row)) {
                cells.records.push(batch.records[row]);
                let all = cells.columns.iter_mut().zip(&columns).zip(&batch.columns).enumerate();
                for (_, ((ids, column), texts)) in all.filter(|(at, _)| wanted(*at)) {
                    let text = texts.value(row);
                    let text = if is_normal(text) { Cow::Borrowed(text) } else { Cow::Owned(normal(text)) };
                    ids.push(if column.is_missing(&text) { "" } else { &text });
                }
            }
            Ok(())
        });
        read.ok().map(|()| cells)
    }
}

/// True where [`normal`] surely changes nothing: one space between words, and of what is not ASCII only the letters
/// of U+00C0 to U+00FF.
fn is_normal(text: &str) -> bool {
    let mut before = b' ';
    for &byte in text.as_bytes() {
        if !(b' '..=0xC3).contains(&byte) || byte == 0xC2 || byte == b' ' && before == b' ' {
            return false;
        }
        before = byte;
    }
    before != b' ' || text.is_empty()
}
