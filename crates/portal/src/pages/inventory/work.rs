//! From an entry to its data: a file is handed in for it, or it is said as which dataset it is published already.
//!
//! Never here: preparing the file (see `draft`).

use apertura_catalog::Permission;
use apertura_catalog::opening::{Entry, Stage};
use axum::extract::{Path, Request, State};
use axum::response::Response;
use maud::{Markup, html};

use crate::Portal;
use crate::desk::Desk;
use crate::door::Guest;
use crate::file_form::FileForm;
use crate::form::Form;
use crate::language::Messages;
use crate::refusal::Refusal;
use crate::visit::to;

/// Takes a file in for an entry, and leads to it.
pub async fn hand_in(
    Desk { visit, guest, portal }: Desk,
    Path((agency, id)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Refusal> {
    let drafts = &portal.workbench.as_ref().ok_or_else(Refusal::not_found)?.drafts;
    let entry = portal.catalog.entry(&guest.person, &id).await?;
    if entry.agency.as_str() != agency {
        return Err(Refusal::not_found());
    }
    let mut form = FileForm::of(request, &guest).await?;
    form.need_file()?;
    let mut file = drafts.upload(&guest.person, Some(&entry.agency))?;
    let handed = match form.pour(|bytes| file.write(bytes)).await? {
        Ok(()) => drafts.hand_in_for(&guest.person, &id, file, &form.name).await,
        Err(refusal) => Err(refusal),
    };
    match handed {
        Ok(draft) => to(&format!("/draft/{}", draft.id)),
        Err(refusal @ apertura_actions::Refusal::Unreadable(_)) => {
            let (what, hint) = visit.messages().refusal(&refusal);
            Ok(super::import::problem(&visit, &format!("/inventory/{agency}/entry/{id}"), &what, &hint))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// Says as which dataset it is published.
pub async fn join(
    guest: Guest,
    State(portal): State<Portal>,
    Path((agency, id)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Refusal> {
    let form = Form::of_sheet(request, &guest).await?;
    let dataset = form.value("dataset").filter(|slug| !slug.is_empty());
    portal.catalog.join_dataset(&guest.person, &id, dataset).await?;
    to(&format!("/inventory/{agency}/entry/{id}?saved=1"))
}

/// True where this guest may hand a file in for an entry now.
pub(super) fn prepares(guest: &Guest, portal: &Portal, entry: &Entry) -> bool {
    let may = guest.person.can(Permission::Prepare, Some(&entry.agency));
    may && portal.workbench.is_some() && entry.stage() < Stage::Submitted
}

/// The next step with the data of an entry.
pub(super) async fn section(
    messages: &Messages,
    guest: &Guest,
    portal: &Portal,
    entry: &Entry,
    address: &str,
) -> Result<Markup, Refusal> {
    let may = |permission| guest.person.can(permission, Some(&entry.agency));
    let prepares = prepares(guest, portal, entry);
    let drafts = match &portal.workbench {
        Some(workbench) if prepares => workbench.drafts.of_entry(&guest.person, &entry.id).await?,
        _ => Vec::new(),
    };
    let datasets = match may(Permission::EditInventory) {
        true => portal.catalog.datasets_of(&entry.agency).await?,
        false => Vec::new(),
    };
    Ok(html! {
        @if prepares {
            section.block #prepare {
                div.card {
                    h2 { (messages.text("entry-prepare")) }
                    @if !drafts.is_empty() {
                        p { (messages.text("entry-prepare-begun")) }
                        ul { @for draft in &drafts { li { a href=(format!("/draft/{}", draft.id)) { (draft.name) } } } }
                    }
                    form action=(format!("{address}/file")) method="post" enctype="multipart/form-data" {
                        input type="hidden" name="sign" value=(guest.sign);
                        label for="data-file" { (messages.text("entry-prepare-file")) }
                        p.help { (messages.text("entry-prepare-what")) }
                        input #data-file type="file" name="file" required;
                        button type="submit" { (messages.text("entry-prepare-start")) }
                    }
                }
            }
        }
        @if !datasets.is_empty() && may(Permission::EditInventory) {
            section.block {
                details.card {
                    summary { (messages.text("entry-join")) }
                    form action=(format!("{address}/dataset")) method="post" {
                        input type="hidden" name="sign" value=(guest.sign);
                        label for="dataset" { (messages.text("entry-join-which")) }
                        p.help { (messages.text("entry-join-what")) }
                        select #dataset name="dataset" {
                            option value="" { (messages.text("entry-join-none")) }
                            @for (slug, title) in &datasets {
                                option value=(slug) selected[entry.dataset.as_ref() == Some(slug)] { (title) }
                            }
                        }
                        p {}
                        button.quiet type="submit" { (messages.text("entry-save")) }
                    }
                }
            }
        }
    })
}
