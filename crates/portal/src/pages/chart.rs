//! `/dataset/{slug}/chart`: a chart of the table, chosen by a form whose every state is an address. The same as data
//! (`.json`), pictures (`.svg`, `.png`), Vega-Lite (`.vl.json`) and as a page for other sites (`/embed`); and the figure on
//! the dataset's page.
//!
//! Never here: which chart suits (see actions), how it is drawn (see `drawing`).

mod drawn;
mod form;

use apertura_actions::chart::question::{self, Settled};
use apertura_actions::chart::{Chart, ChartPlan};
use apertura_actions::explore::{OpenTable, Scope, address};
use apertura_catalog::Dataset;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

use super::explore::ColumnView;
use crate::drawing::Drawing;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{self, Visit};
use crate::{Portal, assets, picture, vega_lite};

pub use drawn::{Written, source};

/// A chart that was asked for.
pub struct Asked {
    /// The dataset.
    pub dataset: Dataset,
    /// Number of its latest version.
    pub latest: u32,
    /// The table of the version shown.
    pub table: OpenTable,
    /// The version that the address names.
    pub version: Option<u32>,
    /// The rows.
    pub scope: Scope,
    /// The chart; none where no column suits.
    pub chart: Option<Chart>,
    /// What was put right.
    pub settled: Vec<Settled>,
    /// What somebody writes on it.
    pub written: Written,
}

impl Asked {
    /// The chart that the pairs of an address ask of a dataset.
    ///
    /// # Errors
    /// What the address asks cannot be asked.
    pub async fn of(portal: &Portal, slug: &str, pairs: &[(String, String)]) -> Result<Asked, Refusal> {
        let scope = address::parse(pairs).map_err(apertura_actions::Refusal::from)?.scope();
        let named = pairs.iter().find(|(name, _)| name == "_version").map(|(_, number)| number.trim());
        let version = match named.filter(|number| !number.is_empty()) {
            Some(number) => Some(number.parse().map_err(|_| Refusal::not_found())?),
            None => None,
        };
        let table = portal.explorer.open(slug, version).await?;
        let (dataset, latest) = portal.catalog.dataset(slug).await?;
        let (plan, settled) = question::settle(&table.version, pairs)?;
        let chart = match plan {
            Some(plan) => Some(table.draw(plan, &scope).await?),
            None => None,
        };
        Ok(Asked { dataset, latest, table, version, scope, chart, settled, written: Written::of(pairs) })
    }

    /// Its drawing.
    pub fn drawing(&self, messages: &Messages) -> Option<Drawing> {
        let chart = self.chart.as_ref()?;
        Some(drawn::drawing(messages, &self.dataset, &self.table.version, chart, &self.scope, &self.written))
    }

    /// The pairs that ask for it, the version named only where it is to stay.
    pub fn pairs(&self, version: Option<u32>) -> Vec<(String, String)> {
        let mut pairs = self.chart.as_ref().map(|chart| question::pairs(&chart.plan)).unwrap_or_default();
        pairs.extend(self.written.pairs());
        pairs.extend(address::scope_pairs(&self.scope));
        pairs.extend(version.map(|number| ("_version".to_owned(), number.to_string())));
        pairs
    }

    /// The address of it in some form (`""`, `.svg`, `/embed`).
    pub fn address(&self, form: &str, version: Option<u32>) -> String {
        visit::address(&format!("/dataset/{}/chart{form}", self.dataset.slug), &self.pairs(version))
    }

    /// The figure with the ways to take it along.
    pub fn figure(&self, messages: &Messages) -> Markup {
        let Some(drawing) = self.drawing(messages) else {
            return html! { div.notice { p { (messages.text("chart-none")) } } };
        };
        let data = self.address(".json", self.version);
        let foot = html! {
            p.small.takes {
                (messages.text("chart-take")) " "
                @for (form, name) in [(".png", "PNG"), (".svg", "SVG"), (".vl.json", "Vega-Lite"), (".json", "JSON")] {
                    a href=(self.address(form, Some(self.table.version.number))) download rel="nofollow" { (name) } " "
                }
                " · " a href=(self.address("/bricks", Some(self.table.version.number))) rel="nofollow" { (messages.text("bricks-see")) }
            }
        };
        drawing.figure_with(messages, Some(&data), &foot)
    }
}

/// The page.
pub async fn show(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let found = Asked::of(&portal, &slug, &visit.query).await?;
    let messages = visit.messages();
    let columns = ColumnView::all(&found.table.version);
    let plan = found.chart.as_ref().map(|chart| &chart.plan);
    let title = messages.with("chart-page-title", [("title", found.dataset.title.as_str())]);
    let crumbs = layout::crumbs_of(messages, &found.dataset);
    let choice = form::Choice {
        columns: &columns,
        plan,
        scope: &found.scope,
        version: found.version,
        written: &found.written,
        kinds: form::Choice::kinds(&found.table.version, plan),
        path: format!("/dataset/{slug}/chart"),
    };
    let body = html! {
        h1 { (title) }
        (old(&visit, &found))
        div.charting {
            div #chart-result aria-live="polite" {
                @for settled in &found.settled {
                    div.notice { p { (messages.code("chart-settled", settled.code())) } }
                }
                (found.figure(messages))
                @if found.chart.is_some() {
                    (super::share::share(&visit, "chart", &found.dataset.slug, &found.pairs(Some(found.table.version.number)), &found.scope))
                }
            }
            (form::form(&visit, &choice))
        }
    };
    let page = Page {
        title: &title,
        description: "",
        crumbs: &crumbs,
        json: Some(found.address(".json", found.version)),
        script: true,
        body,
    };
    Ok(layout::render(&visit, page))
}

/// Says that newer data exist.
fn old(visit: &Visit, found: &Asked) -> Markup {
    let messages = visit.messages();
    html! {
        @if found.table.version.number != found.latest {
            div.notice role="note" {
                p {
                    (messages.with("old-version", [("day", crate::date::day(messages, found.table.version.published))])) " "
                    a href=(found.address("", None)) { (messages.text("chart-newer")) }
                }
            }
        }
    }
}

/// The data.
pub async fn json(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let found = Asked::of(&portal, &slug, &visit.query).await?;
    Ok(Json(serde_json::json!({ "chart": found.chart, "version": found.table.version.number, "latest": found.latest }))
        .into_response())
}

/// The picture, drawn by lines.
pub async fn svg(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let drawing = one(&visit, &portal, &slug).await?;
    Ok(svg_answer(drawing.file(visit.messages(), &portal.theme)))
}

/// An SVG file as an answer: its style is inside it, it can do nothing.
pub fn svg_answer(file: String) -> Response {
    const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
    let headers =
        [(CONTENT_TYPE, "image/svg+xml"), (CONTENT_SECURITY_POLICY, POLICY), (VARY, "Accept-Language, Cookie")];
    (headers, file).into_response()
}

/// The picture, painted.
pub async fn png(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let drawing = one(&visit, &portal, &slug).await?;
    png_answer(drawing.file(visit.messages(), &portal.theme)).await
}

/// A drawing as a PNG file, two pixels for each unit.
///
/// # Errors
/// A fault of ours.
pub async fn png_answer(file: String) -> Result<Response, Refusal> {
    let painted = tokio::task::spawn_blocking(move || picture::png(&file, 2.0)).await.map_err(Refusal::internal)?;
    let painted = painted.map_err(Refusal::internal)?;
    let headers = [(CONTENT_TYPE, "image/png"), (CACHE_CONTROL, "no-cache"), (VARY, "Accept-Language, Cookie")];
    Ok((headers, painted).into_response())
}

/// The specification for Vega-Lite.
pub async fn vega(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let drawing = one(&visit, &portal, &slug).await?;
    Ok(Json(vega_lite::specification(&drawing)).into_response())
}

/// The figure alone, for a frame on another site.
pub async fn embed(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let found = Asked::of(&portal, &slug, &visit.query).await?;
    let drawing = found.drawing(visit.messages()).ok_or_else(Refusal::not_found)?;
    let foot = html! { p.small { a href=(found.address("", found.version)) target="_blank" rel="noopener" { (visit.messages().text("chart-at-source")) } } };
    let figure = drawing.figure_with(visit.messages(), Some(&found.address(".json", found.version)), &foot);
    Ok(framed(&visit, &drawing.title, &figure))
}

/// A page that other sites may show in a frame.
pub fn framed(visit: &Visit, title: &str, content: &Markup) -> Response {
    let markup = html! {
        (DOCTYPE)
        html lang=(visit.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                meta name="robots" content="noindex";
                link rel="stylesheet" href=(assets::STYLE.address());
                @if let Some(style) = visit.known.theme.style() { link rel="stylesheet" href=(style); }
                link rel="stylesheet" href=(assets::CHART_STYLE.address());
                script type="module" src=(assets::CHART.address()) {}
            }
            body.embedded { main { h1.hidden-visually { (title) } (content) } }
        }
    };
    let policy = crate::headers::CONTENT_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *");
    ([(CONTENT_SECURITY_POLICY, policy)], markup).into_response()
}

async fn one(visit: &Visit, portal: &Portal, slug: &str) -> Result<Drawing, Refusal> {
    let found = Asked::of(portal, slug, &visit.query).await?;
    found.drawing(visit.messages()).ok_or_else(Refusal::not_found)
}

/// The figure of the dataset's page; nothing where no chart suits. `address` is that of the picture.
pub async fn figure(messages: &Messages, dataset: &Dataset, table: &OpenTable, version: Option<u32>) -> Markup {
    let scope = Scope::default();
    let Ok(Some(chart)) = table.chart(&scope).await else { return html! {} };
    let shown: usize = chart.panels.iter().map(|panel| panel.rows.len()).sum();
    if shown < 2 {
        return html! {};
    }
    let plan: &ChartPlan = &chart.plan;
    let drawing = drawn::drawing(messages, dataset, &table.version, &chart, &scope, &Written::default());
    let mut pairs = question::pairs(plan);
    pairs.extend(version.map(|number| ("_version".to_owned(), number.to_string())));
    let foot = html! {
        p.small { a href=(visit::address(&format!("/dataset/{}/chart", dataset.slug), &pairs)) rel="nofollow" { (messages.text("chart-change")) } }
    };
    drawing.figure_with(messages, None, &foot)
}
