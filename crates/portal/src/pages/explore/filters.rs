//! The form of the explorer: search, a filter for each column by its type, the columns shown; and the
//! filters in force, each with a link that takes it off.
//!
//! Never here: rows (see `grid`).

use apertura_actions::explore::{Filter, Operator, RowsRequest};
use apertura_tabular::ValueType;
use maud::{Markup, html};

use super::{ColumnView, Explorer};
use crate::language::Messages;

/// Most values of a category that are offered as boxes.
pub const CHOICES: usize = 40;

/// The form.
pub fn form(view: &Explorer<'_>) -> Markup {
    let messages = view.messages;
    let active = view.request.filters.len();
    let path = view.path();
    html! {
        form.toolbar data-explorer method="get" action=(path) {
            (kept(view))
            div.search {
                label.hidden-visually for="search" { (messages.text("explore-search")) }
                input #search type="search" name="_search" value=[view.request.search.as_deref()] placeholder=(messages.text("explore-search")) autocomplete="off";
                button type="submit" { (messages.text("search")) }
            }
            details.card open[view.panel == Some("filters")] {
                summary {
                    (messages.text("explore-filter"))
                    @if active > 0 { " " span.tag.accent { (messages.with("active-filters", [("count", active as f64)])) } }
                }
                p data-narrow hidden {
                    label for="narrow" { (messages.text("explore-narrow")) }
                    input #narrow type="search" autocomplete="off";
                }
                div.filters { @for column in &view.columns { (control(view, column)) } }
                p.actions {
                    button type="submit" { (messages.text("apply")) }
                    a.button.quiet href=(path) { (messages.text("clear-all")) }
                }
            }
            (super::groups::controls(view))
            details.card {
                summary {
                    (messages.text("explore-columns"))
                    @if let Some(chosen) = &view.request.columns {
                        " " span.tag.accent { (messages.with("columns-chosen", [("count", chosen.len() as f64), ("all", view.columns.len() as f64)])) }
                    }
                }
                fieldset {
                    legend { (messages.text("explore-columns")) }
                    div.filters {
                        @for column in &view.columns {
                            label.choice {
                                input type="checkbox" name="_columns" value=(column.name) checked[view.is_shown(&column.name)];
                                span { (column.title()) }
                            }
                        }
                    }
                }
                p.actions { button type="submit" { (messages.text("apply")) } }
            }
        }
    }
}

/// What the form must not lose: the order, the version, filters that it has no field for.
fn kept(view: &Explorer<'_>) -> Markup {
    let order: Vec<String> = view
        .request
        .sort
        .iter()
        .map(|sort| format!("{}{}", if sort.descending { "-" } else { "" }, sort.column))
        .collect();
    html! {
        @if !view.state.pinned.is_empty() { input type="hidden" name="_pin" value=(view.state.pinned.join(",")); }
        @if let Some(number) = view.asked_version { input type="hidden" name="_version" value=(number); }
        @if !order.is_empty() { input type="hidden" name="_sort" value=(order.join(",")); }
        @if view.request.limit != RowsRequest::default().limit {
            input type="hidden" name="_size" value=(view.request.limit);
        }
        @for filter in &view.request.filters {
            @if !has_field(view, filter) {
                @for value in if filter.operator.takes_no_value() { std::slice::from_ref(&*ONE) } else { &filter.values[..] } {
                    input type="hidden" name=(field_name(filter)) value=(value);
                }
            }
        }
    }
}

static ONE: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| "1".to_owned());

fn field_name(filter: &Filter) -> String {
    format!("{}__{}", filter.column, filter.operator.name())
}

/// True where the form shows this filter in a field of its own.
fn has_field(view: &Explorer<'_>, filter: &Filter) -> bool {
    let Some(column) = view.columns.iter().find(|column| column.name == filter.column) else { return false };
    match filter.operator {
        Operator::In => {
            let choices = choices(column);
            !choices.is_empty() && filter.values.iter().all(|v| v.is_empty() || choices.iter().any(|(c, _)| c == v))
        }
        Operator::Contains => column.value_type == ValueType::String && choices(column).is_empty(),
        Operator::Gte | Operator::Lte => range_kind(column.value_type).is_some(),
        _ => false,
    }
}

/// The values of a category with their counts; empty where the column is none.
fn choices<'a>(column: &'a ColumnView<'_>) -> Vec<(&'a str, Option<u64>)> {
    if column.value_type == ValueType::Boolean {
        return vec![("true", None), ("false", None)];
    }
    let Some(profile) = column.profile else { return Vec::new() };
    let whole = profile.distinct.exact && profile.distinct.count == profile.top.len() as u64;
    let text = matches!(column.value_type, ValueType::String | ValueType::Yearmonth | ValueType::Year);
    if !text || !whole || profile.top.len() > CHOICES || profile.top.is_empty() {
        return Vec::new();
    }
    profile.top.iter().map(|(value, count)| (value.as_str(), Some(*count))).collect()
}

/// The kind of field for the two ends of a range.
fn range_kind(value_type: ValueType) -> Option<&'static str> {
    match value_type {
        ValueType::Integer | ValueType::Number | ValueType::Year => Some("number"),
        ValueType::Date | ValueType::Datetime => Some("date"),
        ValueType::Time => Some("time"),
        ValueType::Yearmonth => Some("month"),
        ValueType::String | ValueType::Boolean => None,
    }
}

/// True where a column's values are few enough to be listed.
pub fn is_category(column: &ColumnView<'_>) -> bool {
    !choices(column).is_empty()
}

/// How many rows hold a value: under the filters where these are counted, in the whole table where there are none.
fn count_of(view: &Explorer<'_>, column: &ColumnView<'_>, value: &str, whole: Option<u64>) -> Option<u64> {
    if view.request.filters.is_empty() && view.request.search.is_none() {
        return whole;
    }
    let facet = view.facets.iter().find(|facet| facet.column.name == column.name)?;
    if value.is_empty() {
        return Some(facet.blank);
    }
    Some(facet.values.iter().find(|known| known.filter == value).map_or(0, |known| known.count))
}

fn control(view: &Explorer<'_>, column: &ColumnView<'_>) -> Markup {
    let messages = view.messages;
    let choices = choices(column);
    let name = &column.name;
    html! {
        fieldset data-column=(format!("{} {}", column.label, column.name)) {
            legend { (column.title()) }
            @if !choices.is_empty() {
                div.options {
                    @for (value, whole) in &choices {
                        label.choice {
                            input type="checkbox" name=(format!("{name}__in")) value=(value) checked[view.has_value(name, value)];
                            span {
                                @if column.value_type == ValueType::Boolean { (messages.code("boolean", value)) } @else { (value) }
                                @if let Some(count) = count_of(view, column, value, *whole) { " " span.soft.number { "(" (crate::number::count(count)) ")" } }
                            }
                        }
                    }
                    @if column.has_blanks() {
                        label.choice {
                            input type="checkbox" name=(format!("{name}__in")) value="" checked[view.has_value(name, "")];
                            span.soft { (messages.text("blank-cell")) }
                        }
                    }
                }
            } @else if let Some(kind) = range_kind(column.value_type) {
                div.pair {
                    @for (operator, key) in [(Operator::Gte, "from"), (Operator::Lte, "to")] {
                        @let id = format!("{name}-{}", operator.name());
                        div {
                            label for=(id) { (messages.code("range", key)) }
                            input id=(id) type=(kind) name=(format!("{name}__{}", operator.name())) value=[view.value_of(name, operator)] step=[(kind == "number").then_some("any")] placeholder=[column.end(operator)];
                        }
                    }
                }
            } @else {
                @let id = format!("{name}-contains");
                label.hidden-visually for=(id) { (messages.text("contains")) }
                input id=(id) type="text" name=(format!("{name}__contains")) value=[view.value_of(name, Operator::Contains)] placeholder=(messages.text("contains")) autocomplete="off";
            }
        }
    }
}

/// The filters in force.
pub fn chips(view: &Explorer<'_>) -> Markup {
    let messages = view.messages;
    html! {
        @if !view.request.filters.is_empty() || view.request.search.is_some() {
            ul.chips {
                @if let Some(search) = &view.request.search {
                    @let without = RowsRequest { search: None, offset: 0, ..view.request.clone() };
                    li { (chip(messages, &view.address(&without), &messages.with("chip-text", [("text", search.as_str())]))) }
                }
                @for filter in &view.request.filters {
                    li { (chip(messages, &view.address(&view.request.without_filter(filter)), &said(view, filter))) }
                }
            }
        }
    }
}

fn chip(messages: &Messages, address: &str, text: &str) -> Markup {
    html! {
        a href=(address) {
            span.hidden-visually { (messages.text("remove-filter")) " " }
            (text) span aria-hidden="true" { "✕" }
        }
    }
}

/// A filter in words: `Municipio: contiene juárez`.
fn said(view: &Explorer<'_>, filter: &Filter) -> String {
    let messages = view.messages;
    let column = view.columns.iter().find(|column| column.name == filter.column);
    let boolean = column.is_some_and(|column| column.value_type == ValueType::Boolean);
    let values: Vec<String> = filter
        .values
        .iter()
        .map(|value| match value.as_str() {
            "" => messages.text("blank-cell"),
            value if boolean => messages.code("boolean", value),
            value => value.to_owned(),
        })
        .collect();
    let title = column.map_or_else(|| filter.column.clone(), ColumnView::title);
    messages.with(
        &format!("filter-{}", filter.operator.name()),
        [("column", title), ("value", values.join(&messages.text("list-or")))],
    )
}
