//! `/theme.css`, `/theme/{file}` and `/favicon.svg`: the style, logo, fonts and sign that the institution sets.
//!
//! Never here: reading and checking them (see `theme`).

use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::Portal;
use crate::refusal::Refusal;

/// Addresses carry a sign of the content.
const KEPT: &str = "public, max-age=31536000, immutable";

/// The style.
pub async fn style(State(portal): State<Portal>) -> Response {
    let headers = [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, KEPT)];
    (headers, portal.theme.css().to_owned()).into_response()
}

/// The sign in the browser's tab.
pub async fn icon(State(portal): State<Portal>) -> Response {
    let headers = [(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "public, max-age=86400")];
    (headers, portal.theme.icon()).into_response()
}

/// Logo or font; whatever an SVG file holds, it runs nothing.
pub async fn file(State(portal): State<Portal>, Path(name): Path<String>) -> Result<Response, Refusal> {
    let (media_type, bytes) = portal.theme.file(&name).ok_or_else(Refusal::not_found)?;
    let headers = [
        (CONTENT_TYPE, media_type),
        (CACHE_CONTROL, KEPT),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    ];
    Ok((headers, bytes.to_vec()).into_response())
}
