//! `/stories`: what agencies and the coordination tell with data, for everybody: the list, one story, the feed.
//!
//! Never here: writing them (see `write`), drawing what is live in them (see `live`).

mod live;
mod write;

use apertura_catalog::AgencyProfile;
use apertura_catalog::story::{Block, Story, StoryText, blocks};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

pub use write::{begin, list, show as show_own, write};

use super::contribution::agency_name;
use crate::atom::{Entry, feed};
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::Visit;
use crate::{Portal, date, markdown};

/// The list; `/stories.json` is its JSON.
pub async fn show(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let stories = portal.catalog.stories().await?;
    if visit.json {
        return Ok(Json(serde_json::json!({ "total": stories.len(), "stories": stories })).into_response());
    }
    let messages = visit.messages();
    let agencies = portal.catalog.agency_profiles().await?;
    let title = messages.text("stories-title");
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("stories-lead")) }
        p { a href="/stories.atom" { (messages.text("follow-by-atom")) } }
        @if stories.is_empty() { div.notice { p { (messages.text("stories-none")) } } }
        ul.results.cards.gallery {
            @for story in &stories {
                li {
                    h2 { a href=(format!("/stories/{}", story.slug)) { (story.text.title) } }
                    p { (story.text.summary) }
                    (teller(messages, &agencies, story))
                }
            }
        }
    };
    let description = messages.text("stories-lead");
    let json = Some("/stories.json".to_owned());
    let page = Page { title: &title, description: &description, crumbs: &[], json, script: false, body };
    Ok(layout::render(&visit, page))
}

/// `/stories.atom`: the newest stories.
pub async fn atom(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let agencies = portal.catalog.agency_profiles().await?;
    let stories = portal.catalog.stories().await?;
    let entries: Vec<Entry> = stories
        .into_iter()
        .take(50)
        .map(|story| Entry {
            path: format!("/stories/{}", story.slug),
            updated: story.changed,
            author: story.agency.as_ref().map(|slug| agency_name(&agencies, slug).to_owned()).unwrap_or_default(),
            title: story.text.title,
            summary: story.text.summary,
        })
        .collect();
    Ok(feed(&visit, &visit.messages().text("stories-title"), "/stories", &entries))
}

/// One story; `/stories/{slug}.json` is its JSON.
pub async fn show_one(
    visit: Visit,
    State(portal): State<Portal>,
    Path(slug): Path<String>,
) -> Result<Response, Refusal> {
    let slug = slug.strip_suffix(".json").unwrap_or(&slug);
    let story = portal.catalog.story(slug).await?;
    if visit.json {
        return Ok(Json(&story).into_response());
    }
    let messages = visit.messages();
    let agencies = portal.catalog.agency_profiles().await?;
    let body = html! {
        article.story {
            h1 { (story.text.title) }
            p.lead { (story.text.summary) }
            (teller(messages, &agencies, &story))
            (told(&visit, &portal, &story.text).await)
        }
    };
    let crumbs = [("/stories".to_owned(), messages.text("stories-title"))];
    let json = Some(format!("/stories/{slug}.json"));
    let page =
        Page { title: &story.text.title, description: &story.text.summary, crumbs: &crumbs, json, script: true, body };
    Ok(layout::render(&visit, page))
}

/// The text of a story with what is live in it.
pub(super) async fn told(visit: &Visit, portal: &Portal, text: &StoryText) -> Markup {
    let mut parts = Vec::new();
    for block in blocks(&text.body) {
        parts.push(match block {
            Block::Text(text) => html! { div.prose { (markdown::rendered(&text)) } },
            Block::Live(block) => live::drawn(visit, portal, &block).await,
            Block::Unknown(line) => html! {
                div.notice.warning { p { (visit.messages().text("story-unknown-block")) } p { code { (line) } } }
            },
        });
    }
    html! { @for part in &parts { (part) } }
}

/// Who tells it, and when.
fn teller(messages: &Messages, agencies: &[AgencyProfile], story: &Story) -> Markup {
    let who = story.agency.as_ref().map(|slug| agency_name(agencies, slug).to_owned());
    let who = who.unwrap_or_else(|| messages.text("public-coordination"));
    html! {
        p.soft.small {
            (who)
            @if let Some(published) = story.published { " · " time datetime=(date::iso(published)) { (date::day(messages, published)) } }
        }
    }
}
