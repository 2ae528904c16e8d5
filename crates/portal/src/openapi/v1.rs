//! `/api/v1` as data: the OpenAPI document and the page `/api` are both written from here.
//!
//! Never here: what an address answers (see `pages::v1`).

use serde_json::{Value, json};

use super::input::{
    AGENCY, ANSWER_FORMAT, BINS, BY, COLUMN, COLUMNS, LIMIT_GROUPS, LIMIT_VALUES, MEASURE, NUMBER, OF, ORDER, QUERY,
    SEARCH, SERIES, SIZE, SLUG, SORT, TEXT, THEME, TOKEN, UNIT, VERSION,
};
use super::operation::{Manner, Operation, answer, filtered, plain, problem};
use crate::language::Messages;

const JSON: &str = "application/json";
const CSV: &str = "text/csv";
const ARROW: &str = "application/vnd.apache.arrow.stream";
const PARQUET: &str = "application/vnd.apache.parquet";

/// All addresses that are read, but SQL.
pub const OPERATIONS: &[Operation] = &[
    plain("v1-start", "/api/v1", &[], &[(JSON, Some("Start"))]).with(Manner::Limited),
    plain(
        "v1-datasets",
        "/api/v1/datasets",
        &[&TEXT, &AGENCY, &THEME, &SORT, &SIZE, &TOKEN],
        &[(JSON, Some("V1Datasets"))],
    )
    .with(Manner::Limited),
    plain("v1-agencies", "/api/v1/agencies", &[], &[(JSON, Some("V1Agencies"))]).with(Manner::Limited),
    plain("v1-dataset", "/api/v1/datasets/{slug}", &[&SLUG], &[(JSON, Some("V1Dataset"))]).with(Manner::Limited),
    plain("v1-versions", "/api/v1/datasets/{slug}/versions", &[&SLUG], &[(JSON, Some("Versions"))])
        .with(Manner::Limited),
    plain("v1-version", "/api/v1/datasets/{slug}/versions/{number}", &[&SLUG, &NUMBER], &[(JSON, Some("V1Dataset"))])
        .with(Manner::Limited),
    plain("v1-dictionary", "/api/v1/datasets/{slug}/dictionary", &[&SLUG, &VERSION], &[(JSON, Some("V1Dictionary"))])
        .with(Manner::Limited),
    plain("v1-profile", "/api/v1/datasets/{slug}/profile", &[&SLUG, &VERSION], &[(JSON, Some("V1Profile"))])
        .with(Manner::Limited),
    filtered(
        "v1-rows",
        "/api/v1/datasets/{slug}/rows",
        &[&SLUG, &SEARCH, &ORDER, &COLUMNS, &SIZE, &TOKEN, &ANSWER_FORMAT, &VERSION],
        &[(JSON, Some("V1Rows")), (CSV, None), (ARROW, None), (PARQUET, None)],
    )
    .with(Manner::Limited),
    filtered(
        "v1-groups",
        "/api/v1/datasets/{slug}/groups",
        &[&SLUG, &BY, &UNIT, &BINS, &SERIES, &MEASURE, &OF, &LIMIT_GROUPS, &SEARCH, &VERSION],
        &[(JSON, Some("V1Groups"))],
    )
    .with(Manner::Limited),
    filtered(
        "v1-totals",
        "/api/v1/datasets/{slug}/totals",
        &[&SLUG, &COLUMNS, &SEARCH, &VERSION],
        &[(JSON, Some("V1Totals"))],
    )
    .with(Manner::Limited),
    filtered(
        "v1-values",
        "/api/v1/datasets/{slug}/values/{column}",
        &[&SLUG, &COLUMN, &LIMIT_VALUES, &SEARCH, &VERSION],
        &[(JSON, Some("V1Values"))],
    )
    .with(Manner::Limited),
    SQL,
];

/// The address that takes questions in SQL, by GET and by POST.
pub const SQL: Operation = plain(
    "v1-sql",
    "/api/v1/sql",
    &[&QUERY, &ANSWER_FORMAT],
    &[(JSON, Some("V1Sql")), (CSV, None), (ARROW, None), (PARQUET, None)],
)
.with(Manner::Limited);

/// A question in SQL in a body.
pub fn ask(messages: &Messages) -> Value {
    let body = json!({ "type": "object", "required": ["query"], "properties": { "query": { "type": "string", "minLength": 1 } } });
    let mut responses = sql_responses(messages);
    responses["413"] = json!({ "description": messages.text("api-problem") });
    json!({
        "operationId": "v1-sql-post",
        "summary": messages.code("endpoint", "v1-sql"),
        "parameters": [ANSWER_FORMAT.parameter(messages)],
        "requestBody": { "required": true, "content": {
            "application/json": { "schema": body, "example": { "query": "SELECT 1 AS uno" } },
        } },
        "responses": responses,
    })
}

/// What a question in SQL may be answered; 422 is one that passes its limits.
pub fn sql_responses(messages: &Messages) -> Value {
    let mut responses = SQL.responses(messages);
    responses["422"] = problem(messages, "api-problem");
    responses
}

/// An action of CKAN: its own words for what it refuses, and the arguments in a body.
pub fn ckan(messages: &Messages, operation: &Operation, post: bool) -> Value {
    let mut document = operation.document(messages);
    let responses = &mut document["responses"];
    for status in ["400", "404", "409", "503"] {
        responses[status] = answer(messages, "api-problem", "CkanRefusal");
    }
    if let Some(answers) = responses.as_object_mut() {
        answers.remove("410");
    }
    if post {
        responses["413"] = json!({ "description": messages.text("api-problem") });
        document["operationId"] = json!(format!("{}-post", operation.id));
        document["requestBody"] = json!({ "content": { "application/json": { "schema": { "type": "object" } } } });
    }
    document
}
