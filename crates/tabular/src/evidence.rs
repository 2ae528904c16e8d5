//! What the rows of a column add up to, before anybody judges it: counts of signs, sums, samples, sketches.
//!
//! Every part is the same whatever the order and split of the rows, and bounded in memory.
//! Never here: types, meaning, judgement (see `semantic`, `profile`, `rule`).

pub mod calendar;
mod column;
mod counts;
mod dictionary;
pub(crate) mod edits;
mod facts;
pub mod fold;
mod frequency;
pub(crate) mod hash;
mod hyperloglog;
pub(crate) mod moments;
pub mod number;
pub(crate) mod pattern;
pub(crate) mod point;
pub(crate) mod quantiles;
mod sample;
pub mod shape;
pub mod sign;

pub(crate) use column::{ColumnState, Rows};
pub use counts::{Evidence, Records};
pub(crate) use dictionary::Room;
pub use facts::{DateOrder, Facts, Seen};
pub(crate) use hyperloglog::HyperLogLog;

/// The number that a cell holds under a column's decimal sign.
pub fn number_of(text: &str, decimal: char) -> Option<f64> {
    let read = shape::read(text.as_bytes()).number?;
    Some(moments::value(read.digits, if decimal == ',' { read.comma_scale } else { read.point_scale }?))
}
