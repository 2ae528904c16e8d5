//! `reorder`: some columns stand first, in this order; the others follow as they stood.
//!
//! columns `c`, `a`: `a,b,c` → `c,a,b`.
//! Never here: how it runs (the plan does it: see `clean`).

pub(super) const ID: &str = "reorder";
