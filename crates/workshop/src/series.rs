//! A small table of labels and values, from which a chart is built.
//!
//! Never here: how it is built (see `bricks`).

use std::path::Path;

use apertura_tabular::ReadError;
use apertura_tabular::evidence::number_of;

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
    let text = |row: &Vec<String>| row.get(1).map_or(String::new(), |text| text.trim().to_owned());
    let decimal = decimal_sign(rows.iter().map(text));
    let row = |(at, row): (usize, &Vec<String>)| {
        let text = text(row);
        let value = number_of(&text, decimal).filter(|value| value.is_finite());
        match value {
            Some(value) => Ok((row.first().map_or("", |text| text.trim()).to_owned(), value)),
            None => Err(SeriesError::Value { row: at + 1, text }),
        }
    };
    let rows = rows.iter().enumerate().map(row).collect::<Result<_, _>>()?;
    Ok((Series { rows, whole: false }, columns[1].trim().to_owned()))
}

/// The sign that all values of a column write before their decimals. A comma before exactly three digits groups thousands, as
/// Mexican offices write; once one value has it otherwise (`12,5`, `1.234,50`), it is the decimal sign of all.
fn decimal_sign(texts: impl Iterator<Item = String>) -> char {
    for text in texts {
        let digits: String = text.chars().filter(|sign| sign.is_ascii_digit() || matches!(sign, ',' | '.')).collect();
        let Some((before, after)) = digits.rsplit_once(',') else { continue };
        let whole = before.replace([',', '.'], "");
        if !after.contains('.') && (after.len() != 3 || before.contains('.') || whole.starts_with('0')) {
            return ',';
        }
    }
    '.'
}
