//! `/certificate/{folio}`: whether a certificate of attendance holds, for whoever has the paper in hand; and the paper itself
//! for whom it is made out to.
//!
//! Never here: a whole name without the personal link, making certificates (see `workshop::certificates`).

use apertura_actions::certificate::CheckedCertificate;
use apertura_workshop::Certificate;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::language::{FluentValue, Messages};
use crate::layout::{self, Page};
use crate::printable::{Attended, Print, certificates, size};
use crate::refusal::Refusal;
use crate::visit::{Visit, to};
use crate::{Portal, date};

/// The form that asks for a folio.
pub async fn ask(visit: Visit) -> Result<Response, Refusal> {
    let asked = visit.value("folio").unwrap_or_default();
    match apertura_workshop::certificate::tidy_folio(asked) {
        Some(folio) => to(&format!("/certificate/{folio}")),
        None => Ok(page(&visit, asked, (!asked.is_empty()).then_some(None))),
    }
}

/// What is known of a folio.
pub async fn show(visit: Visit, State(portal): State<Portal>, Path(folio): Path<String>) -> Result<Response, Refusal> {
    let checked = portal.catalog.check_certificate(&folio).await?;
    Ok(page(&visit, &folio, Some(checked.as_ref())))
}

/// `found` is none where nothing was asked for.
fn page(visit: &Visit, folio: &str, found: Option<Option<&CheckedCertificate>>) -> Response {
    let messages = visit.messages();
    let title = messages.text("certificate-check");
    let body = html! {
        div.narrow {
            h1 { (title) }
            @match found {
                None => p.lead { (messages.text("certificate-check-lead")) },
                Some(None) => div.notice.error role="alert" {
                    p { b { (messages.with("certificate-none", [("folio", folio)])) } }
                    p { (messages.text("certificate-none-next")) }
                },
                Some(Some(checked)) => (answer(messages, checked)),
            }
            form.card.stack method="get" action="/certificate" {
                div {
                    label for="folio" { (messages.text("certificate-folio")) }
                    p #folio-what.soft.small { (messages.text("certificate-folio-what")) }
                    input #folio name="folio" required maxlength="40" autocomplete="off" spellcheck="false" aria-describedby="folio-what" value=(if matches!(found, Some(Some(_))) { "" } else { folio });
                }
                div { button type="submit" { (messages.text("certificate-check-do")) } }
            }
        }
    };
    let mut response =
        layout::render(visit, Page { title: &title, description: "", crumbs: &[], json: None, script: false, body });
    if matches!(found, Some(None)) {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    if found.is_some() {
        response.headers_mut().insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    }
    response
}

fn answer(messages: &Messages, checked: &CheckedCertificate) -> Markup {
    let CheckedCertificate { certificate, partial_name } = checked;
    html! {
        @if let Some((at, reason)) = certificate.revoked {
            div.notice.error role="status" {
                p { b { (messages.with("certificate-revoked-on", [("day", date::day(messages, at))])) } }
                p { (messages.code("certificate-reason", reason.code())) }
            }
        } @else {
            div.notice role="status" { p { b { (messages.text("certificate-holds")) } } }
        }
        div.card {
            dl.facts {
                dt { (messages.text("certificate-folio")) } dd { b { (certificate.folio) } }
                dt { (messages.text("certificate-name")) }
                dd { @if partial_name.is_empty() { (messages.text("certificate-name-forgotten")) } @else { (partial_name) br; span.soft.small { (messages.text("certificate-name-partial")) } } }
                dt { (messages.text("certificate-event")) } dd { (certificate.event) }
                dt { (messages.text("certificate-day")) } dd { (date::civil(messages, certificate.day)) }
                dt { (messages.text("certificate-time")) } dd { (time(messages, certificate.minutes)) }
                dt { (messages.text("certificate-issued")) }
                dd {
                    ul.plain {
                        @for (at, issue) in certificate.issues.iter().enumerate() {
                            li {
                                (date::day(messages, issue.at))
                                @if at > 0 { ": " (messages.text(match (issue.name, issue.minutes) { (true, true) => "certificate-corrected-both", (true, false) => "certificate-corrected-name", _ => "certificate-corrected-time" })) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Hours and minutes in words.
pub fn time(messages: &Messages, minutes: u32) -> String {
    messages.with("certificate-duration", [("hours", f64::from(minutes / 60)), ("minutes", f64::from(minutes % 60))])
}

/// The certificate of whoever has the personal link.
pub async fn own(visit: Visit, State(portal): State<Portal>, Path(token): Path<String>) -> Result<Response, Refusal> {
    let (certificate, signatures) = portal.catalog.own_certificate(&token).await?.ok_or_else(Refusal::not_found)?;
    print(&visit, vec![certificate], signatures, "constancia.pdf").await
}

/// Where the certificate is, on the personal page; nothing where there is none.
///
/// # Errors
/// Faults.
pub async fn offer(messages: &Messages, portal: &Portal, token: &str) -> Result<Markup, Refusal> {
    let Some((certificate, _)) = portal.catalog.own_certificate(token).await? else { return Ok(html! {}) };
    Ok(html! {
        section.card {
            h2 { (messages.text("certificate-own")) }
            p { (messages.with("certificate-own-what", [("time", time(messages, certificate.minutes)), ("folio", certificate.folio.clone())])) }
            p { a.button href=(format!("/registration/{token}/certificate.pdf")) { (messages.text("certificate-own-open")) } }
        }
    })
}

/// Certificates as one PDF; `paper` and `large` of the address say on what and how.
///
/// # Errors
/// Faults of printing.
pub async fn print(
    visit: &Visit,
    made: Vec<Certificate>,
    signatures: Vec<(String, String)>,
    file: &str,
) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let Some(last) = made.iter().map(Certificate::issued).max() else { return Err(Refusal::not_found()) };
    let event = made.first().map(|one| one.event.clone()).unwrap_or_default();
    let attended: Vec<Attended> = made.iter().map(|one| attended(messages, &visit.origin, one)).collect();
    let paper = visit.value("paper").and_then(size).unwrap_or_default();
    let print = Print { messages, paper, large: visit.value("large").is_some(), event, at: last };
    let work = tokio::task::spawn_blocking(move || certificates(&print, &attended, &signatures)).await;
    let bytes = work.map_err(Refusal::internal)?.map_err(Refusal::internal)?;
    let named = format!("inline; filename=\"{file}\"");
    Ok(([(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, named)], bytes).into_response())
}

fn attended(messages: &Messages, origin: &str, one: &Certificate) -> Attended {
    let values = [
        ("event", FluentValue::from(one.event.as_str())),
        ("time", time(messages, one.minutes).into()),
        ("day", date::civil(messages, one.day).into()),
        ("place", one.place.as_str().into()),
    ];
    Attended {
        name: one.name.clone(),
        text: messages.with("certificate-text", values),
        folio: one.folio.clone(),
        address: Some(format!("{origin}/certificate/{}", one.folio)),
    }
}
