//! From a question to a query of the index: every word or one of the same meaning, phrases, what must not occur; and what is
//! looked for instead of words that the catalog does not hold.
//!
//! Never here: filters and counts (see `collect`), reading what was typed (see `question`).

use apertura_catalog::Reading;
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{Searcher, Term};

use super::analyzer;
use super::gathered::Gathered;
use super::near::{self, Near};
use super::question::{Asked, Question};
use super::schema::Fields;
use super::synonyms::Synonyms;

/// What a word of the same meaning counts, of the word itself.
const SAME_MEANING: f32 = 0.5;
/// What a word in place of another counts.
const IN_PLACE: f32 = 0.8;
/// Most words in place of one.
const PLACES: usize = 12;
/// A word that fewer datasets hold is perhaps mistyped.
const FEW: u64 = 3;

/// What is asked of the index.
pub struct Plan {
    /// The query; none where everything fits.
    pub query: Option<Box<dyn Query>>,
    /// The same where some of the words are enough; none where that is no other question.
    pub any: Option<Box<dyn Query>>,
    /// The words by which a text is marked, compared; sorted.
    pub stems: Vec<String>,
    /// How the words were read.
    pub reading: Reading,
}

/// What is there to read a question with.
pub struct Reader<'a> {
    /// The index.
    pub searcher: &'a Searcher,
    /// Its fields.
    pub fields: &'a Fields,
    /// Words of the same meaning.
    pub synonyms: &'a Synonyms,
}

impl Reader<'_> {
    /// The plan for a question; `going_on` where its last word may be a beginning.
    pub fn plan(&self, question: &Question, going_on: bool) -> tantivy::Result<Plan> {
        let mut reading = Reading::default();
        let mut stems: Vec<String> = Vec::new();
        let mut parts: Vec<Box<dyn Query>> = Vec::new();
        let compared: Vec<&str> = question.words.iter().map(|word| word.stem.as_str()).collect();
        let mut at = 0;
        while at < question.words.len() {
            let synonyms = self.synonyms.at(&compared[at..]);
            let length = synonyms.as_ref().map_or(1, |(length, _)| *length);
            let mut all: Vec<Box<dyn Query>> = Vec::new();
            for word in &question.words[at..at + length] {
                let last = going_on && question.open && question.words.last() == Some(word);
                all.push(self.word(word, last, &mut stems, &mut reading)?);
            }
            let own = every(all);
            parts.push(match synonyms {
                None => own,
                Some((_, others)) => {
                    let mut choices = vec![own];
                    for phrase in others {
                        // a phrase of which the catalog does not hold a word costs time and finds nothing
                        if !self.holds(phrase)? {
                            continue;
                        }
                        stems.extend(phrase.iter().cloned());
                        choices.push(Box::new(BoostQuery::new(self.phrase(phrase), SAME_MEANING)));
                    }
                    one_of(choices)
                }
            });
            at += length;
        }
        for phrase in &question.phrases {
            stems.extend(phrase.iter().cloned());
            parts.push(self.phrase(phrase));
        }
        stems.sort();
        stems.dedup();
        let excluded: Vec<Box<dyn Query>> = question.excluded.iter().map(|phrase| self.excluded(phrase)).collect();
        let any = (parts.len() > 1).then(|| {
            let some = parts.iter().map(|part| part.box_clone()).collect();
            without(Some(one_of(some)), &excluded)
        });
        let query = match (parts.is_empty(), excluded.is_empty()) {
            (true, true) => None,
            (true, false) => Some(without(None, &excluded)),
            (false, _) => Some(without(Some(every(parts)), &excluded)),
        };
        Ok(Plan { query, any, stems, reading })
    }

    /// Other ways to write a question: with words that more datasets hold.
    pub fn other_ways(&self, question: &Question) -> tantivy::Result<Vec<String>> {
        let mut ways = Vec::new();
        for (at, word) in question.words.iter().enumerate() {
            let own = self.frequency(&word.stem)?;
            if own > FEW {
                continue;
            }
            for other in near::similar(self.searcher, self.fields, &word.folded, 2)? {
                let stem = stem_of(&other.folded);
                if other.datasets > own.saturating_mul(5) && stem != word.stem {
                    let mut words: Vec<&str> = question.words.iter().map(|word| word.written.as_str()).collect();
                    words[at] = &other.written;
                    ways.push(words.join(" "));
                }
            }
        }
        ways.truncate(3);
        Ok(ways)
    }

    /// A word; those near it where the catalog does not hold it.
    fn word(
        &self,
        word: &Asked,
        going_on: bool,
        stems: &mut Vec<String>,
        reading: &mut Reading,
    ) -> tantivy::Result<Box<dyn Query>> {
        stems.push(word.stem.clone());
        let own: Box<dyn Query> = self.term(&word.stem);
        let held = self.frequency(&word.stem)? > 0;
        if held && !going_on {
            return Ok(own);
        }
        let long = word.folded.chars().count();
        let mut others: Vec<Near> = match long {
            0..=1 => Vec::new(),
            2 if !going_on => Vec::new(),
            _ => near::completions(self.searcher, self.fields, &word.folded, PLACES)?,
        };
        if others.is_empty() && !held {
            others = near::similar(self.searcher, self.fields, &word.folded, PLACES)?;
            // the least different only
            let share = others.first().map_or(0, |best| best.datasets / 20);
            others.retain(|other| other.datasets > share);
            others.truncate(4);
            if !others.is_empty() {
                let shown = others.iter().map(|other| other.written.clone()).collect();
                reading.replaced.push((word.written.clone(), shown));
            }
        }
        let mut places: Vec<String> = others.iter().map(|other| stem_of(&other.folded)).collect();
        places.sort();
        places.dedup();
        places.retain(|stem| *stem != word.stem);
        if places.is_empty() {
            return Ok(own);
        }
        stems.extend(places.iter().cloned());
        let mut choices: Vec<Box<dyn Query>> =
            places.iter().map(|stem| Box::new(BoostQuery::new(self.term(stem), IN_PLACE)) as Box<dyn Query>).collect();
        if held {
            choices.push(own);
        }
        Ok(one_of(choices))
    }

    fn holds(&self, phrase: &[String]) -> tantivy::Result<bool> {
        for stem in phrase {
            if self.frequency(stem)? == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Datasets that hold a word.
    fn frequency(&self, stem: &str) -> tantivy::Result<u64> {
        self.searcher.doc_freq(&Term::from_field_text(self.fields.text, stem))
    }

    fn term(&self, stem: &str) -> Box<dyn Query> {
        let term = Term::from_field_text(self.fields.text, stem);
        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
    }

    fn excluded(&self, stems: &[String]) -> Box<dyn Query> {
        let phrase = self.phrase(stems);
        if stems.len() > 1 { Box::new(Gathered(phrase)) } else { phrase }
    }

    fn phrase(&self, stems: &[String]) -> Box<dyn Query> {
        match stems {
            [stem] => self.term(stem),
            _ => {
                let terms = stems.iter().map(|stem| Term::from_field_text(self.fields.text, stem)).collect();
                Box::new(PhraseQuery::new(terms))
            }
        }
    }
}

/// A word without accents as it is compared.
fn stem_of(folded: &str) -> String {
    let words = analyzer::words(&mut analyzer::analyzer(), folded);
    words.into_iter().next().map(|word| word.stem).unwrap_or_default()
}

fn every(mut parts: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match parts.len() {
        1 => parts.remove(0),
        _ => Box::new(BooleanQuery::intersection(parts)),
    }
}

fn one_of(mut parts: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match parts.len() {
        1 => parts.remove(0),
        _ => Box::new(BooleanQuery::union(parts)),
    }
}

fn without(query: Option<Box<dyn Query>>, excluded: &[Box<dyn Query>]) -> Box<dyn Query> {
    if let (Some(query), true) = (&query, excluded.is_empty()) {
        return query.box_clone();
    }
    let all = || Box::new(ConstScoreQuery::new(Box::new(tantivy::query::AllQuery), 1.0)) as Box<dyn Query>;
    let mut parts = vec![(Occur::Must, query.unwrap_or_else(all))];
    parts.extend(excluded.iter().map(|query| (Occur::MustNot, query.box_clone())));
    Box::new(BooleanQuery::new(parts))
}
