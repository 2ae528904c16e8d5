//! `unknown-place`: names in a column of states or municipalities that the official list does not have.
//!
//! `Arramberri` beside `Aramberri` stays as it is; the nearest name is the sample's after. Never here: a repair.

use super::ColumnContext;
use crate::finding::{Finding, Severity};
use crate::semantic;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let known: fn(&str) -> bool = match context.profile.place.as_deref()? {
        "state-name" => semantic::is_state_name,
        "municipality-name" => semantic::is_municipality_name,
        _ => return None,
    };
    let unknown = |text: &str| !text.trim().is_empty() && !known(text);
    let strange = context.facts.values.iter().filter(|v| !context.is_missing(v.text.trim()) && unknown(&v.text));
    let (count, values) = strange.fold((0, 0), |(count, values), v| (count + v.count, values + 1));
    if count == 0 {
        return None;
    }
    let mut finding = context.cells("unknown-place", Severity::Info, count, unknown, |_| None);
    finding.details.insert("values".to_owned(), values.to_string());
    Some(finding)
}
