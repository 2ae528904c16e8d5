//! `/inventory`: what government holds, for everybody; and the way to one's own inventory for those who keep one.
//!
//! Never here: what is public (see actions).

use apertura_catalog::opening::Field;
use apertura_tabular::semantic::fold;
use axum::response::Response;
use maud::{Markup, html};

use super::fields;
use crate::Portal;
use crate::desk::Desk;
use crate::door::Guest;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{self};

/// Lines of one page.
const LINES: usize = 50;

/// The page.
pub async fn show(Desk { visit, guest, portal }: Desk) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let own = own(&guest, &portal, messages).await?;
    let agency = visit.value("agency");
    let (agencies, entries) = portal.catalog.public_inventory(agency).await?;
    let wanted = visit.value("q").map(fold);
    let text = |entry: &apertura_catalog::Entry| fold(&format!("{} {}", entry.state.title, entry.state.description));
    let found: Vec<_> =
        entries.iter().filter(|entry| wanted.as_ref().is_none_or(|wanted| text(entry).contains(wanted))).collect();
    let pages = found.len().div_ceil(LINES).max(1);
    let number = (visit.page() as usize).min(pages);
    let shown = &found[(number - 1) * LINES..(number * LINES).min(found.len())];
    let name = |slug: &str| agencies.iter().find(|a| a.slug.as_str() == slug).map_or("", |a| a.name.as_str());
    let file = |ending: &str| {
        let query: Vec<_> = agency.map(|agency| ("agency".to_owned(), agency.to_owned())).into_iter().collect();
        visit::address(&format!("/inventory.{ending}"), &query)
    };
    let title = messages.text("inventory-title");
    let body = html! {
        h1 { (title) }
        (own)
        section.block {
            h2 { (messages.text("inventory-public-heading")) }
            p.lead { (messages.text("inventory-public-lead")) }
            @if entries.is_empty() && wanted.is_none() {
                p { (messages.text("inventory-public-none")) }
            } @else {
                form.search action="/inventory" method="get" role="search" {
                    label.hidden-visually for="q" { (messages.text("inventory-search")) }
                    @if let Some(agency) = agency { input type="hidden" name="agency" value=(agency); }
                    input #q type="search" name="q" value=(visit.value("q").unwrap_or_default()) placeholder=(messages.text("inventory-search"));
                    button type="submit" { (messages.text("search")) }
                }
                div.resultbar {
                    p { (messages.with("inventory-count", [("count", found.len() as f64)])) }
                    ul.files-line {
                        li { a href=(file("csv")) { "CSV" } }
                        li { a href=(file("xlsx")) { "Excel" } }
                        li { a href=(file("json")) { "JSON" } }
                        li { a href="/plan" { (messages.text("nav-plan")) } }
                    }
                }
                ul.results {
                    @for entry in shown {
                        li {
                            h3 {
                                @match &entry.dataset {
                                    Some(dataset) => a href=(format!("/dataset/{dataset}")) { (entry.state.title) },
                                    None => (entry.state.title),
                                }
                            }
                            p.soft { (name(entry.agency.as_str())) @if !entry.state.theme.is_empty() { " · " (entry.state.theme) } }
                            @if !entry.state.description.is_empty() { p.clip { (entry.state.description) } }
                            ul.tags {
                                li { (fields::stage_tag(messages, entry.stage())) }
                                @if let Some(access) = entry.state.access { li { span.tag { (messages.code("access", access.code())) } } }
                                @if let Some(frequency) = entry.state.frequency_code() { li { span.tag { (messages.code("frequency", frequency.id())) } } }
                            }
                            @if !entry.state.reason.is_empty() {
                                p.small { (messages.with("inventory-public-reason", [("reason", entry.state.cell(Field::Reason)), ("ground", entry.state.cell(Field::LegalGround))])) }
                            }
                        }
                    }
                }
                @if pages > 1 {
                    nav.pager aria-label=(messages.text("inventory-pages")) {
                        @if number > 1 { a.button.quiet href=(visit.with(&[("page", &(number - 1).to_string())])) { (messages.text("inventory-page-before")) } }
                        p { (messages.with("inventory-page", [("page", number as f64), ("pages", pages as f64)])) }
                        @if number < pages { a.button.quiet href=(visit.with(&[("page", &(number + 1).to_string())])) { (messages.text("inventory-page-after")) } }
                    }
                }
            }
        }
    };
    let description = messages.text("inventory-public-lead");
    let json = Some(file("json"));
    let page = Page { title: &title, description: &description, crumbs: &[], json, script: false, body };
    Ok(layout::render(&visit, page))
}

/// The inventories that this person keeps or sees; nothing for the public.
async fn own(guest: &Guest, portal: &Portal, messages: &Messages) -> Result<Markup, Refusal> {
    if guest.person == apertura_actions::Person::Visitor {
        return Ok(html! {});
    }
    let agencies = portal.catalog.inventories(&guest.person).await?;
    Ok(html! {
        section.card {
            h2 { (messages.text("inventory-own")) }
            @if agencies.is_empty() { p { (messages.text("inventory-own-none")) } }
            @else {
                p { (messages.text("inventory-own-what")) }
                ul.own {
                    @for (agency, count) in &agencies {
                        li {
                            a href=(format!("/inventory/{}", agency.slug)) { (agency.name) } " "
                            span.soft { (messages.with("inventory-count", [("count", *count as f64)])) }
                        }
                    }
                }
            }
        }
    })
}
