//! `changes.json`: what each step did.
//!
//! Never here: masking (the change log comes masked).

use crate::cleaned::Changes;

/// The bytes of `changes.json`.
pub(crate) fn changes_json(changes: &Changes) -> Vec<u8> {
    let mut out = serde_json::to_vec_pretty(changes).expect("a change log holds only what JSON can say");
    out.push(b'\n');
    out
}
