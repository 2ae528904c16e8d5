//! `/sql`: a question in SQL, its answer as a table, and the tables that there are. The address is the question.
//!
//! Never here: what may be asked (see the crate `query`), the answer for programs (see `v1`).

use apertura_actions::explore::SqlAnswer;
use apertura_catalog::dataset_query::{DatasetQuery, DatasetSort};
use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};
use serde_json::Value;

use crate::Portal;
use crate::format::Format;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{Visit, address, segment};

/// Rows that the page shows; the files hold all.
const SHOWN: usize = 200;

/// Tables that the page lists.
const TABLES: u32 = 100;

/// The page.
pub async fn show(visit: Visit, State(portal): State<Portal>) -> Result<Response, Refusal> {
    let messages = visit.messages();
    let query =
        DatasetQuery { page_size: TABLES, sort: DatasetSort::Title, counted: Vec::new(), ..DatasetQuery::default() };
    let tables = portal.catalog.datasets(&query).await?;
    let chosen = visit.value("dataset").map(str::to_owned);
    let chosen = chosen.or_else(|| tables.items.first().map(|item| item.slug.to_string()));
    let version = match &chosen {
        Some(slug) => Some(portal.catalog.version(slug, None).await?),
        None => None,
    };
    let example = chosen.as_ref().map(|slug| format!("SELECT *\nFROM \"{slug}\"\nLIMIT 20"));
    let asked = visit.value("query").map(str::to_owned);
    let found = match &asked {
        Some(text) => Some(portal.explorer.sql(text).await),
        None => None,
    };
    let refused = found.as_ref().and_then(|found| found.as_ref().err()).map(|why| messages.refusal(why));
    let options = portal.explorer.sql_options();
    let lead =
        messages.with("sql-lead", [("rows", options.rows as f64), ("seconds", options.time_limit.as_secs_f64())]);
    let title = messages.text("sql-title");
    let body = html! {
        h1 { (title) }
        p.lead { (lead) }
        form action="/sql" method="get" {
            @if let Some(slug) = &chosen { input type="hidden" name="dataset" value=(slug); }
            p {
                label for="query" { (messages.text("sql-label")) }
                textarea #query name="query" rows="8" spellcheck="false" autocapitalize="off" autocomplete="off" required {
                    (asked.as_deref().or(example.as_deref()).unwrap_or_default())
                }
            }
            p { button type="submit" { (messages.text("sql-ask")) } }
        }
        @if let Some((what, hint)) = &refused {
            div.notice.error role="alert" { p { b { (what) } } p { (hint) } }
        }
        @if let (Some(Ok(answer)), Some(asked)) = (&found, &asked) { (answered(&visit, answer, asked)) }
        section.block aria-labelledby="tables" {
            h2 #tables { (messages.text("sql-tables")) }
            @if tables.items.is_empty() {
                p { (messages.text("sql-nothing-yet")) }
            } @else {
                p { (messages.text("sql-tables-lead")) }
                ul {
                    @for item in &tables.items {
                        @let slug = item.slug.as_str();
                        li {
                            a href=(address("/sql", &[("dataset".to_owned(), slug.to_owned())])) aria-current=[(chosen.as_deref() == Some(slug)).then_some("true")] { (item.title) }
                            " " code { "\"" (slug) "\"" }
                        }
                    }
                }
            }
            @if let (Some(version), Some(slug)) = (&version, &chosen) {
                h3 { (messages.text("sql-columns")) " · " code { "\"" (slug) "\"" } }
                ul {
                    @for field in &version.dictionary.fields {
                        li {
                            code { (field.name) } " " span.soft { (messages.code("type", field.value_type.name())) }
                            @if !field.label.is_empty() && field.label != field.name { " " (field.label) }
                        }
                    }
                }
            }
        }
    };
    let json = asked.as_ref().map(|asked| format!("/api/v1/sql?query={}", segment(asked)));
    let page = Page { title: &title, description: &lead, crumbs: &[], json, script: false, body };
    Ok(layout::render_form(&visit, page, refused.is_some()))
}

fn answered(visit: &Visit, answer: &SqlAnswer, asked: &str) -> Markup {
    let messages = visit.messages();
    let columns = answer.columns();
    let rows = answer.rows();
    let right = |at: usize| matches!(columns[at].value_type.name(), "integer" | "number");
    html! {
        section.block aria-labelledby="answer" {
            h2 #answer { (messages.with("sql-found", [("count", answer.len() as f64)])) }
            @if answer.truncated || rows.len() > SHOWN {
                p { (messages.with("sql-truncated", [("count", rows.len().min(SHOWN) as f64)])) }
            }
            @if rows.is_empty() { p { (messages.text("sql-no-rows")) } }
            div.scroll tabindex="0" role="region" aria-labelledby="answer" {
                table.plain {
                    thead { tr { @for (at, column) in columns.iter().enumerate() {
                        th.number[right(at)] scope="col" { (column.name) }
                    } } }
                    tbody {
                        @for row in rows.iter().take(SHOWN) {
                            tr { @for (at, cell) in row.iter().enumerate() { td.number[right(at)] { (said(cell)) } } }
                        }
                    }
                }
            }
            p {
                (messages.text("sql-download"))
                @for format in Format::ALL {
                    " " a href=(format!("/api/v1/sql?query={}&_format={}", segment(asked), format.name())) rel="nofollow" download=(format!("respuesta.{}", format.name())) { (format.name().to_uppercase()) }
                }
            }
            p.small.soft { (messages.text("sql-address")) }
        }
    }
}

fn said(cell: &Value) -> String {
    match cell {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
