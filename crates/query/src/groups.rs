//! Which groups a chart shows, in which order, and what is put together as the rest.
//!
//! Never here: counting (see `group`).

use std::collections::HashMap;

use apertura_tabular::ValueType;
use serde_json::{Number, Value};

use crate::answer::{Group, Groups};
use crate::cells::{Key, Shape, from_ordered_bits};
use crate::day;
use crate::error::QueryError;
use crate::group::{Count, Dimension, Keyed, Steps, count, unit_of};
use crate::request::{DateUnit, GroupBy, GroupRequest, Measure};
use crate::selection::Selection;
use crate::table::Table;
use crate::totals::total;
use crate::work::Budget;

/// Most groups, and most steps, of an answer.
pub const MAX_SHOWN: u64 = 10_000;
const MAX_STEPS: u32 = 200;

/// The groups of a selection.
pub fn groups(
    table: &Table,
    selection: &Selection,
    request: &GroupRequest,
    budget: &Budget,
) -> Result<Groups, QueryError> {
    if request.limit == 0 || request.limit > MAX_SHOWN {
        return Err(QueryError::Limit { limit: "groups", allowed: MAX_SHOWN });
    }
    let limit = request.limit as usize;
    let by = dimension(table, selection, &request.by, budget)?;
    let series = match &request.series {
        None => None,
        Some(name) => Some(dimension(table, selection, &GroupBy::value(name), budget)?),
    };
    let measured = match &request.measure {
        Measure::Count => None,
        Measure::Sum(name) | Measure::Mean(name) => Some(measurable(table, name)?),
    };
    let found = count(table, selection, &by, series.as_ref(), measured, budget)?;
    let shape = measured.map_or(Shape::Int, |column| table.columns[column].shape);
    let measure = |count: &Count| value_of(&request.measure, count, shape);

    let ordered = is_ordered(table, &by);
    let keys = rank(found.iter().map(|((key, _), count)| (key, count)), ordered, measure);
    let lines = if series.is_some() {
        rank(found.iter().map(|((_, key), count)| (key, count)), false, measure)
    } else {
        vec![(Key::Blank, Count { rows: 0, filled: 0, sum: None })]
    };
    let number = keys.len() as u64;
    let shown = shown(keys, limit, ordered);
    let shown_lines = shown_lines(lines, limit);

    // each found group goes to the place of its key and its series, or to the rest
    let mut places: HashMap<(usize, usize), Count> = HashMap::new();
    let places_of = |keys: &[Key]| keys.iter().cloned().zip(0..).collect::<HashMap<Key, usize>>();
    let (key_places, line_places) = (places_of(&shown), places_of(&shown_lines));
    let mut rows = 0;
    for ((key, line), count) in sorted(found) {
        rows += count.rows;
        let at = key_places.get(&key).copied().unwrap_or(shown.len());
        let line = line_places.get(&line).copied().unwrap_or(shown_lines.len());
        let rest = at == shown.len() || line == shown_lines.len();
        if !rest || request.others {
            places.entry((at, line)).or_insert(Count { rows: 0, filled: 0, sum: None }).add(&count);
        }
    }
    let mut places: Vec<((usize, usize), Count)> = places.into_iter().collect();
    places.sort_unstable_by_key(|(place, _)| *place);
    let answer = places.into_iter().map(|((at, line), count)| {
        let (key, until) = shown.get(at).map_or((Value::Null, None), |key| write(table, &by, key));
        Group {
            key,
            until,
            rest: at == shown.len(),
            series: series
                .as_ref()
                .map(|series| shown_lines.get(line).map_or(Value::Null, |key| write(table, series, key).0)),
            series_rest: line == shown_lines.len(),
            rows: count.rows,
            value: measure(&count),
        }
    });
    Ok(Groups { by: table.columns[by.column].info.clone(), groups: answer.collect(), keys: number, rows, took_ms: 0.0 })
}

/// Found groups in an order that is always the same, so that floating-point sums are too.
fn sorted(found: HashMap<(Key, Key), Count>) -> Vec<((Key, Key), Count)> {
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_unstable_by(|left, right| left.0.cmp(&right.0));
    found
}

fn value_of(measure: &Measure, count: &Count, shape: Shape) -> Option<f64> {
    match measure {
        Measure::Count => Some(count.rows as f64),
        Measure::Sum(_) => count.sum.and_then(|sum| sum.value(shape)),
        Measure::Mean(_) => count.sum.and_then(|sum| sum.value(shape)).map(|sum| sum / count.filled as f64),
    }
}

/// The keys with their counts: ascending where ordered, else greatest measure first; blank last.
fn rank<'a>(
    found: impl Iterator<Item = (&'a Key, &'a Count)>,
    ordered: bool,
    measure: impl Fn(&Count) -> Option<f64>,
) -> Vec<(Key, Count)> {
    let mut parts: Vec<(&Key, &Count)> = found.collect();
    parts.sort_by(|left, right| left.0.cmp(right.0).then(left.1.rows.cmp(&right.1.rows)));
    let mut keys: Vec<(Key, Count)> = Vec::new();
    for (key, count) in parts {
        match keys.last_mut() {
            Some((last, sum)) if last == key => sum.add(count),
            _ => keys.push((key.clone(), *count)),
        }
    }
    if !ordered {
        let value = |count: &Count| measure(count).unwrap_or(f64::NEG_INFINITY);
        keys.sort_by(|left, right| {
            let blank = (left.0 == Key::Blank).cmp(&(right.0 == Key::Blank));
            blank.then_with(|| value(&right.1).total_cmp(&value(&left.1)))
        });
    }
    keys
}

/// The keys shown: the greatest by the measure where there are too many; the last periods where they ascend.
fn shown(keys: Vec<(Key, Count)>, limit: usize, ordered: bool) -> Vec<Key> {
    let blank = keys.iter().any(|(key, _)| *key == Key::Blank);
    let mut keys: Vec<Key> = keys.into_iter().map(|(key, _)| key).filter(|key| *key != Key::Blank).collect();
    if keys.len() > limit {
        if ordered {
            keys.drain(..keys.len() - limit);
        } else {
            keys.truncate(limit);
        }
    }
    if blank {
        keys.push(Key::Blank);
    }
    keys
}

fn shown_lines(lines: Vec<(Key, Count)>, limit: usize) -> Vec<Key> {
    lines.into_iter().map(|(key, _)| key).take(limit).collect()
}

/// Periods, numbers and steps stand in their own order.
fn is_ordered(table: &Table, by: &Dimension) -> bool {
    !matches!(table.columns[by.column].info.value_type, ValueType::String | ValueType::Boolean)
}

fn measurable(table: &Table, name: &str) -> Result<usize, QueryError> {
    let column = table.column(name)?;
    let value_type = table.columns[column].info.value_type;
    if !matches!(value_type, ValueType::Integer | ValueType::Number) {
        return Err(QueryError::UnfitColumn { column: name.to_owned(), value_type, purpose: "measure" });
    }
    Ok(column)
}

fn dimension(table: &Table, selection: &Selection, by: &GroupBy, budget: &Budget) -> Result<Dimension, QueryError> {
    let column = table.column(&by.column)?;
    let value_type = table.columns[column].info.value_type;
    let unfit = |purpose| QueryError::UnfitColumn { column: by.column.clone(), value_type, purpose };
    if let Some(bins) = by.bins {
        if !value_type.is_numeric() {
            return Err(unfit("bins"));
        }
        if bins == 0 || bins > MAX_STEPS {
            return Err(QueryError::Limit { limit: "bins", allowed: u64::from(MAX_STEPS) });
        }
        return Ok(Dimension { column, keyed: Keyed::Steps(steps(table, selection, column, bins, budget)?) });
    }
    let keyed = match (value_type, by.unit) {
        (ValueType::Date, unit) => Keyed::Period(unit.unwrap_or(DateUnit::Day), false),
        (ValueType::Datetime, unit) => Keyed::Period(unit.unwrap_or(DateUnit::Day), true),
        (_, Some(_)) => return Err(unfit("unit")),
        _ => Keyed::Value,
    };
    Ok(Dimension { column, keyed })
}

fn steps(table: &Table, selection: &Selection, column: usize, bins: u32, budget: &Budget) -> Result<Steps, QueryError> {
    let shape = table.columns[column].shape;
    let total = total(table, selection, column, budget)?;
    let number = |value: &Option<Value>| match value {
        Some(Value::Number(number)) => number.as_f64().unwrap_or(0.0),
        Some(Value::String(text)) => text.parse().unwrap_or(0.0),
        _ => 0.0,
    };
    let (from, until) = (number(&total.min), number(&total.max));
    let whole = shape == Shape::Int;
    let wanted = (until / f64::from(bins) - from / f64::from(bins)).max(if whole { 1.0 } else { 0.0 });
    let width = round_width(wanted);
    if width <= 0.0 || !width.is_finite() {
        return Ok(Steps { from, width: 0.0, count: 1, unit: unit_of(shape) });
    }
    let from = (from / width).floor() * width;
    // the greatest value belongs to the last step; of numbers that are not whole the step's end does too
    let reach = (until - from) / width;
    let count = if whole { reach.floor() + 1.0 } else { (reach - 1e-9).ceil().max(1.0) };
    let count = (count as u32).clamp(1, 2 * MAX_STEPS);
    Ok(Steps { from, width, count, unit: unit_of(shape) })
}

/// 1, 2, 2.5 or 5 times a power of ten near the width asked for, so that people can read where steps begin.
fn round_width(wanted: f64) -> f64 {
    if !(wanted.is_finite() && wanted > 0.0) {
        return 0.0;
    }
    let power = 10_f64.powf(wanted.log10().floor());
    let near = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(|factor| factor * power >= wanted * 0.8);
    let width = near.unwrap_or(10.0) * power;
    // 2.5 has no place among whole numbers below ten
    if width == 2.5 { 2.0 } else { width }
}

fn write(table: &Table, by: &Dimension, key: &Key) -> (Value, Option<Value>) {
    let number = |value: f64| Number::from_f64(value).map_or(Value::Null, Value::Number);
    match (&by.keyed, key) {
        (Keyed::Period(unit, _), Key::Int(day)) => (Value::String(day::write_day(*day, *unit)), None),
        (Keyed::Steps(steps), Key::Int(step)) => {
            let end = |step: f64| steps.from + steps.width * step;
            (number(end(*step as f64)), Some(number(end(*step as f64 + 1.0))))
        }
        (_, Key::Float(bits)) => (number(from_ordered_bits(*bits)), None),
        _ => (key.json(&table.columns[by.column].info), None),
    }
}
