//! How to name the dataset as a source: a sentence, the form that its licence asks for, and a record for programs that
//! manage references.
//!
//! Never here: machine-readable forms of the whole dataset.

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
    let values = || {
        [
            ("agency", dataset.agency.name.clone()),
            ("year", year.clone()),
            ("title", dataset.title.clone()),
            ("version", version.number.to_string()),
            ("address", address.clone()),
            ("license", dataset.license.title().to_owned()),
            ("license-address", dataset.license.address().to_owned()),
        ]
    };
    let license = messages.with(&format!("attribution-{}", dataset.license.id().replace('.', "-")), values());
    let record = format!(
        "@misc{{{}_v{},\n  author    = {{{{{}}}}},\n  title     = {{{{{}}}}},\n  year      = {{{year}}},\n  version   = {{{}}},\n  url       = {{{address}}},\n  note      = {{{}}}\n}}\n",
        dataset.slug,
        version.number,
        dataset.agency.name,
        dataset.title,
        version.number,
        dataset.license.title(),
    );
    html! {
        section.block #citation aria-labelledby="citation-title" {
            h2 #citation-title { (messages.text("part-citation")) }
            p { (messages.text("citation-lead")) }
            blockquote.card #citation-text { (messages.with("citation", values())) }
            (copy(visit, "citation-text"))
            h3.block { (messages.text("attribution-title")) }
            p { (messages.text("attribution-lead")) }
            blockquote.card #attribution-text { (license) }
            (copy(visit, "attribution-text"))
            details.card {
                summary { "BibTeX" }
                pre tabindex="0" role="region" aria-label="BibTeX" { code #bibtex-text { (record) } }
                (copy(visit, "bibtex-text"))
            }
        }
    }
}

fn copy(visit: &Visit, id: &str) -> Markup {
    let messages = visit.messages();
    html! {
        button.quiet type="button" hidden data-copy=(id) data-done=(messages.text("copied")) {
            (messages.text("copy")) span role="status" {}
        }
    }
}
