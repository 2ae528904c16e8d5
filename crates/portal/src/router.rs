//! Every address of the portal, and the layers around them.
//!
//! Never here: what an address answers (one file a page in `pages/`).

use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware;
use axum::routing::get;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::pages;
use crate::{Portal, assets, headers, refusal};

/// How long an answer may take to begin.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The portal as a service.
pub fn router(portal: Portal) -> Router {
    Router::new()
        .route("/about", get(pages::about::show))
        .route("/health", get(pages::health::show))
        .route("/robots.txt", get(pages::robots::show))
        .route("/favicon.svg", get(|| async { assets::ICON.answer() }))
        .route("/favicon.ico", get(|| async { assets::ICON.answer() }))
        .route("/assets/portal.css", get(|| async { assets::STYLE.answer() }))
        .route("/assets/explorer.js", get(|| async { assets::SCRIPT.answer() }))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .fallback(pages::not_found::show)
        .layer(middleware::from_fn(refusal::show))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(headers::secure))
        .with_state(portal)
}
