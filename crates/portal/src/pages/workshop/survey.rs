//! The survey of a workshop, for those who hold it: figures and charts, answers from paper, the form to be printed, what
//! people will open.
//!
//! Never here: what may be shown (see `apertura_workshop::survey`), answering by link (see `pages::survey`).

use apertura_actions::RefusalKind;
use apertura_actions::follow_up::{Promised, due};
use apertura_workshop::survey::{Figure, LEAST};
use apertura_workshop::{FollowUpState, SurveyPart, SurveyResults};
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::{answer, crumbs};
use crate::date;
use crate::desk::Desk;
use crate::drawing::{Across, Drawing, Kind, Row};
use crate::form::{self, Form};
use crate::language::Messages;
use crate::number;
use crate::pages::survey::{opens, questions, read};
use crate::printable::{Print, size, survey_form};
use crate::refusal::Refusal;
use crate::visit::to;

/// The page.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    page(&desk, &id, None, &Form::open("")).await
}

async fn page(
    desk: &Desk,
    id: &str,
    problem: Option<&apertura_actions::Refusal>,
    said: &Form,
) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let view = portal.catalog.workshop(&guest.person, id).await?;
    let results = portal.catalog.survey_results(&guest.person, id).await?;
    let promised = portal.catalog.follow_ups(&guest.person, id).await?;
    let titles = portal.catalog.titles_to_open("").await?;
    let messages = visit.messages();
    let title = messages.text("workshop-survey");
    let kept = view.workshop.counts.is_none();
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("survey-lead")) }
        (form::done(visit))
        (form::problem(messages, problem))
        ul.figures {
            @for (key, count) in [("before", results.answers.0), ("after", results.answers.1), ("paper", results.paper)] { li { b { (number::count(count as u64)) } span { (messages.text(&format!("survey-count-{key}"))) } } }
        }
        @if kept {
            details.card {
                summary { (messages.text("survey-print")) }
                ul.plain {
                    @for (paper, large) in [("letter", false), ("a4", false), ("letter", true), ("a4", true)] {
                        li { a href=(format!("/workshop/{id}/survey.pdf?paper={paper}{}", if large { "&large=1" } else { "" })) { (messages.text(&format!("print-{paper}{}", if large { "-large" } else { "" }))) } }
                    }
                }
            }
            details.card open[problem.is_some() || visit.value("done").is_some()] {
                summary { (messages.text("survey-type")) }
                form.stack method="post" {
                    (form::sign(guest))
                    (questions(messages, said, SurveyPart::After, true, false))
                    (opens(messages, said, &titles))
                    div { button type="submit" { (messages.text("survey-type-save")) } }
                }
            }
        }
        (shown(messages, &results))
        (openings(messages, &promised, &date::civil(messages, due(&view.workshop))))
    };
    Ok(answer(visit, &title, &crumbs(messages, &view), body, problem.is_some()))
}

fn mean(figure: Option<&Figure>) -> String {
    figure.map_or_else(|| "—".to_owned(), |figure| number::grouped((figure.mean * 10.0).round() / 10.0))
}

fn shown(messages: &Messages, results: &SurveyResults) -> Markup {
    if results.after.is_none() && results.before.is_none() {
        return html! { p.notice { (messages.with("survey-few", [("least", LEAST as f64)])) } };
    }
    html! {
        section.block {
            h2 { (messages.text("survey-results")) }
            ul.figures {
                @for (key, figure) in [("before", &results.before), ("after", &results.after), ("useful", &results.useful)] { li { b { (mean(figure.as_ref())) } span { (messages.text(&format!("survey-mean-{key}"))) } } }
            }
            @if let Some((was, is)) = &results.confidence { (confidence(messages, was, is)) }
            @if let Some(useful) = &results.usefulness {
                (Drawing {
                    title: messages.text("survey-chart-useful"),
                    category: messages.text("survey-rating"),
                    measure: messages.text("survey-people"),
                    ..Drawing::plain(Kind::Bars, Across::Names, useful.iter().enumerate().map(|(at, count)| Row::new((at + 1).to_string(), at as f64, Some(*count as f64))).collect())
                }.figure(messages))
            }
        }
        @if !results.groups.is_empty() {
            section.block {
                h2 { (messages.text("survey-groups")) }
                div.scroll tabindex="0" role="region" aria-label=(messages.text("survey-groups")) {
                    table {
                        thead { tr { th scope="col" { (messages.text("survey-duty-short")) } @for key in ["before", "after", "useful"] { th.number scope="col" { (messages.text(&format!("survey-mean-{key}"))) } } } }
                        tbody { @for group in &results.groups { tr { th scope="row" { (messages.code("survey-duty", group.duty.code())) } td.number { (mean(group.before.as_ref())) } td.number { (mean(group.after.as_ref())) } td.number { (mean(group.useful.as_ref())) } } } }
                    }
                }
            }
        }
        @if results.kept_back { p.soft { (messages.with("survey-kept-back", [("least", LEAST as f64)])) } }
        @for (key, texts) in [("takeaway", &results.takeaways), ("will-do", &results.will_do)] {
            @if !texts.is_empty() {
                section.block { h2 { (messages.text(&format!("survey-{key}"))) } ul { @for text in texts { li { (text) } } } }
            }
        }
    }
}

fn confidence(messages: &Messages, was: &[usize], is: &[usize]) -> Markup {
    let row = |at: usize| Row {
        name: at.to_string(),
        at: at as f64,
        until: None,
        values: vec![was.get(at).map(|count| *count as f64), is.get(at).map(|count| *count as f64)],
    };
    let drawing = Drawing {
        title: messages.text("survey-chart-confidence"),
        category: messages.text("survey-rating"),
        measure: messages.text("survey-people"),
        series: vec![messages.text("survey-series-before"), messages.text("survey-series-after")],
        ..Drawing::plain(Kind::Bars, Across::Names, (0..was.len()).map(row).collect())
    };
    drawing.figure(messages)
}

fn openings(messages: &Messages, promised: &[Promised], due: &str) -> Markup {
    html! {
        section.block {
            h2 { (messages.text("follow-up-list")) }
            p { (messages.with("follow-up-when", [("day", due)])) }
            @if promised.is_empty() { p.soft { (messages.text("follow-up-nothing")) } }
            ul.results {
                @for one in promised {
                    li {
                        h3 { @if one.follow_up.title.is_empty() { (messages.text("follow-up-untitled")) } @else { (one.follow_up.title) } }
                        p.soft {
                            @match &one.follow_up.state {
                                FollowUpState::Open => (messages.text("follow-up-open")),
                                FollowUpState::Opened(slug) => { (messages.text("follow-up-opened")) " " a href=(format!("/dataset/{slug}")) { (slug) } },
                                FollowUpState::NotYet(obstacle) => { (messages.text("follow-up-not-yet")) " " (messages.code("follow-up-obstacle", obstacle.code())) },
                            }
                            @if let Some(agency) = &one.agency { " · " a href=(format!("/inventory?agency={agency}")) { (messages.text("follow-up-entry")) } }
                        }
                    }
                }
            }
        }
    }
}

/// Takes an answer from paper.
pub async fn write(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let said = Form::of(&body, guest)?;
    match portal.catalog.type_survey(&guest.person, &id, read(&said), said.field("opens")).await {
        Ok(()) => to(&format!("/workshop/{id}/survey?done=survey-typed")),
        Err(refusal) if refusal.kind() == RefusalKind::Invalid => page(&desk, &id, Some(&refusal), &said).await,
        Err(refusal) => Err(refusal.into()),
    }
}

/// The form on paper.
pub async fn paper(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let view = portal.catalog.workshop(&guest.person, &id).await?;
    let paper = visit.value("paper").and_then(size).unwrap_or_default();
    let large = visit.value("large").is_some();
    let print =
        Print { messages: visit.messages(), paper, large, event: view.workshop.name, at: portal.catalog.time() };
    let made = tokio::task::spawn_blocking(move || survey_form(&print)).await;
    let bytes = made.map_err(Refusal::internal)?.map_err(Refusal::internal)?;
    let named = "inline; filename=\"encuesta.pdf\"";
    Ok(([(CONTENT_TYPE, "application/pdf"), (CONTENT_DISPOSITION, named)], bytes).into_response())
}
