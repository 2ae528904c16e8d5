//! The label of a column from its header cells: line breaks and hyphens joined, the unit taken out.
//!
//! Never here: machine names (see `naming`).

/// One header cell's text on one line: `"Cabañas, vi-\nllas"` becomes `Cabañas, villas`.
pub(crate) fn joined(text: &str) -> String {
    let signs: Vec<char> = text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')).collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < signs.len() {
        let c = signs[at];
        if c == '-' && at > 0 && signs[at - 1].is_lowercase() {
            let mut next = at + 1;
            let mut broken = false;
            while next < signs.len() && signs[next].is_whitespace() {
                broken |= matches!(signs[next], '\n' | '\r');
                next += 1;
            }
            if broken && next < signs.len() && signs[next].is_lowercase() {
                at = next;
                continue;
            }
        }
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
        at += 1;
    }
    out.trim_end().to_owned()
}

/// True for what stands in a header only to point at a footnote: `a/`, `1/`, `(1)`, `*`.
pub(crate) fn is_mark(text: &str) -> bool {
    let text = text.trim();
    let count = text.chars().count();
    if count == 0 || count > 5 {
        return false;
    }
    let inner = text.trim_matches(|c: char| matches!(c, '/' | '(' | ')' | '\\' | '[' | ']'));
    let signed = inner.len() < text.len();
    (signed && inner.chars().count() <= 2 && inner.chars().all(char::is_alphanumeric))
        || text.chars().all(|c| matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁴' | '⁵'))
}

/// Splits `Longitud (Kilómetros)` into the label and its unit. A bracket that is no unit stays.
pub(crate) fn unit(label: &str) -> (String, Option<String>) {
    let trimmed = label.trim_end();
    for (open, close) in [('(', ')'), ('[', ']')] {
        if let Some(body) = trimmed.strip_suffix(close)
            && let Some(at) = body.rfind(open)
        {
            let inner = body[at + open.len_utf8()..].trim();
            let before = body[..at].trim_end();
            if !before.is_empty() && is_unit(inner) {
                return (before.to_owned(), Some(inner.to_owned()));
            }
        }
    }
    (trimmed.to_owned(), None)
}

/// The unit that a title row holds and nothing else: `(Kilómetros)`, `Miles de pesos`.
pub(crate) fn unit_line(line: &str) -> Option<String> {
    let inner = line.trim().trim_matches(|c| matches!(c, '(' | ')' | '[' | ']')).trim();
    is_unit(inner).then(|| inner.to_owned())
}

/// True for the name or sign of a unit of measure, money included, also `miles de pesos`, `Mt CO2`.
pub(crate) fn is_unit(text: &str) -> bool {
    if text.is_empty() || text.chars().count() > 40 {
        return false;
    }
    if matches!(text, "%" | "°C" | "ºC" | "$" | "€" | "°" | "‰" | "µg/m³" | "μg/m3" | "µg/m3" | "µg/m3N") {
        return true;
    }
    let plain = super::word::plain(text);
    plain.split(' ').any(|word| UNITS.binary_search(&word).is_ok())
        && plain.split(' ').all(|word| {
            UNITS.binary_search(&word).is_ok() || SMALL.contains(&word) || word.chars().all(|c| c.is_ascii_digit())
        })
}

const SMALL: [&str; 26] = [
    "de",
    "del",
    "por",
    "cada",
    "la",
    "el",
    "en",
    "a",
    "per",
    "of",
    "in",
    "al",
    "ano",
    "anos",
    "mil",
    "miles",
    "millon",
    "millones",
    "thousand",
    "thousands",
    "million",
    "millions",
    "corrientes",
    "constantes",
    "nominales",
    "cubicos",
];

const UNITS: [&str; 92] = [
    "anual",
    "bytes",
    "cabezas",
    "centimetros",
    "cm",
    "co2",
    "cuadrados",
    "db",
    "dias",
    "dolares",
    "dollars",
    "euro",
    "euros",
    "g",
    "gb",
    "grados",
    "gramos",
    "gwh",
    "h",
    "ha",
    "habitantes",
    "hectarea",
    "hectareas",
    "hectares",
    "horas",
    "hours",
    "kb",
    "kg",
    "kilogramos",
    "kilometro",
    "kilometros",
    "km",
    "km2",
    "kw",
    "kwh",
    "l",
    "libras",
    "litro",
    "litros",
    "lps",
    "m",
    "m2",
    "m3",
    "mb",
    "mdp",
    "mercado",
    "metro",
    "metros",
    "mg",
    "miles",
    "millas",
    "millones",
    "min",
    "minutos",
    "ml",
    "mm",
    "moneda",
    "months",
    "mw",
    "mwh",
    "mxn",
    "num",
    "pct",
    "personas",
    "pesos",
    "pies",
    "piezas",
    "porcentaje",
    "porciento",
    "ppb",
    "ppm",
    "s",
    "seconds",
    "segundo",
    "segundos",
    "t",
    "tasa",
    "tm",
    "ton",
    "tonelada",
    "toneladas",
    "tonnes",
    "tons",
    "ug",
    "unidades",
    "units",
    "us",
    "usd",
    "viviendas",
    "watts",
    "years",
    "yen",
];
