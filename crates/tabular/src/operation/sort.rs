//! `sort`: rows in the order of some columns; equal ones keep their order, blank cells stand last.
//!
//! by `anio` falling, then `municipio`: letters in Spanish order (`Ñ` after `N`), whatever case and accents.
//! Never here: holding all rows (see `clean::whole`).

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, Float64Array, StringArray, UInt32Array};
use arrow::compute::{SortColumn, SortOptions, lexsort_to_indices};
use arrow::error::ArrowError;
use serde::{Deserialize, Serialize};

use super::fold::fold;

pub(super) const ID: &str = "sort";

/// One column to sort by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SortKey {
    /// The column.
    pub column: String,
    /// True from great to small.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub falling: bool,
    /// True where texts are compared as the numbers that they hold; what is no number stands after them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub numbers: bool,
}

/// What a text is sorted by.
fn letters(text: &str) -> String {
    let folded = fold(text);
    // a sign after all letters, so that ñ stands between n and o
    if folded.contains('ñ') { folded.replace('ñ', "n{") } else { folded.into_owned() }
}

/// The rows in their order; each column comes with its texts where it is of text.
pub(crate) fn order(
    columns: &[(ArrayRef, Option<Vec<String>>, SortKey)],
    rows: usize,
) -> Result<UInt32Array, ArrowError> {
    let mut keys = Vec::new();
    let mut push = |values: ArrayRef, falling: bool| {
        keys.push(SortColumn { values, options: Some(SortOptions { descending: falling, nulls_first: false }) });
    };
    for (column, texts, key) in columns {
        let Some(texts) = texts else {
            push(column.clone(), key.falling);
            continue;
        };
        if key.numbers {
            let number = |text: &String| text.trim().replace(',', "").parse::<f64>().ok().filter(|n| n.is_finite());
            push(Arc::new(texts.iter().map(number).collect::<Float64Array>()), key.falling);
        }
        let some = |text: &String| (!text.is_empty()).then(|| letters(text));
        push(Arc::new(texts.iter().map(some).collect::<StringArray>()), key.falling);
        push(Arc::new(texts.iter().map(|text| Some(text.as_str())).collect::<StringArray>()), key.falling);
    }
    push(Arc::new((0..rows as u32).collect::<UInt32Array>()), false);
    debug_assert!(keys.iter().all(|key| key.values.len() == rows));
    lexsort_to_indices(&keys, None)
}
