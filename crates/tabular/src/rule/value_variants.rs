//! `value-variants`: one value written in several ways that differ in case, accents or white space.
//!
//! `BAJA`, `baja` beside forty `Baja` → `Baja`. Never here: likeness that is not certain (misspellings).

use std::collections::BTreeMap;

use super::ColumnContext;
use super::stray_whitespace::normal;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::profile::Seen;
use crate::semantic::fold;
use crate::value_type::ValueType;

/// Most distinct values that are compared.
const MOST: usize = 5_000;

/// Groups of values that differ in case, accents or white space alone: the form to keep, and the others.
fn groups(context: &ColumnContext<'_>) -> BTreeMap<String, BTreeMap<String, u64>> {
    let mut groups: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
    for Seen { text, count, .. } in &context.facts.values {
        let clean = normal(text);
        if context.is_missing(text.trim()) || clean.chars().filter(|c| c.is_alphabetic()).count() < 3 {
            continue;
        }
        *groups.entry(fold(&clean)).or_default().entry(clean).or_insert(0) += count;
    }
    groups.retain(|_, forms| forms.len() > 1);
    groups
}

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let facts = context.facts;
    let repeated = context.filled() >= facts.values.len() as u64 * 2;
    if context.profile.value_type != ValueType::String
        || context.profile.personal.is_some()
        || !facts.complete
        || facts.values.len() > MOST
        || !repeated
    {
        return None;
    }
    let mut values = BTreeMap::new();
    let mut count = 0;
    for forms in groups(context).into_values() {
        // the most frequent form; of equal ones that with more signs beyond ASCII, then the first
        let best = forms
            .iter()
            .max_by(|a, b| {
                let accents = |text: &str| text.chars().filter(|c| !c.is_ascii()).count();
                a.1.cmp(b.1).then(accents(a.0).cmp(&accents(b.0))).then(b.0.cmp(a.0))
            })
            .map(|(form, _)| form.clone())?;
        for (form, cells) in forms {
            if form != best {
                count += cells;
                values.insert(form, best.clone());
            }
        }
    }
    if values.is_empty() {
        return None;
    }
    let mut finding = context.cells(
        "value-variants",
        Severity::Warning,
        count,
        |text| values.contains_key(&normal(text)),
        |text| values.get(&normal(text)).cloned(),
    );
    finding.details.insert("forms".to_owned(), values.len().to_string());
    finding.details.insert("certain".to_owned(), "true".to_owned());
    finding.remedy = Some(Operation::MapValues { column: context.column.name.clone(), values });
    Some(finding)
}
