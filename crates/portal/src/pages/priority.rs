//! `/priority`: what to open next, with where each point of the score comes from; and the weights, for whoever sets them.
//!
//! Never here: the score (see catalog), saving answers (see actions).

use std::collections::BTreeMap;

use apertura_actions::inventory::Outcome;
use apertura_actions::priority::Board;
use apertura_catalog::Permission;
use apertura_catalog::opening::priority::suggested;
use apertura_catalog::opening::{Answer, Criterion, Entry, Field, Score, Weights};
use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::inventory::{Edits, clash_notice};
use crate::Portal;
use crate::desk::Desk;
use crate::door::Guest;
use crate::form::Form;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{self, Visit, to};

/// Lines of one page.
const LINES: usize = 40;

/// `/priority`: all agencies whose work this person may see.
pub async fn show_all(Desk { visit, guest, portal }: Desk) -> Result<Response, Refusal> {
    let board = portal.catalog.priority_board(&guest.person, None).await?;
    page(&visit, &guest, None, &board, html! {})
}

/// `/priority/{agency}`.
pub async fn show(Desk { visit, guest, portal }: Desk, Path(agency): Path<String>) -> Result<Response, Refusal> {
    let board = portal.catalog.priority_board(&guest.person, Some(&agency)).await?;
    page(&visit, &guest, Some(&agency), &board, html! {})
}

/// Saves the answers about one dataset.
pub async fn write(
    Desk { visit, guest, portal }: Desk,
    Path(agency): Path<String>,
    request: Request,
) -> Result<Response, Refusal> {
    let form = Form::of_sheet(request, &guest).await?;
    let written = portal.catalog.write_entries(&guest.person, &agency, &Edits::of(form.pairs())).await?;
    let address = format!("/priority/{}", visit::segment(&agency));
    let Some(notice) = clash_notice(visit.messages(), &guest, &address, &written) else {
        let id = written.iter().find(|w| w.outcome != Outcome::Unchanged).and_then(|w| w.entry.as_ref());
        return to(&id.map_or(address.clone(), |entry| format!("{address}?saved={0}#e-{0}", entry.id)));
    };
    let board = portal.catalog.priority_board(&guest.person, Some(&agency)).await?;
    let mut response = page(&visit, &guest, Some(&agency), &board, notice)?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// `/priority/weights`: sets how much each criterion counts.
pub async fn weights(guest: Guest, State(portal): State<Portal>, request: Request) -> Result<Response, Refusal> {
    let form = Form::of_sheet(request, &guest).await?;
    let mut weights = BTreeMap::new();
    for criterion in Criterion::ALL {
        let text = form.value(criterion.code()).unwrap_or_default().trim();
        let weight = text.parse().map_err(|_| Refusal::bad_request(text))?;
        weights.insert(criterion, weight);
    }
    portal.catalog.set_priority_weights(&guest.person, &Weights(weights)).await?;
    to("/priority?weights=saved#weights")
}

fn page(
    visit: &Visit,
    guest: &Guest,
    agency: Option<&str>,
    board: &Board,
    notice: Markup,
) -> Result<Response, Refusal> {
    let messages = visit.messages();
    if visit.json {
        return Ok(Json(json(board)).into_response());
    }
    let title = match agency {
        Some(_) => messages.with("priority-of", [("agency", board.agencies.first().map_or("", |a| a.name.as_str()))]),
        None => messages.text("priority-title"),
    };
    let pages = board.next.len().div_ceil(LINES).max(1);
    let number = (visit.page() as usize).min(pages);
    let first = (number - 1) * LINES;
    let shown = &board.next[first..(first + LINES).min(board.next.len())];
    let saved = visit.value("saved");
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("priority-lead")) }
        (notice)
        @if saved.is_some() { div.notice role="status" { p { (messages.text("priority-saved")) } } }
        @if visit.value("weights").is_some() { div.notice role="status" { p { (messages.text("priority-weights-saved")) } } }
        @if board.next.is_empty() {
            p { (messages.text("priority-none")) }
            @if let Some(agency) = agency { p { a.button href=(format!("/inventory/{agency}")) { (messages.text("priority-to-inventory")) } } }
        } @else {
            p.soft {
                (messages.with("priority-count", [("count", board.next.len() as f64)])) " "
                @if board.published > 0 { (messages.with("priority-published", [("count", board.published as f64)])) " " }
                @if board.private > 0 { (messages.with("priority-private", [("count", board.private as f64)])) }
            }
        }
        ol.results.board start=(first + 1) {
            @for (entry, score) in shown {
                (line(messages, guest, agency.is_none(), board, entry, score, saved == Some(entry.id.as_str())))
            }
        }
        @if pages > 1 {
            nav.pager aria-label=(messages.text("inventory-pages")) {
                @if number > 1 { a.button.quiet href=(visit.with(&[("page", &(number - 1).to_string())])) { (messages.text("inventory-page-before")) } }
                p { (messages.with("inventory-page", [("page", number as f64), ("pages", pages as f64)])) }
                @if number < pages { a.button.quiet href=(visit.with(&[("page", &(number + 1).to_string())])) { (messages.text("inventory-page-after")) } }
            }
        }
        (weights_card(messages, guest, &board.weights))
    };
    let mut crumbs = vec![("/inventory".to_owned(), messages.text("nav-inventory"))];
    if let Some(agency) = agency {
        let name = board.agencies.first().map_or(agency, |agency| agency.name.as_str());
        crumbs.push((format!("/inventory/{agency}"), name.to_owned()));
    }
    let page = Page { title: &title, description: "", crumbs: &crumbs, json: None, script: true, body };
    Ok(layout::render(visit, page))
}

fn line(
    messages: &Messages,
    guest: &Guest,
    all: bool,
    board: &Board,
    entry: &Entry,
    score: &Score,
    open: bool,
) -> Markup {
    let slug = &entry.agency;
    let scores = guest.person.can(Permission::ScorePriority, Some(slug));
    let missing = score.unanswered();
    let title = if entry.state.title.is_empty() { messages.text("entry-untitled") } else { entry.state.title.clone() };
    let agency = board.agencies.iter().find(|agency| agency.slug == *slug).map_or("", |agency| agency.name.as_str());
    html! {
        li id=(format!("e-{}", entry.id)) {
            div.scored {
                p.score { b { (format!("{:.0}", score.total)) } span.small { (messages.text("priority-of-100")) } }
                div {
                    h2 { a href=(format!("/inventory/{slug}/entry/{}", entry.id)) { (title) } }
                    @if all { p.soft.small { (agency) } }
                    (bar(score))
                    @if missing > 0 { p.small { (messages.with("priority-missing", [("count", missing as f64)])) } }
                }
            }
            details open[open] {
                summary { (messages.text(if scores { "priority-answer" } else { "priority-why" })) }
                form action=(format!("/priority/{slug}")) method="post" {
                    input type="hidden" name="sign" value=(guest.sign);
                    input type="hidden" name=(format!("e.{}.revision", entry.id)) value=(entry.revision);
                    ul.criteria {
                        @for part in &score.parts { (criterion(messages, entry, part.criterion, part.points, part.most, scores)) }
                    }
                    @if scores { div.actions { button type="submit" { (messages.text("priority-save")) } } }
                }
            }
        }
    }
}

/// The parts of a score side by side.
fn bar(score: &Score) -> Markup {
    let mut at = 0.0;
    let parts: Vec<(f64, f64, f64)> = score
        .parts
        .iter()
        .map(|part| {
            let place = at;
            at += part.most;
            (place, part.most, part.points)
        })
        .collect();
    html! {
        svg.scorebar viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" {
            @for (place, most, points) in parts {
                rect.blank x=(format!("{place:.2}")) y="0" width=(format!("{:.2}", (most - 0.4).max(0.0))) height="4" {}
                rect.mark x=(format!("{place:.2}")) y="0" width=(format!("{:.2}", (points - 0.4).max(0.0))) height="4" {}
            }
        }
    }
}

fn criterion(messages: &Messages, entry: &Entry, criterion: Criterion, points: f64, most: f64, writes: bool) -> Markup {
    let name = |field: Field| format!("e.{}.{}", entry.id, field.code());
    let answer = entry.state.priority.get(&criterion).cloned().unwrap_or_default();
    let why = messages.with("entry-why", [("criterion", messages.code("criterion", criterion.code()))]);
    let values = [("points", format!("{points:.1}")), ("most", format!("{most:.1}"))];
    html! {
        li {
            fieldset {
                legend { (messages.code("criterion", criterion.code())) }
                p.help { (messages.code("criterion-help", criterion.code())) }
                div.points {
                    @for value in 0..=Answer::MOST {
                        label.choice {
                            input type="radio" name=(name(Field::Answer(criterion))) value=(value) checked[answer.points == Some(value)] disabled[!writes];
                            span { (value) }
                        }
                    }
                    span.small.soft { (messages.code("criterion-scale", if criterion.against() { "against" } else { "for" })) }
                }
                @if answer.points.is_none() && let Some(suggested) = suggested(&entry.state, criterion) {
                    p.small { (messages.with("priority-suggested", [("points", suggested.to_string())])) }
                }
                label.hidden-visually for=(name(Field::Why(criterion))) { (why) }
                input type="text" id=(name(Field::Why(criterion))) name=(name(Field::Why(criterion))) value=(answer.reason)
                    placeholder=(messages.text("priority-reason")) readonly[!writes] autocomplete="off";
                p.small.soft { (messages.with("priority-adds", values)) }
            }
        }
    }
}

fn weights_card(messages: &Messages, guest: &Guest, weights: &Weights) -> Markup {
    let sets = guest.person.can(Permission::ManageSettings, None);
    html! {
        section #weights.block {
            details.card {
                summary { (messages.text("priority-weights")) }
                p { (messages.text("priority-formula")) }
                @if sets {
                    p { (messages.text("priority-weights-what")) }
                    form action="/priority/weights" method="post" {
                        input type="hidden" name="sign" value=(guest.sign);
                        div.weights {
                            @for criterion in Criterion::ALL {
                                @let id = format!("w-{}", criterion.code());
                                div {
                                    label for=(id) { (messages.code("criterion", criterion.code())) }
                                    input type="number" min="0" max=(Weights::MOST) id=(id) name=(criterion.code()) value=(weights.of(criterion)) required;
                                }
                            }
                        }
                        div.actions { button type="submit" { (messages.text("priority-weights-save")) } }
                    }
                } @else {
                    dl.facts {
                        @for criterion in Criterion::ALL {
                            dt { (messages.code("criterion", criterion.code())) }
                            dd { (weights.of(criterion)) }
                        }
                    }
                }
            }
        }
    }
}

fn json(board: &Board) -> serde_json::Value {
    let parts = |score: &Score| -> Vec<serde_json::Value> {
        let part = |part: &apertura_catalog::opening::priority::Part| {
            serde_json::json!({
                "criterion": part.criterion, "answer": part.answer, "weight": part.weight,
                "points": part.points, "most": part.most,
            })
        };
        score.parts.iter().map(part).collect()
    };
    let next: Vec<_> = board
        .next
        .iter()
        .map(|(entry, score)| {
            serde_json::json!({
                "id": entry.id, "agency": entry.agency, "title": entry.state.title, "stage": entry.stage(),
                "score": score.total, "parts": parts(score),
            })
        })
        .collect();
    serde_json::json!({ "weights": board.weights, "next": next, "published": board.published, "private": board.private })
}
