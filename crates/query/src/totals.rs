//! Counts, sums, means and extremes of columns over a selection.
//!
//! Row groups are added in the order of the file, so that sums of floating-point numbers never depend on the threads.
//! Never here: groups (see `group`).

use apertura_tabular::ValueType;
use arrow::array::Array;
use serde_json::{Number, Value};

use crate::answer::ColumnTotal;
use crate::cells::{Cells, Key, Shape, decimal_json, ordered_bits};
use crate::distinct::{Distinct, hash, hash_number};
use crate::error::QueryError;
use crate::selection::Selection;
use crate::table::Table;
use crate::work::{Budget, each};

/// A sum: exact for whole numbers and decimals.
#[derive(Clone, Copy, Debug)]
pub enum Sum {
    /// Of whole numbers or decimals; none where it is too large.
    Exact(Option<i128>),
    /// Of floating-point numbers.
    Float(f64),
}

impl Sum {
    /// The sum of both.
    pub fn add(self, other: Sum) -> Sum {
        match (self, other) {
            (Sum::Exact(left), Sum::Exact(right)) => {
                Sum::Exact(left.zip(right).and_then(|(left, right)| left.checked_add(right)))
            }
            (Sum::Float(left), Sum::Float(right)) => Sum::Float(left + right),
            _ => Sum::Exact(None),
        }
    }

    /// As a floating-point number of the column's unit.
    pub fn value(self, shape: Shape) -> Option<f64> {
        match (self, shape) {
            (Sum::Exact(sum), Shape::Decimal(scale)) => sum.map(|sum| sum as f64 / 10_f64.powi(i32::from(scale))),
            (Sum::Exact(sum), _) => sum.map(|sum| sum as f64),
            (Sum::Float(sum), _) => Some(sum).filter(|sum| sum.is_finite()),
        }
    }
}

#[derive(Default)]
struct Part {
    filled: u64,
    sum: Option<Sum>,
    range: Option<(Key, Key)>,
    distinct: Distinct,
}

/// The total of one column.
pub fn total(table: &Table, selection: &Selection, column: usize, budget: &Budget) -> Result<ColumnTotal, QueryError> {
    let groups: Vec<usize> = (0..table.groups()).collect();
    let measured = matches!(table.columns[column].info.value_type, ValueType::Integer | ValueType::Number);
    let parts = each(&groups, budget, |group| {
        let mut part = Part::default();
        table.read(*group, &[column], &selection.groups[*group], budget, |cells| {
            part.add(&cells[0], measured);
            Ok(())
        })?;
        Ok(part)
    })?;
    let mut whole = Part::default();
    for part in parts {
        whole.merge(part);
    }
    let info = &table.columns[column].info;
    let shape = table.columns[column].shape;
    let sum = whole.sum.filter(|_| measured);
    let (min, max) = match whole.range {
        Some((least, greatest)) => (Some(least.json(info)), Some(greatest.json(info))),
        None => (None, None),
    };
    Ok(ColumnTotal {
        column: info.clone(),
        filled: whole.filled,
        blank: selection.rows - whole.filled,
        distinct: (!matches!(info.value_type, ValueType::Number)).then(|| whole.distinct.count()),
        sum: sum.and_then(|sum| match (sum, shape) {
            (Sum::Exact(sum), Shape::Decimal(scale)) => sum.map(|sum| decimal_json(sum, scale)),
            (Sum::Exact(sum), _) => sum.map(|sum| decimal_json(sum, 0)),
            (Sum::Float(sum), _) => Number::from_f64(sum).map(Value::Number),
        }),
        mean: sum.and_then(|sum| sum.value(shape)).map(|sum| sum / whole.filled as f64),
        min,
        max,
    })
}

impl Part {
    fn add(&mut self, cells: &Cells, measured: bool) {
        match cells {
            Cells::Int(values, nulls) => {
                let (mut filled, mut sum, mut least, mut greatest) = (0, 0_i128, i64::MAX, i64::MIN);
                let mut one = |value: i64| {
                    filled += 1;
                    sum += i128::from(value);
                    least = least.min(value);
                    greatest = greatest.max(value);
                };
                match nulls {
                    None => values.iter().for_each(|value| one(*value)),
                    Some(nulls) => nulls.valid_indices().for_each(|row| one(values[row])),
                }
                match nulls {
                    None => values.iter().for_each(|value| self.distinct.add(hash_number(*value as u64))),
                    Some(nulls) => {
                        nulls.valid_indices().for_each(|row| self.distinct.add(hash_number(values[row] as u64)))
                    }
                }
                if filled > 0 {
                    self.extend(filled, Key::Int(least), Key::Int(greatest));
                    if measured {
                        self.increase(Sum::Exact(Some(sum)));
                    }
                }
            }
            Cells::Decimal(values, nulls) => {
                let filled = |row: &usize| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(*row));
                let mut sum = Some(0_i128);
                let mut range: Option<(i128, i128)> = None;
                let mut count = 0;
                for value in (0..values.len()).filter(filled).map(|row| values[row]) {
                    count += 1;
                    sum = sum.and_then(|sum| sum.checked_add(value));
                    range = Some(range.map_or((value, value), |(least, most)| (least.min(value), most.max(value))));
                }
                if let Some((least, greatest)) = range {
                    self.extend(count, Key::Decimal(least), Key::Decimal(greatest));
                    self.increase(Sum::Exact(sum));
                }
            }
            Cells::Float(values, nulls) => {
                let filled =
                    |row: &usize| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(*row)) && !values[*row].is_nan();
                let (mut count, mut sum) = (0, 0.0);
                let mut range: Option<(f64, f64)> = None;
                for value in (0..values.len()).filter(filled).map(|row| values[row]) {
                    count += 1;
                    sum += value;
                    range = Some(range.map_or((value, value), |(least, most)| (least.min(value), most.max(value))));
                }
                if let Some((least, greatest)) = range {
                    self.extend(count, Key::Float(ordered_bits(least)), Key::Float(ordered_bits(greatest)));
                    self.increase(Sum::Float(sum));
                }
            }
            Cells::Bool(values) => {
                for value in values.iter().flatten() {
                    self.filled += 1;
                    self.distinct.add(hash_number(u64::from(value)));
                }
            }
            Cells::Dictionary(keys, values) => {
                let filled: Vec<bool> =
                    (0..values.len()).map(|at| values.is_valid(at) && !values.value(at).is_empty()).collect();
                let mut used = vec![false; values.len()];
                for key in keys.iter().flatten() {
                    used[key as usize] = true;
                    self.filled += u64::from(filled[key as usize]);
                }
                for at in (0..values.len()).filter(|at| used[*at] && filled[*at]) {
                    self.distinct.add(hash(values.value(at).as_bytes()));
                }
            }
            Cells::Text(values) => {
                for value in values.iter().flatten().filter(|value| !value.is_empty()) {
                    self.filled += 1;
                    self.distinct.add(hash(value.as_bytes()));
                }
            }
        }
    }

    fn increase(&mut self, sum: Sum) {
        self.sum = Some(self.sum.map_or(sum, |before| before.add(sum)));
    }

    fn extend(&mut self, filled: u64, least: Key, greatest: Key) {
        self.filled += filled;
        self.range = Some(match self.range.take() {
            None => (least, greatest),
            Some((before, after)) => (before.min(least), after.max(greatest)),
        });
    }

    fn merge(&mut self, other: Part) {
        self.filled += other.filled;
        if let Some((least, greatest)) = other.range {
            self.extend(0, least, greatest);
        }
        if let Some(sum) = other.sum {
            self.increase(sum);
        }
        self.distinct.merge(other.distinct);
    }
}
