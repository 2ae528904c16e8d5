//! `scientific-notation`: keys that a spreadsheet wrote as `1.23E+15`; their last digits are lost.
//!
//! `1.92837E+14` among folios stays as it is. Never here: small and fractional numbers of science.

use super::ColumnContext;
use super::context::shows;
use crate::finding::{Finding, Severity};
use crate::evidence::number_of;
use crate::evidence::sign::Sign;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let count = context.count(Sign::Exponent);
    if count == 0 {
        return None;
    }
    let key = crate::semantic::is_key_label(context.column) || context.profile.personal.is_some();
    let large = |text: &str| shows(text, Sign::Exponent) && number_of(text, '.').is_some_and(|n| n.abs() >= 1e9);
    let all: u64 = context.facts.values.iter().filter(|v| large(&v.text)).map(|v| v.count).sum();
    let fraction = context.evidence().point.moments.decimals() > 0 && !key;
    if all == 0 || fraction && !key {
        return None;
    }
    let severity = if key { Severity::Error } else { Severity::Warning };
    Some(context.cells("scientific-notation", severity, all, large, |_| None))
}
