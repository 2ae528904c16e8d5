//! `parse-date`: text to a day or a moment, as ISO 8601.
//!
//! order `dmy`: `"31/12/2024"` → 2024-12-31, `"3 de marzo de 2020"` → 2020-03-03, `"05-ene-98"` → 1998-01-05,
//! `"31/02/2024"` stays and is counted. ISO dates are read in every order. Order `serial` reads the day numbers
//! of a spreadsheet (45292 → 2024-01-01).
//! Never here: deciding the order of a column (see `suggest`).

use super::fold::fold;
use super::parse_time::{self, number};
use super::value::{Cell, CellOperation, Effect, Kind, Typed, Value};
use crate::value_type::ValueType;

pub(super) const ID: &str = "parse-date";

/// Microseconds of a day.
pub(crate) const DAY: i64 = 86_400_000_000;

/// Month names by their first three letters, Spanish and English, with the month's number.
const MONTHS: [(&str, u32); 17] = [
    ("ene", 1),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("abr", 4),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("ago", 8),
    ("aug", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("nov", 11),
    ("dic", 12),
    ("dec", 12),
];

/// Full names; a word that is neither one of these nor a three or four letter form is no month.
const NAMES: &str = " enero january febrero february marzo march abril april mayo june junio july julio agosto august \
                     septiembre setiembre september octubre october noviembre november diciembre december ";

/// Words between the parts of a date, and days of the week.
const FILLERS: &str = " de del a las lunes martes miercoles jueves viernes sabado domingo lun mie jue vie sab dom ";

#[derive(Clone, Copy, PartialEq)]
enum Order {
    Dmy,
    Mdy,
    Ymd,
    Serial,
}

pub(super) struct ParseDate {
    order: Order,
    time: bool,
}

/// Days since 1970-01-01 of a day of the proleptic Gregorian calendar (H. Hinnant, "chrono-compatible low-level
/// date algorithms"); none where there is no such day.
pub(crate) fn days(year: i32, month: u32, day: u32) -> Option<i32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => return None,
    };
    if day == 0 || day > length || !(1..=9999).contains(&year) {
        return None;
    }
    let shifted = if month <= 2 { year - 1 } else { year };
    let era = shifted.div_euclid(400);
    let year_of_era = shifted.rem_euclid(400);
    let day_of_year = (153 * ((month as i32 + 9) % 12) + 2) / 5 + day as i32 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

/// Year, month and day of a number of days since 1970-01-01 (same source).
pub(crate) fn civil(days: i32) -> (i32, u32, u32) {
    let shifted = i64::from(days) + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * month + 2) / 5 + 1) as u32;
    let month = if month < 10 { month + 3 } else { month - 9 } as u32;
    ((year_of_era + era * 400) as i32 + i32::from(month <= 2), month, day)
}

/// The number of a month from its name.
pub(crate) fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let start = word.get(..3)?;
    let known = word.len() == 3 || (word == "sept") || NAMES.contains(&format!(" {word} "));
    MONTHS.iter().find(|(name, _)| known && *name == start).map(|(_, month)| *month)
}

/// The day and what follows it.
fn date(text: &str, order: Order) -> Option<(i32, &str)> {
    let bytes = text.as_bytes();
    let (first, width) = number(bytes);
    if width == 8 && bytes.len() == 8 {
        return match order {
            Order::Ymd => days(first as i32 / 10_000, first / 100 % 100, first % 100),
            Order::Dmy => days(first as i32 % 10_000, first / 10_000 % 100, first / 1_000_000),
            Order::Mdy => days(first as i32 % 10_000, first / 1_000_000, first / 10_000 % 100),
            Order::Serial => None,
        }
        .map(|days| (days, ""));
    }
    let separator = bytes.get(width).copied().unwrap_or(0);
    if width == 0 || width > 4 || !matches!(separator, b'/' | b'-' | b'.' | b' ') {
        return named(text, order);
    }
    let (second, second_width) = number(&bytes[width + 1..]);
    let at = width + 1 + second_width;
    if second_width == 0 || second_width > 2 || bytes.get(at) != Some(&separator) {
        return named(text, order);
    }
    let (third, third_width) = number(&bytes[at + 1..]);
    let rest = text.get(at + 1 + third_width..)?;
    let parts = if width == 4 {
        // a year in front can only be followed by its month
        (first as i32, second, third, third_width <= 2)
    } else {
        let year = full_year(third, third_width);
        match order {
            Order::Dmy => (year?, second, first, width <= 2),
            Order::Mdy => (year?, first, second, width <= 2),
            Order::Ymd => (full_year(first, width)?, second, third, third_width <= 2),
            Order::Serial => return None,
        }
    };
    let (year, month, day, fits) = parts;
    if !fits || third_width == 0 {
        return None;
    }
    Some((days(year, month, day)?, rest))
}

/// Two digits become 1930 to 2029.
fn full_year(year: u32, width: usize) -> Option<i32> {
    match width {
        4 => Some(year as i32),
        2 => Some(if year < 30 { 2000 + year } else { 1900 + year } as i32),
        _ => None,
    }
}

/// A date with a month's name, in any order of the other two parts (`3 de marzo de 2020`, `mar 3, 2020`).
fn named(text: &str, order: Order) -> Option<(i32, &str)> {
    if order == Order::Serial {
        return None;
    }
    let mut numbers: Vec<(u32, usize)> = Vec::with_capacity(2);
    let mut found = None;
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() && (numbers.len() < 2 || found.is_none()) {
        let byte = bytes[at];
        if byte.is_ascii_digit() {
            let (value, width) = number(&bytes[at..]);
            numbers.push((value, width));
            if numbers.len() > 2 {
                return None;
            }
            at += width;
        } else if matches!(byte, b' ' | b'/' | b'-' | b'.' | b',') {
            at += 1;
        } else {
            let end = text[at..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |end| at + end);
            if end == at {
                return None;
            }
            let word = fold(&text[at..end]);
            match month(&word) {
                // `martes` and `mar` part here: the day's name has its full form in the fillers
                Some(month) if found.is_none() => found = Some(month),
                _ if FILLERS.contains(&format!(" {word} ")) => {}
                _ => return None,
            }
            at = end;
        }
    }
    let (&[first, second], Some(month)) = (numbers.as_slice(), found) else { return None };
    let (year, day) = if first.1 == 4 || (order == Order::Ymd && second.1 <= 2 && first.1 == 2) {
        (first, second)
    } else {
        (second, first)
    };
    if day.1 > 2 {
        return None;
    }
    Some((days(full_year(year.0, year.1)?, month, day.0)?, text.get(at..)?))
}

impl ParseDate {
    pub(super) fn new(order: &str, time: bool) -> Option<Self> {
        let order = match order {
            "dmy" => Order::Dmy,
            "mdy" => Order::Mdy,
            "ymd" => Order::Ymd,
            "serial" => Order::Serial,
            _ => return None,
        };
        Some(ParseDate { order, time })
    }

    /// Days since 1970-01-01 and microseconds of the day.
    fn moment(&self, text: &str) -> Option<(i32, i64)> {
        if self.order == Order::Serial
            && let Ok(serial) = text.parse::<f64>()
        {
            // day 60 of the 1900 system is a day that never was; before it nothing is certain
            if !(61.0..2_958_466.0).contains(&serial) {
                return None;
            }
            let micros = ((serial.fract() * 86_400.0).round() as i64) * 1_000_000;
            return Some((serial as i32 - 25_569 + (micros / DAY) as i32, micros % DAY));
        }
        let order = if self.order == Order::Serial { Order::Ymd } else { self.order };
        let (days, rest) = date(text, order)?;
        let rest = rest.strip_prefix('T').unwrap_or(rest).trim_start_matches([' ', ',', '\u{a0}']);
        if rest.is_empty() {
            return Some((days, 0));
        }
        Some((days, parse_time::parse(without_zone(rest))?))
    }
}

/// A time without the sign that it is at Greenwich (`Z`, `GMT`, `UTC`, `+00:00`); any other zone stays and the
/// cell does not fit, for a moment without zone would be another one.
fn without_zone(time: &str) -> &str {
    let zones = ["Z", "GMT", "UTC", "+00:00", "+0000"];
    zones.iter().find_map(|zone| time.strip_suffix(zone)).map_or(time, str::trim_end)
}

impl CellOperation for ParseDate {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        let text = match cell {
            Cell::Text(text) => *text,
            Cell::Typed(Typed::Date(days)) if self.time => {
                return Effect::Stored(Value::Datetime(i64::from(*days) * DAY));
            }
            Cell::Typed(Typed::Date(_) | Typed::Datetime(_)) => return Effect::Same,
            Cell::Typed(_) => return Effect::Misfit,
        };
        let Some((days, micros)) = self.moment(text.trim()) else { return Effect::Misfit };
        let iso = text.len() >= 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
        if self.time {
            let value = Value::Datetime(i64::from(days) * DAY + micros);
            let plain = iso && text.len() == 19 && text.as_bytes()[10] == b'T';
            if plain { Effect::Stored(value) } else { Effect::Changed(value) }
        } else if micros != 0 {
            Effect::Misfit
        } else if iso && text.len() == 10 {
            Effect::Stored(Value::Date(days))
        } else {
            Effect::Changed(Value::Date(days))
        }
    }

    fn kind(&self, _: Kind) -> Kind {
        Kind::of(if self.time { ValueType::Datetime } else { ValueType::Date })
    }
}
