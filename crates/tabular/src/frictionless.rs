//! Our findings in the error codes of Frictionless (Frictionless Framework 5, "Errors Reference"), for its users.
//!
//! Row and field numbers are those that Frictionless gives: rows are counted from 1 in the file with the header among
//! them, fields from 1. A finding without a code of theirs is left out. Never here: findings, sentences.

use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::table::{RowKind, Table};

/// One error in Frictionless's terms; without a row it concerns the field or the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FrictionlessError {
    /// The code (`type-error`, `blank-label`, `extra-cell` …).
    #[serde(rename = "type")]
    pub kind: String,
    /// 1-based number of our table in the file.
    pub table: Option<usize>,
    /// The row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row_number: Option<u64>,
    /// The field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_number: Option<usize>,
    /// The label of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_name: Option<String>,
    /// Our rule that found it.
    pub rule: String,
}

/// Most rows that are told one by one of each kind and table.
const ROWS: usize = 100;

/// Their code for a rule of ours that names rows, fields or the file.
fn code(rule: &str) -> Option<&'static str> {
    Some(match rule {
        "mixed-types" | "impossible-dates" | "mixed-number-formats" | "hour-24" | "excel-dates" => "type-error",
        "impossible-values" | "coordinates-outside" | "swapped-coordinates" => "constraint-error",
        "blank-label" => "blank-label",
        "untidy-label" => "label-error",
        "no-header" => "header-error",
        "overflow-cells" => "extra-cell",
        "trailing-blank-rows" => "blank-row",
        "truncated-values" => "truncated-value",
        "rows-disagree" | "broken-dependency" | "dependency-exceptions" => "row-constraint",
        "formula-errors" | "numbers-as-text" | "dates-as-text" | "mixed-date-formats" => "type-error",
        "formula-injection" => "forbidden-value",
        "duplicate-label" => "duplicate-label",
        "duplicate-keys" => "unique-error",
        "duplicate-rows" => "duplicate-row",
        "outliers" => "deviated-value",
        "unknown-place" | "place-key-mismatch" => "foreign-key",
        "shifted-rows" => "extra-cell",
        "mixed-encodings" | "double-encoded" | "nul-bytes" => "encoding-error",
        "truncated" | "damaged-file" | "overlong-records" | "unclosed-quotes" => "source-error",
        _ => return None,
    })
}

/// Rows that are too long or too short are one finding of ours and two codes of theirs.
fn ragged(finding: &Finding) -> Option<&'static str> {
    let count = |name: &str| finding.details.get(name).and_then(|n| n.parse::<u64>().ok()).unwrap_or(0);
    match (count("short") > 0, count("long") > 0) {
        (true, false) => Some("missing-cell"),
        (false, true) => Some("extra-cell"),
        // which row is which is not kept
        _ => None,
    }
}

/// The errors of a file: blank rows, then the findings in their order.
pub fn errors(tables: &[Table], findings: &[Finding]) -> Vec<FrictionlessError> {
    let mut errors = Vec::new();
    for (number, table) in tables.iter().enumerate() {
        let blank = table.structure.exceptions.iter().filter(|(_, kind)| *kind == RowKind::Empty);
        errors.extend(blank.take(ROWS).map(|(record, _)| FrictionlessError {
            row_number: Some(*record),
            ..new("blank-row", Some(number), "blank-rows")
        }));
    }
    for finding in findings {
        let kind = if finding.rule == "ragged-rows" { ragged(finding) } else { code(&finding.rule) };
        let Some(kind) = kind else { continue };
        let column = finding.table.and_then(|table| tables.get(table)).and_then(|table| {
            let at = table.columns.iter().position(|column| Some(&column.name) == finding.column.as_ref())?;
            Some((table.columns[at].index + 1, table.columns[at].label.clone()))
        });
        let (field_number, field_name) = column.unzip();
        let error = FrictionlessError { field_number, field_name, ..new(kind, finding.table, &finding.rule) };
        if finding.rows.is_empty() {
            errors.push(error);
        } else {
            let rows = finding.rows.iter().take(ROWS);
            errors.extend(rows.map(|row| FrictionlessError { row_number: Some(*row), ..error.clone() }));
        }
    }
    errors
}

fn new(kind: &str, table: Option<usize>, rule: &str) -> FrictionlessError {
    FrictionlessError {
        kind: kind.to_owned(),
        table: table.map(|table| table + 1),
        row_number: None,
        field_number: None,
        field_name: None,
        rule: rule.to_owned(),
    }
}
