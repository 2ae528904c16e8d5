//! `datapackage.json`: the Data Package (version 2) descriptor of the clean files.
//!
//! The CSV is the package's table; Parquet and workbook stand beside it as plain resources. Our own properties
//! are `unit`, `semantic` and `place` of a field. Never here: catalog metadata (license, agency), or a clock.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::cleaned::{CleanColumn, FileRole, WrittenFile};
use crate::document::SourceFacts;
use crate::profile::Profile;
use crate::value_type::ValueType;

/// What the descriptor is made of.
pub(crate) struct Package<'a> {
    pub(crate) stem: &'a str,
    pub(crate) source: Option<&'a SourceFacts>,
    pub(crate) columns: &'a [CleanColumn],
    pub(crate) profile: &'a Profile,
    pub(crate) descriptions: &'a BTreeMap<String, String>,
    pub(crate) files: &'a [WrittenFile],
}

/// A name as the specification wants it: lower-case letters, digits, `.`, `_`, `-`.
fn package_name(stem: &str) -> String {
    let name: String = crate::operation::fold::fold(stem)
        .chars()
        .map(|sign| match sign {
            'ñ' => 'n',
            sign if sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_' | '-') => sign,
            _ => '-',
        })
        .collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "table".to_owned() } else { name.to_owned() }
}

fn field(column: &CleanColumn, at: usize, package: &Package<'_>) -> Value {
    let mut field = Map::new();
    field.insert("name".into(), json!(column.name));
    field.insert("type".into(), json!(column.value_type.name()));
    if !column.label.is_empty() {
        field.insert("title".into(), json!(column.label));
    }
    if let Some(description) = package.descriptions.get(&column.name) {
        field.insert("description".into(), json!(description));
    }
    for (key, value) in [("unit", &column.unit), ("semantic", &column.semantic), ("place", &column.place)] {
        if let Some(value) = value {
            field.insert(key.into(), json!(value));
        }
    }
    if column.value_type == ValueType::Boolean {
        field.insert("trueValues".into(), json!(["true"]));
        field.insert("falseValues".into(), json!(["false"]));
    }
    if let Some(seen) = package.profile.columns.get(at) {
        let unique = seen.distinct.exact && seen.distinct.count == seen.rows && seen.rows > 1;
        let mut constraints = Map::new();
        if seen.nulls == 0 && seen.rows > 0 {
            constraints.insert("required".into(), json!(true));
        }
        if unique {
            constraints.insert("unique".into(), json!(true));
        }
        if !constraints.is_empty() {
            field.insert("constraints".into(), Value::Object(constraints));
        }
    }
    Value::Object(field)
}

/// The bytes of `datapackage.json`.
pub(crate) fn data_package_json(package: &Package<'_>) -> Vec<u8> {
    let name = package_name(package.stem);
    let mut resources = Vec::new();
    for file in package.files.iter().filter(|file| file.role == FileRole::Table) {
        let mut resource = json!({
            "name": if file.format == "csv" { name.clone() } else { format!("{name}-{}", file.format) },
            "path": file.name,
            "format": file.format,
            "mediatype": file.media_type,
            "bytes": file.bytes,
            "hash": format!("sha256:{}", file.sha256),
        });
        if file.format == "csv" {
            let fields: Vec<Value> =
                package.columns.iter().enumerate().map(|(at, column)| field(column, at, package)).collect();
            resource["type"] = json!("table");
            resource["encoding"] = json!("utf-8");
            resource["dialect"] = json!({
                "$schema": "https://datapackage.org/profiles/2.0/tabledialect.json",
                "delimiter": ",",
                "lineTerminator": "\r\n",
                "quoteChar": "\"",
                "doubleQuote": true,
                "header": true,
            });
            resource["schema"] = json!({
                "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
                "fields": fields,
                "missingValues": [""],
            });
        }
        resources.push(resource);
    }
    let mut descriptor = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
    });
    if let Some(source) = package.source {
        descriptor["sources"] = json!([{ "title": source.name, "path": source.name }]);
    }
    descriptor["resources"] = Value::Array(resources);
    let mut out = serde_json::to_vec_pretty(&descriptor).expect("a descriptor holds only what JSON can say");
    out.push(b'\n');
    out
}
