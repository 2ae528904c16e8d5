//! `odd-times`: times of day in other forms than `HH:MM` and `HH:MM:SS`.
//!
//! `9:05 a.m.` → `09:05:00`. Never here: hour 24 (see `hour-24`).

use super::ColumnContext;
use super::context::shows;
use crate::finding::{Finding, Severity};
use crate::evidence::shape;
use crate::evidence::sign::Sign;
use crate::value_type::ValueType;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let count = context.count(Sign::OddTime);
    if count == 0 || context.profile.value_type != ValueType::Time {
        return None;
    }
    let after = |text: &str| {
        let at = shape::read(text.as_bytes()).seconds.filter(|&at| at < 86_400)?;
        Some(format!("{:02}:{:02}:{:02}", at / 3600, at / 60 % 60, at % 60))
    };
    let mut finding = context.cells("odd-times", Severity::Warning, count, |text| shows(text, Sign::OddTime), after);
    context.rows_of(&mut finding, &[Sign::OddTime]);
    finding.remedy.clone_from(&context.profile.conversion);
    Some(finding)
}
