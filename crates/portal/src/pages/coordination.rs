//! `/coordination`: how all agencies stand, for those who coordinate them. `/coordination.json` is its JSON.
//!
//! Never here: what the numbers mean (see actions and catalog).

use apertura_actions::board::AgencyBoard;
use apertura_catalog::AgencyStanding;
use axum::Json;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::draft::workbench;
use super::promises;
use crate::desk::Desk;
use crate::language::{FluentValue, Messages};
use crate::layout::{self, Page};
use crate::refusal::Refusal;

/// The page.
pub async fn show(Desk { visit, guest, portal }: Desk) -> Result<Response, Refusal> {
    let boards = workbench(&portal)?.drafts.coordination(&guest.person).await?;
    if visit.json {
        return Ok(Json(boards).into_response());
    }
    let messages = visit.messages();
    let published: Vec<AgencyStanding> = boards.iter().filter_map(|board| board.published.clone()).collect();
    let title = messages.text("nav-coordination");
    let sum = |part: fn(&AgencyBoard) -> u32| boards.iter().map(part).sum::<u32>();
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("coordination-lead")) }
        ul.figures {
            (figure(messages, "waiting", sum(|board| board.waiting)))
            (figure(messages, "broken", sum(|board| board.broken)))
            (figure(messages, "late", published.iter().map(|one| one.late).sum()))
            (figure(messages, "silent", boards.iter().filter(|board| board.inventory == 0).count() as u32))
        }
        section.block { h2 { (messages.text("coordination-route")) } (route(messages, &boards)) }
        section.block {
            h2 { (messages.text("coordination-published")) }
            @if published.is_empty() { p { (messages.text("promises-none")) } } @else { (promises::table(messages, &published)) }
        }
        (promises::trend(messages, &portal.catalog.trend().await?))
    };
    let page = Page {
        title: &title,
        description: "",
        crumbs: &[],
        json: Some("/coordination.json".to_owned()),
        script: false,
        body,
    };
    Ok(layout::render(&visit, page))
}

fn figure(messages: &Messages, key: &str, count: u32) -> Markup {
    html! {
        li { b { (count) } span { (messages.with(&format!("coordination-{key}"), [("count", FluentValue::from(count))])) } }
    }
}

fn route(messages: &Messages, boards: &[AgencyBoard]) -> Markup {
    let label = |key: &str| messages.text(&format!("route-{key}"));
    html! {
        div.scroll {
            table.stacked {
                thead { tr {
                    th scope="col" { (messages.text("agency")) }
                    @for key in ["inventory", "promised", "broken", "kept", "waiting", "asked"] { th.number scope="col" { (label(key)) } }
                } }
                tbody {
                    @for board in boards {
                        tr {
                            th scope="row" { a href=(format!("/plan/{}", board.agency.slug)) { (board.agency.name) } }
                            @for (key, count) in [
                                ("inventory", board.inventory), ("promised", board.promised), ("broken", board.broken),
                                ("kept", board.kept), ("waiting", board.waiting), ("asked", board.asked),
                            ] {
                                td.number data-label=(label(key)) { (count) }
                            }
                        }
                    }
                }
            }
        }
    }
}
