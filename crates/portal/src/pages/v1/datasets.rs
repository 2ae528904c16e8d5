//! The list of datasets with search, one dataset, its versions, dictionary and profile.
//!
//! Never here: rows (see `rows`).

use apertura_catalog::dataset_query::{DatasetQuery, DatasetSort};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::{asked_version, bad, number, token};
use crate::Portal;
use crate::refusal::Refusal;
use crate::visit::{Visit, address};

/// Where to begin.
pub async fn start(visit: Visit) -> Response {
    let at = |path: &str| format!("{}{path}", visit.origin);
    Json(json!({
        "datasets": at("/api/v1/datasets"),
        "agencies": at("/api/v1/agencies"),
        "sql": at("/api/v1/sql"),
        "openapi": at("/openapi.json"),
        "documentation": at("/api"),
        "catalog": at("/catalog.ttl"),
    }))
    .into_response()
}

/// `/api/v1/datasets`: one page.
pub async fn list(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let sort = match visit.value("sort") {
        Some(word) => word.parse::<DatasetSort>().map_err(|()| bad("sort", word, "relevance, newest, title"))?,
        None => DatasetSort::default(),
    };
    let size = number(&visit, "_size", 50, 1, u64::from(DatasetQuery::LARGEST_PAGE))?;
    let asked: Vec<(String, String)> = visit.query.iter().filter(|(name, _)| name != "_token").cloned().collect();
    let question = address("", &asked);
    let page = match visit.value("_token") {
        Some(text) => token::read(text, &question)?.1,
        None => 1,
    };
    let query = DatasetQuery {
        text: visit.value("q").map(str::to_owned),
        page: u32::try_from(page).unwrap_or(u32::MAX),
        page_size: u32::try_from(size).unwrap_or(1),
        sort,
        ..DatasetQuery::default()
    };
    let query = crate::pages::catalog::choose(&visit, query);
    let found = portal.catalog.datasets(&query).await?;
    let next = (page.saturating_mul(size) < found.total).then(|| token::write(&question, 0, page + 1));
    let place = next.as_ref().map(|next| {
        let mut pairs = asked;
        pairs.push(("_token".to_owned(), next.clone()));
        address("/api/v1/datasets", &pairs)
    });
    let body = json!({ "total": found.total, "datasets": found.items, "facets": found.facets, "next": next });
    Ok(super::rows::linked(Json(body).into_response(), place.as_deref()))
}

/// `/api/v1/agencies`: who publishes here.
pub async fn agencies(State(portal): State<Portal>) -> Result<Response, Refusal> {
    Ok(Json(json!({ "agencies": portal.catalog.agencies().await? })).into_response())
}

/// `/api/v1/datasets/{slug}`: what it is, its columns and files.
pub async fn one(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    Ok(Json(detail(&visit, &portal, &slug, None).await?).into_response())
}

/// `/api/v1/datasets/{slug}/versions`.
pub async fn versions(State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    Ok(Json(json!({ "versions": portal.catalog.versions(&slug).await? })).into_response())
}

/// `/api/v1/datasets/{slug}/versions/{number}`.
pub async fn version(
    visit: Visit,
    State(portal): State<Portal>,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let number = number.parse().map_err(|_| Refusal::not_found())?;
    Ok(Json(detail(&visit, &portal, &slug, Some(number)).await?).into_response())
}

/// `/api/v1/datasets/{slug}/dictionary`: what each column means.
pub async fn dictionary(
    visit: Visit,
    State(portal): State<Portal>,
    Path(slug): Path<String>,
) -> Result<Response, Refusal> {
    let version = portal.catalog.version(&slug, asked_version(&visit)?).await?;
    Ok(Json(json!({ "dataset": slug, "version": version.number, "fields": version.dictionary.fields })).into_response())
}

/// `/api/v1/datasets/{slug}/profile`: what each column holds.
pub async fn profile(
    visit: Visit,
    State(portal): State<Portal>,
    Path(slug): Path<String>,
) -> Result<Response, Refusal> {
    let version = portal.catalog.version(&slug, asked_version(&visit)?).await?;
    Ok(Json(json!({ "dataset": slug, "version": version.number, "profile": version.profile })).into_response())
}

async fn detail(visit: &Visit, portal: &Portal, slug: &str, number: Option<u32>) -> Result<Value, Refusal> {
    let (dataset, latest) = portal.catalog.dataset(slug).await?;
    let version = portal.catalog.version(slug, number).await?;
    let page = format!("{}/dataset/{slug}", visit.origin);
    let files: Vec<Value> = version
        .distributions
        .iter()
        .map(|file| {
            json!({
                "name": file.name, "role": file.role, "format": file.format, "media_type": file.media_type,
                "bytes": file.bytes, "sha256": file.sha256,
                "address": format!("{page}/versions/{}/{}", version.number, crate::visit::segment(&file.name)),
            })
        })
        .collect();
    let at = format!("{}/api/v1/datasets/{slug}", visit.origin);
    Ok(json!({
        "dataset": dataset, "latest": latest, "version": version.number, "published": version.published,
        "rows": version.rows, "fields": version.dictionary.fields, "files": files, "page": page,
        "links": {
            "rows": format!("{at}/rows"), "groups": format!("{at}/groups"), "totals": format!("{at}/totals"),
            "dictionary": format!("{at}/dictionary"), "profile": format!("{at}/profile"),
            "versions": format!("{at}/versions"), "dcat": format!("{page}.ttl"), "documentation": format!("{page}/api"),
        },
    }))
}
