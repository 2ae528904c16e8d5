//! The DataStore's reading actions over published tables.
//!
//! Never here: writing to a table, reading its file (see actions).

use apertura_actions::explore::{ColumnInfo, Filter, Operator, RowsPage, RowsRequest, Sort, binary};
use apertura_tabular::ValueType;
use serde_json::{Map, Value, json};

use super::Fault;
use super::arguments::Arguments;
use crate::Portal;

/// Most rows of one answer of `datastore_search`.
const MOST: u64 = 32_000;

/// Rows that are asked for at once.
const PAGE: u64 = 1_000;

async fn open(portal: &Portal, arguments: &Arguments) -> Result<(String, apertura_actions::OpenTable), Fault> {
    let id = arguments.word("resource_id").or_else(|| arguments.word("id"));
    let id = id.ok_or_else(|| Fault::Validation("resource_id", "Missing value".to_owned()))?;
    let slug = id.split('~').next().unwrap_or_default().to_owned();
    let found = portal.explorer.open(&slug, None).await;
    let table = found.map_err(|why| match why.kind() {
        apertura_actions::RefusalKind::Fault => Fault::Internal,
        _ => Fault::NotFound(format!("Resource \"{id}\" was not found.")),
    })?;
    Ok((id, table))
}

fn kind(column: &ColumnInfo) -> &'static str {
    match column.value_type {
        ValueType::Integer | ValueType::Year => "int",
        ValueType::Number => "numeric",
        ValueType::Boolean => "bool",
        ValueType::Date => "date",
        ValueType::Time => "time",
        ValueType::Datetime => "timestamp",
        _ => "text",
    }
}

fn asked(arguments: &Arguments) -> Result<RowsRequest, Fault> {
    let bad = |name: &'static str, why: String| Fault::Validation(name, why);
    let mut request = RowsRequest::default();
    let filters = match arguments.value("filters") {
        Some(Value::String(text)) if !text.trim().is_empty() => {
            serde_json::from_str(text).map_err(|why| bad("filters", why.to_string()))?
        }
        Some(Value::String(_)) | None => json!({}),
        Some(other) => other.clone(),
    };
    let filters = filters.as_object().ok_or_else(|| bad("filters", "invalid value".to_owned()))?;
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    for (column, value) in filters {
        let values: Vec<String> = match value {
            Value::Array(values) => values.iter().map(text).collect(),
            one => vec![text(one)],
        };
        request.filters.push(Filter { column: column.clone(), operator: Operator::In, values });
    }
    request.search = arguments.word("q").or_else(|| arguments.word("full_text"));
    for word in arguments.word("sort").unwrap_or_default().split(',').map(str::trim).filter(|word| !word.is_empty()) {
        let mut parts = word.split_whitespace();
        let column = parts.next().unwrap_or_default().trim_matches('"').to_owned();
        let descending = parts.next().is_some_and(|order| order.eq_ignore_ascii_case("desc"));
        // the file's own order
        if column != "_id" {
            request.sort.push(Sort { column, descending });
        }
    }
    if let Some(fields) = arguments.word("fields") {
        let names = fields.split(',').map(|name| name.trim().trim_matches('"').to_owned()).filter(|name| name != "_id");
        request.columns = Some(names.collect());
    }
    request.offset = arguments.number("offset", 0).map_err(|why| bad("offset", why))?;
    Ok(request)
}

pub async fn search(portal: &Portal, arguments: &Arguments) -> Result<Value, Fault> {
    let (id, table) = open(portal, arguments).await?;
    let mut request = asked(arguments)?;
    let limit = arguments.number("limit", 100).map_err(|why| Fault::Validation("limit", why))?.min(MOST);
    let (offset, mut left) = (request.offset, limit);
    let mut whole: Option<RowsPage> = None;
    loop {
        request.limit = left.clamp(1, PAGE);
        let mut page = table.rows(&request).await.map_err(|why| match Fault::from(why) {
            Fault::Validation(_, why) => Fault::Validation("filters", why),
            other => other,
        })?;
        page.rows.truncate(usize::try_from(left).unwrap_or(0));
        page.numbers.truncate(page.rows.len());
        let got = page.rows.len() as u64;
        left -= got;
        request.offset += got;
        match &mut whole {
            Some(whole) => {
                whole.rows.extend(page.rows);
                whole.numbers.extend(page.numbers);
            }
            None => whole = Some(page),
        }
        if got == 0 || left == 0 {
            break;
        }
    }
    let Some(page) = whole else { return Err(Fault::Internal) };
    let mut fields = vec![json!({ "id": "_id", "type": "int" })];
    fields.extend(page.columns.iter().map(|column| json!({ "id": column.name, "type": kind(column) })));
    let form = arguments.word("records_format").unwrap_or_else(|| "objects".to_owned());
    let with_id = |at: usize| std::iter::once(json!(page.numbers[at])).chain(page.rows[at].iter().cloned());
    let records = match form.as_str() {
        "objects" => (0..page.rows.len())
            .map(|at| {
                let names =
                    std::iter::once("_id".to_owned()).chain(page.columns.iter().map(|column| column.name.clone()));
                Value::Object(names.zip(with_id(at)).collect::<Map<_, _>>())
            })
            .collect(),
        "lists" => (0..page.rows.len()).map(|at| with_id(at).collect::<Value>()).collect(),
        "csv" | "tsv" => {
            let rows: Vec<Vec<Value>> = (0..page.rows.len()).map(|at| with_id(at).collect()).collect();
            let text = binary::csv(&[], &rows);
            json!(text.trim_start_matches("\r\n").replace("\r\n", "\n"))
        }
        _ => return Err(Fault::Validation("records_format", "invalid value".to_owned())),
    };
    let link = |offset: u64| {
        format!(
            "/api/3/action/datastore_search?resource_id={}&limit={limit}&offset={offset}",
            crate::visit::segment(&id)
        )
    };
    let mut told = json!({
        "resource_id": id, "fields": fields, "records": records, "records_format": form, "limit": limit,
        "offset": offset, "include_total": true, "total_was_estimated": false, "total": page.total,
        "_links": { "start": link(0), "next": link(offset + limit) },
    });
    for name in ["filters", "q", "sort"] {
        if let Some(value) = arguments.value(name) {
            told[name] = value.clone();
        }
    }
    if !arguments.flag("include_total", true)
        && let Some(told) = told.as_object_mut()
    {
        told.remove("total");
    }
    Ok(told)
}

pub async fn info(portal: &Portal, arguments: &Arguments) -> Result<Value, Fault> {
    let (id, table) = open(portal, arguments).await?;
    let page = table.rows(&RowsRequest { limit: 1, ..RowsRequest::default() }).await?;
    let label = |name: &str| {
        let field = table.version.dictionary.fields.iter().find(|field| field.name == name);
        field.map(|field| json!({ "label": field.label, "notes": field.description }))
    };
    let fields = page
        .columns
        .iter()
        .map(|column| json!({ "id": column.name, "type": kind(column), "info": label(&column.name) }));
    Ok(
        json!({ "meta": { "id": id, "count": page.all, "table_type": "BASE TABLE" }, "fields": fields.collect::<Vec<_>>() }),
    )
}

pub async fn sql(portal: &Portal, arguments: &Arguments) -> Result<Value, Fault> {
    let text = arguments.word("sql").ok_or_else(|| Fault::Validation("sql", "Missing value".to_owned()))?;
    // a table is named by its resource or by its dataset
    let asked = tables_named(&text);
    let found = crate::pages::v1::ask_sql(portal, &asked).await?;
    let columns = found.columns();
    let fields: Vec<Value> = columns.iter().map(|column| json!({ "id": column.name, "type": kind(column) })).collect();
    let record = |row: Vec<Value>| Value::Object(columns.iter().map(|column| column.name.clone()).zip(row).collect());
    let records: Vec<Value> = found.rows().into_iter().map(record).collect();
    let mut told = json!({ "sql": text, "fields": fields, "records": records });
    if found.truncated {
        told["records_truncated"] = json!(true);
    }
    Ok(told)
}

/// `"slug~file"` becomes `"slug"`.
fn tables_named(sql: &str) -> String {
    let mut parts: Vec<String> = sql.split('"').map(str::to_owned).collect();
    for name in parts.iter_mut().skip(1).step_by(2) {
        if let Some((slug, _)) = name.split_once('~') {
            *name = slug.to_owned();
        }
    }
    parts.join("\"")
}
