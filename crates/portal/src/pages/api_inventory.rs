//! `/api/v1/agencies/{agency}/inventory`: a machine writes entries of an inventory, as JSON.
//!
//! 201 added, 200 saved, 409 where somebody else changed the same cells, else problem JSON with a code.
//! Never here: merging and permissions of cells (see actions), what a cell means (see catalog).

use apertura_actions::inventory::{EntryEdit, Outcome, Written};
use apertura_catalog::opening::Field;
use apertura_catalog::opening::finding::check;
use axum::Json;
use axum::body::to_bytes;
use axum::extract::{Path, Request};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::refusal::Refusal;

/// Largest body.
const MOST: usize = 4 << 20;

/// Adds an entry.
pub async fn create(desk: Desk, Path(agency): Path<String>, request: Request) -> Result<Response, Refusal> {
    write(&desk, &agency, None, request).await
}

/// Changes cells of an entry; those that are not named stay.
pub async fn change(
    desk: Desk,
    Path((agency, id)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Refusal> {
    write(&desk, &agency, Some(id), request).await
}

async fn write(desk: &Desk, agency: &str, id: Option<String>, request: Request) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    // only who comes with a token: a browser's session needs the sign of a form
    guest.check(None)?;
    // who may not see the agency's work is told so before anything is read
    portal.catalog.inventory(&guest.person, agency).await?;
    let (base, cells) = cells(request).await?;
    let base = match (&id, base) {
        (None, _) => 0,
        (Some(_), Some(base)) => base,
        (Some(_), None) => return Err(Refusal::bad_request("revision")),
    };
    let written = portal.catalog.write_entries(&guest.person, agency, &[EntryEdit { id, base, cells }]).await?;
    let Some(Written { entry, outcome }) = written.into_iter().next() else {
        return Err(Refusal::bad_request("title"));
    };
    let (status, word) = match &outcome {
        Outcome::Added => (StatusCode::CREATED, "added"),
        Outcome::Saved => (StatusCode::OK, "saved"),
        Outcome::Merged => (StatusCode::OK, "merged"),
        Outcome::Unchanged => (StatusCode::OK, "unchanged"),
        Outcome::Clashed(_) => (StatusCode::CONFLICT, "clashed"),
        Outcome::Bad(bad) => {
            let choices = if bad.choices.is_empty() { String::new() } else { format!(": {}", bad.choices.join(", ")) };
            let detail = Some(format!("{}{choices}", bad.field));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Err(Refusal { status, code: "bad-cell", detail, tomb: None });
        }
    };
    let clashes: Vec<Value> = match &outcome {
        Outcome::Clashed(clashes) => clashes
            .iter()
            .map(|clash| json!({ "field": clash.field.code(), "mine": clash.mine, "theirs": clash.theirs }))
            .collect(),
        _ => Vec::new(),
    };
    let entry = entry.ok_or_else(|| Refusal::internal("an entry that was written is not there"))?;
    let findings: Vec<Value> = check(&entry.state, entry.stage(), portal.catalog.today())
        .iter()
        .map(|finding| {
            let text = super::inventory::sentence(visit.messages(), finding);
            json!({ "code": finding.code, "severity": finding.severity, "field": finding.field, "text": text })
        })
        .collect();
    let place = format!("/inventory/{}/entry/{}", entry.agency, entry.id);
    let body = json!({
        "status": word,
        "id": entry.id,
        "revision": entry.revision,
        "stage": entry.stage(),
        "address": place,
        "findings": findings,
        "clashes": clashes,
    });
    let mut response = (status, Json(body)).into_response();
    if status == StatusCode::CREATED {
        response.headers_mut().insert(LOCATION, HeaderValue::from_str(&place).map_err(Refusal::internal)?);
    }
    Ok(response)
}

type Cells = (Option<u32>, Vec<(Field, String)>);

/// The revision that was seen, and the cells by the codes of their fields.
async fn cells(request: Request) -> Result<Cells, Refusal> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind != "application/json" && kind != "application/merge-patch+json" {
        return Err(Refusal::unsupported("application/json"));
    }
    let bytes = to_bytes(request.into_body(), MOST).await.map_err(|_| Refusal::too_large(MOST))?;
    let object = match serde_json::from_slice(&bytes) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return Err(Refusal::bad_request("{}")),
        Err(error) => return Err(Refusal::bad_request(error.to_string())),
    };
    let (mut base, mut cells) = (None, Vec::new());
    for (name, value) in object {
        if name == "revision" {
            let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
            base = Some(number.ok_or_else(|| Refusal::bad_request("revision"))?);
            continue;
        }
        let field = Field::from_code(&name).ok_or_else(|| Refusal::bad_request(name.clone()))?;
        cells.push((field, text(field, &value).ok_or_else(|| Refusal::bad_request(name))?));
    }
    Ok((base, cells))
}

/// A JSON value as what people would write in the cell; none where it is no such value.
fn text(field: Field, value: &Value) -> Option<String> {
    Some(match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(_) if field == Field::Resources => value.to_string(),
        Value::Array(words) => words.iter().map(Value::as_str).collect::<Option<Vec<&str>>>()?.join(", "),
        Value::Object(_) => return None,
    })
}
