//! Apache Parquet: its rows as texts with the kinds that its columns declare.
//!
//! Never here: writing (see `write`).

use std::fs::File;

use arrow::array::Array;
use arrow::datatypes::DataType;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use crate::document::{Body, Format, Sheet};
use crate::error::ReadError;
use crate::format::Content;
use crate::format::json_text::exact_number;
use crate::format::sheet_builder::Budget;
use crate::grid::{Cell, CellKind, Grid};
use crate::limits::Limits;

/// Reads all rows.
///
/// # Errors
/// `Damaged`, `Limit`.
pub(crate) fn read(file: File, limits: &Limits) -> Result<Content, ReadError> {
    let damaged = |why: String| ReadError::Damaged { format: Format::Parquet, why };
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| damaged(error.to_string()))?;
    let schema = builder.schema().clone();
    let budget = Budget::new(limits);
    let declared = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or(0);
    let width = schema.fields().len();
    budget.column(width.saturating_sub(1))?;
    budget.take(declared.saturating_mul(width as u64))?;
    let reader = builder.with_batch_size(1024).build().map_err(|error| damaged(error.to_string()))?;
    let mut rows: Vec<Vec<Cell>> =
        vec![schema.fields().iter().map(|field| Cell::text(field.name().as_str())).collect()];
    let options = FormatOptions::default().with_null("");
    for batch in reader {
        let batch = batch.map_err(|error| damaged(error.to_string()))?;
        let first = rows.len();
        if (first + batch.num_rows() - 1) as u64 > declared {
            return Err(damaged("more rows than declared".to_owned()));
        }
        rows.resize_with(first + batch.num_rows(), || Vec::with_capacity(width));
        for column in batch.columns() {
            let kind = kind(column.data_type());
            let format =
                ArrayFormatter::try_new(column.as_ref(), &options).map_err(|error| damaged(error.to_string()))?;
            for (n, row) in rows[first..].iter_mut().enumerate() {
                let cell = if column.is_null(n) { Cell::empty() } else { cell(format.value(n).to_string(), kind) };
                // a text of the dictionary may stand in every row
                budget.text(cell.text.len())?;
                row.push(cell);
            }
        }
    }
    let body = Body::Grid(Grid { rows, ..Grid::default() });
    let sheets = vec![Sheet { name: None, hidden: false, named_columns: true, body }];
    Ok(Content { sheets, ..Content::default() })
}

fn kind(data_type: &DataType) -> CellKind {
    match data_type {
        DataType::Boolean => CellKind::Boolean,
        DataType::Date32 | DataType::Date64 => CellKind::Date,
        DataType::Timestamp(..) => CellKind::DateTime,
        DataType::Time32(_) | DataType::Time64(_) => CellKind::Time,
        DataType::Dictionary(_, values) => kind(values),
        found if found.is_numeric() => CellKind::Number,
        _ => CellKind::Text,
    }
}

fn cell(text: String, kind: CellKind) -> Cell {
    match kind {
        CellKind::Text => Cell::text(text),
        CellKind::Number => match exact_number(&text) {
            Some(number) => Cell::new(number, kind),
            None => Cell::text(text),
        },
        CellKind::Date => Cell::new(text.split('T').next().unwrap_or_default(), kind),
        CellKind::DateTime => Cell::new(text.trim_end_matches('Z'), kind),
        kind => Cell::new(text, kind),
    }
}
