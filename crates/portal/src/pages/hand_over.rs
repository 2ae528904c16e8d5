//! `/people/{id}/hand-over` and `/hand-over/{id}`: passing all duties of somebody on, and the sheet of what there was.
//!
//! Never here: passing them on (see actions).

use apertura_catalog::{AgencyProfile, Duty, Grant, HandOver, Slug};
use apertura_paper::PaperSize;
use apertura_paper::letter::{Letter, Part};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use super::invitation::role;
use crate::desk::Desk;
use crate::form::{self, Form};
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::pdf::pdf;
use crate::refusal::Refusal;
use crate::visit::to;

/// Headings of the duties.
const COLUMNS: [&str; 4] = ["hand-over-kind", "hand-over-thing", "draft-agency", "hand-over-day"];

/// What there is, and to whom it passes.
pub async fn prepare(desk: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    prepare_page(&desk, &id, None).await
}

async fn prepare_page(desk: &Desk, id: &str, problem: Option<&apertura_actions::Refusal>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let catalog = &portal.catalog;
    let leaving = catalog.somebody(&guest.person, id).await?.account;
    let (grants, duties) = catalog.duties(&guest.person, id).await?;
    let names = catalog.agency_profiles().await?;
    let mut others = catalog.people(&guest.person).await?;
    others.retain(|seen| seen.account.id != id && seen.account.closed.is_none());
    let messages = visit.messages();
    let title = messages.text("hand-over-title");
    let body = html! {
        h1 { (messages.with("hand-over-of", [("name", leaving.name.as_str())])) }
        p.lead { (messages.text("hand-over-lead")) }
        (form::problem(messages, problem))
        h2.block { (messages.text("account-roles")) }
        (roles(messages, &grants, &names))
        h2.block { (messages.with("hand-over-duties", [("count", duties.len() as f64)])) }
        (table(messages, &duties, &names))
        @if others.is_empty() {
            p.notice.warning { (messages.text("hand-over-nobody")) " " a href="/people" { (messages.text("people-invite")) } }
        } @else {
            form.card.stack.block method="post" {
                (form::sign(guest))
                div {
                    label for="to" { (messages.text("hand-over-to")) }
                    select #to name="to" required {
                        option value="" { }
                        @for seen in &others { option value=(seen.account.id) { (seen.account.name) " · " (seen.account.mail) } }
                    }
                }
                div {
                    label for="note" { (messages.text("hand-over-note")) }
                    p #note-what.soft.small { (messages.text("hand-over-note-what")) }
                    textarea #note name="note" rows="5" maxlength="4000" aria-describedby="note-what" {}
                }
                p.soft.small { (messages.text(if guest.person.account() == Some(id) { "hand-over-what-own" } else { "hand-over-what" })) }
                div { button type="submit" { (messages.text("hand-over-title")) } }
            }
        }
    };
    let crumbs = [("/people".to_owned(), messages.text("nav-people")), (format!("/people/{id}"), leaving.name.clone())];
    Ok(layout::render_form(visit, Page::plain(&title, &crumbs, body), problem.is_some()))
}

fn roles(messages: &Messages, grants: &[Grant], names: &[AgencyProfile]) -> Markup {
    html! { ul { @for grant in grants { li { (role(messages, grant, grant.agency.as_ref().map(|slug| name_of(names, slug)))) } } } }
}

fn name_of<'a>(names: &'a [AgencyProfile], slug: &'a Slug) -> &'a str {
    let known = names.iter().find(|known| known.agency.slug == *slug);
    known.map_or(slug.as_str(), |known| known.agency.name.as_str())
}

fn table(messages: &Messages, duties: &[Duty], names: &[AgencyProfile]) -> Markup {
    html! {
        @if duties.is_empty() { p.soft { (messages.text("hand-over-empty")) } }
        @else {
            div.scroll {
                table.stacked {
                    thead { tr {
                        @for key in COLUMNS { th scope="col" { (messages.text(key)) } }
                    } }
                    tbody {
                        @for duty in duties {
                            tr {
                                td { (messages.code("duty", &duty.kind)) }
                                td { a href=(duty.link) { (duty.title) } }
                                td { (name_of(names, &duty.agency)) }
                                td { (crate::date::interval(messages, &duty.day)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Passes the duties on.
pub async fn hand_over(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let fields = Form::of(&body, guest)?;
    guest.proved()?;
    match portal.catalog.hand_over(&guest.person, &id, fields.field("to"), fields.field("note")).await {
        Ok(sheet) => to(&format!("/hand-over/{}", sheet.id)),
        Err(refusal) => prepare_page(&desk, &id, Some(&form::amendable(refusal)?)).await,
    }
}

/// The sheet.
pub async fn show(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let (sheet, [from, to]) = portal.catalog.hand_over_sheet(&guest.person, &id).await?;
    let names = portal.catalog.agency_profiles().await?;
    let messages = visit.messages();
    let title = messages.with("hand-over-of", [("name", from.as_str())]);
    let body = html! {
        h1 { (title) }
        p.lead { (said(messages, &sheet, &from, &to)) }
        p.actions { a.button.quiet href=(format!("/hand-over/{id}/sheet.pdf")) { (messages.text("hand-over-print")) } }
        h2.block { (messages.text("account-roles")) }
        (roles(messages, &sheet.grants, &names))
        h2.block { (messages.with("hand-over-duties", [("count", sheet.duties.len() as f64)])) }
        (table(messages, &sheet.duties, &names))
        @if !sheet.note.is_empty() {
            h2.block { (messages.text("hand-over-note")) }
            @for line in sheet.note.lines() { p { (line) } }
        }
    };
    Ok(layout::render(&visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body }))
}

fn said(messages: &Messages, sheet: &HandOver, from: &str, to: &str) -> String {
    let day = crate::date::day(messages, sheet.at);
    messages.with("hand-over-said", [("from", from), ("to", to), ("day", day.as_str())])
}

/// The sheet on paper, to be signed by both.
pub async fn paper(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let (sheet, [from, to]) = portal.catalog.hand_over_sheet(&guest.person, &id).await?;
    let names = portal.catalog.agency_profiles().await?;
    let messages = visit.messages();
    let mut rows = vec![COLUMNS.map(|key| messages.text(key)).to_vec()];
    rows.extend(sheet.duties.iter().map(|duty| {
        let agency = name_of(&names, &duty.agency).to_owned();
        vec![messages.code("duty", &duty.kind), duty.title.clone(), agency, crate::date::interval(messages, &duty.day)]
    }));
    let held = |grant: &Grant| role(messages, grant, grant.agency.as_ref().map(|slug| name_of(&names, slug)));
    let mut parts = vec![
        Part::Paragraph(said(messages, &sheet, &from, &to)),
        Part::Heading(messages.text("account-roles")),
        Part::Points(sheet.grants.iter().map(held).collect()),
        Part::Heading(messages.with("hand-over-duties", [("count", sheet.duties.len() as f64)])),
    ];
    parts.push(if sheet.duties.is_empty() {
        Part::Paragraph(messages.text("hand-over-empty"))
    } else {
        Part::Table(rows)
    });
    if !sheet.note.is_empty() {
        parts.push(Part::Heading(messages.text("hand-over-note")));
        parts.extend(
            sheet.note.lines().filter(|line| !line.trim().is_empty()).map(|line| Part::Paragraph(line.to_owned())),
        );
    }
    let letter = Letter {
        language: visit.language.tag().to_owned(),
        issuer: visit.portal_name(),
        title: messages.text("hand-over-sheet"),
        folio: messages.with("hand-over-folio", [("id", sheet.id.as_str())]),
        place: crate::date::day(messages, sheet.at),
        recipient: Vec::new(),
        parts,
        signatures: vec![(messages.text("hand-over-gives"), from), (messages.text("hand-over-takes"), to)],
        paper: PaperSize::Letter,
        large: false,
        footer: messages.text("letter-footer"),
        at: sheet.at,
    };
    pdf(letter, &format!("entrega-{id}")).await
}
