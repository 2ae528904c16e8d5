//! From an entry to its data: the way to preparing a file, or as which dataset it is published already.
//!
//! Never here: preparing the file (see `draft`).

use apertura_catalog::Permission;
use apertura_catalog::opening::{Entry, Stage};
use axum::extract::{Path, Request, State};
use axum::response::Response;
use maud::{Markup, html};

use super::{form, to, value};
use crate::Portal;
use crate::door::Guest;
use crate::language::Messages;
use crate::refusal::Refusal;

/// Says as which dataset it is published.
pub async fn join(
    guest: Guest,
    State(portal): State<Portal>,
    Path((agency, id)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Refusal> {
    let pairs = form(request).await?;
    guest.check(value(&pairs, "sign"))?;
    let dataset = value(&pairs, "dataset").filter(|slug| !slug.is_empty());
    portal.catalog.join_dataset(&guest.person, &id, dataset).await?;
    to(&format!("/inventory/{agency}/entry/{id}?saved=1"))
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
    let prepares = may(Permission::Prepare) && portal.workbench.is_some() && entry.stage() < Stage::Submitted;
    let datasets = match may(Permission::EditInventory) {
        true => portal.catalog.datasets_of(&entry.agency).await?,
        false => Vec::new(),
    };
    Ok(html! {
        @if prepares {
            section.block {
                div.card {
                    h2 { (messages.text("entry-prepare")) }
                    p { (messages.text("entry-prepare-what")) }
                    p { a.button href="/draft" { (messages.text("entry-prepare-start")) } }
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
