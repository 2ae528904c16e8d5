//! Records of an SQLite file: variable-length integers, serial types and values.

use std::borrow::Cow;

/// How texts are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
}

/// A stored value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A floating-point number.
    Real(f64),
    /// A text.
    Text(Cow<'a, str>),
    /// Bytes.
    Blob(&'a [u8]),
}

/// Takes a big-endian integer of one to nine bytes.
pub(super) fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0u64;
    for place in 0..9 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        if place == 8 {
            return Some(value << 8 | u64::from(*byte));
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

/// The first values of a record; false where its bytes end too early.
pub(super) fn values(payload: &[u8], width: usize, encoding: Encoding) -> (Vec<Value<'_>>, bool) {
    let mut values = Vec::with_capacity(width.min(payload.len()));
    let mut after = payload;
    let Some(length) = varint(&mut after).and_then(|length| usize::try_from(length).ok()) else {
        return (values, false);
    };
    let used = payload.len() - after.len();
    let (Some(mut kinds), Some(mut body)) = (payload.get(used..length), payload.get(length..)) else {
        return (values, false);
    };
    while !kinds.is_empty() && values.len() < width {
        let value = varint(&mut kinds).and_then(|kind| value(kind, &mut body, encoding));
        let Some(value) = value else { return (values, false) };
        values.push(value);
    }
    (values, true)
}

fn value<'a>(kind: u64, body: &mut &'a [u8], encoding: Encoding) -> Option<Value<'a>> {
    let size = match kind {
        0 | 8 | 9 => 0,
        1..=4 => kind as usize,
        5 => 6,
        6 | 7 => 8,
        12.. => usize::try_from((kind - 12) / 2).ok()?,
        _ => return None,
    };
    let bytes = body.get(..size)?;
    *body = &body[size..];
    Some(match kind {
        0 => Value::Null,
        8 | 9 => Value::Integer(kind as i64 - 8),
        1..=6 => {
            let start = if bytes.first().is_some_and(|byte| *byte >= 0x80) { -1i64 } else { 0 };
            Value::Integer(bytes.iter().fold(start, |value, byte| value << 8 | i64::from(*byte)))
        }
        7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
        _ if kind.is_multiple_of(2) => Value::Blob(bytes),
        _ => Value::Text(text(bytes, encoding)),
    })
}

/// Texts that are no UTF-8 were written by old programs of Windows.
fn text(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    let wide = |unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|two| unit([two[0], two[1]]));
        let signs = char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER));
        Cow::Owned(signs.collect::<String>())
    };
    match encoding {
        Encoding::Utf16Le => wide(u16::from_le_bytes),
        Encoding::Utf16Be => wide(u16::from_be_bytes),
        Encoding::Utf8 => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    }
}
