//! `impossible-dates`: texts with the form of a day that no calendar has.
//!
//! `31/02/2020` stays as it is. Never here: a repair.

use super::ColumnContext;
use super::context::shows;
use crate::finding::{Finding, Severity};
use crate::evidence::sign::Sign;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let count = context.count(Sign::ImpossibleDate);
    let days = context.evidence().sum(&super::dates_as_text::WRITTEN) + context.count(Sign::YearFirst);
    if count == 0 || days == 0 {
        return None;
    }
    let mut finding =
        context.cells("impossible-dates", Severity::Warning, count, |text| shows(text, Sign::ImpossibleDate), |_| None);
    context.rows_of(&mut finding, &[Sign::ImpossibleDate]);
    Some(finding)
}
