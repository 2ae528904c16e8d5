//! Counts uses: a page looked at, a file downloaded, a question of a program; by dataset and day, nothing of who.
//!
//! Numbers are added up in memory and written in batches by a job. Programs that walk through all pages (they say so in
//! `User-Agent`) are not counted as views. Never here: cookies, addresses of the network.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use apertura_catalog::{UseCount, UseKind};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, RANGE, USER_AGENT};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use jiff::civil::Date;

use crate::Portal;
use crate::visit::Visit;

/// Words by which walking programs are known.
const WALKERS: [&str; 10] =
    ["bot", "crawl", "spider", "slurp", "preview", "fetch", "monitor", "facebookexternalhit", "headless", "lighthouse"];

/// Most numbers that wait; what comes beyond before they are written is not counted.
const MOST: usize = 200_000;

/// Numbers that wait to be written.
#[derive(Clone, Default)]
pub struct Usage {
    waiting: Arc<Mutex<BTreeMap<(Date, String, UseKind), u64>>>,
}

impl Usage {
    fn note(&self, day: Date, dataset: &str, kind: UseKind) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (day, dataset.to_owned(), kind);
        if waiting.len() < MOST || waiting.contains_key(&key) {
            *waiting.entry(key).or_default() += 1;
        }
    }

    /// Takes what waits.
    fn take(&self) -> Vec<UseCount> {
        let waiting = std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        let count = |((day, dataset, kind), count)| UseCount { day, dataset, kind, count };
        waiting.into_iter().map(count).collect()
    }

    fn put_back(&self, counts: Vec<UseCount>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        for count in counts {
            *waiting.entry((count.day, count.dataset, count.kind)).or_default() += count.count;
        }
    }
}

/// Writes what waits; what cannot be written waits on.
///
/// # Errors
/// Faults of the database.
pub async fn write(portal: &Portal) -> Result<(), apertura_actions::Refusal> {
    let counts = portal.usage.take();
    let written = portal.catalog.add_uses(&counts).await;
    if written.is_err() {
        portal.usage.put_back(counts);
    }
    written
}

/// Counts an answer.
pub async fn count(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let get = request.method() == Method::GET;
    let api = request.uri().path().starts_with("/api/");
    if !get && !api {
        return next.run(request).await;
    }
    let path = request.uri().path().to_owned();
    let (walks, later) = asked(request.headers());
    let response = next.run(request).await;
    if !matches!(response.status(), StatusCode::OK | StatusCode::PARTIAL_CONTENT) || later || walks {
        return response;
    }
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let file = response.extensions().get::<crate::headers::AsItIs>().is_some();
    if let Some((dataset, kind)) = used(&path, kind, file) {
        portal.usage.note(portal.catalog.today(), dataset, kind);
    }
    response
}

/// Whether a walking program asks, and whether it asks for a later part of a file.
fn asked(headers: &HeaderMap) -> (bool, bool) {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let agent = text(USER_AGENT).unwrap_or_default().to_lowercase();
    let later = text(RANGE).is_some_and(|range| !range.starts_with("bytes=0-"));
    (WALKERS.iter().any(|word| agent.contains(word)), later)
}

/// The dataset that an address is of, and what sort of use its answer is.
fn used<'a>(path: &'a str, kind: &str, file: bool) -> Option<(&'a str, UseKind)> {
    let page = kind.starts_with("text/html") && !file;
    if let Some(rest) = path.strip_prefix("/api/v1/datasets/") {
        return Some((rest.split('/').next().unwrap_or_default(), UseKind::Api));
    }
    if path.starts_with("/api/") {
        return Some(("", UseKind::Api));
    }
    let Some(rest) = path.strip_prefix("/dataset/") else {
        return (page && path == "/").then_some(("", UseKind::View));
    };
    let (name, part) = rest.split_once('/').unwrap_or((rest, ""));
    let slug = name.split('.').next().unwrap_or_default();
    let working = part.starts_with("update") || part.starts_with("manage");
    match (page, file) {
        _ if working || part.ends_with(".svg") || part.ends_with(".png") => None,
        (_, true) => Some((slug, UseKind::Download)),
        (true, _) => Some((slug, UseKind::View)),
        _ if part == "explore.csv" => Some((slug, UseKind::Download)),
        _ => Some((slug, UseKind::Api)),
    }
}

/// A line for a dataset's page.
pub async fn line(visit: &Visit, portal: &Portal, slug: &str) -> maud::Markup {
    let uses = portal.catalog.uses_of(slug, 30).await.unwrap_or_default();
    let messages = visit.messages();
    let values = [("views", uses.view as f64), ("downloads", uses.download as f64), ("api", uses.api as f64)];
    maud::html! {
        p.small.soft.uses { (messages.with("usage-line", values)) " " a href="/use" { (messages.text("usage-more")) } }
    }
}
