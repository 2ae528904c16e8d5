//! The certificates of a workshop, for those who hold it: made, printed, put right, revoked.
//!
//! Never here: checking a folio (see `pages::certificate`), counting hours (see `apertura_workshop::certificate`).

use apertura_actions::RefusalKind;
use apertura_actions::certificate::CertificatesView;
use apertura_workshop::{Certificate, RevocationReason};
use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};

use super::{answer, crumbs};
use crate::desk::Desk;
use crate::door::Guest;
use crate::form::{self, Form};
use crate::language::Messages;
use crate::pages::certificate;
use crate::refusal::Refusal;
use crate::visit::to;

/// The page.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    page(&desk, &id, None).await
}

async fn page(desk: &Desk, id: &str, problem: Option<&apertura_actions::Refusal>) -> Result<Response, Refusal> {
    let Desk { visit, guest, portal } = desk;
    let view = portal.catalog.workshop(&guest.person, id).await?;
    let made = portal.catalog.certificates(&guest.person, id).await?;
    let messages = visit.messages();
    let title = messages.text("workshop-certificates");
    let holding = made.certificates.iter().filter(|one| one.revoked.is_none() && !one.person.is_empty()).count();
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("certificates-lead")) }
        (form::done(visit))
        (form::problem(messages, problem))
        (steps(messages, guest, &made))
        @if holding > 0 {
            section.card {
                h2 { (messages.text("certificates-print")) }
                ul.plain {
                    @for (paper, large) in [("letter", false), ("a4", false), ("letter", true), ("a4", true)] {
                        li { a href=(format!("/workshop/{id}/certificates.pdf?paper={paper}{}", if large { "&large=1" } else { "" })) { (messages.text(&format!("print-{paper}{}", if large { "-large" } else { "" }))) } }
                    }
                }
            }
        }
        @if !made.certificates.is_empty() {
            section.block {
                h2 { (messages.with("certificates-made", [("count", made.certificates.len() as f64)])) }
                ul.results { @for one in &made.certificates { li { (entry(messages, guest, id, one)) } } }
            }
        }
    };
    Ok(answer(visit, &title, &crumbs(messages, &view), body, problem.is_some()))
}

fn steps(messages: &Messages, guest: &Guest, made: &CertificatesView) -> Markup {
    let lines: Vec<String> = made.signatures.iter().map(|(position, name)| format!("{name}; {position}")).collect();
    html! {
        details.card open[made.signatures.is_empty()] {
            summary { (messages.text("certificates-signers")) }
            form.stack method="post" {
                (form::sign(guest))
                div {
                    label for="signers" { (messages.text("certificates-signers-label")) }
                    p #signers-what.soft.small { (messages.text("certificates-signers-what")) }
                    textarea #signers name="signers" rows="3" aria-describedby="signers-what" { (lines.join("\n")) }
                }
                div { button.quiet type="submit" name="do" value="signers" { (messages.text("workshop-save")) } }
            }
        }
        @if !made.ended { p.notice { (messages.text("certificates-early")) } }
        @else if made.waiting > 0 {
            form.card.stack method="post" {
                (form::sign(guest))
                p { (messages.with("certificates-waiting", [("count", made.waiting as f64)])) }
                div { button type="submit" name="do" value="issue" { (messages.text("certificates-issue")) } }
            }
        } @else if made.certificates.is_empty() { p.notice { (messages.text("certificates-nobody")) } }
        @if made.too_late > 0 { p.soft { (messages.with("certificates-too-late", [("count", made.too_late as f64)])) } }
    }
}

fn entry(messages: &Messages, guest: &Guest, id: &str, one: &Certificate) -> Markup {
    let field = |name: &str| format!("{name}-{}", one.folio);
    html! {
        h3 { @if one.name.is_empty() { (messages.text("certificate-name-forgotten")) } @else { (one.name) } @if one.revoked.is_some() { " " span.tag.late { (messages.text("certificate-revoked-tag")) } } }
        p.soft {
            a href=(format!("/certificate/{}", one.folio)) { (one.folio) } " · " (certificate::time(messages, one.minutes))
            @if one.issues.len() > 1 { " · " (messages.with("certificate-issue-number", [("number", one.issues.len() as f64)])) }
        }
        @if one.revoked.is_none() && !one.person.is_empty() {
            p { a href=(format!("/workshop/{id}/certificates.pdf?folio={}", one.folio)) { (messages.text("certificate-own-open")) span.hidden-visually { " " (one.name) } } }
            details {
                summary { (messages.text("certificate-change")) span.hidden-visually { " " (one.name) } }
                form.stack method="post" {
                    (form::sign(guest))
                    input type="hidden" name="folio" value=(one.folio);
                    div { label for=(field("name")) { (messages.text("certificate-name-right")) } input id=(field("name")) name="name" value=(one.name) required maxlength="200"; }
                    div { label for=(field("minutes")) { (messages.text("certificate-minutes")) } input id=(field("minutes")) type="number" name="minutes" value=(one.minutes) min="1" required; }
                    div { button.quiet type="submit" name="do" value="correct" { (messages.text("certificate-correct")) } }
                }
                form.stack method="post" {
                    (form::sign(guest))
                    input type="hidden" name="folio" value=(one.folio);
                    div {
                        label for=(field("reason")) { (messages.text("certificate-revoke-why")) }
                        select id=(field("reason")) name="reason" { @for reason in RevocationReason::ALL { option value=(reason.code()) { (messages.code("certificate-reason", reason.code())) } } }
                    }
                    div { button.quiet type="submit" name="do" value="revoke" { (messages.text("certificate-revoke")) } }
                }
            }
        }
    }
}

/// Makes, signs, puts right or revokes.
pub async fn change(desk: Desk, Path(id): Path<String>, body: String) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let said = Form::of(&body, guest)?;
    let (catalog, person) = (&portal.catalog, &guest.person);
    let folio = said.field("folio");
    let done = match said.field("do") {
        "issue" => catalog.issue_certificates(person, &id).await.map(|_| "certificates-issued"),
        "signers" => {
            let line = |line: &str| {
                let (name, position) = line.split_once(';').unwrap_or((line, ""));
                (position.trim().to_owned(), name.trim().to_owned())
            };
            let lines = said.field("signers").lines().map(str::trim).filter(|line| !line.is_empty());
            let signatures: Vec<(String, String)> = lines.map(line).collect();
            catalog.sign_certificates(person, &id, &signatures).await.map(|()| "certificates-signed")
        }
        "correct" => {
            let minutes = said.field("minutes").parse().unwrap_or_default();
            let kept = catalog.correct_certificate(person, &id, folio, said.field("name"), minutes).await;
            kept.map(|_| "certificate-corrected")
        }
        "revoke" => {
            let reason = RevocationReason::from_code(said.field("reason"));
            let reason = reason.ok_or_else(|| Refusal::bad_request("reason"))?;
            catalog.revoke_certificate(person, &id, folio, reason).await.map(|()| "certificate-revoked")
        }
        _ => return Err(Refusal::bad_request("do")),
    };
    match done {
        Ok(done) => to(&format!("/workshop/{id}/certificates?done={done}")),
        Err(refusal) if refusal.kind() == RefusalKind::Invalid => page(&desk, &id, Some(&refusal)).await,
        Err(refusal) => Err(refusal.into()),
    }
}

/// All certificates that hold in one file, or the one with `folio`.
pub async fn paper(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let made = portal.catalog.certificates(&guest.person, &id).await?;
    let asked = visit.value("folio");
    let wanted = |one: &Certificate| {
        one.revoked.is_none() && !one.person.is_empty() && asked.is_none_or(|folio| folio == one.folio)
    };
    let wanted: Vec<Certificate> = made.certificates.into_iter().filter(wanted).collect();
    if wanted.is_empty() {
        return to(&format!("/workshop/{id}/certificates"));
    }
    certificate::print(&visit, wanted, made.signatures, "constancias.pdf").await
}
