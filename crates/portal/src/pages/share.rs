//! What stands under a chart or map: keeping it, its addresses, and what to put on another site.
//!
//! Never here: what happens when it is kept (see `kept_chart`).

use apertura_actions::explore::{Scope, address};
use apertura_catalog::Slug;
use maud::{Markup, html};

use crate::visit::{self, Visit};

/// Keeping it, its addresses, and what to put on another site.
pub fn share(visit: &Visit, kind: &str, slug: &Slug, pinned: &[(String, String)], scope: &Scope) -> Markup {
    let messages = visit.messages();
    let path = format!("/dataset/{slug}/{kind}");
    let frame = format!(
        "<iframe src=\"{}{}\" title=\"{slug}\" width=\"100%\" height=\"640\" loading=\"lazy\"></iframe>",
        visit.origin,
        visit::address(&format!("{path}/embed"), pinned).replace('&', "&amp;"),
    );
    let rows = visit::address(&format!("/dataset/{slug}/explore"), &address::scope_pairs(scope));
    html! {
        section.card.chart-share aria-labelledby="share-title" {
            h2 #share-title { (messages.text("chart-share")) }
            form method="post" action=(visit::address(&path, pinned)) {
                input type="hidden" name="sign" value=(visit.known.sign);
                p { (messages.text("kept-chart-lead")) }
                p.actions { button type="submit" { (messages.text("kept-chart-keep")) } }
            }
            p {
                a href=(visit::address(&path, pinned)) { (messages.text("chart-pinned")) } " · "
                a href=(rows) { (messages.text("chart-rows-behind")) }
            }
            label for="embed" { (messages.text("chart-embed")) }
            textarea #embed readonly rows="3" { (frame) }
        }
    }
}
