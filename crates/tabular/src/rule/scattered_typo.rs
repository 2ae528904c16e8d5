//! `scattered-typo`: a column of one word, but for several rare forms that are each a slip of the hand away from it.
//!
//! `Urbxno`, `Uxbano`, `Urbaxo` among a thousand `Urbano` → `Urbano`; `37 paxienxs` among `12 patients`, but never an ending (`Urbana`).
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
/// Most different values that are looked at, and most different texts beside numbers.
const VALUES: usize = 5_000;
const SKELETONS: usize = 200;
/// Shortest word, in signs.
const SHORTEST: usize = 5;

/// True where a text is the word but for a few signs, not for its ending, and adds no word to it.
fn is_form(odd: &str, usual: &str) -> bool {
    let (odd, usual): (Vec<char>, Vec<char>) = (fold(odd).chars().collect(), fold(usual).chars().collect());
    let same = odd.iter().zip(&usual).take_while(|(a, b)| a == b).count();
    let differ = odd.iter().zip(&usual).filter(|(a, b)| a != b).count();
    odd.len() == usual.len() && differ * 4 <= usual.len().max(4) && same + 1 < usual.len() && differ > 0
}

/// A text with each number as `0`: what stands beside numbers may be one word too (`37 patients`).
fn skeleton(text: &str) -> String {
    let mut skeleton = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '0'..='9' if skeleton.ends_with('0') => {}
            '0'..='9' => skeleton.push('0'),
            sign => skeleton.push(sign),
        }
    }
    skeleton
}

/// The numbers of a text in the places of a skeleton's; none where it has other numbers of places.
fn with_numbers(skeleton: &str, text: &str) -> Option<String> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let mut whole = String::with_capacity(text.len());
    for sign in skeleton.chars() {
        match sign {
            '0' => whole.push_str(numbers.next()?),
            sign => whole.push(sign),
        }
    }
    numbers.next().is_none().then_some(whole)
}

/// True where the long words are those of the other, so that what differs is no slip in them.
fn same_words(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= SHORTEST).map(fold).collect()
    };
    words(a) == words(b)
}

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let facts = context.facts;
    if context.profile.value_type != ValueType::String
        || context.profile.personal.is_some()
        || !is_of_words(context.profile.semantic.as_deref())
        || !facts.complete
        || facts.values.len() > VALUES
        || context.filled() < CELLS
    {
        return None;
    }
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for value in facts.values.iter().filter(|v| !context.is_missing(v.text.trim())) {
        *counts.entry(skeleton(&normal(&value.text))).or_insert(0) += value.count;
    }
    if counts.len() > SKELETONS {
        return None;
    }
    let (usual, most) = counts.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)))?;
    let letters = usual.chars().filter(|c| c.is_alphabetic()).count();
    if (*most as f64) < context.filled() as f64 * USUAL || letters < SHORTEST {
        return None;
    }
    let rare: Vec<&String> = counts
        .iter()
        .filter(|(text, count)| **count as f64 <= *most as f64 * RARE && !same_words(text, usual))
        .map(|(text, _)| text)
        .collect();
    let numbers = |text: &str| text.char_indices().filter(|(_, c)| *c == '0').map(|(at, _)| at).collect::<Vec<_>>();
    let is_typo = |text: &str| numbers(text) == numbers(usual) && is_form(text, usual) && is_slip(text, usual);
    let forms: Vec<&String> = rare.iter().copied().filter(|text| is_typo(text)).collect();
    // rare values of another kind say that rare values are values
    if forms.len() < FORMS || forms.len() * 10 < rare.len() * 8 {
        return None;
    }
    let count = forms.iter().filter_map(|form| counts.get(*form)).sum();
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    for value in &facts.values {
        let text = normal(&value.text);
        if forms.contains(&&skeleton(&text))
            && let Some(right) = with_numbers(usual, &text)
        {
            values.insert(text, right);
        }
    }
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
