//! The clock of a workshop, for the screen that everybody sees: what is done now, how long still, which team comes next. Without
//! script it is the table of times. Once it is open it needs no network.
//!
//! Never here: changing the run sheet (see `steps`).

use std::collections::BTreeSet;

use apertura_actions::workshop::moments;
use apertura_workshop::Seat;
use axum::extract::Path;
use axum::response::Response;
use maud::html;
use serde_json::json;

use super::{answer, crumbs};
use crate::assets;
use crate::desk::Desk;
use crate::refusal::Refusal;

/// The clock.
pub async fn show(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let view = portal.catalog.workshop(&guest.person, &id).await?;
    let messages = visit.messages();
    let workshop = &view.workshop;
    let title = messages.text("clock-title");
    let seats: BTreeSet<Seat> = view.comers().filter_map(|comer| comer.seat).collect();
    let teams: Vec<String> = seats
        .into_iter()
        .map(|seat| {
            messages.with("workshop-seat-of", [("table", seat.table.to_string()), ("team", seat.team.to_string())])
        })
        .collect();
    let steps: Vec<_> =
        workshop.steps.iter().map(|step| json!({ "minutes": step.minutes, "title": step.title })).collect();
    let words = ["before", "next", "after", "ended", "call", "then", "all-called"];
    let values = ["title", "at", "team"].map(|name| (name, format!("{{{name}}}")));
    let words: serde_json::Map<String, serde_json::Value> = words
        .into_iter()
        .map(|key| (key.to_owned(), messages.with(&format!("clock-{key}"), values.clone()).into()))
        .collect();
    let data = json!({
        "id": id, "begins": moments(workshop).map(|(begins, _)| begins.as_millisecond()), "now": portal.catalog.time().as_millisecond(),
        "steps": steps, "teams": teams, "words": words,
    });
    let body = html! {
        link rel="stylesheet" href=(assets::WORKSHOP_STYLE.address());
        h1 { (title) }
        @if workshop.steps.is_empty() {
            p.notice { (messages.text("clock-empty")) " " a href=(format!("/workshop/{id}/steps")) { (messages.text("workshop-steps")) } }
        } @else {
            section #clock data-clock=(data) hidden aria-label=(title) {
                p #clock-step role="status" {}
                p #clock-left aria-hidden="true" {}
                progress #clock-bar max="1" value="0" aria-hidden="true" {}
                p #clock-next {}
                p #clock-team role="status" {}
                p #clock-then {}
                div.actions #clock-buttons {
                    @for (key, quiet) in [("team-next", false), ("team-back", true), ("step-next", true), ("on-time", true), ("full", true)] {
                        button.quiet[quiet] type="button" data-do=(key) { (messages.text(&format!("clock-{key}"))) }
                    }
                }
                p.soft.small { (messages.text("clock-keys")) }
            }
            div.scroll {
                table {
                    thead { tr { th scope="col" { (messages.text("steps-from-to")) } th.number scope="col" { (messages.text("steps-minutes")) } th scope="col" { (messages.text("steps-title")) } } }
                    tbody {
                        @for (at, step) in workshop.agenda() {
                            tr { td.nowrap { (at.strftime("%H:%M")) "–" (at.wrapping_add(jiff::Span::new().minutes(i64::from(step.minutes.min(2880)))).strftime("%H:%M")) } td.number { (step.minutes) } td { (step.title) } }
                        }
                    }
                }
            }
            script type="module" src=(assets::CLOCK.address()) {}
        }
    };
    Ok(answer(&visit, &title, &crumbs(messages, &view), body, false))
}
