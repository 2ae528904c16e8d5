//! The one address that writes: a machine publishes the next version of a dataset.
//!
//! Never here: what it does (see `pages::api_versions`).

use serde_json::{Value, json};

use super::operation::{answer, problem};
use super::writing::parameter;
use crate::language::Messages;

/// Its path.
pub const PATH: &str = "/api/v1/datasets/{slug}/versions";

/// The operation, its sentences in one language.
pub fn operation(messages: &Messages) -> Value {
    json!({
        "operationId": "publish-version",
        "summary": messages.code("endpoint", "publish-version"),
        "description": messages.text("api-write-what"),
        "security": [{ "token": [] }],
        "parameters": [
            parameter(messages, "slug", true, "slug", "licencias-2024"),
            parameter(messages, "file", false, "file-name", "licencias_02.csv"),
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
            "200": answer(messages, "api-write-unchanged", "UpdateResult"),
            "201": answer(messages, "api-write-published", "UpdateResult"),
            "202": answer(messages, "api-write-waiting", "UpdateResult"),
            "400": problem(messages, "api-problem"),
            "401": problem(messages, "api-problem"),
            "403": problem(messages, "api-problem"),
            "404": problem(messages, "api-problem"),
            "405": { "description": messages.text("api-write-not-here") },
            "413": problem(messages, "api-write-too-large"),
            "415": problem(messages, "api-write-unsupported"),
            "422": problem(messages, "api-problem"),
            "429": problem(messages, "api-too-many"),
            "503": problem(messages, "api-problem"),
        },
    })
}

/// How a machine says who it is.
pub fn security() -> Value {
    json!({ "token": { "type": "http", "scheme": "bearer" } })
}
