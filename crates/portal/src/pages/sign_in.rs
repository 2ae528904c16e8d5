//! `/sign-in` and `/sign-out`: coming in with mail address and password, and leaving.
//!
//! Never here: checking passwords (see actions), cookies (see `door`).

use apertura_actions::{Begun, Person};
use axum::extract::State;
use axum::http::header::{RETRY_AFTER, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;
use maud::html;

use super::code_page::code_page;
use crate::Portal;
use crate::desk::Desk;
use crate::door::{self, Caller};
use crate::form::{self, Form};
use crate::kept_form::KeptForm;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{self, Known, Visit, to};

/// Where one comes after signing in without a way back.
pub(super) const HOME: &str = "/work";

/// The cookie by which a telephone says that it holds what was done at the door of a workshop, whose id it names.
const DOOR_WAITS: &str = "door-waits";

/// The page.
pub async fn show(visit: Visit) -> Result<Response, Refusal> {
    if visit.known.person != Person::Visitor {
        return to(&visit.next().unwrap_or_else(|| HOME.to_owned()));
    }
    Ok(page(&visit, "", None, None))
}

/// The page; `kept` is what was typed before, and goes along.
pub(super) fn page(
    visit: &Visit,
    mail: &str,
    kept: Option<&KeptForm>,
    problem: Option<&apertura_actions::Refusal>,
) -> Response {
    let messages = visit.messages();
    let next = visit.next();
    let body = html! {
        div.narrow {
            h1 { (messages.text("sign-in-title")) }
            @if let Some((what, hint)) = problem.map(|problem| messages.refusal(problem)) {
                div.notice.error role="alert" { p { b { (what) } } p { (hint) } }
            } @else if kept.is_some() {
                p.notice role="status" { b { (messages.text("kept-ended")) } " " (messages.text("kept-ended-what")) }
            } @else if next.is_some() && visit.value("done").is_none() {
                p.notice { (messages.text("sign-in-first")) }
            }
            (form::done(visit))
            form.card.stack action=(visit.here()) method="post" {
                div {
                    label for="mail" { (messages.text("account-mail")) }
                    input #mail type="email" name="mail" value=(mail) autocomplete="username" required autofocus[mail.is_empty()] maxlength="254";
                }
                div {
                    label for="password" { (messages.text("account-password")) }
                    input #password type="password" name="password" autocomplete="current-password" required autofocus[!mail.is_empty()];
                }
                div { button type="submit" { (messages.text("sign-in")) } }
                @if let Some(kept) = kept { (kept.hidden()) }
            }
            p { a href="/reset" { (messages.text("forgot-title")) } }
            p.soft { (messages.text("sign-in-no-account")) }
        }
    };
    let title = messages.text("sign-in-title");
    layout::render(visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body })
}

/// Signs in.
pub async fn enter(
    visit: Visit,
    State(portal): State<Portal>,
    parts: Parts,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::open(&body);
    let (mail, password) = (fields.field("mail"), fields.value("password").unwrap_or_default());
    let caller = Caller::of(&portal, &parts);
    let kept = KeptForm::carried(&fields);
    match portal.catalog.sign_in(mail, password, caller.visitor()).await {
        Ok(begun) => {
            tracing::info!(account = begun.account, address = caller.address(), "somebody signed in");
            // an older session of this browser ends with the new one
            if let Some(old) = door::kept(&parts.headers) {
                portal.catalog.sign_out(old).await?;
            }
            came_back(&visit, &portal, &begun, kept.as_ref()).await
        }
        Err(refusal) => {
            let refusal = form::unless_fault(refusal)?;
            tracing::warn!(address = caller.address(), code = refusal.code(), "a sign-in failed");
            let mut response = page(&visit, mail, kept.as_ref(), Some(&refusal));
            *response.status_mut() = StatusCode::FORBIDDEN;
            if let apertura_actions::Refusal::TooManyAttempts { minutes } = &refusal {
                *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(minutes * 60));
            }
            Ok(response)
        }
    }
}

/// Leads on with a new session.
pub(super) fn came_in(visit: &Visit, token: &str, next: &str) -> Result<Response, Refusal> {
    with_session(visit, token, to::<Refusal>(next)?)
}

/// Leads back to where somebody wanted to go, past the page that asks for the code where one is needed. A form that was
/// typed before is shown to be sent, or goes along.
pub(super) async fn came_back(
    visit: &Visit,
    portal: &Portal,
    begun: &Begun,
    kept: Option<&KeptForm>,
) -> Result<Response, Refusal> {
    if let Some(kept) = kept {
        return came_in_with(visit, portal, begun, kept).await;
    }
    let next = visit.next().unwrap_or_else(|| HOME.to_owned());
    let next = if begun.code_needed { visit::address("/sign-in/code", &[("next".to_owned(), next)]) } else { next };
    came_in(visit, &begun.token, &next)
}

async fn came_in_with(visit: &Visit, portal: &Portal, begun: &Begun, kept: &KeptForm) -> Result<Response, Refusal> {
    let present = portal.catalog.present(&begun.token).await?.ok_or_else(Refusal::forbidden)?;
    let sign = present.session.sign.clone();
    let known = Known {
        person: present.person,
        sign: sign.clone(),
        accounts: true,
        code_needed: begun.code_needed,
        theme: visit.known.theme.clone(),
    };
    let inside = Visit { known, ..visit.clone() };
    let response = if begun.code_needed {
        code_page(&Visit { path: "/sign-in/code".to_owned(), ..inside }, &sign, Some(kept), None)
    } else {
        kept.page(&inside, &sign)
    };
    with_session(visit, &begun.token, response)
}

fn with_session(visit: &Visit, token: &str, mut response: Response) -> Result<Response, Refusal> {
    let cookie = HeaderValue::from_str(&door::keep(token, visit.secure)).map_err(Refusal::internal)?;
    response.headers_mut().insert(SET_COOKIE, cookie);
    Ok(response)
}

/// Signs out.
pub async fn leave(Desk { visit, guest, portal }: Desk, headers: HeaderMap, body: String) -> Result<Response, Refusal> {
    Form::of(&body, &guest)?;
    // who leaves while this telephone holds what was done at a door sends it first
    if let Some(workshop) =
        door::cookie(&headers, DOOR_WAITS).filter(|id| id.bytes().all(|b| b.is_ascii_alphanumeric()))
    {
        return to(&format!("/workshop/{workshop}/door/phone?done=door-waits"));
    }
    if let Some(token) = door::kept(&headers) {
        portal.catalog.sign_out(token).await?;
    }
    let mut response = to::<Refusal>("/")?;
    let cookie = HeaderValue::from_str(&door::forget(visit.secure)).map_err(Refusal::internal)?;
    response.headers_mut().insert(SET_COOKIE, cookie);
    // what the browser keeps of private pages goes too, also the list of people at a door
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}
