//! `value-variants`: one value written in several ways that differ in case, accents or white space.
//!
//! `BAJA`, `baja` beside forty `Baja` → `Baja`. Never here: likeness that is not certain (misspellings).

use std::collections::BTreeMap;

use super::ColumnContext;
use super::stray_whitespace::normal;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::evidence::Seen;
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

/// The form to keep: the most frequent one; a form with accents that the most frequent one lacks where it
/// holds a fifth of the cells, since accents get lost and do not come by themselves.
fn best(forms: &BTreeMap<String, u64>) -> Option<String> {
    let accents = |text: &str| text.chars().filter(|c| !c.is_ascii()).count();
    let all: u64 = forms.values().sum();
    let most = forms.values().max()?;
    forms
        .iter()
        .filter(|(_, count)| *count == most || **count * 5 >= all)
        .max_by(|a, b| accents(a.0).cmp(&accents(b.0)).then(a.1.cmp(b.1)).then(b.0.cmp(a.0)))
        .map(|(form, _)| form.clone())
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
        let best = best(&forms)?;
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
