//! The rows as they would be published, page by page.
//!
//! Never here: filters (the draft's own page has them).

use apertura_actions::explore::RowsRequest;
use apertura_catalog::Place;
use maud::{Markup, html};

use super::comments;
use super::shown::View;
use crate::number;
use crate::refusal::Refusal;
use crate::visit::address;

/// Rows of a page.
const ROWS: u64 = 15;

/// The section.
pub(super) async fn section(view: &View<'_>) -> Result<Markup, Refusal> {
    let messages = view.visit.messages();
    let cleaned = &view.cleaning.cleaned;
    let last = cleaned.rows.saturating_sub(1) / ROWS * ROWS;
    let from = view.visit.value("from").and_then(|text| text.parse::<u64>().ok()).unwrap_or(1);
    let offset = (from.max(1) - 1).min(last) / ROWS * ROWS;
    let request = RowsRequest { offset, limit: ROWS, ..RowsRequest::default() };
    let page = view.open.rows(view.cleaning, &request).await?;
    let to =
        |offset: u64| format!("{}#rows", address(&view.path(""), &[("from".to_owned(), (offset + 1).to_string())]));
    Ok(html! {
        section.block #rows {
            h2 { (messages.text("review-rows")) }
            div.scroll tabindex="0" role="region" aria-label=(messages.text("review-rows")) {
                table.grid {
                    thead {
                        tr {
                            th scope="col" { "#" }
                            @for column in &cleaned.columns { th scope="col" { (view.label(&column.name)) } }
                            th scope="col" { span.hidden-visually { (messages.text("comment-here")) } }
                        }
                    }
                    tbody {
                        @for (index, cells) in page.rows.iter().enumerate() {
                            @let row = offset + index as u64 + 1;
                            tr {
                                th.number scope="row" { (number::count(row)) }
                                @for value in cells { td { (cell(value)) } }
                                td.nowrap { (view.comment_on(&format!("row:{row}"))) (comments::on(view, &Place::Row(row))) }
                            }
                        }
                    }
                }
            }
            p.actions {
                @if offset > 0 { a.button.quiet.slim href=(to(offset - ROWS)) { (messages.text("review-rows-before")) } }
                @if offset < last { a.button.quiet.slim href=(to(offset + ROWS)) { (messages.text("review-rows-after")) } }
            }
        }
    })
}

fn cell(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
