//! The kind of each row of a sheet.
//!
//! Never here: labels, columns.

use crate::table::RowKind;

use super::form::Form;
use super::view::View;
use super::word;

/// One kind for each row that is seen.
pub(crate) fn kinds(view: &View) -> Vec<RowKind> {
    let mut kinds = vec![RowKind::Empty; view.len()];
    let filled: Vec<usize> = (0..view.len()).map(|row| view.filled(row)).collect();
    let mut widths: Vec<usize> = filled.iter().copied().filter(|count| *count > 0).collect();
    widths.sort_unstable();
    let Some(&wide) = widths.get(widths.len() * 3 / 4) else { return kinds };
    let enough = if wide <= 2 { wide } else { wide.div_ceil(2).max(2) };
    let header = header_rows(view, &filled, enough);
    let (first, after) = header.map_or_else(
        || {
            let first = filled.iter().position(|count| *count >= enough).unwrap_or(0);
            (first, first)
        },
        |(first, last)| (first, last + 1),
    );
    let last_full = filled.iter().rposition(|count| *count >= enough).unwrap_or(0);
    for row in 0..view.len() {
        if view.blank[row] {
            continue;
        }
        let line = || view.line(row);
        kinds[row] = if row < first {
            RowKind::Metadata
        } else if row < after {
            RowKind::Header
        } else if row > last_full {
            if filled[row] > 1 && word::says_total(&line()) {
                RowKind::Derived
            } else if filled[row] > 1 && !word::says_note(&line()) {
                RowKind::Data
            } else {
                RowKind::Notes
            }
        } else if word::says_total(&line()) && filled[row] > 1 {
            RowKind::Derived
        } else if filled[row] == 1 && wide > 2 && view.form(row, 0) == Form::Text {
            RowKind::Group
        } else {
            RowKind::Data
        };
    }
    kinds
}

/// The first and last header row, where the sheet has a header.
fn header_rows(view: &View, filled: &[usize], enough: usize) -> Option<(usize, usize)> {
    let wordy = |row: usize| {
        let words = view.forms[row].iter().filter(|f| matches!(f, Form::Text | Form::Year)).count();
        words * 10 >= filled[row] * 8
    };
    let start = (0..view.len()).take(200).find(|row| filled[*row] >= enough)?;
    if !wordy(start) {
        return None;
    }
    let mut first = start;
    while first > 0 && filled[first - 1] >= 2 && wordy(first - 1) {
        first -= 1;
    }
    let has_values = |row: usize| view.forms[row].iter().any(|form| form.is_value());
    let mut last = start;
    let mut next = start + 1;
    while next < view.len() && next < start + 12 {
        if !view.blank[next] {
            if !has_values(next)
                && filled[next] > 1
                && (next + 1..view.len()).take(12).any(has_values)
                && view.form(next, 0) == Form::Blank
            {
                last = next;
            } else {
                break;
            }
        }
        next += 1;
    }
    Some((first, last))
}
