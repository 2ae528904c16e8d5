//! `elector-key`: the key of a voter's card (18 signs, no public check digit).
//!
//! Never here: CURP, which has the same length.

use super::{Context, Judged, SemanticType};

pub(super) const TYPE: SemanticType = SemanticType {
    id: "elector-key",
    judge,
    valid: is_key,
    examples: &["PRGRJN85031519H100", "MRTRAN92070409M200"],
    others: &["PEGJ850315HNLRRN04", "PRGRJN85131519H100", "PRGRJN85031545H100", "123456789012345678"],
};

pub(super) fn is_key(text: &str) -> bool {
    if !(18..=32).contains(&text.len()) || !text.is_ascii() {
        return false;
    }
    let text = super::written::bare(text);
    let text: String = text.chars().filter(|c| !super::rfc::is_between(*c)).collect();
    let mut signs: Vec<char> = text.to_ascii_uppercase().chars().collect();
    let right = |(at, sign): (usize, &char)| match at {
        0..6 | 14 => super::written::letter(*sign),
        _ => super::written::digit(*sign),
    };
    let read: Vec<char> = signs.iter().enumerate().map(right).collect();
    super::written::put_right(&mut signs, read);
    let text: String = signs.into_iter().collect();
    let bytes = text.as_bytes();
    bytes.len() == 18
        && bytes[..6].iter().all(u8::is_ascii_alphabetic)
        && text.get(6..12).is_some_and(super::rfc::is_day)
        && text.get(12..14).and_then(|s| s.parse::<u8>().ok()).is_some_and(|s| (1..=33).contains(&s) || s == 87 || s == 88)
        && matches!(bytes[14], b'H' | b'M' | b'h' | b'm')
        && bytes[15..].iter().all(u8::is_ascii_digit)
}

fn judge(context: &Context<'_>) -> Option<Judged> {
    (context.share(is_key) >= 0.3).then(|| Judged {
        semantic: Some("elector-key"),
        personal: Some("elector-key"),
        text: true,
        ..Judged::default()
    })
}
