//! What each column means and holds, with a small drawing of it.
//!
//! Never here: values of personal columns (their profile has none).

use apertura_catalog::Field;
use apertura_tabular::{ColumnProfile, ValueType};
use maud::{Markup, html};

use super::DatasetView;
use crate::drawing;
use crate::language::Messages;
use crate::number;
use crate::visit::Visit;

/// Most frequent values shown.
const TOP: usize = 4;

/// The section.
pub fn section(visit: &Visit, view: &DatasetView<'_>) -> Markup {
    let messages = visit.messages();
    html! {
        section.block #dictionary aria-labelledby="dictionary-title" {
            h2 #dictionary-title { (messages.text("part-dictionary")) }
            p { (messages.text("dictionary-lead")) }
            div.scroll tabindex="0" role="region" aria-label=(messages.text("part-dictionary")) {
                table.dictionary.stacked {
                    thead {
                        tr {
                            th scope="col" { (messages.text("column")) }
                            th scope="col" { (messages.text("column-meaning")) }
                            th scope="col" { (messages.text("column-type")) }
                            th scope="col" { (messages.text("column-holds")) }
                        }
                    }
                    tbody {
                        @for field in &view.version.dictionary.fields {
                            @let profile = view.version.profile.columns.iter().find(|column| column.name == field.name);
                            (row(messages, field, profile))
                        }
                    }
                }
            }
        }
    }
}

fn row(messages: &Messages, field: &Field, profile: Option<&ColumnProfile>) -> Markup {
    let meaning = field.semantic.as_deref().filter(|id| messages.has(&format!("semantic-{id}")));
    html! {
        tr id=(format!("column-{}", field.name)) {
            th scope="row" {
                code { (field.name) }
                @if !field.label.is_empty() { span.label { (field.label) } }
            }
            td {
                @if field.description.is_empty() {
                    span.soft { (messages.text("no-description")) }
                } @else {
                    (field.description)
                }
            }
            td {
                (messages.code("type", field.value_type.name()))
                @if let Some(id) = meaning { br; span.soft { (messages.code("semantic", id)) } }
                @if let Some(unit) = &field.unit { br; span.soft { (messages.with("unit-is", [("unit", unit.as_str())])) } }
            }
            td.profile {
                @if let Some(profile) = profile { (holds(messages, field.value_type, profile)) }
            }
        }
    }
}

fn holds(messages: &Messages, value_type: ValueType, profile: &ColumnProfile) -> Markup {
    let filled = profile.rows.saturating_sub(profile.nulls);
    html! {
        @if profile.personal.is_some() {
            p.small.soft { (messages.text("personal-not-shown")) }
        } @else if let Some(histogram) = profile.histogram.as_ref().filter(|bins| bins.iter().any(|count| *count > 0)) {
            (drawing::sparkline(histogram, &messages.with("histogram-of", [("column", profile.name.as_str())])))
            (extremes(messages, value_type, profile))
        } @else if !profile.top.is_empty() && profile.top.first().is_some_and(|(_, count)| *count > 1) {
            ul.top {
                @for (value, count) in profile.top.iter().take(TOP) {
                    li {
                        span.value title=(value) { (show(messages, value_type, value)) }
                        (drawing::share_bar(*count as f64 / filled.max(1) as f64))
                        span.number { (number::count(*count)) }
                    }
                }
            }
            @if matches!(value_type, ValueType::Date | ValueType::Datetime | ValueType::Time | ValueType::Year | ValueType::Yearmonth) {
                (extremes(messages, value_type, profile))
            }
        } @else {
            (extremes(messages, value_type, profile))
        }
        p.small.soft {
            (messages.with(if profile.distinct.exact { "distinct-values" } else { "distinct-values-about" }, [("count", profile.distinct.count as f64)]))
            " "
            @if profile.nulls > 0 {
                (messages.with("blank-share", [
                    ("count", fluent_bundle::FluentValue::from(profile.nulls as f64)),
                    ("share", percent(profile.nulls, profile.rows).into()),
                ]))
            } @else {
                (messages.text("no-blanks"))
            }
        }
    }
}

fn extremes(messages: &Messages, value_type: ValueType, profile: &ColumnProfile) -> Markup {
    html! {
        @if let (Some(min), Some(max)) = (&profile.min, &profile.max) {
            p.small {
                (messages.with("from-to", [("from", show(messages, value_type, min)), ("to", show(messages, value_type, max))]))
                @if let Some(mean) = profile.mean { " " (messages.with("mean-is", [("mean", number::grouped(mean))])) }
            }
        }
    }
}

/// A value as people read it; years keep their form.
fn show(messages: &Messages, value_type: ValueType, value: &str) -> String {
    match value_type {
        ValueType::Integer | ValueType::Number => number::group_exact(value),
        ValueType::Boolean => messages.code("boolean", value),
        _ => value.to_owned(),
    }
}

/// A share as percent, never rounded to none or all.
fn percent(part: u64, whole: u64) -> String {
    let share = part as f64 / whole.max(1) as f64 * 100.0;
    match share {
        s if part > 0 && s < 0.1 => "< 0.1 %".to_owned(),
        s if part < whole && s > 99.9 => "> 99.9 %".to_owned(),
        s => format!("{} %", number::grouped((s * 10.0).round() / 10.0)),
    }
}
