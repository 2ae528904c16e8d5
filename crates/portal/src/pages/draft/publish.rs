//! `/draft/{id}/publish`: what is still to be decided, what is written about the dataset, and publishing.
//!
//! Never here: the form (see `about`), publishing (see actions).

use apertura_actions::Person;
use apertura_actions::draft::{Change, Look, State};
use apertura_tabular::Severity;
use axum::extract::{Path, State as AxumState};
use axum::response::Response;
use maud::html;

use super::about::{self, described};
use super::change::refused;
use super::view::View;
use super::{PATIENCE, wait, workbench};
use crate::Portal;
use crate::door::Guest;
use crate::form::Form;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::report;
use crate::visit::{Visit, to};

/// The page.
pub async fn publish(
    visit: Visit,
    guest: Guest,
    AxumState(portal): AxumState<Portal>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let drafts = &workbench(&portal)?.drafts;
    let view = match View::open(&visit, &guest, drafts, &id).await? {
        Ok(view) => view,
        Err(response) => return Ok(response),
    };
    let messages = view.messages;
    let asks =
        view.findings.iter().filter(|found| found.state == State::Open && found.finding.severity == Severity::Error);
    let asks: Vec<_> = asks.collect();
    let columns = &view.cleaning.cleaned.columns;
    let undescribed =
        columns.iter().filter(|column| !view.open.state.description.columns.contains_key(&column.name)).count();
    let mut own = match (&view.open.draft.agency, guest.person == Person::Operator) {
        (Some(agency), false) => Some(portal.catalog.datasets_of(agency).await?),
        _ => None,
    };
    // what cannot be chosen is typed
    if own.as_ref().is_some_and(|own| {
        view.open.state.dataset.as_ref().is_some_and(|slug| !own.iter().any(|(known, _)| known.as_str() == slug))
    }) {
        own = None;
    }
    let proposal = view.open.proposal(&view.cleaning).await?;
    let body = html! {
        h1 { (messages.text("draft-metadata-title")) }
        @if !asks.is_empty() {
            div.notice.error {
                p { b { (messages.with("draft-undecided", [("count", asks.len() as f64)])) } }
                ul {
                    @for found in &asks {
                        li {
                            a href=(view.path(&format!("#f-{}", found.name))) {
                                @if let Some(column) = &found.finding.column { (view.label(column)) ": " }
                                (messages.finding(&found.finding))
                            }
                        }
                    }
                }
            }
        }
        @if undescribed > 0 {
            p.notice.warning {
                (messages.with("draft-undescribed", [("count", undescribed as f64)])) " "
                a href=(view.path("/dictionary")) { (messages.text("draft-complete-dictionary")) }
            }
        }
        (about::fields(&view, &proposal, own.as_deref()))
    };
    let crumbs = [("/draft".to_owned(), messages.text("nav-draft")), (view.path(""), view.open.draft.name.clone())];
    let title = messages.text("draft-metadata-title");
    Ok(layout::render(
        &visit,
        Page { title: &title, description: "", crumbs: &crumbs, json: None, script: false, body },
    ))
}

/// Keeps what is written, and publishes where that is asked for.
pub async fn publish_now(
    visit: Visit,
    guest: Guest,
    AxumState(portal): AxumState<Portal>,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::of(&body, &guest)?;
    let drafts = &workbench(&portal)?.drafts;
    let base =
        fields.value("revision").and_then(|text| text.parse().ok()).ok_or_else(|| Refusal::bad_request("revision"))?;
    let description = described(&fields);
    let back = format!("/draft/{id}/publish");
    let change = Change::Describe { description: Box::new(description), dataset: fields.filled("dataset") };
    if let Err(refusal) = drafts.change(&guest.person, &id, base, &change).await {
        return Ok(refused(&visit, &back, &refusal));
    }
    if fields.value("what") == Some("validate") {
        return to(&format!("/draft/{id}/validation"));
    }
    if fields.value("what") != Some("publish") {
        return to(&back);
    }
    let open = drafts.opened(&guest.person, &id).await?;
    let language = visit.language;
    match open.publish(move |input| report::render(language, input), PATIENCE).await? {
        Look::Ready(published) => to(&format!("/dataset/{}", published.dataset.slug)),
        Look::Failed(refusal) => Ok(refused(&visit, &back, &refusal)),
        Look::Working(_) => to(&format!("/draft/{id}/publishing?revision={}", open.draft.revision)),
    }
}

/// `/draft/{id}/publishing?revision=…`: how far a publication is; leads on when it is done.
pub async fn publishing(
    visit: Visit,
    guest: Guest,
    AxumState(portal): AxumState<Portal>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let drafts = &workbench(&portal)?.drafts;
    let back = format!("/draft/{id}/publish");
    let revision = visit.value("revision").and_then(|text| text.parse().ok()).unwrap_or_default();
    Ok(match drafts.publishing(&guest.person, &id, revision, PATIENCE).await? {
        Some(Look::Ready(published)) => to::<Refusal>(&format!("/dataset/{}", published.dataset.slug))?,
        Some(Look::Failed(refusal)) => refused(&visit, &back, &refusal),
        Some(Look::Working(progress)) => {
            let messages = visit.messages();
            let text = match progress.all {
                0 => messages.text("draft-publishing-waits"),
                all => messages.with("draft-publishing-done", [("part", (progress.done * 100 / all) as f64)]),
            };
            wait::showing(
                &visit,
                &messages.text("draft-publish-title"),
                progress,
                &messages.text("draft-publishing"),
                &text,
            )
        }
        None => to::<Refusal>(&back)?,
    })
}
