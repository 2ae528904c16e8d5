//! Titles that are too much alike: two datasets that nobody can tell apart, or one dataset published once a period.
//!
//! Method: a title becomes its folded words without filling words; words that say a period (years, months, quarters, ordinals
//! of them) are told apart from the rest. Never here: which datasets there are.

use std::collections::BTreeSet;

use apertura_tabular::month;
use serde::{Deserialize, Serialize};

use crate::slug::Slug;

/// How two titles are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likeness {
    /// The same words.
    Same,
    /// The same words but for the period: a new version of one dataset, or a series.
    Period,
    /// Nearly the same words.
    Near,
}

/// Words that fill.
const FILLING: [&str; 18] =
    ["a", "al", "and", "de", "del", "el", "en", "for", "la", "las", "los", "o", "of", "para", "por", "the", "y", "con"];

/// Words that say a period, beside numbers and months.
const PERIODS: [&str; 25] = [
    "ano",
    "anual",
    "mes",
    "mensual",
    "bimestre",
    "trimestre",
    "cuatrimestre",
    "semestre",
    "quincena",
    "semana",
    "primer",
    "primero",
    "segundo",
    "tercer",
    "tercero",
    "cuarto",
    "year",
    "quarter",
    "i",
    "ii",
    "iii",
    "iv",
    "t1",
    "q1",
    "1er",
];

/// Share of common words, in hundredths, from which titles are nearly the same.
const NEAR: usize = 80;

/// How alike two titles are; none where they can be told apart.
pub fn likeness(one: &str, other: &str) -> Option<Likeness> {
    let (one, other) = (Words::of(one), Words::of(other));
    if one.core.is_empty() && other.core.is_empty() {
        return (one.period == other.period).then_some(Likeness::Same);
    }
    if one.core == other.core {
        return Some(if one.period == other.period { Likeness::Same } else { Likeness::Period });
    }
    let (common, all) = (one.core.intersection(&other.core).count(), one.core.union(&other.core).count());
    // two or three words in common are a theme, not a title
    (common >= 3 && common * 100 >= all * NEAR).then_some(Likeness::Near)
}

struct Words {
    core: BTreeSet<String>,
    period: BTreeSet<String>,
}

impl Words {
    fn of(title: &str) -> Words {
        // word by word, since a slug has a greatest length
        let lettered = title.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
        let slugs: Vec<Slug> = lettered.map(Slug::from_title).collect();
        let words = slugs.iter().flat_map(|slug| slug.as_str().split('-')).filter(|word| !FILLING.contains(word));
        let (period, core): (Vec<&str>, Vec<&str>) = words.partition(|word| is_period(word));
        let singular = |word: &str| {
            word.strip_suffix("es")
                .filter(|rest| rest.len() > 4)
                .or(word.strip_suffix('s').filter(|rest| rest.len() > 3))
                .unwrap_or(word)
                .to_owned()
        };
        Words {
            core: core.into_iter().map(singular).collect(),
            period: period.into_iter().map(str::to_owned).collect(),
        }
    }
}

fn is_period(word: &str) -> bool {
    PERIODS.contains(&word) || month::number(word).is_some() || word.bytes().all(|byte| byte.is_ascii_digit())
}
