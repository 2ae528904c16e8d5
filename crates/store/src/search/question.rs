//! What a person typed, taken apart: words, phrases in quotes, and what must not occur.
//!
//! No sign of a person's text is an operator but quotes and a hyphen before a word. Never here: the index.

use tantivy::tokenizer::TextAnalyzer;

use super::analyzer::{self, compose, fold};

/// Most words of a question that are looked for.
const WORDS: usize = 16;
/// Longest question, in bytes; the rest is not read.
const LONGEST: usize = 1000;

/// A word that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// As it was typed, in lower case.
    pub written: String,
    /// Without accents.
    pub folded: String,
    /// As it is compared.
    pub stem: String,
}

/// A question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Words that should occur, in order.
    pub words: Vec<Asked>,
    /// Words that must stand side by side, compared.
    pub phrases: Vec<Vec<String>>,
    /// What must not occur: a word, or words side by side, compared.
    pub excluded: Vec<Vec<String>>,
    /// True where the text ends within a word, which may go on.
    pub open: bool,
}

impl Question {
    /// The question in a text.
    pub fn of(text: &str) -> Question {
        let text = compose(text);
        let end = text.char_indices().map(|(at, sign)| at + sign.len_utf8()).take_while(|end| *end <= LONGEST).last();
        let text = &text[..end.unwrap_or(0)];
        let mut analyzers = (analyzer::analyzer(), analyzer::plain());
        let mut question = Question { open: text.ends_with(char::is_alphanumeric), ..Question::default() };
        for (index, part) in text.split(['"', '«', '»', '“', '”']).enumerate() {
            if index % 2 == 1 {
                // the hyphen before a quotation stands at the end of the part before
                let before = text.split(['"', '«', '»', '“', '”']).nth(index - 1).unwrap_or_default();
                let stems: Vec<String> =
                    asked(&mut analyzers, part).into_iter().map(|word| word.stem).take(WORDS).collect();
                match (stems.is_empty(), excludes(before)) {
                    (true, _) => {}
                    (false, true) => question.excluded.push(stems),
                    (false, false) => question.phrases.push(stems),
                }
                continue;
            }
            for piece in part.split_whitespace() {
                match piece.strip_prefix(['-', '−', '–']) {
                    Some(rest) => {
                        let stems: Vec<String> =
                            asked(&mut analyzers, rest).into_iter().map(|word| word.stem).collect();
                        if !stems.is_empty() {
                            question.excluded.push(stems);
                        }
                    }
                    None => question.words.extend(asked(&mut analyzers, piece)),
                }
            }
        }
        // words that say nothing are left out, unless there are no others
        if !question.phrases.is_empty() || question.words.iter().any(|word| !analyzer::is_empty(&word.folded)) {
            question.words.retain(|word| !analyzer::is_empty(&word.folded));
        }
        let mut seen = Vec::new();
        question.words.retain(|word| {
            let new = !seen.contains(&word.stem);
            seen.push(word.stem.clone());
            new
        });
        question.words.truncate(WORDS);
        question.excluded.truncate(WORDS);
        question
    }
}

fn excludes(before: &str) -> bool {
    let start = before.trim_end_matches(['-', '−', '–']);
    start.len() < before.len() && (start.is_empty() || start.ends_with(char::is_whitespace))
}

fn asked(analyzers: &mut (TextAnalyzer, TextAnalyzer), text: &str) -> Vec<Asked> {
    let stems = analyzer::words(&mut analyzers.0, text);
    let plain = analyzer::words(&mut analyzers.1, text);
    let words = stems.into_iter().zip(plain);
    words.map(|(word, plain)| Asked { folded: fold(&plain.stem), written: plain.stem, stem: word.stem }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        Question::of(text).words.into_iter().map(|word| word.written).collect()
    }

    #[test]
    fn a_question_is_taken_apart() {
        let question = Question::of("licencias de «obra pública» -anuncios -\"vía pública\" Construcción");
        assert_eq!(
            question.words.iter().map(|w| w.written.as_str()).collect::<Vec<_>>(),
            ["licencias", "construcción"]
        );
        assert_eq!(question.phrases, [["obra", "public"]]);
        assert_eq!(question.excluded, [vec!["anunci"], vec!["via", "public"]]);
        assert!(question.open && !Question::of("licencias ").open);
    }

    #[test]
    fn words_that_say_nothing_are_left_out_but_where_they_are_all() {
        assert_eq!(words("¿Cuántos accidentes hay en mi colonia?"), ["accidentes", "colonia"]);
        assert_eq!(words("de la"), ["de", "la"]);
        assert_eq!(words("gasto gastos"), ["gasto"]);
    }

    #[test]
    fn no_other_sign_is_an_operator() {
        for text in ["", "\"", "-", "- -", "\"\"", "a\"", "title:x", "(", "\0", "AND OR NOT", "^~*", "-\""] {
            let _ = Question::of(text);
        }
        assert_eq!(Question::of("  ?! "), Question::default());
        assert_eq!(words("obra-pública"), ["obra", "pública"]);
        let long = "palabra".repeat(1000) + "ñ";
        assert!(words(&long).is_empty());
    }
}
