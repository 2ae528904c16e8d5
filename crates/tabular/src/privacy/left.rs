//! The risks of a table as a whole: before a recipe, and what is left when it has run.
//!
//! Never here: columns that name a person by themselves (see `semantic`), whether the risk is accepted (a person
//! decides).

use crate::finding::{Finding, Severity};
use crate::operation::Operation;
use crate::profile::Profile;
use crate::recipe::Recipe;
use crate::table::Column;

use super::small_cells::{Layout, layout, small};
use super::{Thresholds, combination, is_person_level, theme};

/// The rules about a table as a whole whose findings are judged on what a recipe leaves.
pub const JUDGED_AFTER: [&str; 3] =
    ["personal-data-combination", "personal-data-sensitive", "personal-data-small-cells"];

/// `personal-data-sensitive`: every row is a person, and columns tell of health, violence or belief.
pub fn sensitive(columns: &[Column], profile: &Profile) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    if !is_person_level(columns, profile) {
        return findings;
    }
    for (column, profile) in columns.iter().zip(&profile.columns) {
        let Some(theme) = theme(column) else { continue };
        if profile.rows <= profile.nulls {
            continue;
        }
        match findings.iter_mut().find(|finding| finding.details["kind"] == theme) {
            Some(finding) => {
                if let Some(names) = finding.details.get_mut("names") {
                    *names += ", ";
                    *names += &column.name;
                }
            }
            None => {
                let mut finding = Finding::new("personal-data-sensitive", Severity::Error);
                finding.count = profile.rows;
                finding.details.insert("kind".to_owned(), theme.to_owned());
                finding.details.insert("names".to_owned(), column.name.clone());
                findings.push(finding);
            }
        }
    }
    findings
}

/// The column of counts that the last step which makes groups of rows leaves; none where rows are still rows.
pub fn counted<'a>(recipe: &'a Recipe, columns: &[Column]) -> Option<&'a str> {
    let last = recipe.steps.iter().rev().filter(|step| step.enabled).find_map(|step| match &step.operation {
        Operation::Aggregate { count, .. } => Some(count.as_str()),
        _ => None,
    })?;
    columns.iter().any(|column| column.name == last).then_some(last)
}

/// The risks that are left in a clean table with these columns and this profile.
pub fn left(recipe: &Recipe, columns: &[Column], profile: &Profile, thresholds: &Thresholds) -> Vec<Finding> {
    if let Some(count) = counted(recipe, columns) {
        // the rows are groups of persons, whatever their columns are called
        let place = |at: &usize| columns[*at].name == count;
        let (counts, keys): (Vec<usize>, Vec<usize>) = (0..columns.len()).partition(place);
        let groups = Layout { keys, counts, delicate: true, local: true };
        return small(&groups, profile, thresholds).into_iter().collect();
    }
    let mut found: Vec<Finding> = combination(columns, profile, thresholds).into_iter().collect();
    found.extend(sensitive(columns, profile));
    if let Some(layout) = layout(columns, profile, "") {
        found.extend(small(&layout, profile, thresholds));
    }
    found
}

/// The findings of a table when a recipe has run: those about the table as a whole as they are then, of the others
/// those that nobody has decided about.
pub fn after(
    findings: &[Finding],
    recipe: &Recipe,
    columns: &[Column],
    profile: &Profile,
    thresholds: &Thresholds,
) -> Vec<Finding> {
    let judged = |finding: &Finding| JUDGED_AFTER.contains(&finding.rule.as_str());
    let table = findings.iter().find_map(|finding| finding.table);
    let accepted = |rule: &str| {
        let accepts =
            |operation: &Operation| matches!(operation, Operation::AcceptRisk { rule: known, .. } if known == rule);
        recipe.steps.iter().any(|step| step.enabled && accepts(&step.operation))
    };
    let withheld = || {
        let cells = |operation: &Operation| matches!(operation, Operation::SuppressCells { .. });
        recipe.steps.iter().any(|step| step.enabled && cells(&step.operation))
    };
    let decided = |finding: &Finding| match (finding.rule.as_str(), &finding.column) {
        ("personal-data", Some(column)) => is_decided(recipe, column),
        ("personal-data-given-away", _) => withheld() || accepted(&finding.rule),
        (rule, _) => accepted(rule),
    };
    let mut now: Vec<Finding> = left(recipe, columns, profile, thresholds);
    now.iter_mut().for_each(|finding| finding.table = table);
    now.extend(findings.iter().filter(|finding| !judged(finding)).cloned());
    now.retain(|finding| !decided(finding));
    now.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    now
}

/// True where a step of the recipe decides about a column of the table as read.
pub fn is_decided(recipe: &Recipe, column: &str) -> bool {
    deciding_step(recipe, column).is_some()
}

/// The place, from 0, of the step by which a recipe decides about a column of the table as read: it goes, becomes
/// something else, or is allowed; none where nobody has decided.
pub fn deciding_step(recipe: &Recipe, column: &str) -> Option<usize> {
    let mut name = column;
    for (at, step) in recipe.steps.iter().enumerate().filter(|(_, step)| step.enabled) {
        match &step.operation {
            Operation::Rename { column, to } if column == name => name = to,
            Operation::DropColumns { columns } if columns.iter().any(|c| c == name) => return Some(at),
            Operation::KeepColumns { columns } if !columns.iter().any(|c| c == name) => return Some(at),
            Operation::Aggregate { by, sums, .. } if !by.iter().chain(sums).any(|c| c == name) => return Some(at),
            operation if operation.is_privacy() && operation.columns().contains(&name) => return Some(at),
            _ => {}
        }
    }
    None
}
