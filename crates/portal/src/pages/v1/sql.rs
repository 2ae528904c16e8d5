//! `/api/v1/sql`: one SELECT over the published tables, in JSON, CSV, Arrow or Parquet.
//!
//! Never here: what may be asked and how it is bounded (see the crate `query`).

use apertura_actions::explore::{QueryError, SqlAnswer, binary};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::bad;
use super::rows::{timed, typed};
use crate::Portal;
use crate::format::Format;
use crate::refusal::Refusal;
use crate::visit::{Visit, pairs};

/// The question in the address.
pub async fn get(visit: Visit, headers: HeaderMap, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let query = visit.value("query").ok_or_else(|| bad("query", "", "SELECT …"))?.to_owned();
    answer(&visit, &headers, &portal, &query).await
}

/// The question in the body: JSON (`{"query": "…"}`), a form, or plain text.
pub async fn post(
    visit: Visit,
    headers: HeaderMap,
    State(portal): State<Portal>,
    body: Bytes,
) -> Result<Response, Refusal> {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let text = std::str::from_utf8(&body).map_err(|_| bad("query", "", "UTF-8"))?;
    let query = if kind.starts_with("application/json") {
        let value: Value =
            serde_json::from_str(text).map_err(|why| bad("query", &why.to_string(), "{\"query\": …}"))?;
        value.get("query").and_then(Value::as_str).map(str::to_owned)
    } else if kind.starts_with("application/x-www-form-urlencoded") {
        pairs(text).into_iter().find(|(name, _)| name == "query").map(|(_, value)| value)
    } else {
        Some(text.to_owned())
    };
    let query = query.ok_or_else(|| bad("query", "", "SELECT …"))?;
    answer(&visit, &headers, &portal, &query).await
}

async fn answer(visit: &Visit, headers: &HeaderMap, portal: &Portal, query: &str) -> Result<Response, Refusal> {
    let format = super::format(visit, headers)?;
    let found = asked(portal, query).await?;
    let bytes = match format {
        Format::Json => {
            let body = json!({ "columns": found.columns(), "rows": found.rows(), "truncated": found.truncated });
            return Ok(timed(Json(body).into_response(), found.took_ms));
        }
        Format::Csv => Ok(binary::csv(&found.columns(), &found.rows()).into_bytes()),
        Format::Arrow => binary::arrow_stream(found.schema(), found.batches()),
        Format::Parquet => binary::parquet_file(found.schema(), found.batches()),
    };
    let mut response = timed(typed(bytes.map_err(Refusal::internal)?, format), found.took_ms);
    let truncated = if found.truncated { "true" } else { "false" };
    response.headers_mut().insert(HeaderName::from_static("x-truncated"), HeaderValue::from_static(truncated));
    Ok(response)
}

/// The answer to a question; one that passes a limit is refused as one that can be put right.
pub async fn asked(portal: &Portal, query: &str) -> Result<SqlAnswer, Refusal> {
    portal.explorer.sql(query).await.map_err(|refusal| match refusal {
        apertura_actions::Refusal::Query(error) if !matches!(error, QueryError::Unreadable { .. }) => {
            let heavy = !error.is_request();
            let status = if heavy { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_REQUEST };
            let code = if heavy { "too-heavy" } else { "bad-sql" };
            Refusal { status, code, detail: Some(error.to_string()), tomb: None }
        }
        other => other.into(),
    })
}
