//! `/sitemap.xml`: the addresses that search engines should know, in parts of a thousand datasets.
//!
//! Never here: what they should leave alone (see `robots`).

use std::fmt::Write;

use apertura_catalog::dataset_query::{DatasetQuery, DatasetSort};
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use super::dcat::origin;
use crate::Portal;
use crate::atom::escaped;
use crate::refusal::Refusal;
use crate::visit::Visit;

const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// Pages that are no dataset's.
const PAGES: [&str; 7] = ["/", "/promises", "/inventory", "/plan", "/use", "/api", "/about"];

/// The parts.
pub async fn index(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let first =
        portal.catalog.datasets(&DatasetQuery { page_size: 1, counted: Vec::new(), ..DatasetQuery::default() }).await?;
    let parts = first.total.div_ceil(u64::from(DatasetQuery::LARGEST_PAGE)).max(1);
    let mut out = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"{SPACE}\">\n");
    for part in 1..=parts {
        let _ = writeln!(out, "<sitemap><loc>{}/sitemap/{part}</loc></sitemap>", escaped(&origin(&visit)));
    }
    out.push_str("</sitemapindex>\n");
    Ok(xml(out))
}

/// One part.
pub async fn part(visit: Visit, State(portal): State<Portal>, Path(part): Path<String>) -> Result<Response, Refusal> {
    let page: u32 = part.parse().ok().filter(|page| *page > 0).ok_or_else(Refusal::not_found)?;
    let query = DatasetQuery {
        page,
        page_size: DatasetQuery::LARGEST_PAGE,
        sort: DatasetSort::Newest,
        counted: Vec::new(),
        ..DatasetQuery::default()
    };
    let found = portal.catalog.datasets(&query).await?;
    if found.items.is_empty() && page > 1 {
        return Err(Refusal::not_found());
    }
    let origin = escaped(&origin(&visit));
    let mut out = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"{SPACE}\">\n");
    if page == 1 {
        for address in PAGES {
            let _ = writeln!(out, "<url><loc>{origin}{address}</loc></url>");
        }
    }
    for item in &found.items {
        let day = crate::date::iso(item.published);
        let _ = writeln!(out, "<url><loc>{origin}/dataset/{}</loc><lastmod>{day}</lastmod></url>", item.slug);
    }
    out.push_str("</urlset>\n");
    Ok(xml(out))
}

fn xml(text: String) -> Response {
    ([(CONTENT_TYPE, "application/xml; charset=utf-8")], text).into_response()
}
