//! The addresses of the whole portal: lists, DCAT, feeds, figures of use, and those that CKAN's programs know.
//!
//! Never here: those of one dataset (see `dataset`), `/api/v1` (see `v1`).

use super::input::{
    ACTION, AGENCY, COUNTED, DATASET, DAYS, FORMAT, FREQUENCY, FRESHNESS, KEYWORD, LICENSE, LIST_SIZE, PAGE, PART,
    PERIOD, PLACE, QUALITY, SORT, TEXT, THEME, VALUES,
};
use super::operation::{Manner, Operation, plain};

const JSON: &str = "application/json";
const CSV: &str = "text/csv";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const ATOM: &str = "application/atom+xml";
const XML: &str = "application/xml";

/// Lists, feeds, figures.
pub const OPERATIONS: &[Operation] = &[
    plain(
        "datasets",
        "/datasets.json",
        &[
            &TEXT, &AGENCY, &THEME, &FORMAT, &FREQUENCY, &PLACE, &PERIOD, &LICENSE, &QUALITY, &FRESHNESS, &KEYWORD,
            &SORT, &PAGE, &LIST_SIZE, &COUNTED, &VALUES,
        ],
        &[(JSON, Some("DatasetList"))],
    ),
    plain("suggest", "/suggest.json", &[&TEXT], &[(JSON, Some("Suggestions"))]),
    plain("catalog-ttl", "/catalog.ttl", &[&PAGE, &AGENCY], &[("text/turtle", None)]).said("catalog-dcat"),
    plain("catalog-jsonld", "/catalog.jsonld", &[&PAGE, &AGENCY], &[("application/ld+json", None)])
        .said("catalog-dcat"),
    plain("catalog-rdf", "/catalog.rdf", &[&PAGE, &AGENCY], &[("application/rdf+xml", None)]).said("catalog-dcat"),
    plain("catalog-xml", "/catalog.xml", &[&PAGE, &AGENCY], &[("application/rdf+xml", None)]).said("catalog-dcat"),
    plain("inventory", "/inventory.csv", &[&AGENCY], &[(CSV, None)]),
    plain("inventory-xlsx", "/inventory.xlsx", &[&AGENCY], &[(XLSX, None)]).said("inventory"),
    plain("inventory-json", "/inventory.json", &[&AGENCY], &[(JSON, Some("InventoryList"))]).said("inventory"),
    plain("plan", "/plan.csv", &[&AGENCY], &[(CSV, None)]),
    plain("plan-xlsx", "/plan.xlsx", &[&AGENCY], &[(XLSX, None)]).said("plan"),
    plain("plan-json", "/plan.json", &[&AGENCY], &[(JSON, Some("InventoryList"))]).said("plan"),
    plain("promises", "/promises.json", &[], &[(JSON, Some("Promises"))]),
    plain("use", "/use.json", &[&DAYS], &[(JSON, Some("UseTable"))]),
    plain("use-csv", "/use.csv", &[&DAYS], &[(CSV, None)]).said("use"),
    plain("requests", "/requests.json", &[&TEXT, &AGENCY, &PAGE], &[(JSON, Some("RequestList"))]),
    plain("reuses", "/reuses.json", &[&DATASET], &[(JSON, Some("ReuseList"))]),
    plain("stories", "/stories.json", &[], &[(JSON, Some("StoryList"))]),
    plain("feed", "/feed.atom", &[&AGENCY], &[(ATOM, None)]),
    plain("feed-ckan", "/feeds/dataset.atom", &[&AGENCY], &[(ATOM, None)]).said("feed"),
    plain("requests-feed", "/requests.atom", &[&AGENCY], &[(ATOM, None)]),
    plain("stories-feed", "/stories.atom", &[], &[(ATOM, None)]),
    plain("sitemap", "/sitemap.xml", &[], &[(XML, None)]),
    plain("sitemap-part", "/sitemap/{part}", &[&PART], &[(XML, None)]),
    plain("openapi", "/openapi.json", &[], &[(JSON, Some("OpenApi"))]),
    plain("health", "/health", &[], &[(JSON, Some("Health"))]),
];

/// The reading part of CKAN's Action API.
pub const CKAN: &[Operation] = &[
    plain("ckan-version", "/api/3", &[], &[(JSON, Some("CkanVersion"))]).with(Manner::Limited),
    plain("ckan", "/api/3/action/{name}", &[&ACTION], &[(JSON, Some("CkanAnswer"))]).with(Manner::Limited),
    plain("ckan-short", "/api/action/{name}", &[&ACTION], &[(JSON, Some("CkanAnswer"))])
        .said("ckan")
        .with(Manner::Limited),
];
