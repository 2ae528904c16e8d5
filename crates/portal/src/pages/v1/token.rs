//! The token of the next page: where it begins, in which version, and of which question. Clients pass it on unread.
//!
//! It names the version, so that the pages of one walk are of one table although a newer version appears. Never here: secrets.

use crate::refusal::Refusal;

/// The token of a place in the answer to a question.
pub fn write(question: &str, version: u32, offset: u64) -> String {
    format!("{version:x}-{offset:x}-{:x}", fingerprint(question))
}

/// The version and place that a token names.
///
/// # Errors
/// A token that is none, or that of another question.
pub fn read(token: &str, question: &str) -> Result<(u32, u64), Refusal> {
    let parts: Vec<&str> = token.split('-').collect();
    let bad = || super::bad("_token", token, "the token of the answer before, with the same question");
    let [version, offset, sign] = parts.as_slice() else { return Err(bad()) };
    let hex = |text: &str| u64::from_str_radix(text, 16).map_err(|_| bad());
    if hex(sign)? != fingerprint(question) {
        return Err(bad());
    }
    Ok((u32::try_from(hex(version)?).map_err(|_| bad())?, hex(offset)?))
}

/// FNV-1a, 64 bits.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
