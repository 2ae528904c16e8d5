//! `/inventory/{agency}`: the inventory as a sheet of inputs, written by several at once.
//!
//! Never here: saving and merging (see actions), one entry's own page (see `entry`).

use std::collections::BTreeMap;

use apertura_actions::inventory::{Inventory, Outcome, Written};
use apertura_catalog::opening::finding::EntryFinding;
use apertura_catalog::opening::{Entry, Field, Stage};
use apertura_catalog::{LinkVisits, Permission};
use apertura_tabular::Severity;
use apertura_tabular::semantic::fold;
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
use crate::visit::{self, Visit, to};

/// Rows of one page of the sheet.
const ROWS: usize = 50;
/// Blank rows below.
const BLANK: usize = 3;

/// The columns of the sheet; all else is on the entry's own page.
const COLUMNS: [Field; 14] = [
    Field::Title,
    Field::Description,
    Field::Theme,
    Field::Responsible,
    Field::System,
    Field::Formats,
    Field::Access,
    Field::Reason,
    Field::LegalGround,
    Field::PersonalData,
    Field::Frequency,
    Field::Estimated,
    Field::Requests,
    Field::RequestedBy,
];

/// The sheet, or its entries as JSON.
pub async fn show_sheet(desk: Desk, Path(agency): Path<String>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let inventory = portal.catalog.inventory(&guest.person, &agency).await?;
    if visit.json {
        let entries: Vec<_> = inventory.entries.iter().map(|(entry, findings)| json(entry, findings)).collect();
        return Ok(Json(serde_json::json!({ "agency": inventory.agency, "entries": entries })).into_response());
    }
    page(&desk, inventory, &[], &BTreeMap::new()).await
}

/// Saves what was written; leads back, or shows what two wrote at once.
pub async fn write_sheet(desk: Desk, Path(agency): Path<String>, request: Request) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let form = Form::of_sheet(request, guest).await?;
    let edits = Edits::of(form.pairs());
    let written = portal.catalog.write_entries(&guest.person, &agency, &edits).await?;
    let whole = |written: &Written| !matches!(written.outcome, Outcome::Clashed(_) | Outcome::Bad(_));
    if visit.json {
        let inventory = portal.catalog.inventory(&guest.person, &agency).await?;
        return Ok(Json(answer(visit.messages(), &inventory, &written)).into_response());
    }
    if written.iter().all(whole) {
        let count = written.iter().filter(|written| written.outcome != Outcome::Unchanged).count();
        let back = form.value("page").filter(|page| page.bytes().all(|b| b.is_ascii_digit())).unwrap_or("1");
        return to(&format!("/inventory/{}?page={back}&saved={count}", visit::segment(&agency)));
    }
    // what could not be kept stays in its cells
    let mut typed = BTreeMap::new();
    for edit in &edits {
        let bad = written.iter().any(|written| {
            matches!(written.outcome, Outcome::Bad(_)) && written.entry.as_ref().map(|e| &e.id) == edit.id.as_ref()
        });
        if bad {
            let id = edit.id.clone().unwrap_or_default();
            typed.extend(edit.cells.iter().map(|(field, text)| ((id.clone(), *field), text.clone())));
        }
    }
    let inventory = portal.catalog.inventory(&guest.person, &agency).await?;
    let mut response = page(&desk, inventory, &written, &typed).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}

/// Shows the inventory to the public, or no longer.
pub async fn open(
    guest: Guest,
    State(portal): State<Portal>,
    Path(agency): Path<String>,
    request: Request,
) -> Result<Response, Refusal> {
    let form = Form::of_sheet(request, &guest).await?;
    portal.catalog.open_inventory(&guest.person, &agency, form.value("open") == Some("yes")).await?;
    to(&format!("/inventory/{}", visit::segment(&agency)))
}

async fn page(
    desk: &Desk,
    inventory: Inventory,
    written: &[Written],
    typed: &BTreeMap<(String, Field), String>,
) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let messages = visit.messages();
    let slug = &inventory.agency.slug;
    let may = |permission| guest.person.can(permission, Some(slug));
    let writes = may(Permission::EditInventory);
    let address = format!("/inventory/{slug}");
    let wanted = visit.value("q").map(fold);
    let fits = |entry: &Entry| {
        let text = || fold(&format!("{} {} {}", entry.state.title, entry.state.description, entry.state.responsible));
        wanted.as_ref().is_none_or(|wanted| text().contains(wanted.as_str()))
    };
    let found: Vec<&(Entry, Vec<EntryFinding>)> = inventory.entries.iter().filter(|(entry, _)| fits(entry)).collect();
    let pages = found.len().div_ceil(ROWS).max(1);
    let number = (visit.page() as usize).min(pages);
    let shown = &found[(number - 1) * ROWS..(number * ROWS).min(found.len())];
    let incomplete = inventory.incomplete();
    let imports = if writes { portal.catalog.imports(&guest.person, slug.as_str()).await? } else { Vec::new() };
    let title = messages.with("inventory-of", [("agency", inventory.agency.name.as_str())]);
    let body = html! {
        div.workhead {
            div {
                h1 { (title) }
                p.soft {
                    (messages.with("inventory-count", [("count", inventory.entries.len() as f64)])) " "
                    @if incomplete > 0 { (messages.with("inventory-incomplete", [("count", incomplete as f64)])) }
                }
            }
            div.actions {
                a.button.quiet.slim href=(format!("/priority/{slug}")) { (messages.text("nav-priority")) }
                a.button.quiet.slim href=(format!("/plan/{slug}")) { (messages.text("nav-plan")) }
            }
        }
        @if let Some(count) = visit.value("saved").and_then(|count| count.parse::<f64>().ok()) {
            div.notice role="status" { p { (messages.with("inventory-saved", [("count", count)])) } }
        }
        @if let (Some(added), Some(completed)) = (visit.value("added"), visit.value("completed")) {
            @let number = |text: &str| text.parse::<f64>().unwrap_or(0.0);
            div.notice role="status" {
                p { (messages.with("inventory-imported", [("added", number(added)), ("completed", number(completed))])) }
            }
        }
        @if let Some(notice) = clash::notice(messages, guest, &address, written) { (notice) }
        @if inventory.entries.is_empty() { p.lead { (messages.text("inventory-empty")) } }
        @else { p { (messages.text("inventory-how")) } }
        @if inventory.entries.len() > 10 {
            form.search action=(address) method="get" role="search" {
                label.hidden-visually for="q" { (messages.text("inventory-search")) }
                input #q type="search" name="q" value=(visit.value("q").unwrap_or_default()) placeholder=(messages.text("inventory-search"));
                button type="submit" { (messages.text("search")) }
            }
        }
        form #sheet action=(address) method="post" data-saving=(messages.text("inventory-saving"))
            data-kept=(messages.text("inventory-kept")) data-unsaved=(messages.text("inventory-unsaved"))
            data-failed=(messages.text("inventory-save-failed")) data-ended=(messages.text("inventory-ended")) data-clash=(messages.text("inventory-clash-short")) {
            input type="hidden" name="sign" value=(guest.sign);
            input type="hidden" name="page" value=(number);
            div.entries-scroll tabindex="0" role="region" aria-label=(title) {
                table.entries {
                    thead {
                        tr {
                            th scope="col" { span.hidden-visually { (messages.text("inventory-row")) } }
                            @for field in COLUMNS {
                                th scope="col" class=(format!("c-{}", field.code())) {
                                    (fields::label(messages, field))
                                    span.help { (messages.code("entry-help", field.code())) }
                                }
                            }
                        }
                    }
                    tbody {
                        @for (entry, findings) in shown { (row(messages, slug.as_str(), entry, findings, typed, writes)) }
                        @if writes { @for number in 1..=BLANK { (blank(messages, number, typed)) } }
                    }
                }
            }
            @if writes {
                div.savebar {
                    button type="submit" { (messages.text("inventory-save")) }
                    span.soft #save-state role="status" {}
                    span.soft.small.keys-help hidden { (messages.text("inventory-keys")) }
                }
            }
        }
        (fields::lists(messages))
        @if pages > 1 { (pager(visit, messages, number, pages)) }
        div.split {
            @if writes { (upload_form(messages, guest, &address, &imports, portal.catalog.link_visits() != LinkVisits::Never)) }
            (downloads(messages, guest, &inventory, &address, may(Permission::Publish)))
        }
    };
    let crumbs = [("/inventory".to_owned(), messages.text("nav-inventory"))];
    let page = Page {
        title: &title,
        description: "",
        crumbs: &crumbs,
        json: Some(format!("{address}/download/inventario.json")),
        script: true,
        body,
    };
    Ok(layout::render(visit, page))
}

fn row(
    messages: &Messages,
    agency: &str,
    entry: &Entry,
    findings: &[EntryFinding],
    typed: &BTreeMap<(String, Field), String>,
    writes: bool,
) -> Markup {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    html! {
        tr data-entry=(entry.id) .incomplete[errors > 0] {
            th scope="row" {
                input type="hidden" name=(format!("e.{}.revision", entry.id)) value=(entry.revision);
                a href=(format!("/inventory/{agency}/entry/{}", entry.id)) aria-label=(messages.with("inventory-open-entry", [("title", entry.state.title.as_str())])) {
                    (messages.text("inventory-detail"))
                }
                @if entry.stage() > Stage::Inventoried { (fields::stage_tag(messages, entry.stage())) }
                @if !entry.state.resources.is_empty() {
                    span.small.soft { (messages.with("inventory-resources", [("count", entry.state.resources.len() as f64)])) }
                }
            }
            @for field in COLUMNS {
                @let own: Vec<&EntryFinding> = findings.iter()
                    .filter(|finding| finding.field == Some(field.code()) && finding.severity > Severity::Info).collect();
                @let said = format!("f-{}-{}", entry.id, field.code());
                @let cell = typed.get(&(entry.id.clone(), field)).cloned().unwrap_or_else(|| entry.state.cell(field));
                @let name = format!("e.{}.{}", entry.id, field.code());
                @let label = format!("{}: {}", fields::label(messages, field), entry.state.title);
                @let described = if own.is_empty() { "" } else { said.as_str() };
                td.error[own.iter().any(|f| f.severity == Severity::Error)].warning[!own.is_empty()] {
                    (fields::input(messages, field, &name, &cell, Look { label: Some(&label), described, locked: !writes, small: true, ..Look::default() }))
                    p.say id=(said) { @for finding in &own { (fields::sentence(messages, finding)) " " } }
                }
            }
        }
    }
}

fn blank(messages: &Messages, number: usize, typed: &BTreeMap<(String, Field), String>) -> Markup {
    html! {
        tr.new data-new=(number) {
            th scope="row" { span.soft { (messages.text("inventory-new")) } }
            @for field in COLUMNS {
                @let typed = typed.get(&(String::new(), field)).filter(|_| number == 1);
                @let label = format!("{}: {}", fields::label(messages, field), messages.text("inventory-new"));
                td {
                    (fields::input(messages, field, &format!("n.{number}.{}", field.code()), typed.map_or("", String::as_str), Look { label: Some(&label), small: true, ..Look::default() }))
                    p.say {}
                }
            }
        }
    }
}

fn pager(visit: &Visit, messages: &Messages, number: usize, pages: usize) -> Markup {
    let to = |page: usize| visit.with(&[("saved", ""), ("page", &page.to_string())]);
    html! {
        nav.pager aria-label=(messages.text("inventory-pages")) {
            @if number > 1 { a.button.quiet href=(to(number - 1)) rel="prev" { (messages.text("inventory-page-before")) } }
            p { (messages.with("inventory-page", [("page", number as f64), ("pages", pages as f64)])) }
            @if number < pages { a.button.quiet href=(to(number + 1)) rel="next" { (messages.text("inventory-page-after")) } }
        }
    }
}

fn upload_form(
    messages: &Messages,
    guest: &Guest,
    address: &str,
    imports: &[apertura_actions::inventory::KeptImport],
    visits: bool,
) -> Markup {
    let waiting: Vec<_> = imports.iter().filter(|import| import.taken.is_none()).take(5).collect();
    html! {
        section.block aria-labelledby="import-title" {
            form.card.upload action=(format!("{address}/import")) method="post" enctype="multipart/form-data" {
                input type="hidden" name="sign" value=(guest.sign);
                h2 #import-title { (messages.text("inventory-import")) }
                p { (messages.text("inventory-import-what")) }
                label for="file" { (messages.text("inventory-import-file")) }
                input #file type="file" name="file" required;
                @if !visits {
                    details {
                        summary { (messages.text("inventory-import-ckan")) }
                        p { (messages.text("inventory-import-ckan-how")) }
                        pre { "https://…/api/3/action/package_search?rows=1000" }
                    }
                }
                div { button type="submit" { (messages.text("inventory-import-read")) } }
                @if !waiting.is_empty() {
                    p { (messages.text("inventory-import-waiting")) }
                    ul { @for import in &waiting { li { a href=(format!("{address}/import/{}", import.id)) { (import.name) } " · " (crate::date::day(messages, import.created)) } } }
                }
            }
            @if visits {
                form.card.upload #ckan action=(format!("{address}/import/ckan")) method="post" {
                    input type="hidden" name="sign" value=(guest.sign);
                    h3 { (messages.text("inventory-import-ckan")) }
                    label for="portal" { (messages.text("inventory-import-portal")) }
                    p #portal-what.small.soft { (messages.text("inventory-import-portal-what")) }
                    input #portal type="text" inputmode="url" name="portal" required maxlength="400" autocomplete="off" aria-describedby="portal-what";
                    div { button.quiet type="submit" { (messages.text("inventory-import-ask")) } }
                }
            }
        }
    }
}

fn downloads(messages: &Messages, guest: &Guest, inventory: &Inventory, address: &str, publishes: bool) -> Markup {
    let open = inventory.open_since.is_some();
    html! {
        section.block aria-labelledby="download-title" {
            div.card {
                h2 #download-title { (messages.text("inventory-download")) }
                ul {
                    li { a href=(format!("{address}/download/inventario.xlsx")) { (messages.text("inventory-download-xlsx")) } }
                    li { a href=(format!("{address}/download/inventario.csv")) { (messages.text("inventory-download-csv")) } }
                    li { a href=(format!("{address}/download/inventario-adela.xlsx")) { (messages.text("inventory-download-adela")) } }
                    li { a href=(format!("{address}/download/inventario-adela.csv")) { (messages.text("inventory-download-adela-csv")) } }
                }
                h3 { (messages.text("inventory-public-title")) }
                @if let Some(since) = inventory.open_since {
                    p { (messages.with("inventory-public-since", [("day", crate::date::day(messages, since))])) }
                    p { a href=(format!("/inventory?agency={}", inventory.agency.slug)) { (messages.text("inventory-public-see")) } }
                } @else {
                    p { (messages.text("inventory-public-not")) }
                }
                @if publishes {
                    form action=(format!("{address}/open")) method="post" {
                        input type="hidden" name="sign" value=(guest.sign);
                        @if open {
                            button.quiet type="submit" name="open" value="no" { (messages.text("inventory-public-stop")) }
                        } @else {
                            button type="submit" name="open" value="yes" { (messages.text("inventory-public-start")) }
                        }
                    }
                }
            }
        }
    }
}

/// An entry as JSON: its cells by code, with what is wrong.
pub(super) fn json(entry: &Entry, findings: &[EntryFinding]) -> serde_json::Value {
    serde_json::json!({ "entry": entry, "stage": entry.stage(), "findings": findings })
}

/// What the script of the sheet needs to know of what it saved.
fn answer(messages: &Messages, inventory: &Inventory, written: &[Written]) -> serde_json::Value {
    let rows = written.iter().map(|written| {
        let id = written.entry.as_ref().map(|entry| entry.id.clone());
        let own = inventory.entries.iter().find(|(entry, _)| Some(&entry.id) == id.as_ref());
        let said: serde_json::Map<String, serde_json::Value> = COLUMNS
            .iter()
            .map(|field| {
                let lines = own
                    .iter()
                    .flat_map(|(_, findings)| findings)
                    .filter(|finding| finding.field == Some(field.code()) && finding.severity > Severity::Info);
                let lines: Vec<String> = lines.map(|finding| fields::sentence(messages, finding)).collect();
                (field.code().to_owned(), lines.join(" ").into())
            })
            .collect();
        let cells: serde_json::Map<String, serde_json::Value> = own
            .map(|(entry, _)| {
                COLUMNS.iter().map(|field| (field.code().to_owned(), entry.state.cell(*field).into())).collect()
            })
            .unwrap_or_default();
        let (outcome, why) = match &written.outcome {
            Outcome::Unchanged => ("unchanged", None),
            Outcome::Added => ("added", None),
            Outcome::Saved => ("saved", None),
            Outcome::Merged => ("merged", None),
            Outcome::Clashed(clashes) => {
                let names: Vec<String> = clashes.iter().map(|clash| fields::label(messages, clash.field)).collect();
                ("clashed", Some(names.join(", ")))
            }
            Outcome::Bad(bad) => ("bad", Some(messages.code("inventory-bad", bad.field))),
        };
        let field = match &written.outcome {
            Outcome::Bad(bad) => Some(bad.field),
            _ => None,
        };
        serde_json::json!({
            "id": id, "revision": own.map(|(entry, _)| entry.revision), "outcome": outcome, "why": why, "field": field,
            "said": said, "cells": cells, "open": messages.text("inventory-detail"),
        })
    });
    serde_json::json!({ "rows": rows.collect::<Vec<_>>() })
}
