//! `unpivot`: columns with periods as names become rows: one column with the period, one with the value.
//!
//! `clave,2019,2020` / `a,1,2` → `clave,anio,valor` / `a,2019,1` / `a,2020,2`. Blank cells become rows too.
//! Never here: which columns are periods.

use std::sync::Arc;

use arrow::array::{ArrayRef, StringBuilder, UInt32Array};
use arrow::compute::{interleave, take};
use arrow::error::ArrowError;

pub(super) const ID: &str = "unpivot";

/// A column whose cells repeat, once for each new row.
pub(crate) fn repeat(column: &ArrayRef, times: usize) -> Result<ArrayRef, ArrowError> {
    let indices: UInt32Array = (0..column.len() as u32).flat_map(|row| std::iter::repeat_n(row, times)).collect();
    take(column, &indices, None)
}

/// The new column with the old columns' labels.
pub(crate) fn keys(labels: &[String], rows: usize) -> ArrayRef {
    let mut keys = StringBuilder::new();
    for label in (0..rows).flat_map(|_| labels) {
        keys.append_value(label);
    }
    Arc::new(keys.finish())
}

/// The new column with the values; all columns are of one type.
pub(crate) fn values(columns: &[ArrayRef], rows: usize) -> Result<ArrayRef, ArrowError> {
    let indices: Vec<(usize, usize)> = (0..rows).flat_map(|row| (0..columns.len()).map(move |c| (c, row))).collect();
    interleave(&columns.iter().map(AsRef::as_ref).collect::<Vec<_>>(), &indices)
}
