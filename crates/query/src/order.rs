//! The first rows of a selection in some order: only the columns of the order are read.
//!
//! Each row's values become one text of bytes that compares as the order says; the best are kept in a heap.
//! Never here: the other columns of the rows (see `rows`).

use std::collections::BinaryHeap;

use arrow::array::Array;
use arrow::buffer::NullBuffer;

use crate::cells::{Cells, ordered_bits};
use crate::error::QueryError;
use crate::fold::order_key;
use crate::predicate::ORDER_BYTES;
use crate::selection::Selection;
use crate::table::Table;
use crate::work::{Budget, fold};

/// Order by one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Order {
    /// The column's place.
    pub column: usize,
    /// Greatest first.
    pub descending: bool,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    key: Box<[u8]>,
    row: u64,
}

/// The rows in order, at most `depth`.
pub fn first_rows(
    table: &Table,
    selection: &Selection,
    orders: &[Order],
    depth: usize,
    budget: &Budget,
) -> Result<Vec<u64>, QueryError> {
    let Some(first) = orders.first() else { return Ok(Vec::new()) };
    let mut groups: Vec<(usize, Option<u64>)> =
        (0..table.groups()).map(|group| (group, best_of(table, group, *first))).collect();
    groups.sort_by_key(|(group, best)| (best.unwrap_or(0), *group));
    let columns: Vec<usize> = orders.iter().map(|order| order.column).collect();
    let heaps = fold(&groups, budget, BinaryHeap::new, |heap: &mut BinaryHeap<Candidate>, _, (group, best)| {
        if let (Some(best), Some(worst)) = (best, heap.peek())
            && heap.len() == depth
            && *best > prefix_of(&worst.key)
        {
            return Ok(());
        }
        let mask = &selection.groups[*group];
        let start = table.starts[*group];
        let mut places = mask.places(table.group_rows(*group));
        table.read(*group, &columns, mask, budget, |cells| {
            let Some(keyed) = cells.first() else { return Ok(()) };
            let length = keyed.len();
            let ranks = Ranks::new(cells);
            let mut key = Vec::new();
            let mut worst = heap.peek().filter(|_| heap.len() == depth).map(|worst| prefix_of(&worst.key));
            let mut room = Vec::new();
            for row in 0..length {
                let Some(place) = places.next() else { break };
                if let Some(worst) = worst
                    && prefix(keyed, &ranks.texts[0], row, first.descending, &mut room) > worst
                {
                    continue;
                }
                key.clear();
                for ((cells, texts), order) in cells.iter().zip(&ranks.texts).zip(orders) {
                    push_key(cells, texts, row, order.descending, &mut key);
                }
                let row = start + place as u64;
                if heap.len() == depth {
                    let Some(mut last) = heap.peek_mut() else { continue };
                    if (key.as_slice(), row) < (&last.key, last.row) {
                        *last = Candidate { key: key.as_slice().into(), row };
                    }
                } else {
                    heap.push(Candidate { key: key.as_slice().into(), row });
                }
                worst = heap.peek().filter(|_| heap.len() == depth).map(|worst| prefix_of(&worst.key));
            }
            Ok(())
        })
    })?;
    let mut candidates: Vec<Candidate> = heaps.into_iter().flat_map(BinaryHeap::into_vec).collect();
    candidates.sort_unstable();
    candidates.truncate(depth);
    Ok(candidates.into_iter().map(|candidate| candidate.row).collect())
}

/// The order keys of a dictionary's values, for each column that is one.
struct Ranks {
    texts: Vec<Vec<Vec<u8>>>,
}

impl Ranks {
    fn new(cells: &[Cells]) -> Ranks {
        let of = |cells: &Cells| match cells {
            Cells::Dictionary(_, values) => (0..values.len())
                .map(|at| {
                    let mut key = Vec::new();
                    if values.is_valid(at) {
                        order_key(values.value(at), ORDER_BYTES, &mut key);
                    }
                    key
                })
                .collect(),
            _ => Vec::new(),
        };
        Ranks { texts: cells.iter().map(of).collect() }
    }
}

/// The flag of a blank cell: after all values, in both directions.
const BLANK: u8 = 1;
const FILLED: u8 = 0;

/// The bytes of one value; they end so that no value is the beginning of another.
fn push_key(cells: &Cells, texts: &[Vec<u8>], row: usize, descending: bool, key: &mut Vec<u8>) {
    let start = key.len() + 1;
    key.push(FILLED);
    match cells {
        Cells::Int(values, nulls) if nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row)) => {
            key.extend_from_slice(&(values[row] as u64 ^ 1 << 63).to_be_bytes());
        }
        Cells::Decimal(values, nulls) if nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row)) => {
            key.extend_from_slice(&narrowed(values[row]).to_be_bytes());
            key.extend_from_slice(&(values[row] as u128 ^ 1 << 127).to_be_bytes());
        }
        Cells::Float(values, nulls)
            if nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row)) && !values[row].is_nan() =>
        {
            key.extend_from_slice(&ordered_bits(values[row]).to_be_bytes());
        }
        Cells::Bool(values) if values.is_valid(row) => key.push(u8::from(values.value(row))),
        Cells::Dictionary(keys, _) if cells.text(row).is_some() => {
            key.extend_from_slice(&texts[keys.value(row) as usize]);
            key.push(0);
        }
        Cells::Text(_) => match cells.text(row) {
            Some(text) => {
                order_key(text, ORDER_BYTES, key);
                key.push(0);
            }
            None => key[start - 1] = BLANK,
        },
        _ => key[start - 1] = BLANK,
    }
    if descending {
        for byte in &mut key[start..] {
            *byte = !*byte;
        }
    }
}

/// The first eight bytes of a key after its flag, all ones where blank.
fn prefix_of(key: &[u8]) -> u64 {
    if key.first() != Some(&FILLED) {
        return u64::MAX;
    }
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(&key[1..]) {
        *to = *from;
    }
    u64::from_be_bytes(bytes)
}

/// A number that never is greater than the prefix of the value's key: enough to pass over most rows.
fn prefix(cells: &Cells, texts: &[Vec<u8>], row: usize, descending: bool, room: &mut Vec<u8>) -> u64 {
    let valid = |nulls: &Option<NullBuffer>| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row));
    let value = match cells {
        Cells::Int(values, nulls) if valid(nulls) => values[row] as u64 ^ 1 << 63,
        Cells::Decimal(values, nulls) if valid(nulls) => narrowed(values[row]),
        Cells::Float(values, nulls) if valid(nulls) && !values[row].is_nan() => ordered_bits(values[row]),
        Cells::Dictionary(keys, _) if cells.text(row).is_some() => {
            return head(&texts[keys.value(row) as usize], descending);
        }
        Cells::Text(_) => {
            let Some(text) = cells.text(row) else { return u64::MAX };
            room.clear();
            order_key(text, 8, room);
            return head(room, descending);
        }
        Cells::Bool(values) if values.is_valid(row) => {
            return head(&[u8::from(values.value(row))], descending);
        }
        _ => return u64::MAX,
    };
    if descending { !value } else { value }
}

/// The first bytes of a key, filled up with zeros.
fn head(bytes: &[u8], descending: bool) -> u64 {
    let mut head = [0; 8];
    for (to, from) in head.iter_mut().zip(bytes) {
        *to = if descending { !*from } else { *from };
    }
    u64::from_be_bytes(head)
}

/// A decimal in eight bytes that are ordered as decimals are; those too far from zero are alike.
fn narrowed(value: i128) -> u64 {
    let near = value.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
    near as i64 as u64 ^ 1 << 63
}

/// The prefix of the best value that a row group can hold, where its footer tells.
fn best_of(table: &Table, group: usize, order: Order) -> Option<u64> {
    let (least, greatest, _) = table.range(group, order.column)?;
    Some(if order.descending { !(greatest as u64 ^ 1 << 63) } else { least as u64 ^ 1 << 63 })
}
