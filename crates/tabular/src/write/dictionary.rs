//! `dictionary.csv`: one line for each column, for the person who completes the descriptions.
//!
//! Never here: examples or extremes of a column that holds personal data.

use std::collections::BTreeMap;

use crate::cleaned::CleanColumn;
use crate::profile::Profile;

use super::csv::{push_header, push_text};

/// The columns of the dictionary.
const HEADER: [&str; 16] = [
    "name",
    "label",
    "description",
    "type",
    "decimals",
    "unit",
    "semantic",
    "place",
    "personal",
    "nullable",
    "nulls",
    "distinct",
    "minimum",
    "maximum",
    "missing_words",
    "example",
];

/// The bytes of `dictionary.csv`.
pub(crate) fn dictionary_csv(
    columns: &[CleanColumn],
    profile: &Profile,
    descriptions: &BTreeMap<String, String>,
) -> Vec<u8> {
    let mut out = Vec::new();
    push_header(&mut out, HEADER.into_iter(), b',');
    for (at, column) in columns.iter().enumerate() {
        let seen = profile.columns.get(at);
        let open = column.personal.is_none();
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let extreme = |value: Option<&Option<String>>| value.filter(|_| open).map(text).unwrap_or_default();
        let words: Vec<String> = column.missing.iter().map(|(word, meaning)| format!("{word} ({meaning})")).collect();
        let fields = [
            column.name.clone(),
            column.label.clone(),
            descriptions.get(&column.name).cloned().unwrap_or_default(),
            column.value_type.name().to_owned(),
            column.scale.map(|scale| scale.to_string()).unwrap_or_default(),
            text(&column.unit),
            text(&column.semantic),
            text(&column.place),
            text(&column.personal),
            seen.is_none_or(|seen| seen.nulls > 0).to_string(),
            seen.map(|seen| seen.nulls.to_string()).unwrap_or_default(),
            seen.map(|seen| seen.distinct.count.to_string()).unwrap_or_default(),
            extreme(seen.map(|seen| &seen.min)),
            extreme(seen.map(|seen| &seen.max)),
            words.join("; "),
            seen.filter(|_| open).and_then(|seen| seen.top.first()).map(|(value, _)| value.clone()).unwrap_or_default(),
        ];
        for (at, field) in fields.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            push_text(&mut out, field, b',');
        }
        out.extend_from_slice(b"\r\n");
    }
    out
}
