//! Number formats of workbooks: what a stored number is (a day, a share, money) and its canonical text.
//!
//! Follows the format codes of ECMA-376 part 1, 18.8.30 and 18.8.31 (`numFmt`).
//! Never here: the look of a number (separators, decimals); the stored value is what counts.

use crate::grid::{Cell, CellKind};

/// What a format code makes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFormat {
    /// A plain number.
    General,
    /// A day.
    Date,
    /// A day with its time.
    DateTime,
    /// A time of day.
    Time,
    /// Hours that may pass 24.
    Elapsed,
    /// A share.
    Percent,
    /// Money.
    Currency,
    /// Whole numbers padded with zeros to this many digits.
    Zeros(u8),
    /// Shown as text (`@`).
    Text,
}

/// Where day 0 of a workbook's dates is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum DateSystem {
    /// Day 1 is 1900-01-01, and 1900-02-29 is thought to exist.
    #[default]
    From1900,
    /// Day 0 is 1904-01-01.
    From1904,
}

impl NumberFormat {
    /// The meaning of a built-in format number; none where it is not built in.
    pub fn built_in(id: u32) -> Option<Self> {
        Some(match id {
            0..=4 | 11..=13 | 37..=41 | 43 | 48 => NumberFormat::General,
            5..=8 | 42 | 44 => NumberFormat::Currency,
            9 | 10 => NumberFormat::Percent,
            14..=17 | 27..=31 | 34..=36 | 50..=58 | 71..=74 | 81 => NumberFormat::Date,
            18..=21 | 32 | 33 | 45 | 47 | 75..=79 => NumberFormat::Time,
            22 => NumberFormat::DateTime,
            46 | 80 => NumberFormat::Elapsed,
            49 => NumberFormat::Text,
            _ => return None,
        })
    }

    /// The meaning of a format code (`dd/mm/yyyy`, `"$"#,##0.00`, `00000`).
    pub fn parse(code: &str) -> Self {
        let code = code.trim();
        if code.is_empty() || code.eq_ignore_ascii_case("general") {
            return NumberFormat::General;
        }
        if code.len() >= 2 && code.len() <= 30 && code.bytes().all(|b| b == b'0') {
            return NumberFormat::Zeros(code.len() as u8);
        }
        let seen = Seen::of(code);
        if seen.elapsed {
            NumberFormat::Elapsed
        } else if seen.digits && !(seen.hour || seen.second) {
            // digits and letters together: a number with a suffix, not a date
            seen.plain()
        } else if (seen.year || seen.day) && (seen.hour || seen.second) {
            NumberFormat::DateTime
        } else if seen.hour || seen.second {
            NumberFormat::Time
        } else if seen.year || seen.day || seen.month {
            NumberFormat::Date
        } else {
            seen.plain()
        }
    }

    /// The cell for a stored number.
    pub fn cell(self, value: f64, system: DateSystem) -> Cell {
        let plain = |kind| Cell::new(decimal(value), kind);
        if !value.is_finite() {
            return Cell::new(if value.is_nan() { "#NUM!" } else { "#DIV/0!" }, CellKind::Error);
        }
        match self {
            NumberFormat::General | NumberFormat::Text => plain(CellKind::Number),
            NumberFormat::Percent => plain(CellKind::Percent),
            NumberFormat::Currency => plain(CellKind::Currency),
            NumberFormat::Zeros(width) => {
                if value >= 0.0 && value.fract() == 0.0 && value < 1e15 {
                    Cell::new(format!("{value:0width$}", width = usize::from(width)), CellKind::Number)
                } else {
                    plain(CellKind::Number)
                }
            }
            NumberFormat::Date | NumberFormat::DateTime | NumberFormat::Time | NumberFormat::Elapsed => {
                moment(value, self, system).unwrap_or_else(|| plain(CellKind::Number))
            }
        }
    }
}

/// What a format code's first section holds.
#[derive(Default)]
struct Seen {
    year: bool,
    month: bool,
    day: bool,
    hour: bool,
    second: bool,
    elapsed: bool,
    digits: bool,
    percent: bool,
    currency: bool,
    text: bool,
}

impl Seen {
    fn of(code: &str) -> Self {
        let mut seen = Seen::default();
        let mut chars = code.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                ';' => break,
                '\\' | '_' | '*' => seen.literal(chars.next().unwrap_or(' ')),
                '"' => chars.by_ref().take_while(|c| *c != '"').for_each(|c| seen.literal(c)),
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    seen.bracket(&inside);
                }
                'G' | 'g' if matches!(chars.peek(), Some('e' | 'E')) => {
                    while chars.peek().is_some_and(|c| c.is_ascii_alphabetic()) {
                        chars.next();
                    }
                }
                'E' | 'e' if matches!(chars.peek(), Some('+' | '-')) => {}
                'A' | 'a' if matches!(chars.peek(), Some('M' | 'm' | '/')) => {
                    while matches!(chars.peek(), Some('M' | 'm' | '/' | 'P' | 'p')) {
                        chars.next();
                    }
                    seen.hour = true;
                }
                'y' | 'Y' | 'e' | 'E' => seen.year = true,
                'm' | 'M' => seen.month = true,
                'd' | 'D' => seen.day = true,
                'h' | 'H' => seen.hour = true,
                's' | 'S' => seen.second = true,
                '#' | '?' => seen.digits = true,
                // `ss.000` shows fractions of a second
                '0' => seen.digits |= !seen.second,
                '%' => seen.percent = true,
                '@' => seen.text = true,
                _ => seen.literal(c),
            }
        }
        seen
    }

    fn literal(&mut self, c: char) {
        self.currency |= is_currency_sign(c);
    }

    fn bracket(&mut self, inside: &str) {
        if let Some(locale) = inside.strip_prefix('$') {
            self.currency |= !locale.split('-').next().unwrap_or_default().trim().is_empty();
        } else if !inside.is_empty() && inside.chars().all(|c| matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S')) {
            self.elapsed = true;
        }
    }

    fn plain(&self) -> NumberFormat {
        if self.percent {
            NumberFormat::Percent
        } else if self.currency {
            NumberFormat::Currency
        } else if self.text && !self.digits {
            NumberFormat::Text
        } else {
            NumberFormat::General
        }
    }
}

fn is_currency_sign(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¤' | '¥' | '\u{20a0}'..='\u{20cf}')
}

/// The shortest decimal text that reads back as the same number (`0.1`, `12`, `1e300`).
pub fn decimal(value: f64) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let size = value.abs();
    if (1e-7..1e21).contains(&size) { format!("{value}") } else { format!("{value:e}") }
}

/// A serial number as a day, moment or time; none where the calendar has no such day.
fn moment(value: f64, format: NumberFormat, system: DateSystem) -> Option<Cell> {
    const DAY: i64 = 86_400_000;
    if !(0.0..2_958_466.0).contains(&value) {
        return None;
    }
    let total = (value * DAY as f64).round() as i64;
    let (days, clock) = (total.div_euclid(DAY), total.rem_euclid(DAY));
    if format == NumberFormat::Elapsed {
        let kind = if days == 0 { CellKind::Time } else { CellKind::Text };
        return Some(Cell::new(clock_text(total), kind));
    }
    if days == 0 && format != NumberFormat::Date && system == DateSystem::From1900 {
        return Some(Cell::new(clock_text(clock), CellKind::Time));
    }
    if days == 0 && format == NumberFormat::Time {
        return Some(Cell::new(clock_text(clock), CellKind::Time));
    }
    let since_1970 = match system {
        DateSystem::From1904 => days - 24_107,
        DateSystem::From1900 if days == 0 || days == 60 => return None,
        DateSystem::From1900 if days < 60 => days - 25_568,
        DateSystem::From1900 => days - 25_569,
    };
    let day = day_text(since_1970);
    if format == NumberFormat::Date && clock == 0 {
        return Some(Cell::new(day, CellKind::Date));
    }
    Some(Cell::new(format!("{day}T{}", clock_text(clock)), CellKind::DateTime))
}

/// `HH:MM:SS`, with `.mmm` where there are milliseconds.
fn clock_text(milliseconds: i64) -> String {
    let seconds = milliseconds / 1000;
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let text = format!("{hours:02}:{minutes:02}:{rest:02}");
    match milliseconds % 1000 {
        0 => text,
        fraction => format!("{text}.{}", format!("{fraction:03}").trim_end_matches('0')),
    }
}

/// `YYYY-MM-DD` of a day counted from 1970-01-01 (proleptic Gregorian calendar, by 400-year eras).
pub fn day_text(days: i64) -> String {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_index + 2) / 5 + 1;
    let month = if month_index < 10 { month_index + 3 } else { month_index - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}
