//! The pages through the router, over a catalog that the test publishes: status, both languages, JSON shapes,
//! labels and headings, hostile values, nothing from other servers.

use std::sync::Arc;

use apertura_actions::{Catalog, Description, PublishRequest};
use apertura_portal::{Language, Portal, report, router};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt;

const SLUG: &str = "apoyos-por-colonia";

/// A small office file; one cell is markup, as a visitor with bad intentions would write it.
const FILE: &str = "Colonia,Tipo de apoyo,Fecha,Monto,Entregado\n\
    Centro,Beca,15/01/2025,\"1,500.00\",Sí\n\
    <script>alert(1)</script>,Beca,16/01/2025,\"2,000.50\",No\n\
    La Estación,Despensa,17/02/2025,300.00,Sí\n\
    La Estación,Despensa,28/02/2025,350.00,Sí\n\
    Las Lomas & Cía,Beca,01/03/2025,\"12,000.00\",No\n\
    Centro,Despensa,31/03/2025,,Sí\n";

struct Site {
    router: Router,
    _folder: tempfile::TempDir,
}

impl Site {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("apoyos.csv");
        std::fs::write(&file, FILE).expect("the file");
        let config = apertura_actions::Config {
            clock: Arc::new(|| "2026-11-23T18:00:00Z".parse().expect("a moment")),
            ..apertura_actions::Config::default()
        };
        let catalog = Catalog::open_with(&folder.path().join("data"), config).await.expect("a catalog");
        let request = PublishRequest {
            dataset: Some(SLUG.to_owned()),
            description: Description {
                title: Some("Apoyos por colonia".to_owned()),
                description: Some("Apoyos entregados. <b>No</b> es HTML.".to_owned()),
                agency: Some("Secretaría de Igualdad".to_owned()),
                theme: Some("Desarrollo social".to_owned()),
                invented: Some(true),
                ..Description::default()
            },
            ..PublishRequest::new(&file)
        };
        catalog
            .publish(&request, &|input| report::render(Language::EsMx, input), &|_, _| {})
            .await
            .expect("a publication");
        Site { router: router(Portal::new(catalog)), _folder: folder }
    }

    async fn ask(&self, address: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, String) {
        let mut request = Request::get(address).header("host", "datos.example.mx");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 16 << 20).await.expect("a body");
        (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
    }

    async fn page(&self, address: &str) -> String {
        let (status, _, body) = self.ask(address, &[]).await;
        assert_eq!(status, StatusCode::OK, "{address}: {body}");
        body
    }

    async fn json(&self, address: &str) -> serde_json::Value {
        serde_json::from_str(&self.page(address).await).unwrap_or_else(|error| panic!("{address}: {error}"))
    }
}

fn pages() -> Vec<String> {
    ["/", "/?q=nada-que-exista", "/about", "/api"]
        .into_iter()
        .map(str::to_owned)
        .chain([
            format!("/dataset/{SLUG}"),
            format!("/dataset/{SLUG}/versions/1"),
            format!("/dataset/{SLUG}/explore"),
            format!("/dataset/{SLUG}/explore?_search=centro&_sort=-monto&monto__gte=100"),
            format!("/dataset/{SLUG}/explore?monto__gte=mucho"),
        ])
        .collect()
}

/// The values of an attribute on all tags with this name.
fn tags<'a>(page: &'a str, tag: &str) -> Vec<&'a str> {
    let open = format!("<{tag}");
    page.match_indices(&open)
        .filter(|(at, _)| page[at + open.len()..].starts_with([' ', '>']))
        .map(|(at, _)| &page[at..at + page[at..].find('>').expect("a tag ends")])
        .collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
    rest.split('"').next()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_answers_in_both_languages_and_is_well_made() {
    let site = Site::new().await;
    for address in pages() {
        for language in Language::ALL {
            let (status, headers, page) = site.ask(&address, &[("accept-language", language.tag())]).await;
            let refused = address.ends_with("monto__gte=mucho");
            assert_eq!(status, if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, "{address}");
            assert!(page.contains(&format!("<html lang=\"{}\"", language.tag())), "{address} in {language:?}");
            assert_eq!(tags(&page, "h1").len(), 1, "one h1 in {address}");
            assert!(page.len() < 150_000, "{address} weighs {}", page.len());
            assert!(tags(&page, "main").len() == 1 && page.contains("<title>"), "{address}");
            for field in tags(&page, "input").into_iter().chain(tags(&page, "select")) {
                if attribute(field, "type") == Some("hidden") {
                    continue;
                }
                let labelled = match attribute(field, "id") {
                    Some(id) => page.contains(&format!("for=\"{id}\"")),
                    // A box inside its label.
                    None => attribute(field, "type") == Some("checkbox"),
                };
                assert!(labelled, "a label for {field} in {address}");
            }
            let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), all, "ids are unique in {address}");
            assert!(!page.contains(" style=\"") && !page.contains("<style"), "no inline style in {address}");
            let page = page.replace("<script type=\"application/ld+json\">", "<data>");
            for (tag, name) in [("script", "src"), ("link", "href"), ("img", "src"), ("form", "action")] {
                for found in tags(&page, tag) {
                    let target = attribute(found, name).unwrap_or_default();
                    assert!(target.starts_with('/') && !target.starts_with("//"), "{found} in {address}");
                }
            }
            let policy = headers["content-security-policy"].to_str().expect("text");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
            assert_eq!(headers["x-content-type-options"], "nosniff");
            let left_over = page.split(['{', '}']).find(|part| part.trim_start().starts_with('$'));
            assert_eq!(left_over, None, "a value is missing in a sentence of {address} in {language:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_values_stay_text() {
    let site = Site::new().await;
    for address in [format!("/dataset/{SLUG}"), format!("/dataset/{SLUG}/explore?_search=%3Cscript%3E")] {
        let page = site.page(&address).await;
        assert!(!page.contains("<script>alert"), "{address}");
        assert!(page.contains("&lt;script&gt;"), "{address}");
        assert!(!page.contains("<b>No</b>"), "{address}");
    }
    let (_, headers, report) = site.ask(&format!("/dataset/{SLUG}/report.html"), &[]).await;
    assert!(!report.contains("<script>alert"));
    assert!(headers["content-security-policy"].to_str().expect("text").contains("sandbox"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_is_chosen_by_address_cookie_and_header() {
    let site = Site::new().await;
    let cases: [(&str, &[(&str, &str)], &str); 5] = [
        ("/", &[], "es-MX"),
        ("/", &[("accept-language", "en-GB,en;q=0.8")], "en"),
        ("/?lang=es", &[("accept-language", "en")], "es-MX"),
        ("/", &[("accept-language", "es"), ("cookie", "a=b; lang=en")], "en"),
        ("/", &[("accept-language", "fr")], "es-MX"),
    ];
    for (address, headers, tag) in cases {
        let (_, _, page) = site.ask(address, headers).await;
        assert!(page.contains(&format!("<html lang=\"{tag}\"")), "{address} {headers:?}");
    }
    let (_, headers, _) = site.ask("/about?lang=en", &[]).await;
    assert!(headers["set-cookie"].to_str().expect("text").starts_with("lang=en;"));
}

#[tokio::test(flavor = "multi_thread")]
async fn json_says_the_same_as_the_pages() {
    let site = Site::new().await;
    let list = site.json("/datasets.json").await;
    assert_eq!(list["result"]["total"], 1);
    assert_eq!(list["result"]["items"][0]["slug"], SLUG);
    assert_eq!(list["result"]["items"][0]["rows"], 6);
    let none = site.json("/datasets.json?q=nada-que-exista").await;
    assert_eq!(none["result"]["total"], 0);
    let dataset = site.json(&format!("/dataset/{SLUG}.json")).await;
    assert_eq!(dataset["dataset"]["title"], "Apoyos por colonia");
    assert_eq!(dataset["latest"], 1);
    assert_eq!(dataset["version"]["published"], "2026-11-23T18:00:00Z");
    assert_eq!(site.json(&format!("/dataset/{SLUG}/versions/1.json")).await["version"]["number"], 1);
    assert_eq!(site.json(&format!("/dataset/{SLUG}/versions.json")).await["versions"][0]["number"], 1);
    let rows = site.json(&format!("/dataset/{SLUG}/explore.json?_sort=-monto&_size=2&_columns=colonia,monto")).await;
    assert_eq!(rows["columns"][0], serde_json::json!({ "name": "colonia", "type": "string" }));
    assert_eq!(rows["columns"][1]["name"], "monto");
    assert_eq!((&rows["total"], &rows["all"]), (&6.into(), &6.into()));
    assert_eq!(rows["numbers"], serde_json::json!([5, 2]));
    assert_eq!(rows["rows"][0][0], "Las Lomas & Cía");
    assert_eq!(rows["rows"][1][1].as_f64(), Some(2000.5));
    let totals = site.json(&format!("/dataset/{SLUG}/totals.json?_columns=monto")).await;
    assert_eq!(totals["rows"], 6, "{totals}");
    assert_eq!(totals["columns"][0]["sum"].as_f64(), Some(16150.5));
    assert_eq!((&totals["columns"][0]["filled"], &totals["columns"][0]["blank"]), (&5.into(), &1.into()));
    let chart = site.json(&format!("/dataset/{SLUG}/chart.json")).await;
    assert!(chart["chart"]["groups"]["groups"].as_array().is_some_and(|groups| !groups.is_empty()), "{chart}");
    let (_, headers, drawing) = site.ask(&format!("/dataset/{SLUG}/chart.svg"), &[]).await;
    assert_eq!(headers["content-type"], "image/svg+xml");
    assert!(drawing.starts_with("<svg") && drawing.contains("aria-label"));
    let (_, headers, _) = site.ask(&format!("/dataset/{SLUG}"), &[("accept", "application/json")]).await;
    assert_eq!(headers["content-type"], "application/json");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_address_of_the_api_document_answers() {
    let site = Site::new().await;
    let document = site.json("/openapi.json").await;
    assert_eq!(document["openapi"], "3.1.0");
    let paths = document["paths"].as_object().expect("paths");
    for path in paths.iter().filter(|(_, methods)| methods.get("get").is_some()).map(|(path, _)| path) {
        if ["geojson", "kml", "shp.zip", "map.svg", "map.png"].iter().any(|ending| path.ends_with(ending)) {
            continue; // this table has no places
        }
        let address = path.replace("{part}", "1").replace("{name}", "package_list");
        let address = address
            .replace("{zoom}/{x}/{y}", "0/0/0")
            .replace("{slug}", SLUG)
            .replace("{number}", "1")
            .replace("{file}", &format!("{SLUG}.csv"));
        let address = address.replace("{column}", "colonia").replace("/groups", "/groups?by=colonia");
        let address = address.replace("/api/v1/sql", "/api/v1/sql?query=SELECT+1+AS+uno");
        let (status, headers, _) = site.ask(&address, &[]).await;
        assert_eq!(status, StatusCode::OK, "{address}");
        let content = document["paths"][path]["get"]["responses"]["200"]["content"].as_object().expect("content");
        let kind = headers["content-type"].to_str().expect("text").to_owned();
        assert!(content.keys().any(|known| known == "*/*" || kind.starts_with(known.as_str())), "{address}: {kind}");
    }
    let text = document.to_string();
    for reference in text.split("#/components/schemas/").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(document["components"]["schemas"].get(reference).is_some(), "{reference}");
    }
}

/// Whoever adds an address for programs says so in the document.
#[tokio::test(flavor = "multi_thread")]
async fn every_public_address_of_a_file_is_in_the_api_document() {
    const FORMS: &[&str] = &[
        ".json",
        ".csv",
        ".xlsx",
        ".ndjson",
        ".parquet",
        ".sqlite",
        ".geojson",
        ".kml",
        ".shp.zip",
        ".svg",
        ".png",
        ".atom",
        ".ttl",
        ".jsonld",
        ".rdf",
        ".xml",
        ".mpd",
        "receipt.pdf",
    ];
    let site = Site::new().await;
    let document = site.json("/openapi.json").await;
    let mut seen = 0;
    for route in crate::routes::public::PUBLIC {
        let (method, path) = route.split_once(' ').unwrap();
        let machine = path.starts_with("/api/") || FORMS.iter().any(|form| path.ends_with(form));
        // an address with a secret is one person's own
        let own = path.contains("{token}") || path.contains("{secret}");
        if !machine || own || path.starts_with("/assets/") || path == "/favicon.svg" {
            continue;
        }
        seen += 1;
        assert!(document["paths"][path].get(method.to_lowercase()).is_some(), "{route} is not in the OpenAPI document");
    }
    assert!(seen > 50, "{seen}");
    let mut ids: Vec<&str> = document["paths"]
        .as_object()
        .unwrap()
        .values()
        .flat_map(|item| item.as_object().unwrap().values())
        .map(|operation| operation["operationId"].as_str().unwrap())
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_are_pages_or_problems() {
    let site = Site::new().await;
    for address in ["/no-hay", "/dataset/no-hay", "/dataset/no-hay/explore", &format!("/dataset/{SLUG}/versions/9")] {
        let (status, _, page) = site.ask(address, &[]).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{address}");
        assert!(page.contains("No existe lo que busca") && page.contains("<h1>"), "{address}");
        let (status, headers, problem) = site.ask(address, &[("accept", "application/json")]).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        assert_eq!(headers["content-type"], "application/problem+json");
        let problem: serde_json::Value = serde_json::from_str(&problem).expect("JSON");
        assert_eq!(problem["code"], "not-found");
    }
    let (status, _, body) = site.ask(&format!("/dataset/{SLUG}/explore.json?monto__gte=mucho"), &[]).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "{body}");
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_sent_whole_in_part_or_not_again() {
    let site = Site::new().await;
    let address = format!("/dataset/{SLUG}/{SLUG}.csv");
    let (status, headers, whole) = site.ask(&address, &[]).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers["content-type"], "text/csv; charset=utf-8");
    assert!(headers["content-disposition"].to_str().expect("text").starts_with("attachment; filename="));
    assert_eq!(headers["cache-control"], "no-cache");
    let tag = headers["etag"].to_str().expect("text").to_owned();
    let (status, headers, part) = site.ask(&address, &[("range", "bytes=3-9")]).await;
    assert_eq!(status, StatusCode::PARTIAL_CONTENT);
    assert_eq!(part, whole[3..10]);
    assert!(headers["content-range"].to_str().expect("text").starts_with("bytes 3-9/"));
    let (status, _, body) = site.ask(&address, &[("if-none-match", &tag)]).await;
    assert_eq!((status, body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    let (status, _, body) = site.ask(&address, &[("range", "bytes=3-9"), ("if-range", "\"otra\"")]).await;
    assert_eq!((status, body), (StatusCode::OK, whole.clone()));
    let (status, _, _) = site.ask(&address, &[("range", "bytes=999999-")]).await;
    assert_eq!(status, StatusCode::RANGE_NOT_SATISFIABLE);
    let (_, headers, same) = site.ask(&format!("/dataset/{SLUG}/versions/1/{SLUG}.csv"), &[]).await;
    assert_eq!(same, whole);
    assert!(headers["cache-control"].to_str().expect("text").contains("immutable"));
    let (status, _, filtered) = site.ask(&format!("/dataset/{SLUG}/explore.csv?colonia__eq=Centro"), &[]).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(filtered.lines().count(), 3, "{filtered}");
}
