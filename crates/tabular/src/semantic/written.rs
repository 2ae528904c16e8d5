//! A key as hands and scanners write it: the name of the key before it, a full stop behind it, letters read as digits.
//!
//! Never here: which keys there are (each has its file).

/// Words that offices write before a key in the same cell.
const NAMES: [&str; 17] = [
    "curp", "rfc", "r.f.c.", "r.f.c", "nss", "n.s.s.", "imss", "clabe", "cta", "cta.", "cuenta", "ine", "ife", "clave",
    "no.", "num.", "cic",
];

/// The key without its name before it (`CURP: `, `NSS `) and without signs at its end.
pub(super) fn bare(text: &str) -> &str {
    let text = text.trim_end_matches(|c: char| matches!(c, '.' | ',' | ';' | ':' | ')') || c.is_whitespace());
    let text = text.trim_start_matches(|c: char| c == '(' || c.is_whitespace());
    let Some(end) = text.find([':', ' ']) else { return text };
    let (name, rest) = (&text[..end], &text[end + 1..]);
    if name.len() <= 6 && NAMES.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        return rest.trim_start_matches([' ', ':', '.', '#']);
    }
    text
}

/// The digit that a scanner took for this letter.
pub(super) fn digit(sign: char) -> char {
    match sign {
        'O' | 'Q' | 'D' => '0',
        'I' | 'L' => '1',
        'Z' => '2',
        'S' => '5',
        'G' => '6',
        'B' => '8',
        other => other,
    }
}

/// The letter that a scanner took for this digit.
pub(super) fn letter(sign: char) -> char {
    match sign {
        '0' => 'O',
        '1' => 'I',
        '2' => 'Z',
        '5' => 'S',
        '6' => 'G',
        '8' => 'B',
        other => other,
    }
}

/// Takes what a scanner must have seen, sign by sign, where no more than two signs differ: a number is no key.
pub(super) fn put_right(signs: &mut Vec<char>, read: Vec<char>) {
    if signs.iter().zip(&read).filter(|(one, other)| one != other).count() <= 2 {
        *signs = read;
    }
}

/// A number without its name and with letters that stand for digits put right, where they are few.
pub(super) fn number(text: &str) -> String {
    let text = bare(text);
    let letters = text.chars().filter(|c| c.is_ascii_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if letters == 0 || letters * 3 > digits {
        return text.to_owned();
    }
    text.chars().map(|c| if c.is_ascii_alphabetic() { digit(c.to_ascii_uppercase()) } else { c }).collect()
}
