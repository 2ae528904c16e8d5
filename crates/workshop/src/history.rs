//! Who sat with whom at earlier workshops.
//!
//! Never here: where somebody sits now (see `seating`), names.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Pairs that sat at one table, by the people's ids, and how often.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    met: BTreeMap<String, BTreeMap<String, u32>>,
}

impl History {
    /// Adds one round: everybody's id and table.
    pub fn add<'a>(&mut self, round: impl IntoIterator<Item = (&'a str, &'a str)>) {
        let mut tables: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, table) in round.into_iter().filter(|(_, table)| !table.trim().is_empty()) {
            tables.entry(table.trim()).or_default().push(id);
        }
        for people in tables.values() {
            for (at, one) in people.iter().enumerate() {
                for other in people[at + 1..].iter().filter(|other| *other != one) {
                    let (first, second) = if one < other { (one, other) } else { (other, one) };
                    *self.met.entry((*first).to_owned()).or_default().entry((*second).to_owned()).or_default() += 1;
                }
            }
        }
    }

    /// How often two people sat together.
    pub fn times(&self, one: &str, other: &str) -> u32 {
        let (first, second) = if one < other { (one, other) } else { (other, one) };
        self.met.get(first).and_then(|met| met.get(second)).copied().unwrap_or(0)
    }

    /// All pairs and how often they sat together.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str, u32)> {
        self.met
            .iter()
            .flat_map(|(one, met)| met.iter().map(move |(other, times)| (one.as_str(), other.as_str(), *times)))
    }

    /// True where nobody has sat with anybody.
    pub fn is_empty(&self) -> bool {
        self.met.is_empty()
    }
}
