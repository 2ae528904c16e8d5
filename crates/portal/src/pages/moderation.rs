//! `/moderation`: what the public wrote and nobody has looked at, what waits for an answer, and what was not shown.
//!
//! Never here: deciding (see actions).

use apertura_catalog::contribution::Body;
use apertura_catalog::{AgencyProfile, Contribution, Moderation};
use axum::response::Response;
use maud::{Markup, html};

use super::contribution::{agency_name, by, state_tag};
use crate::date;
use crate::desk::Desk;
use crate::door::Guest;
use crate::form;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::public_form::words;
use crate::refusal::Refusal;

/// The page.
pub async fn show(Desk { visit, guest, portal }: Desk) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let waiting = portal.catalog.to_moderate(&guest.person, Moderation::Waiting).await?;
    let hidden = portal.catalog.to_moderate(&guest.person, Moderation::Hidden).await?;
    let unanswered = portal.catalog.to_answer(&guest.person).await?;
    let agencies = portal.catalog.agency_profiles().await?;
    let title = messages.text("moderation-title");
    let body = html! {
        (form::done(&visit))
        h1 { (title) }
        p.lead { (messages.text("moderation-lead")) }
        section.block #waiting {
            h2 { (messages.with("moderation-waiting", [("count", waiting.len() as f64)])) }
            @if waiting.is_empty() { p { (messages.text("moderation-none")) } }
            ol.results { @for contribution in &waiting { (one(messages, &guest, &agencies, contribution)) } }
        }
        section.block #unanswered {
            h2 { (messages.with("moderation-unanswered", [("count", unanswered.len() as f64)])) }
            @if unanswered.is_empty() { p { (messages.text("moderation-none-unanswered")) } }
            ul.results {
                @for contribution in &unanswered {
                    li {
                        p.soft.small { (messages.code("contribution", contribution.kind().code())) }
                        h3 { a href=(contribution.path()) { (contribution.title()) } }
                        p { (state_tag(messages, contribution.state)) " " span.soft.small { (date::day(messages, contribution.written)) } }
                    }
                }
            }
        }
        @if !hidden.is_empty() {
            section.block #hidden {
                h2 { (messages.text("moderation-hidden")) }
                p.soft { (messages.text("moderation-hidden-what")) }
                ul.results { @for contribution in &hidden { (one(messages, &guest, &agencies, contribution)) } }
            }
        }
    };
    Ok(layout::render(&visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body }))
}

fn one(messages: &Messages, guest: &Guest, agencies: &[AgencyProfile], contribution: &Contribution) -> Markup {
    let id = &contribution.id;
    let unknown = contribution.agency.is_none();
    html! {
        li id=(format!("c-{id}")) {
            p.soft.small {
                (messages.code("contribution", contribution.kind().code())) " · "
                @match &contribution.agency {
                    Some(slug) => (agency_name(agencies, slug)),
                    None => (messages.text("requests-no-agency")),
                }
            }
            h3 { (contribution.title()) }
            (words(contribution.text()))
            @match &contribution.body {
                Body::Request(request) => { @if !request.purpose.is_empty() { p.soft { (messages.text("request-purpose-shown")) } (words(&request.purpose)) } },
                Body::Reuse(made) => { p.words { (made.link) } },
                Body::ErrorReport(_) | Body::Question(_) => {},
            }
            @if let Some(dataset) = &contribution.dataset { p { a href=(format!("/dataset/{dataset}")) { (dataset) } } }
            (by(messages, contribution))
            @if !contribution.hidden_because.is_empty() { p.notice.warning { (contribution.hidden_because) } }
            form.stack action=(format!("/contribution/{id}/moderate")) method="post" {
                (form::sign(guest))
                @if unknown {
                    div {
                        label for=(format!("agency-{id}")) { (messages.text("moderation-agency")) }
                        select id=(format!("agency-{id}")) name="agency" {
                            option value="" { (messages.text("requests-no-agency")) }
                            @for known in agencies.iter().filter(|known| known.closed.is_none()) { option value=(known.agency.slug) { (known.agency.name) } }
                        }
                    }
                }
                div.actions { button type="submit" name="decision" value="show" { (messages.text("moderation-show")) } }
            }
            @if contribution.moderation == Moderation::Waiting {
                details {
                    summary { (messages.text("moderation-hide")) }
                    form.stack action=(format!("/contribution/{id}/moderate")) method="post" {
                        (form::sign(guest))
                        input type="hidden" name="decision" value="hide";
                        div {
                            label for=(format!("reason-{id}")) { (messages.text("moderation-reason")) }
                            p.soft.small { (messages.text("moderation-reason-what")) }
                            textarea id=(format!("reason-{id}")) name="reason" rows="2" minlength="5" maxlength="5000" required {}
                        }
                        div.actions { button.quiet type="submit" { (messages.text("moderation-hide-now")) } }
                    }
                }
            }
        }
    }
}
