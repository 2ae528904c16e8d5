//! A small table of labels and values, from which a chart is built.
//!
//! Never here: how it is built (see `bricks`).

use std::path::Path;

use apertura_tabular::ReadError;

use crate::bricks::Series;
use crate::sheet;

/// Why a file gives no series.
#[derive(Debug, thiserror::Error)]
pub enum SeriesError {
    /// The file gives no table.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It has fewer than two columns.
    #[error("no two columns")]
    Columns,
    /// A value is no number.
    #[error("row {row}: {text} is no number")]
    Value {
        /// 1-based row of data.
        row: usize,
        /// What stands there.
        text: String,
    },
}

/// Labels in the first column, values in the second; and what the second is called.
///
/// # Errors
/// [`SeriesError`].
pub fn read(path: &Path) -> Result<(Series, String), SeriesError> {
    let (columns, rows) = sheet::first(path)?;
    if columns.len() < 2 {
        return Err(SeriesError::Columns);
    }
    let row = |(at, row): (usize, &Vec<String>)| {
        let text = row.get(1).map_or("", |text| text.trim());
        // a comma that groups thousands; a decimal point
        let value = text.replace([',', ' ', '\u{a0}'], "").parse::<f64>().ok().filter(|value| value.is_finite());
        match value {
            Some(value) => Ok((row.first().map_or("", |text| text.trim()).to_owned(), value)),
            None => Err(SeriesError::Value { row: at + 1, text: text.to_owned() }),
        }
    };
    let rows = rows.iter().enumerate().map(row).collect::<Result<_, _>>()?;
    Ok((Series { rows, whole: false }, columns[1].trim().to_owned()))
}
