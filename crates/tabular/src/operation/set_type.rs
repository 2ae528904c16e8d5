//! `set-type`: the column's values are of a type that a person chose.
//!
//! type `integer`: `"1,234"` → 1234; type `date`: `"05/03/2024"` → 2024-03-05; type `text`: all stays.
//! Never here: how values are read (the parse operations do it, with Mexico's separators and day before month).

use super::Operation;

pub(super) const ID: &str = "set-type";

/// The operation that does it; none for a type that does not exist.
pub(super) fn operation(column: &str, value_type: &str) -> Option<Operation> {
    let column = column.to_owned();
    let number = |integer| Operation::ParseNumber {
        column: column.clone(),
        decimal: '.',
        group: Some(','),
        integer,
        scale: None,
        percent: false,
        hundredfold: false,
        unit: None,
        words: Default::default(),
    };
    let date = |time| Operation::ParseDate { column: column.clone(), order: "dmy".to_owned(), time };
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Some(match value_type {
        "text" => Operation::KeepText { column },
        "number" => number(false),
        "integer" => number(true),
        "date" => date(false),
        "datetime" => date(true),
        "time" => Operation::ParseTime { column },
        "year" => Operation::ParseYear { column },
        "boolean" => Operation::ParseBoolean {
            column,
            yes: words(&["sí", "si", "s", "true", "verdadero", "1", "x", "yes"]),
            no: words(&["no", "n", "false", "falso", "0"]),
        },
        _ => return None,
    })
}
