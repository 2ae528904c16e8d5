//! `/dataset/{slug}`: what a dataset is, and everything that can be done with it. A version's page is the
//! same with that version's files, dictionary and quality.
//!
//! Never here: the table itself (see `explore`), one part of the page (a file each in `dataset/`).

mod citation;
mod dictionary;
mod downloads;
mod facts;
mod label;
mod quality;
mod related;
mod use_it;
mod versions;

use apertura_actions::Catalog;
use apertura_actions::explore::ExportFormat;
use apertura_actions::related::Related;
use apertura_catalog::score::Scores;
use apertura_catalog::{Correction, Dataset, Timeliness, Version, VersionSummary};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use crate::Portal;
use crate::layout::{self, Page};
use crate::rdf::Form;
use crate::refusal::Refusal;
use crate::visit::Visit;

pub(crate) use versions::changed;
pub use versions::list as versions_json;

/// All that the page shows.
pub struct DatasetView<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// The version shown.
    pub version: &'a Version,
    /// Number of the latest version.
    pub latest: u32,
    /// All versions, latest first.
    pub versions: &'a [VersionSummary],
    /// Notes of correction, latest first.
    pub corrections: &'a [Correction],
    /// How the dataset stands to its promise today.
    pub timeliness: Timeliness,
    /// The first rows.
    pub look: Markup,
    /// True where a map of it can be drawn.
    pub mapped: bool,
    /// The map of its points; empty where it has none, or very many.
    pub map: Markup,
    /// The chart; empty where none suits.
    pub chart: Markup,
    /// How open it is; of the latest version alone.
    pub scores: Option<&'a Scores>,
    /// The forms in which the table can be taken along.
    pub formats: &'a [ExportFormat],
    /// Datasets that go with it.
    pub related: &'a [Related],
    /// How often it was used.
    pub uses: Markup,
    /// Questions, uses and the ways to take part.
    pub participation: Markup,
}

impl DatasetView<'_> {
    /// The address of the version shown; the dataset's own where it is the latest.
    pub fn address(&self) -> String {
        let slug = &self.dataset.slug;
        if self.version.number == self.latest {
            format!("/dataset/{slug}")
        } else {
            format!("/dataset/{slug}/versions/{}", self.version.number)
        }
    }

    /// The words that the office uses for a column.
    pub fn label(&self, name: &str) -> String {
        let field = self.version.dictionary.fields.iter().find(|field| field.name == name);
        field.map(|field| &field.label).filter(|label| !label.is_empty()).map_or_else(|| name.to_owned(), Clone::clone)
    }
}

/// The page of the latest version; `/dataset/{slug}.json` is its JSON.
pub async fn show(visit: Visit, State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Refusal> {
    let slug = Form::of_address(&slug).map_or(slug.as_str(), |(slug, _)| slug);
    if let Some(slug) = slug.strip_suffix(".atom") {
        return super::feed::dataset(&visit, &portal, slug).await;
    }
    let slug = slug.strip_suffix(".json").unwrap_or(slug);
    if let Some(form) = visit.rdf {
        return super::dcat::dataset_as(&visit, &portal, slug, None, form).await;
    }
    answer(&visit, &portal, slug, None).await
}

/// The page of one version; `/dataset/{slug}/versions/{number}.json` is its JSON.
pub async fn show_version(
    visit: Visit,
    State(portal): State<Portal>,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let number = Form::of_address(&number).map_or(number.as_str(), |(number, _)| number);
    let number = number.strip_suffix(".json").unwrap_or(number).parse().map_err(|_| Refusal::not_found())?;
    if let Some(form) = visit.rdf {
        return super::dcat::dataset_as(&visit, &portal, &slug, Some(number), form).await;
    }
    answer(&visit, &portal, &slug, Some(number)).await
}

async fn answer(visit: &Visit, portal: &Portal, slug: &str, number: Option<u32>) -> Result<Response, Refusal> {
    let (dataset, latest) = portal.catalog.dataset(slug).await?;
    let table = portal.explorer.open(slug, number).await?;
    let version = table.version.clone();
    let versions = portal.catalog.versions(slug).await?;
    let corrections = portal.catalog.corrections(slug).await?;
    if visit.json {
        let body = serde_json::json!({ "dataset": dataset, "latest": latest, "version": version, "versions": versions,
            "corrections": corrections });
        return Ok(Json(body).into_response());
    }
    let look = super::explore::look(visit, &dataset, &table, latest).await;
    let chart = super::chart::figure(visit.messages(), &dataset, &table, number).await;
    let last = versions.iter().map(|version| version.published).max().unwrap_or(version.published);
    let timeliness = Timeliness::of(dataset.frequency, Catalog::day(last), portal.catalog.today());
    let standing = if version.number == latest { portal.catalog.standing(slug).await.ok() } else { None };
    let fields = &version.dictionary.fields;
    let related = portal.explorer.related.of(&portal.catalog, &dataset, latest, fields).await?;
    let levels = portal.explorer.area_levels().await?;
    let mapped = apertura_actions::map::settle(&version, &levels, &[]).is_some();
    let map = if mapped {
        super::map::preview(visit, portal, slug, number, version.rows).await
    } else {
        html! {}
    };
    let view = DatasetView {
        mapped,
        map,
        dataset: &dataset,
        version: &version,
        latest,
        versions: &versions,
        corrections: &corrections,
        timeliness,
        look,
        chart,
        scores: standing.as_ref().map(|standing| &standing.scores),
        formats: &table.formats(),
        related: &related,
        uses: crate::usage::line(visit, portal, slug).await,
        participation: super::participation::part(visit.messages(), portal, slug).await?,
    };
    Ok(render(visit, &view))
}

/// The address of the map of the version shown.
fn map_address(view: &DatasetView<'_>) -> String {
    let path = format!("/dataset/{}/map", view.dataset.slug);
    if view.version.number == view.latest { path } else { format!("{path}?_version={}", view.version.number) }
}

fn render(visit: &Visit, view: &DatasetView<'_>) -> Response {
    let messages = visit.messages();
    let Dataset { slug, title, .. } = view.dataset;
    let old = view.version.number != view.latest;
    let page_title = if old {
        messages.with("version-title", [("number", view.version.number.to_string()), ("title", title.clone())])
    } else {
        title.clone()
    };
    let mut crumbs = vec![("/".to_owned(), messages.text("nav-catalog"))];
    if old {
        crumbs.push((format!("/dataset/{slug}"), title.clone()));
    }
    let parts =
        ["data", "downloads", "use", "dictionary", "quality", "versions", "participation", "citation", "related"];
    let body = html! {
        (facts::head(visit, view, &page_title))
        nav.contents aria-label=(messages.text("on-this-page")) {
            ul { @for part in parts { @if part != "related" || !view.related.is_empty() { li { a href=(format!("#{part}")) { (messages.code("part", part)) } } } } }
        }
        div.split {
            section.block #data aria-labelledby="data-title" {
                h2 #data-title { (messages.text("part-data")) }
                (view.look)
                (view.map)
                (view.chart)
                @if view.mapped && view.map.0.is_empty() { p { a href=(map_address(view)) rel="nofollow" { (messages.text("map-see")) } } }
            }
            (facts::card(visit, view))
        }
        (downloads::section(visit, view))
        (use_it::section(visit, view))
        (dictionary::section(visit, view))
        (quality::section(visit, view))
        (versions::section(visit, view))
        (view.participation)
        (citation::section(visit, view))
        (related::section(visit, view))
        (view.uses)
        (super::schema_org::script(visit, view.dataset, view.version))
    };
    let page = Page {
        title: &page_title,
        description: view.dataset.description.split("\n").next().unwrap_or_default(),
        crumbs: &crumbs,
        json: Some(format!("{}.json", view.address())),
        script: true,
        body,
    };
    layout::render(visit, page)
}
