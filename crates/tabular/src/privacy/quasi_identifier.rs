//! Columns that single a person out only together: age, sex, place of residence, occupation …
//!
//! Told by semantic type or label. Never here: columns that do so alone.

use crate::profile::{ColumnProfile, Profile};
use crate::semantic;
use crate::table::Column;

/// A column that describes a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuasiIdentifier {
    /// Its place among the table's columns, 0-based.
    pub index: usize,
    /// Its name.
    pub name: String,
    /// The kind, as [`semantic::describes`] has it.
    pub kind: &'static str,
}

impl QuasiIdentifier {
    /// True for what only persons have: an age, a sex; false for places, schools, posts.
    pub fn is_of_the_person(&self) -> bool {
        semantic::is_of_the_person(self.kind)
    }
}

fn kind(column: &Column, profile: &ColumnProfile) -> Option<&'static str> {
    match profile.semantic.as_deref() {
        Some("age") => Some("age"),
        Some("sex") => Some("sex"),
        Some("birth-date") => Some("birth-date"),
        Some("postal-code") => Some("postal-code"),
        Some(
            "municipality-name" | "municipality-key" | "locality-name" | "locality-key" | "state-name" | "state-key"
            | "ageb",
        ) => Some("place"),
        Some("person-name" | "curp" | "rfc-person" | "nss" | "clabe" | "elector-key" | "email" | "phone" | "url") => {
            None
        }
        _ => semantic::describes(column),
    }
}

/// The columns of a table that describe persons, in the table's order; those that hold one value are none.
pub fn quasi_identifiers(columns: &[Column], profile: &Profile) -> Vec<QuasiIdentifier> {
    let pairs = columns.iter().zip(&profile.columns).enumerate();
    pairs
        .filter(|(_, (_, profile))| profile.distinct.count > 1)
        .filter_map(|(index, (column, profile))| {
            Some(QuasiIdentifier { index, name: column.name.clone(), kind: kind(column, profile)? })
        })
        .collect()
}
