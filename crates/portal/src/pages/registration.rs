//! `/registration/{token}`: the personal link of somebody who is invited to a workshop. No account is needed.
//!
//! The token stands in the address of this page only; it goes on to no other page. Never here: who gets a place (see
//! actions).

use apertura_actions::Refusal as Why;
use apertura_actions::registration::Answer;
use apertura_actions::workshop::moments;
use apertura_actions::workshop_door::entry;
use apertura_catalog::opening::calendar::{CalendarEvent, EventTime, calendar};
use apertura_workshop::{Experience, Registration, RegistrationState, Workshop};
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, PreEscaped, html};

use crate::form::{self, Form, Line};
use crate::headers::no_referrer;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{Visit, to};
use crate::{Portal, date};

/// The page.
pub async fn show(visit: Visit, State(portal): State<Portal>, Path(token): Path<String>) -> Result<Response, Refusal> {
    page(&visit, &portal, &token, None, None).await
}

/// Takes the answer, the place back, or sends somebody else. The personal link itself is the sign: whoever has it may answer.
pub async fn write(
    visit: Visit,
    State(portal): State<Portal>,
    Path(token): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let said = Form::open(&body);
    let done = match said.field("do") {
        "cancel" => portal.catalog.give_place_back(&token).await,
        "substitute" => {
            portal.catalog.send_substitute(&token, said.field("other-name"), said.field("other-mail")).await
        }
        "question" => match portal.catalog.ask_by_link(&token, said.field("question")).await {
            Ok(()) => portal.catalog.registration(&token).await.map(|(_, person)| person),
            Err(refusal) => Err(refusal),
        },
        _ => portal.catalog.answer_invitation(&token, &answer(&visit, &said)).await,
    };
    match done {
        Ok(_) => to(&format!("/registration/{token}?done=registration")).map(no_referrer),
        Err(refusal) => page(&visit, &portal, &token, Some(&form::amendable(refusal)?), Some(&said)).await,
    }
}

fn answer(visit: &Visit, said: &Form) -> Answer {
    Answer {
        name: said.field("name").to_owned(),
        agency: said.field("agency").to_owned(),
        area: said.field("area").to_owned(),
        profile: said.field("profile").to_owned(),
        needs: said.field("needs").to_owned(),
        accessible: said.field("accessible") == "yes",
        photo: said.field("photo") == "yes",
        experience: Experience::from_code(said.field("experience")).unwrap_or_default(),
        notice_version: said.field("notice").parse().unwrap_or_default(),
        language: Some(visit.language.tag().to_owned()),
    }
}

async fn page(
    visit: &Visit,
    portal: &Portal,
    token: &str,
    problem: Option<&Why>,
    said: Option<&Form>,
) -> Result<Response, Refusal> {
    let (workshop, person) = portal.catalog.registration(token).await?;
    let messages = visit.messages();
    let open =
        !workshop.cancelled && workshop.ends() > apertura_actions::catalog::OFFSET.to_datetime(portal.catalog.time());
    let answered = matches!(person.state, RegistrationState::Registered | RegistrationState::Waiting);
    let gallery = super::plenary::offer(messages, portal, token).await?;
    let survey = super::survey::offer(messages, portal, token).await?;
    let after = super::certificate::offer(messages, portal, token).await?;
    let asked = asked(messages, portal, token, &workshop, answered || person.present.is_some()).await?;
    let body = html! {
        div.narrow {
            h1 { (workshop.name) }
            p.lead { (date::civil(messages, workshop.begins.date())) ", " (workshop.begins.strftime("%H:%M")) "–" (workshop.ends().strftime("%H:%M")) br; (workshop.place) }
            @if !workshop.aim.is_empty() { p { (workshop.aim) } }
            @if workshop.cancelled { p.notice.warning { (messages.text("workshop-cancelled-lead")) } }
            (form::problem(messages, problem))
            (standing(messages, &person, answered))
            (gallery)
            (after)
            @if open && person.state == RegistrationState::Registered { (entrance(visit, &workshop, token)?) }
            (survey)
            @if open && answered { p { a.button href=(format!("/registration/{token}/calendar.ics")) { (messages.text("registration-calendar")) } } }
            (asked)
            @if open { (questions(messages, &workshop, &person, said, answered)) }
            @if open && answered { (leaving(messages)) }
            @if !workshop.contact.is_empty() { p.soft { (messages.with("registration-contact", [("contact", workshop.contact.as_str())])) } }
        }
    };
    Ok(no_referrer(layout::render_form(visit, Page::plain(&workshop.name, &[], body), problem.is_some())))
}

fn standing(messages: &Messages, person: &Registration, answered: bool) -> Markup {
    let state = person.state.code();
    html! {
        @if answered || person.state == RegistrationState::Cancelled {
            div.notice role="status" {
                p { b { (messages.text(&format!("registration-{state}"))) } }
                p { (messages.text(&format!("registration-{state}-next"))) }
                @if let Some(seat) = person.seat.filter(|_| answered) { p { (messages.with("workshop-seat-of", [("table", seat.table.to_string()), ("team", seat.team.to_string())])) } }
            }
        }
    }
}

/// The code by which somebody is let in: a secret of the entry alone.
fn entrance(visit: &Visit, workshop: &Workshop, token: &str) -> Result<Markup, Refusal> {
    let messages = visit.messages();
    let entry = entry(token);
    let code = crate::qr::drawn(&format!("{}/entry/{}/{}", visit.origin, workshop.id, entry.secret))?;
    Ok(html! {
        section.card {
            h2 { (messages.text("entrance-code")) }
            p { (messages.text("entrance-code-what")) }
            div.qr role="img" aria-label=(messages.text("entrance-code")) { (code) }
            p { (messages.text("entrance-short-code")) " " b.code { (entry.code) } }
            p { a href=(format!("/registration/{token}/entry.png")) download="entrada.png" { (messages.text("entrance-picture")) } }
        }
    })
}

/// The code as a picture to be kept on the telephone.
pub async fn entry_picture(
    visit: Visit,
    State(portal): State<Portal>,
    Path(token): Path<String>,
) -> Result<Response, Refusal> {
    let (workshop, _) = portal.catalog.registration(&token).await?;
    let bytes = crate::qr::png(&format!("{}/entry/{}/{}", visit.origin, workshop.id, entry(&token).secret))?;
    Ok(no_referrer(([(CONTENT_TYPE, "image/png"), (CACHE_CONTROL, "no-store")], bytes).into_response()))
}

fn questions(
    messages: &Messages,
    workshop: &Workshop,
    person: &Registration,
    said: Option<&Form>,
    answered: bool,
) -> Markup {
    let value = |name: &str, known: &str| said.and_then(|said| said.value(name)).unwrap_or(known).to_owned();
    let experience = said.map_or(person.experience.code(), |said| said.field("experience"));
    let checked = |name: &str, known: bool| said.map_or(known, |said| said.field(name) == "yes");
    let form = html! {
        form.card.stack method="post" {
            @for (name, known, required) in [("name", &person.name, true), ("agency", &person.agency, true), ("area", &person.area, false), ("profile", &person.profile, false)] {
                (Line { name, label: &messages.text(&format!("workshop-person-{name}")), value: &value(name, known), what: &messages.find(&format!("registration-{name}-what")).unwrap_or_default(), kind: "text", required }.show())
            }
            div {
                label for="experience" { (messages.text("registration-experience")) }
                select #experience name="experience" {
                    @for answer in Experience::ALL { option value=(answer.code()) selected[experience == answer.code()] { (messages.code("registration-experience", answer.code())) } }
                }
            }
            div {
                label for="needs" { (messages.text("registration-needs")) }
                p #needs-what.soft.small { (messages.text("registration-needs-what")) " " (messages.with("registration-needs-until", [("day", date::civil(messages, workshop.needs_forgotten()))])) }
                textarea #needs name="needs" rows="2" maxlength="2000" aria-describedby="needs-what" { (value("needs", &person.needs)) }
            }
            label.choice { input type="checkbox" name="accessible" value="yes" checked[checked("accessible", person.accessible)]; (messages.text("registration-accessible")) }
            label.choice { input type="checkbox" name="photo" value="yes" checked[checked("photo", person.photo)]; (messages.text("registration-photo")) }
            details open[!answered] {
                summary { (messages.text("registration-notice")) }
                div.prose { @for part in workshop.notice.split("\n\n") { p { (PreEscaped(html! { (part) }.into_string().replace('\n', "<br>"))) } } }
            }
            label.choice { input type="checkbox" name="notice" value=(workshop.notice_version) required checked[person.notice_version == workshop.notice_version]; (messages.text("registration-agree")) }
            div { button type="submit" name="do" value="answer" { (messages.text(if answered { "registration-save" } else { "registration-ask" })) } }
        }
    };
    html! {
        @if answered { details { summary { (messages.text("registration-change")) } (form) } }
        @else { (form) }
    }
}

/// What somebody or their table asked at earlier workshops of the cycle, and the form for a question of theirs.
async fn asked(
    messages: &Messages,
    portal: &Portal,
    token: &str,
    workshop: &Workshop,
    takes_part: bool,
) -> Result<Markup, Refusal> {
    let (own, carried) = portal.catalog.own_questions(token).await?;
    let begun = workshop.begins <= apertura_actions::catalog::OFFSET.to_datetime(portal.catalog.time());
    Ok(html! {
        @for before in &carried {
            section.card {
                h2 { (messages.with("registration-questions-before", [("workshop", before.workshop.name.as_str())])) }
                ul { @for question in &before.questions { li { (question.text) @if !question.is_open() { br; b { (messages.text("asked-answer")) } " " (question.answer) } } } }
            }
        }
        @if takes_part && begun && workshop.counts.is_none() {
            section.card {
                h2 { (messages.text("registration-question")) }
                @if !own.is_empty() { ul { @for question in &own { li { (question.text) @if !question.is_open() { br; b { (messages.text("asked-answer")) } " " (question.answer) } } } } }
                form.stack method="post" {
                    div {
                        label for="question" { (messages.text("asked-text")) }
                        p #question-what.soft.small { (messages.text("registration-question-what")) }
                        textarea #question name="question" rows="2" maxlength="1000" required aria-describedby="question-what" {}
                    }
                    div { button.quiet type="submit" name="do" value="question" { (messages.text("registration-question-keep")) } }
                }
            }
        }
    })
}

fn leaving(messages: &Messages) -> Markup {
    html! {
        details.card {
            summary { (messages.text("registration-leave")) }
            form.stack method="post" {
                p { (messages.text("registration-leave-what")) }
                button.quiet type="submit" name="do" value="cancel" { (messages.text("registration-cancel")) }
            }
            form.stack method="post" {
                (Line { name: "other-name", label: &messages.text("registration-other-name"), value: "", what: "", kind: "text", required: true }.show())
                (Line { name: "other-mail", label: &messages.text("registration-other-mail"), value: "", what: "", kind: "email", required: true }.show())
                div { button type="submit" name="do" value="substitute" { (messages.text("registration-substitute")) } }
            }
        }
    }
}

/// The workshop for the person's calendar: the same event however often it moves.
pub async fn ics(visit: Visit, State(portal): State<Portal>, Path(token): Path<String>) -> Result<Response, Refusal> {
    let (workshop, person) = portal.catalog.registration(&token).await?;
    let (from, until) = moments(&workshop).ok_or_else(Refusal::not_found)?;
    let event = CalendarEvent {
        uid: format!("{}@apertura", person.id),
        time: EventTime::Between(from, until),
        place: workshop.place.clone(),
        cancelled: workshop.cancelled || person.state == RegistrationState::Cancelled,
        summary: workshop.name.clone(),
        description: workshop.aim.clone(),
        address: format!("{}/registration/{token}", visit.origin),
        modified: portal.catalog.time(),
        sequence: workshop.sequence * 2 + u32::from(person.state == RegistrationState::Cancelled),
    };
    let text = calendar(&workshop.name, &[event]);
    let headers = [(CONTENT_TYPE, "text/calendar; charset=utf-8"), (CACHE_CONTROL, "no-store")];
    Ok(no_referrer((headers, text).into_response()))
}
