//! The arguments of an action, wherever CKAN's clients put them: form, query, JSON body, or JSON as the name of a field.
//!
//! Never here: what an action does with them.

use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use crate::visit::{Visit, pairs};

/// The arguments by name.
#[derive(Debug)]
pub struct Arguments(Map<String, Value>);

impl Arguments {
    /// Reads them in CKAN's order.
    ///
    /// # Errors
    /// A body that is no JSON object.
    pub fn of(visit: &Visit, headers: &HeaderMap, body: &[u8]) -> Result<Arguments, String> {
        let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let text = std::str::from_utf8(body).map_err(|_| "Error decoding JSON data".to_owned())?.trim();
        if kind.starts_with("application/x-www-form-urlencoded") && !text.is_empty() {
            let fields = pairs(text);
            return match fields.as_slice() {
                // a tool that sends JSON without saying so
                [(name, value)] if name.starts_with('{') && (value.is_empty() || value == "1") => object(name),
                fields => Ok(Arguments::listed(fields)),
            };
        }
        if !visit.query.is_empty() || text.is_empty() {
            return Ok(Arguments::listed(&visit.query));
        }
        object(text)
    }

    /// Repeated names become lists.
    fn listed(fields: &[(String, String)]) -> Arguments {
        let mut all = Map::new();
        for (name, value) in fields {
            match all.get_mut(name) {
                Some(Value::Array(values)) => values.push(value.clone().into()),
                Some(one) => *one = Value::Array(vec![one.clone(), value.clone().into()]),
                None => {
                    all.insert(name.clone(), value.clone().into());
                }
            }
        }
        Arguments(all)
    }

    /// The names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// A value as it came.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.0.get(name).filter(|value| !value.is_null())
    }

    /// A text; none where absent or blank.
    pub fn word(&self, name: &str) -> Option<String> {
        let text = match self.value(name)? {
            Value::String(text) => text.trim().to_owned(),
            Value::Array(values) => values.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","),
            other => other.to_string(),
        };
        Some(text).filter(|text| !text.is_empty())
    }

    /// True, in all the ways in which clients say it.
    pub fn flag(&self, name: &str, usual: bool) -> bool {
        self.word(name)
            .map_or(usual, |text| matches!(text.to_lowercase().as_str(), "true" | "1" | "yes" | "on" | "t" | "y"))
    }

    /// A number; none where it is no number.
    ///
    /// # Errors
    /// The text that is none.
    pub fn number(&self, name: &str, usual: u64) -> Result<u64, String> {
        self.word(name).map_or(Ok(usual), |text| text.parse().map_err(|_| "Invalid integer".to_owned()))
    }
}

fn object(text: &str) -> Result<Arguments, String> {
    match serde_json::from_str(text) {
        Ok(Value::Object(all)) => Ok(Arguments(all)),
        Ok(_) => Err("Error decoding JSON data. Request data JSON decoded to a non-object".to_owned()),
        Err(why) => Err(format!("Error decoding JSON data. {why}")),
    }
}
