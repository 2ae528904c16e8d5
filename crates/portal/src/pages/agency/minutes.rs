//! `/agency/{slug}/minutes.pdf`: the minutes of the meeting in which an agency names its people and agrees on its first
//! steps, to be completed by hand, signed, and kept here.
//!
//! Never here: typesetting (see `paper`), keeping the signed one (see `document`).

use apertura_catalog::{Permission, Role};
use apertura_paper::PaperSize;
use apertura_paper::letter::{Letter, Part};
use axum::extract::Path;
use axum::response::Response;

use super::designation::named;
use super::seen;
use crate::desk::Desk;
use crate::pdf::pdf;
use crate::refusal::Refusal;

/// Blank rows for agreements, each with who answers for it and by when.
const AGREEMENTS: usize = 5;

/// The minutes.
pub async fn minutes(Desk { visit, guest, portal }: Desk, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let profile = seen(&guest, &portal, &slug).await?;
    let agency = &profile.agency;
    guest.person.may(Permission::KeepDocuments, Some(&agency.slug))?;
    let holders = portal.catalog.holders(&guest.person, &agency.slug).await?;
    let (_, promises) = portal.catalog.plan(&guest.person, agency.slug.as_str()).await?;
    let (now, messages) = (portal.catalog.time(), visit.messages());
    let texts = |keys: &[&str]| keys.iter().map(|key| messages.text(key)).collect::<Vec<String>>();
    let blank = messages.text("letter-blank");
    let head = if profile.head.is_empty() { messages.text("agency-head") } else { profile.head.clone() };
    let mut parts = vec![
        Part::Paragraph(messages.with("minutes-opening", [("agency", agency.name.as_str())])),
        Part::Heading(messages.text("minutes-agenda")),
        Part::Points(texts(&["minutes-point-designation", "minutes-point-inventory", "minutes-point-plan"])),
        Part::Heading(messages.text("minutes-named")),
        Part::Table(named(messages, &holders)),
    ];
    // what the plan promises already is read out and agreed on
    let promised: Vec<Vec<String>> = promises
        .iter()
        .filter_map(|promise| {
            let day = promise.entry.state.plan.commitment?;
            let title = promise.entry.state.title.clone();
            Some(vec![title, promise.entry.planned_by().to_owned(), crate::date::civil(messages, day)])
        })
        .take(40)
        .collect();
    let headings = texts(&["minutes-agreement", "minutes-answers", "minutes-by"]);
    parts.push(Part::Heading(messages.text("minutes-agreements")));
    if !promised.is_empty() {
        parts.push(Part::Paragraph(messages.text("minutes-promised")));
        parts.push(Part::Table(std::iter::once(headings.clone()).chain(promised).collect()));
        parts.push(Part::Paragraph(messages.text("minutes-more")));
    }
    let blanks = std::iter::repeat_n(vec![blank.clone(), blank.clone(), blank.clone()], AGREEMENTS);
    parts.push(Part::Table(std::iter::once(headings).chain(blanks).collect()));
    parts.push(Part::Paragraph(messages.text("minutes-closing")));
    let sign = messages.text("letter-sign");
    let mut signatures = vec![(head, sign.clone())];
    for role in [Role::Liaison, Role::DataAdministrator] {
        let mut of_role = holders.iter().filter(|(held, _)| *held == role).map(|(_, account)| account.name.clone());
        signatures.push((messages.code("role-of", role.code()), of_role.next().unwrap_or_else(|| sign.clone())));
    }
    signatures.push((messages.text("people-coordination"), sign));
    let year = crate::date::iso(now).chars().take(4).collect::<String>();
    let letter = Letter {
        language: visit.language.tag().to_owned(),
        issuer: agency.name.clone(),
        title: messages.text("minutes-title"),
        folio: messages.with("minutes-folio", [("agency", agency.slug.as_str()), ("year", year.as_str())]),
        place: crate::date::day(messages, now),
        recipient: Vec::new(),
        parts,
        signatures,
        paper: PaperSize::Letter,
        large: false,
        footer: messages.text("letter-footer"),
        at: now,
    };
    pdf(letter, &format!("{}-minuta", agency.slug)).await
}
