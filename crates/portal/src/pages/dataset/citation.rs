//! How to name the dataset as a source, ready to copy.
//!
//! Never here: machine-readable forms of it.

use maud::{Markup, html};

use super::DatasetView;
use crate::date;
use crate::visit::Visit;

/// The section.
pub fn section(visit: &Visit, view: &DatasetView<'_>) -> Markup {
    let messages = visit.messages();
    let (dataset, version) = (view.dataset, view.version);
    let day = date::iso(version.published);
    let year = day.get(..4).unwrap_or_default().to_owned();
    let address = format!("{}/dataset/{}/versions/{}", visit.origin, dataset.slug, version.number);
    let text = messages.with(
        "citation",
        [
            ("agency", dataset.agency.name.clone()),
            ("year", year),
            ("title", dataset.title.clone()),
            ("version", version.number.to_string()),
            ("address", address),
            ("license", dataset.license.title().to_owned()),
        ],
    );
    html! {
        section.block #citation aria-labelledby="citation-title" {
            h2 #citation-title { (messages.text("part-citation")) }
            p { (messages.text("citation-lead")) }
            blockquote.card #citation-text { (text) }
            button.quiet type="button" hidden data-copy="citation-text" data-done=(messages.text("copied")) {
                (messages.text("copy")) span role="status" {}
            }
        }
    }
}
