//! `/dataset/{slug}/chart/bricks`: the same chart to build by hand, with its parts list; as picture (`bricks.svg`), list
//! (`bricks.csv`) and LDraw model (`bricks.mpd`).
//!
//! Never here: how values become bricks (see `workshop::bricks`), which chart it is (see `chart`).

use apertura_workshop::bricks::{self, BrickChart, BrickError, BrickPlan, BrickWishes, Kit, Series};
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::chart::{Asked, svg_answer};
use crate::drawing::Drawing;
use crate::language::{FluentValue, Messages};
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::Visit;
use crate::{Portal, number};

/// Columns that a chart of bricks holds at most.
const COLUMNS: usize = 12;

/// A chart as bricks, of the first categories.
struct Built {
    asked: Asked,
    drawing: Drawing,
    plan: Result<BrickPlan, BrickError>,
    left_out: usize,
}

impl Built {
    async fn of(visit: &Visit, portal: &Portal, slug: &str) -> Result<Built, Refusal> {
        let asked = Asked::of(portal, slug, &visit.query).await?;
        let drawing = asked.drawing(visit.messages()).ok_or_else(Refusal::not_found)?;
        let rows = drawing.panels.first().map(|panel| panel.rows.as_slice()).unwrap_or_default();
        let known = |row: &crate::drawing::Row| row.values.iter().any(Option::is_some);
        let all: Vec<(String, f64)> = rows
            .iter()
            .filter(|row| known(row))
            .map(|row| (row.name.clone(), row.values.iter().flatten().sum()))
            .collect();
        // of periods the last ones, of categories the first
        let latest = !matches!(drawing.across, crate::drawing::Across::Names);
        let planned = |columns: usize| {
            let skip = if latest { all.len().saturating_sub(columns) } else { 0 };
            let rows = all.iter().skip(skip).take(columns).cloned().collect();
            bricks::plan(&[Series { rows, whole: false }], &Kit::default(), &BrickWishes::default())
        };
        // as many as stand on a base of the kit
        let mut columns = all.len().min(COLUMNS);
        let mut plan = planned(columns);
        while columns > 1 && matches!(plan, Err(BrickError::Base { .. })) {
            columns -= 1;
            plan = planned(columns);
        }
        let left_out = all.len() - columns;
        Ok(Built { asked, drawing, plan, left_out })
    }

    fn chart(&self) -> Result<&BrickChart, Refusal> {
        let plan = self.plan.as_ref().map_err(|why| Refusal::bad_request(why.to_string()))?;
        plan.charts.first().ok_or_else(Refusal::not_found)
    }

    fn summary(&self, messages: &Messages, plan: &BrickPlan) -> String {
        let count: usize = plan.charts.iter().flat_map(|chart| &chart.columns).map(|column| column.bricks).sum();
        let values = [
            ("scale", number::grouped(plan.scale).into()),
            ("count", FluentValue::from(count as f64)),
            ("measure", self.drawing.measure.clone().into()),
        ];
        messages.with("bricks-scale", values)
    }
}

/// The page.
pub async fn show(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let built = Built::of(&visit, &portal, &slug).await?;
    let messages = visit.messages();
    let title = messages.with("bricks-title", [("title", built.drawing.title.as_str())]);
    let crumbs = [
        ("/".to_owned(), messages.text("nav-catalog")),
        (format!("/dataset/{slug}"), built.asked.dataset.title.clone()),
        (built.asked.address("", built.asked.version), built.drawing.title.clone()),
    ];
    let body = html! {
        h1 { (title) }
        p.lead { (messages.text("bricks-lead")) }
        @match &built.plan {
            Ok(plan) => (sheet(messages, &built, plan)),
            Err(_) => div.notice { p { (messages.text("bricks-none")) } },
        }
    };
    Ok(layout::render(
        &visit,
        Page { title: &title, description: "", crumbs: &crumbs, json: None, script: false, body },
    ))
}

fn sheet(messages: &Messages, built: &Built, plan: &BrickPlan) -> Markup {
    let version = Some(built.asked.table.version.number);
    let summary = built.summary(messages, plan);
    let lines = bricks::parts(&plan.charts);
    html! {
        figure.chart {
            figcaption { b { (built.drawing.title) } span.soft { (summary) } }
            img.bricks src=(built.asked.address("/bricks.svg", version)) alt=(format!("{} {summary}", built.drawing.title));
            p.small.soft.source { (built.drawing.source) }
        }
        @if built.left_out > 0 { p.soft { (messages.with("bricks-left-out", [("count", built.left_out as f64)])) } }
        @for chart in &plan.charts {
            @if !chart.vanished.is_empty() {
                div.notice { p {
                    (messages.text("bricks-vanished")) " "
                    (chart.vanished.iter().filter_map(|at| chart.columns.get(*at)).map(|column| column.label.as_str()).collect::<Vec<_>>().join(", "))
                } }
            }
            div.scroll tabindex="0" role="region" aria-label=(messages.text("bricks-columns")) {
                table {
                    caption { (messages.text("bricks-columns")) }
                    thead { tr {
                        th scope="col" { (messages.text("bricks-letter")) } th scope="col" { (built.drawing.category) }
                        th.number scope="col" { (built.drawing.measure) } th.number scope="col" { (messages.text("bricks-count")) }
                    } }
                    tbody { @for column in &chart.columns {
                        tr { td { (column.letter) } th scope="row" { (column.label) } td.number { (number::grouped(column.value)) } td.number { (column.bricks) } }
                    } }
                }
            }
        }
        div.scroll tabindex="0" role="region" aria-label=(messages.text("bricks-parts")) {
            table {
                caption { (messages.text("bricks-parts")) }
                thead { tr {
                    th scope="col" { (messages.text("bricks-part")) } th scope="col" { "LDraw" } th scope="col" { "BrickLink" }
                    th scope="col" { (messages.text("bricks-color")) } th.number scope="col" { (messages.text("bricks-count")) }
                } }
                tbody { @for line in &lines {
                    tr { th scope="row" { (line.part.name) } td { (line.part.ldraw) } td { (line.part.bricklink) } td { (line.color.name) } td.number { (line.count) } }
                } }
            }
        }
        p {
            (messages.text("chart-take")) " "
            @for (form, name) in [("/bricks.svg", "SVG"), ("/bricks.csv", "CSV"), ("/bricks.mpd", "LDraw")] {
                a href=(built.asked.address(form, version)) download rel="nofollow" { (name) } " "
            }
        }
        p.small.soft { "Parts: The LDraw Parts Library, LDraw.org, CC BY 4.0." }
    }
}

/// The picture.
pub async fn svg(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let built = Built::of(&visit, &portal, &slug).await?;
    let summary = built.plan.as_ref().map(|plan| built.summary(visit.messages(), plan)).unwrap_or_default();
    Ok(svg_answer(bricks::picture(built.chart()?, &built.drawing.title, &summary)))
}

/// The parts list.
pub async fn csv(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let built = Built::of(&visit, &portal, &slug).await?;
    let lines = bricks::parts(std::slice::from_ref(built.chart()?));
    let name = format!("attachment; filename=\"{slug}-bloques.csv\"");
    Ok(([(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)], bricks::csv(&lines))
        .into_response())
}

/// The model.
pub async fn model(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let built = Built::of(&visit, &portal, &slug).await?;
    let text = bricks::model(&slug, &built.drawing.title, &built.asked.dataset.agency.name, built.chart()?);
    let name = format!("attachment; filename=\"{slug}-bloques.mpd\"");
    Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)], text).into_response())
}
