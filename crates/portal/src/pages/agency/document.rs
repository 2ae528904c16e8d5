//! The papers of an agency on its page: listed, handed in signed, sent back.
//!
//! Never here: what an empty one says (see `designation`).

use apertura_actions::agency_document::LARGEST;
use apertura_catalog::{AgencyDocument, DocumentKind, Slug};
use axum::extract::{Path, Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::{one_page, seen};
use crate::Portal;
use crate::desk::Desk;
use crate::door::Guest;
use crate::file_form::FileForm;
use crate::form;
use crate::language::Messages;
use crate::number;
use crate::refusal::Refusal;
use crate::visit::{self, to};

/// The papers, and the form that takes one in.
pub(super) fn section(
    messages: &Messages,
    guest: &Guest,
    slug: &Slug,
    papers: &[AgencyDocument],
    writes: bool,
) -> Markup {
    html! {
        section #papers.block {
            h2 { (messages.text("papers-title")) }
            p.soft { (messages.text("papers-lead")) }
            @if writes {
                p.actions {
                    a.button.quiet href=(format!("/agency/{slug}/designation.pdf")) { (messages.text("papers-letter")) }
                    a.button.quiet href=(format!("/agency/{slug}/minutes.pdf")) { (messages.text("papers-minutes")) }
                }
            }
            @if papers.is_empty() { p { (messages.text("papers-none")) } }
            @else {
                ul.results {
                    @for paper in papers {
                        li {
                            h3 { a href=(format!("/agency/{slug}/document/{}", paper.id)) { (paper.name) } }
                            p.soft {
                                (messages.code("paper-kind", paper.kind.code())) " · " (crate::date::day(messages, paper.kept))
                                " · " (number::bytes(paper.bytes))
                            }
                        }
                    }
                }
            }
            @if writes {
                details.card.block {
                    summary { (messages.text("papers-hand-in")) }
                    form.stack action=(format!("/agency/{slug}/document")) method="post" enctype="multipart/form-data" {
                        (form::sign(guest))
                        div {
                            label for="paper-kind" { (messages.text("papers-kind")) }
                            select #paper-kind name="kind" {
                                @for kind in DocumentKind::ALL { option value=(kind.code()) { (messages.code("paper-kind", kind.code())) } }
                            }
                        }
                        div {
                            label for="paper" { (messages.text("papers-file")) }
                            p #paper-what.soft.small { (messages.with("papers-file-what", [("size", number::bytes(LARGEST))])) }
                            input #paper type="file" name="file" required accept="application/pdf,image/jpeg,image/png" aria-describedby="paper-what";
                        }
                        div { button type="submit" { (messages.text("papers-hand-in")) } }
                    }
                }
            }
        }
    }
}

/// Takes a signed paper in.
pub async fn keep_document(desk: Desk, Path(slug): Path<String>, request: Request) -> Result<Response, Refusal> {
    let Desk { guest, portal, .. } = &desk;
    let profile = seen(guest, portal, &slug).await?;
    match received(guest, portal, &profile.agency.slug, request).await? {
        Ok(()) => to(&format!("/agency/{slug}?done=paper#papers")),
        Err(refusal) => one_page(&desk, &profile, Some(&refusal)).await,
    }
}

async fn received(
    guest: &Guest,
    portal: &Portal,
    agency: &Slug,
    request: Request,
) -> Result<Result<(), apertura_actions::Refusal>, Refusal> {
    use apertura_actions::RefusalKind::Invalid;
    let mut form = FileForm::of(request, guest).await?;
    let kind =
        form.fields.value("kind").map(|code| DocumentKind::from_code(code).ok_or_else(|| Refusal::bad_request("kind")));
    let kind = kind.transpose()?.unwrap_or(DocumentKind::Other);
    if form.name.is_empty() {
        return Ok(Err(apertura_actions::Refusal::NotAPaper));
    }
    let mut paper = portal.catalog.begin_paper(&guest.person, agency).await?;
    let kept = match form.pour(|bytes| paper.write(bytes)).await? {
        Ok(()) => portal.catalog.keep_paper(&guest.person, agency, kind, paper, &form.name).await.map(|_| ()),
        Err(refusal) => Err(refusal),
    };
    match kept {
        Err(refusal) if refusal.kind() != Invalid => Err(refusal.into()),
        other => Ok(other),
    }
}

/// Sends a paper back, as it was handed in; never shown as a page of ours.
pub async fn document(
    guest: Guest,
    State(portal): State<Portal>,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let (document, path) = portal.catalog.agency_document(&guest.person, &id).await?;
    if document.agency.as_str() != slug {
        return Err(Refusal::not_found());
    }
    let bytes = tokio::fs::read(path).await.map_err(Refusal::internal)?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_str(&document.media_type).map_err(Refusal::internal)?);
    // RFC 8187: the name in its own letters
    let named = format!("attachment; filename*=UTF-8''{}", visit::segment(&document.name));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_str(&named).map_err(Refusal::internal)?);
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'"));
    Ok(response)
}
