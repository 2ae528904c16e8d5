//! Two numbers of each row, for charts of dots: all rows, or every so many where there are too many.
//!
//! Never here: groups (see `group`), places on a map (see `points`).

use apertura_tabular::ValueType;

use crate::answer::{Pair, Pairs};
use crate::cells::{Key, Shape, from_ordered_bits};
use crate::error::QueryError;
use crate::rows::fetch;
use crate::selection::Selection;
use crate::table::Table;
use crate::work::Budget;

/// Most pairs of an answer.
pub const MAX_PAIRS: u64 = 5_000;

/// The pairs of a selection: where there are more rows than `most`, those at equal steps from the first, so that the same
/// question has the same answer.
pub fn pairs(
    table: &Table,
    selection: &Selection,
    (across, up): (usize, usize),
    series: Option<usize>,
    most: u64,
    budget: &Budget,
) -> Result<Pairs, QueryError> {
    if most == 0 || most > MAX_PAIRS {
        return Err(QueryError::Limit { limit: "groups", allowed: MAX_PAIRS });
    }
    for column in [across, up] {
        let info = &table.columns[column].info;
        if !matches!(info.value_type, ValueType::Integer | ValueType::Number | ValueType::Year) {
            let (column, value_type) = (info.name.clone(), info.value_type);
            return Err(QueryError::UnfitColumn { column, value_type, purpose: "measure" });
        }
    }
    let step = selection.rows.div_ceil(most).max(1);
    let mut rows = Vec::new();
    let mut seen = 0;
    for (group, mask) in selection.groups.iter().enumerate() {
        for place in mask.places(table.group_rows(group)) {
            if seen % step == 0 {
                rows.push(table.starts[group] + place as u64);
            }
            seen += 1;
        }
    }
    let columns: Vec<usize> = [across, up].into_iter().chain(series).collect();
    let values = fetch(table, &columns, &rows, budget)?;
    let mut found = Vec::with_capacity(rows.len());
    let mut blank = 0;
    for (row, values) in rows.iter().zip(values) {
        let number = |at: usize| values.get(at).and_then(|key| as_number(key, table.columns[columns[at]].shape));
        match (number(0), number(1)) {
            (Some(across), Some(up)) => found.push(Pair {
                row: row + 1,
                across,
                up,
                series: series.zip(values.get(2)).map(|(column, key)| key.json(&table.columns[column].info)),
            }),
            _ => blank += 1,
        }
    }
    Ok(Pairs { pairs: found, blank, rows: selection.rows, took_ms: 0.0 })
}

/// The number of a value; none where blank or no number.
pub fn as_number(key: &Key, shape: Shape) -> Option<f64> {
    match (key, shape) {
        (Key::Int(value), _) => Some(*value as f64),
        (Key::Decimal(value), Shape::Decimal(scale)) => Some(*value as f64 / 10_f64.powi(i32::from(scale))),
        (Key::Float(bits), _) => Some(from_ordered_bits(*bits)).filter(|value| value.is_finite()),
        _ => None,
    }
}
