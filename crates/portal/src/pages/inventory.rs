//! `/inventory` and below: what offices hold, opened or not.
//!
//! Never here: the inventory itself (see actions), one part of the pages (one file each in `inventory/`).

mod clash;
mod download;
mod entry;
mod fields;
mod import;
mod public;
mod sheet;
mod work;

use axum::body::Body;
use axum::extract::Request;
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::response::{IntoResponse, Response};

use apertura_catalog::opening::Field;
use maud::Markup;

use crate::language::Messages;
use crate::refusal::Refusal;
use crate::visit;

pub use download::{download, public_csv, public_json, public_workbook};
pub use entry::{remove_entry, show_entry, write_entry};
pub use import::{show_import, take_import, upload};
pub use public::show;
pub use sheet::{open, show_sheet, write_sheet};
pub use work::{hand_in, join};

pub(super) use clash::notice as clash_notice;
pub(super) use fields::Edits;

/// Largest form of a sheet.
const FORM_BYTES: usize = 16 << 20;

/// The fields of a form, in order.
pub(super) async fn form(request: Request) -> Result<Vec<(String, String)>, Refusal> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Refusal::bad_request("application/x-www-form-urlencoded"));
    }
    let body: Body = request.into_body();
    let bytes = axum::body::to_bytes(body, FORM_BYTES).await.map_err(|_| Refusal::bad_request("form"))?;
    Ok(visit::pairs(&String::from_utf8_lossy(&bytes)))
}

/// The first value of a name.
pub(super) fn value<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// An input of a cell with a label beside it that names its id.
pub(super) fn field_input(messages: &Messages, field: Field, name: &str, value: &str) -> Markup {
    fields::input(messages, field, name, value, fields::Look { id: name, small: true, ..fields::Look::default() })
}

/// Leads to another address of this server.
pub(super) fn to(address: &str) -> Result<Response, Refusal> {
    let mut response = StatusCode::SEE_OTHER.into_response();
    response.headers_mut().insert(LOCATION, HeaderValue::from_str(address).map_err(Refusal::internal)?);
    Ok(response)
}
