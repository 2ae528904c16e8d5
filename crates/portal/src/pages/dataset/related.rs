//! Datasets that go with this one, each with the reason.
//!
//! Never here: which ones (see actions).

use apertura_actions::related::Related;
use maud::{Markup, html};

use super::DatasetView;
use crate::language::Messages;
use crate::visit::Visit;

/// Columns that are named.
const NAMED: usize = 4;

/// The section; nothing where no dataset goes with this one.
pub fn section(visit: &Visit, view: &DatasetView<'_>) -> Markup {
    let messages = visit.messages();
    html! {
        @if !view.related.is_empty() {
            section.block #related aria-labelledby="related-title" {
                h2 #related-title { (messages.text("part-related")) }
                p { (messages.text("related-lead")) }
                ul.results {
                    @for related in view.related {
                        li {
                            h3 { a href=(format!("/dataset/{}", related.dataset.slug)) { (related.dataset.title) } }
                            p.soft { (related.dataset.agency.name) }
                            ul.tags { @for reason in reasons(messages, related) { li.tag { (reason) } } }
                        }
                    }
                }
            }
        }
    }
}

fn reasons(messages: &Messages, related: &Related) -> Vec<String> {
    let mut reasons = Vec::new();
    for key in &related.keys {
        reasons.push(messages.with("related-key", [("key", messages.code("semantic", key))]));
    }
    if !related.columns.is_empty() {
        let named: Vec<&str> = related.columns.iter().take(NAMED).map(String::as_str).collect();
        reasons.push(messages.with(
            "related-columns",
            [
                ("count", fluent_bundle::FluentValue::from(related.columns.len() as f64)),
                ("names", fluent_bundle::FluentValue::from(named.join(", "))),
            ],
        ));
    }
    if let Some(place) = related.dataset.spatial.as_ref().filter(|_| related.same_place) {
        reasons.push(messages.with("related-place", [("place", place.as_str())]));
    }
    if let Some(theme) = related.dataset.theme.as_ref().filter(|_| related.same_theme) {
        reasons.push(messages.with("related-theme", [("theme", theme.as_str())]));
    }
    reasons
}
