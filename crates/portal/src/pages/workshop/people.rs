//! The people of a workshop: the list from a file, invitations, who has a place and who waits.
//!
//! Never here: answering an invitation (see `registration`).

use std::io::Write;

use apertura_actions::workshop::WorkshopView;
use apertura_workshop::{Guest as Invited, GuestList, RegistrationState};
use axum::extract::{Path, Request};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::html;

use super::{answer, crumbs};
use crate::date;
use crate::desk::Desk;
use crate::file_form::FileForm;
use crate::form::{self, Form, Line};
use crate::refusal::Refusal;
use crate::visit::{Visit, to};

/// Largest list of people.
const LARGEST: u64 = 8 << 20;

/// The list.
pub async fn list(desk: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    page(&desk, &id, None).await
}

async fn page(desk: &Desk, id: &str, problem: Option<&apertura_actions::Refusal>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let view = portal.catalog.workshop(&guest.person, id).await?;
    let messages = visit.messages();
    let title = messages.text("workshop-people");
    let to_invite =
        view.people.iter().filter(|(p, _)| p.state == RegistrationState::Listed && !p.mail.is_empty()).count();
    let carried = portal.catalog.to_carry(&guest.person, &view).await?.len();
    let (added, known, unclear) = (visit.value("added"), visit.value("known"), visit.value("unclear"));
    let body = html! {
        h1 { (title) }
        (form::done(visit))
        (form::problem(messages, problem))
        @if let (Some(added), Some(known)) = (added, known) {
            div.notice role="status" {
                p { (messages.with("workshop-listed", [("added", added), ("known", known)])) }
                @if let Some(rows) = unclear.filter(|rows| !rows.is_empty()) { p { (messages.with("workshop-unclear", [("rows", rows)])) } }
            }
        }
        details.card open[view.people.is_empty() || problem.is_some()] {
            summary { (messages.text("workshop-list-file")) }
            form.stack method="post" action=(format!("/workshop/{id}/people/file")) enctype="multipart/form-data" {
                (form::sign(guest))
                div {
                    label for="file" { (messages.text("workshop-file")) }
                    p #file-what.soft.small { (messages.text("workshop-file-what")) }
                    input #file type="file" name="file" required aria-describedby="file-what";
                }
                div { button type="submit" { (messages.text("workshop-list-file")) } }
            }
        }
        details.card {
            summary { (messages.text("workshop-add")) }
            form.stack method="post" {
                (form::sign(guest))
                @for (name, kind, required) in [("name", "text", true), ("agency", "text", true), ("area", "text", false), ("profile", "text", false), ("mail", "email", false)] {
                    (Line { name, label: &messages.text(&format!("workshop-person-{name}")), value: "", what: "", kind, required }.show())
                }
                div { button type="submit" name="do" value="add" { (messages.text("workshop-add")) } }
            }
        }
        @if carried > 0 {
            form.block method="post" {
                (form::sign(guest))
                p { (messages.with("workshop-to-carry", [("count", carried as f64)])) }
                button type="submit" name="do" value="carry" { (messages.text("workshop-carry")) }
            }
        }
        @if to_invite > 0 {
            form.block method="post" {
                (form::sign(guest))
                p { (messages.with("workshop-to-invite", [("count", to_invite as f64)])) }
                button type="submit" name="do" value="invite" { (messages.text("workshop-invite")) }
            }
        }
        @if !view.people.is_empty() {
            p.soft { (messages.with("workshop-needs-until", [("day", date::civil(messages, view.workshop.needs_forgotten())), ("until", date::civil(messages, view.workshop.keep_until))])) }
            (table(messages, visit, &view))
        }
    };
    Ok(answer(visit, &title, &crumbs(messages, &view), body, problem.is_some()))
}

fn table(messages: &crate::language::Messages, visit: &Visit, view: &WorkshopView) -> maud::Markup {
    html! {
        section.block {
            h2 { (messages.with("workshop-people-count", [("count", view.people.len() as f64)])) }
            p { a href=(format!("/workshop/{}/people.csv", view.workshop.id)) { (messages.text("workshop-people-csv")) } }
            div.scroll tabindex="0" role="region" aria-label=(messages.text("workshop-people")) {
                table {
                    thead { tr {
                        @for key in ["name", "agency", "area", "state", "needs", "link"] { th scope="col" { (messages.text(&format!("workshop-person-{key}"))) } }
                    } }
                    tbody {
                        @for (person, token) in &view.people {
                            tr {
                                th scope="row" { (person.name) }
                                td { (person.agency) }
                                td { (person.area) }
                                td { (messages.code("workshop-state", person.state.code())) @if person.present.is_some() { " · " (messages.text("workshop-came")) } }
                                td { (person.needs) @if person.accessible { " " span.tag { (messages.text("workshop-accessible")) } } }
                                td { a href=(format!("/registration/{token}")) { (messages.text("workshop-link-of")) span.hidden-visually { " " (person.name) } } @if person.mail.is_empty() { br; code.small.breaks { (visit.origin) "/registration/" (token) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Adds one person, or invites everybody who was not yet.
pub async fn add(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let said = Form::of(&body, guest)?;
    if said.field("do") == "invite" {
        portal.catalog.invite_guests(&guest.person, &id).await?;
        return to(&format!("/workshop/{id}/people?done=workshop-invited"));
    }
    if said.field("do") == "carry" {
        portal.catalog.carry_guests(&guest.person, &id).await?;
        return to(&format!("/workshop/{id}/people?done=workshop-invited"));
    }
    let new = Invited {
        name: said.field("name").to_owned(),
        agency: said.field("agency").to_owned(),
        area: said.field("area").to_owned(),
        profile: said.field("profile").to_owned(),
        mail: said.field("mail").to_owned(),
    };
    let blank = ["name", "agency"].into_iter().find(|field| said.field(field).is_empty());
    if let Some(field) = blank {
        let refusal = apertura_actions::Refusal::BadValue { field, value: String::new(), choices: Vec::new() };
        return page(&desk, &id, Some(&refusal)).await;
    }
    let list = GuestList { guests: vec![new], unclear: Vec::new() };
    let listed = portal.catalog.list_guests(&guest.person, &id, &list).await?;
    to(&format!("/workshop/{id}/people?added={}&known={}", listed.added, listed.known))
}

/// Reads a list from a file.
pub async fn list_file(desk: Desk, Path(id): Path<String>, request: Request) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let mut form = FileForm::of(request, guest).await?;
    form.need_file()?;
    let mut file = portal.catalog.guest_file(&guest.person, &form.name)?;
    let mut bytes = 0;
    let poured = form
        .pour(|piece| {
            bytes += piece.len() as u64;
            if bytes > LARGEST {
                return Err(apertura_actions::Refusal::PaperTooLarge { allowed: LARGEST });
            }
            file.write_all(piece).map_err(|why| apertura_actions::Refusal::Fault { why: why.to_string() })
        })
        .await?;
    let listed = match poured {
        Ok(()) => match portal.catalog.read_guests(&guest.person, file.path()).await {
            Ok(list) => portal.catalog.list_guests(&guest.person, &id, &list).await,
            Err(refusal) => Err(refusal),
        },
        Err(refusal) => Err(refusal),
    };
    match listed {
        Ok(listed) => {
            let rows: Vec<String> = listed.unclear.iter().take(20).map(usize::to_string).collect();
            to(&format!(
                "/workshop/{id}/people?added={}&known={}&unclear={}",
                listed.added,
                listed.known,
                rows.join(",")
            ))
        }
        Err(refusal) => page(&desk, &id, Some(&form::amendable(refusal)?)).await,
    }
}

/// The list as CSV, for those who hold the workshop.
pub async fn csv(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let view = portal.catalog.workshop(&guest.person, &id).await?;
    let messages = visit.messages();
    let cell = |text: &str| {
        // a cell that a spreadsheet would take for a formula begins with an apostrophe
        let formula = text.starts_with(['=', '+', '-', '@', '\t']);
        format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
    };
    let heads = ["name", "agency", "area", "profile", "state", "table", "team", "present"];
    let mut text = heads.map(|key| cell(&messages.text(&format!("workshop-person-{key}")))).join(",");
    text.push_str("\r\n");
    for (person, _) in &view.people {
        let (table, team) =
            person.seat.map_or_else(Default::default, |seat| (seat.table.to_string(), seat.team.to_string()));
        let present = person.present.map(|moment| crate::date::moment(messages, moment)).unwrap_or_default();
        let state = messages.code("workshop-state", person.state.code());
        let cells = [&person.name, &person.agency, &person.area, &person.profile, &state, &table, &team, &present];
        text.push_str(&cells.map(|text| cell(text)).join(","));
        text.push_str("\r\n");
    }
    let named = format!("attachment; filename=\"{id}.csv\"");
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, named)], text).into_response())
}
