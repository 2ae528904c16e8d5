//! `nearest`: values that are the same but for one word, and that word but for a slip of the hand (letters left out,
//! put in, exchanged or turned around): `Hernández`, `Hernadez`.
//!
//! Method: each value is filed once for each of its words, under its other words (blocking); under one heading words are
//! compared by the Damerau distance (optimal string alignment), long lists through their forms with letters left out
//! (as SymSpell does). A word of 5 to 9 letters may differ by one, a longer one by two. Different words that are real
//! (`hijo`, `hija`; `Marina`, `Martina`) are told apart. Never here: values that differ in two words.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use super::phonetic::sound;
use super::values::{Id, Values};
use super::words::Words;
use crate::evidence::hash::{hash, mix};
use crate::pack;

/// Words under one heading up to which all pairs are compared.
const PAIRS: usize = 40;
/// Shortest word that may hold a slip.
const SHORTEST: usize = 5;
/// Shortest word that may hold two.
const LONG: usize = 10;
/// Longest word that is looked at.
const LONGEST: usize = 32;

/// Values with the same words in the same order.
struct Node {
    ids: Vec<Id>,
    count: u64,
}

/// First names and surnames: two of them are two persons' names.
static NAMES: LazyLock<HashSet<&'static [u8]>> = LazyLock::new(|| {
    let lines = pack::mx::FIRST_NAMES.lines().chain(pack::mx::SURNAMES.lines());
    lines.filter(|line| !line.starts_with('#')).flat_map(|line| line.split_whitespace().map(str::as_bytes)).collect()
});

pub(super) fn groups(values: &Values) -> Vec<Vec<Id>> {
    let nodes = nodes(values);
    let mut filed: Vec<(u64, u32, u32)> = nodes
        .par_iter()
        .enumerate()
        .flat_map_iter(|(number, node)| {
            let mut words = Words::default();
            words.read(values.get(node.ids[0]).0);
            let file = |at: usize| (heading(&words, at), number as u32, at as u32);
            (0..words.count()).filter(|&at| may_slip(words.word(at))).map(file).collect::<Vec<_>>()
        })
        .collect();
    filed.par_sort_unstable();
    let headings: Vec<&[(u64, u32, u32)]> = filed.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1).collect();
    let mut pairs: Vec<(u32, u32)> = headings
        .into_par_iter()
        .flat_map_iter(|run| {
            let mut words = Words::default();
            let entries: Vec<(Vec<u8>, u32)> = run
                .iter()
                .map(|(_, number, at)| {
                    words.read(values.get(nodes[*number as usize].ids[0]).0);
                    (words.word(*at as usize).to_vec(), *number)
                })
                .collect();
            near(&entries)
        })
        .collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    stars(values, &nodes, &pairs)
}

fn nodes(values: &Values) -> Vec<Node> {
    let mut keys: Vec<(u64, Id)> = values
        .shards()
        .into_par_iter()
        .flat_map_iter(|shard| {
            let mut words = Words::default();
            let keyed = values
                .of(shard)
                .filter_map(move |(id, text)| if words.read(text) { Some((words.hash(), id)) } else { None });
            keyed.collect::<Vec<_>>()
        })
        .collect();
    keys.par_sort_unstable();
    let node = |run: &[(u64, Id)]| {
        let mut ids: Vec<Id> = run.iter().map(|(_, id)| *id).collect();
        // the number of a value tells nothing: the first text speaks for the node in every run
        if let Some(first) = (0..ids.len()).min_by_key(|at| values.get(ids[*at]).0) {
            ids.swap(0, first);
        }
        Node { ids, count: run.iter().map(|(_, id)| values.get(*id).1).sum() }
    };
    keys.chunk_by(|a, b| a.0 == b.0).map(node).collect()
}

/// The words of a value without one.
fn heading(words: &Words, without: usize) -> u64 {
    (0..words.count())
        .fold(words.signature(), |state, at| mix(state, if at == without { 0 } else { hash(words.word(at)) }))
}

fn may_slip(word: &[u8]) -> bool {
    (SHORTEST..=LONGEST).contains(&word.len()) && word.iter().all(u8::is_ascii_lowercase)
}

fn most(word: &[u8]) -> usize {
    if word.len() >= LONG { 2 } else { 1 }
}

/// The near pairs among words, by their nodes.
fn near(entries: &[(Vec<u8>, u32)]) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    let mut judge = |a: &(Vec<u8>, u32), b: &(Vec<u8>, u32)| {
        if a.1 != b.1 && is_slip(&a.0, &b.0) {
            pairs.push((a.1.min(b.1), a.1.max(b.1)));
        }
    };
    if entries.len() <= PAIRS {
        for (at, a) in entries.iter().enumerate() {
            entries[at + 1..].iter().for_each(|b| judge(a, b));
        }
        return pairs;
    }
    let mut shorter: HashMap<u64, Vec<u32>> = HashMap::new();
    for (at, (word, _)) in entries.iter().enumerate() {
        for form in left_out(word, most(word)) {
            shorter.entry(form).or_default().push(at as u32);
        }
    }
    let mut seen: HashSet<(u32, u32)> = HashSet::new();
    for list in shorter.into_values().filter(|list| list.len() > 1) {
        // a form that so many words share says nothing
        for (at, &a) in list.iter().take(PAIRS * 4).enumerate() {
            for &b in list.iter().take(PAIRS * 4).skip(at + 1) {
                if seen.insert((a, b)) {
                    judge(&entries[a as usize], &entries[b as usize]);
                }
            }
        }
    }
    pairs
}

/// Hashes of a word with up to `most` letters left out, itself included.
fn left_out(word: &[u8], most: usize) -> BTreeSet<u64> {
    let mut forms = BTreeSet::from([hash(word)]);
    let mut last = vec![word.to_vec()];
    for _ in 0..most {
        let mut next = Vec::new();
        for form in &last {
            for at in 0..form.len() {
                let mut shorter = form.clone();
                shorter.remove(at);
                if forms.insert(hash(&shorter)) {
                    next.push(shorter);
                }
            }
        }
        last = next;
    }
    forms
}

/// True where one word is the other with a slip of the hand, and not another word.
fn is_slip(a: &[u8], b: &[u8]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let allowed = most(short);
    if a == b || long.len() - short.len() > allowed || sound(a).first() != sound(b).first() {
        return false;
    }
    // hijo, hija; Daniel, Daniela
    let sexes = match (short.split_last(), long.split_last()) {
        (Some((b'o', one)), Some((b'a', other))) | (Some((b'a', one)), Some((b'o', other))) => one == other,
        (_, Some((b'a' | b'o', stem))) => stem == short,
        _ => false,
    };
    if sexes || NAMES.contains(a) && NAMES.contains(b) || is_opposite(a, b) {
        return false;
    }
    distance(a, b, allowed) <= allowed
}

/// Pairs of prefixes that turn a meaning around.
const OPPOSITES: [(&[u8], &[u8]); 8] = [
    (b"hiper", b"hipo"),
    (b"inter", b"intra"),
    (b"micro", b"macro"),
    (b"ante", b"anti"),
    (b"sub", b"super"),
    (b"pre", b"post"),
    (b"pre", b"pos"),
    (b"extra", b"entre"),
];

fn is_opposite(a: &[u8], b: &[u8]) -> bool {
    let turned = |a: &[u8], b: &[u8]| {
        OPPOSITES
            .iter()
            .any(|(one, other)| a.strip_prefix(*one).is_some_and(|rest| b.strip_prefix(*other) == Some(rest)))
    };
    turned(a, b) || turned(b, a)
}

/// Steps from one word to the other (a letter left out, put in, exchanged, two neighbors turned around); more than
/// `most` where there are more.
fn distance(a: &[u8], b: &[u8], most: usize) -> usize {
    let width = b.len() + 1;
    let mut rows = [[0usize; LONGEST + 1]; 3];
    (0..width).for_each(|at| rows[0][at] = at);
    for (i, &x) in a.iter().enumerate() {
        let (now, before, earlier) = ((i + 1) % 3, i % 3, (i + 2) % 3);
        rows[now][0] = i + 1;
        let mut least = i + 1;
        for (j, &y) in b.iter().enumerate() {
            let mut steps = (rows[before][j] + usize::from(x != y)).min(rows[before][j + 1] + 1).min(rows[now][j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                steps = steps.min(rows[earlier][j - 1] + 1);
            }
            rows[now][j + 1] = steps;
            least = least.min(steps);
        }
        if least > most {
            return least;
        }
    }
    rows[a.len() % 3][b.len()]
}

/// Each value goes to its most frequent neighbor; nothing is joined through a third.
fn stars(values: &Values, nodes: &[Node], pairs: &[(u32, u32)]) -> Vec<Vec<Id>> {
    let mut neighbors: HashMap<u32, Vec<u32>> = HashMap::new();
    for &(a, b) in pairs {
        neighbors.entry(a).or_default().push(b);
        neighbors.entry(b).or_default().push(a);
    }
    let text = |node: u32| values.get(nodes[node as usize].ids[0]).0;
    let mut order: Vec<u32> = neighbors.keys().copied().collect();
    order.sort_unstable_by(|a, b| {
        nodes[*b as usize].count.cmp(&nodes[*a as usize].count).then_with(|| text(*a).cmp(text(*b)))
    });
    let mut taken: HashSet<u32> = HashSet::new();
    let mut groups = Vec::new();
    for center in order {
        if !taken.insert(center) {
            continue;
        }
        let mut members = vec![center];
        members.extend(neighbors[&center].iter().copied().filter(|near| taken.insert(*near)));
        if members.len() > 1 {
            groups.push(members.iter().flat_map(|node| nodes[*node as usize].ids.iter().copied()).collect());
        }
    }
    groups
}
