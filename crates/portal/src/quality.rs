//! Findings in plain words, grouped by what they ask of people. The dataset page and the report show them.
//!
//! Never here: which findings there are (see the rules of `tabular`).

use apertura_catalog::Decision;
use apertura_tabular::suggest::is_done_unseen;
use apertura_tabular::{Finding, Sample, Severity};
use maud::{Markup, html};

use crate::language::Messages;
use crate::number;

/// The severities, the one that asks most of people first.
pub const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// The findings that still ask something: those about which a person has decided are told as decisions.
pub fn open(findings: &[Finding], decisions: &[Decision]) -> Vec<Finding> {
    let decided = |finding: &Finding| {
        let same = |decision: &Decision| decision.rule == finding.rule && decision.column == finding.column;
        finding.severity == Severity::Error && decisions.iter().any(same)
    };
    findings.iter().filter(|finding| !decided(finding)).cloned().collect()
}

/// What was decided, column by column; nothing where nothing was.
pub fn decided(messages: &Messages, decisions: &[Decision], label: &dyn Fn(&str) -> String) -> Markup {
    html! {
        @if !decisions.is_empty() {
            div.card {
                h3 { (messages.text("decisions-title")) }
                ul {
                    @for decision in decisions {
                        li {
                            @if let Some(column) = &decision.column { q { (label(column)) } ": " }
                            (messages.code("operation", &decision.operation)) "."
                            @if let Some(reason) = &decision.reason {
                                " " (messages.with("decision-reason", [("reason", reason.as_str())]))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How many columns of one rule are listed before the rest is folded away.
const OPEN: usize = 4;

/// The findings of one severity by rule, in their order.
pub fn by_rule(findings: &[Finding], severity: Severity) -> Vec<(&str, Vec<&Finding>)> {
    let mut rules: Vec<(&str, Vec<&Finding>)> = Vec::new();
    for finding in findings.iter().filter(|finding| finding.severity == severity) {
        match rules.iter_mut().find(|(rule, _)| *rule == finding.rule) {
            Some((_, list)) => list.push(finding),
            None => rules.push((&finding.rule, vec![finding])),
        }
    }
    rules
}

/// The groups with their headings; `label` gives the words that the office uses for a column.
pub fn groups(messages: &Messages, findings: &[Finding], label: &dyn Fn(&str) -> String) -> Markup {
    html! {
        @for severity in SEVERITIES {
            @let rules = by_rule(findings, severity);
            @if !rules.is_empty() {
                h3 class=(format!("severity {}", severity.name())) {
                    span.tag { (messages.code("severity", severity.name())) }
                }
                p.soft { (messages.code("severity", &format!("{}-what", severity.name()))) }
                @for (_, list) in rules { (rule(messages, &list, label)) }
            }
        }
    }
}

/// All findings of one rule.
fn rule(messages: &Messages, findings: &[&Finding], label: &dyn Fn(&str) -> String) -> Markup {
    let Some(first) = findings.first() else { return html! {} };
    html! {
        article class=(format!("finding {}", first.severity.name())) {
            @if findings.len() == 1 {
                p.say { (said(messages, first, label)) }
                (evidence(messages, first))
            } @else if findings.iter().all(|finding| finding.rows.is_empty() && finding.samples.is_empty()) {
                (lines(messages, findings, label))
            } @else {
                @for finding in findings.iter().take(OPEN) { (one_of_many(messages, finding, label)) }
                @if findings.len() > OPEN {
                    details {
                        summary { (messages.with("and-columns-more", [("count", (findings.len() - OPEN) as f64)])) }
                        @for finding in findings.iter().skip(OPEN) { (one_of_many(messages, finding, label)) }
                    }
                }
            }
            @if let Some(advice) = messages.advice(first) { p { (advice) } }
            // of several columns the one with a remedy tells
            @let told = findings.iter().copied().find(|finding| finding.remedy.is_some()).unwrap_or(first);
            p.small.soft { (messages.code("fixer", fixer(told))) }
        }
    }
}

/// Findings of one rule that are a sentence each: columns of which the same is said stand together.
fn lines(messages: &Messages, findings: &[&Finding], label: &dyn Fn(&str) -> String) -> Markup {
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for finding in findings {
        let said = messages.finding(finding);
        let column = finding.column.as_deref().map(label);
        match lines.iter_mut().find(|(text, _)| *text == said) {
            Some((_, columns)) => columns.extend(column),
            None => lines.push((said, column.into_iter().collect())),
        }
    }
    let line = |(said, columns): &(String, Vec<String>)| {
        html! {
            p.say {
                @for (at, column) in columns.iter().enumerate() { @if at > 0 { ", " } q { (column) } }
                @if !columns.is_empty() { ": " }
                (said)
            }
        }
    };
    html! {
        @for each in lines.iter().take(OPEN) { (line(each)) }
        @if lines.len() > OPEN {
            details {
                summary { (messages.with("and-columns-more", [("count", (lines.len() - OPEN) as f64)])) }
                @for each in lines.iter().skip(OPEN) { (line(each)) }
            }
        }
    }
}

fn one_of_many(messages: &Messages, finding: &Finding, label: &dyn Fn(&str) -> String) -> Markup {
    html! {
        p.say { (said(messages, finding, label)) }
        (evidence(messages, finding))
    }
}

fn said(messages: &Messages, finding: &Finding, label: &dyn Fn(&str) -> String) -> Markup {
    html! {
        @if let Some(column) = &finding.column { q { (label(column)) } ": " }
        (messages.finding(finding))
    }
}

/// Rules about what is put right while the file is read.
const READING: [&str; 10] = [
    "title-rows",
    "footer-rows",
    "multi-row-header",
    "untidy-label",
    "blank-rows",
    "trailing-blank-rows",
    "blank-columns",
    "repeated-headers",
    "leading-zeros-kept",
    "notes-in-data",
];

/// Who can put a finding right: `decision`, `tool`, `choice` (a step that waits for a person), `reading` or `office`.
pub fn fixer(finding: &Finding) -> &'static str {
    match (finding.severity, &finding.remedy) {
        (Severity::Error, _) => "decision",
        _ if finding.rule.starts_with("personal-data") => "decision",
        _ if READING.contains(&finding.rule.as_str()) => "reading",
        (_, Some(_)) if is_done_unseen(finding) => "tool",
        (_, Some(_)) => "choice",
        (_, None) => "office",
    }
}

fn evidence(messages: &Messages, finding: &Finding) -> Markup {
    html! {
        @if !finding.rows.is_empty() || !finding.samples.is_empty() {
            details {
                summary { (messages.text("where-and-examples")) }
                // a header's row holds all of its labels
                @let count = if finding.rule == "untidy-label" { finding.rows.len() as u64 } else { finding.count };
                @if !finding.rows.is_empty() { p { (rows(messages, &finding.rows, count)) } }
                (samples(messages, &finding.samples))
            }
        }
    }
}

/// Records in words: `Renglones 5, 9 y 12`, with a sign where there are more.
fn rows(messages: &Messages, rows: &[u64], count: u64) -> String {
    let shown: Vec<String> = rows.iter().take(12).map(|row| number::count(*row)).collect();
    let more = count > shown.len() as u64;
    let list = shown.join(", ");
    let key = if more { "rows-and-more" } else { "rows-all" };
    messages.with(
        key,
        [
            ("count", fluent_bundle::FluentValue::from(shown.len() as f64)),
            ("rows", fluent_bundle::FluentValue::from(list)),
        ],
    )
}

/// Cells before and after. Where only white space differs it is drawn; long texts are shown where they differ.
pub fn samples(messages: &Messages, samples: &[Sample]) -> Markup {
    let mut seen: Vec<(&str, Option<&str>)> = Vec::new();
    let mut shown: Vec<&Sample> = Vec::new();
    // of a very long text the piece that differs may not be kept
    let differs = |sample: &&Sample| sample.after.as_ref() != Some(&sample.before);
    for sample in samples.iter().filter(|sample| !is_masked(&sample.before)).filter(differs) {
        let cells = (sample.before.as_str(), sample.after.as_deref());
        if !seen.contains(&cells) {
            seen.push(cells);
            shown.push(sample);
        }
    }
    if shown.is_empty() && !samples.iter().any(|sample| is_masked(&sample.before)) {
        return html! {};
    }
    if shown.is_empty() {
        return html! { p.small.soft { (messages.text("examples-masked")) } };
    }
    let samples = shown;
    let spaces = |sample: &Sample| sample.after.as_deref().is_some_and(|after| only_spaces(&sample.before, after));
    html! {
        @if !samples.is_empty() {
            div.scroll tabindex="0" role="region" aria-label=(messages.text("examples")) {
                table {
                    thead {
                        tr {
                            th.number scope="col" { (messages.text("row")) }
                            th scope="col" { (messages.text("before")) }
                            th scope="col" { (messages.text("after")) }
                        }
                    }
                    tbody {
                        @for sample in &samples {
                            @let drawn = spaces(sample);
                            @let after = sample.after.as_deref();
                            tr {
                                td.number { (number::count(sample.record)) }
                                td { del { (piece(&sample.before, after.unwrap_or_default(), drawn)) } }
                                td {
                                    @match after {
                                        Some("") => span.soft { (messages.text("blank-cell")) },
                                        Some(after) => ins { (piece(after, &sample.before, drawn)) },
                                        None => span.soft { (messages.text("unchanged")) },
                                    }
                                }
                            }
                        }
                    }
                }
            }
            @if samples.iter().any(|sample| spaces(sample)) { p.small.soft { (messages.text("space-mark")) } }
        }
    }
}

/// True for a text whose letters and figures were hidden.
fn is_masked(text: &str) -> bool {
    text.contains('*') && !text.chars().any(char::is_alphanumeric)
}

/// True where two texts differ in white space and invisible signs alone.
fn only_spaces(one: &str, other: &str) -> bool {
    let words = |text: &str| -> String {
        text.chars().filter(|c| !c.is_whitespace() && !c.is_control() && !is_invisible(*c)).collect()
    };
    one != other && words(one) == words(other)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Signs of a long text that are shown.
const PIECE: usize = 90;

/// A text; of a long one the piece in which it differs from the other. White space that is one too many is drawn.
fn piece(text: &str, other: &str, drawn: bool) -> String {
    let signs: Vec<char> = text.chars().collect();
    let same = signs.iter().zip(other.chars()).take_while(|(a, b)| **a == *b).count();
    let long = signs.len() > PIECE;
    let start = if long { same.saturating_sub(30).min(signs.len() - PIECE) } else { 0 };
    let end = if long { start + PIECE } else { signs.len() };
    let mut out = String::new();
    if start > 0 {
        out.push('…');
    }
    for at in start..end {
        let c = signs[at];
        let space = |at: Option<usize>| at.and_then(|at| signs.get(at)).is_none_or(|c| c.is_whitespace());
        let extra = is_invisible(c)
            || (c.is_whitespace() && (c != ' ' || space(at.checked_sub(1)) || space(at.checked_add(1))));
        out.push(if drawn && extra { '·' } else { c });
    }
    if end < signs.len() {
        out.push('…');
    }
    out
}
