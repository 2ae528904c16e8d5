//! `parse-number`: money, separators, percent and negatives in parentheses to plain numbers.
//!
//! A percent is published as it is shown, `45%` → 45 with the unit `%`, also where a workbook stores 0.45.
//! decimal `.`, group `,`, scale 2: `"$ 1,234.50"` → 1234.50, `"(3)"` → -3.00, `"12 km"` stays and is counted.
//! Never here: deciding which separators a column uses (see `suggest`).

use super::value::{Cell, CellOperation, Effect, Kind, Typed, Value};
use crate::value_type::ValueType;

pub(super) const ID: &str = "parse-number";

/// Signs and words of money that carry no number; lower case.
const CURRENCY: [&str; 16] =
    ["$", "mx$", "us$", "mxn", "usd", "eur", "€", "£", "m.n.", "m. n.", "mn", "m.n", "pesos", "dls.", "dls", "dólares"];

/// Exact decimals hold at most this many digits (they fit 64 bits).
pub(crate) const DIGITS: u32 = 18;

#[derive(Clone, Copy, PartialEq)]
enum Target {
    Integer,
    Decimal(u8),
    Float,
}

pub(super) struct ParseNumber {
    decimal: u8,
    group: Option<char>,
    target: Target,
    percent: bool,
    hundredfold: bool,
    /// Lower case, the longest first.
    words: Vec<String>,
}

/// A number as it was written.
struct Written {
    negative: bool,
    /// All digits, the point left out; none where there are more than 18.
    digits: Option<u64>,
    /// Digits after the point.
    fraction: u32,
    /// The number for machines, where `digits` is none or an exponent stands.
    text: Option<String>,
    /// True where the text was already plain.
    plain: bool,
}

impl ParseNumber {
    pub(super) fn new(
        decimal: char,
        group: Option<char>,
        integer: bool,
        scale: Option<u8>,
        percent: bool,
    ) -> Option<Self> {
        if !matches!(decimal, '.' | ',') || group == Some(decimal) || scale.is_some_and(|scale| scale > 12) {
            return None;
        }
        let target = match (integer, scale) {
            (true, _) => Target::Integer,
            (false, Some(scale)) => Target::Decimal(scale),
            (false, None) => Target::Float,
        };
        Some(ParseNumber { decimal: decimal as u8, group, target, percent, hundredfold: false, words: Vec::new() })
    }

    /// Whether stored shares are written as percent.
    pub(super) fn hundredfold(self, hundredfold: bool) -> Self {
        ParseNumber { hundredfold, ..self }
    }

    /// Words that are taken off behind a number.
    pub(super) fn words(self, words: &[String]) -> Self {
        let mut words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        ParseNumber { words, ..self }
    }

    /// The number before one of the words.
    fn before_word<'a>(&self, text: &'a str) -> Option<&'a str> {
        let text = text.trim();
        self.words.iter().find_map(|word| {
            let at = text.len().checked_sub(word.len()).filter(|at| *at > 0 && text.is_char_boundary(*at))?;
            let (number, rest) = text.split_at(at);
            let number = number.trim_end();
            (rest.to_lowercase() == *word && number.ends_with(|c: char| c.is_ascii_digit())).then_some(number)
        })
    }

    fn parse(&self, text: &str) -> Option<(Value<'static>, bool)> {
        let bytes = text.as_bytes();
        // plain whole numbers, the most frequent case
        if !self.hundredfold
            && bytes.len() <= 18
            && (bytes.len() == 1 || bytes[0] != b'0')
            && bytes.iter().all(u8::is_ascii_digit)
        {
            let number = bytes.iter().fold(0i64, |number, digit| number * 10 + i64::from(digit - b'0'));
            let value = match self.target {
                Target::Integer => Value::Integer(number),
                Target::Float => Value::Float(number as f64),
                Target::Decimal(scale) => {
                    let shifted = number.checked_mul(10i64.pow(u32::from(scale)))?;
                    if shifted >= 10i64.pow(DIGITS) {
                        return None;
                    }
                    Value::Decimal(shifted)
                }
            };
            return Some((value, true));
        }
        if self.decimal == b'.'
            && !self.hundredfold
            && let Some(written) = plain_decimal(bytes)
        {
            return Some((self.store(written)?, true));
        }
        let written = self.written(text)?;
        let plain = written.plain;
        Some((self.store(written)?, plain))
    }

    /// Takes signs, currency and percent off, then reads the digits.
    fn written(&self, text: &str) -> Option<Written> {
        let mut rest = text.trim();
        let mut plain = rest.len() == text.len();
        let mut negative = false;
        let mut signs = 0;
        let mut percent = false;
        if let Some(inner) = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
            (rest, negative, plain, signs) = (inner.trim(), true, false, 1);
        }
        loop {
            let first = rest.chars().next()?;
            if first.is_ascii_digit() || (first as u32) == u32::from(self.decimal) {
                break;
            }
            if matches!(first, '-' | '+' | '\u{2212}' | '–') {
                signs += 1;
                if signs > 1 {
                    return None;
                }
                negative |= first != '+';
                plain &= first == '-';
                rest = &rest[first.len_utf8()..];
                if plain {
                    continue;
                }
            } else {
                let word = CURRENCY.iter().filter(|word| starts_with(rest, word)).max_by_key(|word| word.len())?;
                rest = &rest[word.len()..];
                plain = false;
            }
            rest = rest.trim_start();
        }
        while !rest.as_bytes().last()?.is_ascii_digit() {
            if let Some(before) = rest.strip_suffix('%') {
                if percent {
                    return None;
                }
                (rest, percent) = (before.trim_end(), true);
            } else if let Some(word) = CURRENCY.iter().find(|word| ends_with(rest, word)) {
                rest = rest[..rest.len() - word.len()].trim_end();
            } else if rest.as_bytes().last() == Some(&self.decimal) && rest.len() > 1 {
                rest = &rest[..rest.len() - 1];
            } else {
                return None;
            }
            plain = false;
        }
        let mut written = match self.digits(rest, self.decimal, self.group) {
            Some(written) => written,
            // a cell that a sheet holds as a number has a point, whatever its neighbors of text use
            None if self.decimal == b',' => self.digits(rest, b'.', None)?,
            None => return None,
        };
        written.negative = negative;
        written.plain &= plain;
        if percent && self.percent {
            match (&mut written.text, written.digits) {
                (Some(text), _) => text.push_str("e-2"),
                (None, Some(_)) => written.fraction += 2,
                (None, None) => return None,
            }
        }
        if self.hundredfold && !percent {
            written.plain = false;
            match (&mut written.text, written.digits) {
                (Some(text), _) => *text = (text.parse::<f64>().ok()? * 100.0).to_string(),
                (None, Some(_)) if written.fraction >= 2 => written.fraction -= 2,
                (None, Some(digits)) => {
                    written.digits = Some(digits.checked_mul(10u64.pow(2 - written.fraction))?);
                    written.fraction = 0;
                }
                (None, None) => return None,
            }
        }
        Some(written)
    }

    /// Digits with separators and an exponent.
    fn digits(&self, text: &str, decimal: u8, group: Option<char>) -> Option<Written> {
        let bytes = text.as_bytes();
        let mut number = 0u64;
        let mut count = 0u32;
        let mut fraction = 0u32;
        let mut in_fraction = false;
        let mut grouped = false;
        let mut run = 0u32;
        let mut at = 0;
        let mut exponent = false;
        let mut plain = !(bytes.len() > 1 && bytes[0] == b'0' && bytes[1].is_ascii_digit());
        while at < bytes.len() {
            let byte = bytes[at];
            if byte.is_ascii_digit() {
                number = if count < DIGITS { number * 10 + u64::from(byte - b'0') } else { number };
                count += u32::from(count > 0 || byte != b'0');
                run += 1;
                fraction += u32::from(in_fraction);
                at += 1;
            } else if byte == decimal && !in_fraction {
                if grouped && run != 3 {
                    return None;
                }
                plain &= decimal == b'.' && at > 0;
                in_fraction = true;
                at += 1;
            } else if (byte == b'e' || byte == b'E') && at > 0 {
                exponent = true;
                break;
            } else {
                let width = group_width(&bytes[at..], group?)?;
                // groups have three digits, the first one to three, and none stand after the point
                if in_fraction || run == 0 || run > 3 || (grouped && run != 3) {
                    return None;
                }
                (grouped, run, plain) = (true, 0, false);
                at += width;
            }
        }
        if grouped && !in_fraction && run != 3 {
            return None;
        }
        let mut written =
            Written { negative: false, digits: (count <= DIGITS).then_some(number), fraction, text: None, plain };
        if exponent || count > DIGITS {
            let mut clean: String = bytes[..at]
                .iter()
                .filter_map(
                    |&byte| {
                        if byte == decimal { Some('.') } else { byte.is_ascii_digit().then_some(byte as char) }
                    },
                )
                .collect();
            if exponent {
                let tail = &text[at..];
                let digits = tail[1..].strip_prefix(['-', '+']).unwrap_or(&tail[1..]);
                if digits.is_empty() || digits.len() > 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
                    return None;
                }
                clean.push_str(tail);
                written.plain = false;
            }
            written.text = Some(clean);
        }
        Some(written)
    }

    fn store(&self, written: Written) -> Option<Value<'static>> {
        let sign = if written.negative { -1 } else { 1 };
        if let Some(text) = &written.text {
            let number: f64 = text.parse().ok()?;
            return match self.target {
                _ if !number.is_finite() => None,
                Target::Float => Some(Value::Float(number * f64::from(sign))),
                // floating noise of a sheet (`1234.5600000000001`) is rounded, anything else stays
                Target::Decimal(scale) => {
                    let unit = 10f64.powi(i32::from(scale));
                    let scaled = number * unit;
                    let near = (scaled - scaled.round()).abs() <= scaled.abs().max(1.0) * 1e-12;
                    (near && scaled.abs() < 9e15).then(|| Value::Decimal(scaled.round() as i64 * i64::from(sign)))
                }
                Target::Integer => {
                    let whole = number.fract() == 0.0 && number.abs() < 9e15;
                    let exact = text.parse::<i64>().ok();
                    exact.or(whole.then_some(number as i64)).map(|number| Value::Integer(number * i64::from(sign)))
                }
            };
        }
        let digits = written.digits?;
        let fraction = written.fraction;
        match self.target {
            Target::Float => {
                let number = if digits < 1 << 53 && fraction <= 22 {
                    digits as f64 / 10f64.powi(fraction as i32)
                } else {
                    format!("{digits}e-{fraction}").parse().ok()?
                };
                Some(Value::Float(number * f64::from(sign)))
            }
            Target::Integer => rescale(digits, fraction, 0).map(|number| Value::Integer(number * i64::from(sign))),
            Target::Decimal(scale) => rescale(digits, fraction, u32::from(scale))
                .filter(|&number| number < 10i64.pow(DIGITS))
                .map(|number| Value::Decimal(number * i64::from(sign))),
        }
    }
}

/// Digits, one point and digits with or without a minus sign, as a clean number is written; none for any other text.
fn plain_decimal(text: &[u8]) -> Option<Written> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    let point = digits.iter().position(|&byte| byte == b'.')?;
    let fraction = digits.len() - point - 1;
    // with fewer than 19 digits none is cut off; a zero in front of others is not clean
    if point == 0 || fraction == 0 || digits.len() > DIGITS as usize + 1 || point > 1 && digits[0] == b'0' {
        return None;
    }
    let mut number = 0u64;
    for (at, &byte) in digits.iter().enumerate() {
        if at != point {
            if !byte.is_ascii_digit() {
                return None;
            }
            number = number * 10 + u64::from(byte - b'0');
        }
    }
    Some(Written { negative, digits: Some(number), fraction: fraction as u32, text: None, plain: true })
}

/// Digits with `from` places after the point as digits with `to` places; none where a digit would be lost
/// that is more than the noise of a floating number.
fn rescale(digits: u64, from: u32, to: u32) -> Option<i64> {
    if from <= to {
        return i64::try_from(digits).ok()?.checked_mul(10i64.checked_pow(to - from)?);
    }
    let Some(unit) = 10u64.checked_pow(from - to) else {
        return (digits == 0).then_some(0);
    };
    let (whole, rest) = (digits / unit, digits % unit);
    let noise = unit / 1_000_000_000;
    let many = digits >= 1_000_000_000_000_000;
    if rest == 0 || (many && rest <= noise) {
        i64::try_from(whole).ok()
    } else if many && unit - rest <= noise {
        i64::try_from(whole + 1).ok()
    } else {
        None
    }
}

/// The bytes that a group separator takes, where one stands.
fn group_width(bytes: &[u8], group: char) -> Option<usize> {
    match group {
        ' ' | '\u{a0}' | '\u{202f}' => [b" ".as_slice(), b"\xc2\xa0", b"\xe2\x80\xaf", b"\xe2\x80\x89"]
            .iter()
            .find(|space| bytes.starts_with(space))
            .map(|space| space.len()),
        '\'' | '’' => {
            [b"'".as_slice(), "’".as_bytes()].iter().find(|sign| bytes.starts_with(sign)).map(|sign| sign.len())
        }
        sign if sign.is_ascii() => (bytes.first() == Some(&(sign as u8))).then_some(1),
        _ => None,
    }
}

fn starts_with(text: &str, word: &str) -> bool {
    let first = |text: &str| text.as_bytes().first().map(u8::to_ascii_lowercase);
    first(text) == first(word) && text.get(..word.len()).is_some_and(|start| is_word(start, word))
}

fn ends_with(text: &str, word: &str) -> bool {
    text.len() > word.len() && text.get(text.len() - word.len()..).is_some_and(|end| is_word(end, word))
}

/// True where a text is a word in lower case.
fn is_word(text: &str, word: &str) -> bool {
    if text.is_ascii() { text.eq_ignore_ascii_case(word) } else { text.to_lowercase() == word }
}

impl CellOperation for ParseNumber {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        match (cell, self.target) {
            (Cell::Text(text), _) => match self.parse(text) {
                Some((value, true)) => Effect::Stored(value),
                Some((value, false)) => Effect::Changed(value),
                None => match self.before_word(text).and_then(|number| self.parse(number)) {
                    Some((value, _)) => Effect::Changed(value),
                    None => Effect::Misfit,
                },
            },
            (Cell::Typed(Typed::Integer(_)), Target::Integer) | (Cell::Typed(Typed::Float(_)), Target::Float) => {
                Effect::Same
            }
            (Cell::Typed(Typed::Integer(number)), Target::Float) => Effect::Stored(Value::Float(*number as f64)),
            (Cell::Typed(Typed::Decimal(number, scale)), Target::Decimal(to)) if *scale == to => {
                Effect::Stored(Value::Decimal(*number))
            }
            (Cell::Typed(_), _) => Effect::Misfit,
        }
    }

    fn kind(&self, _: Kind) -> Kind {
        match self.target {
            Target::Integer => Kind::of(ValueType::Integer),
            Target::Float => Kind::of(ValueType::Number),
            Target::Decimal(scale) => Kind { value_type: ValueType::Number, scale: Some(scale) },
        }
    }
}
