//! `/draft/{id}/validation`: what stands between this dataset and its publication, and handing it over for review.
//!
//! Never here: what is asked (see `catalog::publication_profile`), deciding about it (see `pages::review`).

use std::time::Duration;

use apertura_actions::{Person, Validated};
use apertura_catalog::opening::{Entry, EntryFinding};
use apertura_catalog::title::Likeness;
use apertura_catalog::{Check, Link, LinkAnswer, LinkVisits, Obstacle, Permission, Submission, SubmissionState};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};

use super::change::refused;
use super::view::View;
use super::workbench;
use crate::date;
use crate::desk::Desk;
use crate::door::Guest;
use crate::form::Form;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{Visit, to};

/// How long handing over waits for each of reading, cleaning and comparing.
const SUBMIT_PATIENCE: Duration = Duration::from_secs(8);

/// The page.
pub async fn validation(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let drafts = &workbench(&portal)?.drafts;
    let view = match View::open(&visit, &guest, drafts, &id).await? {
        Ok(view) => view,
        Err(response) => return Ok(response),
    };
    let validated = view.open.validate(&view.cleaning).await?;
    let submissions = drafts.submissions(&guest.person, Some(&id)).await?;
    let entry = drafts.entry(&guest.person, &id).await?;
    let entries = match &view.open.draft.agency {
        Some(agency) => portal.catalog.inventory(&guest.person, agency.as_str()).await?.entries,
        None => Vec::new(),
    };
    let links_in = portal.catalog.links_of(&validated.description).await?;
    let messages = view.messages;
    let validation = &validated.validation;
    let (must, advised) = (validation.blocking().count(), validation.advised().count());
    let body = html! {
        h1 { (messages.text("validation-title")) }
        p.lead { (messages.text("validation-lead")) }
        p.actions {
            a.button.quiet.slim href=(view.path("")) { (messages.text("validation-file")) }
            a.button.quiet.slim href=(view.path("/dictionary")) { (messages.text("draft-dictionary")) }
            a.button.quiet.slim href=(view.path("/publish")) { (messages.text("draft-metadata")) }
        }
        @if must == 0 {
            p.notice { b { (messages.text("validation-ready")) } }
        } @else {
            p.notice.warning {
                b {
                    (messages.with("validation-missing", [("count", must as f64)])) " "
                    (messages.with("validation-minutes", [("minutes", f64::from(validation.minutes()))]))
                }
            }
            (todo(&view, &validated, validation.blocking().collect()))
        }
        @if advised > 0 {
            section.block {
                h2 { (messages.text("validation-advised")) }
                (todo(&view, &validated, validation.advised().collect()))
            }
        }
        (links(messages, portal.catalog.link_visits(), &links_in))
        (inventory(&view, &entries, entry.as_deref()))
        @if !validation.met.is_empty() {
            details.card.block {
                summary { (messages.with("validation-met", [("count", validation.met.len() as f64)])) }
                ul { @for check in &validation.met { li { (messages.code("check", check.code())) } } }
            }
        }
        (hand_over(&view, &validated, &submissions))
    };
    let crumbs = [("/draft".to_owned(), messages.text("nav-draft")), (view.path(""), view.open.draft.name.clone())];
    let title = messages.text("validation-title");
    Ok(layout::render(
        &visit,
        Page { title: &title, description: "", crumbs: &crumbs, json: None, script: false, body },
    ))
}

/// What is to be done; what is only to be written into one form stands together.
fn todo(view: &View<'_>, validated: &Validated, obstacles: Vec<&Obstacle>) -> Markup {
    let messages = view.messages;
    let of_form = |obstacle: &&Obstacle| {
        obstacle.alike.is_empty() && place(view, obstacle.check).is_some_and(|place| place.contains("/publish#"))
    };
    let (written, other): (Vec<&Obstacle>, Vec<&Obstacle>) = obstacles.into_iter().partition(of_form);
    let minutes: u32 = written.iter().map(|obstacle| obstacle.minutes).sum();
    html! {
        ul.todo {
            @for obstacle in other { (line(view, obstacle)) }
            @if !written.is_empty() {
                li.card {
                    div {
                        h3 { (messages.text("review-metadata")) }
                        ul.names {
                            @for obstacle in &written {
                                li {
                                    a href=(place(view, obstacle.check).unwrap_or_default()) {
                                        (messages.code("check", obstacle.check.code()))
                                    }
                                    ": "
                                    @if obstacle.proposed { (messages.text("validation-proposed")) } @else { (said(view, obstacle)) }
                                    @if obstacle.check == Check::Agency && validated.agency.is_none() && view.guest.person != Person::Operator {
                                        " " (messages.text("validation-agency-unknown"))
                                    }
                                    " " span.small.soft { "(" (messages.code("who", obstacle.who.code())) ")" }
                                }
                            }
                        }
                        p.small.soft { (messages.with("validation-about", [("minutes", f64::from(minutes))])) }
                    }
                    p.actions {
                        a.button.quiet.slim href=(view.path("/publish")) { (messages.text("validation-fill-in")) }
                    }
                }
            }
        }
    }
}

/// What is asked for, in a sentence.
fn said(view: &View<'_>, obstacle: &Obstacle) -> String {
    let values = [("count", f64::from(obstacle.count)), ("minimum", f64::from(obstacle.minimum))];
    view.messages.with(&format!("check-{}-todo", obstacle.check.code()), values)
}

/// One thing to do: what, who, how long, and the way there.
fn line(view: &View<'_>, obstacle: &Obstacle) -> Markup {
    let messages = view.messages;
    let check = obstacle.check;
    html! {
        li.card {
            div {
                h3 { (messages.code("check", check.code())) }
                p { (said(view, obstacle)) }
                @if !obstacle.names.is_empty() && check != Check::Title {
                    ul.names {
                        @for name in &obstacle.names { li { (named(view, check, name)) } }
                        @if obstacle.count as usize > obstacle.names.len() {
                            li.soft {
                                (messages.with("validation-more", [("count", f64::from(obstacle.count) - obstacle.names.len() as f64)]))
                            }
                        }
                    }
                }
                @if !obstacle.alike.is_empty() {
                    ul.names {
                        @for alike in &obstacle.alike {
                            li {
                                a href=(format!("/dataset/{}", alike.slug)) { "«" (alike.title) "»" }
                                @if !alike.agency.is_empty() { ", " (alike.agency) }
                                ". "
                                (messages.text(match alike.likeness {
                                    Likeness::Same => "alike-same",
                                    Likeness::Period => "alike-period",
                                    Likeness::Near => "alike-near",
                                }))
                                " " code { (alike.slug) }
                            }
                        }
                    }
                }
                p.small.soft {
                    (messages.with("validation-who", [("who", messages.code("who", obstacle.who.code()))])) " · "
                    (messages.with("validation-about", [("minutes", f64::from(obstacle.minutes))]))
                }
            }
            @if let Some(address) = place(view, check) {
                @let label = messages.with("validation-go-to", [("what", messages.code("check", check.code()))]);
                p.actions { a.button.quiet.slim href=(address) aria-label=(label) { (messages.text("validation-go")) } }
            }
        }
    }
}

/// What a name in the list stands for.
fn named(view: &View<'_>, check: Check, name: &str) -> Markup {
    let messages = view.messages;
    match check {
        Check::Errors | Check::Warnings | Check::PersonalData => {
            let Some(found) = view.findings.iter().find(|found| found.name == name) else { return html! { (name) } };
            html! {
                a href=(view.path(&format!("#f-{name}"))) {
                    @if let Some(column) = &found.finding.column { (view.label(column)) ": " }
                    (messages.finding(&found.finding))
                }
            }
        }
        Check::ColumnDescriptions | Check::Units => html! {
            a href=(view.path(&format!("/dictionary#column-{name}"))) { (view.clean_label(name)) }
        },
        Check::Format => html! { (messages.code("format", name)) },
        _ => html! { (name) },
    }
}

/// Where it is put right.
fn place(view: &View<'_>, check: Check) -> Option<String> {
    Some(match check {
        Check::Table => view.path(""),
        Check::Format => return None,
        Check::Errors | Check::Warnings | Check::PersonalData => view.path("#findings"),
        Check::ColumnDescriptions | Check::Units => view.path("/dictionary"),
        Check::Title | Check::TitleUnlike => view.path("/publish#title"),
        Check::Description => view.path("/publish#description"),
        Check::Keywords => view.path("/publish#keywords"),
        Check::Theme => view.path("/publish#theme"),
        Check::Agency => view.path("/publish#agency"),
        Check::ContactPosition => view.path("/publish#contact_position"),
        Check::ContactEmail => view.path("/publish#contact_email"),
        Check::License => view.path("/publish#license"),
        Check::Frequency => view.path("/publish#frequency"),
        Check::Temporal => view.path("/publish#temporal"),
        Check::Spatial => view.path("/publish#spatial"),
        Check::LandingPage => view.path("/publish#landing_page"),
    })
}

/// The links in what is written, and whether they answer.
fn links(messages: &Messages, visits: LinkVisits, links: &[Link]) -> Markup {
    let lead = if visits == LinkVisits::Never { "validation-links-try" } else { "validation-links-what" };
    html! {
        @if !links.is_empty() {
            section.block {
                h2 { (messages.text("validation-links")) }
                p { (messages.text(lead)) }
                ul.names {
                    @for link in links {
                        li {
                            a.breaks href=(link.address) rel="noreferrer" { (link.address) }
                            @if visits != LinkVisits::Never { " — " (link_state(messages, link)) }
                        }
                    }
                }
            }
        }
    }
}

fn link_state(messages: &Messages, link: &Link) -> Markup {
    let Some((visited, answer)) = link.visited else { return html! { (messages.text("link-waits")) } };
    let at = |key: &str, moment| messages.with(key, [("day", date::moment(messages, moment))]);
    let since = link.silent_since.unwrap_or(visited);
    let what = match answer {
        LinkAnswer::Answers => return html! { (at("link-answers", visited)) },
        LinkAnswer::Inside => messages.text("link-inside"),
        LinkAnswer::Silent => at("link-silent", since),
        LinkAnswer::Status(status) => {
            let values = [("day", date::moment(messages, since)), ("status", status.to_string())];
            messages.with("link-status", values)
        }
    };
    html! { b { (what) } " " (messages.text("link-to-do")) }
}

/// Which entry of the inventory it is.
fn inventory(view: &View<'_>, entries: &[(Entry, Vec<EntryFinding>)], chosen: Option<&str>) -> Markup {
    let messages = view.messages;
    html! {
        @if !entries.is_empty() {
            section.block #inventory {
                h2 { (messages.text("validation-inventory")) }
                p { (messages.text("validation-inventory-what")) }
                form.card.about-form action=(view.path("/entry")) method="post" {
                    input type="hidden" name="sign" value=(view.guest.sign);
                    input type="hidden" name="revision" value=(view.open.draft.revision);
                    div {
                        label for="entry" { (messages.text("validation-entry")) }
                        select #entry name="entry" required {
                            @if chosen.is_none() { option value="" { (messages.text("validation-entry-choose")) } }
                            @for (entry, _) in entries {
                                option value=(entry.id) selected[chosen == Some(entry.id.as_str())] { (entry.state.title) }
                            }
                        }
                    }
                    div.actions { button.quiet type="submit" { (messages.text("validation-entry-take")) } }
                }
            }
        }
    }
}

/// Says which entry of the inventory it is.
pub async fn entry(
    Desk { visit, guest, portal }: Desk,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::of(&body, &guest)?;
    let base =
        fields.value("revision").and_then(|text| text.parse().ok()).ok_or_else(|| Refusal::bad_request("revision"))?;
    let back = format!("/draft/{id}/validation");
    let entry = fields.value("entry").unwrap_or_default();
    match workbench(&portal)?.drafts.belongs_to(&guest.person, &id, base, entry).await {
        Ok(_) => to(&back),
        Err(refusal) => Ok(refused(&visit, &back, &refusal)),
    }
}

/// What was handed over before, and the form that hands it over.
fn hand_over(view: &View<'_>, validated: &Validated, submissions: &[Submission]) -> Markup {
    let messages = view.messages;
    let agency = view.open.draft.agency.as_ref();
    let may = view.guest.person.can(Permission::Submit, agency);
    let waits = submissions.iter().find(|known| known.state == SubmissionState::Waiting);
    let approved = submissions.iter().any(|known| known.state == SubmissionState::Approved);
    let same = waits.is_some_and(|known| known.revision == view.open.draft.revision);
    html! {
        section.block #submit {
            h2 { (messages.text("submit-title")) }
            @if !submissions.is_empty() {
                ul {
                    @for known in submissions {
                        li {
                            a href=(format!("/review/{}", known.id)) {
                                (messages.with("submission-line", [
                                    ("number", known.number.to_string()), ("day", date::day(messages, known.submitted)),
                                ]))
                            }
                            ": " (messages.code("submission", known.state.code()))
                        }
                    }
                }
            }
            @if approved { p { (messages.text("submit-approved")) } }
            @else if same { p { (messages.text("submit-waits")) } }
            @else if !may { p { (messages.text("submit-not-yours")) } }
            @else if !validated.validation.ready() { p { (messages.text("submit-not-ready")) } }
            @else {
                p { (messages.text(if waits.is_some() { "submit-again" } else { "submit-lead" })) }
                form.card.about-form action=(view.path("/submit")) method="post" {
                    input type="hidden" name="sign" value=(view.guest.sign);
                    input type="hidden" name="revision" value=(view.open.draft.revision);
                    div {
                        label for="note" { (messages.text("submit-note")) }
                        textarea #note name="note" rows="3" maxlength="5000" {}
                    }
                    div.actions { button type="submit" { (messages.text("submit-now")) } }
                }
            }
            @if view.guest.person == Person::Operator {
                p.soft { (messages.text("submit-operator")) " " a href=(view.path("/publish")) { (messages.text("draft-publish-title")) } }
            }
        }
    }
}

/// Hands it over.
pub async fn submit(
    Desk { visit, guest, portal }: Desk,
    Path(id): Path<String>,
    body: String,
) -> Result<Response, Refusal> {
    let fields = Form::of(&body, &guest)?;
    let base =
        fields.value("revision").and_then(|text| text.parse().ok()).ok_or_else(|| Refusal::bad_request("revision"))?;
    let note = fields.value("note").unwrap_or_default();
    match workbench(&portal)?.drafts.submit_within(&guest.person, &id, base, note, SUBMIT_PATIENCE).await {
        Ok(Some(submission)) => to(&format!("/review/{}", submission.id)),
        Ok(None) => Ok(comparing(&visit, &guest, &id, base, note)),
        Err(refusal) => Ok(refused(&visit, &format!("/draft/{id}/validation"), &refusal)),
    }
}

/// The file is large: comparing it goes on by itself, and what was written stands in the form to be sent again.
fn comparing(visit: &Visit, guest: &Guest, id: &str, base: u32, note: &str) -> Response {
    let messages = visit.messages();
    let title = messages.text("submit-comparing");
    let body = html! {
        h1 { (title) }
        div.notice role="status" { p { (messages.text("submit-comparing-what")) } }
        form.card.about-form action=(format!("/draft/{id}/submit")) method="post" {
            input type="hidden" name="sign" value=(guest.sign);
            input type="hidden" name="revision" value=(base);
            div {
                label for="note" { (messages.text("submit-note")) }
                textarea #note name="note" rows="2" maxlength="5000" { (note) }
            }
            div.actions { button type="submit" { (messages.text("submit-now")) } }
        }
    };
    let crumbs = [("/draft".to_owned(), messages.text("nav-draft"))];
    let page = Page { title: &title, description: "", crumbs: &crumbs, json: None, script: false, body };
    let mut response = layout::render(visit, page);
    *response.status_mut() = StatusCode::ACCEPTED;
    response
}
