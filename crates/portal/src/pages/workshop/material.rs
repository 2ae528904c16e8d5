//! What a workshop prints, from its page: on Letter or A4, in usual or large print.
//!
//! Never here: setting type (crate `paper`), words of the sheets (see `printable`).

use apertura_actions::workshop_door::entry;
use apertura_workshop::Seat;
use apertura_workshop::bricks::{csv, model, parts, picture};
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::html;

use super::cards::{chosen, deal, print};
use super::{answer, crumbs};
use crate::desk::Desk;
use crate::printable::{self, Guest, PrintedCard};
use crate::refusal::Refusal;

/// The sheets that hold people or cards, in the order in which they are needed.
const SHEETS: [&str; 7] = ["guide", "badges", "signs", "seating", "attendance", "cards", "facilitator"];

/// The list of sheets.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let view = portal.catalog.workshop(&guest.person, &id).await?;
    let messages = visit.messages();
    let title = messages.text("workshop-material");
    let printing = print(&desk, &view);
    let deck = portal.catalog.workshop_deck(&guest.person, &id).await?;
    let cards = chosen(&desk, &view, &deck).await?.0;
    let (paper, large) = (visit.value("paper").unwrap_or("letter"), visit.value("large") == Some("yes"));
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("workshop-material-lead")) }
        form.card.actions method="get" {
            label { (messages.text("workshop-material-paper")) " " select name="paper" {
                @for (value, name) in [("letter", "workshop-material-letter"), ("a4", "workshop-material-a4")] {
                    option value=(value) selected[paper == value] { (messages.text(name)) }
                }
            } }
            label.choice { input type="checkbox" name="large" value="yes" checked[large]; (messages.text("workshop-material-large")) }
            button.quiet type="submit" { (messages.text("workshop-material-choose")) }
        }
        ul.results {
            @for sheet in SHEETS {
                li {
                    h2 { a href=(format!("/workshop/{id}/material/{sheet}.pdf?paper={paper}{}", if large { "&large=yes" } else { "" })) { (messages.text(&format!("workshop-material-{sheet}"))) } }
                    p.soft { (messages.text(&format!("workshop-material-{sheet}-what"))) }
                }
            }
            @if !cards.is_empty() {
                li {
                    h2 { (messages.text("workshop-material-building")) }
                    p.soft { (messages.text("workshop-material-building-what")) }
                    ul { @for (at, card) in cards.iter().enumerate() {
                        li { a href=(format!("/workshop/{id}/material/building.pdf?card={at}&paper={paper}{}", if large { "&large=yes" } else { "" })) { (card.question(&printing)) } }
                    } }
                }
            }
            li {
                h2 { a href=(format!("/workshop/{id}/material/parts.csv")) { (messages.text("workshop-material-parts")) } }
                p.soft { (messages.text("workshop-material-parts-what")) }
            }
        }
    };
    Ok(answer(visit, &title, &crumbs(messages, &view), body, false))
}

/// One file.
pub async fn file(desk: Desk, Path((id, file)): Path<(String, String)>) -> Result<Response, Refusal> {
    let view = desk.portal.catalog.workshop(&desk.guest.person, &id).await?;
    let print = print(&desk, &view);
    let guests: Vec<Guest> = view
        .entrants()
        .map(|(comer, token)| Guest {
            name: comer.name.clone(),
            agency: comer.agency.clone(),
            seat: comer.seat,
            entry: Some(format!("{}/entry/{id}/{}", desk.visit.origin, entry(token).secret)),
        })
        .collect();
    let mut tables: Vec<usize> = guests.iter().filter_map(|guest| Some(guest.seat?.table)).collect();
    tables.sort_unstable();
    tables.dedup();
    let cards = match file.as_str() {
        "cards.pdf" | "facilitator.pdf" | "building.pdf" | "parts.csv" | "model.mpd" | "picture.svg" => {
            let deck = desk.portal.catalog.workshop_deck(&desk.guest.person, &id).await?;
            chosen(&desk, &view, &deck).await?.0
        }
        _ => Vec::new(),
    };
    let dealt = match cards.is_empty() {
        true => Vec::new(),
        false => deal(&desk, &view, &cards).await?.unwrap_or_default().teams,
    };
    let one = desk.visit.value("card").and_then(|at| at.parse::<usize>().ok()).and_then(|at| cards.get(at)).cloned();
    let some: Vec<PrintedCard> = match &one {
        Some(card) => vec![card.clone()],
        None if dealt.is_empty() => cards.clone(),
        None => dealt.iter().map(|(seat, at)| PrintedCard { seat: Some(*seat), ..cards[*at].clone() }).collect(),
    };
    let nothing = |what: bool| if what { Err(Refusal::not_found()) } else { Ok(()) };
    match file.as_str() {
        "badges.pdf" | "seating.pdf" | "signs.pdf" => nothing(guests.is_empty())?,
        "cards.pdf" | "facilitator.pdf" | "building.pdf" | "parts.csv" | "model.mpd" | "picture.svg" => {
            nothing(some.is_empty())?;
        }
        _ => {}
    }
    if let Some((kind, bytes)) = plain(&file, &some, &print) {
        return Ok(sent(kind, &format!("taller-{file}"), bytes));
    }
    let (workshop, counts) = (view.workshop.clone(), seated(&view));
    let lead = format!(
        "{}, {}. {}.",
        crate::date::civil(print.messages, workshop.begins.date()),
        workshop.begins.strftime("%H:%M"),
        workshop.place
    );
    let name = file.clone();
    let made = tokio::task::spawn_blocking(move || match name.as_str() {
        "guide.pdf" => printable::guide(&print, &workshop, &counts, guests.len()).map(Some),
        "badges.pdf" => printable::badges(&print, &guests).map(Some),
        "signs.pdf" => printable::table_signs(&print, &tables).map(Some),
        "seating.pdf" => printable::seating_chart(&print, &guests).map(Some),
        "attendance.pdf" => printable::attendance(&print, &guests, &lead).map(Some),
        "cards.pdf" => printable::cards(&print, &some, false).map(Some),
        "facilitator.pdf" => printable::cards(&print, &distinct(&cards, one), true).map(Some),
        "building.pdf" => match some.first() {
            Some(card) => card.building(&print),
            None => Ok(None),
        },
        _ => Ok(None),
    });
    let bytes = made.await.map_err(Refusal::internal)?.map_err(Refusal::internal)?.ok_or_else(Refusal::not_found)?;
    Ok(sent("application/pdf", &format!("taller-{file}"), bytes))
}

/// The facilitator needs each card once.
fn distinct(cards: &[PrintedCard], one: Option<PrintedCard>) -> Vec<PrintedCard> {
    one.map_or_else(|| cards.to_vec(), |card| vec![card])
}

/// Tables and teams as they sit.
fn seated(view: &apertura_actions::workshop::WorkshopView) -> apertura_workshop::Counts {
    let seats: std::collections::BTreeSet<Seat> = view.comers().filter_map(|comer| comer.seat).collect();
    let tables: std::collections::BTreeSet<usize> = seats.iter().map(|seat| seat.table).collect();
    apertura_workshop::Counts { tables: tables.len() as u32, teams: seats.len() as u32, ..view.counts.clone() }
}

/// The files that are no paper.
fn plain(file: &str, cards: &[PrintedCard], print: &printable::Print) -> Option<(&'static str, Vec<u8>)> {
    let charts: Vec<_> = cards.iter().filter_map(|card| card.bricks(print).ok()).flat_map(|plan| plan.charts).collect();
    let card = cards.first()?;
    match file {
        "parts.csv" => Some(("text/csv; charset=utf-8", csv(&parts(&charts)).into_bytes())),
        "model.mpd" => {
            let (dataset, question) = (&card.described.dataset, card.question(print));
            let text = model(dataset.slug.as_str(), &question, &dataset.agency.name, charts.first()?);
            Some(("text/plain; charset=utf-8", text.into_bytes()))
        }
        "picture.svg" => {
            let chart = charts.first()?;
            Some(("image/svg+xml", picture(chart, &card.question(print), &print.described(chart)).into_bytes()))
        }
        _ => None,
    }
}

fn sent(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let named = format!("inline; filename=\"{name}\"");
    ([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, named)], bytes).into_response()
}
