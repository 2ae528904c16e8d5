//! The first rows of a selection in some order: only the columns of the order are read.
//!
//! Each row's values become one text of bytes that compares as the order says; the best are kept.
//! Never here: the other columns of the rows (see `rows`).

use std::sync::atomic::{AtomicU64, Ordering};

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

/// A row that may be among the first. Most are told apart by the prefix; the key is empty where the prefix says all.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    prefix: u64,
    key: Box<[u8]>,
    row: u64,
}

/// Candidates that a thread keeps beyond the depth before it throws away the worse ones.
const SPARE: usize = 1_000;

/// The best rows that a thread has seen.
struct Best {
    kept: Vec<Candidate>,
    /// The last one that was within the depth when the worse ones were thrown away.
    worst: Option<Candidate>,
}

impl Best {
    /// True where a row can still be among the first.
    fn wants(&self, prefix: u64, key: &[u8], row: u64) -> bool {
        self.worst.as_ref().is_none_or(|worst| (prefix, key, row) < (worst.prefix, &worst.key, worst.row))
    }

    /// Keeps a row; where the worse ones were thrown away, the prefix of the last one within the depth.
    fn keep(&mut self, candidate: Candidate, depth: usize) -> Option<u64> {
        self.kept.push(candidate);
        if self.kept.len() < depth.saturating_mul(2).max(depth.saturating_add(SPARE)) {
            return None;
        }
        let (_, last, _) = self.kept.select_nth_unstable(depth - 1);
        let last = last.clone();
        self.kept.truncate(depth);
        let prefix = last.prefix;
        self.worst = Some(last);
        Some(prefix)
    }
}

/// The rows in order, at most `depth`.
pub fn first_rows(
    table: &Table,
    selection: &Selection,
    orders: &[Order],
    depth: usize,
    budget: &Budget,
) -> Result<Vec<u64>, QueryError> {
    let Some(first) = orders.first().filter(|_| depth > 0) else { return Ok(Vec::new()) };
    let mut groups: Vec<(usize, Option<u64>)> =
        (0..table.groups()).map(|group| (group, best_of(table, group, *first))).collect();
    groups.sort_by_key(|(group, best)| (best.unwrap_or(0), *group));
    let columns: Vec<usize> = orders.iter().map(|order| order.column).collect();
    // some thread has as many rows up to this prefix as are wanted: what lies beyond is wanted by none
    let bound = AtomicU64::new(u64::MAX);
    let start = || Best { kept: Vec::new(), worst: None };
    let found = fold(&groups, budget, start, |best: &mut Best, _, (group, greatest)| {
        if greatest.is_some_and(|greatest| greatest > bound.load(Ordering::Relaxed)) {
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
            let mut room = Vec::new();
            let mut limit = bound.load(Ordering::Relaxed);
            for row in 0..length {
                let Some(place) = places.next() else { break };
                let mut prefix = prefix(keyed, &ranks.texts[0], row, first.descending, &mut room);
                if prefix > limit {
                    continue;
                }
                key.clear();
                if orders.len() > 1 || !is_whole(keyed, row, prefix) {
                    for ((cells, texts), order) in cells.iter().zip(&ranks.texts).zip(orders) {
                        push_key(cells, texts, row, order.descending, &mut key);
                    }
                    prefix = prefix_of(&key);
                }
                let row = start + place as u64;
                if best.wants(prefix, &key, row) {
                    let candidate = Candidate { prefix, key: key.as_slice().into(), row };
                    if let Some(worst) = best.keep(candidate, depth) {
                        limit = bound.fetch_min(worst, Ordering::Relaxed).min(worst);
                    }
                }
            }
            Ok(())
        })
    })?;
    let mut candidates: Vec<Candidate> = found.into_iter().flat_map(|best| best.kept).collect();
    if candidates.len() > depth {
        candidates.select_nth_unstable(depth - 1);
        candidates.truncate(depth);
    }
    candidates.sort_unstable();
    Ok(candidates.into_iter().map(|candidate| candidate.row).collect())
}

/// True where the prefix tells a filled value from all others of its column.
fn is_whole(cells: &Cells, row: usize, prefix: u64) -> bool {
    match cells {
        Cells::Int(_, nulls) | Cells::Float(_, nulls) | Cells::Decimal(_, nulls)
            if nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row)) =>
        {
            // the ends stand also for decimals beyond them, and for not-a-number
            prefix != 0 && prefix != u64::MAX
        }
        _ => false,
    }
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
