//! Give me these rows, fast: typed requests over one published Parquet file: the only query engine.
//!
//! Never here: the catalog's nouns. SQL text from the public is read in `sql` alone.
//!
//! ```text
//! address pairs ─address─▶ request ─check─▶ predicates ─scan─▶ row masks ─▶ rows, totals, facet, groups, export
//! ```
//!
//! Requests and answers are plain serde types. Never here: datasets, versions, permissions, sentences for people.

pub mod address;
pub mod answer;
pub mod binary;
mod cache;
mod cells;
mod day;
mod distinct;
pub mod engine;
pub mod error;
pub mod export;
mod facet;
mod fold;
mod group;
mod groups;
pub mod maps;
mod order;
pub mod outlines;
mod pairs;
pub mod points;
mod predicate;
pub mod request;
mod rows;
mod selection;
pub mod sql;
pub mod table;
mod totals;
mod work;

pub use answer::{
    ColumnInfo, ColumnTotal, DistinctCount, Facet, FacetValue, Group, Groups, Pair, Pairs, RowsPage, Totals,
};
pub use engine::{Engine, EngineOptions, Export, TableInfo};
pub use error::QueryError;
pub use export::ExportFormat;
pub use request::{
    DateUnit, Filter, GroupBy, GroupRequest, MAX_LIMIT, MAX_SORTED_DEPTH, Measure, Operator, RowsRequest, Scope, Sort,
};
pub use sql::{Question, Sql, SqlAnswer, SqlOptions};
pub use table::Source;
