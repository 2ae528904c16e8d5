//! Two people wrote in one entry at once: what only one of them touched is kept from that one; what both changed
//! differently is told, with both values.
//!
//! Never here: who they are, choosing for them.

use super::inventory::{EntryState, Field};

/// A cell that two people changed differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The cell.
    pub field: Field,
    /// What it held before both.
    pub before: String,
    /// What this person wrote.
    pub mine: String,
    /// What the other had saved meanwhile.
    pub theirs: String,
}

/// The fields in which two states differ.
pub fn changed(one: &EntryState, other: &EntryState) -> Vec<Field> {
    Field::all().filter(|field| one.cell(*field) != other.cell(*field)).collect()
}

/// Puts what `mine` changed of `before` onto `theirs`. Where both changed a cell differently, theirs stays and the clash
/// is told.
pub fn merge(before: &EntryState, mine: &EntryState, theirs: &EntryState) -> (EntryState, Vec<Clash>) {
    let mut merged = theirs.clone();
    let mut clashes = Vec::new();
    for field in changed(before, mine) {
        let (base, own, other) = (before.cell(field), mine.cell(field), theirs.cell(field));
        // what a state gives as text it takes back
        if other == base {
            let _ = merged.set(field, &own);
        } else if other != own {
            clashes.push(Clash { field, before: base, mine: own, theirs: other });
        }
    }
    (merged, clashes)
}
