//! Columns that are the sum of the columns beside them, proved by arithmetic in their rows.
//!
//! Never here: sums of rows (see `totals`).

use crate::finding::{Finding, Severity};
use crate::table::Column;

use super::form;
use super::view::View;

/// Rows that are looked at.
const ROWS: usize = 300;
/// Rows with a sum that must be there.
const ENOUGH: usize = 4;
/// Columns of numbers of a table that are looked at.
const COLUMNS: usize = 120;
/// Columns that one sum covers at most.
const REACH: usize = 40;

/// One finding for each column that is, in nineteen rows of twenty, the sum of two or more columns right beside it.
/// `data` are the table's rows as positions in the view.
pub(crate) fn derived_columns(view: &View, columns: &[Column], data: &[usize]) -> Vec<Finding> {
    let rows = &data[..data.len().min(ROWS)];
    let of_column = |column: &Column| -> Vec<Option<f64>> {
        rows.iter()
            .map(|row| {
                let is_number = view.form(*row, column.index).is_number();
                is_number.then(|| form::number(view.text(*row, column.index))).flatten()
            })
            .collect()
    };
    let numbers: Vec<(&Column, Vec<Option<f64>>)> = columns
        .iter()
        .take(COLUMNS)
        .map(|column| (column, of_column(column)))
        .filter(|(_, values)| values.iter().flatten().count() >= ENOUGH)
        .collect();
    let rows_looked = rows.len();
    let found = (0..numbers.len()).filter_map(|at| {
        let before = sum_of(&numbers[at].1, numbers[..at].iter().rev().map(|(_, values)| values));
        let after = sum_of(&numbers[at].1, numbers[at + 1..].iter().map(|(_, values)| values));
        let (from, to, rows) = match (before, after) {
            (Some((parts, rows)), _) => (at - parts, at - 1, rows),
            (None, Some((parts, rows))) => (at + 1, at + parts, rows),
            (None, None) => return None,
        };
        let parts: Vec<&str> = numbers[from..=to].iter().map(|(column, _)| column.name.as_str()).collect();
        let mut finding = Finding::new("derived-columns", Severity::Info);
        finding.column = Some(numbers[at].0.name.clone());
        finding.count = rows as u64;
        finding.details.insert("parts".into(), parts.join(", "));
        finding.details.insert("looked".into(), rows_looked.to_string());
        Some(finding)
    });
    found.collect()
}

/// How many of the nearest columns must be added to give the values, and in how many rows they do.
fn sum_of<'c>(values: &[Option<f64>], others: impl Iterator<Item = &'c Vec<Option<f64>>>) -> Option<(usize, usize)> {
    let mut sums = vec![(0.0f64, 0usize); values.len()];
    for (count, other) in others.take(REACH).enumerate() {
        let (mut right, mut wrong, mut kinds) = (0, 0, Vec::new());
        for ((value, part), (sum, parts)) in values.iter().zip(other).zip(&mut sums) {
            if let Some(part) = part {
                *sum += part;
                *parts += usize::from(*part != 0.0);
            }
            // A row where one part or none counts says nothing.
            let Some(value) = value.filter(|_| *parts >= 2) else { continue };
            if (*sum - value).abs() <= (value.abs() * 1e-6).max(1e-6) {
                right += 1;
                if kinds.len() < ENOUGH && !kinds.contains(&value) {
                    kinds.push(value);
                }
            } else {
                wrong += 1;
            }
        }
        if count >= 1 && kinds.len() >= ENOUGH && right >= 19 * wrong {
            return Some((count + 1, right));
        }
    }
    None
}
