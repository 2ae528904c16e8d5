//! The plenary, for those who hold the workshop: links of teams, pictures to be looked at, gallery and vote.
//!
//! Never here: handing in, the gallery itself (see `pages::plenary`).

use apertura_actions::plenary::Team;
use apertura_workshop::{Shows, Voting};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, PreEscaped, html};

use super::{answer, crumbs};
use crate::desk::Desk;
use crate::door::Guest;
use crate::form::{self, Form};
use crate::language::Messages;
use crate::refusal::Refusal;
use crate::visit::to;

/// The page.
pub async fn show(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let view = portal.catalog.workshop(&guest.person, &id).await?;
    let plenary = portal.catalog.plenary(&guest.person, &id).await?;
    let messages = visit.messages();
    let title = messages.text("workshop-plenary");
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("plenary-lead")) }
        (form::done(&visit))
        @if view.workshop.counts.is_some() {
            p.notice { (messages.with("plenary-remains", [("pieces", plenary.plenary.pieces as f64), ("votes", plenary.plenary.votes as f64)])) }
        } @else {
            form.card.stack method="post" {
                (form::sign(&guest))
                p { (messages.text("plenary-open-what")) }
                div { button type="submit" name="do" value="open" { (messages.text("plenary-open")) } }
            }
            form.card.stack method="post" {
                (form::sign(&guest))
                label.choice { input type="checkbox" name="public" value="yes" checked[plenary.plenary.public]; (messages.text("plenary-public")) }
                @if plenary.plenary.public { p.small { a href=(format!("/gallery/{id}")) { (messages.text("plenary-see")) } } }
                div {
                    label for="voting" { (messages.text("plenary-voting")) }
                    select #voting name="voting" { @for one in Voting::ALL { option value=(one.code()) selected[plenary.plenary.voting == one] { (messages.code("plenary-voting", one.code())) } } }
                }
                @if plenary.plenary.voting != Voting::None { p.soft { (messages.with("plenary-votes", [("count", plenary.votes as f64)])) } }
                div { button.quiet type="submit" name="do" value="hold" { (messages.text("workshop-save")) } }
            }
            ul.gallery { @for team in &plenary.teams { li.card { (entry(messages, &guest, &visit.origin, team)) } } }
        }
    };
    Ok(answer(&visit, &title, &crumbs(messages, &view), body, false))
}

fn entry(messages: &Messages, guest: &Guest, origin: &str, team: &Team) -> Markup {
    let address = format!("{origin}/team/{}", team.token);
    html! {
        h2 { (messages.with("plenary-team-title", [("team", team.seat.as_str())])) }
        @match &team.piece {
            None => p.soft { (messages.text("plenary-nothing")) },
            Some(piece) => {
                @if piece.picture { img.photo src=(format!("/team/{}/picture.jpg", team.token)) alt=(piece.alternative) loading="lazy"; }
                p { (piece.claim) }
                @if let Some(votes) = team.votes { p { b { (messages.with("vote-count", [("count", votes as f64)])) } } }
                @if piece.picture {
                    p { @if team.shown { span.tag { (messages.text("photo-shown")) } } @else { span.tag.late { (messages.text("photo-not-shown")) } } " " (messages.code("photo-shows", piece.shows.code())) }
                    form.actions method="post" {
                        (form::sign(guest))
                        input type="hidden" name="team" value=(team.seat);
                        @if piece.shows == Shows::People && !team.shown { button type="submit" name="do" value="keep" { (messages.text("photo-keep")) } }
                        button.quiet type="submit" name="do" value="remove" { (messages.text("photo-remove")) span.hidden-visually { " " (team.seat) } }
                    }
                }
            }
        }
        @if !team.refusing.is_empty() { p.notice.warning { (messages.with("photo-refusing-names", [("names", team.refusing.join(", "))])) } }
        details {
            summary { (messages.text("plenary-link")) span.hidden-visually { " " (team.seat) } }
            p { a.breaks href=(address) { (address) } }
            div.code role="img" aria-label=(address) { (code(&address)) }
        }
    }
}

/// The QR code of an address, to be read from the screen.
fn code(address: &str) -> Markup {
    let drawn = apertura_paper::qr::svg(address).unwrap_or_default();
    // what stands before the drawing is for files
    let inside = drawn.split_once("<svg").map_or("/>", |(_, inside)| inside);
    html! { (PreEscaped("<svg")) (PreEscaped(inside)) }
}

/// Gives links, says how it is held, looks at pictures.
pub async fn change(
    Desk { guest, portal, .. }: Desk,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let said = Form::of(&body, &guest)?;
    let (catalog, person, team) = (&portal.catalog, &guest.person, said.field("team"));
    let done = match said.field("do") {
        "open" => {
            catalog.open_plenary(person, &id).await?;
            "plenary-opened"
        }
        "hold" => {
            let voting = Voting::from_code(said.field("voting")).ok_or_else(|| Refusal::bad_request("voting"))?;
            catalog.hold_plenary(person, &id, said.field("public") == "yes", voting).await?;
            "plenary-held"
        }
        what @ ("keep" | "remove") => {
            catalog.judge_piece(person, &id, team, what == "keep").await?;
            "plenary-judged"
        }
        _ => return Err(Refusal::bad_request("do")),
    };
    to(&format!("/workshop/{id}/plenary?done={done}"))
}
