//! Reads a number as offices write it: money, percent, thousands by comma, point, space or apostrophe.
//!
//! Never here: the choice between two readings (see `decision`); `1,234` keeps both.

use super::sign::{Sign, Signs};

/// A number's digits, and where the decimal sign stands under either reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberRead {
    /// What was seen.
    pub signs: Signs,
    /// All digits as one whole number, with its sign; at most 18 digits.
    pub digits: i64,
    /// Digits after the decimal sign where the point is decimal; none where it cannot be read so.
    pub point_scale: Option<u8>,
    /// Digits after the decimal sign where the comma is decimal.
    pub comma_scale: Option<u8>,
}

impl NumberRead {
    /// A whole number of plain digits.
    #[inline]
    pub fn whole(value: u64) -> Self {
        let mut signs = Signs::default();
        signs.set(Sign::Number);
        NumberRead { signs, digits: value as i64, point_scale: Some(0), comma_scale: Some(0) }
    }
}

fn strip<'a>(text: &'a [u8], prefixes: &[&str]) -> Option<&'a [u8]> {
    prefixes
        .iter()
        .find(|p| text.len() >= p.len() && text[..p.len()].eq_ignore_ascii_case(p.as_bytes()))
        .map(|p| &text[p.len()..])
}

fn strip_end<'a>(text: &'a [u8], suffixes: &[&str]) -> Option<&'a [u8]> {
    suffixes
        .iter()
        .find(|s| text.len() >= s.len() && text[text.len() - s.len()..].eq_ignore_ascii_case(s.as_bytes()))
        .map(|s| &text[..text.len() - s.len()])
}

fn spaces(mut text: &[u8]) -> &[u8] {
    loop {
        match text {
            [b' ', rest @ ..] | [0xC2, 0xA0, rest @ ..] => text = rest,
            [rest @ .., b' '] | [rest @ .., 0xC2, 0xA0] => text = rest,
            _ => return text,
        }
    }
}

/// Reads a trimmed text; none where it is no number. `Sign::Unit` without `Sign::Number` means a
/// number with a unit behind it.
pub fn read(text: &[u8]) -> Option<NumberRead> {
    let mut read = NumberRead::default();
    let mut rest = text;
    let mut negative = false;
    if let [b'(', inner @ .., b')'] = rest {
        rest = spaces(inner);
        negative = true;
        read.signs.set(Sign::Parentheses);
    }
    if let [b'<', inner @ ..] = rest {
        rest = spaces(inner);
        read.signs.set(Sign::Limit);
    }
    rest = sign(rest, &mut negative);
    if !rest.first()?.is_ascii_digit() && rest[0] != b'.' && rest[0] != b',' {
        let stripped = strip(rest, &["$", "MX$", "US$", "MXN", "USD", "€", "EUR"])?;
        rest = sign(spaces(stripped), &mut negative);
        if let [b'(', inner @ .., b')'] = rest {
            rest = spaces(inner);
            negative = true;
            read.signs.set(Sign::Parentheses);
        }
        read.signs.set(Sign::Currency);
    }
    let last = *rest.last()?;
    if !last.is_ascii_digit() && last != b'.' {
        if let Some(stripped) = strip_end(rest, &["%"]) {
            rest = spaces(stripped);
            read.signs.set(Sign::Percent);
        } else if let Some(stripped) = strip_end(rest, &["pesos", "MXN", "M.N.", "MN", "USD", "€", "EUR", "$"]) {
            rest = spaces(stripped);
            read.signs.set(Sign::Currency);
        } else if let Some(stripped) = unit(rest) {
            rest = stripped;
            read.signs.set(Sign::Unit);
        } else {
            return None;
        }
    }
    core(rest, negative, &mut read)?;
    if read.signs.has(Sign::Unit) {
        read.signs = Signs::default();
        read.signs.set(Sign::Unit);
    } else {
        read.signs.set(Sign::Number);
    }
    Some(read)
}

/// [`read`] of digits, one point and digits, with or without a minus sign: what most measures look like.
#[inline]
pub fn read_plain_decimal(text: &[u8]) -> Option<NumberRead> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    let point = digits.iter().position(|&byte| byte == b'.')?;
    let run = digits.len() - point - 1;
    // with fewer than 19 digits none is cut off
    if point == 0 || run == 0 || digits.len() > 19 {
        return None;
    }
    let mut value = 0u64;
    for (at, &byte) in digits.iter().enumerate() {
        if at != point {
            if !byte.is_ascii_digit() {
                return None;
            }
            value = value * 10 + u64::from(byte - b'0');
        }
    }
    let either = point <= 3 && run == 3 && digits[0] != b'0';
    let mut read = NumberRead { point_scale: Some(run as u8), comma_scale: either.then_some(0), ..Default::default() };
    read.signs.set(Sign::Number);
    read.signs.set(if either { Sign::PointEither } else { Sign::PointDecimal });
    read.digits = if negative { -(value as i64) } else { value as i64 };
    Some(read)
}

fn sign<'a>(text: &'a [u8], negative: &mut bool) -> &'a [u8] {
    match text {
        [b'-', rest @ ..] => {
            *negative = true;
            spaces(rest)
        }
        // the typographic minus sign
        [0xE2, 0x88, 0x92, rest @ ..] => {
            *negative = true;
            spaces(rest)
        }
        [b'+', rest @ ..] => rest,
        _ => text,
    }
}

/// The number before a short unit (`12 km`, `3.5m2`), none where what follows is no unit.
fn unit(text: &[u8]) -> Option<&[u8]> {
    let end = text.iter().rposition(|b| b.is_ascii_digit() && !is_exponent_of_unit(text, b))?;
    let (number, rest) = text.split_at(end + 1);
    let word = spaces(rest);
    const UNITS: [&str; 34] = [
        "km", "m", "cm", "mm", "m2", "m3", "km2", "ha", "has", "kg", "g", "mg", "ton", "t", "l", "lt", "lts", "ml",
        "kwh", "kw", "mw", "hp", "cv", "años", "meses", "dias", "días", "horas", "hrs", "min", "°c", "m²", "m³", "km²",
    ];
    let word = std::str::from_utf8(word).ok()?;
    (rest.len() <= 8 && UNITS.iter().any(|u| u.eq_ignore_ascii_case(word))).then_some(number)
}

fn is_exponent_of_unit(text: &[u8], byte: &u8) -> bool {
    // the digit of `m2`, `km3`
    matches!(byte, b'2' | b'3')
        && matches!(text, [.., b'm' | b'M', last] if last == byte)
        && std::ptr::eq(byte, &text[text.len() - 1])
}

fn core(text: &[u8], negative: bool, read: &mut NumberRead) -> Option<()> {
    let mut digits: u64 = 0;
    let mut count = 0usize;
    let mut leading_zeros_only = true;
    let (mut points, mut commas, mut gaps, mut ticks) = (0usize, 0usize, 0usize, 0usize);
    let mut last = 0u8;
    // digits since the last separator, digits before the first, and whether all inner groups have three
    let (mut run, mut first, mut threes) = (0usize, 0usize, true);
    let mut separators = 0usize;
    let mut mantissa_end = text.len();
    let mut at = 0;
    while at < text.len() {
        let byte = text[at];
        match byte {
            b'0'..=b'9' => {
                if !(leading_zeros_only && byte == b'0') {
                    leading_zeros_only = false;
                    count += 1;
                }
                if count <= 18 {
                    digits = digits * 10 + u64::from(byte - b'0');
                }
                run += 1;
            }
            b'.' | b',' | b' ' | b'\'' | 0xC2 => {
                let mark = if byte == 0xC2 {
                    if text.get(at + 1) != Some(&0xA0) {
                        return None;
                    }
                    at += 1;
                    b' '
                } else {
                    byte
                };
                if separators == 0 {
                    first = run;
                } else if run != 3 {
                    threes = false;
                }
                separators += 1;
                match mark {
                    b'.' => points += 1,
                    b',' => commas += 1,
                    b' ' => gaps += 1,
                    _ => ticks += 1,
                }
                last = mark;
                run = 0;
            }
            b'e' | b'E' if at > 0 => {
                mantissa_end = at;
                break;
            }
            _ => return None,
        }
        at += 1;
    }
    if count == 0 && run == 0 && first == 0 {
        return None;
    }
    if mantissa_end < text.len() {
        return exponent(text, negative, read);
    }
    if count > 18 {
        // decimals beyond the eighteenth digit do not change a mean; whole digits do
        let after = if separators > 0 { run } else { 0 };
        if after < count - 18 {
            read.signs.set(Sign::Huge);
        }
    }
    let cut = count.saturating_sub(18);
    let value = digits as i64;
    read.digits = if negative { -value } else { value };
    if separators == 0 {
        read.signs.set(Sign::Whole);
        if text.len() > 1 && text[0] == b'0' {
            read.signs.set(Sign::LeadingZero);
        }
        (read.point_scale, read.comma_scale) = (Some(0), Some(0));
        return Some(());
    }
    let grouped_first = (1..=3).contains(&first);
    let scale = u8::try_from(run.saturating_sub(cut)).ok();
    if gaps + ticks > 0 {
        if gaps > 0 && ticks > 0 || !grouped_first || !threes || points + commas > 1 || text[0] == b'0' {
            return None;
        }
        read.signs.set(if gaps > 0 { Sign::SpaceGroup } else { Sign::ApostropheGroup });
        match last {
            b'.' => {
                read.signs.set(Sign::PointDecimal);
                read.point_scale = scale;
            }
            b',' => {
                read.signs.set(Sign::CommaDecimal);
                read.comma_scale = scale;
            }
            _ if run == 3 && points + commas == 0 => (read.point_scale, read.comma_scale) = (Some(0), Some(0)),
            _ => return None,
        }
        return Some(());
    }
    let single = |sign_decimal: Sign, sign_group: Sign, either: Sign, signs: &mut Signs| -> Option<(bool, bool)> {
        if separators > 1 {
            (grouped_first && threes && run == 3).then(|| signs.set(sign_group))?;
            return Some((false, true));
        }
        let grouping = grouped_first && run == 3 && text[0] != b'0';
        signs.set(if grouping { either } else { sign_decimal });
        Some((true, grouping))
    };
    if commas == 0 {
        let (decimal, group) = single(Sign::PointDecimal, Sign::PointGroup, Sign::PointEither, &mut read.signs)?;
        read.point_scale = if decimal { scale } else { None };
        read.comma_scale = group.then_some(0);
    } else if points == 0 {
        let (decimal, group) = single(Sign::CommaDecimal, Sign::CommaGroup, Sign::CommaEither, &mut read.signs)?;
        read.comma_scale = if decimal { scale } else { None };
        read.point_scale = group.then_some(0);
    } else if last == b'.' && points == 1 && threes && grouped_first {
        read.signs.set(Sign::CommaGroup);
        read.signs.set(Sign::PointDecimal);
        read.point_scale = scale;
    } else if last == b',' && commas == 1 && threes && grouped_first {
        read.signs.set(Sign::PointGroup);
        read.signs.set(Sign::CommaDecimal);
        read.comma_scale = scale;
    } else {
        return None;
    }
    Some(())
}

#[cold]
fn exponent(text: &[u8], negative: bool, read: &mut NumberRead) -> Option<()> {
    let text = std::str::from_utf8(text).ok()?.replace(',', ".");
    let (mantissa, power) = text.split_once(['e', 'E'])?;
    let digits = power.trim_start_matches(['+', '-']);
    if mantissa.is_empty() || digits.is_empty() || digits.len() > 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value: f64 = text.parse().ok()?;
    read.signs.set(Sign::Exponent);
    // fifteen significant digits, as a spreadsheet keeps them
    let magnitude = if value == 0.0 { 0 } else { value.abs().log10().floor() as i32 };
    let scale = (14 - magnitude).clamp(0, 18);
    let scaled = (value * 10f64.powi(scale)).round();
    if scaled.abs() >= 1e18 {
        read.signs.set(Sign::Huge);
    }
    read.digits = if negative { -(scaled as i64) } else { scaled as i64 };
    let scale = u8::try_from(scale).ok();
    (read.point_scale, read.comma_scale) = (scale, scale);
    Some(())
}
