//! Answers of the API by their content: who has it already is told so (304), other sites' pages may read it.
//!
//! Never here: files, whose hash is their name (see `pages::download`).

use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_MAX_AGE,
    CACHE_CONTROL, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

/// The largest answer that is tagged.
const LARGEST: u64 = 64 << 20;

/// Answers what a browser asks before another site's page may ask, tags answers, and says 304.
pub async fn tag(request: Request, next: Next) -> Response {
    if request.method() == Method::OPTIONS {
        let allowed = [
            (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            (ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, OPTIONS"),
            (ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, If-None-Match, X-CKAN-API-Key"),
            (ACCESS_CONTROL_MAX_AGE, "86400"),
        ];
        return (StatusCode::NO_CONTENT, allowed).into_response();
    }
    let reads = request.method() == Method::GET;
    let known = request.headers().get(IF_NONE_MATCH).cloned();
    let response = next.run(request).await;
    let size = response.body().size_hint().exact();
    if !reads || response.status() != StatusCode::OK || size.is_none_or(|size| size > LARGEST) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST as usize).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let tag = Sha256::digest(&bytes).iter().take(16).fold("W/\"".to_owned(), |tag, byte| format!("{tag}{byte:02x}"));
    let tag = format!("{tag}\"");
    let told = [(ETAG, tag.as_str()), (CACHE_CONTROL, "public, no-cache")];
    for (name, value) in told {
        if let Ok(value) = HeaderValue::from_str(value) {
            parts.headers.insert(name, value);
        }
    }
    parts.headers.append(VARY, HeaderValue::from_static("Accept, Accept-Language"));
    if known.is_some_and(|known| holds(&known, &tag)) {
        parts.status = StatusCode::NOT_MODIFIED;
        return Response::from_parts(without_content(parts), Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn without_content(mut parts: axum::http::response::Parts) -> axum::http::response::Parts {
    let headers: &mut HeaderMap = &mut parts.headers;
    headers.remove(axum::http::header::CONTENT_TYPE);
    headers.remove(axum::http::header::CONTENT_LENGTH);
    parts
}

/// Compares as RFC 9110, 13.1.2 says for reading: weakly.
fn holds(known: &HeaderValue, tag: &str) -> bool {
    let known = known.to_str().unwrap_or_default();
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    known.split(',').any(|one| one.trim() == "*" || bare(one) == bare(tag))
}
