//! `/registration/{token}/survey` and `/follow-up`: what people are asked before and after a workshop, by their personal link.
//!
//! Never here: what may be shown of answers (see `workshop::survey`), when letters go out.

use apertura_actions::follow_up::FollowUpAnswer;
use apertura_actions::{Refusal as Why, RefusalKind};
use apertura_workshop::survey::{MOST_CONFIDENCE, MOST_USE};
use apertura_workshop::{Duty, FollowUpState, Obstacle, SurveyAnswer, SurveyPart};
use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};

use crate::Portal;
use crate::form::{self, Form};
use crate::headers::no_referrer;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{Visit, to};

/// What is asked now.
pub async fn show(visit: Visit, State(portal): State<Portal>, Path(token): Path<String>) -> Result<Response, Refusal> {
    page(&visit, &portal, &token, None, &Form::open("")).await
}

async fn page(
    visit: &Visit,
    portal: &Portal,
    token: &str,
    problem: Option<&Why>,
    said: &Form,
) -> Result<Response, Refusal> {
    let asked = portal.catalog.survey_asked(token).await?;
    let (_, person) = portal.catalog.registration(token).await?;
    let messages = visit.messages();
    let title = messages.text(match asked.part {
        Some(SurveyPart::Before) => "survey-before-title",
        _ => "survey-title",
    });
    let titles = match asked.part {
        Some(SurveyPart::After) if !asked.answered => portal.catalog.titles_to_open(&person.agency).await?,
        _ => Vec::new(),
    };
    let body = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (asked.workshop.name) }
            (form::problem(messages, problem))
            @match asked.part {
                _ if asked.answered => p.notice role="status" { (messages.text("survey-thanks")) },
                None => p.notice { (messages.text("survey-nothing")) },
                Some(part) => {
                    p { (messages.text("survey-anonymous")) }
                    form.card.stack method="post" {
                        (questions(messages, said, part, part == SurveyPart::Before || !asked.before_answered, true))
                        @if part == SurveyPart::After { (opens(messages, said, &titles)) }
                        div { button type="submit" { (messages.text("survey-send")) } }
                    }
                }
            }
            p { a href=(format!("/registration/{token}")) { (messages.text("survey-back")) } }
        }
    };
    Ok(answered(visit, &title, body, problem.is_some()))
}

fn answered(visit: &Visit, title: &str, body: Markup, refused: bool) -> Response {
    no_referrer(layout::render_form(visit, Page::plain(title, &[], body), refused))
}

/// The questions of a part, with what was said; `before` also asks for what was before, `required` may not be left out.
pub(crate) fn questions(messages: &Messages, said: &Form, part: SurveyPart, before: bool, required: bool) -> Markup {
    let after = part == SurveyPart::After;
    html! {
        @if before { (scale(messages, said, "before", if after { "survey-before-then" } else { "survey-before" }, 0, MOST_CONFIDENCE, required && !after)) }
        @if after {
            (scale(messages, said, "after", "survey-after", 0, MOST_CONFIDENCE, required))
            (scale(messages, said, "useful", "survey-useful", 1, MOST_USE, required))
        }
        div {
            label for="duty" { (messages.text("survey-duty")) }
            select #duty name="duty" {
                @for duty in Duty::ALL { option value=(duty.code()) selected[said.value("duty").map_or(duty == Duty::Other, |code| code == duty.code())] { (messages.code("survey-duty", duty.code())) } }
            }
        }
        @if after {
            @for name in ["takeaway", "will-do"] {
                div {
                    label for=(name) { (messages.text(&format!("survey-{name}"))) }
                    textarea id=(name) name=(name) rows="3" maxlength="1000" { (said.field(name)) }
                }
            }
        }
    }
}

fn scale(messages: &Messages, said: &Form, name: &str, key: &str, least: u8, most: u8, required: bool) -> Markup {
    html! {
        fieldset {
            legend { (messages.text(key)) }
            p.soft.small { (messages.text(&format!("survey-scale-{most}"))) }
            div.scale {
                @for rating in least..=most {
                    label.choice { input type="radio" name=(name) value=(rating) required[required] checked[said.value(name) == Some(rating.to_string().as_str())]; (rating) }
                }
            }
        }
    }
}

/// The dataset that somebody will open.
pub(crate) fn opens(messages: &Messages, said: &Form, titles: &[String]) -> Markup {
    html! {
        div {
            label for="opens" { (messages.text("survey-opens")) }
            p #opens-what.soft.small { (messages.text("survey-opens-what")) }
            input #opens name="opens" list="opens-titles" maxlength="300" autocomplete="off" aria-describedby="opens-what" value=(said.field("opens"));
            datalist #opens-titles { @for title in titles { option value=(title) {} } }
        }
    }
}

/// The answer that a form says.
pub(crate) fn read(said: &Form) -> SurveyAnswer {
    // a rating that is no number is out of every range, and refused
    let rating = |name: &str| said.filled(name).map(|text| text.parse().unwrap_or(u8::MAX));
    SurveyAnswer {
        before: rating("before"),
        after: rating("after"),
        useful: rating("useful"),
        duty: Duty::from_code(said.field("duty")).unwrap_or_default(),
        takeaway: said.field("takeaway").to_owned(),
        will_do: said.field("will-do").to_owned(),
        paper: false,
    }
}

/// Takes an answer.
pub async fn write(
    visit: Visit,
    State(portal): State<Portal>,
    Path(token): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let said = Form::open(&body);
    match portal.catalog.answer_survey(&token, read(&said), said.field("opens")).await {
        Ok(()) => to(&format!("/registration/{token}/survey")).map(no_referrer),
        Err(refusal) if refusal.kind() == RefusalKind::Invalid => {
            page(&visit, &portal, &token, Some(&refusal), &said).await
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// Where the survey is, on the personal page; nothing where nothing is asked.
///
/// # Errors
/// Faults.
pub async fn offer(messages: &Messages, portal: &Portal, token: &str) -> Result<Markup, Refusal> {
    let asked = portal.catalog.survey_asked(token).await?;
    let Some(part) = asked.part.filter(|_| !asked.answered) else { return Ok(html! {}) };
    Ok(html! {
        section.card {
            h2 { (messages.text(if part == SurveyPart::Before { "survey-before-title" } else { "survey-title" })) }
            p { (messages.text(&format!("survey-offer-{}", part.code()))) }
            p { a.button href=(format!("/registration/{token}/survey")) { (messages.text("survey-answer")) } }
        }
    })
}

/// Whether a dataset was opened.
pub async fn show_follow_up(
    visit: Visit,
    State(portal): State<Portal>,
    Path(token): Path<String>,
) -> Result<Response, Refusal> {
    follow_up_page(&visit, &portal, &token, None, &Form::open("")).await
}

async fn follow_up_page(
    visit: &Visit,
    portal: &Portal,
    token: &str,
    problem: Option<&Why>,
    said: &Form,
) -> Result<Response, Refusal> {
    let (workshop, own) = portal.catalog.own_follow_up(token).await?;
    let messages = visit.messages();
    let title = messages.text("follow-up-title");
    let own = own.unwrap_or_default();
    let body = html! {
        div.narrow {
            h1 { (title) }
            p.lead { (workshop.name) }
            (form::problem(messages, problem))
            @match &own.state {
                FollowUpState::Open => {},
                FollowUpState::Opened(slug) => p.notice role="status" { (messages.text("follow-up-thanks-opened")) " " a href=(format!("/dataset/{slug}")) { (messages.text("follow-up-see")) } },
                FollowUpState::NotYet(_) => p.notice role="status" { (messages.text("follow-up-thanks")) },
            }
            @if !own.title.is_empty() { p { (messages.with("follow-up-said", [("title", own.title.as_str())])) } }
            form.card.stack method="post" {
                h2 { (messages.text("follow-up-yes")) }
                div {
                    label for="dataset" { (messages.text("follow-up-dataset")) }
                    p #dataset-what.soft.small { (messages.text("follow-up-dataset-what")) }
                    input #dataset name="dataset" required maxlength="500" aria-describedby="dataset-what" value=(said.field("dataset"));
                }
                div { button type="submit" name="do" value="opened" { (messages.text("follow-up-send-yes")) } }
            }
            form.card.stack method="post" {
                h2 { (messages.text("follow-up-no")) }
                div {
                    label for="obstacle" { (messages.text("follow-up-obstacle")) }
                    select #obstacle name="obstacle" { @for one in Obstacle::ALL { option value=(one.code()) selected[own.state == FollowUpState::NotYet(one)] { (messages.code("follow-up-obstacle", one.code())) } } }
                }
                div { button.quiet type="submit" name="do" value="not-yet" { (messages.text("follow-up-send-no")) } }
            }
        }
    };
    Ok(answered(visit, &title, body, problem.is_some()))
}

/// Takes whether a dataset was opened.
pub async fn write_follow_up(
    visit: Visit,
    State(portal): State<Portal>,
    Path(token): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let said = Form::open(&body);
    let answer = match said.field("do") {
        "opened" => FollowUpAnswer::Opened(said.field("dataset").to_owned()),
        "not-yet" => {
            let obstacle = Obstacle::from_code(said.field("obstacle"));
            FollowUpAnswer::NotYet(obstacle.ok_or_else(|| Refusal::bad_request("obstacle"))?)
        }
        _ => return Err(Refusal::bad_request("do")),
    };
    match portal.catalog.answer_follow_up(&token, &answer).await {
        Ok(()) => to(&format!("/registration/{token}/follow-up")).map(no_referrer),
        Err(refusal) if refusal.kind() == RefusalKind::Invalid => {
            follow_up_page(&visit, &portal, &token, Some(&refusal), &said).await
        }
        Err(refusal) => Err(refusal.into()),
    }
}
