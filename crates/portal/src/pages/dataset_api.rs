//! `/dataset/{slug}/api`: the API of one dataset, with its own columns, addresses that answer, and an answer.
//!
//! Never here: what the addresses answer (see `v1`).

use apertura_actions::explore::{Operator, RowsRequest};
use axum::extract::{Path, State};
use axum::response::Response;
use maud::html;

use super::explore::ColumnView;
use crate::Portal;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{Visit, segment};

/// The page.
pub async fn show(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let (dataset, _) = portal.catalog.dataset(&slug).await?;
    let table = portal.explorer.open(&slug, None).await?;
    let messages = visit.messages();
    let columns = ColumnView::all(&table.version);
    let base = format!("/api/v1/datasets/{slug}");
    let text = columns.iter().find(|column| column.value_type == apertura_tabular::ValueType::String);
    let amount = columns.iter().find(|column| column.is_amount());
    let mut examples = vec![
        ("v1-dataset", base.clone()),
        ("v1-rows", format!("{base}/rows?_size=5")),
        ("v1-rows", format!("{base}/rows?_size=5&_format=csv")),
        ("v1-dictionary", format!("{base}/dictionary")),
        ("v1-profile", format!("{base}/profile")),
        ("v1-totals", format!("{base}/totals")),
        ("v1-versions", format!("{base}/versions")),
    ];
    if let Some(amount) = amount {
        examples.push(("v1-rows", format!("{base}/rows?_sort=-{}&_size=5", segment(&amount.name))));
    }
    if let Some(text) = text {
        examples.push(("v1-values", format!("{base}/values/{}?limit=10", segment(&text.name))));
        let groups = match amount {
            Some(amount) => {
                format!("{base}/groups?by={}&measure=sum&of={}", segment(&text.name), segment(&amount.name))
            }
            None => format!("{base}/groups?by={}", segment(&text.name)),
        };
        examples.push(("v1-groups", groups));
    }
    let sql = format!("SELECT * FROM \"{slug}\" LIMIT 5");
    examples.push(("v1-sql", format!("/api/v1/sql?query={}", segment(&sql))));
    let first = table.rows(&RowsRequest { limit: 2, ..RowsRequest::default() }).await?;
    let answer = serde_json::json!({ "columns": first.columns, "rows": first.rows, "total": first.total });
    let answer = serde_json::to_string_pretty(&answer).map_err(Refusal::internal)?;
    let title = messages.with("dataset-api-title", [("title", dataset.title.as_str())]);
    let crumbs = layout::crumbs_of(messages, &dataset);
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("dataset-api-lead")) }
        div.scroll tabindex="0" role="region" aria-label=(messages.text("api-addresses")) {
            table.plain {
                tbody {
                    @for (id, address) in &examples {
                        tr {
                            th scope="row" { (messages.code("endpoint", id)) }
                            td { a href=(address) rel="nofollow" { code { (address) } } }
                        }
                    }
                }
            }
        }
        h2.block { "curl · Python · R" }
        pre tabindex="0" { code { "curl \"" (visit.origin) (base) "/rows?_size=1000&_format=csv\"" } }
        pre tabindex="0" { code { "import pandas\npandas.read_csv(\"" (visit.origin) (base) "/rows?_size=1000&_format=csv\")" } }
        pre tabindex="0" { code { "read.csv(\"" (visit.origin) (base) "/rows?_size=1000&_format=csv\")" } }
        h2.block { (messages.text("dataset-api-answer")) }
        p { code { "GET " (base) "/rows?_size=2" } }
        pre tabindex="0" { code { (answer) } }
        h2.block { (messages.text("dataset-api-filters")) }
        p { (messages.text("dataset-api-filters-lead")) }
        div.scroll tabindex="0" role="region" aria-label=(messages.text("dataset-api-filters")) {
            table.plain {
                thead { tr {
                    th scope="col" { (messages.text("sql-columns")) }
                    th scope="col" { (messages.text("dataset-api-operators")) }
                } }
                tbody {
                    @for column in &columns {
                        tr {
                            th scope="row" { code { (column.name) } " " span.soft { (messages.code("type", column.value_type.name())) } }
                            td { code { (Operator::fitting(column.value_type).into_iter().map(Operator::name).collect::<Vec<_>>().join(" ")) } }
                        }
                    }
                }
            }
        }
        p { a href="/api" { (messages.text("dataset-api-more")) } " · " a href="/sql" { (messages.text("sql-title")) } }
    };
    let page = Page { title: &title, description: "", crumbs: &crumbs, json: Some(base), script: false, body };
    Ok(layout::render(&visit, page))
}
