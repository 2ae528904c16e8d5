//! Tables and teams of a workshop: seated at once, put right by hand (dragged, by keyboard, by a form), with what is reached
//! beside what is possible.
//!
//! Never here: how people are seated and judged (see `apertura_workshop::seating`), the board (see `seating_board`).

use std::collections::BTreeMap;

use apertura_actions::Refusal as Why;
use apertura_actions::workshop_seating::{Among, Move, RuleChange, SeatingOrder, SeatingView};
use apertura_workshop::seating::{Score, Wishes};
use apertura_workshop::table_plan::{Choices, LARGEST_TABLE, TablePlan};
use apertura_workshop::{Registration, Seat};
use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Value, json};

use super::seating_board::Board;
use super::{answer, crumbs};
use crate::assets;
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

async fn page(desk: &Desk, id: &str, problem: Option<&Why>, said: &Form) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let view = portal.catalog.workshop(&guest.person, id).await?;
    let seating = portal.catalog.seating(&guest.person, id).await?;
    let messages = visit.messages();
    let title = messages.text("workshop-seating");
    let needs = visit.value("needs") == Some("show") || said.field("needs") == "show";
    let address = format!("/workshop/{id}/seating");
    let seated = seating.people.iter().filter(|comer| comer.seat.is_some()).count();
    let board = Board { messages, guest, seating: &seating, needs, address: &address };
    let outdated = problem.is_some_and(|why| matches!(why.root(), Why::Outdated));
    let body = html! {
        link rel="stylesheet" href=(assets::WORKSHOP_STYLE.address());
        h1 { (title) }
        p.lead { (messages.with("workshop-comers", [("count", seating.people.len() as f64), ("seated", seated as f64)])) }
        (form::done(visit))
        @if outdated { div.notice.error role="alert" { p { b { (messages.text("seating-outdated")) } } p { (messages.text("seating-outdated-hint")) } } }
        @else { (form::problem(messages, problem)) }
        @if seating.people.is_empty() { p.notice { (messages.text("workshop-nobody")) } }
        @else {
            (order(messages, guest, &seating, said))
            @if seated > 0 {
                p.block { a href=(format!("/workshop/{id}/material")) { (messages.text("seating-print")) } }
                h2 { (messages.text("seating-tables")) }
                p.soft.seating-how hidden { (messages.text("seating-how")) }
                div #seating-tools.actions hidden { button.quiet.slim type="button" #seating-undo hidden { (messages.text("seating-undo")) } span #seating-said role="status" {} }
            }
            (board.show())
            @if seated > 0 {
                (mover(messages, guest, &seating, &board, visit.value("who")))
            }
            (apart(messages, guest, &seating, visit.value("who")))
            @if needs { p { a href=(address) { (messages.text("seating-needs-hide")) } } }
            @else { p { a href="?needs=show" { (messages.text("seating-needs-show")) } " " span.soft { (messages.text("seating-needs-what")) } } }
            script type="module" src=(assets::SEATING.address()) {}
        }
    };
    let mut response = answer(visit, &title, &crumbs(messages, &view), body, problem.is_some());
    if outdated {
        *response.status_mut() = StatusCode::CONFLICT;
    }
    Ok(response)
}

/// The form that seats everybody, with what is nearest where no number of tables does.
fn order(messages: &Messages, guest: &Guest, seating: &SeatingView, said: &Form) -> Markup {
    let rules = &seating.rules;
    let seated = seating.people.iter().any(|person| person.seat.is_some());
    let present = seating.people.iter().filter(|person| person.present.is_some()).count();
    let usual = |name: &str| match name {
        "least" => rules.least.to_string(),
        "most" => rules.most.to_string(),
        _ => rules.tables.map(|tables| tables.to_string()).unwrap_or_default(),
    };
    let value = |name: &str| said.value(name).map_or_else(|| usual(name), str::to_owned);
    let range = value("least").parse().unwrap_or(rules.least)..=value("most").parse().unwrap_or(rules.most);
    let mostly_here = 2 * present >= seating.people.len();
    html! {
        form.card.stack method="post" {
            (form::sign(guest))
            input type="hidden" name="revision" value=(seating.revision);
            div.pair {
                @for name in ["least", "most", "tables"] {
                    div {
                        label for=(name) { (messages.text(&format!("workshop-seat-{name}"))) }
                        input id=(name) type="number" name=(name) min=(if name == "tables" { 1 } else { 2 }) max=(if name == "tables" { 500 } else { LARGEST_TABLE }) value=(value(name));
                    }
                }
            }
            @if seating.begun {
                fieldset {
                    legend { (messages.text("seating-among")) }
                    @for (code, count, chosen) in [("expected", seating.people.len(), !mostly_here), ("present", present, mostly_here)] {
                        label.choice { input type="radio" name="among" value=(code) checked[chosen]; (messages.with(&format!("seating-among-{code}"), [("count", count as f64)])) }
                    }
                }
            }
            (nearest(messages, if seating.begun && mostly_here { present } else { seating.people.len() }, &range))
            div.actions {
                button type="submit" name="do" value="seat" { (messages.text(if seated { "workshop-seat-all" } else { "seating-seat-first" })) }
                @if seated { button.quiet type="submit" name="do" value="few" { (messages.text("workshop-seat-few")) } }
            }
            @if seated { p.soft.small { (messages.text("seating-what")) } }
        }
    }
}

/// What seats a number of people that tables of these sizes do not seat.
fn nearest(messages: &Messages, people: usize, range: &std::ops::RangeInclusive<usize>) -> Markup {
    if people == 0 || !TablePlan::numbers(people, range).is_empty() {
        return html! {};
    }
    let near = Choices::near(people, range);
    let sizes = |plan: &TablePlan| plan.sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(" + ");
    html! {
        div.notice.warning {
            p { b { (messages.with("error-seating-no-number", [("people", people as f64), ("least", near.least as f64), ("most", near.most as f64)])) } }
            ul {
                @if let Some(plan) = &near.smaller_tables { li { (messages.with("seating-near-least", [("least", plan.sizes.iter().min().copied().unwrap_or(0).to_string()), ("sizes", sizes(plan))])) } }
                @if let Some(plan) = &near.larger_tables { li { (messages.with("seating-near-most", [("most", plan.sizes.iter().max().copied().unwrap_or(0).to_string()), ("sizes", sizes(plan))])) } }
                @for other in [near.fewer_people, near.more_people].into_iter().flatten() { li { (messages.with("seating-near-people", [("people", other as f64)])) } }
            }
        }
    }
}

/// Everybody, to be chosen from a list.
fn choices(messages: &Messages, seating: &SeatingView, chosen: Option<&str>) -> Markup {
    let mut people: Vec<&Registration> = seating.people.iter().collect();
    people.sort_by_key(|person| apertura_tabular::semantic::fold(&person.name));
    html! {
        option value="" { (messages.text("seating-choose")) }
        @for person in people {
            option value=(person.id) selected[chosen == Some(person.id.as_str())] { (person.name) @if let Some(seat) = person.seat { " (" (seat.label()) ")" } }
        }
    }
}

/// The form that puts somebody elsewhere, or exchanges two.
fn mover(messages: &Messages, guest: &Guest, seating: &SeatingView, board: &Board<'_>, who: Option<&str>) -> Markup {
    let last = seating.judgement.tables.iter().map(|table| table.table).max().unwrap_or(0);
    let seats = (1..=last + 1).flat_map(|table| ['A', 'B'].map(|team| Seat { table, team }));
    html! {
        section.card.block #move {
            h2 { (messages.text("seating-move-title")) }
            form.stack method="post" {
                (form::sign(guest))
                input type="hidden" name="revision" value=(seating.revision);
                div {
                    label for="move-who" { (messages.text("seating-move-who")) }
                    select #move-who name="who" required { (choices(messages, seating, who)) }
                }
                div {
                    label for="move-to" { (messages.text("seating-move-where")) }
                    select #move-to name="seat" {
                        @for seat in seats { option value=(seat.label()) { (board.place(seat)) } }
                        option value="" { (messages.text("workshop-no-seat")) }
                    }
                }
                div {
                    label for="move-swap" { (messages.text("seating-move-swap")) }
                    select #move-swap name="swap" { (choices(messages, seating, None)) }
                }
                div.actions { button type="submit" name="do" value="move" { (messages.text("workshop-move")) } button.quiet type="submit" name="do" value="swap" { (messages.text("seating-swap")) } }
            }
        }
    }
}

/// Who is not to sit together.
fn apart(messages: &Messages, guest: &Guest, seating: &SeatingView, who: Option<&str>) -> Markup {
    let name = |id: &str| seating.people.iter().find(|person| person.id == id).map(|person| person.name.as_str());
    html! {
        details.card.block #apart open[who.is_some()] {
            summary { (messages.with("seating-apart-title", [("count", seating.rules.apart.len() as f64)])) }
            p.soft { (messages.text("seating-apart-what")) }
            form.stack method="post" {
                (form::sign(guest))
                @for (one, other) in &seating.rules.apart {
                    @if let (Some(first), Some(second)) = (name(one), name(other)) {
                        div.beside {
                            p { (first) " · " (second) }
                            button.quiet.slim type="submit" name="do" value=(format!("together-{one}-{other}")) { (messages.text("seating-together")) span.hidden-visually { " " (first) " · " (second) } }
                        }
                    }
                }
            }
            form.stack method="post" {
                (form::sign(guest))
                div.pair {
                    div { label for="apart-one" { (messages.text("seating-apart-one")) } select #apart-one name="one" required { (choices(messages, seating, who)) } }
                    div { label for="apart-other" { (messages.text("seating-apart-other")) } select #apart-other name="other" required { (choices(messages, seating, None)) } }
                }
                div { button type="submit" name="do" value="apart" { (messages.text("seating-apart-do")) } }
            }
        }
    }
}

/// Seats everybody, mends the seating, moves or exchanges people, or changes what is wished.
pub async fn seat(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let said = Form::of(&body, guest)?;
    let here = format!("/workshop/{id}/seating");
    let shown = if said.field("needs") == "show" { "?needs=show" } else { "" };
    let act = said.field("do");
    let done = match act {
        "seat" | "few" => match portal.catalog.seat_people(&guest.person, &id, &ordered(&said, act == "few")?).await {
            Ok(seating) => {
                let reached = seating.achieved.same_agency_tables == seating.bound.tables;
                return to(&match act {
                    "few" => format!("{here}?done=workshop-reseated"),
                    _ => format!("{here}?done={}", if reached { "workshop-seated-best" } else { "workshop-seated" }),
                });
            }
            Err(refusal) => Err(refusal),
        },
        "move" | "swap" => by_form(&desk, &id, &said).await,
        _ => match wished(&said) {
            Some(change) => portal.catalog.change_seating_rules(&guest.person, &id, &change).await,
            None => return Err(Refusal::bad_request("do")),
        },
    };
    match done {
        Ok(()) => to(&format!("{here}{shown}")),
        Err(refusal) if matches!(refusal.root(), Why::Outdated) => {
            page(&desk, &id, Some(&refusal), &Form::open("")).await
        }
        Err(refusal) => page(&desk, &id, Some(&form::amendable(refusal)?), &said).await,
    }
}

fn ordered(said: &Form, few: bool) -> Result<SeatingOrder, Refusal> {
    let number = |name: &str, usual: usize| said.field(name).parse().unwrap_or(usual);
    let tables =
        said.filled("tables").map(|text| text.parse().map_err(|_| Refusal::bad_request("tables"))).transpose()?;
    let wishes = Wishes { range: number("least", 6)..=number("most", 8), tables, ..Wishes::default() };
    let among = match said.field("among") {
        "expected" => Among::Expected,
        "present" => Among::Present,
        _ => Among::Usual,
    };
    let revision = said.filled("revision").map(|_| said.number("revision")).transpose()?;
    Ok(SeatingOrder { wishes, few, among, revision })
}

/// A move or an exchange as the form says it: refused where anything was changed since the form was shown.
async fn by_form(desk: &Desk, id: &str, said: &Form) -> Result<(), Why> {
    let Desk { guest, portal, .. } = desk;
    let seating = portal.catalog.seating(&guest.person, id).await?;
    let find = |who: &str| seating.people.iter().find(|person| person.id == who).ok_or(Why::NoSuchRegistration);
    let person = find(said.field("who"))?;
    if said.filled("revision").is_some_and(|seen| seen != seating.revision.to_string()) {
        return Err(Why::Outdated);
    }
    let one = |person: &Registration, to| Move { who: person.id.clone(), from: person.seat, to };
    let moves = if said.field("do") == "swap" {
        let other = find(said.field("swap"))?;
        vec![one(person, other.seat), one(other, person.seat)]
    } else {
        vec![one(person, seat_of(said.field("seat")).map_err(|()| wrong(said.field("seat")))?)]
    };
    portal.catalog.move_people(&guest.person, id, &moves).await
}

fn wrong(seat: &str) -> Why {
    Why::BadValue { field: "seat", value: seat.to_owned(), choices: Vec::new() }
}

/// What a button of the board wishes.
fn wished(said: &Form) -> Option<RuleChange> {
    let act = said.field("do");
    if act == "apart" {
        return Some(RuleChange::Apart(said.field("one").to_owned(), said.field("other").to_owned(), true));
    }
    let (what, rest) = act.split_once('-')?;
    let (first, second) = rest.split_once('-')?;
    match what {
        "stay" => Some(RuleChange::Stay(second.to_owned(), first == "yes")),
        "accessible" => Some(RuleChange::Accessible(second.parse().ok()?, first == "yes")),
        "together" => Some(RuleChange::Apart(first.to_owned(), second.to_owned(), false)),
        _ => None,
    }
}

/// `3B` as a seat; nothing for no seat.
fn seat_of(text: &str) -> Result<Option<Seat>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    let team = text.chars().last().filter(|team| matches!(team, 'A' | 'B')).ok_or(())?;
    let table = text.strip_suffix(team).and_then(|table| table.parse().ok()).ok_or(())?;
    Ok(Some(Seat { table, team }))
}

/// A move as the script sends it.
#[derive(Deserialize)]
struct Moved {
    who: String,
    from: Option<String>,
    to: Option<String>,
}

/// Moves people for the script: answers with the board as it is now, and with why where it was not done.
pub async fn move_people(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let said = Form::of(&body, guest)?;
    let moves: Vec<Moved> =
        serde_json::from_str(&said.need("moves")?).map_err(|why| Refusal::bad_request(why.to_string()))?;
    let seat =
        |text: &Option<String>| seat_of(text.as_deref().unwrap_or_default()).map_err(|()| Refusal::bad_request("seat"));
    let moves = moves
        .iter()
        .map(|one| Ok(Move { who: one.who.clone(), from: seat(&one.from)?, to: seat(&one.to)? }))
        .collect::<Result<Vec<_>, Refusal>>()?;
    let messages = visit.messages();
    let (status, problem) = match portal.catalog.move_people(&guest.person, &id, &moves).await {
        Ok(()) => (StatusCode::OK, None),
        Err(Why::Outdated | Why::NoSuchRegistration) => {
            let text = format!("{} {}", messages.text("seating-outdated"), messages.text("seating-outdated-hint"));
            (StatusCode::CONFLICT, Some(text))
        }
        Err(refusal) => return Err(refusal.into()),
    };
    let seating = portal.catalog.seating(&guest.person, &id).await?;
    let address = format!("/workshop/{id}/seating");
    let needs = said.field("needs") == "show";
    let board = Board { messages, guest, seating: &seating, needs, address: &address }.show().into_string();
    let found = json!({ "problem": problem, "board": board, "score": scored(&seating.judgement.score) });
    Ok((status, [(CACHE_CONTROL, "no-store")], Json(found)).into_response())
}

/// Judges seats that are not kept: `seats` is JSON, the ids of people with `3B` or null; who is not named sits where they sit.
pub async fn judge(
    Desk { guest, portal, .. }: Desk,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let said = Form::of(&body, &guest)?;
    let seats: BTreeMap<String, Option<String>> =
        serde_json::from_str(&said.need("seats")?).map_err(|why| Refusal::bad_request(why.to_string()))?;
    let seats = seats
        .into_iter()
        .map(|(who, seat)| {
            Ok((who, seat_of(seat.as_deref().unwrap_or_default()).map_err(|()| Refusal::bad_request("seat"))?))
        })
        .collect::<Result<BTreeMap<_, _>, Refusal>>()?;
    let seating = portal.catalog.seating_as(&guest.person, &id, &seats).await?;
    let judgement = &seating.judgement;
    let found = json!({
        "score": scored(&judgement.score), "bound": judgement.bound, "tables": judgement.tables, "unseated": judgement.unseated,
        "faults": judgement.faults.iter().map(|fault| json!({
            "who": seating.people[fault.person].id, "with": fault.with.map(|other| seating.people[other].id.as_str()),
            "kind": fault.kind, "team": fault.team,
        })).collect::<Vec<_>>(),
    });
    Ok(([(CACHE_CONTROL, "no-store")], Json(found)).into_response())
}

/// A score by the names that the script knows.
fn scored(score: &Score) -> Value {
    json!({
        "agency-tables": score.same_agency_tables, "agency-teams": score.same_agency_teams,
        "met-tables": score.met_before, "met-teams": score.met_before_teams,
        "area-tables": score.same_area, "area-teams": score.same_area_teams, "apart": score.together_against_wish,
    })
}
