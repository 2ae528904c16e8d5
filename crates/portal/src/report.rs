//! `report.html`: a cleaning told to an office worker. What file, what was found, what was changed, what was
//! left out, what a person must decide, who can put it right. One page that needs nothing else.
//!
//! Never here: cleaning.

use std::collections::BTreeMap;

use apertura_actions::ReportInput;
use apertura_tabular::cleaned::{Changes, Drift, StepChanges};
use apertura_tabular::suggest::is_done_unseen;
use apertura_tabular::{Finding, Severity};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::language::{Language, Messages};
use crate::{assets, number, quality, relations, risk};

/// The report as a standalone page.
pub fn render(language: Language, input: &ReportInput<'_>) -> String {
    let messages = Messages::get(language);
    let labels = labels(input);
    let label = |name: &str| labels.get(name).copied().unwrap_or(name).to_owned();
    let title = messages.with("report-title", [("file", input.source.name.as_str())]);
    let changes = &input.cleaned.changes;
    html! {
        (DOCTYPE)
        html lang=(language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(assets::STYLE.content())) }
            }
            body {
                main {
                    div.wide {
                        h1 { (title) }
                        (summary(messages, input))
                        (decisions(messages, input, &label))
                        (corrected(messages, changes, &label))
                        (left_out(messages, changes, &label))
                        (drift(messages, changes, &label))
                        (risk::section(messages, &input.cleaned.changes, &label))
                        (to_fix(messages, input, &label))
                        (columns(messages, input))
                        (relations::section(messages, input.before, &label))
                        section.block {
                            h2 { (messages.text("report-repeat-title")) }
                            p { (messages.text("report-repeat-text")) }
                        }
                    }
                }
                footer.foot { div.wide { p { (messages.with("report-foot", [("engine", input.recipe.engine.as_str())])) } } }
            }
        }
    }
    .into_string()
}

/// The words that the office uses, by machine name.
fn labels<'a>(input: &'a ReportInput<'_>) -> BTreeMap<&'a str, &'a str> {
    let columns = input.cleaned.columns.iter().filter(|column| !column.label.is_empty());
    columns.map(|column| (column.name.as_str(), column.label.as_str())).collect()
}

fn changed_cells(changes: &Changes) -> u64 {
    changes.steps.iter().map(|step| step.cells_changed).sum()
}

/// Rows of the table that a step left out; titles and notes were never rows.
fn dropped_rows(changes: &Changes) -> u64 {
    changes.steps.iter().map(|step| step.rows_dropped).sum()
}

fn summary(messages: &Messages, input: &ReportInput<'_>) -> Markup {
    let (source, structure, changes) = (input.source, input.structure, &input.cleaned.changes);
    let open = quality::open(input.findings, input.decisions);
    let undecided = open.iter().filter(|finding| finding.severity == Severity::Error).count();
    html! {
        p.lead {
            (messages.with("report-lead", [
                ("rows", input.cleaned.rows as f64),
                ("columns", input.cleaned.columns.len() as f64),
                ("cells", changed_cells(changes) as f64),
                ("dropped", dropped_rows(changes) as f64),
            ]))
        }
        @if undecided > 0 {
            div.notice.error { p { (messages.with("report-undecided", [("count", undecided as f64)])) } }
        } @else {
            div.notice { p { (messages.text("report-nothing-to-decide")) } }
        }
        section.card {
            h2 { (messages.text("report-file-title")) }
            dl.facts {
                dt { (messages.text("report-file-name")) } dd { (source.name) }
                dt { (messages.text("report-file-kind")) }
                dd { (messages.code("format", source.format.name())) ", " (number::bytes(source.bytes)) }
                @if let Some(encoding) = &source.encoding {
                    dt { (messages.text("report-encoding")) } dd { (encoding) }
                }
                @if let Some(delimiter) = &source.delimiter {
                    dt { (messages.text("report-delimiter")) }
                    dd { code { @if delimiter == "\t" { "TAB" } @else { (delimiter) } } }
                }
                @if let Some(sheet) = input.sheet { dt { (messages.text("report-sheet")) } dd { (sheet) } }
                dt { (messages.text("report-header")) }
                dd {
                    @match structure.header_first_row {
                        Some(first) if structure.header_rows > 1 => (messages.with("report-rows-from-to", [
                            ("from", number::count(first)), ("to", number::count(first + structure.header_rows - 1)),
                        ])),
                        Some(first) => (messages.with("report-row-at", [("row", number::count(first))])),
                        None => (messages.text("report-no-header")),
                    }
                }
                dt { (messages.text("report-data")) }
                dd {
                    (messages.with("report-rows-from-to", [
                        ("from", number::count(structure.first_row)), ("to", number::count(structure.last_row)),
                    ]))
                }
                @for note in structure.titles.iter().take(6) { dt { (messages.text("report-note-above")) } dd { (note.text) } }
                @for note in structure.notes.iter().take(6) { dt { (messages.text("report-note-below")) } dd { (note.text) } }
            }
        }
    }
}

fn decisions(messages: &Messages, input: &ReportInput<'_>, label: &dyn Fn(&str) -> String) -> Markup {
    let open = quality::open(input.findings, input.decisions);
    let urgent: Vec<Finding> = open.into_iter().filter(|f| f.severity == Severity::Error).collect();
    html! {
        @if !urgent.is_empty() {
            section.block {
                h2 { (messages.text("report-decide-title")) }
                (quality::groups(messages, &urgent, label))
            }
        }
        @if !input.decisions.is_empty() {
            section.block { (quality::decided(messages, input.decisions, label)) }
        }
    }
}

fn did_something(step: &StepChanges) -> bool {
    step.cells_changed > 0 || step.rows_dropped > 0 || step.misfits > 0
}

fn corrected(messages: &Messages, changes: &Changes, label: &dyn Fn(&str) -> String) -> Markup {
    let done: Vec<&StepChanges> = changes.steps.iter().filter(|step| did_something(step)).collect();
    html! {
        section.block {
            h2 { (messages.text("report-corrected-title")) }
            @if done.is_empty() { p { (messages.text("report-corrected-nothing")) } }
            @for steps in by_operation(&done) { (operation(messages, &steps, changes, label)) }
        }
    }
}

/// Steps of the same operation together, in the order of the first of each.
fn by_operation<'s>(done: &[&'s StepChanges]) -> Vec<Vec<&'s StepChanges>> {
    let mut groups: Vec<Vec<&StepChanges>> = Vec::new();
    for step in done {
        match groups.iter_mut().find(|group| group[0].operation == step.operation) {
            Some(group) => group.push(step),
            None => groups.push(vec![step]),
        }
    }
    groups
}

/// What one operation did: a column openly, several with the first one open.
fn operation(messages: &Messages, steps: &[&StepChanges], changes: &Changes, label: &dyn Fn(&str) -> String) -> Markup {
    let Some(first) = steps.first() else { return html! {} };
    let name = messages.code("operation", &first.operation);
    html! {
        article.finding {
            @if steps.len() == 1 {
                p.say { @if let Some(column) = &first.column { q { (label(column)) } ": " } (name) }
                p { (counts(messages, first, changes)) }
                (quality::samples(messages, &first.samples))
            } @else {
                p.say { (name) }
                p {
                    (messages.with("report-in-columns", [
                        ("count", steps.iter().map(|step| step.cells_changed).sum::<u64>() as f64),
                        ("columns", steps.len() as f64),
                    ]))
                }
                @for (at, step) in steps.iter().take(OPEN).enumerate() { (of_column(messages, step, changes, at == 0, label)) }
                @if steps.len() > OPEN {
                    details {
                        summary { (messages.with("and-columns-more", [("count", (steps.len() - OPEN) as f64)])) }
                        @for step in steps.iter().skip(OPEN) { (of_column(messages, step, changes, false, label)) }
                    }
                }
            }
        }
    }
}

/// Columns of one operation that are listed before the rest is folded away.
const OPEN: usize = 6;

/// What an operation did to one of several columns.
fn of_column(
    messages: &Messages,
    step: &StepChanges,
    changes: &Changes,
    open: bool,
    label: &dyn Fn(&str) -> String,
) -> Markup {
    html! {
        details open[open] {
            summary {
                span {
                    @if let Some(column) = &step.column { q { (label(column)) } ": " }
                    (counts(messages, step, changes))
                }
            }
            (quality::samples(messages, &step.samples))
        }
    }
}

/// What a step did, in sentences.
fn counts(messages: &Messages, step: &StepChanges, changes: &Changes) -> Markup {
    let blank = changes.unconverted.iter().any(|column| Some(&column.column) == step.column.as_ref());
    let misfits = if blank { "report-misfits-blank" } else { "report-misfits" };
    html! {
        @if step.cells_changed > 0 { (messages.with("report-cells-changed", [("count", step.cells_changed as f64)])) " " }
        @if step.rows_dropped > 0 { (messages.with("report-rows-dropped", [("count", step.rows_dropped as f64)])) " " }
        @if step.misfits > 0 { (messages.with(misfits, [("count", step.misfits as f64)])) }
    }
}

fn left_out(messages: &Messages, changes: &Changes, label: &dyn Fn(&str) -> String) -> Markup {
    let any = changes.left_out.values().any(|count| *count > 0);
    html! {
        section.block {
            h2 { (messages.text("report-left-out-title")) }
            @if !any && changes.unconverted.is_empty() { p { (messages.text("report-left-out-nothing")) } }
            @if any {
                p { (messages.text("report-left-out-text")) }
                ul {
                    @for (reason, count) in changes.left_out.iter().filter(|(_, count)| **count > 0) {
                        li { (messages.with(&format!("left-out-{reason}"), [("count", *count as f64)])) }
                    }
                }
            }
            @for column in &changes.unconverted {
                article.finding.warning {
                    p.say {
                        q { (label(&column.column)) } ": "
                        (messages.with("report-unconverted", [("count", column.count as f64)]))
                    }
                    p { (messages.text("report-unconverted-advice")) }
                    details {
                        summary { (messages.text("where-and-examples")) }
                        ul {
                            @for (record, text) in column.cells.iter().take(20) {
                                li { (messages.with("report-row-at", [("row", number::count(*record))])) ": " del { (text) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn drift(messages: &Messages, changes: &Changes, label: &dyn Fn(&str) -> String) -> Markup {
    // cells that were not converted are told above
    let told = |drift: &Drift| {
        drift.reason == "some-misfits"
            && changes.unconverted.iter().any(|column| Some(&column.column) == drift.column.as_ref())
    };
    let drifts: Vec<&Drift> = changes.drift.iter().filter(|drift| !told(drift)).collect();
    html! {
        @if !drifts.is_empty() {
            section.block {
                h2 { (messages.text("report-drift-title")) }
                p { (messages.text("report-drift-text")) }
                ul {
                    @for drift in drifts {
                        li {
                            (messages.code("operation", &drift.operation))
                            @if let Some(column) = &drift.column { " (" q { (label(column)) } ")" }
                            ": "
                            (messages.drift(drift))
                        }
                    }
                }
            }
        }
    }
}

fn to_fix(messages: &Messages, input: &ReportInput<'_>, label: &dyn Fn(&str) -> String) -> Markup {
    let enabled = |finding: &Finding| {
        finding.remedy.as_ref().is_some_and(|remedy| {
            input.recipe.steps.iter().filter(|step| step.enabled).any(|step| {
                let columns = step.operation.columns();
                let ours = is_done_unseen(finding) || step.because.as_deref() == Some(&finding.rule);
                ours && std::mem::discriminant(&step.operation) == std::mem::discriminant(remedy)
                    && finding.column.as_deref().is_none_or(|column| columns.contains(&column))
            })
        })
    };
    let rest = input.findings.iter().filter(|f| f.severity != Severity::Error).cloned();
    let (done, rest): (Vec<Finding>, Vec<Finding>) = rest.partition(enabled);
    html! {
        @if !rest.is_empty() {
            section.block {
                h2 { (messages.text("report-fix-title")) }
                p { (messages.text("report-fix-text")) }
                (quality::groups(messages, &rest, label))
            }
        }
        @if !done.is_empty() {
            section.block {
                details {
                    summary { (messages.with("report-done-title", [("count", done.len() as f64)])) }
                    p { (messages.text("report-done-text")) }
                    (quality::groups(messages, &done, label))
                }
            }
        }
    }
}

fn columns(messages: &Messages, input: &ReportInput<'_>) -> Markup {
    html! {
        section.block {
            h2 { (messages.text("report-columns-title")) }
            div.scroll tabindex="0" role="region" aria-label=(messages.text("report-columns-title")) {
                table {
                    thead {
                        tr {
                            th scope="col" { (messages.text("column")) }
                            th scope="col" { (messages.text("column-label")) }
                            th scope="col" { (messages.text("column-type")) }
                            th.number scope="col" { (messages.text("column-blank")) }
                            th scope="col" { (messages.text("column-personal")) }
                        }
                    }
                    tbody {
                        @for column in &input.cleaned.columns {
                            @let profile = input.cleaned.profile.columns.iter().find(|p| p.name == column.name);
                            tr {
                                th scope="row" { code { (column.name) } }
                                td { (column.label) @if let Some(unit) = &column.unit { " (" (unit) ")" } }
                                td { (messages.code("type", column.value_type.name())) }
                                td.number { @if let Some(profile) = profile { (number::count(profile.nulls)) } }
                                td { @if let Some(kind) = &column.personal { (messages.code("personal", kind)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
