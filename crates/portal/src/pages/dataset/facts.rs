//! The head of the dataset page (what it is, in a minute) and the card with its metadata.
//!
//! Never here: files, columns.

use apertura_catalog::Permission;
use maud::{Markup, html};

use apertura_catalog::TimelinessState;

use super::super::promises;
use super::DatasetView;
use crate::language::Messages;
use crate::visit::Visit;
use crate::{date, number};

/// Title, agency, description, figures, first steps.
pub fn head(visit: &Visit, view: &DatasetView<'_>, title: &str) -> Markup {
    let messages = visit.messages();
    let (dataset, version) = (view.dataset, view.version);
    let slug = &dataset.slug;
    let csv = version.distributions.iter().find(|file| file.role == "data" && file.format == "csv");
    let old = version.number != view.latest;
    html! {
        h1 { (title) }
        p.soft { (dataset.agency.name) }
        @if dataset.invented {
            div.notice.warning role="note" { p { b { (messages.text("invented-mark")) ". " } (messages.text("invented-what")) } }
        }
        @if old {
            div.notice role="note" {
                p {
                    (messages.with("old-version", [("day", date::day(messages, version.published))])) " "
                    a href=(format!("/dataset/{slug}")) { (messages.text("go-to-latest")) }
                }
            }
        }
        (corrections(messages, view))
        @if let (TimelinessState::Late, Some(due)) = (view.timeliness.state, view.timeliness.next) {
            div.notice.warning role="note" { p { (messages.with("stale-notice", [("due", date::civil(messages, due))])) } }
        }
        @for (index, paragraph) in dataset.description.split("\n\n").filter(|p| !p.trim().is_empty()).enumerate() {
            @if index == 0 { p.lead { (paragraph) } } @else { p { (paragraph) } }
        }
        ul.figures {
            li { b { (number::count(version.rows)) } span { (messages.with("rows-word", [("count", version.rows as f64)])) } }
            li {
                b { (version.dictionary.fields.len()) }
                span { (messages.with("columns-word", [("count", version.dictionary.fields.len() as f64)])) }
            }
            li { b { (version.number) } span { (messages.text("version-word")) } }
        }
        @if [Permission::Correct, Permission::Withdraw].iter().any(|may| visit.known.person.can(*may, Some(&dataset.agency.slug))) {
            p { a href=(format!("/dataset/{slug}/manage")) { (messages.text("manage-title")) } }
        }
        p.actions {
            a.button href=(explore_address(view)) { (messages.text("explore-table")) }
            @if let Some(file) = csv {
                a.button.quiet href=(format!("{}/{}", view.address(), file.name)) download {
                    (messages.with("download-csv", [("size", number::bytes(file.bytes))]))
                }
            }
            @if visit.known.person.can(Permission::Prepare, Some(&dataset.agency.slug)) {
                a.button.quiet href=(format!("/dataset/{slug}/update")) { (messages.text("update-word")) }
            }
        }
    }
}

/// What is wrong in the version shown, told by those who published it.
fn corrections(messages: &Messages, view: &DatasetView<'_>) -> Markup {
    let number = view.version.number;
    let concern = |note: &&apertura_catalog::Correction| note.version.is_none_or(|version| version == number);
    let notes: Vec<_> = view.corrections.iter().filter(concern).collect();
    html! {
        @if !notes.is_empty() {
            div #corrections.notice.warning role="note" {
                p { b { (messages.text("corrections-title")) } }
                @for note in notes {
                    p {
                        (note.text) " "
                        span.small.soft {
                            (messages.code("acting", note.acting.code())) ", "
                            time datetime=(date::iso(note.at)) { (date::day(messages, note.at)) }
                        }
                    }
                }
            }
        }
    }
}

/// The address of the table of the version shown.
pub fn explore_address(view: &DatasetView<'_>) -> String {
    if view.version.number == view.latest {
        format!("/dataset/{}/explore", view.dataset.slug)
    } else {
        format!("/dataset/{}/explore?_version={}", view.dataset.slug, view.version.number)
    }
}

/// The metadata.
pub fn card(visit: &Visit, view: &DatasetView<'_>) -> Markup {
    let messages = visit.messages();
    let (dataset, version) = (view.dataset, view.version);
    html! {
        section.card aria-labelledby="facts-title" {
            h2 #facts-title { (messages.text("facts-title")) }
            dl.facts {
                dt { (messages.text("agency")) }
                dd { a href=(crate::visit::address("/", &[("agency".to_owned(), dataset.agency.slug.to_string())])) { (dataset.agency.name) } }
                @if dataset.contact_position.is_some() || dataset.contact_email.is_some() {
                    dt { (messages.text("contact")) }
                    dd {
                        @if let Some(position) = &dataset.contact_position { (position) br; }
                        @if let Some(email) = &dataset.contact_email { a href=(format!("mailto:{email}")) { (email) } }
                    }
                }
                dt { (messages.text("published")) }
                dd {
                    time datetime=(date::iso(version.published)) { (date::day(messages, version.published)) } " · "
                    a href=(format!("/dataset/{}/versions/{}/receipt", dataset.slug, version.number)) { (messages.text("receipt-word")) }
                }
                @if let Some(frequency) = dataset.frequency {
                    dt { (messages.text("frequency")) }
                    dd { (messages.code("frequency", frequency.id())) br; (promises::mark(messages, &view.timeliness)) }
                }
                @if let Some(temporal) = &dataset.temporal {
                    dt { (messages.text("temporal")) } dd { (date::interval(messages, temporal)) }
                }
                @if let Some(spatial) = &dataset.spatial { dt { (messages.text("spatial")) } dd { (spatial) } }
                @if let Some(theme) = &dataset.theme {
                    dt { (messages.text("theme")) }
                    dd { a href=(crate::visit::address("/", &[("theme".to_owned(), theme.clone())])) { (theme) } }
                }
                @if !dataset.keywords.is_empty() {
                    dt { (messages.text("keywords")) }
                    dd {
                        @for (index, word) in dataset.keywords.iter().enumerate() {
                            @if index > 0 { ", " }
                            a href=(crate::visit::address("/", &[("q".to_owned(), word.clone())])) { (word) }
                        }
                    }
                }
                dt { (messages.text("license")) }
                dd {
                    a href=(dataset.license.address()) rel="license" { (dataset.license.title()) }
                    br; span.soft { (messages.code("license", dataset.license.id())) }
                }
                @if let Some(page) = &dataset.landing_page {
                    dt { (messages.text("landing-page")) } dd { a href=(page) { (page) } }
                }
                dt { (messages.text("source-file")) }
                dd { (version.source.name) " (" (messages.code("format", version.source.format.name())) ")" }
            }
        }
    }
}
