//! Deciding about a submission: the forms for whoever may, and the sentence for whoever may not.
//!
//! Never here: who may (see actions).

use apertura_actions::Verdict;
use apertura_catalog::{Permission, SubmissionState};
use axum::extract::Path;
use axum::response::Response;
use jiff::Timestamp;
use maud::{Markup, html};

use super::shown::View;
use crate::date;
use crate::desk::Desk;
use crate::form::Form;
use crate::pages::draft::{refused, workbench};
use crate::refusal::Refusal;
use crate::report;
use crate::visit::to;

/// What can be done now.
pub(super) fn section(view: &View<'_>) -> Markup {
    let messages = view.visit.messages();
    let submission = view.submission;
    html! {
        section.block #decision {
            h2 { (messages.text("decision-title")) }
            @match submission.state {
                SubmissionState::Waiting => {
                    @if view.may(Permission::Review) && !view.own() { (verdict(view)) }
                    @else if view.own() { p { (messages.text("decision-own")) } }
                    @else { p { (messages.text("decision-waits")) } }
                }
                SubmissionState::ChangesAsked => {
                    p { (messages.text("decision-changes-asked")) }
                    @if view.may(Permission::Prepare) {
                        p.actions { a.button href=(format!("/draft/{}", submission.draft)) { (messages.text("review-to-draft")) } }
                    }
                }
                SubmissionState::Approved => {
                    @match submission.publish_at {
                        Some(at) => p { (messages.with("decision-scheduled", [("day", date::day(messages, at))])) },
                        None => p { (messages.text("decision-approved")) },
                    }
                    @if view.may(Permission::Publish) { (publication(view)) }
                }
                SubmissionState::Published => {
                    p {
                        (messages.text("decision-published")) " "
                        @if let Some(version) = submission.version {
                            a href=(format!("/dataset/{}/versions/{version}", submission.dataset)) {
                                (messages.with("version-number", [("number", version.to_string())]))
                            }
                            " · "
                            a href=(format!("/dataset/{}/versions/{version}/receipt", submission.dataset)) { (messages.text("receipt-title")) }
                        }
                    }
                }
                SubmissionState::TakenBack => p { (messages.text("decision-taken-back")) },
                SubmissionState::Blocked => p { (messages.text("decision-blocked")) },
            }
            @if matches!(submission.state, SubmissionState::Waiting | SubmissionState::Approved | SubmissionState::Blocked)
                && view.may(Permission::Submit) {
                form.one action=(view.path("/take-back")) method="post" {
                    input type="hidden" name="sign" value=(view.guest.sign);
                    button.quiet.slim type="submit" { (messages.text("decision-take-back")) }
                }
            }
        }
    }
}

/// The two answers of a reviewer.
fn verdict(view: &View<'_>) -> Markup {
    let messages = view.visit.messages();
    html! {
        div.verdicts {
            form.card.about-form action=(view.path("/decide")) method="post" {
                input type="hidden" name="sign" value=(view.guest.sign);
                h3 { (messages.text("decision-approve")) }
                fieldset {
                    legend { (messages.text("decision-when")) }
                    label.choice { input type="radio" name="when" value="now" checked; (messages.text("decision-now")) }
                    label.choice { input type="radio" name="when" value="day"; (messages.text("decision-on-day")) }
                    input type="date" name="day" aria-label=(messages.text("decision-day"));
                    label.choice { input type="radio" name="when" value="later"; (messages.text("decision-liaison")) }
                }
                div {
                    label for="approve-reason" { (messages.text("decision-approve-reason")) }
                    textarea #approve-reason name="reason" rows="2" maxlength="5000" {}
                }
                div.actions { button type="submit" name="verdict" value="approve" { (messages.text("decision-approve")) } }
            }
            form.card.about-form action=(view.path("/decide")) method="post" {
                input type="hidden" name="sign" value=(view.guest.sign);
                h3 { (messages.text("decision-ask")) }
                div {
                    label for="ask-reason" { (messages.text("decision-ask-reason")) }
                    textarea #ask-reason name="reason" rows="4" minlength="10" maxlength="5000" required {}
                }
                div.actions { button.quiet type="submit" name="verdict" value="ask" { (messages.text("decision-ask")) } }
            }
        }
    }
}

/// Publishing what is approved, now or on a day.
fn publication(view: &View<'_>) -> Markup {
    let messages = view.visit.messages();
    html! {
        div.verdicts {
            form.card action=(view.path("/publish")) method="post" {
                input type="hidden" name="sign" value=(view.guest.sign);
                div.actions { button type="submit" { (messages.text("decision-publish-now")) } }
            }
            form.card.about-form action=(view.path("/schedule")) method="post" {
                input type="hidden" name="sign" value=(view.guest.sign);
                div {
                    label for="day" { (messages.text("decision-day")) }
                    input #day type="date" name="day" required;
                }
                div.actions { button.quiet type="submit" { (messages.text("decision-schedule")) } }
            }
        }
    }
}

/// Decides; publishes at once where that is asked for.
pub async fn decide(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let fields = Form::of(&body, guest)?;
    let drafts = &workbench(portal)?.drafts;
    let back = format!("/review/{id}");
    let reason = fields.value("reason").unwrap_or_default().to_owned();
    let now = fields.value("when") == Some("now");
    let verdict = match fields.value("verdict") {
        Some("ask") => Verdict::AskChanges(reason),
        Some("approve") => {
            let publish_at = match fields.value("when") {
                Some("now") => Some(drafts.now()),
                Some("day") => Some(day(&fields)?),
                _ => None,
            };
            Verdict::Approve { reason, publish_at }
        }
        _ => return Err(Refusal::bad_request("verdict")),
    };
    if let Err(refusal) = drafts.decide(&guest.person, &id, &verdict).await {
        return Ok(refused(visit, &back, &refusal));
    }
    if now && matches!(verdict, Verdict::Approve { .. }) {
        return publish_now(&desk, &id).await;
    }
    to(&back)
}

/// Publishes what is approved.
pub async fn publish(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { guest, .. } = &desk;
    Form::of(&body, guest)?;
    publish_now(&desk, &id).await
}

async fn publish_now(desk: &Desk, id: &str) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let language = visit.language;
    let drafts = &workbench(portal)?.drafts;
    match drafts.publish_approved(&guest.person, id, &|input| report::render(language, input)).await {
        Ok(published) => {
            let (slug, number) = (&published.dataset.slug, published.version.number);
            to(&format!("/dataset/{slug}/versions/{number}/receipt"))
        }
        Err(refusal) => Ok(refused(visit, &format!("/review/{id}"), &refusal)),
    }
}

/// Sets the day of publication.
pub async fn schedule(
    Desk { visit, guest, portal }: Desk,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::of(&body, &guest)?;
    let back = format!("/review/{id}");
    match workbench(&portal)?.drafts.schedule(&guest.person, &id, Some(day(&fields)?)).await {
        Ok(_) => to(&back),
        Err(refusal) => Ok(refused(&visit, &back, &refusal)),
    }
}

/// Takes a submission back.
pub async fn take_back(
    Desk { visit, guest, portal }: Desk,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    Form::of(&body, &guest)?;
    let back = format!("/review/{id}");
    match workbench(&portal)?.drafts.take_back(&guest.person, &id).await {
        Ok(()) => to(&back),
        Err(refusal) => Ok(refused(&visit, &back, &refusal)),
    }
}

/// The beginning of the day that a form names.
fn day(fields: &Form) -> Result<Timestamp, Refusal> {
    fields.value("day").and_then(date::beginning).ok_or_else(|| Refusal::bad_request("day"))
}
