//! `/`: the list of datasets with search, facets and pages.
//!
//! Never here: one dataset (see `dataset`).

use apertura_catalog::dataset_page::{DatasetPage, DatasetSummary, FacetValue};
use apertura_catalog::dataset_query::{DatasetQuery, DatasetSort};
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::Visit;
use crate::{Portal, date, number};

/// The page, or its JSON.
pub async fn show(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    if let Some(form) = visit.rdf {
        return super::dcat::catalog_as(&visit, &portal, form).await;
    }
    let query = DatasetQuery {
        text: visit.value("q").map(str::to_owned),
        agency: visit.value("agency").map(str::to_owned),
        theme: visit.value("theme").map(str::to_owned),
        page: visit.page(),
        sort: visit.value("sort").and_then(|sort| sort.parse().ok()).unwrap_or_default(),
        ..DatasetQuery::default()
    };
    let found = portal.catalog.datasets(&query).await?;
    if visit.json {
        return Ok(Json(serde_json::json!({ "query": query, "result": found })).into_response());
    }
    let messages = visit.messages();
    let narrowed = query.text.is_some() || query.agency.is_some() || query.theme.is_some();
    let title = if narrowed { messages.text("results-title") } else { String::new() };
    let body = html! {
        @if narrowed {
            h1 { (title) }
        } @else {
            h1 { (messages.text("catalog-title")) }
            p.lead { (messages.text("catalog-lead")) }
        }
        (search(&visit, &query))
        div.columns {
            section aria-labelledby="results" {
                (bar(&visit, &query, &found))
                @if found.items.is_empty() { (nothing(&visit, narrowed)) }
                ol.results {
                    @for item in &found.items { (entry(&visit, item)) }
                }
                (pager(&visit, query.page, query.page_size, found.total))
            }
            aside aria-label=(messages.text("narrow")) {
                (facet(&visit, "agency", &messages.text("agency"), &found.facets.agencies, query.agency.as_deref()))
                (facet(&visit, "theme", &messages.text("theme"), &found.facets.themes, query.theme.as_deref()))
            }
        }
    };
    let page = Page {
        title: &title,
        description: &messages.text("catalog-lead"),
        crumbs: &[],
        json: Some(crate::visit::address("/datasets.json", &visit.query)),
        script: false,
        body,
    };
    Ok(layout::render(&visit, page))
}

fn search(visit: &Visit, query: &DatasetQuery) -> Markup {
    let messages = visit.messages();
    html! {
        form.search action="/" method="get" role="search" {
            label.hidden-visually for="q" { (messages.text("search-label")) }
            input #q type="search" name="q" value=[query.text.as_deref()] placeholder=(messages.text("search-example")) autocomplete="off";
            @if let Some(agency) = &query.agency { input type="hidden" name="agency" value=(agency); }
            @if let Some(theme) = &query.theme { input type="hidden" name="theme" value=(theme); }
            button type="submit" { (messages.text("search")) }
        }
    }
}

fn bar(visit: &Visit, query: &DatasetQuery, found: &DatasetPage) -> Markup {
    let messages = visit.messages();
    html! {
        div.resultbar {
            h2 #results { (messages.with("datasets-found", [("count", found.total as f64)])) }
            p.small {
                (messages.text("sorted-by")) " "
                // Without words nothing is a better match than another.
                @let sorts = DatasetSort::ALL.into_iter().filter(|s| query.text.is_some() || *s != DatasetSort::Relevance);
                @let current = if query.text.is_none() && query.sort == DatasetSort::Relevance { DatasetSort::Newest } else { query.sort };
                @for (index, sort) in sorts.enumerate() {
                    @if index > 0 { " · " }
                    @let word = messages.code("sort", sort.id());
                    @if sort == current {
                        b { (word) }
                    } @else {
                        a href=(visit.with(&[("sort", sort.id())])) { (word) }
                    }
                }
            }
        }
        @if query.text.is_some() || query.agency.is_some() || query.theme.is_some() {
            ul.chips {
                @if let Some(text) = &query.text {
                    (chip(visit, "q", text, &messages.with("chip-text", [("text", text.as_str())])))
                }
                @if let Some(agency) = &query.agency {
                    @let label = found.facets.agencies.iter().find(|v| v.value == *agency).map_or(agency, |v| &v.label);
                    (chip(visit, "agency", agency, label))
                }
                @if let Some(theme) = &query.theme { (chip(visit, "theme", theme, theme)) }
            }
        }
    }
}

fn chip(visit: &Visit, name: &str, value: &str, text: &str) -> Markup {
    html! {
        li {
            a href=(visit.without(name, value)) {
                span.hidden-visually { (visit.messages().text("remove-filter")) " " }
                (text) span aria-hidden="true" { "✕" }
            }
        }
    }
}

fn entry(visit: &Visit, item: &DatasetSummary) -> Markup {
    let messages = visit.messages();
    html! {
        li {
            h3 { a href=(format!("/dataset/{}", item.slug)) { (item.title) } }
            p.small.soft {
                (item.agency.name) " · "
                (messages.with("updated-on", [("day", date::day(messages, item.published))]))
            }
            @if !item.description.is_empty() { p.clip { (item.description) } }
            ul.tags {
                @if item.invented { li.tag.accent { (messages.text("invented-mark")) } }
                @if let Some(theme) = &item.theme { li.tag { (theme) } }
                li.tag { (messages.with("rows-count", [("count", item.rows as f64)])) }
                li.tag { (messages.with("columns-count", [("count", f64::from(item.columns))])) }
                @for format in &item.formats { li.tag { (messages.code("format", format)) } }
            }
        }
    }
}

fn nothing(visit: &Visit, narrowed: bool) -> Markup {
    let messages = visit.messages();
    html! {
        div.card {
            @if narrowed {
                p { (messages.text("nothing-found")) }
                ul {
                    li { (messages.text("nothing-found-words")) }
                    li { a href="/" { (messages.text("nothing-found-all")) } }
                }
            } @else {
                p { (messages.text("catalog-empty")) }
                pre { code { "apertura publish ARCHIVO" } }
            }
        }
    }
}

fn facet(visit: &Visit, name: &str, title: &str, values: &[FacetValue], chosen: Option<&str>) -> Markup {
    html! {
        @if !values.is_empty() {
            section.facet {
                h3 { (title) }
                ul {
                    @for value in values.iter().take(12) {
                        @let here = chosen == Some(value.value.as_str());
                        @let address = if here { visit.without(name, &value.value) } else { visit.with(&[(name, &value.value)]) };
                        li {
                            a href=(address) aria-current=[here.then_some("true")] {
                                span { (value.label) }
                                span.count { (number::count(value.count)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Links to the pages before and after.
pub fn pager(visit: &Visit, page: u32, size: u32, total: u64) -> Markup {
    let messages = visit.messages();
    let last = total.div_ceil(u64::from(size.max(1))).max(1);
    let page = u64::from(page);
    html! {
        @if last > 1 {
            nav.pager aria-label=(messages.text("pages")) {
                @if page > 1 {
                    a.button.quiet rel="prev" href=(visit.with(&[("page", &(page - 1).min(last).to_string())])) { (messages.text("page-before")) }
                }
                p { (messages.with("page-of", [("page", page as f64), ("last", last as f64)])) }
                @if page < last {
                    a.button.quiet rel="next" href=(visit.with(&[("page", &(page + 1).to_string())])) { (messages.text("page-after")) }
                }
            }
        }
    }
}
