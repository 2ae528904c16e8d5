//! The headers that every answer carries: what a browser may load, guess and tell others.
//!
//! Never here: caching of single answers (each handler knows its own).

use axum::extract::Request;
use axum::http::header::{self, HeaderName};
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;

use crate::visit::is_secure;

/// Marks an answer that is sent as it is: its bytes are the file's own.
#[derive(Clone, Copy)]
pub struct AsItIs;

/// Only what this server serves; no inline script or style, no frames.
pub const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; img-src 'self' data:; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A token in the address does not go on to other pages.
pub fn no_referrer(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// Adds the headers; a policy that a handler set itself stays.
pub async fn secure(request: Request, next: Next) -> Response {
    let secure = is_secure(request.headers());
    let reads = matches!(*request.method(), Method::GET | Method::HEAD) || request.uri().path() == "/api/v1/sql";
    let mut response = next.run(request).await;
    let fixed: [(HeaderName, &'static str); 6] = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        ),
    ];
    let headers = response.headers_mut();
    // what a handler lets other sites show in a frame
    let framed = headers
        .get(header::CONTENT_SECURITY_POLICY)
        .is_some_and(|policy| policy.to_str().is_ok_and(|policy| policy.contains("frame-ancestors *")));
    for (name, value) in fixed.into_iter().filter(|(name, _)| !framed || *name != header::X_FRAME_OPTIONS) {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if secure {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(year);
    }
    let page = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if page {
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
        headers.append(header::VARY, HeaderValue::from_static("Accept-Language, Cookie, Accept"));
    }
    let kept_private = headers.get(header::CACHE_CONTROL).is_some_and(|kept| kept.as_bytes().starts_with(b"no-store"));
    if reads && !page && !kept_private && !headers.contains_key(header::SET_COOKIE) {
        // what is published may be read by any site's page
        headers.entry(header::ACCESS_CONTROL_ALLOW_ORIGIN).or_insert(HeaderValue::from_static("*"));
        headers.entry(header::ACCESS_CONTROL_EXPOSE_HEADERS).or_insert(HeaderValue::from_static(EXPOSED));
    }
    response
}

/// What another site's page may read of an answer's headers.
const EXPOSED: &str = "ETag, Link, Content-Range, Accept-Ranges, Retry-After, RateLimit-Limit, RateLimit-Remaining, \
     RateLimit-Reset, RateLimit-Policy, X-Total-Count";

/// Pages of the workbench hold what is not public: nobody keeps them.
pub async fn private(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.headers().get(header::CACHE_CONTROL).is_none() {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}
