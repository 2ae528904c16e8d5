//! Numbers, sizes, dates as people read them in Mexico (and in English: the two agree): `1,234.5`.
//!
//! Never here: words (see `language`).

/// A number with thousands separators and at most three decimals, none where they say nothing.
pub fn grouped(value: f64) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let magnitude = value.abs();
    let decimals = match magnitude {
        m if m >= 1000.0 => 1,
        m if m >= 1.0 => 2,
        _ => 4,
    };
    let text = format!("{magnitude:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let sign = if value < 0.0 && text != "0" { "-" } else { "" };
    format!("{sign}{}", group_text(text))
}

/// A whole number with thousands separators.
pub fn count(value: u64) -> String {
    group_text(&value.to_string())
}

/// A number that is already text (`-1234.50`), with thousands separators, every digit kept; other text
/// comes back as it was.
pub fn group_exact(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let plain = !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.bytes().filter(|b| *b == b'.').count() <= 1;
    if plain { format!("{sign}{}", group_text(digits)) } else { text.to_owned() }
}

fn group_text(digits: &str) -> String {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, sign) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(sign);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A size in bytes with a decimal unit (`1.2 MB`).
pub fn bytes(value: u64) -> String {
    const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    let mut size = value as f64;
    let mut unit = 0;
    while size >= 999.5 && unit + 1 < UNITS.len() {
        size /= 1000.0;
        unit += 1;
    }
    if unit == 0 || size >= 99.95 { format!("{size:.0} {}", UNITS[unit]) } else { format!("{size:.1} {}", UNITS[unit]) }
}
