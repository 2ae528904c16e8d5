//! `fingerprint`: the same words in any order, whatever their case, accents, punctuation and abbreviations.
//!
//! `Gral. Escobedo`, `ESCOBEDO, GENERAL` → one cluster. Method: key collision of OpenRefine, with abbreviations.
//! Never here: words that are spelled differently.

use super::words::Words;

pub(super) fn key(words: &mut Words, key: &mut Vec<u8>) {
    words.sort();
    for at in 0..words.count() {
        key.extend_from_slice(words.word(at));
        key.push(b' ');
    }
}
