//! Reads one cell's bytes: number, day, time or text, and what is odd about it. No allocation.
//!
//! Never here: counting (see `evidence`), the meaning of words (see `missing`, `semantic`).

use super::calendar::{self, DateRead};
use super::number::{self, NumberRead};
use super::sign::{Sign, Signs};

const DIGIT: u16 = 1;
const LETTER: u16 = 2;
const SPACE: u16 = 4;
const POINT: u16 = 8;
const COMMA: u16 = 16;
const DASH: u16 = 32;
const SLASH: u16 = 64;
const COLON: u16 = 128;
const MONEY: u16 = 256;
const OTHER: u16 = 512;
const HIGH: u16 = 1024;
const CONTROL: u16 = 2048;
const AT: u16 = 4096;
const HASH: u16 = 8192;

const CLASS: [u16; 256] = {
    let mut table = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'0'..=b'9' => DIGIT,
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b' ' => SPACE,
            b'.' => POINT,
            b',' => COMMA,
            b'-' => DASH,
            b'/' => SLASH,
            b':' => COLON,
            b'$' | b'%' | b'(' | b')' | b'+' | b'\'' | b'<' => MONEY,
            b'@' => AT,
            b'#' => HASH,
            0..=31 | 127 => CONTROL,
            128..=255 => HIGH,
            _ => OTHER,
        };
        byte += 1;
    }
    table
};

/// Numbers and days are not longer, in bytes.
const LONG: usize = 40;

/// What was read of a cell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape {
    /// What was seen.
    pub signs: Signs,
    /// The number, where `Sign::Number` is set and `Sign::Huge` is not.
    pub number: Option<NumberRead>,
    /// The day, month or moment.
    pub date: Option<DateRead>,
    /// Seconds since midnight of a time of day.
    pub seconds: Option<u32>,
}

/// The text without white space, NBSP and zero-width signs at its ends.
#[inline]
pub fn trim(bytes: &[u8]) -> &[u8] {
    match (bytes.first(), bytes.last()) {
        (Some(&first), Some(&last)) if first > b' ' && first < 0x7f && last > b' ' && last < 0x7f => bytes,
        (None, _) => bytes,
        _ => trim_slow(bytes),
    }
}

fn odd_space(bytes: &[u8]) -> usize {
    match bytes {
        [0xC2, 0xA0, ..] => 2,
        [0xE2, 0x80, 0x80..=0x8B | 0xAF, ..] | [0xEF, 0xBB, 0xBF, ..] => 3,
        _ => 0,
    }
}

fn trim_slow(mut bytes: &[u8]) -> &[u8] {
    loop {
        let skip = match bytes.first() {
            Some(b'\t'..=b'\r' | b' ') => 1,
            _ => odd_space(bytes),
        };
        if skip == 0 {
            break;
        }
        bytes = &bytes[skip..];
    }
    loop {
        let length = bytes.len();
        let cut = match bytes.last() {
            Some(b'\t'..=b'\r' | b' ') => 1,
            Some(_) if length >= 2 && odd_space(&bytes[length - 2..]) == 2 => 2,
            Some(_) if length >= 3 && odd_space(&bytes[length - 3..]) == 3 => 3,
            _ => 0,
        };
        if cut == 0 {
            break;
        }
        bytes = &bytes[..length - cut];
    }
    bytes
}

/// Reads a cell.
pub fn read(raw: &[u8]) -> Shape {
    let mut shape = Shape::default();
    let text = trim(raw);
    if text.len() != raw.len() {
        shape.signs.set(Sign::EdgeSpace);
        if raw.iter().any(|&b| b >= 0x80) && raw.len() > text.len() && has_odd_space(raw) {
            shape.signs.set(Sign::OddSpace);
        }
    }
    if text.is_empty() {
        return shape;
    }
    if text.len() > LONG {
        long(text, &mut shape.signs);
        return shape;
    }
    let mut mask = 0u16;
    let mut double = false;
    let mut before = 0u8;
    for &byte in text {
        mask |= CLASS[usize::from(byte)];
        double |= byte == b' ' && before == b' ';
        before = byte;
    }
    let signs = &mut shape.signs;
    if mask & LETTER != 0 {
        signs.set(Sign::Letters);
    }
    if double {
        signs.set(Sign::DoubleSpace);
    }
    if mask & (HIGH | CONTROL | AT | HASH) != 0 {
        rare(text, mask, signs);
    }
    if mask & DIGIT == 0 {
        signs.set(Sign::Text);
        if matches!(text[0], b'=' | b'+' | b'-' | b'@') && text.len() > 1 && mask & (LETTER | AT) != 0 {
            signs.set(Sign::FormulaStart);
        }
        return shape;
    }
    if mask == DIGIT {
        signs.set(Sign::Number);
        signs.set(Sign::Whole);
        if text.len() > 1 && text[0] == b'0' {
            signs.set(Sign::LeadingZero);
        }
        if text.len() <= 18 {
            let value = text.iter().fold(0u64, |sum, &d| sum * 10 + u64::from(d - b'0'));
            shape.number = Some(NumberRead::whole(value));
        } else {
            signs.set(Sign::Huge);
        }
        return shape;
    }
    if mask & !DASH == (DIGIT | POINT)
        && let Some(read) = number::read_plain_decimal(text)
    {
        signs.0 |= read.signs.0;
        shape.number = Some(read);
        return shape;
    }
    if (mask & (LETTER | SLASH | COLON | OTHER | AT | HASH | CONTROL) == 0
        || mask & (SLASH | COLON | AT | HASH | CONTROL) == 0 && text.len() <= LONG)
        && let Some(read) = number::read(text)
    {
        signs.0 |= read.signs.0;
        if read.signs.has(Sign::Number) && !read.signs.has(Sign::Huge) {
            shape.number = Some(read);
        }
        if read.signs.has(Sign::Number) {
            return shape;
        }
    }
    if text.len() <= LONG
        && (mask & (SLASH | DASH | POINT | COLON) != 0 || mask & (LETTER | SPACE | DIGIT) == (LETTER | SPACE | DIGIT))
    {
        // digits and colons alone are never a day
        if mask & !(DIGIT | COLON) != 0
            && let Some(read) = calendar::read_date(text)
        {
            signs.0 |= read.signs.0;
            shape.date = Some(read);
            return shape;
        }
        if mask & COLON != 0
            && let Some((seconds, odd)) = calendar::read_time(text)
        {
            signs.set(Sign::Time);
            if odd {
                signs.set(Sign::OddTime);
            }
            if seconds >= 86_400 {
                signs.set(Sign::Hour24);
            }
            shape.seconds = Some(seconds);
            return shape;
        }
    }
    signs.set(Sign::Text);
    if matches!(text[0], b'=' | b'+' | b'-' | b'@') && text.len() > 1 && mask & (LETTER | AT) != 0 {
        signs.set(Sign::FormulaStart);
    }
    shape
}

/// A text too long for a number or day: passes that the compiler turns into wide instructions.
fn long(text: &[u8], signs: &mut Signs) {
    signs.set(Sign::Text);
    signs.set(Sign::Letters);
    let all = text.iter().fold(0u8, |all, &b| all | b);
    let low = text.iter().fold(0u8, |low, &b| low | u8::from(b < b' ') | u8::from(b == 127));
    let double = text.iter().zip(&text[1..]).fold(0u8, |any, (&a, &b)| any | u8::from(a == b' ') & u8::from(b == b' '));
    if double != 0 {
        signs.set(Sign::DoubleSpace);
    }
    let at = memchr::memchr(b'@', text).is_some();
    if all >= 0x80 || low != 0 || at {
        let mask = if all >= 0x80 { HIGH } else { 0 } | if low != 0 { CONTROL } else { 0 } | if at { AT } else { 0 };
        rare(text, mask, signs);
    }
    if matches!(text[0], b'=' | b'+' | b'-' | b'@') {
        signs.set(Sign::FormulaStart);
    }
}

fn has_odd_space(bytes: &[u8]) -> bool {
    (0..bytes.len()).any(|at| bytes[at] >= 0x80 && odd_space(&bytes[at..]) > 0)
}

#[cold]
fn rare(text: &[u8], mask: u16, signs: &mut Signs) {
    if mask & AT != 0 {
        signs.set(Sign::At);
    }
    if mask & HASH != 0 && is_formula_error(text) {
        signs.set(Sign::FormulaError);
    }
    if mask & CONTROL != 0 {
        for &byte in text {
            match byte {
                b'\n' | b'\r' => signs.set(Sign::LineBreak),
                0..=31 | 127 if byte != b'\t' => signs.set(Sign::Control),
                _ => {}
            }
        }
    }
    if mask & HIGH != 0 {
        signs.set(Sign::NotAscii);
        for at in 0..text.len() {
            if text[at] < 0xC2 {
                continue;
            }
            match text[at..] {
                [0xC2, 0xA0, ..] | [0xE2, 0x80, 0x80..=0x8B | 0xAF, ..] | [0xEF, 0xBB, 0xBF, ..] => {
                    signs.set(Sign::OddSpace);
                }
                [0xEF, 0xBF, 0xBD, ..] => signs.set(Sign::Replacement),
                // `Ã` or `Â` before a sign of U+0080 to U+00BF, or `â€`: UTF-8 read as Windows-1252
                [0xC3, 0x83, 0xC2, 0x80..=0xBF, ..]
                | [0xC3, 0x82, 0xC2, 0x80..=0xBF, ..]
                | [0xC3, 0x83, 0xE2 | 0xC5 | 0xC6 | 0xCB, ..]
                | [0xC3, 0xA2, 0xE2, 0x82, 0xAC, ..] => signs.set(Sign::Mojibake),
                _ => {}
            }
        }
    }
}

/// True for a spreadsheet's error signs, in English and Spanish.
pub fn is_formula_error(text: &[u8]) -> bool {
    const ERRORS: [&str; 14] = [
        "#REF!",
        "#DIV/0!",
        "#NAME?",
        "#VALUE!",
        "#NULL!",
        "#NUM!",
        "#N/A",
        "#¡REF!",
        "#¡DIV/0!",
        "#¿NOMBRE?",
        "#¡VALOR!",
        "#¡NULO!",
        "#¡NUM!",
        "#N/D",
    ];
    text.first() == Some(&b'#') && ERRORS.iter().any(|error| error.as_bytes().eq_ignore_ascii_case(text))
}
