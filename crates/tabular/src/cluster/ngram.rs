//! `ngram`: the same pairs of neighboring letters, white space and repetition left aside.
//!
//! `Buena Vista`, `Buenavista`, `Buenavvista` → one cluster. Method: n-gram fingerprint of OpenRefine with n = 2.
//! Never here: words as such (see `fingerprint`).

use super::words::Words;

/// Shorter texts have too few pairs to say anything.
const SHORTEST: usize = 5;

pub(super) fn key(words: &mut Words, key: &mut Vec<u8>) {
    let mut letters: Vec<u8> = Vec::with_capacity(64);
    for at in 0..words.count() {
        letters.extend_from_slice(words.word(at));
    }
    if letters.len() < SHORTEST {
        return;
    }
    let mut pairs: Vec<[u8; 2]> = letters.windows(2).map(|pair| [pair[0], pair[1]]).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.iter().for_each(|pair| key.extend_from_slice(pair));
}
