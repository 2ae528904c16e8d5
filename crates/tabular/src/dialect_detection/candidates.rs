//! The delimiters, quotes and line ends that a sample could use.
//!
//! Never here: which of them is right (see `score`).

use std::collections::BTreeMap;

use crate::dialect::Delimiter;

/// Signs that separate cells in files that people have; the first are the most usual.
const SIGNS: [char; 21] = [
    ',', ';', '\t', '|', ' ', ':', '^', '~', '#', '!', '&', '*', '@', '%', '\u{1}', '\u{1e}', '\u{1f}', '¦', '§', '¬',
    '·',
];

/// Delimiters that stand in the sample, the most usual first, then fixed width and no delimiter.
pub(super) fn delimiters(sample: &str) -> Vec<Delimiter> {
    let lines: Vec<&str> = sample.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(400).collect();
    let mut out = Vec::new();
    for sign in SIGNS {
        let single = lines.iter().filter(|line| line.contains(sign)).count();
        if single == 0 || (!matches!(sign, ',' | ';' | '\t' | '|') && single * 3 < lines.len()) {
            continue;
        }
        out.push(Delimiter::Text(sign.to_string()));
    }
    for (run, count) in runs(&lines) {
        if count * 2 > lines.len() && lines.len() > 1 {
            out.push(Delimiter::Text(run));
        }
    }
    out.extend(fixed(sample));
    out.push(Delimiter::None);
    out
}

/// Runs of two to five signs that are no letters, digits or quotes, with the lines that hold them.
fn runs(lines: &[&str]) -> Vec<(String, usize)> {
    let mut counts = BTreeMap::<String, usize>::new();
    for line in lines {
        let mut seen = Vec::new();
        let belongs = |sign: char| !sign.is_alphanumeric() && !matches!(sign, '"' | '\'' | '.' | '-' | '$' | '(' | ')');
        for run in line.split(|sign| !belongs(sign)) {
            let signs = run.chars().count();
            let found = match signs {
                2..=5 if run.chars().any(|sign| sign != ' ') => run.to_owned(),
                _ => continue,
            };
            let first = found.chars().next().unwrap_or(' ');
            // Doubled signs also stand for empty cells: half the run is tried as well.
            for run in [found.clone(), found.chars().take(2).collect()] {
                if !seen.contains(&run) && !(run.chars().all(|sign| sign == first) && matches!(first, ',' | ' ')) {
                    seen.push(run);
                }
            }
        }
        for run in seen {
            *counts.entry(run).or_default() += 1;
        }
    }
    let mut all: Vec<(String, usize)> = counts.into_iter().collect();
    all.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    all.truncate(4);
    all
}

/// The quotes and escapes that stand in the sample; the plain double quote is always first.
pub(super) fn quotes(sample: &str) -> Vec<(u8, Option<u8>)> {
    let mut out = vec![(b'"', None)];
    if sample.contains("\\\"") {
        out.push((b'"', Some(b'\\')));
    }
    let bytes = sample.as_bytes();
    let outside = |place: Option<&u8>| place.is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte < 0x80);
    let (mut opening, mut closing) = (0, 0);
    for place in memchr::memchr_iter(b'\'', bytes) {
        let (before, after) = (place.checked_sub(1).and_then(|place| bytes.get(place)), bytes.get(place + 1));
        opening += usize::from(outside(before) && before != Some(&b' '));
        closing += usize::from(outside(after) && after != Some(&b' '));
    }
    if opening >= 2 && closing >= 2 {
        out.push((b'\'', None));
        if sample.contains("\\'") {
            out.push((b'\'', Some(b'\\')));
        }
    }
    out
}

/// Whether a lone carriage return may end records.
pub(super) fn carriages(sample: &str) -> &'static [bool] {
    let bytes = sample.as_bytes();
    let lone =
        memchr::memchr_iter(b'\r', bytes).filter(|place| !matches!(bytes.get(place + 1), Some(b'\n' | b'\r'))).count();
    match (lone, memchr::memchr(b'\n', bytes)) {
        (0, _) => &[false],
        (_, None) => &[true],
        _ => &[false, true],
    }
}

/// Columns that start at the same sign in nearly all lines.
pub(super) fn fixed(sample: &str) -> Option<Delimiter> {
    let lines: Vec<Vec<char>> = sample
        .split('\n')
        .map(|line| line.trim_end().chars().take(4000).collect::<Vec<char>>())
        .filter(|line| !line.is_empty())
        .take(400)
        .collect();
    let width = lines.iter().map(Vec::len).max()?;
    if lines.len() < 3 || lines.iter().any(|line| line.contains(&'\t')) {
        return None;
    }
    // Lines far shorter than the others are titles and notes: they do not vote.
    let voters: Vec<&Vec<char>> = lines.iter().filter(|line| line.len() * 2 >= width).collect();
    if voters.len() < 3 {
        return None;
    }
    let mut starts = Vec::new();
    let mut gap = true;
    for place in 0..width {
        let filled = voters.iter().filter(|line| line.get(place).is_some_and(|sign| *sign != ' ')).count();
        let empty = filled * 50 <= voters.len();
        if gap && !empty {
            starts.push(place);
        }
        gap = empty;
    }
    join_header_words(&mut starts, &voters);
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    (starts.len() > 1).then_some(Delimiter::Fixed(starts))
}

/// Joins a column that one line alone fills, one blank away from its neighbor: the first or last word of a header.
fn join_header_words(starts: &mut Vec<usize>, lines: &[&Vec<char>]) {
    if lines.len() < 4 {
        return;
    }
    let filled = |line: &[char], from: usize, to: usize| {
        (from..to.min(line.len())).rev().find(|place| line.get(*place).is_some_and(|sign| *sign != ' '))
    };
    let mut column = 0;
    while let Some(start) = starts.get(column).copied() {
        let end = starts.get(column + 1).copied().unwrap_or(usize::MAX);
        let mut fillers = lines.iter().filter_map(|line| Some((line, filled(line, start, end)?)));
        let only = fillers.next().filter(|_| fillers.next().is_none());
        let Some((line, last)) = only else {
            column += 1;
            continue;
        };
        let before = column.checked_sub(1).and_then(|left| filled(line, starts[left], start));
        if end != usize::MAX && last + 2 == end && line.get(end).is_some_and(|sign| *sign != ' ') {
            starts.remove(column + 1);
        } else if before.is_some_and(|before| before + 2 == start) {
            starts.remove(column);
        } else {
            column += 1;
        }
    }
}
