//! Days and moments as people read them: `23 de noviembre de 2026`.
//!
//! Never here: the clock.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use crate::language::Messages;

/// Central Mexico keeps UTC−6 all year since October 2022.
const OFFSET: Offset = Offset::constant(-6);

/// The day of a moment, in central Mexico.
pub fn day(messages: &Messages, moment: Timestamp) -> String {
    civil(messages, moment.to_zoned(TimeZone::fixed(OFFSET)).date())
}

/// The day and the time of a moment, in central Mexico: `23 de noviembre de 2026, 14:05`.
pub fn moment(messages: &Messages, moment: Timestamp) -> String {
    let local = moment.to_zoned(TimeZone::fixed(OFFSET));
    format!("{}, {:02}:{:02}", civil(messages, local.date()), local.hour(), local.minute())
}

/// A day of the calendar in words.
pub fn civil(messages: &Messages, date: Date) -> String {
    let month = messages.text(MONTHS[usize::from(date.month().unsigned_abs()).saturating_sub(1).min(11)]);
    let (day, year) = (date.day().to_string(), date.year().to_string());
    messages.with("date-long", [("day", day), ("month", month), ("year", year)])
}

/// The day of the calendar of a moment as ISO 8601, in central Mexico.
pub fn iso(moment: Timestamp) -> String {
    moment.to_zoned(TimeZone::fixed(OFFSET)).date().to_string()
}

/// The beginning of a day of the calendar (`2026-11-23`) in central Mexico; none for other text.
pub fn beginning(text: &str) -> Option<Timestamp> {
    let day: Date = text.trim().parse().ok()?;
    day.to_zoned(TimeZone::fixed(OFFSET)).ok().map(|moment| moment.timestamp())
}

/// An ISO 8601 interval of days (`2024-01-01/2024-12-31`) in words; other text comes back as it was.
pub fn interval(messages: &Messages, text: &str) -> String {
    let say = |part: &str| part.parse::<Date>().map_or_else(|_| part.to_owned(), |date| civil(messages, date));
    match text.split_once('/') {
        Some((from, to)) => messages.with("date-interval", [("from", say(from)), ("to", say(to))]),
        None => say(text),
    }
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];
