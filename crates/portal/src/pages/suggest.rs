//! `/suggest.json?q=`: how a question that is being typed may go on, and the datasets that it would find.
//!
//! Never here: the list (see `catalog`), sentences.

use axum::Json;
use axum::extract::State;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};

use crate::Portal;
use crate::refusal::Refusal;
use crate::visit::Visit;

/// Most suggestions of each kind.
const MOST: usize = 5;

/// The suggestions; none for less than two letters.
pub async fn show(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let text = visit.query.iter().find(|(name, _)| name == "q").map_or("", |(_, text)| text.trim_start());
    let found = match text.chars().count() {
        0 | 1 => apertura_catalog::Suggestions::default(),
        _ => portal.catalog.suggestions(text, MOST).await?,
    };
    let datasets = found
        .datasets
        .iter()
        .map(|(slug, title)| serde_json::json!({ "title": title, "address": format!("/dataset/{slug}") }));
    let answer = serde_json::json!({ "texts": found.texts, "datasets": datasets.collect::<Vec<_>>() });
    Ok(([(CACHE_CONTROL, "public, max-age=60")], Json(answer)).into_response())
}
