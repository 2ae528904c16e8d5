//! `/use`: how often what is published was used, by day, agency and dataset; for everybody, as page, JSON and CSV.
//!
//! Never here: counting (see `usage`).

use std::fmt::Write;

use apertura_catalog::Uses;
use axum::Json;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::Visit;
use crate::{Portal, number};

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
    let greatest = table.days.iter().map(|day| day.uses.all()).max().unwrap_or(0).max(1);
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
        h2.block { (messages.text("usage-by-day")) }
        div.scroll tabindex="0" role="region" aria-label=(messages.text("usage-by-day")) {
            table.plain {
                (head(&visit, &[messages.text("usage-day")]))
                tbody {
                    @for day in table.days.iter().rev() {
                        tr {
                            th scope="row" { time datetime=(day.day) { (day.day) } }
                            (cells(day.uses))
                            td { svg.bar width="120" height="10" viewBox="0 0 120 10" aria-hidden="true" { rect width=(day.uses.all() * 120 / greatest) height="10" fill="currentColor" {} } }
                        }
                    }
                    tr { th scope="row" { (messages.text("usage-total")) } (cells(table.total)) td {} }
                }
            }
        }
        @if !table.agencies.is_empty() {
            h2.block { (messages.text("usage-by-agency")) }
            div.scroll tabindex="0" role="region" aria-label=(messages.text("usage-by-agency")) {
                table.plain {
                    (head(&visit, &[messages.text("agency")]))
                    tbody { @for line in &table.agencies { tr { th scope="row" { (line.agency) } (cells(line.uses)) td {} } } }
                }
            }
            h2.block { (messages.text("usage-by-dataset")) }
            div.scroll tabindex="0" role="region" aria-label=(messages.text("usage-by-dataset")) {
                table.plain {
                    (head(&visit, &[messages.text("usage-dataset")]))
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
    Ok(layout::render(&visit, Page { title: &title, description: &lead, crumbs: &[], json, script: false, body }))
}

fn head(visit: &Visit, first: &[String]) -> Markup {
    let messages = visit.messages();
    html! {
        thead { tr {
            @for title in first { th scope="col" { (title) } }
            @for key in ["usage-views", "usage-downloads", "usage-api"] { th.number scope="col" { (messages.text(key)) } }
            td {}
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
