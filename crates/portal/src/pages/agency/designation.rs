//! `/agency/{slug}/designation.pdf`: the letter that names the agency's liaison and data administrators, to be signed.
//!
//! Never here: typesetting (see `paper`), who holds which role (see actions).

use apertura_catalog::{Account, Permission, Role};
use apertura_paper::PaperSize;
use apertura_paper::letter::{Letter, Part};
use axum::extract::Path;
use axum::response::Response;

use super::seen;
use crate::desk::Desk;
use crate::language::Messages;
use crate::pdf::pdf;
use crate::refusal::Refusal;

/// The letter.
pub async fn designation(Desk { visit, guest, portal }: Desk, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let profile = seen(&guest, &portal, &slug).await?;
    let agency = &profile.agency;
    guest.person.may(Permission::KeepDocuments, Some(&agency.slug))?;
    let holders = portal.catalog.holders(&guest.person, &agency.slug).await?;
    let now = portal.catalog.time();
    let messages = visit.messages();
    let rows = named(messages, &holders);
    let head = if profile.head.is_empty() { messages.text("agency-head") } else { profile.head.clone() };
    let year = crate::date::iso(now).chars().take(4).collect::<String>();
    let letter = Letter {
        language: visit.language.tag().to_owned(),
        issuer: agency.name.clone(),
        title: messages.text("letter-designation"),
        folio: messages.with("letter-folio", [("agency", agency.slug.as_str()), ("year", year.as_str())]),
        place: crate::date::day(messages, now),
        recipient: vec![messages.text("people-coordination"), visit.portal_name()],
        parts: vec![
            Part::Paragraph(messages.with("letter-designates", [("agency", agency.name.as_str())])),
            Part::Table(rows),
            Part::Heading(messages.text("letter-duties")),
            Part::Points(
                ["letter-duty-liaison", "letter-duty-administrator", "letter-duty-change"]
                    .map(|key| messages.text(key))
                    .to_vec(),
            ),
        ],
        signatures: vec![(head, messages.text("letter-sign"))],
        paper: PaperSize::Letter,
        large: false,
        footer: messages.text("letter-footer"),
        at: now,
    };
    pdf(letter, &format!("{}-designacion", agency.slug)).await
}

/// Who holds which duty, the headings first; blanks to be filled in by hand where nobody does.
pub(super) fn named(messages: &Messages, holders: &[(Role, Account)]) -> Vec<Vec<String>> {
    let empty = messages.text("letter-blank");
    let mut rows = vec![
        ["letter-role", "account-name", "account-position", "account-mail"].map(|key| messages.text(key)).to_vec(),
    ];
    for role in [Role::Liaison, Role::DataAdministrator] {
        let named: Vec<_> = holders.iter().filter(|(held, _)| *held == role).map(|(_, account)| account).collect();
        let word = messages.code("role-of", role.code());
        if named.is_empty() {
            rows.push(vec![word.clone(), empty.clone(), empty.clone(), empty.clone()]);
        }
        for account in named {
            let position = if account.position.is_empty() { &empty } else { &account.position };
            rows.push(vec![word.clone(), account.name.clone(), position.clone(), account.mail.clone()]);
        }
    }
    rows
}
