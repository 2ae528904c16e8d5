//! What a person decides about personal data, and how it is written in one line:
//! `columna=operación`, `columna=operación:nivel`, `regla=operación:nivel`, `…=allow:motivo legal`.
//!
//! | operation | level |
//! |---|---|
//! | `remove`, `pseudonymize` | — |
//! | `mask` | signs that stay at the end (`mask:4`) |
//! | `generalize` | `year`, `month`, `band:10`, `grid:2`, `start:3` |
//! | `suppress-rows` | rows that a group must have (`suppress-rows:5`) |
//! | `suppress-cells` | the least count (`suppress-cells:3`) |
//! | `aggregate` | columns of the groups, settings behind `;` (`aggregate:municipio,sexo;sums=monto;least=3;rest=Otros`) |
//! | `allow` | the legal reason |
//!
//! Never here: what is then done to the recipe (see `publish::personal_data`).

use apertura_tabular::{Operation, Profile, ValueType};
use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// What is decided about a column with personal data, or about a risk of the whole table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalDecision {
    /// Name of the column, or the rule that found the risk (`personal-data-combination`).
    pub column: String,
    /// One of [`PersonalDecision::OPERATIONS`] for a column, of [`PersonalDecision::of_rule`] for a risk.
    pub operation: String,
    /// The legal reason; must be given for `allow`.
    #[serde(default)]
    pub reason: Option<String>,
    /// How far the operation goes; none for what fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
}

impl PersonalDecision {
    /// What can be decided about a column.
    pub const OPERATIONS: [&'static str; 5] = ["remove", "mask", "pseudonymize", "generalize", "allow"];

    /// Levels of `generalize`, as examples.
    pub const LEVELS: [&'static str; 5] = ["year", "month", "band:10", "grid:2", "start:3"];

    /// What can be decided about a risk of the whole table; empty where the rule is about none.
    pub fn of_rule(rule: &str) -> &'static [&'static str] {
        match rule {
            "personal-data-combination" => &["allow", "suppress-rows", "aggregate"],
            "personal-data-sensitive" => &["allow", "aggregate"],
            "personal-data-small-cells" | "personal-data-given-away" => &["allow", "suppress-cells"],
            _ => &[],
        }
    }

    /// Reads a decision in one line; none where it lacks the `=` or names no operation.
    pub fn parse(text: &str) -> Option<Self> {
        let (column, operation) = text.split_once('=')?;
        Self::of(column, operation)
    }

    /// Reads what stands behind the `=`; none where it names no operation.
    pub fn of(column: &str, operation: &str) -> Option<Self> {
        let column = column.trim().to_owned();
        let (operation, rest) = match operation.split_once(':') {
            Some((operation, rest)) => (operation.trim(), Some(rest.trim().to_owned())),
            None => (operation.trim(), None),
        };
        let known = Self::OPERATIONS.iter().chain(Self::of_rule(&column)).any(|known| *known == operation);
        let (reason, level) = if operation == "allow" { (rest, None) } else { (None, rest) };
        known.then(|| PersonalDecision { column, operation: operation.to_owned(), reason, level })
    }

    /// The levels of `generalize` that fit a column, the usual one first; empty where none does.
    pub fn levels(profile: &Profile, column: &str) -> &'static [&'static str] {
        let Some(column) = profile.column(column) else { return &[] };
        match (column.semantic.as_deref(), column.value_type, column.place.as_deref()) {
            (Some("age"), ..) => &["band:10", "band:5"],
            (Some("postal-code"), ..) => &["start:3"],
            (_, _, Some("latitude" | "longitude" | "coordinates")) => &["grid:2", "grid:1"],
            (Some("birth-date"), ..) | (_, ValueType::Date | ValueType::Datetime, _) => &["year", "month"],
            _ => &[],
        }
    }

    fn bad_level(&self, choices: &[&str]) -> Refusal {
        let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
        Refusal::BadValue { field: "level", value: self.level.clone().unwrap_or_default(), choices }
    }

    /// A level that is a number from 1 on; `usual` where none is given.
    pub(crate) fn number(&self, usual: u64, example: &str) -> Result<u64, Refusal> {
        match self.level.as_deref() {
            None => Ok(usual),
            Some(text) => text.parse().ok().filter(|n| *n >= 1).ok_or_else(|| self.bad_level(&[example])),
        }
    }

    /// The level of `generalize`: its name and step.
    pub(crate) fn generalization(&self) -> Result<Option<(String, Option<u32>)>, Refusal> {
        let Some(level) = self.level.as_deref() else { return Ok(None) };
        let (name, step) = match level.split_once(':') {
            Some((name, step)) => (name.trim(), Some(step.trim())),
            None => (level, None),
        };
        let step = match step {
            Some(text) => Some(text.parse::<u32>().map_err(|_| self.bad_level(&Self::LEVELS))?),
            None => None,
        };
        let fits = match (name, step) {
            ("year" | "month", None) => true,
            ("band", step) => step.is_none_or(|width| (1..=100).contains(&width)),
            ("grid", step) => step.is_none_or(|decimals| decimals <= 6),
            ("start", step) => step.is_none_or(|signs| signs >= 1),
            _ => false,
        };
        if fits { Ok(Some((name.to_owned(), step))) } else { Err(self.bad_level(&Self::LEVELS)) }
    }

    /// The step that `aggregate` stands for; `columns` are those of the table, `late` gives a column's name when the
    /// step runs.
    pub(crate) fn aggregation(
        &self,
        columns: &[String],
        least: u64,
        late: impl Fn(&str) -> String,
    ) -> Result<Operation, Refusal> {
        let mut parts = self.level.as_deref().unwrap_or_default().split(';').map(str::trim);
        let names = |text: &str| -> Result<Vec<String>, Refusal> {
            let named = text.split(',').map(str::trim).filter(|name| !name.is_empty());
            named
                .map(|name| match columns.iter().any(|column| column == name) {
                    true => Ok(late(name)),
                    false => Err(Refusal::NoSuchColumn { column: name.to_owned(), choices: columns.to_vec() }),
                })
                .collect()
        };
        let by = names(parts.next().unwrap_or_default())?;
        const FORM: [&str; 1] = ["aggregate:columna,columna;sums=columna;count=personas;least=3;rest=Otros"];
        if by.is_empty() {
            return Err(self.bad_level(&FORM));
        }
        let (mut count, mut sums, mut least, mut rest) = ("personas".to_owned(), Vec::new(), Some(least), None);
        for part in parts.filter(|part| !part.is_empty()) {
            match part.split_once('=').map(|(name, value)| (name.trim(), value.trim())) {
                Some(("sums", value)) => sums = names(value)?,
                Some(("count", value)) if !value.is_empty() => count = value.to_owned(),
                Some(("least", value)) => least = Some(value.parse().map_err(|_| self.bad_level(&FORM))?),
                Some(("rest", value)) if !value.is_empty() => rest = Some(value.to_owned()),
                _ => return Err(self.bad_level(&FORM)),
            }
        }
        if by.contains(&count) || sums.contains(&count) || by.iter().any(|name| sums.contains(name)) {
            return Err(self.bad_level(&FORM));
        }
        Ok(Operation::Aggregate { by, count, sums, least, rest })
    }
}
