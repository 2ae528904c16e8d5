//! Tables and teams of a workshop: seated at once, put right by hand, with what is reached beside what is possible.
//!
//! Never here: how people are seated (see `apertura_workshop::seating`).

use std::collections::BTreeMap;

use apertura_workshop::seating::{Score, Wishes};
use apertura_workshop::{Registration, Seat};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use super::{answer, crumbs};
use crate::desk::Desk;
use crate::door::Guest;
use crate::form::{self, Form};
use crate::language::Messages;
use crate::refusal::Refusal;
use crate::visit::to;

/// The tables.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    page(&desk, &id, None, &Form::open("")).await
}

async fn page(
    desk: &Desk,
    id: &str,
    problem: Option<&apertura_actions::Refusal>,
    said: &Form,
) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let view = portal.catalog.workshop(&guest.person, id).await?;
    let score = portal.catalog.seating_score(&view).await?;
    let messages = visit.messages();
    let title = messages.text("workshop-seating");
    let comers: Vec<&Registration> = view.comers().collect();
    let mut tables: BTreeMap<usize, Vec<&Registration>> = BTreeMap::new();
    for comer in &comers {
        tables.entry(comer.seat.map_or(0, |seat| seat.table)).or_default().push(comer);
    }
    let seated = comers.iter().filter(|comer| comer.seat.is_some()).count();
    let last = tables.keys().max().copied().unwrap_or(0);
    let body = html! {
        h1 { (title) }
        p.lead { (messages.with("workshop-comers", [("count", comers.len() as f64), ("seated", seated as f64)])) }
        (form::done(visit))
        (form::problem(messages, problem))
        @if comers.is_empty() { p.notice { (messages.text("workshop-nobody")) } }
        @else {
            form.card.stack method="post" {
                (form::sign(guest))
                div.pair {
                    @for (name, usual) in [("least", "6"), ("most", "8"), ("tables", "")] {
                        div {
                            label for=(name) { (messages.text(&format!("workshop-seat-{name}"))) }
                            input id=(name) type="number" name=(name) min="1" max="500" value=(said.value(name).unwrap_or(usual));
                        }
                    }
                }
                div.actions {
                    button type="submit" name="do" value="seat" { (messages.text("workshop-seat-all")) }
                    @if seated > 0 { button.quiet type="submit" name="do" value="few" { (messages.text("workshop-seat-few")) } }
                }
            }
        }
        @if let Some(score) = score { (reached(messages, &score)) }
        @for (table, members) in &tables {
            section.block {
                h2 { @if *table == 0 { (messages.text("workshop-no-seat")) } @else { (messages.with("workshop-table", [("table", table.to_string())])) } }
                ul.results {
                    @for member in members {
                        li.beside {
                            div {
                                h3 { (member.name) @if member.accessible { " " span.tag { (messages.text("workshop-accessible")) } } }
                                p.soft { (member.agency) @if let Some(seat) = member.seat { " · " (messages.with("workshop-team", [("team", seat.team.to_string())])) } }
                            }
                            (mover(messages, guest, member, last))
                        }
                    }
                }
            }
        }
    };
    Ok(answer(visit, &title, &crumbs(messages, &view), body, problem.is_some()))
}

/// The form that puts one person elsewhere.
fn mover(messages: &Messages, guest: &Guest, member: &Registration, last: usize) -> Markup {
    let field = format!("seat-{}", member.id);
    let seats = (1..=last.max(1)).flat_map(|table| ['A', 'B'].map(|team| Seat { table, team }));
    html! {
        form.actions method="post" {
            (form::sign(guest))
            input type="hidden" name="who" value=(member.id);
            label.hidden-visually for=(field) { (messages.with("workshop-move-who", [("name", member.name.as_str())])) }
            select id=(field) name="seat" {
                @for seat in seats { option value=(seat.label()) selected[member.seat == Some(seat)] { (seat.label()) } }
            }
            button.quiet.slim type="submit" name="do" value="move" { (messages.text("workshop-move")) }
        }
    }
}

fn reached(messages: &Messages, score: &Score) -> Markup {
    html! {
        ul.figures {
            @for (key, count) in [("agency-tables", score.same_agency_tables), ("agency-teams", score.same_agency_teams), ("met", score.met_before), ("area", score.same_area)] {
                li { b { (count) } span { (messages.text(&format!("workshop-pairs-{key}"))) } }
            }
        }
    }
}

/// Seats everybody, mends the seating, or moves one person.
pub async fn seat(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let said = Form::of(&body, guest)?;
    let here = format!("/workshop/{id}/seating");
    if said.field("do") == "move" {
        let seat = seat_of(said.field("seat")).ok_or_else(|| Refusal::bad_request("seat"))?;
        portal.catalog.move_person(&guest.person, &id, said.field("who"), seat).await?;
        return to(&here);
    }
    let number = |name: &str, usual: usize| said.field(name).parse().unwrap_or(usual);
    let tables =
        said.filled("tables").map(|text| text.parse().map_err(|_| Refusal::bad_request("tables"))).transpose()?;
    let wishes = Wishes { range: number("least", 6)..=number("most", 8), tables, ..Wishes::default() };
    match portal.catalog.seat_people(&guest.person, &id, &wishes, said.field("do") == "few").await {
        Ok(seating) => {
            let reached = seating.achieved.same_agency_tables == seating.bound.tables;
            to(&format!("{here}?done={}", if reached { "workshop-seated-best" } else { "workshop-seated" }))
        }
        Err(refusal) => page(&desk, &id, Some(&form::amendable(refusal)?), &said).await,
    }
}

/// `3B` as a seat.
fn seat_of(text: &str) -> Option<Seat> {
    let team = text.chars().last().filter(|team| matches!(team, 'A' | 'B'))?;
    let table = text.strip_suffix(team)?.parse().ok()?;
    (1..=500).contains(&table).then_some(Seat { table, team })
}
