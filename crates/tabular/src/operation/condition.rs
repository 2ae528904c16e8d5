//! Which rows a step is for: conditions on cells, all of which must hold (facets of OpenRefine).
//!
//! `{ column = "estatus", one-of = ["Cancelado", ""] }`: an empty value stands for a blank cell.
//! Never here: what is done to the rows.

use std::collections::BTreeSet;

use regex::Regex;
use serde::{Deserialize, Serialize};

use crate::expression::{Expression, Worth};

/// A condition on the cell of a column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Condition {
    /// The column.
    pub column: String,
    /// What is looked at in place of the cell: an expression (`value.length()`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
    /// It is one of these; an empty one stands for a blank cell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub one_of: Vec<String>,
    /// It contains this text, whatever the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contains: Option<String>,
    /// A regular expression finds something in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matches: Option<String>,
    /// It is a number not below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<f64>,
    /// It is a number below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<f64>,
    /// Beside numbers in the range: blank cells.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blanks: bool,
    /// Beside numbers in the range: texts that are no number.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub texts: bool,
    /// True where the rows are meant for which it does not hold.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not: bool,
}

impl Condition {
    /// The columns that it looks at.
    pub(crate) fn columns(&self) -> Vec<String> {
        let mut names = vec![self.column.clone()];
        let expression = self.expression.as_deref().and_then(|text| Expression::parse(text).ok());
        names.extend(expression.map(|expression| expression.columns()).unwrap_or_default());
        names
    }

    /// Makes it ready; none where a pattern or expression cannot be understood.
    pub(crate) fn compile(&self) -> Option<Test> {
        let expression = match &self.expression {
            Some(text) => Some(Expression::parse(text).ok()?),
            None => None,
        };
        let matches = match &self.matches {
            Some(pattern) => Some(Regex::new(pattern).ok()?),
            None => None,
        };
        Some(Test {
            columns: self.columns(),
            expression,
            one_of: (!self.one_of.is_empty()).then(|| self.one_of.iter().cloned().collect()),
            contains: self.contains.as_ref().map(|text| text.to_lowercase()),
            matches,
            range: (self.least.is_some() || self.below.is_some() || self.blanks || self.texts)
                .then(|| (self.least.unwrap_or(f64::NEG_INFINITY), self.below.unwrap_or(f64::INFINITY))),
            blanks: self.blanks,
            texts: self.texts,
            not: self.not,
        })
    }
}

/// A condition ready to be asked.
#[derive(Clone, Debug)]
pub(crate) struct Test {
    /// The columns whose cells it wants, its own first.
    pub(crate) columns: Vec<String>,
    expression: Option<Expression>,
    one_of: Option<BTreeSet<String>>,
    contains: Option<String>,
    matches: Option<Regex>,
    range: Option<(f64, f64)>,
    blanks: bool,
    texts: bool,
    not: bool,
}

impl Test {
    /// Whether it holds for a row; `cells` in the order of `columns`. What an expression cannot work out holds for no row.
    pub(crate) fn holds(&self, cells: &[&str]) -> bool {
        let cell = cells.first().copied().unwrap_or_default();
        let worth = match &self.expression {
            None => Worth::of(cell),
            Some(expression) => {
                let other = |name: &str| {
                    let at = self.columns.iter().position(|column| column == name);
                    at.and_then(|at| cells.get(at)).map_or(Worth::Null, |cell| Worth::of(cell))
                };
                match expression.work(cell, &other) {
                    Ok(worth) => worth,
                    Err(_) => return self.not,
                }
            }
        };
        let text = worth.text();
        let holds = self.one_of.as_ref().is_none_or(|values| values.contains(&text))
            && self.contains.as_ref().is_none_or(|part| text.to_lowercase().contains(part.as_str()))
            && self.matches.as_ref().is_none_or(|pattern| pattern.is_match(&text))
            && self.range.is_none_or(|(least, below)| match text.trim().parse::<f64>() {
                Ok(number) => number >= least && number < below,
                Err(_) if text.is_empty() => self.blanks,
                Err(_) => self.texts,
            });
        holds != self.not
    }
}
