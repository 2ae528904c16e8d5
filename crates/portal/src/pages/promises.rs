//! `/promises`: how each agency keeps its promises, for everybody to see. `/promises.json` is its JSON.
//!
//! Never here: what is late, how scores are made (see catalog).

use std::collections::BTreeMap;

use apertura_catalog::standing::StandingDay;
use apertura_catalog::{AgencyStanding, Rating, Standing, Timeliness, TimelinessState};
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::drawing::{Across, Drawing, Kind, Row, time};
use crate::language::{FluentValue, Messages};
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{self, Visit};
use crate::{Portal, date, number};

/// The page.
pub async fn show(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let mut standings = portal.catalog.standings(None).await?;
    let agencies = AgencyStanding::of(&standings);
    standings.retain(|standing| standing.timeliness.state == TimelinessState::Late);
    standings.sort_by_key(|standing| -standing.timeliness.days_late);
    if visit.json {
        return Ok(Json(serde_json::json!({ "agencies": agencies, "late": standings })).into_response());
    }
    let messages = visit.messages();
    let title = messages.text("promises-title");
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("promises-lead")) }
        @if agencies.is_empty() { p { (messages.text("promises-none")) } }
        @else {
            (table(messages, &agencies))
            (late(messages, &standings))
            (trend(messages, &portal.catalog.trend().await?))
        }
        section.block {
            h2 { (messages.text("promises-scales")) }
            dl.facts {
                @for scale in ["time", "stars", "mqa", "marks"] {
                    dt { (messages.text(&format!("promises-{scale}"))) } dd { (messages.text(&format!("promises-{scale}-what"))) }
                }
            }
        }
    };
    let page = Page {
        title: &title,
        description: &messages.text("promises-lead"),
        crumbs: &[],
        json: Some("/promises.json".to_owned()),
        script: false,
        body,
    };
    Ok(layout::render(&visit, page))
}

/// One row an agency. The boards of those who work here show the same.
pub(super) fn table(messages: &Messages, agencies: &[AgencyStanding]) -> Markup {
    let label = |key: &str| messages.text(&format!("promises-{key}"));
    html! {
        div.scroll {
            table.stacked {
                thead { tr {
                    th scope="col" { (messages.text("agency")) }
                    @for key in ["datasets", "in-time", "late", "unpromised", "stars", "mqa", "marks"] { th.number scope="col" { (label(key)) } }
                } }
                tbody {
                    @for one in agencies {
                        @let query = [("agency".to_owned(), one.agency.slug.to_string())];
                        tr {
                            th scope="row" { a href=(visit::address("/", &query)) { (one.agency.name) } }
                            td.number data-label=(label("datasets")) { (one.datasets) }
                            td.number data-label=(label("in-time")) { (one.in_time) }
                            td.number data-label=(label("late")) {
                                (one.late)
                                @if one.late > 0 { span.small.soft.nowrap { " (" (messages.with("promises-up-to", [("days", f64::from(one.days_late))])) ")" } }
                            }
                            td.number data-label=(label("unpromised")) { (one.unpromised) }
                            td.number data-label=(label("stars")) { (tenths(one.stars)) }
                            td.number data-label=(label("mqa")) {
                                (one.mqa) " " span.small.soft.nowrap { (messages.text(mqa_word(one.mqa))) }
                            }
                            td.number data-label=(label("marks")) { (tenths(one.marks)) }
                        }
                    }
                }
            }
        }
    }
}

fn late(messages: &Messages, standings: &[Standing]) -> Markup {
    html! {
        section.block {
            h2 { (messages.text("promises-late-today")) }
            @if standings.is_empty() { p { (messages.text("promises-none-late")) } }
            @else {
                ul.results {
                    @for standing in standings {
                        li {
                            h3 { a href=(format!("/dataset/{}", standing.dataset.slug)) { (standing.dataset.title) } }
                            p.soft { (standing.dataset.agency.name) }
                            p { (mark(messages, &standing.timeliness)) }
                        }
                    }
                }
            }
        }
    }
}

/// In a sentence how a dataset stands to its promise.
pub(super) fn mark(messages: &Messages, timeliness: &Timeliness) -> Markup {
    let due = timeliness.next.map(|day| date::civil(messages, day)).unwrap_or_default();
    let days = f64::from(timeliness.days_late);
    html! {
        @match timeliness.state {
            TimelinessState::Late => span.tag.late { (messages.with("standing-late", [("due", FluentValue::from(due)), ("days", days.into())])) },
            TimelinessState::Soon | TimelinessState::Current => span.tag.accent { (messages.with("standing-next", [("due", due)])) },
            TimelinessState::Unpromised => span.tag { (messages.text("standing-unpromised")) },
        }
    }
}

/// The share of datasets with a promise that are in time, day by day; nothing before the second day.
pub(super) fn trend(messages: &Messages, days: &[StandingDay]) -> Markup {
    let mut sums: BTreeMap<_, (u32, u32)> = BTreeMap::new();
    for one in days {
        let sum = sums.entry(one.day).or_default();
        sum.0 += one.standing.in_time;
        sum.1 += one.standing.in_time + one.standing.late;
    }
    sums.retain(|_, (_, promised)| *promised > 0);
    if sums.len() < 2 {
        return html! {};
    }
    let point = |(day, (kept, promised)): (_, (u32, u32))| {
        let day: jiff::civil::Date = day;
        let share = (f64::from(kept) * 100.0 / f64::from(promised)).round();
        Row::new(date::civil(messages, day), time::number(day), Some(share))
    };
    let drawing = Drawing {
        title: messages.text("promises-trend"),
        category: messages.text("promises-day"),
        measure: messages.text("promises-share"),
        ..Drawing::plain(Kind::Lines, Across::Days, sums.into_iter().map(point).collect())
    };
    html! { section.block { (drawing.figure(messages)) } }
}

fn tenths(value: u32) -> String {
    number::grouped(f64::from(value) / 10.0)
}

/// The word of the European scale for points of 405.
fn mqa_word(points: u32) -> &'static str {
    match Rating::of(points) {
        Rating::Excellent => "mqa-excellent",
        Rating::Good => "mqa-good",
        Rating::Sufficient => "mqa-sufficient",
        Rating::Bad => "mqa-bad",
    }
}
