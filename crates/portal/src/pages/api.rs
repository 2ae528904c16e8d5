//! `/openapi.json` for programs, and `/api`, the same for people, with examples that answer.
//!
//! Never here: the addresses themselves (see `openapi`).

use apertura_catalog::dataset_query::DatasetQuery;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::Portal;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::openapi;
use crate::openapi::input::Kind;
use crate::openapi::operation::Operation;
use crate::refusal::Refusal;
use crate::visit::{Visit, segment};

/// The OpenAPI document.
pub async fn document(visit: Visit) -> Response {
    let mut document = openapi::document(visit.messages());
    document["info"]["title"] = visit.portal_name().into();
    Json(document).into_response()
}

/// The page.
pub async fn show(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let first = portal.catalog.datasets(&DatasetQuery { page_size: 1, ..DatasetQuery::default() }).await?;
    let slug = first.items.first().map(|item| item.slug.to_string());
    let title = messages.text("api-title");
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("api-lead")) }
        p { (messages.text("api-json-rule")) }
        p { a href="/openapi.json" { "openapi.json" } " (OpenAPI 3.1)" }
        p { a href="/sql" { (messages.text("sql-title")) } }
        h2.block { "/api/v1" }
        p { (messages.text("api-versions-lead")) }
        @for operation in openapi::v1::OPERATIONS { (card(messages, operation, slug.as_deref())) }
        @for (heading, operations) in openapi::PARTS {
            h2.block { (messages.text(heading)) }
            @for operation in *operations { (card(messages, operation, slug.as_deref())) }
        }
        h2.block { (messages.text("api-of-writing")) }
        article.card.endpoint {
            h3 { (messages.code("endpoint", "publish-version")) }
            p { code { "POST " (openapi::publishing::PATH) } }
            p { (messages.text("api-write-what")) }
            pre tabindex="0" { code { "curl -H \"Authorization: Bearer $TOKEN\" --data-binary @datos.csv " (visit.origin) "/api/v1/datasets/" (slug.as_deref().unwrap_or("{slug}")) "/versions" } }
        }
        @for writing in &openapi::writing::WRITINGS {
            article.card.endpoint {
                h3 { (messages.code("endpoint", writing.id)) }
                p { code { (writing.method.to_uppercase()) " " (writing.path) } }
                p { (messages.text(&format!("endpoint-{}-what", writing.id))) }
                p.soft { (messages.with("api-scope", [("scope", writing.scope)])) }
                pre tabindex="0" { code { "curl -H \"Authorization: Bearer $TOKEN\" " (writing.example) " " (visit.origin) (writing.path) } }
            }
        }
    };
    let page = Page {
        title: &title,
        description: &messages.text("api-lead"),
        crumbs: &[],
        json: Some("/openapi.json".to_owned()),
        script: false,
        body,
    };
    Ok(layout::render(&visit, page))
}

/// One address: what it says, what it may be asked, one that answers.
fn card(messages: &Messages, operation: &Operation, slug: Option<&str>) -> Markup {
    html! {
        article.card.endpoint {
            h3 { (operation.summary(messages)) }
            p { code { "GET " (operation.path) } }
            @if !operation.inputs.is_empty() {
                dl.facts {
                    @for input in operation.inputs {
                        dt { code { (input.name) } }
                        dd { (messages.code("parameter", input.key)) }
                    }
                    @if operation.filters {
                        dt { code { "columna__operador" } }
                        dd { (messages.text("parameter-filters")) }
                    }
                }
            }
            @if let Some(example) = example(operation, slug) {
                p { (messages.text("api-try")) " " a href=(example) rel="nofollow" { code { (example) } } }
            }
        }
    }
}

/// An address that answers here; none where it needs what only one dataset has (a column, places).
fn example(operation: &Operation, slug: Option<&str>) -> Option<String> {
    const OWN: [&str; 10] = [
        "v1-groups",
        "v1-values",
        "rows-geojson",
        "rows-kml",
        "rows-shp",
        "map-svg",
        "map-png",
        "chart-svg",
        "chart-png",
        "chart-vega",
    ];
    if OWN.contains(&operation.id) || operation.id.starts_with("bricks") {
        return None;
    }
    let mut path = operation.path.to_owned();
    for input in operation.inputs.iter().filter(|input| input.in_path()) {
        let value = match input.name {
            "slug" => slug?.to_owned(),
            "file" => format!("{}.csv", slug?),
            "number" | "part" => "1".to_owned(),
            _ => input.example.to_owned(),
        };
        path = path.replace(&format!("{{{}}}", input.name), &value);
    }
    let needed = operation.inputs.iter().find(|input| matches!(input.kind, Kind::Needed));
    Some(needed.map_or(path.clone(), |input| format!("{path}?{}={}", input.name, segment(input.example))))
}
