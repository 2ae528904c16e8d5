//! `/dataset/{slug}/explore.{form}`: all rows that the filters leave, as a file; and the list of forms on the page.
//!
//! Never here: writing the forms (see crate `query`).

use apertura_actions::explore::{ExportFormat, RowsRequest};
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::{Explorer, asked};
use crate::Portal;
use crate::refusal::Refusal;
use crate::visit::Visit;

/// The file in the form that the address ends in.
pub async fn file(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let ending = visit.path.rsplit_once("/explore.").map(|(_, ending)| ending).unwrap_or_default();
    let format =
        ExportFormat::ALL.into_iter().find(|format| format.ending() == ending).ok_or_else(Refusal::not_found)?;
    let (request, version) = asked(&visit, usize::MAX)?;
    let table = portal.explorer.open(&slug, version).await?;
    if format.is_geographic() && table.point().is_none() {
        return Err(Refusal::not_found());
    }
    let whole = request.filters.is_empty() && request.search.is_none() && request.columns.is_none();
    let export = table.export(&request, format).await?;
    let body = axum::body::Body::from_stream(export.stream());
    let part = if whole { "" } else { "-filtrado" };
    let headers = [
        (CONTENT_TYPE, format.media_type().to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{slug}{part}.{ending}\"")),
    ];
    Ok((headers, body).into_response())
}

/// The ways to take the rows along, and an address of this view that does not change.
pub fn ways(view: &Explorer<'_>, version: u32) -> Markup {
    let messages = view.messages;
    let whole = RowsRequest { offset: 0, limit: RowsRequest::default().limit, ..view.request.clone() };
    let lasting = Explorer { asked_version: Some(version), columns: Vec::new(), ..view.clone() };
    html! {
        ul.ways {
            li {
                details.drop {
                    summary { (messages.text("download-view")) }
                    ul.card {
                        @for format in &view.formats {
                            li {
                                a href=(view.address_of(&format!("{}.{}", view.path(), format.ending()), &whole)) rel="nofollow" download {
                                    (messages.code("format", format.name()))
                                }
                            }
                        }
                    }
                }
            }
            li { a href=(lasting.address(&view.request)) title=(messages.text("permalink-what")) rel="nofollow" { (messages.text("permalink")) } }
            li hidden data-copy-rows {
                button.quiet.slim type="button" data-done=(messages.text("copied")) {
                    (messages.text("copy-rows")) span role="status" {}
                }
            }
        }
    }
}
