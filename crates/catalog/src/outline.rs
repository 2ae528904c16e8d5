//! Which published tables hold the outlines of states or municipalities, by what their columns are.
//!
//! Never here: the shapes themselves, how they are drawn.

use apertura_tabular::{ColumnProfile, ValueType};
use serde::{Deserialize, Serialize};

use crate::version::Version;

/// Of what areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AreaLevel {
    /// States, by INEGI's two digits.
    State,
    /// Municipalities, by INEGI's five digits.
    Municipality,
}

impl AreaLevel {
    /// Both, the finer first.
    pub const ALL: [AreaLevel; 2] = [AreaLevel::Municipality, AreaLevel::State];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            AreaLevel::State => "state",
            AreaLevel::Municipality => "municipality",
        }
    }

    /// Digits of a key with its state.
    pub fn digits(self) -> usize {
        match self {
            AreaLevel::State => 2,
            AreaLevel::Municipality => 5,
        }
    }

    /// The kind of place of columns that hold keys.
    pub fn key_place(self) -> &'static str {
        match self {
            AreaLevel::State => "state-key",
            AreaLevel::Municipality => "municipality-key",
        }
    }

    /// The kind of place of columns that hold names.
    pub fn name_place(self) -> &'static str {
        match self {
            AreaLevel::State => "state-name",
            AreaLevel::Municipality => "municipality-name",
        }
    }
}

/// The columns of a table of outlines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineTable {
    /// Of what.
    pub level: AreaLevel,
    /// The column of keys.
    pub key: String,
    /// The column of names; none where there is none.
    pub name: Option<String>,
    /// The column of shapes, as well-known text.
    pub geometry: String,
}

/// Names of columns that hold shapes, as our readers and the usual programs write them.
const GEOMETRIES: [&str; 5] = ["geometry", "geom", "wkt", "the_geom", "shape"];

impl OutlineTable {
    /// The outlines that a version holds: one row for each key, with a shape; none where it holds none.
    pub fn of(version: &Version) -> Option<OutlineTable> {
        let columns = &version.profile.columns;
        let geometry = columns.iter().find(|column| {
            GEOMETRIES.contains(&column.name.as_str())
                && column.value_type == ValueType::String
                && column.longest.is_some_and(|signs| signs > 40)
        })?;
        let found = AreaLevel::ALL.into_iter().find_map(|level| {
            let fits = |column: &&ColumnProfile| {
                let whole = column.longest.is_some_and(|signs| signs as usize == level.digits());
                column.place.as_deref() == Some(level.key_place()) && column.unique && column.nulls == 0 && whole
            };
            columns.iter().find(fits).map(|column| (level, column.name.clone()))
        });
        let (level, key) = found?;
        let named = |column: &&ColumnProfile| column.place.as_deref() == Some(level.name_place());
        let words = |column: &&ColumnProfile| {
            column.value_type == ValueType::String
                && column.name != key
                && column.name != geometry.name
                && column.unique
        };
        let name = columns.iter().find(named).or_else(|| columns.iter().find(words));
        Some(OutlineTable { level, key, name: name.map(|column| column.name.clone()), geometry: geometry.name.clone() })
    }
}
