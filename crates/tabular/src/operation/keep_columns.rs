//! `keep-columns`: only some columns stay, in a given order.
//!
//! columns `c`, `a`: `a,b,c` → `c,a`.
//! Never here: how it runs (the plan does it: see `clean`).

pub(super) const ID: &str = "keep-columns";
