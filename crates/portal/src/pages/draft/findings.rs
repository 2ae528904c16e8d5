//! The findings of a draft, by what they ask of a person: each with its rows, its remedy and what that would do.
//!
//! Never here: what a finding says (see `quality` and the catalogs).

use apertura_actions::PersonalDecision;
use apertura_actions::draft::{Change, Drafts, Effect, Found, RiskChange, State, Trial};
use apertura_tabular::privacy::Exposure;
use apertura_tabular::{Finding, Operation, Overrides, Severity};
use maud::{Markup, html};

use super::PATIENCE;
use super::form::{self, Look};
use super::step;
use super::view::View;
use crate::number;
use crate::quality::{self, SEVERITIES};
use crate::refusal::Refusal;

/// The finding that is looked at closely, and what its remedy would do.
pub(super) struct Tried {
    name: String,
    choice: usize,
    trial: Result<Trial, apertura_actions::Refusal>,
}

impl Tried {
    /// True while what it would do is being computed.
    pub(super) fn working(&self) -> bool {
        matches!(self.trial, Ok(Trial::Working(_)))
    }
}

/// Tries the remedy that the address asks for.
pub(super) async fn trial(view: &View<'_>, drafts: &Drafts) -> Result<Option<Tried>, Refusal> {
    let Some(name) = view.visit.value("finding") else { return Ok(None) };
    let choice = view.visit.value("choice").and_then(|choice| choice.parse().ok()).unwrap_or(0);
    let Some(found) = view.findings.iter().find(|found| found.name == name) else { return Ok(None) };
    let change = if found.personal {
        let Some(operation) = view.visit.value("decision") else { return Ok(None) };
        Change::Decide(PersonalDecision {
            column: subject(found),
            operation: operation.to_owned(),
            // only to see what it does; the reason is asked for when it is decided
            reason: Some("-".to_owned()),
            level: view.visit.value("level").map(str::to_owned).filter(|level| !level.is_empty()),
        })
    } else {
        Change::Accept { finding: name.to_owned(), choice }
    };
    let trial = drafts.try_out(&view.open, &change, PATIENCE).await;
    Ok(Some(Tried { name: name.to_owned(), choice, trial }))
}

/// All findings.
pub(super) fn all(view: &View<'_>, tried: &Option<Tried>) -> Markup {
    let messages = view.messages;
    html! {
        h2 #findings-title { (messages.text("draft-findings")) }
        @if view.findings.is_empty() { p { (messages.text("quality-nothing")) } }
        @for severity in SEVERITIES {
            @let list: Vec<&Found> = view.findings.iter().filter(|found| found.finding.severity == severity).collect();
            @let open = list.iter().filter(|found| found.state == State::Open).count();
            @if !list.is_empty() {
                h3.severity.(severity.name()) {
                    span.tag { (messages.code("severity", severity.name())) }
                    span.soft.small {
                        (messages.with("draft-open-of", [("open", open as f64), ("all", list.len() as f64)]))
                    }
                }
                @for rule in by_rule(&list) {
                    @let fold = rule.len() > OPEN + 1 && !rule.iter().skip(OPEN).any(|found| tried.as_ref().is_some_and(|tried| tried.name == found.name));
                    @let shown = if fold { OPEN } else { rule.len() };
                    @for found in &rule[..shown] { (one(view, found, tried)) }
                    @if fold {
                        details {
                            summary { (messages.with("and-columns-more", [("count", (rule.len() - shown) as f64)])) }
                            @for found in &rule[shown..] { (one(view, found, tried)) }
                        }
                    }
                }
                @if open < list.len() {
                    details open[tried.as_ref().is_some_and(|tried| list.iter().any(|f| f.name == tried.name && f.state != State::Open))] {
                        summary { (messages.with("draft-closed", [("count", (list.len() - open) as f64)])) }
                        @for found in list.iter().filter(|found| found.state != State::Open) { (one(view, found, tried)) }
                    }
                }
            }
        }
    }
}

/// How many open findings of one rule stand there before the rest is folded away.
const OPEN: usize = 2;

/// The open findings, those of one rule together.
fn by_rule<'f>(list: &[&'f Found]) -> Vec<Vec<&'f Found>> {
    let mut rules: Vec<Vec<&Found>> = Vec::new();
    for found in list.iter().copied().filter(|found| found.state == State::Open) {
        match rules.iter_mut().find(|rule| rule.first().is_some_and(|first| first.finding.rule == found.finding.rule)) {
            // what asks for a decision is never folded away
            Some(rule) if found.finding.severity != Severity::Error => rule.push(found),
            _ => rules.push(vec![found]),
        }
    }
    rules
}

fn one(view: &View<'_>, found: &Found, tried: &Option<Tried>) -> Markup {
    let messages = view.messages;
    let finding = &found.finding;
    let tried = tried.as_ref().filter(|tried| tried.name == found.name);
    let id = format!("f-{}", found.name);
    html! {
        article #(id).finding.(finding.severity.name()).closed[found.state != State::Open] tabindex="-1" {
            p.say {
                @if let Some(column) = &finding.column { q { (view.label(column)) } ": " }
                (messages.finding(finding))
            }
            @if let Some(advice) = messages.advice(finding) { p { (advice) } }
            (places(view, finding))
            @if !finding.samples.is_empty() && tried.is_none() {
                details {
                    summary { (messages.text("examples")) }
                    (quality::samples(messages, &finding.samples))
                }
            }
            @match found.state {
                State::Done(step) => {
                    p.done {
                        (messages.with(if found.personal { "draft-decided-in-step" } else { "draft-done-in-step" }, [("step", step as f64)])) " "
                        a href=(view.with(&[("step", &step.to_string())], &format!("step-{step}"))) { (messages.text("draft-see-step")) }
                    }
                    @if found.personal { (decisions(view, found, tried)) }
                }
                State::Settled => {
                    p.done { (messages.text("draft-settled")) }
                    (form::one(view, "unsettle", &[("finding", &found.name)], html! { (messages.text("draft-unsettle")) }, Look { part: &id, ..Look::default() }))
                }
                State::Open if found.personal => {
                    (decisions(view, found, tried))
                    @if finding.severity != Severity::Error { (leave(view, found)) }
                }
                State::Open => (remedies(view, found, tried)),
            }
        }
    }
}

/// The rows concerned, each a way to them.
fn places(view: &View<'_>, finding: &Finding) -> Markup {
    let messages = view.messages;
    html! {
        @if !finding.rows.is_empty() {
            p.places {
                (messages.text("draft-rows")) " "
                @for row in finding.rows.iter().take(8) {
                    a href=(view.with(&[("at", &row.to_string()), ("from", "")], "original")) data-row=(row) { (number::count(*row)) } " "
                }
                @if finding.count > 8 || finding.rows.len() > 8 { (messages.text("draft-and-more")) }
            }
        }
    }
}

fn leave(view: &View<'_>, found: &Found) -> Markup {
    let part = format!("f-{}", found.name);
    let text = html! { (view.messages.text("draft-leave")) };
    form::one(view, "settle", &[("finding", &found.name)], text, Look { part: &part, ..Look::default() })
}

fn remedies(view: &View<'_>, found: &Found, tried: Option<&Tried>) -> Markup {
    let messages = view.messages;
    let part = format!("f-{}", found.name);
    html! {
        @for (choice, remedy) in found.remedies.iter().enumerate() {
            @let number = choice.to_string();
            @let fields = [("finding", found.name.as_str()), ("choice", number.as_str())];
            div.remedy {
                p { b { (messages.text("draft-remedy")) } " " (messages.code("operation", remedy.id())) @if let Some(said) = told(view, remedy) { " (" (said) ")" } }
                @match tried.filter(|tried| tried.choice == choice) {
                    Some(tried) => {
                        (effect(view, &tried.trial))
                        div.actions {
                            (form::one(view, "accept", &fields, html! { (messages.text("draft-accept")) }, Look { main: true, part: &part, ..Look::default() }))
                            a.button.quiet.slim href=(view.with(&[("finding", ""), ("choice", "")], &part)) { (messages.text("draft-cancel")) }
                        }
                    }
                    None => {
                        div.actions {
                            a.button.quiet.slim href=(view.with(&[("finding", &found.name), ("choice", &number), ("decision", "")], &part)) data-effect { (messages.text("draft-see-effect")) }
                            (form::one(view, "accept", &fields, html! { (messages.text("draft-accept")) }, Look { main: true, part: &part, ..Look::default() }))
                            @if choice + 1 == found.remedies.len() { (leave(view, found)) }
                        }
                    }
                }
            }
        }
        @if matches!(found.finding.rule.as_str(), "same-shape-sheets" | "similar-sheets") && view.open.state.recipe.import.overrides.stack.is_none() {
            (stacking(view))
        }
        @if found.remedies.is_empty() {
            div.actions.line {
                (leave(view, found))
                span.small.soft { (messages.code("fixer", quality::fixer(&found.finding))) }
            }
        }
    }
}

/// The button that makes one table of sheets that are alike.
fn stacking(view: &View<'_>) -> Markup {
    let set = &view.open.state.recipe.import.overrides;
    let kept = |value: &Option<String>| value.clone().unwrap_or_default();
    let (encoding, delimiter, header, range) =
        (kept(&set.encoding), kept(&set.delimiter), kept(&set.header), kept(&set.range));
    let fields = [
        ("encoding", encoding.as_str()),
        ("delimiter", delimiter.as_str()),
        ("header", header.as_str()),
        ("range", range.as_str()),
        ("stack", Overrides::AUTO),
    ];
    let text = html! { (view.messages.text("draft-stack")) };
    html! { div.actions { (form::one(view, "structure", &fields, text, Look { main: true, part: "original", ..Look::default() })) } }
}

/// What a remedy is set to, where that matters for choosing it.
fn told(view: &View<'_>, remedy: &Operation) -> Option<String> {
    let messages = view.messages;
    match remedy {
        Operation::ParseDate { order, .. } => Some(messages.code("order", order)),
        Operation::ParseNumber { decimal, .. } => Some(messages.with("draft-decimal", [("sign", decimal.to_string())])),
        Operation::MapValues { values, .. } => {
            let shown = values.iter().take(3).map(|(from, to)| format!("{from} → {to}"));
            let more = if values.len() > 3 { " …" } else { "" };
            Some(format!("{}{more}", shown.collect::<Vec<_>>().join("; ")))
        }
        _ => None,
    }
}

/// What a decision names: the column, or the rule where it is about the whole table.
fn subject(found: &Found) -> String {
    found.finding.column.clone().unwrap_or_else(|| found.finding.rule.clone())
}

/// The ways to decide about a finding: operation and level.
fn ways(view: &View<'_>, found: &Found) -> Vec<(&'static str, &'static str)> {
    let Some(column) = &found.finding.column else {
        // a risk is lowered by steps, or accepted; groups are chosen among the steps
        let offered = PersonalDecision::of_rule(&found.finding.rule).iter().filter(|way| **way != "aggregate");
        return offered.map(|way| (*way, "")).collect();
    };
    let mut ways = Vec::new();
    for operation in PersonalDecision::OPERATIONS {
        match operation {
            "generalize" => {
                let levels = PersonalDecision::levels(view.open.profile(), column);
                ways.extend(levels.iter().map(|level| (operation, *level)));
            }
            _ => ways.push((operation, "")),
        }
    }
    ways
}

/// The ways to decide about personal data.
fn decisions(view: &View<'_>, found: &Found, tried: Option<&Tried>) -> Markup {
    let messages = view.messages;
    let part = format!("f-{}", found.name);
    let column = subject(found);
    let said = |operation: &str, level: &str| match (&found.finding.column, operation, level) {
        (None, "allow", _) => messages.text("decision-accept-risk"),
        (_, "generalize", level) if !level.is_empty() => {
            format!("{}: {}", messages.text("decision-generalize-to"), messages.code("level", &level.replace(':', "-")))
        }
        _ => messages.code("decision", operation),
    };
    let level_asked = view.visit.value("level").unwrap_or_default();
    let chosen = view.visit.value("decision").filter(|_| tried.is_some()).map(|operation| (operation, level_asked));
    let proposed = found.remedies.first().map(Operation::id);
    let mut marked = false;
    let mut first = |operation: &str| {
        let mark = proposed == Some(operation) && !marked;
        marked |= mark;
        mark
    };
    html! {
        div.remedy {
            p { b { (messages.text(if found.finding.column.is_some() { "draft-decide" } else { "draft-decide-table" })) } }
            ul.decisions {
                @for (operation, level) in ways(view, found) {
                    li {
                        @if chosen == Some((operation, level)) {
                            b { (said(operation, level)) }
                            @if let Some(tried) = tried { (effect(view, &tried.trial)) }
                            form.settings action=(view.path("/change")) method="post" {
                                (form::hidden(view, &part))
                                input type="hidden" name="column" value=(column);
                                input type="hidden" name="operation" value=(operation);
                                @if !level.is_empty() { input type="hidden" name="level" value=(level); }
                                @if operation == "allow" {
                                    @let reason = format!("reason-{}", found.name);
                                    div.wide-field {
                                        label for=(reason) { (messages.text("draft-reason-needed")) }
                                        input id=(reason) type="text" name="reason" required autocomplete="off" placeholder=(messages.text("draft-reason-example"));
                                    }
                                }
                                div.actions.wide-field {
                                button.slim type="submit" name="change" value="decide" { (messages.text("draft-decide-so")) }
                                a.button.quiet.slim href=(view.with(&[("finding", ""), ("decision", ""), ("level", "")], &part)) { (messages.text("draft-cancel")) }
                                }
                            }
                        } @else {
                            a href=(view.with(&[("finding", &found.name), ("decision", operation), ("level", level), ("choice", "")], &part)) data-effect { (said(operation, level)) }
                            @if first(operation) { " " span.tag.accent { (messages.text("draft-proposed")) } }
                        }
                    }
                }
            }
        }
    }
}

/// What a change would do, before it is made.
pub(super) fn effect(view: &View<'_>, trial: &Result<Trial, apertura_actions::Refusal>) -> Markup {
    let messages = view.messages;
    let refused = |refusal: &apertura_actions::Refusal| {
        let (what, hint) = messages.refusal(refusal);
        html! { div.notice.error role="alert" { p { b { (what) } } p { (hint) } } }
    };
    match trial {
        Ok(Trial::Ready(effect)) => shown(view, effect),
        Ok(Trial::Working(_)) => html! {
            p role="status" {
                (messages.text("draft-effect-later")) " "
                a href=(view.with(&[], "findings")) { (messages.text("draft-look-again")) }
            }
        },
        Ok(Trial::Failed(refusal)) => refused(refusal),
        Err(refusal) => refused(refusal),
    }
}

fn shown(view: &View<'_>, effect: &Effect) -> Markup {
    let messages = view.messages;
    html! {
        div.effect role="status" {
            p {
                b { (messages.text("draft-effect")) } " "
                @if effect.cells > 0 { (messages.with("draft-would-change", [("count", effect.cells as f64)])) " " }
                @if effect.rows > 0 { (messages.with("draft-would-drop", [("count", effect.rows as f64)])) " " }
                @if effect.misfits > 0 { (messages.with("draft-would-misfit", [("count", effect.misfits as f64)])) " " }
                @if !effect.gone.is_empty() {
                    (messages.with("draft-columns-gone", [("columns", names(view, &effect.gone))])) " "
                }
                @if !effect.new.is_empty() {
                    (messages.with("draft-columns-new", [("columns", names(view, &effect.new))])) " "
                }
                @if let (Some(before), after) = effect.size {
                    @if before != after { (messages.with("draft-rows-become", [("before", before as f64), ("after", after as f64)])) " " }
                }
                @if effect.cells == 0 && effect.rows == 0 && effect.gone.is_empty() && effect.new.is_empty()
                    && effect.size.0.is_none_or(|before| before == effect.size.1) {
                    (messages.text("draft-effect-none"))
                }
            }
            @if let Some(change) = &effect.risk { (risk(view, change)) }
            @for drift in &effect.drift { p { (step::drift(view, drift)) } }
            (quality::samples(messages, &effect.samples))
            @if !effect.records.is_empty() {
                p.places {
                    (messages.text("draft-rows")) " "
                    @for row in effect.records.iter().take(8) {
                        a href=(view.with(&[("at", &row.to_string()), ("from", "")], "original")) data-row=(row) { (number::count(*row)) } " "
                    }
                }
            }
        }
    }
}

/// How much harder, or easier, it gets to recognize somebody.
fn risk(view: &View<'_>, change: &RiskChange) -> Markup {
    let messages = view.messages;
    let threshold = number::count(change.threshold);
    let names: Vec<String> = change.before.columns.iter().map(|name| view.label(name)).collect();
    let lines: [(String, fn(&Exposure) -> u64); 3] = [
        (messages.text("report-risk-k"), |exposure| exposure.k),
        (messages.text("report-risk-unique"), |exposure| exposure.unique),
        (messages.with("report-risk-below", [("threshold", threshold)]), |exposure| exposure.below),
    ];
    html! {
        p.small { (messages.with("draft-risk", [("names", names.join(", "))])) }
        div.scroll tabindex="0" role="region" aria-label=(messages.text("report-risk-title")) {
            table {
                thead { tr { td {} th.number scope="col" { (messages.text("before")) } th.number scope="col" { (messages.text("after")) } } }
                tbody {
                    @for (what, figure) in &lines {
                        tr {
                            th scope="row" { (what) }
                            td.number { (number::count(figure(&change.before))) }
                            td.number { @match &change.after { Some(after) => (number::count(figure(after))), None => "—" } }
                        }
                    }
                }
            }
        }
        @if change.after.is_none() { p.small { (messages.text("draft-risk-none")) } }
    }
}

fn names(view: &View<'_>, columns: &[String]) -> String {
    let shown: Vec<String> = columns.iter().take(6).map(|name| view.label(name)).collect();
    let more = if columns.len() > 6 { "…" } else { "" };
    format!("{}{more}", shown.join(", "))
}
