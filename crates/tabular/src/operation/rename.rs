//! `rename`: a column gets another name.
//!
//! `cve_mun` → `clave_municipio`.
//! Never here: how it runs (the plan does it: see `clean`).

pub(super) const ID: &str = "rename";
