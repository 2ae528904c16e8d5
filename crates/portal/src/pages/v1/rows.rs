//! Rows page by page, groups with a measure, totals, and the values of a column with their counts.
//!
//! Never here: how questions are answered (see actions).

use apertura_actions::explore::{
    DateUnit, GroupBy, GroupRequest, Measure, RowsPage, RowsRequest, address as pairs, binary,
};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_TYPE, HeaderName, LINK};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::{asked_version, bad, number, token};
use crate::Portal;
use crate::format::Format;
use crate::refusal::Refusal;
use crate::visit::{Visit, address};

/// Groups where the question does not say how many.
const GROUPS: u64 = 100;

fn asked(visit: &Visit) -> Result<RowsRequest, Refusal> {
    Ok(pairs::parse(&visit.query).map_err(apertura_actions::Refusal::from)?)
}

/// `/api/v1/datasets/{slug}/rows`.
pub async fn rows(
    visit: Visit,
    headers: HeaderMap,
    State(portal): State<Portal>,
    Path(slug): Path<String>,
) -> Result<Response, Refusal> {
    let format = super::format(&visit, &headers)?;
    let mut request = asked(&visit)?;
    let begin = request.offset;
    request.offset = 0;
    let question = address(&slug, &pairs::pairs(&request));
    let mut version = asked_version(&visit)?;
    request.offset = begin;
    if let Some(text) = visit.value("_token") {
        let (number, offset) = token::read(text, &question)?;
        (version, request.offset) = (Some(number), offset);
    }
    let table = portal.explorer.open(&slug, version).await?;
    let page = table.rows(&request).await?;
    let number = table.version.number;
    let after = request.offset.saturating_add(page.rows.len() as u64);
    let next = (!page.rows.is_empty() && after < page.total).then(|| token::write(&question, number, after));
    let place = next.as_ref().map(|next| {
        let leave = |name: &str| !matches!(name, "_token" | "_page" | "_offset");
        let mut kept: Vec<_> = visit.query.iter().filter(|(name, _)| leave(name)).cloned().collect();
        kept.push(("_token".to_owned(), next.clone()));
        address(&visit.path, &kept)
    });
    let response = match format {
        Format::Json => Json(json!({
            "dataset": slug, "version": number, "columns": page.columns, "rows": page.rows, "numbers": page.numbers,
            "total": page.total, "all": page.all, "next": next,
        }))
        .into_response(),
        other => written(&page, other)?,
    };
    let mut response = timed(linked(response, place.as_deref()), page.took_ms);
    response.headers_mut().insert(HeaderName::from_static("x-total-count"), HeaderValue::from(page.total));
    Ok(response)
}

fn written(page: &RowsPage, format: Format) -> Result<Response, Refusal> {
    let bytes = match format {
        Format::Csv => binary::csv(&page.columns, &page.rows).into_bytes(),
        _ => {
            let batch = binary::batch(page).map_err(Refusal::internal)?;
            let (schema, batches) = (batch.schema(), [batch]);
            let bytes = match format {
                Format::Parquet => binary::parquet_file(&schema, &batches),
                _ => binary::arrow_stream(&schema, &batches),
            };
            bytes.map_err(Refusal::internal)?
        }
    };
    Ok(typed(bytes, format))
}

/// Bytes in a format.
pub fn typed(bytes: Vec<u8>, format: Format) -> Response {
    let kind = if format == Format::Csv { "text/csv; charset=utf-8" } else { format.media_type() };
    ([(CONTENT_TYPE, kind)], bytes).into_response()
}

/// The answer with the address of the next page (RFC 8288).
pub fn linked(mut response: Response, next: Option<&str>) -> Response {
    if let Some(value) = next.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok()) {
        response.headers_mut().append(LINK, value);
    }
    response
}

/// The answer with the time it took, in a header, so that the same answer has the same bytes.
pub fn timed(mut response: Response, milliseconds: f64) -> Response {
    if let Ok(value) = HeaderValue::from_str(&format!("query;dur={milliseconds}")) {
        response.headers_mut().insert(HeaderName::from_static("server-timing"), value);
    }
    response
}

/// `/api/v1/datasets/{slug}/groups?by=…&measure=sum&of=…`.
pub async fn groups(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let scope = asked(&visit)?.scope();
    let by = visit.value("by").ok_or_else(|| bad("by", "", "the name of a column"))?;
    let unit = match visit.value("unit") {
        None => None,
        Some("year") => Some(DateUnit::Year),
        Some("month") => Some(DateUnit::Month),
        Some("day") => Some(DateUnit::Day),
        Some(other) => return Err(bad("unit", other, "year, month, day")),
    };
    let bins = match visit.value("bins") {
        None => None,
        Some(_) => u32::try_from(number(&visit, "bins", 1, 1, 200)?).ok(),
    };
    let of = || visit.value("of").map(str::to_owned).ok_or_else(|| bad("of", "", "the name of a column of numbers"));
    let measure = match visit.value("measure").unwrap_or("count") {
        "count" => Measure::Count,
        "sum" => Measure::Sum(of()?),
        "mean" => Measure::Mean(of()?),
        other => return Err(bad("measure", other, "count, sum, mean")),
    };
    let request = GroupRequest {
        scope,
        by: GroupBy { column: by.to_owned(), unit, bins },
        series: visit.value("series").map(str::to_owned),
        measure,
        limit: number(&visit, "limit", GROUPS, 1, 10_000)?,
        others: matches!(visit.value("others"), Some("1" | "true")),
    };
    let table = portal.explorer.open(&slug, asked_version(&visit)?).await?;
    let groups = table.groups(&request).await?;
    let body = json!({
        "dataset": slug, "version": table.version.number, "by": groups.by, "groups": groups.groups,
        "keys": groups.keys, "rows": groups.rows,
    });
    Ok(timed(Json(body).into_response(), groups.took_ms))
}

/// `/api/v1/datasets/{slug}/totals`.
pub async fn totals(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let request = asked(&visit)?;
    let table = portal.explorer.open(&slug, asked_version(&visit)?).await?;
    let totals = table.totals(&request.scope(), request.columns.as_deref()).await?;
    let body =
        json!({ "dataset": slug, "version": table.version.number, "rows": totals.rows, "columns": totals.columns });
    Ok(timed(Json(body).into_response(), totals.took_ms))
}

/// `/api/v1/datasets/{slug}/values/{column}`: the values with their counts, under all filters but the column's own.
pub async fn values(
    visit: Visit,
    State(portal): State<Portal>,
    Path((slug, column)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let scope = asked(&visit)?.scope();
    let limit = number(&visit, "limit", GROUPS, 1, 1_000)?;
    let table = portal.explorer.open(&slug, asked_version(&visit)?).await?;
    let facet = match table.facet(&scope, &column, usize::try_from(limit).unwrap_or(1)).await {
        Err(apertura_actions::Refusal::Query(apertura_actions::explore::QueryError::UnknownColumn {
            column: c,
            ..
        })) if c == column => {
            return Err(Refusal::not_found());
        }
        other => other?,
    };
    let body = json!({
        "dataset": slug, "version": table.version.number, "column": facet.column, "values": facet.values,
        "distinct": facet.distinct, "others": facet.others, "blank": facet.blank,
    });
    Ok(timed(Json(body).into_response(), facet.took_ms))
}
