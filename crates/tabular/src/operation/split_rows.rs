//! `split-rows`: a cell with several values becomes several rows; `join-rows` is the reverse.
//!
//! separator `;`: `a,"x; y"` → `a,x` and `a,y`. With `repeat = false` the other cells of the new rows are blank, as
//! OpenRefine has it. Never here: new columns (see `split`).

pub(super) const ID: &str = "split-rows";
pub(super) const JOIN: &str = "join-rows";

/// The values of a cell; one at least.
pub(crate) fn parts<'t>(text: &'t str, separator: &str) -> Vec<&'t str> {
    let parts: Vec<&str> = text.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { vec![""] } else { parts }
}
