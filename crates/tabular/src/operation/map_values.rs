//! `map-values`: whole cells that hold a value get another (mass edit).
//!
//! `Cd. Serdán` → `Ciudad Serdán`; every other cell stays.
//! Never here: which variants belong together.

use std::collections::{BTreeMap, HashMap};

use super::value::{Cell, CellOperation, Effect, Kind, Value, on_text};

pub(super) const ID: &str = "map-values";

pub(super) struct MapValues {
    values: HashMap<String, String>,
}

impl MapValues {
    pub(super) fn new(values: &BTreeMap<String, String>) -> Self {
        MapValues { values: values.clone().into_iter().collect() }
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
