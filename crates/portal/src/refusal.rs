//! Why something cannot be shown, as a page or as problem JSON (RFC 9457).
//!
//! A handler answers with a [`Refusal`]; the layer [`show`] gives it its face, because only the layer
//! knows the visit. Never here: who may do what (see actions).

use apertura_actions::{Person, RefusalKind};
use apertura_catalog::Withdrawal;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::date;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::visit::{self, Visit};

/// A refusal: a stable code and, for people who read the API, what exactly was wrong.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// HTTP status.
    pub status: StatusCode,
    /// Code; `refusal-<code>` is its sentence.
    pub code: &'static str,
    /// The value concerned, as it came; none where there is none.
    pub detail: Option<String>,
    /// How it was taken back, where it was there once.
    pub tomb: Option<Box<Withdrawal>>,
}

impl Refusal {
    /// There is no such thing.
    pub fn not_found() -> Self {
        Refusal { status: StatusCode::NOT_FOUND, code: "not-found", detail: None, tomb: None }
    }

    /// The query asks for what cannot be understood.
    pub fn bad_request(detail: impl Into<String>) -> Self {
        Refusal { status: StatusCode::BAD_REQUEST, code: "bad-request", detail: Some(detail.into()), tomb: None }
    }

    /// The door is closed to this person.
    pub fn forbidden() -> Self {
        Refusal { status: StatusCode::FORBIDDEN, code: "forbidden", detail: None, tomb: None }
    }

    /// A form that was shown in another session, or not by this server.
    pub fn stale_form() -> Self {
        Refusal { status: StatusCode::FORBIDDEN, code: "stale-form", detail: None, tomb: None }
    }

    /// A role would allow it, but a password alone does not open it.
    pub fn second_factor_needed() -> Self {
        Refusal { status: StatusCode::FORBIDDEN, code: "second-factor-needed", detail: None, tomb: None }
    }

    /// What was sent is of a kind that this address does not take; says which it takes.
    pub fn unsupported(taken: &str) -> Self {
        let detail = Some(taken.to_owned());
        Refusal { status: StatusCode::UNSUPPORTED_MEDIA_TYPE, code: "unsupported-media-type", detail, tomb: None }
    }

    /// What was sent is larger than this address takes; says how many bytes it takes.
    pub fn too_large(most: usize) -> Self {
        let detail = Some(most.to_string());
        Refusal { status: StatusCode::PAYLOAD_TOO_LARGE, code: "body-too-large", detail, tomb: None }
    }

    /// What is sensitive asks who it is once more.
    pub fn prove_again() -> Self {
        Refusal { status: StatusCode::FORBIDDEN, code: "prove-again", detail: None, tomb: None }
    }

    /// The question passes a limit of time, memory or rows.
    pub fn too_heavy() -> Self {
        Refusal { status: StatusCode::SERVICE_UNAVAILABLE, code: "too-heavy", detail: None, tomb: None }
    }

    /// A fault of ours; the cause goes to the log, not to the visitor.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "a page failed");
        Refusal { status: StatusCode::INTERNAL_SERVER_ERROR, code: "internal", detail: None, tomb: None }
    }
}

impl From<apertura_actions::Refusal> for Refusal {
    fn from(refusal: apertura_actions::Refusal) -> Self {
        match refusal.kind() {
            RefusalKind::Gone => {
                let tomb = match refusal {
                    apertura_actions::Refusal::Withdrawn { withdrawal, .. } => Some(withdrawal),
                    _ => None,
                };
                Refusal { status: StatusCode::GONE, code: "withdrawn", detail: None, tomb }
            }
            // A question in order, but too much for the limits.
            RefusalKind::Refused if matches!(refusal, apertura_actions::Refusal::Query(_)) => Refusal::too_heavy(),
            RefusalKind::NotFound => Refusal::not_found(),
            RefusalKind::Forbidden if matches!(refusal, apertura_actions::Refusal::SecondFactorNeeded) => {
                Refusal::second_factor_needed()
            }
            RefusalKind::Forbidden => Refusal::forbidden(),
            RefusalKind::Refused | RefusalKind::Invalid => Refusal::bad_request(refusal.to_string()),
            RefusalKind::Fault => Refusal::internal(refusal),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Headers of an answer that stay although its body is ours.
const KEPT: [&str; 5] =
    ["retry-after", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "ratelimit-policy"];

/// Gives each refusal, and each bare error status of the layers below, its page or its JSON.
pub async fn show(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let visit = Visit::of(&parts);
    let response = next.run(Request::from_parts(parts, body)).await;
    let refusal = match response.extensions().get::<Refusal>() {
        Some(refusal) => refusal.clone(),
        // an answer that tells its error itself, in another program's words
        None if is_json(&response) => return response,
        None => match response.status() {
            StatusCode::NOT_FOUND => Refusal::not_found(),
            StatusCode::SERVICE_UNAVAILABLE => Refusal::too_heavy(),
            StatusCode::BAD_REQUEST => Refusal { detail: None, ..Refusal::bad_request("") },
            StatusCode::INTERNAL_SERVER_ERROR => {
                Refusal { status: StatusCode::INTERNAL_SERVER_ERROR, code: "internal", detail: None, tomb: None }
            }
            _ => return response,
        },
    };
    let refusal = told(&visit, refusal);
    if matches!(refusal.status, StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED) {
        let account = visit.known.person.account().unwrap_or_default();
        tracing::warn!(path = visit.path, account, code = refusal.code, "a request was refused");
    }
    if visit.json {
        let mut told = problem(&visit, &refusal);
        for name in KEPT {
            if let Some(value) = response.headers().get(name) {
                told.headers_mut().insert(HeaderName::from_static(name), value.clone());
            }
        }
        return told;
    }
    match refusal.code {
        "sign-in-needed" => away(&format!("/sign-in?next={}", visit::segment(&visit.here()))),
        "code-needed" => away(&format!("/sign-in/code?next={}", visit::segment(&visit.here()))),
        "prove-again" => away(&format!("/sign-in/again?next={}", visit::segment(&visit.here()))),
        _ => page(&visit, &refusal),
    }
}

/// True where a handler wrote JSON.
fn is_json(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"))
}

/// What a closed door says depends on who stands before it: somebody unknown may sign in.
pub fn told(visit: &Visit, refusal: Refusal) -> Refusal {
    if !matches!(refusal.code, "forbidden" | "stale-form") || !visit.known.accounts {
        return refusal;
    }
    match &visit.known.person {
        Person::Visitor if visit.known.code_needed => {
            Refusal { status: StatusCode::UNAUTHORIZED, code: "code-needed", ..refusal }
        }
        Person::Visitor => Refusal { status: StatusCode::UNAUTHORIZED, code: "sign-in-needed", ..refusal },
        Person::Member(_) | Person::Operator if refusal.code == "stale-form" => refusal,
        Person::Member(_) | Person::Operator => Refusal { code: "not-allowed", ..refusal },
    }
}

/// Leads to another address of this server.
pub fn away(address: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()
}

fn page(visit: &Visit, refusal: &Refusal) -> Response {
    let messages = visit.messages();
    let title = messages.code("refusal", refusal.code);
    let body = html! {
        h1 { (title) }
        @if let Some(tomb) = &refusal.tomb { (tombstone(messages, tomb)) }
        p.lead { (messages.code("refusal", &format!("{}-hint", refusal.code))) }
        @if let Some(detail) = &refusal.detail { p { code { (detail) } } }
        @if refusal.code == "second-factor-needed" {
            p { a.button href="/account/second-factor" { (messages.text("account-second-factor-set-up")) } }
        }
        @if matches!(refusal.code, "not-allowed" | "second-factor-needed" | "stale-form") {
            p { a href="/work" { (messages.text("back-to-work")) } }
        } @else {
        form.search action="/" method="get" role="search" {
            label.hidden-visually for="q" { (messages.text("search-label")) }
            input #q type="search" name="q" autocomplete="off";
            button type="submit" { (messages.text("search")) }
        }
        p { a href="/" { (messages.text("back-to-catalog")) } }
        }
    };
    let mut response =
        layout::render(visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body });
    *response.status_mut() = refusal.status;
    response
}

/// Who took it back, when and why.
fn tombstone(messages: &Messages, tomb: &Withdrawal) -> Markup {
    html! {
        div.card {
            dl.facts {
                dt { (messages.text("tomb-what")) }
                dd {
                    (tomb.title)
                    @if let Some(version) = tomb.version { ", " (messages.with("version-number", [("number", version.to_string())])) }
                }
                @if !tomb.agency.is_empty() { dt { (messages.text("agency")) } dd { (tomb.agency) } }
                dt { (messages.text("tomb-when")) }
                dd { time datetime=(date::iso(tomb.at)) { (date::day(messages, tomb.at)) } }
                dt { (messages.text("tomb-who")) } dd { (messages.code("acting", tomb.acting.code())) }
                dt { (messages.text("tomb-why")) } dd { (tomb.reason) }
            }
        }
    }
}

fn problem(visit: &Visit, refusal: &Refusal) -> Response {
    let messages = visit.messages();
    let mut body = serde_json::json!({
        "type": format!("about:blank#{}", refusal.code),
        "title": messages.code("refusal", refusal.code),
        "status": refusal.status.as_u16(),
        "detail": refusal.detail,
        "hint": messages.code("refusal", &format!("{}-hint", refusal.code)),
        "code": refusal.code,
        "withdrawal": refusal.tomb,
    });
    if refusal.tomb.is_none()
        && let Some(body) = body.as_object_mut()
    {
        body.remove("withdrawal");
    }
    let mut response = (refusal.status, axum::Json(body)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if refusal.status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}
