//! News as Atom (RFC 4287): the newest versions of the catalog, or of an agency; the versions of one dataset.
//!
//! Never here: letters to people who follow a dataset.

use std::fmt::Write;

use apertura_catalog::Facet;
use apertura_catalog::dataset_query::{DatasetQuery, DatasetSort};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::dcat::origin;
use crate::Portal;
use crate::refusal::Refusal;
use crate::visit::Visit;

/// Entries of the catalog's feed.
const ENTRIES: u32 = 50;

struct Entry {
    id: String,
    title: String,
    address: String,
    updated: jiff::Timestamp,
    author: String,
    summary: String,
}

/// `/feed.atom`, also `?agency=`.
pub async fn catalog(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let counted = Vec::new();
    let query = DatasetQuery { page_size: ENTRIES, sort: DatasetSort::Newest, counted, ..DatasetQuery::default() };
    let query = match visit.value("agency") {
        Some(agency) => query.choose(Facet::Agency, agency),
        None => query,
    };
    let found = portal.catalog.datasets(&query).await?;
    let origin = origin(&visit);
    let entries = found.items.into_iter().map(|item| {
        let address = format!("{origin}/dataset/{}", item.slug);
        Entry {
            id: format!("{address}/versions/{}", item.version),
            title: item.title,
            address,
            updated: item.published,
            author: item.agency.name,
            summary: item.description,
        }
    });
    let title = visit.messages().text("portal-name");
    Ok(written(&origin, &visit.here(), &title, &format!("{origin}/"), &entries.collect::<Vec<_>>()))
}

/// `/dataset/{slug}.atom`.
pub async fn dataset(visit: &Visit, portal: &Portal, slug: &str) -> Result<Response, Refusal> {
    let (dataset, _) = portal.catalog.dataset(slug).await?;
    let versions = portal.catalog.versions(slug).await?;
    let (origin, messages) = (origin(visit), visit.messages());
    let page = format!("{origin}/dataset/{slug}");
    let standing = versions.into_iter().filter(|version| version.withdrawn.is_none());
    let entries = standing.map(|version| {
        let number = version.number.to_string();
        let address = format!("{page}/versions/{number}");
        Entry {
            id: address.clone(),
            title: messages.with("version-title", [("number", number), ("title", dataset.title.clone())]),
            address,
            updated: version.published,
            author: dataset.agency.name.clone(),
            summary: messages.with("rows-count", [("count", version.rows as f64)]),
        }
    });
    Ok(written(&origin, &visit.here(), &dataset.title, &page, &entries.collect::<Vec<_>>()))
}

fn written(origin: &str, here: &str, title: &str, page: &str, entries: &[Entry]) -> Response {
    let updated = entries.iter().map(|entry| entry.updated).max().unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    let own = text(&format!("{origin}{here}"));
    let _ = write!(
        out,
        "<id>{own}</id>\n<title>{}</title>\n<updated>{}</updated>\n<link rel=\"self\" type=\"application/atom+xml\" \
         href=\"{own}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
        text(title),
        moment(updated),
        text(page)
    );
    for entry in entries {
        let _ = write!(
            out,
            "<entry><id>{}</id><title>{}</title><updated>{}</updated><author><name>{}</name></author>\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/><summary>{}</summary></entry>\n",
            text(&entry.id),
            text(&entry.title),
            moment(entry.updated),
            text(&entry.author),
            text(&entry.address),
            text(&entry.summary)
        );
    }
    out.push_str("</feed>\n");
    ([(CONTENT_TYPE, "application/atom+xml; charset=utf-8")], out).into_response()
}

fn moment(moment: jiff::Timestamp) -> String {
    jiff::Timestamp::from_second(moment.as_second()).unwrap_or(moment).to_string()
}

/// Text as XML has it; signs that XML cannot hold are left out.
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            sign if sign.is_control() && !matches!(sign, '\n' | '\t') => {}
            '\u{fffe}' | '\u{ffff}' => {}
            sign => out.push(sign),
        }
    }
    out
}
