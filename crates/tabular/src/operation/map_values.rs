//! `map-values`: whole cells that hold a value get another (mass edit).
//!
//! `Cd. Serdán` → `Ciudad Serdán`; every other cell stays.
//! Never here: which variants belong together.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use super::normalize_space::normalize;
use super::value::{Cell, CellOperation, Effect, Kind, Value, on_text};

pub(super) const ID: &str = "map-values";

pub(super) struct MapValues {
    values: HashMap<String, String>,
}

impl MapValues {
    pub(super) fn new(values: &BTreeMap<String, String>) -> Self {
        let mut map: HashMap<String, String> = values.clone().into_iter().collect();
        // a value was found before stray white space went, and is looked up after it
        for (from, to) in values {
            map.entry(normalize(from).into_owned()).or_insert_with(|| to.clone());
        }
        MapValues { values: map }
    }
}

impl CellOperation for MapValues {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        on_text(cell, |text| match self.values.get(text) {
            Some(after) if after != text => Effect::Changed(Value::text(after.clone())),
            _ => Effect::Same,
        })
    }

    fn kind(&self, _: Kind) -> Kind {
        Kind::TEXT
    }
}
