//! `drop-columns`: columns are left out; `remove` is the same as a privacy remedy for one column.
//!
//! `clave,nombre,curp` → `clave,nombre`.
//! Never here: how it runs (the plan does it: see `clean`).

pub(super) const ID: &str = "drop-columns";
pub(super) const REMOVE: &str = "remove";
