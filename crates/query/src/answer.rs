//! What the engine answers.
//!
//! Values are JSON: text as text, whole numbers and numbers as numbers (a decimal of more than 15 digits as text, so
//! that nothing is lost), dates as `YYYY-MM-DD`, moments as `YYYY-MM-DDTHH:MM:SS`, blank as null.
//! Never here: how a number or a date is shown to people.

use apertura_tabular::ValueType;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A column of the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnInfo {
    /// Its name.
    pub name: String,
    /// Its storage type.
    #[serde(rename = "type")]
    pub value_type: ValueType,
    /// Decimal places of an exact decimal (money); none for other types.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<u8>,
}

/// A page of rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowsPage {
    /// The columns shown.
    pub columns: Vec<ColumnInfo>,
    /// The rows, each with a value for each column.
    pub rows: Vec<Vec<Value>>,
    /// The 1-based place of each row in the file: stable for ever, since a version never changes.
    pub numbers: Vec<u64>,
    /// Rows that the filters and the search leave.
    pub total: u64,
    /// Rows of the file.
    pub all: u64,
    /// Milliseconds it took.
    pub took_ms: f64,
}

/// Distinct values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DistinctCount {
    /// How many.
    pub count: u64,
    /// False where it is an estimate (relative standard error 0.8 %).
    pub exact: bool,
}

/// The total of one column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnTotal {
    /// The column.
    #[serde(flatten)]
    pub column: ColumnInfo,
    /// Cells with a value.
    pub filled: u64,
    /// Cells without.
    pub blank: u64,
    /// Distinct values; for text, yes/no, times and years and months.
    pub distinct: Option<DistinctCount>,
    /// Sum of integers and numbers, exact for integers and decimals; none for other types or when too large.
    pub sum: Option<Value>,
    /// Mean of integers and numbers.
    pub mean: Option<f64>,
    /// Least value of numbers, years, dates, times and moments.
    pub min: Option<Value>,
    /// Greatest value.
    pub max: Option<Value>,
}

/// Totals of the rows that the filters leave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Totals {
    /// Rows totalled.
    pub rows: u64,
    /// One for each column asked for.
    pub columns: Vec<ColumnTotal>,
    /// Milliseconds it took.
    pub took_ms: f64,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FacetValue {
    /// The value.
    pub value: Value,
    /// Its form for a filter (`column__in=…`).
    pub filter: String,
    /// Rows that hold it.
    pub count: u64,
}

/// The values of a column with their counts, under all filters but the column's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Facet {
    /// The column.
    pub column: ColumnInfo,
    /// Most frequent first, then by value.
    pub values: Vec<FacetValue>,
    /// Distinct values in all.
    pub distinct: u64,
    /// Rows with values that are not listed.
    pub others: u64,
    /// Rows without a value.
    pub blank: u64,
    /// Milliseconds it took.
    pub took_ms: f64,
}

/// One group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// The value; null for blank cells; the period's start as `2024`, `2024-03` or `2024-03-31`; a step's lower end.
    pub key: Value,
    /// A step's upper end (the last step includes it).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Value>,
    /// True for the group of all keys beyond the limit (`key` is null).
    #[serde(default)]
    pub rest: bool,
    /// The series' value; none where no series was asked for, null for blank cells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Value>,
    /// True for the series of all values beyond the limit.
    #[serde(default)]
    pub series_rest: bool,
    /// Rows.
    pub rows: u64,
    /// The measure; none where the group has no value to measure.
    pub value: Option<f64>,
}

/// Groups. Periods, numbers and steps ascend; other keys have the greatest measure first. Blank and rest come last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Groups {
    /// The column of the keys.
    pub by: ColumnInfo,
    /// The groups; those of one key stand together, their series in one order for all keys.
    pub groups: Vec<Group>,
    /// Keys in all, blank included.
    pub keys: u64,
    /// Rows grouped.
    pub rows: u64,
    /// Milliseconds it took.
    pub took_ms: f64,
}

/// Two numbers of a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The row's 1-based place in the file.
    pub row: u64,
    /// The first number.
    pub across: f64,
    /// The second.
    pub up: f64,
    /// The series' value; none where no series was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Value>,
}

/// Two numbers of each row, or of every so many.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pairs {
    /// In the order of the file.
    pub pairs: Vec<Pair>,
    /// Rows looked at where one of the numbers is missing.
    pub blank: u64,
    /// Rows in all.
    pub rows: u64,
    /// Milliseconds it took.
    pub took_ms: f64,
}
