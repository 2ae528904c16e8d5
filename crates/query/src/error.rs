//! Why a request is not answered: codes with their values.
//!
//! Never here: sentences for people.

use apertura_tabular::ValueType;

/// A request that asks for what is not there, or for too much.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// The table has no such column.
    #[error("unknown-column: {column}")]
    UnknownColumn {
        /// What was asked for.
        column: String,
        /// The columns there are.
        choices: Vec<String>,
    },
    /// There is no such operator.
    #[error("unknown-operator: {operator}")]
    UnknownOperator {
        /// What was asked for.
        operator: String,
    },
    /// The operator does not fit the column's type.
    #[error("unfit-operator: {column}: {operator} on {}", value_type.name())]
    UnfitOperator {
        /// The column.
        column: String,
        /// The operator's word.
        operator: String,
        /// The column's type.
        value_type: ValueType,
    },
    /// The value is not of the column's type.
    #[error("bad-value: {column}: `{value}` is no {}, expected {expected}", value_type.name())]
    BadValue {
        /// The column.
        column: String,
        /// The column's type.
        value_type: ValueType,
        /// What was given.
        value: String,
        /// An example of the form expected (`2024-03-31`).
        expected: &'static str,
    },
    /// A part of the address or request (`_page`, `limit`, `bins` …) is not as it must be.
    #[error("bad-parameter: {parameter}: `{value}`, expected {expected}")]
    BadParameter {
        /// Its name.
        parameter: String,
        /// What was given.
        value: String,
        /// The form expected.
        expected: &'static str,
    },
    /// A column that cannot be measured, or grouped in this way.
    #[error("unfit-column: {column}: {} for {purpose}", value_type.name())]
    UnfitColumn {
        /// The column.
        column: String,
        /// Its type.
        value_type: ValueType,
        /// `measure`, `unit` or `bins`.
        purpose: &'static str,
    },
    /// A question in SQL that cannot be understood, or asks for what the tables do not have.
    #[error("bad-sql: {why}")]
    Sql {
        /// The engine's own words, in English.
        why: String,
    },
    /// A text of SQL that is no single SELECT, or uses what the door does not let in.
    #[error("sql-refused: {what}")]
    SqlRefused {
        /// `empty`, `several`, `no-select`, `clause`, `recursive`, `table-function`, `schema`.
        what: &'static str,
    },
    /// There is no such table.
    #[error("unknown-table: {table}")]
    UnknownTable {
        /// What was asked for.
        table: String,
    },
    /// A bound on rows, groups or memory was passed.
    #[error("limit-passed: {limit}: allowed {allowed}")]
    Limit {
        /// `page-rows`, `sorted-depth`, `groups`, `memory`, `conditions`, `sql-length`, `sql-growth`, `sql-tables`,
        /// `result-bytes`.
        limit: &'static str,
        /// What is allowed.
        allowed: u64,
    },
    /// The time limit was passed.
    #[error("time-limit: {seconds} s")]
    Time {
        /// The limit.
        seconds: u64,
    },
    /// The file is not there or is no Parquet file that can be read.
    #[error("unreadable-table: {why}")]
    Unreadable {
        /// The reader's own word, for the log.
        why: String,
    },
}

impl QueryError {
    /// The stable code, also the key of the sentence in the message catalogs.
    pub fn code(&self) -> &'static str {
        match self {
            QueryError::UnknownColumn { .. } => "unknown-column",
            QueryError::UnknownOperator { .. } => "unknown-operator",
            QueryError::UnfitOperator { .. } => "unfit-operator",
            QueryError::BadValue { .. } => "bad-value",
            QueryError::BadParameter { .. } => "bad-parameter",
            QueryError::UnfitColumn { .. } => "unfit-column",
            QueryError::Sql { .. } => "bad-sql",
            QueryError::SqlRefused { .. } => "sql-refused",
            QueryError::UnknownTable { .. } => "unknown-table",
            QueryError::Limit { .. } => "limit-passed",
            QueryError::Time { .. } => "time-limit",
            QueryError::Unreadable { .. } => "unreadable-table",
        }
    }

    /// True where the person who asked can put it right (HTTP 400); false for time, memory and disk.
    pub fn is_request(&self) -> bool {
        !matches!(
            self,
            QueryError::Time { .. }
                | QueryError::Unreadable { .. }
                | QueryError::Limit { limit: "memory" | "result-bytes", .. }
        )
    }
}
