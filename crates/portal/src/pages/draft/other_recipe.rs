//! `POST /draft/{id}/recipe`: a recipe from elsewhere takes the place of this one: last month's `recipe.toml`, or a
//! history of OpenRefine.
//!
//! Never here: the translation (see tabular).

use apertura_actions::draft::Change;
use apertura_catalog::Permission;
use apertura_tabular::Recipe;
use apertura_tabular::openrefine::{Untranslated, import};
use axum::extract::{Path, Request};
use axum::http::StatusCode;
use axum::response::Response;
use maud::html;

use super::{change, workbench};
use crate::desk::Desk;
use crate::door::Guest;
use crate::file_form::FileForm;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{Visit, to};

/// Bytes of a recipe: more is none.
const MOST: usize = 8 << 20;

/// Takes the recipe over, and leads back to the page; first says what could not be translated.
pub async fn take_over(
    Desk { visit, guest, portal }: Desk,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Refusal> {
    let drafts = &workbench(&portal)?.drafts;
    let home = format!("/draft/{id}");
    let Received { revision, text } = received(&guest, request).await?;
    let open = drafts.opened(&guest.person, &id).await?;
    guest.person.may(Permission::Prepare, open.draft.agency.as_ref())?;
    let (recipe, missing) = match read(&text, &open) {
        Ok(read) => read,
        Err(()) => {
            let messages = visit.messages();
            let what = (messages.text("draft-no-recipe"), messages.text("draft-no-recipe-hint"));
            return Ok(change::told(&visit, &home, what, StatusCode::UNPROCESSABLE_ENTITY));
        }
    };
    if let Err(refusal) = drafts.change(&guest.person, &id, revision, &Change::Recipe(Box::new(recipe))).await {
        return Ok(change::refused(&visit, &home, &refusal));
    }
    match missing.is_empty() {
        true => to(&format!("{home}#recipe")),
        false => Ok(untranslated(&visit, &home, &missing)),
    }
}

struct Received {
    revision: u32,
    text: String,
}

async fn received(guest: &Guest, request: Request) -> Result<Received, Refusal> {
    let mut form = FileForm::of(request, guest).await?;
    let revision = form.fields.value("revision").and_then(|text| text.parse().ok());
    let revision = revision.ok_or_else(|| Refusal::bad_request("revision"))?;
    let mut bytes = Vec::new();
    let poured = form.pour(|piece| {
        bytes.extend_from_slice(piece);
        if bytes.len() > MOST { Err(Refusal::bad_request("file")) } else { Ok(()) }
    });
    poured.await??;
    Ok(Received { revision, text: String::from_utf8_lossy(&bytes).into_owned() })
}

/// The recipe that a text holds, and what of it could not be translated.
fn read(text: &str, open: &apertura_actions::OpenDraft) -> Result<(Recipe, Vec<Untranslated>), ()> {
    if let Ok(recipe) = Recipe::from_toml(text) {
        return Ok((recipe, Vec::new()));
    }
    let imported = import(text, Some((open.table(), open.number()))).map_err(|_| ())?;
    let mut recipe = imported.recipe;
    recipe.import = open.state.recipe.import.clone();
    Ok((recipe, imported.untranslated))
}

fn untranslated(visit: &Visit, home: &str, missing: &[Untranslated]) -> Response {
    let messages = visit.messages();
    let title = messages.text("draft-recipe-taken");
    let body = html! {
        h1 { (title) }
        div.notice.warning {
            p { b { (messages.with("draft-untranslated", [("count", missing.len() as f64)])) } }
            ul {
                @for one in missing {
                    li {
                        (one.number) ". " @if one.description.is_empty() { code { (one.operation) } } @else { (one.description) }
                        ": " (messages.code("history", one.reason.name()))
                        @if !one.detail.is_empty() { " (" code { (one.detail) } ")" }
                    }
                }
            }
        }
        p { a.button href=(format!("{home}#recipe")) { (messages.text("draft-back")) } }
    };
    let crumbs = [("/draft".to_owned(), messages.text("nav-draft"))];
    layout::render(visit, Page { title: &title, description: "", crumbs: &crumbs, json: None, script: false, body })
}
