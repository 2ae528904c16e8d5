//! `yes-no-words`: a column of yes and no, in words or marks.
//!
//! `Sí`, `SI`, `x` → `true`. Never here: columns with a third answer.

use super::ColumnContext;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let Some(Operation::ParseBoolean { yes, no, .. }) = &context.profile.conversion else { return None };
    if yes.iter().chain(no).all(|word| matches!(word.as_str(), "true" | "false")) {
        return None;
    }
    let after = |text: &str| Some(yes.iter().any(|word| word == text.trim()).to_string());
    let mut finding = context.cells("yes-no-words", Severity::Info, context.filled(), |text| !text.trim().is_empty(), after);
    let words: Vec<&str> = yes.iter().chain(no).map(String::as_str).collect();
    finding.details.insert("words".to_owned(), words.join(", "));
    finding.remedy.clone_from(&context.profile.conversion);
    Some(finding)
}
