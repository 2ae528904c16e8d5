//! What is shown while a file is read or cleaned, and where that is not possible.
//!
//! Never here: the work.

use std::sync::Arc;

use apertura_actions::draft::Progress;
use apertura_catalog::Draft;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use maud::html;

use crate::door::Guest;
use crate::layout::{self, Page};
use crate::number;
use crate::visit::Visit;

/// The page while a file is read; it asks again by itself.
pub(super) fn reading(visit: &Visit, draft: &Draft, progress: Progress) -> Response {
    working(visit, draft, progress, "draft-reading")
}

/// The page while the table is cleaned.
pub(super) fn cleaning(visit: &Visit, draft: &Draft, progress: Progress) -> Response {
    working(visit, draft, progress, "draft-cleaning")
}

fn working(visit: &Visit, draft: &Draft, progress: Progress, key: &str) -> Response {
    let messages = visit.messages();
    let body = html! {
        h1 { (draft.name) }
        div.card role="status" {
            p.lead { (messages.text(key)) }
            @if progress.all > 0 {
                progress max=(progress.all) value=(progress.done.min(progress.all)) aria-label=(messages.text(key)) {}
                p.soft {
                    (messages.with("draft-progress", [("done", progress.done as f64), ("all", progress.all as f64)]))
                }
            } @else {
                progress aria-label=(messages.text(key)) {}
                p.soft { (messages.with("draft-opening", [("size", number::bytes(draft.bytes))])) }
            }
        }
        p { a href=(visit.with(&[])) { (messages.text("draft-look-again")) } }
    };
    let crumbs = [("/draft".to_owned(), messages.text("nav-draft"))];
    let mut response = layout::render(
        visit,
        Page { title: &draft.name, description: "", crumbs: &crumbs, json: None, script: false, body },
    );
    response.headers_mut().insert("refresh", HeaderValue::from_static("1"));
    response
}

/// The page where a file cannot be read, or its recipe cannot be applied.
pub(super) fn failed(
    visit: &Visit,
    guest: &Guest,
    draft: &Draft,
    refusal: &Arc<apertura_actions::Refusal>,
) -> Response {
    let messages = visit.messages();
    let (what, hint) = messages.refusal(refusal);
    let body = html! {
        h1 { (draft.name) }
        div.notice.error role="alert" { p { b { (what) } } p { (hint) } }
        form.actions action=(format!("/draft/{}/change", draft.id)) method="post" {
            input type="hidden" name="sign" value=(guest.sign);
            input type="hidden" name="revision" value=(draft.revision);
            a.button href="/draft" { (messages.text("draft-other-file")) }
            @if draft.undo().is_some() {
                button.quiet type="submit" name="change" value="undo" { (messages.text("draft-undo")) }
            }
            button.quiet type="submit" name="change" value="forget" { (messages.text("draft-forget")) }
        }
    };
    let crumbs = [("/draft".to_owned(), messages.text("nav-draft"))];
    let page = Page { title: &draft.name, description: "", crumbs: &crumbs, json: None, script: false, body };
    let mut response = layout::render(visit, page);
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}
