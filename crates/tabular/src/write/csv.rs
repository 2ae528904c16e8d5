//! CSV as RFC 4180 says: UTF-8 without byte order mark, comma, CR LF, quotes only where they are needed.
//!
//! A blank cell is nothing between two commas; where a row has a single column, a blank is `""`, so that no
//! line is empty. Texts that a spreadsheet would take for a formula stay as they are: the CSV is the data.
//! Never here: text forms of values (see `operation::text`).

use super::Texts;

/// The end of a line.
const END: &[u8] = b"\r\n";

/// Appends one text, quoted where needed.
pub(crate) fn push_text(out: &mut Vec<u8>, field: &str, delimiter: u8) {
    let bytes = field.as_bytes();
    if !needs_quotes(bytes, delimiter) {
        out.extend_from_slice(bytes);
        return;
    }
    let mut line = Line { at: out.len(), out };
    line.long(bytes, false, delimiter);
    let end = line.at;
    out.truncate(end);
}

/// True where a sign of the text has a meaning of its own in the file; sixteen bytes at a time, the last ones and
/// those of a shorter text looked at twice where they overlap.
#[inline]
fn needs_quotes(bytes: &[u8], delimiter: u8) -> bool {
    if let Some(last) = bytes.last_chunk::<16>() {
        return bytes.as_chunks::<16>().0.iter().any(|word| holds_sign(word, delimiter)) || holds_sign(last, delimiter);
    }
    match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) => {
            let mut word = [0; 16];
            word[..8].copy_from_slice(first);
            word[8..].copy_from_slice(last);
            holds_sign(&word, delimiter)
        }
        _ => bytes.iter().any(|byte| [delimiter, b'"', b'\n', b'\r'].contains(byte)),
    }
}

/// [`needs_quotes`] of sixteen bytes: no branch, so that the compiler compares all of them at once.
#[inline]
fn holds_sign(word: &[u8; 16], delimiter: u8) -> bool {
    let is_sign = |byte: u8| {
        u8::from(byte == delimiter) | u8::from(byte == b'"') | u8::from(byte == b'\n') | u8::from(byte == b'\r')
    };
    word.iter().fold(0, |found, &byte| found | is_sign(byte)) != 0
}

/// Appends the line of names.
pub(crate) fn push_header<'n>(out: &mut Vec<u8>, names: impl Iterator<Item = &'n str>, delimiter: u8) {
    for (at, name) in names.enumerate() {
        if at > 0 {
            out.push(delimiter);
        }
        push_text(out, name, delimiter);
    }
    out.extend_from_slice(END);
}

/// Appends the rows of some columns of equal length and tells where each ends.
pub(crate) fn push_rows(out: &mut Vec<u8>, columns: &[Texts<'_>], rows: usize, delimiter: u8) -> Vec<usize> {
    let mut ends = Vec::with_capacity(rows);
    let mut line = Line { at: out.len(), out };
    for row in 0..rows {
        let start = line.at;
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                line.sign(delimiter);
            }
            match column.short(row) {
                Some((bytes, length)) if column.is_plain() || !holds_sign(&bytes.to_le_bytes(), delimiter) => {
                    line.short(bytes, length);
                }
                _ => line.long(column.get(row), column.is_plain(), delimiter),
            }
        }
        if line.at == start {
            line.sign(b'"');
            line.sign(b'"');
        }
        END.iter().for_each(|sign| line.sign(*sign));
        ends.push(line.at);
    }
    let end = line.at;
    out.truncate(end);
    ends
}

/// Bytes that wait to be written over, and how far they are: short texts are copied sixteen bytes at a time.
struct Line<'o> {
    out: &'o mut Vec<u8>,
    at: usize,
}

impl Line<'_> {
    /// Makes room for some bytes and one short text.
    #[inline]
    fn room(&mut self, bytes: usize) {
        let needed = self.at + bytes + 16;
        if self.out.len() < needed {
            self.out.resize((needed * 3 / 2).max(4096), 0);
        }
    }

    /// One byte for which there is room.
    #[inline]
    fn sign(&mut self, sign: u8) {
        self.room(1);
        self.out[self.at] = sign;
        self.at += 1;
    }

    #[inline]
    fn short(&mut self, bytes: u128, length: usize) {
        self.room(16);
        self.out[self.at..self.at + 16].copy_from_slice(&bytes.to_le_bytes());
        self.at += length;
    }

    fn long(&mut self, bytes: &[u8], plain: bool, delimiter: u8) {
        if plain || !needs_quotes(bytes, delimiter) {
            self.bytes(bytes);
            return;
        }
        self.sign(b'"');
        let mut rest = bytes;
        while let Some(at) = memchr::memchr(b'"', rest) {
            self.bytes(&rest[..=at]);
            self.sign(b'"');
            rest = &rest[at + 1..];
        }
        self.bytes(rest);
        self.sign(b'"');
    }

    #[inline]
    fn bytes(&mut self, bytes: &[u8]) {
        self.room(bytes.len());
        self.out[self.at..self.at + bytes.len()].copy_from_slice(bytes);
        self.at += bytes.len();
    }
}
