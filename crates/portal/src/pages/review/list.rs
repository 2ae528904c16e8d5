//! `/review`: what waits for a decision, what is to be published, and what was decided.
//!
//! Never here: deciding.

use apertura_catalog::{Permission, Submission, SubmissionState};
use axum::response::Response;
use maud::{Markup, html};

use crate::date;
use crate::desk::Desk;
use crate::door::Guest;
use crate::layout::{self, Page};
use crate::pages::draft::workbench;
use crate::refusal::Refusal;
use crate::visit::Visit;

/// Submissions of the past shown.
const PAST: usize = 50;

/// The page.
pub async fn list(Desk { visit, guest, portal }: Desk) -> Result<Response, Refusal> {
    let all = workbench(&portal)?.drafts.submissions(&guest.person, None).await?;
    let messages = visit.messages();
    let of = |states: &[SubmissionState]| -> Vec<&Submission> {
        all.iter().filter(|known| states.contains(&known.state)).collect()
    };
    let followed = |known: &&Submission| known.is_followed(&all);
    let mut waiting = of(&[SubmissionState::Waiting]);
    waiting.reverse();
    let mut moving = of(&[SubmissionState::Approved, SubmissionState::Blocked, SubmissionState::ChangesAsked]);
    moving.retain(|known| !followed(known));
    let mut past = of(&[SubmissionState::Published, SubmissionState::TakenBack, SubmissionState::ChangesAsked]);
    past.retain(|known| known.state != SubmissionState::ChangesAsked || followed(known));
    let reviews = guest.person.can(Permission::Review, None);
    let body = html! {
        h1 { (messages.text("review-title")) }
        p.lead { (messages.text(if reviews { "review-lead-reviewer" } else { "review-lead-agency" })) }
        section.block {
            h2 { (messages.text("review-waiting")) }
            @if waiting.is_empty() { p { (messages.text("review-nothing-waits")) } }
            @else { (lines(&visit, &guest, &waiting)) }
        }
        @if !moving.is_empty() {
            section.block { h2 { (messages.text("review-moving")) } (lines(&visit, &guest, &moving)) }
        }
        @if !past.is_empty() {
            section.block { h2 { (messages.text("review-past")) } (lines(&visit, &guest, &past[..past.len().min(PAST)])) }
        }
    };
    let title = messages.text("review-title");
    Ok(layout::render(&visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body }))
}

fn lines(visit: &Visit, guest: &Guest, all: &[&Submission]) -> Markup {
    let messages = visit.messages();
    html! {
        ul.results {
            @for known in all {
                li {
                    h3 { a href=(format!("/review/{}", known.id)) { (known.title) } }
                    p.soft {
                        @if let Some(agency) = &known.agency { (agency) " · " }
                        (messages.with("review-handed-on", [("day", date::day(messages, known.submitted))])) " · "
                        b { (messages.code("submission", known.state.code())) }
                        @if let Some(at) = known.publish_at.filter(|_| known.state == SubmissionState::Approved) {
                            " · " (messages.with("review-publish-on", [("day", date::day(messages, at))]))
                        }
                        @if known.state == SubmissionState::Waiting && known.submitter.as_deref() == guest.person.account() {
                            " · " (messages.text("review-yours"))
                        }
                    }
                }
            }
        }
    }
}
