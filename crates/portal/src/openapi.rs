//! The addresses that programs use, as data: `/openapi.json` and the page `/api` are both written from here.
//!
//! Never here: what an address answers (see `pages`).

pub mod catalog;
pub mod dataset;
pub mod input;
pub mod operation;
pub mod publishing;
mod schemas;
pub mod v1;
pub mod writing;

use serde_json::{Map, Value, json};

use crate::language::Messages;
use operation::Operation;

/// The parts of the page `/api`: key of the heading, addresses.
pub const PARTS: &[(&str, &[Operation])] =
    &[("api-of-datasets", dataset::OPERATIONS), ("api-of-portal", catalog::OPERATIONS), ("api-of-ckan", catalog::CKAN)];

/// The OpenAPI 3.1 document, its sentences in one language.
pub fn document(messages: &Messages) -> Value {
    let mut paths = Map::new();
    let mut add = |path: &str, method: &str, operation: Value| {
        let item = paths.entry(path).or_insert_with(|| json!({}));
        item[method] = operation;
    };
    for operation in [v1::OPERATIONS, catalog::OPERATIONS, dataset::OPERATIONS].into_iter().flatten() {
        add(operation.path, "get", operation.document(messages));
    }
    for operation in catalog::CKAN {
        if operation.inputs.is_empty() {
            add(operation.path, "get", operation.document(messages));
        } else {
            add(operation.path, "get", v1::ckan(messages, operation, false));
            add(operation.path, "post", v1::ckan(messages, operation, true));
        }
    }
    let mut sql = v1::SQL.document(messages);
    sql["responses"] = v1::sql_responses(messages);
    add(v1::SQL.path, "get", sql);
    add(v1::SQL.path, "post", v1::ask(messages));
    add(publishing::PATH, "post", publishing::operation(messages));
    for writing in &writing::WRITINGS {
        add(writing.path, writing.method, writing::operation(messages, writing));
    }
    let mut shapes = schemas::all();
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
