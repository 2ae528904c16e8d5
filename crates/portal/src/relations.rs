//! What the columns of a table say of each other, told to an office worker: keys, dependencies, correlations.
//!
//! Never here: how they are measured.

use apertura_tabular::Profile;
use apertura_tabular::profile::{ColumnProfile, Dependency, Key, Relations};
use maud::{Markup, html};

use crate::language::Messages;
use crate::number;

/// Most lines of a list.
const LINES: usize = 12;

/// The section of the report; nothing where there is nothing to say.
pub fn section(messages: &Messages, profile: &Profile, label: &dyn Fn(&str) -> String) -> Markup {
    let Some(relations) = profile.relations.as_ref().filter(|relations| relations.rows > 1) else { return html! {} };
    html! {
        section.block {
            h2 { (messages.text("report-relations-title")) }
            @if !relations.exact {
                p { (messages.with("report-relations-sample", [("rows", number::count(relations.rows))])) }
            }
            (keys(messages, relations, label))
            (dependencies(messages, profile, relations, label))
            (correlations(messages, relations, label))
        }
    }
}

fn joined(columns: &[String], label: &dyn Fn(&str) -> String) -> String {
    columns.iter().map(|name| format!("“{}”", label(name))).collect::<Vec<_>>().join(" + ")
}

fn keys(messages: &Messages, relations: &Relations, label: &dyn Fn(&str) -> String) -> Markup {
    let near = |key: &&Key| key.duplicates + key.blanks > 0;
    let whole: Vec<String> =
        relations.keys.iter().filter(|key| !near(key)).take(LINES).map(|key| joined(&key.columns, label)).collect();
    let told = |key: &Key| {
        let mut parts = Vec::new();
        if key.duplicates > 0 {
            parts.push(messages.with("report-key-repeated", [("count", key.duplicates as f64)]));
        }
        if key.blanks > 0 {
            parts.push(messages.with("report-key-blank", [("count", key.blanks as f64)]));
        }
        format!("{} ({})", joined(&key.columns, label), parts.join(", "))
    };
    let nearly: Vec<String> = relations.keys.iter().filter(near).take(LINES).map(told).collect();
    html! {
        @if !whole.is_empty() { p { (messages.with("report-keys", [("keys", whole.join(", "))])) } }
        @if !nearly.is_empty() { p { (messages.with("report-near-keys", [("keys", nearly.join(", "))])) } }
        @if whole.is_empty() && nearly.is_empty() { p { (messages.text("report-no-keys")) } }
    }
}

/// True for a column of quantities: that each of them stands once decides nothing.
fn is_measured(profile: &Profile, name: &str) -> bool {
    let kind =
        |column: &ColumnProfile| matches!(column.semantic.as_deref(), Some("number" | "integer" | "money" | "percent"));
    profile.column(name).is_some_and(kind)
}

fn dependencies(
    messages: &Messages,
    profile: &Profile,
    relations: &Relations,
    label: &dyn Fn(&str) -> String,
) -> Markup {
    // those with exceptions first: somebody should look at them
    let mut all: Vec<&Dependency> =
        relations.dependencies.iter().filter(|d| !d.on.iter().any(|on| is_measured(profile, on))).collect();
    all.sort_by_key(|dependency| dependency.error == 0.0);
    html! {
        @if !all.is_empty() {
            p { (messages.text("report-dependencies")) }
            ul {
                @for dependency in all.iter().take(LINES) {
                    li {
                        (messages.with("report-dependency", [
                            ("on", joined(&dependency.on, label)), ("column", format!("“{}”", label(&dependency.column))),
                        ])) ": "
                        @if dependency.error == 0.0 { (messages.text("report-dependency-holds")) } @else {
                            (messages.with("report-dependency-nearly", [("share", percent(dependency.error))]))
                        }
                    }
                }
                @if all.len() > LINES {
                    li { (messages.with("report-more", [("count", (all.len() - LINES) as f64)])) }
                }
            }
        }
    }
}

/// A share as percent with one decimal, never 0 where it is something.
fn percent(share: f64) -> String {
    format!("{:.1} %", (share * 100.0).max(0.1))
}

fn correlations(messages: &Messages, relations: &Relations, label: &dyn Fn(&str) -> String) -> Markup {
    let all = &relations.correlations;
    html! {
        @if !all.is_empty() {
            p { (messages.text("report-correlations")) }
            ul {
                @for correlation in all.iter().take(LINES) {
                    li { (joined(&correlation.columns, label)) ": " (format!("{:.2}", correlation.pearson)) }
                }
                @if all.len() > LINES { li { (messages.with("report-more", [("count", (all.len() - LINES) as f64)])) } }
            }
        }
    }
}
