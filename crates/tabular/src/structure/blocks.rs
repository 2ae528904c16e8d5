//! Tables that stand side by side: blocks of columns with the same labels, an empty column between them.
//!
//! Never here: tables one below another (see `assemble`).

use crate::table::RowKind;

use super::assemble::Span;
use super::form::Form;
use super::view::View;

/// First and last column of each table in the span, from left to right.
pub(crate) fn blocks(view: &View, kinds: &[RowKind], span: &Span, bounds: (usize, usize)) -> Vec<(usize, usize)> {
    if span.header.is_empty() || view.names.is_some() {
        return vec![bounds];
    }
    let used = used(view, kinds, span, bounds);
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for column in (0..used.len()).filter(|column| used[*column]) {
        match groups.last_mut() {
            Some(group) if group.1 + 1 == column => group.1 = column,
            _ => groups.push((column, column)),
        }
    }
    let labels: Vec<Vec<String>> = groups.iter().map(|group| labels(view, span, *group)).collect();
    let Some(pattern) = labels.first().filter(|labels| labels.len() >= 2) else { return vec![bounds] };
    let mut blocks: Vec<(usize, usize)> = Vec::new();
    for (group, own) in groups.iter().zip(&labels) {
        match blocks.last_mut() {
            Some(block) if own != pattern => block.1 = group.1,
            _ => blocks.push(*group),
        }
    }
    if blocks.len() < 2 { vec![bounds] } else { blocks }
}

fn used(view: &View, kinds: &[RowKind], span: &Span, bounds: (usize, usize)) -> Vec<bool> {
    let rows = || {
        let data = (span.first..=span.last).filter(|row| matches!(kinds[*row], RowKind::Data | RowKind::Derived));
        data.chain(span.header.iter().copied())
    };
    let width = rows().map(|row| view.rows[row].len()).max().unwrap_or(0).min(bounds.1.saturating_add(1));
    let mut used = vec![false; width];
    for row in rows() {
        for (slot, form) in used.iter_mut().zip(&view.forms[row]) {
            *slot |= *form != Form::Blank;
        }
    }
    used.iter_mut().take(bounds.0).for_each(|slot| *slot = false);
    used
}

/// The header's words in a block, numbers left out.
fn labels(view: &View, span: &Span, (first, last): (usize, usize)) -> Vec<String> {
    let cells = span.header.iter().flat_map(|row| (first..=last).map(|column| (*row, column)));
    cells
        .filter(|(row, column)| matches!(view.form(*row, *column), Form::Text | Form::Year))
        .map(|(row, column)| view.text(row, column).split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}
