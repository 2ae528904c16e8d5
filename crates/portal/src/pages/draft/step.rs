//! A step as a form: one that is there or one more, what it would do, and why one did not fit.
//!
//! Never here: one setting (see `setting`), what an operation does.

use apertura_actions::draft::{Change, Drafts, Trial};
use apertura_tabular::Operation;
use apertura_tabular::cleaned::Drift;
use apertura_tabular::operation::Condition;
use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::PATIENCE;
use super::condition;
use super::findings;
use super::form;
use super::setting;
use super::template::{groups, template, whole};
use super::view::View;
use crate::refusal::Refusal;

/// What a step that is being written would do.
pub(super) struct Tried {
    operation: Operation,
    trial: Result<Trial, apertura_actions::Refusal>,
}

impl Tried {
    /// True while what it would do is being computed.
    pub(super) fn working(&self) -> bool {
        matches!(self.trial, Ok(Trial::Working(_)))
    }
}

/// Steps that know for which rows they are.
const FOR_ROWS: [&str; 9] = [
    "replace-text",
    "map-values",
    "change-case",
    "normalize-space",
    "set-missing",
    "transform",
    "compute",
    "extract",
    "pad-zeros",
];

/// What is wrong with a form: the setting, and the key of the sentence.
#[derive(Clone, Debug)]
pub(super) struct Incomplete {
    pub(super) operation: String,
    pub(super) setting: String,
    pub(super) why: &'static str,
}

/// The operation that a form says, with its fields of the kinds that the template has.
pub(super) fn operation(fields: &[(String, String)], known: Option<&Operation>) -> Result<Operation, Incomplete> {
    let op = fields.iter().find(|(name, _)| name == "op").map_or("", |(_, value)| value.as_str());
    let shape = match known.filter(|known| known.id() == op) {
        Some(known) => whole(known),
        None => template(op).unwrap_or(Value::Null),
    };
    let wrong = |setting: &str, why| Incomplete { operation: op.to_owned(), setting: setting.to_owned(), why };
    let mut out = Map::new();
    for (name, default) in shape.as_object().into_iter().flatten() {
        let read = match name.as_str() {
            "op" => Some(json!(op)),
            _ => setting::read(fields, op, name, default).map_err(|why| wrong(name, why))?,
        };
        out.extend(read.map(|read| (name.clone(), read)));
    }
    serde_json::from_value(Value::Object(out)).map_err(|_| wrong("column", "draft-step-empty"))
}

/// The rows that one more step is for: those that the filters leave, where the form says so.
pub(super) fn rows(view: &View<'_>, fields: &[(String, String)]) -> Vec<Condition> {
    when(&view.request.filters, fields)
}

/// The same of filters that are in an address.
pub(super) fn when(filters: &[apertura_actions::explore::Filter], fields: &[(String, String)]) -> Vec<Condition> {
    let value = |wanted: &str| fields.iter().any(|(name, value)| name == wanted && !value.is_empty());
    let op = fields.iter().find(|(name, _)| name == "op").map_or("", |(_, value)| value.as_str());
    match value("set-when") && FOR_ROWS.contains(&op) {
        true => condition::of_filters(filters).unwrap_or_default(),
        false => Vec::new(),
    }
}

/// Tries the step that the address writes.
pub(super) async fn trial(view: &View<'_>, drafts: &Drafts) -> Result<Option<Tried>, Refusal> {
    let fields = &view.visit.query;
    if view.visit.value("try").is_none() || view.visit.value("op").is_none() {
        return Ok(None);
    }
    let steps = &view.open.state.recipe.steps;
    let number = view.visit.value("step").and_then(|step| step.parse::<usize>().ok());
    let known = number.and_then(|number| steps.get(number.checked_sub(1)?));
    let Ok(operation) = operation(fields, known.map(|step| &step.operation)) else { return Ok(None) };
    let change = match (number, known) {
        (Some(step), Some(_)) => Change::Edit { step, operation: operation.clone() },
        _ => Change::Add { operation: operation.clone(), when: rows(view, fields) },
    };
    let trial = drafts.try_out(&view.open, &change, PATIENCE).await;
    Ok(Some(Tried { operation, trial }))
}

/// The form of a step of the recipe.
pub(super) fn editing(view: &View<'_>, index: usize, step: &Operation, tried: &Option<Tried>) -> Markup {
    let number = (index + 1).to_string();
    let tried = tried.as_ref().filter(|tried| tried.operation.id() == step.id());
    let shown = tried.map_or(step, |tried| &tried.operation);
    settings(view, &whole(shown), Some(&number), tried)
}

/// The way to one more step, and its form.
pub(super) fn adding(view: &View<'_>, tried: &Option<Tried>) -> Markup {
    let messages = view.messages;
    let op = view.visit.value("add");
    let tried = tried.as_ref().filter(|tried| Some(tried.operation.id()) == op);
    let value = match (tried, op) {
        (Some(tried), _) => Some(whole(&tried.operation)),
        (None, Some(op)) => template(op).map(|template| begun(view, template)),
        (None, None) => None,
    };
    html! {
        div #add.add-step {
            form.choosing action=(view.path("")) method="get" {
                label for="add-op" { (messages.text("draft-add-step")) }
                div.choose {
                    select #add-op name="add" {
                        @for (group, templates) in groups() {
                            optgroup label=(messages.code("step-group", group)) {
                                @for template in templates {
                                    @let id = template["op"].as_str().unwrap_or_default();
                                    option value=(id) selected[op == Some(id)] { (messages.code("operation", id)) }
                                }
                            }
                        }
                    }
                    @for (name, value) in view.kept(&["add", "op", "try", "step", "value", "finding", "choice", "decision"]) {
                        input type="hidden" name=(name) value=(value);
                    }
                    button.quiet.slim type="submit" { (messages.text("draft-add")) }
                }
            }
            @if let Some(value) = &value { (settings(view, value, None, tried)) }
        }
    }
}

/// A template with the column and the value that the address names.
fn begun(view: &View<'_>, mut value: Value) -> Value {
    let Some(column) = view.visit.value("column") else { return value };
    let op = value["op"].as_str().unwrap_or_default().to_owned();
    match (value.get("column").is_some(), value.get("columns").is_some()) {
        (true, _) => value["column"] = json!(column),
        (_, true) if op != "pivot" => value["columns"] = json!([column]),
        _ => {}
    }
    match op.as_str() {
        "sort" => value["by"] = json!([{ "column": column }]),
        "pivot" => value["key"] = json!(column),
        "filter-rows" => value["conditions"] = json!([{ "column": column, "one-of": [""] }]),
        _ => {}
    }
    if let Some(text) = view.visit.value("value") {
        match value["values"] {
            Value::Object(_) => value["values"] = json!({ text: text }),
            Value::Array(_) => value["values"] = json!([text]),
            _ => {}
        }
        if op == "set-missing" {
            value["words"] = json!({ text: "missing" });
        }
    }
    value
}

/// The form. It goes to the page itself to see the effect, or makes the change.
fn settings(view: &View<'_>, value: &Value, step: Option<&str>, tried: Option<&Tried>) -> Markup {
    let messages = view.messages;
    let op = value["op"].as_str().unwrap_or_default();
    let part = step.map_or_else(|| "add".to_owned(), |step| format!("step-{step}"));
    let id = |name: &str| format!("{part}-{name}");
    let filtered = step.is_none()
        && FOR_ROWS.contains(&op)
        && condition::of_filters(&view.request.filters).is_some_and(|conditions| !conditions.is_empty());
    let for_rows = view.visit.value("try").is_none() || view.visit.value("set-when").is_some();
    html! {
        form.settings.step-form action=(view.path("/change")) method="post" {
            (form::hidden(view, if step.is_some() { &part } else { "recipe" }))
            input type="hidden" name="op" value=(op);
            @if let Some(step) = step { input type="hidden" name="step" value=(step); }
            @else { input type="hidden" name="add" value=(op); }
            @if let Some(help) = messages.find(&format!("step-help-{op}")) { p.wide-field.small.soft { (help) } }
            @for (name, value) in value.as_object().into_iter().flatten().filter(|(name, _)| *name != "op") {
                (setting::field(view, op, name, value, &id(name)))
            }
            @if filtered {
                div.wide-field {
                    label.choice { input type="checkbox" name="set-when" value="1" checked[for_rows]; span { (messages.text("draft-only-filtered")) } }
                }
            }
            @if let Some(tried) = tried { div.wide-field { (findings::effect(view, &tried.trial)) } }
            div.actions.wide-field {
                button.quiet.slim type="submit" name="change" value="try" { (messages.text("draft-see-effect")) }
                button.slim type="submit" name="change" value=(if step.is_some() { "edit" } else { "add" }) {
                    (messages.text("draft-accept"))
                }
                a.button.quiet.slim href=(view.without_step()) { (messages.text("draft-cancel")) }
            }
        }
    }
}

/// Why a step did not fit.
pub(super) fn drift(view: &View<'_>, drift: &Drift) -> Markup {
    let messages = view.messages;
    html! {
        b { (messages.text("draft-does-not-fit")) } " "
        @if let Some(column) = &drift.column { q { (view.label(column)) } ": " }
        (messages.drift(drift))
    }
}
