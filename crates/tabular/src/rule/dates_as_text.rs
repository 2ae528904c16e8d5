//! `dates-as-text`: days not written as ISO 8601.
//!
//! `31/12/2024` → `2024-12-31`. Never here: days in several forms (see `mixed-date-formats`).

use super::ColumnContext;
use super::context::shows_any;
use crate::finding::{Finding, Severity};
use crate::evidence::sign::Sign;
use crate::evidence::{DateOrder, calendar, shape};
use crate::value_type::ValueType;

pub(super) const WRITTEN: [Sign; 5] =
    [Sign::DayFirst, Sign::MonthFirst, Sign::EitherFirst, Sign::SameEither, Sign::NamedMonth];

/// The day or moment of a cell as ISO 8601, under the column's order.
fn iso(context: &ColumnContext<'_>, text: &str) -> Option<String> {
    let date = shape::read(text.as_bytes()).date?;
    let at = match context.facts.date_order {
        DateOrder::MonthFirst => date.fixed.or(date.month_first),
        DateOrder::DayFirst | DateOrder::Fixed => date.fixed.or(date.day_first),
        _ => None,
    }?;
    Some(calendar::write(at, context.profile.value_type == ValueType::Datetime))
}

/// How many forms of days the column has.
pub(super) fn forms(context: &ColumnContext<'_>) -> usize {
    let numeric = context.evidence().sum(&WRITTEN[..4]) > 0;
    [numeric, context.count(Sign::NamedMonth) > 0, context.count(Sign::YearFirst) > 0].iter().filter(|f| **f).count()
}

/// The finding about days that are not written as ISO 8601, with the column's own conversion as remedy.
pub(super) fn finding(context: &ColumnContext<'_>, rule: &str, count: u64) -> Finding {
    let written = |text: &str| shows_any(text, &WRITTEN);
    let mut finding = context.cells(rule, Severity::Warning, count, written, |text| iso(context, text));
    context.rows_of(&mut finding, &WRITTEN);
    finding.remedy.clone_from(&context.profile.conversion);
    finding
}

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    if !matches!(context.profile.value_type, ValueType::Date | ValueType::Datetime) || forms(context) != 1 {
        return None;
    }
    let count = context.evidence().sum(&WRITTEN);
    (count > 0).then(|| finding(context, "dates-as-text", count))
}
