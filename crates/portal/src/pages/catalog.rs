//! `/`: the list of datasets with search, facets and pages; `/datasets.json` is its JSON.
//!
//! The address holds the whole question, so it can be kept and sent. Never here: one dataset (see `dataset`), what fits (see
//! store).

mod entry;
mod facets;
mod front;

use apertura_catalog::dataset_query::{DatasetQuery, DatasetSort};
use apertura_catalog::{DatasetPage, Facet, Reading};
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::Portal;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::Visit;

/// Most values of one facet that an address may choose.
const MOST_CHOSEN: usize = 50;

/// The page, or its JSON.
pub async fn show(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    if let Some(form) = visit.rdf {
        return super::dcat::catalog_as(&visit, &portal, form).await;
    }
    let query = query(&visit);
    let found = portal.catalog.datasets(&query).await?;
    if visit.json {
        return Ok(Json(serde_json::json!({ "query": query, "result": found })).into_response());
    }
    let messages = visit.messages();
    let narrowed = query.is_narrowed();
    let title = if narrowed { messages.text("results-title") } else { String::new() };
    let first = !narrowed && query.page <= 1 && found.total > 0;
    let stories = if first {
        front::stories(&visit, &portal).await
    } else {
        html! {}
    };
    let body = html! {
        @if narrowed {
            h1 { (title) }
            (search(&visit, &query))
        } @else {
            div.hero {
                h1 { (messages.text("catalog-title")) }
                p.lead { (messages.text("catalog-lead")) }
                (search(&visit, &query))
                (front::themes(&visit, &found))
            }
        }
        (stories)
        div.columns {
            (facets::aside(&visit, &query, &found))
            section aria-labelledby="results" {
                (bar(&visit, &query, &found))
                (facets::chips(&visit, &query, &found))
                (reading(&visit, &found.reading))
                @if found.items.is_empty() { (nothing(&visit, &query, narrowed)) }
                ol.results {
                    @for item in &found.items { (entry::show(&visit, item)) }
                }
                (pager(&visit, query.page, query.page_size, found.total))
            }
        }
        @if !narrowed { (front::part_taking(messages)) }
    };
    let page = Page {
        title: &title,
        description: &messages.text("catalog-lead"),
        crumbs: &[],
        json: Some(crate::visit::address("/datasets.json", &visit.query)),
        script: true,
        body,
    };
    Ok(layout::render(&visit, page))
}

/// What the address asks.
fn query(visit: &Visit) -> DatasetQuery {
    let mut query = DatasetQuery {
        text: visit.value("q").map(str::to_owned),
        page: visit.page(),
        sort: visit.value("sort").and_then(|sort| sort.parse().ok()).unwrap_or_default(),
        ..DatasetQuery::default()
    };
    query = choose(visit, query);
    if visit.json {
        let number = |name| visit.value(name).and_then(|number| number.parse().ok());
        query.page_size = number("size").unwrap_or(query.page_size).clamp(1, DatasetQuery::LARGEST_PAGE);
        query.values = number("values").unwrap_or(query.values).min(DatasetQuery::MOST_VALUES);
        if let Some(counted) = visit.value("counted") {
            query.counted = counted.split(',').filter_map(|name| name.trim().parse().ok()).collect();
        }
    } else {
        // one more than is shown, to know whether there are more
        query.values = if visit.value("more").is_some() { DatasetQuery::MOST_VALUES } else { facets::SHOWN as u32 + 1 };
    }
    query
}

/// The query, narrowed by what the address chooses of each facet.
pub fn choose(visit: &Visit, mut query: DatasetQuery) -> DatasetQuery {
    for facet in Facet::ALL {
        for value in visit.values(facet.id()).take(MOST_CHOSEN) {
            query = query.choose(facet, value);
        }
    }
    query
}

fn search(visit: &Visit, query: &DatasetQuery) -> Markup {
    let messages = visit.messages();
    html! {
        form.search action="/" method="get" role="search" data-suggestions=(messages.text("search-suggestions")) {
            label.hidden-visually for="q" { (messages.text("search-label")) }
            input #q type="search" name="q" value=[query.text.as_deref()] placeholder=(messages.text("search-example")) autocomplete="off";
            @for (facet, values) in &query.chosen {
                @for value in values { input type="hidden" name=(facet.id()) value=(value); }
            }
            @if query.sort != DatasetSort::default() { input type="hidden" name="sort" value=(query.sort.id()); }
            button type="submit" { (messages.text("search")) }
        }
        details.help {
            summary { (messages.text("search-help")) }
            ul {
                @for part in ["words", "quotes", "without"] { li { (messages.code("search-help", part)) } }
            }
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
    }
}

/// How the words were read, where not as they were typed.
fn reading(visit: &Visit, reading: &Reading) -> Markup {
    let messages = visit.messages();
    html! {
        @if !reading.replaced.is_empty() || reading.any {
            div.notice role="status" {
                @for (typed, others) in &reading.replaced {
                    p { (messages.with("search-replaced", [("typed", typed.clone()), ("others", quoted(messages, others))])) }
                }
                @if reading.any { p { (messages.text("search-any")) } }
            }
        }
        @if !reading.near.is_empty() { (near(visit, &reading.near)) }
    }
}

fn near(visit: &Visit, ways: &[String]) -> Markup {
    html! {
        p.near {
            (visit.messages().text("search-near")) " "
            @for (index, way) in ways.iter().enumerate() {
                @if index > 0 { " · " }
                a href=(visit.with(&[("q", way)])) { (way) }
            }
        }
    }
}

fn quoted(messages: &Messages, words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|word| messages.with("chip-text", [("text", word.as_str())])).collect();
    words.join(", ")
}

fn nothing(visit: &Visit, query: &DatasetQuery, narrowed: bool) -> Markup {
    let messages = visit.messages();
    let filtered = query.chosen.values().any(|values| !values.is_empty());
    html! {
        div.card {
            @if narrowed {
                p { (messages.text("nothing-found")) }
                ul {
                    @if let (true, Some(text)) = (filtered, &query.text) {
                        li { a href=(crate::visit::address("/", &[("q".to_owned(), text.clone())])) { (messages.text("nothing-found-unfiltered")) } }
                    }
                    li { (messages.text("nothing-found-words")) }
                    @if let Some(text) = &query.text {
                        li { a href=(crate::visit::address("/requests/new", &[("q".to_owned(), text.clone())])) { (messages.text("nothing-found-ask")) } }
                    }
                    li { a href="/" { (messages.text("nothing-found-all")) } }
                }
            } @else {
                p { (messages.text("catalog-empty")) }
                pre tabindex="0" { code { "apertura publish ARCHIVO" } }
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
