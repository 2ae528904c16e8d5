//! Windows of both grids as JSON, and the files for downloading.
//!
//! Never here: HTML.

use apertura_actions::draft::{Cleaning, OpenDraft};
use apertura_actions::explore::{MAX_LIMIT, RowsRequest, address};
use apertura_tabular::RowKind;
use axum::Json;
use axum::extract::{Path, Request};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tower::ServiceExt;
use tower_http::services::ServeFile;

use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::report;
use crate::visit::Visit;

/// A cell of the clean table: its text, none where it is blank, and whether it differs from the original.
pub(super) type CleanCell = (Option<String>, bool);

/// A row of the clean table.
pub(super) struct CleanRow {
    /// The original record that it came from.
    pub(super) record: u64,
    pub(super) cells: Vec<CleanCell>,
}

/// A row of the original.
pub(super) struct OriginalRow {
    pub(super) record: u64,
    pub(super) kind: RowKind,
    /// The place, from 0, of the first clean row of this record or a later one.
    pub(super) clean: usize,
    pub(super) cells: Vec<String>,
}

/// Some rows of all.
pub(super) struct Rows<T> {
    pub(super) rows: Vec<T>,
    /// The place of the first, from 0.
    pub(super) from: u64,
    /// How many there are.
    pub(super) all: u64,
}

/// The place, from 0, of the first clean row of a record or a later one.
pub(super) fn place(cleaning: &Cleaning, record: u64) -> usize {
    cleaning.cleaned.records.partition_point(|known| *known < record)
}

/// Rows of the clean table, under the request's filters.
pub(super) async fn clean(
    open: &OpenDraft,
    cleaning: &Cleaning,
    request: &RowsRequest,
    from: u64,
    count: u64,
) -> Result<Rows<CleanRow>, Refusal> {
    let request = RowsRequest { offset: from, limit: count.clamp(1, MAX_LIMIT), ..request.clone() };
    let page = open.rows(cleaning, &request).await?;
    let record = |number: &u64| cleaning.cleaned.records.get(*number as usize - 1).copied().unwrap_or_default();
    let records: Vec<u64> = page.numbers.iter().map(record).collect();
    let before = open.original(records.clone()).await?;
    let index = |name: &str| open.table().columns.iter().find(|column| column.name == name).map(|column| column.index);
    let scale = |name: &str| cleaning.cleaned.columns.iter().find(|column| column.name == name)?.scale;
    let columns: Vec<(Option<usize>, Option<u8>)> =
        page.columns.iter().map(|info| (index(&info.name), scale(&info.name))).collect();
    let rows = page.rows.iter().zip(&records).zip(&before.rows).map(|((cells, &record), (_, _, stood))| {
        let cells = cells.iter().zip(&columns).map(|(value, (column, scale))| {
            let text = said(value, *scale);
            let stood = column.map(|column| stood.get(column).map_or("", String::as_str));
            let changed = stood.is_none_or(|stood| stood != text.as_deref().unwrap_or_default());
            (text, changed)
        });
        CleanRow { record, cells: cells.collect() }
    });
    Ok(Rows { rows: rows.collect(), from, all: page.total })
}

/// Records of the original: those of the rows that the filters leave, or all.
pub(super) async fn original(
    open: &OpenDraft,
    cleaning: &Cleaning,
    request: &RowsRequest,
    filtered: bool,
    from: u64,
    count: u64,
) -> Result<Rows<OriginalRow>, Refusal> {
    let count = count.clamp(1, MAX_LIMIT);
    let (records, found): (Vec<u64>, Option<u64>) = if filtered {
        let first = cleaning.cleaned.columns.first().map(|column| vec![column.name.clone()]);
        let request = RowsRequest { offset: from, limit: count, columns: first, ..request.clone() };
        let page = open.rows(cleaning, &request).await?;
        let record = |number: &u64| cleaning.cleaned.records.get(*number as usize - 1).copied();
        (page.numbers.iter().filter_map(record).collect(), Some(page.total))
    } else {
        let all = open.table().rows.records();
        ((from + 1..=from.saturating_add(count).min(all)).collect(), None)
    };
    let window = open.original(records).await?;
    let rows = window.rows.into_iter().map(|(record, kind, cells)| OriginalRow {
        record,
        kind,
        clean: place(cleaning, record),
        cells,
    });
    Ok(Rows { rows: rows.collect(), from, all: found.unwrap_or(window.all) })
}

/// A value as it will stand in the file.
fn said(value: &Value, scale: Option<u8>) -> Option<String> {
    if let (Value::Number(number), Some(scale)) = (value, scale) {
        return Some(crate::pages::explore::fixed(number, Some(scale)));
    }
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// What a window is asked for.
fn asked(visit: &Visit) -> (u64, u64, RowsRequest) {
    let number = |name: &str| visit.value(name).and_then(|text| text.parse::<u64>().ok());
    let mut request = address::parse(&visit.query).unwrap_or_default();
    (request.sort, request.columns) = (Vec::new(), None);
    (number("from").unwrap_or(0), number("count").unwrap_or(100), request)
}

/// `/draft/{id}/original.json`: some records as they stood.
pub async fn original_json(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let open = super::workbench(&portal)?.drafts.opened(&guest.person, &id).await?;
    let cleaning = open.cleaned().await?;
    let (from, count, request) = asked(&visit);
    let filtered = !request.filters.is_empty() || request.search.is_some();
    let window = original(&open, &cleaning, &request, filtered, from, count).await?;
    let rows: Vec<Value> =
        window.rows.iter().map(|row| json!([row.record, row.kind.name(), row.clean, row.cells])).collect();
    Ok(Json(json!({ "from": window.from, "all": window.all, "rows": rows })).into_response())
}

/// `/draft/{id}/clean.json`: some rows of the clean table.
pub async fn clean_json(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let open = super::workbench(&portal)?.drafts.opened(&guest.person, &id).await?;
    let cleaning = open.cleaned().await?;
    let (from, count, request) = asked(&visit);
    let window = clean(&open, &cleaning, &request, from, count).await?;
    let cells = |row: &CleanRow| row.cells.iter().map(|(text, changed)| json!([text, changed])).collect::<Vec<_>>();
    let rows: Vec<Value> = window.rows.iter().map(|row| json!([row.record, cells(row)])).collect();
    Ok(Json(json!({ "from": window.from, "all": window.all, "rows": rows })).into_response())
}

/// `/draft/{id}/files/{file}`: a file to take along.
pub async fn file(
    Desk { visit, guest, portal }: Desk,
    Path((id, name)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Refusal> {
    let open = super::workbench(&portal)?.drafts.opened(&guest.person, &id).await?;
    let language = visit.language;
    // held until the file is open
    let (_cleaning, path) = open.file(&name, &|input| report::render(language, input)).await?;
    let sent = ServeFile::new(&path).oneshot(request).await.map_err(Refusal::internal)?;
    let mut response = sent.map(axum::body::Body::new).into_response();
    response.extensions_mut().insert(crate::headers::AsItIs);
    if name == "report.html" {
        let kind = HeaderValue::from_static("text/html; charset=utf-8");
        response.headers_mut().insert(CONTENT_TYPE, kind);
        crate::pages::download::sandboxed(response.headers_mut());
    } else {
        let whole = format!("attachment; filename=\"{name}\"");
        let value = HeaderValue::from_str(&whole).map_err(Refusal::internal)?;
        response.headers_mut().insert(CONTENT_DISPOSITION, value);
    }
    Ok(response)
}
