//! `/dataset/{slug}/{file}` and `/dataset/{slug}/versions/{number}/{file}`: a file, whole or in part.
//!
//! The name of the bytes is their hash, so the entity tag is exact and a version's file may be kept for
//! ever. Never here: making files.

use axum::extract::{Path, Request, State};
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName,
    IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, IF_UNMODIFIED_SINCE, LAST_MODIFIED, RANGE,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;
use tower_http::services::ServeFile;

use crate::Portal;
use crate::headers::AsItIs;
use crate::refusal::Refusal;
use crate::visit::segment;

/// A file of the latest version.
pub async fn latest(
    State(portal): State<Portal>,
    Path((slug, file)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Refusal> {
    send(&portal, &slug, None, &file, request).await
}

/// A file of one version.
pub async fn of_version(
    State(portal): State<Portal>,
    Path((slug, number, file)): Path<(String, u32, String)>,
    request: Request,
) -> Result<Response, Refusal> {
    send(&portal, &slug, Some(number), &file, request).await
}

async fn send(
    portal: &Portal,
    slug: &str,
    number: Option<u32>,
    name: &str,
    mut request: Request,
) -> Result<Response, Refusal> {
    let open = portal.catalog.distribution(slug, number, name).await?;
    let file = &open.distribution;
    let tag = format!("\"{}\"", file.sha256);
    let headers = request.headers_mut();
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let known = text(IF_NONE_MATCH).is_some_and(|tags| {
        tags.split(',').map(|t| t.trim().trim_start_matches("W/")).any(|known| known == tag || known == "*")
    });
    if text(IF_RANGE).is_some_and(|known| known != tag) {
        headers.remove(RANGE);
    }
    // The time that the disk gives a blob says nothing: only the entity tag counts.
    for name in [IF_MODIFIED_SINCE, IF_UNMODIFIED_SINCE] {
        headers.remove(name);
    }
    let mut response = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let sent = ServeFile::new(&open.path).oneshot(request).await.map_err(Refusal::internal)?;
        if sent.status() == StatusCode::NOT_FOUND {
            return Err(Refusal::internal(format!("the blob {} is not there", file.sha256)));
        }
        sent.map(axum::body::Body::new).into_response()
    };
    let report = file.role == "report";
    let disposition = disposition(&file.name, !report);
    let media_type = match file.media_type.as_str() {
        kind @ ("text/csv" | "text/html") => format!("{kind}; charset=utf-8"),
        kind => kind.to_owned(),
    };
    // A version never changes; what is latest does.
    let keep = if number.is_some() { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = response.headers_mut();
    headers.remove(LAST_MODIFIED);
    for (name, value) in [
        (ETAG, tag.as_str()),
        (CONTENT_TYPE, media_type.as_str()),
        (CONTENT_DISPOSITION, disposition.as_str()),
        (CACHE_CONTROL, keep),
        (ACCEPT_RANGES, "bytes"),
        // Whatever an original holds, a browser that shows it runs nothing of it.
        (CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    ] {
        headers.insert(name, HeaderValue::from_str(value).map_err(Refusal::internal)?);
    }
    response.extensions_mut().insert(AsItIs);
    Ok(response)
}

/// RFC 6266: a plain name for old programs, the exact one in UTF-8.
fn disposition(name: &str, attachment: bool) -> String {
    let kind = if attachment { "attachment" } else { "inline" };
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-._ ".contains(c) { c } else { '_' }).collect();
    format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{}", segment(name))
}

/// What keeps a browser from running anything of a file that it shows.
pub(crate) fn sandboxed(headers: &mut axum::http::HeaderMap) {
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    );
}
