//! Cuts JSON text into values, within a depth; numbers keep the digits that were written.
//!
//! Never here: which values are records (see `json`, `ndjson`, `geojson`).

use std::borrow::Cow;

use crate::document::Format;
use crate::error::ReadError;
use crate::format::number_format::decimal;
use crate::grid::{Cell, CellKind};

/// Why of a value that nests deeper than allowed.
pub(crate) const TOO_DEEP: &str = "nested too deep";

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json<'a> {
    Null,
    Boolean(bool),
    /// As written.
    Number(&'a str),
    Text(Cow<'a, str>),
    Array(Vec<Json<'a>>),
    /// Members in order, repeated names included.
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

/// Where and why the text is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    /// Byte of the text.
    pub at: usize,
    /// A few English words for the log.
    pub why: &'static str,
}

impl Broken {
    /// Why a file of which nothing could be read gives no table.
    pub fn error(self, format: Format, depth: usize) -> ReadError {
        if self.why == TOO_DEEP {
            let allowed = depth as u64;
            return ReadError::Limit { limit: "depth", found: allowed + 1, allowed };
        }
        ReadError::Damaged { format, why: format!("byte {}: {}", self.at, self.why) }
    }
}

/// A cursor over JSON text.
pub(crate) struct JsonText<'a> {
    text: &'a str,
    /// The next byte.
    pub at: usize,
    depth: usize,
}

impl<'a> JsonText<'a> {
    /// At the start; `depth` is how deep values may nest.
    pub fn new(text: &'a str, depth: usize) -> Self {
        JsonText { text, at: 0, depth }
    }

    fn broken<T>(&self, why: &'static str) -> Result<T, Broken> {
        Err(Broken { at: self.at, why })
    }

    /// The next byte that is no white space.
    pub fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(|b| b.is_ascii_whitespace())
            || self.text[self.at..].starts_with('\u{feff}')
        {
            self.at += if bytes[self.at].is_ascii() { 1 } else { 3 };
        }
        bytes.get(self.at).copied()
    }

    /// Takes this sign.
    pub fn expect(&mut self, sign: u8) -> Result<(), Broken> {
        if self.peek() == Some(sign) {
            self.at += 1;
            return Ok(());
        }
        self.broken("another sign was expected")
    }

    /// After `[` or a value in an array: true where another value follows, false where `]` was taken.
    pub fn more(&mut self, first: bool, close: u8) -> Result<bool, Broken> {
        match self.peek() {
            Some(found) if found == close => {
                self.at += 1;
                Ok(false)
            }
            Some(b',') if !first => {
                self.at += 1;
                // a comma before the closing sign is a frequent slip
                if self.peek() == Some(close) {
                    self.at += 1;
                    return Ok(false);
                }
                Ok(true)
            }
            Some(_) if first => Ok(true),
            Some(_) => self.broken("a comma was expected"),
            None => self.broken("the text ends within a value"),
        }
    }

    /// A member's name and its colon.
    pub fn name(&mut self) -> Result<Cow<'a, str>, Broken> {
        if self.peek() != Some(b'"') {
            return self.broken("a name was expected");
        }
        let name = self.string()?;
        self.expect(b':')?;
        Ok(name)
    }

    /// The next value, whole.
    pub fn value(&mut self) -> Result<Json<'a>, Broken> {
        match self.peek() {
            Some(b'"') => self.string().map(Json::Text),
            Some(b'[') => {
                self.enter()?;
                let mut values = Vec::new();
                while self.more(values.is_empty(), b']')? {
                    values.push(self.value()?);
                }
                self.depth += 1;
                Ok(Json::Array(values))
            }
            Some(b'{') => {
                self.enter()?;
                let mut members = Vec::new();
                while self.more(members.is_empty(), b'}')? {
                    let name = self.name()?;
                    members.push((name, self.value()?));
                }
                self.depth += 1;
                Ok(Json::Object(members))
            }
            Some(b'-' | b'0'..=b'9') => Ok(Json::Number(self.word())),
            Some(_) => {
                let start = self.at;
                match self.word() {
                    "true" => Ok(Json::Boolean(true)),
                    "false" => Ok(Json::Boolean(false)),
                    "null" | "NaN" | "undefined" => Ok(Json::Null),
                    _ => {
                        self.at = start;
                        self.broken("no value")
                    }
                }
            }
            None => self.broken("the text ends within a value"),
        }
    }

    /// Takes an opening sign and counts the depth.
    fn enter(&mut self) -> Result<(), Broken> {
        self.at += 1;
        match self.depth.checked_sub(1) {
            Some(left) => self.depth = left,
            None => return self.broken(TOO_DEEP),
        }
        Ok(())
    }

    fn word(&mut self) -> &'a str {
        let start = self.at;
        let plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
        self.at += self.text.as_bytes()[start..].iter().take_while(|b| plain(b)).count();
        &self.text[start..self.at]
    }

    fn string(&mut self) -> Result<Cow<'a, str>, Broken> {
        self.at += 1;
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut owned: Option<String> = None;
        loop {
            let Some(found) = memchr::memchr2(b'"', b'\\', &bytes[self.at..]) else {
                self.at = bytes.len();
                return self.broken("the text ends within a string");
            };
            let piece = &self.text[self.at..self.at + found];
            self.at += found + 1;
            if bytes[self.at - 1] == b'"' {
                return Ok(match owned {
                    None => Cow::Borrowed(&self.text[start..self.at - 1]),
                    Some(mut text) => {
                        text.push_str(piece);
                        Cow::Owned(text)
                    }
                });
            }
            let text = owned.get_or_insert_default();
            text.push_str(piece);
            let sign = match bytes.get(self.at) {
                Some(b'n') => '\n',
                Some(b't') => '\t',
                Some(b'r') => '\r',
                Some(b'b') => '\u{8}',
                Some(b'f') => '\u{c}',
                Some(b'u') => {
                    text.push(self.escaped());
                    continue;
                }
                Some(_) => {
                    // `\"`, `\\`, `\/`, and any other sign as it is
                    let sign = self.text[self.at..].chars().next().unwrap_or('\\');
                    self.at += sign.len_utf8() - 1;
                    sign
                }
                None => return self.broken("the text ends within a string"),
            };
            self.at += 1;
            text.push(sign);
        }
    }

    /// The letter of `uXXXX` (and its second half), the cursor at the `u`.
    fn escaped(&mut self) -> char {
        let unit = |text: &str, at: usize| text.get(at..at + 4).and_then(|hex| u16::from_str_radix(hex, 16).ok());
        let Some(high) = unit(self.text, self.at + 1) else {
            self.at += 1;
            return char::REPLACEMENT_CHARACTER;
        };
        self.at += 5;
        let low = if self.text[self.at..].starts_with("\\u") { unit(self.text, self.at + 2) } else { None };
        let (letter, used) = match (char::decode_utf16([high]).next(), low) {
            (Some(Ok(letter)), _) => (letter, 0),
            (_, Some(low)) => match char::decode_utf16([high, low]).next() {
                Some(Ok(letter)) => (letter, 6),
                _ => (char::REPLACEMENT_CHARACTER, 0),
            },
            _ => (char::REPLACEMENT_CHARACTER, 0),
        };
        self.at += used;
        letter
    }
}

impl Json<'_> {
    /// The cell of a value; arrays and objects as compact JSON text.
    pub fn cell(&self) -> Cell {
        match self {
            Json::Null => Cell::empty(),
            Json::Boolean(truth) => Cell::new(if *truth { "true" } else { "false" }, CellKind::Boolean),
            Json::Number(text) => match exact_number(text) {
                Some(number) => Cell::new(number, CellKind::Number),
                None => Cell::text(*text),
            },
            Json::Text(text) => Cell::text(&**text),
            Json::Array(_) | Json::Object(_) => {
                let mut text = String::new();
                self.write(&mut text);
                Cell::text(text)
            }
        }
    }

    /// Appends the value as compact JSON.
    pub fn write(&self, out: &mut String) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Boolean(truth) => out.push_str(if *truth { "true" } else { "false" }),
            Json::Number(text) => out.push_str(text),
            Json::Text(text) => out.push_str(&serde_json::Value::from(&**text).to_string()),
            Json::Array(values) => {
                for (n, value) in values.iter().enumerate() {
                    out.push(if n == 0 { '[' } else { ',' });
                    value.write(out);
                }
                out.push_str(if values.is_empty() { "[]" } else { "]" });
            }
            Json::Object(members) => {
                for (n, (name, value)) in members.iter().enumerate() {
                    out.push(if n == 0 { '{' } else { ',' });
                    out.push_str(&serde_json::Value::from(&**name).to_string());
                    out.push(':');
                    value.write(out);
                }
                out.push_str(if members.is_empty() { "{}" } else { "}" });
            }
        }
    }
}

/// The shortest exact decimal form of a written number; none where it is none.
/// Plain decimals keep all their digits; only zeros after the point go.
pub(crate) fn exact_number(text: &str) -> Option<String> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let sign = if text.starts_with('-') { "-" } else { "" };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    if digits(whole) && digits(fraction) {
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        return Some(match (whole, fraction) {
            ("", "") => "0".to_owned(),
            (whole, "") => format!("{sign}{whole}"),
            ("", fraction) => format!("{sign}0.{fraction}"),
            (whole, fraction) => format!("{sign}{whole}.{fraction}"),
        });
    }
    let plain = |b: u8| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'+' | b'-');
    let value: f64 = if unsigned.bytes().all(plain) { text.parse().ok()? } else { return None };
    value.is_finite().then(|| decimal(value))
}
