//! `unknown-place`: names in a column of states or municipalities that the official list does not have.
//!
//! `Silao`, `Tuxpam` → `Silao de la Victoria`, `Tuxpan`, offered where one official name alone is near.
//! Never here: words of totals and missing values, marks of footnotes (see `footnote-marks`).

use std::collections::BTreeMap;

use super::ColumnContext;
use super::footnote_marks::parted;
use super::stray_whitespace::normal;
use crate::evidence::Seen;
use crate::finding::{Finding, Severity};
use crate::missing;
use crate::operation::Operation;
use crate::semantic::{self, fold, label_has, near_municipality};

/// Without a label that says so, more different unknown names than this share make it a column of other places.
const STRANGE: f64 = 0.2;
/// Values whose nearest name is looked for.
const LOOKED: usize = 200;
/// A name that stands so often, and more often than any place, is a heading.
const HEADING: u64 = 10;

/// Words that name no place: totals, and what stands for several.
fn is_other(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "total", "totales", "subtotal", "nacional", "estatal", "todos", "todas", "otro", "otra", "otros", "otras", "varios",
        "varias", "resto", "foraneo", "extranjero",
    ];
    let folded = fold(text);
    let first = folded.split([' ', '.']).next().unwrap_or_default();
    missing::word(text.as_bytes()).is_some() || WORDS.contains(&first) || semantic::is_state_name(text)
}

pub(super) fn check(context: &ColumnContext<'_>) -> Option<Finding> {
    let towns = context.profile.place.as_deref()? == "municipality-name";
    let known: fn(&str) -> bool = match context.profile.place.as_deref()? {
        "state-name" => semantic::is_state_name,
        "municipality-name" => semantic::is_municipality_name,
        _ => return None,
    };
    let place = |text: &str| parted(text).map_or(text.trim().to_owned(), |(before, _)| before.trim().to_owned());
    let values: Vec<&Seen> =
        context.facts.values.iter().filter(|v| !v.text.trim().is_empty() && !context.is_missing(v.text.trim())).collect();
    let most = values.iter().filter(|v| known(&place(&v.text))).map(|v| v.count).max().unwrap_or(0);
    let heading = |count: u64| count >= HEADING && count > most;
    let headings: Vec<String> = values.iter().filter(|v| heading(v.count)).map(|v| place(&v.text)).collect();
    let unknown = |text: &str| {
        let name = place(text);
        !name.is_empty() && !known(&name) && !is_other(&name) && !headings.contains(&name)
    };
    let strange: Vec<&&Seen> = values.iter().filter(|v| unknown(&v.text)).collect();
    let labelled = label_has(
        context.column,
        &[
            "municipio", "municipios", "mpio", "mun", "alcaldia", "county", "municipality", "nomgeo", "entidad", "estado", "edo",
            "state", "ent", "demarcacion", "delegacion",
        ],
    );
    if strange.is_empty() || !labelled && strange.len() as f64 > values.len() as f64 * STRANGE {
        return None;
    }
    let count = strange.iter().map(|v| v.count).sum();
    let near: BTreeMap<String, String> = strange
        .iter()
        .take(LOOKED)
        .filter(|_| towns)
        .filter_map(|v| Some((normal(&v.text), near_municipality(&place(&v.text))?.to_owned())))
        .collect();
    let after = |text: &str| near.get(&normal(text)).cloned();
    let mut finding = context.cells("unknown-place", Severity::Info, count, unknown, after);
    finding.details.insert("values".to_owned(), strange.len().to_string());
    finding.details.insert("certain".to_owned(), "false".to_owned());
    if !near.is_empty() && context.profile.personal.is_none() {
        finding.remedy = Some(Operation::MapValues { column: context.column.name.clone(), values: near });
    }
    Some(finding)
}
