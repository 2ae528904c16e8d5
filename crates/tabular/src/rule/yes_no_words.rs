//! `yes-no-words`: a column of yes and no, in words or marks.
//!
//! `Sí`, `SI`, `x` → `true`; `S` and `N` only when a person says so. Never here: columns with a third answer.

use super::ColumnContext;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::profile::decision::{are_letters, yes_no};

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let (remedy, certain) = match &context.profile.conversion {
        Some(operation @ Operation::ParseBoolean { .. }) => (operation.clone(), true),
        Some(_) => return None,
        None => {
            let (yes, no) = yes_no(context.column, context.facts).filter(|(yes, no)| are_letters(yes, no))?;
            (Operation::ParseBoolean { column: context.column.name.clone(), yes, no }, false)
        }
    };
    let Operation::ParseBoolean { yes, no, .. } = &remedy else { return None };
    if yes.iter().chain(no).all(|word| matches!(word.as_str(), "true" | "false")) {
        return None;
    }
    let after = |text: &str| Some(yes.iter().any(|word| word == text.trim()).to_string());
    let mut finding =
        context.cells("yes-no-words", Severity::Info, context.filled(), |text| !text.trim().is_empty(), after);
    let words: Vec<&str> = yes.iter().chain(no).map(String::as_str).collect();
    finding.details.insert("words".to_owned(), words.join(", "));
    if !certain {
        finding.details.insert("certain".to_owned(), "false".to_owned());
    }
    finding.remedy = Some(remedy);
    Some(finding)
}
