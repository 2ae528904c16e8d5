//! `truncated-values`: texts that were cut where a field ended.
//!
//! Forty titles of exactly 80 signs, none longer, few nearly as long. Never here: codes of one length, a repair.

use super::ColumnContext;
use super::stray_whitespace::normal;
use crate::finding::{Finding, Severity};
use crate::value_type::ValueType;

/// Shortest field that texts are cut at, in signs.
const SHORTEST: usize = 15;
/// Different texts of exactly that length, and so many times as many as of the lengths right below it.
const TEXTS: usize = 5;
const TIMES: usize = 3;
/// Lengths right below that are compared with.
const BELOW: usize = 5;

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let longest = usize::try_from(context.profile.longest?).ok()?;
    if context.profile.value_type != ValueType::String || longest < SHORTEST {
        return None;
    }
    let mut lengths = vec![0usize; longest + 1];
    let mut cells = 0;
    for value in &context.facts.values {
        let length = value.text.trim_start().chars().count();
        if length <= longest {
            lengths[length] += 1;
            cells += if length == longest { value.count } else { 0 };
        }
    }
    let all: usize = lengths.iter().sum();
    let cut = lengths[longest];
    let below = lengths[longest - BELOW..longest].iter().max().copied().unwrap_or(0);
    // codes and forms are of one length, or hardly shorter
    let shorter: usize = lengths[..longest * 2 / 3].iter().sum();
    if cut < TEXTS || cut < below.max(1) * TIMES || shorter * 3 < all {
        return None;
    }
    let is_cut = |text: &str| text.trim_start().chars().count() == longest && normal(text).contains(' ');
    if context.facts.values.iter().filter(|v| is_cut(&v.text)).count() * 2 < cut {
        return None;
    }
    let mut finding = context.cells("truncated-values", Severity::Warning, cells, is_cut, |_| None);
    finding.details.insert("length".to_owned(), longest.to_string());
    Some(finding)
}
