//! Tables that stand side by side, an empty column between them: blocks of columns with the same labels, or blocks
//! that each have a header and a key of their own. A table that merely has an empty column is one.
//!
//! Never here: tables one below another (see `assemble`).

use std::collections::BTreeSet;

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
    if blocks.len() >= 2 {
        return blocks;
    }
    if are_apart(view, kinds, span, &groups) { groups } else { vec![bounds] }
}

/// What one group of columns holds in the span's rows.
struct Block {
    /// Rows of the span that show something in it.
    rows: Vec<usize>,
    /// True where its first column names each row, each another.
    keyed: bool,
    /// True where this key is of words.
    wordy: bool,
    /// True where another column of it holds numbers.
    counts: bool,
}

/// True where each group is a table by itself: with its own header over each column and its own key, and either of
/// another length than the others or with its own numbers.
fn are_apart(view: &View, kinds: &[RowKind], span: &Span, groups: &[(usize, usize)]) -> bool {
    let Some(header) = span.header.last().copied() else { return false };
    let headed = |group: &(usize, usize)| {
        group.1 > group.0
            && (group.0..=group.1).all(|column| matches!(view.form(header, column), Form::Text | Form::Year))
    };
    let merged = view.merged.iter().any(|area| {
        span.header.iter().any(|row| (area.first_row..=area.last_row).contains(&view.records[*row]))
            && groups.iter().filter(|group| area.first_column <= group.1 && area.last_column >= group.0).count() > 1
    });
    if groups.len() < 2 || merged || !groups.iter().all(headed) {
        return false;
    }
    let blocks: Vec<Block> = groups.iter().map(|group| block(view, kinds, span, *group)).collect();
    if !blocks.iter().all(|block| block.keyed) {
        return false;
    }
    let ends: BTreeSet<Option<&usize>> = blocks.iter().map(|block| block.rows.last()).collect();
    // Every table starts below the header and has no gap that another one fills.
    let rows: BTreeSet<usize> = blocks.iter().flat_map(|block| block.rows.iter().copied()).collect();
    let solid = blocks.iter().all(|block| rows.iter().take(block.rows.len()).eq(block.rows.iter()));
    let lengths = solid && ends.len() > 1;
    lengths || blocks.iter().all(|block| block.rows.len() >= 3 && block.wordy && block.counts)
}

fn block(view: &View, kinds: &[RowKind], span: &Span, (first, last): (usize, usize)) -> Block {
    let filled = |row: &usize| (first..=last).any(|column| view.form(*row, column) != Form::Blank);
    let data = |row: &usize| matches!(kinds[*row], RowKind::Data | RowKind::Derived);
    let rows: Vec<usize> = (span.first..=span.last).filter(|row| data(row) && filled(row)).collect();
    let keys: Vec<&str> = rows.iter().map(|row| view.text(*row, first).trim()).collect();
    let distinct: BTreeSet<&str> = keys.iter().copied().collect();
    let short = |key: &&str| !key.is_empty() && key.chars().count() <= 60 && !key.contains('@');
    let forms = |column: usize| rows.iter().map(move |row| view.form(*row, column));
    let wordy = forms(first).all(|form| form == Form::Text);
    let counts = (first + 1..=last).any(|column| {
        let filled = forms(column).filter(|form| *form != Form::Blank).count();
        filled > 0 && forms(column).filter(|form| form.is_number()).count() * 5 >= filled * 4
    });
    let keyed = rows.len() >= 2 && distinct.len() == rows.len() && keys.iter().all(short);
    Block { rows, keyed, wordy, counts }
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
