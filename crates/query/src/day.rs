//! Days, moments and times as numbers, and the text that stands for a period of them.
//!
//! Days are counted from 1970-01-01 in the proleptic Gregorian calendar; moments and times in microseconds.
//! Never here: time zones, the clock.

use crate::request::DateUnit;

/// Microseconds of a day.
pub const DAY: i64 = 86_400_000_000;

/// The day's number (algorithm of H. Hinnant, "chrono-compatible low-level date algorithms").
pub fn from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day of a day's number.
pub fn to_civil(day: i64) -> (i64, i64, i64) {
    let day = day.saturating_add(719_468);
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
}

/// The first day of the period in which a day lies.
pub fn floor(day: i64, unit: DateUnit) -> i64 {
    match unit {
        DateUnit::Day => day,
        DateUnit::Month => {
            let (year, month, _) = to_civil(day);
            from_civil(year, month, 1)
        }
        DateUnit::Year => from_civil(to_civil(day).0, 1, 1),
    }
}

/// `2024-03-31`, `2024-03` or `2024`.
pub fn write_day(day: i64, unit: DateUnit) -> String {
    let (year, month, day) = to_civil(day);
    match unit {
        DateUnit::Year => format!("{year:04}"),
        DateUnit::Month => format!("{year:04}-{month:02}"),
        DateUnit::Day => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// `HH:MM:SS`, with a fraction where there is one.
pub fn write_time(micros: i64) -> String {
    let seconds = micros.div_euclid(1_000_000);
    let fraction = micros.rem_euclid(1_000_000);
    let text = format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if fraction == 0 { text } else { format!("{text}.{fraction:06}").trim_end_matches('0').to_owned() }
}

/// `YYYY-MM-DDTHH:MM:SS`.
pub fn write_moment(micros: i64) -> String {
    format!("{}T{}", write_day(micros.div_euclid(DAY), DateUnit::Day), write_time(micros.rem_euclid(DAY)))
}

fn digits(text: &str, least: usize, most: usize) -> Option<i64> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// The days from the first to the one after the last of `2024`, `2024-03` or `2024-03-31`.
pub fn parse_days(text: &str) -> Option<(i64, i64)> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4, 4)?;
    let Some(month) = parts.next() else {
        return Some((from_civil(year, 1, 1), from_civil(year + 1, 1, 1)));
    };
    let month = digits(month, 1, 2).filter(|month| (1..=12).contains(month))?;
    let next = if month == 12 { from_civil(year + 1, 1, 1) } else { from_civil(year, month + 1, 1) };
    let first = from_civil(year, month, 1);
    let Some(day) = parts.next() else {
        return Some((first, next));
    };
    let day = digits(day, 1, 2).filter(|day| *day >= 1 && first + day <= next)?;
    if parts.next().is_some() { None } else { Some((first + day - 1, first + day)) }
}

/// The microseconds from the first to the one after the last of `13`, `13:05`, `13:05:59` or `13:05:59.25`.
pub fn parse_time(text: &str) -> Option<(i64, i64)> {
    let mut parts = text.split(':');
    let hour = digits(parts.next()?, 1, 2).filter(|hour| *hour < 24)? * 3_600_000_000;
    let Some(minute) = parts.next() else {
        return Some((hour, hour + 3_600_000_000));
    };
    let minute = hour + digits(minute, 2, 2).filter(|minute| *minute < 60)? * 60_000_000;
    let Some(second) = parts.next() else {
        return Some((minute, minute + 60_000_000));
    };
    if parts.next().is_some() {
        return None;
    }
    let (whole, fraction) = match second.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (second, None),
    };
    let second = minute + digits(whole, 2, 2).filter(|second| *second < 60)? * 1_000_000;
    match fraction {
        None => Some((second, second + 1_000_000)),
        Some(fraction) => {
            let value = digits(fraction, 1, 6)? * 10_i64.pow(6 - fraction.len() as u32);
            Some((second + value, second + value + 1))
        }
    }
}

/// The microseconds of a period of days, or of a day and a time parted by `T` or a space.
pub fn parse_moments(text: &str) -> Option<(i64, i64)> {
    match text.split_once(['T', ' ']) {
        None => parse_days(text).map(|(start, end)| (start * DAY, end * DAY)),
        Some((day, time)) => {
            let (start, end) = parse_days(day)?;
            let (from, until) = parse_time(time)?;
            if end - start == 1 { Some((start * DAY + from, start * DAY + until)) } else { None }
        }
    }
}
