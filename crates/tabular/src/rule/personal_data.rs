//! `personal-data`: the column holds data of persons; a person must decide before publication.
//!
//! `PEGJ850315HNLRRN09` → `******************`. Institutional telephones and addresses only warn.
//! Never here: the detection (see `semantic`).

use super::ColumnContext;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::semantic::kinds_inside;
use std::collections::BTreeMap;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let kind = context.profile.personal.as_deref()?;
    let institutional = context.facts.institutional;
    let severity = if institutional { Severity::Warning } else { Severity::Error };
    let mut finding = context.finding("personal-data", severity, context.filled());
    finding.details.insert("kind".to_owned(), kind.to_owned());
    finding.details.insert("institutional".to_owned(), institutional.to_string());
    finding.details.insert("certain".to_owned(), "false".to_owned());
    let missing = |text: &str| context.is_missing(text.trim());
    if kind == "free-text" {
        inside(context, &mut finding);
        context.all_cells(&mut finding, |text| !missing(text) && !kinds_inside(text).is_empty(), |_| None);
    } else {
        context.all_cells(&mut finding, |text| !text.trim().is_empty() && !missing(text), |_| None);
    }
    let column = context.column.name.clone();
    finding.remedy = (!institutional).then_some(match kind {
        "phone" | "clabe" | "plate" => Operation::Mask { column, keep: 2 },
        "birth-date" | "coordinates" => Operation::Generalize { column, to: None, step: None },
        _ => Operation::Remove { column },
    });
    Some(finding)
}

/// Counts the cells that hold something, and of each kind; of a column with very many different texts those of an
/// even sample.
fn inside(context: &ColumnContext<'_>, finding: &mut Finding) {
    let mut kinds: BTreeMap<&'static str, u64> = BTreeMap::new();
    finding.count = 0;
    for value in &context.facts.values {
        let found = kinds_inside(&value.text);
        finding.count += if found.is_empty() { 0 } else { value.count };
        found.into_iter().for_each(|kind| *kinds.entry(kind).or_default() += value.count);
    }
    finding.details.insert("kinds".to_owned(), kinds.keys().copied().collect::<Vec<_>>().join(","));
    finding.details.insert("exact".to_owned(), context.facts.complete.to_string());
    finding.details.extend(kinds.into_iter().map(|(kind, cells)| (format!("cells-{kind}"), cells.to_string())));
}
