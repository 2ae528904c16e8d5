//! `drop-derived`: totals and subtotals among the data are left out.
//!
//! rows `Norte 5`, `Sur 7`, `Total 12` → rows `Norte 5`, `Sur 7`.
//! Never here: how it runs (the plan does it: see `clean`).

pub(super) const ID: &str = "drop-derived";
