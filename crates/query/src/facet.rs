//! The values of a column with their counts.
//!
//! Never here: counting (see `group`).

use crate::answer::{Facet, FacetValue};
use crate::cells::Key;
use crate::error::QueryError;
use crate::group::{Dimension, Keyed, count};
use crate::selection::Selection;
use crate::table::Table;
use crate::work::Budget;

/// Most frequent values first, then by value.
pub fn facet(
    table: &Table,
    selection: &Selection,
    column: usize,
    limit: usize,
    budget: &Budget,
) -> Result<Facet, QueryError> {
    let dimension = Dimension { column, keyed: Keyed::Value };
    let mut blank = 0;
    let mut counts: Vec<(Key, u64)> = Vec::new();
    for ((key, _), count) in count(table, selection, &dimension, None, None, budget)? {
        match key {
            Key::Blank => blank = count.rows,
            key => counts.push((key, count.rows)),
        }
    }
    counts.sort_unstable_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
    let info = &table.columns[column].info;
    let value =
        |(key, count): &(Key, u64)| FacetValue { value: key.json(info), filter: key.write(info), count: *count };
    Ok(Facet {
        column: info.clone(),
        values: counts.iter().take(limit).map(value).collect(),
        distinct: counts.len() as u64,
        others: counts.iter().skip(limit).map(|(_, count)| count).sum(),
        blank,
        took_ms: 0.0,
    })
}
