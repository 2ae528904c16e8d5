//! The patterns in which a column's texts are written: `A` capitals, `a` small letters, `9` digits, runs as one.
//!
//! `HF-1` and `SCIP-12` are both `A-9`. Never here: judgement.

use std::collections::BTreeMap;

use super::Facts;

/// Most patterns listed.
const MOST: usize = 10;
/// Most values looked at, the most frequent first.
const VALUES: usize = 2_048;
/// Longest pattern in signs.
const LONGEST: usize = 40;

/// The pattern of a text.
pub(crate) fn of_text(text: &str) -> String {
    let mut pattern = String::new();
    let mut before = '\0';
    for sign in text.chars() {
        let class = match sign {
            c if c.is_ascii_digit() => '9',
            c if c.is_uppercase() => 'A',
            c if c.is_alphabetic() => 'a',
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if class != before || !matches!(class, '9' | 'A' | 'a' | ' ') {
            if pattern.chars().count() >= LONGEST {
                pattern.push('…');
                break;
            }
            pattern.push(class);
        }
        before = class;
    }
    pattern
}

/// The most frequent patterns with their cells among the column's most frequent values.
pub(crate) fn of(facts: &Facts, is_missing: impl Fn(&str) -> bool) -> Vec<(String, u64)> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for value in facts.values.iter().take(VALUES).filter(|v| !is_missing(v.text.trim())) {
        *counts.entry(of_text(value.text.trim())).or_insert(0) += value.count;
    }
    let mut all: Vec<(String, u64)> = counts.into_iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all.truncate(MOST);
    all
}
