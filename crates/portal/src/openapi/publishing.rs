//! The one address that writes: a machine publishes the next version of a dataset.
//!
//! Never here: what it does (see `pages::api_versions`).

use serde_json::{Value, json};

use crate::language::Messages;

/// Its path.
pub const PATH: &str = "/api/v1/datasets/{slug}/versions";

/// The operation, its sentences in one language.
pub fn operation(messages: &Messages) -> Value {
    let answer = |key: &str| {
        json!({
            "description": messages.text(key),
            "content": { "application/json": { "schema": { "$ref": "#/components/schemas/UpdateResult" } } },
        })
    };
    let problem = |key: &str| {
        json!({
            "description": messages.text(key),
            "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
        })
    };
    let parameter = |name: &str, place: &str, key: &str, example: &str| {
        json!({
            "name": name,
            "in": place,
            "required": place == "path",
            "description": messages.code("parameter", key),
            "schema": { "type": "string" },
            "example": example,
        })
    };
    json!({
        "operationId": "publish-version",
        "summary": messages.code("endpoint", "publish-version"),
        "description": messages.text("api-write-what"),
        "security": [{ "token": [] }],
        "parameters": [
            parameter("slug", "path", "slug", "licencias-2024"),
            parameter("file", "query", "file-name", "licencias_02.csv"),
        ],
        "requestBody": {
            "required": true,
            "content": {
                "application/octet-stream": { "schema": { "type": "string", "format": "binary" } },
                "multipart/form-data": { "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": { "file": { "type": "string", "format": "binary" } },
                } },
            },
        },
        "responses": {
            "200": answer("api-write-unchanged"),
            "201": answer("api-write-published"),
            "202": answer("api-write-waiting"),
            "400": problem("api-problem"),
            "401": problem("api-problem"),
            "403": problem("api-problem"),
            "404": problem("api-problem"),
            "405": { "description": messages.text("api-write-not-here") },
            "413": problem("api-write-too-large"),
            "415": problem("api-write-unsupported"),
            "422": problem("api-problem"),
        },
    })
}

/// How a machine says who it is.
pub fn security() -> Value {
    json!({ "token": { "type": "http", "scheme": "bearer" } })
}
