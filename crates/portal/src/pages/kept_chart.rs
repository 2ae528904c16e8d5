//! `/chart/{id}`: a chart or map that somebody keeps, with the version that it shows; it says when newer data exist.
//! Keeping one is a form of its page.
//!
//! Never here: drawing it (see `chart`, `map`).

use apertura_actions::Person;
use apertura_catalog::KeptKind;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use maud::html;

use super::{chart, map};
use crate::desk::Desk;
use crate::door::Guest;
use crate::form::Form;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{self, Visit};
use crate::{Portal, assets, date};

/// Keeps the chart that the address asks for.
pub async fn keep_chart(
    Desk { visit, guest, portal }: Desk,
    Path(slug): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    known(&visit, &guest, &body)?;
    let asked = chart::Asked::of(&portal, &slug, &visit.query).await?;
    if asked.chart.is_none() {
        return Err(Refusal::bad_request("chart"));
    }
    keep(&guest, &portal, &slug, KeptKind::Chart, asked.table.version.number, &asked.pairs(None)).await
}

/// Keeps the map that the address asks for.
pub async fn keep_map(
    Desk { visit, guest, portal }: Desk,
    Path(slug): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    known(&visit, &guest, &body)?;
    let asked = map::Asked::of(&portal, &slug, &visit.query).await?;
    if asked.plan.is_none() {
        return Err(Refusal::bad_request("map"));
    }
    keep(&guest, &portal, &slug, KeptKind::Map, asked.table.version.number, &asked.pairs(None)).await
}

/// Keeps what was asked for, of this version.
async fn keep(
    guest: &Guest,
    portal: &Portal,
    slug: &str,
    kind: KeptKind,
    version: u32,
    pairs: &[(String, String)],
) -> Result<Response, Refusal> {
    let id = portal.catalog.keep_chart(&guest.person, kind, slug, version, pairs).await?;
    visit::to(&format!("/chart/{id}"))
}

/// A visitor has no sign; whoever has one sends it.
fn known(visit: &Visit, guest: &Guest, body: &str) -> Result<(), Refusal> {
    if visit.known.person != Person::Visitor {
        Form::of(body, guest)?;
    }
    Ok(())
}

/// The page, or the picture where the address ends so.
pub async fn show(visit: Visit, State(portal): State<Portal>, Path(name): Path<String>) -> Result<Response, Refusal> {
    let (id, form) = name.split_once('.').unwrap_or((&name, ""));
    let kept = portal.catalog.kept_chart(id).await?.ok_or_else(Refusal::not_found)?;
    let slug = kept.dataset.as_str();
    let mut pairs = kept.pairs.clone();
    pairs.push(("_version".to_owned(), kept.version.to_string()));
    if !form.is_empty() {
        let kind = if kept.kind == KeptKind::Map { "map" } else { "chart" };
        return visit::to(&visit::address(&format!("/dataset/{slug}/{kind}.{form}"), &pairs));
    }
    let messages = visit.messages();
    let (dataset, latest) = portal.catalog.dataset(slug).await?;
    let (title, figure, newer, change, published) = match kept.kind {
        KeptKind::Chart => {
            let asked = chart::Asked::of(&portal, slug, &pairs).await?;
            let title = asked.drawing(messages).map(|drawing| drawing.title).unwrap_or_default();
            let published = asked.table.version.published;
            (title, asked.figure(messages), asked.address("", None), asked.address("", asked.version), published)
        }
        KeptKind::Map => {
            let asked = map::Asked::of(&portal, slug, &pairs).await?;
            let title = map::Shown::of(messages, &asked).map(|shown| shown.title).unwrap_or_default();
            let published = asked.table.version.published;
            let figure =
                html! { (map::figure(&portal, &visit, &asked)) script type="module" src=(assets::MAP.address()) {} };
            (title, figure, asked.address("", None), asked.address("", asked.version), published)
        }
    };
    let crumbs = layout::crumbs_of(messages, &dataset);
    let body = html! {
        h1 { (title) }
        @if kept.version == latest {
            p.soft { (messages.with("kept-chart-latest", [("day", date::day(messages, published))])) }
        } @else {
            div.notice role="note" {
                p { (messages.with("kept-chart-newer", [("day", date::day(messages, published))])) " " a href=(newer) { (messages.text("chart-newer")) } }
            }
        }
        (figure)
        p { a href=(change) { (messages.text("chart-change")) } }
    };
    let page = Page { title: &title, description: "", crumbs: &crumbs, json: None, script: true, body };
    Ok(layout::render(&visit, page).into_response())
}
