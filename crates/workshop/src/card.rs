//! A data card: one measure by one dimension, condensed to 5 to 12 rows with the total kept, or why it is none.
//!
//! Never here: where the groups come from, the sentences of a card.

use apertura_tabular::month;
use apertura_tabular::semantic::fold;
use serde::{Deserialize, Serialize};

/// Fewest and most rows of a card, "others" included.
pub const ROWS: std::ops::RangeInclusive<usize> = 5..=12;

/// A category that stands for fewer rows than this goes into the others: it could tell of somebody.
pub const LEAST_ROWS: u64 = 3;

/// A greatest value that is above the least by less than this share shows nothing.
const FLAT: f64 = 0.1;

/// A share of the whole above which one category hides all the others.
const DOMINANT: f64 = 0.9;

/// A group as it was counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardGroup {
    /// Category; none for rows that name none.
    pub label: Option<String>,
    /// The measure.
    pub value: f64,
    /// Rows.
    pub rows: u64,
}

/// How the groups of a table are to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardKind {
    /// True where the categories have an order of their own (years, months) and come in it.
    pub ordered: bool,
    /// True where a row is one case, so that few rows could tell of somebody; false for tables of sums.
    pub cases: bool,
}

impl Default for CardKind {
    fn default() -> Self {
        CardKind { ordered: false, cases: true }
    }
}

/// What a row of a card stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "label")]
pub enum CardLabel {
    /// A category.
    Named(String),
    /// All categories that are not listed.
    Others,
}

/// A row of a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardRow {
    /// What it stands for.
    pub label: CardLabel,
    /// Its value.
    pub value: f64,
}

/// A card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DataCard {
    /// The rows, greatest first, the others last.
    pub rows: Vec<CardRow>,
    /// The sum of all rows and of what names no category.
    pub total: f64,
    /// Categories in the others.
    pub others: usize,
    /// Rows of the table that name no category, and their value; not in the rows, but in the total.
    pub unnamed: Option<(u64, f64)>,
    /// Share of the greatest in the total, 0 to 1.
    pub share: f64,
    /// Greatest named value divided by the least; none where that is zero.
    pub ratio: Option<f64>,
    /// Categories that are the sum of the others and were left out, so that nothing is counted twice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<String>,
    /// True where the rows stand in an order of their own instead of the greatest first.
    #[serde(default)]
    pub ordered: bool,
}

impl DataCard {
    /// The greatest row that is a category.
    pub fn greatest(&self) -> Option<&CardRow> {
        let named = self.rows.iter().filter(|row| row.label != CardLabel::Others);
        named.reduce(|best, row| if row.value > best.value { row } else { best })
    }

    /// How well it tells something, 0 to 1: little in the others and without a name, no category that hides the rest.
    pub fn merit(&self) -> f64 {
        let part = |value: f64| if self.total > 0.0 { value / self.total } else { 0.0 };
        let others =
            self.rows.iter().filter(|row| row.label == CardLabel::Others).map(|row| part(row.value)).sum::<f64>();
        let unnamed = self.unnamed.map_or(0.0, |(_, value)| part(value));
        (1.0 - others / 2.0 - unnamed - (self.share - 0.5).max(0.0)).max(0.0)
    }
}

/// Why groups are no card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case", tag = "code")]
pub enum CardRefusal {
    /// Fewer than five categories.
    #[error("{categories} categories")]
    Few {
        /// How many can be shown.
        categories: usize,
    },
    /// All values are nearly the same.
    #[error("from {least} to {greatest}: flat")]
    Flat {
        /// Least.
        least: f64,
        /// Greatest.
        greatest: f64,
    },
    /// One category is nearly all.
    #[error("{label} is {share} of all")]
    Dominated {
        /// The category.
        label: String,
        /// Its share, 0 to 1.
        share: f64,
    },
    /// What is left for the others still stands for too few rows.
    #[error("{rows} rows")]
    Tiny {
        /// Rows.
        rows: u64,
    },
    /// A value is below zero, or no number: it is no amount.
    #[error("{label} is {value}")]
    Negative {
        /// The category.
        label: String,
        /// The value.
        value: f64,
    },
}

/// The month that a category names, 1 to 12, in full or by three letters.
pub fn month(label: &str) -> Option<u8> {
    month::number(fold(label).trim().trim_end_matches('.'))
}

/// True for a category that says of itself that it is a sum of others (`Total`, `Suma`, `Subtotal norte`).
pub fn is_total(label: &str) -> bool {
    let plain = fold(label);
    let first = plain.split(|sign: char| !sign.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    let general = ["gran total", "todos", "todas", "all", "grand total"].contains(&plain.trim());
    ["total", "totales", "subtotal", "suma", "sumas"].contains(&first) || general
}

/// Leaves out what is the sum of the others: what says so, and what is it in value (a state among its municipalities).
fn without_totals(groups: &[CardGroup]) -> (Vec<CardGroup>, Vec<String>) {
    let says = |group: &&CardGroup| group.label.as_deref().is_some_and(is_total);
    let mut left_out: Vec<String> = groups.iter().filter(says).filter_map(|group| group.label.clone()).collect();
    let mut kept: Vec<CardGroup> = groups.iter().filter(|group| !says(group)).cloned().collect();
    let all: f64 = kept.iter().map(|group| group.value).sum();
    let is_sum = |group: &CardGroup| group.value > 0.0 && (group.value * 2.0 - all).abs() <= all * 1e-6;
    if kept.len() > 3
        && let Some(at) = kept.iter().position(|group| group.label.is_some() && is_sum(group))
        // where a row is a case, half of all may be of one kind by chance
        && kept.iter().all(|group| group.rows == kept[at].rows)
    {
        left_out.extend(kept.remove(at).label);
    }
    (kept, left_out)
}

/// A card of groups that can be added up.
///
/// # Errors
/// [`CardRefusal`].
pub fn condense(groups: &[CardGroup], kind: &CardKind) -> Result<DataCard, CardRefusal> {
    if let Some(bad) = groups.iter().find(|group| !group.value.is_finite() || group.value < 0.0) {
        let label = bad.label.clone().unwrap_or_default();
        return Err(CardRefusal::Negative { label, value: bad.value });
    }
    let (groups, totals) = without_totals(groups);
    let total: f64 = groups.iter().map(|group| group.value).sum();
    let unnamed: Vec<&CardGroup> = groups.iter().filter(|group| group.label.is_none()).collect();
    let (named_rows, named_value) =
        (unnamed.iter().map(|group| group.rows).sum(), unnamed.iter().map(|g| g.value).sum());
    let mut named: Vec<(&str, &CardGroup)> =
        groups.iter().filter_map(|group| Some((group.label.as_deref()?, group))).collect();
    let months = named.iter().all(|(label, _)| month(label).is_some());
    let ordered = kind.ordered || months;
    if months {
        named.sort_by_key(|(label, _)| month(label));
    }
    let place = |label: &str| named.iter().position(|(known, _)| *known == label);
    let mut sorted = named.clone();
    sorted.sort_by(|(label, one), (other_label, other)| other.value.total_cmp(&one.value).then(label.cmp(other_label)));
    if ordered && sorted.len() > *ROWS.end() {
        // of many periods the last stay
        sorted.sort_by_key(|(label, _)| std::cmp::Reverse(place(label)));
    }
    let least_rows = if kind.cases { LEAST_ROWS } else { 0 };
    let (mut shown, mut rest): (Vec<_>, Vec<_>) = sorted.into_iter().partition(|(_, group)| group.rows >= least_rows);
    if shown.len() + usize::from(!rest.is_empty()) > *ROWS.end() {
        rest.extend(shown.split_off(ROWS.end() - 1));
    }
    // one small category alone in the others would be known by subtraction: the next smallest goes with it
    while !rest.is_empty() && rest.iter().map(|(_, group)| group.rows).sum::<u64>() < least_rows {
        match shown.pop() {
            Some(next) => rest.push(next),
            None => return Err(CardRefusal::Tiny { rows: rest.iter().map(|(_, group)| group.rows).sum() }),
        }
    }
    if shown.len() + usize::from(!rest.is_empty()) < *ROWS.start() {
        return Err(CardRefusal::Few { categories: shown.len() + rest.len() });
    }
    let greatest = shown.iter().map(|(_, group)| group.value).fold(0.0, f64::max);
    let least = shown.iter().map(|(_, group)| group.value).fold(f64::INFINITY, f64::min);
    if greatest <= 0.0 || (greatest - least) / greatest < FLAT {
        return Err(CardRefusal::Flat { least: if least.is_finite() { least } else { 0.0 }, greatest });
    }
    let share = greatest / total;
    if share > DOMINANT {
        let label = shown.iter().find(|(_, group)| group.value >= greatest).map(|(label, _)| (*label).to_owned());
        return Err(CardRefusal::Dominated { label: label.unwrap_or_default(), share });
    }
    if ordered {
        shown.sort_by_key(|(label, _)| place(label));
    }
    let mut rows: Vec<CardRow> = shown
        .iter()
        .map(|(label, group)| CardRow { label: CardLabel::Named((*label).to_owned()), value: group.value })
        .collect();
    if !rest.is_empty() {
        rows.push(CardRow { label: CardLabel::Others, value: rest.iter().map(|(_, group)| group.value).sum() });
    }
    Ok(DataCard {
        rows,
        total,
        others: rest.len(),
        unnamed: (!unnamed.is_empty()).then_some((named_rows, named_value)),
        share,
        ratio: (least > 0.0).then(|| greatest / least),
        totals,
        ordered,
    })
}
