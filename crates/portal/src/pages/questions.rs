//! `/dataset/{slug}/questions`: what people asked about a dataset or one of its columns, what was answered, and asking.
//!
//! Never here: whether it is let in (see actions), answering (see `contribution`).

use apertura_catalog::contribution::Body;
use apertura_catalog::{AgencyProfile, Contribution, ContributionKind, Question, Version};
use axum::Json;
use axum::extract::Path;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::contribution::{answer_form, answers, by, state_tag};
use crate::desk::Desk;
use crate::form::{self, Form};
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::public_form::{self, Sent, choice, text_lines, words};
use crate::refusal::Refusal;

/// The page; `/dataset/{slug}/questions.json` is its JSON. `?column=` fills in the column.
pub async fn show(desk: Desk, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let Desk { visit, portal, .. } = &desk;
    let found = portal.catalog.contributions(ContributionKind::Question, None, Some(&slug)).await?;
    if visit.json {
        portal.catalog.dataset(&slug).await?;
        return Ok(Json(serde_json::json!({ "dataset": slug, "questions": found })).into_response());
    }
    let fields = visit.value("column").map(|column| ("column".to_owned(), column.to_owned()));
    page(&desk, &slug, &found, &Form::new(fields.into_iter().collect()), None).await
}

async fn page(
    desk: &Desk,
    slug: &str,
    found: &[Contribution],
    form: &Form,
    problem: Option<&apertura_actions::Refusal>,
) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let messages = visit.messages();
    let (dataset, _) = portal.catalog.dataset(slug).await?;
    let version = portal.catalog.version(slug, None).await?;
    let agencies = portal.catalog.agency_profiles().await?;
    let mut lines = Vec::new();
    for question in found {
        let answering = answer_form(messages, guest, portal, question).await?;
        lines.push(line(messages, &agencies, &version, question, &answering));
    }
    let title = messages.with("questions-of", [("title", dataset.title.as_str())]);
    let columns = columns(&version);
    let fields = html! {
                    (choice("column", &messages.text("question-column"), &messages.text("question-whole"), &columns, form.field("column")))
                    (text_lines(messages, form, "text", "question-text", 4, true))
    };
    let form_shown =
        public_form::open_form(desk, form, (&format!("/dataset/{slug}/questions#ask"), "question-send"), fields)
            .await?;
    let body = html! {
        (form::done(visit))
        h1 { (title) }
        @if found.is_empty() { p.lead { (messages.text("questions-none")) } }
        ol.results { @for line in &lines { (line) } }
        section.block #ask {
            h2 { (messages.text("question-ask")) }
            (form::problem(messages, problem))
            (form_shown)
        }
    };
    let crumbs = layout::crumbs_of(messages, &dataset);
    let json = Some(format!("/dataset/{slug}/questions.json"));
    Ok(layout::render(visit, Page { title: &title, description: "", crumbs: &crumbs, json, script: false, body }))
}

/// The columns of a version by name and words.
pub(super) fn columns(version: &Version) -> Vec<(String, String)> {
    let fields = version.dictionary.fields.iter();
    fields
        .map(|field| {
            let words = if field.label.is_empty() { field.name.clone() } else { field.label.clone() };
            (field.name.clone(), words)
        })
        .collect()
}

fn line(
    messages: &Messages,
    agencies: &[AgencyProfile],
    version: &Version,
    question: &Contribution,
    answering: &Markup,
) -> Markup {
    let column = match &question.body {
        Body::Question(asked) => asked.column.as_deref(),
        _ => None,
    };
    let known = columns(version);
    let words_of =
        |name: &str| known.iter().find(|(column, _)| column == name).map_or(name, |(_, words)| words).to_owned();
    html! {
        li id=(format!("c-{}", question.id)) {
            @if let Some(column) = column { p.soft.small { (messages.with("question-about-column", [("column", words_of(column))])) } }
            (words(question.text()))
            ul.tags { li { (state_tag(messages, question.state)) } }
            (by(messages, question))
            (answers(messages, agencies, question))
            (answering)
        }
    }
}

/// Takes a question in.
pub async fn ask(desk: Desk, Path(slug): Path<String>, parts: Parts, body: String) -> Result<Response, Refusal> {
    let Desk { guest: _, portal, .. } = &desk;
    let sent = Sent::read(&desk, &parts, &body)?;
    let form = &sent.form;
    let question = Question { column: form.filled("column"), version: 0, text: form.field("text").to_owned() };
    match sent.offer(&desk, Body::Question(question), None, Some(&slug)).await {
        Ok(led) => Ok(led),
        Err(refusal) => {
            let found = portal.catalog.contributions(ContributionKind::Question, None, Some(&slug)).await?;
            let shown = page(&desk, &slug, &found, form, Some(&refusal)).await?;
            public_form::refused(refusal, shown)
        }
    }
}
