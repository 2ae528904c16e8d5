//! The recipe as a list: what each step does and did, switched on and off, moved, changed, taken out; one more added.
//!
//! Never here: the settings of a step (see `step`).

use apertura_tabular::{Operation, Step};
use maud::{Markup, html};

use super::condition;
use super::form::{self, Look};
use super::setting;
use super::step::{self, Tried};
use super::view::View;

/// The list.
pub(super) fn list(view: &View<'_>, tried: &Option<Tried>) -> Markup {
    let messages = view.messages;
    let steps = &view.open.state.recipe.steps;
    html! {
        h2 #recipe-title { (messages.text("draft-recipe")) }
        p.soft { (messages.text("draft-recipe-what")) }
        @if steps.is_empty() { p { (messages.text("draft-recipe-empty")) } }
        ol.steps {
            @for (index, step) in steps.iter().enumerate() { (line(view, index, step, steps.len(), tried)) }
        }
        (step::adding(view, tried))
        details.card.elsewhere {
            summary { (messages.text("draft-other-recipe")) }
            p.small { (messages.text("draft-other-recipe-what")) }
            form action=(view.path("/recipe")) method="post" enctype="multipart/form-data" {
                (form::hidden(view, "recipe"))
                label for="recipe-file" { (messages.text("draft-recipe-file")) }
                input #recipe-file type="file" name="file" accept=".toml,.json,.txt" required;
                button.slim type="submit" { (messages.text("draft-use-recipe")) }
            }
            p.small { (messages.text("draft-suggest-what")) }
            (form::one(view, "suggest", &[], html! { (messages.text("draft-suggest")) }, Look { part: "recipe", ..Look::default() }))
        }
    }
}

fn line(view: &View<'_>, index: usize, step: &Step, count: usize, tried: &Option<Tried>) -> Markup {
    let messages = view.messages;
    let number = (index + 1).to_string();
    let id = format!("step-{number}");
    let editing = view.visit.value("step") == Some(&number);
    let what = said(view, &step.operation);
    let at = [("step", number.as_str())];
    let (up, down) = (index.to_string(), (index + 2).to_string());
    // what a button is called, since there is one like it at each step
    let button = |change: &str, fields: &[(&str, &str)], text: Markup, key: &str, part: &str, off: bool| {
        let label = messages.with(key, [("step", number.as_str()), ("what", what.as_str())]);
        form::one(view, change, fields, text, Look { off, part, label: Some(&label), main: false })
    };
    let word = |key: &str| html! { (messages.text(key)) };
    html! {
        li #(id).off[!step.enabled].editing[editing] {
            p.say { (what) @if !step.enabled { " " span.tag { (messages.text("draft-step-is-off")) } } }
            @if let Some(settings) = setting::summary(view, &step.operation) { p.small.soft.settings-line { (settings) } }
            @if !step.when.is_empty() {
                p.small.soft { (messages.text("draft-only-where")) " " (step.when.iter().map(|one| condition::said(view, one)).collect::<Vec<_>>().join("; ")) }
            }
            @if step.enabled { (did(view, index + 1)) }
            div.buttons {
                @if step.enabled {
                    (button("switch-off", &at, word("draft-switch-off"), "draft-switch-off-step", &id, false))
                } @else {
                    (button("switch-on", &at, word("draft-switch-on"), "draft-switch-on-step", &id, false))
                }
                (button("move", &[("step", &number), ("to", &up)], html! { "↑" }, "draft-move-up", &format!("step-{up}"), index == 0))
                (button("move", &[("step", &number), ("to", &down)], html! { "↓" }, "draft-move-down", &format!("step-{down}"), index + 1 == count))
                @if !editing {
                    a.button.quiet.slim href=(view.with(&[("step", &number), ("add", "")], &id))
                        aria-label=(messages.with("draft-edit-step", [("step", number.as_str()), ("what", what.as_str())])) { (messages.text("draft-edit")) }
                }
                (button("remove", &at, word("draft-remove"), "draft-remove-step", "recipe", false))
            }
            @if editing { (step::editing(view, index, &step.operation, tried)) }
        }
    }
}

/// What a step does, with the columns that it is about.
pub(super) fn said(view: &View<'_>, operation: &Operation) -> String {
    let what = view.messages.code("operation", operation.id());
    let mut columns = operation.columns();
    if let Operation::Conform { .. } = operation {
        // the others are among its settings
        columns.truncate(1);
    }
    if columns.is_empty() {
        return what;
    }
    let shown: Vec<String> = columns.iter().take(3).map(|name| format!("«{}»", view.label(name))).collect();
    let more = match columns.len() - shown.len() {
        0 => String::new(),
        more => format!(" {}", view.messages.with("draft-columns-more", [("count", more as f64)])),
    };
    format!("{}{more}: {what}", shown.join(", "))
}

/// What a step did to the table.
fn did(view: &View<'_>, number: usize) -> Markup {
    let messages = view.messages;
    let changes: Vec<_> = view.cleaning.step(number).collect();
    let cells: u64 = changes.iter().map(|change| change.cells_changed).sum();
    let rows: u64 = changes.iter().map(|change| change.rows_dropped).sum();
    html! {
        @if cells > 0 || rows > 0 {
            p.small.did {
                @if cells > 0 { (messages.with("report-cells-changed", [("count", cells as f64)])) " " }
                @if rows > 0 { (messages.with("report-rows-dropped", [("count", rows as f64)])) }
            }
        }
        @for drift in view.cleaning.drift(number) { p.small.drift { (step::drift(view, drift)) } }
    }
}
