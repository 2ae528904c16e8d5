//! `personal-data`: the column holds data of persons; a person must decide before publication.
//!
//! `PEGJ850315HNLRRN09` → `******************`. Institutional telephones and addresses only warn.
//! Never here: the detection (see `semantic`).

use super::ColumnContext;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let kind = context.profile.personal.as_deref()?;
    let institutional = context.facts.institutional;
    let severity = if institutional { Severity::Warning } else { Severity::Error };
    let mut finding = context.finding("personal-data", severity, context.filled());
    finding.details.insert("kind".to_owned(), kind.to_owned());
    finding.details.insert("institutional".to_owned(), institutional.to_string());
    finding.details.insert("certain".to_owned(), "false".to_owned());
    let missing = |text: &str| context.is_missing(text.trim());
    context.all_cells(&mut finding, |text| !text.trim().is_empty() && !missing(text), |_| None);
    let column = context.column.name.clone();
    finding.remedy = (!institutional).then_some(match kind {
        "phone" | "clabe" | "plate" => Operation::Mask { column, keep: 2 },
        "birth-date" => Operation::Generalize { column },
        _ => Operation::Remove { column },
    });
    Some(finding)
}
