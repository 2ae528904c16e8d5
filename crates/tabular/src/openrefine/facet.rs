//! Facets of OpenRefine (`engineConfig`) as conditions.
//!
//! Never here: the operations that they belong to.

use serde_json::Value;

use super::Reason;
use crate::expression::Expression;
use crate::operation::Condition;

/// What cannot be said, with what it is.
pub(super) type Failure = (Reason, String);

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn truth(value: &Value, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap_or(false)
}

/// The value of a choice as the text of a cell.
fn choice(value: &Value) -> String {
    match value.pointer("/v/v").unwrap_or(&Value::Null) {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.as_f64().map_or_else(
            || number.to_string(),
            |number| {
                if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string() }
            },
        ),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The conditions of an operation; `name` gives our name of a column.
pub(super) fn conditions(operation: &Value, name: &dyn Fn(&str) -> String) -> Result<Vec<Condition>, Failure> {
    let Some(facets) = operation.pointer("/engineConfig/facets").and_then(Value::as_array) else {
        return Ok(Vec::new());
    };
    let mut conditions = Vec::new();
    for facet in facets {
        if let Some(condition) = condition(facet, name)? {
            conditions.push(condition);
        }
    }
    Ok(conditions)
}

fn condition(facet: &Value, name: &dyn Fn(&str) -> String) -> Result<Option<Condition>, Failure> {
    let column = text(facet, "columnName");
    let unknown = || (Reason::Facet, format!("{} {column}", text(facet, "type")).trim().to_owned());
    let written = text(facet, "expression");
    let written = if written.is_empty() { "value" } else { written };
    let expression = |written: &str| -> Result<Option<String>, Failure> {
        let parsed = Expression::parse(written).map_err(|what| (Reason::Facet, what))?;
        if parsed.is_value() {
            return Ok(None);
        }
        Expression::renamed(written, name).map(Some).map_err(|what| (Reason::Facet, what))
    };
    // a facet over several columns (`row.starred`, all columns) has no cell of its own
    if column.is_empty() {
        return Err(unknown());
    }
    let base = Condition { column: name(column), not: truth(facet, "invert"), ..Condition::default() };
    Ok(match text(facet, "type") {
        "list" => {
            let selected = facet.get("selection").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            let mut one_of: Vec<String> = selected.iter().map(choice).collect();
            if truth(facet, "selectBlank") {
                one_of.push(String::new());
            }
            if truth(facet, "selectError") {
                return Err(unknown());
            }
            (!one_of.is_empty()).then_some(Condition { one_of, expression: expression(written)?, ..base })
        }
        "text" => {
            let query = text(facet, "query");
            if query.is_empty() {
                return Ok(None);
            }
            let sensitive = truth(facet, "caseSensitive");
            if text(facet, "mode") == "regex" {
                let pattern = if sensitive { query.to_owned() } else { format!("(?i){query}") };
                regex::Regex::new(&pattern).map_err(|_| (Reason::Facet, query.to_owned()))?;
                Some(Condition { matches: Some(pattern), ..base })
            } else if sensitive {
                Some(Condition { matches: Some(regex::escape(query)), ..base })
            } else {
                Some(Condition { contains: Some(query.to_owned()), ..base })
            }
        }
        "range" => {
            let number = |key: &str| facet.get(key).and_then(Value::as_f64);
            let choose = |key: &str| facet.get(key).and_then(Value::as_bool).unwrap_or(true);
            let (least, below) = (number("from"), number("to"));
            if least.is_none() && below.is_none() {
                return Ok(None);
            }
            Some(Condition {
                least: if choose("selectNumeric") { least } else { Some(f64::MAX) },
                below,
                blanks: choose("selectBlank"),
                texts: choose("selectNonNumeric"),
                expression: expression(written)?,
                ..base
            })
        }
        _ => return Err(unknown()),
    })
}
