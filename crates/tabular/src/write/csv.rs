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
    push_bytes(out, field.as_bytes(), delimiter);
}

#[inline]
fn push_bytes(out: &mut Vec<u8>, bytes: &[u8], delimiter: u8) {
    if !needs_quotes(bytes, delimiter) {
        out.extend_from_slice(bytes);
        return;
    }
    out.push(b'"');
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'"', rest) {
        out.extend_from_slice(&rest[..=at]);
        out.push(b'"');
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// True where a sign of the text has a meaning of its own in the file; eight bytes at a time.
#[inline]
fn needs_quotes(bytes: &[u8], delimiter: u8) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let (words, rest) = bytes.as_chunks::<8>();
    let signs = [delimiter, b'"', b'\n', b'\r'];
    let mut found = 0u64;
    for word in words {
        let word = u64::from_le_bytes(*word);
        for sign in signs {
            // a byte is zero where the sign stands (H. Warren, "Hacker's Delight", 6-1)
            let other = word ^ (ONES * u64::from(sign));
            found |= other.wrapping_sub(ONES) & !other;
        }
    }
    found & (ONES << 7) != 0 || rest.iter().any(|byte| signs.contains(byte))
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
    for row in 0..rows {
        let start = out.len();
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                out.push(delimiter);
            }
            match column {
                Texts::Plain(..) => out.extend_from_slice(column.get(row)),
                Texts::View(_) | Texts::Text(_) => push_bytes(out, column.get(row), delimiter),
            }
        }
        if out.len() == start {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(END);
        ends.push(out.len());
    }
    ends
}
