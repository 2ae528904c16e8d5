//! `/api/v1`: what is published, for programs: datasets, rows, groups, totals, dictionary, profile, SQL. Read only.
//!
//! Never here: what one address answers (a file each in `v1/`), publishing (see `api_versions`), limits (see `rate`).

mod datasets;
mod rows;
mod sql;
mod token;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use axum::routing::get;

use crate::Portal;
use crate::format::Format;
use crate::refusal::Refusal;
use crate::visit::Visit;

pub use sql::asked as ask_sql;

/// The largest body of a question.
const BODY: usize = 64 << 10;

/// The addresses.
pub fn routes() -> Router<Portal> {
    Router::new()
        .route("/api/v1", get(datasets::start))
        .route("/api/v1/datasets", get(datasets::list))
        .route("/api/v1/agencies", get(datasets::agencies))
        .route("/api/v1/datasets/{slug}", get(datasets::one))
        .route("/api/v1/datasets/{slug}/versions", get(datasets::versions))
        .route("/api/v1/datasets/{slug}/versions/{number}", get(datasets::version))
        .route("/api/v1/datasets/{slug}/dictionary", get(datasets::dictionary))
        .route("/api/v1/datasets/{slug}/profile", get(datasets::profile))
        .route("/api/v1/datasets/{slug}/rows", get(rows::rows))
        .route("/api/v1/datasets/{slug}/groups", get(rows::groups))
        .route("/api/v1/datasets/{slug}/totals", get(rows::totals))
        .route("/api/v1/datasets/{slug}/values/{column}", get(rows::values))
        .route("/api/v1/sql", get(sql::get).post(sql::post))
        .layer(DefaultBodyLimit::max(BODY))
}

/// The format that `_format` names, else that `Accept` asks for.
fn format(visit: &Visit, headers: &HeaderMap) -> Result<Format, Refusal> {
    if let Some(word) = visit.value("_format") {
        let found = Format::ALL.into_iter().find(|format| format.name() == word);
        return found.ok_or_else(|| bad("_format", word, "json, csv, arrow, parquet"));
    }
    let accept = headers.get(ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    let asked = |format: &Format| accept.contains(format.media_type());
    Ok(Format::ALL.into_iter().find(asked).unwrap_or(Format::Json))
}

/// A value that cannot stand in the query.
fn bad(name: &str, value: &str, expected: &str) -> Refusal {
    Refusal::bad_request(format!("bad-parameter: {name}: `{value}`, expected {expected}"))
}

/// A number of the query between two ends.
fn number(visit: &Visit, name: &str, usual: u64, least: u64, most: u64) -> Result<u64, Refusal> {
    let Some(text) = visit.query.iter().find(|(n, _)| n == name).map(|(_, value)| value.trim()) else {
        return Ok(usual);
    };
    let number = text.parse().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| bad(name, text, &format!("{least} … {most}")))
}

/// The version that `_version` names.
fn asked_version(visit: &Visit) -> Result<Option<u32>, Refusal> {
    match visit.query.iter().any(|(name, _)| name == "_version") {
        true => Ok(u32::try_from(number(visit, "_version", 1, 1, u64::from(u32::MAX))?).ok()),
        false => Ok(None),
    }
}
