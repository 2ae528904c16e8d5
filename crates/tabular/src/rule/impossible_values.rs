//! `impossible-values`: numbers that the column's own meaning forbids.
//!
//! age `-3` or `540`, postal code `0`. Never here: what is merely far from the rest.

use super::ColumnContext;
use crate::finding::{Finding, Severity};
use crate::evidence::number_of;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let allowed: fn(f64) -> bool = match context.profile.semantic.as_deref()? {
        "age" => |n| (0.0..=125.0).contains(&n),
        "postal-code" => |n| (1000.0..=99_999.0).contains(&n),
        _ => return None,
    };
    let decimal = context.facts.decimal;
    let impossible = |text: &str| number_of(text, decimal).is_some_and(|n| !allowed(n));
    let count: u64 = context
        .facts
        .values
        .iter()
        .filter(|v| !context.is_missing(v.text.trim()) && impossible(&v.text))
        .map(|v| v.count)
        .sum();
    (count > 0).then(|| context.cells("impossible-values", Severity::Warning, count, impossible, |_| None))
}
