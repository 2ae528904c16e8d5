//! Reads days, months of a year, moments and times of day as offices write them.
//!
//! Never here: the choice between day first and month first (see `decision`).

use super::sign::{Sign, Signs};

/// A day or moment in seconds since 1970-01-01T00:00:00 under each reading that a calendar allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateRead {
    /// What was seen.
    pub signs: Signs,
    /// Read with the day first.
    pub day_first: Option<i64>,
    /// Read with the month first.
    pub month_first: Option<i64>,
    /// Read in the only way there is: year first, or the month as a word.
    pub fixed: Option<i64>,
}

/// Days since 1970-01-01 of a day of the proleptic Gregorian calendar (Hinnant, `days_from_civil`).
pub fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of a number of days since 1970-01-01.
pub fn civil(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

fn day_seconds(year: i64, month: i64, day: i64) -> Option<i64> {
    const LENGTHS: [i64; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    if !(1..=12).contains(&month) || day < 1 || !(1..=9999).contains(&year) {
        return None;
    }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = LENGTHS[(month - 1) as usize] + i64::from(leap && month == 2);
    (day <= length).then(|| days(year, month, day) * 86_400)
}

/// Two-digit years are 1930 to 2029, as in [`crate::Operation::ParseDate`].
fn full_year(year: i64) -> i64 {
    match year {
        0..=29 => 2000 + year,
        30..=99 => 1900 + year,
        _ => year,
    }
}

fn digits(text: &[u8], most: usize) -> Option<(i64, &[u8], usize)> {
    let length = text.iter().take(most).take_while(|b| b.is_ascii_digit()).count();
    if length == 0 || text.get(length).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    Some((text[..length].iter().fold(0, |sum, &d| sum * 10 + i64::from(d - b'0')), &text[length..], length))
}

/// Month number of a Spanish or English month word or its three- or four-letter short form.
pub fn month(word: &[u8]) -> Option<i64> {
    if word.len() < 3
        || word.len() > 10
        || !matches!(word[0] | 0x20, b'e' | b'j' | b'f' | b'm' | b'a' | b's' | b'o' | b'n' | b'd')
    {
        return None;
    }
    let mut lower = [0u8; 10];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok().and_then(crate::month::number).map(i64::from)
}

/// Reads a trimmed text as a day, a month of a year or a moment.
pub fn read_date(text: &[u8]) -> Option<DateRead> {
    if text[0].is_ascii_digit() {
        numeric(text).or_else(|| named(text))
    } else if text[0].is_ascii_alphabetic() {
        named(text)
    } else {
        None
    }
}

fn numeric(text: &[u8]) -> Option<DateRead> {
    let (first, rest, first_length) = digits(text, 4)?;
    let (&mark, rest) = rest.split_first()?;
    if !matches!(mark, b'/' | b'-' | b'.') {
        return None;
    }
    let (second, rest, second_length) = digits(rest, 4)?;
    let mut read = DateRead::default();
    if rest.is_empty() {
        // `2024-05`, `05/2024`
        let (year, month) = match (first_length, second_length) {
            (4, 1..=2) => (first, second),
            (1..=2, 4) => (second, first),
            _ => return None,
        };
        if mark == b'.' || !(1..=12).contains(&month) || !(1900..=2100).contains(&year) {
            return None;
        }
        read.signs.set(Sign::MonthYear);
        read.fixed = day_seconds(year, month, 1);
        return Some(read);
    }
    let (&again, rest) = rest.split_first()?;
    if again != mark || second_length > 2 {
        return None;
    }
    let (third, rest, third_length) = digits(rest, 4)?;
    let time = after(rest)?;
    let seconds = match time {
        After::Nothing => 0,
        After::Time(seconds, hour24) => {
            read.signs.set(Sign::DateAndTime);
            if hour24 {
                read.signs.set(Sign::Hour24);
            }
            i64::from(seconds)
        }
    };
    match (first_length, third_length) {
        (4, 1..=2) => {
            read.signs.set(Sign::YearFirst);
            if mark == b'-' && second_length == 2 && third_length == 2 {
                read.signs.set(Sign::IsoDate);
            }
            read.fixed = day_seconds(first, second, third).map(|day| day + seconds);
            if read.fixed.is_none() {
                read.signs = Signs::default();
                read.signs.set(Sign::ImpossibleDate);
            }
        }
        (1..=2, 4) | (1..=2, 2) => {
            // `12.5.20` and `10-12-14` are as often versions and series; a year of two digits needs `/`
            if third_length == 2 && (mark == b'.' || first_length + second_length < 3) {
                return None;
            }
            let year = if third_length == 2 {
                read.signs.set(Sign::ShortYear);
                full_year(third)
            } else {
                third
            };
            if !(1000..=2999).contains(&year) {
                return None;
            }
            read.day_first = day_seconds(year, second, first).map(|day| day + seconds);
            read.month_first = day_seconds(year, first, second).map(|day| day + seconds);
            match (read.day_first, read.month_first) {
                (Some(a), Some(b)) if a == b => read.signs.set(Sign::SameEither),
                (Some(_), Some(_)) => read.signs.set(Sign::EitherFirst),
                (Some(_), None) => read.signs.set(Sign::DayFirst),
                (None, Some(_)) => read.signs.set(Sign::MonthFirst),
                (None, None) => {
                    read.signs = Signs::default();
                    read.signs.set(Sign::ImpossibleDate);
                }
            }
        }
        _ => return None,
    }
    Some(read)
}

enum After {
    Nothing,
    Time(u32, bool),
}

fn after(rest: &[u8]) -> Option<After> {
    match rest {
        [] => Some(After::Nothing),
        [b'T' | b't' | b' ', time @ ..] => {
            let time = trim_spaces(time);
            let (seconds, _) = read_time(time)?;
            Some(After::Time(seconds, seconds >= 86_400))
        }
        _ => None,
    }
}

fn trim_spaces(mut text: &[u8]) -> &[u8] {
    while let [b' ', rest @ ..] = text {
        text = rest;
    }
    text
}

/// `12 de enero de 2020`, `12-ene-2020`, `ene-20`, `mayo 2024`, `lunes 3 de mayo de 2021`.
fn named(text: &[u8]) -> Option<DateRead> {
    let mut read = DateRead::default();
    let mut day = None;
    let mut found = None;
    let mut year: Option<(i64, usize)> = None;
    let mut month_is_short = false;
    let mut parts = 0;
    for part in text.split(|b| matches!(b, b' ' | b'-' | b'/' | b'.' | b',')).filter(|p| !p.is_empty()) {
        parts += 1;
        if parts > 7 {
            return None;
        }
        if part[0].is_ascii_digit() {
            let (number, rest, length) = digits(part, 4)?;
            if !rest.is_empty() {
                return None;
            }
            if found.is_none() && day.is_none() && length <= 2 {
                day = Some(number);
            } else if found.is_some() && year.is_none() {
                year = Some((number, length));
            } else {
                return None;
            }
        } else if matches!(part, b"de" | b"del" | b"DE" | b"DEL" | b"De" | b"Del" | b"d") {
            continue;
        } else if let Some(number) = month(part) {
            if found.replace(number).is_some() {
                return None;
            }
            month_is_short = part.len() <= 4;
        } else if !weekday(part) {
            return None;
        }
    }
    let (month, (year, length)) = (found?, year?);
    match (day, length) {
        (Some(day), 2 | 4) => {
            if length == 2 {
                read.signs.set(Sign::ShortYear);
            }
            read.fixed = day_seconds(full_year(year), month, day);
            read.signs.set(if read.fixed.is_some() { Sign::NamedMonth } else { Sign::ImpossibleDate });
        }
        (None, 4) if (1900..=2100).contains(&year) => {
            read.signs.set(Sign::MonthYear);
            read.fixed = day_seconds(year, month, 1);
        }
        (None, 2) => {
            read.signs.set(Sign::MonthYear);
            read.signs.set(Sign::ShortYear);
            if month_is_short && parts == 2 {
                read.signs.set(Sign::ShortMonthYear);
            }
            read.fixed = day_seconds(full_year(year), month, 1);
        }
        _ => return None,
    }
    Some(read)
}

fn weekday(word: &[u8]) -> bool {
    const DAYS: [&str; 9] =
        ["lunes", "martes", "miercoles", "miércoles", "jueves", "viernes", "sabado", "sábado", "domingo"];
    DAYS.iter().any(|day| day.as_bytes().eq_ignore_ascii_case(word))
}

/// Reads a time of day: seconds since midnight (86,400 and more for hour 24), and whether its form is odd.
pub fn read_time(text: &[u8]) -> Option<(u32, bool)> {
    let (hour, rest, hour_length) = digits(text, 2)?;
    let rest = rest.strip_prefix(b":")?;
    let (minute, mut rest, minute_length) = digits(rest, 2)?;
    if minute_length != 2 || minute > 59 || hour > 24 {
        return None;
    }
    let mut second = 0;
    if let [b':', tail @ ..] = rest {
        let (value, tail, length) = digits(tail, 2)?;
        if length != 2 || value > 59 {
            return None;
        }
        second = value;
        rest = tail;
        if let [b'.', fraction @ ..] = rest {
            let length = fraction.iter().take_while(|b| b.is_ascii_digit()).count();
            if length == 0 {
                return None;
            }
            rest = &fraction[length..];
        }
    }
    let mut odd = hour_length != 2 || !rest.is_empty();
    let mut hour = hour;
    if !rest.is_empty() {
        let mut word = [0u8; 8];
        let mut length = 0;
        for &byte in rest.iter().filter(|b| !matches!(b, b' ' | b'.')) {
            *word.get_mut(length)? = byte.to_ascii_lowercase();
            length += 1;
        }
        match &word[..length] {
            b"am" => {
                if hour == 12 {
                    hour = 0;
                }
            }
            b"pm" => {
                if hour < 12 {
                    hour += 12;
                }
            }
            b"hrs" | b"hr" | b"h" | b"hs" | b"horas" => {}
            b"z" | b"gmt" | b"utc" | b"+00:00" | b"utc-6" | b"gmt-6" | b"-06:00" => odd = true,
            _ => return None,
        }
    }
    Some(((hour * 3600 + i64::from(minute as i32) * 60 + second) as u32, odd))
}

/// Writes seconds since 1970 as a day (`YYYY-MM-DD`), with the time of day where asked.
pub fn write(seconds: i64, with_time: bool) -> String {
    let (year, month, day) = civil(seconds.div_euclid(86_400));
    let time = seconds.rem_euclid(86_400);
    if with_time {
        format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60)
    } else {
        format!("{year:04}-{month:02}-{day:02}")
    }
}
