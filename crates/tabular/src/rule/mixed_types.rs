//! `mixed-types`: cells that do not have the type of nearly all others.
//!
//! `h` in a column of counts stays as it is. Never here: missing-value words, impossible days.

use super::ColumnContext;
use crate::finding::{Finding, Severity};
use crate::evidence::shape;
use crate::evidence::sign::Sign;
use crate::value_type::ValueType;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let kind = context.profile.value_type;
    let others = context.profile.misfits.saturating_sub(context.count(Sign::ImpossibleDate) + context.count(Sign::Hour24));
    if others == 0 || matches!(kind, ValueType::String | ValueType::Boolean | ValueType::Yearmonth) {
        return None;
    }
    let misfit = |text: &str| {
        let read = shape::read(text.as_bytes());
        let fits = match kind {
            ValueType::Integer | ValueType::Number | ValueType::Year => {
                read.signs.has(Sign::Number) && !read.signs.has(Sign::Limit) && !read.signs.has(Sign::Huge)
            }
            ValueType::Date | ValueType::Datetime => read.date.is_some(),
            _ => read.seconds.is_some(),
        };
        !fits && !text.trim().is_empty()
    };
    let mut finding = context.cells("mixed-types", Severity::Warning, others, misfit, |_| None);
    context.rows_of(&mut finding, &[Sign::Text]);
    finding.details.insert("type".to_owned(), kind.name().to_owned());
    Some(finding)
}
