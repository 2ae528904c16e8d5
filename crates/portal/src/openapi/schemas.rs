//! The shapes of the JSON answers (JSON Schema 2020-12).
//!
//! Never here: prose; values are as the nouns of the catalog and the answers of the table say.

use serde_json::{Value, json};

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn list(name: &str) -> Value {
    json!({ "type": "array", "items": reference(name) })
}

fn object(required: &[&str], properties: Value) -> Value {
    json!({ "type": "object", "required": required, "properties": properties })
}

/// All schemas by name.
pub fn all() -> Value {
    let mut all = of_datasets();
    for (name, shape) in [of_portal(), of_v1()].iter().filter_map(Value::as_object).flatten() {
        all[name] = shape.clone();
    }
    all
}

/// Of the pages as JSON.
fn of_datasets() -> Value {
    let text = json!({ "type": "string" });
    let optional = json!({ "type": ["string", "null"] });
    let count = json!({ "type": "integer", "minimum": 0 });
    let texts = json!({ "type": "array", "items": { "type": "string" } });
    let moment = json!({ "type": "string", "format": "date-time" });
    json!({
        "Agency": object(&["slug", "name"], json!({ "slug": text, "name": text })),
        "DatasetSummary": object(
            &["slug", "title", "agency", "version", "published", "rows", "columns", "formats"],
            json!({
                "slug": text, "title": text, "description": text, "keywords": texts, "theme": optional,
                "agency": reference("Agency"), "license": text, "frequency": optional,
                "invented": { "type": "boolean" }, "version": count, "published": moment, "rows": count,
                "columns": count, "formats": texts, "highlight": { "type": "object" },
            }),
        ),
        "FacetValue": object(&["value", "label", "count"], json!({ "value": text, "label": text, "count": count })),
        "DatasetList": object(&["query", "result"], json!({
            "query": { "type": "object" },
            "result": object(&["total", "items", "facets"], json!({
                "total": count,
                "items": list("DatasetSummary"),
                "facets": { "type": "object", "additionalProperties": list("FacetValue") },
                "reading": object(&["replaced", "any", "near"], json!({
                    "replaced": { "type": "array", "items": { "type": "array" } }, "any": { "type": "boolean" },
                    "near": texts,
                })),
            })),
        })),
        "Suggestions": object(&["texts", "datasets"], json!({
            "texts": texts,
            "datasets": { "type": "array", "items": object(&["title", "address"], json!({ "title": text, "address": text })) },
        })),
        "Dataset": object(&["slug", "title", "agency", "license"], json!({
            "slug": text, "title": text, "description": text, "keywords": texts, "theme": optional,
            "agency": reference("Agency"), "contact_position": optional, "contact_email": optional,
            "license": text, "frequency": optional, "temporal": optional, "spatial": optional,
            "invented": { "type": "boolean" },
        })),
        "Distribution": object(&["name", "role", "format", "media_type", "bytes", "sha256"], json!({
            "name": text, "role": text, "format": text, "media_type": text, "bytes": count,
            "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
        })),
        "Field": object(&["name", "label", "type"], json!({
            "name": text, "label": text, "description": text, "type": text, "unit": optional,
            "semantic": optional, "nullable": { "type": "boolean" }, "example": optional,
        })),
        "Difference": object(&["rows_added", "rows_removed", "rows_changed", "rows_same"], json!({
            "key": texts, "rows_added": count, "rows_removed": count, "rows_changed": count, "rows_same": count,
            "columns_added": texts, "columns_removed": texts,
        })),
        "Version": object(&["number", "published", "rows", "distributions", "dictionary", "profile", "findings"], json!({
            "number": count, "published": moment, "engine": text, "rows": count,
            "source": { "type": "object" },
            "distributions": list("Distribution"),
            "dictionary": object(&["fields"], json!({ "fields": list("Field") })),
            "profile": { "type": "object" },
            "findings": { "type": "array", "items": { "type": "object" } },
            "changed_cells": count, "dropped_rows": count,
            "decisions": { "type": "array", "items": { "type": "object" } },
            "difference": { "anyOf": [reference("Difference"), { "type": "null" }] },
        })),
        "VersionSummary": object(&["number", "published", "source", "rows", "columns"], json!({
            "number": count, "published": moment, "source": text, "rows": count, "columns": count,
            "difference": { "anyOf": [reference("Difference"), { "type": "null" }] },
        })),
        "Versions": object(&["versions"], json!({ "versions": list("VersionSummary") })),
        "DatasetDetail": object(&["dataset", "latest", "version", "versions"], json!({
            "dataset": reference("Dataset"), "latest": count, "version": reference("Version"),
            "versions": list("VersionSummary"),
        })),
        "Column": object(&["name", "type"], json!({ "name": text, "type": text, "scale": count })),
        "Rows": object(&["columns", "rows", "numbers", "total", "all"], json!({
            "columns": list("Column"),
            "rows": { "type": "array", "items": { "type": "array" } },
            "numbers": { "type": "array", "items": count },
            "total": count, "all": count, "took_ms": { "type": "number" },
        })),
        "Totals": object(&["rows", "columns"], json!({
            "rows": count,
            "columns": { "type": "array", "items": { "type": "object" } },
            "took_ms": { "type": "number" },
        })),
        "Chart": object(&["chart"], json!({ "chart": { "type": ["object", "null"] } })),
        "Health": object(&["status", "version"], json!({ "status": text, "version": text })),
        "UpdateResult": object(&["status", "dataset", "address"], json!({
            "status": { "enum": ["published", "unchanged", "waiting"] }, "dataset": text, "address": text,
            "version": count, "published": moment, "rows": count,
            "difference": { "anyOf": [reference("Difference"), { "type": "null" }] },
            "receipt": object(&["folio", "address"], json!({ "folio": text, "address": text })),
            "draft": text, "reasons": list("UpdateReason"),
        })),
        "UpdateReason": object(&["code", "text"], json!({
            "code": text, "text": text, "column": optional, "what": optional,
            "step": { "type": ["integer", "null"] }, "count": { "type": ["integer", "null"] },
        })),
        "Problem": object(&["type", "title", "status", "code"], json!({
            "type": text, "title": text, "status": count, "detail": optional, "hint": optional, "code": text,
        })),
    })
}

/// Of the whole portal, and of CKAN's words.
fn of_portal() -> Value {
    let text = json!({ "type": "string" });
    let count = json!({ "type": "integer", "minimum": 0 });
    let objects = json!({ "type": "array", "items": { "type": "object" } });
    json!({
        "OpenApi": object(&["openapi", "info", "paths"], json!({ "openapi": text, "info": { "type": "object" }, "paths": { "type": "object" } })),
        "Objects": objects,
        "InventoryList": objects,
        "DataPackage": object(&["name", "resources"], json!({ "name": text, "resources": objects })),
        "VegaLite": object(&["$schema"], json!({ "$schema": text })),
        "Map": object(&["map", "version", "latest", "areas", "classes", "points"], json!({
            "map": { "type": ["object", "null"] }, "version": count, "latest": count,
            "outlines": { "type": ["object", "null"] }, "areas": { "type": ["array", "null"], "items": { "type": "object" } },
            "classes": objects, "points": { "type": ["integer", "null"] }, "without": { "type": ["integer", "null"] },
        })),
        "Promises": object(&["agencies"], json!({ "agencies": objects })),
        "UseTable": object(&["from", "until", "total", "days"], json!({
            "from": text, "until": text, "total": reference("UseCounts"), "days": list("UseDay"),
        })),
        "UseCounts": object(&["view", "download", "api"], json!({ "view": count, "download": count, "api": count })),
        "UseDay": object(&["day", "view", "download", "api"], json!({ "day": text, "view": count, "download": count, "api": count })),
        "RequestList": object(&["total", "page", "pages", "requests"], json!({ "total": count, "page": count, "pages": count, "requests": objects })),
        "ReuseList": object(&["total", "reuses"], json!({ "total": count, "reuses": objects })),
        "StoryList": object(&["total", "stories"], json!({ "total": count, "stories": objects })),
        "QuestionList": object(&["dataset", "questions"], json!({ "dataset": text, "questions": objects })),
        "ErrorList": object(&["dataset", "errors"], json!({ "dataset": text, "errors": objects })),
        "CkanVersion": object(&["version"], json!({ "version": count })),
        "CkanAnswer": object(&["help", "success", "result"], json!({ "help": text, "success": { "const": true }, "result": true })),
        "CkanRefusal": json!({ "anyOf": [text, object(&["help", "success", "error"], json!({ "help": text, "success": { "const": false }, "error": { "type": "object" } }))] }),
    })
}

/// Of `/api/v1`.
fn of_v1() -> Value {
    let text = json!({ "type": "string" });
    let optional = json!({ "type": ["string", "null"] });
    let count = json!({ "type": "integer", "minimum": 0 });
    let rows = json!({ "type": "array", "items": { "type": "array" } });
    let objects = json!({ "type": "array", "items": { "type": "object" } });
    json!({
        "Start": whole(json!({
            "datasets": text, "agencies": text, "sql": text, "openapi": text, "documentation": text, "catalog": text,
        })),
        "V1Datasets": whole(json!({
            "total": count, "datasets": list("DatasetSummary"), "facets": { "type": "object" }, "next": optional,
        })),
        "V1Agencies": whole(json!({ "agencies": list("Agency") })),
        "V1Dataset": whole(json!({
            "dataset": reference("Dataset"), "latest": count, "version": count, "published": text, "rows": count,
            "fields": list("Field"), "files": objects, "page": text,
            "links": { "type": "object", "additionalProperties": text },
        })),
        "V1Dictionary": whole(json!({ "dataset": text, "version": count, "fields": list("Field") })),
        "V1Profile": whole(json!({ "dataset": text, "version": count, "profile": { "type": "object" } })),
        "V1Rows": whole(json!({
            "dataset": text, "version": count, "columns": list("Column"), "rows": rows,
            "numbers": { "type": "array", "items": count }, "total": count, "all": count, "next": optional,
        })),
        "V1Groups": whole(json!({
            "dataset": text, "version": count, "by": reference("Column"), "groups": objects, "keys": count, "rows": count,
        })),
        "V1Totals": whole(json!({ "dataset": text, "version": count, "rows": count, "columns": objects })),
        "V1Values": whole(json!({
            "dataset": text, "version": count, "column": reference("Column"), "values": objects, "distinct": count,
            "others": count, "blank": count,
        })),
        "V1Sql": whole(json!({ "columns": list("Column"), "rows": rows, "truncated": { "type": "boolean" } })),
    })
}

/// An object whose properties are all there.
fn whole(properties: Value) -> Value {
    let required: Vec<&str> =
        properties.as_object().map(|all| all.keys().map(String::as_str).collect()).unwrap_or_default();
    json!({ "type": "object", "required": required, "properties": properties.clone() })
}
