//! `/dataset/{slug}/manage`: taking versions back and adding notes of correction, for whoever may.
//!
//! Never here: doing so (see actions), what the public sees of it (see `dataset`).

use apertura_catalog::Permission;
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use crate::date;
use crate::desk::Desk;
use crate::form::Form;
use crate::layout::{self, Page};
use crate::pages::draft::refused;
use crate::refusal::Refusal;
use crate::visit::to;

/// The page.
pub async fn manage(Desk { visit, guest, portal }: Desk, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let (dataset, _) = portal.catalog.dataset(&slug).await?;
    let agency = Some(&dataset.agency.slug);
    let (withdraws, corrects) =
        (guest.person.can(Permission::Withdraw, agency), guest.person.can(Permission::Correct, agency));
    if !withdraws && !corrects {
        return Err(Refusal::forbidden());
    }
    let versions = portal.catalog.versions(&slug).await?;
    let standing: Vec<u32> = versions.iter().filter(|v| v.withdrawn.is_none()).map(|v| v.number).collect();
    let messages = visit.messages();
    let choose = |all: &str| -> Markup {
        html! {
            select name="version" aria-label=(messages.text("version-word")) {
                @for number in &standing {
                    option value=(number) { (messages.with("version-number", [("number", number.to_string())])) }
                }
                option value="" { (messages.text(all)) }
            }
        }
    };
    let body = html! {
        h1 { (messages.text("manage-title")) }
        p.lead { (dataset.title) }
        ul {
            @for version in &versions {
                li {
                    a href=(format!("/dataset/{slug}/versions/{}", version.number)) {
                        (messages.with("version-number", [("number", version.number.to_string())]))
                    }
                    ", " (date::day(messages, version.published))
                    @if let Some(at) = version.withdrawn { " · " (messages.with("version-withdrawn-on", [("day", date::day(messages, at))])) }
                }
            }
        }
        @if corrects {
            section.block {
                h2 { (messages.text("correct-title")) }
                p { (messages.text("correct-lead")) }
                form.card.about-form action=(format!("/dataset/{slug}/manage/correct")) method="post" {
                    input type="hidden" name="sign" value=(guest.sign);
                    div { (choose("correct-all")) }
                    div {
                        label for="note" { (messages.text("correct-note")) }
                        textarea #note name="note" rows="3" minlength="10" maxlength="5000" required {}
                    }
                    div.actions { button type="submit" { (messages.text("correct-now")) } }
                }
            }
        }
        @if withdraws {
            section.block {
                h2 { (messages.text("withdraw-title")) }
                p { (messages.text("withdraw-lead")) }
                form.card.about-form action=(format!("/dataset/{slug}/manage/withdraw")) method="post" {
                    input type="hidden" name="sign" value=(guest.sign);
                    div { (choose("withdraw-all")) }
                    div {
                        label for="reason" { (messages.text("withdraw-reason")) }
                        textarea #reason name="reason" rows="3" minlength="10" maxlength="5000" required {}
                    }
                    label.choice { input type="checkbox" name="sure" value="yes" required; (messages.text("withdraw-sure")) }
                    div.actions { button type="submit" { (messages.text("withdraw-now")) } }
                }
            }
        }
    };
    let crumbs = layout::crumbs_of(messages, &dataset);
    let title = messages.text("manage-title");
    Ok(layout::render(
        &visit,
        Page { title: &title, description: "", crumbs: &crumbs, json: None, script: false, body },
    ))
}

/// The version that a form names; none for all.
fn version(fields: &Form) -> Result<Option<u32>, Refusal> {
    let named = fields.filled("version");
    named.map(|number| number.parse()).transpose().map_err(|_| Refusal::bad_request("version"))
}

/// Takes versions back.
pub async fn withdraw(
    Desk { visit, guest, portal }: Desk,
    Path(slug): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::of(&body, &guest)?;
    let number = version(&fields)?;
    if fields.value("sure") != Some("yes") {
        return Err(Refusal::bad_request("sure"));
    }
    let reason = fields.value("reason").unwrap_or_default();
    match portal.catalog.withdraw(&guest.person, &slug, number, reason).await {
        // the tombstone, where all are gone
        Ok(()) => to(&match number {
            Some(number) => format!("/dataset/{slug}/versions/{number}"),
            None => format!("/dataset/{slug}"),
        }),
        Err(refusal) => Ok(refused(&visit, &format!("/dataset/{slug}/manage"), &refusal)),
    }
}

/// Adds a note.
pub async fn correct(
    Desk { visit, guest, portal }: Desk,
    Path(slug): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::of(&body, &guest)?;
    let number = version(&fields)?;
    let note = fields.value("note").unwrap_or_default();
    match portal.catalog.correct(&guest.person, &slug, number, note).await {
        Ok(_) => to(&format!("/dataset/{slug}#corrections")),
        Err(refusal) => Ok(refused(&visit, &format!("/dataset/{slug}/manage"), &refusal)),
    }
}
