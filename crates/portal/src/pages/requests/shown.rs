//! `/requests/{id}`: one data request with its way, its answers, and the form that supports it.
//!
//! Never here: the list, asking.

use apertura_catalog::contribution::Body;
use apertura_catalog::{AgencyProfile, Contribution, ContributionKind, Moderation};
use axum::Json;
use axum::extract::Path;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::STATES;
use crate::atom::{Entry, feed};
use crate::desk::Desk;
use crate::door::Guest;
use crate::form::{self, Form};
use crate::layout::{self, Page};
use crate::pages::contribution::{agency_name, answer_form, answers, by, state_tag};
use crate::public_form::{self, Sent, carried, mail_line, words};
use crate::refusal::Refusal;
use crate::visit::{Visit, to};
use crate::{Portal, date};

/// The page; `/requests/{id}.json` is its JSON.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = &desk;
    if let Some(id) = id.strip_suffix(".atom") {
        return atom(visit, portal, &request(&Guest::nobody(), portal, id).await?).await;
    }
    let id = id.strip_suffix(".json").unwrap_or(&id);
    let request = request(guest, portal, id).await?;
    if visit.json {
        return Ok(Json(request).into_response());
    }
    page(&desk, &request, &Form::new(Vec::new()), None).await
}

/// `/requests/{id}.atom`: its answers, the latest first.
async fn atom(visit: &Visit, portal: &Portal, request: &Contribution) -> Result<Response, Refusal> {
    let agencies = portal.catalog.agency_profiles().await?;
    let messages = visit.messages();
    let entries: Vec<Entry> = request
        .answers
        .iter()
        .enumerate()
        .map(|(index, answer)| Entry {
            title: messages.code("contribution-state", answer.state.code()),
            path: format!("{}#answer-{}", request.path(), index + 1),
            updated: answer.at,
            summary: answer.text.clone(),
            author: answer.agency.as_ref().map(|slug| agency_name(&agencies, slug).to_owned()).unwrap_or_default(),
        })
        .rev()
        .collect();
    Ok(feed(visit, &request.title(), &request.path(), &entries))
}

async fn request(guest: &Guest, portal: &Portal, id: &str) -> Result<Contribution, Refusal> {
    let found = portal.catalog.contribution(&guest.person, id).await?;
    if found.kind() == ContributionKind::Request { Ok(found) } else { Err(Refusal::not_found()) }
}

async fn page(
    desk: &Desk,
    request: &Contribution,
    form: &Form,
    problem: Option<&apertura_actions::Refusal>,
) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let messages = visit.messages();
    let agencies = portal.catalog.agency_profiles().await?;
    let supports = support_card(desk, request, form, problem).await?;
    let answers_it = answer_form(messages, guest, portal, request).await?;
    let title = request.title();
    let Body::Request(asked) = &request.body else { return Err(Refusal::not_found()) };
    let body = html! {
        (form::done(visit))
        @if request.moderation != Moderation::Shown {
            p.notice.warning { (messages.text("public-not-shown")) " " a href="/moderation" { (messages.text("nav-moderation")) } }
        }
        h1 { (title) }
        (way(visit, request))
        div.split {
            div {
                section {
                    (words(&asked.text))
                    @if !asked.purpose.is_empty() {
                        h2 { (messages.text("request-purpose-shown")) }
                        (words(&asked.purpose))
                    }
                    (by(messages, request))
                }
                section.block #answers {
                    h2 { (messages.text("answers-title")) }
                    @if request.answers.is_empty() { p { (messages.text("answers-none")) } }
                    (answers(messages, &agencies, request))
                    (answers_it)
                }
            }
            aside.stack {
                (facts(visit, &agencies, request))
                (supports)
            }
        }
    };
    let crumbs = [("/requests".to_owned(), messages.text("requests-title"))];
    let json = Some(format!("/requests/{}.json", request.id));
    let description = asked.text.lines().next().unwrap_or_default();
    Ok(layout::render(visit, Page { title: &title, description, crumbs: &crumbs, json, script: false, body }))
}

/// How far the request is, as steps.
fn way(visit: &Visit, request: &Contribution) -> Markup {
    use apertura_catalog::ContributionState::{NotPossible, Published};
    let messages = visit.messages();
    let last = if request.state == NotPossible { NotPossible } else { Published };
    let steps = STATES.into_iter().filter(|state| !matches!(state, Published | NotPossible) || *state == last);
    html! {
        ol.way aria-label=(messages.text("request-way")) {
            @for step in steps {
                @let here = step == request.state;
                // a step that was left out is none that was gone
                @let gone = step == STATES[0] || request.answers.iter().any(|answer| answer.state == step);
                @let passed = gone && !here && step < request.state;
                li class=[passed.then_some("passed")] aria-current=[here.then_some("step")] {
                    (messages.code("contribution-state", step.code()))
                }
            }
        }
    }
}

fn facts(visit: &Visit, agencies: &[AgencyProfile], request: &Contribution) -> Markup {
    let messages = visit.messages();
    let Body::Request(asked) = &request.body else { return html! {} };
    html! {
        div.card {
            dl.facts {
                dt { (messages.text("request-state")) } dd { (state_tag(messages, request.state)) }
                dt { (messages.text("agency")) }
                dd {
                    @match &request.agency {
                        Some(slug) => (agency_name(agencies, slug)),
                        None => (messages.text("requests-no-agency")),
                    }
                }
                @if let Some(dataset) = &asked.published_as {
                    dt { (messages.text("request-published-as")) } dd { a href=(format!("/dataset/{dataset}")) { (dataset) } }
                }
                @if asked.entry.is_some() {
                    dt { (messages.text("request-entry")) } dd { (messages.text("request-entry-joined")) }
                }
                dt { (messages.text("request-changed")) }
                dd { time datetime=(date::iso(request.changed)) { (date::day(messages, request.changed)) } }
            }
        }
    }
}

async fn support_card(
    desk: &Desk,
    request: &Contribution,
    form: &Form,
    problem: Option<&apertura_actions::Refusal>,
) -> Result<Markup, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let messages = visit.messages();
    let carried = carried(guest, portal, messages).await?;
    let takes = portal.catalog.takes_part()
        && request.moderation == Moderation::Shown
        && (request.state.is_open() || !request.state.is_final());
    Ok(html! {
        div.card #support {
            h2 { (messages.with("requests-supported-by", [("count", f64::from(request.supporters + 1))])) }
            @if takes {
                p { (messages.text("support-lead")) }
                (form::problem(messages, problem))
                form.stack action=(format!("/requests/{}/support", request.id)) method="post" {
                    (carried)
                    (mail_line(messages, guest, form))
                    div.actions { button type="submit" { (messages.text("support-send")) } }
                }
                p {
                    a href=(format!("/follow?request={}", request.id)) rel="nofollow" { (messages.text("follow-title")) } " · "
                    a href=(format!("/requests/{}.atom", request.id)) { (messages.text("follow-by-atom")) }
                }
            }
        }
    })
}

/// Supports the request.
pub async fn support(desk: Desk, Path(id): Path<String>, parts: Parts, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let sent = Sent::read(&desk, &parts, &body)?;
    match portal.catalog.support(&guest.person, &id, &sent.giver(), sent.protection()).await {
        Ok(true) => to(&format!("/requests/{id}?done=supported")),
        Ok(false) => to("/confirmed?what=support&now=mail"),
        Err(refusal) => {
            let request = request(guest, portal, &id).await?;
            let shown = page(&desk, &request, &sent.form, Some(&refusal)).await?;
            public_form::refused(refusal, shown)
        }
    }
}
