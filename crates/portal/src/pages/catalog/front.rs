//! What stands on the catalog's first page alone: how much there is, the themes, the newest stories, and what to do where the
//! data are missing.
//!
//! Never here: the list of datasets, filters (see `facets`).

use apertura_catalog::story::Story;
use apertura_catalog::{DatasetPage, Facet};
use maud::{Markup, html};

use crate::Portal;
use crate::language::Messages;
use crate::visit::{Visit, address};

/// Themes and stories that are shown.
const THEMES: usize = 10;
const STORIES: usize = 3;

/// Under the search: the themes with their counts.
pub fn themes(visit: &Visit, found: &DatasetPage) -> Markup {
    let messages = visit.messages();
    let themes = found.facets.get(&Facet::Theme).map(Vec::as_slice).unwrap_or_default();
    html! {
        @if themes.len() > 1 {
            nav.themes aria-label=(messages.text("front-themes")) {
                ul {
                    @for theme in themes.iter().take(THEMES) {
                        li { a href=(address("/", &[(Facet::Theme.id().to_owned(), theme.value.clone())])) {
                            (theme.label) " " span.count { (theme.count) }
                        } }
                    }
                }
            }
        }
    }
}

/// Before the list: the newest stories; nothing where there are none.
pub async fn stories(visit: &Visit, portal: &Portal) -> Markup {
    let messages = visit.messages();
    let stories: Vec<Story> = portal.catalog.stories().await.unwrap_or_default();
    html! {
        @if !stories.is_empty() {
            section.front aria-labelledby="front-stories" {
                div.resultbar {
                    h2 #front-stories { (messages.text("stories-title")) }
                    @if stories.len() > STORIES { p.small { a href="/stories" { (messages.text("front-all-stories")) } } }
                }
                ul.results.cards.gallery {
                    @for story in stories.iter().take(STORIES) {
                        li {
                            h3 { a href=(format!("/stories/{}", story.slug)) { (story.text.title) } }
                            p.clip { (story.text.summary) }
                        }
                    }
                }
            }
        }
    }
}

/// After the list: data that are missing can be asked for, what was made with data can be shown.
pub fn part_taking(messages: &Messages) -> Markup {
    html! {
        section.invitation aria-labelledby="front-take-part" {
            h2 #front-take-part { (messages.text("front-missing")) }
            p { (messages.text("front-missing-what")) }
            p.actions {
                a.button href="/requests/new" { (messages.text("requests-ask")) }
                a.button.quiet href="/reuses" { (messages.text("front-reuses")) }
            }
        }
    }
}
