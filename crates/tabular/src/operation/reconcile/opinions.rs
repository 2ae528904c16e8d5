//! What the texts of a column say, however written: `6:55 a.m.`, `6:55aDec 2` and `Thu 6:55` are one time of day; other
//! texts are one without regard to case and accents.
//!
//! Never here: who says it.

use hashbrown::HashMap;

use crate::evidence::pattern;
use crate::matrix::Ids;
use crate::operation::fold::fold;

/// A column tells times of day where this share of its cells does.
const TIMES: f64 = 0.6;
/// The pattern in which a value is written stands in this share of the column's cells at least.
const USUAL: f64 = 0.1;

/// The opinions of a column, from 1; 0 says nothing.
pub(super) struct Opinions {
    /// By number of the text.
    of: Vec<u32>,
    /// The number of the text in which an opinion is written, 0 where it stands in no usual pattern.
    written: Vec<u32>,
    /// How often any two cells say the same.
    chance: f64,
}

impl Opinions {
    pub(super) fn new(column: &Ids) -> Self {
        let counts = column.counts();
        let times: Vec<Option<u32>> = column.texts.iter().map(|text| time_of_day(text)).collect();
        let filled: u64 = counts.iter().skip(1).map(|count| u64::from(*count)).sum();
        let told: u64 = counts.iter().zip(&times).filter(|(_, time)| time.is_some()).map(|(c, _)| u64::from(*c)).sum();
        let all_times = told as f64 >= filled as f64 * TIMES;
        let mut numbers: HashMap<String, u32> = HashMap::new();
        let mut of = vec![0; column.texts.len()];
        for (number, text) in column.texts.iter().enumerate().skip(1) {
            let key = match (all_times, times[number]) {
                (true, Some(seconds)) => seconds.to_string(),
                (true, None) => continue,
                (false, _) => fold(text).into_owned(),
            };
            let next = numbers.len() as u32 + 1;
            of[number] = *numbers.entry(key).or_insert(next);
        }
        let patterns: Vec<String> = column.texts.iter().map(|text| pattern::of_text(text)).collect();
        let mut cells: HashMap<&str, u64> = HashMap::new();
        for (pattern, count) in patterns.iter().zip(&counts).skip(1) {
            *cells.entry(pattern.as_str()).or_insert(0) += u64::from(*count);
        }
        let mut written = vec![0u32; numbers.len() + 1];
        let mut said = vec![0u64; numbers.len() + 1];
        // times stand in one pattern; of words each may have its own
        let rank = |number: u32| {
            let pattern =
                if all_times { cells.get(patterns[number as usize].as_str()).copied().unwrap_or(0) } else { 0 };
            (pattern, counts[number as usize], std::cmp::Reverse(number))
        };
        for number in 1..column.texts.len() as u32 {
            let opinion = of[number as usize] as usize;
            if opinion == 0 {
                continue;
            }
            said[opinion] += u64::from(counts[number as usize]);
            let usual = !all_times || rank(number).0 as f64 >= filled as f64 * USUAL;
            if usual && (written[opinion] == 0 || rank(number) > rank(written[opinion])) {
                written[opinion] = number;
            }
        }
        let all = said.iter().sum::<u64>().max(1) as f64;
        let chance = said.iter().map(|cells| (*cells as f64 / all).powi(2)).sum();
        Opinions { of, written, chance }
    }

    pub(super) fn of(&self, text: u32) -> u32 {
        self.of[text as usize]
    }

    pub(super) fn written(&self, opinion: u32) -> u32 {
        self.written[opinion as usize]
    }

    pub(super) fn chance(&self) -> f64 {
        self.chance
    }
}

/// The only time of day in a text, in seconds: `7:10 a.m.`, `19:25`, `12/02/2011 6:55 a.m.`, `6:55aDec 2`.
fn time_of_day(text: &str) -> Option<u32> {
    let bytes = text.as_bytes();
    let mut found = None;
    let mut at = 0;
    while at < bytes.len() {
        let colon = at + bytes[at..].iter().position(|byte| *byte == b':')?;
        let start = bytes[..colon].iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |before| before + 1);
        let pair = |from: usize| -> Option<u32> {
            let two = bytes.get(from..from + 2)?;
            let alone = !bytes.get(from + 2).is_some_and(u8::is_ascii_digit);
            (alone && two.iter().all(u8::is_ascii_digit))
                .then(|| u32::from(two[0] - b'0') * 10 + u32::from(two[1] - b'0'))
        };
        let hour = text.get(start..colon).filter(|hour| (1..=2).contains(&hour.len()))?.parse::<u32>().ok()?;
        let minute = pair(colon + 1).filter(|minute| *minute < 60)?;
        let mut end = colon + 3;
        let mut second = 0;
        if bytes.get(end) == Some(&b':') {
            second = pair(end + 1).filter(|second| *second < 60)?;
            end += 3;
        }
        let rest = text.get(end..)?.trim_start();
        let half = rest.bytes().next().map(|byte| byte.to_ascii_lowercase()).filter(|half| matches!(half, b'a' | b'p'));
        let marked = half.filter(|_| !rest.chars().nth(1).is_some_and(|next| next.is_lowercase() && next != 'm'));
        let hour = match marked {
            Some(_) if hour > 12 || hour == 0 => return None,
            Some(b'p') => hour % 12 + 12,
            Some(_) => hour % 12,
            None => hour,
        };
        if hour > 23 || found.is_some() {
            return None;
        }
        found = Some(hour * 3600 + minute * 60 + second);
        at = end;
        if !bytes[at..].contains(&b':') {
            break;
        }
    }
    found
}
