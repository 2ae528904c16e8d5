//! The operations that a recipe is made of (OpenRefine's word). One variant, one file in
//! `operation/`, one line in each list below.
//!
//! Columns are named by [`crate::Column::name`] as they are called when the step runs. An operation
//! never loses a value: a cell that it cannot convert stays as it was and is counted.
//! Never here: which operation a file needs (rules suggest them as remedies).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

mod change_case;
pub(crate) mod conform;
mod drop_columns;
mod drop_derived;
mod drop_duplicates;
mod drop_rows;
mod extract;
mod fill_down;
pub mod fold;
mod generalize;
mod join;
mod keep_text;
mod map_values;
mod mask;
mod normalize_space;
mod pad_zeros;
mod parse_boolean;
mod parse_date;
mod parse_number;
mod parse_time;
mod parse_year;
mod pseudonymize;
mod recode;
mod rename;
mod reorder;
mod replace_text;
pub(crate) mod row;
mod set_missing;
mod split;
mod suppress_rows;
pub(crate) mod text;
pub(crate) mod unpivot;
pub mod value;

pub(crate) use drop_duplicates::{Seen, digest};
pub(crate) use fill_down::Above;
pub(crate) use keep_text::ID as KEEP_TEXT;
pub use mask::mask_all;
pub(crate) use parse_date::civil;
pub(crate) use parse_number::DIGITS;

use row::RowOperation;
use value::CellOperation;

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
        /// True where a percent sign divides by one hundred; otherwise it is only taken off.
        #[serde(default)]
        percent: bool,
        /// True where a share that a workbook stores and shows as percent is written as it is shown
        /// (`0.45` → 45); without effect where the file's column is not shown as percent.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        hundredfold: bool,
        /// Words after a number that are taken off (`oz`, `oz.`), without regard to case.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        words: Vec<String>,
        /// The unit that the cells' own signs tell (`%`), for the dictionary.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<String>,
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
    /// Cells that break what the rows of one thing agree on take the value of most of them, counted in the file
    /// that is cleaned.
    Conform {
        /// The column.
        column: String,
        /// Which columns name a thing: each entry is one column, or several together. Where several entries have an
        /// opinion of a cell, they must agree.
        by: Vec<Vec<String>>,
        /// So many rows must say the same.
        support: u32,
        /// And this share of the rows that say something, above 0.5.
        share: f64,
        /// True where blanks are filled.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        blanks: bool,
        /// Which other cells are replaced: `none`; `slips` (like the right value but for a slip of the hand, or
        /// written in no pattern of the column, and what most rows of no thing say); `all`.
        replace: String,
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
    /// Letters become lower case, upper case …
    ChangeCase {
        /// The column.
        column: String,
        /// `lower`, `upper`, `title` or `sentence`.
        to: String,
    },
    /// A text inside cells gets another.
    ReplaceText {
        /// The column.
        column: String,
        /// What is looked for.
        find: String,
        /// What stands there afterwards; with `pattern`, `$1` is its first group.
        replace: String,
        /// True where `find` is a regular expression.
        #[serde(default)]
        pattern: bool,
    },
    /// A column becomes several at a separator.
    Split {
        /// The column; it goes.
        column: String,
        /// What stands between the parts.
        separator: String,
        /// Names of the new columns.
        into: Vec<String>,
    },
    /// Several columns become one more.
    Join {
        /// The columns; they stay.
        columns: Vec<String>,
        /// What stands between their cells.
        separator: String,
        /// Name of the new column.
        to: String,
    },
    /// What a pattern finds becomes one more column.
    Extract {
        /// The column; it stays.
        column: String,
        /// A regular expression; its first group is taken, or all of it where it has none.
        pattern: String,
        /// Name of the new column.
        to: String,
    },
    /// One more column by a table of values.
    Recode {
        /// The column; it stays.
        column: String,
        /// Name of the new column.
        to: String,
        /// Value → value of the new column.
        values: BTreeMap<String, String>,
    },
    /// Rows with certain values are left out.
    DropRows {
        /// The column.
        column: String,
        /// The values; an empty one stands for a blank cell.
        values: Vec<String>,
    },
    /// Only rows with certain values stay.
    KeepRows {
        /// The column.
        column: String,
        /// The values; an empty one stands for a blank cell.
        values: Vec<String>,
    },
    /// Some columns stand first.
    Reorder {
        /// The columns, in their new order.
        columns: Vec<String>,
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
    /// Personal data: a value becomes less exact; a date its year and a point two decimals where nothing else is said.
    Generalize {
        /// The column.
        column: String,
        /// `year` or `month` of a date, `band` of an age, `grid` of a point, `start` of a code (a postal code's first
        /// signs); none for what fits the column.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<String>,
        /// Width of a band in years, decimals of a grid, signs of a start; none for 10, 2 and 3.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<u32>,
    },
    /// Personal data: rows go that share their combination of columns with fewer than `least` rows, themselves counted.
    SuppressRows {
        /// The columns.
        columns: Vec<String>,
        /// The least number of rows.
        least: u64,
    },
    /// Personal data: a person decided that the column may be published, with the legal reason.
    Allow {
        /// The column.
        column: String,
        /// The legal reason.
        reason: String,
    },
    /// Personal data: a person decided that the table may be published with the risk that a finding tells.
    AcceptRisk {
        /// The finding's rule (`personal-data-combination`).
        rule: String,
        /// The legal reason.
        reason: String,
    },
}

/// What a step needs at run time: something done to each cell, or to the table as a whole.
pub(crate) enum Compiled {
    /// Done to each cell of some columns.
    Cells(Box<dyn CellOperation>),
    /// Rows that are totals go.
    DropDerived,
    /// Rows that repeat an earlier row go.
    DropDuplicates,
    /// Blank cells take the value above.
    FillDown,
    /// Cells take what most rows of one thing say.
    Conform(conform::Conform),
    /// Columns go.
    DropColumns,
    /// A column gets this name.
    Rename(String),
    /// Columns become rows.
    Unpivot {
        /// Name of the new column with their labels.
        key: String,
        /// Name of the new column with their values.
        value: String,
    },
    /// New columns are made from the cells of a row.
    Make {
        /// Their names.
        into: Vec<String>,
        /// True where the old columns go.
        remove: bool,
        /// What is done.
        operation: Box<dyn RowOperation>,
    },
    /// Rows with, or without, some values in a column go.
    Rows {
        /// The values.
        values: BTreeSet<String>,
        /// True where the rows with these values stay.
        keep: bool,
    },
    /// Rows of groups that are smaller than this go.
    Suppress {
        /// The least number of rows of a group.
        least: u64,
    },
    /// Columns stand first.
    Reorder,
    /// Nothing happens (a decision that is kept).
    Nothing,
}

/// Why a step cannot be compiled.
pub(crate) enum BadStep {
    /// A setting makes no sense (`order` of dates, decimal sign …).
    Setting,
    /// There is no key for pseudonyms.
    NoKey,
}

impl Operation {
    /// The id, as `op` in `recipe.toml`.
    pub fn id(&self) -> &'static str {
        match self {
            Operation::NormalizeSpace { .. } => normalize_space::ID,
            Operation::SetMissing { .. } => set_missing::ID,
            Operation::ParseNumber { .. } => parse_number::ID,
            Operation::ParseDate { .. } => parse_date::ID,
            Operation::ParseTime { .. } => parse_time::ID,
            Operation::ParseBoolean { .. } => parse_boolean::ID,
            Operation::KeepText { .. } => keep_text::ID,
            Operation::ParseYear { .. } => parse_year::ID,
            Operation::FillDown { .. } => fill_down::ID,
            Operation::PadZeros { .. } => pad_zeros::ID,
            Operation::MapValues { .. } => map_values::ID,
            Operation::Conform { .. } => conform::ID,
            Operation::DropDerived => drop_derived::ID,
            Operation::DropDuplicates => drop_duplicates::ID,
            Operation::DropColumns { .. } => drop_columns::ID,
            Operation::Rename { .. } => rename::ID,
            Operation::Unpivot { .. } => unpivot::ID,
            Operation::ChangeCase { .. } => change_case::ID,
            Operation::ReplaceText { .. } => replace_text::ID,
            Operation::Split { .. } => split::ID,
            Operation::Join { .. } => join::ID,
            Operation::Extract { .. } => extract::ID,
            Operation::Recode { .. } => recode::ID,
            Operation::DropRows { .. } => drop_rows::ID,
            Operation::KeepRows { .. } => drop_rows::KEEP,
            Operation::Reorder { .. } => reorder::ID,
            Operation::Remove { .. } => drop_columns::REMOVE,
            Operation::Mask { .. } => mask::ID,
            Operation::Pseudonymize { .. } => pseudonymize::ID,
            Operation::Generalize { .. } => generalize::ID,
            Operation::SuppressRows { .. } => suppress_rows::ID,
            Operation::Allow { .. } => "allow",
            Operation::AcceptRisk { .. } => "accept-risk",
        }
    }

    /// The columns that it names.
    pub fn columns(&self) -> Vec<&str> {
        match self {
            Operation::NormalizeSpace { columns }
            | Operation::FillDown { columns }
            | Operation::DropColumns { columns }
            | Operation::Join { columns, .. }
            | Operation::Reorder { columns }
            | Operation::SuppressRows { columns, .. }
            | Operation::Unpivot { columns, .. } => columns.iter().map(String::as_str).collect(),
            Operation::DropDerived | Operation::DropDuplicates | Operation::AcceptRisk { .. } => Vec::new(),
            Operation::Conform { column, by, .. } => {
                std::iter::once(column).chain(by.iter().flatten()).map(String::as_str).collect()
            }
            Operation::SetMissing { column, .. }
            | Operation::ParseNumber { column, .. }
            | Operation::ParseDate { column, .. }
            | Operation::ParseTime { column }
            | Operation::ParseBoolean { column, .. }
            | Operation::KeepText { column }
            | Operation::ParseYear { column }
            | Operation::PadZeros { column, .. }
            | Operation::MapValues { column, .. }
            | Operation::Rename { column, .. }
            | Operation::ChangeCase { column, .. }
            | Operation::ReplaceText { column, .. }
            | Operation::Split { column, .. }
            | Operation::Extract { column, .. }
            | Operation::Recode { column, .. }
            | Operation::DropRows { column, .. }
            | Operation::KeepRows { column, .. }
            | Operation::Remove { column }
            | Operation::Mask { column, .. }
            | Operation::Pseudonymize { column }
            | Operation::Generalize { column, .. }
            | Operation::Allow { column, .. } => vec![column],
        }
    }

    /// True for the privacy remedies: what they touched is never shown in a report.
    pub fn is_privacy(&self) -> bool {
        matches!(
            self,
            Operation::Remove { .. }
                | Operation::Mask { .. }
                | Operation::Pseudonymize { .. }
                | Operation::Generalize { .. }
                | Operation::Allow { .. }
                | Operation::AcceptRisk { .. }
        )
    }

    /// Makes it ready to run.
    pub(crate) fn compile(&self, key: Option<&[u8]>) -> Result<Compiled, BadStep> {
        fn cells(operation: impl CellOperation + 'static) -> Compiled {
            Compiled::Cells(Box::new(operation))
        }
        fn made(into: Vec<String>, remove: bool, operation: impl RowOperation + 'static) -> Compiled {
            Compiled::Make { into, remove, operation: Box::new(operation) }
        }
        Ok(match self {
            Operation::NormalizeSpace { .. } => cells(normalize_space::NormalizeSpace),
            Operation::SetMissing { words, .. } => cells(set_missing::SetMissing::new(words)),
            Operation::ParseNumber { decimal, group, integer, scale, percent, hundredfold, words, .. } => {
                let number = parse_number::ParseNumber::new(*decimal, *group, *integer, *scale, *percent);
                cells(number.ok_or(BadStep::Setting)?.hundredfold(*hundredfold).words(words))
            }
            Operation::ParseDate { order, time, .. } => {
                cells(parse_date::ParseDate::new(order, *time).ok_or(BadStep::Setting)?)
            }
            Operation::ParseTime { .. } => cells(parse_time::ParseTime),
            Operation::ParseBoolean { yes, no, .. } => cells(parse_boolean::ParseBoolean::new(yes, no)),
            Operation::KeepText { .. } => cells(keep_text::KeepText),
            Operation::ParseYear { .. } => cells(parse_year::ParseYear),
            Operation::PadZeros { width, .. } => cells(pad_zeros::PadZeros::new(*width)),
            Operation::MapValues { values, .. } => cells(map_values::MapValues::new(values)),
            Operation::Conform { support, share, blanks, replace, .. } => {
                Compiled::Conform(conform::Conform::new(*support, *share, *blanks, replace).ok_or(BadStep::Setting)?)
            }
            Operation::Mask { keep, .. } => cells(mask::Mask { keep: *keep }),
            Operation::Pseudonymize { .. } => cells(pseudonymize::Pseudonymize::new(key.ok_or(BadStep::NoKey)?)),
            Operation::Generalize { to, step, .. } => {
                cells(generalize::Generalize::new(to.as_deref(), *step).ok_or(BadStep::Setting)?)
            }
            Operation::SuppressRows { least, .. } => Compiled::Suppress { least: *least },
            Operation::FillDown { .. } => Compiled::FillDown,
            Operation::DropDerived => Compiled::DropDerived,
            Operation::DropDuplicates => Compiled::DropDuplicates,
            Operation::DropColumns { .. } | Operation::Remove { .. } => Compiled::DropColumns,
            Operation::Rename { to, .. } => Compiled::Rename(to.clone()),
            Operation::Unpivot { key, value, .. } => Compiled::Unpivot { key: key.clone(), value: value.clone() },
            Operation::ChangeCase { to, .. } => cells(change_case::ChangeCase::new(to).ok_or(BadStep::Setting)?),
            Operation::ReplaceText { find, replace, pattern, .. } => {
                cells(replace_text::ReplaceText::new(find, replace, *pattern).ok_or(BadStep::Setting)?)
            }
            Operation::Split { separator, into, .. } => {
                if separator.is_empty() || into.is_empty() {
                    return Err(BadStep::Setting);
                }
                made(into.clone(), true, split::Split { separator: separator.clone() })
            }
            Operation::Join { separator, to, .. } => {
                made(vec![to.clone()], false, join::Join { separator: separator.clone() })
            }
            Operation::Extract { pattern, to, .. } => {
                made(vec![to.clone()], false, extract::Extract::new(pattern).ok_or(BadStep::Setting)?)
            }
            Operation::Recode { to, values, .. } => made(vec![to.clone()], false, recode::Recode::new(values)),
            Operation::DropRows { values, .. } => {
                Compiled::Rows { values: values.iter().cloned().collect(), keep: false }
            }
            Operation::KeepRows { values, .. } => {
                Compiled::Rows { values: values.iter().cloned().collect(), keep: true }
            }
            Operation::Reorder { .. } => Compiled::Reorder,
            Operation::Allow { .. } | Operation::AcceptRisk { .. } => Compiled::Nothing,
        })
    }
}
