//! `aggregate`: rows become groups with the number of their rows and sums.
//!
//! by `municipio`, `sexo`: 1,200 persons become 102 rows with `personas`. Groups below `least` become one with the text
//! `rest` in place of their last value, or are left out. Never here: the counting (see `clean::groups`).

pub(super) const ID: &str = "aggregate";
