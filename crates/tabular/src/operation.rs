//! The operations that a recipe is made of (OpenRefine's word). One variant, one file in
//! `operation/`, one line in each list below.
//!
//! Columns are named by [`crate::Column::name`] as they are called when the step runs. An operation
//! never loses a value: a cell that it cannot convert stays as it was and is counted.
//! Never here: which operation a file needs (rules suggest them as remedies).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What one step does; `op` in `recipe.toml` tells the variant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "kebab-case")]
pub enum Operation {
    /// White space (NBSP, zero-width signs) off both ends, runs of it to one space, control signs out.
    NormalizeSpace {
        /// The columns.
        columns: Vec<String>,
    },
    /// Cells that hold one of these words (compared trimmed, without case and accents) become blank.
    SetMissing {
        /// The column.
        column: String,
        /// The words, each with its meaning: `missing`, `not-applicable` or `withheld`.
        words: BTreeMap<String, String>,
    },
    /// `$ 1,234.50`, `(3)`, `45%` to plain numbers.
    ParseNumber {
        /// The column.
        column: String,
        /// `.` or `,`.
        decimal: char,
        /// Thousands separator (`,`, `.`, ` `, `'`); none where there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        group: Option<char>,
        /// True where all values are whole numbers.
        #[serde(default)]
        integer: bool,
        /// Digits after the point for exact money (Decimal128); none for Float64.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        scale: Option<u8>,
        /// True where a percent sign divides by one hundred.
        #[serde(default)]
        percent: bool,
    },
    /// Text to a day or moment, as ISO 8601.
    ParseDate {
        /// The column.
        column: String,
        /// The order of parts: `dmy`, `mdy` or `ymd`; two-digit years become 1930 to 2029.
        order: String,
        /// True where values hold a time of day too.
        #[serde(default)]
        time: bool,
    },
    /// Text to a time of day (`9:05`, `13:00:00 p.m.`, `24:00HRS` stays and is counted).
    ParseTime {
        /// The column.
        column: String,
    },
    /// Words to true and false.
    ParseBoolean {
        /// The column.
        column: String,
        /// Words that mean true.
        yes: Vec<String>,
        /// Words that mean false.
        no: Vec<String>,
    },
    /// The column is an identifier, code or text: stays text, leading zeros kept.
    KeepText {
        /// The column.
        column: String,
    },
    /// The column's values are years.
    ParseYear {
        /// The column.
        column: String,
    },
    /// Blank cells take the value above (sparse keys, merged cells).
    FillDown {
        /// The columns.
        columns: Vec<String>,
    },
    /// Left-pads digits with zeros to a width (INEGI keys, postal codes).
    PadZeros {
        /// The column.
        column: String,
        /// The width.
        width: usize,
    },
    /// Values replaced, whole cell (mass edit).
    MapValues {
        /// The column.
        column: String,
        /// Before → after.
        values: BTreeMap<String, String>,
    },
    /// Totals and subtotals among the data are left out.
    DropDerived,
    /// Rows that repeat an earlier row in every column are left out.
    DropDuplicates,
    /// Columns are left out.
    DropColumns {
        /// The columns.
        columns: Vec<String>,
    },
    /// A column gets another name.
    Rename {
        /// The column.
        column: String,
        /// The new name.
        to: String,
    },
    /// Columns with periods as names become rows: one column with the period, one with the value.
    Unpivot {
        /// The columns that become rows.
        columns: Vec<String>,
        /// Name of the new column with the old names' labels (`mes`, `anio`).
        key: String,
        /// Name of the new column with the values.
        value: String,
    },
    /// Personal data: the column is left out.
    Remove {
        /// The column.
        column: String,
    },
    /// Personal data: all but the last signs become `*`.
    Mask {
        /// The column.
        column: String,
        /// How many signs at the end stay.
        keep: usize,
    },
    /// Personal data: a keyed hash; the key never leaves the agency's store.
    Pseudonymize {
        /// The column.
        column: String,
    },
    /// Personal data: a date becomes its year, a point is rounded to two decimals.
    Generalize {
        /// The column.
        column: String,
    },
    /// Personal data: a person decided that the column may be published, with the legal reason.
    Allow {
        /// The column.
        column: String,
        /// The legal reason.
        reason: String,
    },
}
