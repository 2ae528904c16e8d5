//! A form that comes when its session has ended, or when the password is asked for again: its writer is asked who they are
//! and loses nothing of what they typed. A layer around the private pages.
//!
//! Never here: what is taken along (see `kept_form`), who may do what.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::sign_in::HOME;
use super::{code_page, password, sign_in};
use crate::door::Guest;
use crate::kept_form::{self, KeptForm};
use crate::refusal::{self, Refusal};
use crate::visit::{self, Visit};

/// Takes a form along that was refused for who sent it.
pub async fn keep(request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let visit = Visit::of(&parts);
    let guest = parts.extensions.get::<Guest>().cloned().unwrap_or_else(Guest::nobody);
    let back = kept_form::from_page(&parts.headers).unwrap_or_else(|| HOME.to_owned());
    let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let file = kind.starts_with("multipart/form-data");
    let (body, kept) = if KeptForm::fits(&parts) {
        let Ok(bytes) = to_bytes(body, kept_form::BYTES).await else {
            return Refusal::bad_request("form").into_response();
        };
        let kept = KeptForm::of(&parts.uri, &String::from_utf8_lossy(&bytes));
        (Body::from(bytes), Some(kept))
    } else {
        (body, None)
    };
    let response = next.run(Request::from_parts(parts, body)).await;
    let Some(refused) = response.extensions().get::<Refusal>().filter(|_| !visit.json) else { return response };
    let asks = |path: &str, query: &[(&str, &str)]| Visit {
        path: path.to_owned(),
        query: query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        ..visit.clone()
    };
    let code = refusal::told(&visit, refused.clone()).code;
    let mut answer = match (code, kept) {
        ("sign-in-needed", Some(kept)) => {
            let mut response = sign_in::page(&asks("/sign-in", &[("next", &back)]), "", Some(&kept), None);
            *response.status_mut() = StatusCode::UNAUTHORIZED;
            response
        }
        ("code-needed", Some(kept)) => {
            let visit = asks("/sign-in/code", &[("next", &back)]);
            code_page::code_page(&visit, &guest.sign, Some(&kept), None)
        }
        ("prove-again", Some(kept)) => {
            password::again_page(&asks("/sign-in/again", &[("next", &back)]), &guest, Some(&kept), None)
        }
        ("stale-form", Some(kept)) => kept.refused_page(&visit, &guest.sign),
        // a file is not taken along: the page on which it is chosen comes back
        ("sign-in-needed", None) if file => {
            let query = [("next".to_owned(), back), ("done".to_owned(), "file-again".to_owned())];
            return refusal::away(&visit::address("/sign-in", &query));
        }
        _ => return response,
    };
    tracing::warn!(path = visit.path, code, "a form came without its session");
    // what was typed stands in it
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}
