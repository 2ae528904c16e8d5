//! What can be counted about a row and its neighbours; the model decides on these numbers.
//!
//! The order of the numbers is the order in which the model was trained (`models/row-kinds`).
//! Never here: decisions.

use super::form::{self, Form};
use super::likeness::{LIKENESS, Likeness};
use super::sums::{self, Proof};
use super::view::View;
use super::word;

/// How many numbers describe a row by itself.
pub(crate) const OWN: usize = PLAIN + LIKENESS + SUMS;
/// How many of them stand in the row, how many tell of sums.
const PLAIN: usize = 67;
const SUMS: usize = 20;
/// Which of a row's own numbers its neighbours also see.
const SHARED: [usize; 37] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 19, 22, 23, 26, 27, 28, 33, 34, 36, 37, 50, 54, 67,
    69, 71, 74, 75, 79, 81,
];
/// How far neighbours are seen, in rows that are not blank.
const NEIGHBOURS: [isize; 4] = [-1, 1, -2, 2];
/// How many numbers describe a row and its neighbours.
pub(crate) const ALL: usize = OWN + SHARED.len() * NEIGHBOURS.len();

/// How many rows above and below tell what a column usually holds.
const WINDOW: usize = 12;

/// A sheet's rows that are not blank, ready to be described.
pub(crate) struct Sheet<'v, 'a> {
    view: &'v View<'a>,
    /// Positions of rows that are not blank.
    pub live: Vec<usize>,
    filled: Vec<usize>,
    typical: f32,
    widest: f32,
    /// Rows with at least two numbers up to and including each live row.
    numeric_above: Vec<u32>,
    full_above: Vec<u32>,
    /// Which rows look like each other.
    pub likeness: Likeness,
    numbers: Vec<std::cell::OnceCell<Vec<Option<f64>>>>,
    proofs: Vec<std::cell::OnceCell<(Proof, Proof)>>,
    own: Vec<std::cell::OnceCell<Box<[f32; OWN]>>>,
}

impl<'v, 'a> Sheet<'v, 'a> {
    /// Prepares a sheet.
    pub fn new(view: &'v View<'a>) -> Self {
        let live: Vec<usize> = (0..view.len()).filter(|row| !view.blank[*row]).collect();
        let filled: Vec<usize> = live.iter().map(|row| view.filled(*row)).collect();
        let mut sorted = filled.clone();
        sorted.sort_unstable();
        let typical = sorted.get(sorted.len() / 2).copied().unwrap_or(1).max(1) as f32;
        let widest = sorted.last().copied().unwrap_or(1).max(1) as f32;
        let mut numeric_above = Vec::with_capacity(live.len());
        let mut full_above = Vec::with_capacity(live.len());
        let (mut numeric, mut full) = (0, 0);
        for (row, filled) in live.iter().zip(&filled) {
            numeric += u32::from(view.forms[*row].iter().filter(|form| form.is_number()).take(2).count() == 2);
            full += u32::from(*filled as f32 >= 0.6 * typical && *filled > 1);
            numeric_above.push(numeric);
            full_above.push(full);
        }
        let numbers = std::iter::repeat_with(std::cell::OnceCell::new).take(live.len()).collect();
        let own = std::iter::repeat_with(std::cell::OnceCell::new).take(live.len()).collect();
        let proofs = std::iter::repeat_with(std::cell::OnceCell::new).take(live.len()).collect();
        let likeness = Likeness::new(view, &live);
        Sheet { view, live, filled, typical, widest, numeric_above, full_above, likeness, numbers, proofs, own }
    }

    /// The numbers of a live row.
    pub fn numbers(&self, at: usize) -> &[Option<f64>] {
        self.numbers[at].get_or_init(|| sums::numbers(self.view, self.live[at]))
    }

    /// Is the row a sum of the rows right below it, and of those right above it?
    pub fn proofs(&self, at: usize) -> (Proof, Proof) {
        *self.proofs[at].get_or_init(|| {
            let below = sums::prove(self.numbers(at), (at + 1..self.live.len()).map(|other| self.numbers(other)));
            let above = sums::prove(self.numbers(at), (0..at).rev().map(|other| self.numbers(other)));
            (below, above)
        })
    }

    /// As [`Sheet::proofs`], with the parts of other sums left out: a total of subtotals.
    pub fn proofs_of_sums(&self, at: usize) -> (Proof, Proof) {
        let count = self.live.len();
        let skip = |proof: Proof| if proof.holds() { proof.rows } else { 0 };
        let inside = |other: usize| (other < count).then_some(other);
        let below = std::iter::successors(inside(at + 1), |other| inside(other + 1 + skip(self.proofs(*other).0)));
        let above =
            std::iter::successors(at.checked_sub(1), |other| other.checked_sub(1 + skip(self.proofs(*other).1)));
        let below = below.map(|other| self.numbers(other));
        (sums::prove(self.numbers(at), below), sums::prove(self.numbers(at), above.map(|other| self.numbers(other))))
    }

    /// Is the row the sum of the rows below it that are one step further in?
    fn proof_of_indented(&self, at: usize) -> Proof {
        let own = self.depth(at);
        let children = || (at + 1..(at + 400).min(self.live.len())).take_while(|other| self.depth(*other) > own);
        let Some(step) = children().map(|other| self.depth(other)).min() else { return Proof::default() };
        let direct = children().filter(|other| self.depth(*other) == step);
        sums::prove(self.numbers(at), direct.map(|other| self.numbers(other)))
    }

    fn depth(&self, at: usize) -> usize {
        self.first_of(at).map_or(0, |first| 4 * first + indent(self.view.text(self.live[at], first)) as usize)
    }

    /// Is the row the sum of the rows that say the same in one or two of the first columns?
    fn proofs_of_same(&self, at: usize) -> (Proof, Proof) {
        let row = self.live[at];
        let is_key = |column: usize| matches!(self.view.form(row, column), Form::Text | Form::Year | Form::Date);
        let (mut below, mut above) = (Proof::default(), Proof::default());
        for columns in [&[0][..], &[1], &[2], &[0, 1]] {
            if !columns.iter().all(|column| is_key(*column)) {
                continue;
            }
            let same = |other: &usize| {
                let other = self.live[*other];
                columns.iter().all(|column| self.view.text(other, *column) == self.view.text(row, *column))
            };
            let after = (at + 1..(at + 300).min(self.live.len())).filter(same);
            let before = (at.saturating_sub(300)..at).rev().filter(same);
            below = below.or(sums::prove(self.numbers(at), after.map(|other| self.numbers(other))));
            above = above.or(sums::prove(self.numbers(at), before.map(|other| self.numbers(other))));
        }
        (below, above)
    }

    /// What is known of sums beyond the rows that touch the row.
    fn measure_sums(&self, at: usize) -> [f32; SUMS] {
        let (below, above) = self.proofs(at);
        if !self.numbers(at).iter().any(|number| number.is_some_and(|number| number != 0.0)) {
            return [-1.0; SUMS];
        }
        let (sums_below, sums_above) = self.proofs_of_sums(at);
        let (same_below, same_above) = self.proofs_of_same(at);
        let indented = self.proof_of_indented(at);
        [
            sums_below.worth(),
            sums_below.columns as f32,
            ln(sums_below.rows as f32),
            sums_above.worth(),
            sums_above.columns as f32,
            ln(sums_above.rows as f32),
            same_below.worth(),
            same_below.columns as f32,
            ln(same_below.rows as f32),
            same_above.worth(),
            same_above.columns as f32,
            ln(same_above.rows as f32),
            indented.worth(),
            indented.columns as f32,
            ln(indented.rows as f32),
            below.nearly.max(sums_below.nearly),
            above.nearly.max(sums_above.nearly),
            below.mean,
            above.mean,
            self.numbers(at).iter().flatten().count() as f32,
        ]
    }

    /// A row and its neighbours in numbers.
    pub fn describe(&self, at: usize) -> Vec<f32> {
        let mut out = Vec::with_capacity(ALL);
        out.extend_from_slice(self.own(at));
        for step in NEIGHBOURS {
            match at.checked_add_signed(step).filter(|other| *other < self.live.len()) {
                Some(other) => {
                    let own = self.own(other);
                    out.extend(SHARED.iter().map(|number| own[*number]));
                }
                None => out.extend(std::iter::repeat_n(-1.0, SHARED.len())),
            }
        }
        out
    }

    fn own(&self, at: usize) -> &[f32; OWN] {
        self.own[at].get_or_init(|| {
            let mut own = Box::new([0.0; OWN]);
            own[..PLAIN].copy_from_slice(&self.measure(at));
            own[PLAIN..PLAIN + LIKENESS].copy_from_slice(&self.likeness.measure(self.view, at, self.live[at]));
            own[PLAIN + LIKENESS..].copy_from_slice(&self.measure_sums(at));
            own
        })
    }

    fn measure(&self, at: usize) -> [f32; PLAIN] {
        let view = self.view;
        let row = self.live[at];
        let forms = &view.forms[row];
        let filled = self.filled[at] as f32;
        let count = |wanted: Form| forms.iter().filter(|form| **form == wanted).count() as f32;
        let first = forms.iter().position(|form| *form != Form::Blank).unwrap_or(0);
        let last = forms.iter().rposition(|form| *form != Form::Blank).unwrap_or(0);
        let key = view.text(row, first);
        let key_plain = key.trim();
        let texts =
            || view.rows[row].iter().zip(forms).filter(|(_, form)| **form == Form::Text).map(|(cell, _)| &*cell.text);
        let lengths: Vec<f32> = texts().map(|text| text.trim().chars().count() as f32).collect();
        let longest = lengths.iter().copied().fold(0.0, f32::max);
        let mean_length = if lengths.is_empty() { 0.0 } else { lengths.iter().sum::<f32>() / lengths.len() as f32 };
        let (below, above) = self.proofs(at);
        let blanks_above = self.gap(at);
        let blanks_below = self.gap(at + 1);
        let agree_below = self.agreement(at, true);
        let agree_above = self.agreement(at, false);
        let steps = steps(view, row);
        let numeric_here = u32::from(view.forms[row].iter().filter(|form| form.is_number()).take(2).count() == 2);
        let numeric_total = self.numeric_above.last().copied().unwrap_or(0);
        let full_total = self.full_above.last().copied().unwrap_or(0);
        let full_here = u32::from(filled >= 0.6 * self.typical && filled > 1.0);
        let next_full =
            (at + 1..(at + 40).min(self.live.len())).find(|other| self.is_full(*other)).map_or(40, |o| o - at);
        let last_full = (at.saturating_sub(40)..at).rev().find(|other| self.is_full(*other)).map_or(40, |o| at - o);
        let upper = key_plain.chars().filter(|c| c.is_uppercase()).count();
        let letters = key_plain.chars().filter(|c| c.is_alphabetic()).count().max(1);
        let words = key_plain.split_whitespace().count();
        let second = forms.iter().enumerate().skip(first + 1).find(|(_, form)| **form != Form::Blank).map(|(c, _)| c);
        let next_first = self.first_of(at + 1);
        let previous_first = at.checked_sub(1).and_then(|other| self.first_of(other));
        let all_total = texts().take(8).any(word::says_total);
        let distinct = {
            let mut seen: Vec<&str> = texts().map(str::trim).take(64).collect();
            let all = seen.len();
            seen.sort_unstable();
            seen.dedup();
            if all == 0 { 1.0 } else { seen.len() as f32 / all as f32 }
        };
        let line_below = self.similarity(at, at + 1);
        let line_above = at.checked_sub(1).map_or(-1.0, |other| self.similarity(at, other));
        let biggest = self.biggest(at);
        [
            filled,
            filled / self.typical,
            filled / self.widest,
            first as f32,
            (last + 1) as f32,
            filled / (last - first + 1) as f32,
            count(Form::Number) / filled,
            count(Form::Year) / filled,
            count(Form::Date) / filled,
            count(Form::Missing) / filled,
            count(Form::Text) / filled,
            rank(forms[first]),
            second.map_or(-1.0, |column| rank(forms[column])),
            second.map_or(-1.0, |column| (column - first) as f32),
            ln(longest),
            ln(mean_length),
            ln(key_plain.chars().count() as f32),
            words as f32,
            upper as f32 / letters as f32,
            f32::from(u8::from(key_plain.ends_with(':'))),
            f32::from(u8::from(key_plain.ends_with('.'))),
            f32::from(u8::from(key_plain.chars().next().is_some_and(char::is_lowercase))),
            f32::from(u8::from(word::says_note(key))),
            f32::from(u8::from(word::says_total(key))),
            f32::from(u8::from(all_total)),
            indent(key),
            f32::from(u8::from(word::says_title(key))),
            f32::from(u8::from(texts().any(word::says_note))),
            distinct,
            f32::from(u8::from(key_plain.bytes().any(|b| b.is_ascii_digit()))),
            ln(at as f32),
            ln((self.live.len() - 1 - at) as f32),
            at as f32 / self.live.len() as f32,
            blanks_above,
            blanks_below,
            ln(row as f32),
            agree_below.0,
            agree_below.1,
            agree_below.2,
            agree_above.0,
            agree_above.1,
            agree_above.2,
            ln((self.numeric_above[at] - numeric_here) as f32),
            ln((numeric_total - self.numeric_above[at]) as f32),
            ln((self.full_above[at] - full_here) as f32),
            ln((full_total - self.full_above[at]) as f32),
            next_full as f32,
            last_full as f32,
            next_first.map_or(-9.0, |other| other as f32 - first as f32),
            previous_first.map_or(-9.0, |other| other as f32 - first as f32),
            line_below,
            line_above,
            steps,
            below.share * f32::from(u8::from(below.rows >= 2)),
            f32::from(u8::from(below.holds())),
            above.share * f32::from(u8::from(above.rows >= 2)),
            f32::from(u8::from(above.holds())),
            biggest.0,
            biggest.1,
            self.widest,
            ln(self.live.len() as f32),
            self.missing_key(at),
            below.columns as f32,
            ln(below.rows as f32),
            above.columns as f32,
            ln(above.rows as f32),
            self.repeats_key(at),
        ]
    }

    fn is_full(&self, at: usize) -> bool {
        self.filled[at] as f32 >= 0.6 * self.typical && self.filled[at] > 1
    }

    fn first_of(&self, at: usize) -> Option<usize> {
        let row = *self.live.get(at)?;
        self.view.forms[row].iter().position(|form| *form != Form::Blank)
    }

    /// Blank rows directly before a live row, three at most; 4 at the sheet's ends.
    fn gap(&self, at: usize) -> f32 {
        match (at.checked_sub(1).map(|before| self.live[before]), self.live.get(at)) {
            (Some(before), Some(row)) => (row - before - 1).min(3) as f32,
            _ => 4.0,
        }
    }

    /// How the row's cells agree with what the same columns hold in the rows below or above: the share that
    /// looks alike, the share of words over columns of values, the share of filled cells over empty columns.
    fn agreement(&self, at: usize, below: bool) -> (f32, f32, f32) {
        let near = if below { at + 1..(at + 1 + WINDOW).min(self.live.len()) } else { at.saturating_sub(WINDOW)..at };
        if near.is_empty() {
            return (-1.0, -1.0, -1.0);
        }
        let rows = near.len();
        let (mut alike, mut clash, mut alone, mut all) = (0.0, 0.0, 0.0, 0.0);
        for (column, form) in self.view.forms[self.live[at]].iter().enumerate().filter(|(_, f)| **f != Form::Blank) {
            let (mut filled, mut same, mut values) = (0, 0, 0);
            for other in near.clone() {
                let other = self.view.form(self.live[other], column);
                filled += usize::from(other != Form::Blank);
                same += usize::from(other == *form || (other.is_number() && form.is_number()));
                values += usize::from(other.is_value());
            }
            all += 1.0;
            if filled * 5 < rows {
                alone += 1.0;
            } else {
                alike += same as f32 / filled as f32;
                if *form == Form::Text {
                    clash += values as f32 / filled as f32;
                }
            }
        }
        (alike / all, clash / all, alone / all)
    }

    /// Share of columns in which two rows look alike.
    fn similarity(&self, at: usize, other: usize) -> f32 {
        let (Some(row), Some(other)) = (self.live.get(at), self.live.get(other)) else { return -1.0 };
        let (a, b) = (&self.view.forms[*row], &self.view.forms[*other]);
        let width = a.len().max(b.len());
        let (mut same, mut all) = (0.0, 0.0);
        for column in 0..width {
            let x = a.get(column).copied().unwrap_or(Form::Blank);
            let y = b.get(column).copied().unwrap_or(Form::Blank);
            if x != Form::Blank || y != Form::Blank {
                all += 1.0;
                same += f32::from(u8::from(x == y || (x.is_number() && y.is_number())));
            }
        }
        if all == 0.0 { -1.0 } else { same / all }
    }

    /// Share of the row's numbers that are the greatest among the rows near it, and the mean of the logarithm
    /// of their ratio to the mean of these.
    fn biggest(&self, at: usize) -> (f32, f32) {
        let near = at.saturating_sub(WINDOW)..(at + 1 + WINDOW).min(self.live.len());
        let (mut greatest, mut ratio, mut all) = (0.0, 0.0, 0.0);
        for (column, value) in self.numbers(at).iter().enumerate().take(24) {
            let Some(value) = value else { continue };
            let (mut sum, mut count, mut more) = (0.0, 0.0, false);
            for other in near.clone().filter(|other| *other != at) {
                if let Some(other) = self.numbers(other).get(column).copied().flatten() {
                    sum += other.abs();
                    count += 1.0;
                    more |= other.abs() > value.abs();
                }
            }
            if count > 0.0 {
                all += 1.0;
                greatest += f32::from(u8::from(!more));
                let mean = sum / count;
                ratio += (((value.abs() + 1e-9) / (mean + 1e-9)).ln().clamp(-8.0, 8.0)) as f32;
            }
        }
        if all == 0.0 { (-1.0, -9.0) } else { (greatest / all, ratio / all) }
    }

    /// 1 where one of the six rows above begins with the same words, 0 where not.
    fn repeats_key(&self, at: usize) -> f32 {
        let key = |at: usize| {
            let row = self.live[at];
            self.first_of(at).map_or("", |column| self.view.text(row, column).trim())
        };
        let own = key(at);
        f32::from(u8::from((at.saturating_sub(6)..at).any(|other| key(other) == own)))
    }

    /// 1 where the first column that rows nearby fill with words is blank here, 0 where not.
    fn missing_key(&self, at: usize) -> f32 {
        let near = at.saturating_sub(WINDOW)..(at + 1 + WINDOW).min(self.live.len());
        let rows = near.len();
        for column in 0..4 {
            let filled = near.clone().filter(|other| self.view.form(self.live[*other], column) != Form::Blank).count();
            if filled * 2 > rows {
                return f32::from(u8::from(self.view.form(self.live[at], column) == Form::Blank));
            }
        }
        -1.0
    }
}

fn rank(form: Form) -> f32 {
    match form {
        Form::Blank => 0.0,
        Form::Text => 1.0,
        Form::Missing => 2.0,
        Form::Date => 3.0,
        Form::Year => 4.0,
        Form::Number => 5.0,
    }
}

fn ln(value: f32) -> f32 {
    (1.0 + value.max(0.0)).ln()
}

/// White space before the first sign, in signs, 12 at most.
fn indent(text: &str) -> f32 {
    text.chars().take_while(|c| c.is_whitespace()).count().min(12) as f32
}

/// Share of the row's numbers that are the number before plus or minus one: years and months as headers.
fn steps(view: &View, row: usize) -> f32 {
    let (mut count, mut regular, mut before) = (0.0, 0.0, None);
    for (cell, form) in view.rows[row].iter().zip(&view.forms[row]).filter(|(_, form)| form.is_number()).take(40) {
        let _ = form;
        let Some(value) = form::number(&cell.text) else { continue };
        if let Some(before) = before {
            count += 1.0;
            let step: f64 = value - before;
            regular += f32::from(u8::from(step.abs() == 1.0));
        }
        before = Some(value);
    }
    if count == 0.0 { -1.0 } else { regular / count }
}
