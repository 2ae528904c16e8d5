//! `pad-zeros`: digits get zeros in front up to a width (INEGI keys, postal codes).
//!
//! width 3: `"7"` → `"007"`, `"114"` stays, `"S/N"` stays and is counted.
//! Never here: which width a key has.

use super::value::{Cell, CellOperation, Effect, Kind, Value, on_text};

pub(super) const ID: &str = "pad-zeros";

/// Wider keys than this are not known anywhere; a recipe cannot make memory grow.
const WIDEST: usize = 64;

pub(super) struct PadZeros {
    width: usize,
}

impl PadZeros {
    pub(super) fn new(width: usize) -> Self {
        PadZeros { width: width.min(WIDEST) }
    }
}

impl CellOperation for PadZeros {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        let width = self.width;
        on_text(cell, |text| {
            if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
                Effect::Misfit
            } else if text.len() >= width {
                Effect::Same
            } else {
                Effect::Changed(Value::text(format!("{text:0>width$}")))
            }
        })
    }

    fn kind(&self, _: Kind) -> Kind {
        Kind::TEXT
    }
}
