//! Questions that stay open at a workshop, and those that earlier workshops of its cycle left.
//!
//! Never here: who asked.

use apertura_workshop::OpenQuestion;
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use super::{answer, crumbs};
use crate::date;
use crate::desk::Desk;
use crate::door::Guest;
use crate::form::{self, Form};
use crate::language::Messages;
use crate::refusal::Refusal;
use crate::visit::to;

/// The questions.
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
    let (own, carried) = portal.catalog.questions(&guest.person, id).await?;
    let messages = visit.messages();
    let title = messages.text("workshop-questions-page");
    let last = view.people.iter().filter_map(|(person, _)| person.seat).map(|seat| seat.table).max().unwrap_or(0);
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("asked-lead")) }
        (form::done(visit))
        (form::problem(messages, problem))
        @for asked in &carried {
            section.block {
                h2 { (messages.with("asked-from", [("workshop", asked.workshop.name.as_str())])) }
                p.soft { (messages.code("workshop-stage", asked.workshop.stage.code())) " · " (date::civil(messages, asked.workshop.begins.date())) }
                (list(messages, guest, &asked.questions))
            }
        }
        section.block {
            h2 { (messages.text("asked-own")) }
            @if own.is_empty() { p.soft { (messages.text("asked-none")) } }
            (list(messages, guest, &own))
            @if view.workshop.counts.is_none() {
                form.card.stack method="post" {
                    (form::sign(guest))
                    div {
                        label for="text" { (messages.text("asked-text")) }
                        p #text-what.soft.small { (messages.text("asked-text-what")) }
                        textarea #text name="text" rows="2" maxlength="1000" required aria-describedby="text-what" { (said.value("text").unwrap_or_default()) }
                    }
                    div {
                        label for="table" { (messages.text("asked-table")) }
                        select #table name="table" {
                            option value="" { (messages.text("asked-room")) }
                            @for table in 1..=last { option value=(table) selected[said.field("table") == table.to_string()] { (messages.with("workshop-table", [("table", table.to_string())])) } }
                        }
                    }
                    div { button type="submit" name="do" value="ask" { (messages.text("asked-keep")) } }
                }
            }
        }
    };
    Ok(answer(visit, &title, &crumbs(messages, &view), body, problem.is_some()))
}

fn list(messages: &Messages, guest: &Guest, questions: &[OpenQuestion]) -> Markup {
    html! {
        ul.results {
            @for question in questions {
                li {
                    h3 { (question.text) }
                    p.soft { (whose(messages, question)) @if question.is_open() { " · " (messages.text("asked-open")) } }
                    @if !question.is_open() { p { b { (messages.text("asked-answer")) } " " (question.answer) } }
                    details {
                        summary { (messages.text("asked-change")) span.hidden-visually { ": " (question.text) } }
                        form.stack method="post" {
                            (form::sign(guest))
                            input type="hidden" name="workshop" value=(question.workshop);
                            input type="hidden" name="question" value=(question.id);
                            @let field = format!("answer-{}", question.id);
                            div {
                                label for=(field) { (messages.text("asked-answer")) }
                                textarea id=(field) name="answer" rows="2" maxlength="1000" { (question.answer) }
                            }
                            div.actions { button.slim type="submit" name="do" value="answer" { (messages.text("asked-answer-keep")) } button.quiet.slim type="submit" name="do" value="forget" { (messages.text("asked-forget")) } }
                        }
                    }
                }
            }
        }
    }
}

/// Whose question it is, without a name.
pub fn whose(messages: &Messages, question: &OpenQuestion) -> String {
    match (question.table, question.personal) {
        (Some(table), _) => messages.with("workshop-table", [("table", table.to_string())]),
        (None, true) => messages.text("asked-person"),
        (None, false) => messages.text("asked-room"),
    }
}

/// Writes a question down, answers it or takes it away.
pub async fn change(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let said = Form::of(&body, guest)?;
    let catalog = &portal.catalog;
    // a question of an earlier workshop is answered where it stands
    let of = said.filled("workshop").unwrap_or_else(|| id.clone());
    let done = match said.field("do") {
        "ask" => {
            let table = said.field("table").parse().ok().filter(|table| (1..=2000).contains(table));
            catalog.ask_at_workshop(&guest.person, &id, table, said.field("text")).await
        }
        "answer" => catalog.answer_question(&guest.person, &of, said.field("question"), said.field("answer")).await,
        "forget" => catalog.forget_question(&guest.person, &of, said.field("question")).await,
        _ => return Err(Refusal::bad_request("do")),
    };
    match done {
        Ok(()) => to(&format!("/workshop/{id}/questions?done=questions")),
        Err(refusal) => page(&desk, &id, Some(&form::amendable(refusal)?), &said).await,
    }
}
