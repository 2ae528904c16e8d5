//! Something that a careful reader would say about a table.
//!
//! Never here: the sentence (the faces have it, by rule id), or a personal datum (samples of a
//! column that holds personal data are masked).

use serde::{Deserialize, Serialize};

use crate::operation::Operation;

/// How much a finding matters. `Error` means that somebody must decide before publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know.
    Info,
    /// Should be fixed; a remedy usually does.
    Warning,
    /// Must be decided by a person.
    Error,
}

impl Severity {
    /// `info`, `warning` or `error`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A cell before and after its remedy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// 1-based record.
    pub record: u64,
    /// The text as it stood (masked in personal columns).
    pub before: String,
    /// The text after the remedy; none where there is no remedy.
    pub after: Option<String>,
}

/// Something found. Sorted by severity (worst first), then table, column position, rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Stable kebab-case id (`mixed-date-formats`).
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// 0-based number of the table; none where it concerns the file.
    pub table: Option<usize>,
    /// Name of the column; none where it concerns the table or file.
    pub column: Option<String>,
    /// The first records concerned (at most [`Finding::ROWS`]), ascending.
    pub rows: Vec<u64>,
    /// How many cells, rows or things are concerned.
    pub count: u64,
    /// Values that the sentence needs, by name (`kind` = `curp`, `share` = `0.98`).
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub details: std::collections::BTreeMap<String, String>,
    /// Up to five examples.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<Sample>,
    /// The operation that puts it right, where one exists.
    pub remedy: Option<Operation>,
}

impl Finding {
    /// How many records are listed at most.
    pub const ROWS: usize = 20;
    /// How many samples are kept at most.
    pub const SAMPLES: usize = 5;

    /// A finding about the file or a table; fill in the rest with struct update.
    pub fn new(rule: &str, severity: Severity) -> Self {
        Finding {
            rule: rule.to_owned(),
            severity,
            table: None,
            column: None,
            rows: Vec::new(),
            count: 1,
            details: Default::default(),
            samples: Vec::new(),
            remedy: None,
        }
    }
}
