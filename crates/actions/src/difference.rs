//! What changed between two clean tables: rows paired by a key where there is one, else counted as a multiset.
//!
//! Only hashes of rows are held, 16 bytes a row, and no more than [`ROOM`] rows at a time: a larger table is
//! gone over several times, each time for another part of the hashes. Never here: rows, SQL, datafusion types.

use std::path::Path;

use apertura_catalog::VersionDifference;
use apertura_tabular::row_hash::{self, Form};
use apertura_tabular::{ColumnProfile, Profile, ReadError, ValueType};

/// Rows of both tables together whose hashes are held at a time (16 bytes each, 256 MB).
const ROOM: u64 = 16 << 20;
/// Above this many rows only few pairs of columns are tried as a key.
const LARGE: u64 = 1 << 20;

/// A clean table on disk.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    /// Its Parquet file.
    pub path: &'a Path,
    /// Its profile.
    pub profile: &'a Profile,
}

#[derive(Clone, Copy, Default, PartialEq)]
struct Counts {
    added: u64,
    removed: u64,
    changed: u64,
    same: u64,
}

/// Compares two versions' tables. `progress` is told rows done and rows in all.
pub(crate) fn difference(
    old: Side<'_>,
    new: Side<'_>,
    progress: &dyn Fn(u64, u64),
) -> Result<VersionDifference, ReadError> {
    let (before, after) = (row_hash::columns(old.path)?, row_hash::columns(new.path)?);
    let common: Vec<(String, Form)> = before
        .iter()
        .filter_map(|(name, one)| {
            let (_, other) = after.iter().find(|(other, _)| other == name)?;
            Some((name.clone(), row_hash::form(one, other)))
        })
        .collect();
    let missing = |from: &[(String, _)], than: &[(String, _)]| -> Vec<String> {
        from.iter()
            .filter(|(name, _)| than.iter().all(|(other, _)| other != name))
            .map(|(name, _)| name.clone())
            .collect()
    };
    let (key, counts) = rows(old, new, &common, progress)?;
    Ok(VersionDifference {
        key,
        rows_added: counts.added,
        rows_removed: counts.removed,
        rows_changed: counts.changed,
        rows_same: counts.same,
        columns_added: missing(&after, &before),
        columns_removed: missing(&before, &after),
        types_changed: types_changed(old.profile, new.profile),
    })
}

fn types_changed(old: &Profile, new: &Profile) -> Vec<(String, String, String)> {
    let changed = new.columns.iter().filter_map(|after| {
        let before = old.column(&after.name)?;
        let types = (before.value_type.name().to_owned(), after.value_type.name().to_owned());
        (types.0 != types.1).then(|| (after.name.clone(), types.0, types.1))
    });
    changed.collect()
}

fn rows(
    old: Side<'_>,
    new: Side<'_>,
    common: &[(String, Form)],
    progress: &dyn Fn(u64, u64),
) -> Result<(Vec<String>, Counts), ReadError> {
    if common.is_empty() {
        let counts = Counts { added: new.profile.rows, removed: old.profile.rows, ..Counts::default() };
        return Ok((Vec::new(), counts));
    }
    let split = |key: &[&str]| -> (Vec<(String, Form)>, Vec<(String, Form)>) {
        common.iter().cloned().partition(|(name, _)| key.contains(&name.as_str()))
    };
    for key in keys(old.profile, new.profile, common) {
        let (keyed, rest) = split(&key);
        let Some(counts) = by_key(old, new, &keyed, &rest, progress)? else { continue };
        let key: Vec<String> = keyed.into_iter().map(|(name, _)| name).collect();
        if let [name] = key.as_slice()
            && is_running_number(old.profile, name)
            && is_running_number(new.profile, name)
        {
            // the number of a row says nothing of what it is about: a row put in at the top renumbers all
            let without = as_multiset(old, new, &rest, progress)?;
            if without.same > counts.same {
                return Ok((Vec::new(), without));
            }
        }
        return Ok((key, counts));
    }
    Ok((Vec::new(), as_multiset(old, new, common, progress)?))
}

/// Columns, and pairs of columns, that may be a key of both tables; the most likely first.
fn keys<'a>(old: &'a Profile, new: &'a Profile, common: &'a [(String, Form)]) -> Vec<Vec<&'a str>> {
    let mut filled: Vec<(usize, &str, &ColumnProfile, &ColumnProfile)> = common
        .iter()
        .enumerate()
        .filter_map(|(place, (name, _))| Some((place, name.as_str(), old.column(name)?, new.column(name)?)))
        .filter(|(_, _, a, b)| [a, b].iter().all(|c| c.nulls == 0 && c.rows > 0 && c.value_type != ValueType::Number))
        .collect();
    filled.sort_by_key(|&(place, name, a, b)| {
        let running = is_running_number(old, &a.name) && is_running_number(new, &b.name);
        (running, !is_like_an_id(name), place)
    });
    let unique = |c: &ColumnProfile| may_reach(c.distinct.count as f64, c);
    let mut keys: Vec<Vec<&str>> =
        filled.iter().filter(|(_, _, a, b)| unique(a) && unique(b)).map(|&(_, name, ..)| vec![name]).collect();
    let tries = if old.rows.max(new.rows) > LARGE { 3 } else { 20 };
    let mut pairs = Vec::new();
    for (i, (_, one, a, b)) in filled.iter().enumerate() {
        for (_, other, c, d) in &filled[i + 1..] {
            let enough = |x: &ColumnProfile, y: &ColumnProfile| {
                x.distinct.count > 1
                    && y.distinct.count > 1
                    && may_reach(x.distinct.count as f64 * y.distinct.count as f64, x)
                    && !unique(x)
                    && !unique(y)
            };
            if enough(a, c) && enough(b, d) {
                pairs.push(vec![*one, *other]);
            }
        }
    }
    pairs.truncate(tries);
    keys.extend(pairs);
    keys
}

/// True where this many values can be one for each row; a sketch is given its error.
fn may_reach(values: f64, column: &ColumnProfile) -> bool {
    let slack = if column.distinct.exact { 0.0 } else { 4.0 * column.distinct.error + 0.01 };
    values >= column.rows as f64 * (1.0 - slack)
}

/// True for 1, 2, 3 … to the number of rows.
fn is_running_number(profile: &Profile, name: &str) -> bool {
    profile.column(name).is_some_and(|column| {
        column.value_type == ValueType::Integer
            && column.min.as_deref() == Some("1")
            && column.max.as_deref() == Some(column.rows.to_string().as_str())
    })
}

/// Words by which offices call what tells a row from the others.
fn is_like_an_id(name: &str) -> bool {
    const WORDS: [&str; 14] = [
        "id",
        "folio",
        "clave",
        "cve",
        "codigo",
        "cod",
        "key",
        "code",
        "uuid",
        "expediente",
        "oficio",
        "contrato",
        "licencia",
        "identificador",
    ];
    name.split('_').any(|word| WORDS.contains(&word))
}

/// The pairs of one part of a table, sorted.
fn part(
    side: Side<'_>,
    key: &[(String, Form)],
    rest: &[(String, Form)],
    (number, parts): (u64, u64),
    seen: &mut dyn FnMut(u64),
) -> Result<Vec<(u64, u64)>, ReadError> {
    let mut pairs = Vec::with_capacity((side.profile.rows / parts + side.profile.rows / parts / 8) as usize);
    row_hash::rows(side.path, key, rest, |keys, others| {
        let ours = keys.iter().zip(others).filter(|(k, o)| {
            let part = if key.is_empty() { **o } else { **k };
            parts == 1 || part % parts == number
        });
        pairs.extend(ours.map(|(&k, &o)| (k, o)));
        seen(keys.len() as u64);
    })?;
    pairs.sort_unstable();
    Ok(pairs)
}

/// Pairs the rows by key; none where the columns turn out to be no key.
fn by_key(
    old: Side<'_>,
    new: Side<'_>,
    key: &[(String, Form)],
    rest: &[(String, Form)],
    progress: &dyn Fn(u64, u64),
) -> Result<Option<Counts>, ReadError> {
    let mut counts = Counts::default();
    let is_key = in_parts(old, new, key, rest, progress, |before, after| {
        let repeats = |pairs: &[(u64, u64)]| pairs.windows(2).any(|w| w[0].0 == w[1].0);
        if repeats(before) || repeats(after) {
            return false;
        }
        merge(
            before,
            after,
            |pair| pair.0,
            |one, other| match (one, other) {
                (Some(a), Some(b)) if a == b => counts.same += 1,
                (Some(_), Some(_)) => counts.changed += 1,
                (Some(_), None) => counts.removed += 1,
                (None, _) => counts.added += 1,
            },
        );
        true
    })?;
    Ok(is_key.then_some(counts))
}

/// Counts whole rows.
fn as_multiset(
    old: Side<'_>,
    new: Side<'_>,
    columns: &[(String, Form)],
    progress: &dyn Fn(u64, u64),
) -> Result<Counts, ReadError> {
    let mut counts = Counts::default();
    in_parts(old, new, &[], columns, progress, |before, after| {
        merge(
            before,
            after,
            |pair| pair.1,
            |one, other| match (one, other) {
                (Some(_), Some(_)) => counts.same += 1,
                (Some(_), None) => counts.removed += 1,
                (None, _) => counts.added += 1,
            },
        );
        true
    })?;
    Ok(counts)
}

/// Hands on both tables' pairs, part by part, until `work` says that it is enough; gives what it said last.
fn in_parts(
    old: Side<'_>,
    new: Side<'_>,
    key: &[(String, Form)],
    rest: &[(String, Form)],
    progress: &dyn Fn(u64, u64),
    mut work: impl FnMut(&[(u64, u64)], &[(u64, u64)]) -> bool,
) -> Result<bool, ReadError> {
    let all = old.profile.rows + new.profile.rows;
    let parts = all.div_ceil(ROOM).max(1);
    let mut done = 0;
    let mut seen = |rows| {
        done += rows;
        progress(done, all * parts);
    };
    for number in 0..parts {
        let before = part(old, key, rest, (number, parts), &mut seen)?;
        let after = part(new, key, rest, (number, parts), &mut seen)?;
        if !work(&before, &after) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Walks two sorted lists side by side.
fn merge<'a>(
    one: &'a [(u64, u64)],
    other: &'a [(u64, u64)],
    by: impl Fn(&(u64, u64)) -> u64,
    mut pair: impl FnMut(Option<&'a (u64, u64)>, Option<&'a (u64, u64)>),
) {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    loop {
        match (left.peek(), right.peek()) {
            (None, None) => return,
            (Some(a), Some(b)) if by(a) == by(b) => pair(left.next(), right.next()),
            (Some(a), Some(b)) if by(a) < by(b) => pair(left.next(), None),
            (Some(_), None) => pair(left.next(), None),
            _ => pair(None, right.next()),
        }
    }
}
