//! `dropped-letters`: words that have lost their ñ, by a list of words.
//!
//! `Ano`, `NINOS`, `A?o`, `Ni¿os` → `Año`, `NIÑOS`, `Año`, `Niños`, offered and never done unseen.
//! Never here: words that mean something without the ñ (`campana`), other lost letters (see `lost-letters`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hashbrown::HashMap;

use super::ColumnContext;
use super::stray_whitespace::normal;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::pack;
use crate::semantic::fold;
use crate::value_type::ValueType;

/// Most distinct values looked at.
const VALUES: usize = 5_000;

static WORDS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| pack::rows::<2>(pack::mx::LOST_LETTERS).map(|[lost, right]| (lost, right)).collect());

/// The right form of a word, in the capitals that it has; none where it is not on the list.
fn right(word: &str) -> Option<String> {
    let asked: String = word.chars().map(|c| if matches!(c, '?' | '¿' | '\u{fffd}') { 'n' } else { c }).collect();
    // a sign of loss may stand for the ñ alone; a word with its ñ has lost nothing
    if word.chars().any(|c| matches!(c, 'ñ' | 'Ñ')) || !asked.chars().all(char::is_alphabetic) {
        return None;
    }
    let right = *WORDS.get(fold(&asked).as_str())?;
    if word.chars().count() != right.chars().count() {
        return None;
    }
    let capitals = |(from, to): (char, char)| if from.is_uppercase() { to.to_uppercase().next() } else { Some(to) };
    let mut written: String = word.chars().zip(right.chars()).filter_map(capitals).collect();
    // `A?O`: what was lost had the case of its neighbors
    if word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) {
        written = written.to_uppercase();
    }
    Some(written)
}

/// The text with its words put right; none where none has lost a letter.
fn restored(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut changed = false;
    for piece in text.split_inclusive(|c: char| !(c.is_alphanumeric() || matches!(c, '?' | '¿' | '\u{fffd}'))) {
        let end = piece.trim_end_matches(|c: char| !(c.is_alphanumeric() || matches!(c, '?' | '¿' | '\u{fffd}')));
        match right(end) {
            Some(word) => {
                changed = true;
                out.push_str(&word);
                out.push_str(&piece[end.len()..]);
            }
            None => out.push_str(piece),
        }
    }
    changed.then_some(out)
}

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    if context.profile.value_type != ValueType::String || context.facts.values.len() > VALUES {
        return None;
    }
    let names = matches!(context.profile.semantic.as_deref(), Some("email" | "url" | "curp" | "rfc" | "identifier"));
    if names {
        return None;
    }
    let mut values = BTreeMap::new();
    let mut count = 0;
    for value in context.facts.values.iter().filter(|v| !context.is_missing(v.text.trim())) {
        let text = normal(&value.text);
        if let Some(after) = restored(&text) {
            count += value.count;
            values.insert(text, after);
        }
    }
    if values.is_empty() {
        return None;
    }
    let restore = |text: &str| restored(&normal(text));
    let mut finding =
        context.cells("dropped-letters", Severity::Warning, count, |text| restore(text).is_some(), restore);
    finding.details.insert("certain".to_owned(), "false".to_owned());
    if context.profile.personal.is_none() {
        finding.remedy = Some(Operation::MapValues { column: context.column.name.clone(), values });
    }
    Some(finding)
}
