//! What a person may ask of a table: filters, search, order, page, groups.
//!
//! Never here: how it is written in an address (see `address`), how it is answered.

use serde::{Deserialize, Serialize};

/// Most rows of one page.
pub const MAX_LIMIT: u64 = 1_000;

/// Greatest `offset + limit` where rows are sorted; deeper pages need a filter, or the file's own order.
pub const MAX_SORTED_DEPTH: u64 = 1_000_000;

/// How a column's value is compared with the filter's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operator {
    /// Equal. Text is compared sign by sign; a date may be given as `2024` or `2024-03` (any day of it).
    Eq,
    /// Not equal; blank cells are not equal to anything and stay.
    Ne,
    /// Text holds this, accents and case folded (`n` finds `ñ`, `ñ` finds only `ñ`).
    Contains,
    /// Text starts with this, folded in the same way.
    Starts,
    /// Greater; a date after the whole of the period given. Text in reading order (see [`Sort`]).
    Gt,
    /// Greater or equal.
    Gte,
    /// Less; a date before the whole of the period given.
    Lt,
    /// Less or equal.
    Lte,
    /// No value (empty text too).
    Blank,
    /// Some value.
    Filled,
    /// Equal to any of the values; an empty value means blank cells.
    In,
}

impl Operator {
    /// All, in the order in which a face lists them.
    pub const ALL: [Operator; 11] = [
        Operator::Eq,
        Operator::Ne,
        Operator::Contains,
        Operator::Starts,
        Operator::Gt,
        Operator::Gte,
        Operator::Lt,
        Operator::Lte,
        Operator::Blank,
        Operator::Filled,
        Operator::In,
    ];

    /// The word in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Operator::Eq => "eq",
            Operator::Ne => "ne",
            Operator::Contains => "contains",
            Operator::Starts => "starts",
            Operator::Gt => "gt",
            Operator::Gte => "gte",
            Operator::Lt => "lt",
            Operator::Lte => "lte",
            Operator::Blank => "blank",
            Operator::Filled => "filled",
            Operator::In => "in",
        }
    }

    /// The operator of a word.
    pub fn from_name(name: &str) -> Option<Operator> {
        Operator::ALL.into_iter().find(|operator| operator.name() == name)
    }

    /// True where a filter needs no value.
    pub fn takes_no_value(self) -> bool {
        matches!(self, Operator::Blank | Operator::Filled)
    }

    /// The operators that fit a column of this type.
    pub fn fitting(value_type: apertura_tabular::ValueType) -> Vec<Operator> {
        Operator::ALL.into_iter().filter(|operator| operator.fits(value_type)).collect()
    }

    /// True where the operator can be asked of a column of this type.
    pub fn fits(self, value_type: apertura_tabular::ValueType) -> bool {
        use apertura_tabular::ValueType;
        match self {
            Operator::Contains | Operator::Starts => matches!(value_type, ValueType::String | ValueType::Yearmonth),
            Operator::Gt | Operator::Gte | Operator::Lt | Operator::Lte => value_type != ValueType::Boolean,
            _ => true,
        }
    }
}

/// One condition. All conditions of a request hold together.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Filter {
    /// Name of the column.
    pub column: String,
    /// The comparison.
    pub operator: Operator,
    /// Values in their clean form (`12.50`, `2024-03-31`, `true`): none for blank and filled, any number
    /// for `in`, one for the others.
    #[serde(default)]
    pub values: Vec<String>,
}

impl Filter {
    /// A filter with one value.
    pub fn new(column: impl Into<String>, operator: Operator, value: impl Into<String>) -> Filter {
        Filter { column: column.into(), operator, values: vec![value.into()] }
    }

    /// The first value, or nothing.
    pub fn value(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }
}

/// Order by one column. Numbers, dates and false-before-true ascend; text is ordered as readers of Spanish
/// expect (case and accents folded, ñ after n). Blank cells come last in both directions; equal rows keep the
/// order of the file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sort {
    /// Name of the column.
    pub column: String,
    /// Greatest first.
    #[serde(default)]
    pub descending: bool,
}

/// Which rows are meant: the part that rows, totals, facets, groups and exports have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    /// Conditions, all of which hold.
    pub filters: Vec<Filter>,
    /// Some text column contains this, accents and case folded.
    pub search: Option<String>,
}

/// A page of rows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct RowsRequest {
    /// Conditions, all of which hold.
    pub filters: Vec<Filter>,
    /// Some text column contains this, accents and case folded.
    pub search: Option<String>,
    /// Order; the file's own where empty.
    pub sort: Vec<Sort>,
    /// Columns shown, in this order; none means all.
    pub columns: Option<Vec<String>>,
    /// Rows left out before the page.
    pub offset: u64,
    /// Rows of the page, 1 to [`MAX_LIMIT`].
    pub limit: u64,
}

/// Rows of a page where nothing is said.
pub const DEFAULT_LIMIT: u64 = 50;

impl Default for RowsRequest {
    fn default() -> Self {
        RowsRequest {
            filters: Vec::new(),
            search: None,
            sort: Vec::new(),
            columns: None,
            offset: 0,
            limit: DEFAULT_LIMIT,
        }
    }
}

impl RowsRequest {
    /// The rows meant, without order and page.
    pub fn scope(&self) -> Scope {
        Scope { filters: self.filters.clone(), search: self.search.clone() }
    }

    /// The page's number, from 1.
    pub fn page(&self) -> u64 {
        self.offset / self.limit.max(1) + 1
    }

    /// The same request at another page, from 1.
    pub fn with_page(&self, page: u64) -> RowsRequest {
        RowsRequest { offset: page.saturating_sub(1).saturating_mul(self.limit), ..self.clone() }
    }

    /// The same request ordered by one column, at the first page.
    pub fn with_sort(&self, column: &str, descending: bool) -> RowsRequest {
        RowsRequest { sort: vec![Sort { column: column.to_owned(), descending }], offset: 0, ..self.clone() }
    }

    /// The same request with one filter more, at the first page.
    pub fn with_filter(&self, filter: Filter) -> RowsRequest {
        let mut request = RowsRequest { offset: 0, ..self.clone() };
        if !request.filters.contains(&filter) {
            request.filters.push(filter);
        }
        request
    }

    /// The same request without one filter, at the first page.
    pub fn without_filter(&self, filter: &Filter) -> RowsRequest {
        let mut request = RowsRequest { offset: 0, ..self.clone() };
        request.filters.retain(|other| other != filter);
        request
    }
}

/// The period by which dates are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateUnit {
    /// `2024`
    Year,
    /// `2024-03`
    Month,
    /// `2024-03-31`
    Day,
}

/// By what rows are grouped.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct GroupBy {
    /// Name of the column.
    pub column: String,
    /// For dates and moments; day where none is given.
    #[serde(default)]
    pub unit: Option<DateUnit>,
    /// For numbers: this many equal steps from the least to the greatest value (a histogram) instead of one
    /// group for each value; 1 to 200.
    #[serde(default)]
    pub bins: Option<u32>,
}

impl GroupBy {
    /// One group for each value.
    pub fn value(column: impl Into<String>) -> GroupBy {
        GroupBy { column: column.into(), unit: None, bins: None }
    }
}

/// What is measured in each group.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "kind", content = "column")]
pub enum Measure {
    /// Rows.
    Count,
    /// Sum of a numeric column.
    Sum(String),
    /// Mean of a numeric column's filled cells.
    Mean(String),
}

/// Rows in groups, for charts and pivot tables.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct GroupRequest {
    /// Which rows.
    #[serde(default, flatten)]
    pub scope: Scope,
    /// Grouped by this.
    pub by: GroupBy,
    /// And, inside each group, by the values of this column.
    #[serde(default)]
    pub series: Option<String>,
    /// What is measured.
    pub measure: Measure,
    /// Most groups of `by` (the greatest are kept), and most series; 1 to 10,000.
    pub limit: u64,
    /// What is beyond the limit is put together into one group instead of left out.
    #[serde(default)]
    pub others: bool,
}
