//! The operations that a recipe is made of (OpenRefine's word). One variant, one file in
//! `operation/`, one line in each list below.
//!
//! Columns are named by [`crate::Column::name`] as they are called when the step runs. An operation
//! never loses a value: a cell that it cannot convert stays as it was and is counted.
//! Never here: which operation a file needs (rules suggest them as remedies).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

mod aggregate;
pub(crate) mod agreement;
mod blank_down;
mod change_case;
mod compile;
pub mod condition;
pub(crate) mod conform;
mod drop_columns;
mod drop_derived;
mod drop_duplicates;
mod drop_rows;
mod extract;
mod fill_down;
mod filter_rows;
pub mod fold;
mod generalize;
mod geocode;
mod join;
mod keep_columns;
mod keep_text;
mod map_values;
mod mask;
mod named;
mod normalize_space;
mod pad_zeros;
mod parse_boolean;
mod parse_coordinates;
mod parse_date;
mod parse_number;
mod parse_time;
mod parse_year;
pub(crate) mod pivot;
pub(crate) mod promote_header;
mod pseudonymize;
mod recode;
pub(crate) mod reconcile;
mod rename;
mod reorder;
mod replace_text;
pub(crate) mod row;
mod set_missing;
mod set_type;
pub(crate) mod sort;
mod split;
pub(crate) mod split_rows;
mod suppress_cells;
mod suppress_rows;
pub(crate) mod text;
mod transform;
pub(crate) mod unpivot;
pub mod value;

pub(crate) use compile::{BadStep, tests};
pub use condition::Condition;
pub(crate) use drop_duplicates::{Seen, digest};
pub(crate) use fill_down::Above;
pub(crate) use keep_text::ID as KEEP_TEXT;
pub use mask::mask_all;
pub(crate) use parse_date::civil;
pub(crate) use parse_number::DIGITS;
pub use sort::SortKey;

use condition::Test;
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
    /// Several sources tell of the same things: cells take what the reliable ones say, worked out anew in the file that is
    /// cleaned.
    Reconcile {
        /// The column.
        column: String,
        /// The column that names what a row tells of.
        thing: String,
        /// The column that names who tells it.
        source: String,
        /// The columns by which the sources are judged.
        beside: Vec<String>,
    },
    /// Totals and subtotals among the data are left out.
    DropDerived,
    /// Rows that repeat an earlier row in every column are left out.
    DropDuplicates,
    /// Rows whose key stands in an earlier row are left out; rows without a key stay.
    DropRepeated {
        /// The columns that are the key together.
        columns: Vec<String>,
    },
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
        /// True where the old column stays.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        keep: bool,
        /// True where the separator is a regular expression.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pattern: bool,
        /// Signs of each part, in place of a separator.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lengths: Vec<usize>,
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
    /// Cells that repeat the value above become blank.
    BlankDown {
        /// The columns.
        columns: Vec<String>,
    },
    /// Rows for which all conditions hold stay, or go.
    FilterRows {
        /// True where they stay.
        keep: bool,
        /// The conditions.
        conditions: Vec<Condition>,
    },
    /// Only some columns stay, in this order.
    KeepColumns {
        /// The columns.
        columns: Vec<String>,
    },
    /// A row of the data holds the columns' names.
    PromoteHeader {
        /// Its number among the data rows, from 1.
        row: usize,
    },
    /// Rows in the order of some columns.
    Sort {
        /// The columns, the weightiest first.
        by: Vec<SortKey>,
    },
    /// The values of one column become columns with the cells of another.
    Pivot {
        /// The column whose values become columns.
        key: String,
        /// The column whose cells they hold.
        value: String,
        /// The values that become columns, in order; none: all, as they come.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        columns: Vec<String>,
    },
    /// A cell with several values becomes several rows.
    SplitRows {
        /// The column.
        column: String,
        /// What stands between the values.
        separator: String,
        /// True where the other cells are repeated.
        #[serde(default = "yes")]
        repeat: bool,
    },
    /// Rows whose key is blank, or that of the row above, become one row with that.
    JoinRows {
        /// The column whose values are put together.
        column: String,
        /// The column that tells which rows belong together.
        key: String,
        /// What stands between the values.
        separator: String,
    },
    /// The column's values are of a type: `text`, `integer`, `number`, `date`, `datetime`, `time`, `year`, `boolean`.
    SetType {
        /// The column.
        column: String,
        /// The type.
        to: String,
    },
    /// Each cell becomes what an expression says (see [`crate::expression`]).
    Transform {
        /// The column.
        column: String,
        /// The expression.
        expression: String,
        /// True where a cell that it cannot work out becomes blank; otherwise it stays.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        blank_errors: bool,
    },
    /// One more column by an expression.
    Compute {
        /// The column that `value` stands for; it stays.
        column: String,
        /// Name of the new column.
        to: String,
        /// The expression.
        expression: String,
    },
    /// Latitude and longitude by the key of a state or municipality.
    Geocode {
        /// The column with the keys; it stays.
        column: String,
        /// Name of the new column with latitudes.
        latitude: String,
        /// Name of the new column with longitudes.
        longitude: String,
        /// Centers beside those of the country's pack: key → `latitude, longitude`.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        centers: BTreeMap<String, String>,
    },
    /// Decimal latitude and longitude out of coordinates however written.
    ParseCoordinates {
        /// One column with both, or two; they stay.
        columns: Vec<String>,
        /// Name of the new column with latitudes.
        latitude: String,
        /// Name of the new column with longitudes.
        longitude: String,
        /// UTM zone of cells that do not tell it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        zone: Option<u8>,
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
    /// Personal data: counts below `least`, 0 left out, become blank, and as many others that totals do not give
    /// them away.
    SuppressCells {
        /// The columns of counts.
        columns: Vec<String>,
        /// The columns that tell what is counted (`municipio`, `sexo`).
        by: Vec<String>,
        /// The least count that stays.
        least: u64,
        /// Those of `by` over which totals are known from elsewhere (another table, an earlier version).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        known: Vec<String>,
    },
    /// Personal data: rows become groups with the number of their rows and sums.
    Aggregate {
        /// The columns that tell the groups apart.
        by: Vec<String>,
        /// Name of the new column with the number of rows.
        count: String,
        /// Columns that are added up; all others go.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sums: Vec<String>,
        /// Rows that a group must have; 1 where nothing else is said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        least: Option<u64>,
        /// The text in place of the last values of smaller groups, which become one (`Otros`); none leaves them out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rest: Option<String>,
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

fn yes() -> bool {
    true
}

/// What a step needs at run time: something done to each cell, or to the table as a whole.
pub(crate) enum Compiled {
    /// Done to each cell of some columns.
    Cells(Box<dyn CellOperation>),
    /// Rows that are totals go.
    DropDerived,
    /// Rows that repeat an earlier row go.
    DropDuplicates,
    /// Rows that repeat an earlier row's key go.
    DropRepeated,
    /// Blank cells take the value above.
    FillDown,
    /// Cells take what the rows say together.
    Agree(agreement::Agreement),
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
    /// Small counts become blank.
    SuppressCells {
        /// The least count that stays.
        least: u64,
    },
    /// Rows become groups.
    Aggregate,
    /// Columns stand first.
    Reorder,
    /// Cells that repeat the one above become blank.
    BlankDown,
    /// Rows for which all tests hold stay, or go.
    Filter {
        /// The tests.
        tests: Vec<Test>,
        /// True where they stay.
        keep: bool,
    },
    /// Only these columns stay.
    KeepColumns,
    /// A data row with the names.
    PromoteHeader(usize),
    /// Rows in order.
    Sort(Vec<SortKey>),
    /// Values become columns.
    Pivot(Vec<String>),
    /// A cell becomes several rows.
    SplitRows {
        /// What stands between.
        separator: String,
        /// True where other cells are repeated.
        repeat: bool,
    },
    /// Several rows become one.
    JoinRows(String),
    /// Nothing happens (a decision that is kept).
    Nothing,
}
