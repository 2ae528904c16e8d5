//! `/mail`: the letters that were written, and what became of them.
//!
//! Never here: what they say (their values may hold one-time links).

use apertura_catalog::{LetterRecord, LetterState};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use maud::html;
use serde::Deserialize;

use crate::Portal;
use crate::desk::Desk;
use crate::door::Guest;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::Visit;

/// The page, 100 letters at a time.
pub async fn show(Desk { visit, guest, portal }: Desk) -> Result<Response, Refusal> {
    let before = visit.value("before").and_then(|id| id.parse().ok());
    let letters = portal.catalog.letters(&guest.person, before).await?;
    if visit.json {
        return Ok(Json(letters).into_response());
    }
    let messages = visit.messages();
    let title = messages.text("mail-title");
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("mail-lead")) }
        @if !portal.sends_mail { p.notice.warning { (messages.text("mail-no-server")) } }
        @if letters.is_empty() { p { (messages.text("mail-none")) } }
        @else {
            div.scroll {
                table.plain {
                    thead { tr { @for head in ["mail-written", "mail-kind", "mail-to", "mail-state"] { th scope="col" { (messages.text(head)) } } } }
                    tbody { @for letter in &letters { (line(&visit, &guest, letter)) } }
                }
            }
            @if let (100, Some(last)) = (letters.len(), letters.last()) {
                p { a href=(visit.with(&[("before", &last.id.to_string())])) { (messages.text("mail-older")) } }
            }
        }
    };
    let page = Page { title: &title, description: "", crumbs: &[], json: None, script: false, body };
    Ok(layout::render(&visit, page))
}

/// The key of the sentence that says what became of a letter; it has the value `at`.
pub(super) fn state(letter: &LetterRecord) -> &'static str {
    match letter.state {
        LetterState::Waiting if letter.attempts == 0 => "mail-waiting",
        LetterState::Waiting => "mail-again",
        LetterState::Sent => "mail-sent",
        LetterState::Failed => "mail-failed",
    }
}

fn line(visit: &Visit, guest: &Guest, letter: &LetterRecord) -> maud::Markup {
    let messages = visit.messages();
    let state = state(letter);
    html! {
        tr {
            td { (crate::date::moment(messages, letter.written)) }
            td { (messages.code("mail-kind", &letter.kind)) }
            // whose letter it was is kept apart from those who look at the queue
            td { @if letter.kind.starts_with("public-") { (messages.text("mail-to-public")) } @else { (letter.to) } }
            td {
                (messages.with(state, [("at", crate::date::moment(messages, letter.at))]))
                @if let Some(why) = &letter.why { p.small.soft { (why) } }
                @if letter.state == LetterState::Failed {
                    form action="/mail" method="post" {
                        input type="hidden" name="sign" value=(guest.sign);
                        button.quiet.slim name="retry" value=(letter.id) { (messages.text("mail-retry")) }
                    }
                }
            }
        }
    }
}

/// The form of a letter that was given up.
#[derive(Deserialize)]
pub struct Retry {
    sign: Option<String>,
    retry: u64,
}

/// Tries a letter again.
pub async fn retry(guest: Guest, State(portal): State<Portal>, Form(form): Form<Retry>) -> Result<Response, Refusal> {
    guest.check(form.sign.as_deref())?;
    portal.catalog.retry_letter(&guest.person, form.retry).await?;
    Ok(axum::response::Redirect::to("/mail").into_response())
}
