//! What can be seen of one cell, as bits; a column counts them and judges at the end.
//!
//! Never here: the reading of bytes (see `shape`), the judgement (see `decision`).

/// One thing seen of a cell. The order is that of the bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Sign {
    /// Reads as a number in one way at least.
    Number,
    /// Digits alone, with or without a sign before them.
    Whole,
    /// Digits alone, more than one, the first of them 0.
    LeadingZero,
    /// More than 18 digits.
    Huge,
    /// A point that can only be the decimal sign.
    PointDecimal,
    /// A comma that can only be the decimal sign.
    CommaDecimal,
    /// Commas that can only part thousands.
    CommaGroup,
    /// Points that can only part thousands.
    PointGroup,
    /// One comma before three digits: either.
    CommaEither,
    /// One point before three digits: either.
    PointEither,
    /// Spaces part thousands.
    SpaceGroup,
    /// Apostrophes part thousands.
    ApostropheGroup,
    /// A sign or word of money.
    Currency,
    /// A percent sign.
    Percent,
    /// Negative by parentheses.
    Parentheses,
    /// Scientific notation.
    Exponent,
    /// A limit of detection (`<0.01`).
    Limit,
    /// A number followed by a unit (`12 km`); not counted as `Number`.
    Unit,
    /// A day; only day first fits.
    DayFirst,
    /// A day; only month first fits.
    MonthFirst,
    /// A day; both orders fit and differ.
    EitherFirst,
    /// A day; both orders fit and agree (`05/05/2020`).
    SameEither,
    /// A day with the year first.
    YearFirst,
    /// A day with the month as a word.
    NamedMonth,
    /// The year has two digits.
    ShortYear,
    /// A day in ISO 8601's own form.
    IsoDate,
    /// A time of day follows the day.
    DateAndTime,
    /// Has the form of a day that no calendar has (`31/02/2020`).
    ImpossibleDate,
    /// A month of a year (`Mar-22`, `2024-05`, `mayo 2024`).
    MonthYear,
    /// The month of a year begins with a month's word, as Excel makes of `3-22`.
    ShortMonthYear,
    /// A time of day.
    Time,
    /// A time of day not written as `HH:MM` or `HH:MM:SS`.
    OddTime,
    /// Hour 24.
    Hour24,
    /// Neither number, day nor time.
    Text,
    /// White space at an end.
    EdgeSpace,
    /// Two spaces or more in a row inside.
    DoubleSpace,
    /// NBSP or zero-width signs.
    OddSpace,
    /// A line break inside.
    LineBreak,
    /// A control sign (line breaks left out).
    Control,
    /// UTF-8 read as Windows-1252 (`Ã±`).
    Mojibake,
    /// The replacement sign U+FFFD: a letter lost for good.
    Replacement,
    /// A spreadsheet's error (`#REF!`).
    FormulaError,
    /// Begins with a sign that a spreadsheet takes for a formula.
    FormulaStart,
    /// Any letter.
    Letters,
    /// Any sign beyond ASCII.
    NotAscii,
    /// Holds an `@`.
    At,
}

/// The number of signs.
pub const SIGNS: usize = Sign::At as usize + 1;

/// A set of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signs(pub u64);

impl Signs {
    /// Adds one.
    #[inline(always)]
    pub fn set(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u8;
    }

    /// True where it holds one.
    #[inline(always)]
    pub fn has(self, sign: Sign) -> bool {
        self.0 >> sign as u8 & 1 == 1
    }
}
