//! Rows put together by a column: each group with its rows, a measure, a bar, and the way to its rows.
//!
//! Never here: which groups (see actions), charts (see `chart`).

use apertura_actions::explore::{DateUnit, Filter, Group, Groups, Measure, Operator};
use apertura_tabular::ValueType;
use maud::{Markup, html};
use serde_json::Value;

use super::view::unit_name;
use super::{ColumnView, Explorer, grid};
use crate::language::Messages;
use crate::{drawing, number};

/// The part of the form that asks for groups.
pub fn controls(view: &Explorer<'_>) -> Markup {
    let messages = view.messages;
    let state = &view.state;
    let chosen = state.group.as_deref();
    let amounts: Vec<&ColumnView<'_>> = view.columns.iter().filter(|column| column.is_amount()).collect();
    let measure = state.measure.as_deref().unwrap_or("count");
    html! {
        details.card open[chosen.is_some()] {
            summary { (messages.text("explore-group")) }
            div.pair {
                div {
                    label for="group-by" { (messages.text("group-by")) }
                    select #group-by name="_group" {
                        option value="" { (messages.text("group-none")) }
                        @for column in &view.columns {
                            option value=(column.name) selected[chosen == Some(&column.name)] { (column.title()) }
                        }
                    }
                }
                div {
                    label for="group-unit" { (messages.text("group-unit")) }
                    select #group-unit name="_unit" {
                        @for unit in [DateUnit::Year, DateUnit::Month, DateUnit::Day] {
                            option value=(unit_name(unit)) selected[state.unit.unwrap_or(DateUnit::Month) == unit] {
                                (messages.code("unit", unit_name(unit)))
                            }
                        }
                    }
                }
                div {
                    label for="group-measure" { (messages.text("group-measure")) }
                    select #group-measure name="_measure" {
                        option value="count" { (messages.text("measure-count")) }
                        @for column in amounts {
                            @for kind in ["sum", "mean"] {
                                @let value = format!("{kind}:{}", column.name);
                                option value=(value) selected[measure == value] {
                                    (messages.with(&format!("measure-{kind}"), [("column", column.title())]))
                                }
                            }
                        }
                    }
                }
            }
            p.actions { button type="submit" { (messages.text("apply")) } }
        }
    }
}

/// The table of groups.
pub fn table(view: &Explorer<'_>, groups: &Groups) -> Markup {
    let messages = view.messages;
    let column = view.columns.iter().find(|column| column.name == groups.by.name);
    let by = column.map_or_else(|| groups.by.name.clone(), ColumnView::title);
    let measure = view.state.measured(&view.columns);
    let title =
        |name: &str| view.columns.iter().find(|c| c.name == name).map_or_else(|| name.to_owned(), ColumnView::title);
    let measured = match &measure {
        Measure::Count => None,
        Measure::Sum(name) => Some(messages.with("measure-sum", [("column", title(name))])),
        Measure::Mean(name) => Some(messages.with("measure-mean", [("column", title(name))])),
    };
    let size = |group: &Group| if measured.is_some() { group.value.unwrap_or_default() } else { group.rows as f64 };
    let most = groups.groups.iter().map(|group| size(group).abs()).fold(0.0_f64, f64::max);
    html! {
        div.resultbar {
            p role="status" {
                b { (messages.with("groups-count", [("count", groups.keys as f64), ("rows", groups.rows as f64)])) }
            }
            p { a href=(view.address_of_state(&view.path(), &view.request, &view.state.ungrouped())) rel="nofollow" { (messages.text("group-leave")) } }
        }
        div.scroll tabindex="0" role="region" aria-label=(messages.text("groups")) {
            table.grid.groups #rows {
                caption.hidden-visually { (messages.text("groups")) }
                thead {
                    tr {
                        th scope="col" { span.cell { (by) } }
                        th.number scope="col" { span.cell { (messages.text("rows-heading")) } }
                        @if let Some(measured) = &measured { th.number scope="col" { span.cell { (measured) } } }
                        th scope="col" { span.cell.hidden-visually { (messages.text("share")) } }
                    }
                }
                tbody {
                    @for group in &groups.groups {
                        tr {
                            th scope="row" {
                                @let text = said(messages, column, group);
                                @match filter(view, column, group) {
                                    Some(address) => a href=(address) rel="nofollow" { (text) },
                                    None => (text),
                                }
                            }
                            td.number { (number::count(group.rows)) }
                            @if measured.is_some() { td.number { (group.value.map_or_else(|| "–".to_owned(), number::grouped)) } }
                            td.share { (drawing::share_bar(if most > 0.0 { size(group).abs() / most } else { 0.0 })) }
                        }
                    }
                }
            }
        }
    }
}

/// The key of a group as people read it.
fn said(messages: &Messages, column: Option<&ColumnView<'_>>, group: &Group) -> String {
    if group.rest {
        return messages.text("chart-others");
    }
    match (&group.key, column) {
        (Value::Null, _) => messages.text("blank-cell"),
        (key, Some(column)) => grid::said(messages, column, key).unwrap_or_default(),
        (Value::String(text), None) => text.clone(),
        (key, None) => key.to_string(),
    }
}

/// The address of a group's rows; none for the group of all others.
fn filter(view: &Explorer<'_>, column: Option<&ColumnView<'_>>, group: &Group) -> Option<String> {
    let column = column.filter(|_| !group.rest)?;
    let name = column.name.clone();
    let period = matches!(column.value_type, ValueType::Date | ValueType::Datetime);
    let filter = match &group.key {
        Value::Null => Filter { column: name, operator: Operator::Blank, values: Vec::new() },
        // a period is the days of it
        Value::String(text) if period => Filter::new(name, Operator::Eq, text.clone()),
        Value::String(text) => Filter::new(name, Operator::In, text.clone()),
        key => Filter::new(name, Operator::In, key.to_string()),
    };
    Some(view.address_of_state(&view.path(), &view.request.with_filter(filter), &view.state.ungrouped()))
}
