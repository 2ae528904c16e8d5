//! `/team/{token}`: a team hands in the picture and the claim of its chart. `/gallery/{id}` and `/registration/{token}/gallery`:
//! what all teams show, and the vote.
//!
//! No account is needed. Never here: which picture may be shown (see actions), making pictures anew.

use apertura_actions::photo::LARGEST;
use apertura_actions::plenary::{NewPiece, PlenaryView, Team};
use apertura_actions::{Refusal as Why, RefusalKind};
use apertura_workshop::{Shows, Voting};
use axum::extract::{Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::Portal;
use crate::file_form::FileForm;
use crate::form::{self, Form};
use crate::headers::no_referrer;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{Visit, to};

/// What a team has handed in, and the form.
pub async fn show_team(
    visit: Visit,
    State(portal): State<Portal>,
    Path(token): Path<String>,
) -> Result<Response, Refusal> {
    team_page(&visit, &portal, &token, None, None).await
}

async fn team_page(
    visit: &Visit,
    portal: &Portal,
    token: &str,
    problem: Option<&Why>,
    said: Option<&Form>,
) -> Result<Response, Refusal> {
    let (workshop, team, refusing) = portal.catalog.plenary_team(token).await?;
    let messages = visit.messages();
    let title = messages.with("plenary-team-title", [("team", team.seat.as_str())]);
    let piece = team.piece.clone().unwrap_or_default();
    let value = |name: &str, known: &str| said.map_or(known.to_owned(), |said| said.field(name).to_owned());
    let shows = said.map_or(piece.shows, |said| Shows::from_code(said.field("shows")).unwrap_or_default());
    let agreed = said.map_or(piece.agreed, |said| said.field("agreed") == "yes");
    let body = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (workshop.name) }
            (form::done(visit))
            (form::problem(messages, problem))
            @if piece.picture {
                figure { img.photo src=(format!("/team/{token}/picture.jpg")) alt=(piece.alternative); figcaption { (piece.claim) } }
            }
            form.card.stack method="post" enctype="multipart/form-data" {
                div {
                    label for="claim" { (messages.text("plenary-claim")) }
                    p #claim-what.soft.small { (messages.text("plenary-claim-what")) }
                    textarea #claim name="claim" rows="2" maxlength="300" required aria-describedby="claim-what" { (value("claim", &piece.claim)) }
                }
                fieldset {
                    legend { (messages.text("photo-shows")) }
                    @if refusing > 0 { p.notice.warning { (messages.with("photo-refusing", [("count", refusing as f64)])) } }
                    @for one in [Shows::Chart, Shows::People] { label.choice { input type="radio" name="shows" value=(one.code()) checked[shows == one]; (messages.code("photo-shows", one.code())) } }
                    label.choice { input type="checkbox" name="agreed" value="yes" checked[agreed]; (messages.text("photo-agreed")) }
                }
                div {
                    label for="alternative" { (messages.text("photo-alternative")) }
                    p #alternative-what.soft.small { (messages.text("photo-alternative-what")) }
                    textarea #alternative name="alternative" rows="2" maxlength="300" aria-describedby="alternative-what" { (value("alternative", &piece.alternative)) }
                }
                div {
                    label for="file" { (messages.text(if piece.picture { "photo-file-other" } else { "photo-file" })) }
                    p #file-what.soft.small { (messages.text("photo-file-what")) }
                    input #file type="file" name="file" accept="image/jpeg,image/png,image/webp" aria-describedby="file-what";
                }
                div { button type="submit" { (messages.text("plenary-hand-in")) } }
            }
        }
    };
    Ok(answer(visit, &title, body, problem.is_some()))
}

fn answer(visit: &Visit, title: &str, body: Markup, refused: bool) -> Response {
    no_referrer(layout::render_form(visit, Page::plain(title, &[], body), refused))
}

/// Takes what a team hands in. The link itself is the sign.
pub async fn hand_in(
    visit: Visit,
    State(portal): State<Portal>,
    Path(token): Path<String>,
    request: Request,
) -> Result<Response, Refusal> {
    portal.catalog.plenary_team(&token).await?;
    let mut form = FileForm::open(request).await?;
    let mut bytes = Vec::new();
    let poured = form
        .pour(|piece| {
            if bytes.len() + piece.len() > LARGEST {
                return Err(Why::Workshop("photo-large"));
            }
            bytes.extend_from_slice(piece);
            Ok(())
        })
        .await?;
    let said = form.fields;
    let new = NewPiece {
        claim: said.field("claim").to_owned(),
        alternative: said.field("alternative").to_owned(),
        shows: Shows::from_code(said.field("shows")).unwrap_or(Shows::People),
        agreed: said.field("agreed") == "yes",
        picture: (!bytes.is_empty()).then_some(bytes),
    };
    let done = match poured {
        Ok(()) => portal.catalog.hand_in_piece(&token, new).await,
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(()) => to(&format!("/team/{token}?done=plenary-piece")).map(no_referrer),
        Err(refusal) if refusal.kind() == RefusalKind::Invalid => {
            team_page(&visit, &portal, &token, Some(&refusal), Some(&said)).await
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// The team's own picture.
pub async fn team_picture(State(portal): State<Portal>, Path(token): Path<String>) -> Result<Response, Refusal> {
    picture(portal.catalog.team_picture(&token).await?)
}

/// A picture as an answer, which nobody keeps.
///
/// # Errors
/// Not found, where there is none.
pub fn picture(bytes: Option<Vec<u8>>) -> Result<Response, Refusal> {
    let bytes = bytes.ok_or_else(Refusal::not_found)?;
    Ok(([(CONTENT_TYPE, "image/jpeg"), (CACHE_CONTROL, "no-store")], bytes).into_response())
}

/// The gallery that everybody sees.
pub async fn show_public(
    visit: Visit,
    State(portal): State<Portal>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let view = portal.catalog.public_gallery(&id).await?;
    let messages = visit.messages();
    let title = messages.with("plenary-gallery-of", [("workshop", view.workshop.name.as_str())]);
    let body = html! { h1 { (title) } (pieces(messages, &view, &format!("/gallery/{id}"), |_| html! {})) };
    Ok(layout::render(&visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body }))
}

/// A picture of it.
pub async fn public_picture(
    State(portal): State<Portal>,
    Path((id, file)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let view = portal.catalog.public_gallery(&id).await?;
    picture(portal.catalog.gallery_picture(&view, file.trim_end_matches(".jpg")).await?)
}

/// The gallery by a personal link, with the vote.
pub async fn show_own(
    visit: Visit,
    State(portal): State<Portal>,
    Path(token): Path<String>,
) -> Result<Response, Refusal> {
    own_page(&visit, &portal, &token, None).await
}

async fn own_page(visit: &Visit, portal: &Portal, token: &str, problem: Option<&Why>) -> Result<Response, Refusal> {
    let (view, may_vote, own) = portal.catalog.own_gallery(token).await?;
    let messages = visit.messages();
    let title = messages.with("plenary-gallery-of", [("workshop", view.workshop.name.as_str())]);
    let open = view.plenary.voting == Voting::Open;
    let ballot = |team: &Team| {
        html! {
            @if open && may_vote && own.as_deref() != Some(team.seat.as_str()) {
                form method="post" {
                    input type="hidden" name="team" value=(team.seat);
                    button.quiet type="submit" { (messages.text("vote-do")) span.hidden-visually { " " (team.seat) } }
                }
            }
        }
    };
    let body = html! {
        h1 { (title) }
        (form::problem(messages, problem))
        @if open { p.notice { (messages.text(if may_vote { "vote-lead" } else { "vote-thanks" })) } }
        (pieces(messages, &view, &format!("/registration/{token}/gallery"), ballot))
    };
    Ok(answer(visit, &title, body, problem.is_some()))
}

/// A picture of it.
pub async fn own_picture(
    State(portal): State<Portal>,
    Path((token, file)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let (view, _, _) = portal.catalog.own_gallery(&token).await?;
    picture(portal.catalog.gallery_picture(&view, file.trim_end_matches(".jpg")).await?)
}

/// Takes a vote.
pub async fn vote(
    visit: Visit,
    State(portal): State<Portal>,
    Path(token): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let said = Form::open(&body);
    match portal.catalog.vote(&token, said.field("team")).await {
        Ok(()) => to(&format!("/registration/{token}/gallery")).map(no_referrer),
        Err(refusal) if refusal.kind() == RefusalKind::Invalid => {
            own_page(&visit, &portal, &token, Some(&refusal)).await
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// The pieces of a gallery whose pictures stand under `address`, with what stands below each.
fn pieces(messages: &Messages, view: &PlenaryView, address: &str, below: impl Fn(&Team) -> Markup) -> Markup {
    html! {
        @if view.teams.iter().all(|team| team.piece.is_none()) { p.notice { (messages.text("plenary-empty")) } }
        ul.gallery {
            @for (team, piece) in view.teams.iter().filter_map(|team| Some((team, team.piece.as_ref()?))) {
                li.card {
                    h2 { (messages.with("plenary-team-title", [("team", team.seat.as_str())])) }
                    @if team.shown { img.photo src=(format!("{address}/{}.jpg", team.seat)) alt=(piece.alternative) loading="lazy"; }
                    p { (piece.claim) }
                    @if let Some(votes) = team.votes { p { b { (messages.with("vote-count", [("count", votes as f64)])) } } }
                    (below(team))
                }
            }
        }
    }
}

/// Where the gallery is, on the personal page; nothing before there is anything in it.
///
/// # Errors
/// Faults.
pub async fn offer(messages: &Messages, portal: &Portal, token: &str) -> Result<Markup, Refusal> {
    let Ok((view, may_vote, _)) = portal.catalog.own_gallery(token).await else { return Ok(html! {}) };
    let votes = view.plenary.voting == Voting::Open && may_vote;
    Ok(html! {
        @if !view.teams.is_empty() {
            section.card {
                h2 { (messages.text("plenary-gallery")) }
                p { a.button.quiet href=(format!("/registration/{token}/gallery")) { (messages.text(if votes { "vote-offer" } else { "plenary-see" })) } }
            }
        }
    })
}
