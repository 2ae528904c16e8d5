//! `/dataset/{slug}/versions/{number}/receipt`: proof that a version was published, as page and as PDF.
//!
//! Never here: setting type (crate `paper`), keeping receipts.

use apertura_actions::ShownReceipt;
use apertura_catalog::Distribution;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use maud::html;

use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{Visit, to};
use crate::{Portal, date, number};

/// The page; `receipt` with JSON asked for gives the record.
pub async fn show(
    visit: Visit,
    State(portal): State<Portal>,
    Path((slug, number)): Path<(String, u32)>,
) -> Result<Response, Refusal> {
    let shown = portal.catalog.receipt(&slug, number).await?;
    if visit.json {
        let body = serde_json::json!({
            "receipt": shown.receipt,
            "files": shown.version.distributions,
            "withdrawn": shown.withdrawn,
        });
        return Ok(axum::Json(body).into_response());
    }
    let messages = visit.messages();
    let page = address(&shown);
    let body = html! {
        h1 { (messages.text("receipt-title")) }
        p.lead { (messages.text("receipt-lead")) }
        @if let Some(at) = shown.withdrawn {
            p.notice.warning { (messages.with("receipt-withdrawn", [("day", date::day(messages, at))])) }
        }
        p.actions {
            a.button href=(format!("{page}/receipt.pdf")) download { (messages.text("receipt-pdf")) }
            @if shown.withdrawn.is_none() {
                a.button.quiet href=(page) { (messages.text("receipt-to-version")) }
            }
        }
        div.card {
            dl.facts {
                dt { (messages.text("receipt-folio")) } dd { b { (shown.receipt.folio) } }
                @for (label, value) in facts(messages, &shown) { dt { (label) } dd { (value) } }
            }
        }
        section.block {
            h2 { (messages.text("receipt-files")) }
            div.scroll tabindex="0" role="region" aria-label=(messages.text("receipt-files")) {
                table.stacked {
                    thead {
                        tr {
                            th scope="col" { (messages.text("receipt-file")) }
                            th.number scope="col" { (messages.text("receipt-size")) }
                            th scope="col" { (messages.text("receipt-hash")) }
                        }
                    }
                    tbody {
                        @for file in &shown.version.distributions {
                            tr {
                                th scope="row" { (file.name) }
                                td.number { (number::bytes(file.bytes)) }
                                td { code.small.hash { (file.sha256) } }
                            }
                        }
                    }
                }
            }
            p.soft { (messages.text("receipt-check")) }
        }
    };
    let crumbs = layout::crumbs_of(messages, &shown.dataset);
    let title = messages.with("receipt-page-title", [("folio", shown.receipt.folio.as_str())]);
    Ok(layout::render(
        &visit,
        Page { title: &title, description: "", crumbs: &crumbs, json: None, script: false, body },
    ))
}

/// The PDF.
pub async fn pdf(
    visit: Visit,
    State(portal): State<Portal>,
    Path((slug, number)): Path<(String, u32)>,
) -> Result<Response, Refusal> {
    let shown = portal.catalog.receipt(&slug, number).await?;
    let paper = paper(&visit, &shown);
    let folio = shown.receipt.folio.clone();
    crate::pdf::pdf(paper, &folio).await
}

/// `/receipt/{folio}`: leads to the page of a receipt.
pub async fn by_folio(State(portal): State<Portal>, Path(folio): Path<String>) -> Result<Response, Refusal> {
    let receipt = portal.catalog.receipt_by_folio(&folio).await?;
    to(&format!("/dataset/{}/versions/{}/receipt", receipt.dataset, receipt.version))
}

fn address(shown: &ShownReceipt) -> String {
    format!("/dataset/{}/versions/{}", shown.receipt.dataset, shown.receipt.version)
}

fn facts(messages: &Messages, shown: &ShownReceipt) -> Vec<(String, String)> {
    let ShownReceipt { receipt, dataset, version, .. } = shown;
    let reviewed = if receipt.submission.is_some() { "receipt-reviewed" } else { "receipt-direct" };
    let mut facts = vec![
        (messages.text("receipt-dataset"), dataset.title.clone()),
        (messages.text("version-word"), version.number.to_string()),
        (messages.text("receipt-on"), format!("{} ({})", date::day(messages, receipt.at), receipt.at)),
        (messages.text("rows-heading"), number::count(version.rows)),
        (messages.text("license"), dataset.license.title().to_owned()),
        (messages.text("receipt-how"), messages.text(reviewed)),
    ];
    if !dataset.agency.name.is_empty() {
        facts.insert(1, (messages.text("agency"), dataset.agency.name.clone()));
    }
    facts
}

/// The receipt as paper.
fn paper(visit: &Visit, shown: &ShownReceipt) -> apertura_paper::Receipt {
    let messages = visit.messages();
    let line = |file: &Distribution| [file.name.clone(), number::bytes(file.bytes), file.sha256.clone()];
    let files = shown.version.distributions.iter().map(line).collect();
    let page = format!("{}{}/receipt", visit.origin, address(shown));
    apertura_paper::Receipt {
        language: visit.language.tag().to_owned(),
        issuer: visit.portal_name(),
        accent: visit.known.theme.colour("accent").to_owned(),
        title: messages.text("receipt-title"),
        folio: shown.receipt.folio.clone(),
        folio_label: messages.text("receipt-folio"),
        lead: messages.text("receipt-lead"),
        facts: facts(messages, shown),
        files_title: messages.text("receipt-files"),
        files_heading: ["receipt-file", "receipt-size", "receipt-hash"].map(|key| messages.text(key)),
        files,
        check: messages.text("receipt-check"),
        address: (!visit.origin.is_empty()).then_some(page),
        address_label: messages.text("receipt-see"),
        footer: messages
            .with("receipt-foot", [("folio", shown.receipt.folio.as_str()), ("page", "{page}"), ("pages", "{pages}")]),
        at: shown.receipt.at,
    }
}
