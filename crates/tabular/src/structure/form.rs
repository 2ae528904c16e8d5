//! What a cell looks like to a person who skims: blank, number, year, date, mark or words.
//!
//! A cheap guess for finding structure. Never here: value types (see `profile`).

use crate::grid::{Cell, CellKind};
use crate::month;

/// The look of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Nothing to see.
    Blank,
    /// A number, with or without separators, sign, currency or percent.
    Number,
    /// A number from 1800 to 2100 without decimals.
    Year,
    /// A day, month of a year or time.
    Date,
    /// A sign that stands for a missing number (`-`, `..`, `n.d.`).
    Missing,
    /// Words.
    Text,
}

impl Form {
    /// The look of one cell.
    pub fn of(cell: &Cell) -> Form {
        match cell.kind {
            CellKind::Empty => Form::Blank,
            CellKind::Number | CellKind::Percent | CellKind::Currency => number_or_year(&cell.text),
            CellKind::Date | CellKind::DateTime | CellKind::Time => Form::Date,
            CellKind::Boolean => Form::Text,
            CellKind::Error => Form::Missing,
            CellKind::Text => Form::of_text(&cell.text),
        }
    }

    /// The look of a text.
    pub fn of_text(text: &str) -> Form {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
        if text.is_empty() {
            return Form::Blank;
        }
        if text.len() > 40 {
            return Form::Text;
        }
        if is_missing(text) {
            return Form::Missing;
        }
        if text.bytes().any(|b| b.is_ascii_digit()) {
            if is_number(text) {
                return number_or_year(text);
            }
            if is_date(text) {
                return Form::Date;
            }
        }
        Form::Text
    }

    /// True for numbers and years.
    pub fn is_number(self) -> bool {
        matches!(self, Form::Number | Form::Year)
    }

    /// True for anything that is no words: numbers, dates and missing signs.
    pub fn is_value(self) -> bool {
        matches!(self, Form::Number | Form::Year | Form::Date | Form::Missing)
    }
}

fn number_or_year(text: &str) -> Form {
    let text = text.trim();
    let whole = text.strip_suffix(".0").unwrap_or(text);
    if whole.len() == 4 && whole.bytes().all(|b| b.is_ascii_digit()) && ("1800"..="2100").contains(&whole) {
        return Form::Year;
    }
    Form::Number
}

fn is_missing(text: &str) -> bool {
    if text.chars().all(|c| matches!(c, '-' | '–' | '—' | '.' | '…' | '*' | '?' | '/' | '_' | '−')) {
        return true;
    }
    let starts = matches!(
        text.as_bytes()[0],
        b'n' | b'N' | b's' | b'S' | b'x' | b'X' | b'z' | b'Z' | b'd' | b'D' | b'b' | b'B' | b'(' | b'<'
    );
    if !starts || text.len() > 8 || text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, '.' | '/' | '(' | ')' | ' ' | '<' | '>'))
        .map(|c| c.to_ascii_lowercase())
        .collect();
    matches!(plain.as_str(), "na" | "nd" | "ns" | "nr" | "sd" | "nan" | "null" | "x" | "z" | "d" | "s" | "b" if text.len() > 1 || plain == "x")
        && (text.contains(['.', '/', '(']) || matches!(plain.as_str(), "na" | "nd" | "nan" | "null"))
}

/// True for `1234`, `-1,234.5`, `(3)`, `$ 1 234`, `45%`, `1.2e5`, `1,234 r`.
fn is_number(text: &str) -> bool {
    let text = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')).unwrap_or(text);
    let text = text
        .trim_start_matches(|c: char| {
            matches!(c, '+' | '-' | '−' | '–' | '$' | '€' | '£' | '<' | '>' | '≥' | '≤' | '~') || c.is_whitespace()
        })
        .trim_end_matches(|c: char| matches!(c, '%' | '€' | '*') || c.is_whitespace());
    let mut digits = 0;
    let mut exponent = false;
    let mut last = ' ';
    for c in text.chars() {
        match c {
            '0'..='9' => digits += 1,
            '.' | ',' | '\'' | '’' if !exponent => {
                if matches!(last, '.' | ',') {
                    return false;
                }
            }
            ' ' | '\u{a0}' | '\u{202f}' if last.is_ascii_digit() => {}
            'e' | 'E' if digits > 0 && !exponent && last.is_ascii_digit() => exponent = true,
            '+' | '-' if matches!(last, 'e' | 'E') => {}
            _ => return false,
        }
        last = c;
    }
    digits > 0 && last != 'e' && last != 'E' && groups_fit(text)
}

/// Groups of digits that spaces separate must be of three digits (`1 234`, not `19 06`).
fn groups_fit(text: &str) -> bool {
    let mut parts = text.split([' ', '\u{a0}', '\u{202f}']);
    parts.next();
    parts.all(|part| part.bytes().take_while(u8::is_ascii_digit).count() == 3)
}

/// True for `2020-01-31`, `31/01/2020`, `1-Jan-20`, `12:30`, `2020/21`, `ene-20`.
fn is_date(text: &str) -> bool {
    let mut digits = 0;
    let mut letters = 0;
    let mut separators = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => digits += 1,
            '/' | '-' | ':' | '.' => separators += 1,
            ' ' | ',' | 'T' | 'Z' | '+' => {}
            c if c.is_alphabetic() => letters += 1,
            _ => return false,
        }
    }
    if letters == 0 {
        return separators > 0 && (2..=20).contains(&digits) && separators <= 6;
    }
    letters <= 10 && (1..=14).contains(&digits) && has_month(text)
}

/// True where a word of the text begins a month's name (Spanish, English or German).
pub fn has_month(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(is_month)
}

/// True for a month's name or its short form.
pub fn is_month(word: &str) -> bool {
    let count = word.chars().count();
    if !(3..=10).contains(&count) {
        return matches!(word, "may" | "mai" | "May" | "Mai");
    }
    let lower = word.to_lowercase();
    let mut names = month::MONTHS.iter().flatten().chain(month::OTHER.iter().map(|(name, _)| name));
    names.any(|name| *name == lower || (count == 3 && name.starts_with(&lower)))
}

/// The value of a text that looks like a number; `1.234,5` and `1,234.5` are both understood.
pub(crate) fn number(text: &str) -> Option<f64> {
    let trimmed = text.trim();
    let negative = trimmed.starts_with('(') || trimmed.trim_start_matches(['$', ' ']).starts_with(['-', '−', '–']);
    let mut plain = String::with_capacity(trimmed.len());
    let last_point = trimmed.rfind('.');
    let last_comma = trimmed.rfind(',');
    let decimal = match (last_point, last_comma) {
        (Some(point), Some(comma)) => Some(point.max(comma)),
        (Some(point), None) if trimmed.matches('.').count() == 1 => Some(point),
        (None, Some(comma)) if trimmed.matches(',').count() == 1 => {
            let after = trimmed[comma + 1..].bytes().take_while(u8::is_ascii_digit).count();
            (after != 3).then_some(comma)
        }
        _ => None,
    };
    for (at, c) in trimmed.char_indices() {
        match c {
            '0'..='9' | 'e' | 'E' => plain.push(c),
            '.' | ',' if Some(at) == decimal => plain.push('.'),
            '-' | '+' if plain.ends_with(['e', 'E']) => plain.push(c),
            _ => {}
        }
    }
    let value = plain.parse::<f64>().ok().filter(|value| value.is_finite())?;
    Some(if negative { -value } else { value })
}
