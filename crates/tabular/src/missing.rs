//! Words that stand for a missing value, with what they mean.
//!
//! The trap: `SI` is yes and `S/I` is missing; `S/N` is a value in an address. Words that could be a
//! value are `careful`: they count only where the other values of the column are of another kind;
//! `typed` ones only among numbers, days and times (`en trámite` is a value among states of a matter).
//! Never here: the words themselves (they come with the country's pack).

use std::sync::LazyLock;

use hashbrown::HashMap;

use crate::pack;

/// What a missing value means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// Nobody knows or wrote it.
    Missing,
    /// The question does not apply.
    NotApplicable,
    /// Somebody knows and does not tell.
    Withheld,
}

impl Meaning {
    /// The word that a recipe uses.
    pub fn name(self) -> &'static str {
        match self {
            Meaning::Missing => "missing",
            Meaning::NotApplicable => "not-applicable",
            Meaning::Withheld => "withheld",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        [Meaning::Missing, Meaning::NotApplicable, Meaning::Withheld].into_iter().find(|m| m.name() == name)
    }
}

/// A missing-value word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// What it means.
    pub meaning: Meaning,
    /// False where it could be a value.
    pub certain: bool,
    /// True where it counts only among numbers, days and times.
    pub typed: bool,
}

/// Longest folded word, in bytes.
const LONGEST: usize = 32;

struct Words {
    words: HashMap<Box<[u8]>, Word>,
    /// First two bytes that any word has, each in both cases; a word of one byte has any second.
    first: Vec<bool>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = HashMap::new();
    let mut first = vec![false; 1 << 16];
    for [word, meaning, certainty] in pack::rows::<3>(pack::mx::MISSING) {
        let Some(meaning) = Meaning::from_name(meaning) else { continue };
        let mut buffer = [0; LONGEST];
        if let Some(folded) = fold(word.as_bytes(), &mut buffer) {
            for upper in [false, true] {
                let case = |b: u8| usize::from(if upper { b.to_ascii_uppercase() } else { b });
                match *folded {
                    [one] => first[case(one) << 8..(case(one) << 8) + 256].fill(true),
                    [one, two, ..] => {
                        for second in [usize::from(two), usize::from(two.to_ascii_uppercase())] {
                            first[(case(one) << 8) + second] = true;
                        }
                    }
                    [] => {}
                }
            }
            words.insert(folded.into(), Word { meaning, certain: certainty == "certain", typed: certainty == "typed" });
        }
    }
    Words { words, first }
});

/// Lower case, accents off (ñ stays); none where it is longer than any word.
fn fold<'a>(text: &[u8], buffer: &'a mut [u8; LONGEST]) -> Option<&'a [u8]> {
    let mut length = 0;
    let mut at = 0;
    while at < text.len() {
        let mut byte = text[at].to_ascii_lowercase();
        if byte == 0xC3
            && let Some(&next) = text.get(at + 1)
        {
            let plain = match next {
                0x81 | 0xA1 => b'a',
                0x89 | 0xA9 => b'e',
                0x8D | 0xAD => b'i',
                0x93 | 0xB3 => b'o',
                0x9A | 0xBA | 0x9C | 0xBC => b'u',
                _ => 0,
            };
            if plain != 0 {
                byte = plain;
                at += 1;
            }
        }
        if length == LONGEST {
            return None;
        }
        buffer[length] = byte;
        length += 1;
        at += 1;
    }
    (length > 0).then_some(&buffer[..length])
}

/// What a trimmed text means, where it is a missing-value word.
#[inline]
pub fn word(trimmed: &[u8]) -> Option<Word> {
    if trimmed.is_empty() || trimmed.len() > LONGEST + 2 {
        return None;
    }
    let words = &*WORDS;
    let second = trimmed.get(1).map_or(0, |&b| usize::from(b));
    if !words.first[(usize::from(trimmed[0]) << 8) + second] && second < 0x80 {
        return None;
    }
    let mut buffer = [0; LONGEST];
    words.words.get(fold(trimmed, &mut buffer)?).copied()
}

/// Whole numbers that stand for a missing value where a column of numbers is never negative otherwise.
pub const SENTINELS: [i64; 6] = [-99, -999, -9999, -99_999, -999_999, -9_999_999];
