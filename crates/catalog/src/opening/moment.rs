//! Days and months as offices write them: `AGOSTO 2026`, `ago-26` (what Excel makes of it), `12 de julio de 2026`, `31/08/2026`, `2026-08`.
//!
//! Never here: the clock, hours.

use apertura_tabular::month;
use apertura_tabular::semantic::fold;
use jiff::civil::Date;

/// What a text says about when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The year; none where it is not said (`22 de septiembre`).
    pub year: Option<i16>,
    /// The month; none where only a year is said.
    pub month: Option<i8>,
    /// The day of the month.
    pub day: Option<i8>,
}

impl Moment {
    /// The last day that it can mean; none without a year.
    pub fn last_day(self) -> Option<Date> {
        let (year, month) = (self.year?, self.month.unwrap_or(12));
        match self.day {
            Some(day) => Date::new(year, month, day).ok(),
            None => Date::new(year, month, 1).ok().map(Date::last_of_month),
        }
    }
}

/// All moments that a text names, in its order; empty where there is none, or where other words stand beside that are
/// no part of a date.
pub fn moments(text: &str) -> Vec<Moment> {
    let folded = fold(text);
    let parts: Vec<&str> = folded.split([';', '\n']).flat_map(|part| part.split(" y ")).collect();
    let found: Vec<Option<Moment>> = parts.iter().map(|part| part.trim()).filter(|p| !p.is_empty()).map(one).collect();
    found.into_iter().collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// A day of the calendar, written in full in any of the known ways.
pub fn day(text: &str) -> Option<Date> {
    match moments(text).as_slice() {
        [Moment { year: Some(year), month: Some(month), day: Some(day) }] => Date::new(*year, *month, *day).ok(),
        _ => None,
    }
}

/// `YYYY-MM` for a text that names one month of one year, `no aplica` for one that says so.
pub fn month_text(text: &str) -> Option<String> {
    let folded = fold(text);
    if ["no aplica", "n/a", "na", "no applica", "not applicable", "does not apply"]
        .contains(&folded.trim_end_matches('.'))
    {
        return Some(NOT_APPLICABLE.to_owned());
    }
    match moments(text).as_slice() {
        [Moment { year: Some(year), month: Some(month), .. }] => Some(format!("{year:04}-{month:02}")),
        _ => None,
    }
}

/// What stands where no month applies.
pub const NOT_APPLICABLE: &str = "no aplica";

fn one(part: &str) -> Option<Moment> {
    // the time of a timestamp says nothing here
    let part = match part.split_once('t') {
        Some((date, time)) if date.len() == 10 && time.contains(':') => date,
        _ => part,
    };
    let part = match part.split_once(' ') {
        Some((date, time)) if date.contains(['-', '/']) && time.contains(':') => date,
        _ => part,
    };
    let words: Vec<&str> = part
        .split(|c: char| c.is_whitespace() || "/-.,".contains(c))
        .filter(|word| !word.is_empty() && !["de", "del", "of", "a", "al", "el"].contains(word))
        .collect();
    let numbers: Vec<Option<i16>> = words.iter().map(|word| number(word)).collect();
    let names: Vec<Option<i8>> = words.iter().map(|word| month(word)).collect();
    let year = |n: i16| (1900..=2200).contains(&n).then_some(n);
    let small = |n: i16, most: i16| (1..=most).contains(&n).then_some(n as i8);
    let (found_year, found_month, found_day) = match (numbers.as_slice(), names.as_slice()) {
        ([Some(y)], _) => (Some(year(*y)?), None, None),
        ([Some(y), Some(m)], _) if *y > 31 => (Some(year(*y)?), Some(small(*m, 12)?), None),
        ([Some(m), Some(y)], _) => (Some(year(*y)?), Some(small(*m, 12)?), None),
        ([Some(y), Some(m), Some(d)], _) if *y > 31 => (Some(year(*y)?), Some(small(*m, 12)?), Some(small(*d, 31)?)),
        ([Some(d), Some(m), Some(y)], _) => (Some(year(*y)?), Some(small(*m, 12)?), Some(small(*d, 31)?)),
        ([None, Some(y)], [Some(m), None]) if *y > 31 => (Some(year(*y)?), Some(*m), None),
        // as Excel shows a month: a name joined to the year's last two digits
        ([None, Some(y)], [Some(m), None]) if !part.contains(' ') && part.contains(['-', '/']) && part.len() <= 7 => {
            (Some(2000 + y), Some(*m), None)
        }
        ([None, Some(d)], [Some(m), None]) => (None, Some(*m), Some(small(*d, 31)?)),
        ([Some(d), None], [None, Some(m)]) => (None, Some(*m), Some(small(*d, 31)?)),
        ([Some(d), None, Some(y)], [None, Some(m), None]) => (Some(year(*y)?), Some(*m), Some(small(*d, 31)?)),
        ([None, Some(d), Some(y)], [Some(m), None, None]) => (Some(year(*y)?), Some(*m), Some(small(*d, 31)?)),
        ([None], [Some(m)]) => (None, Some(*m), None),
        _ => return None,
    };
    let moment = Moment { year: found_year, month: found_month, day: found_day };
    // a day that is none (31 de junio) is no date
    (moment.year.is_none() || moment.last_day().is_some()).then_some(moment)
}

fn number(word: &str) -> Option<i16> {
    (word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok())?
}

fn month(word: &str) -> Option<i8> {
    let found = month::number(word).or_else(|| {
        // four letters of a longer name are a short form too: `agos`
        let fits = |name: &str| word.len() == 4 && name.starts_with(word);
        let at = month::MONTHS.iter().position(|[spanish, english, _]| fits(spanish) || fits(english))?;
        u8::try_from(at + 1).ok()
    });
    found.and_then(|number| i8::try_from(number).ok())
}
