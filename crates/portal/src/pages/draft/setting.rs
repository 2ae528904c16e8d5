//! One setting of a step: as a field of a form, read back from it, and in a line.
//!
//! Never here: the form around it (see `step`), what an operation does.

use std::collections::BTreeMap;

use apertura_tabular::Operation;
use apertura_tabular::operation::{Condition, SortKey};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::condition;
use super::view::View;

/// Settings that may be left out.
const OPTIONAL: [&str; 12] =
    ["group", "unit", "scale", "zone", "step", "replace", "lengths", "centers", "words", "known", "sums", "rest"];
/// Of these the number is asked for.
const NUMBERS: [&str; 3] = ["scale", "zone", "step"];
/// Columns that a step may be sorted by.
const KEYS: usize = 3;

/// The words that a setting may have; the second is the family of their sentences.
fn choices(op: &str, name: &str) -> Option<(&'static [&'static str], &'static str)> {
    Some(match (op, name) {
        (_, "order") => (&["dmy", "mdy", "ymd"], "order"),
        ("change-case", "to") => (&["lower", "upper", "title", "sentence"], "case"),
        ("set-type", "to") => {
            (&["text", "integer", "number", "date", "datetime", "time", "year", "boolean"], "set-type")
        }
        ("generalize", "to") => (&["", "year", "month", "band", "grid", "start"], "generalize"),
        ("conform", "replace") => (&["none", "slips", "all"], "conform"),
        ("parse-number", "decimal") => (&[".", ","], "sign"),
        ("parse-number", "group") => (&["", ",", ".", " ", "'"], "sign"),
        _ => return None,
    })
}

/// A word that may be chosen, in words.
fn choice(view: &View<'_>, family: &str, word: &str) -> String {
    let code = match word {
        "" => "none",
        "." => "point",
        "," => "comma",
        " " => "space",
        "'" => "apostrophe",
        other => other,
    };
    view.messages.code(family, code)
}

/// True where the setting names one column.
fn is_column(op: &str, name: &str) -> bool {
    matches!(name, "column" | "thing" | "source")
        || (name == "key" && matches!(op, "pivot" | "join-rows"))
        || (name == "value" && op == "pivot")
}

/// True where the order of the columns matters.
fn is_ordered(op: &str) -> bool {
    matches!(op, "join" | "reorder" | "parse-coordinates")
}

/// True where the setting is a list of columns.
fn is_columns(op: &str, name: &str) -> bool {
    name == "columns" && op != "pivot"
        || name == "beside"
        || matches!(op, "aggregate" | "suppress-cells") && matches!(name, "by" | "sums" | "known")
}

/// True where a step without it makes no sense.
fn is_needed(op: &str, name: &str) -> bool {
    !(OPTIONAL.contains(&name)
        || name == "values" && op == "map-values"
        || name == "separator" && matches!(op, "join" | "join-rows")
        || name == "separator" && op == "split"
        || op == "generalize"
        || op == "pivot" && name == "columns"
        || op == "parse-boolean")
}

/// A setting as a form says it; none where it is left out.
///
/// # Errors
/// What is missing or cannot be understood, as the key of its sentence.
pub(super) fn read(
    fields: &[(String, String)],
    op: &str,
    name: &str,
    default: &Value,
) -> Result<Option<Value>, &'static str> {
    let key = format!("set-{name}");
    let given: Vec<&str> = fields.iter().filter(|(n, _)| *n == key).map(|(_, value)| value.as_str()).collect();
    let text = given.first().copied().unwrap_or_default();
    let lines = || -> Vec<String> {
        let all = given.iter().flat_map(|text| text.lines()).map(str::trim);
        all.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let empty = |there: bool| match there || !is_needed(op, name) {
        true => Ok(()),
        false => Err("draft-step-empty"),
    };
    Ok(Some(match default {
        _ if name == "conditions" => {
            let read = condition::read(fields, &key);
            empty(read.as_array().is_some_and(|list| !list.is_empty()))?;
            read
        }
        _ if name == "by" && op == "sort" => {
            let keys = sort_keys(fields, &key);
            empty(!keys.is_empty())?;
            json!(keys)
        }
        _ if name == "by" && op == "conform" => {
            let several = |line: String| line.split('+').map(|one| one.trim().to_owned()).collect::<Vec<_>>();
            let all: Vec<Vec<String>> = lines().into_iter().map(several).collect();
            empty(!all.is_empty())?;
            json!(all)
        }
        Value::Bool(_) => json!(!text.is_empty()),
        Value::Number(number) if number.is_f64() => {
            json!(text.trim().replace(',', ".").parse::<f64>().map_err(|_| "draft-step-no-number")?)
        }
        Value::Number(_) => json!(text.trim().parse::<u64>().map_err(|_| "draft-step-no-number")?),
        Value::Array(_) if name == "lengths" => {
            let read: Result<Vec<u64>, _> = lines().iter().map(|line| line.parse::<u64>()).collect();
            json!(read.map_err(|_| "draft-step-no-number")?)
        }
        Value::Array(_) => {
            let all = lines();
            empty(!all.is_empty())?;
            json!(all)
        }
        Value::Object(_) => {
            let pairs = pairs(text, name);
            empty(!pairs.is_empty())?;
            json!(pairs)
        }
        _ if NUMBERS.contains(&name) => match text.trim() {
            "" => return Ok(None),
            number => json!(number.parse::<u64>().map_err(|_| "draft-step-no-number")?),
        },
        Value::Null if text.is_empty() => return Ok(None),
        _ if text.is_empty() && name != "replace" && OPTIONAL.contains(&name) => return Ok(None),
        _ => {
            empty(!text.is_empty())?;
            json!(text)
        }
    }))
}

fn sort_keys(fields: &[(String, String)], key: &str) -> Vec<SortKey> {
    let value = |place: usize, name: &str| {
        let wanted = format!("{key}-{place}-{name}");
        fields.iter().find(|(n, _)| *n == wanted).map_or("", |(_, value)| value.as_str())
    };
    let one = |place: usize| SortKey {
        column: value(place, "column").to_owned(),
        falling: !value(place, "falling").is_empty(),
        numbers: !value(place, "numbers").is_empty(),
    };
    (0..20).map(one).filter(|key| !key.column.is_empty()).collect()
}

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

/// What a setting is called.
fn label(view: &View<'_>, op: &str, name: &str) -> String {
    let messages = view.messages;
    messages.find(&format!("setting-{op}-{name}")).unwrap_or_else(|| messages.code("setting", name))
}

/// A setting as a field.
pub(super) fn field(view: &View<'_>, op: &str, name: &str, value: &Value, id: &str) -> Markup {
    let messages = view.messages;
    let key = format!("set-{name}");
    let label = label(view, op, name);
    let now = value.as_str().unwrap_or_default();
    let needed = is_needed(op, name);
    if let Some((words, family)) = choices(op, name) {
        return html! {
            div {
                label for=(id) { (label) }
                select id=(id) name=(key) {
                    @for word in words { option value=(word) selected[*word == now] { (choice(view, family, word)) } }
                }
            }
        };
    }
    match (name, value) {
        _ if is_column(op, name) => html! {
            div {
                label for=(id) { (label) }
                select id=(id) name=(key) { (options(view, &[now])) }
            }
        },
        (_, Value::Array(chosen)) if is_columns(op, name) => {
            let chosen: Vec<&str> = chosen.iter().filter_map(Value::as_str).collect();
            columns(view, op, &key, id, &label, &chosen)
        }
        ("conditions", Value::Array(list)) => condition::fields(view, &key, id, list),
        ("by", Value::Array(list)) if op == "sort" => sorting(view, &key, id, list),
        ("by", Value::Array(list)) => {
            let line = |entry: &Value| {
                let names = entry.as_array().into_iter().flatten().filter_map(Value::as_str);
                names.collect::<Vec<_>>().join(" + ")
            };
            let text = list.iter().map(line).collect::<Vec<_>>().join("\n");
            html! {
                div.wide-field {
                    label for=(id) { (label) " " span.soft { (messages.text("draft-one-a-line")) } }
                    textarea id=(id) name=(key) rows="3" required { (text) }
                }
            }
        }
        (_, Value::Bool(on)) => html! {
            div.wide-field { label.choice { input type="checkbox" name=(key) value="1" checked[*on]; span { (label) } } }
        },
        (_, Value::Number(number)) => html! {
            div {
                label for=(id) { (label) }
                input id=(id) type="number" min="0" step=[number.is_f64().then_some("any")] name=(key) value=(number) required;
            }
        },
        (_, Value::Array(lines)) => {
            let said = |line: &Value| line.as_str().map_or_else(|| line.to_string(), str::to_owned);
            let text = lines.iter().map(said).collect::<Vec<_>>().join("\n");
            html! {
                div.wide-field {
                    label for=(id) { (label) " " span.soft { (messages.text("draft-one-a-line")) } }
                    textarea id=(id) name=(key) rows="3" required[needed] { (text) }
                }
            }
        }
        (_, Value::Object(pairs)) => {
            let line = |(from, to): (&String, &Value)| match to.as_str().unwrap_or_default() {
                "missing" if name == "words" => from.clone(),
                to => format!("{from} → {to}"),
            };
            let text = pairs.iter().map(line).collect::<Vec<_>>().join("\n");
            let how = messages.text(if name == "words" { "draft-one-a-line" } else { "draft-pairs" });
            html! {
                div.wide-field {
                    label for=(id) { (label) " " span.soft { (how) } }
                    textarea id=(id) name=(key) rows="4" required[needed] { (text) }
                }
            }
        }
        (_, value) => {
            let text = value.as_str().map(str::to_owned);
            let text = text.unwrap_or_else(|| if value.is_null() { String::new() } else { value.to_string() });
            let kind = if NUMBERS.contains(&name) { "number" } else { "text" };
            html! {
                div {
                    label for=(id) { (label) @if !needed { " " span.soft { (messages.text("draft-if-wanted")) } } }
                    input id=(id) type=(kind) name=(key) value=(text) autocomplete="off" required[needed && value.is_string()];
                }
            }
        }
    }
}

/// Columns to be ticked; or, where their order matters, to be chosen one by one.
fn columns(view: &View<'_>, op: &str, key: &str, id: &str, label: &str, chosen: &[&str]) -> Markup {
    let messages = view.messages;
    if is_ordered(op) {
        let places = if op == "parse-coordinates" { 2 } else { (chosen.len() + 2).max(4) };
        return html! {
            fieldset.wide-field {
                legend { (label) }
                div.pair {
                    @for place in 0..places {
                        @let now = chosen.get(place).copied().unwrap_or_default();
                        select id=(format!("{id}-{place}")) name=(key) aria-label=(messages.with("draft-column-number", [("number", (place + 1) as f64)])) {
                            option value="" { (messages.text("draft-none")) }
                            (options(view, &[now]))
                        }
                    }
                }
            }
        };
    }
    html! {
        fieldset.wide-field {
            legend { (label) }
            div.options {
                @for (name, label) in names(view, chosen) {
                    label.choice { input type="checkbox" name=(key) value=(name) checked[chosen.contains(&name.as_str())]; span { (label) } }
                }
            }
        }
    }
}

fn sorting(view: &View<'_>, key: &str, id: &str, list: &[Value]) -> Markup {
    let messages = view.messages;
    let keys: Vec<SortKey> = list.iter().filter_map(|value| serde_json::from_value(value.clone()).ok()).collect();
    html! {
        @for place in 0..KEYS.max(keys.len()) {
            @let now = keys.get(place);
            @let part = |name: &str| format!("{key}-{place}-{name}");
            fieldset.wide-field {
                legend { (messages.with("draft-sort-key", [("number", (place + 1) as f64)])) }
                select id=(format!("{id}-{place}")) name=(part("column")) aria-label=(messages.with("draft-sort-key", [("number", (place + 1) as f64)])) {
                    option value="" { (messages.text("draft-none")) }
                    (options(view, &[now.map(|key| key.column.as_str()).unwrap_or_default()]))
                }
                label.choice { input type="checkbox" name=(part("falling")) value="1" checked[now.is_some_and(|key| key.falling)]; span { (messages.text("draft-sort-falling")) } }
                label.choice { input type="checkbox" name=(part("numbers")) value="1" checked[now.is_some_and(|key| key.numbers)]; span { (messages.text("draft-sort-numbers")) } }
            }
        }
    }
}

/// The columns that there are, as read and as they become, each with what the office calls it; two that are called the
/// same are told apart by their names.
fn names(view: &View<'_>, chosen: &[&str]) -> Vec<(String, String)> {
    let read = view.open.table().columns.iter().map(|column| column.name.as_str());
    let clean = view.cleaning.cleaned.columns.iter().map(|column| column.name.as_str());
    let mut names: Vec<&str> = Vec::new();
    for name in read.chain(clean).chain(chosen.iter().copied()).filter(|name| !name.is_empty()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let labels: Vec<String> = names.iter().map(|name| view.label(name)).collect();
    let told = |(at, name): (usize, &&str)| {
        let twice = labels.iter().filter(|label| **label == labels[at]).count() > 1;
        let label = if twice { format!("{} ({name})", labels[at]) } else { labels[at].clone() };
        ((*name).to_owned(), label)
    };
    names.iter().enumerate().map(told).collect()
}

/// The columns as choices of a list.
pub(super) fn options(view: &View<'_>, chosen: &[&str]) -> Markup {
    html! {
        @for (name, label) in names(view, chosen) { option value=(name) selected[chosen.contains(&name.as_str())] { (label) } }
    }
}

/// The settings of a step in a line; none where its columns say all.
pub(super) fn summary(view: &View<'_>, operation: &Operation) -> Option<String> {
    let value = serde_json::to_value(operation).ok()?;
    let op = operation.id();
    let mut parts = Vec::new();
    for (name, value) in value.as_object()?.iter().filter(|(name, _)| *name != "op") {
        // how many rows must agree is looked up in the form
        if op == "conform" && matches!(name.as_str(), "support" | "share") {
            continue;
        }
        if is_column(op, name) && !matches!(op, "join-rows" | "pivot" | "reconcile") || is_columns(op, name) {
            continue;
        }
        let text = match value {
            Value::Bool(false) | Value::Null => continue,
            Value::Bool(true) => {
                parts.push(label(view, op, name));
                continue;
            }
            Value::String(word) if choices(op, name).is_some() => {
                let family = choices(op, name).map_or("", |(_, family)| family);
                choice(view, family, word)
            }
            Value::String(text) if is_column(op, name) => format!("«{}»", view.label(text)),
            Value::String(text) if text.trim().is_empty() => continue,
            Value::String(text) => format!("«{text}»"),
            Value::Number(number) => number.to_string(),
            Value::Array(list) if name == "conditions" => {
                let read = list.iter().filter_map(|value| serde_json::from_value::<Condition>(value.clone()).ok());
                read.map(|one| condition::said(view, &one)).collect::<Vec<_>>().join("; ")
            }
            Value::Array(list) => {
                let shown: Vec<String> = list.iter().take(4).map(|value| element(view, op, name, value)).collect();
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
        if !text.is_empty() {
            parts.push(format!("{}: {text}", label(view, op, name)));
        }
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// An element of a list, in words.
fn element(view: &View<'_>, op: &str, name: &str, value: &Value) -> String {
    let column = |name: &str| format!("«{}»", view.label(name));
    match value {
        Value::String(text) => text.clone(),
        Value::Array(names) => names.iter().filter_map(Value::as_str).map(column).collect::<Vec<_>>().join(" + "),
        Value::Object(key) if op == "sort" && name == "by" => {
            let falling = key.get("falling").and_then(Value::as_bool).unwrap_or(false);
            let name = column(key.get("column").and_then(Value::as_str).unwrap_or_default());
            if falling { format!("{name} ↓") } else { name }
        }
        other => other.to_string(),
    }
}
