//! `POST /api/v1/agencies/{agency}/submissions`: a machine hands a file over for review, with what it says about it.
//!
//! 201 submitted, 200 unchanged, 202 a person must look or it is still worked on, else problem JSON with a code.
//! Never here: when it may be submitted (see `actions::draft::arrival`), tokens (see `door`).

use std::collections::BTreeMap;
use std::time::Duration;

use apertura_actions::draft::{Arrival, Arrived};
use axum::Json;
use axum::extract::{Path, Request};
use axum::http::header::{LOCATION, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::api_versions::{received, refused, told};
use crate::desk::Desk;
use crate::form::Form;
use crate::language::Messages;
use crate::pages::draft::{described, workbench};
use crate::refusal::Refusal;

/// How long reading, cleaning and comparing are waited for, each.
const PATIENCE: Duration = Duration::from_secs(20);
/// Seconds after which a machine asks again.
const AGAIN: &str = "30";

/// Takes the file in, and says what became of it.
pub async fn submit(
    Desk { visit, guest, portal }: Desk,
    Path(agency): Path<String>,
    request: Request,
) -> Result<Response, Refusal> {
    // only who comes with a token: a browser's session needs the sign of a form
    guest.check(None)?;
    let messages = visit.messages();
    let drafts = workbench(&portal)?.drafts.clone();
    let (agency, file) = drafts.upload_arrival(&guest.person, &agency).await?;
    let (file, name, fields) = match received(request, file).await? {
        Ok(received) => received,
        Err(refusal) => return Err(refused(messages, &refusal)),
    };
    let said = |name: &str| fields.filled(name).or_else(|| visit.value(name).map(str::to_owned));
    let name = name.or_else(|| said("file")).ok_or_else(|| Refusal::bad_request("file"))?;
    let arrival = arrival(&fields, &said)?;
    let person = guest.person.clone();
    // a machine that hangs up does not leave it half done
    let work = tokio::spawn(async move { drafts.arrive(&person, &agency, &arrival, file, &name, PATIENCE).await });
    match work.await.map_err(Refusal::internal)? {
        Ok(arrived) => answer(messages, &arrived),
        Err(refusal) => Err(refused(messages, &refusal)),
    }
}

/// What the fields say; a licence or frequency that is none is told, not passed over.
fn arrival(fields: &Form, said: &dyn Fn(&str) -> Option<String>) -> Result<Arrival, Refusal> {
    let description = described(fields);
    for (name, known) in [("license", description.license.is_some()), ("frequency", description.frequency.is_some())] {
        if !known && let Some(text) = fields.filled(name) {
            return Err(Refusal::bad_request(format!("{name}: {text}")));
        }
    }
    let of = |start: &str| -> BTreeMap<String, String> {
        let pairs = fields.pairs().iter();
        pairs.filter_map(|(name, text)| Some((name.strip_prefix(start)?.to_owned(), text.clone()))).collect()
    };
    Ok(Arrival {
        dataset: said("dataset"),
        entry: said("entry"),
        description,
        columns: of("column-"),
        units: of("unit-"),
        note: said("note").unwrap_or_default(),
    })
}

fn answer(messages: &Messages, arrived: &Arrived) -> Result<Response, Refusal> {
    let (status, place, body) = match arrived {
        Arrived::Submitted(submission) => {
            let place = format!("/review/{}", submission.id);
            let body = json!({
                "status": "submitted",
                "submission": submission.id,
                "state": submission.state,
                "dataset": submission.dataset,
                "draft": submission.draft,
                "address": place,
            });
            (StatusCode::CREATED, Some(place), body)
        }
        Arrived::Waiting { draft, reasons, validation } => {
            let place = match &draft.dataset {
                Some(dataset) if !reasons.is_empty() => format!("/dataset/{dataset}/update/{}", draft.id),
                _ => format!("/draft/{}/validation", draft.id),
            };
            let reasons: Vec<Value> = reasons.iter().map(|reason| told(messages, reason)).collect();
            let missing: Vec<Value> = validation
                .iter()
                .flat_map(|validation| validation.blocking())
                .map(|obstacle| {
                    let text = messages.code("check", obstacle.check.code());
                    json!({ "code": obstacle.check.code(), "names": obstacle.names, "who": obstacle.who, "text": text })
                })
                .collect();
            let body = json!({
                "status": "waiting",
                "draft": draft.id,
                "address": place,
                "reasons": reasons,
                "missing": missing,
            });
            (StatusCode::ACCEPTED, Some(place), body)
        }
        Arrived::Working(draft) => {
            let place = format!("/draft/{}", draft.id);
            let body = json!({ "status": "working", "draft": draft.id, "address": place });
            let again = [(RETRY_AFTER, HeaderValue::from_static(AGAIN))];
            return Ok((StatusCode::ACCEPTED, again, Json(body)).into_response());
        }
        Arrived::Unchanged { dataset, number } => {
            let place = format!("/dataset/{dataset}/versions/{number}");
            let body = json!({ "status": "unchanged", "dataset": dataset, "version": number, "address": place });
            (StatusCode::OK, None, body)
        }
    };
    let mut response = (status, Json(body)).into_response();
    if let Some(place) = place {
        response.headers_mut().insert(LOCATION, HeaderValue::from_str(&place).map_err(Refusal::internal)?);
    }
    Ok(response)
}
