//! `/draft` and below: the workbench, where a file is prepared.
//!
//! Never here: preparing (see actions), one part of the page (one file each in `draft/`).

mod about;
mod change;
mod column;
mod condition;
mod dictionary;
mod enter;
mod findings;
mod form;
mod grids;
mod list;
mod other_recipe;
mod publish;
mod recipe;
mod setting;
mod step;
mod structure;
mod template;
mod validation;
mod view;
mod wait;
mod windows;

use std::time::Duration;

use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use crate::desk::Desk;
use crate::layout::{self, Page};
use crate::number;
use crate::refusal::Refusal;
use crate::{Portal, Workbench};

pub(crate) use about::described;
pub use change::change;
pub(crate) use change::refused;
pub use dictionary::dictionary;
pub use enter::enter;
pub use list::{hand_in, list};
pub use other_recipe::take_over;
pub use publish::{publish, publish_now, publishing};
pub use validation::{entry, submit, validation};
pub use windows::{clean_json, file, original_json};

use view::View;
pub(crate) use wait::{cleaning as cleaning_page, failed as failed_page, reading as reading_page};

/// How long a page waits for what is being computed before it says that it is.
const PATIENCE: Duration = Duration::from_millis(1500);

/// The workbench of the portal.
pub(crate) fn workbench(portal: &Portal) -> Result<&Workbench, Refusal> {
    portal.workbench.as_ref().ok_or_else(Refusal::not_found)
}

/// `/draft/{id}`: the page.
pub async fn show(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let drafts = &workbench(&portal)?.drafts;
    let view = match View::open(&visit, &guest, drafts, &id).await? {
        Ok(view) => view,
        Err(response) => return Ok(response),
    };
    let trial = findings::trial(&view, drafts).await?;
    let step = step::trial(&view, drafts).await?;
    let grids = grids::grids(&view).await?;
    let column = column::panel(&view).await?;
    let messages = view.messages;
    let body = html! {
        (head(&view))
        (structure::tabs(&view))
        (structure::panel(&view))
        (grids)
        (structure::bar(&view))
        (column)
        div.bench {
            section #findings.bench-findings aria-labelledby="findings-title" { (findings::all(&view, &trial)) }
            section #recipe.bench-recipe aria-labelledby="recipe-title" { (recipe::list(&view, &step)) }
        }
        p.soft.small.keys { (messages.text("draft-keys")) }
    };
    let crumbs = [("/draft".to_owned(), messages.text("nav-draft"))];
    let title = view.open.draft.name.clone();
    let working =
        trial.as_ref().is_some_and(|trial| trial.working()) || step.as_ref().is_some_and(|step| step.working());
    let page = Page { title: &title, description: "", crumbs: &crumbs, json: None, script: true, body };
    let mut response = layout::render(&visit, page);
    if working {
        // the page comes back by itself with the effect
        response.headers_mut().insert("refresh", axum::http::HeaderValue::from_static("1"));
    }
    Ok(response)
}

/// Name, what there is, what is still to be decided, and the ways on.
fn head(view: &View<'_>) -> Markup {
    let messages = view.messages;
    let cleaned = &view.cleaning.cleaned;
    let changed: u64 = cleaned.changes.steps.iter().map(|step| step.cells_changed).sum();
    let undecided = view.undecided();
    let draft = &view.open.draft;
    let misfits = misfits(view);
    html! {
        div.workhead {
            div {
                h1 { (draft.name) }
                p.state {
                    (messages.with("draft-summary", [
                        ("rows", cleaned.rows as f64), ("columns", cleaned.columns.len() as f64), ("cells", changed as f64),
                    ])) " "
                    @if undecided > 0 {
                        a.error href="#findings" { (messages.with("draft-undecided", [("count", undecided as f64)])) }
                    } @else {
                        (messages.text("draft-decided"))
                    }
                    @if misfits > 0 { " " a.error href="#recipe" { (messages.with("draft-steps-misfit", [("count", misfits as f64)])) } }
                }
            }
            div.actions {
                (form::button(view, "undo", &[], html! { (messages.text("draft-undo")) }, draft.undo().is_none()))
                (form::button(view, "redo", &[], html! { (messages.text("draft-redo")) }, draft.redo().is_none()))
                @if let Some(dataset) = &draft.dataset {
                    a.button.quiet.slim href=(format!("/dataset/{dataset}/update/{}", draft.id)) { (messages.text("update-step-look")) }
                }
                a.button.quiet.slim href=(view.path("/dictionary")) { (messages.text("draft-dictionary")) }
                (downloads(view))
                a.button.quiet.slim href=(view.path("/publish")) { (messages.text("draft-metadata")) }
                a.button.slim href=(view.path("/validation")) { (messages.text("validation-title")) }
            }
        }
    }
}

/// Steps that say of what this file does not have; cells that a step could not read do not count.
fn misfits(view: &View<'_>) -> usize {
    let drift = view.cleaning.cleaned.changes.drift.iter().filter(|drift| !drift.reason.ends_with("misfits"));
    drift.map(|drift| drift.step).collect::<std::collections::BTreeSet<_>>().len()
}

/// What can be taken along.
fn downloads(view: &View<'_>) -> Markup {
    let messages = view.messages;
    let cleaned = &view.cleaning.cleaned;
    let stem = view.open.stem();
    html! {
        details.menu {
            summary.button.quiet.slim { (messages.text("draft-downloads")) }
            div.card {
                p.soft { (messages.text("draft-downloads-what")) }
                ul.files-line {
                    @for (name, role) in [
                        (format!("{stem}.csv"), "CSV"), (format!("{stem}.xlsx"), "Excel"), (format!("{stem}.parquet"), "Parquet"),
                    ] {
                        @if name.ends_with(".xlsx") && cleaned.rows.saturating_mul(cleaned.columns.len() as u64) > 4_000_000 {
                            li.soft { (messages.text("draft-no-workbook")) }
                        } @else {
                            li { a href=(view.path(&format!("/files/{name}"))) download { (role) } }
                        }
                    }
                    @for (name, key) in [
                        ("recipe.toml", "recipe"), ("dictionary.csv", "dictionary"), ("changes.json", "changes"),
                        ("datapackage.json", "descriptor"),
                    ] {
                        li { a href=(view.path(&format!("/files/{name}"))) download { (messages.code("role", key)) } }
                    }
                    li { a href=(view.path("/files/report.html")) { (messages.code("role", "report")) } }
                }
                p.small.soft { (messages.with("draft-original-is", [("size", number::bytes(view.open.draft.bytes))])) }
            }
        }
    }
}
