//! Where a dataset holds the words that were looked for, to be marked on pages.
//!
//! Never here: HTML, searching.

use apertura_catalog::{FoundIn, Highlight, Marks};
use tantivy::tokenizer::TextAnalyzer;

use super::analyzer::{compose, words};

/// Longest part of a description that is shown, in bytes.
const LONGEST: usize = 260;
/// What is shown before the first word that was found, in bytes.
const BEFORE: usize = 80;
/// Most columns and values that are told.
const TOLD: usize = 3;

/// The places; `stems` are sorted, `columns` are lines `column␉value`.
pub fn highlight(
    analyzer: &mut TextAnalyzer,
    stems: &[String],
    title: &str,
    description: &str,
    columns: impl FnOnce() -> String,
) -> Highlight {
    let title = marks(analyzer, stems, title);
    let description = compose(description).replace(['\n', '\r', '\t'], " ");
    let found = marks(analyzer, stems, &description);
    let (from, to) = part(&description, found.first().map_or(0, |(from, _)| *from));
    let mut snippet = String::new();
    if from > 0 {
        snippet.push('…');
    }
    let shift = snippet.len();
    snippet.push_str(&description[from..to]);
    if to < description.len() {
        snippet.push('…');
    }
    let inside = found.iter().filter(|(start, end)| *start >= from && *end <= to);
    let marks = inside.map(|(start, end)| (start - from + shift, end - from + shift)).collect();
    let also = if found.is_empty() && title.is_empty() { also(analyzer, stems, &columns()) } else { Vec::new() };
    Highlight { title, snippet, marks, also }
}

fn marks(analyzer: &mut TextAnalyzer, stems: &[String], text: &str) -> Marks {
    // marks must fit the text as it is kept
    if matches!(compose(text), std::borrow::Cow::Owned(_)) {
        return Vec::new();
    }
    let found = words(analyzer, text).into_iter().filter(|word| stems.binary_search(&word.stem).is_ok());
    found.map(|word| (word.from, word.to)).collect()
}

/// The part of a text to show, around a byte; cut between words.
fn part(text: &str, around: usize) -> (usize, usize) {
    let mut from = around.saturating_sub(BEFORE);
    if text.len() <= LONGEST || from < BEFORE / 2 {
        from = 0;
    }
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    if from > 0 {
        from = text[from..].find(' ').map_or(from, |space| from + space + 1);
    }
    let mut to = (from + LONGEST).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    if to < text.len() {
        to = text[from..to].rfind(' ').map_or(to, |space| from + space);
    }
    (from, to.max(from))
}

fn also(analyzer: &mut TextAnalyzer, stems: &[String], columns: &str) -> Vec<FoundIn> {
    let mut holds = |text: &str| words(analyzer, text).iter().any(|word| stems.binary_search(&word.stem).is_ok());
    let mut found = Vec::new();
    for line in columns.lines() {
        let (column, value) = line.split_once('\t').unwrap_or((line, ""));
        let value = (!value.is_empty()).then(|| value.to_owned());
        if holds(value.as_deref().unwrap_or(column)) {
            found.push(FoundIn { column: column.to_owned(), value });
            if found.len() == TOLD {
                break;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_marked_and_texts_are_cut_between_words() {
        let mut analyzer = super::super::analyzer::analyzer();
        let description =
            format!("{} Los camiones de la ruta dañada. {}", "Palabras que van antes. ".repeat(20), "Fin. ".repeat(90));
        let stems = ["camion".to_owned()];
        let found = highlight(&mut analyzer, &stems, "Camión y camiones", &description, String::new);
        assert_eq!(found.title, [(0, 7), (10, 18)]);
        let marked: Vec<&str> = found.marks.iter().map(|(from, to)| &found.snippet[*from..*to]).collect();
        assert_eq!(marked, ["camiones"]);
        assert!(found.snippet.starts_with('…') && found.snippet.ends_with('…') && found.snippet.len() < 300);
        assert!(found.also.is_empty());
        let found = highlight(&mut analyzer, &stems, "Otra cosa", "", || "Ruta\t\nTipo de unidad\tCamión\n".to_owned());
        assert_eq!(found.also, [FoundIn { column: "Tipo de unidad".to_owned(), value: Some("Camión".to_owned()) }]);
    }
}
