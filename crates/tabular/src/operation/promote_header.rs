//! `promote-header`: a row of the data holds the columns' names; it and the rows above it go.
//!
//! row 2 of `x,y` / `Padrón,` / `clave,nombre` / `a,b` → `clave,nombre` / `a,b`.
//! Never here: headers that structure finds by itself, or that the import step names.

use crate::naming::Names;

pub(super) const ID: &str = "promote-header";

/// Names of the columns with these labels; a column without a label keeps its old name.
pub(crate) fn names(labels: &[(String, String)]) -> Vec<String> {
    let mut names = Names::default();
    let named = labels.iter().enumerate();
    named.map(|(at, (label, old))| names.add(if label.is_empty() { old } else { label }, None, at)).collect()
}
