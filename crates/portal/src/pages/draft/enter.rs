//! `/workbench?token=…`: the one-time token becomes a session.
//!
//! Never here: what a session is (see `door`).

use axum::http::HeaderValue;
use axum::http::header::{LOCATION, REFERRER_POLICY, SET_COOKIE};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, html};

use apertura_actions::Person;

use crate::desk::Desk;
use crate::refusal::Refusal;

/// The door. The answer is a page that leads on by itself and not a redirection, so that the cookie, which is sent
/// with requests of our own pages alone, goes with the next one wherever the address was clicked.
pub async fn enter(Desk { visit, guest, portal }: Desk) -> Result<Response, Refusal> {
    let next = match visit.value("draft") {
        Some(id) if id.bytes().all(|b| b.is_ascii_hexdigit()) => format!("/draft/{id}"),
        _ => "/draft".to_owned(),
    };
    if guest.person != Person::Visitor {
        let mut response = axum::http::StatusCode::SEE_OTHER.into_response();
        response.headers_mut().insert(LOCATION, HeaderValue::from_str(&next).map_err(Refusal::internal)?);
        return Ok(response);
    }
    let door = super::workbench(&portal)?.door.as_ref().ok_or_else(Refusal::not_found)?;
    let cookie = visit.value("token").and_then(|token| door.enter(token)).ok_or_else(Refusal::forbidden)?;
    let messages = visit.messages();
    let page = html! {
        (DOCTYPE)
        html lang=(visit.language.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="refresh" content=(format!("0; url={next}"));
                title { (messages.text("draft-title")) }
            }
            body { main { h1 { (messages.text("draft-title")) } p { a href=(next) { (messages.text("draft-enter")) } } } }
        }
    };
    let mut response = page.into_response();
    response.headers_mut().insert(SET_COOKIE, HeaderValue::from_str(&cookie).map_err(Refusal::internal)?);
    // the token does not go on to other pages
    response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}
