//! The addresses that take work in from machines beside publication: files for review, entries of the inventory.
//!
//! Never here: what they do (see `pages::api_arrivals` and `pages::api_inventory`).

use apertura_catalog::opening::Field;
use serde_json::{Map, Value, json};

use super::operation::{answer, problem};
use crate::language::Messages;

/// An address that writes; `endpoint-<id>` and `endpoint-<id>-what` are its sentences.
pub struct Writing {
    /// Stable id.
    pub id: &'static str,
    /// Method in lower case.
    pub method: &'static str,
    /// Path with `{names}`.
    pub path: &'static str,
    /// What a token must allow, for people.
    pub scope: &'static str,
    /// What follows `curl -H "Authorization: Bearer $TOKEN"` in an example, before the address.
    pub example: &'static str,
}

/// All of them.
pub const WRITINGS: [Writing; 3] = [
    Writing {
        id: "submit-file",
        method: "post",
        path: "/api/v1/agencies/{agency}/submissions",
        scope: "see-work, prepare, submit",
        example: "-F title=Licencias -F license=CC-BY-4.0 -F column-folio='Folio de la licencia' -F file=@licencias.csv",
    },
    Writing {
        id: "add-entry",
        method: "post",
        path: "/api/v1/agencies/{agency}/inventory",
        scope: "see-work, edit-inventory",
        example: r#"--json '{"title": "Licencias", "access": "public", "frequency": "mensual"}'"#,
    },
    Writing {
        id: "change-entry",
        method: "patch",
        path: "/api/v1/agencies/{agency}/inventory/{id}",
        scope: "see-work, edit-inventory",
        example: r#"-X PATCH --json '{"revision": 1, "formats": ["CSV", "XLSX"]}'"#,
    },
];

/// Fields of the form of a submission, before its file.
const DESCRIBING: [&str; 14] = [
    "dataset",
    "entry",
    "note",
    "title",
    "description",
    "theme",
    "keywords",
    "contact_position",
    "contact_email",
    "license",
    "frequency",
    "temporal",
    "spatial",
    "landing_page",
];

/// A parameter of an address that writes.
pub fn parameter(messages: &Messages, name: &str, in_path: bool, key: &str, example: &str) -> Value {
    json!({
        "name": name,
        "in": if in_path { "path" } else { "query" },
        "required": in_path,
        "description": messages.code("parameter", key),
        "schema": { "type": "string" },
        "example": example,
    })
}

/// The operation, its sentences in one language.
pub fn operation(messages: &Messages, writing: &Writing) -> Value {
    let mut parameters = vec![parameter(messages, "agency", true, "agency", "secretaria-de-movilidad")];
    if writing.path.contains("{id}") {
        parameters.push(parameter(messages, "id", true, "entry-id", "0a1b2c3d4e5f6071"));
    }
    let mut responses = Map::new();
    let body = if writing.id == "submit-file" {
        for (name, key, example) in [
            ("dataset", "next-version-of", "licencias-2024"),
            ("entry", "entry-id", "0a1b2c3d4e5f6071"),
            ("file", "file-name", "licencias_02.csv"),
        ] {
            parameters.push(parameter(messages, name, false, key, example));
        }
        responses.insert("200".to_owned(), answer(messages, "api-write-unchanged", "SubmissionResult"));
        responses.insert("201".to_owned(), answer(messages, "api-submitted", "SubmissionResult"));
        responses.insert("202".to_owned(), answer(messages, "api-submission-waits", "SubmissionResult"));
        let mut fields: Map<String, Value> =
            DESCRIBING.iter().map(|name| ((*name).to_owned(), json!({ "type": "string" }))).collect();
        fields.insert("file".to_owned(), json!({ "type": "string", "format": "binary" }));
        json!({
            "multipart/form-data": { "schema": {
                "type": "object",
                "required": ["file"],
                "properties": fields,
                "patternProperties": { "^(column|unit)-": { "type": "string" } },
            } },
            "application/octet-stream": { "schema": { "type": "string", "format": "binary" } },
        })
    } else {
        let done = if writing.method == "post" { "201" } else { "200" };
        responses.insert(done.to_owned(), answer(messages, "api-entry-written", "EntryWritten"));
        responses.insert("409".to_owned(), answer(messages, "api-entry-clashed", "EntryWritten"));
        json!({ "application/json": { "schema": { "$ref": "#/components/schemas/EntryCells" } } })
    };
    for status in ["400", "401", "403", "404", "422", "503"] {
        responses.insert(status.to_owned(), problem(messages, "api-problem"));
    }
    responses.insert("413".to_owned(), problem(messages, "api-write-too-large"));
    responses.insert("405".to_owned(), json!({ "description": messages.text("api-write-not-here") }));
    responses.insert("429".to_owned(), problem(messages, "api-too-many"));
    responses.insert("415".to_owned(), problem(messages, "api-write-unsupported"));
    json!({
        "operationId": writing.id,
        "summary": messages.code("endpoint", writing.id),
        "description": messages.text(&format!("endpoint-{}-what", writing.id)),
        "security": [{ "token": [] }],
        "parameters": parameters,
        "requestBody": { "required": true, "content": body },
        "responses": responses,
    })
}

/// The shapes that these addresses take and give.
pub fn schemas() -> [(&'static str, Value); 3] {
    let text = json!({ "type": "string" });
    let cell = json!({ "type": ["string", "number", "boolean", "null", "array"] });
    let mut cells: Map<String, Value> = Field::all().map(|field| (field.code().to_owned(), cell.clone())).collect();
    cells.insert("revision".to_owned(), json!({ "type": "integer", "minimum": 1 }));
    let list = |properties: Value| json!({ "type": "array", "items": { "type": "object", "properties": properties } });
    let written = json!({
        "status": { "enum": ["added", "saved", "merged", "unchanged", "clashed"] },
        "id": text, "revision": { "type": "integer" }, "stage": text, "address": text,
        "findings": list(json!({ "code": text, "severity": text, "field": { "type": ["string", "null"] }, "text": text })),
        "clashes": list(json!({ "field": text, "mine": text, "theirs": text })),
    });
    let submitted = json!({
        "status": { "enum": ["submitted", "waiting", "working", "unchanged"] },
        "address": text, "submission": text, "state": text, "dataset": text, "draft": text,
        "version": { "type": "integer" },
        "reasons": { "type": "array", "items": { "$ref": "#/components/schemas/UpdateReason" } },
        "missing": list(json!({ "code": text, "names": { "type": "array", "items": text }, "who": text, "text": text })),
    });
    [
        ("EntryCells", json!({ "type": "object", "additionalProperties": false, "properties": cells })),
        (
            "EntryWritten",
            json!({ "type": "object", "required": ["status", "id", "revision", "address"], "properties": written }),
        ),
        ("SubmissionResult", json!({ "type": "object", "required": ["status", "address"], "properties": submitted })),
    ]
}
