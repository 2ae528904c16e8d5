//! Profiles of requirements: what a portal asks of a file, as data (`requirement/<id>.toml`), and what a file lacks.
//!
//! A profile is a TOML file; ours are in the program, others are read from disk. Never here: how files are put right.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Severity};
use crate::inspection::Examined;

/// What a portal asks of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Its name.
    pub id: String,
    /// Formats that it takes, by name (`csv`, `shapefile`); empty for any.
    pub formats: Vec<String>,
    /// Encodings of text that it takes (`utf-8`); empty for any.
    pub encodings: Vec<String>,
    /// True where a file must hold one table.
    pub one_table: bool,
    /// True where the header must be the first row, and one row.
    pub header_first: bool,
    /// True where every column must have a description.
    pub descriptions: bool,
    /// Rules whose findings must not be; their findings become errors.
    pub refused: Vec<String>,
}

const OURS: [&str; 2] = [include_str!("requirement/estatal.toml"), include_str!("requirement/federal-estricto.toml")];

/// The profiles in the program.
pub fn all() -> Vec<Requirement> {
    OURS.iter().filter_map(|text| Requirement::from_toml(text).ok()).collect()
}

impl Requirement {
    /// Reads a profile.
    ///
    /// # Errors
    /// What TOML says of a text that is no profile.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|why| why.to_string())
    }

    /// The findings of a file under this profile: what it lacks, and its own with the refused ones as errors.
    /// `descriptions` are those of columns, by name.
    pub fn findings(&self, examined: &Examined, descriptions: &BTreeMap<String, String>) -> Vec<Finding> {
        let mut findings = self.unmet(examined, descriptions);
        findings.extend(examined.findings.iter().cloned().map(|mut finding| {
            if self.refused.contains(&finding.rule) {
                finding.severity = Severity::Error;
                finding.details.insert("requirement".to_owned(), self.id.clone());
            }
            finding
        }));
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        findings
    }

    fn unmet(&self, examined: &Examined, descriptions: &BTreeMap<String, String>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut add = |rule: &str, table: Option<usize>, count: u64, details: &[(&str, String)]| {
            let mut finding = Finding { table, count, ..Finding::new(rule, Severity::Error) };
            finding.details.insert("requirement".to_owned(), self.id.clone());
            finding.details.extend(details.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
            findings.push(finding);
        };
        let source = &examined.structured.source;
        let format = source.format.name();
        if !self.formats.is_empty() && !self.formats.iter().any(|known| known == format) {
            let details = [("found", format.to_owned()), ("allowed", self.formats.join(", "))];
            add("requirement-format", None, 1, &details);
        }
        if let Some(encoding) = &source.encoding {
            let known = |known: &String| known.eq_ignore_ascii_case(encoding) || encoding.eq_ignore_ascii_case("ascii");
            if !self.encodings.is_empty() && !self.encodings.iter().any(known) {
                let details = [("found", encoding.clone()), ("allowed", self.encodings.join(", "))];
                add("requirement-encoding", None, 1, &details);
            }
        }
        let tables = &examined.structured.tables;
        if self.one_table && tables.len() > 1 {
            add("requirement-one-table", None, tables.len() as u64, &[]);
        }
        for (number, table) in tables.iter().enumerate() {
            let structure = &table.structure;
            let first = structure.header_first_row == Some(1) && structure.header_rows == 1;
            // formats that name their columns have no header row
            if self.header_first && !first && !(structure.header_rows == 0 && structure.first_row <= 1) {
                let row = structure.header_first_row.unwrap_or(structure.first_row);
                add("requirement-header-first", Some(number), 1, &[("row", row.to_string())]);
            }
            let bare = table.columns.iter().filter(|column| {
                descriptions.get(&column.name).is_none_or(|description| description.trim().is_empty())
            });
            let bare: Vec<&str> = bare.map(|column| column.name.as_str()).collect();
            if self.descriptions && !bare.is_empty() {
                let named = bare.iter().take(8).copied().collect::<Vec<_>>().join(", ");
                add("missing-description", Some(number), bare.len() as u64, &[("names", named)]);
            }
        }
        findings
    }
}
