//! Which form of a cluster is proposed, and in what the others differ from it.
//!
//! Never here: which forms belong together.

use serde::{Deserialize, Serialize};

use super::values::{Id, Values};
use super::words::Words;
use super::{Cluster, Form, Method, phonetic};

/// Why a form is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// It occurs most often.
    MostFrequent,
    /// It is nearly as frequent and better written: capitals and small letters, accents, no stray space, in full.
    BestWritten,
}

impl Choice {
    /// The stable word.
    pub fn name(self) -> &'static str {
        match self {
            Choice::MostFrequent => "most-frequent",
            Choice::BestWritten => "best-written",
        }
    }
}

/// In what a form differs from the proposed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Difference {
    /// White space.
    Space,
    /// Capitals and small letters.
    Case,
    /// Accents.
    Accents,
    /// Points, commas, hyphens.
    Punctuation,
    /// An abbreviation, or initials written apart.
    Abbreviation,
    /// The order of the words, or a word that comes twice.
    Order,
    /// Letters that sound alike.
    Sound,
    /// Letters.
    Spelling,
}

impl Difference {
    /// The stable word.
    pub fn name(self) -> &'static str {
        match self {
            Difference::Space => "space",
            Difference::Case => "case",
            Difference::Accents => "accents",
            Difference::Punctuation => "punctuation",
            Difference::Abbreviation => "abbreviation",
            Difference::Order => "order",
            Difference::Sound => "sound",
            Difference::Spelling => "spelling",
        }
    }
}

/// A form is only passed over for a better written one that has this part of its cells.
const PART: u64 = 5;

/// The cluster of some forms.
pub(super) fn cluster(values: &Values, methods: Vec<Method>, group: Vec<Id>) -> Cluster {
    let mut forms: Vec<(&str, u64)> = group.iter().map(|id| values.get(*id)).collect();
    forms.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let most = forms[0];
    let best = forms
        .iter()
        .filter(|form| form.1 * PART >= most.1)
        .fold(most, |best, form| if quality(form.0) > quality(best.0) { *form } else { best });
    let choice = if best.0 == most.0 { Choice::MostFrequent } else { Choice::BestWritten };
    let mut differences: Vec<Difference> = Vec::new();
    let mut reader = Reader::new(best.0);
    for (form, _) in forms.iter().filter(|form| form.0 != best.0) {
        reader.differences(form, &mut differences);
    }
    differences.sort_unstable();
    differences.dedup();
    Cluster {
        canonical: tidy(best.0),
        choice,
        count: forms.iter().map(|form| form.1).sum(),
        methods,
        differences,
        forms: forms.into_iter().map(|(value, count)| Form { value: value.to_owned(), count }).collect(),
    }
}

/// Without stray white space: the proposal never carries it on.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How well a text is written.
fn quality(text: &str) -> (bool, bool, usize) {
    let clean = !text.starts_with(char::is_whitespace) && !text.ends_with(char::is_whitespace) && !text.contains("  ");
    let mixed = text.bytes().any(|b| b.is_ascii_uppercase()) && text.bytes().any(|b| b.is_ascii_lowercase());
    let accents = text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count();
    (mixed, clean, accents)
}

/// Compares forms with the proposed one.
struct Reader<'t> {
    best: &'t str,
    words: Words,
    other: Words,
}

/// Folds a sign: lower case, without accent.
fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).map(|c| match c {
        'á' | 'à' | 'ä' | 'â' => 'a',
        'é' | 'è' | 'ë' | 'ê' => 'e',
        'í' | 'ì' | 'ï' | 'î' => 'i',
        'ó' | 'ò' | 'ö' | 'ô' => 'o',
        'ú' | 'ù' | 'ü' | 'û' => 'u',
        'ñ' => 'n',
        c => c,
    })
}

impl<'t> Reader<'t> {
    fn new(best: &'t str) -> Self {
        let mut words = Words::default();
        words.read(best);
        Reader { best, words, other: Words::default() }
    }

    fn differences(&mut self, form: &str, found: &mut Vec<Difference>) {
        let alike = |one: &mut dyn Iterator<Item = char>, other: &mut dyn Iterator<Item = char>| one.eq(other);
        let dense = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let (best, form_dense) = (dense(self.best), dense(form));
        if best == form_dense {
            return found.push(Difference::Space);
        }
        if alike(&mut best.chars().flat_map(char::to_lowercase), &mut form_dense.chars().flat_map(char::to_lowercase)) {
            return found.push(Difference::Case);
        }
        if alike(&mut plain(&best), &mut plain(&form_dense)) {
            if best.bytes().filter(u8::is_ascii_uppercase).count()
                != form_dense.bytes().filter(u8::is_ascii_uppercase).count()
            {
                found.push(Difference::Case);
            }
            return found.push(Difference::Accents);
        }
        let bare = |text: &str| plain(text).filter(|c| c.is_alphanumeric()).collect::<String>();
        let (best, bare_form) = (bare(&best), bare(&form_dense));
        if best == bare_form {
            return found.push(Difference::Punctuation);
        }
        self.other.read(form);
        let same = |one: &Words, other: &Words| {
            one.count() == other.count() && (0..one.count()).all(|at| one.word(at) == other.word(at))
        };
        if same(&self.words, &self.other) {
            return found.push(Difference::Abbreviation);
        }
        let sorted = |text: &str| {
            let mut words = Words::default();
            words.read(text);
            words.sort();
            words
        };
        let (one, other) = (sorted(self.best), sorted(form));
        if same(&one, &other) {
            return found.push(Difference::Order);
        }
        let sounds = |words: &Words| {
            let mut sounds: Vec<Vec<u8>> = (0..words.count()).map(|at| phonetic::sound(words.word(at))).collect();
            sounds.sort_unstable();
            sounds
        };
        found.push(if sounds(&one) == sounds(&other) { Difference::Sound } else { Difference::Spelling });
    }
}
