//! Cuts delimited text into records and fields.
//!
//! Never here: detection.

use std::borrow::Cow;

use crate::dialect::{Delimiter, Dialect};

/// Where a cell stands in the text, quotes excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// First byte.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
    /// True where the cell holds doubled or escaped quotes that must be taken out.
    pub escaped: bool,
}

/// Reads the record that starts at `start`: fills `fields` (none for a blank line) and returns where
/// the next record starts. The parse depends on nothing before `start`.
pub fn next_record(text: &[u8], start: usize, dialect: &Dialect, fields: &mut Vec<Field>) -> usize {
    cut_record(text, start, dialect, fields, true).unwrap_or(text.len())
}

/// As [`next_record`], for a text that goes on after its end unless `last`: none where the record
/// may go on too.
pub fn cut_record(text: &[u8], start: usize, dialect: &Dialect, fields: &mut Vec<Field>, last: bool) -> Option<usize> {
    fields.clear();
    let delimiter = match &dialect.delimiter {
        Delimiter::Text(text) => text.as_bytes(),
        Delimiter::None => b"",
    };
    let mut at = start;
    loop {
        let (field, end) = next_field(text, at, delimiter, dialect, last)?;
        at = end;
        if !delimiter.is_empty() && text[at..].starts_with(delimiter) {
            fields.push(field);
            at += delimiter.len();
            continue;
        }
        if !(fields.is_empty() && field.start == field.end && end == start) {
            fields.push(field);
        }
        return match &text[at..] {
            [b'\r', b'\n', ..] => Some(at + 2),
            [_, ..] => Some(at + 1).filter(|end| last || *end < text.len()),
            [] => Some(at).filter(|_| last),
        };
    }
}

/// One field from `start`; also the place of the delimiter, line end or text end that follows it.
fn next_field(text: &[u8], start: usize, delimiter: &[u8], dialect: &Dialect, last: bool) -> Option<(Field, usize)> {
    let ends = |at: usize| {
        matches!(text.get(at), None | Some(b'\n' | b'\r'))
            || (!delimiter.is_empty() && text[at..].starts_with(delimiter))
    };
    if let Some(quote) = dialect.quote.filter(|quote| text.get(start) == Some(quote)) {
        let (mut at, mut escaped) = (start + 1, false);
        while at < text.len() {
            if Some(text[at]) == dialect.escape && at + 1 < text.len() {
                escaped = true;
                at += 2;
            } else if text[at] != quote {
                at += 1;
            } else if dialect.escape.is_none() && text.get(at + 1) == Some(&quote) {
                escaped = true;
                at += 2;
            } else if ends(at + 1) {
                return Some((Field { start: start + 1, end: at, escaped }, at + 1));
            } else {
                at += 1;
            }
        }
        if !last {
            return None;
        }
    }
    let mut at = start;
    while !ends(at) {
        at += 1;
    }
    Some((Field { start, end: at, escaped: false }, at))
}

/// The text of a field, doubled or escaped quotes taken out.
pub fn field_text<'t>(text: &'t str, field: Field, dialect: &Dialect) -> Cow<'t, str> {
    let raw = text.get(field.start..field.end).unwrap_or_default();
    let Some(quote) = dialect.quote.filter(|_| field.escaped) else { return Cow::Borrowed(raw) };
    let sign = dialect.escape.unwrap_or(quote) as char;
    let mut out = String::with_capacity(raw.len());
    let mut signs = raw.chars();
    while let Some(c) = signs.next() {
        match c {
            c if c == sign => out.extend(signs.next()),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}
