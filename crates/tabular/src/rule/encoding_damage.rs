//! `encoding-damage`: letters that were read under a wrong encoding before they reached this file.
//!
//! `MuÃ±oz` should be `Muñoz`. Never here: the encoding of the file itself (see `encoding`).

use super::ColumnContext;
use super::context::shows;
use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::evidence::sign::Sign;

/// The text as it was before UTF-8 was read as Windows-1252; none where that is not what happened.
pub(super) fn repaired(text: &str) -> Option<String> {
    let (bytes, _, unmapped) = encoding_rs::WINDOWS_1252.encode(text);
    if unmapped {
        return None;
    }
    let plain = String::from_utf8(bytes.into_owned()).ok()?;
    (plain != text && plain.chars().all(|c| c.is_alphanumeric() || c.is_ascii() || "¿¡°ºª–—“”‘’«»…€".contains(c)))
        .then_some(plain)
}

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let count = context.count(Sign::Mojibake);
    if count == 0 {
        return None;
    }
    let mut finding = context.cells(
        "encoding-damage",
        Severity::Warning,
        count,
        |text| shows(text, Sign::Mojibake),
        |text| repaired(&super::stray_whitespace::normal(text)),
    );
    context.rows_of(&mut finding, &[Sign::Mojibake]);
    if context.facts.complete && context.profile.personal.is_none() && context.facts.values.len() <= 5_000 {
        let damaged = context.facts.values.iter().filter(|v| shows(&v.text, Sign::Mojibake));
        let values: std::collections::BTreeMap<String, String> = damaged
            .map(|v| super::stray_whitespace::normal(&v.text))
            .filter_map(|text| Some((text.clone(), repaired(&text)?)))
            .collect();
        if !values.is_empty() {
            finding.details.insert("certain".to_owned(), "true".to_owned());
            finding.remedy = Some(Operation::MapValues { column: context.column.name.clone(), values });
        }
    }
    Some(finding)
}
