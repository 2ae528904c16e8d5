//! The addresses that programs use, as data: `/openapi.json` and the page `/api` are both written from here.
//!
//! Never here: what an address answers (see `pages`).

pub mod publishing;
mod schemas;
pub mod v1;
pub mod writing;

use serde_json::{Value, json};

use crate::language::Messages;

/// Where a parameter stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
}

/// A parameter; `parameter-<key>` is its sentence.
pub struct Parameter {
    /// Its name in the address.
    pub name: &'static str,
    /// Key of its sentence.
    pub key: &'static str,
    /// Where it stands.
    pub place: Place,
    /// `string` or `integer`.
    pub kind: &'static str,
    /// An example.
    pub example: &'static str,
}

/// An address that answers; `operation-id-<id>` is its sentence.
pub struct Endpoint {
    /// Stable id.
    pub id: &'static str,
    /// Path with `{names}`.
    pub path: &'static str,
    /// Parameters.
    pub parameters: &'static [&'static Parameter],
    /// Media type of the answer.
    pub media_type: &'static str,
    /// Name of the answer's schema; none for files.
    pub schema: Option<&'static str>,
}

const SLUG: Parameter =
    Parameter { name: "slug", key: "slug", place: Place::Path, kind: "string", example: "licencias-2024" };
const NUMBER: Parameter =
    Parameter { name: "number", key: "number", place: Place::Path, kind: "integer", example: "1" };
const FILE: Parameter =
    Parameter { name: "file", key: "file", place: Place::Path, kind: "string", example: "licencias-2024.csv" };
const TEXT: Parameter = Parameter { name: "q", key: "text", place: Place::Query, kind: "string", example: "licencias" };
const AGENCY: Parameter = Parameter {
    name: "agency",
    key: "agency",
    place: Place::Query,
    kind: "string",
    example: "secretaria-de-movilidad",
};
const THEME: Parameter =
    Parameter { name: "theme", key: "theme", place: Place::Query, kind: "string", example: "movilidad" };
const FORMAT: Parameter =
    Parameter { name: "format", key: "format", place: Place::Query, kind: "string", example: "csv" };
const FREQUENCY: Parameter =
    Parameter { name: "frequency", key: "frequency", place: Place::Query, kind: "string", example: "monthly" };
const PLACE: Parameter =
    Parameter { name: "place", key: "place", place: Place::Query, kind: "string", example: "Nuevo León" };
const PERIOD: Parameter =
    Parameter { name: "period", key: "period", place: Place::Query, kind: "integer", example: "2024" };
const LICENSE: Parameter =
    Parameter { name: "license", key: "license", place: Place::Query, kind: "string", example: "CC-BY-4.0" };
const QUALITY: Parameter =
    Parameter { name: "quality", key: "quality", place: Place::Query, kind: "string", example: "good" };
const FRESHNESS: Parameter =
    Parameter { name: "freshness", key: "freshness", place: Place::Query, kind: "string", example: "current" };
const KEYWORD: Parameter =
    Parameter { name: "keyword", key: "keyword", place: Place::Query, kind: "string", example: "agua" };
const LIST_SIZE: Parameter =
    Parameter { name: "size", key: "list-size", place: Place::Query, kind: "integer", example: "20" };
const COUNTED: Parameter =
    Parameter { name: "counted", key: "counted", place: Place::Query, kind: "string", example: "agency,keyword" };
const VALUES: Parameter =
    Parameter { name: "values", key: "values", place: Place::Query, kind: "integer", example: "10" };
const PAGE: Parameter = Parameter { name: "page", key: "page", place: Place::Query, kind: "integer", example: "1" };
const SORT: Parameter = Parameter { name: "sort", key: "sort", place: Place::Query, kind: "string", example: "newest" };
const VERSION: Parameter =
    Parameter { name: "_version", key: "version", place: Place::Query, kind: "integer", example: "1" };
const SEARCH: Parameter =
    Parameter { name: "_search", key: "search", place: Place::Query, kind: "string", example: "centro" };
const ORDER: Parameter =
    Parameter { name: "_sort", key: "order", place: Place::Query, kind: "string", example: "-monto" };
const ROWS_PAGE: Parameter =
    Parameter { name: "_page", key: "page", place: Place::Query, kind: "integer", example: "1" };
const SIZE: Parameter = Parameter { name: "_size", key: "size", place: Place::Query, kind: "integer", example: "50" };
const COLUMNS: Parameter =
    Parameter { name: "_columns", key: "columns", place: Place::Query, kind: "string", example: "municipio,monto" };

/// All addresses for programs.
pub const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        id: "datasets",
        path: "/datasets.json",
        parameters: &[
            &TEXT, &AGENCY, &THEME, &FORMAT, &FREQUENCY, &PLACE, &PERIOD, &LICENSE, &QUALITY, &FRESHNESS, &KEYWORD,
            &SORT, &PAGE, &LIST_SIZE, &COUNTED, &VALUES,
        ],
        media_type: "application/json",
        schema: Some("DatasetList"),
    },
    Endpoint {
        id: "suggest",
        path: "/suggest.json",
        parameters: &[&TEXT],
        media_type: "application/json",
        schema: Some("Suggestions"),
    },
    Endpoint {
        id: "dataset",
        path: "/dataset/{slug}.json",
        parameters: &[&SLUG],
        media_type: "application/json",
        schema: Some("DatasetDetail"),
    },
    Endpoint {
        id: "versions",
        path: "/dataset/{slug}/versions.json",
        parameters: &[&SLUG],
        media_type: "application/json",
        schema: Some("Versions"),
    },
    Endpoint {
        id: "version",
        path: "/dataset/{slug}/versions/{number}.json",
        parameters: &[&SLUG, &NUMBER],
        media_type: "application/json",
        schema: Some("DatasetDetail"),
    },
    Endpoint {
        id: "rows",
        path: "/dataset/{slug}/explore.json",
        parameters: &[&SLUG, &SEARCH, &ORDER, &COLUMNS, &ROWS_PAGE, &SIZE, &VERSION],
        media_type: "application/json",
        schema: Some("Rows"),
    },
    Endpoint {
        id: "rows-csv",
        path: "/dataset/{slug}/explore.csv",
        parameters: &[&SLUG, &SEARCH, &ORDER, &COLUMNS, &VERSION],
        media_type: "text/csv",
        schema: None,
    },
    Endpoint {
        id: "totals",
        path: "/dataset/{slug}/totals.json",
        parameters: &[&SLUG, &SEARCH, &COLUMNS, &VERSION],
        media_type: "application/json",
        schema: Some("Totals"),
    },
    Endpoint {
        id: "chart",
        path: "/dataset/{slug}/chart.json",
        parameters: &[&SLUG, &SEARCH, &VERSION],
        media_type: "application/json",
        schema: Some("Chart"),
    },
    Endpoint {
        id: "chart-svg",
        path: "/dataset/{slug}/chart.svg",
        parameters: &[&SLUG, &SEARCH, &VERSION],
        media_type: "image/svg+xml",
        schema: None,
    },
    Endpoint {
        id: "file",
        path: "/dataset/{slug}/{file}",
        parameters: &[&SLUG, &FILE],
        media_type: "*/*",
        schema: None,
    },
    Endpoint {
        id: "version-file",
        path: "/dataset/{slug}/versions/{number}/{file}",
        parameters: &[&SLUG, &NUMBER, &FILE],
        media_type: "*/*",
        schema: None,
    },
    Endpoint { id: "inventory", path: "/inventory.csv", parameters: &[&AGENCY], media_type: "text/csv", schema: None },
    Endpoint { id: "plan", path: "/plan.csv", parameters: &[&AGENCY], media_type: "text/csv", schema: None },
    Endpoint { id: "health", path: "/health", parameters: &[], media_type: "application/json", schema: Some("Health") },
];

/// True where rows can be filtered by `column__operator=value`.
pub fn filters(endpoint: &Endpoint) -> bool {
    endpoint.parameters.iter().any(|parameter| parameter.name == "_search")
}

/// The OpenAPI 3.1 document, its sentences in one language.
pub fn document(messages: &Messages) -> Value {
    let mut paths = serde_json::Map::new();
    for endpoint in ENDPOINTS {
        paths.insert(endpoint.path.to_owned(), json!({ "get": operation(messages, endpoint) }));
    }
    paths.insert(publishing::PATH.to_owned(), json!({ "post": publishing::operation(messages) }));
    for writing in &writing::WRITINGS {
        paths.insert(writing.path.to_owned(), json!({ writing.method: writing::operation(messages, writing) }));
    }
    v1::add(messages, &mut paths);
    let mut shapes = schemas::all();
    if let (Some(all), Value::Object(more)) = (shapes.as_object_mut(), v1::schemas()) {
        all.extend(more);
    }
    for (name, shape) in writing::schemas() {
        shapes[name] = shape;
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": messages.text("portal-name"),
            "description": messages.text("api-lead"),
            "version": apertura_tabular::ENGINE,
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": { "schemas": shapes, "securitySchemes": publishing::security() },
    })
}

fn operation(messages: &Messages, endpoint: &Endpoint) -> Value {
    let mut parameters: Vec<Value> = endpoint
        .parameters
        .iter()
        .map(|parameter| {
            json!({
                "name": parameter.name,
                "in": if parameter.place == Place::Path { "path" } else { "query" },
                "required": parameter.place == Place::Path,
                "description": messages.code("parameter", parameter.key),
                "schema": if parameter.kind == "integer" {
                    json!({ "type": "integer", "minimum": 1, "maximum": u32::MAX })
                } else {
                    json!({ "type": "string" })
                },
                "example": if parameter.kind == "integer" {
                    json!(parameter.example.parse::<u32>().unwrap_or(1))
                } else {
                    json!(parameter.example)
                },
            })
        })
        .collect();
    if filters(endpoint) {
        parameters.push(json!({
            "name": "filters",
            "in": "query",
            "required": false,
            "description": messages.text("parameter-filters"),
            "style": "form",
            "explode": true,
            "schema": { "type": "object", "additionalProperties": { "type": "string" } },
            "example": { "municipio__contains": "juarez" },
        }));
    }
    let content = match endpoint.schema {
        Some(name) => json!({ "schema": { "$ref": format!("#/components/schemas/{name}") } }),
        None => json!({}),
    };
    let problem = json!({
        "description": messages.text("api-problem"),
        "content": {
            "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } },
            "text/html": {},
        },
    });
    let mut responses = serde_json::Map::new();
    responses.insert(
        "200".to_owned(),
        json!({ "description": messages.text("api-success"), "content": { endpoint.media_type: content } }),
    );
    if endpoint.path.contains("{file}") {
        responses.insert("206".to_owned(), json!({ "description": messages.text("api-part") }));
        responses.insert("304".to_owned(), json!({ "description": messages.text("api-known") }));
        responses.insert("416".to_owned(), json!({ "description": messages.text("api-no-part") }));
    }
    if !endpoint.parameters.is_empty() {
        responses.insert("400".to_owned(), problem.clone());
        responses.insert("404".to_owned(), problem.clone());
        responses.insert("503".to_owned(), problem);
    }
    json!({
        "operationId": endpoint.id,
        "summary": messages.code("endpoint", endpoint.id),
        "parameters": parameters,
        "responses": responses,
    })
}
