//! `/review` and below: what was handed over for publication, and deciding about it.
//!
//! Never here: deciding (see actions), one part of the page (one file each in `review/`).

mod comments;
mod decision;
mod list;
mod shown;
mod table;

use std::time::Duration;

use apertura_actions::draft::{Look, Opened};
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, Request};
use axum::response::{IntoResponse, Response};
use maud::html;
use tower::ServiceExt;
use tower_http::services::ServeFile;

use crate::desk::Desk;
use crate::layout::{self, Page};
use crate::pages::draft::{cleaning_page, failed_page, reading_page, workbench};
use crate::refusal::Refusal;
use crate::report;

pub use comments::comment;
pub use decision::{decide, publish, schedule, take_back};
pub use list::list;

/// How long the page waits for what is being computed.
const PATIENCE: Duration = Duration::from_millis(1500);

/// `/review/{id}`: the page.
pub async fn show(Desk { visit, guest, portal }: Desk, Path(id): Path<String>) -> Result<Response, Refusal> {
    let drafts = &workbench(&portal)?.drafts;
    let (submission, handed, said) = drafts.submission(&guest.person, &id).await?;
    let open = match drafts.open_submission(&guest.person, &id, PATIENCE).await? {
        Opened::Ready(open) => *open,
        Opened::Working(draft, progress) => return Ok(reading_page(&visit, &draft, progress)),
        Opened::Failed(draft, refusal) => return Ok(failed_page(&visit, &guest, &draft, &refusal)),
    };
    let cleaning = match open.cleaning(PATIENCE).await? {
        Look::Ready(cleaning) => cleaning,
        Look::Working(progress) => return Ok(cleaning_page(&visit, &open.draft, progress)),
        Look::Failed(refusal) => return Ok(failed_page(&visit, &guest, &open.draft, &refusal)),
    };
    let view = shown::View {
        visit: &visit,
        guest: &guest,
        submission: &submission,
        handed: &handed,
        open: &open,
        cleaning: &cleaning,
        comments: &said,
    };
    let messages = visit.messages();
    let body = html! {
        (shown::head(&view))
        (decision::section(&view))
        (shown::difference(&view))
        (shown::personal(&view))
        (shown::left(&view))
        (shown::metadata(&view))
        (shown::dictionary(&view))
        (table::section(&view).await?)
        (comments::section(&view))
    };
    let crumbs = [("/review".to_owned(), messages.text("review-title"))];
    Ok(layout::render(
        &visit,
        Page { title: &submission.title, description: "", crumbs: &crumbs, json: None, script: false, body },
    ))
}

/// `/review/{id}/files/{file}`: a file as it would be published.
pub async fn file(
    Desk { visit, guest, portal }: Desk,
    Path((id, file)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let drafts = &workbench(&portal)?.drafts;
    let open = match drafts.open_submission(&guest.person, &id, Duration::from_secs(600)).await? {
        Opened::Ready(open) => *open,
        Opened::Working(draft, progress) => return Ok(reading_page(&visit, &draft, progress)),
        Opened::Failed(draft, refusal) => return Ok(failed_page(&visit, &guest, &draft, &refusal)),
    };
    let language = visit.language;
    let (cleaning, path) = open.file(&file, &|input| report::render(language, input)).await?;
    let request = Request::new(axum::body::Body::empty());
    let sent = ServeFile::new(&path).oneshot(request).await.map_err(Refusal::internal)?;
    let mut response = sent.map(axum::body::Body::new).into_response();
    let known = cleaning.cleaned.files.iter().find(|known| known.name == file);
    let kind = known.map_or("text/html; charset=utf-8", |known| known.media_type.as_str());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_str(kind).map_err(Refusal::internal)?);
    if known.is_some() {
        let name = HeaderValue::from_str(&format!("attachment; filename=\"{file}\"")).map_err(Refusal::internal)?;
        headers.insert(CONTENT_DISPOSITION, name);
    }
    crate::pages::download::sandboxed(headers);
    Ok(response)
}
