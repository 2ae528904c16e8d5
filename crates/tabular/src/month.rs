//! Names of the months, the one list that all readers of dates use.
//!
//! Never here: what a text with a month in it means (see `evidence::calendar`, `structure::form`, the catalog's titles).

/// The twelve months, each in Spanish, English and German, lower case.
pub const MONTHS: [[&str; 3]; 12] = [
    ["enero", "january", "januar"],
    ["febrero", "february", "februar"],
    ["marzo", "march", "märz"],
    ["abril", "april", "april"],
    ["mayo", "may", "mai"],
    ["junio", "june", "juni"],
    ["julio", "july", "juli"],
    ["agosto", "august", "august"],
    ["septiembre", "september", "september"],
    ["octubre", "october", "oktober"],
    ["noviembre", "november", "november"],
    ["diciembre", "december", "dezember"],
];

/// Other ways of writing a month, with its number.
pub const OTHER: [(&str, u8); 2] = [("setiembre", 9), ("sept", 9)];

/// Number of the month that a lower-case Spanish or English word names, in full or by its first three letters.
pub fn number(word: &str) -> Option<u8> {
    let short = word.len() == 3;
    let fits = |name: &str| name == word || short && name.starts_with(word);
    let at = MONTHS.iter().position(|[spanish, english, _]| fits(spanish) || fits(english));
    let other = || OTHER.iter().find(|(name, _)| *name == word).map(|(_, number)| *number);
    at.and_then(|at| u8::try_from(at + 1).ok()).or_else(other)
}
