//! `coordinates-outside`: latitudes and longitudes outside Mexico's territory in a column that is inside.
//!
//! latitude `0`, `195.43` or longitude `100.3` without its sign stay as they are. Never here: a repair.

use super::ColumnContext;
use crate::finding::{Finding, Severity};
use crate::evidence::number_of;
use crate::semantic::{LATITUDES, LONGITUDES};

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let (low, high) = match context.profile.place.as_deref()? {
        "latitude" => LATITUDES,
        "longitude" => LONGITUDES,
        _ => return None,
    };
    let decimal = context.facts.decimal;
    let outside = |text: &str| number_of(text, decimal).is_some_and(|n| !(low..=high).contains(&n));
    let (mut wrong, mut all, mut distinct) = (0, 0, 0);
    for value in context.facts.values.iter().filter(|v| number_of(&v.text, decimal).is_some()) {
        all += value.count;
        if outside(&value.text) {
            wrong += value.count;
            distinct += 1;
        }
    }
    // another country's file is not wrong
    if wrong == 0 || wrong * 5 > all * 4 {
        return None;
    }
    let count = if context.facts.complete { wrong } else { wrong.max(distinct) };
    let mut finding = context.cells("coordinates-outside", Severity::Warning, count, outside, |_| None);
    finding.details.insert("low".to_owned(), low.to_string());
    finding.details.insert("high".to_owned(), high.to_string());
    Some(finding)
}
