//! Triples in the order in which they were said, those of one subject together.
//!
//! Never here: what is said (see `dcat`).

use std::collections::HashMap;

use oxrdf::vocab::{rdf, xsd};
use oxrdf::{Literal, NamedNode, NamedOrBlankNode, Term, Triple};

use super::vocabulary::Word;

/// What is said so far.
#[derive(Default)]
pub(super) struct Graph {
    triples: Vec<Triple>,
}

impl Graph {
    /// Says something of a subject; what was said before is not said again.
    pub fn say(&mut self, subject: &NamedNode, word: Word, object: impl Into<Term>) {
        let predicate = word.node();
        self.triples.push(Triple::new(subject.clone(), predicate, object.into()));
    }

    /// Says of which class a subject is.
    pub fn class(&mut self, subject: &NamedNode, class: Word) {
        self.triples.push(Triple::new(subject.clone(), rdf::TYPE, class.node()));
    }

    /// Says a text in Spanish.
    pub fn text(&mut self, subject: &NamedNode, word: Word, text: &str) {
        self.say(subject, word, Literal::new_language_tagged_literal_unchecked(text, "es"));
    }

    /// Says a moment.
    pub fn moment(&mut self, subject: &NamedNode, word: Word, moment: jiff::Timestamp) {
        let second = jiff::Timestamp::from_second(moment.as_second()).unwrap_or(moment);
        self.say(subject, word, Literal::new_typed_literal(second.to_string(), xsd::DATE_TIME));
    }

    /// A concept of a list of codes, which checkers look for beside where it is used.
    pub fn concept(&mut self, concept: &NamedNode, scheme: &NamedNode, label: &str) {
        self.class(concept, Word::Concept);
        self.say(concept, Word::InScheme, scheme.clone());
        self.say(concept, Word::PrefLabel, Literal::new_language_tagged_literal_unchecked(label, "en"));
    }

    /// What several graphs say, gathered as [`Graph::finish`] does.
    pub fn gather(triples: Vec<Triple>) -> Vec<Triple> {
        Graph { triples }.finish()
    }

    /// All of it: subjects as they were first spoken of, each thing once.
    pub fn finish(self) -> Vec<Triple> {
        let mut places: HashMap<NamedOrBlankNode, usize> = HashMap::new();
        let mut subjects: Vec<Vec<Triple>> = Vec::new();
        for triple in self.triples {
            let next = subjects.len();
            let place = *places.entry(triple.subject.clone()).or_insert(next);
            if place == next {
                subjects.push(Vec::new());
            }
            if !subjects[place].contains(&triple) {
                subjects[place].push(triple);
            }
        }
        subjects.into_iter().flatten().collect()
    }
}
