//! A filter that was checked against the table: which cells of a column pass.
//!
//! Whole numbers, decimals, days, times and moments are all compared as half-open ranges of integers: `2024-03` is the
//! range of its days, `12.5` on whole numbers an empty range between 12 and 13.
//! Never here: reading.

use apertura_tabular::ValueType;
use arrow::array::Array;
use arrow::buffer::{BooleanBuffer, NullBuffer};

use crate::cells::{Cells, Shape};
use crate::day;
use crate::error::QueryError;
use crate::fold::{Needle, order_key};
use crate::request::{Filter, Operator};
use crate::table::{Column, GroupMask, Table};

/// Bytes of a text's order key; text is not told apart beyond.
pub const ORDER_BYTES: usize = 1_024;

/// Most values of one `in`, and most conditions of a request.
const CONDITIONS: usize = 1_000;

/// A condition on some columns, any of which may fulfil it.
#[derive(Debug)]
pub struct Predicate {
    /// Columns by place: one, or all text columns for a search.
    pub columns: Vec<usize>,
    test: Test,
}

#[derive(Debug)]
enum Test {
    Blank,
    Filled,
    Integers { ranges: Vec<(i128, i128)>, blank: bool, negated: bool },
    Floats { ranges: Vec<FloatRange>, blank: bool, negated: bool },
    Booleans { yes: bool, no: bool, blank: bool },
    Texts { values: Vec<String>, blank: bool, negated: bool },
    Contains(Needle),
    Starts(Needle),
    Ordered { key: Vec<u8>, operator: Operator },
}

#[derive(Debug)]
enum FloatRange {
    Exactly(f64),
    Compared(Operator, f64),
}

impl Predicate {
    /// Checks a filter against the table.
    pub fn new(table: &Table, filter: &Filter) -> Result<Predicate, QueryError> {
        let place = table.column(&filter.column)?;
        let column = &table.columns[place];
        if !filter.operator.fits(column.info.value_type) {
            return Err(QueryError::UnfitOperator {
                column: filter.column.clone(),
                operator: filter.operator.name().to_owned(),
                value_type: column.info.value_type,
            });
        }
        if filter.values.len() > CONDITIONS {
            return Err(QueryError::Limit { limit: "conditions", allowed: CONDITIONS as u64 });
        }
        if filter.values.is_empty() && !filter.operator.takes_no_value() && filter.operator != Operator::In {
            return Err(bad_value(column, ""));
        }
        Ok(Predicate { columns: vec![place], test: test(column, filter)? })
    }

    /// Some text column contains this.
    pub fn search(table: &Table, text: &str) -> Predicate {
        let is_text = |place: &usize| table.columns[*place].shape == Shape::Text;
        Predicate {
            columns: (0..table.columns.len()).filter(is_text).collect(),
            test: Test::Contains(Needle::new(text)),
        }
    }

    /// The answer for a whole row group where the footer tells it.
    pub fn by_footer(&self, table: &Table, group: usize) -> Option<GroupMask> {
        let [column] = self.columns[..] else { return None };
        if let Test::Texts { values, blank: false, negated: false } = &self.test {
            let (least, greatest) = table.text_range(group, column)?;
            let apart = values.iter().all(|value| value.as_bytes() < least || greatest < value.as_bytes());
            return apart.then_some(GroupMask::None);
        }
        let (least, greatest, blanks) = table.range(group, column)?;
        let (least, greatest) = (i128::from(least), i128::from(greatest));
        let rows = table.group_rows(group) as u64;
        match &self.test {
            Test::Blank if blanks == 0 => Some(GroupMask::None),
            Test::Filled if blanks == 0 => Some(GroupMask::All),
            Test::Integers { ranges, blank, negated: false } => {
                if blanks == rows {
                    return Some(if *blank { GroupMask::All } else { GroupMask::None });
                }
                if ranges.iter().any(|(from, until)| *from <= least && greatest < *until) && (blanks == 0 || *blank) {
                    return Some(GroupMask::All);
                }
                let apart = ranges.iter().all(|(from, until)| greatest < *from || *until <= least);
                (apart && !(*blank && blanks > 0)).then_some(GroupMask::None)
            }
            _ => None,
        }
    }

    /// Which of the cells pass.
    pub fn evaluate(&self, cells: &Cells) -> BooleanBuffer {
        let length = cells.len();
        match (&self.test, cells) {
            (Test::Integers { ranges, blank, negated }, Cells::Int(values, nulls)) => {
                let bounds: Vec<(i64, i64)> = ranges.iter().filter_map(narrow).collect();
                let bits = match bounds[..] {
                    [(from, last)] => BooleanBuffer::collect_bool(length, |row| {
                        let value = values[row];
                        (from <= value && value <= last) != *negated
                    }),
                    _ => BooleanBuffer::collect_bool(length, |row| {
                        let value = values[row];
                        bounds.iter().any(|(from, last)| *from <= value && value <= *last) != *negated
                    }),
                };
                with_blanks(bits, nulls.as_ref(), *blank != *negated)
            }
            (Test::Integers { ranges, blank, negated }, Cells::Decimal(values, nulls)) => {
                let bits = BooleanBuffer::collect_bool(length, |row| {
                    let value = values[row];
                    ranges.iter().any(|(from, until)| *from <= value && value < *until) != *negated
                });
                with_blanks(bits, nulls.as_ref(), *blank != *negated)
            }
            (Test::Floats { ranges, blank, negated }, Cells::Float(values, nulls)) => {
                let blank = *blank != *negated;
                let bits = BooleanBuffer::collect_bool(length, |row| {
                    let value = values[row];
                    if value.is_nan() { blank } else { ranges.iter().any(|range| range.holds(value)) != *negated }
                });
                with_blanks(bits, nulls.as_ref(), blank)
            }
            (Test::Booleans { yes, no, blank }, Cells::Bool(values)) => {
                let bits = BooleanBuffer::collect_bool(length, |row| if values.value(row) { *yes } else { *no });
                with_blanks(bits, values.nulls(), *blank)
            }
            (Test::Blank | Test::Filled, Cells::Dictionary(..) | Cells::Text(_)) => {
                let blank = matches!(self.test, Test::Blank);
                BooleanBuffer::collect_bool(length, |row| cells.text(row).is_none() == blank)
            }
            (Test::Blank | Test::Filled, _) => {
                let blank = matches!(self.test, Test::Blank);
                let nulls = match cells {
                    Cells::Int(_, nulls) | Cells::Decimal(_, nulls) => nulls.as_ref(),
                    Cells::Float(values, nulls) => {
                        let bits = BooleanBuffer::collect_bool(length, |row| values[row].is_nan() == blank);
                        return with_blanks(bits, nulls.as_ref(), blank);
                    }
                    Cells::Bool(values) => values.nulls(),
                    _ => None,
                };
                with_blanks(
                    if blank { BooleanBuffer::new_unset(length) } else { BooleanBuffer::new_set(length) },
                    nulls,
                    blank,
                )
            }
            (_, Cells::Dictionary(keys, values)) => {
                let mut room = Vec::new();
                let passes: Vec<bool> = (0..values.len())
                    .map(|at| {
                        let text = if values.is_valid(at) { values.value(at) } else { "" };
                        self.passes(Some(text).filter(|text| !text.is_empty()), &mut room)
                    })
                    .collect();
                let of_blank = self.passes(None, &mut room);
                if keys.null_count() == 0 {
                    BooleanBuffer::collect_bool(length, |row| passes[keys.value(row) as usize])
                } else {
                    BooleanBuffer::collect_bool(length, |row| {
                        if keys.is_valid(row) { passes[keys.value(row) as usize] } else { of_blank }
                    })
                }
            }
            (Test::Contains(needle), Cells::Text(_)) => needle.in_texts(length, |row| cells.text(row)),
            (_, Cells::Text(_)) => {
                let mut room = Vec::new();
                BooleanBuffer::collect_bool(length, |row| self.passes(cells.text(row), &mut room))
            }
            _ => BooleanBuffer::new_unset(length),
        }
    }

    fn passes(&self, text: Option<&str>, room: &mut Vec<u8>) -> bool {
        match (&self.test, text) {
            (Test::Texts { values, blank, negated }, text) => {
                text.map_or(*blank, |text| values.iter().any(|value| value == text)) != *negated
            }
            (_, None) => false,
            (Test::Contains(needle), Some(text)) => needle.is_in(text, room),
            (Test::Starts(needle), Some(text)) => needle.starts(text, room),
            (Test::Ordered { key, operator }, Some(text)) => {
                room.clear();
                order_key(text, ORDER_BYTES, room);
                compares(*operator, room.as_slice().cmp(key))
            }
            _ => false,
        }
    }
}

impl FloatRange {
    fn holds(&self, value: f64) -> bool {
        match self {
            FloatRange::Exactly(wanted) => value == *wanted,
            FloatRange::Compared(operator, bound) => {
                value.partial_cmp(bound).is_some_and(|order| compares(*operator, order))
            }
        }
    }
}

fn compares(operator: Operator, order: std::cmp::Ordering) -> bool {
    match operator {
        Operator::Gt => order.is_gt(),
        Operator::Gte => order.is_ge(),
        Operator::Lt => order.is_lt(),
        Operator::Lte => order.is_le(),
        _ => order.is_eq(),
    }
}

/// The half-open range as a closed one of 64 bits; none where nothing of it is within.
fn narrow((from, until): &(i128, i128)) -> Option<(i64, i64)> {
    let last = until.saturating_sub(1).min(i128::from(i64::MAX));
    let from = (*from).max(i128::from(i64::MIN));
    if from > last { None } else { Some((i64::try_from(from).ok()?, i64::try_from(last).ok()?)) }
}

/// The bits, with those of blank cells all set or all unset.
fn with_blanks(bits: BooleanBuffer, nulls: Option<&NullBuffer>, blank: bool) -> BooleanBuffer {
    match nulls.filter(|nulls| nulls.null_count() > 0) {
        None => bits,
        Some(nulls) if blank => &bits | &!nulls.inner(),
        Some(nulls) => &bits & nulls.inner(),
    }
}

fn bad_value(column: &Column, value: &str) -> QueryError {
    QueryError::BadValue {
        column: column.info.name.clone(),
        value_type: column.info.value_type,
        value: value.to_owned(),
        expected: match column.info.value_type {
            ValueType::String => "abc",
            ValueType::Integer => "12",
            ValueType::Number => "12.5",
            ValueType::Boolean => "true",
            ValueType::Date => "2024-03-31",
            ValueType::Time => "13:05",
            ValueType::Datetime => "2024-03-31T13:05",
            ValueType::Year => "2024",
            ValueType::Yearmonth => "2024-03",
        },
    }
}

fn test(column: &Column, filter: &Filter) -> Result<Test, QueryError> {
    let operator = filter.operator;
    match operator {
        Operator::Blank => return Ok(Test::Blank),
        Operator::Filled => return Ok(Test::Filled),
        Operator::Contains => return Ok(Test::Contains(Needle::new(filter.value()))),
        Operator::Starts => return Ok(Test::Starts(Needle::new(filter.value()))),
        _ => {}
    }
    let negated = operator == Operator::Ne;
    let (values, blank) = if operator == Operator::In {
        let filled: Vec<&String> = filter.values.iter().filter(|value| !value.is_empty()).collect();
        let blank = filled.len() < filter.values.len();
        (filled, blank)
    } else {
        (filter.values.iter().take(1).collect(), false)
    };
    Ok(match column.shape {
        Shape::Int | Shape::Decimal(_) => {
            let mut ranges = Vec::with_capacity(values.len());
            for value in values {
                let (from, until) = integers(column, value.trim()).ok_or_else(|| bad_value(column, value))?;
                ranges.push(match operator {
                    Operator::Gt => (until, i128::MAX),
                    Operator::Gte => (from, i128::MAX),
                    Operator::Lt => (i128::MIN, from),
                    Operator::Lte => (i128::MIN, until),
                    _ => (from, until),
                });
            }
            Test::Integers { ranges, blank, negated }
        }
        Shape::Float => {
            let mut ranges = Vec::with_capacity(values.len());
            for value in values {
                let parsed: Option<f64> = value.trim().parse().ok();
                let number = parsed.filter(|number| number.is_finite()).ok_or_else(|| bad_value(column, value))?;
                ranges.push(match operator {
                    Operator::Eq | Operator::Ne | Operator::In => FloatRange::Exactly(number),
                    _ => FloatRange::Compared(operator, number),
                });
            }
            Test::Floats { ranges, blank, negated }
        }
        Shape::Bool => {
            let (mut yes, mut no) = (false, false);
            for value in values {
                match value.trim() {
                    "true" | "1" => yes = true,
                    "false" | "0" => no = true,
                    _ => return Err(bad_value(column, value)),
                }
            }
            if negated { Test::Booleans { yes: !yes, no: !no, blank: true } } else { Test::Booleans { yes, no, blank } }
        }
        Shape::Text => match operator {
            Operator::Eq | Operator::Ne | Operator::In => {
                let values = values.into_iter().cloned().collect();
                Test::Texts { values, blank, negated }
            }
            _ => {
                let mut key = Vec::new();
                order_key(filter.value(), ORDER_BYTES, &mut key);
                Test::Ordered { key, operator }
            }
        },
    })
}

/// The integers that a value stands for: from the first to the one after the last.
fn integers(column: &Column, value: &str) -> Option<(i128, i128)> {
    let pair = |(from, until): (i64, i64)| (i128::from(from), i128::from(until));
    match column.info.value_type {
        ValueType::Date => day::parse_days(value).map(pair),
        ValueType::Datetime => day::parse_moments(value).map(pair),
        ValueType::Time => day::parse_time(value).map(pair),
        _ => decimal(value, if let Shape::Decimal(scale) = column.shape { scale } else { 0 }),
    }
}

/// A decimal number at a scale: itself, or the empty range just above its floor where it has more places.
fn decimal(text: &str, scale: u8) -> Option<(i128, i128)> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
    if !all_digits || whole.len() + fraction.len() == 0 || whole.len() > 28 || fraction.len() > 100 {
        return None;
    }
    let places = usize::from(scale);
    let kept = &fraction[..fraction.len().min(places)];
    let exact = fraction[kept.len()..].bytes().all(|byte| byte == b'0');
    let mut value: i128 = 0;
    for byte in whole.bytes().chain(kept.bytes()).chain(std::iter::repeat_n(b'0', places - kept.len())) {
        value = value.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
    }
    if negative {
        value = -value;
    }
    if exact {
        return Some((value, value + 1));
    }
    let above = if negative { value } else { value + 1 };
    Some((above, above))
}
