//! `swapped-coordinates`: the latitude stands in the longitude's column and the other way round.
//!
//! latitude `-100.3`, longitude `25.6` → `25.6`, `-100.3`, offered by `coordinates-as-text`. Never here: that remedy.

use super::{ColumnContext, TableContext};
use crate::finding::{Finding, Severity};
use crate::evidence::number_of;
use crate::semantic::{LATITUDES, LONGITUDES};

fn inside(column: &ColumnContext<'_>, (low, high): (f64, f64)) -> u64 {
    let decimal = column.facts.decimal;
    let numbers = column.facts.values.iter().filter_map(|v| Some((number_of(&v.text, decimal)?, v.count)));
    numbers.filter(|(n, _)| (low..=high).contains(n)).map(|(_, count)| count).sum()
}

pub(super) fn check(context: &TableContext<'_>) -> Vec<Finding> {
    let with = |kind: &str| context.columns().find(|c| c.profile.place.as_deref() == Some(kind));
    let (Some(latitude), Some(longitude)) = (with("latitude"), with("longitude")) else { return Vec::new() };
    let count = inside(&latitude, LONGITUDES).min(inside(&longitude, LATITUDES));
    if count == 0 {
        return Vec::new();
    }
    let decimal = latitude.facts.decimal;
    let (low, high) = LONGITUDES;
    let swapped = |text: &str| number_of(text, decimal).is_some_and(|n| (low..=high).contains(&n));
    vec![latitude.cells("swapped-coordinates", Severity::Warning, count, swapped, |_| None)]
}
