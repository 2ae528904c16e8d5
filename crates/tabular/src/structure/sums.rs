//! Does a row hold the sums of rows near it? The proof of totals and subtotals by arithmetic.
//!
//! Never here: words.

use super::form;
use super::view::View;

/// How far the search looks, in rows that are not blank.
const REACH: usize = 80;
/// How many columns of numbers are compared at most.
const COLUMNS: usize = 24;
/// What counts as nearly the sum, as a share of it: tables whose every figure is rounded by itself.
const NEARLY: f64 = 0.01;

/// What the search found in one direction.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Proof {
    /// Share of the row's numbers (zeros left out) that are the sum of the covered rows.
    pub share: f32,
    /// How many numbers agree.
    pub columns: usize,
    /// How many rows are covered.
    pub rows: usize,
    /// The best share of numbers that are nearly a sum.
    pub nearly: f32,
    /// The best share of numbers that are the mean of three rows or more that differ.
    pub mean: f32,
}

impl Proof {
    /// True where chance is no explanation.
    pub fn holds(self) -> bool {
        self.rows >= 2 && self.share >= 0.7 && (self.columns >= 2 || (self.columns == 1 && self.rows >= 3))
    }

    /// The share, nothing where a single row is covered.
    pub fn worth(self) -> f32 {
        if self.rows >= 2 { self.share } else { 0.0 }
    }

    /// The better of two.
    pub fn or(self, other: Proof) -> Proof {
        let best = if (other.share, other.columns) > (self.share, self.columns) { other } else { self };
        Proof { nearly: self.nearly.max(other.nearly), mean: self.mean.max(other.mean), ..best }
    }
}

/// The numbers of a row by column; none where the cell is no number.
pub(crate) fn numbers(view: &View, row: usize) -> Vec<Option<f64>> {
    (view.rows[row].iter().zip(&view.forms[row]))
        .map(|(cell, form)| if form.is_number() { form::number(&cell.text) } else { None })
        .collect()
}

/// A column of the row that is to be proved, while rows are added up.
struct Sum {
    column: usize,
    wanted: f64,
    sum: f64,
    size: usize,
    least: f64,
    greatest: f64,
}

/// Looks for the sum among the rows that `others` gives, nearest first.
pub(crate) fn prove<'a>(own: &[Option<f64>], others: impl Iterator<Item = &'a [Option<f64>]>) -> Proof {
    let wanted = own.iter().enumerate().filter_map(|(column, value)| value.filter(|v| *v != 0.0).map(|v| (column, v)));
    let mut sums: Vec<Sum> = wanted
        .take(COLUMNS)
        .map(|(column, wanted)| Sum { column, wanted, sum: 0.0, size: 0, least: f64::MAX, greatest: f64::MIN })
        .collect();
    let mut best = Proof::default();
    if sums.is_empty() {
        return best;
    }
    let all = sums.len() as f32;
    for (count, other) in others.take(REACH).enumerate() {
        let (mut agree, mut nearly, mut mean) = (0, 0, 0);
        for Sum { column, wanted, sum, size, least, greatest } in &mut sums {
            if let Some(value) = other.get(*column).copied().flatten() {
                *sum += value;
                *size += 1;
                *least = least.min(value);
                *greatest = greatest.max(value);
            }
            if *size < 2 {
                continue;
            }
            // Rounded addends: each may be off by half a unit of its last digit.
            let slack = (wanted.abs() * 1e-4).max(1e-6);
            let off = (*sum - *wanted).abs();
            let twice = *size >= 4 && (*sum - 2.0 * *wanted).abs() <= 2.0 * slack;
            agree += usize::from(off <= slack || twice);
            nearly += usize::from(off <= wanted.abs() * NEARLY);
            let even = (*sum / *size as f64 - *wanted).abs() <= wanted.abs() * 1e-3;
            mean += usize::from(even && *size >= 3 && *greatest - *least > wanted.abs() * 0.01);
        }
        best.nearly = best.nearly.max(nearly as f32 / all);
        best.mean = best.mean.max(mean as f32 / all);
        let share = agree as f32 / all;
        if agree > 0 && (share, agree) > (best.share, best.columns) {
            best = Proof { share, columns: agree, rows: count + 1, ..best };
        }
    }
    best
}
