//! What a facilitator wishes of a workshop's tables: their sizes, which everybody reaches, who stays, who is to be apart.
//!
//! Names people by the ids of their registrations and goes with them. Never here: who sits where (see `seat`), why two are
//! to be apart.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::seating::Wishes;

/// Most pairs that are to be apart.
pub const MOST_APART: usize = 500;

/// The wishes of one workshop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SeatingRules {
    /// Least people of a table.
    pub least: usize,
    /// Most people of a table.
    pub most: usize,
    /// Number of tables; none for the best.
    pub tables: Option<usize>,
    /// Tables that everybody reaches, from 1; where none is named, the first ones are taken.
    pub accessible: BTreeSet<usize>,
    /// Ids of the people who stay at the table where they sit.
    pub stay: BTreeSet<String>,
    /// Pairs of ids that are not to share a table, the lesser id first.
    pub apart: BTreeSet<(String, String)>,
}

impl Default for SeatingRules {
    fn default() -> Self {
        let Wishes { range, .. } = Wishes::default();
        SeatingRules {
            least: *range.start(),
            most: *range.end(),
            tables: None,
            accessible: BTreeSet::new(),
            stay: BTreeSet::new(),
            apart: BTreeSet::new(),
        }
    }
}

impl SeatingRules {
    /// Least and most people of a table.
    pub fn range(&self) -> RangeInclusive<usize> {
        self.least..=self.most
    }

    /// The tables that everybody reaches, in order.
    pub fn accessible_tables(&self) -> Vec<usize> {
        self.accessible.iter().copied().collect()
    }

    /// The wishes for a new seating.
    pub fn wishes(&self) -> Wishes {
        Wishes {
            range: self.range(),
            tables: self.tables,
            accessible_tables: self.accessible_tables(),
            ..Wishes::default()
        }
    }

    /// Two people as a pair.
    pub fn pair(one: &str, other: &str) -> (String, String) {
        let (first, second) = if one < other { (one, other) } else { (other, one) };
        (first.to_owned(), second.to_owned())
    }

    /// Those from whom somebody is to be apart.
    pub fn apart_from<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        self.apart.iter().filter_map(move |(one, other)| match (one == id, other == id) {
            (true, _) => Some(other.as_str()),
            (_, true) => Some(one.as_str()),
            _ => None,
        })
    }
}
