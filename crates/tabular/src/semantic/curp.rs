//! `curp`: the key of a person in the population register (18 signs with a check digit).
//!
//! Never here: keys inside longer texts (see `free_text`).

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "curp",
    judge,
    valid: is_curp,
    examples: &["PEGJ850315HNLRRN04", "XAXM020704MDFXXRA8", "TOÑE750920HZSRRS08"],
    others: &["PEGJ850315HNLRRN02", "PEGJ851315HNLRRN08", "PEGJ850315HZZRRN04", "PEGJ850315", "012580007654321099"],
};

const STATES: &str = "AS BC BS CC CS CH CL CM DF DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS TL VZ YN ZS NE";

fn signs(text: &str) -> Vec<char> {
    let capital = |c: char| if c == 'ñ' { 'Ñ' } else { c.to_ascii_uppercase() };
    let text = super::written::bare(text);
    let mut signs: Vec<char> = text.chars().filter(|c| !super::rfc::is_between(*c)).map(capital).collect();
    if signs.len() == 18 {
        let right = |(at, sign): (usize, &char)| match at {
            4..10 | 17 => super::written::digit(*sign),
            16 => *sign,
            _ => super::written::letter(*sign),
        };
        let read: Vec<char> = signs.iter().enumerate().map(right).collect();
        super::written::put_right(&mut signs, read);
    }
    signs
}

/// True for the form of a key: letters, a day of the calendar, sex and state.
pub(super) fn has_form(text: &str) -> bool {
    let signs = signs(text);
    if signs.len() != 18 {
        return false;
    }
    let letter = |c: char| c.is_ascii_uppercase() || c == 'Ñ';
    let day: String = signs[4..10].iter().collect();
    let state: String = signs[11..13].iter().collect();
    signs[..4].iter().all(|&c| letter(c))
        && super::rfc::is_day(&day)
        && matches!(signs[10], 'H' | 'M' | 'X')
        && STATES.split(' ').any(|s| s == state)
        && signs[13..16].iter().all(|&c| letter(c))
        && (signs[16].is_ascii_digit() || signs[16].is_ascii_uppercase())
        && signs[17].is_ascii_digit()
}

/// The value of a sign: 0-9, A-N 10 to 23, Ñ 24, O-Z 25 to 36.
fn value(sign: char) -> Option<u32> {
    Some(match sign {
        '0'..='9' => sign as u32 - '0' as u32,
        'A'..='N' => sign as u32 - 'A' as u32 + 10,
        'Ñ' => 24,
        'O'..='Z' => sign as u32 - 'O' as u32 + 25,
        _ => return None,
    })
}

/// True for a key whose check digit is right: (10 − Σ value × weight mod 10) mod 10, weights 18 to 2.
pub(super) fn is_curp(text: &str) -> bool {
    if !(18..=34).contains(&text.len()) || !has_form(text) {
        return false;
    }
    let signs = signs(text);
    let sum: Option<u32> = signs[..17].iter().zip((2..=18).rev()).map(|(&c, weight)| Some(value(c)? * weight)).sum();
    sum.is_some_and(|sum| signs[17].to_digit(10) == Some((10 - sum % 10) % 10))
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    let checked = context.share(is_curp);
    let form = context.share(has_form);
    (form >= 0.3 && checked > 0.0 || form >= 0.5).then(|| Judged {
        semantic: Some("curp"),
        personal: Some("curp"),
        text: true,
        ..Judged::default()
    })
}
