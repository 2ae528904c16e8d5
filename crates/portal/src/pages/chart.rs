//! `/dataset/{slug}/chart.json` and `.svg`: the one chart that suits the table, as data and as a picture; and
//! its figure on the dataset's page.
//!
//! Never here: which chart suits (see actions), how it is drawn (see `drawing`).

use apertura_actions::chart::{Chart, ChartKind};
use apertura_actions::explore::{Group, Measure, OpenTable, Scope};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde_json::Value;

use super::explore::{ColumnView, asked};
use crate::Portal;
use crate::drawing::{Drawing, Shape};
use crate::language::Messages;
use crate::number;
use crate::refusal::Refusal;
use crate::visit::Visit;

/// The data.
pub async fn json(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let (request, version) = asked(&visit, usize::MAX)?;
    let table = portal.explorer.open(&slug, version).await?;
    let chart = table.chart(&request.scope()).await?;
    Ok(Json(serde_json::json!({ "chart": chart })).into_response())
}

/// The picture.
pub async fn svg(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let (request, version) = asked(&visit, usize::MAX)?;
    let table = portal.explorer.open(&slug, version).await?;
    let chart = table.chart(&request.scope()).await?.ok_or_else(Refusal::not_found)?;
    let drawing = drawing(visit.messages(), &table, &chart);
    Ok(([(CONTENT_TYPE, "image/svg+xml")], drawing.file(visit.messages())).into_response())
}

/// The figure; nothing where no chart suits.
pub async fn figure(messages: &Messages, table: &OpenTable, address: &str) -> Markup {
    let Ok(Some(chart)) = table.chart(&Scope::default()).await else { return html! {} };
    if chart.groups.groups.len() < 2 {
        return html! {};
    }
    html! {
        (drawing(messages, table, &chart).figure(messages))
        p.small { a href=(address) download { (messages.text("download-chart")) } }
    }
}

fn drawing(messages: &Messages, table: &OpenTable, chart: &Chart) -> Drawing {
    let columns = ColumnView::all(&table.version);
    let title = |name: &str| columns.iter().find(|c| c.name == name).map_or_else(|| name.to_owned(), ColumnView::title);
    let by = title(&chart.plan.by.column);
    let (measure, sentence) = match &chart.plan.measure {
        Measure::Count => (messages.text("chart-rows"), "chart-rows-by"),
        // Where each category has one row, its number is no sum.
        Measure::Sum(column) if chart.groups.keys == chart.groups.rows => (title(column), "chart-value-by"),
        Measure::Sum(column) => (title(column), "chart-sum-by"),
        Measure::Mean(column) => (title(column), "chart-mean-by"),
    };
    let sentence = if chart.plan.kind == ChartKind::Histogram { "chart-spread" } else { sentence };
    let value = |group: &Group| group.value.unwrap_or_default();
    let key = |group: &Group| said(messages, &columns, &chart.plan.by.column, group);
    let groups = chart.groups.groups.iter().filter(|group| group.value.is_some());
    // A group for the rest stands for all that is not drawn by itself.
    let whole = chart.plan.kind != ChartKind::Bars || chart.plan.measure == Measure::Count;
    let shown = if whole { u64::MAX } else { chart.groups.groups.len() as u64 };
    let shape = match chart.plan.kind {
        ChartKind::Bars => Shape::Bars(groups.map(|group| (key(group), value(group))).collect()),
        ChartKind::Line => {
            Shape::Line(groups.filter(|group| !group.key.is_null()).map(|group| (key(group), value(group))).collect())
        }
        ChartKind::Histogram => Shape::Histogram(
            groups
                .filter_map(|group| Some((plain(&group.key)?, plain(group.until.as_ref()?)?, value(group))))
                .collect(),
        ),
    };
    Drawing {
        title: messages.with(sentence, [("measure", measure.clone()), ("by", by.clone())]),
        category: by,
        measure,
        all: (shown < chart.groups.keys).then_some(chart.groups.keys),
        shape,
    }
}

fn plain(value: &Value) -> Option<String> {
    value.as_f64().map(number::grouped)
}

/// The key of a group as people read it.
fn said(messages: &Messages, columns: &[ColumnView<'_>], column: &str, group: &Group) -> String {
    if group.rest {
        return messages.text("chart-others");
    }
    match &group.key {
        Value::Null => messages.text("blank-cell"),
        Value::String(text) => text.clone(),
        key => columns
            .iter()
            .find(|view| view.name == column)
            .and_then(|view| super::explore::said(messages, view, key))
            .unwrap_or_else(|| key.to_string()),
    }
}
