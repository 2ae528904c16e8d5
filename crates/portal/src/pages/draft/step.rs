//! The settings of a step as a form, made from the operation's own names: texts, signs, lists and tables of values.
//!
//! Never here: what an operation does.

use std::collections::BTreeMap;

use apertura_actions::draft::{Change, Drafts, Trial};
use apertura_tabular::Operation;
use apertura_tabular::cleaned::Drift;
use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::PATIENCE;
use super::findings;
use super::form;
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

/// The operations that a person may add, as they stand before they are filled in.
fn templates() -> Vec<Value> {
    vec![
        json!({"op": "replace-text", "column": "", "find": "", "replace": "", "pattern": false}),
        json!({"op": "map-values", "column": "", "values": {}}),
        json!({"op": "set-missing", "column": "", "words": {}}),
        json!({"op": "change-case", "column": "", "to": "title"}),
        json!({"op": "normalize-space", "columns": []}),
        json!({"op": "fill-down", "columns": []}),
        json!({"op": "pad-zeros", "column": "", "width": 5}),
        json!({"op": "parse-number", "column": "", "decimal": ".", "group": ",", "integer": false, "scale": null, "percent": false, "unit": null}),
        json!({"op": "parse-date", "column": "", "order": "dmy", "time": false}),
        json!({"op": "parse-boolean", "column": "", "yes": ["Sí"], "no": ["No"]}),
        json!({"op": "keep-text", "column": ""}),
        json!({"op": "split", "column": "", "separator": ",", "into": []}),
        json!({"op": "join", "columns": [], "separator": " ", "to": ""}),
        json!({"op": "extract", "column": "", "pattern": "", "to": ""}),
        json!({"op": "recode", "column": "", "to": "", "values": {}}),
        json!({"op": "drop-rows", "column": "", "values": []}),
        json!({"op": "keep-rows", "column": "", "values": []}),
        json!({"op": "drop-duplicates"}),
        json!({"op": "drop-derived"}),
        json!({"op": "drop-columns", "columns": []}),
        json!({"op": "rename", "column": "", "to": ""}),
        json!({"op": "reorder", "columns": []}),
        json!({"op": "unpivot", "columns": [], "key": "periodo", "value": "valor"}),
    ]
}

fn template(op: &str) -> Option<Value> {
    templates().into_iter().find(|template| template["op"] == op)
}

/// The settings that may be left out, by operation: they stand in the form even where the step does not have them.
fn whole(operation: &Operation) -> Value {
    let mut value = serde_json::to_value(operation).unwrap_or_default();
    if let (Some(fields), Some(Value::Object(all))) = (value.as_object_mut(), template(operation.id())) {
        for (name, default) in all {
            fields.entry(name).or_insert(if default.is_boolean() { json!(false) } else { Value::Null });
        }
    }
    value
}

/// The operation that a form says, and in it the kinds of the fields as the template has them.
pub(super) fn operation(
    fields: &[(String, String)],
    known: Option<&Operation>,
) -> Result<Operation, apertura_actions::Refusal> {
    let value = |name: &str| fields.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str());
    let op = value("op").unwrap_or_default();
    let shape = match known.filter(|known| known.id() == op) {
        Some(known) => whole(known),
        None => template(op).unwrap_or(Value::Null),
    };
    let mut out = Map::new();
    for (name, default) in shape.as_object().into_iter().flatten() {
        if name == "op" {
            out.insert(name.clone(), json!(op));
            continue;
        }
        let key = format!("set-{name}");
        let given: Vec<&str> = fields.iter().filter(|(n, _)| *n == key).map(|(_, value)| value.as_str()).collect();
        let text = given.first().copied().unwrap_or_default();
        let read = match default {
            Value::Bool(_) => json!(!text.is_empty()),
            Value::Number(_) => json!(text.trim().parse::<u64>().unwrap_or(0)),
            Value::Array(_) => {
                let lines: Vec<&str> = given.iter().flat_map(|text| text.lines()).map(str::trim).collect();
                json!(lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>())
            }
            Value::Object(_) => json!(pairs(text, name)),
            Value::Null if text.is_empty() => continue,
            Value::Null if name == "scale" => json!(text.trim().parse::<u64>().unwrap_or(2)),
            _ if text.is_empty() && OPTIONAL.contains(&name.as_str()) => continue,
            _ => json!(text),
        };
        out.insert(name.clone(), read);
    }
    serde_json::from_value(Value::Object(out)).map_err(|_| apertura_actions::Refusal::BadValue {
        field: "operation",
        value: op.to_owned(),
        choices: Vec::new(),
    })
}

/// Texts that may be left out.
const OPTIONAL: [&str; 2] = ["group", "unit"];

/// Lines `before → after`; of missing words, a line without arrow means that the value is missing.
fn pairs(text: &str, name: &str) -> BTreeMap<String, String> {
    let lines = text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
    let split = |line: &str| {
        let found = line.split_once('→').or_else(|| line.split_once("=>")).or_else(|| line.split_once('\t'));
        let (from, to) = found.unwrap_or((line, if name == "words" { "missing" } else { "" }));
        (from.trim().to_owned(), to.trim().to_owned())
    };
    lines.map(split).collect()
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
        _ => Change::Add { operation: operation.clone() },
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
    let mut value = match (tried, op) {
        (Some(tried), _) => Some(whole(&tried.operation)),
        (None, Some(op)) => template(op),
        (None, None) => None,
    };
    if let (None, Some(value), Some(column)) = (tried, &mut value, view.visit.value("column")) {
        match (value.get("column").is_some(), value.get("columns").is_some()) {
            (true, _) => value["column"] = json!(column),
            (_, true) => value["columns"] = json!([column]),
            _ => {}
        }
        if let Some(text) = view.visit.value("value") {
            match value["values"] {
                Value::Object(_) => value["values"] = json!({ text: text }),
                Value::Array(_) => value["values"] = json!([text]),
                _ => {}
            }
        }
    }
    html! {
        div #add.add-step {
            form.settings action=(view.path("")) method="get" {
                div.wide-field {
                    label for="add-op" { (messages.text("draft-add-step")) }
                    select #add-op name="add" {
                        @for template in templates() {
                            @let id = template["op"].as_str().unwrap_or_default();
                            option value=(id) selected[op == Some(id)] { (messages.code("operation", id)) }
                        }
                    }
                }
                @if let Some(column) = view.visit.value("column") { input type="hidden" name="column" value=(column); }
                button.quiet.slim type="submit" { (messages.text("draft-add")) }
            }
            @if let Some(value) = &value { (settings(view, value, None, tried)) }
        }
    }
}

/// The form. It goes to the page itself to see the effect, or makes the change.
fn settings(view: &View<'_>, value: &Value, step: Option<&str>, tried: Option<&Tried>) -> Markup {
    let messages = view.messages;
    let op = value["op"].as_str().unwrap_or_default();
    let part = step.map_or_else(|| "add".to_owned(), |step| format!("step-{step}"));
    let id = |name: &str| format!("{part}-{name}");
    html! {
        form.settings.step-form action=(view.path("/change")) method="post" {
            (form::hidden(view, if step.is_some() { &part } else { "recipe" }))
            input type="hidden" name="op" value=(op);
            @if let Some(step) = step { input type="hidden" name="step" value=(step); }
            @else { input type="hidden" name="add" value=(op); }
            @for (name, value) in value.as_object().into_iter().flatten().filter(|(name, _)| *name != "op") {
                (field(view, op, name, value, &id(name)))
            }
            @if let Some(tried) = tried { div.wide-field { (findings::effect(view, &tried.trial)) } }
            div.actions.wide-field {
                button.quiet.slim type="submit" name="change" value="try" { (messages.text("draft-see-effect")) }
                button.slim type="submit" name="change" value=(if step.is_some() { "edit" } else { "add" }) {
                    (messages.text("draft-accept"))
                }
                a.button.quiet.slim href=(view.with(&[("step", ""), ("add", ""), ("op", ""), ("try", "")], "recipe")) { (messages.text("draft-cancel")) }
            }
        }
    }
}

fn field(view: &View<'_>, op: &str, name: &str, value: &Value, id: &str) -> Markup {
    let messages = view.messages;
    let key = format!("set-{name}");
    let label = messages.find(&format!("setting-{op}-{name}")).unwrap_or_else(|| messages.code("setting", name));
    let choice = |choices: &[&str], family: &str| {
        let now = value.as_str().unwrap_or_default();
        html! {
            div {
                label for=(id) { (label) }
                select id=(id) name=(key) {
                    @for choice in choices { option value=(choice) selected[*choice == now] { (messages.code(family, choice)) } }
                }
            }
        }
    };
    match (name, value) {
        ("column", _) => {
            let now = value.as_str().unwrap_or_default();
            html! {
                div {
                    label for=(id) { (label) }
                    select id=(id) name=(key) { (options(view, &[now])) }
                }
            }
        }
        ("columns", Value::Array(chosen)) => {
            let chosen: Vec<&str> = chosen.iter().filter_map(Value::as_str).collect();
            html! {
                div.wide-field {
                    label for=(id) { (label) }
                    select id=(id) name=(key) multiple size="6" { (options(view, &chosen)) }
                }
            }
        }
        ("order", _) => choice(&["dmy", "mdy", "ymd"], "order"),
        ("to", _) if op == "change-case" => choice(&["lower", "upper", "title", "sentence"], "case"),
        (_, Value::Bool(on)) => html! {
            div { label.choice { input type="checkbox" name=(key) value="1" checked[*on]; span { (label) } } }
        },
        (_, Value::Number(number)) => html! {
            div { label for=(id) { (label) } input id=(id) type="number" min="0" name=(key) value=(number); }
        },
        (_, Value::Array(lines)) => {
            let text = lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n");
            html! {
                div.wide-field {
                    label for=(id) { (label) " " span.soft { (messages.text("draft-one-a-line")) } }
                    textarea id=(id) name=(key) rows="4" { (text) }
                }
            }
        }
        (_, Value::Object(pairs)) => {
            let line = |(from, to): (&String, &Value)| format!("{from} → {}", to.as_str().unwrap_or_default());
            let text = pairs.iter().map(line).collect::<Vec<_>>().join("\n");
            html! {
                div.wide-field {
                    label for=(id) { (label) " " span.soft { (messages.text("draft-pairs")) } }
                    textarea id=(id) name=(key) rows="6" { (text) }
                }
            }
        }
        (_, value) => html! {
            div {
                label for=(id) { (label) }
                input id=(id) type="text" name=(key) value=(value.as_str().map(str::to_owned).unwrap_or_else(|| if value.is_null() { String::new() } else { value.to_string() })) autocomplete="off";
            }
        },
    }
}

/// The columns that there are, as read and as they become.
fn options(view: &View<'_>, chosen: &[&str]) -> Markup {
    let mut names: Vec<&str> = view.open.table().columns.iter().map(|column| column.name.as_str()).collect();
    let more = view.cleaning.cleaned.columns.iter().map(|column| column.name.as_str());
    let more: Vec<&str> = more.chain(chosen.iter().copied()).filter(|name| !name.is_empty()).collect();
    for name in more {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    html! {
        @for name in names { option value=(name) selected[chosen.contains(&name)] { (view.label(name)) } }
    }
}

/// The settings of a step in a line; none where its columns say all.
pub(super) fn summary(view: &View<'_>, operation: &Operation) -> Option<String> {
    let messages = view.messages;
    let value = serde_json::to_value(operation).ok()?;
    let op = operation.id();
    let mut parts = Vec::new();
    for (name, value) in
        value.as_object()?.iter().filter(|(name, _)| !["op", "column", "columns"].contains(&name.as_str()))
    {
        let label = messages.find(&format!("setting-{op}-{name}")).unwrap_or_else(|| messages.code("setting", name));
        let text = match value {
            Value::Bool(false) | Value::Null => continue,
            Value::Bool(true) => {
                parts.push(label);
                continue;
            }
            Value::String(text) if name == "order" => messages.code("order", text),
            Value::String(text) if op == "change-case" => messages.code("case", text),
            Value::String(text) if text.trim().is_empty() => continue,
            Value::String(text) => format!("«{text}»"),
            Value::Number(number) => number.to_string(),
            Value::Array(list) => {
                let shown: Vec<&str> = list.iter().take(4).filter_map(Value::as_str).collect();
                format!("{}{}", shown.join(", "), if list.len() > 4 { " …" } else { "" })
            }
            Value::Object(pairs) => {
                let line = |(from, to): (&String, &Value)| match name.as_str() {
                    "words" => format!("«{from}»"),
                    _ => format!("{from} → {}", to.as_str().unwrap_or_default()),
                };
                let shown: Vec<String> = pairs.iter().take(4).map(line).collect();
                format!("{}{}", shown.join(", "), if pairs.len() > 4 { " …" } else { "" })
            }
        };
        parts.push(format!("{label}: {text}"));
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// Why a step did not fit.
pub(super) fn drift(view: &View<'_>, drift: &Drift) -> Markup {
    let messages = view.messages;
    html! {
        b { (messages.text("draft-does-not-fit")) } " "
        @if let Some(column) = &drift.column { q { (view.label(column)) } ": " }
        (messages.with(&format!("drift-{}", drift.reason), [("count", drift.count as f64)]))
    }
}
