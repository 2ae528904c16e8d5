//! An address that is read, and how it is written down in OpenAPI.
//!
//! Never here: the addresses themselves.

use serde_json::{Map, Value, json};

use super::input::Input;
use crate::language::Messages;

/// A media type, and the name of its schema where it is JSON of ours.
pub type Answer = (&'static str, Option<&'static str>);

/// What surrounds the answers of an address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// As they are.
    Plain,
    /// Parts of them can be asked for.
    File,
    /// They are counted, tagged and limited (`/api/…`).
    Limited,
}

/// An address; `endpoint-<key>` is its sentence.
pub struct Operation {
    /// Stable id.
    pub id: &'static str,
    /// Key of its sentence; addresses that differ in their form alone share one.
    pub key: &'static str,
    /// Path with `{names}`.
    pub path: &'static str,
    /// What a question may say.
    pub inputs: &'static [&'static Input],
    /// What an answer may be.
    pub answers: &'static [Answer],
    /// True where rows can be filtered by `column__operator=value`.
    pub filters: bool,
    /// What surrounds the answers.
    pub manner: Manner,
}

/// One that answers as it is, with a sentence of its own.
pub const fn plain(
    id: &'static str,
    path: &'static str,
    inputs: &'static [&'static Input],
    answers: &'static [Answer],
) -> Operation {
    Operation { id, key: id, path, inputs, answers, filters: false, manner: Manner::Plain }
}

/// The same of rows that can be filtered.
pub const fn filtered(
    id: &'static str,
    path: &'static str,
    inputs: &'static [&'static Input],
    answers: &'static [Answer],
) -> Operation {
    Operation { id, key: id, path, inputs, answers, filters: true, manner: Manner::Plain }
}

impl Operation {
    /// The same with the sentence of another.
    pub const fn said(self, key: &'static str) -> Operation {
        Operation { key, ..self }
    }

    /// The same with another surrounding.
    pub const fn with(self, manner: Manner) -> Operation {
        Operation { manner, ..self }
    }

    /// Its sentence; where several share it, with the form.
    pub fn summary(&self, messages: &Messages) -> String {
        let sentence = messages.code("endpoint", self.key);
        let form = self.path.rsplit('/').next().and_then(|last| last.split_once('.')).map(|(_, form)| form);
        match form.filter(|_| self.key != self.id) {
            Some(form) => format!("{sentence} (.{form})"),
            None => sentence,
        }
    }

    /// As an operation of OpenAPI.
    pub fn document(&self, messages: &Messages) -> Value {
        let mut parameters: Vec<Value> = self.inputs.iter().map(|input| input.parameter(messages)).collect();
        if self.filters {
            parameters.push(json!({
                "name": "filters", "in": "query", "required": false, "style": "form", "explode": true,
                "description": messages.text("parameter-filters"),
                "schema": { "type": "object", "additionalProperties": { "type": "string" } },
                "example": { "municipio__contains": "juarez" },
            }));
        }
        json!({
            "operationId": self.id,
            "summary": self.summary(messages),
            "parameters": parameters,
            "responses": self.responses(messages),
        })
    }

    /// What it may answer, by status.
    pub fn responses(&self, messages: &Messages) -> Value {
        let content: Map<String, Value> = self
            .answers
            .iter()
            .map(|(kind, schema)| ((*kind).to_owned(), schema.map_or_else(|| json!({}), reference)))
            .collect();
        let mut answers = json!({ "200": { "description": messages.text("api-success"), "content": content } });
        if self.manner == Manner::File {
            answers["206"] = json!({ "description": messages.text("api-part") });
            answers["304"] = json!({ "description": messages.text("api-known") });
            answers["416"] = json!({ "description": messages.text("api-no-part") });
        }
        let limited = self.manner == Manner::Limited;
        if limited {
            answers["200"]["headers"] = rate(messages);
            answers["200"]["headers"]["ETag"] = json!({ "schema": { "type": "string" } });
            answers["304"] = json!({ "description": messages.text("api-known") });
            answers["429"] = problem(messages, "api-too-many");
            answers["429"]["headers"] = rate(messages);
            answers["429"]["headers"]["Retry-After"] = header(messages, "api-rate-reset");
        }
        if !self.inputs.is_empty() || limited {
            // 404: no such thing; 410: it was taken back; 503: too much for the limits
            for status in ["400", "404", "410", "503"] {
                answers[status] = problem(messages, "api-problem");
                if limited {
                    answers[status]["headers"] = rate(messages);
                }
            }
        }
        answers
    }
}

/// A JSON body of a named schema.
pub fn reference(schema: &str) -> Value {
    json!({ "schema": { "$ref": format!("#/components/schemas/{schema}") } })
}

/// An answer of JSON of a named schema.
pub fn answer(messages: &Messages, key: &str, schema: &str) -> Value {
    json!({ "description": messages.text(key), "content": { "application/json": reference(schema) } })
}

/// A refusal; who asks as a browser does sees a page.
pub fn problem(messages: &Messages, key: &str) -> Value {
    json!({
        "description": messages.text(key),
        "content": { "application/problem+json": reference("Problem"), "text/html": {} },
    })
}

fn header(messages: &Messages, key: &str) -> Value {
    json!({ "description": messages.text(key), "schema": { "type": "integer", "minimum": 0 } })
}

fn rate(messages: &Messages) -> Value {
    json!({
        "RateLimit-Limit": header(messages, "api-rate-limit"),
        "RateLimit-Remaining": header(messages, "api-rate-remaining"),
        "RateLimit-Reset": header(messages, "api-rate-reset"),
    })
}
