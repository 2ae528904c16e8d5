//! `/dataset/{slug}/errors`: the errors that people found in a table, at a version, row and column; what became of each;
//! and reporting one. The explorer's rows lead here with their place.
//!
//! Never here: whether it is let in (see actions), answering (see `contribution`), the wrong cell as data.

use apertura_catalog::contribution::Body;
use apertura_catalog::{AgencyProfile, Contribution, ContributionKind, ErrorReport, Version};
use axum::Json;
use axum::extract::Path;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::contribution::{answer_form, answers, by, state_tag};
use super::questions::columns;
use crate::desk::Desk;
use crate::form::{self, Form, Line};
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::number;
use crate::public_form::{self, Sent, choice, text_lines, words};
use crate::refusal::Refusal;

/// The page; `/dataset/{slug}/errors.json` is its JSON. `?version=`, `?row=` and `?column=` fill in the place.
pub async fn show(desk: Desk, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let Desk { visit, portal, .. } = &desk;
    if visit.json {
        portal.catalog.dataset(&slug).await?;
        let found = portal.catalog.contributions(ContributionKind::ErrorReport, None, Some(&slug)).await?;
        return Ok(Json(serde_json::json!({ "dataset": slug, "errors": found })).into_response());
    }
    let fields = ["version", "row", "column"].into_iter().filter_map(|name| {
        let value = visit.value(name)?;
        Some((name.to_owned(), value.to_owned()))
    });
    page(&desk, &slug, &Form::new(fields.collect()), None).await
}

async fn page(
    desk: &Desk,
    slug: &str,
    form: &Form,
    problem: Option<&apertura_actions::Refusal>,
) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let messages = visit.messages();
    let (dataset, latest) = portal.catalog.dataset(slug).await?;
    let number: u32 = form.field("version").parse().unwrap_or(latest);
    let version = match portal.catalog.version(slug, Some(number)).await {
        Ok(version) => version,
        Err(_) => portal.catalog.version(slug, None).await?,
    };
    let found = portal.catalog.contributions(ContributionKind::ErrorReport, None, Some(slug)).await?;
    let agencies = portal.catalog.agency_profiles().await?;
    let mut lines = Vec::new();
    for report in &found {
        let answering = answer_form(messages, guest, portal, report).await?;
        lines.push(line(messages, &agencies, &version, report, &answering));
    }
    let title = messages.with("errors-of", [("title", dataset.title.as_str())]);
    let fields = html! {
                    input type="hidden" name="version" value=(version.number);
                    p { (messages.with("report-version", [("number", version.number.to_string())])) }
                    (Line { name: "row", label: &messages.text("report-row"), value: form.field("row"), what: &messages.text("report-row-what"), kind: "text", required: false }.show())
                    (choice("column", &messages.text("report-column"), &messages.text("report-no-column"), &columns(&version), form.field("column")))
                    (text_lines(messages, form, "text", "report-text", 4, true))
    };
    let form_shown =
        public_form::open_form(desk, form, (&format!("/dataset/{slug}/errors#report"), "report-send"), fields).await?;
    let body = html! {
        (form::done(visit))
        h1 { (title) }
        @if found.is_empty() { p.lead { (messages.text("errors-none")) } }
        ol.results { @for line in &lines { (line) } }
        section.block #report {
            h2 { (messages.text("report-error-title")) }
            p { (messages.text("report-error-lead")) }
            (form::problem(messages, problem))
            (form_shown)
        }
    };
    let crumbs = layout::crumbs_of(messages, &dataset);
    let json = Some(format!("/dataset/{slug}/errors.json"));
    Ok(layout::render(visit, Page { title: &title, description: "", crumbs: &crumbs, json, script: false, body }))
}

fn line(
    messages: &Messages,
    agencies: &[AgencyProfile],
    version: &Version,
    contribution: &Contribution,
    answering: &Markup,
) -> Markup {
    let Body::ErrorReport(report) = &contribution.body else { return html! {} };
    let slug = contribution.dataset.as_ref().map(ToString::to_string).unwrap_or_default();
    let known = columns(version);
    let column =
        report.column.as_deref().map(|name| known.iter().find(|(c, _)| c == name).map_or(name, |(_, words)| words));
    html! {
        li id=(format!("c-{}", contribution.id)) {
            p.soft.small {
                a href=(format!("/dataset/{slug}/versions/{}", report.version)) { (messages.with("version-number", [("number", report.version.to_string())])) }
                @if let Some(row) = report.row { ", " (messages.with("report-at-row", [("row", number::count(row))])) }
                @if let Some(column) = column { ", " (messages.with("report-at-column", [("column", column)])) }
            }
            (words(contribution.text()))
            ul.tags {
                li { (state_tag(messages, contribution.state)) }
                @if let Some(number) = report.corrected_in {
                    li { a href=(format!("/dataset/{slug}/versions/{number}")) { (messages.with("report-corrected-in", [("number", number.to_string())])) } }
                }
            }
            (by(messages, contribution))
            (answers(messages, agencies, contribution))
            (answering)
        }
    }
}

/// Takes a report in.
pub async fn report(desk: Desk, Path(slug): Path<String>, parts: Parts, body: String) -> Result<Response, Refusal> {
    let Desk { guest: _, portal: _, .. } = &desk;
    let sent = Sent::read(&desk, &parts, &body)?;
    let form = &sent.form;
    // a row that is no number is refused like one that the table does not have
    let row = form.filled("row").map(|row| row.replace([',', ' '], "").parse().unwrap_or(0));
    let report = ErrorReport {
        version: form.number("version")?,
        row,
        column: form.filled("column"),
        text: form.field("text").to_owned(),
        corrected_in: None,
    };
    match sent.offer(&desk, Body::ErrorReport(report), None, Some(&slug)).await {
        Ok(led) => Ok(led),
        Err(refusal) => {
            let shown = page(&desk, &slug, form, Some(&refusal)).await?;
            public_form::refused(refusal, shown)
        }
    }
}
