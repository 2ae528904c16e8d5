//! `/agency`: the agencies, what is known of each, and its papers.
//!
//! Never here: who may change it (see actions), its datasets.

mod designation;
mod document;
mod minutes;

use apertura_catalog::{Agency, AgencyKind, AgencyProfile, Permission, Slug};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use crate::Portal;
use crate::desk::Desk;
use crate::door::Guest;
use crate::form::{self, Form, Line};
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::to;

pub use designation::designation;
pub use document::{document, keep_document};
pub use minutes::minutes;

/// The agencies whose work one may see, and the form that registers one.
pub async fn list(desk: Desk) -> Result<Response, Refusal> {
    list_page(&desk, None, &Form::open("")).await
}

async fn list_page(desk: &Desk, problem: Option<&apertura_actions::Refusal>, said: &Form) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let person = &guest.person;
    let manages = person.can(Permission::ManageAgencies, None);
    let mut profiles = portal.catalog.agency_profiles().await?;
    profiles.retain(|profile| person.can(Permission::SeeWork, Some(&profile.agency.slug)));
    if profiles.is_empty() && !manages {
        return Err(person.refused(Permission::SeeWork).into());
    }
    let sectors = sectors(&profiles);
    let messages = visit.messages();
    let title = messages.text("nav-agencies");
    let body = html! {
        h1 { (title) }
        (form::done(visit))
        (form::problem(messages, problem))
        @if manages {
            details.card open[problem.is_some() || profiles.is_empty()] {
                summary { (messages.text("agency-register")) }
                form.stack method="post" {
                    (form::sign(guest))
                    (Line { name: "name", label: &messages.text("agency-name"), value: said.field("name"), what: &messages.text("agency-name-what"), kind: "text", required: true }.show())
                    (kind_field(messages, AgencyKind::from_code(said.field("kind"))))
                    (sector_field(messages, said.field("sector"), &sectors))
                    div { button type="submit" { (messages.text("agency-register")) } }
                }
            }
        }
        section.block {
            h2 { (messages.with("agency-count", [("count", profiles.len() as f64)])) }
            ul.results {
                @for profile in &profiles {
                    li {
                        h3 {
                            a href=(format!("/agency/{}", profile.agency.slug)) { (profile.agency.name) }
                            @if profile.closed.is_some() { " " span.tag { (messages.text("agency-closed")) } }
                        }
                        p.soft {
                            @match profile.kind {
                                Some(kind) => { (messages.code("agency-kind", kind.code())) }
                                None => { (messages.text("agency-not-described")) }
                            }
                            @if !profile.sector.is_empty() { " · " (profile.sector) }
                        }
                    }
                }
            }
        }
    };
    Ok(layout::render_form(visit, Page::plain(&title, &[], body), problem.is_some()))
}

fn kind_field(messages: &Messages, chosen: Option<AgencyKind>) -> Markup {
    html! {
        div {
            label for="kind" { (messages.text("agency-kind")) }
            select #kind name="kind" {
                option value="" { }
                @for kind in AgencyKind::ALL {
                    option value=(kind.code()) selected[chosen == Some(kind)] { (messages.code("agency-kind", kind.code())) }
                }
            }
        }
    }
}

fn sector_field(messages: &Messages, value: &str, sectors: &[String]) -> Markup {
    html! {
        div {
            label for="sector" { (messages.text("agency-sector")) }
            p #sector-what.soft.small { (messages.text("agency-sector-what")) }
            input #sector type="text" name="sector" value=(value) list="sectors" maxlength="200" aria-describedby="sector-what";
            datalist #sectors { @for sector in sectors { option value=(sector) {} } }
        }
    }
}

/// The sectors that are in use, so that one is not written in two ways.
fn sectors(profiles: &[AgencyProfile]) -> Vec<String> {
    let mut sectors: Vec<String> = profiles.iter().map(|p| p.sector.clone()).filter(|s| !s.is_empty()).collect();
    sectors.sort();
    sectors.dedup();
    sectors
}

/// Registers an agency.
pub async fn register(desk: Desk, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let fields = Form::of(&body, guest)?;
    let name = fields.field("name").to_owned();
    let profile = AgencyProfile {
        kind: AgencyKind::from_code(fields.field("kind")),
        sector: fields.field("sector").to_owned(),
        ..AgencyProfile::new(Agency { slug: Slug::from_title(&name), name })
    };
    match portal.catalog.register_agency(&guest.person, &profile).await {
        Ok(kept) => to(&format!("/agency/{}?done=saved", kept.agency.slug)),
        Err(refusal) => list_page(&desk, Some(&form::amendable(refusal)?), &fields).await,
    }
}

/// One agency.
pub async fn show(desk: Desk, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let profile = seen(guest, portal, &slug).await?;
    one_page(&desk, &profile, None).await
}

/// An agency whose work one may see; whoever may not is not told more than that there is none.
async fn seen(guest: &Guest, portal: &Portal, slug: &str) -> Result<AgencyProfile, Refusal> {
    let profile = portal.catalog.agency(slug).await;
    let slug = Slug::try_from(slug.to_owned()).map_err(|_| Refusal::not_found())?;
    match guest.person.may(Permission::SeeWork, Some(&slug)) {
        Err(apertura_actions::Refusal::NotAllowed) if guest.person != apertura_actions::Person::Visitor => {
            Err(Refusal::not_found())
        }
        other => {
            other?;
            Ok(profile?)
        }
    }
}

async fn one_page(
    desk: &Desk,
    profile: &AgencyProfile,
    problem: Option<&apertura_actions::Refusal>,
) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let slug = &profile.agency.slug;
    let papers = portal.catalog.agency_documents(&guest.person, slug).await?;
    let writes = guest.person.can(Permission::KeepDocuments, Some(slug));
    let manages = guest.person.can(Permission::ManageAgencies, None);
    let all = portal.catalog.agency_profiles().await?;
    let messages = visit.messages();
    let line = |name: &'static str, value: &str, kind: &'static str| {
        let (label, what) =
            (messages.code("agency", name), messages.find(&format!("agency-{name}-what")).unwrap_or_default());
        Line { name, label: &label, value, what: &what, kind, required: false }.show()
    };
    let facts = [
        ("head", &profile.head),
        ("head-mail", &profile.head_mail),
        ("contact-position", &profile.contact_position),
        ("contact-mail", &profile.contact_mail),
        ("landing-page", &profile.landing_page),
    ];
    let body = html! {
        h1 { (profile.agency.name) }
        p.lead {
            @if let Some(kind) = profile.kind { (messages.code("agency-kind", kind.code())) }
            @if profile.kind.is_some() && !profile.sector.is_empty() { " · " }
            (profile.sector)
        }
        (form::done(visit))
        (form::problem(messages, problem))
        @if let Some(closed) = profile.closed {
            p.notice.warning { (messages.with("agency-closed-on", [("day", crate::date::day(messages, closed))])) }
        }
        dl.facts {
            @for (name, value) in facts {
                dt { (messages.code("agency", name)) }
                dd { @if value.is_empty() { span.soft { (messages.text("agency-nobody-said")) } } @else { (value) } }
            }
        }
        @if writes {
            details.card.block open[problem.is_some()] {
                summary { (messages.text("agency-describe")) }
                form.stack method="post" {
                    (form::sign(guest))
                    input type="hidden" name="do" value="describe";
                    @if manages {
                        (Line { name: "name", label: &messages.text("agency-name"), value: &profile.agency.name, what: "", kind: "text", required: true }.show())
                        (kind_field(messages, profile.kind))
                        (sector_field(messages, &profile.sector, &sectors(&all)))
                    }
                    (line("head", &profile.head, "text"))
                    (line("head-mail", &profile.head_mail, "email"))
                    (line("contact-position", &profile.contact_position, "text"))
                    (line("contact-mail", &profile.contact_mail, "email"))
                    (line("landing-page", &profile.landing_page, "url"))
                    div { button type="submit" { (messages.text("save")) } }
                }
            }
        }
        (document::section(messages, guest, slug, &papers, writes))
        @if manages {
            section.block {
                form method="post" {
                    (form::sign(guest))
                    @if profile.closed.is_some() {
                        button.quiet type="submit" name="do" value="reopen" { (messages.text("agency-reopen")) }
                    } @else {
                        p.soft.small { (messages.text("agency-close-what")) }
                        button.quiet type="submit" name="do" value="close" { (messages.text("agency-close")) }
                    }
                }
            }
        }
    };
    let crumbs = [("/agency".to_owned(), messages.text("nav-agencies"))];
    Ok(layout::render_form(visit, Page::plain(&profile.agency.name, &crumbs, body), problem.is_some()))
}

/// Changes what is known of an agency.
pub async fn change(desk: Desk, Path(slug): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let fields = Form::of(&body, guest)?;
    let before = seen(guest, portal, &slug).await?;
    let (catalog, person) = (&portal.catalog, &guest.person);
    let text = |name: &str| fields.field(name).to_owned();
    let said = AgencyProfile {
        agency: Agency {
            name: fields.value("name").map_or_else(|| before.agency.name.clone(), |name| name.trim().to_owned()),
            slug: before.agency.slug.clone(),
        },
        kind: AgencyKind::from_code(fields.field("kind")),
        sector: text("sector"),
        head: text("head"),
        head_mail: text("head-mail"),
        contact_position: text("contact-position"),
        contact_mail: text("contact-mail"),
        landing_page: text("landing-page"),
        closed: before.closed,
    };
    let done = match fields.field("do") {
        "describe" => catalog.describe_agency(person, &said).await.map(|_| ()),
        "close" => catalog.close_agency(person, &slug, true).await,
        "reopen" => catalog.close_agency(person, &slug, false).await,
        _ => return Err(Refusal::bad_request("do")),
    };
    match done {
        Ok(()) => to(&format!("/agency/{slug}?done=saved")),
        Err(refusal) => one_page(&desk, &said, Some(&form::amendable(refusal)?)).await,
    }
}
