//! The closing report of a workshop: figures are counted, words are written here by people, and a part that nobody wrote keeps
//! the report from being made. No name of anybody who came stands in it.
//!
//! Never here: counting (see `apertura_workshop::registration`), setting type (crate `paper`).

use apertura_actions::workshop::WorkshopView;
use apertura_paper::letter::{Letter, Part};
use apertura_workshop::{ReportText, Workshop};
use axum::extract::{Path, State};
use axum::response::Response;
use maud::html;

use super::{answer, crumbs};
use crate::Portal;
use crate::desk::Desk;
use crate::door::Guest;
use crate::form::{self, Form};
use crate::language::Messages;
use crate::refusal::Refusal;
use crate::visit::to;
use crate::{date, number};

/// The parts that people write, in the report's order, with the lines of their fields.
const PARTS: [(&str, u32); 7] = [
    ("presentation", 5),
    ("activity", 6),
    ("talk", 6),
    ("reflections", 6),
    ("recommendations", 5),
    ("materials", 4),
    ("license", 1),
];

fn part<'a>(report: &'a ReportText, code: &str) -> &'a str {
    match code {
        "presentation" => &report.presentation,
        "activity" => &report.activity,
        "talk" => &report.talk,
        "reflections" => &report.reflections,
        "recommendations" => &report.recommendations,
        "materials" => &report.materials,
        _ => &report.license,
    }
}

/// The figures so far, and the words that are still to be written.
pub async fn show(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let view = portal.catalog.workshop(&guest.person, &id).await?;
    let messages = visit.messages();
    let title = messages.text("workshop-report");
    let missing = missing(&view);
    let body = html! {
        h1 { (title) }
        (form::done(&visit))
        ul.figures {
            @for (key, value) in figures(messages, &view) { li { b { (value) } span { (key) } } }
        }
        @if missing.is_empty() {
            p { a.button href=(format!("/workshop/{id}/report.pdf")) { (messages.text("workshop-report-pdf")) } }
        } @else {
            div.notice.warning {
                p { (messages.text("workshop-report-missing")) }
                ul { @for code in &missing { li { (messages.text(&format!("workshop-report-{code}"))) } } }
            }
        }
        form.card.stack method="post" {
            (form::sign(&guest))
            input type="hidden" name="revision" value=(view.revision);
            @for (code, rows) in PARTS {
                @let hint = messages.find(&format!("workshop-report-{code}-hint"));
                @let described = format!("{code}-hint");
                div {
                    label for=(code) { (messages.text(&format!("workshop-report-{code}"))) }
                    @if let Some(hint) = &hint { p.soft.small id=(described) { (hint) } }
                    textarea id=(code) name=(code) rows=(rows) aria-describedby=[hint.is_some().then_some(&described)] { (part(&view.workshop.report, code)) }
                }
            }
            div { button type="submit" { (messages.text("workshop-save")) } }
        }
    };
    Ok(answer(&visit, &title, &crumbs(messages, &view), body, false))
}

/// Codes of what the report still lacks.
fn missing(view: &WorkshopView) -> Vec<&'static str> {
    let mut missing = view.workshop.report.missing();
    if view.counts.present == 0 {
        missing.insert(0, "present");
    }
    missing
}

/// The box of figures: what it is, and how much.
fn figures(messages: &Messages, view: &WorkshopView) -> Vec<(String, String)> {
    let counts = &view.counts;
    let hours = f64::from(view.workshop.minutes) / 60.0;
    let whole = |count: u32| number::count(u64::from(count));
    [
        ("agencies", whole(counts.agencies.len() as u32)),
        ("present", whole(counts.present)),
        ("hours", number::grouped(hours)),
        ("tables", whole(counts.tables)),
        ("teams", whole(counts.teams)),
    ]
    .map(|(key, value)| (messages.text(&format!("workshop-figure-{key}")), value))
    .to_vec()
}

/// Keeps the words.
pub async fn write(
    guest: Guest,
    State(portal): State<Portal>,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let said = Form::of(&body, &guest)?;
    let known = portal.catalog.workshop(&guest.person, &id).await?.workshop;
    let text = |code: &str| said.field(code).replace("\r\n", "\n");
    let report = ReportText {
        presentation: text("presentation"),
        activity: text("activity"),
        talk: text("talk"),
        reflections: text("reflections"),
        recommendations: text("recommendations"),
        materials: text("materials"),
        license: text("license"),
    };
    let new = Workshop { report, ..known };
    portal.catalog.change_workshop(&guest.person, &id, said.number("revision")?, new).await?;
    to(&format!("/workshop/{id}/report?done=workshop-changed"))
}

/// The report as a tagged PDF; refused while a part is missing.
pub async fn paper(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let view = portal.catalog.workshop(&guest.person, &id).await?;
    if !missing(&view).is_empty() {
        return to(&format!("/workshop/{id}/report"));
    }
    let messages = visit.messages();
    let workshop = &view.workshop;
    let report = &workshop.report;
    let text = |key: &str| messages.text(key);
    let paragraphs =
        |words: &str| words.split("\n\n").map(|one| Part::Paragraph(one.trim().to_owned())).collect::<Vec<_>>();
    let lines = |words: &str| {
        let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
        Part::Points(lines.map(str::to_owned).collect())
    };
    let heading = |code: &str| Part::Heading(text(&format!("workshop-report-{code}")));
    let mut parts = vec![heading("presentation")];
    parts.extend(paragraphs(&report.presentation));
    parts.push(Part::Heading(text("workshop-report-workshop")));
    let mut facts = vec![vec![text("workshop-fact"), text("workshop-fact-value")]];
    for (key, value) in [
        (
            "workshop-begins",
            format!("{}, {}", date::civil(messages, workshop.begins.date()), workshop.begins.strftime("%H:%M")),
        ),
        ("workshop-place", workshop.place.clone()),
        ("workshop-aim", workshop.aim.clone()),
        ("workshop-facilitators", workshop.facilitators.join(", ")),
    ] {
        if !value.is_empty() {
            facts.push(vec![text(key), value]);
        }
    }
    parts.push(Part::Table(facts));
    parts.push(Part::Heading(text("workshop-report-figures")));
    let mut box_of_figures = vec![vec![text("workshop-fact"), text("workshop-fact-value")]];
    box_of_figures.extend(figures(messages, &view).into_iter().map(|(key, value)| vec![key, value]));
    parts.push(Part::Table(box_of_figures));
    let mut agencies = vec![vec![text("workshop-person-agency"), text("workshop-figure-present")]];
    agencies.extend(view.counts.agencies.iter().map(|(name, count)| vec![name.clone(), count.to_string()]));
    parts.push(Part::Table(agencies));
    for code in ["activity", "talk", "reflections"] {
        parts.push(heading(code));
        parts.extend(paragraphs(part(report, code)));
    }
    parts.extend([heading("recommendations"), lines(&report.recommendations)]);
    if !report.materials.is_empty() {
        parts.extend([heading("materials"), lines(&report.materials)]);
    }
    parts.extend([heading("license"), Part::Paragraph(report.license.clone())]);
    let letter = Letter {
        language: visit.language.tag().to_owned(),
        issuer: text("portal-name"),
        title: messages.with("workshop-report-title", [("workshop", workshop.name.as_str())]),
        folio: String::new(),
        place: date::civil(messages, workshop.begins.date()),
        recipient: Vec::new(),
        parts,
        signatures: Vec::new(),
        footer: text("letter-footer"),
        at: portal.catalog.time(),
    };
    crate::pdf::pdf(letter, &format!("taller-{id}")).await
}
