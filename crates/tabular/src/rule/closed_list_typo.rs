//! `closed-list-typo`: a column of frequent values and a cloud of rare ones that are nearly all slips of the hand of one
//! frequent value.
//!
//! `Fench`, `Frnech`, `Spansh` beside a thousand `French` and `Spanish` → the frequent ones. Where some rare values are no
//! slips, rare values are values, and nothing is changed. Never here: a column of one word (see `scattered-typo`), one rare
//! form that rows must confirm (see `rare-typo`), names of persons, keys.

use std::collections::BTreeMap;

use super::ColumnContext;
use super::stray_whitespace::normal;
use super::value_variants::is_of_words;
use crate::evidence::edits::edits;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::semantic::{fold, is_municipality_name, is_state_name};
use crate::value_type::ValueType;

/// Most different values that are looked at, and most frequent ones.
const VALUES: usize = 3_000;
const LIST: usize = 300;
/// Cells that a frequent value has at least, how many times those of a slip, and their share of all cells.
const FREQUENT: u64 = 10;
const TIMES: u64 = 20;
const COVERED: f64 = 0.9;
/// Slips that make a cloud, and their share of the rare values.
const SLIPS: usize = 5;
const SHARE: f64 = 0.9;
/// Shortest value, in signs.
const SHORTEST: usize = 5;

/// What a rare text is to a frequent one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// Another value.
    Other,
    /// The same but for its ending: `pública` of `público`, `casas` of `casa`.
    Ending,
    /// The same but for one sign, or two that changed places.
    Slip,
}

fn likeness(odd: &str, right: &str) -> Likeness {
    let (a, b): (Vec<char>, Vec<char>) = (odd.chars().collect(), right.chars().collect());
    let digits = |signs: &[char]| signs.iter().filter(|c| c.is_ascii_digit()).copied().collect::<String>();
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let swapped = a.len() == b.len() && same + 1 < a.len() && a[same] == b[same + 1] && a[same + 1] == b[same];
    let ends = same + 1 >= a.len().max(b.len()) || same == a.len().min(b.len());
    let near = edits(&a, &b, 1).is_some() || swapped && a[same + 2..] == b[same + 2..];
    match b.len() >= SHORTEST && near && digits(&a) == digits(&b) {
        true if ends => Likeness::Ending,
        true => Likeness::Slip,
        false => Likeness::Other,
    }
}

/// Rare values, each with the one frequent value that it is a slip of; none where they are no cloud.
fn slips(context: &ColumnContext<'_>) -> BTreeMap<String, String> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for value in context.facts.values.iter().filter(|v| !context.is_missing(v.text.trim())) {
        *counts.entry(normal(&value.text)).or_insert(0) += value.count;
    }
    let frequent: Vec<(&String, String, u64)> =
        counts.iter().filter(|(_, count)| **count >= FREQUENT).map(|(text, count)| (text, fold(text), *count)).collect();
    let covered: u64 = frequent.iter().map(|(_, _, count)| count).sum();
    let all: u64 = counts.values().sum();
    if frequent.len() > LIST || frequent.len() < 2 || (covered as f64) < all as f64 * COVERED {
        return BTreeMap::new();
    }
    let rare: Vec<(&String, u64)> =
        counts.iter().filter(|(_, count)| **count < FREQUENT).map(|(text, count)| (text, *count)).collect();
    let mut slips = BTreeMap::new();
    let (mut endings, mut other) = (0, 0);
    for (text, count) in &rare {
        let folded = fold(text);
        if frequent.iter().any(|(_, known, _)| *known == folded) {
            continue;
        }
        let near = frequent.iter().map(|known| (known, likeness(&folded, &known.1)));
        let near: Vec<_> = near.filter(|(_, likeness)| *likeness != Likeness::Other).collect();
        match near[..] {
            // it may be a word of its own: nothing is changed, and it says nothing of the others
            [(_, Likeness::Ending)] => endings += 1,
            [((right, _, often), Likeness::Slip)]
                if count * TIMES <= *often && !is_municipality_name(text) && !is_state_name(text) =>
            {
                slips.insert((*text).clone(), (*right).clone());
            }
            _ => other += 1,
        }
    }
    if slips.len() < SLIPS || endings > slips.len() || (slips.len() as f64) < (slips.len() + other) as f64 * SHARE {
        return BTreeMap::new();
    }
    slips
}

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let facts = context.facts;
    if context.profile.value_type != ValueType::String
        || context.profile.personal.is_some()
        || !is_of_words(context.profile.semantic.as_deref())
        || !facts.complete
        || facts.values.len() > VALUES
    {
        return None;
    }
    let values = slips(context);
    if values.is_empty() {
        return None;
    }
    let has = |text: &str| values.contains_key(&normal(text));
    let count = facts.values.iter().filter(|seen| has(&seen.text)).map(|seen| seen.count).sum();
    let after = |text: &str| values.get(&normal(text)).cloned();
    let mut finding = context.cells("closed-list-typo", Severity::Warning, count, has, after);
    finding.details.insert("certain".to_owned(), "true".to_owned());
    finding.remedy = Some(Operation::MapValues { column: context.column.name.clone(), values });
    Some(finding)
}
