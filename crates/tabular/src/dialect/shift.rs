//! Rows that a stray or lost delimiter shifted sideways: put right where the looks of the cells leave
//! exactly one way, else left as they are.
//!
//! Never here: rows that are short or long for another reason.

use std::collections::BTreeMap;

use super::Field;
use super::shape::{Shape, shape};

/// What the cells of one column look like.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Look {
    /// Shapes of filled cells.
    shapes: Vec<Shape>,
    /// Patterns of filled cells (`99/99/9999`), where there are few.
    patterns: Vec<String>,
    /// True where some cells are blank.
    blank: bool,
}

/// What the columns of the usual rows look like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looks {
    columns: Vec<Look>,
}

/// A column with more patterns has none.
const PATTERNS: usize = 6;
/// Rows that must be seen before anything is put right.
const ROWS: usize = 6;
/// A cell longer than this is not split.
const SPLIT: usize = 400;

/// The cell with digits as 9, letters as a; runs of letters count once.
fn pattern(cell: &str) -> String {
    let mut out = String::new();
    for sign in cell.trim().chars() {
        match sign {
            sign if sign.is_ascii_digit() => out.push('9'),
            sign if sign.is_alphabetic() => {
                if !out.ends_with('a') {
                    out.push('a');
                }
            }
            sign => out.push(sign),
        }
    }
    out
}

impl Looks {
    /// Looks at the rows of usual width; the first may be the header and is left out.
    pub fn new<'c>(width: usize, rows: impl Iterator<Item = Vec<&'c str>>) -> Looks {
        let mut seen = vec![(BTreeMap::<Shape, usize>::new(), BTreeMap::<String, usize>::new(), 0usize); width];
        let mut count = 0;
        for row in rows.filter(|row| row.len() == width).skip(1) {
            count += 1;
            for (cell, (shapes, patterns, blank)) in row.iter().zip(&mut seen) {
                if cell.trim().is_empty() {
                    *blank += 1;
                    continue;
                }
                *shapes.entry(shape(cell)).or_default() += 1;
                if patterns.len() <= PATTERNS {
                    *patterns.entry(pattern(cell)).or_default() += 1;
                }
            }
        }
        if count < ROWS {
            return Looks::default();
        }
        let column = |(shapes, patterns, blank): (BTreeMap<Shape, usize>, BTreeMap<String, usize>, usize)| Look {
            shapes: shapes.into_keys().collect(),
            patterns: if patterns.len() <= PATTERNS { patterns.into_keys().collect() } else { Vec::new() },
            blank: blank * 50 > count,
        };
        Looks { columns: seen.into_iter().map(column).collect() }
    }

    fn fits(&self, column: usize, cell: &str) -> bool {
        let Some(look) = self.columns.get(column) else { return false };
        if cell.trim().is_empty() {
            return look.blank;
        }
        if look.patterns.is_empty() {
            look.shapes.contains(&shape(cell))
        } else {
            look.patterns.contains(&pattern(cell))
        }
    }

    fn fit(&self, text: &str, fields: &[Field]) -> bool {
        let cell = |field: &Field| text.get(field.start..field.end).unwrap_or_default();
        fields.len() == self.columns.len()
            && fields.iter().enumerate().all(|(place, field)| self.fits(place, cell(field)))
    }

    /// The fields of a row that is one cell too long or too short, put right; none where it is not
    /// certain how.
    pub fn straighten(&self, text: &str, fields: &[Field]) -> Option<Vec<Field>> {
        let width = self.columns.len();
        if width < 3 || fields.is_empty() || fields.len().abs_diff(width) != 1 {
            return None;
        }
        let mut found: Option<Vec<Field>> = None;
        let mut ways = 0;
        let cell = |field: &Field| text.get(field.start..field.end).unwrap_or_default();
        let mut offer = |candidate: Vec<Field>| {
            let same = found.as_ref().is_some_and(|found| found.iter().map(cell).eq(candidate.iter().map(cell)));
            if !same && self.fit(text, &candidate) {
                ways += 1;
                found = Some(candidate);
            }
        };
        if fields.len() > width {
            for place in 0..fields.len() {
                if cell(&fields[place]).trim().is_empty() {
                    let mut candidate = fields.to_vec();
                    candidate.remove(place);
                    offer(candidate);
                } else if let Some(next) = fields.get(place + 1)
                    && !fields[place].quoted
                    && !next.quoted
                    && !cell(next).trim().is_empty()
                {
                    let mut candidate = fields.to_vec();
                    candidate[place].end = next.end;
                    candidate.remove(place + 1);
                    offer(candidate);
                }
            }
        } else {
            for place in 0..fields.len() {
                let whole = cell(&fields[place]);
                if fields[place].quoted || whole.len() > SPLIT {
                    continue;
                }
                // Cells before and after must fit where they would stand, whatever the split is.
                let left = fields[..place].iter().enumerate().all(|(column, field)| self.fits(column, cell(field)));
                let right =
                    fields[place + 1..].iter().enumerate().all(|(n, field)| self.fits(place + 2 + n, cell(field)));
                if !left || !right {
                    continue;
                }
                for (cut, _) in whole.char_indices().skip(1) {
                    let mut candidate = fields.to_vec();
                    let middle = fields[place].start + cut;
                    candidate[place].end = middle;
                    candidate.insert(place + 1, Field { start: middle, ..fields[place] });
                    offer(candidate);
                }
            }
        }
        match ways {
            0 => self.join_prose(text, fields),
            1 => found,
            _ => None,
        }
    }

    /// The fields of a row that is one cell too long because nobody quoted a comma in prose (`Calle 5, esquina
    /// Allende`): a blank follows the delimiter, and what is joined is the one text that fits no other column.
    fn join_prose(&self, text: &str, fields: &[Field]) -> Option<Vec<Field>> {
        if fields.len() != self.columns.len() + 1 {
            return None;
        }
        let cell = |field: &Field| text.get(field.start..field.end).unwrap_or_default();
        let is_prose = |cell: &str| matches!(shape(cell), Shape::Word | Shape::Text);
        let mut ways = (0..self.columns.len()).filter(|place| {
            let (left, right) = (&fields[*place], &fields[*place + 1]);
            let others = fields[..*place].iter().enumerate().chain((*place + 1..).zip(&fields[*place + 2..]));
            !left.quoted
                && !right.quoted
                && cell(right).starts_with(' ')
                && is_prose(cell(left))
                && is_prose(cell(right))
                && self.columns[*place].shapes.contains(&Shape::Text)
                && others.into_iter().all(|(column, field)| self.fits(column, cell(field)))
        });
        let place = ways.next().filter(|_| ways.next().is_none())?;
        let mut joined = fields.to_vec();
        joined[place].end = joined[place + 1].end;
        joined.remove(place + 1);
        Some(joined)
    }
}
