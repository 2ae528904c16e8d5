//! `parse-year`: the column's values are years.
//!
//! `"2024"` → 2024, `"2024.0"` → 2024, `"24"` stays and is counted.
//! Never here: periods (`2024-2025`), which stay text.

use super::value::{Cell, CellOperation, Effect, Kind, Typed, Value};
use crate::value_type::ValueType;

pub(super) const ID: &str = "parse-year";

pub(super) struct ParseYear;

impl CellOperation for ParseYear {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        let year = match cell {
            Cell::Text(text) => {
                let text = text.trim();
                let digits = text.strip_suffix(".0").unwrap_or(text);
                if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
                    return Effect::Misfit;
                }
                digits.parse().ok()
            }
            Cell::Typed(Typed::Integer(year)) => i32::try_from(*year).ok(),
            Cell::Typed(Typed::Year(_)) => return Effect::Same,
            Cell::Typed(_) => None,
        };
        match year {
            Some(year @ 1000..=2999) => Effect::Stored(Value::Year(year)),
            _ => Effect::Misfit,
        }
    }

    fn kind(&self, _: Kind) -> Kind {
        Kind::of(ValueType::Year)
    }
}
