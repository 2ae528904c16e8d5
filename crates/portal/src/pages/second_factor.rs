//! `/sign-in/code` and `/account/second-factor`: giving the second factor's code, and setting it up.
//!
//! Never here: computing codes (see actions).

use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use maud::{Markup, html};

use super::code_page::code_page;
use super::sign_in::{HOME, came_back, came_in};
use crate::desk::Desk;
use crate::door::{Caller, Guest};
use crate::form::{self, Form};
use crate::kept_form::KeptForm;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{self, Visit, to};

/// `/sign-in/code`: the page that asks for the code.
pub async fn ask(visit: Visit, guest: Guest) -> Result<Response, Refusal> {
    match &guest.present {
        Some(present) if present.code_needed => Ok(code_page(&visit, &guest.sign, None, None)),
        Some(_) => to(&visit.next().unwrap_or_else(|| HOME.to_owned())),
        None => Err(Refusal::forbidden()),
    }
}

/// Takes the code.
pub async fn give(Desk { visit, guest, portal }: Desk, parts: Parts, body: String) -> Result<Response, Refusal> {
    let fields = Form::of(&body, &guest)?;
    let present = guest.present.as_deref().filter(|present| present.code_needed).ok_or_else(Refusal::forbidden)?;
    let kept = KeptForm::carried(&fields);
    let caller = Caller::of(&portal, &parts);
    match portal.catalog.give_code(present, fields.field("code"), caller.visitor()).await {
        Ok(begun) => came_back(&visit, &portal, &begun, kept.as_ref()).await,
        Err(refusal) => Ok(code_page(&visit, &guest.sign, kept.as_ref(), Some(&form::unless_fault(refusal)?))),
    }
}

fn refused(visit: &Visit, title: &str, body: Markup, refused: bool) -> Response {
    let page = Page { title, description: "", crumbs: &[], json: None, script: false, body };
    let mut response = layout::render(visit, page);
    if refused {
        *response.status_mut() = StatusCode::FORBIDDEN;
    }
    response
}

/// `/account/second-factor`: the page that sets it up.
pub async fn show(desk: Desk) -> Result<Response, Refusal> {
    setup_page(&desk, None).await
}

/// Sets it up by its first code.
pub async fn set(desk: Desk, parts: Parts, body: String) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let fields = Form::of(&body, guest)?;
    let present = guest.proved()?;
    if fields.field("do") == "recovery-codes" {
        let codes = portal.catalog.new_recovery_codes(present).await?;
        return Ok(codes_page(visit, &codes));
    }
    let caller = Caller::of(portal, &parts);
    match portal.catalog.set_second_factor(present, fields.field("code"), caller.visitor()).await {
        Ok((begun, codes)) => {
            // the page is shown once, with the session that takes the place of the one before
            let mut response = codes_page(visit, &codes);
            let led = came_in(visit, &begun.token, HOME)?;
            for cookie in led.headers().get_all(axum::http::header::SET_COOKIE) {
                response.headers_mut().append(axum::http::header::SET_COOKIE, cookie.clone());
            }
            Ok(response)
        }
        Err(refusal) => setup_page(&desk, Some(&form::unless_fault(refusal)?)).await,
    }
}

async fn setup_page(desk: &Desk, problem: Option<&apertura_actions::Refusal>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let present = guest.proved()?;
    let setup = portal.catalog.begin_second_factor(present).await?;
    let left = portal.catalog.recovery_codes_left(present).await?;
    let messages = visit.messages();
    let title = messages.text("second-factor-title");
    let link = otpauth(&visit.portal_name(), &setup.mail, &setup.secret);
    let spaced: Vec<&str> = (0..setup.secret.len())
        .step_by(4)
        .filter_map(|at| setup.secret.get(at..(at + 4).min(setup.secret.len())))
        .collect();
    let body = html! {
        div.narrow {
            h1 { (title) }
            @if present.account.second_factor {
                p.notice { (messages.with("second-factor-there", [("count", f64::from(left))])) }
                form method="post" {
                    (form::sign(guest))
                    button.quiet type="submit" name="do" value="recovery-codes" { (messages.text("second-factor-new-codes")) }
                }
                h2.block { (messages.text("second-factor-anew")) }
            } @else {
                p.lead { (messages.text("second-factor-lead")) }
            }
            (form::problem(messages, problem))
            ol.steps {
                li { p { (messages.text("second-factor-step-application")) } }
                li {
                    p { (messages.text("second-factor-step-scan")) }
                    div.qr { (crate::qr::drawn(&link)?) }
                    p.soft.small { (messages.text("second-factor-by-hand")) " " code { (spaced.join(" ")) } }
                }
                li {
                    form.stack method="post" {
                        (form::sign(guest))
                        div {
                            label for="code" { (messages.text("second-factor-step-code")) }
                            input #code type="text" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="10";
                        }
                        div { button type="submit" { (messages.text("account-second-factor-set-up")) } }
                    }
                }
            }
        }
    };
    Ok(refused(visit, &title, body, problem.is_some()))
}

fn codes_page(visit: &Visit, codes: &[String]) -> Response {
    let messages = visit.messages();
    let title = messages.text("recovery-title");
    let body = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (messages.text("recovery-lead")) }
            ul.codes.card { @for code in codes { li { code { (code) } } } }
            p { (messages.text("recovery-keep")) }
            p { a.button href=(HOME) { (messages.text("recovery-kept")) } }
        }
    };
    refused(visit, &title, body, false)
}

/// The address that applications read from the picture (Key URI format).
fn otpauth(issuer: &str, mail: &str, secret: &str) -> String {
    let (issuer, mail) = (visit::segment(issuer), visit::segment(mail));
    format!("otpauth://totp/{issuer}:{mail}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30")
}
