//! `hour-24`: times of day at hour 24, which is hour 0 of the next day.
//!
//! `24:00` stays as it is. Never here: a repair; the day may be wrong too.

use super::ColumnContext;
use super::context::shows;
use crate::finding::{Finding, Severity};
use crate::evidence::sign::Sign;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let count = context.count(Sign::Hour24);
    if count > 0 {
        let mut finding = context.cells("hour-24", Severity::Warning, count, |text| shows(text, Sign::Hour24), |_| None);
        context.rows_of(&mut finding, &[Sign::Hour24]);
        return Some(finding);
    }
    // a column of hours that runs from 1 to 24
    let label = crate::semantic::label_has(context.column, &["hora", "hour", "hr"]);
    let (least, greatest) = context.evidence().plain.moments.range()?;
    if !label || !context.profile.value_type.is_numeric() || (least, greatest) != (1.0, 24.0) {
        return None;
    }
    let count = context.facts.values.iter().filter(|v| v.text.trim() == "24").map(|v| v.count).sum();
    Some(context.cells("hour-24", Severity::Info, count, |text| text.trim() == "24", |_| None))
}
