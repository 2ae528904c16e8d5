//! A data card: one measure by one dimension, condensed to 5 to 12 rows with the total kept, or why it is none.
//!
//! Never here: where the groups come from, the sentences of a card.

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

/// A card of groups that can be added up.
///
/// # Errors
/// [`CardRefusal`].
pub fn condense(groups: &[CardGroup]) -> Result<DataCard, CardRefusal> {
    if let Some(bad) = groups.iter().find(|group| !group.value.is_finite() || group.value < 0.0) {
        let label = bad.label.clone().unwrap_or_default();
        return Err(CardRefusal::Negative { label, value: bad.value });
    }
    let total: f64 = groups.iter().map(|group| group.value).sum();
    let unnamed: Vec<&CardGroup> = groups.iter().filter(|group| group.label.is_none()).collect();
    let (named_rows, named_value) =
        (unnamed.iter().map(|group| group.rows).sum(), unnamed.iter().map(|g| g.value).sum());
    let mut named: Vec<(&str, &CardGroup)> =
        groups.iter().filter_map(|group| Some((group.label.as_deref()?, group))).collect();
    named.sort_by(|(label, one), (other_label, other)| other.value.total_cmp(&one.value).then(label.cmp(other_label)));
    let (mut shown, mut rest): (Vec<_>, Vec<_>) = named.into_iter().partition(|(_, group)| group.rows >= LEAST_ROWS);
    if shown.len() + usize::from(!rest.is_empty()) > *ROWS.end() {
        rest.extend(shown.split_off(ROWS.end() - 1));
    }
    // one small category alone in the others would be known by subtraction: the next smallest goes with it
    while !rest.is_empty() && rest.iter().map(|(_, group)| group.rows).sum::<u64>() < LEAST_ROWS {
        match shown.pop() {
            Some(next) => rest.push(next),
            None => return Err(CardRefusal::Tiny { rows: rest.iter().map(|(_, group)| group.rows).sum() }),
        }
    }
    if shown.len() + usize::from(!rest.is_empty()) < *ROWS.start() {
        return Err(CardRefusal::Few { categories: shown.len() + rest.len() });
    }
    let (greatest, least) = (shown.first().map_or(0.0, |s| s.1.value), shown.last().map_or(0.0, |s| s.1.value));
    if greatest <= 0.0 || (greatest - least) / greatest < FLAT {
        return Err(CardRefusal::Flat { least, greatest });
    }
    let share = greatest / total;
    if share > DOMINANT {
        return Err(CardRefusal::Dominated { label: shown[0].0.to_owned(), share });
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
    })
}
