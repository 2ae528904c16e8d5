//! The character sets: their labels, tables and byte order marks.
//!
//! Never here: which one a file uses.

use std::borrow::Cow;
use std::sync::LazyLock;

/// A character set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8, pure ASCII too.
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// UTF-32, little end first.
    Utf32Le,
    /// UTF-32, big end first.
    Utf32Be,
    /// DOS, Western Europe.
    Ibm850,
    /// DOS, United States.
    Ibm437,
    /// Any other of the WHATWG list.
    Listed(&'static encoding_rs::Encoding),
}

/// Signs 128 to 255 of DOS code page 437.
const IBM437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
/// Signs 128 to 255 of DOS code page 850.
const IBM850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

static TABLES: LazyLock<[Vec<char>; 2]> = LazyLock::new(|| [IBM850.chars().collect(), IBM437.chars().collect()]);

impl Charset {
    /// Windows, Western Europe (also what ISO-8859-1 means on the web).
    pub const WINDOWS_1252: Charset = Charset::Listed(encoding_rs::WINDOWS_1252);
    /// Mac Roman.
    pub const MACINTOSH: Charset = Charset::Listed(encoding_rs::MACINTOSH);
    /// ISO-8859-15: Latin 1 with the euro sign.
    pub const ISO_8859_15: Charset = Charset::Listed(encoding_rs::ISO_8859_15);
    /// Single-byte sets that office files in Spanish, Portuguese, French and English use; the most
    /// usual first, which wins a tie.
    pub const SINGLE: [Charset; 5] =
        [Charset::WINDOWS_1252, Charset::MACINTOSH, Charset::Ibm850, Charset::ISO_8859_15, Charset::Ibm437];

    /// The set that a label names (WHATWG labels, and those of code pages and UTF-32).
    pub fn named(label: &str) -> Option<Charset> {
        let label = label.trim().to_ascii_lowercase().replace('_', "-");
        Some(match label.as_str() {
            "utf-8" | "utf8" | "ascii" | "us-ascii" => Charset::Utf8,
            "utf-16" | "utf16" | "utf-16le" => Charset::Utf16Le,
            "utf-16be" => Charset::Utf16Be,
            "utf-32" | "utf32" | "utf-32le" => Charset::Utf32Le,
            "utf-32be" => Charset::Utf32Be,
            "ibm850" | "cp850" | "850" | "dos-850" => Charset::Ibm850,
            "ibm437" | "cp437" | "437" | "dos-437" => Charset::Ibm437,
            "macroman" | "mac-roman" | "macintosh" | "mac" | "x-mac-roman" => Charset::MACINTOSH,
            "cp1252" | "ansi" | "latin1" | "latin-1" => Charset::WINDOWS_1252,
            other => Charset::Listed(encoding_rs::Encoding::for_label(other.as_bytes())?),
        })
    }

    /// Lower-case label.
    pub fn label(self) -> &'static str {
        match self {
            Charset::Utf8 => "utf-8",
            Charset::Utf16Le => "utf-16le",
            Charset::Utf16Be => "utf-16be",
            Charset::Utf32Le => "utf-32le",
            Charset::Utf32Be => "utf-32be",
            Charset::Ibm850 => "ibm850",
            Charset::Ibm437 => "ibm437",
            Charset::Listed(encoding) => LABELS
                .iter()
                .find(|(listed, _)| *listed == encoding.name())
                .map_or_else(|| encoding.name(), |(_, label)| *label),
        }
    }

    /// True for UTF-16 and UTF-32.
    pub fn is_wide(self) -> bool {
        self.unit() > 1
    }

    /// Bytes of the smallest unit.
    pub(crate) fn unit(self) -> usize {
        match self {
            Charset::Utf16Le | Charset::Utf16Be => 2,
            Charset::Utf32Le | Charset::Utf32Be => 4,
            _ => 1,
        }
    }

    /// Bytes that the text takes in UTF-16 or UTF-32.
    pub(crate) fn wide_length(self, text: &str) -> usize {
        match self.unit() {
            2 => text.encode_utf16().count() * 2,
            unit => text.chars().count() * unit,
        }
    }

    /// The bytes as text; what cannot be decoded becomes U+FFFD.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        let unit = |start: usize| bytes.get(start..start + 4).map(|b| [b[0], b[1], b[2], b[3]]);
        let wide = |read: fn([u8; 4]) -> u32| {
            let units = (0..bytes.len().div_ceil(4)).map(|number| unit(number * 4).map(read));
            Cow::Owned(units.map(|unit| unit.and_then(char::from_u32).unwrap_or('\u{fffd}')).collect())
        };
        match self {
            Charset::Utf8 => String::from_utf8_lossy(bytes),
            Charset::Utf16Le => encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0,
            Charset::Utf16Be => encoding_rs::UTF_16BE.decode_without_bom_handling(bytes).0,
            Charset::Utf32Le => wide(u32::from_le_bytes),
            Charset::Utf32Be => wide(u32::from_be_bytes),
            Charset::Ibm850 | Charset::Ibm437 => {
                let table = &TABLES[usize::from(self == Charset::Ibm437)];
                let sign = |byte: &u8| match byte {
                    0..=127 => char::from(*byte),
                    high => table.get(usize::from(high - 128)).copied().unwrap_or('\u{fffd}'),
                };
                Cow::Owned(bytes.iter().map(sign).collect())
            }
            Charset::Listed(encoding) => encoding.decode_without_bom_handling(bytes).0,
        }
    }

    /// The sign of one byte in a single-byte set.
    pub(crate) fn sign(self, byte: u8) -> char {
        self.decode(&[byte]).chars().next().unwrap_or('\u{fffd}')
    }
}

/// Labels of the sets that differ from the lower-case name; the name of others is as it stands.
const LABELS: [(&str, &str); 10] = [
    ("windows-1252", "windows-1252"),
    ("macintosh", "macintosh"),
    ("ISO-8859-15", "iso-8859-15"),
    ("ISO-8859-2", "iso-8859-2"),
    ("IBM866", "ibm866"),
    ("Shift_JIS", "shift_jis"),
    ("EUC-JP", "euc-jp"),
    ("EUC-KR", "euc-kr"),
    ("GBK", "gbk"),
    ("Big5", "big5"),
];

/// The byte order mark that starts the bytes, and its length.
pub(super) fn mark(bytes: &[u8]) -> Option<(Charset, usize)> {
    Some(match bytes {
        [0xFF, 0xFE, 0, 0, ..] => (Charset::Utf32Le, 4),
        [0, 0, 0xFE, 0xFF, ..] => (Charset::Utf32Be, 4),
        [0xEF, 0xBB, 0xBF, ..] => (Charset::Utf8, 3),
        [0xFF, 0xFE, ..] => (Charset::Utf16Le, 2),
        [0xFE, 0xFF, ..] => (Charset::Utf16Be, 2),
        _ => return None,
    })
}

/// UTF-16 or UTF-32 without a mark: by where the zero bytes stand.
pub(super) fn wide(bytes: &[u8]) -> Option<Charset> {
    let head = &bytes[..bytes.len().min(4096) / 4 * 4];
    if head.len() < 8 {
        return None;
    }
    let mut zeros = [0usize; 4];
    for unit in head.chunks_exact(4) {
        for (place, byte) in unit.iter().enumerate() {
            zeros[place] += usize::from(*byte == 0);
        }
    }
    let units = head.len() / 4;
    let (most, few) = (|place: usize| zeros[place] * 10 >= units * 7, |place: usize| zeros[place] * 20 <= units);
    if most(1) && most(2) && most(3) && few(0) {
        Some(Charset::Utf32Le)
    } else if most(0) && most(1) && most(2) && few(3) {
        Some(Charset::Utf32Be)
    } else if most(1) && most(3) && few(0) && few(2) {
        Some(Charset::Utf16Le)
    } else if most(0) && most(2) && few(1) && few(3) {
        Some(Charset::Utf16Be)
    } else {
        None
    }
}
