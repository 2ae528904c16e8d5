//! `/requests`: the data that people ask for, how far each request is, and how many support it.
//!
//! Never here: asking (see `new`), one request (see `shown`), answering (see `contribution`).

mod new;
mod shown;

use apertura_catalog::{AgencyProfile, Contribution, ContributionKind, ContributionState};
use apertura_tabular::semantic::fold;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

pub use new::{ask, show as show_new};
pub use shown::{show as show_one, support};

use super::contribution::{agency_name, by, state_tag};
use crate::Portal;
use crate::atom::{Entry, feed};
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{Visit, address};

/// Requests of one page.
const LINES: usize = 30;

/// The states of a request, in the order of its way.
pub(super) const STATES: [ContributionState; 5] = [
    ContributionState::Received,
    ContributionState::InStudy,
    ContributionState::Accepted,
    ContributionState::Published,
    ContributionState::NotPossible,
];

/// The page, and `/requests.json`.
pub async fn show(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let all = portal.catalog.contributions(ContributionKind::Request, visit.value("agency"), None).await?;
    let agencies = portal.catalog.agency_profiles().await?;
    let wanted: Vec<String> =
        visit.value("q").map(fold).unwrap_or_default().split_whitespace().map(str::to_owned).collect();
    let fits = |request: &&Contribution| {
        let text = fold(&format!("{} {}", request.title(), request.text()));
        wanted.iter().all(|word| text.contains(word))
    };
    let said: Vec<&Contribution> = all.iter().filter(fits).collect();
    let state = visit.value("state").and_then(ContributionState::from_code);
    let mut found: Vec<&Contribution> =
        said.iter().copied().filter(|request| state.is_none_or(|state| request.state == state)).collect();
    if visit.value("sort") != Some("newest") {
        found.sort_by_key(|request| (std::cmp::Reverse(request.supporters), std::cmp::Reverse(request.written)));
    } else {
        found.sort_by_key(|request| std::cmp::Reverse(request.written));
    }
    let pages = found.len().div_ceil(LINES).max(1);
    let number = (visit.page() as usize).min(pages);
    let shown = &found[(number - 1) * LINES..(number * LINES).min(found.len())];
    if visit.json {
        let body = serde_json::json!({ "total": found.len(), "page": number, "pages": pages, "requests": shown });
        return Ok(Json(body).into_response());
    }
    let title = messages.text("requests-title");
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("requests-lead")) }
        div.actions {
            a.button href="/requests/new" { (messages.text("requests-ask")) }
            a.button.quiet href="/requests.atom" { (messages.text("follow-by-atom")) }
        }
        (search(&visit, &agencies))
        (tabs(&visit, &said, state))
        @if found.is_empty() {
            div.notice { p { (messages.text(if all.is_empty() { "requests-none" } else { "requests-none-fit" })) } }
        }
        ol.results { @for request in shown { (line(messages, &agencies, request)) } }
        @if pages > 1 {
            nav.pager aria-label=(messages.text("pages")) {
                @if number > 1 { a.button.quiet rel="prev" href=(visit.with(&[("page", &(number - 1).to_string())])) { (messages.text("page-before")) } }
                p { (messages.with("page-of", [("page", number as f64), ("last", pages as f64)])) }
                @if number < pages { a.button.quiet rel="next" href=(visit.with(&[("page", &(number + 1).to_string())])) { (messages.text("page-after")) } }
            }
        }
    };
    let description = messages.text("requests-lead");
    let json = Some(address("/requests.json", &visit.query));
    let page = Page { title: &title, description: &description, crumbs: &[], json, script: false, body };
    Ok(layout::render(&visit, page))
}

/// `/requests.atom`: what changed lately.
pub async fn atom(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let found = portal.catalog.contributions(ContributionKind::Request, visit.value("agency"), None).await?;
    let agencies = portal.catalog.agency_profiles().await?;
    let entries: Vec<Entry> = found.iter().take(50).map(|request| entry(messages, &agencies, request)).collect();
    Ok(feed(&visit, &messages.text("requests-title"), "/requests", &entries))
}

fn entry(messages: &Messages, agencies: &[AgencyProfile], request: &Contribution) -> Entry {
    let state = messages.code("contribution-state", request.state.code());
    let said = request.answers.last().map_or_else(|| request.text(), |answer| &answer.text);
    Entry {
        title: format!("{} ({state})", request.title()),
        path: request.path(),
        updated: request.changed,
        summary: said.to_owned(),
        author: request.agency.as_ref().map(|slug| agency_name(agencies, slug).to_owned()).unwrap_or_default(),
    }
}

fn search(visit: &Visit, agencies: &[AgencyProfile]) -> Markup {
    let messages = visit.messages();
    html! {
        form.request-search action="/requests" method="get" role="search" {
            div {
                label for="q" { (messages.text("requests-search")) }
                input #q type="search" name="q" value=[visit.value("q")] autocomplete="off";
            }
            div {
                label for="agency" { (messages.text("agency")) }
                select #agency name="agency" {
                    option value="" { (messages.text("requests-all-agencies")) }
                    @for known in agencies {
                        option value=(known.agency.slug) selected[visit.value("agency") == Some(known.agency.slug.as_str())] { (known.agency.name) }
                    }
                }
            }
            div {
                label for="sort" { (messages.text("requests-sort")) }
                select #sort name="sort" {
                    option value="supported" { (messages.text("requests-sort-supported")) }
                    option value="newest" selected[visit.value("sort") == Some("newest")] { (messages.text("requests-sort-newest")) }
                }
            }
            @if let Some(state) = visit.value("state") { input type="hidden" name="state" value=(state); }
            button type="submit" { (messages.text("search")) }
        }
    }
}

/// The states with how many requests are in each.
fn tabs(visit: &Visit, said: &[&Contribution], state: Option<ContributionState>) -> Markup {
    let messages = visit.messages();
    html! {
        nav aria-label=(messages.text("requests-by-state")) {
            ul.chips.states {
                li { a href=(visit.with(&[("state", "")])) aria-current=[state.is_none().then_some("true")] { (messages.text("requests-all")) " " (said.len()) } }
                @for known in STATES {
                    @let count = said.iter().filter(|request| request.state == known).count();
                    @if count > 0 || state == Some(known) {
                        li { a href=(visit.with(&[("state", known.code())])) aria-current=[(state == Some(known)).then_some("true")] { (messages.code("contribution-state", known.code())) " " (count) } }
                    }
                }
            }
        }
    }
}

fn line(messages: &Messages, agencies: &[AgencyProfile], request: &Contribution) -> Markup {
    html! {
        li.request {
            p.supporters aria-hidden="true" { b { (request.supporters + 1) } span.small { (messages.with("requests-people", [("count", f64::from(request.supporters + 1))])) } }
            div {
                h2 { a href=(request.path()) { (request.title()) } }
                p.soft.small {
                    @match &request.agency {
                        Some(slug) => (agency_name(agencies, slug)),
                        None => (messages.text("requests-no-agency")),
                    }
                    " · " span { (messages.with("requests-supported-by", [("count", f64::from(request.supporters + 1))])) }
                }
                p.clip { (request.text()) }
                ul.tags {
                    li { (state_tag(messages, request.state)) }
                }
                (by(messages, request))
            }
        }
    }
}
