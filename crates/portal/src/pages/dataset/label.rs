//! The quality label: how a person may trust and use the data, each mark with its reason and what is missing.
//!
//! Never here: how marks are given (see catalog), what was found in the file (see `quality`).

use maud::{Markup, html};

use super::DatasetView;
use crate::visit::Visit;

/// The label.
pub fn label(visit: &Visit, view: &DatasetView<'_>) -> Markup {
    let messages = visit.messages();
    let Some(scores) = view.scores else { return html! {} };
    let (marks, stars) = (&scores.marks, &scores.stars);
    html! {
        div.card.label-card {
            h3 { (messages.with("label-title", [("points", f64::from(marks.points)), ("most", f64::from(marks.most))])) }
            ul.marks {
                @for mark in &marks.marks {
                    @let met = mark.points >= mark.most;
                    li.met[met] {
                        span.sign aria-hidden="true" { (if met { "✓" } else { "○" }) }
                        span {
                            span.hidden-visually { (messages.text(if met { "label-met" } else { "label-unmet" })) " " }
                            (messages.code("label", &mark.code))
                        }
                    }
                }
            }
            p.small.soft { (messages.with("label-stars", [("points", f64::from(stars.points)), ("most", f64::from(stars.most))])) }
        }
    }
}
