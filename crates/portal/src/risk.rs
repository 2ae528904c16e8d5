//! What a cleaning does to the risk that somebody is recognized, and what it costs: before and after, side by side.
//!
//! Never here: the counting (see tabular).

use apertura_tabular::cleaned::Changes;
use apertura_tabular::privacy::{Effect, Exposure};
use maud::{Markup, html};

use crate::language::Messages;
use crate::number;

/// A section of the report; nothing where no columns describe persons.
pub fn section(messages: &Messages, changes: &Changes, label: &dyn Fn(&str) -> String) -> Markup {
    let Some(effect) = &changes.privacy else { return html! {} };
    let Some(before) = &effect.before else { return html! {} };
    let names: Vec<String> = before.columns.iter().map(|column| label(column)).collect();
    html! {
        section.block {
            h2 { (messages.text("report-risk-title")) }
            p { (messages.with("report-risk-text", [("names", names.join(", "))])) }
            (figures(messages, effect, before))
            @if !effect.columns.is_empty() {
                p { (messages.text("report-risk-detail")) }
                ul {
                    @for column in &effect.columns {
                        li {
                            q { (label(&column.column)) } ": "
                            @match column.after {
                                Some(after) => (messages.with("report-risk-distinct", [
                                    ("before", number::count(column.before)), ("after", number::count(after)),
                                ])),
                                None => (messages.text("report-risk-gone")),
                            }
                        }
                    }
                }
            }
        }
    }
}

fn figures(messages: &Messages, effect: &Effect, before: &Exposure) -> Markup {
    let threshold = number::count(effect.threshold);
    let after = |figure: fn(&Exposure) -> u64| match &effect.after {
        Some(after) => number::count(figure(after)),
        None => "—".to_owned(),
    };
    let lines: [(String, String, String); 4] = [
        (messages.text("report-risk-k"), number::count(before.k), after(|e| e.k)),
        (messages.text("report-risk-unique"), number::count(before.unique), after(|e| e.unique)),
        (
            messages.with("report-risk-below", [("threshold", threshold)]),
            number::count(before.below),
            after(|e| e.below),
        ),
        (messages.text("report-risk-rows"), number::count(effect.rows.0), number::count(effect.rows.1)),
    ];
    html! {
        div.scroll tabindex="0" role="region" aria-label=(messages.text("report-risk-title")) {
            table {
                thead {
                    tr {
                        td {}
                        th.number scope="col" { (messages.text("before")) }
                        th.number scope="col" { (messages.text("after")) }
                    }
                }
                tbody {
                    @for (what, one, other) in &lines {
                        tr { th scope="row" { (what) } td.number { (one) } td.number { (other) } }
                    }
                }
            }
        }
    }
}
