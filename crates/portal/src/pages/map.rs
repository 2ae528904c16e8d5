//! `/dataset/{slug}/map`: a map of the table: points, where there are most, or areas by INEGI's keys. The same as pictures
//! (`.svg`, `.png`), as data (`.json`), as squares for a script (`/tile/…`) and as a page for other sites (`/embed`).
//!
//! Never here: which rows have a place (see actions), coordinates on the sheet (see `drawing::map`).

mod asked;
mod background;
mod shown;
mod tile;

use apertura_actions::explore::{Measure, address};
use apertura_actions::map::MapKind;
use apertura_tabular::ValueType;
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use super::chart::{framed, png_answer, svg_answer};
use super::explore::ColumnView;
use crate::drawing::classes::Method;
use crate::drawing::palette;
use crate::language::Messages;
use crate::layout::{self, Page};
use crate::refusal::Refusal;
use crate::visit::{self, Visit};
use crate::{Portal, assets};

pub use asked::Asked;
pub use background::show as background;
pub use shown::Shown;
pub use tile::show as tile;

/// The page.
pub async fn show(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let asked = Asked::named(&portal, &slug, &visit.query).await?;
    let messages = visit.messages();
    let title = messages.with("map-page-title", [("title", asked.dataset.title.as_str())]);
    let crumbs = layout::crumbs_of(messages, &asked.dataset);
    let body = html! {
        h1 { (title) }
        @if asked.table.version.number != asked.latest {
            div.notice role="note" {
                p {
                    (messages.with("old-version", [("day", crate::date::day(messages, asked.table.version.published))])) " "
                    a href=(asked.address("", None)) { (messages.text("map-newer")) }
                }
            }
        }
        div.charting {
            div #chart-result aria-live="polite" { (figure(&portal, &visit, &asked)) @if asked.plan.is_some() { (super::share::share(&visit, "map", &asked.dataset.slug, &asked.pairs(Some(asked.table.version.number)), &asked.scope)) } }
            (form(messages, &asked))
        }
        script type="module" src=(assets::MAP.address()) {}
    };
    let page = Page {
        title: &title,
        description: "",
        crumbs: &crumbs,
        json: Some(asked.address(".json", asked.version)),
        script: true,
        body,
    };
    Ok(layout::render(&visit, page))
}

/// The figure with the ways to take it along.
pub fn figure(portal: &Portal, visit: &Visit, asked: &Asked) -> Markup {
    let messages = visit.messages();
    let Some(shown) = Shown::of(messages, asked) else {
        let why = match (asked.can.is_empty(), asked.plan.is_some()) {
            (true, _) => "map-none",
            (false, true) => "map-empty",
            (false, false) => "map-no-outlines",
        };
        return html! { div.notice { p { (messages.text(why)) } } };
    };
    let foot = html! {
        p.small.takes {
            (messages.text("chart-take")) " "
            @for (form, name) in [(".png", "PNG"), (".svg", "SVG"), (".json", "JSON")] {
                a href=(asked.address(form, Some(asked.table.version.number))) download rel="nofollow" { (name) } " "
            }
        }
    };
    shown.figure(messages, &live(portal, messages, asked, &shown), &foot)
}

/// What the script makes a map of; hidden without it.
fn live(portal: &Portal, messages: &Messages, asked: &Asked, shown: &Shown) -> Markup {
    let slug = &asked.dataset.slug;
    let version = asked.table.version.number;
    let bounds = asked.bounds().map(|bounds| bounds.map(|part| format!("{part:.9}")).join(" "));
    let words: serde_json::Map<String, serde_json::Value> =
        ["in", "out", "whole", "label", "rows", "row", "no-value", "open"]
            .into_iter()
            .map(|key| (key.to_owned(), messages.text(&format!("map-script-{key}")).into()))
            .collect();
    let background = background::settings(portal);
    let rows = visit::address(&format!("/dataset/{slug}/explore"), &[("_version".to_owned(), version.to_string())]);
    html! {
        div.map-frame hidden data-map=(asked.plan.as_ref().map_or("", |plan| plan.kind.name()))
            data-tiles=(asked.address("", Some(version)).replacen("/map", "/tile", 1))
            data-bounds=[bounds] data-colours=(palette::steps(shown.steps.max(5)).join(" "))
            data-words=(serde_json::Value::Object(words))
            data-names=(names(asked)) data-rows=(rows) data-background=[background.as_ref().map(|_| "/map/background")] {
            @if let Some(credit) = background.as_ref().map(|known| &known.attribution).filter(|credit| !credit.is_empty()) { p.credit { (credit) } }
        }
    }
}

/// Names of places for the script: name, place on the map.
fn names(asked: &Asked) -> serde_json::Value {
    let one = |name: &apertura_actions::map::PlaceName| {
        let place = |part: f64| (part * 1e7).round() / 1e7;
        serde_json::json!([name.name, place(name.at.0), place(name.at.1)])
    };
    asked.names.iter().map(one).collect()
}

/// Rows up to which the dataset's own page draws the map of its points.
const SMALL: u64 = 20_000;

/// The map as the dataset's page shows it: drawn by the server, with the way to the whole; empty where no point has a place
/// or there are many.
pub async fn preview(visit: &Visit, portal: &Portal, slug: &str, version: Option<u32>, rows: u64) -> Markup {
    let pairs: Vec<(String, String)> =
        version.map(|number| ("_version".to_owned(), number.to_string())).into_iter().collect();
    if rows > SMALL {
        return html! {};
    }
    let Ok(asked) = Asked::named(portal, slug, &pairs).await else { return html! {} };
    if asked.points.is_none() {
        return html! {};
    }
    let Some(shown) = Shown::of(visit.messages(), &asked) else { return html! {} };
    let foot = html! { p.small { a href=(asked.address("", version)) rel="nofollow" { (visit.messages().text("map-move")) } } };
    shown.figure(visit.messages(), &html! {}, &foot)
}

fn form(messages: &Messages, asked: &Asked) -> Markup {
    let plan = asked.plan.as_ref();
    let columns = ColumnView::all(&asked.table.version);
    let title = |name: &str| columns.iter().find(|c| c.name == name).map_or_else(|| name.to_owned(), ColumnView::title);
    let areas: Vec<_> = asked.can.areas.iter().filter(|area| asked.levels.contains(&area.level)).collect();
    let kinds: Vec<MapKind> = MapKind::ALL
        .into_iter()
        .filter(|kind| if *kind == MapKind::Areas { !areas.is_empty() } else { asked.can.point.is_some() })
        .collect();
    let Some(plan) = plan else { return html! {} };
    let (of, y) = match &plan.measure {
        Measure::Count => ("count", ""),
        Measure::Sum(column) => ("sum", column.as_str()),
        Measure::Mean(column) => ("mean", column.as_str()),
    };
    let numbers = columns
        .iter()
        .filter(|c| matches!(c.value_type, ValueType::Integer | ValueType::Number) && asked.table.is_measure(&c.name));
    let pick = |name: &str, label: String, options: Vec<(String, String)>, chosen: &str| {
        html! {
            div {
                label for=(format!("map-{name}")) { (label) }
                select id=(format!("map-{name}")) name=(name) {
                    @for (value, text) in &options { option value=(value) selected[value == chosen] { (text) } }
                }
            }
        }
    };
    let coded = |family: &str, words: &[&str]| {
        words.iter().map(|word| ((*word).to_owned(), messages.code(family, word))).collect::<Vec<_>>()
    };
    html! {
        form.chart-form data-live method="get" action=(format!("/dataset/{}/map", asked.dataset.slug)) {
            @for (name, value) in address::scope_pairs(&asked.scope) { input type="hidden" name=(name) value=(value); }
            @if let Some(number) = asked.version { input type="hidden" name="_version" value=(number); }
            (pick("kind", messages.text("map-form-kind"), kinds.iter().map(|kind| (kind.name().to_owned(), messages.code("map-kind", kind.name()))).collect(), plan.kind.name()))
            @if plan.kind == MapKind::Areas {
                (pick("x", messages.text("map-form-area"), areas.iter().map(|area| (area.column.clone(), title(&area.column))).collect(), plan.area.as_ref().map_or("", |area| &area.column)))
                (pick("of", messages.text("chart-form-of"), coded("chart-of", &["count", "sum", "mean"]), of))
                (pick("y", messages.text("chart-form-y"), std::iter::once((String::new(), messages.text("chart-form-none"))).chain(numbers.map(|c| (c.name.clone(), c.title()))).collect(), y))
                (pick("method", messages.text("map-form-method"), coded("map-method", &Method::ALL.map(Method::name)), asked.method.name()))
                (pick("classes", messages.text("map-form-classes"), (3..=7).map(|count| (count.to_string(), count.to_string())).collect(), &asked.steps.to_string()))
            }
            p.actions { button type="submit" { (messages.text("chart-form-draw")) } }
        }
    }
}

/// The picture, drawn by lines.
pub async fn svg(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    Ok(svg_answer(file(&visit, &portal, &slug).await?))
}

/// The picture, painted.
pub async fn png(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    png_answer(file(&visit, &portal, &slug).await?).await
}

async fn file(visit: &Visit, portal: &Portal, slug: &str) -> Result<String, Refusal> {
    let asked = Asked::named(portal, slug, &visit.query).await?;
    Ok(Shown::of(visit.messages(), &asked).ok_or_else(Refusal::not_found)?.file(&portal.theme))
}

/// The map alone, for a frame on another site.
pub async fn embed(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let asked = Asked::named(&portal, &slug, &visit.query).await?;
    let shown = Shown::of(visit.messages(), &asked).ok_or_else(Refusal::not_found)?;
    let foot = html! { p.small { a href=(asked.address("", asked.version)) target="_blank" rel="noopener" { (visit.messages().text("chart-at-source")) } } };
    let content = html! {
        (shown.figure(visit.messages(), &live(&portal, visit.messages(), &asked, &shown), &foot))
        script type="module" src=(assets::MAP.address()) {}
    };
    Ok(framed(&visit, &shown.title, &content))
}

/// The values behind it.
pub async fn json(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let asked = Asked::of(&portal, &slug, &visit.query).await?;
    let areas = asked.outlines.as_ref().zip(asked.values.as_ref()).map(|(open, values)| {
        let area = |(one, value): (&apertura_actions::map::Outline, &Option<f64>)| {
            serde_json::json!({ "key": one.key, "name": one.name, "value": value })
        };
        open.outlines.all.iter().zip(&values.values).map(area).collect::<Vec<_>>()
    });
    let classes: Vec<_> = asked
        .classes
        .iter()
        .map(|class| serde_json::json!({ "least": class.least, "greatest": class.greatest, "count": class.count }))
        .collect();
    Ok(Json(serde_json::json!({
        "map": asked.plan,
        "version": asked.table.version.number,
        "latest": asked.latest,
        "outlines": asked.outlines.as_ref().map(|open| serde_json::json!({ "dataset": open.dataset, "version": open.version, "level": open.level })),
        "areas": areas,
        "classes": classes,
        "unmatched": asked.values.as_ref().map(|values| &values.unmatched),
        "points": asked.points.as_ref().map(|points| points.len()),
        "without": asked.points.as_ref().map(|points| points.without),
    }))
    .into_response())
}
