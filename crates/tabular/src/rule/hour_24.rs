//! `hour-24`: times of day at hour 24, which is hour 0 of the next day.
//!
//! `24:00` stays as it is; a person may choose `00:00`. Never here: that choice; the day may be wrong too.

use super::ColumnContext;
use super::context::shows;
use crate::finding::{Finding, Severity};
use crate::evidence::sign::Sign;
use crate::operation::Operation;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let count = context.count(Sign::Hour24);
    if count > 0 {
        let zero = |text: &str| text.trim_start().strip_prefix("24").map(|rest| format!("00{rest}"));
        let mut finding = context.cells("hour-24", Severity::Warning, count, |text| shows(text, Sign::Hour24), zero);
        context.rows_of(&mut finding, &[Sign::Hour24]);
        finding.details.insert("certain".to_owned(), "false".to_owned());
        finding.remedy = Some(Operation::ReplaceText {
            column: context.column.name.clone(),
            find: r"^\s*24([:.hH])".to_owned(),
            replace: "00$1".to_owned(),
            pattern: true,
        });
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
