//! `lost-leading-zeros`: keys of fixed width whose zeros at the left were lost.
//!
//! `1001` among municipality keys → `01001`. Never here: keys of no known width.

use super::ColumnContext;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let Some(Operation::PadZeros { width, .. }) = context.profile.conversion else { return None };
    let short = |text: &str| {
        let text = text.trim();
        text.len() < width && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
    };
    let count: u64 = context.facts.values.iter().filter(|v| short(&v.text)).map(|v| v.count).sum();
    if count == 0 {
        return None;
    }
    let after = |text: &str| Some(format!("{:0>width$}", text.trim()));
    let mut finding = context.cells("lost-leading-zeros", Severity::Warning, count, short, after);
    finding.details.insert("width".to_owned(), width.to_string());
    finding.remedy.clone_from(&context.profile.conversion);
    Some(finding)
}
