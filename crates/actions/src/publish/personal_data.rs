//! The gate: what was decided about personal data becomes steps of the recipe, and what nobody has decided
//! stops the publication.
//!
//! Never here: how personal data are found (see tabular), how they are masked (see tabular).

use std::collections::BTreeSet;

use apertura_catalog::Decision;
use apertura_tabular::cleaned::Cleaned;
use apertura_tabular::privacy::{self, JUDGED_AFTER, Thresholds};
use apertura_tabular::{ColumnProfile, Finding, Operation, Profile, Recipe, Severity, Step};

use crate::personal_decision::PersonalDecision;
use crate::refusal::Refusal;

/// Signs at the end that a mask leaves where the finding does not say how many.
const KEEP: u64 = 2;

/// True for a finding about personal data.
pub(crate) fn is_about_persons(finding: &Finding) -> bool {
    finding.rule == "personal-data" || finding.rule.starts_with("personal-data-")
}

/// True for a finding about personal data that somebody must decide on.
pub(super) fn must_be_decided(finding: &Finding) -> bool {
    finding.severity == Severity::Error && is_about_persons(finding)
}

/// The rule about withheld cells that totals give away: settled by withholding more.
const GIVEN_AWAY: &str = "personal-data-given-away";

/// True for a rule about a whole table; a decision names it where others name a column.
fn is_risk(rule: &str) -> bool {
    !PersonalDecision::of_rule(rule).is_empty()
}

/// Puts the decisions into the recipe, at its end, each in place of what the recipe said about the column before.
/// `profile` is that of the table as read.
pub(crate) fn decide(
    recipe: &mut Recipe,
    decisions: &[PersonalDecision],
    profile: &Profile,
    findings: &[Finding],
) -> Result<(), Refusal> {
    let columns: Vec<String> = profile.columns.iter().map(|column| column.name.clone()).collect();
    for decision in decisions {
        if is_risk(&decision.column) {
            settle(recipe, decision, &columns, findings)?;
            continue;
        }
        let Some(column) = profile.column(&decision.column) else {
            return Err(Refusal::NoSuchColumn { column: decision.column.clone(), choices: columns });
        };
        let operation = operation(decision, findings, profile, column, late_name(recipe, &decision.column))?;
        let present = |step: &Step| step.enabled && step.operation == operation;
        if recipe.steps.iter().any(present) {
            continue;
        }
        let names = names(recipe, &decision.column);
        recipe.steps.retain(|step| {
            !(step.operation.is_privacy() && step.operation.columns().iter().any(|name| names.contains(*name)))
        });
        let step = Step { because: Some("personal-data".to_owned()), ..Step::new(operation) };
        // cells change before rows are counted by them
        let at = recipe.steps.iter().position(|step| counts_rows(&step.operation)).unwrap_or(recipe.steps.len());
        recipe.steps.insert(at, step);
    }
    Ok(())
}

/// True for the steps that count rows or look at counts: they come last.
fn counts_rows(operation: &Operation) -> bool {
    matches!(operation, Operation::SuppressRows { .. } | Operation::Aggregate { .. } | Operation::SuppressCells { .. })
}

/// A risk of the whole table, named by its rule, is accepted or lowered by a step; the step takes the place of what
/// was decided about it before.
fn settle(
    recipe: &mut Recipe,
    decision: &PersonalDecision,
    columns: &[String],
    findings: &[Finding],
) -> Result<(), Refusal> {
    let rule = decision.column.clone();
    let choices = PersonalDecision::of_rule(&rule);
    let thresholds = Thresholds::of(&recipe.import.overrides);
    let finding = findings.iter().find(|finding| finding.rule == rule);
    let named = |recipe: &Recipe, detail: &str| -> Result<Vec<String>, Refusal> {
        let found = finding.and_then(|finding| finding.details.get(detail));
        let Some(names) = found.filter(|names| !names.is_empty()) else {
            return Err(Refusal::BadValue { field: "decide", value: rule.clone(), choices: rules(findings) });
        };
        Ok(names.split(", ").map(|name| late_name(recipe, name)).collect())
    };
    let operation = match decision.operation.as_str() {
        "allow" => match reason(decision) {
            Some(reason) => Operation::AcceptRisk { rule: rule.clone(), reason: reason.to_owned() },
            None => return Err(Refusal::NoReason { column: decision.column.clone() }),
        },
        "suppress-rows" if choices.contains(&"suppress-rows") => Operation::SuppressRows {
            least: decision.number(thresholds.group, "suppress-rows:5")?,
            columns: named(recipe, "names")?,
        },
        "suppress-cells" if choices.contains(&"suppress-cells") => Operation::SuppressCells {
            least: decision.number(thresholds.cell, "suppress-cells:3")?,
            columns: named(recipe, "counts")?,
            by: named(recipe, "by")?,
            known: Vec::new(),
        },
        "aggregate" if choices.contains(&"aggregate") => {
            decision.aggregation(columns, thresholds.cell, |name| late_name(recipe, name))?
        }
        other => {
            return Err(Refusal::BadValue {
                field: "operation",
                value: other.to_owned(),
                choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
            });
        }
    };
    recipe.steps.retain(|step| {
        !(step.because.as_deref() == Some(&rule)
            && (counts_rows(&step.operation) || matches!(step.operation, Operation::AcceptRisk { .. }))
            || matches!(&step.operation, Operation::AcceptRisk { rule: known, .. } if *known == rule))
    });
    recipe.steps.push(Step { because: Some(rule), ..Step::new(operation) });
    Ok(())
}

/// The rules of a file's findings about whole tables.
fn rules(findings: &[Finding]) -> Vec<String> {
    let mut rules: Vec<String> =
        findings.iter().filter(|finding| is_risk(&finding.rule)).map(|finding| finding.rule.clone()).collect();
    rules.dedup();
    rules
}

fn reason(decision: &PersonalDecision) -> Option<&str> {
    decision.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty())
}

/// The step by which the recipe accepts a risk of the whole table.
fn accepted<'a>(recipe: &'a Recipe, finding: &Finding) -> Option<&'a Operation> {
    let accepts = |step: &&Step| {
        step.enabled && matches!(&step.operation, Operation::AcceptRisk { rule, .. } if *rule == finding.rule)
    };
    recipe.steps.iter().find(accepts).map(|step| &step.operation)
}

fn operation(
    decision: &PersonalDecision,
    findings: &[Finding],
    table: &Profile,
    profile: &ColumnProfile,
    column: String,
) -> Result<Operation, Refusal> {
    let keep = findings.iter().find_map(|finding| match &finding.remedy {
        Some(Operation::Mask { column, keep }) if *column == decision.column => Some(*keep as u64),
        _ => None,
    });
    let without_level = |operation: Operation| match &decision.level {
        None => Ok(operation),
        Some(level) => Err(Refusal::BadValue { field: "level", value: level.clone(), choices: Vec::new() }),
    };
    match decision.operation.as_str() {
        "remove" => without_level(Operation::Remove { column }),
        "mask" => {
            let keep = decision.number(keep.unwrap_or(KEEP), "mask:4")?;
            Ok(Operation::Mask { column, keep: usize::try_from(keep).unwrap_or(usize::MAX) })
        }
        "pseudonymize" => without_level(Operation::Pseudonymize { column }),
        "generalize" => {
            let (to, step) = match decision.generalization()? {
                Some((to, step)) => (Some(to), step),
                None => level(findings, table, profile)?,
            };
            Ok(Operation::Generalize { column, to, step })
        }
        "allow" => match reason(decision) {
            Some(reason) => Ok(Operation::Allow { column, reason: reason.to_owned() }),
            None => Err(Refusal::NoReason { column: decision.column.clone() }),
        },
        other => Err(Refusal::BadValue {
            field: "operation",
            value: other.to_owned(),
            choices: PersonalDecision::OPERATIONS.map(str::to_owned).to_vec(),
        }),
    }
}

/// How a column is made less exact where nobody says it: as its finding proposes, else as fits what it holds.
///
/// # Errors
/// [`Refusal::BadValue`] where nothing fits: a person must say the level.
fn level(
    findings: &[Finding],
    profile: &Profile,
    column: &ColumnProfile,
) -> Result<(Option<String>, Option<u32>), Refusal> {
    let proposed = findings.iter().find_map(|finding| match &finding.remedy {
        Some(Operation::Generalize { column: known, to, step }) if *known == column.name => Some((to.clone(), *step)),
        _ => None,
    });
    if let Some(proposed) = proposed {
        return Ok(proposed);
    }
    let fitting = PersonalDecision::levels(profile, &column.name).first();
    let Some(fitting) = fitting else {
        let choices = PersonalDecision::LEVELS.map(str::to_owned).to_vec();
        return Err(Refusal::BadValue { field: "level", value: String::new(), choices });
    };
    let (to, step) = match fitting.split_once(':') {
        Some((to, step)) => (to, step.parse().ok()),
        None => (*fitting, None),
    };
    Ok((Some(to.to_owned()), step))
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

/// The place, from 0, of the step by which the recipe decides on a column of the table as read, or on a risk of the
/// whole table; none where nobody has decided.
pub(crate) fn deciding_step(recipe: &Recipe, column: &str) -> Option<usize> {
    if !is_risk(column) {
        return privacy::deciding_step(recipe, column);
    }
    let settles = |step: &Step| {
        step.enabled
            && (matches!(&step.operation, Operation::AcceptRisk { rule, .. } if rule == column)
                || step.because.as_deref() == Some(column) && counts_rows(&step.operation))
    };
    recipe.steps.iter().position(settles)
}

/// How far an operation goes, as a decision writes it.
fn said(operation: &Operation) -> Option<String> {
    match operation {
        Operation::Mask { keep, .. } => Some(keep.to_string()),
        Operation::Generalize { to: Some(to), step, .. } => {
            Some(step.map_or_else(|| to.clone(), |step| format!("{to}:{step}")))
        }
        Operation::SuppressRows { least, .. } | Operation::SuppressCells { least, .. } => Some(least.to_string()),
        Operation::Aggregate { by, .. } => Some(by.join(",")),
        _ => None,
    }
}

fn decision(rule: &str, column: Option<&str>, operation: &Operation) -> Decision {
    Decision {
        rule: rule.to_owned(),
        column: column.map(str::to_owned),
        operation: operation.id().to_owned(),
        reason: match operation {
            Operation::Allow { reason, .. } | Operation::AcceptRisk { reason, .. } => Some(reason.clone()),
            _ => None,
        },
        level: said(operation),
        roles: Vec::new(),
    }
}

/// What the recipe decides about the columns of `findings`; risks that are judged on what it leaves are passed over.
///
/// # Errors
/// The findings about which it says nothing.
pub(crate) fn decided(recipe: &Recipe, findings: &[Finding]) -> Result<Vec<Decision>, Vec<Finding>> {
    let (mut decisions, mut open) = (Vec::new(), Vec::new());
    let now = |finding: &&Finding| must_be_decided(finding) && !JUDGED_AFTER.contains(&finding.rule.as_str());
    for finding in findings.iter().filter(now) {
        let subject = finding.column.as_deref().unwrap_or(&finding.rule);
        let withholds = || {
            let cells = |step: &Step| step.enabled && matches!(step.operation, Operation::SuppressCells { .. });
            (finding.rule == GIVEN_AWAY).then(|| recipe.steps.iter().position(cells)).flatten()
        };
        match deciding_step(recipe, subject).or_else(withholds) {
            Some(at) => {
                decisions.push(decision(&finding.rule, finding.column.as_deref(), &recipe.steps[at].operation));
            }
            None => open.push(finding.clone()),
        }
    }
    if open.is_empty() { Ok(decisions) } else { Err(open) }
}

/// What the recipe decides about risks of the whole table, before it has run.
pub(crate) fn risks_decided(recipe: &Recipe, findings: &[Finding]) -> Vec<Decision> {
    let judged = |finding: &&Finding| must_be_decided(finding) && JUDGED_AFTER.contains(&finding.rule.as_str());
    let decided = |finding: &Finding| {
        let at = deciding_step(recipe, &finding.rule)?;
        Some(decision(&finding.rule, None, &recipe.steps[at].operation))
    };
    findings.iter().filter(judged).filter_map(decided).collect()
}

/// The risks that are left when the recipe has run take the place of those found before; who has not lowered one must
/// have accepted it. What lowered a risk is kept as a decision.
///
/// # Errors
/// The findings about which the recipe says nothing.
pub(crate) fn left(
    recipe: &Recipe,
    findings: &mut Vec<Finding>,
    decisions: &mut Vec<Decision>,
    cleaned: &Cleaned,
) -> Result<(), Vec<Finding>> {
    let judged = |finding: &Finding| JUDGED_AFTER.contains(&finding.rule.as_str());
    let table = findings.iter().find_map(|finding| finding.table);
    let before: Vec<Finding> = findings.iter().filter(|finding| judged(finding)).cloned().collect();
    findings.retain(|finding| !judged(finding));
    let thresholds = Thresholds::of(&recipe.import.overrides);
    let now = privacy::left(recipe, &cleaned.as_table_columns(), &cleaned.profile, &thresholds);
    let mut open = Vec::new();
    for finding in now {
        let finding = Finding { table, ..finding };
        match accepted(recipe, &finding) {
            Some(step) => decisions.push(decision(&finding.rule, None, step)),
            None if must_be_decided(&finding) => {
                open.push(finding);
                continue;
            }
            None => {}
        }
        findings.push(finding);
    }
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    if !open.is_empty() {
        return Err(open);
    }
    for finding in before.iter().filter(|finding| must_be_decided(finding)) {
        let steps = recipe.steps.iter().filter(|step| step.enabled && counts_rows(&step.operation));
        let mine = steps.filter(|step| step.because.as_deref() == Some(&finding.rule));
        decisions.extend(mine.map(|step| decision(&finding.rule, None, &step.operation)));
    }
    Ok(())
}

/// True where a person has allowed every column with personal data, so that the original itself may be shown.
/// `elsewhere` are the findings about the file's other tables, on which nobody has decided. An original that names its
/// author, or hides personal data in a sheet, is never shown, nor is one of which a step guards persons: it holds what
/// the step takes away.
pub(super) fn original_may_be_shown(
    recipe: &Recipe,
    decisions: &[Decision],
    findings: &[Finding],
    elsewhere: &[Finding],
) -> bool {
    let guards = |step: &Step| {
        let accepts = matches!(step.operation, Operation::Allow { .. } | Operation::AcceptRisk { .. });
        step.enabled && !accepts && (step.operation.is_privacy() || counts_rows(&step.operation))
    };
    if recipe.steps.iter().any(guards) {
        return false;
    }
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
