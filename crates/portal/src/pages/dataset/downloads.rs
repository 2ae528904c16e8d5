//! The files of a version, the ones that most people want first.
//!
//! Never here: sending them (see `pages::download`).

use apertura_catalog::Distribution;
use maud::{Markup, html};

use super::DatasetView;
use crate::number;
use crate::visit::{Visit, segment};

/// Roles in the order of the page; the rest follow.
const ROLES: [&str; 7] = ["data", "dictionary", "report", "original", "recipe", "changes", "descriptor"];

/// The section.
pub fn section(visit: &Visit, view: &DatasetView<'_>) -> Markup {
    let messages = visit.messages();
    let mut files: Vec<&Distribution> = view.version.distributions.iter().collect();
    files.sort_by_key(|file| ROLES.iter().position(|role| *role == file.role).unwrap_or(ROLES.len()));
    let (data, rest): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.role == "data");
    html! {
        section.block #downloads aria-labelledby="downloads-title" {
            h2 #downloads-title { (messages.text("part-downloads")) }
            div.card {
                ul.files { @for file in data { (item(visit, view, file)) } }
            }
            (super::use_it::forms(visit, view))
            @if !rest.is_empty() {
                h3.block { (messages.text("downloads-more")) }
                div.card {
                    ul.files { @for file in rest { (item(visit, view, file)) } }
                }
            }
        }
    }
}

fn item(visit: &Visit, view: &DatasetView<'_>, file: &Distribution) -> Markup {
    let messages = visit.messages();
    let what = if file.role == "data" {
        messages.code("format", &format!("{}-what", file.format))
    } else {
        messages.code("role", &format!("{}-what", file.role))
    };
    let title =
        if file.role == "data" { messages.code("format", &file.format) } else { messages.code("role", &file.role) };
    // The report is there to be read at once; all others are there to be kept.
    let keep = file.role != "report";
    html! {
        li {
            a href=(format!("{}/{}", view.address(), segment(&file.name))) type=(file.media_type) download[keep] { (title) }
            span.soft.number.nowrap { (number::bytes(file.bytes)) }
            p.what { (what) " " code { (file.name) } }
        }
    }
}
