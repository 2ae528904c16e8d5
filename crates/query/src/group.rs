//! Rows in groups with a measure: the base of facets, charts and pivot tables.
//!
//! Inside a row group each value gets a small number, so that counting is adding in a list; row groups are added in the
//! order of the file. Never here: which groups are shown (see `groups` and `facet`).

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use arrow::array::Array;

use crate::cells::{Cells, Key, Shape};
use crate::day;
use crate::error::QueryError;
use crate::request::DateUnit;
use crate::selection::Selection;
use crate::table::Table;
use crate::totals::Sum;
use crate::work::{Budget, each};

/// Most groups that are counted, over all row groups.
pub const MAX_GROUPS: u64 = 2_000_000;

/// How the values of a column become keys.
#[derive(Clone, Debug)]
pub enum Keyed {
    /// Each value is a key.
    Value,
    /// Days and moments by their period; `moments` says which of them it is.
    Period(DateUnit, bool),
    /// Steps of a number.
    Steps(Steps),
}

/// Equal steps from one number to another.
#[derive(Clone, Copy, Debug)]
pub struct Steps {
    /// Start of the first.
    pub from: f64,
    /// Width.
    pub width: f64,
    /// How many.
    pub count: u32,
    /// Multiply an integer or decimal by this.
    pub unit: f64,
}

/// What is counted in a group.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// Rows.
    pub rows: u64,
    /// Rows with a value to measure.
    pub filled: u64,
    /// Their sum.
    pub sum: Option<Sum>,
}

impl Count {
    const NONE: Count = Count { rows: 0, filled: 0, sum: None };

    /// Both counts together.
    pub fn add(&mut self, other: &Count) {
        self.rows += other.rows;
        self.filled += other.filled;
        self.sum = match (self.sum, other.sum) {
            (Some(left), Some(right)) => Some(left.add(right)),
            (left, right) => left.or(right),
        };
    }
}

/// A column and how it becomes keys.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// Its place.
    pub column: usize,
    /// How its values become keys.
    pub keyed: Keyed,
}

/// Counts the selection by one or two columns; the second key is [`Key::Blank`] where there is no second column.
pub fn count(
    table: &Table,
    selection: &Selection,
    by: &Dimension,
    series: Option<&Dimension>,
    measured: Option<usize>,
    budget: &Budget,
) -> Result<HashMap<(Key, Key), Count>, QueryError> {
    let mut columns = vec![by.column];
    columns.extend(series.map(|series| series.column));
    columns.extend(measured);
    let groups: Vec<usize> = (0..table.groups()).collect();
    let held = AtomicU64::new(0);
    let limit = || QueryError::Limit { limit: "groups", allowed: MAX_GROUPS };
    let parts = each(&groups, budget, |group| {
        let mut found: Vec<((Key, Key), Count)> = Vec::new();
        // a column that is asked for twice is read once
        let mut read = columns.clone();
        read.sort_unstable();
        read.dedup();
        table.read(*group, &read, &selection.groups[*group], budget, |cells| {
            let of = |column: usize| &cells[read.iter().position(|other| *other == column).unwrap_or(0)];
            let first = Codes::new(of(by.column), &by.keyed);
            let second = series.map(|series| Codes::new(of(series.column), &series.keyed));
            let counts = cross(&first, second.as_ref(), measured.map(of));
            held.fetch_add(counts.len() as u64, Ordering::Relaxed);
            if held.load(Ordering::Relaxed) > MAX_GROUPS {
                return Err(limit());
            }
            found.extend(counts.into_iter().map(|((at, series), count)| {
                let series = second.as_ref().map_or(Key::Blank, |second| second.keys[series].clone());
                ((first.keys[at].clone(), series), count)
            }));
            Ok(())
        })?;
        Ok(found)
    })?;
    let mut whole: HashMap<(Key, Key), Count> = HashMap::new();
    for (keys, count) in parts.into_iter().flatten() {
        whole.entry(keys).or_insert(Count::NONE).add(&count);
    }
    Ok(whole)
}

/// A small number for each row, and the key of each number.
struct Codes {
    codes: Vec<u32>,
    keys: Vec<Key>,
}

impl Codes {
    fn new(cells: &Cells, keyed: &Keyed) -> Codes {
        match (cells, keyed) {
            (Cells::Int(values, nulls), Keyed::Period(unit, moments)) => {
                let mut days: HashMap<i64, i64> = HashMap::new();
                Codes::of_integers(values.len(), |row| {
                    if nulls.as_ref().is_some_and(|nulls| nulls.is_null(row)) {
                        return None;
                    }
                    let day = if *moments { values[row].div_euclid(day::DAY) } else { values[row] };
                    Some(*days.entry(day).or_insert_with(|| day::floor(day, *unit)))
                })
            }
            (Cells::Int(values, nulls), Keyed::Steps(steps)) => Codes::of_integers(values.len(), |row| {
                let filled = nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row));
                filled.then(|| steps.step(values[row] as f64 * steps.unit))
            }),
            (Cells::Decimal(values, nulls), Keyed::Steps(steps)) => Codes::of_integers(values.len(), |row| {
                let filled = nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row));
                filled.then(|| steps.step(values[row] as f64 * steps.unit))
            }),
            (Cells::Float(values, nulls), Keyed::Steps(steps)) => Codes::of_integers(values.len(), |row| {
                let filled = nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row)) && !values[row].is_nan();
                filled.then(|| steps.step(values[row]))
            }),
            (Cells::Int(values, nulls), _) => Codes::of_integers(values.len(), |row| {
                nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row)).then(|| values[row])
            }),
            (Cells::Dictionary(places, values), _) => {
                let mut keys: Vec<Key> = Vec::new();
                let mut code_of: Vec<u32> = vec![u32::MAX; values.len()];
                let mut blank = u32::MAX;
                let mut codes = Vec::with_capacity(places.len());
                for row in 0..places.len() {
                    let text = cells.text(row);
                    let code = match text {
                        Some(_) => &mut code_of[places.value(row) as usize],
                        None => &mut blank,
                    };
                    if *code == u32::MAX {
                        *code = keys.len() as u32;
                        keys.push(text.map_or(Key::Blank, |text| Key::Text(text.to_owned())));
                    }
                    codes.push(*code);
                }
                Codes { codes, keys }
            }
            (Cells::Text(values), _) => {
                let mut known: HashMap<Option<&str>, u32> = HashMap::new();
                let mut keys = Vec::new();
                let mut codes = Vec::with_capacity(values.len());
                for row in 0..values.len() {
                    let text = cells.text(row);
                    codes.push(*known.entry(text).or_insert_with(|| {
                        keys.push(text.map_or(Key::Blank, |text| Key::Text(text.to_owned())));
                        keys.len() as u32 - 1
                    }));
                }
                Codes { codes, keys }
            }
            _ => {
                let mut known: HashMap<Key, u32> = HashMap::new();
                let mut keys = Vec::new();
                let mut codes = Vec::with_capacity(cells.len());
                for row in 0..cells.len() {
                    let key = cells.key(row);
                    codes.push(*known.entry(key).or_insert_with_key(|key| {
                        keys.push(key.clone());
                        keys.len() as u32 - 1
                    }));
                }
                Codes { codes, keys }
            }
        }
    }

    fn of_integers(length: usize, mut value: impl FnMut(usize) -> Option<i64>) -> Codes {
        let mut known: HashMap<Option<i64>, u32> = HashMap::new();
        let mut keys = Vec::new();
        let mut codes = Vec::with_capacity(length);
        let mut last: Option<(Option<i64>, u32)> = None;
        for row in 0..length {
            let value = value(row);
            let code = match last {
                Some((before, code)) if before == value => code,
                _ => *known.entry(value).or_insert_with(|| {
                    keys.push(value.map_or(Key::Blank, Key::Int));
                    keys.len() as u32 - 1
                }),
            };
            last = Some((value, code));
            codes.push(code);
        }
        Codes { codes, keys }
    }
}

impl Steps {
    fn step(&self, value: f64) -> i64 {
        if self.width <= 0.0 {
            return 0;
        }
        (((value - self.from) / self.width).floor() as i64).clamp(0, i64::from(self.count) - 1)
    }
}

fn cross(first: &Codes, second: Option<&Codes>, measured: Option<&Cells>) -> Vec<((usize, usize), Count)> {
    let width = second.map_or(1, |second| second.keys.len().max(1));
    let pair = |row: usize| {
        let series = second.map_or(0, |second| second.codes[row] as usize);
        first.codes[row] as usize * width + series
    };
    let cells = first.keys.len().saturating_mul(width);
    let mut counts: Vec<Count>;
    let mut pairs: Vec<usize>;
    if cells <= 1 << 20 {
        counts = vec![Count::NONE; cells];
        pairs = (0..cells).collect();
        for row in 0..first.codes.len() {
            add(&mut counts[pair(row)], measured, row);
        }
    } else {
        let mut known: HashMap<usize, usize> = HashMap::new();
        counts = Vec::new();
        pairs = Vec::new();
        for row in 0..first.codes.len() {
            let at = *known.entry(pair(row)).or_insert_with(|| {
                counts.push(Count::NONE);
                pairs.push(pair(row));
                counts.len() - 1
            });
            add(&mut counts[at], measured, row);
        }
    }
    let filled = pairs.into_iter().zip(counts).filter(|(_, count)| count.rows > 0);
    filled.map(|(pair, count)| ((pair / width, pair % width), count)).collect()
}

fn add(count: &mut Count, measured: Option<&Cells>, row: usize) {
    count.rows += 1;
    let Some(cells) = measured else { return };
    let valid = |nulls: &Option<arrow::buffer::NullBuffer>| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row));
    let value = match cells {
        Cells::Int(values, nulls) if valid(nulls) => Sum::Exact(Some(i128::from(values[row]))),
        Cells::Decimal(values, nulls) if valid(nulls) => Sum::Exact(Some(values[row])),
        Cells::Float(values, nulls) if valid(nulls) && !values[row].is_nan() => Sum::Float(values[row]),
        _ => return,
    };
    count.filled += 1;
    count.sum = Some(count.sum.map_or(value, |sum| sum.add(value)));
}

/// What a number of this shape is multiplied by to be in the column's unit.
pub fn unit_of(shape: Shape) -> f64 {
    if let Shape::Decimal(scale) = shape { 10_f64.powi(-i32::from(scale)) } else { 1.0 }
}
