//! `/entry/{workshop}/{secret}`: what the QR code of somebody's entry holds. On the telephone of whoever minds the door it lets
//! that person in; to everybody else it says only that it is to be shown there, whether or not it is somebody's.
//!
//! Never here: the list at the door (see `workshop::door`), names in the address.

use apertura_actions::RefusalKind;
use apertura_catalog::Permission;
use axum::extract::Path;
use axum::response::Response;
use maud::html;

use crate::desk::Desk;
use crate::form::{self, Form};
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{self, Visit, to};
use crate::{assets, date};

/// The page.
pub async fn show(
    Desk { visit, guest, portal }: Desk,
    Path((id, secret)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    if !guest.person.can_somewhere(Permission::RunWorkshops) {
        return Ok(for_others(&visit));
    }
    let (workshop, person) = portal.catalog.entrant(&guest.person, &id, &secret).await?;
    let messages = visit.messages();
    // after something was done here, nothing is done by itself
    let at_once = person.present.is_none() && visit.value("done").is_none();
    let body = html! {
        link rel="stylesheet" href=(assets::WORKSHOP_STYLE.address());
        div.narrow {
            p.soft { (workshop.name) }
            h1 { (person.name) }
            (form::done(&visit))
            p.lead { (person.agency) }
            @if let Some(seat) = person.seat { p.place { (messages.with("workshop-seat-of", [("table", seat.table.to_string()), ("team", seat.team.to_string())])) } }
            @if let Some(moment) = person.present { p { (messages.with("workshop-came-at", [("at", date::moment(messages, moment))])) } }
            form.stack method="post" data-at-once[at_once] {
                (form::sign(&guest))
                @if person.present.is_some() { button.quiet type="submit" name="do" value="undo" { (messages.text("workshop-undo")) } }
                @else { button type="submit" name="do" value="in" { (messages.text("entrance-let-in")) } }
            }
            p { a.button.quiet href=(format!("/workshop/{id}/door")) { (messages.text("entrance-to-door")) } }
        }
        @if at_once { script type="module" src=(assets::ENTRY.address()) {} }
    };
    Ok(layout::render(
        &visit,
        Page { title: &person.name, description: "", crumbs: &[], json: None, script: false, body },
    ))
}

fn for_others(visit: &Visit) -> Response {
    let messages = visit.messages();
    let title = messages.text("entrance-title");
    let sign_in = visit::address("/sign-in", &[("next".to_owned(), visit.path.clone())]);
    let body = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (messages.text("entrance-show-it")) }
            @if visit.known.accounts { p { a href=(sign_in) { (messages.text("entrance-sign-in")) } } }
        }
    };
    layout::render(visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body })
}

/// Lets the person in, or takes that back.
pub async fn let_in(
    Desk { guest, portal, .. }: Desk,
    Path((id, secret)): Path<(String, String)>,
    body: String,
) -> Result<Response, Refusal> {
    let said = Form::of(&body, &guest)?;
    let came = said.field("do") != "undo";
    let person = match portal.catalog.entrant(&guest.person, &id, &secret).await {
        Ok((_, person)) => person,
        Err(refusal) if refusal.kind() == RefusalKind::NotFound => {
            return to(&format!("/workshop/{id}/door?done=entry-unknown"));
        }
        Err(refusal) => return Err(refusal.into()),
    };
    portal.catalog.welcome(&guest.person, &id, &person.id, came).await?;
    to(&format!("/entry/{id}/{secret}?done={}", if came { "let-in" } else { "let-in-undone" }))
}
