//! Conditions on rows: as fields of a form, as a sentence, and made of the filters that are in force.
//!
//! Never here: which rows hold them (see tabular).

use apertura_actions::explore::{Filter, Operator};
use apertura_tabular::operation::Condition;
use maud::{Markup, html};
use serde_json::{Value, json};

use super::setting;
use super::view::View;

/// What may be asked of a cell.
const TESTS: [&str; 6] = ["one-of", "contains", "matches", "least", "below", "blank"];
/// Conditions that a form has at least, and those that it has more than there are.
const LEAST: usize = 2;
const MORE: usize = 1;

/// The only test of a condition, with its values; none where it asks for more.
fn single(condition: &Condition) -> Option<(&'static str, Vec<String>)> {
    if condition.expression.is_some() || condition.blanks || condition.texts {
        return None;
    }
    let number = |number: Option<f64>| number.map(|number| vec![number.to_string()]);
    let mut all = vec![
        ("contains", condition.contains.clone().map(|text| vec![text])),
        ("matches", condition.matches.clone().map(|text| vec![text])),
        ("least", number(condition.least)),
        ("below", number(condition.below)),
    ];
    match condition.one_of.as_slice() {
        [] => {}
        [blank] if blank.is_empty() => all.push(("blank", Some(Vec::new()))),
        values => all.push(("one-of", Some(values.to_vec()))),
    }
    let mut there = all.into_iter().filter_map(|(test, values)| Some((test, values?)));
    let only = there.next()?;
    there.next().is_none().then_some(only)
}

/// The fields of a list of conditions.
pub(super) fn fields(view: &View<'_>, key: &str, id: &str, list: &[Value]) -> Markup {
    let messages = view.messages;
    let known: Vec<Option<Condition>> = list.iter().map(|value| serde_json::from_value(value.clone()).ok()).collect();
    let all = (known.len() + MORE).max(LEAST);
    html! {
        div.wide-field.conditions {
            @for place in 0..all {
                @let condition = known.get(place).and_then(Option::as_ref);
                @let part = |name: &str| format!("{key}-{place}-{name}");
                @let field = |name: &str| format!("{id}-{place}-{name}");
                @match condition.map(|condition| (condition, single(condition))) {
                    Some((condition, None)) => {
                        p.small { (said(view, condition)) }
                        input type="hidden" name=(part("whole")) value=(serde_json::to_string(condition).unwrap_or_default());
                    }
                    other => {
                        @let (condition, test) = other.map_or((None, None), |(condition, test)| (Some(condition), test));
                        @let column = condition.map(|condition| condition.column.as_str()).unwrap_or_default();
                        @let (test, values) = test.unwrap_or(("one-of", Vec::new()));
                        fieldset {
                            legend { (messages.with("draft-condition", [("number", (place + 1) as f64)])) }
                            div.pair {
                                div {
                                    label for=(field("column")) { (messages.code("setting", "column")) }
                                    select id=(field("column")) name=(part("column")) {
                                        option value="" { (messages.text("draft-none")) }
                                        (setting::options(view, &[column]))
                                    }
                                }
                                div {
                                    label for=(field("test")) { (messages.text("draft-condition-test")) }
                                    select id=(field("test")) name=(part("test")) {
                                        @for one in TESTS { option value=(one) selected[one == test] { (messages.code("condition", one)) } }
                                    }
                                }
                            }
                            label for=(field("value")) { (messages.text("draft-condition-value")) " " span.soft { (messages.text("draft-one-a-line")) } }
                            textarea id=(field("value")) name=(part("value")) rows="2" { (values.join("\n")) }
                            label.choice { input type="checkbox" name=(part("not")) value="1" checked[condition.is_some_and(|c| c.not)]; span { (messages.text("draft-condition-not")) } }
                        }
                    }
                }
            }
        }
    }
}

/// The conditions that a form says.
pub(super) fn read(fields: &[(String, String)], key: &str) -> Value {
    let value = |place: usize, name: &str| {
        let wanted = format!("{key}-{place}-{name}");
        fields.iter().find(|(n, _)| *n == wanted).map_or("", |(_, value)| value.as_str())
    };
    let there = |place: &usize| fields.iter().any(|(name, _)| name.starts_with(&format!("{key}-{place}-")));
    let mut all = Vec::new();
    for place in (0..100).take_while(there) {
        if let Ok(whole) = serde_json::from_str::<Condition>(value(place, "whole")) {
            all.push(json!(whole));
            continue;
        }
        let column = value(place, "column");
        if column.is_empty() {
            continue;
        }
        let text = value(place, "value");
        let lines: Vec<String> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        let first = lines.first().cloned().unwrap_or_default();
        let number = || first.replace(',', "").parse::<f64>().ok();
        let mut condition =
            Condition { column: column.to_owned(), not: !value(place, "not").is_empty(), ..Condition::default() };
        match value(place, "test") {
            "contains" => condition.contains = Some(first),
            "matches" => condition.matches = Some(first),
            "least" => condition.least = number(),
            "below" => condition.below = number(),
            "blank" => condition.one_of = vec![String::new()],
            _ => condition.one_of = if lines.is_empty() { vec![String::new()] } else { lines },
        }
        all.push(json!(condition));
    }
    Value::Array(all)
}

/// A condition in words.
pub(super) fn said(view: &View<'_>, condition: &Condition) -> String {
    let messages = view.messages;
    let what = match single(condition) {
        Some((test, values)) => {
            let test = messages.code("condition", test);
            let shown: Vec<&str> = values.iter().take(4).map(|v| if v.is_empty() { "—" } else { v.as_str() }).collect();
            let more = if values.len() > 4 { " …" } else { "" };
            format!("{test} {}{more}", shown.join(", "))
        }
        None => messages.text("draft-condition-several"),
    };
    let not = if condition.not { format!("{} ", messages.text("draft-condition-no")) } else { String::new() };
    format!("«{}» {not}{}", view.label(&condition.column), what.trim())
}

/// The filters in force as conditions; none where one of them cannot be said so.
pub(super) fn of_filters(filters: &[Filter]) -> Option<Vec<Condition>> {
    let one = |filter: &Filter| {
        let mut condition = Condition { column: filter.column.clone(), ..Condition::default() };
        let first = filter.values.first().cloned();
        match filter.operator {
            Operator::In => condition.one_of.clone_from(&filter.values),
            Operator::Eq => condition.one_of = vec![first?],
            Operator::Contains => condition.contains = first,
            Operator::Blank => condition.one_of = vec![String::new()],
            Operator::Filled => (condition.one_of, condition.not) = (vec![String::new()], true),
            Operator::Gte => condition.least = Some(first?.parse().ok()?),
            Operator::Lt => condition.below = Some(first?.parse().ok()?),
            _ => return None,
        }
        Some(condition)
    };
    filters.iter().map(one).collect()
}
