//! What a cleaning does to the risk that somebody is recognized, and what it costs: before and after, side by side.
//!
//! Never here: the counting (see tabular).

use apertura_tabular::cleaned::Changes;
use apertura_tabular::privacy::{Effect, Exposure};
use maud::{Markup, html};

use crate::language::Messages;
use crate::number;

/// A section of the report; nothing where no columns describe persons and nothing small is counted.
pub fn section(messages: &Messages, changes: &Changes, label: &dyn Fn(&str) -> String) -> Markup {
    let Some(effect) = &changes.privacy else { return html! {} };
    html! {
        section.block {
            h2 { (messages.text("report-risk-title")) }
            @match &effect.before {
                Some(before) => p {
                    @let names: Vec<String> = before.columns.iter().map(|column| label(column)).collect();
                    (messages.with("report-risk-text", [("names", names.join(", "))]))
                },
                None => p { (messages.text("report-risk-text-counts")) },
            }
            (figures(messages, effect, label))
        }
    }
}

/// The figures before and after, and what they cost.
pub fn figures(messages: &Messages, effect: &Effect, label: &dyn Fn(&str) -> String) -> Markup {
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
                    @for (what, one, other) in &lines(messages, effect) {
                        tr { th scope="row" { (what) } td.number { (one) } td.number { (other) } }
                    }
                }
            }
        }
        @if effect.cells.0 > 0 {
            p {
                (messages.text("report-risk-cells")) ": "
                (messages.with("report-risk-cells-of", [
                    ("changed", number::count(effect.cells.0)),
                    ("all", number::count(effect.cells.1)),
                    ("share", share(effect.cells)),
                ]))
            }
        }
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

/// A share in percent, with one decimal; what is more than nothing is never written as 0.
fn share((part, all): (u64, u64)) -> String {
    let percent = part as f64 * 100.0 / all.max(1) as f64;
    if part > 0 && percent < 0.1 { "< 0.1".to_owned() } else { format!("{percent:.1}") }
}

/// What is counted: in words, before and after.
pub fn lines(messages: &Messages, effect: &Effect) -> Vec<(String, String, String)> {
    let mut lines = Vec::new();
    if let Some(before) = &effect.before {
        let after = |figure: fn(&Exposure) -> u64| match &effect.after {
            Some(after) => number::count(figure(after)),
            None => "—".to_owned(),
        };
        let below = messages.with("report-risk-below", [("threshold", number::count(effect.threshold))]);
        lines.push((messages.text("report-risk-k"), number::count(before.k), after(|e| e.k)));
        lines.push((messages.text("report-risk-unique"), number::count(before.unique), after(|e| e.unique)));
        lines.push((below, number::count(before.below), after(|e| e.below)));
    }
    if let Some((before, after)) = effect.small_cells {
        let what = messages.with("report-risk-small", [("threshold", number::count(effect.least_cell))]);
        lines.push((what, number::count(before), number::count(after)));
    }
    lines.push((messages.text("report-risk-rows"), number::count(effect.rows.0), number::count(effect.rows.1)));
    lines
}
