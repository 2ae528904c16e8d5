//! The closing report of a workshop: figures are counted, words are written here by people, and a part that nobody wrote keeps
//! the report from being made. No name of anybody who came stands in it.
//!
//! Never here: counting (see `apertura_workshop::registration`), setting type (crate `paper`).

use apertura_actions::draft::Arrived;
use apertura_actions::workshop::WorkshopView;
use apertura_actions::workshop_figures::COLUMNS;
use apertura_catalog::{Description, Permission};
use apertura_paper::letter::{Letter, Part};
use apertura_paper::open_document::open_document;
use apertura_workshop::{ReportText, Workshop};
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

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
pub async fn show(desk: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let publish = published(&desk).await?;
    let Desk { visit, guest, portal } = desk;
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
            p.actions {
                a.button href=(format!("/workshop/{id}/report.pdf")) { (messages.text("workshop-report-pdf")) }
                @for (paper, large) in [("a4", false), ("letter", true), ("a4", true)] {
                    a href=(format!("/workshop/{id}/report.pdf?paper={paper}{}", if large { "&large=1" } else { "" })) { "PDF, " (messages.text(&format!("print-{paper}{}", if large { "-large" } else { "" }))) }
                }
                a href=(format!("/workshop/{id}/report.html")) { (messages.text("workshop-report-html")) }
                a href=(format!("/workshop/{id}/report.odt")) { (messages.text("workshop-report-odt")) }
            }
        } @else {
            div.notice.warning {
                p { (messages.text("workshop-report-missing")) }
                ul { @for code in &missing { li { a href=(if *code == "present" { format!("/workshop/{id}/door") } else { format!("#{code}") }) { (messages.text(&format!("workshop-report-{code}"))) } } } }
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
        (publish)
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

/// The report, complete: what is written and what is counted.
async fn complete(desk: &Desk, id: &str) -> Result<Option<Letter>, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let view = portal.catalog.workshop(&guest.person, id).await?;
    if !missing(&view).is_empty() {
        return Ok(None);
    }
    let messages = visit.messages();
    Ok(Some(Letter {
        language: visit.language.tag().to_owned(),
        paper: crate::printable::size(visit.value("paper").unwrap_or_default()).unwrap_or_default(),
        large: visit.value("large").is_some(),
        issuer: visit.portal_name(),
        title: messages.with("workshop-report-title", [("workshop", view.workshop.name.as_str())]),
        folio: String::new(),
        place: date::civil(messages, view.workshop.begins.date()),
        recipient: Vec::new(),
        parts: parts(messages, &view),
        signatures: Vec::new(),
        footer: messages.text("letter-footer"),
        at: portal.catalog.time(),
    }))
}

/// The parts of the report, in its order, the same on paper, on a page and in an office program.
fn parts(messages: &Messages, view: &WorkshopView) -> Vec<Part> {
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
    parts.push(heading("workshop"));
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
    parts.extend([Part::Table(facts), heading("figures")]);
    let mut box_of_figures = vec![vec![text("workshop-fact"), text("workshop-fact-value")]];
    box_of_figures.extend(figures(messages, view).into_iter().map(|(key, value)| vec![key, value]));
    parts.extend([Part::Table(box_of_figures), Part::Paragraph(text("workshop-report-by-agency"))]);
    let most = view.counts.agencies.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    let bar = |(name, count): &(String, u32)| {
        (name.clone(), number::count(u64::from(*count)), f64::from(*count) / f64::from(most))
    };
    parts.push(Part::Bars(view.counts.agencies.iter().map(bar).collect()));
    for code in ["activity", "talk", "reflections"] {
        parts.push(heading(code));
        parts.extend(paragraphs(part(report, code)));
    }
    parts.extend([heading("recommendations"), lines(&report.recommendations)]);
    if !report.materials.is_empty() {
        parts.extend([heading("materials"), lines(&report.materials)]);
    }
    parts.extend([heading("license"), Part::Paragraph(report.license.clone())]);
    parts
}

/// The report as a file or a page: `pdf` (tagged), `odt` (to be edited), `html`; refused while a part is missing.
pub async fn file(desk: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let form = desk.visit.path.rsplit('.').next().unwrap_or_default().to_owned();
    let Some(letter) = complete(&desk, &id).await? else { return to(&format!("/workshop/{id}/report")) };
    if form == "html" {
        let view = desk.portal.catalog.workshop(&desk.guest.person, &id).await?;
        let title = letter.title.clone();
        return Ok(answer(&desk.visit, &title, &crumbs(desk.visit.messages(), &view), shown(&letter), false));
    }
    if form == "pdf" {
        return crate::pdf::pdf(letter, &format!("taller-{id}")).await;
    }
    let made = tokio::task::spawn_blocking(move || open_document(&letter)).await;
    let bytes = made.map_err(Refusal::internal)?.map_err(Refusal::internal)?;
    let named = format!("attachment; filename=\"taller-{id}.odt\"");
    let kind = "application/vnd.oasis.opendocument.text".to_owned();
    Ok(([(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, named)], bytes).into_response())
}

/// The report as a page.
fn shown(letter: &Letter) -> Markup {
    let linked = |text: &str| -> Markup {
        html! { @for word in text.split(' ') {
            @let address = word.trim_end_matches(['.', ',', ';', ')']);
            @if address.starts_with("https://") || address.starts_with("http://") { a href=(address) { (address) } (word[address.len()..]) " " }
            @else { (word) " " }
        } }
    };
    html! {
        h1 { (letter.title) }
        p.lead { (letter.place) }
        @for part in &letter.parts {
            @match part {
                Part::Heading(text) => h2 { (text) },
                Part::Paragraph(text) => p { (linked(text)) },
                Part::Points(points) => ol { @for point in points { li { (linked(point)) } } },
                Part::Table(rows) => div.scroll { table {
                    @if let Some((first, rows)) = rows.split_first() {
                        thead { tr { @for cell in first { th scope="col" { (cell) } } } }
                        tbody { @for row in rows { tr { @for (at, cell) in row.iter().enumerate() { @if at == 0 { th scope="row" { (cell) } } @else { td { (cell) } } } } } }
                    }
                } },
                Part::Bars(rows) => div.scroll { table { tbody { @for (label, value, share) in rows {
                    tr { th scope="row" { (label) } td { meter min="0" max="1" value=(format!("{share:.3}")) aria-hidden="true" {} } td.number { (value) } }
                } } } },
            }
        }
    }
}

/// The figures of all workshops that were held, as open data: one row a workshop, nobody's name.
pub async fn open_data(desk: Desk) -> Result<Response, Refusal> {
    let csv = desk.portal.catalog.workshop_figures(&desk.guest.person).await?;
    let named = "attachment; filename=\"talleres-de-datos-abiertos.csv\"".to_owned();
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, named)], csv).into_response())
}

/// Hands the figures over for review as a dataset, on the way of every dataset.
pub async fn hand_over(desk: Desk, body: String) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    let said = Form::of(&body, guest)?;
    let agency = said.need("agency")?;
    let drafts = portal.workbench.as_ref().ok_or_else(Refusal::not_found)?.drafts.clone();
    let messages = visit.messages();
    let columns = COLUMNS.map(|column| (column.to_owned(), messages.text(&format!("workshop-data-{column}"))));
    let description = Description {
        title: Some(messages.text("workshop-data-title")),
        description: Some(messages.text("workshop-data-description")),
        frequency: Some(apertura_catalog::Frequency::Irregular),
        ..Description::default()
    };
    let note = messages.text("workshop-data-note");
    let person = guest.person.clone();
    let work = tokio::spawn(async move {
        drafts.hand_over_workshops(&person, &agency, description, columns.into_iter().collect(), note).await
    });
    match work.await.map_err(Refusal::internal)?? {
        Arrived::Submitted(submission) => to(&format!("/review/{}", submission.id)),
        Arrived::Waiting { draft, .. } | Arrived::Working(draft) => to(&format!("/draft/{}", draft.id)),
        Arrived::Unchanged { dataset, .. } => to(&format!("/dataset/{dataset}")),
    }
}

/// The agencies for which this person may hand data over, with the button; whoever may for none gives the file to who may.
pub(super) async fn published(desk: &Desk) -> Result<Markup, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let messages = visit.messages();
    let agencies = match portal.workbench {
        Some(_) => portal.catalog.agencies_where(&guest.person, Permission::Submit).await?,
        None => Vec::new(),
    };
    Ok(html! {
        section.card.block {
            h2 { (messages.text("workshop-data-publish")) }
            p { (messages.text("workshop-data-what")) }
            p { a href="/workshop/figures.csv" download { (messages.text("workshop-data-file")) } }
            @if agencies.is_empty() { p.soft { (messages.text("workshop-data-give")) } }
            @else {
                form.actions method="post" action="/workshop/figures" {
                    (form::sign(guest))
                    label { (messages.text("workshop-person-agency")) " " select name="agency" { @for agency in &agencies { option value=(agency.agency.slug) { (agency.agency.name) } } } }
                    button type="submit" { (messages.text("workshop-data-hand-over")) }
                }
            }
        }
    })
}
