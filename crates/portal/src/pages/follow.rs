//! `/follow`: following a dataset, a request or an agency by mail; and `/follow/{id}/{seal}`, the end of it, by one click.
//!
//! Never here: who is told of what (see actions).

use apertura_catalog::Followed;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use maud::html;

use crate::Portal;
use crate::desk::Desk;
use crate::form::{self, Form};
use crate::layout::{self, Page};
use crate::public_form::{self, Sent, carried, mail_line};
use crate::refusal::Refusal;
use crate::visit::{Visit, segment, to};

/// The form. `?dataset=`, `?request=` or `?agency=` says what is followed.
pub async fn show(desk: Desk) -> Result<Response, Refusal> {
    let Desk { visit, .. } = &desk;
    let asked = Followed::ALL.into_iter().find_map(|followed| Some((followed, visit.value(followed.code())?)));
    let (followed, subject) = asked.ok_or_else(Refusal::not_found)?;
    page(&desk, (followed, subject), &Form::new(Vec::new()), None).await
}

async fn page(
    desk: &Desk,
    (followed, subject): (Followed, &str),
    form: &Form,
    problem: Option<&apertura_actions::Refusal>,
) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let messages = visit.messages();
    let name = portal.catalog.followed_title(followed, subject).await?;
    let carried = carried(guest, portal, messages).await?;
    let title = messages.with("follow-what", [("title", name.as_str())]);
    let feed = (followed == Followed::Request).then(|| format!("/requests/{subject}.atom"));
    let body = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (messages.code("follow-lead", followed.code())) }
            (form::problem(messages, problem))
            @if portal.catalog.takes_part() {
                form.card.stack action="/follow" method="post" {
                    (carried)
                    input type="hidden" name="what" value=(followed.code());
                    input type="hidden" name="subject" value=(subject);
                    (mail_line(messages, guest, form))
                    div.actions { button type="submit" { (messages.text("follow-send")) } }
                }
            } @else { p.notice { (messages.text("public-closed")) } }
            @if let Some(feed) = feed { p { a href=(feed) { (messages.text("follow-by-atom")) } } }
        }
    };
    Ok(layout::render(visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body }))
}

/// Follows.
pub async fn begin(desk: Desk, parts: Parts, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let sent = Sent::read(&desk, &parts, &body)?;
    let what = sent.form.field("what");
    let followed = Followed::from_code(what).ok_or_else(|| Refusal::bad_request(what))?;
    let subject = sent.form.field("subject");
    match portal.catalog.follow(&guest.person, (followed, subject), &sent.giver(), sent.protection()).await {
        Ok(true) => to("/confirmed?what=follow&now=followed"),
        Ok(false) => to("/confirmed?what=follow&now=mail"),
        Err(refusal) => {
            let shown = page(&desk, (followed, subject), &sent.form, Some(&refusal)).await?;
            public_form::refused(refusal, shown)
        }
    }
}

/// The page of the link in a letter, with one button: programs that check mail open links too.
pub async fn show_end(
    visit: Visit,
    State(portal): State<Portal>,
    Path((id, seal)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let found = portal.catalog.following(&id, &seal).await;
    let title = messages.text(if found.is_ok() { "follow-end" } else { "follow-ended" });
    let body = html! {
        div.narrow {
            h1 { (title) }
            @match &found {
                Ok((_, name)) => {
                    p.lead { (messages.with("follow-end-what", [("title", name.as_str())])) }
                    form action=(format!("/follow/{}/{}", segment(&id), segment(&seal))) method="post" {
                        div.actions { button type="submit" { (messages.text("follow-end-now")) } }
                    }
                },
                Err(_) => p.lead { (messages.text("follow-ended-what")) },
            }
        }
    };
    Ok(layout::render(&visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body }))
}

/// Ends it: from the page, or from the button of a mail program (RFC 8058), which reads no page.
pub async fn end(
    State(portal): State<Portal>,
    Path((id, seal)): Path<(String, String)>,
    body: String,
) -> Result<Response, Refusal> {
    let done = portal.catalog.unfollow(&id, &seal).await;
    if body.contains("List-Unsubscribe=One-Click") {
        return match done {
            Ok(()) => Ok(StatusCode::OK.into_response()),
            Err(_) => Err(Refusal::not_found()),
        };
    }
    to(&format!("/follow/{}/{}", segment(&id), segment(&seal)))
}
