//! `value-variants`: one value written in several ways that differ in case, accents or white space; names of
//! municipalities and states also in their abbreviations.
//!
//! `BAJA`, `baja` beside `Baja` → `Baja`; `MONTERREY`, `Gral. Escobedo` → the official name.
//! Never here: likeness that is not certain (misspellings), keys and folios.

use std::collections::BTreeMap;

use super::ColumnContext;
use super::stray_whitespace::normal;
use crate::evidence::Seen;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::semantic::{fold, official_municipality, proper_state};
use crate::value_type::ValueType;

/// Most distinct values that are compared.
const MOST: usize = 5_000;
/// Where this share of the cells is in capitals, capitals are how the column is written.
const CAPITALS: f64 = 0.8;
/// A form with accents that holds a smaller part of its group than one in this many may be a slip (`Média`).
const SLIP: u64 = 5;
/// Longest word that may be an abbreviation of first letters, in signs.
const ACRONYM: usize = 6;

/// Meanings whose values are words; of any other a different case may be a different value.
const WORDS: [&str; 9] =
    ["text", "category", "municipality-name", "state-name", "locality-name", "month", "sex", "period", "address"];

/// True for a meaning whose values are words.
pub(super) fn is_of_words(semantic: Option<&str>) -> bool {
    semantic.is_none_or(|semantic| WORDS.contains(&semantic))
}

/// The forms of one value, each with its cells.
type Forms = BTreeMap<String, u64>;

/// How a text is written.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Case {
    Lower,
    Upper,
    Mixed,
}

fn case(text: &str) -> Case {
    let upper = text.chars().any(char::is_uppercase);
    let lower = text.chars().any(char::is_lowercase);
    match (upper, lower) {
        (true, true) => Case::Mixed,
        (true, false) => Case::Upper,
        _ => Case::Lower,
    }
}

/// Small words in capitals, as machines write them: `Lomas Del Mirador`.
fn stiff(text: &str) -> usize {
    const SMALL: [&str; 11] = ["De", "Del", "La", "Las", "Los", "El", "Y", "A", "E", "En", "Al"];
    text.split(' ').skip(1).filter(|word| SMALL.contains(word)).count()
}

fn accents(text: &str) -> usize {
    text.chars().filter(|c| !c.is_ascii()).count()
}

/// True where the only accents are those that every `-ción` and `-sión` has.
fn surely_accented(text: &str) -> bool {
    let words = || text.split(' ').filter(|word| !word.is_ascii());
    words().next().is_some()
        && words().all(|word| {
            let word = word.to_lowercase();
            accents(&word) == 1 && ["ción", "sión", "xión"].iter().any(|end| word.ends_with(end))
        })
}

/// The rightly spelled name of a place, where the column names places.
fn official(semantic: Option<&str>, text: &str) -> Option<&'static str> {
    match semantic? {
        "municipality-name" => official_municipality(text),
        // a seat is called like its municipality; of other places only the spelling is taken
        "locality-name" => official_municipality(text).filter(|name| fold(name) == fold(text)),
        "state-name" => proper_state(text).map(|(form, _)| form),
        _ => None,
    }
}

/// What two forms of one value have in common.
fn key(semantic: Option<&str>, text: &str) -> String {
    match semantic {
        Some("municipality-name") => official_municipality(text).map_or_else(|| fold(text), fold),
        Some("state-name") => proper_state(text).map_or_else(|| fold(text), |(_, key)| key.to_owned()),
        _ => fold(text),
    }
}

/// The letters of one form with the accents of the other; both fold to the same.
fn with_accents(form: &str, accented: &str) -> String {
    if form.chars().count() != accented.chars().count() {
        return accented.to_owned();
    }
    let signs = form.chars().zip(accented.chars());
    signs
        .flat_map(|(a, b)| -> Vec<char> {
            if b.is_ascii() {
                vec![a]
            } else if a.is_uppercase() {
                b.to_uppercase().collect()
            } else {
                b.to_lowercase().collect()
            }
        })
        .collect()
}

/// The form to keep: normal capitals before capitals alone before small letters, with the accents that any form
/// has, since accents get lost and do not come by themselves; the more frequent one where that does not decide.
fn best(forms: &Forms, capitals: bool) -> Option<String> {
    let all: u64 = forms.values().sum();
    let upper = |form: &str| case(form) == Case::Upper;
    let most_upper = forms.iter().filter(|(form, _)| upper(form)).map(|f| *f.1).max().unwrap_or(0);
    // `IMSS` beside a few `Imss`
    let acronym = forms.iter().any(|(form, count)| {
        upper(form) && !form.contains(' ') && form.chars().count() <= ACRONYM && count * 2 >= all
    });
    let rank = |form: &str| match case(form) {
        Case::Upper if (capitals || acronym) && most_upper > 0 => 3,
        Case::Mixed => 2,
        Case::Upper => 1,
        Case::Lower => 0,
    };
    let (form, _) =
        forms.iter().max_by(|a, b| rank(a.0).cmp(&rank(b.0)).then(stiff(b.0).cmp(&stiff(a.0))).then(a.1.cmp(b.1)).then_with(|| b.0.cmp(a.0)))?;
    let (accented, _) = forms
        .iter()
        .filter(|(form, count)| **count * SLIP >= all || surely_accented(form))
        .max_by(|a, b| accents(a.0).cmp(&accents(b.0)).then(a.1.cmp(b.1)).then_with(|| b.0.cmp(a.0)))?;
    Some(if accents(accented) > accents(form) { with_accents(form, accented) } else { form.clone() })
}

/// The place's name among the forms: in the spelling of its most frequent form.
fn best_place(semantic: Option<&str>, forms: &Forms, capitals: bool) -> Option<String> {
    let mut spelled: BTreeMap<&'static str, u64> = BTreeMap::new();
    for (form, count) in forms {
        *spelled.entry(official(semantic, form)?).or_insert(0) += count;
    }
    let (name, _) = spelled.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0)))?;
    Some(if capitals { name.to_uppercase() } else { name.to_owned() })
}

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let facts = context.facts;
    let semantic = context.profile.semantic.as_deref();
    if context.profile.value_type != ValueType::String
        || context.profile.personal.is_some()
        || !is_of_words(semantic)
        || !facts.complete
        || facts.values.len() > MOST
    {
        return None;
    }
    let mut groups: BTreeMap<String, Forms> = BTreeMap::new();
    let (mut cells, mut upper) = (0, 0);
    for Seen { text, count, .. } in &facts.values {
        let clean = normal(text);
        let short = clean.chars().filter(|c| c.is_alphabetic()).count() < 3 && official(semantic, &clean).is_none();
        if short || context.is_missing(text.trim()) {
            continue;
        }
        cells += count;
        upper += if case(&clean) == Case::Upper { *count } else { 0 };
        *groups.entry(key(semantic, &clean)).or_default().entry(clean).or_insert(0) += count;
    }
    // a column of names that hardly repeat has no variants: every one is its own
    if cells < groups.len() as u64 * 2 {
        return None;
    }
    let capitals = upper as f64 >= cells as f64 * CAPITALS;
    let mut values = BTreeMap::new();
    let mut count = 0;
    // one name of a place in capitals among names that are written normally
    let shouted = |forms: &Forms| {
        !capitals && forms.keys().all(|form| case(form) != Case::Mixed && official(semantic, form).is_some())
    };
    for forms in groups.into_values().filter(|forms| forms.len() > 1 || shouted(forms)) {
        let best = best_place(semantic, &forms, capitals).or_else(|| best(&forms, capitals))?;
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
