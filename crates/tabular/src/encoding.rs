//! In which encoding a text is written; decided by what gives sensible words.
//!
//! Never here: delimiters.

use crate::finding::Finding;

/// Bytes turned into text.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// Lower-case label (`utf-8`, `windows-1252`, `macintosh`, `ibm850`, `utf-16le` …).
    pub encoding: String,
    /// True where a byte order mark was found.
    pub bom: bool,
    /// What was wrong (`double-encoded`, `mixed-encodings`, `lost-letters`).
    pub findings: Vec<Finding>,
}

/// Decodes a whole text of unknown encoding. Never fails: what cannot be decoded becomes U+FFFD.
pub fn decode(bytes: &[u8]) -> Decoded {
    let (encoding, bom) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None if std::str::from_utf8(bytes).is_ok() => (encoding_rs::UTF_8, 0),
        None => (encoding_rs::WINDOWS_1252, 0),
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes.get(bom..).unwrap_or_default());
    Decoded {
        text: text.into_owned(),
        encoding: encoding.name().to_ascii_lowercase(),
        bom: bom > 0,
        findings: Vec::new(),
    }
}

/// Decodes a text whose encoding a person named; none where there is no such encoding.
pub fn decode_as(bytes: &[u8], label: &str) -> Option<Decoded> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    let (text, used, _) = encoding.decode(bytes);
    let bom = encoding_rs::Encoding::for_bom(bytes).is_some();
    Some(Decoded { text: text.into_owned(), encoding: used.name().to_ascii_lowercase(), bom, findings: Vec::new() })
}
