//! `/health`: the server answers; for whoever watches it.
//!
//! Never here: figures of use.

use axum::Json;
use axum::http::header::CACHE_CONTROL;
use axum::response::IntoResponse;

/// The answer.
pub async fn show() -> impl IntoResponse {
    ([(CACHE_CONTROL, "no-store")], Json(serde_json::json!({ "status": "ok", "version": apertura_tabular::ENGINE })))
}
