//! `drop-rows`: rows whose cell in a column is one of some values are left out; `keep-rows`: all other rows are.
//!
//! column `estatus`, values `Cancelado`: rows `1,Vigente`, `2,Cancelado` → row `1,Vigente`. An empty value stands for
//! a blank cell. Never here: conditions on numbers and dates.

pub(super) const ID: &str = "drop-rows";
pub(super) const KEEP: &str = "keep-rows";
