//! A paper as an answer: typeset away from the pages, shown by the browser under a name of its own.
//!
//! Never here: what stands on a paper (each page knows its own).

use apertura_paper::Document;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::refusal::Refusal;

/// Prints a paper; `name` is the file's, without its ending.
///
/// # Errors
/// A fault of ours.
pub async fn pdf<D: Document + Send + 'static>(paper: D, name: &str) -> Result<Response, Refusal> {
    let printed = tokio::task::spawn_blocking(move || paper.print()).await.map_err(Refusal::internal)?;
    let mut response = printed.map_err(Refusal::internal)?.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    let name = HeaderValue::from_str(&format!("inline; filename=\"{name}.pdf\"")).map_err(Refusal::internal)?;
    headers.insert(CONTENT_DISPOSITION, name);
    Ok(response)
}
