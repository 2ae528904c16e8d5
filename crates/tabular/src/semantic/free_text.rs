//! Personal keys inside longer texts: by form and check digit only.
//!
//! Never here: names and telephones in texts; too much else looks like them.

use super::Context;
use super::{curp, elector_key, rfc};

/// The kind of personal key that any value holds, whole or inside a text.
pub(super) fn strong_kind(context: &Context<'_>) -> Option<&'static str> {
    let mut inside = false;
    for (text, _) in &context.values {
        if text.len() < 13 || !text.bytes().any(|b| b.is_ascii_digit()) {
            continue;
        }
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '&') {
            if !(13..=20).contains(&word.len()) {
                continue;
            }
            let strong = curp::is_curp(word) || rfc::is_checked_person(word) || elector_key::is_key(word);
            if strong && word.len() == text.len() {
                return Some(if curp::is_curp(word) {
                    "curp"
                } else if rfc::is_checked_person(word) {
                    "rfc-person"
                } else {
                    "elector-key"
                });
            }
            inside |= strong;
        }
    }
    inside.then_some("free-text")
}
