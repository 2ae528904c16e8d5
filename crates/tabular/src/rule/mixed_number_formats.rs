//! `mixed-number-formats`: some numbers can only have a decimal point, others only a decimal comma.
//!
//! `1,234.50` beside `1.234,50`: no reading is right for both. Never here: a choice.

use super::ColumnContext;
use super::context::shows_any;
use crate::finding::{Finding, Severity};
use crate::evidence::sign::Sign;

const COMMA: [Sign; 2] = [Sign::CommaDecimal, Sign::PointGroup];

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let numbers = context.count(Sign::Number);
    let point = context.count(Sign::PointDecimal).max(context.count(Sign::CommaGroup));
    let comma = context.count(Sign::CommaDecimal).max(context.count(Sign::PointGroup));
    if point == 0 || comma == 0 || numbers * 10 < context.filled() * 9 {
        return None;
    }
    let rarer: [Sign; 2] = if comma <= point { COMMA } else { [Sign::PointDecimal, Sign::CommaGroup] };
    let count = point.min(comma);
    let mut finding =
        context.cells("mixed-number-formats", Severity::Error, count, |text| shows_any(text, &rarer), |_| None);
    context.rows_of(&mut finding, &rarer);
    Some(finding)
}
