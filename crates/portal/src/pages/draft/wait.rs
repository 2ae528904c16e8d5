//! What is shown while a file is read or cleaned, and where that is not possible.
//!
//! Never here: the work.

use std::sync::Arc;

use apertura_actions::draft::Progress;
use apertura_catalog::Draft;
use axum::http::HeaderValue;
use axum::response::Response;
use maud::html;

use crate::door::Guest;
use crate::layout::{self, Page};
use crate::number;
use crate::visit::Visit;

/// The page while a file is read; it asks again by itself.
pub(crate) fn reading(visit: &Visit, draft: &Draft, progress: Progress) -> Response {
    working(visit, draft, progress, "draft-reading")
}

/// The page while the table is cleaned.
pub(crate) fn cleaning(visit: &Visit, draft: &Draft, progress: Progress) -> Response {
    working(visit, draft, progress, "draft-cleaning")
}

fn working(visit: &Visit, draft: &Draft, progress: Progress, key: &str) -> Response {
    let messages = visit.messages();
    let text = match progress.all {
        0 => messages.with("draft-opening", [("size", number::bytes(draft.bytes))]),
        all => messages.with("draft-progress", [("done", progress.done as f64), ("all", all as f64)]),
    };
    showing(visit, &draft.name, progress, &messages.text(key), &text)
}

/// A page that says what is being done and how far it is; it asks again by itself.
pub(super) fn showing(visit: &Visit, title: &str, progress: Progress, what: &str, text: &str) -> Response {
    let messages = visit.messages();
    let body = html! {
        h1 { (title) }
        div.card role="status" {
            p.lead { (what) }
            @if progress.all > 0 {
                progress max=(progress.all) value=(progress.done.min(progress.all)) aria-label=(what) {}
            } @else {
                progress aria-label=(what) {}
            }
            p.soft { (text) }
        }
        p.after { a href=(visit.with(&[])) { (messages.text("draft-look-again")) } }
    };
    let crumbs = [("/draft".to_owned(), messages.text("nav-draft"))];
    let page = Page { title, description: "", crumbs: &crumbs, json: None, script: false, body };
    let mut response = layout::render(visit, page);
    response.headers_mut().insert("refresh", HeaderValue::from_static("1"));
    response
}

/// The page where a file cannot be read, or its recipe cannot be applied.
pub(crate) fn failed(
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
    layout::render_form(visit, Page::plain(&draft.name, &crumbs, body), true)
}
