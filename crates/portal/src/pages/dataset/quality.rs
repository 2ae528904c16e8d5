//! What was found in the original, what was done about it, and what was decided about personal data.
//!
//! Never here: how a finding is said (see `crate::quality`).

use maud::{Markup, html};

use super::DatasetView;
use crate::quality;
use crate::visit::{Visit, segment};

/// The section.
pub fn section(visit: &Visit, view: &DatasetView<'_>) -> Markup {
    let messages = visit.messages();
    let version = view.version;
    let report = version.distributions.iter().find(|file| file.role == "report");
    html! {
        section.block #quality aria-labelledby="quality-title" {
            h2 #quality-title { (messages.text("part-quality")) }
            p {
                (messages.text("quality-lead")) " "
                (messages.with("quality-done", [
                    ("cells", version.changed_cells as f64), ("rows", version.dropped_rows as f64),
                ]))
                @if let Some(file) = report {
                    " " a href=(format!("{}/{}", view.address(), segment(&file.name))) { (messages.text("read-report")) }
                }
            }
            (super::label::label(visit, view))
            (quality::decided(messages, &version.decisions, &|column| view.label(column)))
            @if version.findings.is_empty() {
                p { (messages.text("quality-nothing")) }
            } @else {
                (quality::groups(messages, &quality::open(&version.findings, &version.decisions), &|column| view.label(column)))
            }
        }
    }
}
