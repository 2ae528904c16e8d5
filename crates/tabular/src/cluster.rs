//! Which values of a column may be one value written in several ways: clusters, each with its frequencies, the form
//! proposed for all and why. Proposals only; a person accepts them as a `map-values` step.
//!
//! Values that differ in a digit, a sign (`O+`, `O-`), a Roman number, a negation or that are different known places are
//! never in one cluster. Memory: the distinct values, and some 30 bytes for each. Never here: the repair itself.

mod abbreviation;
mod choice;
mod fingerprint;
mod nearest;
mod ngram;
mod phonetic;
mod place;
mod values;
mod words;

use std::collections::BTreeMap;

use hashbrown::HashMap;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::evidence::hash::hash;

pub use choice::{Choice, Difference};
pub use values::{ClusterError, Values};

use values::Id;
use words::Words;

/// How values are found to be alike. One method, one file in `cluster/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// The same words, whatever their order, case, accents, punctuation and abbreviations.
    Fingerprint,
    /// The same pairs of letters: `Buena Vista` and `Buenavista`.
    Ngram,
    /// Words that sound alike in Spanish: `Baldés` and `Valdez`.
    Phonetic,
    /// One word a slip of the hand away: `Hernandez` and `Hernadez`.
    Nearest,
}

impl Method {
    /// All, surest first.
    pub const ALL: [Method; 4] = [Method::Fingerprint, Method::Ngram, Method::Phonetic, Method::Nearest];

    /// The stable word.
    pub fn name(self) -> &'static str {
        match self {
            Method::Fingerprint => "fingerprint",
            Method::Ngram => "ngram",
            Method::Phonetic => "phonetic",
            Method::Nearest => "nearest",
        }
    }

    /// The method of a word.
    pub fn named(name: &str) -> Option<Self> {
        Method::ALL.into_iter().find(|method| method.name() == name)
    }

    fn groups(self, values: &Values) -> Vec<Vec<Id>> {
        match self {
            Method::Fingerprint => same_key(values, fingerprint::key),
            Method::Ngram => same_key(values, ngram::key),
            Method::Phonetic => same_key(values, phonetic::key),
            Method::Nearest => nearest::groups(values),
        }
    }
}

/// One written form and how often it occurs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// The text as it stands in the cells.
    pub value: String,
    /// Cells that hold it.
    pub count: u64,
}

/// Forms that may be one value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cluster {
    /// The form proposed for all.
    pub canonical: String,
    /// Why this form.
    pub choice: Choice,
    /// Cells of all forms.
    pub count: u64,
    /// The methods that found it, surest first.
    pub methods: Vec<Method>,
    /// In what the forms differ from the proposed one.
    pub differences: Vec<Difference>,
    /// The forms, most frequent first.
    pub forms: Vec<Form>,
}

impl Cluster {
    /// Cells that accepting it would change.
    pub fn changes(&self) -> u64 {
        self.forms.iter().filter(|form| form.value != self.canonical).map(|form| form.count).sum()
    }
}

/// The clusters that the methods find, those with most cells first. Clusters that share a form are one.
pub fn cluster(values: &Values, methods: &[Method]) -> Vec<Cluster> {
    let mut groups: Vec<(Vec<Method>, Vec<Id>)> = Vec::new();
    let mut methods = methods.to_vec();
    methods.sort_unstable();
    methods.dedup();
    for method in methods {
        let found = method.groups(values);
        groups = if groups.is_empty() {
            found.into_iter().map(|group| (vec![method], group)).collect()
        } else {
            joined(groups, method, found)
        };
    }
    let mut clusters: Vec<Cluster> = groups
        .into_par_iter()
        .flat_map_iter(|(methods, group)| {
            let parts = place::parts(values, group);
            parts.into_iter().map(move |part| choice::cluster(values, methods.clone(), part))
        })
        .collect();
    clusters.par_sort_unstable_by(|a, b| b.count.cmp(&a.count).then_with(|| a.canonical.cmp(&b.canonical)));
    clusters
}

/// What a `map-values` step needs to accept some clusters: form → proposed form.
pub fn mapping<'c>(clusters: impl IntoIterator<Item = &'c Cluster>) -> BTreeMap<String, String> {
    let changes = clusters.into_iter().flat_map(|cluster| {
        let forms = cluster.forms.iter().filter(|form| form.value != cluster.canonical);
        forms.map(|form| (form.value.clone(), cluster.canonical.clone()))
    });
    changes.collect()
}

/// Writes the key of a value's words.
type Key = fn(&mut Words, &mut Vec<u8>);

/// Values with the same key and the same digits, signs and negations.
fn same_key(values: &Values, key: Key) -> Vec<Vec<Id>> {
    let mut keys: Vec<(u128, Id)> = values
        .shards()
        .into_par_iter()
        .flat_map_iter(|shard| {
            let mut words = Words::default();
            let mut bytes = Vec::with_capacity(128);
            let keyed = values.of(shard).map(move |(id, text)| {
                bytes.clear();
                bytes.push(1);
                if !words.read(text) {
                    return None;
                }
                bytes.extend_from_slice(&words.signature().to_le_bytes());
                let length = bytes.len();
                key(&mut words, &mut bytes);
                // two hashes of different bytes: 128 bits that no two keys share by chance
                let pair = u128::from(hash(&bytes)) << 64 | u128::from(hash(&bytes[1..]));
                (bytes.len() > length).then_some((pair, id))
            });
            keyed.flatten().collect::<Vec<_>>()
        })
        .collect();
    keys.par_sort_unstable();
    let runs = keys.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1);
    runs.map(|run| run.iter().map(|(_, id)| *id).collect()).collect()
}

/// Puts groups of one more method to those that are there; groups that share a value become one.
fn joined(groups: Vec<(Vec<Method>, Vec<Id>)>, method: Method, found: Vec<Vec<Id>>) -> Vec<(Vec<Method>, Vec<Id>)> {
    let mut home: HashMap<Id, usize> = HashMap::new();
    for (at, (_, group)) in groups.iter().enumerate() {
        home.extend(group.iter().map(|id| (*id, at)));
    }
    let mut groups: Vec<Option<(Vec<Method>, Vec<Id>)>> = groups.into_iter().map(Some).collect();
    for group in found {
        let mut homes: Vec<usize> = group.iter().filter_map(|id| home.get(id).copied()).collect();
        homes.sort_unstable();
        homes.dedup();
        // the new group says nothing where an older one holds all of it
        if homes.len() == 1 && group.iter().all(|id| home.contains_key(id)) {
            continue;
        }
        let (mut methods, mut ids) = (vec![method], group);
        for at in homes {
            if let Some((older, members)) = groups[at].take() {
                methods.extend(older);
                ids.extend(members);
            }
        }
        methods.sort_unstable();
        methods.dedup();
        ids.sort_unstable();
        ids.dedup();
        home.extend(ids.iter().map(|id| (*id, groups.len())));
        groups.push(Some((methods, ids)));
    }
    groups.into_iter().flatten().collect()
}
