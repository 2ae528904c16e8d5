//! `keep-text`: the column is an identifier, code or text; leading zeros stay.
//!
//! `"007"` → `"007"`.
//! Never here: padding (see `pad_zeros`).

use super::value::{Cell, CellOperation, Effect, Kind, Value};

pub(crate) const ID: &str = "keep-text";

pub(super) struct KeepText;

impl CellOperation for KeepText {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        match cell {
            Cell::Text(_) => Effect::Same,
            Cell::Typed(typed) => Effect::Stored(Value::text(typed.to_text())),
        }
    }

    fn kind(&self, _: Kind) -> Kind {
        Kind::TEXT
    }
}
