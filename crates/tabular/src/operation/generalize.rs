//! `generalize`: a personal date becomes its year, a coordinate is rounded to two decimals (about 1 km).
//!
//! `1987-05-21` → `1987`; `19.043719` → `19.04`. What is neither becomes blank: a remedy never leaks.
//! Never here: bands of ages, municipalities of points.

use super::value::{Cell, CellOperation, Effect, Kind, Typed, Value};
use crate::value_type::ValueType;

pub(super) const ID: &str = "generalize";

pub(super) struct Generalize;

fn round(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

impl CellOperation for Generalize {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        let year = |days: i32| Effect::Changed(Value::Year(super::parse_date::civil(days).0));
        match cell {
            Cell::Typed(Typed::Date(days)) => year(*days),
            Cell::Typed(Typed::Datetime(micros)) => match i32::try_from(micros.div_euclid(86_400_000_000)) {
                Ok(days) => year(days),
                Err(_) => Effect::Changed(Value::Blank),
            },
            Cell::Typed(Typed::Float(number)) => {
                let rounded = round(*number);
                if rounded == *number { Effect::Same } else { Effect::Changed(Value::Float(rounded)) }
            }
            Cell::Typed(Typed::Decimal(number, scale)) if *scale > 2 => {
                let unit = 10i64.pow(u32::from(*scale - 2).min(18));
                let half = if *number < 0 { -unit / 2 } else { unit / 2 };
                Effect::Changed(Value::Decimal(number.saturating_add(half) / unit * unit))
            }
            Cell::Typed(Typed::Year(_) | Typed::Integer(_) | Typed::Decimal(..) | Typed::Boolean(_)) => Effect::Same,
            Cell::Typed(Typed::Time(_)) => Effect::Changed(Value::Blank),
            Cell::Text(text) => match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => Effect::Changed(Value::text(round(number).to_string())),
                _ => match text.get(..4).filter(|_| text.as_bytes().get(4) == Some(&b'-')) {
                    Some(year) if year.bytes().all(|b| b.is_ascii_digit()) => {
                        Effect::Changed(Value::text(year.to_owned()))
                    }
                    _ => Effect::Changed(Value::Blank),
                },
            },
        }
    }

    fn kind(&self, before: Kind) -> Kind {
        match before.value_type {
            ValueType::Date | ValueType::Datetime => Kind::of(ValueType::Year),
            _ => before,
        }
    }
}
