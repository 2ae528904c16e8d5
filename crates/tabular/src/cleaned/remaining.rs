//! What a person must still decide when a table is clean: findings about the file, judged on the result.
//!
//! Never here: the findings themselves (see `rule`), who may decide (the actions).

use super::Cleaned;
use crate::finding::Finding;
use crate::operation::Operation;
use crate::privacy::{self, Thresholds};
use crate::recipe::Recipe;
use crate::table::Column;

/// The rule whose finding is worked out anew on the clean table.
const COMBINATION: &str = "personal-data-combination";

impl Cleaned {
    /// The findings, without those that the recipe has settled: a personal column that it treats or leaves out, and
    /// combinations that are no longer small.
    pub fn remaining(&self, recipe: &Recipe, findings: &[Finding]) -> Vec<Finding> {
        let steps = || recipe.steps.iter().filter(|step| step.enabled).map(|step| &step.operation);
        let treated = |column: &String| {
            steps().any(|operation| operation.is_privacy() && operation.columns().contains(&column.as_str()))
        };
        let dropped = |column: &String| {
            steps().any(|operation| {
                matches!(operation, Operation::DropColumns { .. }) && operation.columns().contains(&column.as_str())
            })
        };
        let accepted = |rule: &str| {
            steps().any(|operation| matches!(operation, Operation::AcceptRisk { rule: own, .. } if own == rule))
        };
        let mut rest = Vec::new();
        for finding in findings {
            if finding.rule == COMBINATION {
                let left = self.combination().filter(|_| !accepted(COMBINATION));
                rest.extend(left.map(|left| Finding { table: finding.table, ..left }));
                continue;
            }
            let personal = finding.rule.starts_with("personal-data");
            if !(personal && finding.column.as_ref().is_some_and(|column| treated(column) || dropped(column))) {
                rest.push(finding.clone());
            }
        }
        rest
    }

    fn combination(&self) -> Option<Finding> {
        let column = |(index, column): (usize, &super::CleanColumn)| Column {
            name: column.name.clone(),
            label: column.label.clone(),
            unit: None,
            index,
            native: None,
        };
        let columns: Vec<Column> = self.columns.iter().enumerate().map(column).collect();
        privacy::combination(&columns, &self.profile, &Thresholds::default())
    }
}
