//! The clean text of a value: ISO 8601, decimal points, no separators. The same in CSV, JSON and reports.
//!
//! Never here: quoting (see `write::csv`).

use super::value::Typed;

/// Appends two digits.
fn two(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(&[b'0' + (number / 10 % 10) as u8, b'0' + (number % 10) as u8]);
}

/// Appends digits of a number.
pub(crate) fn push_unsigned(out: &mut Vec<u8>, mut number: u64) {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

/// Appends a whole number.
pub(crate) fn push_integer(out: &mut Vec<u8>, number: i64) {
    if number < 0 {
        out.push(b'-');
    }
    push_unsigned(out, number.unsigned_abs());
}

/// Appends an exact decimal; all digits of its scale are written (`12.50`).
pub(crate) fn push_decimal(out: &mut Vec<u8>, number: i64, scale: u8) {
    if number < 0 {
        out.push(b'-');
    }
    let unit = 10u64.pow(u32::from(scale.min(18)));
    let number = number.unsigned_abs();
    push_unsigned(out, number / unit);
    if scale > 0 {
        out.push(b'.');
        let mut rest = number % unit;
        let start = out.len();
        out.resize(start + usize::from(scale.min(18)), b'0');
        for digit in out[start..].iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
    }
}

/// Appends a floating number in its shortest exact decimal form, never with an exponent.
pub(crate) fn push_float(out: &mut Vec<u8>, number: f64) {
    let mut buffer = ryu::Buffer::new();
    let text = buffer.format(number);
    if text.contains('e') {
        out.extend_from_slice(number.to_string().as_bytes());
    } else {
        let text = text.strip_suffix(".0").unwrap_or(text);
        out.extend_from_slice(if text == "-0" { b"0" } else { text.as_bytes() });
    }
}

/// Gives a floating number, whose clean text begins at `start`, the decimals with which it was written: `12.0` stays
/// `12.0` and `1,234.50` is `1234.50`, though both are stored without. Where the text was another number, nothing is added.
pub(crate) fn keep_decimals(out: &mut Vec<u8>, start: usize, written: &[u8]) {
    let clean = &out[start..];
    if clean == written {
        return;
    }
    // signs of money and minus before, percent and units behind
    let Some(first) = written.iter().position(u8::is_ascii_digit) else { return };
    let number = &written[first..];
    let end = number.iter().position(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'%' | b'(' | b')'));
    let number = &number[..end.unwrap_or(number.len())];
    let Some(last) = number.iter().rposition(u8::is_ascii_digit) else { return };
    let number = &number[..=last];
    let (whole, fraction) = match number.iter().rposition(|byte| !byte.is_ascii_digit()) {
        Some(at) if matches!(number[at], b'.' | b',') => (&number[..at], &number[at + 1..]),
        Some(_) => return,
        None => (number, &number[number.len()..]),
    };
    let unsigned = clean.strip_prefix(b"-").unwrap_or(clean);
    let point = unsigned.iter().position(|&byte| byte == b'.').unwrap_or(unsigned.len());
    let same_whole = whole.iter().filter(|byte| byte.is_ascii_digit()).eq(&unsigned[..point]);
    let decimals = unsigned.get(point + 1..).unwrap_or_default();
    let zeros = |digits: &[u8]| digits.iter().all(|&digit| digit == b'0');
    if !same_whole {
        return;
    }
    if let Some(rest) = fraction.strip_prefix(decimals)
        && !rest.is_empty()
        && zeros(rest)
    {
        if decimals.is_empty() {
            out.push(b'.');
        }
        out.extend_from_slice(rest);
    }
}

/// Appends `YYYY-MM-DD`.
pub(crate) fn push_date(out: &mut Vec<u8>, days: i32) {
    let (year, month, day) = super::civil(days);
    push_year(out, year);
    out.push(b'-');
    two(out, month);
    out.push(b'-');
    two(out, day);
}

/// Appends a year with at least four digits.
pub(crate) fn push_year(out: &mut Vec<u8>, year: i32) {
    if (0..=9999).contains(&year) {
        two(out, year as u32 / 100);
        two(out, year as u32 % 100);
    } else {
        push_integer(out, i64::from(year));
    }
}

/// Appends `HH:MM:SS`, with a fraction only where there is one.
pub(crate) fn push_time(out: &mut Vec<u8>, micros: i64) {
    let seconds = (micros / 1_000_000) as u32;
    two(out, seconds / 3600);
    out.push(b':');
    two(out, seconds / 60 % 60);
    out.push(b':');
    two(out, seconds % 60);
    let fraction = micros % 1_000_000;
    if fraction != 0 {
        let text = format!("{fraction:06}");
        out.push(b'.');
        out.extend_from_slice(text.trim_end_matches('0').as_bytes());
    }
}

/// Appends the clean text of any value.
pub(crate) fn push(out: &mut Vec<u8>, value: Typed) {
    match value {
        Typed::Integer(number) => push_integer(out, number),
        Typed::Decimal(number, scale) => push_decimal(out, number, scale),
        Typed::Float(number) => push_float(out, number),
        Typed::Boolean(answer) => out.extend_from_slice(if answer { b"true" } else { b"false" }),
        Typed::Date(days) => push_date(out, days),
        Typed::Datetime(micros) => {
            let days = micros.div_euclid(86_400_000_000);
            push_date(out, i32::try_from(days).unwrap_or(0));
            out.push(b'T');
            push_time(out, micros.rem_euclid(86_400_000_000));
        }
        Typed::Time(micros) => push_time(out, micros),
        Typed::Year(year) => push_year(out, year),
    }
}
