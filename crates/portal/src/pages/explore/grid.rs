//! The table of the explorer: header that sorts, rows, totals.
//!
//! Never here: filters (see `filters`).

use apertura_actions::explore::{ColumnTotal, RowsPage, Totals};
use apertura_tabular::ValueType;
use maud::{Markup, PreEscaped, html};
use serde_json::Value;

use super::{ColumnView, Explorer};
use crate::language::Messages;
use crate::number;

/// The table of a page of rows.
pub fn table(view: &Explorer<'_>, page: &RowsPage, totals: Option<&Totals>) -> Markup {
    let messages = view.messages;
    let shown: Vec<&ColumnView<'_>> =
        page.columns.iter().filter_map(|info| view.columns.iter().find(|column| column.name == info.name)).collect();
    html! {
        div.scroll.grid-scroll tabindex="0" role="region" aria-label=(messages.text("table")) {
            table.grid #rows {
                caption.hidden-visually { (messages.text("table")) }
                thead {
                    tr {
                        th scope="col" { span.cell { (messages.text("row-number")) } }
                        @for (at, column) in shown.iter().enumerate() { (header(view, at, column)) }
                    }
                }
                tbody {
                    @for (place, (cells, row)) in page.rows.iter().zip(&page.numbers).enumerate() {
                        @let here = view.state.row == Some(view.request.offset + place as u64 + 1);
                        tr.here[here] id=[here.then_some("row-here")] aria-current=[here.then_some("true")] {
                            th.number.soft scope="row" {
                                a href=(view.report(*row)) rel="nofollow" title=(messages.text("report-this-row")) { (number::count(*row)) }
                            }
                            @for (value, column) in cells.iter().zip(&shown) { (cell_of(view, column, value)) }
                        }
                    }
                }
                @if let Some(totals) = totals {
                    tfoot {
                        tr {
                            th scope="row" { (messages.text("totals")) }
                            @for column in &shown {
                                td.number[column.is_number()] {
                                    @if let Some(total) = totals.columns.iter().find(|total| total.column.name == column.name) {
                                        (total_of(messages, column, total))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn header(view: &Explorer<'_>, at: usize, column: &ColumnView<'_>) -> Markup {
    let sorted = view.request.sort.first().filter(|sort| sort.column == column.name).map(|sort| sort.descending);
    let (state, next, mark) = match sorted {
        None => ("none", view.request.with_sort(&column.name, false), "M5 2 8 6H2zM5 12 2 8h6z"),
        Some(false) => ("ascending", view.request.with_sort(&column.name, true), "M5 2 9 8H1z"),
        Some(true) => {
            let plain = apertura_actions::explore::RowsRequest { sort: Vec::new(), offset: 0, ..view.request.clone() };
            ("descending", plain, "M5 11 1 5h8z")
        }
    };
    let key = match sorted {
        None => "sort-ascending",
        Some(false) => "sort-descending",
        Some(true) => "sort-none",
    };
    html! {
        th.number[column.is_number()].pinned[is_pinned(view, column)] scope="col" aria-sort=(state) {
            div.head-cell {
            a href=(view.address(&next)) title=(view.messages.code("explore", key)) rel="nofollow" {
                span { (column.title()) }
                (PreEscaped(format!("<svg class=\"arrow\" viewBox=\"0 0 10 14\" aria-hidden=\"true\"><path d=\"{mark}\"/></svg>")))
            }
            (super::column::explained(view, at, column))
            }
        }
    }
}

fn is_pinned(view: &Explorer<'_>, column: &ColumnView<'_>) -> bool {
    view.state.pinned.contains(&column.name)
}

/// A cell of the table.
pub fn cell(messages: &Messages, column: &ColumnView<'_>, value: &Value) -> Markup {
    placed(messages, column, value, false)
}

fn cell_of(view: &Explorer<'_>, column: &ColumnView<'_>, value: &Value) -> Markup {
    placed(view.messages, column, value, is_pinned(view, column))
}

fn placed(messages: &Messages, column: &ColumnView<'_>, value: &Value, pinned: bool) -> Markup {
    html! {
        td.number[column.is_number()].pinned[pinned].nowrap[column.value_type != ValueType::String] {
            @match said(messages, column, value) {
                Some(text) => (text),
                None => span.blank { span.hidden-visually { (messages.text("blank-cell")) } span aria-hidden="true" { "–" } },
            }
        }
    }
}

/// A value as people read it; none for a blank cell.
pub fn said(messages: &Messages, column: &ColumnView<'_>, value: &Value) -> Option<String> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(truth) => messages.code("boolean", if *truth { "true" } else { "false" }),
        Value::Number(number) if column.is_amount() => number::group_exact(&fixed(number, column.scale)),
        Value::String(text) if column.is_amount() => number::group_exact(text),
        Value::String(text) if column.value_type == ValueType::Datetime => text.replace('T', " "),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    })
}

/// A number with the decimals of its column (money); others in their shortest form.
pub fn fixed(number: &serde_json::Number, scale: Option<u8>) -> String {
    let text = number.to_string();
    scale.map_or(text.clone(), |scale| with_decimals(&text, scale))
}

/// Pads the decimals of a plain number to a scale; longer or odd forms stay as they are.
fn with_decimals(text: &str, scale: u8) -> String {
    if text.contains(['e', 'E']) {
        return text.to_owned();
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if scale == 0 || fraction.len() > usize::from(scale) {
        return text.to_owned();
    }
    format!("{whole}.{fraction:0<width$}", width = usize::from(scale))
}

fn total_of(messages: &Messages, column: &ColumnView<'_>, total: &ColumnTotal) -> Markup {
    let value = |value: &Value| said(messages, column, value).unwrap_or_default();
    let line = |key: &str, text: String| html! { div { span.soft { (messages.code("total", key)) " " } (text) } };
    html! {
        @if let Some(sum) = total.sum.as_ref().filter(|_| column.is_amount()) { (line("sum", value(sum))) }
        @if let Some(mean) = total.mean.filter(|_| column.is_amount()) { (line("mean", number::grouped(mean))) }
        @if let (Some(min), Some(max)) = (&total.min, &total.max) {
            (line("from", value(min)))
            (line("to", value(max)))
        }
        @if let Some(distinct) = total.distinct {
            (line(if distinct.exact { "distinct" } else { "distinct-about" }, number::count(distinct.count)))
        }
        @if total.blank > 0 { (line("blank", number::count(total.blank))) }
    }
}
