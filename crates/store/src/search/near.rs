//! Words of the catalog near one that was typed: those that it begins, and those that differ by a letter or two.
//!
//! Never here: which of them a question is answered with (see `plan`).

use std::collections::BTreeMap;

use tantivy::query::FuzzyTermQuery;
use tantivy::{Searcher, Term};

use super::analyzer::ACCENTS;
use super::schema::Fields;

/// A word of the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// As most datasets write it, in lower case.
    pub written: String,
    /// Without accents.
    pub folded: String,
    /// Datasets that hold it.
    pub datasets: u64,
}

/// Most words that are looked at for one beginning, in each part of the index.
const LOOKED_AT: usize = 20_000;

/// The words that begin like this, the most frequent first.
pub fn completions(searcher: &Searcher, fields: &Fields, beginning: &str, most: usize) -> tantivy::Result<Vec<Near>> {
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    let end = format!("{beginning}\u{10ffff}");
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(fields.word)?;
        let mut stream = index.terms().range().ge(beginning).lt(&end).into_stream()?;
        let mut looked = 0;
        while looked < LOOKED_AT && stream.advance() {
            looked += 1;
            if let Ok(word) = std::str::from_utf8(stream.key()) {
                *found.entry(word.to_owned()).or_default() += u64::from(stream.value().doc_freq);
            }
        }
    }
    Ok(ranked(found, |_| 0, most))
}

/// The words that differ by few letters, the least different first, then the most frequent.
pub fn similar(searcher: &Searcher, fields: &Fields, folded: &str, most: usize) -> tantivy::Result<Vec<Near>> {
    let letters = folded.chars().count();
    let distance = match letters {
        0..=3 => return Ok(Vec::new()),
        4..=7 => 1,
        _ => 2,
    };
    let query = FuzzyTermQuery::new(Term::from_field_text(fields.word, folded), distance, true);
    let mut found: BTreeMap<String, u64> = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(fields.word)?;
        let mut stream = index.terms().search(query.automaton()?).into_stream()?;
        while stream.advance() {
            if let Ok(word) = std::str::from_utf8(stream.key())
                && !word.contains(ACCENTS)
                && word != folded
                // two letters make another word easily: the first one must be right then
                && (word.chars().next() == folded.chars().next() || difference(folded, word) < 2)
            {
                *found.entry(word.to_owned()).or_default() += u64::from(stream.value().doc_freq);
            }
        }
    }
    // how the words found are written
    let mut written: BTreeMap<String, u64> = BTreeMap::new();
    for (word, datasets) in found {
        let with_accents = format!("{word}{ACCENTS}");
        let end = format!("{word}\u{2}");
        for segment in searcher.segment_readers() {
            let index = segment.inverted_index(fields.word)?;
            let mut stream = index.terms().range().ge(&with_accents).lt(&end).into_stream()?;
            while stream.advance() {
                if let Ok(word) = std::str::from_utf8(stream.key()) {
                    *written.entry(word.to_owned()).or_default() += u64::from(stream.value().doc_freq);
                }
            }
        }
        written.insert(word, datasets);
    }
    Ok(ranked(written, |word| difference(folded, word), most))
}

/// Joins the ways of writing a word, and puts the words in order: by `rank`, by datasets, by themselves.
fn ranked(found: BTreeMap<String, u64>, rank: impl Fn(&str) -> usize, most: usize) -> Vec<Near> {
    let mut words: Vec<Near> = Vec::new();
    // `folded` stands right before its `folded␁written`
    for (term, datasets) in found {
        match term.split_once(ACCENTS) {
            None => words.push(Near { written: term.clone(), folded: term, datasets }),
            Some((folded, written)) => {
                if let Some(word) = words.last_mut().filter(|word| word.folded == folded)
                    && datasets * 2 > word.datasets
                {
                    word.written = written.to_owned();
                }
            }
        }
    }
    words.sort_by_cached_key(|word| (rank(&word.folded), std::cmp::Reverse(word.datasets), word.folded.clone()));
    words.truncate(most);
    words
}

/// Letters that are added, left out, changed or swapped with their neighbor between two words (optimal string alignment).
fn difference(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let width = other.len() + 1;
    let mut rows = vec![0; width * (one.len() + 1)];
    for at in 0..width {
        rows[at] = at;
    }
    for i in 1..=one.len() {
        rows[i * width] = i;
        for j in 1..width {
            let same = usize::from(one[i - 1] != other[j - 1]);
            let mut least = rows[(i - 1) * width + j - 1] + same;
            least = least.min(rows[(i - 1) * width + j] + 1).min(rows[i * width + j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                least = least.min(rows[(i - 2) * width + j - 2] + 1);
            }
            rows[i * width + j] = least;
        }
    }
    rows.last().copied().unwrap_or_default()
}
