//! The data cards of a workshop: proposed from the catalog, chosen, dealt to the teams, with the bricks that are there.
//!
//! Never here: what makes a good card (see `apertura_workshop::card`), printing (see `material`).

use apertura_actions::workshop::WorkshopView;
use apertura_actions::workshop_deck::{CardProposal, CardToDeal, Dealing, DealtCard, dealt};
use apertura_workshop::bricks::{Kit, KitError};
use apertura_workshop::{ChosenCard, Deck, Seat};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};

use super::{answer, crumbs};
use crate::desk::Desk;
use crate::form::{self, Form};
use crate::language::{FluentValue, Messages};
use crate::printable::{Print, PrintedCard, Size, reasons};
use crate::refusal::Refusal;
use crate::visit::{Visit, to};

/// The way to print of a page.
pub(super) fn print(desk: &Desk, view: &WorkshopView) -> Print {
    let visit = &desk.visit;
    Print {
        messages: visit.messages(),
        paper: visit.value("paper").and_then(crate::printable::size).unwrap_or(Size::Letter),
        large: visit.value("large") == Some("yes"),
        event: view.workshop.name.clone(),
        at: desk.portal.catalog.time(),
    }
}

/// The chosen cards whose data give one, not dealt yet; and the others.
pub(super) async fn chosen(
    desk: &Desk,
    view: &WorkshopView,
    deck: &Deck,
) -> Result<(Vec<PrintedCard>, Vec<DealtCard>), Refusal> {
    let cards = desk.portal.explorer.chosen_cards(&desk.guest.person, deck).await?;
    let kit = deck.team_kit(teams(view));
    let (mut made, mut lost) = (Vec::new(), Vec::new());
    for card in cards {
        match &card.found {
            Ok(found) => made.push(PrintedCard {
                seat: None,
                address: address(&desk.visit, &card.chosen.dataset),
                question: card.chosen.question.clone(),
                kit: kit.clone(),
                found: found.clone(),
                described: card.described,
            }),
            Err(_) => lost.push(card),
        }
    }
    Ok((made, lost))
}

/// Teams that sit, at least one.
fn teams(view: &WorkshopView) -> usize {
    let seats: std::collections::BTreeSet<Seat> = view.comers().filter_map(|comer| comer.seat).collect();
    seats.len().max(1)
}

fn address(visit: &Visit, slug: &str) -> Option<String> {
    (!visit.origin.is_empty()).then(|| format!("{}/dataset/{slug}", visit.origin))
}

/// Which team gets which card; or the team for which there is none.
pub(super) async fn deal(
    desk: &Desk,
    view: &WorkshopView,
    cards: &[PrintedCard],
) -> Result<Result<Dealing, Seat>, Refusal> {
    let had = desk.portal.explorer.cards_had(&desk.guest.person, &view.workshop).await?;
    let card = |card: &PrintedCard| CardToDeal {
        agency: card.described.dataset.agency.name.clone(),
        key: (
            card.described.dataset.slug.as_str().to_owned(),
            card.found.dimension.clone(),
            card.found.measure.clone(),
        ),
    };
    let cards: Vec<CardToDeal> = cards.iter().map(card).collect();
    Ok(dealt(view.comers(), &cards, &had))
}

/// The page.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    page(&desk, &id, None, None).await
}

async fn page(desk: &Desk, id: &str, problem: Option<String>, said: Option<&Form>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let view = portal.catalog.workshop(&guest.person, id).await?;
    let deck = portal.catalog.workshop_deck(&guest.person, id).await?;
    let words = visit.value("q").map(str::trim).filter(|words| !words.is_empty());
    let proposals = portal.explorer.card_proposals(&guest.person, words).await?;
    let (made, lost) = chosen(desk, &view, &deck).await?;
    let dealing = deal(desk, &view, &made).await?;
    let messages = visit.messages();
    let print = print(desk, &view);
    let title = messages.text("workshop-cards-page");
    let kit = match said.and_then(|said| said.value("kit")) {
        Some(said) => said.to_owned(),
        None => lines(&deck.listed()),
    };
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("workshop-cards-lead")) }
        (form::done(visit))
        @if let Some(problem) = &problem { div.notice.warning role="alert" { p { (problem) } } }
        @for card in &lost {
            @let title = card.described.dataset.title.as_str();
            p.notice.warning { (messages.with("workshop-cards-lost", [("title", title)])) }
        }
        (dealt_table(messages, &view, &print, &made, &deck, &dealing))
        form.card role="search" method="get" {
            label for="q" { (messages.text("workshop-cards-find")) }
            div.actions {
                input id="q" type="search" name="q" value=(words.unwrap_or_default());
                button.quiet type="submit" { (messages.text("workshop-find-do")) }
            }
        }
        form.stack.block method="post" {
            (form::sign(guest))
            @for (at, card) in deck.cards.iter().enumerate() {
                @let shown = proposals.iter().any(|proposal| proposal.ideas.iter().any(|idea| is(card, proposal, idea)));
                @if !shown { label.choice { input type="checkbox" name="card" value=(code(card)) checked; (made.get(at).map_or_else(|| card.dataset.clone(), |made| made.question(&print))) } }
            }
            @for proposal in &proposals { (proposed(messages, &print, visit, proposal, &deck)) }
            @if proposals.is_empty() { p { (messages.text("workshop-cards-none")) } }
            section.card {
                h2 { (messages.text("workshop-kit")) }
                p.soft { (messages.text("workshop-kit-what")) }
                label for="kit" { (messages.text("workshop-kit-list")) }
                textarea id="kit" name="kit" rows="8" { (kit) }
                fieldset {
                    legend { (messages.text("workshop-kit-whose")) }
                    @for (value, shared) in [("team", false), ("room", true)] {
                        label.choice { input type="radio" name="shared" value=(value) checked[deck.shared == shared]; (messages.text(&format!("workshop-kit-{value}"))) }
                    }
                }
            }
            div { button type="submit" { (messages.text("workshop-cards-keep")) } }
        }
    };
    let mut response = answer(visit, &title, &crumbs(messages, &view), body, false);
    if problem.is_some() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// True for the card of this idea.
fn is(card: &ChosenCard, proposal: &CardProposal, idea: &apertura_actions::card::FoundCard) -> bool {
    card.dataset == proposal.described.dataset.slug.as_str()
        && card.dimension == idea.dimension
        && card.measure == idea.measure
}

/// A card as a form says it: dataset, dimension, measure.
fn code(card: &ChosenCard) -> String {
    format!("{}|{}|{}", card.dataset, card.dimension, card.measure.as_deref().unwrap_or_default())
}

/// One dataset with its cards.
fn proposed(messages: &Messages, print: &Print, visit: &Visit, proposal: &CardProposal, deck: &Deck) -> Markup {
    let dataset = &proposal.described.dataset;
    let fields = &proposal.described.version.dictionary.fields;
    html! {
        section.card {
            h2 { a href=(format!("/dataset/{}", dataset.slug)) { (dataset.title) } }
            p.soft { (dataset.agency.name) " · " (dataset.license.title()) }
            @if proposal.ideas.is_empty() {
                p { (messages.text("workshop-cards-refused")) }
                ul { @for reason in reasons(messages, fields, &proposal.refused) { li { (reason) } } }
            }
            @for idea in &proposal.ideas {
                @let chosen = ChosenCard { dataset: dataset.slug.as_str().to_owned(), dimension: idea.dimension.clone(), measure: idea.measure.clone(), question: String::new() };
                @let known = deck.cards.iter().find(|card| is(card, proposal, idea));
                @let kit = deck.listed();
                @let card = PrintedCard { seat: None, described: proposal.described.clone(), found: idea.clone(), address: address(visit, &chosen.dataset), question: known.map_or_else(String::new, |card| card.question.clone()), kit };
                @let front = card.front(print);
                @let value = code(&chosen);
                div.block {
                    label.choice { input type="checkbox" name="card" value=(value) checked[known.is_some()]; b { (front.question) } }
                    details {
                        summary { (messages.text("workshop-cards-preview")) span.hidden-visually { " " (front.question) } }
                        @for (name, value) in &front.facts { p { b { (name) } " " (value) } }
                        div.scroll { table {
                            thead { tr { th scope="col" { (front.heading[0]) } th.number scope="col" { (front.heading[1]) } } }
                            tbody { @for row in &front.rows { tr { th scope="row" { (row[0]) } td.number { (row[1]) } } } }
                        } }
                        @for (word, meaning) in &front.glossary { p.small { b { (word) } ": " (meaning) } }
                        ul { @for missing in &front.missing { li { (missing) } } }
                        p.small.soft { (front.source) }
                        @match card.bricks(print) {
                            Ok(plan) => p { (print.scale(plan.scale, &card.unit(print))) },
                            Err(_) => p.notice.warning { (messages.text("workshop-kit-small")) },
                        }
                        label { (messages.text("workshop-cards-question")) " " input type="text" maxlength="200" name=(format!("question|{value}")) value=(card.question) placeholder=(front.question); }
                    }
                }
            }
            @if !proposal.ideas.is_empty() && !proposal.refused.is_empty() {
                details {
                    summary { (messages.text("workshop-cards-others")) span.hidden-visually { " " (dataset.title) } }
                    ul { @for reason in reasons(messages, fields, &proposal.refused) { li { (reason) } } }
                }
            }
        }
    }
}

/// Who gets which card, with what is printed of each.
fn dealt_table(
    messages: &Messages,
    view: &WorkshopView,
    print: &Print,
    made: &[PrintedCard],
    deck: &Deck,
    dealing: &Result<Dealing, Seat>,
) -> Markup {
    if made.is_empty() {
        return html! {};
    }
    let material = |file: &str| format!("/workshop/{}/material/{file}", view.workshop.id);
    let teams = teams(view);
    html! {
        section.block {
            h2 { (messages.text("workshop-cards-dealt")) }
            @if deck.shared && deck.listed().lacks_bases(teams) { p.notice.warning { (messages.text("workshop-kit-bases")) } }
            @match dealing {
                Ok(dealing) if dealing.teams.is_empty() => p { (messages.text("workshop-cards-no-teams")) },
                Err(seat) => p.notice.warning { (messages.with("workshop-cards-no-deal", [("team", FluentValue::from(seat.label()))])) },
                Ok(dealing) => {
                    @if dealing.again > 0 { p.notice.warning { (messages.with("workshop-cards-again", [("count", dealing.again as f64)])) } }
                    div.scroll { table {
                    thead { tr { th scope="col" { (messages.text("workshop-cards-team")) } th scope="col" { (messages.text("workshop-cards-card")) } } }
                    tbody { @for (seat, card) in &dealing.teams { tr { th scope="row" { (seat.label()) } td { (made[*card].question(print)) } } } }
                    } }
                },
            }
            ul.results {
                @for (at, card) in made.iter().enumerate() {
                    li {
                        h3 { (card.question(print)) }
                        p.soft { (card.described.dataset.title) " · " (card.described.dataset.agency.name) }
                        @match card.bricks(print) {
                            Ok(plan) => {
                                p { (print.scale(plan.scale, &card.unit(print))) }
                                p { @for (file, key) in [("building.pdf", "workshop-material-building"), ("parts.csv", "workshop-material-parts"), ("model.mpd", "workshop-material-model"), ("picture.svg", "workshop-material-picture")] {
                                    a href=(format!("{}?card={at}", material(file))) { (messages.text(key)) span.hidden-visually { " " (card.question(print)) } } " · "
                                } }
                            }
                            Err(_) => p.notice.warning { (messages.text("workshop-kit-small")) },
                        }
                    }
                }
            }
            p { a.button href=(format!("/workshop/{}/material", view.workshop.id)) { (messages.text("workshop-material")) } }
        }
    }
}

/// A kit as lines: part, color, count.
fn lines(kit: &Kit) -> String {
    Deck::list(kit).iter().map(|line| format!("{}, {}, {}\n", line.part, line.color, line.count)).collect()
}

/// Keeps what was chosen.
pub async fn keep(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let said = Form::of(&body, &desk.guest)?;
    let card = |value: &str| {
        let mut parts = value.split('|').map(str::to_owned);
        let (dataset, dimension) = (parts.next()?, parts.next()?);
        let measure = parts.next().filter(|measure| !measure.is_empty());
        let question = said.filled(&format!("question|{value}")).unwrap_or_default();
        Some(ChosenCard { dataset, dimension, measure, question: question.chars().take(200).collect() })
    };
    let cards: Vec<ChosenCard> = said.all("card").filter_map(card).collect();
    let rows: Vec<Vec<String>> = said
        .field("kit")
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.split([',', ';', '\t']).map(|cell| cell.trim().to_owned()).collect())
        .collect();
    let columns = ["part", "color", "count"].map(str::to_owned);
    let messages = desk.visit.messages();
    let kit = match rows.is_empty() {
        true => Vec::new(),
        false => match Kit::from_rows(&columns, &rows) {
            Ok(kit) => Deck::list(&kit),
            Err(why) => return page(&desk, &id, Some(unread(messages, &why)), Some(&said)).await,
        },
    };
    let deck = Deck { cards, kit, shared: said.field("shared") == "room" };
    desk.portal.catalog.keep_workshop_deck(&desk.guest.person, &id, &deck).await?;
    to(&format!("/workshop/{id}/cards?done=workshop-cards-kept"))
}

fn unread(messages: &Messages, why: &KitError) -> String {
    let (key, row, text) = match why {
        KitError::Part { row, text } => ("workshop-kit-bad-part", *row, text.as_str()),
        KitError::Color { row, text } => ("workshop-kit-bad-color", *row, text.as_str()),
        KitError::Count { row, text } => ("workshop-kit-bad-count", *row, text.as_str()),
        _ => ("workshop-kit-none", 0, ""),
    };
    messages.with(key, [("row", FluentValue::from(row.to_string())), ("text", text.into())])
}
