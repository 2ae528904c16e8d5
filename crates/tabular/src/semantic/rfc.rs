//! `rfc`: the tax key, of persons (13 signs) and companies (12 signs), with a check digit.
//!
//! About 1.5 % of the keys in use fail the check: a wrong digit is no proof. Never here: a refusal.

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "rfc",
    judge,
    valid: |text| is_person(text) || is_company(text) || is_generic(text),
    examples: &["QUTE910228AB9", "QUTE-910228-AB9", "TOP010203AB3", "XAXX010101000", "XEXX010101000"],
    others: &["QUTE911328AB9", "QUTE9102", "ABC-12-34", "19039", "AB12345678901"],
};

/// True for `YYMMDD` with a month and day that some year has.
pub(super) fn is_day(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 6 || !bytes.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let two = |at: usize| (bytes[at] - b'0') * 10 + bytes[at + 1] - b'0';
    let longest = match two(2) {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        _ => return false,
    };
    (1..=longest).contains(&two(4))
}

/// True for the two keys that stand for nobody in particular.
pub(super) fn is_generic(text: &str) -> bool {
    ["XAXX010101000", "XEXX010101000"].iter().any(|g| g.eq_ignore_ascii_case(text))
}

/// True for signs that offices write between the parts of a key.
pub(super) fn is_between(sign: char) -> bool {
    matches!(sign, ' ' | '-' | '.' | '/' | '_' | '\'' | '\u{a0}')
}

fn signs(text: &str) -> Vec<char> {
    let capital = |c: char| if c == 'ñ' { 'Ñ' } else { c.to_ascii_uppercase() };
    super::written::bare(text).chars().filter(|c| !is_between(*c)).map(capital).collect()
}

fn form(text: &str, letters: usize) -> Option<Vec<char>> {
    if text.len() < letters + 9 || text.len() > letters * 2 + 20 {
        return None;
    }
    let mut signs = signs(text);
    if signs.len() == letters + 9 {
        let right = |(at, sign): (usize, &char)| match at {
            at if at < letters => super::written::letter(*sign),
            at if at < letters + 6 => super::written::digit(*sign),
            _ => *sign,
        };
        let read: Vec<char> = signs.iter().enumerate().map(right).collect();
        super::written::put_right(&mut signs, read);
    }
    let day: String = signs.get(letters..letters + 6)?.iter().collect();
    let fits = signs.len() == letters + 9
        && signs[..letters].iter().all(|&c| c.is_ascii_uppercase() || c == '&' || c == 'Ñ')
        && is_day(&day)
        && signs[letters + 6..letters + 8].iter().all(char::is_ascii_alphanumeric)
        && (signs[letters + 8].is_ascii_digit() || signs[letters + 8] == 'A');
    fits.then_some(signs)
}

/// True for the form of a person's key.
pub(super) fn is_person(text: &str) -> bool {
    form(text, 4).is_some() && !is_generic(text)
}

/// True for a person's key without its last three signs: four letters and a day.
pub(super) fn is_short_person(text: &str) -> bool {
    if text.len() < 10 || text.len() > 20 {
        return false;
    }
    let signs = signs(text);
    let day: String = signs.iter().skip(4).collect();
    signs.len() == 10 && signs[..4].iter().all(|&c| c.is_ascii_uppercase() || c == 'Ñ') && is_day(&day)
}

/// True for the form of a company's key.
pub(super) fn is_company(text: &str) -> bool {
    form(text, 3).is_some()
}

/// True where the check digit of a person's key is right: values 0-9, A-N, &, O-Z, space, Ñ are 0 to 38;
/// r = Σ value × weight (13 to 2) mod 11; 0 → `0`, 10 → `1`, 1 → `A`, else 11 − r.
pub(super) fn is_checked_person(text: &str) -> bool {
    let Some(signs) = form(text, 4).filter(|_| !is_generic(text)) else { return false };
    let value = |c: char| match c {
        '0'..='9' => c as u32 - '0' as u32,
        'A'..='N' => c as u32 - 'A' as u32 + 10,
        '&' => 24,
        'O'..='Z' => c as u32 - 'O' as u32 + 25,
        _ => 38,
    };
    let sum: u32 = signs[..12].iter().zip((2..=13).rev()).map(|(&c, weight)| value(c) * weight).sum();
    let right = match sum % 11 {
        0 => '0',
        1 => 'A',
        rest => char::from_digit(11 - rest, 10).unwrap_or('?'),
    };
    signs[12] == right
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let label = context.label(&["rfc", "r_f_c", "registro_federal", "rfc_titular"]);
    let person = context.share(|text| is_person(text) || label && is_short_person(text));
    let company = context.share(|text| is_company(text) || is_generic(text));
    if person + company < 0.5 {
        // some keys among something else are still keys of persons
        return (context.share(is_checked_person) >= 0.02 && context.distinct(is_checked_person) >= 2)
            .then(|| Judged { personal: Some("rfc-person"), ..Judged::default() });
    }
    let semantic = if company >= 9.0 * person {
        "rfc-company"
    } else if person >= 9.0 * company {
        "rfc-person"
    } else {
        "rfc"
    };
    let personal = (person > 0.02 || context.distinct(is_checked_person) > 1).then_some("rfc-person");
    Some(Judged { semantic: Some(semantic), personal, text: true, ..Judged::default() })
}
