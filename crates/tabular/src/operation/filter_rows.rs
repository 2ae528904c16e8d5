//! `filter-rows`: rows for which all conditions hold stay, or go.
//!
//! conditions `monto` below 0, keep = false: rows `1,-5`, `2,8` → row `2,8`.
//! Never here: how a condition is asked (see `condition`).

pub(super) const ID: &str = "filter-rows";
