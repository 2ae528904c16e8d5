//! `/plan`: what is promised by when; for everybody what is public, for an agency its board, its dates and its calendar.
//!
//! Never here: saving (see actions), the calendar's form (see catalog).

use apertura_actions::inventory::Outcome;
use apertura_actions::plan::Promise;
use apertura_catalog::opening::calendar::{CalendarEvent, EventTime, calendar};
use apertura_catalog::opening::plan::Standing;
use apertura_catalog::opening::{Field, Stage};
use apertura_catalog::{Agency, Permission};
use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::inventory::{Edits, clash_notice, field_input};
use crate::Portal;
use crate::date;
use crate::desk::Desk;
use crate::door::Guest;
use crate::form::Form;
use crate::language::{Language, Messages};
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{self, Visit, to};

/// `/plan`: what the public is promised.
pub async fn show_public(Desk { visit, guest, portal }: Desk) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let agency = visit.value("agency");
    let (agencies, promises) = portal.catalog.public_plan(agency).await?;
    let own = match guest.person {
        apertura_actions::Person::Visitor => Vec::new(),
        _ => portal.catalog.inventories(&guest.person).await?,
    };
    let late = promises.iter().filter(|promise| promise.standing == Standing::Late).count();
    let name = |slug: &str| agencies.iter().find(|a| a.slug.as_str() == slug).map_or("", |a| a.name.as_str());
    let file = |ending: &str| {
        let query: Vec<_> = agency.map(|agency| ("agency".to_owned(), agency.to_owned())).into_iter().collect();
        visit::address(&format!("/plan.{ending}"), &query)
    };
    let title = messages.text("plan-title");
    let body = html! {
        h1 { (title) }
        @if !own.is_empty() {
            section.card {
                h2 { (messages.text("plan-own")) }
                ul.own { @for (agency, _) in &own { li { a href=(format!("/plan/{}", agency.slug)) { (agency.name) } } } }
            }
        }
        section.block {
            h2 { (messages.text("plan-public")) }
            p.lead { (messages.text("plan-public-lead")) }
            @if promises.is_empty() { p { (messages.text("plan-public-none")) } }
            @else {
                p {
                    (messages.with("plan-count", [("count", promises.len() as f64)])) " "
                    @if late > 0 { (messages.with("plan-late-count", [("count", late as f64)])) }
                }
                ul.files-line {
                    li { a href=(file("csv")) { "CSV" } }
                    li { a href=(file("xlsx")) { "Excel" } }
                    li { a href=(file("json")) { "JSON" } }
                    li { a href="/inventory" { (messages.text("nav-inventory")) } }
                }
                div.scroll tabindex="0" role="region" aria-label=(title) {
                    table.stacked {
                        thead { tr {
                            th scope="col" { (messages.text("entry-title")) }
                            th scope="col" { (messages.text("plan-agency")) }
                            th scope="col" { (messages.text("entry-commitment")) }
                            th scope="col" { (messages.text("plan-stands")) }
                        } }
                        tbody {
                            @for promise in &promises {
                                tr {
                                    th scope="row" { (promise.entry.state.title) }
                                    td data-label=(messages.text("plan-agency")) { (name(promise.entry.agency.as_str())) }
                                    td data-label=(messages.text("entry-commitment")) { (day(messages, promise)) }
                                    td data-label=(messages.text("plan-stands")) { (standing(messages, promise)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    let json = Some(file("json"));
    let description = messages.text("plan-public-lead");
    let page = Page { title: &title, description: &description, crumbs: &[], json, script: false, body };
    Ok(layout::render(&visit, page))
}

/// `/plan/{agency}`: the board of an agency.
pub async fn show(desk: Desk, Path(agency): Path<String>) -> Result<Response, Refusal> {
    page(&desk, &agency, html! {}).await
}

/// Saves dates, positions and progress.
pub async fn write(desk: Desk, Path(agency): Path<String>, request: Request) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let form = Form::of_sheet(request, guest).await?;
    let written = portal.catalog.write_entries(&guest.person, &agency, &Edits::of(form.pairs())).await?;
    let address = format!("/plan/{}", visit::segment(&agency));
    let Some(notice) = clash_notice(visit.messages(), guest, &address, &written) else {
        let count = written.iter().filter(|written| written.outcome != Outcome::Unchanged).count();
        return to(&format!("{address}?saved={count}"));
    };
    let mut response = page(&desk, &agency, notice).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// Makes the calendar's address, or a new one in place of the old.
pub async fn renew_calendar(
    guest: Guest,
    State(portal): State<Portal>,
    Path(agency): Path<String>,
    request: Request,
) -> Result<Response, Refusal> {
    Form::of_sheet(request, &guest).await?;
    portal.catalog.calendar_secret(&guest.person, &agency, true).await?;
    to(&format!("/plan/{}#calendar", visit::segment(&agency)))
}

/// `/calendar/{secret}`: the promises for a program that keeps calendars; whoever has the address may read it.
pub async fn feed(visit: Visit, State(portal): State<Portal>, Path(secret): Path<String>) -> Result<Response, Refusal> {
    let secret = secret.trim_end_matches(".ics");
    let (agency, promises) = portal.catalog.calendar(secret).await?;
    // a calendar program says no language: it speaks that of the catalog unless the address asks
    let messages = if visit.chosen { visit.messages() } else { Messages::get(Language::default()) };
    let events: Vec<CalendarEvent> = promises
        .iter()
        .filter(|promise| promise.entry.stage() < Stage::Published)
        .filter_map(|promise| {
            let entry = &promise.entry;
            Some(CalendarEvent {
                uid: format!("{}@apertura", entry.id),
                time: EventTime::Day(entry.state.plan.commitment?),
                place: String::new(),
                cancelled: false,
                summary: messages.with("calendar-summary", [("title", entry.state.title.as_str())]),
                description: messages.with(
                    "calendar-description",
                    [
                        ("responsible", entry.planned_by().to_owned()),
                        ("stage", messages.code("stage", entry.stage().code())),
                        ("progress", entry.state.plan.progress.to_string()),
                    ],
                ),
                address: format!("{}/inventory/{}/entry/{}", visit.origin, agency.slug, entry.id),
                modified: entry.modified,
                sequence: entry.revision,
            })
        })
        .collect();
    let text = calendar(&messages.with("calendar-name", [("agency", agency.name.as_str())]), &events);
    Ok(([(CONTENT_TYPE, "text/calendar; charset=utf-8"), (CACHE_CONTROL, "private, max-age=900")], text)
        .into_response())
}

async fn page(desk: &Desk, slug: &str, notice: Markup) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let messages = visit.messages();
    let (agency, promises) = portal.catalog.plan(&guest.person, slug).await?;
    if visit.json {
        return Ok(Json(json(&promises)).into_response());
    }
    let writes = guest.person.can(Permission::EditPlan, Some(&agency.slug));
    let secret = portal.catalog.calendar_secret(&guest.person, slug, false).await?;
    let late = promises.iter().filter(|promise| promise.standing == Standing::Late).count();
    let title = messages.with("plan-of", [("agency", agency.name.as_str())]);
    let groups = [Standing::Late, Standing::Soon, Standing::InTime, Standing::Unplanned, Standing::Done];
    let body = html! {
        div.workhead {
            div {
                h1 { (title) }
                p.soft { (messages.with("plan-today", [("day", date::civil(messages, portal.catalog.today()))])) }
            }
            div.actions {
                a.button.quiet.slim href=(format!("/inventory/{}", agency.slug)) { (messages.text("nav-inventory")) }
                a.button.quiet.slim href=(format!("/priority/{}", agency.slug)) { (messages.text("nav-priority")) }
            }
        }
        (notice)
        @if let Some(count) = visit.value("saved").and_then(|count| count.parse::<f64>().ok()) {
            div.notice role="status" { p { (messages.with("inventory-saved", [("count", count)])) } }
        }
        (stages(messages, &promises))
        @if promises.is_empty() {
            p.lead { (messages.text("plan-empty")) }
            p { a.button href=(format!("/inventory/{}", agency.slug)) { (messages.text("priority-to-inventory")) } }
        } @else if late > 0 {
            div.notice.warning { p { b { (messages.with("plan-late-count", [("count", late as f64)])) } " " (messages.text("plan-late-what")) } }
        } @else { p { (messages.text("plan-how")) } }
        @if !promises.is_empty() {
            form #plan action=(format!("/plan/{}", agency.slug)) method="post" {
                input type="hidden" name="sign" value=(guest.sign);
                @for group in groups {
                    @let own: Vec<&Promise> = promises.iter().filter(|promise| promise.standing == group).collect();
                    @if !own.is_empty() {
                        section.block aria-labelledby=(format!("g-{}", group.code())) {
                            h2 id=(format!("g-{}", group.code())) { (messages.code("plan-standing", group.code())) " " span.soft { (own.len()) } }
                            ul.results { @for promise in &own { (line(messages, promise, writes && group != Standing::Done)) } }
                        }
                    }
                }
                @if writes { div.savebar { button type="submit" { (messages.text("plan-save")) } } }
            }
        }
        div.split { (calendar_card(visit, guest, &agency, secret.as_deref(), writes)) (downloads(messages, &agency)) }
    };
    let crumbs = [
        ("/inventory".to_owned(), messages.text("nav-inventory")),
        (format!("/inventory/{}", agency.slug), agency.name.clone()),
    ];
    Ok(layout::render(visit, Page { title: &title, description: "", crumbs: &crumbs, json: None, script: true, body }))
}

/// How many are at each stage of the route.
fn stages(messages: &Messages, promises: &[Promise]) -> Markup {
    html! {
        ul.figures {
            @for stage in Stage::ALL {
                @let count = promises.iter().filter(|promise| promise.entry.stage() == stage).count();
                @if count > 0 || stage != Stage::Withdrawn { li { b { (count) } span { (messages.code("stage", stage.code())) } } }
            }
        }
    }
}

fn line(messages: &Messages, promise: &Promise, writes: bool) -> Markup {
    let entry = &promise.entry;
    let title = if entry.state.title.is_empty() { messages.text("entry-untitled") } else { entry.state.title.clone() };
    let fields = [Field::Commitment, Field::PlanResponsible, Field::Progress, Field::PlanNote];
    let hint =
        (entry.state.plan.commitment.is_none() && !entry.state.estimated.is_empty()).then_some(&entry.state.estimated);
    html! {
        li.promise {
            div.resultbar {
                h3 { a href=(format!("/inventory/{}/entry/{}", entry.agency, entry.id)) { (title) } }
                p { (standing(messages, promise)) }
            }
            @if let Some(month) = hint { p.small { (messages.with("plan-estimated", [("month", month.as_str())])) } }
            @if writes {
                input type="hidden" name=(format!("e.{}.revision", entry.id)) value=(entry.revision);
                div.promise-fields {
                    @for field in fields {
                        @let name = format!("e.{}.{}", entry.id, field.code());
                        div {
                            label for=(name) { (messages.code("entry", field.code())) }
                            (field_input(messages, field, &name, &entry.state.cell(field)))
                            @if field == Field::PlanResponsible && entry.state.plan.responsible.is_empty() && !entry.state.responsible.is_empty() {
                                p.help { (messages.with("plan-responsible-is", [("position", entry.state.responsible.as_str())])) }
                            }
                        }
                    }
                }
            }
            // fields do not print
            p.printed[writes] {
                @if !entry.planned_by().is_empty() { (entry.planned_by()) " · " }
                (day(messages, promise)) " · " (messages.code("stage", entry.stage().code()))
                @if entry.state.plan.progress > 0 { " · " (entry.state.plan.progress) " %" }
                @if !entry.state.plan.note.is_empty() { " · " (entry.state.plan.note) }
            }
            @if let Some(dataset) = &entry.dataset { p { a href=(format!("/dataset/{dataset}")) { (messages.text("entry-published-as")) } } }
            @else if writes && entry.stage() < Stage::Submitted && entry.state.plan.commitment.is_some() {
                p { a href=(format!("/inventory/{}/entry/{}#prepare", entry.agency, entry.id)) { (messages.text("entry-prepare")) } }
            }
        }
    }
}

fn day(messages: &Messages, promise: &Promise) -> String {
    match promise.entry.state.plan.commitment {
        Some(day) => date::civil(messages, day),
        None => messages.text("plan-no-day"),
    }
}

/// How a promise stands, in words.
fn standing(messages: &Messages, promise: &Promise) -> Markup {
    let days = f64::from(promise.days.unwrap_or(0).abs());
    let text = match promise.standing {
        Standing::Late => messages.with("plan-late-by", [("days", days)]),
        Standing::Soon | Standing::InTime => messages.with("plan-due-in", [("days", days)]),
        other => messages.code("plan-standing-word", other.code()),
    };
    html! { span class=(format!("tag standing {}", promise.standing.code())) { (text) } }
}

fn calendar_card(visit: &Visit, guest: &Guest, agency: &Agency, secret: Option<&str>, writes: bool) -> Markup {
    let messages = visit.messages();
    html! {
        section #calendar.block {
            div.card {
                h2 { (messages.text("calendar-title")) }
                p { (messages.text("calendar-what")) }
                @if let Some(secret) = secret {
                    pre { (visit.origin) "/calendar/" (secret) ".ics" }
                    p.small { (messages.text("calendar-secret")) }
                }
                @if writes {
                    form action=(format!("/plan/{}/calendar", agency.slug)) method="post" {
                        input type="hidden" name="sign" value=(guest.sign);
                        button.quiet type="submit" { (messages.text(if secret.is_some() { "calendar-renew" } else { "calendar-make" })) }
                    }
                }
            }
        }
    }
}

fn downloads(messages: &Messages, agency: &Agency) -> Markup {
    html! {
        section.block {
            div.card {
                h2 { (messages.text("inventory-download")) }
                ul {
                    li { a href=(format!("/inventory/{}/download/plan.xlsx", agency.slug)) { (messages.text("plan-download-xlsx")) } }
                    li { a href=(format!("/inventory/{}/download/plan.csv", agency.slug)) { (messages.text("plan-download-csv")) } }
                }
            }
        }
    }
}

fn json(promises: &[Promise]) -> serde_json::Value {
    let one = |promise: &Promise| {
        let entry = &promise.entry;
        serde_json::json!({
            "id": entry.id, "title": entry.state.title, "commitment": entry.state.plan.commitment, "days": promise.days,
            "standing": promise.standing.code(), "stage": entry.stage(), "progress": entry.state.plan.progress,
            "responsible": entry.planned_by(), "dataset": entry.dataset,
        })
    };
    serde_json::json!({ "plan": promises.iter().map(one).collect::<Vec<_>>() })
}
