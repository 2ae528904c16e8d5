//! The addresses of one dataset beside its pages: description, rows as files, chart, map, what people say, files.
//!
//! Never here: those of the whole portal (see `catalog`), `/api/v1` (see `v1`).

use super::input::{ACROSS, COLUMNS, DOWN, FILE, NUMBER, ORDER, ROWS_PAGE, SEARCH, SIZE, SLUG, VERSION, ZOOM};
use super::operation::{Manner, Operation, filtered, plain};

const JSON: &str = "application/json";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const SVG: &str = "image/svg+xml";
const PNG: &str = "image/png";

/// All of them.
pub const OPERATIONS: &[Operation] = &[
    plain("dataset", "/dataset/{slug}.json", &[&SLUG], &[(JSON, Some("DatasetDetail"))]),
    plain("dataset-ttl", "/dataset/{slug}.ttl", &[&SLUG], &[("text/turtle", None)]).said("dataset-dcat"),
    plain("dataset-jsonld", "/dataset/{slug}.jsonld", &[&SLUG], &[("application/ld+json", None)]).said("dataset-dcat"),
    plain("dataset-rdf", "/dataset/{slug}.rdf", &[&SLUG], &[("application/rdf+xml", None)]).said("dataset-dcat"),
    plain("dataset-feed", "/dataset/{slug}.atom", &[&SLUG], &[("application/atom+xml", None)]),
    plain("datapackage", "/dataset/{slug}/datapackage.json", &[&SLUG], &[(JSON, Some("DataPackage"))])
        .with(Manner::File),
    plain("dataset-picture", "/dataset/{slug}/picture.png", &[&SLUG], &[(PNG, None)]),
    plain("versions", "/dataset/{slug}/versions.json", &[&SLUG], &[(JSON, Some("Versions"))]),
    plain("version", "/dataset/{slug}/versions/{number}.json", &[&SLUG, &NUMBER], &[(JSON, Some("DatasetDetail"))]),
    plain("version-ttl", "/dataset/{slug}/versions/{number}.ttl", &[&SLUG, &NUMBER], &[("text/turtle", None)])
        .said("version-dcat"),
    plain(
        "version-jsonld",
        "/dataset/{slug}/versions/{number}.jsonld",
        &[&SLUG, &NUMBER],
        &[("application/ld+json", None)],
    )
    .said("version-dcat"),
    plain("version-rdf", "/dataset/{slug}/versions/{number}.rdf", &[&SLUG, &NUMBER], &[("application/rdf+xml", None)])
        .said("version-dcat"),
    plain("receipt", "/dataset/{slug}/versions/{number}/receipt.pdf", &[&SLUG, &NUMBER], &[("application/pdf", None)]),
    filtered(
        "rows",
        "/dataset/{slug}/explore.json",
        &[&SLUG, &SEARCH, &ORDER, &COLUMNS, &ROWS_PAGE, &SIZE, &VERSION],
        &[(JSON, Some("Rows"))],
    ),
    filtered(
        "rows-csv",
        "/dataset/{slug}/explore.csv",
        &[&SLUG, &SEARCH, &ORDER, &COLUMNS, &VERSION],
        &[("text/csv", None)],
    ),
    filtered(
        "rows-xlsx",
        "/dataset/{slug}/explore.xlsx",
        &[&SLUG, &SEARCH, &ORDER, &COLUMNS, &VERSION],
        &[(XLSX, None)],
    )
    .said("rows-file"),
    filtered(
        "rows-ndjson",
        "/dataset/{slug}/explore.ndjson",
        &[&SLUG, &SEARCH, &ORDER, &COLUMNS, &VERSION],
        &[("application/x-ndjson", None)],
    )
    .said("rows-file"),
    filtered(
        "rows-objects",
        "/dataset/{slug}/explore.rows.json",
        &[&SLUG, &SEARCH, &ORDER, &COLUMNS, &VERSION],
        &[(JSON, Some("Objects"))],
    )
    .said("rows-file"),
    filtered(
        "rows-parquet",
        "/dataset/{slug}/explore.parquet",
        &[&SLUG, &SEARCH, &ORDER, &COLUMNS, &VERSION],
        &[("application/vnd.apache.parquet", None)],
    )
    .said("rows-file"),
    filtered(
        "rows-sqlite",
        "/dataset/{slug}/explore.sqlite",
        &[&SLUG, &SEARCH, &ORDER, &COLUMNS, &VERSION],
        &[("application/vnd.sqlite3", None)],
    )
    .said("rows-file"),
    filtered(
        "rows-geojson",
        "/dataset/{slug}/explore.geojson",
        &[&SLUG, &SEARCH, &ORDER, &COLUMNS, &VERSION],
        &[("application/geo+json", None)],
    )
    .said("rows-file"),
    filtered(
        "rows-kml",
        "/dataset/{slug}/explore.kml",
        &[&SLUG, &SEARCH, &ORDER, &COLUMNS, &VERSION],
        &[("application/vnd.google-earth.kml+xml", None)],
    )
    .said("rows-file"),
    filtered(
        "rows-shp",
        "/dataset/{slug}/explore.shp.zip",
        &[&SLUG, &SEARCH, &ORDER, &COLUMNS, &VERSION],
        &[("application/zip", None)],
    )
    .said("rows-file"),
    filtered("totals", "/dataset/{slug}/totals.json", &[&SLUG, &SEARCH, &COLUMNS, &VERSION], &[(JSON, Some("Totals"))]),
    filtered("chart", "/dataset/{slug}/chart.json", &[&SLUG, &SEARCH, &VERSION], &[(JSON, Some("Chart"))]),
    filtered("chart-svg", "/dataset/{slug}/chart.svg", &[&SLUG, &SEARCH, &VERSION], &[(SVG, None)])
        .said("chart-picture"),
    filtered("chart-png", "/dataset/{slug}/chart.png", &[&SLUG, &SEARCH, &VERSION], &[(PNG, None)])
        .said("chart-picture"),
    filtered("chart-vega", "/dataset/{slug}/chart.vl.json", &[&SLUG, &SEARCH, &VERSION], &[(JSON, Some("VegaLite"))]),
    filtered("bricks-svg", "/dataset/{slug}/chart/bricks.svg", &[&SLUG, &SEARCH, &VERSION], &[(SVG, None)])
        .said("bricks"),
    filtered("bricks-csv", "/dataset/{slug}/chart/bricks.csv", &[&SLUG, &SEARCH, &VERSION], &[("text/csv", None)])
        .said("bricks"),
    filtered("bricks-mpd", "/dataset/{slug}/chart/bricks.mpd", &[&SLUG, &SEARCH, &VERSION], &[("text/plain", None)])
        .said("bricks"),
    filtered("map", "/dataset/{slug}/map.json", &[&SLUG, &SEARCH, &VERSION], &[(JSON, Some("Map"))]),
    filtered("map-svg", "/dataset/{slug}/map.svg", &[&SLUG, &SEARCH, &VERSION], &[(SVG, None)]).said("map-picture"),
    filtered("map-png", "/dataset/{slug}/map.png", &[&SLUG, &SEARCH, &VERSION], &[(PNG, None)]).said("map-picture"),
    filtered(
        "tile",
        "/dataset/{slug}/tile/{zoom}/{x}/{y}",
        &[&SLUG, &ZOOM, &ACROSS, &DOWN, &SEARCH, &VERSION],
        &[("application/vnd.mapbox-vector-tile", None)],
    ),
    plain("questions", "/dataset/{slug}/questions.json", &[&SLUG], &[(JSON, Some("QuestionList"))]),
    plain("errors", "/dataset/{slug}/errors.json", &[&SLUG], &[(JSON, Some("ErrorList"))]),
    plain("file", "/dataset/{slug}/{file}", &[&SLUG, &FILE], &[("*/*", None)]).with(Manner::File),
    plain("version-file", "/dataset/{slug}/versions/{number}/{file}", &[&SLUG, &NUMBER, &FILE], &[("*/*", None)])
        .with(Manner::File),
];
