//! CSV as RFC 4180 says: UTF-8 without byte order mark, comma, CR LF, quotes only where they are needed.
//!
//! A blank cell is nothing between two commas; where a row has a single column, a blank is `""`, so that no
//! line is empty. Texts that a spreadsheet would take for a formula stay as they are: the CSV is the data.
//! Never here: text forms of values (see `operation::text`).

use crate::operation::text;
use crate::operation::value::Cell;

use super::Reader;

/// The end of a line.
const END: &[u8] = b"\r\n";

/// Appends one text, quoted where needed.
pub(crate) fn push_text(out: &mut Vec<u8>, field: &str, delimiter: u8) {
    let bytes = field.as_bytes();
    let odd = |&byte: &u8| byte <= b',' && (byte == delimiter || byte == b'"' || byte == b'\n' || byte == b'\r');
    if !bytes.iter().any(odd) {
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

/// Appends one cell.
#[inline]
pub(crate) fn push_cell(out: &mut Vec<u8>, cell: Option<Cell<'_>>, delimiter: u8) {
    match cell {
        None => {}
        Some(Cell::Text(field)) => push_text(out, field, delimiter),
        Some(Cell::Typed(value)) => text::push(out, value),
    }
}

/// Appends the rows of some columns of equal length.
pub(crate) fn push_rows(out: &mut Vec<u8>, columns: &[Reader<'_>], rows: usize, delimiter: u8) {
    for row in 0..rows {
        let start = out.len();
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                out.push(delimiter);
            }
            push_cell(out, column.cell(row), delimiter);
        }
        if out.len() == start {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(END);
    }
}
