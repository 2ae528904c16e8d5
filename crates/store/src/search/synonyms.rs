//! Words that mean the same, from a data file: ours, and the operator's `synonyms.txt` in the data folder.
//!
//! A line is a group: `camión = autobús = transporte público`. What stands after `#` is not read. Groups are used when a
//! question is read, so a change holds from the next question on. Never here: words of one stem (the stemmer joins them).

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use super::analyzer;

/// Name of the operator's file in the data folder.
pub const FILE: &str = "synonyms.txt";
/// Longest file that is read, in bytes.
const LONGEST: u64 = 1 << 20;

const OURS: &str = include_str!("synonyms.txt");

/// Words side by side, compared.
pub type Phrase = Vec<String>;

/// Groups of words that mean the same.
#[derive(Clone, Debug, Default)]
pub struct Synonyms {
    groups: Vec<Vec<Phrase>>,
    /// The groups that a phrase is in.
    by_phrase: BTreeMap<Phrase, Vec<usize>>,
    longest: usize,
    /// When the operator's file was changed, where there is one.
    pub read: Option<SystemTime>,
}

impl Synonyms {
    /// Our groups, and those of the operator's file where there is one.
    pub fn of(data: &Path) -> Synonyms {
        let path = data.join(FILE);
        let mut synonyms = Synonyms::from_text(OURS);
        let small = std::fs::metadata(&path).is_ok_and(|about| about.len() <= LONGEST);
        if let Some(text) = small.then(|| std::fs::read(&path).ok()).flatten() {
            synonyms.add(&String::from_utf8_lossy(&text));
        }
        synonyms.read = changed(data);
        synonyms
    }

    fn from_text(text: &str) -> Synonyms {
        let mut synonyms = Synonyms::default();
        synonyms.add(text);
        synonyms
    }

    fn add(&mut self, text: &str) {
        let mut analyzer = analyzer::analyzer();
        for line in text.trim_start_matches('\u{feff}').lines() {
            let line = line.split('#').next().unwrap_or_default();
            let mut group: Vec<Phrase> = Vec::new();
            for part in line.split('=') {
                let words = analyzer::words(&mut analyzer, &analyzer::compose(part));
                let phrase: Phrase = words.into_iter().map(|word| word.stem).collect();
                if !phrase.is_empty() && !group.contains(&phrase) {
                    group.push(phrase);
                }
            }
            if group.len() < 2 {
                continue;
            }
            for phrase in &group {
                let key = telling(phrase.iter().cloned());
                self.longest = self.longest.max(key.len());
                let known = self.by_phrase.entry(key).or_default();
                if !known.contains(&self.groups.len()) {
                    known.push(self.groups.len());
                }
            }
            self.groups.push(group);
        }
    }

    /// The longest phrase at the beginning of these words that has others of the same meaning: its words, and those others.
    pub fn at<'a>(&'a self, words: &[&str]) -> Option<(usize, Vec<&'a Phrase>)> {
        (1..=self.longest.min(words.len())).rev().find_map(|length| {
            let phrase: Phrase = words[..length].iter().map(|word| (*word).to_owned()).collect();
            let groups = self.by_phrase.get(&phrase)?;
            let mut others: Vec<&Phrase> = groups.iter().flat_map(|group| &self.groups[*group]).collect();
            others.retain(|other| telling(other.iter().cloned()) != phrase);
            others.sort();
            others.dedup();
            Some((length, others))
        })
    }
}

/// The words of a phrase that say something, which are those that a question has; all where none does.
fn telling(words: impl Iterator<Item = String> + Clone) -> Phrase {
    let telling: Phrase = words.clone().filter(|word| !analyzer::is_empty(word)).collect();
    if telling.is_empty() { words.collect() } else { telling }
}

/// When the operator's file was changed; none where there is none.
pub fn changed(data: &Path) -> Option<SystemTime> {
    std::fs::metadata(data.join(FILE)).and_then(|about| about.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_are_read_and_the_operators_add_to_them() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join(FILE), "\u{feff}pipas = camiones cisterna # agua\nsolo\n=\n")
            .expect("a file");
        let synonyms = Synonyms::of(folder.path());
        let (length, others) = synonyms.at(&["camion"]).expect("a group");
        assert!(length == 1 && others.contains(&&vec!["autobus".to_owned()]), "{others:?}");
        let (length, others) = synonyms.at(&["camion", "cistern", "x"]).expect("the operator's");
        assert_eq!((length, others), (2, vec![&vec!["pip".to_owned()]]));
        assert!(synonyms.at(&["solo"]).is_none());
    }
}
