//! What is said about a submission: beside what it is about, and as a list with the form for one more.
//!
//! Never here: keeping comments (see actions).

use apertura_catalog::{Comment, Permission, Place, SubmissionState};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use super::shown::View;
use crate::date;
use crate::desk::Desk;
use crate::form::Form;
use crate::language::Messages;
use crate::pages::draft::{refused, workbench};
use crate::refusal::Refusal;
use crate::visit::to;

/// Fields of the metadata, in the order of the page.
const FIELDS: [&str; 12] = [
    "title",
    "description",
    "agency",
    "theme",
    "keywords",
    "contact_position",
    "contact_email",
    "license",
    "frequency",
    "temporal",
    "spatial",
    "landing_page",
];

/// What a field is called.
pub(super) fn field(messages: &Messages, name: &str) -> String {
    match name {
        "license" | "frequency" => messages.text(name),
        _ => messages.code("field", name),
    }
}

/// A place as forms write it: `whole`, `field:title`, `column:folio`, `row:12`.
pub(super) fn parse(text: &str) -> Place {
    match text.split_once(':') {
        Some(("field", name)) => Place::Field(name.to_owned()),
        Some(("column", name)) => Place::Column(name.to_owned()),
        Some(("row", number)) => number.parse().map_or(Place::Whole, Place::Row),
        _ => Place::Whole,
    }
}

/// A place in words.
pub(super) fn place(view: &View<'_>, place: &Place) -> String {
    let messages = view.visit.messages();
    match place {
        Place::Whole => messages.text("place-whole"),
        Place::Field(name) => messages.with("place-field", [("name", field(messages, name))]),
        Place::Column(name) => messages.with("place-column", [("name", view.label(name))]),
        Place::Row(number) => messages.with("place-row", [("number", number.to_string())]),
    }
}

/// The comments on a place, short.
pub(super) fn on(view: &View<'_>, place: &Place) -> Markup {
    html! {
        @for comment in view.comments.iter().filter(|comment| comment.place == *place) {
            p.remark.small { a href=(format!("#comment-{}", comment.number)) { (comment.text) } }
        }
    }
}

/// The list and the form.
pub(super) fn section(view: &View<'_>) -> Markup {
    let messages = view.visit.messages();
    let chosen = view.visit.value("on").map(parse);
    let option = |value: String, place_of: &Place| {
        html! { option value=(value) selected[chosen.as_ref() == Some(place_of)] { (place(view, place_of)) } }
    };
    let row = match &chosen {
        Some(Place::Row(number)) => Some(*number),
        _ => None,
    };
    html! {
        section.block #comments {
            h2 { (messages.text("comments-title")) }
            @if view.comments.is_empty() { p { (messages.text("comments-none")) } }
            ol.thread {
                @for comment in view.comments.iter().filter(|comment| comment.answers.is_none()) {
                    li.card id=(format!("comment-{}", comment.number)) {
                        (one(view, comment, true))
                        @for answer in view.comments.iter().filter(|other| other.answers == Some(comment.number)) {
                            div.answer id=(format!("comment-{}", answer.number)) { (one(view, answer, false)) }
                        }
                    }
                }
            }
            @if view.may(Permission::Comment) && view.submission.state != SubmissionState::Published {
                form.card.about-form #comment action=(view.path("/comment")) method="post" {
                    input type="hidden" name="sign" value=(view.guest.sign);
                    div {
                        label for="on" { (messages.text("comment-place")) }
                        select #on name="on" {
                            (option("whole".to_owned(), &Place::Whole))
                            @if let Some(number) = row { (option(format!("row:{number}"), &Place::Row(number))) }
                            @for name in FIELDS { (option(format!("field:{name}"), &Place::Field(name.to_owned()))) }
                            @for column in &view.cleaning.cleaned.columns {
                                (option(format!("column:{}", column.name), &Place::Column(column.name.clone())))
                            }
                        }
                    }
                    div {
                        label for="comment-text" { (messages.text("comment-text")) }
                        textarea #comment-text name="text" rows="3" maxlength="5000" required {}
                    }
                    div.actions { button type="submit" { (messages.text("comment-send")) } }
                }
            }
        }
    }
}

fn one(view: &View<'_>, comment: &Comment, answerable: bool) -> Markup {
    let messages = view.visit.messages();
    let ours = comment.account.as_deref() == view.guest.person.account();
    let submitter = comment.account == view.submission.submitter;
    let who = if ours {
        "comment-you"
    } else if submitter {
        "comment-liaison"
    } else {
        "comment-reviewer"
    };
    html! {
        p.small.soft {
            @if answerable { b { (place(view, &comment.place)) } " · " }
            (messages.text(who)) " · " (date::day(messages, comment.at))
        }
        @for part in comment.text.split('\n') { p { (part) } }
        @if answerable && view.may(Permission::Comment) && view.submission.state != SubmissionState::Published {
            details {
                summary.small { (messages.text("comment-answer")) }
                form.about-form action=(view.path("/comment")) method="post" {
                    input type="hidden" name="sign" value=(view.guest.sign);
                    input type="hidden" name="answers" value=(comment.number);
                    textarea name="text" rows="2" maxlength="5000" required aria-label=(messages.text("comment-answer")) {}
                    div.actions { button.slim type="submit" { (messages.text("comment-send")) } }
                }
            }
        }
    }
}

/// Writes a comment.
pub async fn comment(
    Desk { visit, guest, portal }: Desk,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::of(&body, &guest)?;
    let on = parse(fields.value("on").unwrap_or_default());
    let answers = fields.value("answers").and_then(|number| number.parse().ok());
    let text = fields.value("text").unwrap_or_default();
    match workbench(&portal)?.drafts.comment(&guest.person, &id, on, text, answers).await {
        Ok(number) => to(&format!("/review/{id}#comment-{number}")),
        Err(refusal) => Ok(refused(&visit, &format!("/review/{id}"), &refusal)),
    }
}
