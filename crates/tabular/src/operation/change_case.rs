//! `change-case`: the case of letters: `lower`, `upper`, `title` (each word) or `sentence` (the first letter).
//!
//! title: `"SAN ANDRÉS CHOLULA"` → `"San Andrés Cholula"`; sentence: `"MEDIA"` → `"Media"`.
//! Never here: spelling, accents.

use super::value::{Cell, CellOperation, Effect, Kind, Value, on_text};

pub(super) const ID: &str = "change-case";

/// Words that a title leaves small.
const SMALL: [&str; 12] = ["de", "del", "la", "las", "los", "el", "y", "e", "en", "a", "al", "con"];

#[derive(Clone, Copy)]
pub(super) enum ChangeCase {
    Lower,
    Upper,
    Title,
    Sentence,
}

impl ChangeCase {
    pub(super) fn new(to: &str) -> Option<Self> {
        Some(match to {
            "lower" => ChangeCase::Lower,
            "upper" => ChangeCase::Upper,
            "title" => ChangeCase::Title,
            "sentence" => ChangeCase::Sentence,
            _ => return None,
        })
    }

    fn change(self, text: &str) -> String {
        match self {
            ChangeCase::Lower => text.to_lowercase(),
            ChangeCase::Upper => text.to_uppercase(),
            ChangeCase::Sentence => capital(&text.to_lowercase()),
            ChangeCase::Title => {
                let mut out = String::with_capacity(text.len());
                for (at, word) in text.to_lowercase().split(' ').enumerate() {
                    if at > 0 {
                        out.push(' ');
                    }
                    if at > 0 && SMALL.contains(&word) { out.push_str(word) } else { out.push_str(&capital(word)) }
                }
                out
            }
        }
    }
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

impl CellOperation for ChangeCase {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        on_text(cell, |text| {
            let changed = self.change(text);
            if changed == text { Effect::Same } else { Effect::Changed(Value::text(changed)) }
        })
    }

    fn kind(&self, _: Kind) -> Kind {
        Kind::TEXT
    }
}
