//! The operations that a person may add, in groups, as they stand before they are filled in.
//!
//! `allow` and `accept-risk` are not among them: they are decisions about a finding (see `findings`).
//! Never here: forms.

use apertura_tabular::Operation;
use serde_json::{Value, json};

/// The groups, each with its operations.
pub(super) fn groups() -> [(&'static str, Vec<Value>); 6] {
    [
        ("text", texts()),
        ("types", types()),
        ("rows", rows()),
        ("columns", columns()),
        ("places", places()),
        ("persons", persons()),
    ]
}

fn texts() -> Vec<Value> {
    vec![
        json!({"op": "replace-text", "column": "", "find": "", "replace": "", "pattern": false}),
        json!({"op": "map-values", "column": "", "values": {}}),
        json!({"op": "change-case", "column": "", "to": "title"}),
        json!({"op": "normalize-space", "columns": []}),
        json!({"op": "set-missing", "column": "", "words": {}}),
        json!({"op": "transform", "column": "", "expression": "value", "blank_errors": false}),
        json!({"op": "conform", "column": "", "by": [], "support": 3, "share": 0.8, "blanks": true, "replace": "slips"}),
        json!({"op": "reconcile", "column": "", "thing": "", "source": "", "beside": []}),
    ]
}

fn types() -> Vec<Value> {
    vec![
        json!({"op": "parse-number", "column": "", "decimal": ".", "group": ",", "integer": false, "scale": null,
               "percent": false, "hundredfold": false, "words": [], "unit": null}),
        json!({"op": "parse-date", "column": "", "order": "dmy", "time": false}),
        json!({"op": "parse-time", "column": ""}),
        json!({"op": "parse-year", "column": ""}),
        json!({"op": "parse-boolean", "column": "", "yes": ["Sí"], "no": ["No"]}),
        json!({"op": "keep-text", "column": ""}),
        json!({"op": "pad-zeros", "column": "", "width": 5}),
        json!({"op": "set-type", "column": "", "to": "text"}),
    ]
}

fn rows() -> Vec<Value> {
    vec![
        json!({"op": "drop-rows", "column": "", "values": []}),
        json!({"op": "keep-rows", "column": "", "values": []}),
        json!({"op": "filter-rows", "keep": true, "conditions": []}),
        json!({"op": "drop-duplicates"}),
        json!({"op": "drop-repeated", "columns": []}),
        json!({"op": "drop-derived"}),
        json!({"op": "fill-down", "columns": []}),
        json!({"op": "blank-down", "columns": []}),
        json!({"op": "sort", "by": []}),
        json!({"op": "split-rows", "column": "", "separator": ";", "repeat": true}),
        json!({"op": "join-rows", "column": "", "key": "", "separator": "; "}),
        json!({"op": "promote-header", "row": 1}),
    ]
}

fn columns() -> Vec<Value> {
    vec![
        json!({"op": "rename", "column": "", "to": ""}),
        json!({"op": "drop-columns", "columns": []}),
        json!({"op": "keep-columns", "columns": []}),
        json!({"op": "reorder", "columns": []}),
        json!({"op": "split", "column": "", "separator": ",", "into": [], "keep": false, "pattern": false, "lengths": []}),
        json!({"op": "join", "columns": [], "separator": " ", "to": ""}),
        json!({"op": "extract", "column": "", "pattern": "", "to": ""}),
        json!({"op": "recode", "column": "", "to": "", "values": {}}),
        json!({"op": "compute", "column": "", "to": "", "expression": "value"}),
        json!({"op": "unpivot", "columns": [], "key": "periodo", "value": "valor"}),
        json!({"op": "pivot", "key": "", "value": "", "columns": []}),
    ]
}

fn places() -> Vec<Value> {
    vec![
        json!({"op": "geocode", "column": "", "latitude": "latitud", "longitude": "longitud", "centers": {}}),
        json!({"op": "parse-coordinates", "columns": [], "latitude": "latitud", "longitude": "longitud", "zone": null}),
    ]
}

fn persons() -> Vec<Value> {
    vec![
        json!({"op": "remove", "column": ""}),
        json!({"op": "mask", "column": "", "keep": 4}),
        json!({"op": "pseudonymize", "column": ""}),
        json!({"op": "generalize", "column": "", "to": null, "step": null}),
        json!({"op": "suppress-rows", "columns": [], "least": 5}),
        json!({"op": "suppress-cells", "columns": [], "by": [], "least": 3, "known": []}),
        json!({"op": "aggregate", "by": [], "count": "personas", "sums": [], "least": 3, "rest": null}),
    ]
}

/// The operation with this id, not filled in; none where nobody may add it.
pub(super) fn template(op: &str) -> Option<Value> {
    groups().into_iter().flat_map(|(_, all)| all).find(|template| template["op"] == op)
}

/// An operation with the settings that may be left out: they stand in the form even where the step does not have them.
pub(super) fn whole(operation: &Operation) -> Value {
    let mut value = serde_json::to_value(operation).unwrap_or_default();
    if let (Some(fields), Some(Value::Object(all))) = (value.as_object_mut(), template(operation.id())) {
        for (name, default) in all {
            fields.entry(name).or_insert(match default {
                Value::Bool(_) => json!(false),
                Value::Array(_) => json!([]),
                Value::Object(_) => json!({}),
                _ => Value::Null,
            });
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, Messages};

    #[test]
    fn every_operation_can_be_added_by_a_form() {
        // decisions, and the reading of the file, which is no step of the list
        let decided = ["allow", "accept-risk", "import"];
        let lines = Messages::sources(Language::EsMx).into_iter().flat_map(str::lines);
        let ids = lines.filter_map(|line| line.strip_prefix("operation-")?.split_once(" =").map(|(id, _)| id));
        let ids: Vec<&str> = ids.filter(|id| !decided.contains(id)).collect();
        assert!(ids.len() > 40, "{ids:?}");
        for id in ids {
            let template = template(id).unwrap_or_else(|| panic!("no form to add {id}"));
            let operation: Operation =
                serde_json::from_value(template.clone()).unwrap_or_else(|why| panic!("{id}: {why}"));
            assert_eq!(operation.id(), id);
            for name in whole(&operation).as_object().into_iter().flatten().map(|(name, _)| name) {
                assert!(template.get(name).is_some(), "{id}.{name} has no place in the form");
            }
        }
    }
}
