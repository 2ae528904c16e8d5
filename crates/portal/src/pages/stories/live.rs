//! What is live in a story: charts, tables and single numbers drawn from the published table, each with its data one click
//! away, and a word where they are of an older version.
//!
//! Never here: how a chart is drawn (see `chart` and `drawing`), Markdown.

use apertura_actions::explore::{OpenTable, RowsRequest, address};
use apertura_catalog::Dataset;
use apertura_catalog::story::{LiveBlock, LiveKind};
use maud::{Markup, html};
use serde_json::Value;

use crate::language::Messages;
use crate::pages::explore::{ColumnView, said};
use crate::pages::{chart, map};
use crate::refusal::Refusal;
use crate::visit::{self, Visit};
use crate::{Portal, date, number};

/// Rows of a table in a story.
const ROWS: u64 = 12;
/// What a single number is made of, in the query of its block; without any of them it counts rows.
const MEASURES: [&str; 4] = ["sum", "mean", "min", "max"];

/// A table and what is asked of it.
struct Asked {
    dataset: Dataset,
    latest: u32,
    table: OpenTable,
    request: RowsRequest,
    /// Our own words in the query (`sum=monto`, `label=…`), by name.
    own: Vec<(String, String)>,
    /// The version that the block names; none for the latest.
    version: Option<u32>,
}

/// A live block; where it cannot be drawn, why, for whoever writes and whoever reads.
pub async fn drawn(visit: &Visit, portal: &Portal, block: &LiveBlock) -> Markup {
    let messages = visit.messages();
    match shown(visit, portal, block).await {
        Ok(markup) => markup,
        Err(refusal) => {
            html! {
                div.notice.warning {
                    p { b { (messages.text("story-not-drawn")) } " " (messages.code("refusal", refusal.code)) }
                    @if let Some(detail) = &refusal.detail { p { code { (detail) } } }
                    p { code { "{{" (block.kind.code()) " " (block.dataset) @if !block.query.is_empty() { "?" (block.query) } "}}" } }
                }
            }
        }
    }
}

async fn shown(visit: &Visit, portal: &Portal, block: &LiveBlock) -> Result<Markup, Refusal> {
    let messages = visit.messages();
    if matches!(block.kind, LiveKind::Chart | LiveKind::Map) {
        return picture(visit, portal, block).await;
    }
    let asked = Asked::of(portal, block).await?;
    let inside = match block.kind {
        LiveKind::Table => rows(messages, &asked).await?,
        _ => figure(messages, &asked).await?,
    };
    let version = &asked.table.version;
    let address = visit::address(&format!("/dataset/{}/explore", asked.dataset.slug), &asked.question());
    let source = source(messages, &asked.dataset, (version.number, version.published), asked.latest, &address);
    Ok(html! { div.live { (inside) (source) } })
}

/// A chart or map, by the words of its own page's address.
async fn picture(visit: &Visit, portal: &Portal, block: &LiveBlock) -> Result<Markup, Refusal> {
    let (messages, slug) = (visit.messages(), block.dataset.as_str());
    let pairs = visit::pairs(&block.query);
    let (figure, dataset, version, latest, address) = match block.kind {
        LiveKind::Map => {
            let asked = map::Asked::named(portal, slug, &pairs).await?;
            let (number, day) = (asked.table.version.number, asked.table.version.published);
            let address = asked.address("", asked.version);
            (map::figure(portal, visit, &asked), asked.dataset, (number, day), asked.latest, address)
        }
        _ => {
            let asked = chart::Asked::of(portal, slug, &pairs).await?;
            let (number, day) = (asked.table.version.number, asked.table.version.published);
            let address = asked.address("", asked.version);
            (asked.figure(messages), asked.dataset, (number, day), asked.latest, address)
        }
    };
    Ok(html! { div.live { (figure) (source(messages, &dataset, version, latest, &address)) } })
}

impl Asked {
    async fn of(portal: &Portal, block: &LiveBlock) -> Result<Asked, Refusal> {
        let is_own = |name: &str| MEASURES.contains(&name) || matches!(name, "label" | "unit" | "_version");
        let (own, question): (Vec<_>, Vec<_>) =
            visit::pairs(&block.query).into_iter().partition(|(name, _)| is_own(name));
        let version = own.iter().find(|(name, _)| name == "_version").and_then(|(_, number)| number.parse().ok());
        let slug = block.dataset.as_str();
        let (dataset, latest) = portal.catalog.dataset(slug).await?;
        let table = portal.explorer.open(slug, version).await?;
        let request = address::parse(&question).map_err(apertura_actions::Refusal::from)?;
        Ok(Asked { dataset, latest, table, request, own, version })
    }

    fn own(&self, name: &str) -> Option<&str> {
        self.own
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// The question as the pairs of the explorer's address.
    fn question(&self) -> Vec<(String, String)> {
        let mut pairs = address::pairs(&self.request);
        pairs.extend(self.version.map(|number| ("_version".to_owned(), number.to_string())));
        pairs
    }
}

/// Where the data are, one click away; and whether there are newer ones.
fn source(
    messages: &Messages,
    dataset: &Dataset,
    (number, day): (u32, jiff::Timestamp),
    latest: u32,
    address: &str,
) -> Markup {
    html! {
        p.source.small {
            (messages.text("story-source")) " "
            a href=(address) { (dataset.title) } ", " (dataset.agency.name) ", "
            (messages.with("story-version", [("number", number.to_string()), ("day", date::day(messages, day))])) "."
            @if number != latest {
                " " span.tag.late { (messages.text("story-older")) } " "
                a href=(format!("/dataset/{}", dataset.slug)) { (messages.text("go-to-latest")) }
            }
        }
    }
}

/// Some rows.
async fn rows(messages: &Messages, asked: &Asked) -> Result<Markup, Refusal> {
    let request = RowsRequest { limit: asked.request.limit.min(ROWS), ..asked.request.clone() };
    let page = asked.table.rows(&request).await?;
    let all = ColumnView::all(&asked.table.version);
    let columns: Vec<&ColumnView<'_>> =
        page.columns.iter().filter_map(|info| all.iter().find(|column| column.name == info.name)).collect();
    let caption = asked.own("label").unwrap_or(&asked.dataset.title);
    Ok(html! {
        div.scroll tabindex="0" role="region" aria-label=(caption) {
            table {
                caption { (caption) }
                thead { tr { @for column in &columns { th scope="col" class=[column.is_number().then_some("number")] { (column.title()) } } } }
                tbody {
                    @for cells in &page.rows {
                        tr { @for (value, column) in cells.iter().zip(&columns) { td.number[column.is_number()] { (said(messages, column, value).unwrap_or_default()) } } }
                    }
                }
            }
        }
        @if page.total > request.limit { p.small { (messages.with("rows-of", [("count", page.rows.len() as f64), ("all", page.total as f64)])) } }
    })
}

/// One number: a sum, mean, least or greatest of a column, or how many rows there are.
async fn figure(messages: &Messages, asked: &Asked) -> Result<Markup, Refusal> {
    let measure = MEASURES.into_iter().find_map(|measure| Some((measure, asked.own(measure)?)));
    let scope = asked.request.scope();
    let (value, label) = match measure {
        None => {
            let page = asked.table.rows(&RowsRequest { limit: 1, offset: 0, ..asked.request.clone() }).await?;
            (number::count(page.total), messages.text("story-rows"))
        }
        Some((measure, column)) => {
            let columns = ColumnView::all(&asked.table.version);
            let totals = asked.table.totals(&scope, Some(&[column.to_owned()])).await?;
            let known = columns.iter().find(|known| known.name == column);
            let value = totals.columns.first().and_then(|total| match measure {
                "sum" => total.sum.clone(),
                "mean" => total.mean.map(|mean| Value::String(number::grouped(mean))),
                "min" => total.min.clone(),
                _ => total.max.clone(),
            });
            let text = match (&value, known) {
                (Some(Value::String(text)), _) if measure == "mean" => Some(text.clone()),
                (Some(value), Some(known)) => said(messages, known, value),
                _ => None,
            };
            let label = known.map_or_else(|| column.to_owned(), ColumnView::title);
            let text = text.unwrap_or_else(|| messages.text("blank-cell"));
            (text, format!("{} {label}", messages.code("story-measure", measure)))
        }
    };
    Ok(html! {
        p.big-figure {
            b { (value) @if let Some(unit) = asked.own("unit") { " " (unit) } }
            span { (asked.own("label").unwrap_or(&label)) }
        }
    })
}
