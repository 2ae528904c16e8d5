//! `POST /api/v1/datasets/{slug}/versions`: a machine brings the next version of a dataset.
//!
//! 201 published, 200 unchanged, 202 a person must look, else problem JSON with a code.
//! Never here: when it may be published (see `actions::draft::update`), tokens (see `door`).

use std::future::poll_fn;
use std::pin::Pin;

use apertura_actions::RefusalKind;
use apertura_actions::draft::{Reason, Updated, Upload};
use axum::Json;
use axum::body::HttpBody;
use axum::extract::{Path, Request};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::desk::Desk;
use crate::file_form::FileForm;
use crate::form::Form;
use crate::language::Messages;
use crate::pages::draft::workbench;
use crate::pages::update::is_too_large;
use crate::refusal::Refusal;
use crate::{Portal, report};

/// Takes the file in, and says what became of it.
pub async fn publish(
    Desk { visit, guest, portal }: Desk,
    Path(slug): Path<String>,
    request: Request,
) -> Result<Response, Refusal> {
    // only who comes with a token: a browser's session needs the sign of a form
    guest.check(None)?;
    let (messages, language) = (visit.messages(), visit.language);
    let drafts = workbench(&portal)?.drafts.clone();
    let file = drafts.upload_update(&guest.person, &slug).await?;
    let before = portal.catalog.version(&slug, None).await?.source.name;
    let (file, name, _) = match received(request, file).await? {
        Ok(received) => received,
        Err(refusal) => return Err(refused(messages, &refusal)),
    };
    let name = name.or_else(|| visit.value("file").map(str::to_owned)).unwrap_or(before);
    let (person, dataset) = (guest.person.clone(), slug.clone());
    // a machine that hangs up does not leave it half done
    let work = tokio::spawn(async move {
        let render = move |input: &apertura_actions::ReportInput<'_>| report::render(language, input);
        drafts.update_unattended(&person, &dataset, file, &name, render).await
    });
    match work.await.map_err(Refusal::internal)? {
        Ok(updated) => answer(messages, &portal, &slug, &updated).await,
        Err(refusal) => Err(refused(messages, &refusal)),
    }
}

async fn answer(messages: &Messages, portal: &Portal, slug: &str, updated: &Updated) -> Result<Response, Refusal> {
    let address = |number: u32| format!("/dataset/{slug}/versions/{number}");
    let (status, place, body) = match updated {
        Updated::Unchanged { number } => {
            let body =
                json!({ "status": "unchanged", "dataset": slug, "version": number, "address": address(*number) });
            (StatusCode::OK, None, body)
        }
        Updated::Published(published) => {
            let version = &published.version;
            let receipt = portal.catalog.receipt(slug, version.number).await?.receipt;
            let body = json!({
                "status": "published",
                "dataset": slug,
                "version": version.number,
                "published": version.published,
                "address": address(version.number),
                "rows": version.rows,
                "difference": version.difference,
                "receipt": { "folio": receipt.folio, "address": format!("{}/receipt", address(version.number)) },
            });
            (StatusCode::CREATED, Some(address(version.number)), body)
        }
        Updated::Waiting(waiting) => {
            let place = format!("/dataset/{slug}/update/{}", waiting.draft.id);
            let reasons: Vec<Value> = waiting.reasons.iter().map(|reason| told(messages, reason)).collect();
            let body = json!({
                "status": "waiting",
                "dataset": slug,
                "draft": waiting.draft.id,
                "address": place,
                "reasons": reasons,
            });
            (StatusCode::ACCEPTED, Some(place), body)
        }
    };
    let mut response = (status, Json(body)).into_response();
    if let Some(place) = place {
        response.headers_mut().insert(LOCATION, HeaderValue::from_str(&place).map_err(Refusal::internal)?);
    }
    Ok(response)
}

/// Why a person must look, as data and as a sentence.
pub(super) fn told(messages: &Messages, reason: &Reason) -> Value {
    let (step, what, count) = match reason {
        Reason::Drift(drift) => (Some(drift.step).filter(|step| *step > 0), Some(&drift.reason), Some(drift.count)),
        Reason::Undecided(finding) | Reason::NewError(finding) => (None, Some(&finding.rule), Some(finding.count)),
        _ => (None, None, None),
    };
    json!({
        "code": reason.code(),
        "column": reason.column(),
        "step": step,
        "what": what,
        "count": count,
        "text": messages.reason(reason, &str::to_owned),
    })
}

/// Why a file was not taken, with a code of its own.
pub(super) fn refused(messages: &Messages, refusal: &apertura_actions::Refusal) -> Refusal {
    if !matches!(refusal.kind(), RefusalKind::Refused | RefusalKind::Invalid) {
        return match refusal.kind() {
            RefusalKind::NotFound => Refusal::not_found(),
            RefusalKind::Forbidden => Refusal::forbidden(),
            _ => Refusal::internal(refusal),
        };
    }
    let (what, hint) = messages.refusal(refusal);
    let (status, code) = match is_too_large(refusal) {
        true => (StatusCode::PAYLOAD_TOO_LARGE, "file-too-large"),
        false => (StatusCode::UNPROCESSABLE_ENTITY, "file-refused"),
    };
    Refusal { status, code, detail: Some(format!("{what} {hint}")), tomb: None }
}

type Received = Result<(Upload, Option<String>, Form), apertura_actions::Refusal>;

/// The file, from the part `file` of a form or as the whole body, with its name where it says one, and the fields that
/// stand before it.
pub(super) async fn received(request: Request, mut file: Upload) -> Result<Received, Refusal> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let broken = |error: &dyn std::fmt::Display| Refusal::bad_request(error.to_string());
    if kind.starts_with("multipart/") && !kind.starts_with("multipart/form-data") {
        return Err(Refusal::unsupported("multipart/form-data, application/octet-stream"));
    }
    if !kind.starts_with("multipart/form-data") {
        let mut body = request.into_body();
        while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
            let Ok(piece) = frame.map_err(|error| broken(&error))?.into_data() else { continue };
            if let Err(refusal) = file.write(&piece) {
                return Ok(Err(refusal));
            }
        }
        return Ok(Ok((file, None, Form::new(Vec::new()))));
    }
    let mut form = FileForm::open(request).await?;
    form.need_file()?;
    let poured = form.pour(|piece| file.write(piece)).await?;
    let (name, fields) = (Some(form.name).filter(|name| !name.is_empty()), form.fields);
    Ok(poured.map(|()| (file, name, fields)))
}
