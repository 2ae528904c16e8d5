//! `/api/v1` as data: the OpenAPI document and the page `/api` are both written from here.
//!
//! Never here: what an address answers (see `pages::v1`).

use serde_json::{Map, Value, json};

use crate::format::Format;
use crate::language::Messages;

/// Something that a question says.
pub struct Input {
    /// Its name in the address.
    pub name: &'static str,
    /// Key of its sentence (`parameter-…`).
    pub key: &'static str,
    /// What it may be.
    pub kind: Kind,
    /// An example.
    pub example: &'static str,
}

/// What a value may be.
pub enum Kind {
    /// A part of the path.
    Path,
    /// A part of the path that is a number.
    PathNumber,
    /// Any text.
    Text,
    /// A text that must be there.
    Needed,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A number between two ends.
    Number(u64, u64),
}

/// An address; `endpoint-<id>` is its sentence.
pub struct Operation {
    /// Stable id.
    pub id: &'static str,
    /// Path with `{names}`.
    pub path: &'static str,
    /// What a question may say.
    pub inputs: &'static [&'static Input],
    /// Name of the JSON answer's schema.
    pub schema: &'static str,
    /// True where the answer may also be CSV, Arrow or Parquet.
    pub formats: bool,
    /// True where rows can be filtered by `column__operator=value`.
    pub filters: bool,
}

const SLUG: Input = Input { name: "slug", key: "slug", kind: Kind::Path, example: "licencias-2024" };
const NUMBER: Input = Input { name: "number", key: "number", kind: Kind::PathNumber, example: "1" };
const COLUMN: Input = Input { name: "column", key: "column", kind: Kind::Path, example: "municipio" };
const TEXT: Input = Input { name: "q", key: "text", kind: Kind::Text, example: "licencias" };
const AGENCY: Input = Input { name: "agency", key: "agency", kind: Kind::Text, example: "secretaria-de-movilidad" };
const THEME: Input = Input { name: "theme", key: "theme", kind: Kind::Text, example: "Movilidad" };
const SORT: Input =
    Input { name: "sort", key: "sort", kind: Kind::Word(&["relevance", "newest", "title"]), example: "newest" };
const SIZE: Input = Input { name: "_size", key: "size", kind: Kind::Number(1, 1_000), example: "50" };
const TOKEN: Input = Input { name: "_token", key: "token", kind: Kind::Text, example: "" };
const VERSION: Input = Input { name: "_version", key: "version", kind: Kind::Number(1, u32::MAX as u64), example: "1" };
const SEARCH: Input = Input { name: "_search", key: "search", kind: Kind::Text, example: "centro" };
const ORDER: Input = Input { name: "_sort", key: "order", kind: Kind::Text, example: "-monto" };
const COLUMNS: Input = Input { name: "_columns", key: "columns", kind: Kind::Text, example: "municipio,monto" };
const FORMAT: Input = Input {
    name: "_format",
    key: "answer-format",
    kind: Kind::Word(&["json", "csv", "arrow", "parquet"]),
    example: "json",
};
const BY: Input = Input { name: "by", key: "by", kind: Kind::Needed, example: "municipio" };
const UNIT: Input = Input { name: "unit", key: "unit", kind: Kind::Word(&["year", "month", "day"]), example: "month" };
const BINS: Input = Input { name: "bins", key: "bins", kind: Kind::Number(1, 200), example: "20" };
const SERIES: Input = Input { name: "series", key: "series", kind: Kind::Text, example: "tipo" };
const MEASURE: Input =
    Input { name: "measure", key: "measure", kind: Kind::Word(&["count", "sum", "mean"]), example: "count" };
const OF: Input = Input { name: "of", key: "of", kind: Kind::Text, example: "monto" };
const LIMIT_GROUPS: Input = Input { name: "limit", key: "limit", kind: Kind::Number(1, 10_000), example: "100" };
const LIMIT_VALUES: Input = Input { name: "limit", key: "limit", kind: Kind::Number(1, 1_000), example: "100" };
const QUERY: Input = Input { name: "query", key: "query", kind: Kind::Needed, example: "SELECT 1 AS uno" };

/// All addresses that are read.
pub const OPERATIONS: &[Operation] = &[
    plain("v1-start", "/api/v1", &[], "Start"),
    plain("v1-datasets", "/api/v1/datasets", &[&TEXT, &AGENCY, &THEME, &SORT, &SIZE, &TOKEN], "V1Datasets"),
    plain("v1-agencies", "/api/v1/agencies", &[], "V1Agencies"),
    plain("v1-dataset", "/api/v1/datasets/{slug}", &[&SLUG], "V1Dataset"),
    plain("v1-versions", "/api/v1/datasets/{slug}/versions", &[&SLUG], "Versions"),
    plain("v1-version", "/api/v1/datasets/{slug}/versions/{number}", &[&SLUG, &NUMBER], "V1Dataset"),
    plain("v1-dictionary", "/api/v1/datasets/{slug}/dictionary", &[&SLUG, &VERSION], "V1Dictionary"),
    plain("v1-profile", "/api/v1/datasets/{slug}/profile", &[&SLUG, &VERSION], "V1Profile"),
    Operation {
        id: "v1-rows",
        path: "/api/v1/datasets/{slug}/rows",
        inputs: &[&SLUG, &SEARCH, &ORDER, &COLUMNS, &SIZE, &TOKEN, &FORMAT, &VERSION],
        schema: "V1Rows",
        formats: true,
        filters: true,
    },
    Operation {
        id: "v1-groups",
        path: "/api/v1/datasets/{slug}/groups",
        inputs: &[&SLUG, &BY, &UNIT, &BINS, &SERIES, &MEASURE, &OF, &LIMIT_GROUPS, &SEARCH, &VERSION],
        schema: "V1Groups",
        formats: false,
        filters: true,
    },
    Operation {
        id: "v1-totals",
        path: "/api/v1/datasets/{slug}/totals",
        inputs: &[&SLUG, &COLUMNS, &SEARCH, &VERSION],
        schema: "V1Totals",
        formats: false,
        filters: true,
    },
    Operation {
        id: "v1-values",
        path: "/api/v1/datasets/{slug}/values/{column}",
        inputs: &[&SLUG, &COLUMN, &LIMIT_VALUES, &SEARCH, &VERSION],
        schema: "V1Values",
        formats: false,
        filters: true,
    },
    Operation { id: "v1-sql", path: SQL, inputs: &[&QUERY, &FORMAT], schema: "V1Sql", formats: true, filters: false },
];

/// The address that takes questions in SQL, by GET and by POST.
pub const SQL: &str = "/api/v1/sql";

const fn plain(
    id: &'static str,
    path: &'static str,
    inputs: &'static [&'static Input],
    schema: &'static str,
) -> Operation {
    Operation { id, path, inputs, schema, formats: false, filters: false }
}

/// Adds the paths to the document.
pub fn add(messages: &Messages, paths: &mut Map<String, Value>) {
    for operation in OPERATIONS {
        let item = paths.entry(operation.path).or_insert_with(|| json!({}));
        item["get"] = read(messages, operation);
    }
    paths[SQL]["post"] = ask(messages);
}

fn read(messages: &Messages, operation: &Operation) -> Value {
    let mut parameters: Vec<Value> = operation.inputs.iter().map(|input| parameter(messages, input)).collect();
    if operation.filters {
        parameters.push(json!({
            "name": "filters", "in": "query", "required": false, "style": "form", "explode": true,
            "description": messages.text("parameter-filters"),
            "schema": { "type": "object", "additionalProperties": { "type": "string" } },
            "example": { "municipio__contains": "juarez" },
        }));
    }
    json!({
        "operationId": operation.id,
        "summary": messages.code("endpoint", operation.id),
        "parameters": parameters,
        "responses": responses(messages, operation.schema, operation.formats),
    })
}

fn ask(messages: &Messages) -> Value {
    let body = json!({ "type": "object", "required": ["query"], "properties": { "query": { "type": "string", "minLength": 1 } } });
    json!({
        "operationId": "v1-sql-post",
        "summary": messages.code("endpoint", "v1-sql"),
        "parameters": [parameter(messages, &FORMAT)],
        "requestBody": { "required": true, "content": {
            "application/json": { "schema": body, "example": { "query": "SELECT 1 AS uno" } },
        } },
        "responses": responses(messages, "V1Sql", true),
    })
}

fn parameter(messages: &Messages, input: &Input) -> Value {
    let (place, needed, schema) = match input.kind {
        Kind::Path => ("path", true, json!({ "type": "string", "minLength": 1 })),
        Kind::PathNumber => ("path", true, json!({ "type": "integer", "minimum": 1, "maximum": u32::MAX })),
        Kind::Text => ("query", false, json!({ "type": "string" })),
        Kind::Needed => ("query", true, json!({ "type": "string", "minLength": 1 })),
        Kind::Word(words) => ("query", false, json!({ "type": "string", "enum": words })),
        Kind::Number(least, most) => ("query", false, json!({ "type": "integer", "minimum": least, "maximum": most })),
    };
    let mut parameter = json!({
        "name": input.name, "in": place, "required": needed, "schema": schema,
        "description": messages.code("parameter", input.key),
    });
    if !input.example.is_empty() {
        parameter["example"] =
            input.example.parse::<u64>().map_or_else(|_| json!(input.example), |number| json!(number));
    }
    parameter
}

fn responses(messages: &Messages, schema: &str, formats: bool) -> Value {
    let header =
        |key: &str| json!({ "description": messages.text(key), "schema": { "type": "integer", "minimum": 0 } });
    let rate = json!({
        "RateLimit-Limit": header("api-rate-limit"),
        "RateLimit-Remaining": header("api-rate-remaining"),
        "RateLimit-Reset": header("api-rate-reset"),
    });
    let mut content = json!({ "application/json": { "schema": { "$ref": format!("#/components/schemas/{schema}") } } });
    if formats {
        for format in Format::ALL.into_iter().skip(1) {
            content[format.media_type()] = json!({});
        }
    }
    let mut answered = rate.clone();
    answered["ETag"] = json!({ "schema": { "type": "string" } });
    let problem = |key: &str| {
        json!({
            "description": messages.text(key),
            "headers": rate,
            "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
        })
    };
    let mut limited = problem("api-too-many");
    limited["headers"]["Retry-After"] = header("api-rate-reset");
    let mut answers = json!({
        "200": { "description": messages.text("api-success"), "headers": answered, "content": content },
        "304": { "description": messages.text("api-known") },
        "400": problem("api-problem"),
        "404": problem("api-problem"),
        "410": problem("api-problem"),
        "429": limited,
        "503": problem("api-problem"),
    });
    if schema == "V1Sql" {
        answers["413"] = json!({ "description": messages.text("api-problem") });
        answers["422"] = problem("api-problem");
    }
    answers
}

/// The shapes of the answers that the older addresses do not have.
pub fn schemas() -> Value {
    let text = json!({ "type": "string" });
    let count = json!({ "type": "integer", "minimum": 0 });
    let token = json!({ "type": ["string", "null"] });
    let of = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    let list = |name: &str| json!({ "type": "array", "items": { "$ref": format!("#/components/schemas/{name}") } });
    let object = |properties: Value| {
        let required: Vec<String> = properties.as_object().map(|all| all.keys().cloned().collect()).unwrap_or_default();
        json!({ "type": "object", "required": required, "properties": properties })
    };
    let rows = json!({ "type": "array", "items": { "type": "array" } });
    json!({
        "Start": object(json!({
            "datasets": text, "agencies": text, "sql": text, "openapi": text, "documentation": text, "catalog": text,
        })),
        "V1Datasets": object(json!({
            "total": count, "datasets": list("DatasetSummary"), "facets": { "type": "object" }, "next": token,
        })),
        "V1Agencies": object(json!({ "agencies": list("Agency") })),
        "V1Dataset": object(json!({
            "dataset": of("Dataset"), "latest": count, "version": count, "published": text, "rows": count,
            "fields": list("Field"), "files": { "type": "array", "items": { "type": "object" } }, "page": text,
            "links": { "type": "object", "additionalProperties": text },
        })),
        "V1Dictionary": object(json!({ "dataset": text, "version": count, "fields": list("Field") })),
        "V1Profile": object(json!({ "dataset": text, "version": count, "profile": { "type": "object" } })),
        "V1Rows": object(json!({
            "dataset": text, "version": count, "columns": list("Column"), "rows": rows,
            "numbers": { "type": "array", "items": count }, "total": count, "all": count, "next": token,
        })),
        "V1Groups": object(json!({
            "dataset": text, "version": count, "by": of("Column"),
            "groups": { "type": "array", "items": { "type": "object" } }, "keys": count, "rows": count,
        })),
        "V1Totals": object(json!({
            "dataset": text, "version": count, "rows": count,
            "columns": { "type": "array", "items": { "type": "object" } },
        })),
        "V1Values": object(json!({
            "dataset": text, "version": count, "column": of("Column"),
            "values": { "type": "array", "items": { "type": "object" } },
            "distinct": count, "others": count, "blank": count,
        })),
        "V1Sql": object(json!({ "columns": list("Column"), "rows": rows, "truncated": { "type": "boolean" } })),
    })
}
