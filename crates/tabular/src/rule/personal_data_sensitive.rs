//! `personal-data-sensitive`: every row is a person, and a column tells of health, violence or belief.
//!
//! A table of counts is none. Never here: which tables are about persons (see `privacy`).

use super::TableContext;
use crate::finding::Finding;
use crate::privacy;

pub(super) fn check(table: &TableContext<'_>) -> Vec<Finding> {
    let found = privacy::sensitive(&table.table.columns, table.profile);
    found.into_iter().map(|finding| Finding { table: Some(table.number), ..finding }).collect()
}
