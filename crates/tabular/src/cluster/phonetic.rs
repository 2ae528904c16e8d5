//! `phonetic`: words that sound alike in the Spanish of America, in any order.
//!
//! `Valdez`, `Baldés` → one cluster; also `Xalapa`/`Jalapa`, `Ybarra`/`Ibarra`, `Hernández`/`Ernandes`, `Kiroga`/`Quiroga`.
//! The rules are those of Spanish spelling (b = v, s = c = z, ll = y, silent h, qu = k, g = j before e and i, x), ours.
//! Never here: other languages' sounds.

use super::words::Words;

pub(super) fn key(words: &mut Words, key: &mut Vec<u8>) {
    let mut sounds: Vec<Vec<u8>> = (0..words.count()).map(|at| sound(words.word(at))).collect();
    sounds.sort_unstable();
    sounds.dedup();
    for sound in sounds {
        key.extend_from_slice(&sound);
        key.push(b' ');
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn is_soft(letter: u8) -> bool {
    matches!(letter, b'e' | b'i' | b'y')
}

/// How a word (lower case, without accents) sounds; a word with digits stays as it is.
pub(super) fn sound(word: &[u8]) -> Vec<u8> {
    if word.iter().any(|b| !b.is_ascii_lowercase()) || word.len() < 2 {
        return word.to_vec();
    }
    let mut out: Vec<u8> = Vec::with_capacity(word.len());
    let mut at = match word {
        // silent at the beginning: psicología, pterodáctilo, gnomo, mnemotecnia
        [b'p', b's' | b't', ..] | [b'g' | b'm', b'n', ..] => 1,
        _ => 0,
    };
    let letter = |at: usize| word.get(at).copied().unwrap_or(0);
    while at < word.len() {
        let (this, next, third) = (letter(at), letter(at + 1), letter(at + 2));
        let (mut sounds, mut width): (&[u8], usize) = (b"", 1);
        match this {
            b'c' if next == b'h' => (sounds, width) = (b"C", 2),
            b's' | b'x' | b'c' if next == b'c' && is_soft(third) => (sounds, width) = (b"s", 2),
            b'c' if is_soft(next) => sounds = b"s",
            b'c' | b'k' => sounds = b"k",
            b'q' if next == b'u' && is_soft(third) => (sounds, width) = (b"k", 2),
            b'q' => sounds = b"k",
            b's' | b'z' => sounds = b"s",
            b'x' if is_vowel(next) => sounds = b"j",
            b'x' => sounds = b"s",
            b'b' | b'v' => sounds = b"b",
            b'w' => sounds = b"w",
            b'h' if next == b'u' && is_vowel(third) => (sounds, width) = (b"w", 2),
            b'h' => {}
            b'g' if next == b'u' && matches!(third, b'a' | b'o') => (sounds, width) = (b"w", 2),
            b'g' if next == b'u' && is_soft(third) => (sounds, width) = (b"g", 2),
            b'g' if is_soft(next) => sounds = b"j",
            b'l' if next == b'l' => (sounds, width) = (b"y", 2),
            b'y' if is_vowel(next) => sounds = b"y",
            b'y' => sounds = b"i",
            b'p' if next == b'h' => (sounds, width) = (b"f", 2),
            b'm' | b'n' if matches!(next, b'b' | b'p' | b'v') => sounds = b"m",
            _ => out.push(this),
        }
        out.extend_from_slice(sounds);
        at += width;
    }
    // doubled letters and doubled sounds are one
    out.dedup();
    out
}
