//! What a semantic type sees of a column.
//!
//! Never here: a type.

use crate::evidence::Evidence;
use crate::evidence::Facts;
use crate::evidence::sign::Sign;
use crate::missing;
use crate::semantic::fold;
use crate::table::Column;

/// Most distinct values looked at.
const LOOKED: usize = 2_500;

/// A column, its values and its label.
pub(crate) struct Context<'a> {
    /// What its rows added up to.
    pub facts: &'a Facts,
    /// Cells neither blank nor missing.
    pub filled: u64,
    /// Trimmed values with their counts, missing-value words left out; an even choice of at most 2,500.
    pub values: Vec<(&'a str, u64)>,
    /// Cells that these values fill.
    pub cells: u64,
    label: Label,
}

/// The words of a column's label and name.
pub(crate) struct Label(String);

impl Label {
    /// Of a column: `_word_word_`, lower case without accents.
    pub fn of(column: &Column) -> Self {
        Label(format!("_{}_{}_", words(&column.label), words(&column.name)))
    }

    /// True where it holds any of these words or phrases (`codigo_postal`).
    pub fn has(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| {
            self.0.match_indices(phrase).any(|(at, found)| {
                self.0.as_bytes()[at - 1..at] == *b"_" && self.0.as_bytes().get(at + found.len()) == Some(&b'_')
            })
        })
    }
}

/// The words of a label: parted at signs and where `camelCase` parts.
fn words(label: &str) -> String {
    let mut parted = String::with_capacity(label.len() + 8);
    let mut before = ' ';
    for sign in label.chars() {
        if sign.is_uppercase() && before.is_lowercase() {
            parted.push(' ');
        }
        parted.push(sign);
        before = sign;
    }
    let folded = fold(&parted);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join("_")
}

impl<'a> Context<'a> {
    pub fn new(column: &Column, facts: &'a Facts, filled: u64) -> Self {
        let step = facts.values.len().div_ceil(LOOKED).max(1);
        let values: Vec<(&str, u64)> = facts
            .values
            .iter()
            .step_by(step)
            .map(|v| (v.text.trim(), v.count))
            .filter(|(text, _)| {
                missing::word(text.as_bytes()).is_none() && !facts.missing.iter().any(|(word, ..)| word == text)
            })
            .collect();
        let cells = values.iter().map(|v| v.1).sum();
        let label = Label::of(column);
        Context { facts, filled, values, cells, label }
    }

    /// The counts of what was seen.
    pub fn evidence(&self) -> &Evidence {
        &self.facts.evidence
    }

    /// True where the label holds any of these words or phrases (`codigo_postal`).
    pub fn label(&self, phrases: &[&str]) -> bool {
        self.label.has(phrases)
    }

    /// The share of the filled cells looked at for which `valid` is true; 0 without any.
    pub fn share(&self, valid: impl Fn(&str) -> bool) -> f64 {
        if self.cells == 0 {
            return 0.0;
        }
        let fits: u64 = self.values.iter().filter(|(text, _)| valid(text)).map(|v| v.1).sum();
        fits as f64 / self.cells as f64
    }

    /// True where values shorter than `width` have lost their zeros: none of them begins with one, and
    /// where `need_full`, some value has the whole width.
    pub fn lost_zeros(&self, width: usize, need_full: bool) -> bool {
        let shorter = self.values.iter().filter(|(text, _)| text.len() < width);
        let (mut short, mut zero) = (false, false);
        for (text, _) in shorter {
            short = true;
            zero |= text.len() > 1 && text.starts_with('0');
        }
        short && !zero && (!need_full || self.values.iter().any(|(text, _)| text.len() == width))
    }

    /// How many of the distinct values looked at are valid.
    pub fn distinct(&self, valid: impl Fn(&str) -> bool) -> usize {
        self.values.iter().filter(|(text, _)| valid(text)).count()
    }

    /// The share of the filled cells that show a sign.
    pub fn shows(&self, sign: Sign) -> f64 {
        self.evidence().count(sign) as f64 / self.filled.max(1) as f64
    }

    /// True where hardly any value is plain text.
    pub fn numeric(&self) -> bool {
        self.shows(Sign::Number) >= 0.95
    }
}
