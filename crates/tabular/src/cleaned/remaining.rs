//! What a person must still decide when a table is clean: findings about the file, judged on the result.
//!
//! Never here: the findings themselves (see `rule`), who may decide (the actions).

use super::Cleaned;
use crate::finding::Finding;
use crate::privacy::{self, Thresholds};
use crate::recipe::Recipe;

impl Cleaned {
    /// The findings, without those that the recipe has settled: a personal column that it treats or leaves out, and
    /// combinations that are no longer small.
    pub fn remaining(&self, recipe: &Recipe, findings: &[Finding]) -> Vec<Finding> {
        let thresholds = Thresholds::of(&recipe.import.overrides);
        privacy::after(findings, recipe, &self.as_table_columns(), &self.profile, &thresholds)
    }
}
