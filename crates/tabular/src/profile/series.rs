//! How the days or years of a column follow one another: span, step, gaps.
//!
//! Never here: whether a series is late (that needs a date of today, see `rule::stale_period`).

use serde::{Deserialize, Serialize};

use super::ColumnProfile;
use crate::evidence::{DateOrder, Facts, calendar, number_of};
use crate::value_type::ValueType;

/// Most gaps listed.
const GAPS: usize = 10;
/// A step is regular where this share of the distances has it.
const REGULAR: f64 = 0.8;

/// Days or years without a row between two that have one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The last day (ISO 8601) or year before.
    pub after: String,
    /// The first one after.
    pub before: String,
    /// Steps that are missing between them.
    pub missing: u64,
}

/// How days or years follow one another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// From the first to the last, in days (of years: in years).
    pub span: u64,
    /// Different days or years.
    pub distinct: u64,
    /// `day`, `week`, `month`, `year`; none where no step is regular or not all values are known.
    pub step: Option<String>,
    /// The longest gaps, in order of time; empty without a step.
    pub gaps: Vec<Gap>,
}

/// The series of a column of days or years; none for other columns.
pub(super) fn of(profile: &ColumnProfile, facts: &Facts) -> Option<Series> {
    let years = profile.value_type == ValueType::Year;
    if !years && !matches!(profile.value_type, ValueType::Date | ValueType::Datetime) || profile.personal.is_some() {
        return None;
    }
    let mut all: Vec<i64> = facts
        .values
        .iter()
        .filter(|v| !profile.missing.contains_key(v.text.trim()))
        .filter_map(|v| if years { year(&v.text) } else { day(&v.text, facts.date_order) })
        .collect();
    all.sort_unstable();
    all.dedup();
    let (first, last) = (*all.first()?, *all.last()?);
    let step = if facts.complete { step(&all, years) } else { None };
    let gaps = step.map(|step| gaps(&all, step, years)).unwrap_or_default();
    Some(Series {
        span: last.abs_diff(first),
        distinct: all.len() as u64,
        step: step.map(|step| step.to_owned()),
        gaps,
    })
}

fn year(text: &str) -> Option<i64> {
    number_of(text, '.').filter(|n| n.fract() == 0.0).map(|n| n as i64)
}

fn day(text: &str, order: DateOrder) -> Option<i64> {
    let read = calendar::read_date(text.trim().as_bytes())?;
    let ordered = if order == DateOrder::MonthFirst { read.month_first } else { read.day_first };
    read.fixed.or(ordered).map(|seconds| seconds.div_euclid(86_400))
}

/// Months since the year 0 of a day.
fn month(day: i64) -> i64 {
    let (year, month, _) = calendar::civil(day);
    year * 12 + month
}

/// The distance that most neighbors have.
fn step(all: &[i64], years: bool) -> Option<&'static str> {
    if all.len() < 4 {
        return None;
    }
    let steps = (all.len() - 1) as f64;
    let share = |fits: &dyn Fn(i64, i64) -> bool| all.windows(2).filter(|w| fits(w[0], w[1])).count() as f64 / steps;
    if years {
        return (share(&|a, b| b - a == 1) >= REGULAR).then_some("year");
    }
    if share(&|a, b| b - a == 1) >= REGULAR {
        return Some("day");
    }
    if share(&|a, b| b - a == 7) >= REGULAR {
        return Some("week");
    }
    if share(&|a, b| (28..=31).contains(&(b - a)) && month(b) - month(a) == 1) >= REGULAR {
        return Some("month");
    }
    (share(&|a, b| (365..=366).contains(&(b - a))) >= REGULAR).then_some("year")
}

fn gaps(all: &[i64], step: &str, years: bool) -> Vec<Gap> {
    let steps = |a: i64, b: i64| match step {
        "week" => (b - a) / 7,
        "month" => month(b) - month(a),
        "year" if !years => (month(b) - month(a)) / 12,
        _ => b - a,
    };
    let write = |at: i64| if years { at.to_string() } else { calendar::write(at * 86_400, false) };
    let mut found: Vec<(i64, i64, i64)> =
        all.windows(2).map(|w| (steps(w[0], w[1]), w[0], w[1])).filter(|(steps, ..)| *steps > 1).collect();
    found.sort_by_key(|(steps, after, _)| (std::cmp::Reverse(*steps), *after));
    found.truncate(GAPS);
    found.sort_by_key(|(_, after, _)| *after);
    let gap = |(steps, after, before): (i64, i64, i64)| Gap {
        after: write(after),
        before: write(before),
        missing: (steps - 1).unsigned_abs(),
    };
    found.into_iter().map(gap).collect()
}
