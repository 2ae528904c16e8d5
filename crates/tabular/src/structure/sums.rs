//! Does a row hold the sums of rows near it? The proof of totals and subtotals by arithmetic.
//!
//! Never here: words.

use super::form;
use super::view::View;

/// How far the search looks, in rows that are not blank.
const REACH: usize = 80;
/// How many columns of numbers are compared at most.
const COLUMNS: usize = 24;

/// What the search found in one direction.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Proof {
    /// Share of the row's numbers (zeros left out) that are the sum of the covered rows.
    pub share: f32,
    /// How many numbers agree.
    pub columns: usize,
    /// How many rows are covered.
    pub rows: usize,
}

impl Proof {
    /// True where chance is no explanation.
    pub fn holds(self) -> bool {
        self.rows >= 2 && self.share >= 0.7 && (self.columns >= 2 || (self.columns == 1 && self.rows >= 3))
    }
}

/// The numbers of a row by column; none where the cell is no number.
pub(crate) fn numbers(view: &View, row: usize) -> Vec<Option<f64>> {
    (view.rows[row].iter().zip(&view.forms[row]))
        .map(|(cell, form)| if form.is_number() { form::number(&cell.text) } else { None })
        .collect()
}

/// Looks for the sum among the rows that `others` gives, nearest first.
pub(crate) fn prove<'a>(own: &[Option<f64>], others: impl Iterator<Item = &'a [Option<f64>]>) -> Proof {
    let columns: Vec<(usize, f64)> = own
        .iter()
        .enumerate()
        .filter_map(|(column, value)| value.filter(|v| *v != 0.0).map(|v| (column, v)))
        .take(COLUMNS)
        .collect();
    let mut best = Proof::default();
    if columns.is_empty() {
        return best;
    }
    let mut sums = vec![0.0f64; columns.len()];
    let mut sizes = vec![0usize; columns.len()];
    for (count, other) in others.take(REACH).enumerate() {
        let mut agree = 0;
        for ((column, wanted), (sum, size)) in columns.iter().zip(sums.iter_mut().zip(sizes.iter_mut())) {
            if let Some(value) = other.get(*column).copied().flatten() {
                *sum += value;
                *size += 1;
            }
            // Rounded addends: each may be off by half a unit of its last digit.
            let slack = (wanted.abs() * 1e-4).max(1e-6);
            let twice = *size >= 4 && (*sum - 2.0 * wanted).abs() <= 2.0 * slack;
            agree += usize::from(*size >= 2 && ((*sum - wanted).abs() <= slack || twice));
        }
        let share = agree as f32 / columns.len() as f32;
        if agree > 0 && (share, agree) > (best.share, best.columns) {
            best = Proof { share, columns: agree, rows: count + 1 };
        }
    }
    best
}
