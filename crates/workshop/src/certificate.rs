//! A certificate of attendance (*constancia*): its folio, the time it vouches for, what became of it.
//!
//! The name stands in it only as long as the people of its workshop are kept. Never here: how it is printed, who may make one.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::workshop::Workshop;

/// Who comes so many minutes late has still attended the whole workshop.
pub const GRACE_MINUTES: i64 = 15;
/// Time is vouched for in steps of so many minutes, rounded down.
pub const STEP_MINUTES: u32 = 30;
/// Letters of a folio: those that nobody takes for another (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Why a certificate holds no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RevocationReason {
    /// It was made by mistake.
    Mistake,
    /// The person did not attend.
    NotAttended,
    /// The person asked for it.
    Asked,
}

impl RevocationReason {
    /// All reasons.
    pub const ALL: [RevocationReason; 3] =
        [RevocationReason::Mistake, RevocationReason::NotAttended, RevocationReason::Asked];

    /// Kebab-case code.
    pub fn code(self) -> &'static str {
        match self {
            RevocationReason::Mistake => "mistake",
            RevocationReason::NotAttended => "not-attended",
            RevocationReason::Asked => "asked",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<RevocationReason> {
        RevocationReason::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// One time that a certificate was given out. What stood in earlier ones is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// When.
    pub at: Timestamp,
    /// True where the name was put right.
    #[serde(default)]
    pub name: bool,
    /// True where the time was put right.
    #[serde(default)]
    pub minutes: bool,
}

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// What it is found by; random, so that nobody finds others by counting.
    pub folio: String,
    /// The workshop.
    pub workshop: String,
    /// The registration that it is for; empty once people are forgotten.
    #[serde(default)]
    pub person: String,
    /// The name on the paper; empty once people are forgotten.
    #[serde(default)]
    pub name: String,
    /// What the workshop was called.
    pub event: String,
    /// Its day.
    pub day: Date,
    /// Where it was held.
    #[serde(default)]
    pub place: String,
    /// The time that it vouches for.
    pub minutes: u32,
    /// When it was given out, the first first.
    pub issues: Vec<Issue>,
    /// When it was revoked, and why.
    #[serde(default)]
    pub revoked: Option<(Timestamp, RevocationReason)>,
}

impl Certificate {
    /// When it was given out last.
    pub fn issued(&self) -> Timestamp {
        self.issues.last().map(|issue| issue.at).unwrap_or_default()
    }
}

/// Minutes that somebody attended who came at this moment (the portal's time): all of them up to [`GRACE_MINUTES`] late,
/// then what was left in whole steps of [`STEP_MINUTES`]. Who was written down after the end, from the list on paper,
/// attended all.
pub fn attended_minutes(workshop: &Workshop, came: DateTime) -> u32 {
    let late = workshop.begins.until(came).ok().and_then(|span| span.total(jiff::Unit::Minute).ok()).unwrap_or(0.0);
    if late <= GRACE_MINUTES as f64 || came >= workshop.ends() {
        return workshop.minutes;
    }
    let left = (f64::from(workshop.minutes) - late).max(0.0) as u32;
    left / STEP_MINUTES * STEP_MINUTES
}

/// A folio from 8 random bytes: `K7Q4-2M9X-0RTD`.
pub fn folio(random: [u8; 8]) -> String {
    let mut bits = u64::from_be_bytes(random);
    let mut text = String::new();
    for at in 0..12 {
        if at > 0 && at % 4 == 0 {
            text.push('-');
        }
        text.push(char::from(LETTERS[(bits & 31) as usize]));
        bits >>= 5;
    }
    text
}

/// A folio as somebody writes it, in the form in which it is kept; none for what cannot be one.
pub fn tidy_folio(written: &str) -> Option<String> {
    let mut text = String::new();
    for letter in written.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '.')) {
        let letter = match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            letter => letter,
        };
        if text.len() == 14 || !letter.is_ascii() || !LETTERS.contains(&(letter as u8)) {
            return None;
        }
        if matches!(text.len(), 4 | 9) {
            text.push('-');
        }
        text.push(letter);
    }
    (text.len() == 14).then_some(text)
}

/// First name and initials: what may be shown to whoever asks for a folio. `María del Carmen López Ruiz` is `María L. R.`.
pub fn partial_name(name: &str) -> String {
    let mut parts = name.split_whitespace();
    let Some(first) = parts.next() else { return String::new() };
    let rest: Vec<&str> = parts.collect();
    // of a long name the last two parts are the family's
    let family = &rest[rest.len().saturating_sub(2)..];
    let initials = family.iter().filter_map(|part| part.chars().next()).map(|letter| {
        let letter: String = letter.to_uppercase().collect();
        format!(" {letter}.")
    });
    let initials: String = initials.collect();
    format!("{first}{initials}")
}
