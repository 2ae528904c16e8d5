//! `/confirm/{token}`: the link of a letter. It opens a page with one button, because programs that check mail open links
//! too; `/confirmed` tells what happens next.
//!
//! Never here: what is confirmed (see actions).

use apertura_actions::participation::Promise;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::html;

use crate::Portal;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{Visit, local, segment, to};

/// The page with the button.
pub async fn show(visit: Visit, State(portal): State<Portal>, Path(token): Path<String>) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let promise = portal.catalog.promised(&token).await;
    let lead = match &promise {
        Ok(Promise::Contribution { .. }) => "confirm-contribution",
        Ok(Promise::Support { .. }) => "confirm-support",
        Ok(Promise::Follow { .. }) => "confirm-follow",
        Err(_) => "confirm-spent",
    };
    let title = messages.text("confirm-title");
    let body = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (messages.text(lead)) }
            @if promise.is_ok() {
                form.card action=(format!("/confirm/{}", segment(&token))) method="post" {
                    div.actions { button type="submit" { (messages.text("confirm-now")) } }
                }
            } @else { p { a.button href="/requests" { (messages.text("requests-title")) } } }
        }
    };
    let mut response =
        layout::render(&visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body });
    if promise.is_err() {
        *response.status_mut() = axum::http::StatusCode::GONE;
    }
    Ok(response)
}

/// Confirms.
pub async fn confirm(State(portal): State<Portal>, Path(token): Path<String>) -> Result<Response, Refusal> {
    match portal.catalog.confirm(&token).await {
        Ok(next) => to(&next),
        Err(apertura_actions::Refusal::LinkSpent) => to(&format!("/confirm/{}", segment(&token))),
        Err(refusal) => Err(refusal.into()),
    }
}

/// What happens next: a letter is on its way, somebody looks at it, or it is shown.
pub async fn done(visit: Visit) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let now = visit.value("now").filter(|now| ["mail", "waiting", "shown", "followed"].contains(now)).unwrap_or("mail");
    let title = messages.code("confirmed", now);
    let at = visit.value("at").and_then(local).filter(|_| matches!(now, "shown" | "followed"));
    let body = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (messages.code("confirmed", &format!("{now}-what"))) }
            p {
                @if let Some(at) = at { a.button href=(at) { (messages.text("confirmed-see")) } " " }
                a href="/" { (messages.text("back-to-catalog")) }
            }
        }
    };
    Ok(layout::render(&visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body }))
}
