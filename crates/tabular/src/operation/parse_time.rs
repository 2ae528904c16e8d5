//! `parse-time`: text to a time of day.
//!
//! `"9:05"` → 09:05:00, `"1:00:00 p.m."` → 13:00:00, `"24:00HRS"` stays and is counted.
//! Never here: durations.

use super::value::{Cell, CellOperation, Effect, Kind, Typed, Value};
use crate::value_type::ValueType;

pub(super) const ID: &str = "parse-time";

pub(super) struct ParseTime;

/// Reads a number of one or more digits; the number and how many digits it has.
pub(super) fn number(bytes: &[u8]) -> (u32, usize) {
    let count = bytes.iter().take_while(|b| b.is_ascii_digit()).count().min(9);
    (bytes[..count].iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')), count)
}

/// Microseconds since midnight.
pub(super) fn parse(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    let (mut hour, count) = number(bytes);
    if count == 0 || count > 2 {
        return None;
    }
    let mut at = count;
    let mut minute = 0;
    let mut second = 0;
    let mut micros = 0;
    let colon = bytes.get(at) == Some(&b':');
    if colon {
        let (value, count) = number(&bytes[at + 1..]);
        if count != 2 {
            return None;
        }
        minute = value;
        at += 1 + count;
        if bytes.get(at) == Some(&b':') {
            let (value, count) = number(&bytes[at + 1..]);
            if count != 2 {
                return None;
            }
            second = value;
            at += 1 + count;
            if matches!(bytes.get(at), Some(b'.' | b',')) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
                let (value, count) = number(&bytes[at + 1..]);
                micros = match count {
                    0..=6 => i64::from(value) * 10i64.pow(6 - count as u32),
                    _ if value % 10u32.pow(count as u32 - 6) == 0 => i64::from(value / 10u32.pow(count as u32 - 6)),
                    _ => return None,
                };
                at += 1 + count;
            }
        }
    }
    if at < bytes.len() {
        let tail: String = text.get(at..)?.to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        match tail.as_str() {
            "" => {}
            "am" if hour <= 12 => hour %= 12,
            "pm" => hour = if hour < 12 { hour + 12 } else { hour },
            "h" | "hr" | "hrs" | "hs" | "horas" => {}
            _ => return None,
        }
    } else if !colon {
        return None;
    }
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Some(i64::from(hour * 3600 + minute * 60 + second) * 1_000_000 + micros)
}

impl CellOperation for ParseTime {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        match cell {
            Cell::Text(text) => match parse(text.trim()) {
                Some(time) if text.len() == 8 && text.as_bytes()[2] == b':' => Effect::Stored(Value::Time(time)),
                Some(time) => Effect::Changed(Value::Time(time)),
                None => Effect::Misfit,
            },
            Cell::Typed(Typed::Time(_)) => Effect::Same,
            Cell::Typed(_) => Effect::Misfit,
        }
    }

    fn kind(&self, _: Kind) -> Kind {
        Kind::of(ValueType::Time)
    }
}
