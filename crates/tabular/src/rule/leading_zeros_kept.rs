//! `leading-zeros-kept`: digits that are a key, kept as text so that their zeros stay.
//!
//! `007` → `007`. Never here: keys that lost their zeros (see `lost-leading-zeros`).

use super::ColumnContext;
use super::context::shows;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::evidence::sign::Sign;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let count = context.count(Sign::LeadingZero);
    if count == 0 || !matches!(context.profile.conversion, Some(Operation::KeepText { .. })) {
        return None;
    }
    let mut finding = context.cells(
        "leading-zeros-kept",
        Severity::Info,
        count,
        |text| shows(text, Sign::LeadingZero),
        |text| Some(text.trim().to_owned()),
    );
    context.rows_of(&mut finding, &[Sign::LeadingZero]);
    finding.remedy.clone_from(&context.profile.conversion);
    Some(finding)
}
