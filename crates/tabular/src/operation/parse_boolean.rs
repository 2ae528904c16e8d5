//! `parse-boolean`: words to true and false, compared trimmed, without case and accents.
//!
//! yes `sí`, no `no`: `"SI"` → true, `"No "` → false, `"tal vez"` stays and is counted.
//! Never here: lists of words.

use super::fold::fold;
use super::value::{Cell, CellOperation, Effect, Kind, Typed, Value, on_text};
use crate::value_type::ValueType;

pub(super) const ID: &str = "parse-boolean";

pub(super) struct ParseBoolean {
    yes: Vec<String>,
    no: Vec<String>,
}

impl ParseBoolean {
    pub(super) fn new(yes: &[String], no: &[String]) -> Self {
        let folded = |words: &[String]| words.iter().map(|word| fold(word).into_owned()).collect();
        ParseBoolean { yes: folded(yes), no: folded(no) }
    }
}

impl CellOperation for ParseBoolean {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        if let Cell::Typed(Typed::Boolean(_)) = cell {
            return Effect::Same;
        }
        on_text(cell, |text| {
            let word = fold(text);
            let answer = if self.yes.iter().any(|yes| *yes == word) {
                true
            } else if self.no.iter().any(|no| *no == word) {
                false
            } else {
                return Effect::Misfit;
            };
            let plain = if answer { "true" } else { "false" };
            if text == plain { Effect::Stored(Value::Boolean(answer)) } else { Effect::Changed(Value::Boolean(answer)) }
        })
    }

    fn kind(&self, _: Kind) -> Kind {
        Kind::of(ValueType::Boolean)
    }
}
