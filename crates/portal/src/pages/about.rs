//! `/about`: what this portal is, how data come here, what is promised.
//!
//! Never here: a single dataset.

use axum::response::Response;
use maud::html;

use crate::layout::{self, Page};
use crate::visit::Visit;

/// The page.
pub async fn show(visit: Visit) -> Response {
    let messages = visit.messages();
    let title = messages.text("about-title");
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("about-lead")) }
        @for part in ["path", "promise", "personal", "use", "fault"] {
            section.block {
                h2 { (messages.code("about", &format!("{part}-title"))) }
                @for line in messages.code("about", &format!("{part}-text")).split("\n\n") { p { (line) } }
            }
        }
    };
    layout::render(
        &visit,
        Page { title: &title, description: &messages.text("about-lead"), crumbs: &[], json: None, script: false, body },
    )
}
