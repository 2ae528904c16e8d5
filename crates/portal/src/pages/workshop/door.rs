//! The door of a workshop: who came, by name; walk-ins; undo.
//!
//! Never here: seats (see `seating`).

use apertura_actions::workshop_door::entry;
use apertura_workshop::{Guest as Comer, RegistrationState};
use axum::extract::Path;
use axum::response::Response;
use maud::html;

use super::{answer, crumbs};
use crate::desk::Desk;
use crate::form::{self, Form, Line};
use crate::refusal::Refusal;
use crate::visit::{self, to};
use crate::{date, number};

/// The list at the door.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    page(&desk, &id, None).await
}

async fn page(desk: &Desk, id: &str, problem: Option<&apertura_actions::Refusal>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let view = portal.catalog.workshop(&guest.person, id).await?;
    let messages = visit.messages();
    let title = messages.text("workshop-door");
    let asked = visit.value("q").unwrap_or_default();
    let folded = |text: &str| apertura_tabular::semantic::fold(text);
    let mut people: Vec<_> = view
        .people
        .iter()
        .filter(|(person, token)| {
            let code = asked.len() == 6 && entry(token).code.eq_ignore_ascii_case(asked);
            code || folded(&person.name).contains(&folded(asked)) || folded(&person.agency).contains(&folded(asked))
        })
        .map(|(person, _)| person)
        .collect();
    let rank = |state| match state {
        RegistrationState::Registered => 0,
        RegistrationState::Waiting => 1,
        _ => 2,
    };
    people.sort_by_key(|person| (person.present.is_some(), rank(person.state), folded(&person.name)));
    let body = html! {
        h1 { (title) }
        (form::done(visit))
        (form::problem(messages, problem))
        ul.figures role="status" {
            li { b { (number::count(u64::from(view.counts.present))) } span { (messages.text("workshop-count-present")) } }
            li { b { (number::count(u64::from(view.counts.registered))) } span { (messages.text("workshop-count-registered")) } }
        }
        p { a.button href=(format!("/workshop/{id}/door/phone")) { (messages.text("door-phone")) } }
        p.soft { (messages.text("door-phone-what")) }
        form.search role="search" method="get" {
            label.hidden-visually for="q" { (messages.text("workshop-find")) }
            input #q type="search" name="q" value=(asked) placeholder=(messages.text("workshop-find")) autocomplete="off";
            button type="submit" { (messages.text("workshop-find-do")) }
        }
        ul.results {
            @for person in &people {
                li.beside {
                    div {
                        h2 { (person.name) }
                        p.soft {
                            (person.agency) " · " (messages.code("workshop-state", person.state.code()))
                            @if let Some(seat) = person.seat { " · " (messages.with("workshop-seat-of", [("table", seat.table.to_string()), ("team", seat.team.to_string())])) }
                        }
                        @if let Some(moment) = person.present { p { (messages.with("workshop-came-at", [("at", date::moment(messages, moment))])) } }
                    }
                    form method="post" {
                        (form::sign(guest))
                        input type="hidden" name="who" value=(person.id);
                        input type="hidden" name="q" value=(asked);
                        @if person.present.is_some() {
                            button.quiet type="submit" name="do" value="undo" { (messages.text("workshop-undo")) span.hidden-visually { " " (person.name) } }
                        } @else {
                            button type="submit" name="do" value="in" { (messages.text("workshop-let-in")) span.hidden-visually { " " (person.name) } }
                        }
                    }
                }
            }
        }
        @if people.is_empty() { p { (messages.text("workshop-not-found")) } }
        details.card.block open[problem.is_some()] {
            summary { (messages.text("workshop-walk-in")) }
            form.stack method="post" {
                (form::sign(guest))
                @for (name, required) in [("name", true), ("agency", true), ("area", false)] {
                    (Line { name, label: &messages.text(&format!("workshop-person-{name}")), value: "", what: "", kind: "text", required }.show())
                }
                div { button type="submit" name="do" value="new" { (messages.text("workshop-let-in")) } }
            }
        }
    };
    Ok(answer(visit, &title, &crumbs(messages, &view), body, problem.is_some()))
}

/// Lets somebody in, takes that back, or lets in who was not invited.
pub async fn let_in(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let said = Form::of(&body, guest)?;
    let done = match said.field("do") {
        what @ ("in" | "undo") => portal.catalog.welcome(&guest.person, &id, said.field("who"), what == "in").await,
        "new" => {
            let comer = Comer {
                name: said.field("name").to_owned(),
                agency: said.field("agency").to_owned(),
                area: said.field("area").to_owned(),
                ..Comer::default()
            };
            portal.catalog.welcome_new(&guest.person, &id, &comer).await.map(|_| ())
        }
        _ => return Err(Refusal::bad_request("do")),
    };
    match done {
        Ok(()) => {
            let asked = said.filled("q").map(|q| ("q".to_owned(), q));
            to(&visit::address(&format!("/workshop/{id}/door"), &asked.into_iter().collect::<Vec<_>>()))
        }
        Err(refusal) => page(&desk, &id, Some(&form::amendable(refusal)?)).await,
    }
}
