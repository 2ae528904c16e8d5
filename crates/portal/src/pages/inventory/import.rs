//! `/inventory/{agency}/import`: a foreign inventory is handed in, looked at, its columns put right, and taken in.
//!
//! Never here: reading it (see actions), what its cells mean (see catalog).

use std::collections::BTreeSet;
use std::io::Write;

use apertura_actions::inventory::ImportView;
use apertura_catalog::LinkVisits;
use apertura_catalog::opening::import::Proposal;
use apertura_catalog::opening::label::Column;
use apertura_catalog::opening::{Field, SourceKind};
use apertura_tabular::Severity;
use axum::extract::{Path, Request};
use axum::response::Response;
use maud::{Markup, html};

use super::fields;
use crate::ckan_visit::{self, Place, Trouble};
use crate::desk::Desk;
use crate::door::Guest;
use crate::file_form::FileForm;
use crate::form::Form;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{self, Visit, to};

/// Largest file that is taken in.
const MOST_BYTES: usize = 24 << 20;

/// Takes a file in and leads to what was understood of it.
pub async fn upload(
    Desk { visit, guest, portal }: Desk,
    Path(agency): Path<String>,
    request: Request,
) -> Result<Response, Refusal> {
    let mut form = FileForm::of(request, &guest).await?;
    form.need_file()?;
    let back = format!("/inventory/{agency}#import-title");
    let mut file = portal.catalog.inventory_upload(&guest.person, &agency, &form.name).await?;
    let mut size = 0;
    let poured = form.pour(|bytes| {
        size += bytes.len();
        if size > MOST_BYTES { Err(None) } else { file.write_all(bytes).map_err(Some) }
    });
    match poured.await? {
        Ok(()) => file.flush().map_err(Refusal::internal)?,
        Err(None) => return Ok(problem(&visit, &back, &visit.messages().text("inventory-import-too-large"), "")),
        Err(Some(fault)) => return Err(Refusal::internal(fault)),
    }
    understood(&Desk { visit, guest, portal }, &agency, file.path(), &form.name, &back).await
}

/// Asks a CKAN portal for its list and leads to what was understood of it.
pub async fn fetch_ckan(desk: Desk, Path(agency): Path<String>, request: Request) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let form = Form::of_sheet(request, guest).await?;
    let back = format!("/inventory/{agency}#ckan");
    let visits = portal.catalog.link_visits();
    if visits == LinkVisits::Never {
        return Err(Refusal::not_found());
    }
    let trouble = |trouble: Trouble| {
        let (what, hint) =
            (format!("ckan-trouble-{}", trouble.code()), format!("ckan-trouble-{}-hint", trouble.code()));
        problem(visit, &back, &visit.messages().text(&what), &visit.messages().text(&hint))
    };
    let mut file = portal.catalog.inventory_upload(&guest.person, &agency, "ckan.json").await?;
    let place = match Place::of(form.value("portal").unwrap_or_default()) {
        Ok(place) => place,
        Err(why) => return Ok(trouble(why)),
    };
    let name = place.name();
    let list = tokio::task::spawn_blocking(move || ckan_visit::list(&place, visits == LinkVisits::Inside));
    match list.await.map_err(Refusal::internal)? {
        Ok(bytes) => file.write_all(&bytes).and_then(|()| file.flush()).map_err(Refusal::internal)?,
        Err(why) => return Ok(trouble(why)),
    }
    understood(&desk, &agency, file.path(), &name, &back).await
}

/// Leads to what was understood of a list, or says why nothing was.
async fn understood(
    Desk { visit, guest, portal }: &Desk,
    agency: &str,
    file: &std::path::Path,
    name: &str,
    back: &str,
) -> Result<Response, Refusal> {
    match portal.catalog.read_inventory(&guest.person, agency, file, name).await {
        Ok(kept) => to(&format!("/inventory/{}/import/{}", visit::segment(agency), kept.id)),
        Err(refusal @ (apertura_actions::Refusal::NotAllowed | apertura_actions::Refusal::Fault { .. })) => {
            Err(refusal.into())
        }
        Err(refusal) => {
            let (what, hint) = visit.messages().refusal(&refusal);
            Ok(problem(visit, back, &what, &hint))
        }
    }
}

/// Why the file was not understood, and the way back.
pub(super) fn problem(visit: &Visit, back: &str, what: &str, hint: &str) -> Response {
    let messages = visit.messages();
    let title = messages.text("inventory-import-problem");
    let body = html! {
        h1 { (title) }
        div.notice.error role="alert" { p { b { (what) } } @if !hint.is_empty() { p { (hint) } } }
        p { (messages.text("inventory-import-problem-what")) }
        p { a.button href=(back) { (messages.text("inventory-import-back")) } }
    };
    layout::render_form(visit, Page::plain(&title, &[], body), true)
}

/// What was understood.
pub async fn show_import(
    Desk { visit, guest, portal }: Desk,
    Path((agency, id)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let own: Vec<String> = visit.values("own").map(str::to_owned).collect();
    let view = portal.catalog.import(&guest.person, &id, &own).await?;
    if view.agency.slug.as_str() != agency {
        return Err(Refusal::not_found());
    }
    Ok(page(&visit, &guest, &view))
}

/// Puts the columns right, or takes in what was chosen.
pub async fn take_import(
    Desk { visit, guest, portal }: Desk,
    Path((agency, id)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Refusal> {
    let form = Form::of_sheet(request, &guest).await?;
    let here = format!("/inventory/{}/import/{}", visit::segment(&agency), visit::segment(&id));
    if form.value("do") == Some("columns") {
        let columns: Vec<Column> = form.all("column").filter_map(Column::from_code).collect();
        portal.catalog.match_columns(&guest.person, &id, &columns).await?;
        return to(&here);
    }
    let chosen: BTreeSet<usize> = form.all("take").filter_map(|number| number.parse().ok()).collect();
    let messages = visit.messages();
    let label = |field: Field| fields::label(messages, field);
    let taken = portal.catalog.take_import(&guest.person, &id, &chosen, &label).await?;
    to(&format!("/inventory/{}?added={}&completed={}", visit::segment(&agency), taken.added, taken.completed))
}

fn page(visit: &Visit, guest: &Guest, view: &ImportView) -> Response {
    let messages = visit.messages();
    let here = format!("/inventory/{}/import/{}", view.agency.slug, view.kept.id);
    let taken = view.kept.taken.is_some();
    let title = messages.with("import-title", [("name", view.kept.name.as_str())]);
    let chosen = view.proposals.iter().filter(|proposal| proposal.take).count();
    let warned = view.proposals.iter().filter(|p| p.findings.iter().any(|f| f.severity > Severity::Info)).count();
    let theirs = |proposal: &Proposal| proposal.findings.iter().any(|finding| finding.code == "other-agency");
    let (others, own): (Vec<_>, Vec<_>) = view.proposals.iter().enumerate().partition(|(_, proposal)| theirs(proposal));
    let body = html! {
        h1 { (title) }
        p.lead {
            (messages.code("import-kind", view.source.kind.code())) " "
            (messages.with("import-found", [("count", view.proposals.len() as f64), ("rows", view.source.rows.len() as f64)])) " "
            @if warned > 0 { (messages.with("import-warned", [("count", warned as f64)])) }
        }
        @if taken { div.notice role="status" { p { (messages.text("import-taken")) } } }
        @else { p { (messages.text("import-what")) } }
        @if view.organizations.len() > 1 { (organizations(messages, view, &here)) }
        (columns(messages, guest, view, &here, taken))
        form action=(here) method="post" {
            input type="hidden" name="sign" value=(guest.sign);
            h2 { (messages.text("import-datasets")) }
            @if own.is_empty() { p { (messages.text("import-none")) } }
            ul.results.proposals { @for (number, proposal) in &own { (line(messages, *number, proposal, taken)) } }
            @if !others.is_empty() {
                details.card {
                    summary { (messages.with("import-others", [("count", others.len() as f64)])) }
                    ul.results.proposals { @for (number, proposal) in &others { (line(messages, *number, proposal, taken)) } }
                }
            }
            @if !taken {
                div.savebar {
                    button type="submit" name="do" value="take" { (messages.with("import-take", [("count", chosen as f64)])) }
                    a.button.quiet href=(format!("/inventory/{}", view.agency.slug)) { (messages.text("import-not-now")) }
                }
            }
        }
    };
    let crumbs = [
        ("/inventory".to_owned(), messages.text("nav-inventory")),
        (format!("/inventory/{}", view.agency.slug), view.agency.name.clone()),
    ];
    layout::render(visit, Page { title: &title, description: "", crumbs: &crumbs, json: None, script: true, body })
}

/// Which organizations of the file are this agency.
fn organizations(messages: &Messages, view: &ImportView, here: &str) -> Markup {
    html! {
        form.card action=(here) method="get" {
            h2 { (messages.text("import-organizations")) }
            p { (messages.with("import-organizations-what", [("agency", view.agency.name.as_str())])) }
            div.options {
                @for name in &view.organizations {
                    label.choice {
                        input type="checkbox" name="own" value=(name) checked[view.own.contains(name)];
                        span { (name) }
                    }
                }
            }
            div.actions { button.quiet type="submit" { (messages.text("import-organizations-choose")) } }
        }
    }
}

/// What each column is taken for, to be put right.
fn columns(messages: &Messages, guest: &Guest, view: &ImportView, here: &str, taken: bool) -> Markup {
    let source = &view.source;
    let unknown = source.columns.iter().filter(|column| **column == Column::Notes).count();
    let has_title = source.columns.contains(&Column::Title);
    let sure = has_title && source.kind != SourceKind::Sheet;
    let sample = |at: usize| {
        let cell = source.rows.iter().filter_map(|row| row.cells.get(at)).find(|cell| !cell.trim().is_empty());
        cell.map(|cell| cell.chars().take(60).collect::<String>()).unwrap_or_default()
    };
    html! {
        details.card open[!sure && !taken] {
            summary {
                (messages.with("import-columns", [("count", source.labels.len() as f64)])) " "
                @if unknown > 0 { (messages.with("import-columns-unknown", [("count", unknown as f64)])) }
            }
            @if !has_title { div.notice.warning { p { (messages.text("import-columns-no-title")) } } }
            p { (messages.text("import-columns-what")) }
            form action=(here) method="post" {
                input type="hidden" name="sign" value=(guest.sign);
                div.scroll tabindex="0" role="region" aria-label=(messages.text("import-column-label")) {
                    table.stacked {
                        thead { tr {
                            th scope="col" { (messages.text("import-column-label")) }
                            th scope="col" { (messages.text("import-column-sample")) }
                            th scope="col" { (messages.text("import-column-is")) }
                        } }
                        tbody {
                            @for (at, (label, column)) in source.labels.iter().zip(&source.columns).enumerate() {
                                @let name = match label.trim() {
                                    "" => messages.with("import-column-number", [("number", (at + 1).to_string())]),
                                    label => label.to_owned(),
                                };
                                tr {
                                    th scope="row" { (name) }
                                    td.soft { (sample(at)) }
                                    td {
                                        select name="column" aria-label=(name) disabled[taken] {
                                            @for choice in Column::ALL {
                                                option value=(choice.code()) selected[choice == *column] { (messages.code("sheet-column", choice.code())) }
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
                @if !taken { div.actions { button.quiet type="submit" name="do" value="columns" { (messages.text("import-columns-again")) } } }
            }
        }
    }
}

fn line(messages: &Messages, number: usize, proposal: &Proposal, taken: bool) -> Markup {
    let state = &proposal.state;
    let id = format!("take-{number}");
    let title = if state.title.is_empty() { messages.text("entry-untitled") } else { state.title.clone() };
    let rows: Vec<String> = proposal.rows.iter().take(4).map(u64::to_string).collect();
    let more = if proposal.rows.len() > 4 { "…" } else { "" };
    let shown = [
        Field::Responsible,
        Field::System,
        Field::Access,
        Field::Reason,
        Field::Frequency,
        Field::NextUpdate,
        Field::Estimated,
        Field::Commitment,
        Field::Resources,
    ];
    html! {
        li {
            label.choice for=(id) {
                input type="checkbox" name="take" id=(id) value=(number) checked[proposal.take] disabled[taken];
                b { (title) }
                @if proposal.same_as.is_some() { span.tag { (messages.text("import-completes")) } }
            }
            p.soft.small { (messages.with("import-rows", [("rows", format!("{}{more}", rows.join(", ")))])) }
            @if !state.description.is_empty() { p.clip { (state.description) } }
            dl.facts.compact {
                @for field in shown.into_iter().filter(|field| !state.cell(*field).is_empty()) {
                    dt { (fields::label(messages, field)) }
                    dd { (fields::spoken(messages, field, &state.cell(field))) }
                }
                @if !state.notes.is_empty() {
                    dt { (messages.text("import-kept-in-notes")) }
                    dd.notes { (state.notes) }
                }
            }
            (fields::finding_lines(messages, &proposal.findings))
        }
    }
}
