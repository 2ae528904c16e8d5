//! What the pages of contributions share: the answers, the form with which an agency answers, and the addresses that take
//! answers and decisions.
//!
//! Never here: deciding and answering (see actions), lists and forms of one sort (a file each).

use apertura_actions::{Look, Reply};
use apertura_catalog::contribution::{Answer, Body};
use apertura_catalog::{AgencyProfile, Contribution, ContributionKind, ContributionState, Permission, Slug};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use crate::desk::Desk;
use crate::door::Guest;
use crate::form::Form;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::public_form::{choice, text_lines, words};
use crate::refusal::Refusal;
use crate::visit::{Visit, to};
use crate::{Portal, date, form};

/// The name of an agency; its slug where it is not known.
pub(super) fn agency_name<'a>(agencies: &'a [AgencyProfile], slug: &'a Slug) -> &'a str {
    let found = agencies.iter().find(|known| known.agency.slug == *slug);
    found.map_or(slug.as_str(), |known| known.agency.name.as_str())
}

/// A state as a tag.
pub(super) fn state_tag(messages: &Messages, state: ContributionState) -> Markup {
    use ContributionState::{Accepted, Answered, Corrected, InStudy, NotAnError, NotPossible, Published, Received};
    let class = match state {
        Received | InStudy => "tag",
        Accepted | Published | Answered | Corrected => "tag accent",
        NotPossible | NotAnError => "tag late",
    };
    html! { span class=(class) { (messages.code("contribution-state", state.code())) } }
}

/// Who wrote it and when; a person without name is a person.
pub(super) fn by(messages: &Messages, contribution: &Contribution) -> Markup {
    let name = if contribution.name.is_empty() { messages.text("public-somebody") } else { contribution.name.clone() };
    html! {
        p.soft.small {
            (messages.with("public-by", [("name", name), ("day", date::day(messages, contribution.written))]))
        }
    }
}

/// What agencies answered, the first time first.
pub(super) fn answers(messages: &Messages, agencies: &[AgencyProfile], contribution: &Contribution) -> Markup {
    html! {
        @if !contribution.answers.is_empty() {
            ol.answers {
                @for (number, answer) in (1_u32..).zip(&contribution.answers) {
                    // questions and errors stand on one page together
                    @let id = (contribution.kind() == ContributionKind::Request).then(|| format!("answer-{number}"));
                    li.card id=[id] { (one_answer(messages, agencies, contribution, answer)) }
                }
            }
        }
    }
}

fn one_answer(messages: &Messages, agencies: &[AgencyProfile], contribution: &Contribution, answer: &Answer) -> Markup {
    let agency = answer.agency.as_ref().map(|slug| agency_name(agencies, slug).to_owned());
    let speaker = agency.unwrap_or_else(|| messages.text("public-coordination"));
    html! {
        p.speaker {
            b { (speaker) } @if !answer.position.is_empty() { ", " (answer.position) }
            " " span.soft.small { time datetime=(date::iso(answer.at)) { (date::day(messages, answer.at)) } }
            @if contribution.kind() != ContributionKind::Question { " " (state_tag(messages, answer.state)) }
        }
        (words(&answer.text))
        @if !answer.reason.is_empty() {
            dl.facts {
                dt { (messages.text("answer-reason")) } dd { (answer.reason) }
                dt { (messages.text("answer-legal-ground")) } dd { (answer.legal_ground) }
            }
        }
    }
}

/// The form with which an agency answers; nothing for whoever may not.
pub(super) async fn answer_form(
    messages: &Messages,
    guest: &Guest,
    portal: &Portal,
    contribution: &Contribution,
) -> Result<Markup, Refusal> {
    let states = contribution.kind().next(contribution.state);
    if states.is_empty() || !guest.person.can(Permission::AnswerPublic, contribution.agency.as_ref()) {
        return Ok(html! {});
    }
    if contribution.kind() == ContributionKind::Request && contribution.agency.is_none() {
        return Ok(
            html! { p.notice { (messages.text("answer-no-agency")) " " a href="/moderation" { (messages.text("nav-moderation")) } } },
        );
    }
    let state_choices: Vec<(String, String)> = states
        .iter()
        .map(|state| (state.code().to_owned(), messages.code("contribution-state", state.code())))
        .collect();
    let question = contribution.kind() == ContributionKind::Question;
    let more = match contribution.kind() {
        ContributionKind::Request => request_fields(messages, guest, portal, contribution).await?,
        ContributionKind::ErrorReport => report_fields(messages, portal, contribution).await?,
        ContributionKind::Question | ContributionKind::Reuse => html! {},
    };
    Ok(html! {
        details.card open[contribution.state.is_open()] {
            summary { (messages.text("answer-title")) }
            p.soft { (messages.text("answer-lead")) }
            form.stack action=(format!("/contribution/{}/answer", contribution.id)) method="post" {
                (form::sign(guest))
                @if question { input type="hidden" name="state" value="answered"; }
                @else {
                    div {
                        label for=(format!("state-{}", contribution.id)) { (messages.text("answer-state")) }
                        select id=(format!("state-{}", contribution.id)) name="state" required {
                            @for (value, label) in &state_choices { option value=(value) { (label) } }
                        }
                    }
                }
                (answer_text(messages, contribution))
                (more)
                div.actions { button type="submit" { (messages.text("answer-send")) } }
            }
        }
    })
}

/// The text of an answer; several such forms may stand on one page.
fn answer_text(messages: &Messages, contribution: &Contribution) -> Markup {
    let (id, what) = (format!("text-{}", contribution.id), format!("text-{}-what", contribution.id));
    html! {
        div {
            label for=(id) { (messages.text("answer-text")) }
            p.soft.small id=(what) { (messages.text("answer-text-what")) }
            textarea id=(id) name="text" rows="4" maxlength="5000" required aria-describedby=(what) {}
        }
    }
}

async fn request_fields(
    messages: &Messages,
    guest: &Guest,
    portal: &Portal,
    contribution: &Contribution,
) -> Result<Markup, Refusal> {
    let (Body::Request(request), Some(agency)) = (&contribution.body, &contribution.agency) else {
        return Ok(html! {});
    };
    let blank = Form::new(Vec::new());
    let datasets: Vec<(String, String)> = {
        let found = portal.catalog.datasets_of(agency).await?;
        found.into_iter().map(|(slug, title)| (slug.to_string(), title)).collect()
    };
    let entries: Vec<(String, String)> = match portal.catalog.inventory(&guest.person, agency.as_str()).await {
        Ok(inventory) => {
            inventory.entries.into_iter().map(|(entry, _)| (entry.id.clone(), entry.state.title)).collect()
        }
        Err(_) => Vec::new(),
    };
    let entry = request.entry.as_deref().unwrap_or_default();
    let none = messages.text("answer-none");
    Ok(html! {
        (choice("entry", &messages.text("answer-entry"), &none, &entries, entry))
        (choice("published-as", &messages.text("answer-published-as"), &none, &datasets, ""))
        fieldset.stack {
            legend { (messages.text("answer-if-not-possible")) }
            (text_lines(messages, &blank, "reason", "answer-reason", 2, false))
            (text_lines(messages, &blank, "legal-ground", "answer-legal-ground", 2, false))
        }
    })
}

async fn report_fields(messages: &Messages, portal: &Portal, contribution: &Contribution) -> Result<Markup, Refusal> {
    let Some(slug) = &contribution.dataset else { return Ok(html! {}) };
    let versions: Vec<(String, String)> = {
        let found = portal.catalog.versions(slug.as_str()).await?;
        let standing = found.into_iter().filter(|version| version.withdrawn.is_none());
        standing
            .map(|version| {
                let number = version.number.to_string();
                let words = messages.with("version-number", [("number", number.clone())]);
                (number, format!("{words}, {}", date::day(messages, version.published)))
            })
            .collect()
    };
    let id = format!("corrected-in-{}", contribution.id);
    Ok(html! {
        div {
            label for=(id) { (messages.text("answer-corrected-in")) }
            select id=(id) name="corrected-in" {
                option value="" { (messages.text("answer-none")) }
                @for (number, words) in &versions { option value=(number) { (words) } }
            }
        }
    })
}

/// Takes an answer.
pub async fn answer(
    Desk { visit, guest, portal }: Desk,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::of(&body, &guest)?;
    let state = ContributionState::from_code(fields.field("state")).ok_or_else(|| Refusal::bad_request("state"))?;
    let corrected_in = fields.filled("corrected-in").and_then(|number| number.parse().ok());
    let (entry, published_as) = (fields.filled("entry"), fields.filled("published-as"));
    let reply = Reply {
        state,
        text: fields.field("text"),
        reason: fields.field("reason"),
        legal_ground: fields.field("legal-ground"),
        entry: entry.as_deref(),
        published_as: published_as.as_deref(),
        corrected_in,
    };
    match portal.catalog.answer(&guest.person, &id, &reply).await {
        Ok(answered) => to(&with_done(&answered.path(), "answered")),
        Err(refusal) => {
            let back = portal.catalog.contribution(&guest.person, &id).await?.path();
            refused(&visit, refusal, &back, &[reply.text, reply.reason, reply.legal_ground])
        }
    }
}

/// Takes the decision whether something is shown.
pub async fn moderate(
    Desk { visit, guest, portal }: Desk,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::of(&body, &guest)?;
    let show = match fields.field("decision") {
        "show" => true,
        "hide" => false,
        other => return Err(Refusal::bad_request(other)),
    };
    let agency = fields.filled("agency");
    let look = Look { show, reason: fields.field("reason"), agency: agency.as_deref() };
    match portal.catalog.moderate(&guest.person, &id, &look).await {
        Ok(_) => to(if show { "/moderation?done=shown" } else { "/moderation?done=hidden" }),
        Err(refusal) => refused(&visit, refusal, "/moderation", &[look.reason]),
    }
}

/// Why not, with what was written, so that nothing is lost.
fn refused(
    visit: &Visit,
    refusal: apertura_actions::Refusal,
    back: &str,
    written: &[&str],
) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let title = messages.text("answer-refused");
    let body = html! {
        h1 { (title) }
        (form::problem(messages, Some(&refusal)))
        @for text in written.iter().filter(|text| !text.is_empty()) {
            h2 { (messages.text("answer-was-written")) }
            (words(text))
        }
        p { a.button href=(back) { (messages.text("answer-back")) } }
    };
    crate::public_form::refused(refusal, layout::render(visit, Page::plain(&title, &[], body)))
}

/// A path with a word on what was done, before its place in the page.
pub(super) fn with_done(path: &str, done: &str) -> String {
    match path.split_once('#') {
        Some((path, place)) => format!("{path}?done={done}#{place}"),
        None => format!("{path}?done={done}"),
    }
}
