//! `/log`: every decision, and whether all is still as it was published.
//!
//! Never here: what is remembered (see store), the chain of hashes.

use apertura_actions::Verification;
use apertura_catalog::Event;
use axum::response::Response;
use maud::{Markup, html};

use crate::date;
use crate::desk::Desk;
use crate::form::Form;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{Visit, address};

/// Events of a page.
const EVENTS: u32 = 50;

/// The page.
pub async fn show(desk: Desk) -> Result<Response, Refusal> {
    page(&desk, None).await
}

/// Reads everything and says whether it is whole.
pub async fn verify(desk: Desk, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    Form::of(&body, guest)?;
    let verified = portal.catalog.verify_as(&guest.person).await?;
    page(&desk, Some(verified)).await
}

async fn page(desk: &Desk, verified: Option<Verification>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let before = visit.value("before").and_then(|number| number.parse().ok());
    let events = portal.catalog.log(&guest.person, before, EVENTS).await?;
    let messages = visit.messages();
    let body = html! {
        h1 { (messages.text("log-title")) }
        p.lead { (messages.text("log-lead")) }
        form.one action="/log" method="post" {
            input type="hidden" name="sign" value=(guest.sign);
            button type="submit" { (messages.text("log-verify")) }
        }
        @if let Some(verified) = &verified { (outcome(visit, verified)) }
        div.scroll.block tabindex="0" role="region" aria-label=(messages.text("log-title")) {
            table.stacked {
                thead {
                    tr {
                        th.number scope="col" { "#" }
                        th scope="col" { (messages.text("log-when")) }
                        th scope="col" { (messages.text("log-what")) }
                        th scope="col" { (messages.text("log-about")) }
                        th scope="col" { (messages.text("log-reason")) }
                    }
                }
                tbody { @for event in &events { (row(visit, event)) } }
            }
        }
        @if let Some(last) = events.last().filter(|last| last.number > 1) {
            p { a href=(address("/log", &[("before".to_owned(), last.number.to_string())])) { (messages.text("log-older")) } }
        }
    };
    let title = messages.text("log-title");
    Ok(layout::render(visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body }))
}

fn outcome(visit: &Visit, verified: &Verification) -> Markup {
    let messages = visit.messages();
    let values =
        [("versions", verified.versions as f64), ("files", verified.files as f64), ("events", verified.events as f64)];
    html! {
        @if verified.damages.is_empty() {
            p.notice role="status" { (messages.with("cli-verified", values)) }
        } @else {
            div.notice.error role="alert" {
                p { b { (messages.text("log-damaged")) } }
                ul { @for damage in &verified.damages { li { code { (damage) } } } }
            }
        }
    }
}

fn row(visit: &Visit, event: &Event) -> Markup {
    let messages = visit.messages();
    let text = |name: &str| event.body.get(name).and_then(serde_json::Value::as_str).filter(|text| !text.is_empty());
    html! {
        tr {
            th.number scope="row" { (event.number) }
            td { time datetime=(event.at) { (date::day(messages, event.at)) } }
            td {
                (messages.code("event", &event.kind))
                @if let Some(folio) = text("folio") { br; span.small.soft { (folio) } }
                @if let Some(account) = text("account") { br; span.small.soft { (messages.with("log-account", [("account", account)])) } }
            }
            td {
                @if let Some(dataset) = &event.dataset {
                    @match event.version {
                        Some(version) => a href=(format!("/dataset/{dataset}/versions/{version}")) { (dataset) ", " (messages.with("version-number", [("number", version.to_string())])) },
                        None => (dataset),
                    }
                }
                @if let Some(id) = text("submission") { br; a.small href=(format!("/review/{id}")) { (messages.text("log-submission")) } }
            }
            td { (text("reason").or(text("text")).unwrap_or_default()) }
        }
    }
}
