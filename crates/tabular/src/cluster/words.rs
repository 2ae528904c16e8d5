//! A value as its words: lower case, without accents and punctuation, initials put together (`S. A.` is `sa`),
//! abbreviations written out; and what no two values of one cluster may differ in.
//!
//! Never here: how words are compared.

use super::abbreviation;
use crate::evidence::hash::{hash, mix};

/// The words of the value read last; reused from value to value.
#[derive(Debug, Default)]
pub(super) struct Words {
    bytes: Vec<u8>,
    spans: Vec<(u32, u32)>,
    signature: u64,
}

/// What a sign is.
enum Sign {
    /// A letter or digit, lower case, without accent.
    Letter(u8),
    /// Several letters or a sign outside ASCII.
    Other(char),
    /// Nothing: an accent, an apostrophe.
    Nothing,
    /// Between words.
    Between,
    /// A word of its own.
    Word(&'static str),
    /// A sign that tells values apart (`O+`).
    Telling,
}

fn sign(sign: char) -> Sign {
    match sign {
        'a'..='z' | '0'..='9' => Sign::Letter(sign as u8),
        'A'..='Z' => Sign::Letter(sign.to_ascii_lowercase() as u8),
        '\'' | '´' | '`' | '’' | '‘' | 'º' | 'ª' | '°' => Sign::Nothing,
        '&' => Sign::Word("y"),
        '#' => Sign::Word("numero"),
        '+' | '<' | '>' | '=' | '%' | '±' | '≤' | '≥' | '≠' => Sign::Telling,
        _ if sign.is_ascii() => Sign::Between,
        'á' | 'à' | 'ä' | 'â' | 'ã' | 'Á' | 'À' | 'Ä' | 'Â' | 'Ã' | 'å' | 'Å' => Sign::Letter(b'a'),
        'é' | 'è' | 'ë' | 'ê' | 'É' | 'È' | 'Ë' | 'Ê' => Sign::Letter(b'e'),
        'í' | 'ì' | 'ï' | 'î' | 'Í' | 'Ì' | 'Ï' | 'Î' => Sign::Letter(b'i'),
        'ó' | 'ò' | 'ö' | 'ô' | 'õ' | 'Ó' | 'Ò' | 'Ö' | 'Ô' | 'Õ' => Sign::Letter(b'o'),
        'ú' | 'ù' | 'ü' | 'û' | 'Ú' | 'Ù' | 'Ü' | 'Û' => Sign::Letter(b'u'),
        'ñ' | 'Ñ' => Sign::Letter(b'n'),
        'ç' | 'Ç' => Sign::Letter(b'c'),
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{feff}' | '\u{ad}' => Sign::Nothing,
        _ if sign.is_alphanumeric() => Sign::Other(sign),
        _ => Sign::Between,
    }
}

impl Words {
    /// Reads a value; false where it has no words.
    pub(super) fn read(&mut self, text: &str) -> bool {
        self.bytes.clear();
        self.spans.clear();
        self.signature = 0;
        let mut start = 0;
        let mut last = ' ';
        for c in text.chars() {
            match sign(c) {
                Sign::Letter(letter) => self.bytes.push(letter),
                Sign::Other(other) => {
                    for lower in other.to_lowercase() {
                        self.bytes.extend_from_slice(lower.encode_utf8(&mut [0; 4]).as_bytes());
                    }
                }
                Sign::Nothing => continue,
                Sign::Between => start = self.end(start),
                Sign::Word(word) => {
                    start = self.end(start);
                    self.bytes.extend_from_slice(word.as_bytes());
                    start = self.end(start);
                }
                Sign::Telling => {
                    self.signature = mix(self.signature, u64::from(u32::from(c)));
                    start = self.end(start);
                }
            }
            last = c;
        }
        self.end(start);
        // `A-` is another value than `A` and `A+`
        if last == '-' {
            self.signature = mix(self.signature, u64::from(b'-'));
        }
        self.join_initials();
        self.write_out();
        self.sign();
        !self.spans.is_empty()
    }

    fn end(&mut self, start: usize) -> usize {
        if self.bytes.len() > start {
            self.spans.push((start as u32, self.bytes.len() as u32));
        }
        self.bytes.len()
    }

    /// Initials in a row become one word; words stand one after the other in `bytes`, so a span can grow.
    fn join_initials(&mut self) {
        let one = |(from, to): (u32, u32)| to - from == 1;
        let mut kept = 0;
        let mut at = 0;
        while at < self.spans.len() {
            let mut span = self.spans[at];
            at += 1;
            if one(span)
                && self.bytes[span.0 as usize].is_ascii_alphabetic()
                && !is_small(&self.bytes[span.0 as usize..=span.0 as usize])
            {
                while let Some(next) = self.spans.get(at).copied().filter(|next| one(*next))
                    && self.bytes[next.0 as usize].is_ascii_alphabetic()
                {
                    span.1 = next.1;
                    at += 1;
                }
            }
            self.spans[kept] = span;
            kept += 1;
        }
        self.spans.truncate(kept);
    }

    fn write_out(&mut self) {
        let count = self.spans.len();
        for at in 0..count {
            let (from, to) = self.spans[at];
            if to - from > abbreviation::LONGEST {
                continue;
            }
            let next = self.spans.get(at + 1).map(|(from, to)| &self.bytes[*from as usize..*to as usize]);
            let word = &self.bytes[from as usize..to as usize];
            if let Some(full) = abbreviation::full(word, at, count, next) {
                let start = self.bytes.len() as u32;
                self.bytes.extend_from_slice(full.as_bytes());
                self.spans[at] = (start, self.bytes.len() as u32);
            }
        }
    }

    fn sign(&mut self) {
        // digits in their order; initials, Roman numbers and negations wherever they stand
        let mut digits = self.signature;
        let mut others = 0u64;
        for at in 0..self.spans.len() {
            let word = self.word(at);
            for run in word.chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()) {
                if run[0].is_ascii_digit() {
                    digits = mix(digits, hash(run));
                }
            }
            if !word.is_ascii() && std::str::from_utf8(word).is_ok_and(|word| word.chars().any(char::is_numeric)) {
                digits = mix(digits, hash(word));
            }
            if word.len() == 1 && !is_small(word) && !word[0].is_ascii_digit() || is_roman(word) {
                others = others.wrapping_add(hash(word));
            }
            if matches!(
                word,
                b"no"
                    | b"non"
                    | b"sin"
                    | b"nunca"
                    | b"ni"
                    | b"ningun"
                    | b"ninguna"
                    | b"ninguno"
                    | b"excepto"
                    | b"salvo"
            ) {
                let next = if at + 1 < self.spans.len() { hash(self.word(at + 1)) } else { 0 };
                others = others.wrapping_add(mix(hash(word), next));
            }
        }
        self.signature = mix(digits, others);
    }

    /// What no two values of one cluster may differ in: digits, signs, initials, Roman numbers, negations.
    pub(super) fn signature(&self) -> u64 {
        self.signature
    }

    pub(super) fn count(&self) -> usize {
        self.spans.len()
    }

    pub(super) fn word(&self, at: usize) -> &[u8] {
        let (from, to) = self.spans[at];
        &self.bytes[from as usize..to as usize]
    }

    /// Sorts the words and drops repeated ones.
    pub(super) fn sort(&mut self) {
        let bytes = &self.bytes;
        let word = |span: &(u32, u32)| &bytes[span.0 as usize..span.1 as usize];
        self.spans.sort_unstable_by(|a, b| word(a).cmp(word(b)));
        self.spans.dedup_by(|a, b| word(a) == word(b));
    }

    /// The hash of the words in their order.
    pub(super) fn hash(&self) -> u64 {
        (0..self.count()).fold(self.signature, |state, at| mix(state, hash(self.word(at))))
    }
}

/// Words of one letter that are no initials.
fn is_small(word: &[u8]) -> bool {
    matches!(word, b"y" | b"e" | b"o" | b"u" | b"a")
}

fn is_roman(word: &[u8]) -> bool {
    word.len() > 1 && word.len() <= 6 && word.iter().all(|b| matches!(b, b'i' | b'v' | b'x'))
}
