//! `/reset`, `/account/password` and `/sign-in/again`: choosing a password, and giving it once more.
//!
//! Never here: what a good password is (see actions).

use apertura_actions::{Refusal as Why, RefusalKind};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use maud::{Markup, html};

use super::invitation::new_password;
use super::sign_in::{came_back, came_in};
use crate::Portal;
use crate::desk::Desk;
use crate::door::{Caller, Guest};
use crate::form::{self, Form};
use crate::headers::no_referrer;
use crate::kept_form::KeptForm;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{Visit, to};

/// `/reset`: asks for the mail address.
pub async fn forgot(visit: Visit) -> Response {
    forgot_page(&visit, None, false)
}

/// Mails the link, if the address has an account.
pub async fn send_link(
    visit: Visit,
    State(portal): State<Portal>,
    parts: Parts,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::open(&body);
    let caller = Caller::of(&portal, &parts);
    match portal.catalog.forgot_password(fields.field("mail"), caller.visitor()).await {
        Ok(()) => Ok(forgot_page(&visit, None, true)),
        Err(refusal) => Ok(forgot_page(&visit, Some(&form::unless_fault(refusal)?), false)),
    }
}

fn forgot_page(visit: &Visit, problem: Option<&Why>, sent: bool) -> Response {
    let messages = visit.messages();
    let title = messages.text("forgot-title");
    let body = html! {
        h1 { (title) }
        (form::problem(messages, problem))
        @if sent {
            p.notice role="status" { (messages.text("forgot-sent")) }
            p { a.button href="/sign-in" { (messages.text("sign-in-title")) } }
        } @else {
            p.lead { (messages.text("forgot-lead")) }
            form.card.stack action="/reset" method="post" {
                div {
                    label for="mail" { (messages.text("account-mail")) }
                    input #mail type="email" name="mail" autocomplete="username" required maxlength="254";
                }
                div { button type="submit" { (messages.text("forgot-send")) } }
            }
        }
    };
    page(visit, &title, body, problem)
}

/// `/reset/{token}`: asks for the new password.
pub async fn choose(
    visit: Visit,
    State(portal): State<Portal>,
    Path(token): Path<String>,
) -> Result<Response, Refusal> {
    reset_page(&visit, &portal, &token, None).await
}

/// Takes the new password.
pub async fn reset(
    visit: Visit,
    State(portal): State<Portal>,
    Path(token): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::open(&body);
    match portal.catalog.reset_password(&token, fields.value("password").unwrap_or_default()).await {
        Ok(()) => to("/sign-in?done=password"),
        Err(refusal) => reset_page(&visit, &portal, &token, Some(&form::unless_fault(refusal)?)).await,
    }
}

async fn reset_page(visit: &Visit, portal: &Portal, token: &str, problem: Option<&Why>) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let title = messages.text("reset-title");
    let linked = portal.catalog.password_link(token).await;
    let body = match &linked {
        Ok(account) => html! {
            h1 { (title) }
            (form::problem(messages, problem))
            form.card.stack method="post" {
                input type="text" name="username" value=(account.mail) autocomplete="username" hidden;
                (new_password(messages))
                div { button type="submit" { (messages.text("reset-keep")) } }
            }
        },
        Err(refusal) if refusal.kind() == RefusalKind::Fault => return Err(Refusal::internal(refusal)),
        Err(refusal) => html! {
            h1 { (title) }
            (form::problem(messages, Some(refusal)))
            p { a.button href="/reset" { (messages.text("forgot-send")) } }
        },
    };
    let mut response = page(visit, &title, body, problem);
    if linked.is_err() {
        *response.status_mut() = StatusCode::GONE;
    }
    Ok(no_referrer(response))
}

/// `/account/password`: asks for the old and the new one.
pub async fn show(visit: Visit, guest: Guest) -> Result<Response, Refusal> {
    guest.present()?;
    Ok(change_page(&visit, &guest, None))
}

/// Changes it.
pub async fn change(Desk { visit, guest, portal }: Desk, parts: Parts, body: String) -> Result<Response, Refusal> {
    let fields = Form::of(&body, &guest)?;
    let present = guest.present()?;
    let caller = Caller::of(&portal, &parts);
    let (old, new) = (fields.value("old").unwrap_or_default(), fields.value("password").unwrap_or_default());
    match portal.catalog.change_password(present, old, new, caller.visitor()).await {
        Ok(begun) => came_in(&visit, &begun.token, "/account?done=password"),
        Err(refusal) => Ok(change_page(&visit, &guest, Some(&form::unless_fault(refusal)?))),
    }
}

fn change_page(visit: &Visit, guest: &Guest, problem: Option<&Why>) -> Response {
    let messages = visit.messages();
    let title = messages.text("reset-title");
    let body = html! {
        h1 { (title) }
        (form::problem(messages, problem))
        form.card.stack method="post" {
            (form::sign(guest))
            div {
                label for="old" { (messages.text("account-old-password")) }
                input #old type="password" name="old" autocomplete="current-password" required;
            }
            (new_password(messages))
            p.soft.small { (messages.text("reset-others-end")) }
            div { button type="submit" { (messages.text("reset-keep")) } }
        }
    };
    page(visit, &title, body, problem)
}

/// `/sign-in/again`: asks for the password before what is sensitive.
pub async fn ask_again(visit: Visit, guest: Guest) -> Result<Response, Refusal> {
    guest.present()?;
    Ok(again_page(&visit, &guest, None, None))
}

/// Takes it.
pub async fn prove_again(Desk { visit, guest, portal }: Desk, parts: Parts, body: String) -> Result<Response, Refusal> {
    let fields = Form::of(&body, &guest)?;
    let kept = KeptForm::carried(&fields);
    let present = guest.present()?;
    let caller = Caller::of(&portal, &parts);
    match portal.catalog.prove_again(present, fields.value("password").unwrap_or_default(), caller.visitor()).await {
        Ok(begun) => came_back(&visit, &portal, &begun, kept.as_ref()).await,
        Err(refusal) => Ok(again_page(&visit, &guest, kept.as_ref(), Some(&form::unless_fault(refusal)?))),
    }
}

/// The page that asks for the password once more; `kept` is what was typed before, and goes along.
pub(super) fn again_page(visit: &Visit, guest: &Guest, kept: Option<&KeptForm>, problem: Option<&Why>) -> Response {
    let messages = visit.messages();
    let title = messages.text("again-title");
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("again-lead")) }
        (form::problem(messages, problem))
        form.card.stack action=(visit.here()) method="post" {
            (form::sign(guest))
            @if let Some(kept) = kept { (kept.hidden()) }
            div {
                label for="password" { (messages.text("account-password")) }
                input #password type="password" name="password" autocomplete="current-password" required autofocus;
            }
            div { button type="submit" { (messages.text("again-go")) } }
        }
    };
    page(visit, &title, body, problem)
}

fn page(visit: &Visit, title: &str, body: Markup, problem: Option<&Why>) -> Response {
    let body = html! { div.narrow { (body) } };
    let page = Page { title, description: "", crumbs: &[], json: None, script: false, body };
    let mut response = layout::render(visit, page);
    match problem {
        Some(Why::TooManyAttempts { .. }) => *response.status_mut() = StatusCode::TOO_MANY_REQUESTS,
        Some(Why::WrongPassword) => *response.status_mut() = StatusCode::FORBIDDEN,
        Some(_) => *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY,
        None => {}
    }
    response
}
