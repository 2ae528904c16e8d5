//! The metadata of a CKAN portal (answer of `package_search`, `package_show`, `current_package_list_with_resources`, or a
//! list of packages) as a sheet: one row a resource, the dataset's own cells repeated. The bare names of `package_list`
//! become titles.
//!
//! Never here: fetching, what the cells mean.

use serde_json::Value;

use super::import::{Source, SourceKind, SourceRow};
use super::label::{self, Column};

/// Packages that are read at most.
const MOST: usize = 20_000;
/// Extras of a portal that become columns at most.
const MOST_EXTRAS: usize = 60;

const FIXED: [(&str, Column); 19] = [
    ("title", Column::Title),
    ("name", Column::Identifier),
    ("notes", Column::Description),
    ("organization", Column::Organization),
    ("groups", Column::Theme),
    ("tags", Column::Keywords),
    ("author", Column::Responsible),
    ("author_email", Column::ContactEmail),
    ("maintainer", Column::Notes),
    ("maintainer_email", Column::Notes),
    ("url", Column::Address),
    ("license_title", Column::Notes),
    ("private", Column::Notes),
    ("metadata_modified", Column::Notes),
    ("resource: name", Column::ResourceTitle),
    ("resource: description", Column::ResourceDescription),
    ("resource: format", Column::ResourceFormat),
    ("resource: url", Column::ResourceAddress),
    ("resource: last_modified", Column::Skip),
];
/// How many of them are the dataset's.
const OF_DATASET: usize = 14;

/// The packages of a CKAN answer; none where the document is no such thing.
pub fn source(document: &Value) -> Option<Source> {
    let result = document.get("result").unwrap_or(document);
    let packages = match result {
        Value::Array(packages) => packages.as_slice(),
        Value::Object(object) => match object.get("results") {
            Some(Value::Array(packages)) => packages.as_slice(),
            _ => std::slice::from_ref(result),
        },
        _ => return None,
    };
    if document.get("success").is_some() && !packages.is_empty() && packages.iter().all(Value::is_string) {
        return Some(names(packages));
    }
    let looks_right = |package: &Value| package.get("title").is_some() && package.get("name").is_some();
    if packages.is_empty() || !packages.iter().take(20).all(looks_right) {
        return None;
    }
    // keys of extras vary in accents and capitals: one column for what reads the same
    let mut extras: Vec<(String, String)> = Vec::new();
    for package in packages.iter().take(MOST) {
        for (key, _) in pairs(package) {
            let plain = label::plain(&key);
            if !extras.iter().any(|(known, _)| *known == plain) && extras.len() < MOST_EXTRAS {
                extras.push((plain, key.trim().to_owned()));
            }
        }
    }
    let mut labels: Vec<String> = FIXED.iter().map(|(name, _)| (*name).to_owned()).collect();
    labels.extend(extras.iter().map(|(_, key)| key.clone()));
    let mut columns: Vec<Column> = FIXED.iter().map(|(_, column)| *column).collect();
    let proposed = label::propose(&labels[FIXED.len()..]);
    let free = |column: Column| matches!(column, Column::Notes | Column::Skip) || !columns.contains(&column);
    let own: Vec<Column> =
        proposed.into_iter().map(|column| if free(column) { column } else { Column::Notes }).collect();
    columns.extend(own);

    let mut rows = Vec::new();
    for (number, package) in packages.iter().take(MOST).enumerate() {
        let head: Vec<String> = FIXED[..OF_DATASET].iter().map(|(name, _)| cell(package, name)).collect();
        let own = pairs(package);
        let values = extras.iter().map(|(plain, _)| {
            let fitting: Vec<&str> =
                own.iter().filter(|(key, _)| label::plain(key) == *plain).map(|(_, value)| value.as_str()).collect();
            fitting.join("; ")
        });
        let values: Vec<String> = values.collect();
        let resources = package.get("resources").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let blank = Value::Null;
        for resource in if resources.is_empty() { std::slice::from_ref(&blank) } else { resources } {
            let mut cells = head.clone();
            cells.extend(FIXED[OF_DATASET..].iter().map(|(name, _)| text(resource.get(&name["resource: ".len()..]))));
            cells.extend(values.iter().cloned());
            rows.push(SourceRow { number: number as u64 + 1, cells });
        }
    }
    Some(Source { kind: SourceKind::Ckan, labels, columns, rows })
}

/// The answer of `package_list`: names alone.
fn names(packages: &[Value]) -> Source {
    let rows =
        (1..).zip(packages.iter().take(MOST)).map(|(number, name)| SourceRow { number, cells: vec![text(Some(name))] });
    Source {
        kind: SourceKind::Ckan,
        labels: vec!["name".to_owned()],
        columns: vec![Column::Title],
        rows: rows.collect(),
    }
}

fn cell(package: &Value, name: &str) -> String {
    match name {
        "organization" => {
            let organization = package.get("organization");
            let title = text(organization.and_then(|organization| organization.get("title")));
            if title.trim().is_empty() { text(organization.and_then(|o| o.get("name"))) } else { title }
        }
        "tags" | "groups" => {
            let list = package.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            let names = list.iter().map(|item| match item {
                Value::String(name) => name.clone(),
                item => ["display_name", "title", "name"]
                    .iter()
                    .map(|key| text(item.get(*key)))
                    .find(|name| !name.is_empty())
                    .unwrap_or_default(),
            });
            names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
        }
        "private" => match package.get(name) {
            Some(Value::Bool(true)) => "true".to_owned(),
            _ => String::new(),
        },
        _ => text(package.get(name)),
    }
}

/// Keys and values of the extras.
fn pairs(package: &Value) -> Vec<(String, String)> {
    let extras = package.get("extras").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let pair = |extra: &Value| {
        let key = text(extra.get("key"));
        (!key.trim().is_empty()).then(|| (key, text(extra.get("value"))))
    };
    extras.iter().filter_map(pair).collect()
}

fn text(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(yes)) => yes.to_string(),
        Some(Value::Number(number)) => number.to_string(),
        Some(other) => other.to_string(),
    }
}
