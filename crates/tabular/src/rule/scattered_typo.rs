//! `scattered-typo`: a column of one word, but for several rare forms that are each a slip of the hand away from it.
//!
//! `Urbxno`, `Uxbano`, `Urbaxo` among a thousand `Urbano` → `Urbano`, but never an ending (`Urbana`).
//! Never here: one rare form, which may be a value of its own (see `rare-typo`, which asks other columns).

use std::collections::BTreeMap;

use super::ColumnContext;
use super::stray_whitespace::normal;
use super::value_variants::is_of_words;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::operation::conform::is_slip;
use crate::semantic::fold;
use crate::value_type::ValueType;

/// The word holds this share of the cells, in so many cells at least.
const USUAL: f64 = 0.9;
const CELLS: u64 = 100;
/// Forms that make a cloud; a form is rare up to this share of the word's cells.
const FORMS: usize = 3;
const RARE: f64 = 0.01;
/// Shortest word, in signs.
const SHORTEST: usize = 5;

/// True where a text is the word but for a few signs, not for its ending, and adds no word to it.
fn is_form(odd: &str, usual: &str) -> bool {
    let (odd, usual): (Vec<char>, Vec<char>) = (fold(odd).chars().collect(), fold(usual).chars().collect());
    let same = odd.iter().zip(&usual).take_while(|(a, b)| a == b).count();
    let differ = odd.iter().zip(&usual).filter(|(a, b)| a != b).count();
    odd.len() == usual.len() && differ * 4 <= usual.len().max(4) && same + 1 < usual.len() && differ > 0
}

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let facts = context.facts;
    if context.profile.value_type != ValueType::String
        || context.profile.personal.is_some()
        || !is_of_words(context.profile.semantic.as_deref())
        || !facts.complete
        || facts.values.len() > 200
        || context.filled() < CELLS
    {
        return None;
    }
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for value in facts.values.iter().filter(|v| !context.is_missing(v.text.trim())) {
        *counts.entry(normal(&value.text)).or_insert(0) += value.count;
    }
    let (usual, most) = counts.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)))?;
    if (*most as f64) < context.filled() as f64 * USUAL || usual.chars().count() < SHORTEST {
        return None;
    }
    let rare: Vec<&String> =
        counts.iter().filter(|(_, count)| **count as f64 <= *most as f64 * RARE).map(|(text, _)| text).collect();
    let forms: Vec<&String> = rare.iter().copied().filter(|t| is_form(t, usual) && is_slip(t, usual)).collect();
    // rare values of another kind say that rare values are values
    if forms.len() < FORMS || forms.len() * 10 < rare.len() * 8 {
        return None;
    }
    let values: BTreeMap<String, String> = forms.into_iter().map(|form| (form.clone(), usual.clone())).collect();
    let count = values.keys().filter_map(|form| counts.get(form)).sum();
    let mut finding = context.cells(
        "scattered-typo",
        Severity::Warning,
        count,
        |text| values.contains_key(&normal(text)),
        |text| values.get(&normal(text)).cloned(),
    );
    finding.details.insert("value".to_owned(), usual.clone());
    finding.details.insert("certain".to_owned(), "true".to_owned());
    finding.remedy = Some(Operation::MapValues { column: context.column.name.clone(), values });
    Some(finding)
}
