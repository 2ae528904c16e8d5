//! The state of Mexico that a column of places is about: the one that has all of its municipalities, or the country.
//!
//! Never here: what a column holds (see the types).

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::municipality_name::{all, plain};
use super::state_name::proper_state;
use crate::pack;

/// The country, where a column names most of its states.
const COUNTRY: &str = "México";
/// States from which on it is the country.
const MANY: usize = 20;
/// Names of municipalities that are enough to tell a state by.
const ENOUGH: usize = 5;

static STATES_OF: LazyLock<HashMap<String, Vec<u32>>> = LazyLock::new(|| {
    let mut states: HashMap<String, Vec<u32>> = HashMap::new();
    for (key, name) in all() {
        states.entry(plain(name)).or_default().push(key / 1000);
    }
    states
});

/// What a column of a semantic type (`municipality-name`, `municipality-key`, `state-name`, `state-key`) is about, by its
/// distinct values; none where it cannot be told, and for other types.
pub fn common_state(kind: &str, values: &[&str]) -> Option<&'static str> {
    let named: Vec<Vec<u32>> = match kind {
        "municipality-name" => values.iter().filter_map(|name| STATES_OF.get(&plain(name)).cloned()).collect(),
        "municipality-key" | "state-key" => values
            .iter()
            .filter_map(|key| key.trim().parse::<u32>().ok())
            .map(|key| vec![if kind == "state-key" { key } else { key / 1000 }])
            .collect(),
        "state-name" => {
            values.iter().filter_map(|name| proper_state(name)?.1.parse().ok()).map(|key| vec![key]).collect()
        }
        _ => return None,
    };
    if named.is_empty() || named.len() * 10 < values.len() * 9 {
        return None;
    }
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for state in named.iter().flatten() {
        *counts.entry(*state).or_default() += 1;
    }
    if kind != "municipality-name" {
        return match counts.len() {
            1 => counts.keys().next().and_then(|key| name(*key)),
            many if many >= MANY => Some(COUNTRY),
            _ => None,
        };
    }
    let mut best: Vec<(u32, usize)> = counts.into_iter().collect();
    best.sort_by_key(|(state, count)| (std::cmp::Reverse(*count), *state));
    let (state, count) = *best.first()?;
    let second = best.get(1).map_or(0, |(_, count)| *count);
    // one or two may be misspelled into the name of another state's municipality
    (named.len() >= ENOUGH && count * 20 >= named.len() * 19 && second * 3 < count * 2).then(|| name(state)).flatten()
}

fn name(state: u32) -> Option<&'static str> {
    pack::rows::<3>(pack::mx::STATES).find(|[key, _, _]| key.parse() == Ok(state)).map(|[_, name, _]| name)
}

#[cfg(test)]
mod tests {
    use super::common_state;

    #[test]
    fn places_tell_their_state() {
        let hidalgo = ["Acatlán", "Acaxochitlán", "Actopan", "ajacuba", "Alfajayucan", "Almoloya", "Apan"];
        assert_eq!(common_state("municipality-name", &hidalgo), Some("Hidalgo"));
        assert_eq!(common_state("municipality-name", &["Benito Juárez", "Zaragoza"]), None);
        assert_eq!(common_state("municipality-key", &["19039", "19048"]), Some("Nuevo León"));
        assert_eq!(common_state("state-key", &["01", "19"]), None);
        let all: Vec<String> = (1..=32).map(|key| format!("{key:02}")).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        assert_eq!(common_state("state-key", &all), Some("México"));
        assert_eq!(common_state("state-name", &["Nuevo León", "NUEVO LEON"]), Some("Nuevo León"));
        assert_eq!(common_state("person-name", &["Nuevo León"]), None);
    }
}
