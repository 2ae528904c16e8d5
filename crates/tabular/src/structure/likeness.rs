//! Which rows of a sheet look like each other, and what its columns hold from top to bottom.
//!
//! Never here: what a row is.

use std::collections::HashMap;

use super::form::Form;
use super::view::View;
use super::word;

/// Rows from each end of a sheet that are compared with each other.
const SEEN: usize = 5000;
/// Columns whose cells are compared.
const WIDTH: usize = 64;
/// How many numbers tell how like others a row is.
pub(crate) const LIKENESS: usize = 24;

/// The rows of a sheet, grouped by their looks.
pub(crate) struct Likeness {
    /// For each live row the group of rows whose cells look the same.
    pub looks: Vec<u32>,
    /// For each live row the group of rows that begin in the same column with a text of the same shape.
    pub shapes: Vec<u32>,
    look_sizes: Vec<u32>,
    shape_sizes: Vec<u32>,
    /// For each live row how many rows of its look stand together with it.
    runs: Vec<u32>,
    columns: Vec<Column>,
    cells: HashMap<(usize, u64), u32>,
    keys: HashMap<u64, u32>,
    lines: HashMap<u64, u32>,
    /// Share of rows with one cell, and of rows with two numbers or more.
    lone: f32,
    numeric: f32,
    seen: f32,
}

#[derive(Clone, Default)]
struct Column {
    filled: u32,
    texts: u32,
    values: u32,
    letters: u64,
}

impl Likeness {
    /// Compares the live rows of a sheet; rows in the middle of a very long one are in no group.
    pub fn new(view: &View, live: &[usize]) -> Self {
        let count = live.len();
        let middle = SEEN.min(count)..count.saturating_sub(SEEN).max(SEEN.min(count));
        let mut looks = Groups::default();
        let mut shapes = Groups::default();
        let mut columns: Vec<Column> = Vec::new();
        let mut cells: HashMap<(usize, u64), u32> = HashMap::new();
        let mut keys: HashMap<u64, u32> = HashMap::new();
        let mut lines: HashMap<u64, u32> = HashMap::new();
        let (mut lone, mut numeric) = (0.0, 0.0);
        for (at, row) in live.iter().copied().enumerate() {
            if middle.contains(&at) {
                looks.of_each.push(u32::MAX);
                shapes.of_each.push(u32::MAX);
                continue;
            }
            let forms = &view.forms[row];
            looks.push(look(forms));
            let first = forms.iter().position(|form| *form != Form::Blank).unwrap_or(0);
            let key = view.text(row, first).trim();
            shapes.push(mix(shape(key), first as u64));
            *keys.entry(hash(key)).or_default() += 1;
            *lines.entry(line(view, row)).or_default() += 1;
            lone += f32::from(u8::from(view.filled(row) == 1));
            numeric += f32::from(u8::from(forms.iter().filter(|form| form.is_number()).count() >= 2));
            for (column, form) in forms.iter().enumerate().take(WIDTH).filter(|(_, form)| **form != Form::Blank) {
                if columns.len() <= column {
                    columns.resize(column + 1, Column::default());
                }
                let facts = &mut columns[column];
                facts.filled += 1;
                facts.values += u32::from(form.is_value());
                if *form == Form::Text {
                    let text = view.text(row, column).trim();
                    facts.texts += 1;
                    facts.letters += text.len() as u64;
                    *cells.entry((column, hash(text))).or_default() += 1;
                }
            }
        }
        let runs = runs(&looks.of_each);
        let seen = (count - middle.len()).max(1) as f32;
        Likeness {
            looks: looks.of_each,
            shapes: shapes.of_each,
            look_sizes: looks.sizes,
            shape_sizes: shapes.sizes,
            runs,
            columns,
            cells,
            keys,
            lines,
            lone: lone / seen,
            numeric: numeric / seen,
            seen,
        }
    }

    /// How like others the live row `at` is, which is the row `row` of the view.
    pub fn measure(&self, view: &View, at: usize, row: usize) -> [f32; LIKENESS] {
        let size = |sizes: &[u32], group: u32| sizes.get(group as usize).copied().unwrap_or(1) as f32;
        let look = size(&self.look_sizes, self.looks[at]);
        let shape = size(&self.shape_sizes, self.shapes[at]);
        let forms = &view.forms[row];
        let first = forms.iter().position(|form| *form != Form::Blank).unwrap_or(0);
        let last = forms.iter().rposition(|form| *form != Form::Blank).unwrap_or(0);
        let key = view.text(row, first).trim();
        let (mut cells, mut usual, mut same, mut known, mut texts, mut clash) = (0.0, 0.0, 0.0, 0.0, 0.0f32, 0.0);
        let (mut longer, mut compared) = (0.0, 0.0f32);
        let (mut breaks, mut signs) = (0.0, 0.0);
        for (column, form) in forms.iter().enumerate().take(WIDTH).filter(|(_, form)| **form != Form::Blank) {
            cells += 1.0;
            let Some(facts) = self.columns.get(column) else { continue };
            let filled = facts.filled.max(1) as f32;
            usual += facts.filled as f32 / self.seen;
            let text = *form == Form::Text;
            same += if text { facts.texts } else { facts.values } as f32 / filled;
            if text {
                let own = view.text(row, column).trim();
                texts += 1.0;
                clash += facts.values as f32 / filled;
                known += f32::from(u8::from(self.cells.get(&(column, hash(own))).is_some_and(|count| *count > 1)));
                if facts.texts > 1 {
                    let others = (facts.letters - own.len() as u64) as f32 / (facts.texts - 1) as f32;
                    longer += ((own.len() as f32 + 1.0) / (others + 1.0)).ln();
                    compared += 1.0;
                }
                breaks += f32::from(u8::from(own.contains('\n')));
                signs += f32::from(u8::from(own.contains(['%', '(', '£', '$', '€', '/'])));
            }
        }
        let base = self.columns.iter().map(|column| column.filled).max().unwrap_or(0);
        let main = self.columns.iter().position(|column| column.filled * 2 > base).unwrap_or(0);
        let own = |column: usize| self.columns.get(column).map_or(0.0, |facts| facts.filled as f32 / self.seen);
        [
            look.ln(),
            look / self.seen,
            shape.ln(),
            shape / self.seen,
            (self.runs[at] as f32).ln(),
            usual / f32::max(cells, 1.0),
            same / f32::max(cells, 1.0),
            if texts > 0.0 { known / texts } else { -1.0 },
            if texts > 0.0 { clash / texts } else { -1.0 },
            if compared > 0.0 { longer / compared } else { -9.0 },
            breaks / texts.max(1.0),
            signs / texts.max(1.0),
            own(first),
            own(last),
            first as f32 - main as f32,
            (self.keys.get(&hash(key)).copied().unwrap_or(1) as f32).ln(),
            self.columns.iter().filter(|column| column.filled as f32 > 0.5 * self.seen).count() as f32,
            1.0 - self.runs[at] as f32 / look,
            (self.lines.get(&line(view, row)).copied().unwrap_or(1) as f32).ln() * f32::from(u8::from(texts >= 2.0)),
            self.lone,
            self.numeric,
            f32::from(u8::from(word::mentions_total(key))),
            f32::from(u8::from(word::says_mean(key))),
            f32::from(u8::from(word::says_unit(view.text(row, last)) && cells <= 2.0)),
        ]
    }
}

#[derive(Default)]
struct Groups {
    of_each: Vec<u32>,
    sizes: Vec<u32>,
    known: HashMap<u64, u32>,
}

impl Groups {
    fn push(&mut self, key: u64) {
        let next = self.sizes.len() as u32;
        let group = *self.known.entry(key).or_insert(next);
        if group == next {
            self.sizes.push(0);
        }
        self.sizes[group as usize] += 1;
        self.of_each.push(group);
    }
}

/// For each row how many neighbours in a row are of the same group, itself included.
fn runs(groups: &[u32]) -> Vec<u32> {
    groups.chunk_by(|a, b| a == b).flat_map(|run| std::iter::repeat_n(run.len() as u32, run.len())).collect()
}

/// A number for the look of a row: the same for rows whose cells look alike.
pub(crate) fn look(forms: &[Form]) -> u64 {
    let end = forms.iter().rposition(|form| *form != Form::Blank).map_or(0, |last| last + 1);
    forms[..end].iter().fold(OFFSET, |hash, form| {
        let sign = match form {
            Form::Blank => 1u64,
            Form::Text => 2,
            _ => 3,
        };
        mix(hash, sign)
    })
}

/// A number for the shape of a text's beginning: digits, capitals and small letters as one sign each.
fn shape(text: &str) -> u64 {
    let mut signs = 0;
    let mut before = ' ';
    text.chars()
        .map(|c| match c {
            c if c.is_ascii_digit() => '9',
            c if c.is_uppercase() => 'A',
            c if c.is_alphabetic() => 'a',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .filter(|sign| std::mem::replace(&mut before, *sign) != *sign)
        .take_while(|_| {
            signs += 1;
            signs <= 8
        })
        .fold(OFFSET, |hash, sign| mix(hash, u64::from(u32::from(sign))))
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: u64, sign: u64) -> u64 {
    (hash ^ sign).wrapping_mul(0x0000_0100_0000_01b3)
}

fn hash(text: &str) -> u64 {
    text.bytes().fold(OFFSET, |hash, byte| mix(hash, u64::from(byte)))
}

/// A number for the words of a row and where they stand.
fn line(view: &View, row: usize) -> u64 {
    let words = view.forms[row].iter().enumerate().take(WIDTH).filter(|(_, form)| **form == Form::Text);
    words.fold(OFFSET, |all, (column, _)| mix(all, hash(view.text(row, column).trim()) ^ column as u64))
}
