//! `/openapi.json` for programs, and `/api`, the same for people, with examples that answer.
//!
//! Never here: the addresses themselves (see `openapi`).

use apertura_catalog::dataset_query::DatasetQuery;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::html;

use crate::Portal;
use crate::layout::{self, Page};
use crate::openapi::{self, Endpoint, Place};
use crate::refusal::Refusal;
use crate::visit::Visit;

/// The OpenAPI document.
pub async fn document(visit: Visit) -> Response {
    Json(openapi::document(visit.messages())).into_response()
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
        @for operation in openapi::v1::OPERATIONS {
            article.card.endpoint {
                h3 { (messages.code("endpoint", operation.id)) }
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
                @if let Some(example) = super::dataset_api::example(operation, slug.as_deref()) {
                    p { (messages.text("api-try")) " " a href=(example) { code { (example) } } }
                }
            }
        }
        h2.block { (messages.text("api-older")) }
        @for endpoint in openapi::ENDPOINTS {
            article.card.endpoint {
                h3 { (messages.code("endpoint", endpoint.id)) }
                p { code { "GET " (endpoint.path) } }
                @if !endpoint.parameters.is_empty() {
                    dl.facts {
                        @for parameter in endpoint.parameters {
                            dt { code { (parameter.name) } }
                            dd { (messages.code("parameter", parameter.key)) }
                        }
                        @if openapi::filters(endpoint) {
                            dt { code { "columna__operador" } }
                            dd { (messages.text("parameter-filters")) }
                        }
                    }
                }
                @if let Some(example) = example(endpoint, slug.as_deref()) {
                    p { (messages.text("api-try")) " " a href=(example) { code { (example) } } }
                }
            }
        }
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

/// An address that answers here; none where it needs a name that only the dataset's page tells.
fn example(endpoint: &Endpoint, slug: Option<&str>) -> Option<String> {
    let mut path = endpoint.path.to_owned();
    for parameter in endpoint.parameters.iter().filter(|parameter| parameter.place == Place::Path) {
        let value = match parameter.name {
            "slug" => slug?.to_owned(),
            "number" => "1".to_owned(),
            _ => format!("{}.csv", slug?),
        };
        path = path.replace(&format!("{{{}}}", parameter.name), &value);
    }
    Some(path)
}
