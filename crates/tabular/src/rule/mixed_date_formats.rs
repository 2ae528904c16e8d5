//! `mixed-date-formats`: days in several forms in one column.
//!
//! `2024-03-31` beside `31/03/2024` → `2024-03-31`. Never here: what no order decides (see `ambiguous-dates`).

use super::ColumnContext;
use super::dates_as_text::{WRITTEN, finding, forms};
use crate::finding::Finding;
use crate::value_type::ValueType;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    if !matches!(context.profile.value_type, ValueType::Date | ValueType::Datetime) || forms(context) < 2 {
        return None;
    }
    Some(finding(context, "mixed-date-formats", context.evidence().sum(&WRITTEN)))
}
