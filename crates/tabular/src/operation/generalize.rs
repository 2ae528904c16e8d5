//! `generalize`: a personal datum becomes less exact.
//!
//! `1987-05-21` → `1987` or `1987-05`; an age of 34 → `30-39`; `19.043719` → `19.04` (about 1 km); a postal code
//! `64000` → `640`. What cannot be made less exact (`8157106133`, an age without bands) becomes blank: a remedy never leaks.
//! Never here: municipalities of points.

use super::value::{Cell, CellOperation, Effect, Kind, Typed, Value};
use crate::value_type::ValueType;

pub(super) const ID: &str = "generalize";

#[derive(Clone, Copy)]
enum Level {
    /// What fits the value: the year of a date, two decimals of a number.
    Fitting,
    Year,
    Month,
    /// Years.
    Band(i64),
    /// Decimals.
    Grid(u32),
    /// Signs.
    Start(usize),
}

pub(super) struct Generalize(Level);

impl Generalize {
    /// None where the level has no such name, or the step makes no sense.
    pub(super) fn new(to: Option<&str>, step: Option<u32>) -> Option<Self> {
        Some(Generalize(match (to, step) {
            (None, None) => Level::Fitting,
            (Some("year"), None) => Level::Year,
            (Some("month"), None) => Level::Month,
            (Some("band"), step) => Level::Band(i64::from(step.unwrap_or(10)).clamp(0, 100)).checked()?,
            (Some("grid"), step) => Level::Grid(step.unwrap_or(2).min(6)),
            (Some("start"), step) => Level::Start(step.unwrap_or(3) as usize),
            _ => return None,
        }))
    }
}

impl Level {
    fn checked(self) -> Option<Self> {
        (!matches!(self, Level::Band(0))).then_some(self)
    }

    fn decimals(self) -> u32 {
        if let Level::Grid(decimals) = self { decimals } else { 2 }
    }
}

fn round(number: f64, decimals: u32) -> f64 {
    let unit = 10f64.powi(decimals as i32);
    (number * unit).round() / unit
}

/// True where a number may be a latitude or longitude.
fn is_degree(number: f64) -> bool {
    number.abs() <= 180.0
}

fn band(age: i64, width: i64) -> Effect<'static> {
    let from = age.div_euclid(width) * width;
    Effect::Changed(Value::text(if width == 1 { age.to_string() } else { format!("{from}-{}", from + width - 1) }))
}

fn date(days: i32, month: bool) -> Effect<'static> {
    let (year, number, _) = super::parse_date::civil(days);
    Effect::Changed(if month { Value::text(format!("{year:04}-{number:02}")) } else { Value::Year(year) })
}

const BLANK: Effect<'static> = Effect::Changed(Value::Blank);

/// The text of an ISO date cut behind its year or month.
fn cut(text: &str, month: bool) -> Option<&str> {
    let bytes = text.as_bytes();
    let digits = |from: usize, to: usize| bytes.get(from..to).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    let whole = digits(0, 4) && bytes.get(4) == Some(&b'-') && digits(5, 7);
    whole.then(|| text.get(..if month { 7 } else { 4 })).flatten()
}

impl Generalize {
    fn text<'a>(&self, text: &str) -> Effect<'a> {
        let number = || text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
        match self.0 {
            Level::Start(signs) => {
                // a text no longer than what may stay would stay whole
                let start: String = text.chars().take(signs).collect();
                if start.len() == text.len() { BLANK } else { Effect::Changed(Value::text(start)) }
            }
            Level::Band(width) => match text.trim().parse::<i64>() {
                Ok(age) if (0..=150).contains(&age) => band(age, width),
                _ => BLANK,
            },
            // decimals make degrees less exact, nothing else: a telephone would stay whole
            Level::Fitting | Level::Grid(_) if number().is_some_and(is_degree) && text.contains('.') => {
                let rounded = round(number().unwrap_or_default(), self.0.decimals());
                Effect::Changed(Value::text(rounded.to_string()))
            }
            Level::Fitting | Level::Grid(_) if number().is_some() => BLANK,
            Level::Grid(_) => BLANK,
            level => match cut(text, matches!(level, Level::Month)) {
                Some(part) => Effect::Changed(Value::text(part.to_owned())),
                None => BLANK,
            },
        }
    }
}

impl CellOperation for Generalize {
    fn apply<'a>(&self, cell: &Cell<'a>) -> Effect<'a> {
        let month = matches!(self.0, Level::Month);
        match (cell, self.0) {
            (Cell::Text(text), _) => self.text(text),
            (Cell::Typed(Typed::Integer(age)), Level::Band(width)) if (0..=150).contains(age) => band(*age, width),
            (Cell::Typed(typed), Level::Band(_) | Level::Start(_)) => self.text(&typed.to_text()),
            (Cell::Typed(Typed::Date(days)), _) => date(*days, month),
            (Cell::Typed(Typed::Datetime(micros)), _) => match i32::try_from(micros.div_euclid(86_400_000_000)) {
                Ok(days) => date(days, month),
                Err(_) => BLANK,
            },
            (Cell::Typed(Typed::Float(number)), _) if !is_degree(*number) => BLANK,
            (Cell::Typed(Typed::Float(number)), level) => {
                let rounded = round(*number, level.decimals());
                if rounded == *number { Effect::Same } else { Effect::Changed(Value::Float(rounded)) }
            }
            (Cell::Typed(Typed::Decimal(number, scale)), level) if u32::from(*scale) > level.decimals() => {
                let unit = 10i64.pow((u32::from(*scale) - level.decimals()).min(18));
                let half = if *number < 0 { -unit / 2 } else { unit / 2 };
                Effect::Changed(Value::Decimal(number.saturating_add(half) / unit * unit))
            }
            (Cell::Typed(Typed::Year(_) | Typed::Boolean(_)), _) => Effect::Same,
            (Cell::Typed(Typed::Integer(_) | Typed::Decimal(..) | Typed::Time(_)), _) => BLANK,
        }
    }

    fn kind(&self, before: Kind) -> Kind {
        match (self.0, before.value_type) {
            (Level::Band(_) | Level::Start(_), _) => Kind::TEXT,
            (Level::Month, ValueType::Date | ValueType::Datetime) => Kind::TEXT,
            (_, ValueType::Date | ValueType::Datetime) => Kind::of(ValueType::Year),
            _ => before,
        }
    }
}
