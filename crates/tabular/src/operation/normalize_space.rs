//! `normalize-space`: white space off both ends, runs of it to one space, invisible signs out.
//!
//! `"  Mpio.\u{a0} Atlixco "` → `"Mpio. Atlixco"`. A line break inside a text stays one line break.
//! Never here: case, accents.

use std::borrow::Cow;

use super::value::{Cell, CellOperation, Effect, Value};

pub(super) const ID: &str = "normalize-space";

pub(super) struct NormalizeSpace;

/// Zero-width and control signs that nobody sees.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
        || (sign.is_control() && !sign.is_whitespace())
}

/// True where nothing has to be done, told from the bytes alone.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else { return true };
    if first <= b' ' || last <= b' ' {
        return false;
    }
    let mut previous = 0u8;
    for &byte in bytes {
        // 0xC2 starts NBSP, soft hyphen and C1 signs; 0xE1, 0xE2, 0xE3, 0xEF start the other spaces
        let odd = byte < b' ' || byte == 0x7f || byte == 0xc2 || (byte >= 0xe1 && byte != 0xe4 && byte <= 0xef);
        if odd || (byte == b' ' && previous == b' ') {
            return false;
        }
        previous = byte;
    }
    true
}

/// The text without stray white space; borrowed where it was right.
pub(super) fn normalize(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut gap = None;
    for sign in text.chars() {
        if is_invisible(sign) {
            continue;
        }
        if sign.is_whitespace() {
            let line = matches!(sign, '\n' | '\r');
            gap = Some(if line || gap == Some('\n') { '\n' } else { ' ' });
        } else {
            if let Some(space) = gap.take().filter(|_| !out.is_empty()) {
                out.push(space);
            }
            out.push(sign);
        }
    }
    if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
}

impl CellOperation for NormalizeSpace {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        let Cell::Text(text) = cell else { return Effect::Same };
        match normalize(text) {
            Cow::Borrowed(_) => Effect::Same,
            Cow::Owned(text) => Effect::Changed(Value::text(text)),
        }
    }
}
