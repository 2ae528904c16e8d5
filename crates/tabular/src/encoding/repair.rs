//! Text that was decoded with the wrong character set and saved again as UTF-8: `AÃ±o`, `informaci—n`.
//!
//! Never here: bytes that are not valid UTF-8.

use super::charset::Charset;
use super::sense::{BYTES, text_sense};

/// What was done wrongly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Repair {
    /// The set that the bytes were read as.
    wrong: Charset,
    /// The set that they were in.
    right: Charset,
}

/// The repair that the lines need; none where they are sensible as they stand.
pub(super) fn find<'b>(lines: impl Iterator<Item = &'b [u8]>) -> Option<Repair> {
    let mut text = String::new();
    for line in lines.filter(|line| !line.is_ascii()) {
        text.push_str(std::str::from_utf8(line).ok()?);
        text.push('\n');
        if text.len() > BYTES {
            break;
        }
    }
    let (sense, _) = text_sense(&text);
    for wrong in [Charset::WINDOWS_1252, Charset::MACINTOSH, Charset::Ibm850] {
        let repair = Repair { wrong, right: Charset::Utf8 };
        // Two letters that are torn the same way are no accident; one is enough where nothing else is right.
        if let Some((better, count)) = repair.apply(&text)
            && (count > 1 || sense < 0.5)
            && text_sense(&better).0 > sense
        {
            return Some(repair);
        }
    }
    if sense > 0.3 {
        return None;
    }
    let mut best: Option<(f64, Repair)> = None;
    for wrong in [Charset::WINDOWS_1252, Charset::MACINTOSH] {
        for right in [Charset::MACINTOSH, Charset::Ibm850, Charset::WINDOWS_1252] {
            let repair = Repair { wrong, right };
            if wrong == right {
                continue;
            }
            let Some((better, _)) = repair.apply(&text) else { continue };
            let (reached, signs) = text_sense(&better);
            if signs >= 3 && reached > 0.8 && best.is_none_or(|(least, _)| reached > least) {
                best = Some((reached, repair));
            }
        }
    }
    best.map(|(_, repair)| repair)
}

impl Repair {
    /// The set that the bytes were read as.
    pub fn read_as(self) -> &'static str {
        self.wrong.label()
    }

    /// The text put right, with the number of letters; none where nothing is wrong.
    pub fn apply(self, text: &str) -> Option<(String, u64)> {
        if text.is_ascii() {
            return None;
        }
        let mut back: Vec<(char, u8)> = (128..=255).map(|byte| (self.wrong.sign(byte), byte)).collect();
        back.sort_unstable();
        let byte = |sign: char| back.binary_search_by_key(&sign, |(other, _)| *other).ok().map(|place| back[place].1);
        if self.right != Charset::Utf8 {
            let mut count = 0;
            let signs = text.chars().map(|sign| match (sign.is_ascii(), byte(sign)) {
                (false, Some(byte)) => {
                    count += 1;
                    self.right.sign(byte)
                }
                _ => sign,
            });
            let text = signs.collect();
            return (count > 0).then_some((text, count));
        }
        let (mut out, mut count, mut rest) = (String::with_capacity(text.len()), 0, text);
        while let Some(sign) = rest.chars().next() {
            if sign.is_ascii() {
                let plain = rest.bytes().take_while(u8::is_ascii).count();
                out.push_str(&rest[..plain]);
                rest = &rest[plain..];
                continue;
            }
            let tail = &rest[sign.len_utf8()..];
            let needed = match (sign.is_ascii(), byte(sign)) {
                (false, Some(first @ 0xC2..=0xDF)) => Some((first, 1)),
                (false, Some(first @ 0xE2)) => Some((first, 2)),
                _ => None,
            };
            if let Some((first, length)) = needed {
                let following: Vec<char> = tail.chars().take(length).collect();
                let mut bytes = vec![first];
                bytes.extend(following.iter().filter_map(|sign| byte(*sign)));
                if let Some(right) = std::str::from_utf8(&bytes).ok().filter(|_| bytes.len() == length + 1) {
                    out.push_str(right);
                    count += 1;
                    rest = &tail[following.iter().map(|sign| sign.len_utf8()).sum::<usize>()..];
                    continue;
                }
                // A byte that the wrong set does not have was lost for good.
                if first == 0xC3 && following.first() == Some(&'\u{fffd}') {
                    out.push('\u{fffd}');
                    rest = &tail[3..];
                    continue;
                }
            }
            out.push(sign);
            rest = tail;
        }
        (count > 0).then_some((out, count))
    }
}
