//! The gate: what was decided about personal data becomes steps of the recipe, and what nobody has decided
//! stops the publication.
//!
//! Never here: how personal data are found (see tabular), how they are masked (see tabular).

use std::collections::BTreeSet;

use apertura_catalog::Decision;
use apertura_tabular::cleaned::{CleanColumn, Cleaned};
use apertura_tabular::privacy::{self, Thresholds};
use apertura_tabular::{Column, Finding, Operation, Recipe, Severity, Step};

use crate::publish_request::PersonalDecision;
use crate::refusal::Refusal;

/// Signs at the end that a mask leaves where the finding does not say how many.
const KEEP: usize = 2;

/// True for a finding about personal data.
pub(crate) fn is_about_persons(finding: &Finding) -> bool {
    finding.rule == "personal-data" || finding.rule.starts_with("personal-data-")
}

/// True for a finding about personal data that somebody must decide on.
pub(super) fn must_be_decided(finding: &Finding) -> bool {
    finding.severity == Severity::Error && is_about_persons(finding)
}

/// The rule whose finding is judged on what the recipe leaves.
const COMBINATION: &str = "personal-data-combination";

/// Rules about a whole table; a decision names them where others name a column.
const RISKS: [&str; 3] = [COMBINATION, "personal-data-sensitive", "personal-data-small-cells"];

/// Puts the decisions into the recipe, at its end, each in place of what the recipe said about the column before.
/// `columns` are those of the table as read.
pub(crate) fn decide(
    recipe: &mut Recipe,
    decisions: &[PersonalDecision],
    columns: &[String],
    findings: &[Finding],
) -> Result<(), Refusal> {
    for decision in decisions {
        if RISKS.contains(&decision.column.as_str()) {
            accept(recipe, decision)?;
            continue;
        }
        if !columns.contains(&decision.column) {
            return Err(Refusal::NoSuchColumn { column: decision.column.clone(), choices: columns.to_vec() });
        }
        let operation = operation(decision, findings, late_name(recipe, &decision.column))?;
        let present = |step: &Step| step.enabled && step.operation == operation;
        if recipe.steps.iter().any(present) {
            continue;
        }
        let names = names(recipe, &decision.column);
        recipe.steps.retain(|step| {
            !(step.operation.is_privacy() && step.operation.columns().iter().any(|name| names.contains(*name)))
        });
        recipe.steps.push(Step { because: Some("personal-data".to_owned()), ..Step::new(operation) });
    }
    Ok(())
}

/// A risk of the whole table, named by its rule, can only be accepted; it is lowered by steps of the recipe.
fn accept(recipe: &mut Recipe, decision: &PersonalDecision) -> Result<(), Refusal> {
    if decision.operation != "allow" {
        return Err(Refusal::BadValue {
            field: "operation",
            value: decision.operation.clone(),
            choices: vec!["allow".to_owned()],
        });
    }
    let Some(reason) = reason(decision) else { return Err(Refusal::NoReason { column: decision.column.clone() }) };
    let rule = decision.column.clone();
    recipe.steps.retain(|step| !matches!(&step.operation, Operation::AcceptRisk { rule: known, .. } if *known == rule));
    let operation = Operation::AcceptRisk { rule: rule.clone(), reason: reason.to_owned() };
    recipe.steps.push(Step { because: Some(rule), ..Step::new(operation) });
    Ok(())
}

fn reason(decision: &PersonalDecision) -> Option<&str> {
    decision.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty())
}

/// The reason with which the recipe accepts a risk of the whole table.
fn accepted<'a>(recipe: &'a Recipe, finding: &Finding) -> Option<&'a str> {
    recipe.steps.iter().filter(|step| step.enabled).find_map(|step| match &step.operation {
        Operation::AcceptRisk { rule, reason } if *rule == finding.rule => Some(reason.as_str()),
        _ => None,
    })
}

fn operation(decision: &PersonalDecision, findings: &[Finding], column: String) -> Result<Operation, Refusal> {
    let reason = reason(decision);
    let keep = findings.iter().find_map(|finding| match &finding.remedy {
        Some(Operation::Mask { column, keep }) if *column == decision.column => Some(*keep),
        _ => None,
    });
    let level = level(findings, &decision.column);
    Ok(match decision.operation.as_str() {
        "remove" => Operation::Remove { column },
        "mask" => Operation::Mask { column, keep: keep.unwrap_or(KEEP) },
        "pseudonymize" => Operation::Pseudonymize { column },
        "generalize" => Operation::Generalize { column, to: level.0, step: level.1 },
        "allow" => match reason {
            Some(reason) => Operation::Allow { column, reason: reason.to_owned() },
            None => return Err(Refusal::NoReason { column: decision.column.clone() }),
        },
        other => {
            return Err(Refusal::BadValue {
                field: "operation",
                value: other.to_owned(),
                choices: PersonalDecision::OPERATIONS.map(str::to_owned).to_vec(),
            });
        }
    })
}

/// How a column is made less exact: as its finding proposes.
fn level(findings: &[Finding], column: &str) -> (Option<String>, Option<u32>) {
    let proposed = findings.iter().find_map(|finding| match &finding.remedy {
        Some(Operation::Generalize { column: known, to, step }) if known == column => Some((to.clone(), *step)),
        _ => None,
    });
    proposed.unwrap_or_default()
}

/// Every name that a column has while the recipe runs; the last one last.
fn all_names(recipe: &Recipe, column: &str) -> Vec<String> {
    let mut names = vec![column.to_owned()];
    for step in recipe.steps.iter().filter(|step| step.enabled) {
        if let Operation::Rename { column, to } = &step.operation
            && names.last() == Some(column)
        {
            names.push(to.clone());
        }
    }
    names
}

fn names(recipe: &Recipe, column: &str) -> BTreeSet<String> {
    all_names(recipe, column).into_iter().collect()
}

fn late_name(recipe: &Recipe, column: &str) -> String {
    all_names(recipe, column).pop().unwrap_or_else(|| column.to_owned())
}

/// The place, from 0, of the step by which the recipe decides on a column of the table as read; none where nobody
/// has decided.
pub(crate) fn deciding_step(recipe: &Recipe, column: &str) -> Option<usize> {
    if RISKS.contains(&column) {
        let accepts = |step: &Step| {
            step.enabled && matches!(&step.operation, Operation::AcceptRisk { rule, .. } if rule == column)
        };
        return recipe.steps.iter().position(accepts);
    }
    let mut name = column;
    for (at, step) in recipe.steps.iter().enumerate().filter(|(_, step)| step.enabled) {
        match &step.operation {
            Operation::Rename { column, to } if column == name => name = to,
            Operation::DropColumns { columns } if columns.iter().any(|c| c == name) => return Some(at),
            operation if operation.is_privacy() && operation.columns().contains(&name) => return Some(at),
            _ => {}
        }
    }
    None
}

fn deciding<'a>(recipe: &'a Recipe, column: &str) -> Option<&'a Operation> {
    deciding_step(recipe, column).map(|at| &recipe.steps[at].operation)
}

/// What the recipe decides about the columns of `findings`.
///
/// # Errors
/// The findings about which it says nothing.
pub(crate) fn decided(recipe: &Recipe, findings: &[Finding]) -> Result<Vec<Decision>, Vec<Finding>> {
    let (mut decisions, mut open) = (Vec::new(), Vec::new());
    let now = |finding: &&Finding| must_be_decided(finding) && finding.rule != COMBINATION;
    for finding in findings.iter().filter(now) {
        let Some(column) = &finding.column else {
            match accepted(recipe, finding) {
                Some(reason) => decisions.push(Decision {
                    rule: finding.rule.clone(),
                    column: None,
                    operation: "accept-risk".to_owned(),
                    reason: Some(reason.to_owned()),
                }),
                None => open.push(finding.clone()),
            }
            continue;
        };
        match deciding(recipe, column) {
            Some(operation) => decisions.push(Decision {
                rule: finding.rule.clone(),
                column: Some(column.clone()),
                operation: operation.id().to_owned(),
                reason: match operation {
                    Operation::Allow { reason, .. } => Some(reason.clone()),
                    _ => None,
                },
            }),
            None => open.push(finding.clone()),
        }
    }
    if open.is_empty() { Ok(decisions) } else { Err(open) }
}

/// The risk that is left when the recipe has run takes the place of the one found before; who has not lowered it must
/// have accepted it.
///
/// # Errors
/// The finding about which the recipe says nothing.
pub(super) fn left(
    recipe: &Recipe,
    findings: &mut Vec<Finding>,
    decisions: &mut Vec<Decision>,
    cleaned: &Cleaned,
) -> Result<(), Vec<Finding>> {
    let column = |(index, column): (usize, &CleanColumn)| Column {
        name: column.name.clone(),
        label: column.label.clone(),
        unit: None,
        index,
        native: None,
    };
    let columns: Vec<Column> = cleaned.columns.iter().enumerate().map(column).collect();
    let table = findings.iter().find(|finding| finding.rule == COMBINATION).and_then(|finding| finding.table);
    findings.retain(|finding| finding.rule != COMBINATION);
    let Some(finding) = privacy::combination(&columns, &cleaned.profile, &Thresholds::default()) else { return Ok(()) };
    let Some(reason) = accepted(recipe, &finding) else { return Err(vec![finding]) };
    decisions.push(Decision {
        rule: finding.rule.clone(),
        column: None,
        operation: "accept-risk".to_owned(),
        reason: Some(reason.to_owned()),
    });
    findings.insert(0, Finding { table, ..finding });
    Ok(())
}

/// True where a person has allowed every column with personal data, so that the original itself may be shown.
/// `elsewhere` are the findings about the file's other tables, on which nobody has decided. An original that names its
/// author, or hides personal data in a sheet, is never shown.
pub(super) fn original_may_be_shown(decisions: &[Decision], findings: &[Finding], elsewhere: &[Finding]) -> bool {
    let names = |finding: &Finding| matches!(finding.rule.as_str(), "file-author" | "personal-data-hidden");
    decisions.iter().all(|decision| matches!(decision.operation.as_str(), "allow" | "accept-risk"))
        && !findings.iter().any(names)
        && !elsewhere.iter().any(|finding| must_be_decided(finding) || names(finding))
}

/// Takes the values of protected columns out of what is published with the data: proposals that were not accepted
/// hold values in the open.
pub(super) fn strip(recipe: &mut Recipe, findings: &mut [Finding], decisions: &[Decision]) {
    let protected: BTreeSet<String> = decisions
        .iter()
        .filter(|decision| decision.operation != "allow")
        .filter_map(|decision| decision.column.as_deref())
        .flat_map(|column| all_names(recipe, column))
        .collect();
    recipe
        .steps
        .retain(|step| !matches!(&step.operation, Operation::MapValues { column, .. } if protected.contains(column)));
    if let Some(expected) = &mut recipe.import.expected {
        expected.values.retain(|column, _| !protected.contains(column));
    }
    for finding in findings {
        if matches!(&finding.remedy, Some(Operation::MapValues { column, .. }) if protected.contains(column)) {
            finding.remedy = None;
        }
    }
}
