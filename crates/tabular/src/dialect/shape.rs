//! What a cell looks like, by its signs alone: enough to tell values from torn text.
//!
//! Never here: types of columns (see `profile`).

/// The look of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Shape {
    /// Nothing or blanks.
    Empty,
    /// Digits with signs of numbers, money and percent.
    Number,
    /// Two or three numbers with `/`, `-` or `.` between, a time behind it or not.
    Date,
    /// Numbers with `:` between.
    Time,
    /// An address of the web or of mail.
    Link,
    /// Letters, digits and `-_/.` without blanks, with at least one digit.
    Code,
    /// One word of letters.
    Word,
    /// Words.
    Text,
    /// Anything else.
    Other,
}

/// Looks at one cell.
pub(crate) fn shape(cell: &str) -> Shape {
    let cell = cell.trim();
    let Some(first) = cell.chars().next() else { return Shape::Empty };
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    if digits > 0 {
        let signs = |allowed: &str| cell.chars().all(|sign| sign.is_ascii_digit() || allowed.contains(sign));
        let parts = |between: &str| cell.split(|sign: char| between.contains(sign)).filter(|p| !p.is_empty()).count();
        if signs("/-") && (2..=3).contains(&parts("/-")) && first.is_ascii_digit() {
            return Shape::Date;
        }
        if signs("/-.:TZ+ ") && cell.contains(':') {
            return if cell.contains(['/', '-']) && cell.len() > 8 { Shape::Date } else { Shape::Time };
        }
        if signs("+-.,' $€£%()") || (signs("+-.eE") && first != 'e' && first != 'E') {
            return Shape::Number;
        }
        if cell.len() < 80 && cell.chars().all(|sign| sign.is_alphanumeric() || "-_/.".contains(sign)) {
            return Shape::Code;
        }
    }
    if cell.contains("://") && !cell.contains(' ') || (cell.contains('@') && cell.contains('.') && !cell.contains(' '))
    {
        return Shape::Link;
    }
    if cell.chars().all(|sign| sign.is_alphabetic() || matches!(sign, '-' | '_' | '.')) {
        return Shape::Word;
    }
    let plain =
        |sign: char| sign.is_alphanumeric() || sign.is_whitespace() || sign.is_ascii_punctuation() || sign > '\u{9f}';
    if cell.chars().all(plain) && cell.chars().any(char::is_alphanumeric) { Shape::Text } else { Shape::Other }
}
