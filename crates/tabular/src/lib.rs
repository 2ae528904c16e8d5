//! What is in this file, what is wrong with it, and how do we put it right?
//!
//! ```text
//! bytes ─read─▶ Document (sheets of cells) ─structure─▶ Table ─profile─▶ Profile ─inspect─▶ Findings
//!                                                        │ ─suggest─▶ Recipe ─clean─▶ Cleaned
//! ```
//!
//! This crate is pure. Never here: tokio, SQL, HTTP, a clock, or a sentence in any human language
//! (rules, operations and kinds are codes; the faces translate them).

pub mod batch;
pub mod clean;
pub mod cleaned;
pub mod cluster;
pub mod delimited;
pub mod dialect;
pub mod dialect_detection;
pub mod document;
pub mod encoding;
pub mod error;
pub mod evidence;
pub mod expression;
pub mod finding;
pub mod format;
pub mod frictionless;
pub mod grid;
pub mod inspection;
pub mod limits;
mod matrix;
pub mod missing;
pub mod month;
pub mod naming;
pub mod openrefine;
pub mod operation;
mod ordered;
pub mod pack;
pub mod privacy;
pub mod profile;
pub mod read;
pub mod recipe;
pub mod records;
pub mod requirement;
pub mod row_hash;
pub mod rule;
pub mod semantic;
pub mod source;
pub mod structure;
pub mod suggest;
pub mod table;
pub mod value_type;
pub mod window;
pub mod write;

pub use batch::Batch;
pub use document::{Body, Document, Format, Overrides, Sheet, SourceFacts};
pub use error::ReadError;
pub use finding::{Finding, Sample, Severity};
pub use grid::{Cell, CellKind, Grid};
pub use limits::{Limits, LimitsError};
pub use operation::Operation;
pub use profile::{ColumnProfile, Profile};
pub use recipe::{ImportStep, Recipe, Step};
pub use table::{Column, RowKind, Table, TableStructure};
pub use value_type::ValueType;

/// The version of the engine; part of every cache key and of every recipe.
pub const ENGINE: &str = env!("CARGO_PKG_VERSION");
