//! Totals and subtotals that a word and arithmetic prove, or arithmetic alone.
//!
//! Never here: what the model thinks.

use std::ops::RangeInclusive;

use crate::table::RowKind;

use super::features::Sheet;
use super::form::Form;
use super::sums::Proof;
use super::view::View;
use super::word;

/// How many digits must agree, in all columns that differ, where no word says that a row is a total.
const EVIDENCE: f64 = 5.0;
/// How many of a row's texts are asked whether they say that it is a total.
const TEXTS: usize = 2;

/// Rows of data that are totals by proof become derived.
pub(crate) fn prove(view: &View, sheet: &Sheet, kinds: &mut [RowKind]) {
    for (at, row) in sheet.live.iter().copied().enumerate() {
        if kinds[row] != RowKind::Data {
            continue;
        }
        if at > 0 && is_ruler(view, sheet.live[at - 1]) && sheet.proofs(at).1.share == 1.0 {
            kinds[row] = RowKind::Derived;
        }
        if !says_total(view, row) {
            continue;
        }
        let (below, above) = sheet.proofs(at);
        let holds = if texts(view, row).take(1).any(says) {
            below.holds() || above.holds()
        } else {
            is_certain(sheet, at, below) || is_certain(sheet, at, above)
        };
        if holds {
            kinds[row] = RowKind::Derived;
        }
    }
    for table in tables(sheet, kinds) {
        prove_without_words(sheet, table, kinds);
    }
}

/// True where one of a row's first texts says that it sums others.
pub(crate) fn says_total(view: &View, row: usize) -> bool {
    texts(view, row).take(TEXTS).any(says)
}

/// True for the line that accountants draw under figures before they write the sum.
fn is_ruler(view: &View, row: usize) -> bool {
    let drawn = |text: &str| {
        let text = text.trim();
        text.len() >= 3 && text.chars().all(|sign| matches!(sign, '-' | '=' | '_' | '–' | '—'))
    };
    let mut cells = (0..view.forms[row].len()).filter(|column| view.form(row, *column) != Form::Blank).peekable();
    cells.peek().is_some() && cells.all(|column| drawn(view.text(row, column)))
}

fn texts<'v>(view: &'v View, row: usize) -> impl Iterator<Item = &'v str> {
    let texts = view.forms[row].iter().enumerate().filter(|(_, form)| **form == Form::Text);
    texts.map(move |(column, _)| view.text(row, column))
}

fn says(text: &str) -> bool {
    // Cheap first: this is asked of every row of a long sheet.
    let may = |part: &[u8]| text.as_bytes().windows(part.len()).any(|window| window.eq_ignore_ascii_case(part));
    (may(b"tot") || may(b"t o t") || may(b"sum") || may(b"nacional") || may(b"gesamt")) && word::says_total(text)
}

/// Runs of data and derived rows, section headings between them included, as positions in `sheet.live`.
fn tables(sheet: &Sheet, kinds: &[RowKind]) -> Vec<RangeInclusive<usize>> {
    let counts = |at: usize| matches!(kinds[sheet.live[at]], RowKind::Data | RowKind::Derived);
    let goes_on = |at: usize| counts(at) || kinds[sheet.live[at]] == RowKind::Group;
    let mut tables = Vec::new();
    let mut at = 0;
    while at < sheet.live.len() {
        if !counts(at) {
            at += 1;
            continue;
        }
        let end = (at..sheet.live.len()).take_while(|other| goes_on(*other)).last().unwrap_or(at);
        let last = (at..=end).rev().find(|other| counts(*other)).unwrap_or(at);
        tables.push(at..=last);
        at = end + 1;
    }
    tables
}

/// Subtotals that cover a table from end to end without a gap, above or below their parts, and a grand total
/// over all of it. One sum that happens to be right proves nothing: only the whole pattern does.
fn prove_without_words(sheet: &Sheet, table: RangeInclusive<usize>, kinds: &mut [RowKind]) {
    let (first, last) = (*table.start(), *table.end());
    // Long tables are lists; a pattern of subtotals is short enough for a person to see.
    if !(3..400).contains(&(last - first)) {
        return;
    }
    for covers_below in [true, false] {
        let total = if covers_below { first } else { last };
        let (below, above) = sheet.proofs(total);
        let whole = if covers_below { below } else { above };
        if whole.rows == last - first && is_certain(sheet, total, whole) {
            kinds[sheet.live[total]] = RowKind::Derived;
        }
        // Subtotals over all rows but, perhaps, the grand total at either end.
        for (from, to) in [(first, last), (first + 1, last), (first, last - 1)] {
            let Some(subtotals) = tiles(sheet, from, to, covers_below) else { continue };
            for subtotal in &subtotals {
                kinds[sheet.live[*subtotal]] = RowKind::Derived;
            }
            for end in [first, last].into_iter().filter(|end| !(from..=to).contains(end)) {
                if is_certain(sheet, end, sums_of(sheet, end, &subtotals)) {
                    kinds[sheet.live[end]] = RowKind::Derived;
                }
            }
            break;
        }
    }
}

/// Two or more subtotals whose parts fill `from..=to`; none where a row is left over.
fn tiles(sheet: &Sheet, from: usize, to: usize, covers_below: bool) -> Option<Vec<usize>> {
    let mut subtotals = Vec::new();
    if covers_below {
        let mut at = from;
        while at <= to {
            let proof = sheet.proofs(at).0;
            if !is_certain(sheet, at, proof) || at + proof.rows > to {
                return None;
            }
            subtotals.push(at);
            at += proof.rows + 1;
        }
    } else {
        let mut at = to;
        loop {
            let proof = sheet.proofs(at).1;
            if !is_certain(sheet, at, proof) || proof.rows > at || at - proof.rows < from {
                return None;
            }
            subtotals.push(at);
            if at - proof.rows == from {
                break;
            }
            at -= proof.rows + 1;
        }
    }
    (subtotals.len() >= 2).then_some(subtotals)
}

/// The proof that a row is the sum of the given rows.
fn sums_of(sheet: &Sheet, at: usize, parts: &[usize]) -> Proof {
    super::sums::prove(sheet.numbers(at), parts.iter().map(|part| sheet.numbers(*part)))
}

/// True where every number of the row agrees, in columns enough that differ, with digits enough.
fn is_certain(sheet: &Sheet, at: usize, proof: Proof) -> bool {
    if proof.rows < 2 || proof.share < 1.0 || proof.columns < 2 {
        return false;
    }
    let mut values: Vec<f64> = sheet.numbers(at).iter().flatten().copied().filter(|value| *value != 0.0).collect();
    values.sort_by(f64::total_cmp);
    values.dedup();
    let digits = |value: &f64| if value.fract() == 0.0 { value.abs().log10().min(4.0) } else { 3.0 };
    values.len() >= 2 && values.iter().map(digits).sum::<f64>() >= EVIDENCE
}
