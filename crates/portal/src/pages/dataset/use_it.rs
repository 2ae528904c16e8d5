//! The forms in which the data can be taken along, and ready code that opens them in the tools that people have.
//!
//! Never here: the files of the version (see `downloads`), making a form (see `explore::export`).

use apertura_actions::explore::ExportFormat;
use maud::{Markup, html};

use super::DatasetView;
use crate::visit::Visit;

/// The forms that are made when they are asked for.
pub fn forms(visit: &Visit, view: &DatasetView<'_>) -> Markup {
    let messages = visit.messages();
    let there = |format: &ExportFormat| {
        view.version.distributions.iter().any(|file| file.role == "data" && file.format == format.name())
    };
    let made: Vec<&ExportFormat> = view.formats.iter().filter(|format| !there(format)).collect();
    html! {
        @if !made.is_empty() {
            h3.block { (messages.text("forms-title")) }
            p { (messages.text("forms-lead")) " " a href=(super::facts::explore_address(view)) { (messages.text("forms-part")) } }
            div.card {
                ul.files {
                    @for format in made {
                        li {
                            a href=(address(view, *format)) rel="nofollow" download { (messages.code("format", format.name())) }
                            p.what { (messages.code("format", &format!("{}-what", format.name()))) }
                        }
                    }
                }
            }
        }
    }
}

/// The address of the whole table in a form.
fn address(view: &DatasetView<'_>, format: ExportFormat) -> String {
    let path = format!("/dataset/{}/explore.{}", view.dataset.slug, format.ending());
    if view.version.number == view.latest { path } else { format!("{path}?_version={}", view.version.number) }
}

/// The section with ready code.
pub fn section(visit: &Visit, view: &DatasetView<'_>) -> Markup {
    let messages = visit.messages();
    let points = view.formats.contains(&ExportFormat::Geojson);
    html! {
        section.block #use aria-labelledby="use-title" {
            h2 #use-title { (messages.text("part-use")) }
            p { (messages.text("use-lead")) }
            @for (id, lines) in recipes(visit, view, points) {
                details.card {
                    summary { (messages.code("use", id)) }
                    p { (messages.code("use", &format!("{id}-what"))) }
                    pre tabindex="0" role="region" aria-label=(messages.code("use", id)) { code id=(format!("use-{id}")) { (lines) } }
                    button.quiet type="button" hidden data-copy=(format!("use-{id}")) data-done=(messages.text("copied")) {
                        (messages.text("copy")) span role="status" {}
                    }
                }
            }
        }
    }
}

/// Each tool with the code that opens the data in it. Addresses name the version, so that code gives the same tomorrow.
fn recipes(visit: &Visit, view: &DatasetView<'_>, points: bool) -> Vec<(&'static str, String)> {
    let (slug, number) = (&view.dataset.slug, view.version.number);
    let base = format!("{}/dataset/{slug}/versions/{number}", visit.origin);
    let file = |format: &str| {
        let file = view.version.distributions.iter().find(|file| file.role == "data" && file.format == format);
        file.map(|file| format!("{base}/{}", crate::visit::segment(&file.name)))
    };
    let csv = file("csv").unwrap_or_else(|| format!("{}/dataset/{slug}/explore.csv", visit.origin));
    let days: Vec<String> = view
        .version
        .dictionary
        .fields
        .iter()
        .filter(|field| matches!(field.value_type.name(), "date" | "datetime"))
        .map(|field| format!("\"{}\"", field.name))
        .collect();
    let days = if days.is_empty() { String::new() } else { format!(", parse_dates=[{}]", days.join(", ")) };
    let mut recipes = vec![
        (
            "python",
            format!("import pandas as pd\n\ntabla = pd.read_csv(\n    \"{csv}\"{days}\n)\nprint(tabla.head())\n"),
        ),
        ("r", format!("library(readr)\n\ntabla <- read_csv(\"{csv}\")\nhead(tabla)\n")),
        (
            "excel",
            format!(
                "let\n    Origen = Csv.Document(Web.Contents(\"{csv}\"), [Delimiter = \",\", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),\n    Tabla = Table.PromoteHeaders(Origen, [PromoteAllScalars = true])\nin\n    Tabla\n"
            ),
        ),
    ];
    let qgis = if points {
        let geojson = format!("{}/dataset/{slug}/explore.geojson?_version={number}", visit.origin);
        format!("capa = iface.addVectorLayer(\"/vsicurl/{geojson}\", \"{slug}\", \"ogr\")\n")
    } else {
        format!("capa = iface.addVectorLayer(\"/vsicurl/{csv}\", \"{slug}\", \"ogr\")\n")
    };
    recipes.push(("qgis", qgis));
    recipes.push(("curl", format!("curl -L -o {slug}.csv \"{csv}\"\n")));
    recipes
}
