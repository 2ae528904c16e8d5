//! `impossible-values`: numbers that the column's own meaning forbids.
//!
//! age `-3` or `540`, postal code `0`. Never here: what is merely far from the rest.

use super::ColumnContext;
use crate::finding::{Finding, Severity};
use crate::evidence::number_of;
use crate::missing::Meaning;
use crate::operation::Operation;

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
    if count == 0 {
        return None;
    }
    // a postal code of zeros says that there is none
    let zeros = |text: &str| number_of(text, decimal) == Some(0.0);
    let values = context.facts.values.iter().filter(|v| !context.is_missing(v.text.trim()) && impossible(&v.text));
    let texts: Vec<String> = values.map(|v| v.text.trim().to_owned()).filter(|text| zeros(text)).collect();
    let none = context.profile.semantic.as_deref() == Some("postal-code") && !texts.is_empty();
    let after = |text: &str| (none && zeros(text)).then(String::new);
    let mut finding = context.cells("impossible-values", Severity::Warning, count, impossible, after);
    if none {
        let words = texts.into_iter().map(|text| (text, Meaning::Missing.name().to_owned())).collect();
        finding.remedy = Some(Operation::SetMissing { column: context.column.name.clone(), words });
        finding.details.insert("certain".to_owned(), "false".to_owned());
    }
    Some(finding)
}
