//! `outliers`: numbers far from all others of their column.
//!
//! `1200000` among amounts of a few hundred stays as it is: somebody looks. The fences are Tukey's (1977) with four and
//! a half times the distance of the quartiles; on the logarithms where the column is skewed. Never here: a repair.

use super::ColumnContext;
use crate::evidence::number_of;
use crate::finding::{Finding, Severity};
use crate::semantic::is_key_label;
use crate::value_type::ValueType;

/// Distance of the fences from the quartiles, in distances of the quartiles.
const FAR: f64 = 4.5;
/// Fewer cells, and fewer different ones, say nothing.
const CELLS: u64 = 50;
const DISTINCT: u64 = 12;
/// Where more cells than this share are far away, far away is usual.
const RARE: f64 = 0.005;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let profile = context.profile;
    let measured = matches!(profile.value_type, ValueType::Integer | ValueType::Number)
        && matches!(profile.semantic.as_deref(), None | Some("integer" | "number" | "money" | "percent"))
        && profile.personal.is_none()
        && profile.place.is_none()
        && !is_key_label(context.column);
    if !measured || context.filled() < CELLS || profile.distinct.count < DISTINCT {
        return None;
    }
    let [_, low, middle, high, _] = profile.quantiles?;
    let least = context.evidence().plain.moments.range().map_or(low, |range| range.0);
    // the long side is the upper one by far: amounts grow by factors, not by steps
    let skewed = low > 0.0 && least >= 0.0 && high - middle > 1.5 * (middle - low);
    let scale = |number: f64| if skewed { number.max(f64::MIN_POSITIVE).ln() } else { number };
    let (a, b) = (scale(low), scale(high));
    if b <= a {
        return None;
    }
    let (lower, upper) = (a - FAR * (b - a), b + FAR * (b - a));
    let decimal = context.facts.decimal;
    let far = |text: &str| {
        number_of(text, decimal).is_some_and(|number| {
            !(skewed && number <= 0.0) && !(lower..=upper).contains(&scale(number))
        })
    };
    let values = context.facts.values.iter().filter(|v| !context.is_missing(v.text.trim()) && far(&v.text));
    let count: u64 = values.map(|v| v.count).sum();
    if count == 0 || count as f64 > (context.filled() as f64 * RARE).max(3.0) {
        return None;
    }
    // what the rest holds says more than a fence, which may lie below zero
    let near = context.facts.values.iter().filter(|v| !context.is_missing(v.text.trim()) && !far(&v.text));
    let near = near.filter_map(|v| number_of(&v.text, decimal));
    let (low, high) = near.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), n| (low.min(n), high.max(n)));
    let mut finding = context.cells("outliers", Severity::Info, count, far, |_| None);
    finding.details.insert("low".to_owned(), written(low));
    finding.details.insert("high".to_owned(), written(high));
    Some(finding)
}

/// At most four decimals, none where they say nothing.
fn written(number: f64) -> String {
    let text = format!("{number:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
