//! Marks of an axis of days: at years, months or days, whichever leave room for their texts.
//!
//! Never here: numbers (see `axis`), the clock.

use jiff::civil::Date;

use super::axis::{Axis, round_step};
use crate::language::Messages;

/// Number of a day, from 1970-01-01.
pub fn number(date: Date) -> f64 {
    date.since(Date::constant(1970, 1, 1)).map_or(0.0, |span| f64::from(span.get_days()))
}

/// The day of a number; none beyond the calendar.
pub fn day(number: f64) -> Option<Date> {
    if !(number.is_finite() && number.abs() < 3_000_000.0) {
        return None;
    }
    Date::constant(1970, 1, 1).checked_add(jiff::Span::new().days(number.floor() as i64)).ok()
}

/// The days of `2024`, `2024-03` or `2024-03-31` as the number of their first.
pub fn parse(text: &str) -> Option<f64> {
    let mut parts = text.splitn(3, '-');
    let year: i16 = parts.next()?.parse().ok()?;
    let month: i8 = parts.next().map_or(Some(1), |part| part.parse().ok())?;
    let day: i8 = parts.next().map_or(Some(1), |part| part.get(..2)?.parse().ok())?;
    Date::new(year, month, day).ok().map(number)
}

/// `2024`, `mar 2024` or `31 mar 2024` for such a text; the text itself where it is none of them.
pub fn said(messages: &Messages, text: &str) -> String {
    let Some(date) = parse(text).and_then(day) else { return text.to_owned() };
    match text.len() {
        4 => text.to_owned(),
        7 => month(messages, date),
        _ => format!("{} {}", date.day(), month(messages, date)),
    }
}

fn month(messages: &Messages, date: Date) -> String {
    format!("{} {}", messages.text(&format!("month-short-{}", date.month())), date.year())
}

/// The axis from the first to the last day, with about `wanted` marks.
pub fn axis(messages: &Messages, days: impl Iterator<Item = f64> + Clone, wanted: usize) -> Axis {
    let low = days.clone().fold(f64::INFINITY, f64::min);
    let high = days.fold(f64::NEG_INFINITY, f64::max);
    let (Some(first), Some(last)) = (day(low), day(high)) else { return Axis::of(std::iter::empty(), wanted) };
    let span = (high - low).max(1.0);
    let wanted = wanted.max(1) as f64;
    let marks: Vec<(f64, String)> = if span / 365.25 >= wanted * 0.8 {
        let step = round_step((span / 365.25 / wanted).max(1.0)) as i16;
        let from = first.year().div_euclid(step) * step;
        let years = (0..=60).map_while(|index| from.checked_add(step.checked_mul(index)?));
        years.filter_map(|year| Some((number(Date::new(year, 1, 1).ok()?), year.to_string()))).collect()
    } else if span >= 62.0 {
        let step = [1, 2, 3, 6].into_iter().find(|step| span / 30.44 / f64::from(*step) <= wanted).unwrap_or(6);
        let from = i32::from(first.year()) * 12 + i32::from(first.month()) - 1;
        let from = from.div_euclid(step) * step;
        let months = (0..=80).map(|index| from + index * step);
        let dates = months.filter_map(|month| {
            Date::new(i16::try_from(month.div_euclid(12)).ok()?, month.rem_euclid(12) as i8 + 1, 1).ok()
        });
        dates.map(|date| (number(date), self::month(messages, date))).collect()
    } else {
        let step = [1.0, 2.0, 7.0, 14.0].into_iter().find(|step| span / step <= wanted).unwrap_or(14.0);
        let days = (0..=62).map(|index| low + f64::from(index) * step).take_while(|at| *at <= high);
        days.filter_map(|at| Some((at, said(messages, &day(at)?.to_string())))).collect()
    };
    let marks = marks.into_iter().filter(|(at, _)| (number(first)..=number(last)).contains(at)).collect();
    Axis { low, high: if low == high { low + 1.0 } else { high }, marks }
}
