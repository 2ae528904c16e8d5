//! Numbers of which some carry the unit of all: `12.0`, `16.0 oz`, `12.0 oz.`, `8 ounces`.
//!
//! Only where some numbers stand bare or the unit has several spellings. Never here: columns in which every number carries
//! its unit in one spelling (that is how they are written), or different units.

use crate::evidence::{Facts, number_of};
use crate::semantic::fold;

/// Most spellings.
const SPELLINGS: usize = 40;
/// Bare numbers, in parts of the filled cells.
const BARE: u64 = 50;

/// Spellings of each unit, folded; the first one is the unit.
const UNITS: [&[&str]; 20] = [
    &["oz", "ounce", "ounces", "onza", "onzas"],
    &["km", "kms", "kilometro", "kilometros"],
    &["m", "mt", "mts", "metro", "metros"],
    &["cm", "cms", "centimetro", "centimetros"],
    &["mm", "milimetro", "milimetros"],
    &["m2", "mts2", "m²"],
    &["m3", "mts3", "m³"],
    &["ha", "has", "hectarea", "hectareas"],
    &["kg", "kgs", "kilo", "kilos", "kilogramo", "kilogramos"],
    &["g", "gr", "grs", "gramo", "gramos"],
    &["ton", "tons", "tonelada", "toneladas"],
    &["l", "lt", "lts", "litro", "litros"],
    &["ml", "mililitro", "mililitros"],
    &["min", "mins", "minuto", "minutos", "minute", "minutes"],
    &["h", "hr", "hrs", "hora", "horas", "hour", "hours"],
    &["dia", "dias", "day", "days"],
    &["mes", "meses", "month", "months"],
    &["ano", "anos", "years", "year"],
    &["kwh"],
    &["mw"],
];

/// What was glued to the numbers.
pub(super) struct Glued {
    /// Its spellings, as they stand behind the numbers.
    pub words: Vec<String>,
    /// The unit.
    pub unit: String,
    /// True where all numbers are whole.
    pub whole: bool,
}

/// The unit of a tail, by its first word.
fn unit_of(tail: &str) -> Option<&'static str> {
    let folded = fold(tail);
    let first = folded.split(' ').next()?.trim_end_matches(['.', ',']);
    UNITS.iter().find(|spellings| spellings.contains(&first)).map(|spellings| spellings[0])
}

/// The unit that some numbers of a column carry; `numbers` of the `filled` cells are bare.
pub(super) fn unit(facts: &Facts, numbers: u64, filled: u64) -> Option<Glued> {
    if !facts.complete || filled < 20 || numbers >= filled || facts.values.len() > 5_000 {
        return None;
    }
    let mut glued = Glued { words: Vec::new(), unit: String::new(), whole: true };
    for value in &facts.values {
        let text = value.text.trim();
        if facts.missing.iter().any(|(word, ..)| super::decision::is_spelling(word, text)) {
            continue;
        }
        let number = match number_of(text, facts.decimal) {
            Some(_) => text,
            None => {
                let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-')))?;
                let number = text[..end].trim_end_matches(['.', ',']);
                let tail = text[number.len()..].trim();
                number_of(number, facts.decimal)?;
                let unit = unit_of(tail)?;
                if !glued.unit.is_empty() && glued.unit != unit {
                    return None;
                }
                glued.unit = unit.to_owned();
                if !glued.words.iter().any(|word| word.eq_ignore_ascii_case(tail)) {
                    glued.words.push(tail.to_owned());
                }
                number
            }
        };
        let fraction = number.rsplit_once(facts.decimal).map_or(0, |(_, fraction)| fraction.len());
        glued.whole &= fraction == 0;
    }
    if glued.words.is_empty() || glued.words.len() > SPELLINGS {
        return None;
    }
    glued.words.sort();
    let plain = |word: &String| word.to_lowercase().trim_end_matches('.').to_owned();
    let spellings: std::collections::BTreeSet<String> = glued.words.iter().map(plain).collect();
    // one spelling in every cell is how the column is written
    if spellings.len() < 2 && (numbers * BARE < filled || numbers < 3) {
        return None;
    }
    Some(glued)
}
