//! Words that tell what a row is, in Spanish, English and German.
//!
//! Never here: words of one publisher.

/// Lower case without accents and signs, single spaces; letter-spaced words are closed (`T O T A L`).
pub(crate) fn plain(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::with_capacity(text.len());
    for c in text.nfd() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !unicode_normalization::char::is_combining_mark(c) && !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    let out = out.trim_end();
    if out.len() >= 5 && out.split(' ').count() >= 3 && out.split(' ').all(|word| word.chars().count() == 1) {
        return out.replace(' ', "");
    }
    out.to_owned()
}

/// True where a row's first words say that it sums others.
pub(crate) fn says_total(text: &str) -> bool {
    if text.len() > 120 {
        return false;
    }
    let plain = plain(text);
    let mut words = plain.split(' ').filter(|word| !word.is_empty());
    let first = words.next().unwrap_or("");
    let first = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let last = words.next_back().unwrap_or("");
    matches!(
        first,
        "total"
            | "totals"
            | "totales"
            | "subtotal"
            | "subtotales"
            | "nacional"
            | "suma"
            | "gesamt"
            | "insgesamt"
            | "summe"
            | "zusammen"
            | "sum"
    ) || plain.starts_with("gran total")
        || plain.starts_with("grand total")
        || plain.starts_with("sub total")
        || matches!(last, "total" | "insgesamt" | "subtotal")
        || matches!(
            plain.as_str(),
            "estado"
                | "entidad"
                | "estatal"
                | "republica mexicana"
                | "estados unidos mexicanos"
                | "united states"
                | "all"
                | "overall"
                | "todos"
                | "average"
                | "mean"
                | "median"
                | "promedio"
                | "media"
        )
}

/// True where a word of a short text speaks of a whole, wherever it stands.
pub(crate) fn mentions_total(text: &str) -> bool {
    text.len() <= 120
        && plain(text).split(' ').any(|word| {
            let word = word.trim_end_matches(|c: char| c.is_ascii_digit());
            matches!(
                word,
                "total"
                    | "totals"
                    | "totales"
                    | "subtotal"
                    | "subtotales"
                    | "suma"
                    | "sum"
                    | "summe"
                    | "insgesamt"
                    | "gesamt"
                    | "all"
                    | "todos"
                    | "todas"
                    | "ambos"
                    | "both"
                    | "alle"
                    | "overall"
                    | "net"
                    | "neto"
                    | "neta"
            )
        })
}

/// True where a short text speaks of a mean or of a change.
pub(crate) fn says_mean(text: &str) -> bool {
    text.len() <= 120
        && plain(text).split(' ').any(|word| {
            matches!(
                word,
                "average"
                    | "mean"
                    | "median"
                    | "avg"
                    | "promedio"
                    | "media"
                    | "mediana"
                    | "change"
                    | "variacion"
                    | "cambio"
                    | "tasa"
                    | "rate"
                    | "mittelwert"
                    | "durchschnitt"
            )
        })
}

/// True where a short text names what is counted: `Number`, `Percent`, `Miles de pesos`.
pub(crate) fn says_unit(text: &str) -> bool {
    text.len() <= 60
        && plain(text).split(' ').take(3).any(|word| {
            matches!(
                word,
                "number"
                    | "numbers"
                    | "percent"
                    | "percentage"
                    | "percentages"
                    | "million"
                    | "millions"
                    | "thousand"
                    | "thousands"
                    | "billion"
                    | "billions"
                    | "dollars"
                    | "unit"
                    | "units"
                    | "numero"
                    | "porcentaje"
                    | "porcentajes"
                    | "miles"
                    | "millones"
                    | "pesos"
                    | "personas"
                    | "unidad"
                    | "unidades"
                    | "hectareas"
                    | "toneladas"
                    | "anzahl"
                    | "prozent"
            )
        })
}

/// True where a line begins as sources and notes do.
pub(crate) fn says_note(text: &str) -> bool {
    let trimmed = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let mut signs = trimmed.chars();
    let first = signs.next();
    let second = signs.next();
    match (first, second) {
        (Some('*' | '†' | '‡' | '¹' | '²' | '³'), _) => return true,
        (Some('\\' | '/'), Some(c)) if c.is_alphanumeric() => return true,
        (Some('('), Some(c)) if c.is_alphanumeric() && matches!(signs.next(), Some(')')) => return true,
        (Some(c), Some('/' | ')')) if c.is_alphanumeric() => return true,
        (Some('['), Some(c)) if c.is_alphanumeric() => return true,
        _ => {}
    }
    let plain = plain(&trimmed.chars().take(60).collect::<String>());
    let first = plain.split(' ').next().unwrap_or("");
    let first = first.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(
        first,
        "fuente"
            | "fuentes"
            | "nota"
            | "notas"
            | "source"
            | "sources"
            | "note"
            | "notes"
            | "quelle"
            | "quellen"
            | "hinweis"
            | "anmerkung"
            | "anmerkungen"
            | "footnote"
            | "footnotes"
            | "elaboracion"
            | "elaborado"
            | "elaboro"
            | "simbologia"
            | "abreviaturas"
            | "llamadas"
            | "observaciones"
            | "copyright"
            | "disclaimer"
            | "actualizado"
            | "actualizacion"
            | "symbol"
            | "legend"
    ) || plain.starts_with("fecha de ")
        || plain.starts_with("last updated")
        || plain.starts_with("for more information")
        || plain.starts_with("cifras preliminares")
        || plain.starts_with("n d no disponible")
}

/// True where a line begins as titles do: `Cuadro 5.5`, `Tabla`, `Table 3`.
pub(crate) fn says_title(text: &str) -> bool {
    let plain = plain(&text.chars().take(60).collect::<String>());
    let first = plain.split(' ').next().unwrap_or("");
    let first = first.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(
        first,
        "table"
            | "tabla"
            | "cuadro"
            | "tabelle"
            | "anexo"
            | "annex"
            | "appendix"
            | "figure"
            | "grafica"
            | "chart"
            | "estadistica"
            | "statistics"
            | "exhibit"
            | "schedule"
            | "abbildung"
            | "indicador"
            | "reporte"
            | "informe"
            | "report"
    )
}
