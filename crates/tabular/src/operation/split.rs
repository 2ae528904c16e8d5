//! `split`: a column becomes several at a separator, a pattern or by lengths; the last takes what remains.
//!
//! separator `, `, into `municipio`, `estado`: `"Atlixco, Puebla"` → `"Atlixco"` and `"Puebla"`.
//! Never here: one part by a pattern (see `extract`).

use regex::Regex;

use super::row::RowOperation;

pub(super) const ID: &str = "split";

enum How {
    At(String),
    Pattern(Regex),
    Lengths(Vec<usize>),
}

pub(super) struct Split {
    how: How,
}

impl Split {
    /// None without separator and lengths, and where a pattern cannot be understood.
    pub(super) fn new(separator: &str, pattern: bool, lengths: &[usize]) -> Option<Self> {
        let how = match (separator, pattern, lengths) {
            ("", _, []) => return None,
            (_, _, [_, ..]) => How::Lengths(lengths.to_vec()),
            (_, true, _) => How::Pattern(Regex::new(separator).ok()?),
            _ => How::At(separator.to_owned()),
        };
        Some(Split { how })
    }
}

impl RowOperation for Split {
    fn make(&self, cells: &[&str], made: &mut [String]) -> bool {
        let count = made.len();
        for cell in cells {
            let parts: Vec<&str> = match &self.how {
                How::At(separator) => cell.splitn(count, separator.as_str()).collect(),
                How::Pattern(pattern) => pattern.splitn(cell, count).collect(),
                How::Lengths(lengths) => {
                    let mut rest = *cell;
                    let mut parts = Vec::new();
                    for length in lengths {
                        let end = rest.char_indices().nth(*length).map_or(rest.len(), |(at, _)| at);
                        let (part, after) = rest.split_at(end);
                        parts.push(part);
                        rest = after;
                    }
                    parts.push(rest);
                    parts
                }
            };
            made.iter_mut().zip(parts).for_each(|(made, part)| made.push_str(part.trim()));
        }
        true
    }
}
