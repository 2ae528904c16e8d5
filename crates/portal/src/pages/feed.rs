//! News as Atom (RFC 4287): the newest versions of the catalog, or of an agency; the versions of one dataset.
//!
//! Never here: letters to people who follow a dataset.

use apertura_catalog::Facet;
use apertura_catalog::dataset_query::{DatasetQuery, DatasetSort};
use axum::extract::State;
use axum::response::Response;

use crate::Portal;
use crate::atom::{Entry, feed};
use crate::refusal::Refusal;
use crate::visit::Visit;

/// Entries of the catalog's feed.
const ENTRIES: u32 = 50;

/// `/feed.atom`, also `?agency=`.
pub async fn catalog(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let counted = Vec::new();
    let query = DatasetQuery { page_size: ENTRIES, sort: DatasetSort::Newest, counted, ..DatasetQuery::default() };
    let query = match visit.value("agency") {
        Some(agency) => query.choose(Facet::Agency, agency),
        None => query,
    };
    let found = portal.catalog.datasets(&query).await?;
    let entries = found.items.into_iter().map(|item| Entry {
        path: format!("/dataset/{}/versions/{}", item.slug, item.version),
        title: item.title,
        updated: item.published,
        author: item.agency.name,
        summary: item.description,
    });
    Ok(feed(&visit, &visit.messages().text("feed-news"), "/", &entries.collect::<Vec<_>>()))
}

/// `/dataset/{slug}.atom`.
pub async fn dataset(visit: &Visit, portal: &Portal, slug: &str) -> Result<Response, Refusal> {
    let (dataset, _) = portal.catalog.dataset(slug).await?;
    let versions = portal.catalog.versions(slug).await?;
    let messages = visit.messages();
    let page = format!("/dataset/{slug}");
    let standing = versions.into_iter().filter(|version| version.withdrawn.is_none());
    let entries = standing.map(|version| {
        let number = version.number.to_string();
        Entry {
            path: format!("{page}/versions/{number}"),
            title: messages.with("version-title", [("number", number), ("title", dataset.title.clone())]),
            updated: version.published,
            author: dataset.agency.name.clone(),
            summary: messages.with("rows-count", [("count", version.rows as f64)]),
        }
    });
    Ok(feed(visit, &dataset.title, &page, &entries.collect::<Vec<_>>()))
}
