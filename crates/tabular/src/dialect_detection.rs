//! Which delimiter, quote and escape a delimited text uses: the reading under which its lines agree
//! with each other and its cells look like values.
//!
//! Never here: encodings, row meaning.

mod candidates;
mod parts;
mod score;

use std::ops::Range;

use crate::dialect::{Delimiter, Dialect};
use crate::limits::Limits;

/// Signs of the text that are looked at.
const SAMPLE: usize = 64 << 10;
/// A sample of long lines goes on until it holds this many.
const SAMPLE_LINES: usize = 60;

/// The dialect that fits the text best. `delimiter` is what a person named.
pub fn detect(text: &str, delimiter: Option<&str>, limits: &Limits) -> Dialect {
    let sample = sample(text);
    let mut choices = match delimiter {
        Some("fixed") => candidates::fixed(sample).into_iter().collect(),
        Some("\\t" | "tab") => vec![Delimiter::Text("\t".to_owned())],
        Some("" | "none") => vec![Delimiter::None],
        Some(other) => vec![Delimiter::Text(other.to_owned())],
        None => candidates::delimiters(sample),
    };
    if choices.is_empty() {
        choices.push(Delimiter::None);
    }
    let (carriages, quotes) = (candidates::carriages(sample), candidates::quotes(sample));
    let mut best: Option<(f64, Dialect)> = None;
    for delimiter in &choices {
        for (quote, escape) in &quotes {
            for carriage in carriages {
                let mut dialect = Dialect::new(delimiter.clone());
                (dialect.quote, dialect.escape, dialect.carriage) = (Some(*quote), *escape, *carriage);
                let score = score::score(sample, &mut dialect, limits);
                if best.as_ref().is_none_or(|(least, _)| score > *least + 1e-9) {
                    best = Some((score, dialect));
                }
            }
        }
    }
    let mut dialect = best.map_or_else(|| Dialect::new(Delimiter::None), |(_, dialect)| dialect);
    dialect.looks = score::looks(sample, &dialect, limits);
    dialect
}

/// The dialect of each part of a text whose tables do not all use the same delimiter, with the bytes of the part; of
/// the whole text where one is enough, or a person named it.
pub fn detect_parts(text: &str, delimiter: Option<&str>, limits: &Limits) -> Vec<(Range<usize>, Dialect)> {
    let parts = if delimiter.is_none() { parts::parts(text) } else { Vec::new() };
    if parts.len() < 2 {
        return vec![(0..text.len(), detect(text, delimiter, limits))];
    }
    let dialect = |(range, sign): (Range<usize>, char)| {
        let dialect = detect(&text[range.clone()], Some(sign.encode_utf8(&mut [0; 4])), limits);
        (range, dialect)
    };
    parts.into_iter().map(dialect).collect()
}

/// The first whole lines of the text.
fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE {
        return text;
    }
    let ends = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let mut end = SAMPLE;
    if memchr::memchr2_iter(b'\n', b'\r', &text.as_bytes()[..end]).count() < SAMPLE_LINES {
        end = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).nth(SAMPLE_LINES).unwrap_or(text.len());
        end = end.min(text.len()).min(SAMPLE * 16);
    }
    let cut = text.as_bytes()[..end].iter().rposition(ends).map_or(end, |place| place + 1);
    let cut = (0..=cut).rev().find(|place| text.is_char_boundary(*place)).unwrap_or(0);
    &text[..cut]
}
