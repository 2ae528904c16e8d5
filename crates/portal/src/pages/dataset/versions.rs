//! All versions of a dataset, each with what changed from the one before.
//!
//! Never here: comparing them (see actions).

use apertura_catalog::{VersionDifference, VersionSummary};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::DatasetView;
use crate::language::Messages;
use crate::refusal::Refusal;
use crate::visit::Visit;
use crate::{Portal, date, number};

/// `/dataset/{slug}/versions.json`: the list.
pub async fn list(State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    Ok(Json(serde_json::json!({ "versions": portal.catalog.versions(&slug).await? })).into_response())
}

/// The section.
pub fn section(visit: &Visit, view: &DatasetView<'_>) -> Markup {
    let messages = visit.messages();
    html! {
        section.block #versions aria-labelledby="versions-title" {
            h2 #versions-title { (messages.text("part-versions")) }
            p { (messages.text("versions-lead")) }
            div.scroll tabindex="0" role="region" aria-label=(messages.text("part-versions")) {
                table.stacked {
                    thead {
                        tr {
                            th scope="col" { (messages.text("version-word")) }
                            th scope="col" { (messages.text("published")) }
                            th scope="col" { (messages.text("source-file")) }
                            th.number scope="col" { (messages.text("rows-heading")) }
                            th scope="col" { (messages.text("what-changed")) }
                        }
                    }
                    tbody { @for version in view.versions { (row(messages, view, version)) } }
                }
            }
        }
    }
}

fn row(messages: &Messages, view: &DatasetView<'_>, version: &VersionSummary) -> Markup {
    let here = version.number == view.version.number;
    html! {
        tr {
            th scope="row" {
                a href=(format!("/dataset/{}/versions/{}", view.dataset.slug, version.number)) aria-current=[here.then_some("true")] {
                    (messages.with("version-number", [("number", version.number.to_string())]))
                }
                @if let Some(at) = version.withdrawn {
                    " " span.soft { (messages.with("version-withdrawn-on", [("day", date::day(messages, at))])) }
                }
                @if version.number == view.latest { " " span.soft { (messages.text("latest-mark")) } }
            }
            td data-label=(messages.text("published")) {
                time datetime=(date::iso(version.published)) { (date::day(messages, version.published)) }
            }
            td data-label=(messages.text("source-file")) { (version.source) }
            td.number data-label=(messages.text("rows-heading")) { (number::count(version.rows)) }
            td {
                @match &version.difference {
                    None => (messages.text("first-version")),
                    Some(difference) => (changed(messages, difference)),
                }
            }
        }
    }
}

/// A difference in words.
pub fn changed(messages: &Messages, difference: &VersionDifference) -> Markup {
    let rows = [
        ("rows-added", difference.rows_added),
        ("rows-removed", difference.rows_removed),
        ("rows-changed", difference.rows_changed),
    ];
    let nothing = rows.iter().all(|(_, count)| *count == 0)
        && difference.columns_added.is_empty()
        && difference.columns_removed.is_empty()
        && difference.types_changed.is_empty();
    let columns = [("columns-added", &difference.columns_added), ("columns-removed", &difference.columns_removed)];
    html! {
        @if nothing { (messages.text("nothing-changed")) } @else {
            ul {
                @for (key, count) in rows { @if count > 0 { li { (say(messages, key, count)) } } }
                @for (key, names) in columns {
                    @if !names.is_empty() { li { (messages.code("change", key)) ": " (names.join(", ")) } }
                }
                @for (name, before, after) in &difference.types_changed {
                    li {
                        (messages.with("type-changed", [
                            ("column", name.clone()),
                            ("before", messages.code("type", before)),
                            ("after", messages.code("type", after)),
                        ]))
                    }
                }
            }
        }
    }
}

fn say(messages: &Messages, key: &str, count: u64) -> String {
    messages.with(&format!("change-{key}"), [("count", count as f64)])
}
