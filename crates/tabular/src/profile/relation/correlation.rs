//! Which columns of numbers go together.
//!
//! Never here: keys, years and codes, whose order says nothing.

use super::{COLUMNS, Correlation, MOST, Sample};
use crate::evidence::number_of;
use crate::profile::ColumnProfile;
use crate::value_type::ValueType;

/// Weaker ones are not told; fewer rows say nothing.
const LEAST: f64 = 0.3;
const ROWS: usize = 20;

pub(super) fn find(sample: &Sample, columns: &[ColumnProfile]) -> Vec<Correlation> {
    let measured: Vec<(usize, Vec<Option<f64>>)> = columns
        .iter()
        .enumerate()
        .filter(|(_, profile)| {
            matches!(profile.value_type, ValueType::Integer | ValueType::Number)
                && profile.personal.is_none()
                && profile.place.is_none()
                && matches!(
                    profile.semantic.as_deref(),
                    None | Some("integer" | "number" | "money" | "percent" | "age")
                )
        })
        .take(COLUMNS)
        .map(|(at, profile)| {
            let numbers = sample.columns[at].texts.iter();
            let numbers: Vec<Option<f64>> = numbers.map(|text| number_of(text, profile.facts.decimal)).collect();
            (at, sample.columns[at].rows.iter().map(|&id| numbers[id as usize]).collect())
        })
        .collect();
    let mut found = Vec::new();
    for (place, (a, left)) in measured.iter().enumerate() {
        for (b, right) in &measured[place + 1..] {
            let Some((pearson, rows)) = pearson(left, right) else { continue };
            if pearson.abs() >= LEAST {
                let columns = [columns[*a].name.clone(), columns[*b].name.clone()];
                found.push(Correlation { columns, pearson, rows });
            }
        }
    }
    found.sort_by(|a, b| b.pearson.abs().total_cmp(&a.pearson.abs()).then_with(|| a.columns.cmp(&b.columns)));
    found.truncate(MOST);
    found
}

/// Pearson's coefficient to four places, in two passes over the rows that have both.
fn pearson(left: &[Option<f64>], right: &[Option<f64>]) -> Option<(f64, u64)> {
    let both = || left.iter().zip(right).filter_map(|(a, b)| Some(((*a)?, (*b)?)));
    let (mut rows, mut sum_a, mut sum_b) = (0usize, 0.0, 0.0);
    for (a, b) in both() {
        rows += 1;
        sum_a += a;
        sum_b += b;
    }
    if rows < ROWS {
        return None;
    }
    let (mean_a, mean_b) = (sum_a / rows as f64, sum_b / rows as f64);
    let (mut aa, mut bb, mut ab) = (0.0, 0.0, 0.0);
    for (a, b) in both() {
        aa += (a - mean_a) * (a - mean_a);
        bb += (b - mean_b) * (b - mean_b);
        ab += (a - mean_a) * (b - mean_b);
    }
    let r = ab / (aa * bb).sqrt();
    r.is_finite().then(|| ((r * 1e4).round() / 1e4, rows as u64))
}
