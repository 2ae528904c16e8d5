//! `/use`: how often what is published was used, by day, agency and dataset; for everybody, as page, JSON and CSV.
//!
//! Never here: counting (see `usage`).

use std::fmt::Write;

use apertura_actions::use_count::UseTable;
use apertura_catalog::Uses;
use axum::Json;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::drawing::{Across, Drawing, Kind, Row, time};
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::Visit;
use crate::{Portal, date, number};

/// Days that the page shows where nothing else is asked.
const DAYS: u16 = 30;

/// Datasets that the page lists; the files hold all.
const LISTED: usize = 100;

fn days(visit: &Visit) -> u16 {
    visit.value("days").and_then(|days| days.parse().ok()).unwrap_or(DAYS).clamp(1, 366)
}

/// The page, or its JSON.
pub async fn show(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let days = days(&visit);
    let table = portal.catalog.uses(days).await?;
    if visit.json {
        return Ok(Json(table).into_response());
    }
    let messages = visit.messages();
    let title = messages.text("usage-title");
    let lead = messages.with("usage-lead", [("days", f64::from(days))]);
    let body = html! {
        h1 { (title) }
        p.lead { (lead) }
        p { (messages.text("usage-how")) }
        p.small {
            @for (at, choice) in [7_u16, 30, 90, 366].into_iter().enumerate() {
                @if at > 0 { " · " }
                @let word = messages.with("usage-days", [("days", f64::from(choice))]);
                @if choice == days { b { (word) } } @else { a href=(format!("/use?days={choice}")) { (word) } }
            }
        }
        ul.figures {
            @for (key, count) in [("usage-views", table.total.view), ("usage-downloads", table.total.download), ("usage-api", table.total.api)] {
                li { b { (number::count(count)) } span { (messages.text(key)) } }
            }
        }
        @if table.total.all() == 0 { div.notice { p { (messages.text("usage-none")) } } } @else { (by_day(messages, &table)) }
        @if !table.agencies.is_empty() {
            h2.block { (messages.text("usage-by-agency")) }
            div.scroll tabindex="0" role="region" aria-label=(messages.text("usage-by-agency")) {
                table.plain {
                    (head(&visit, &messages.text("agency"), None))
                    tbody { @for line in &table.agencies { tr { th scope="row" { (line.agency) } (cells(line.uses)) } } }
                }
            }
            h2.block { (messages.text("usage-by-dataset")) }
            div.scroll tabindex="0" role="region" aria-label=(messages.text("usage-by-dataset")) {
                table.plain {
                    (head(&visit, &messages.text("usage-dataset"), Some(&messages.text("agency"))))
                    tbody {
                        @for line in table.datasets.iter().take(LISTED) {
                            tr {
                                th scope="row" { a href=(format!("/dataset/{}", line.dataset)) { (line.title) } }
                                (cells(line.uses))
                                td { (line.agency) }
                            }
                        }
                    }
                }
            }
        }
        p { a href=(format!("/use.csv?days={days}")) download="uso.csv" { "CSV" } " · " a href=(format!("/use.json?days={days}")) { "JSON" } }
    };
    let json = Some(format!("/use.json?days={days}"));
    Ok(layout::render(&visit, Page { title: &title, description: &lead, crumbs: &[], json, script: true, body }))
}

/// The days as lines, one for each sort of use, with their table.
fn by_day(messages: &Messages, table: &UseTable) -> Markup {
    let rows = table.days.iter().map(|day| Row {
        name: date::civil(messages, day.day),
        at: time::number(day.day),
        until: None,
        values: [day.uses.view, day.uses.download, day.uses.api].map(|count| Some(count as f64)).to_vec(),
    });
    let drawing = Drawing {
        title: messages.text("usage-by-day"),
        category: messages.text("usage-day"),
        measure: messages.text("usage-times"),
        series: ["usage-views", "usage-downloads", "usage-api"].map(|key| messages.text(key)).to_vec(),
        ..Drawing::plain(Kind::Lines, Across::Days, rows.collect())
    };
    html! { div.block.chart-alone { (drawing.figure(messages)) } }
}

fn head(visit: &Visit, first: &str, last: Option<&str>) -> Markup {
    let messages = visit.messages();
    html! {
        thead { tr {
            th scope="col" { (first) }
            @for key in ["usage-views", "usage-downloads", "usage-api"] { th.number scope="col" { (messages.text(key)) } }
            @if let Some(last) = last { th scope="col" { (last) } }
        } }
    }
}

fn cells(uses: Uses) -> Markup {
    html! { @for count in [uses.view, uses.download, uses.api] { td.number { (number::count(count)) } } }
}

/// `/use.csv`: every number, by day and dataset.
pub async fn csv(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let table = portal.catalog.uses(days(&visit)).await?;
    let mut out = String::from("day,dataset,kind,count\r\n");
    for count in &table.counts {
        let _ = write!(out, "{},{},{},{}\r\n", count.day, count.dataset, count.kind.code(), count.count);
    }
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8")], out).into_response())
}
