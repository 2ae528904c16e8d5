//! `/inventory/{agency}/entry/{id}`: all that is known of one dataset of the inventory, with its resources.
//!
//! Never here: saving (see actions).

use apertura_actions::inventory::Outcome;
use apertura_catalog::Permission;
use apertura_catalog::opening::finding::check;
use apertura_catalog::opening::{Entry, Field, Resource, Stage};
use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::clash;
use super::fields::{self, Edits, Look};
use crate::Portal;
use crate::desk::Desk;
use crate::door::Guest;
use crate::form::Form;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::to;

/// Blank rows below the resources.
const BLANK: usize = 3;

/// The fields of each part of the form.
const PARTS: [(&str, &[Field]); 5] = [
    ("what", &[Field::Title, Field::Description, Field::Theme, Field::Keywords, Field::Temporal, Field::Spatial]),
    ("who", &[Field::Responsible, Field::ContactEmail, Field::System, Field::Formats, Field::Address]),
    ("access", &[Field::Access, Field::Reason, Field::LegalGround, Field::PersonalData]),
    ("when", &[Field::Frequency, Field::NextUpdate, Field::Estimated]),
    ("demand", &[Field::Requests, Field::RequestedBy]),
];

/// The parts of a resource.
const RESOURCE: [&str; 7] = ["title", "description", "format", "system", "period", "disaggregation", "address"];

/// The page, or the entry as JSON.
pub async fn show_entry(desk: Desk, Path((agency, id)): Path<(String, String)>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let entry = found(portal, guest, &agency, &id).await?;
    if visit.json {
        let findings = check(&entry.state, entry.stage(), portal.catalog.today());
        return Ok(Json(super::sheet::json(&entry, &findings)).into_response());
    }
    page(&desk, &entry, html! {}).await
}

/// Saves what was written.
pub async fn write_entry(
    desk: Desk,
    Path((agency, id)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let form = Form::of_sheet(request, guest).await?;
    found(portal, guest, &agency, &id).await?;
    let edits: Vec<_> = Edits::of(form.pairs()).into_iter().filter(|edit| edit.id.as_ref() == Some(&id)).collect();
    let written = portal.catalog.write_entries(&guest.person, &agency, &edits).await?;
    let address = format!("/inventory/{agency}/entry/{id}");
    let Some(notice) = clash::notice(visit.messages(), guest, &address, &written) else {
        let kept = written.iter().any(|written| written.outcome != Outcome::Unchanged);
        return to(&if kept { format!("{address}?saved=1") } else { address });
    };
    let mut entry = found(portal, guest, &agency, &id).await?;
    // what a cell could not hold is not lost: all that was written stands in the form again
    if written.iter().any(|written| matches!(written.outcome, Outcome::Bad(_))) {
        for (field, text) in edits.iter().flat_map(|edit| &edit.cells) {
            let _ = entry.state.set(*field, text);
        }
    }
    let mut response = page(&desk, &entry, notice).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// Takes it out of the inventory.
pub async fn remove_entry(
    guest: Guest,
    State(portal): State<Portal>,
    Path((agency, id)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Refusal> {
    let form = Form::of_sheet(request, &guest).await?;
    found(&portal, &guest, &agency, &id).await?;
    let base = form.value("revision").and_then(|revision| revision.parse().ok()).unwrap_or(0);
    portal.catalog.remove_entry(&guest.person, &id, base).await?;
    to(&format!("/inventory/{agency}"))
}

/// The entry, where it is in this agency's inventory.
async fn found(portal: &Portal, guest: &Guest, agency: &str, id: &str) -> Result<Entry, Refusal> {
    let entry = portal.catalog.entry(&guest.person, id).await?;
    if entry.agency.as_str() == agency { Ok(entry) } else { Err(Refusal::not_found()) }
}

async fn page(desk: &Desk, entry: &Entry, notice: Markup) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let messages = visit.messages();
    let agency = &entry.agency;
    let writes = guest.person.can(Permission::EditInventory, Some(agency));
    let address = format!("/inventory/{agency}/entry/{}", entry.id);
    let findings = check(&entry.state, entry.stage(), portal.catalog.today());
    let history = portal.catalog.entry_history(&guest.person, &entry.id).await?;
    let work = super::work::section(messages, guest, portal, entry, &address).await?;
    let prepares = super::work::prepares(guest, portal, entry);
    let name = |field: Field| format!("e.{}.{}", entry.id, field.code());
    let title = if entry.state.title.is_empty() { messages.text("entry-untitled") } else { entry.state.title.clone() };
    let body = html! {
        h1 { (title) }
        (route(messages, entry))
        @if prepares { p.actions { a.button href="#prepare" { (messages.text("entry-prepare")) } } }
        (notice)
        @if visit.value("saved").is_some() { div.notice role="status" { p { (messages.text("entry-saved")) } } }
        @if !findings.is_empty() {
            section.card.entry-check aria-labelledby="check-title" {
                h2 #check-title { (messages.text("entry-check")) }
                (fields::finding_lines(messages, &findings))
            }
        }
        form #entry action=(address) method="post" {
            input type="hidden" name="sign" value=(guest.sign);
            input type="hidden" name=(format!("e.{}.revision", entry.id)) value=(entry.revision);
            @for (part, own) in PARTS {
                fieldset.entry-part {
                    legend { (messages.code("entry-part", part)) }
                    div.entry-fields {
                        @for field in own {
                            @let id = format!("i-{}", field.code());
                            @let help = format!("h-{}", field.code());
                            div.wide-field[matches!(field, Field::Title | Field::Description | Field::Reason | Field::LegalGround)] {
                                label for=(id) { (fields::label(messages, *field)) }
                                p.help id=(help) { (messages.code("entry-help", field.code())) }
                                (fields::input(messages, *field, &name(*field), &entry.state.cell(*field), Look { id: &id, described: &help, locked: !writes, ..Look::default() }))
                                @if *field == Field::Frequency {
                                    @if let Some(frequency) = entry.state.frequency_code() {
                                        p.help { (messages.with("entry-frequency-is", [("frequency", messages.code("frequency", frequency.id()))])) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            fieldset.entry-part {
                legend { (messages.text("entry-resources")) }
                p.help { (messages.text("entry-help-resources")) }
                (resources(messages, entry, writes))
            }
            fieldset.entry-part {
                legend { (messages.text("entry-notes")) }
                p.help #h-notes { (messages.text("entry-help-notes")) }
                (fields::input(messages, Field::Notes, &name(Field::Notes), &entry.state.notes, Look { label: Some(&messages.text("entry-notes")), described: "h-notes", locked: !writes, ..Look::default() }))
            }
            @if writes { div.savebar { button type="submit" { (messages.text("entry-save")) } } }
        }
        (fields::lists(messages))
        (work)
        div.split {
            section.block {
                h2 { (messages.text("entry-history")) }
                p.soft { (messages.with("entry-history-count", [("count", history.len() as f64)])) }
                ul {
                    @for (revision, _) in history.iter().rev().take(8) {
                        li { (messages.with("entry-history-line", [("number", revision.number.to_string()), ("day", crate::date::day(messages, revision.at))])) }
                    }
                }
            }
            @if writes && entry.dataset.is_none() {
                section.block {
                    details.card {
                        summary { (messages.text("entry-remove")) }
                        p { (messages.text("entry-remove-what")) }
                        form action=(format!("{address}/remove")) method="post" {
                            input type="hidden" name="sign" value=(guest.sign);
                            input type="hidden" name="revision" value=(entry.revision);
                            button.quiet type="submit" { (messages.text("entry-remove-now")) }
                        }
                    }
                }
            }
        }
    };
    let agencies = portal.catalog.inventories(&guest.person).await?;
    let of = agencies.iter().find(|(known, _)| known.slug == *agency).map_or(agency.as_str(), |(known, _)| &known.name);
    let crumbs =
        [("/inventory".to_owned(), messages.text("nav-inventory")), (format!("/inventory/{agency}"), of.to_owned())];
    let page = Page { title: &title, description: "", crumbs: &crumbs, json: None, script: true, body };
    Ok(layout::render(visit, page))
}

/// The stages of the route, the reached one marked.
fn route(messages: &Messages, entry: &Entry) -> Markup {
    let reached = entry.stage();
    html! {
        ol.route aria-label=(messages.text("entry-route")) {
            @for stage in Stage::ALL.into_iter().filter(|stage| *stage != Stage::Withdrawn || *stage == reached) {
                li.done[stage < reached] aria-current=[(stage == reached).then_some("step")] { (messages.code("stage", stage.code())) }
            }
        }
        @if let Some(dataset) = &entry.dataset {
            p { a href=(format!("/dataset/{dataset}")) { (messages.text("entry-published-as")) } }
        }
    }
}

fn resources(messages: &Messages, entry: &Entry, writes: bool) -> Markup {
    let blank = if writes { BLANK } else { 0 };
    let rows = entry.state.resources.iter().cloned().chain(std::iter::repeat_n(Resource::default(), blank));
    html! {
        div.entries-scroll tabindex="0" role="region" aria-label=(messages.text("entry-resources")) {
            table.entries.resources {
                thead {
                    tr {
                        @for part in RESOURCE {
                            th scope="col" {
                                (messages.code("resource", part))
                                span.help { (messages.code("resource-help", part)) }
                            }
                        }
                    }
                }
                tbody {
                    @for (number, resource) in rows.enumerate() {
                        tr {
                            @for part in RESOURCE {
                                @let text = match part {
                                    "title" => &resource.title,
                                    "description" => &resource.description,
                                    "format" => &resource.format,
                                    "system" => &resource.system,
                                    "period" => &resource.period,
                                    "disaggregation" => &resource.disaggregation,
                                    _ => &resource.address,
                                };
                                @let list = (part == "format").then_some("list-formats");
                                td {
                                    input type="text" name=(format!("e.{}.resource.{number}.{part}", entry.id)) value=(text)
                                        list=[list] readonly[!writes] autocomplete="off"
                                        aria-label=(format!("{} {}", messages.code("resource", part), number + 1));
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
