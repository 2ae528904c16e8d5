//! `personal-data-combination`: age, sex, place and the like single persons out together (k-anonymity).
//!
//! A row alone with its combination: k = 1. Never here: the counting (see `profile`), the thresholds (see `privacy`).

use super::TableContext;
use crate::finding::Finding;
use crate::privacy;

pub(super) fn check(table: &TableContext<'_>) -> Vec<Finding> {
    let found = privacy::combination(&table.table.columns, table.profile, table.thresholds);
    found.map(|finding| Finding { table: Some(table.number), ..finding }).into_iter().collect()
}
