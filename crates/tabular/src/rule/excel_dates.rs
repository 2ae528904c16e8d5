//! `excel-dates`: a spreadsheet took a value for a month (`3-22` became `mar-22`).
//!
//! `mar-22` among ages or ranges stays as it is. Never here: columns that are months all through.

use super::ColumnContext;
use super::context::shows;
use crate::finding::{Finding, Severity};
use crate::evidence::sign::Sign;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let count = context.count(Sign::ShortMonthYear);
    if count == 0 || count * 2 > context.filled() {
        return None;
    }
    let mut finding =
        context.cells("excel-dates", Severity::Warning, count, |text| shows(text, Sign::ShortMonthYear), |_| None);
    context.rows_of(&mut finding, &[Sign::ShortMonthYear]);
    Some(finding)
}
