//! Columns without a name that only repeat another one, as drawings in a sheet need them.
//!
//! Never here: named columns.

use super::form::{self, Form};
use super::view::View;

/// True where `column` says nothing that one of `others` does not say: the same words but for breaks, or
/// the same numbers plus the number that stands in its header.
pub(crate) fn is_repetition(view: &View, header: &[usize], data: &[usize], column: usize, others: &[usize]) -> bool {
    let filled: Vec<usize> =
        data.iter().copied().filter(|row| view.form(*row, column) != Form::Blank).take(200).collect();
    if filled.len() < 3 {
        return false;
    }
    let shift = header.iter().rev().find(|row| view.form(**row, column) == Form::Number);
    if let Some(shift) = shift.and_then(|row| form::number(view.text(*row, column))) {
        // Four in five: such formulas are copied by hand, and one in a while points to another cell.
        return others.iter().any(|other| {
            let agrees =
                |row: &&usize| match (form::number(view.text(**row, column)), form::number(view.text(**row, *other))) {
                    (Some(own), Some(other)) => (own - other - shift).abs() <= 1e-6 * own.abs().max(1.0),
                    _ => false,
                };
            filled.iter().filter(agrees).count() * 5 >= filled.len() * 4
        });
    }
    let plain = |row: usize, column: usize| -> String {
        view.text(row, column).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    filled.iter().filter(|row| view.form(**row, column) == Form::Text).count() * 2 > filled.len()
        && others.iter().any(|other| filled.iter().all(|row| plain(*row, column) == plain(*row, *other)))
}
