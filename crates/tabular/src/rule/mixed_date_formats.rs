//! `mixed-date-formats`: days in several forms in one column.
//!
//! `2024-03-31` beside `31/03/2024` → `2024-03-31`. Never here: what no order decides (see `ambiguous-dates`).

use super::dates_as_text::{WRITTEN, forms, iso};
use super::ColumnContext;
use super::context::shows_any;
use crate::finding::{Finding, Severity};
use crate::value_type::ValueType;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    if !matches!(context.profile.value_type, ValueType::Date | ValueType::Datetime) || forms(context) < 2 {
        return None;
    }
    let count = context.evidence().sum(&WRITTEN);
    let mut finding = context.cells(
        "mixed-date-formats",
        Severity::Warning,
        count,
        |text| shows_any(text, &WRITTEN),
        |text| iso(context, text),
    );
    context.rows_of(&mut finding, &WRITTEN);
    finding.remedy.clone_from(&context.profile.conversion);
    Some(finding)
}
