//! Places that are known by name: two of them are never one value, however alike they look.
//!
//! Never here: keys of places (see `semantic`).

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::values::{Id, Values};
use super::words::Words;
use crate::pack;

/// Hash of a name's words → hash of the official name's words; names of states and municipalities.
static PLACES: LazyLock<HashMap<u64, u64>> = LazyLock::new(|| {
    let mut places = HashMap::new();
    let mut words = Words::default();
    let mut of = |name: &str| {
        words.read(name);
        words.hash()
    };
    let mut names: HashMap<String, u64> = HashMap::new();
    for [state, list] in pack::rows::<2>(pack::mx::MUNICIPALITIES) {
        let mut number = 0u32;
        for name in list.split('|') {
            if let Some(skip) = name.strip_prefix('+') {
                number += skip.parse::<u32>().unwrap_or(0);
                continue;
            }
            number += 1;
            let place = of(name);
            names.insert(format!("{state}{number:03}"), place);
            places.insert(place, place);
        }
    }
    for [_, name, others] in pack::rows::<3>(pack::mx::STATES) {
        let place = of(name);
        places.insert(place, place);
        for other in others.split('|').filter(|other| !other.is_empty()) {
            let other = of(other);
            places.entry(other).or_insert(place);
        }
    }
    for [key, name] in pack::rows::<2>(pack::mx::MUNICIPALITY_VARIANTS) {
        let other = of(name);
        if let Some(place) = names.get(key) {
            places.entry(other).or_insert(*place);
        }
    }
    places
});

/// The place that a value names. Names with digits are never looked up.
fn place(text: &str, words: &mut Words) -> Option<u64> {
    if text.len() > 80 || text.bytes().any(|b| b.is_ascii_digit()) || !words.read(text) {
        return None;
    }
    PLACES.get(&words.hash()).copied()
}

/// The parts of a group that name one place each; a group with one place or none stays whole. Where a group names
/// several places, what names none of them cannot be told to belong to one and is left out.
pub(super) fn parts(values: &Values, group: Vec<Id>) -> Vec<Vec<Id>> {
    let mut words = Words::default();
    let mut known: Vec<(u64, Id)> =
        group.iter().filter_map(|id| Some((place(values.get(*id).0, &mut words)?, *id))).collect();
    known.sort_unstable();
    let parts = known.chunk_by(|a, b| a.0 == b.0);
    if parts.clone().count() < 2 {
        return vec![group];
    }
    parts.filter(|part| part.len() > 1).map(|part| part.iter().map(|(_, id)| *id).collect()).collect()
}
