//! How sensible a text is in Spanish (also Portuguese, French and English): letters with accents stand
//! inside words and agree in case with their neighbors, signs stand beside words.
//!
//! Never here: tables of character sets.

use super::charset::Charset;

/// Bytes that are looked at.
pub(super) const BYTES: usize = 1 << 19;

/// The single-byte set under which the bytes make most sense.
pub(super) fn best(bytes: &[u8]) -> Charset {
    let mut best = (f64::NEG_INFINITY, Charset::WINDOWS_1252);
    for charset in Charset::SINGLE {
        let table: Vec<char> = (0..=255).map(|byte| charset.sign(byte)).collect();
        let at = |place: usize| bytes.get(place).map(|byte| table[usize::from(*byte)]);
        let mut sum = 0.0;
        for (place, byte) in bytes.iter().enumerate() {
            if *byte >= 0x80 {
                let before = place.checked_sub(1).and_then(at);
                sum += sense(before, table[usize::from(*byte)], at(place + 1));
            }
        }
        if sum > best.0 + 1e-9 {
            best = (sum, charset);
        }
    }
    best.1
}

/// The mean sense of the text's signs outside ASCII, and how many there are.
pub(super) fn text_sense(text: &str) -> (f64, usize) {
    let (mut before, mut sum, mut count) = (None, 0.0, 0);
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if !sign.is_ascii() {
            sum += sense(before, sign, signs.peek().copied());
            count += 1;
        }
        before = Some(sign);
    }
    (sum / f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX)), count)
}

/// How sensible one sign outside ASCII is between its neighbors (-2 to 2).
pub(super) fn sense(before: Option<char>, sign: char, after: Option<char>) -> f64 {
    let letter = |sign: Option<char>| sign.is_some_and(char::is_alphabetic);
    let digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
    let between = letter(before) && letter(after);
    match sign {
        'á' | 'é' | 'í' | 'ó' | 'ú' | 'ñ' | 'ü' | 'Á' | 'É' | 'Í' | 'Ó' | 'Ú' | 'Ñ' | 'Ü' => {
            let mut worth = 1.0 + word(before, sign, after);
            let vowel = |sign: Option<char>| sign.is_some_and(|sign| "aeiouáéíóúAEIOUÁÉÍÓÚ".contains(sign));
            match sign {
                'ó' | 'Ó' if matches!(after, Some('n' | 'N')) => worth += 0.5,
                'í' | 'Í' if matches!(after, Some('a' | 'A' | 'o' | 'O')) => worth += 0.3,
                'ñ' | 'Ñ' => worth += if vowel(after) { 0.5 } else { -0.5 },
                _ => {}
            }
            worth
        }
        'ã' | 'õ' | 'ç' | 'â' | 'ê' | 'ô' | 'à' | 'è' | 'Ã' | 'Õ' | 'Ç' | 'Â' | 'Ê' | 'Ô' | 'À' | 'È' => {
            0.6 + word(before, sign, after)
        }
        'ƒ' | 'Ÿ' | 'ø' | 'Ø' | 'þ' | 'Þ' | 'ð' | 'Ð' | 'ı' => -0.7,
        'ª' | 'º' | '°' => {
            if between {
                -1.0
            } else {
                0.4
            }
        }
        'œ' | 'Œ' => {
            if matches!(after, Some('u' | 'U' | 'i' | 'e')) {
                0.3
            } else {
                -0.7
            }
        }
        '¿' | '¡' => {
            if letter(before) {
                -1.0
            } else if letter(after) {
                0.6
            } else {
                0.0
            }
        }
        '’' => {
            if between {
                0.1
            } else {
                0.2
            }
        }
        '«' | '»' | '“' | '”' | '‘' | '–' | '—' | '…' | '•' | '·' => {
            if between {
                -1.0
            } else {
                0.3
            }
        }
        '€' | '£' | '¢' | '¥' => {
            if between {
                -1.0
            } else if digit(before) || digit(after) || matches!(after, Some(' ')) {
                0.3
            } else {
                -0.2
            }
        }
        '²' | '³' | '¹' => {
            if letter(after) {
                -0.8
            } else if letter(before) || digit(before) {
                0.3
            } else {
                -0.2
            }
        }
        '½' | '¼' | '¾' => {
            if letter(before) || letter(after) {
                -0.8
            } else {
                0.3
            }
        }
        '®' | '©' | '™' | '±' | '×' | '§' | 'µ' => {
            if between {
                -1.0
            } else {
                0.1
            }
        }
        '\u{a0}' => {
            if between {
                -0.4
            } else {
                0.05
            }
        }
        '´' => {
            if between {
                -0.2
            } else {
                0.1
            }
        }
        '\u{80}'..='\u{9f}' | '\u{fffd}' => -1.5,
        other if other.is_alphabetic() && other < '\u{180}' => 0.2 + word(before, sign, after),
        other if other.is_alphabetic() => -0.5,
        _ => -0.6,
    }
}

/// How a letter fits into its word: its case, and whether it stands in a word at all.
fn word(before: Option<char>, sign: char, after: Option<char>) -> f64 {
    let (left, right) = (before.filter(|sign| sign.is_alphabetic()), after.filter(|sign| sign.is_alphabetic()));
    if left.is_none() && right.is_none() {
        return -0.4;
    }
    if sign.is_uppercase() {
        return if left.is_some_and(char::is_lowercase) { -1.6 } else { 0.0 };
    }
    match (left, right) {
        (Some(left), Some(right)) if left.is_uppercase() && right.is_uppercase() => -1.2,
        (Some(left), None) if left.is_uppercase() => -0.4,
        (None, Some(right)) if right.is_uppercase() => -0.8,
        _ => 0.0,
    }
}
