//! Which column, or which two, tell the rows apart.
//!
//! Never here: which of them the agency should use.

use hashbrown::HashSet;

use super::{Key, MOST, Sample};
use crate::finding::Finding;
use crate::profile::ColumnProfile;
use crate::value_type::ValueType;

/// A near key has this share of different values at least.
const NEAR: f64 = 0.95;
/// Fewer rows say nothing of keys.
const ROWS: usize = 5;
/// Most columns that are paired.
const PAIRED: usize = 30;
/// Most pairs that are listed.
const PAIRS: usize = 20;

/// True for columns whose values are measured or told, not given: different by nature.
fn is_measure(profile: &ColumnProfile) -> bool {
    matches!(profile.value_type, ValueType::Number | ValueType::Time | ValueType::Boolean)
        || matches!(profile.semantic.as_deref(), Some("latitude" | "longitude" | "coordinates" | "money" | "percent"))
        || profile.longest.is_some_and(|signs| signs > 120)
}

/// True where different values are no accident: texts, and numbers without holes.
fn is_given(profile: &ColumnProfile) -> bool {
    let end = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<i64>().ok());
    match (profile.value_type, end(&profile.min), end(&profile.max)) {
        (ValueType::Integer, Some(least), Some(most)) => most.abs_diff(least) <= profile.rows + profile.rows / 10,
        (ValueType::Integer, ..) => false,
        _ => true,
    }
}

pub(super) fn find(sample: &Sample, columns: &[ColumnProfile], exact: bool) -> Vec<Key> {
    let rows = sample.records.len();
    if rows < ROWS {
        return Vec::new();
    }
    let mut keys = Vec::new();
    let mut open = Vec::new();
    for (at, (ids, profile)) in sample.columns.iter().zip(columns).enumerate() {
        let mut key = repeated(sample, at);
        key.columns = vec![profile.name.clone()];
        if profile.distinct.exact {
            // what the whole column says is better than a sample
            key.duplicates = profile.rows.saturating_sub(profile.nulls + profile.distinct.count);
            key.blanks = profile.nulls;
        } else if !exact && key.duplicates == 0 {
            // a sample without repetition, and about as many values as rows
            let filled = profile.rows.saturating_sub(profile.nulls) as f64;
            let sure = profile.distinct.count as f64 >= filled * (1.0 - 4.0 * profile.distinct.error);
            key.duplicates = if sure { 0 } else { (filled - profile.distinct.count as f64).max(1.0) as u64 };
            key.blanks = profile.nulls;
        }
        let whole = key.duplicates == 0 && key.blanks == 0;
        let filled = rows - ids.counts()[0] as usize;
        let near = profile.rows.saturating_sub(key.blanks + key.duplicates) as f64 >= profile.rows as f64 * NEAR;
        if is_measure(profile) {
            continue;
        }
        if whole || near && filled >= 20 {
            keys.push(key);
        } else if ids.distinct() > 1 && filled == rows && !matches!(profile.personal.as_deref(), Some("free-text")) {
            open.push(at);
        }
    }
    keys.sort_by_key(|key| key.duplicates + key.blanks);
    let given = |key: &Key| {
        let column = columns.iter().find(|profile| key.columns.first() == Some(&profile.name));
        key.duplicates + key.blanks == 0 && column.is_some_and(is_given)
    };
    if keys.iter().any(given) {
        return keys;
    }
    // columns with many values first: they make keys
    open.sort_by_key(|&at| std::cmp::Reverse(sample.columns[at].distinct()));
    open.truncate(PAIRED);
    open.sort_unstable();
    let mut pairs = Vec::new();
    for (place, &a) in open.iter().enumerate() {
        for &b in &open[place + 1..] {
            let most = sample.columns[a].distinct().saturating_mul(sample.columns[b].distinct());
            if most >= rows && is_unique(sample, a, b) && pairs.len() < PAIRS {
                pairs.push(Key {
                    columns: vec![columns[a].name.clone(), columns[b].name.clone()],
                    duplicates: 0,
                    blanks: 0,
                    records: Vec::new(),
                });
            }
        }
    }
    keys.splice(0..0, pairs);
    keys.truncate(MOST);
    keys
}

/// Stops at the first repetition.
fn is_unique(sample: &Sample, a: usize, b: usize) -> bool {
    let (a, b) = (&sample.columns[a].rows, &sample.columns[b].rows);
    let mut seen: HashSet<u64> = HashSet::new();
    a.iter().zip(b).all(|(&a, &b)| a != 0 && b != 0 && seen.insert(u64::from(a) << 32 | u64::from(b)))
}

fn repeated(sample: &Sample, at: usize) -> Key {
    let mut seen: HashSet<u32> = HashSet::new();
    let mut key = Key { columns: Vec::new(), duplicates: 0, blanks: 0, records: Vec::new() };
    for (&number, &record) in sample.columns[at].rows.iter().zip(&sample.records) {
        if number == 0 {
            key.blanks += 1;
        } else if !seen.insert(number) {
            key.duplicates += 1;
            if key.records.len() < Finding::ROWS {
                key.records.push(record);
            }
        }
    }
    key
}
