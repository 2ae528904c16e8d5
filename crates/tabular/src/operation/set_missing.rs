//! `set-missing`: cells that hold one of these words become blank.
//!
//! words `s/i`, `nd`: `"S/I"` → blank, `" ND "` → blank, `"Sí"` stays.
//! Never here: which words mean missing (see `missing`).

use std::collections::BTreeMap;

use hashbrown::HashSet;

use super::fold::fold;
use super::value::{Cell, CellOperation, Effect, Value};

pub(super) const ID: &str = "set-missing";

pub(super) struct SetMissing {
    words: HashSet<String>,
    longest: usize,
    lengths: [bool; 65],
}

impl SetMissing {
    pub(super) fn new(words: &BTreeMap<String, String>) -> Self {
        let words: HashSet<String> = words.keys().map(|word| fold(word).into_owned()).collect();
        let mut lengths = [false; 65];
        for word in &words {
            lengths[word.len().min(64)] = true;
            // accents make a cell longer in bytes than its folded word, by up to one byte a sign
            if word.len() > 2 {
                (word.len()..=(word.len() * 2).min(64)).for_each(|length| lengths[length] = true);
            }
        }
        let longest = words.iter().map(|word| word.len() * 2).max().unwrap_or(0);
        SetMissing { words, longest, lengths }
    }

    fn holds(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let trimmed = if bytes.first().is_some_and(|&b| b <= b' ' || b >= 0x80)
            || bytes.last().is_some_and(|&b| b <= b' ' || b >= 0x80)
        {
            text.trim()
        } else {
            text
        };
        if trimmed.len() > self.longest || !self.lengths[trimmed.len().min(64)] {
            return false;
        }
        if trimmed.is_empty() {
            return true;
        }
        let mut small = [0u8; 64];
        if trimmed.len() <= 64 && trimmed.is_ascii() {
            let small = &mut small[..trimmed.len()];
            small.copy_from_slice(trimmed.as_bytes());
            small.make_ascii_lowercase();
            return std::str::from_utf8(small).is_ok_and(|word| self.words.contains(word));
        }
        self.words.contains(fold(trimmed).as_ref())
    }
}

impl CellOperation for SetMissing {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        match cell {
            Cell::Text(text) if self.holds(text) => Effect::Changed(Value::Blank),
            Cell::Typed(typed) if self.holds(&typed.to_text()) => Effect::Changed(Value::Blank),
            _ => Effect::Same,
        }
    }
}
