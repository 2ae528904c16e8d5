//! Words as they are compared: lower case, without accents (`ñ` stays), without Spanish endings.
//!
//! Accents go before the stemmer: `energía` and `energia` must meet, and the stemmer reads accents. What it then misses of
//! plurals is done before and after it. Never here: what is indexed, what is asked.

use std::borrow::Cow;

use tantivy::tokenizer::{
    Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, TextAnalyzer, Token, TokenFilter, TokenStream,
    Tokenizer,
};

/// Its name among the index's tokenizers.
pub const NAME: &str = "spanish";

/// Longest word that is indexed, in bytes.
const LONGEST: usize = 40;

/// The analyzer of texts and questions.
pub fn analyzer() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST))
        .filter(LowerCaser)
        .filter(Each(prepare))
        .filter(Stemmer::new(Language::Spanish))
        .filter(Each(finish))
        .build()
}

/// Cuts words and makes them lower case, no more.
pub fn plain() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST))
        .filter(LowerCaser)
        .build()
}

/// Between a folded word and the same as it is written, in the field `word`.
pub const ACCENTS: char = '\u{1}';

/// Words so frequent that they say nothing about what is looked for; folded.
const EMPTY: &[&str] = &[
    "a", "al", "ante", "como", "con", "cual", "cuales", "cuanta", "cuantas", "cuanto", "cuantos", "cuando", "de",
    "del", "desde", "donde", "e", "el", "ella", "en", "entre", "era", "es", "esa", "ese", "eso", "esta", "este",
    "esto", "estan", "fue", "fueron", "ha", "han", "hasta", "hay", "la", "las", "le", "les", "lo", "los", "mas", "me",
    "mi", "mis", "ni", "no", "nos", "o", "para", "pero", "por", "porque", "que", "quien", "quienes", "se", "sea",
    "ser", "si", "sin", "sobre", "son", "su", "sus", "tambien", "te", "tiene", "tienen", "tu", "tus", "u", "un", "una",
    "unas", "uno", "unos", "y", "ya", "yo", "the", "of", "and", "in", "for", "to", "by", "an", "is",
];

/// True for a word that says nothing about what is looked for.
pub fn is_empty(folded: &str) -> bool {
    EMPTY.contains(&folded)
}

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is compared.
    pub stem: String,
    /// Its bytes in the text.
    pub from: usize,
    /// The byte after it.
    pub to: usize,
}

/// The words of a text, whose accents must be composed (see [`compose`]).
pub fn words(analyzer: &mut TextAnalyzer, text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    analyzer.token_stream(text).process(&mut |token: &Token| {
        words.push(Word { stem: token.text.clone(), from: token.offset_from, to: token.offset_to });
    });
    words
}

/// Lower case without accents; `ñ` stays.
pub fn fold(word: &str) -> String {
    let mut out: String = word.chars().flat_map(char::to_lowercase).collect();
    unaccent(&mut out);
    out
}

/// A text with the Spanish letters that were written as letter and sign (as some systems do) made one.
pub fn compose(text: &str) -> Cow<'_, str> {
    if !text.contains(['\u{301}', '\u{303}', '\u{308}']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        let joined = match (out.chars().next_back(), sign) {
            (Some(letter), '\u{301}') => "aáeéiíoóuúAÁEÉIÍOÓUÚ".chars().skip_while(|c| *c != letter).nth(1),
            (Some('n'), '\u{303}') => Some('ñ'),
            (Some('N'), '\u{303}') => Some('Ñ'),
            (Some('u'), '\u{308}') => Some('ü'),
            (Some('U'), '\u{308}') => Some('Ü'),
            _ => None,
        };
        if let Some(letter) = joined {
            out.pop();
            out.push(letter);
        } else if !matches!(sign, '\u{301}' | '\u{303}' | '\u{308}') {
            out.push(sign);
        }
    }
    Cow::Owned(out)
}

fn unaccent(word: &mut String) {
    if word.is_ascii() {
        return;
    }
    let plain = |sign: char| match sign {
        'á' | 'à' => 'a',
        'é' | 'è' => 'e',
        'í' | 'ì' => 'i',
        'ó' | 'ò' => 'o',
        'ú' | 'ù' | 'ü' => 'u',
        other => other,
    };
    *word = word.chars().map(plain).collect();
}

/// Before the stemmer: no accents, but the one by which it knows `-ción`; plurals that it takes for other endings.
fn prepare(word: &mut String) {
    unaccent(word);
    if word.ends_with("ion") && word.len() > 5 {
        word.truncate(word.len() - 2);
        word.push_str("ón");
    } else if word.ends_with("dades") && word.len() > 6 {
        word.truncate(word.len() - 2);
    }
}

/// After the stemmer: no accents; plurals of short words (`vías`), and `luces` beside `luz`.
fn finish(word: &mut String) {
    unaccent(word);
    let length = word.chars().count();
    if (4..=5).contains(&length) && ["as", "es", "os"].iter().any(|end| word.ends_with(end)) {
        word.pop();
    }
    if length > 2 && word.ends_with('z') {
        word.pop();
        word.push('c');
    }
}

/// A change of each word.
#[derive(Clone)]
struct Each(fn(&mut String));

impl TokenFilter for Each {
    type Tokenizer<T: Tokenizer> = EachOf<T>;

    fn transform<T: Tokenizer>(self, tokenizer: T) -> EachOf<T> {
        EachOf { change: self.0, tokenizer }
    }
}

#[derive(Clone)]
struct EachOf<T> {
    change: fn(&mut String),
    tokenizer: T,
}

impl<T: Tokenizer> Tokenizer for EachOf<T> {
    type TokenStream<'a> = Changed<T::TokenStream<'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        Changed { change: self.change, tail: self.tokenizer.token_stream(text) }
    }
}

struct Changed<T> {
    change: fn(&mut String),
    tail: T,
}

impl<T: TokenStream> TokenStream for Changed<T> {
    fn advance(&mut self) -> bool {
        if !self.tail.advance() {
            return false;
        }
        (self.change)(&mut self.tail.token_mut().text);
        true
    }

    fn token(&self) -> &Token {
        self.tail.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.tail.token_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(word: &str) -> String {
        let found = words(&mut analyzer(), &compose(word));
        assert_eq!(found.len(), 1, "{word}");
        found.into_iter().map(|word| word.stem).collect()
    }

    #[test]
    fn forms_of_a_word_meet() {
        for (one, other) in [
            ("energía", "ENERGIA"),
            ("vía", "vías"),
            ("año", "años"),
            ("obra", "obras"),
            ("uso", "usos"),
            ("licencia", "licencias"),
            ("construcción", "construcciones"),
            ("construccion", "construcción"),
            ("aplicación", "aplicaciones"),
            ("población", "poblaciones"),
            ("camión", "camiones"),
            ("región", "regiones"),
            ("ciudad", "ciudades"),
            ("unidad", "unidades"),
            ("universidad", "universidades"),
            ("luz", "luces"),
            ("juez", "jueces"),
            ("avance", "avances"),
            ("enlace", "enlaces"),
            ("país", "países"),
            ("mes", "meses"),
            ("ley", "leyes"),
            ("árbol", "arboles"),
            ("hospital", "hospitales"),
            ("niño", "niñas"),
            ("beca", "becas"),
            ("ruta", "rutas"),
            ("área", "areas"),
            ("educación", "educativo"),
            ("publicar", "publicación"),
            ("accidente", "accidentes"),
            ("presupuesto", "presupuestos"),
            ("gasto", "gastos"),
            ("municipio", "municipios"),
            ("n\u{303}andu\u{301}", "ñandú"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} and {other}");
        }
    }

    #[test]
    fn other_words_do_not() {
        for (one, other) in [("año", "ano"), ("peso", "pesca"), ("caza", "casa"), ("pago", "país"), ("obra", "orden")]
        {
            assert_ne!(stem(one), stem(other), "{one} and {other}");
        }
    }
}
