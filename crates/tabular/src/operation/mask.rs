//! `mask`: all but the last signs of a personal datum become `*`.
//!
//! keep 4: `"2221234567"` → `"******4567"`.
//! Never here: which columns are personal.

use super::value::{Cell, CellOperation, Effect, Kind, Value, on_text};

pub(super) const ID: &str = "mask";

pub(super) struct Mask {
    pub(super) keep: usize,
}

fn mask(text: &str, keep: usize) -> String {
    let signs = text.chars().count();
    // a text no longer than what may stay would stay whole: then nothing stays
    let keep = if keep < signs { keep } else { 0 };
    text.chars().enumerate().map(|(at, sign)| if at + keep < signs { '*' } else { sign }).collect()
}

/// What a report may show of a personal datum: its length, and where letters and digits stood.
pub fn mask_all(text: &str) -> String {
    text.chars().take(80).map(|sign| if sign.is_alphanumeric() { '*' } else { sign }).collect()
}

impl CellOperation for Mask {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        on_text(cell, |text| Effect::Changed(Value::text(mask(text, self.keep))))
    }

    fn kind(&self, _: Kind) -> Kind {
        Kind::TEXT
    }
}
