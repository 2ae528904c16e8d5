//! The door on a telephone: reads QR codes with its camera, finds people by name or code, and works without network. The page
//! itself names nobody; its script keeps the list and what waits to be sent until the workshop ends or somebody signs out.
//!
//! Never here: the list without script (see `door`), what follows from somebody coming (see actions).

use apertura_actions::workshop::{WorkshopView, moments};
use apertura_actions::workshop_door::{Deed, DoorAnswer, DoorOperation, entry};
use apertura_workshop::Guest as Comer;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use maud::html;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{answer, crumbs};
use crate::desk::Desk;
use crate::door::Guest;
use crate::form::Form;
use crate::refusal::Refusal;
use crate::{Portal, assets};

/// What the script says, by its names.
const WORDS: [&str; 20] = [
    "waiting-none",
    "waiting",
    "offline",
    "sending",
    "ended",
    "sign-in",
    "in",
    "undone",
    "unknown",
    "other",
    "nobody",
    "no-camera",
    "camera-denied",
    "let-in",
    "undo",
    "came-at",
    "twice",
    "refused",
    "loading",
    "not-on-list",
];

/// The page; it may use the camera.
pub async fn show(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let view = portal.catalog.workshop(&guest.person, &id).await?;
    let messages = visit.messages();
    let title = messages.text("door-phone-title");
    // the script puts the values in where their names stand
    let values = ["count", "name", "seat", "at"].map(|name| (name, format!("{{{name}}}")));
    let words: serde_json::Map<String, Value> = WORDS
        .iter()
        .map(|name| ((*name).to_owned(), messages.with(&format!("door-{name}"), values.clone()).into()))
        .collect();
    let body = html! {
        link rel="stylesheet" href=(assets::WORKSHOP_STYLE.address());
        h1 { (title) }
        (crate::form::done(&visit))
        noscript { p.notice { (messages.text("door-noscript")) " " a href=(format!("/workshop/{id}/door")) { (messages.text("workshop-door")) } } }
        div #door-phone data-workshop=(id) data-words=(Value::Object(words)) hidden {
            p #door-waiting.notice role="status" {}
            ul.figures {
                li { b #door-present { "0" } span { (messages.text("workshop-count-present")) } }
                li { b #door-registered { "0" } span { (messages.text("workshop-count-registered")) } }
            }
            div.actions {
                button #door-camera type="button" hidden { (messages.text("door-camera")) }
                button.quiet #door-camera-stop type="button" hidden { (messages.text("door-camera-stop")) }
            }
            p #door-no-camera.soft hidden {}
            video #door-video playsinline muted hidden aria-label=(messages.text("door-camera")) {}
            div #door-said role="alert" {}
            div {
                label for="door-find" { (messages.text("door-find")) }
                input #door-find type="search" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="go";
            }
            ul #door-list.results {}
            p #door-more.soft hidden { (messages.text("door-more")) }
            details.card.block {
                summary { (messages.text("workshop-walk-in")) }
                form #door-new.stack {
                    @for (name, required) in [("name", true), ("agency", true), ("area", false)] {
                        div { label for=(format!("new-{name}")) { (messages.text(&format!("workshop-person-{name}"))) } input id=(format!("new-{name}")) type="text" name=(name) required[required] maxlength="500" autocomplete="off"; }
                    }
                    div { button type="submit" { (messages.text("workshop-let-in")) } }
                }
            }
            details { summary { (messages.text("door-kept")) } p { (messages.text("door-kept-what")) } }
        }
        script type="module" src=(assets::DOOR.address()) {}
    };
    let mut response = answer(&visit, &title, &crumbs(messages, &view), body, false);
    let policy = "camera=(self), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";
    response.headers_mut().insert(HeaderName::from_static("permissions-policy"), HeaderValue::from_static(policy));
    Ok(response)
}

/// The script that keeps the page on the telephone; it may mind the addresses below its own.
pub async fn worker() -> Response {
    let mut response = assets::DOOR_WORKER.answer().into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// What the door needs to know: who is on the list, by which code, where they sit, whether they are there.
pub async fn state(Desk { guest, portal, .. }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    listed(&guest, &portal, &id, &DoorAnswer::default()).await
}

async fn listed(guest: &Guest, portal: &Portal, id: &str, done: &DoorAnswer) -> Result<Response, Refusal> {
    let view = portal.catalog.workshop(&guest.person, id).await?;
    let mut response = Json(list(&view, guest, portal, done)).into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn list(view: &WorkshopView, guest: &Guest, portal: &Portal, done: &DoorAnswer) -> Value {
    let people: Vec<Value> = view
        .people
        .iter()
        .map(|(person, token)| {
            let entry = entry(token);
            json!({
                "id": person.id, "entry": entry.secret, "code": entry.code, "name": person.name, "agency": person.agency,
                "state": person.state.code(), "seat": person.seat.map(|seat| seat.label()),
                "came": person.present.map(|moment| moment.as_millisecond()),
            })
        })
        .collect();
    let ends = moments(&view.workshop).map(|(_, ends)| ends.as_millisecond());
    let refused: Vec<Value> = done.refused.iter().map(|(id, why)| json!({ "operation": id, "why": why })).collect();
    json!({
        "workshop": view.workshop.name, "ends": ends, "now": portal.catalog.time().as_millisecond(), "sign": guest.sign,
        "present": view.counts.present, "registered": view.counts.registered, "people": people,
        "kept": done.kept, "refused": refused,
    })
}

/// Something that was done on a telephone.
#[derive(Deserialize)]
struct Done {
    operation: String,
    #[serde(rename = "do")]
    deed: String,
    #[serde(default)]
    who: String,
    #[serde(default)]
    entry: String,
    /// Milliseconds, by the telephone's clock.
    at: i64,
    #[serde(default)]
    name: String,
    #[serde(default)]
    agency: String,
    #[serde(default)]
    area: String,
}

/// Takes in what was done on a telephone, and answers with the list as it is now.
pub async fn sync(
    guest: Guest,
    State(portal): State<Portal>,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let said = Form::of(&body, &guest)?;
    // what the telephone's clock says now, in milliseconds
    let sent: i64 = said.number("sent")?;
    let operations: Vec<Done> =
        serde_json::from_str(&said.need("operations")?).map_err(|why| Refusal::bad_request(why.to_string()))?;
    let operations: Vec<DoorOperation> = operations
        .into_iter()
        .map(|done| DoorOperation {
            operation: done.operation,
            deed: if done.deed == "undo" { Deed::Undo } else { Deed::In },
            who: done.who,
            entry: done.entry,
            // the telephone's clock may be wrong: what counts is how long ago
            ago: SignedDuration::from_millis(sent.saturating_sub(done.at)),
            guest: (done.deed == "new").then(|| Comer {
                name: done.name,
                agency: done.agency,
                area: done.area,
                ..Comer::default()
            }),
        })
        .collect();
    let done = portal.catalog.door(&guest.person, &id, &operations).await?;
    listed(&guest, &portal, &id, &done).await
}
