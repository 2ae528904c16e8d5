//! The kind of each row of a sheet: the model's word, then what must hold in any sheet.
//!
//! Never here: labels, columns.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::grid::Area;
use crate::table::RowKind;

use super::features::Sheet;
use super::form::Form;
use super::likeness::look;
use super::model::{self, CLASSES, Model};
use super::totals;
use super::view::View;

/// Rows that the model is asked about at most; in a longer sheet ordinary rows in the middle are data.
const ASKED: usize = 8000;
/// Rows at each end of a long sheet that the model is always asked about.
const ENDS: usize = 500;

const KINDS: [RowKind; CLASSES] =
    [RowKind::Metadata, RowKind::Header, RowKind::Group, RowKind::Data, RowKind::Derived, RowKind::Notes];
const DATA: [f32; CLASSES] = [0.0, 0.0, 0.0, 1.0, 0.0, 0.0];

static MODELS: LazyLock<(Model, Model)> =
    LazyLock::new(|| models(include_bytes!("row_kinds.bin")).expect("the committed weights are whole"));

/// The two models from the bytes of their weights.
pub(crate) fn models(bytes: &[u8]) -> Option<(Model, Model)> {
    let (first, rest) = Model::read(bytes)?;
    let (second, _) = Model::read(rest)?;
    Some((first, second))
}

/// One kind for each row that is seen.
pub(crate) fn kinds(view: &View) -> Vec<RowKind> {
    kinds_by(view, &MODELS)
}

/// One kind for each row that is seen, told by other weights than the committed ones.
pub(crate) fn kinds_by(view: &View, models: &(Model, Model)) -> Vec<RowKind> {
    let mut kinds = vec![RowKind::Empty; view.len()];
    let sheet = Sheet::new(view);
    if sheet.live.is_empty() {
        return kinds;
    }
    let shares = shares(view, &sheet, models);
    for (row, share) in sheet.live.iter().zip(&shares) {
        let best = (0..CLASSES).fold(0, |best, class| if share[class] > share[best] { class } else { best });
        kinds[*row] = KINDS[best];
    }
    if !kinds.iter().any(|kind| matches!(kind, RowKind::Data | RowKind::Derived)) {
        insist(view, &sheet.live, &mut kinds);
    }
    repeat_headers(view, &sheet.live, &mut kinds);
    keep_torn_records(view, &sheet.live, &mut kinds);
    entitle(view, &sheet.live, &mut kinds);
    settle(&sheet.live, &mut kinds);
    totals::prove(view, &sheet, &mut kinds);
    kinds
}

/// What the models say of each row that is not blank.
fn shares(view: &View, sheet: &Sheet, (first, second): &(Model, Model)) -> Vec<[f32; CLASSES]> {
    let asked = asked(view, sheet);
    let mut words = vec![DATA; sheet.live.len()];
    let described: Vec<(usize, Vec<f32>)> = asked.into_iter().map(|at| (at, sheet.describe(at))).collect();
    for (at, numbers) in &described {
        words[*at] = first.ask(numbers);
    }
    let context = model::context(&words, [&sheet.likeness.looks, &sheet.likeness.shapes]);
    for (at, mut numbers) in described {
        numbers.extend_from_slice(&context[at]);
        words[at] = second.ask(&numbers);
    }
    words
}

/// The rows that the model is asked about, as positions in `sheet.live`.
fn asked(view: &View, sheet: &Sheet) -> Vec<usize> {
    let count = sheet.live.len();
    if count <= ASKED {
        return (0..count).collect();
    }
    let looks: Vec<u64> = sheet.live.iter().map(|row| look(&view.forms[*row])).collect();
    let mut seen: HashMap<u64, usize> = HashMap::new();
    for look in &looks {
        *seen.entry(*look).or_default() += 1;
    }
    let usual = (count / 500).max(20);
    let mut room = ASKED - 2 * ENDS;
    (0..count)
        .filter(|at| {
            if *at < ENDS || *at >= count - ENDS {
                return true;
            }
            let odd = seen[&looks[*at]] < usual || totals::says_total(view, sheet.live[*at]);
            if odd && room > 0 {
                room -= 1;
                return true;
            }
            false
        })
        .collect()
}

/// A sheet in which the model sees no data, although it has rows of several cells: the first of them is the
/// header where it only holds words, the others are data.
fn insist(view: &View, live: &[usize], kinds: &mut [RowKind]) {
    let several: Vec<usize> = live.iter().copied().filter(|row| view.filled(*row) >= 2).collect();
    let [first, rest @ ..] = several.as_slice() else { return };
    let wordy = view.forms[*first].iter().all(|form| matches!(form, Form::Text | Form::Blank));
    if rest.is_empty() {
        // Nothing below it: the header of a table that has no rows yet.
        if wordy && live.last() == Some(first) {
            kinds[*first] = RowKind::Header;
        }
        return;
    }
    kinds[*first] = if wordy { RowKind::Header } else { RowKind::Data };
    for row in rest {
        kinds[*row] = RowKind::Data;
    }
}

/// A row that says the words of a header row above in the same columns is a header again; lines of few words
/// right above it, after a blank row, are its titles.
fn repeat_headers(view: &View, live: &[usize], kinds: &mut [RowKind]) {
    let word = |form: Form| matches!(form, Form::Text | Form::Year);
    let mut headers: Vec<usize> = Vec::new();
    for (at, row) in live.iter().copied().enumerate() {
        let again = headers.iter().any(|header| {
            let mut words = 0;
            let same = view.forms[*header].iter().enumerate().filter(|(_, form)| word(**form)).all(|(column, _)| {
                words += 1;
                view.text(row, column).trim() == view.text(*header, column).trim()
            });
            same && words >= 3 && words * 3 >= view.filled(row) * 2
        });
        if !again {
            if kinds[row] == RowKind::Header && headers.len() < 8 {
                headers.push(row);
            }
            continue;
        }
        kinds[row] = RowKind::Header;
        let titles = live[..at].iter().rev().scan(row, |next, title| {
            let adjacent = *title + 1 == *next && view.filled(*title) <= 2 && kinds[*title] != RowKind::Header;
            *next = *title;
            adjacent.then_some(*title)
        });
        let titles: Vec<usize> = titles.collect();
        let parted = titles.last().is_some_and(|first| *first > 0 && view.blank[*first - 1]);
        if parted {
            titles.into_iter().for_each(|title| kinds[title] = RowKind::Metadata);
        }
    }
}

/// A record of a delimited text that is torn (it has not the width of the others) between whole ones is none of
/// header, title or note.
fn keep_torn_records(view: &View, live: &[usize], kinds: &mut [RowKind]) {
    if view.native {
        return;
    }
    let width = |row: usize| view.rows[row].len();
    for rows in live.windows(3) {
        let [before, row, after] = *rows else { continue };
        let data = |row: usize| matches!(kinds[row], RowKind::Data | RowKind::Derived);
        if !data(row)
            && data(before)
            && data(after)
            && after - before == 2
            && width(before) == width(after)
            && width(row) != width(before)
            && width(before) >= 3
        {
            kinds[row] = RowKind::Data;
        }
    }
}

/// Lines taken for titles by [`entitle`] at most.
const TITLES: usize = 3;

/// A few lines before the first header that hold one cell of words, or only cells of words that are merged over
/// several columns (the titles of tables side by side), are titles like those around them.
fn entitle(view: &View, live: &[usize], kinds: &mut [RowKind]) {
    let wide = |row: usize, column: usize| {
        let starts = |area: &Area| area.first_row == view.records[row] && area.first_column == column;
        view.merged.iter().any(|area| starts(area) && area.last_column > column)
    };
    let words = |row: usize, alone: bool| {
        let filled = view.filled(row);
        (1..=8).contains(&filled)
            && view.forms[row].iter().enumerate().filter(|(_, form)| **form != Form::Blank).all(|(column, form)| {
                !matches!(form, Form::Number | Form::Missing) && (alone && filled == 1 || wide(row, column))
            })
    };
    // Merged words right above a header are the groups of its columns.
    let groups = |at: usize| live.get(at + 1).is_some_and(|next| kinds[*next] == RowKind::Header);
    let heads = |at: usize| kinds[live[at]] == RowKind::Header && (groups(at) || !words(live[at], false));
    let Some(header) = (0..live.len()).find(|at| heads(*at)) else { return };
    let mut titles = Vec::new();
    for row in &live[..header] {
        match kinds[*row] {
            RowKind::Metadata => {}
            RowKind::Data if words(*row, true) => titles.push(*row),
            RowKind::Header if words(*row, false) => titles.push(*row),
            _ => return,
        }
    }
    if titles.len() <= TITLES {
        titles.into_iter().for_each(|row| kinds[row] = RowKind::Metadata);
    }
}

/// What must hold in any sheet: titles stand before and notes after data.
fn settle(live: &[usize], kinds: &mut [RowKind]) {
    let is_table = |kind: RowKind| matches!(kind, RowKind::Header | RowKind::Data | RowKind::Derived | RowKind::Group);
    let first = live.iter().position(|row| is_table(kinds[*row]));
    let last = live.iter().rposition(|row| is_table(kinds[*row]));
    let (Some(first), Some(last)) = (first, last) else { return };
    for row in &live[..first] {
        kinds[*row] = RowKind::Metadata;
    }
    for row in &live[last + 1..] {
        kinds[*row] = RowKind::Notes;
    }
}
