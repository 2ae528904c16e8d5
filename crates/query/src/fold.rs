//! Text without case and accents: for search, and for the order that readers of Spanish expect.
//!
//! Never here: stemming, languages other than by their letters.

use std::sync::LazyLock;

use arrow::array::BooleanBufferBuilder;
use arrow::buffer::BooleanBuffer;
use unicode_normalization::UnicodeNormalization;

/// What becomes of `ñ`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enye {
    /// `n`, so that `nunez` finds `Núñez`.
    Plain,
    /// `ñ`, so that `año` does not find `ano`.
    Kept,
    /// A letter of its own after `n`: `n` and a sign above all ASCII.
    Ordered,
}

/// Bytes of folded text that are searched at a time, and the byte between two texts, which is in none.
const ROOM: usize = 64 << 10;
const BETWEEN: u8 = 0xFF;

/// The least byte in UTF-8 of a sign beyond Latin-1 that is in none of Latin-1.
const BEYOND_LATIN: u8 = 0xC4;

const FIRST: u32 = 0xC0;
const LAST: u32 = 0x180;

/// The folded forms of Latin letters with marks, worked out once.
static LATIN: LazyLock<Vec<String>> =
    LazyLock::new(|| (FIRST..LAST).filter_map(char::from_u32).map(fold_character).collect());

fn fold_character(character: char) -> String {
    character.to_lowercase().nfd().filter(|part| !is_mark(*part)).collect()
}

fn is_mark(character: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&character)
}

/// Appends the folded form of a text. Stretches of ASCII are folded at once.
pub fn fold_into(text: &str, enye: Enye, folded: &mut Vec<u8>) {
    let mut rest = text;
    loop {
        let (ascii, other) = rest.split_at(ascii_length(rest.as_bytes()));
        folded.extend(ascii.bytes().map(|byte| byte.to_ascii_lowercase()));
        let mut characters = other.chars();
        let Some(character) = characters.next() else { break };
        rest = characters.as_str();
        let code = character as u32;
        if matches!(character, 'ñ' | 'Ñ') {
            push_enye(enye, folded);
        } else if character == '\u{303}' && folded.last() == Some(&b'n') {
            folded.pop();
            push_enye(enye, folded);
        } else if (FIRST..LAST).contains(&code) {
            folded.extend_from_slice(LATIN[(code - FIRST) as usize].as_bytes());
        } else if !is_mark(character) {
            folded.extend_from_slice(fold_character(character).as_bytes());
        }
    }
}

/// The number of ASCII bytes at the start.
fn ascii_length(bytes: &[u8]) -> usize {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let high = u64::from_le_bytes(*word) & HIGH;
        if high != 0 {
            return 8 * at + (high.trailing_zeros() / 8) as usize;
        }
    }
    8 * words.len() + rest.iter().take_while(|byte| byte.is_ascii()).count()
}

fn push_enye(enye: Enye, folded: &mut Vec<u8>) {
    match enye {
        Enye::Plain => folded.push(b'n'),
        Enye::Kept => folded.extend_from_slice("ñ".as_bytes()),
        Enye::Ordered => folded.extend_from_slice(b"n\x7f"),
    }
}

/// The form by which text is ordered, cut after `limit` bytes.
pub fn order_key(text: &str, limit: usize, key: &mut Vec<u8>) {
    let mut end = text.len().min(limit);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    fold_into(&text[..end], Enye::Ordered, key);
}

/// Something looked for in text. An `ñ` in it finds only `ñ`; an `n` finds both.
#[derive(Debug, Clone)]
pub struct Needle {
    enye: Enye,
    finder: memchr::memmem::Finder<'static>,
    /// A letter of it that few texts hold, small and large.
    rare: Option<(u8, u8)>,
}

/// Letters that no letter of Latin-1 with a mark folds to, those that are rare in Spanish first.
const RARE: &[u8] = b"wkxjqzfvhbgmptdlsr";

impl Needle {
    /// Prepares what is looked for.
    pub fn new(text: &str) -> Needle {
        let enye = if text.nfc().any(|character| matches!(character, 'ñ' | 'Ñ')) { Enye::Kept } else { Enye::Plain };
        let mut folded = Vec::new();
        fold_into(text, enye, &mut folded);
        let rare = RARE.iter().find(|letter| folded.contains(letter));
        let rare = rare.map(|letter| (*letter, letter.to_ascii_uppercase()));
        Needle { enye, finder: memchr::memmem::Finder::new(&folded).into_owned(), rare }
    }

    /// True where the text holds it. `room` is working space.
    pub fn is_in(&self, text: &str, room: &mut Vec<u8>) -> bool {
        if text.is_empty() {
            return self.finder.needle().is_empty();
        }
        room.clear();
        fold_into(text, self.enye, room);
        self.finder.find(room).is_some()
    }

    /// False only where the text cannot hold it: it lacks the rare letter, and no sign beyond Latin-1 can stand for it.
    fn may_be_in(&self, text: &str) -> bool {
        let Some((small, large)) = self.rare else { return true };
        memchr::memchr2(small, large, text.as_bytes()).is_some() || text.bytes().any(|byte| byte >= BEYOND_LATIN)
    }

    /// Which of many texts hold it; a text that is none holds nothing. They are folded into one room, piece by piece,
    /// and searched together.
    pub fn in_texts<'a>(&self, length: usize, text: impl Fn(usize) -> Option<&'a str>) -> BooleanBuffer {
        if self.finder.needle().is_empty() {
            return BooleanBuffer::collect_bool(length, |row| text(row).is_some());
        }
        let mut bits = BooleanBufferBuilder::new(length);
        bits.append_n(length, false);
        let mut room = Vec::with_capacity(2 * ROOM);
        // where each text ends in the room, and its row
        let mut ends: Vec<(usize, usize)> = Vec::new();
        for row in 0..length {
            if let Some(text) = text(row).filter(|text| self.may_be_in(text)) {
                fold_into(text, self.enye, &mut room);
                room.push(BETWEEN);
                ends.push((room.len(), row));
            }
            if room.len() >= ROOM || row + 1 == length {
                let (mut at, mut nth) = (0, 0);
                while let Some(found) = self.finder.find(&room[at..]) {
                    nth += ends[nth..].partition_point(|(end, _)| *end <= at + found);
                    let Some((end, row)) = ends.get(nth) else { break };
                    bits.set_bit(*row, true);
                    at = *end;
                }
                room.clear();
                ends.clear();
            }
        }
        bits.finish()
    }

    /// True where the text starts with it.
    pub fn starts(&self, text: &str, room: &mut Vec<u8>) -> bool {
        room.clear();
        fold_into(text, self.enye, room);
        room.starts_with(self.finder.needle())
    }
}
