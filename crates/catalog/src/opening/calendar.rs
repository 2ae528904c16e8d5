//! Days and hours as a calendar that programs read (iCalendar, RFC 5545).
//!
//! Never here: sentences (the caller gives them), who may see it.

use jiff::Timestamp;
use jiff::civil::Date;

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEvent {
    /// Stays the same when the event changes.
    pub uid: String,
    /// The day, or the hours.
    pub time: EventTime,
    /// Where it is; blank for nowhere.
    pub place: String,
    /// True where it is not held.
    pub cancelled: bool,
    /// What it is.
    pub summary: String,
    /// More about it.
    pub description: String,
    /// Where to go; blank for nowhere.
    pub address: String,
    /// When it was last changed.
    pub modified: Timestamp,
    /// Counts its changes.
    pub sequence: u32,
}

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventTime {
    /// A whole day; it keeps nobody from other events.
    Day(Date),
    /// From one moment to another.
    Between(Timestamp, Timestamp),
}

/// How a moment is written.
const MOMENT: &str = "%Y%m%dT%H%M%SZ";

/// Bytes of a line without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The calendar as text with CRLF.
pub fn calendar(name: &str, events: &[CalendarEvent]) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: &str| fold(&mut out, name, value);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Apertura//Plan//ES");
    line("CALSCALE", "GREGORIAN");
    let cancelled = !events.is_empty() && events.iter().all(|event| event.cancelled);
    line("METHOD", if cancelled { "CANCEL" } else { "PUBLISH" });
    line("X-WR-CALNAME", &escaped(name));
    for event in events {
        line("BEGIN", "VEVENT");
        line("UID", &escaped(&event.uid));
        line("DTSTAMP", &event.modified.strftime(MOMENT).to_string());
        line("LAST-MODIFIED", &event.modified.strftime(MOMENT).to_string());
        line("SEQUENCE", &event.sequence.to_string());
        match event.time {
            EventTime::Day(day) => {
                line("DTSTART;VALUE=DATE", &day.strftime("%Y%m%d").to_string());
                if let Ok(next) = day.tomorrow() {
                    line("DTEND;VALUE=DATE", &next.strftime("%Y%m%d").to_string());
                }
                line("TRANSP", "TRANSPARENT");
            }
            EventTime::Between(from, to) => {
                line("DTSTART", &from.strftime(MOMENT).to_string());
                line("DTEND", &to.strftime(MOMENT).to_string());
            }
        }
        line("STATUS", if event.cancelled { "CANCELLED" } else { "CONFIRMED" });
        if !event.place.is_empty() {
            line("LOCATION", &escaped(&event.place));
        }
        line("SUMMARY", &escaped(&event.summary));
        if !event.description.is_empty() {
            line("DESCRIPTION", &escaped(&event.description));
        }
        if !event.address.is_empty() {
            line("URL", &event.address.replace(['\r', '\n'], ""));
        }
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    out
}

/// A text value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => out.push(sign),
        }
    }
    out
}

/// A content line, cut between signs into pieces of at most 75 bytes.
fn fold(out: &mut String, name: &str, value: &str) {
    let mut used = 0;
    for sign in name.chars().chain([':']).chain(value.chars()) {
        if used + sign.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(sign);
        used += sign.len_utf8();
    }
    out.push_str("\r\n");
}
