//! The pages of charts and maps through the router, over a catalog with outlines that the test invents: both languages,
//! pictures, squares, what is put right, what is kept.

use std::sync::Arc;

use apertura_actions::{Catalog, Config, Description, PublishRequest};
use apertura_portal::{Language, Portal, report, router};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt;

struct Site {
    catalog: Catalog,
    router: Router,
    folder: tempfile::TempDir,
}

/// Keys and names of invented squares that stand for three municipalities, in rows of the grid.
const AREAS: [(&str, &str); 3] = [("19001", "Abasolo"), ("19002", "Agualeguas"), ("19039", "Monterrey")];

/// Outlines as a file of an office: squares side by side.
fn outlines() -> String {
    let square = |(index, (key, name)): (usize, &(&str, &str))| {
        let west = -101.0 + index as f64 * 0.5;
        let corners = [(west, 25.0), (west + 0.5, 25.0), (west + 0.5, 25.5), (west, 25.5), (west, 25.0)];
        let list: Vec<String> = corners.iter().map(|(x, y)| format!("[{x},{y}]")).collect();
        format!(
            r#"{{"type":"Feature","properties":{{"CVEGEO":"{key}","NOMGEO":"{name}"}},"geometry":{{"type":"Polygon","coordinates":[[{}]]}}}}"#,
            list.join(",")
        )
    };
    let features: Vec<String> = AREAS.iter().enumerate().map(square).collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

impl Site {
    async fn new() -> Site {
        let folder = tempfile::tempdir().unwrap();
        let config = Config { clock: Arc::new(|| "2026-11-23T18:00:00Z".parse().unwrap()), ..Config::default() };
        let catalog = Catalog::open_with(&folder.path().join("data"), config).await.unwrap();
        let site = Site { router: router(Portal::new(catalog.clone())), catalog, folder };
        site.publish("contornos", "contornos.geojson", &outlines()).await;
        let casos = "Clave municipio,Municipio,Casos\n19001,Abasolo,10\n19002,Agualeguas,25\n19039,Monterrey,400\n\
            19003,Los Aldamas,3\n";
        site.publish("casos", "casos.csv", casos).await;
        let mut text = "Folio,Latitud,Longitud,Fecha,Tipo\n".to_owned();
        for n in 0..60 {
            let (latitude, longitude) = (25.1 + f64::from(n % 10) * 0.02, -100.9 + f64::from(n % 13) * 0.07);
            text += &format!(
                "F-{n:03},{latitude:.4},{longitude:.4},{:02}/{:02}/2025,{}\n",
                n % 28 + 1,
                n % 12 + 1,
                ["Bache", "Fuga", "<b>Poste</b>"][n as usize % 3]
            );
        }
        text += "F-060,0,0,01/01/2025,Bache\n";
        site.publish("reportes", "reportes.csv", &text).await;
        site
    }

    async fn publish(&self, slug: &str, name: &str, content: &str) {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        let request = PublishRequest {
            dataset: Some(slug.to_owned()),
            description: Description {
                title: Some(slug.to_owned()),
                agency: Some("Obras & Servicios".to_owned()),
                invented: Some(true),
                ..Description::default()
            },
            ..PublishRequest::new(&path)
        };
        self.catalog.publish(&request, &|input| report::render(Language::EsMx, input), &|_, _| {}).await.unwrap();
    }

    async fn ask(&self, request: axum::http::request::Builder) -> (StatusCode, HeaderMap, Vec<u8>) {
        let request = request.header("host", "datos.ejemplo").body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        (parts.status, parts.headers, to_bytes(body, 16 << 20).await.unwrap().to_vec())
    }

    async fn page(&self, address: &str) -> String {
        let (status, _, body) = self.ask(Request::get(address)).await;
        let body = String::from_utf8_lossy(&body).into_owned();
        assert_eq!(status, StatusCode::OK, "{address}: {body}");
        body
    }

    async fn json(&self, address: &str) -> serde_json::Value {
        serde_json::from_str(&self.page(address).await).unwrap()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn charts_and_maps_are_pages_that_need_no_script() {
    let site = Site::new().await;
    let addresses = [
        "/dataset/reportes/chart",
        "/dataset/reportes/chart?x=tipo&kind=bars&series=fecha",
        "/dataset/reportes/chart?x=latitud&y=longitud&kind=points&panels=tipo",
        "/dataset/reportes/chart?x=fecha&kind=area&series=tipo&level=5&level_text=Meta&moment=2025-06&moment_text=Obra",
        "/dataset/reportes/chart?tipo__eq=Nada",
        "/dataset/casos/chart",
        "/dataset/casos/map",
        "/dataset/casos/map?method=natural&classes=3&of=mean&y=casos",
        "/dataset/reportes/map",
        "/dataset/reportes/map?kind=heat&tipo__in=Bache",
        "/dataset/reportes/map?tipo__eq=Nada",
        "/dataset/contornos/map",
    ];
    for address in addresses {
        for language in Language::ALL {
            let (status, _, body) = site.ask(Request::get(address).header("accept-language", language.tag())).await;
            let page = String::from_utf8_lossy(&body);
            assert_eq!(status, StatusCode::OK, "{address}: {page}");
            assert_eq!(page.matches("<h1").count(), 1, "{address}");
            assert!(page.len() < 150_000, "{address} weighs {}", page.len());
            assert!(!page.contains(" style=\"") && !page.contains("<b>Poste"), "{address}");
            assert!(!page.contains("{ $") && !page.contains(">chart-") && !page.contains(">map-"), "{address}");
            for id in page.split(" for=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{id} in {address}");
            }
        }
    }
    let page = site.page("/dataset/reportes/chart?x=fecha&kind=area&series=tipo").await;
    // the source with its licence, the values in a table, the kinds that fit
    assert!(page.contains("Fuente: Obras &amp; Servicios") && page.contains("Licencia:"), "{page}");
    assert!(page.contains("<th class=\"number\" scope=\"col\">Bache</th>") && page.contains("ene 2025"), "{page}");
    assert!(!page.contains("value=\"histogram\""));
    let (status, _, _) = site.ask(Request::get("/dataset/reportes/chart?x=no_hay")).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let (status, _, _) = site.ask(Request::get("/dataset/no-hay/map")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn charts_can_be_taken_along() {
    let site = Site::new().await;
    let question = "x=tipo&kind=bars&of=count";
    let (_, headers, picture) = site.ask(Request::get(format!("/dataset/reportes/chart.png?{question}"))).await;
    assert_eq!(headers["content-type"], "image/png");
    assert_eq!(picture[..4], [0x89, b'P', b'N', b'G']);
    let (_, headers, picture) = site.ask(Request::get(format!("/dataset/reportes/chart.svg?{question}"))).await;
    assert!(headers["content-security-policy"].to_str().unwrap().contains("sandbox"));
    let picture = String::from_utf8(picture).unwrap();
    assert!(
        picture.contains("&lt;b&gt;Poste") && picture.contains("Obras &amp;amp; Servicios")
            || picture.contains("Obras &amp; Servicios"),
        "{picture}"
    );
    let vega = site.json(&format!("/dataset/reportes/chart.vl.json?{question}")).await;
    assert_eq!(vega["$schema"], "https://vega.github.io/schema/vega-lite/v5.json");
    assert_eq!(vega["data"]["values"].as_array().unwrap().len(), 3);
    assert_eq!((&vega["encoding"]["y"]["field"], &vega["encoding"]["x"]["field"]), (&"x".into(), &"y".into()));
    let (_, headers, _) = site.ask(Request::get(format!("/dataset/reportes/chart/embed?{question}"))).await;
    assert!(headers["content-security-policy"].to_str().unwrap().contains("frame-ancestors *"));
    assert!(headers.get("x-frame-options").is_none());
    let (_, headers, _) = site.ask(Request::get("/dataset/reportes/chart")).await;
    assert_eq!(headers["x-frame-options"], "DENY");
    for form in ["svg", "png"] {
        let (status, _, body) = site.ask(Request::get(format!("/dataset/casos/map.{form}"))).await;
        assert_eq!((status, body.is_empty()), (StatusCode::OK, false));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_drawn_whatever_was_looked_for() {
    let site = Site::new().await;
    for form in ["chart.png", "chart.svg", "map.png", "map.svg"] {
        for search in ["%10", "%1F%C2%85a", "%EF%BF%BE", "%3C%26%22"] {
            let address = format!("/dataset/reportes/{form}?_search={search}");
            let (status, _, body) = site.ask(Request::get(&address)).await;
            // nothing is found, and a map of nothing is none
            assert!([StatusCode::OK, StatusCode::NOT_FOUND].contains(&status), "{address}: {status}");
            assert!(status != StatusCode::OK || !body.iter().any(|byte| form.ends_with("svg") && *byte == 0x10));
        }
    }
    let (status, ..) = site.ask(Request::get("/dataset/reportes/chart.png?_search=%10")).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_map_says_where_it_is_and_a_line_that_its_last_month_has_hardly_begun() {
    let site = Site::new().await;
    let mut text = "Folio,Latitud,Longitud,Municipio,Fecha\n".to_owned();
    for n in 0..60 {
        let (name, north) = if n % 3 == 0 { ("Agualeguas", 26.3) } else { ("Monterrey", 25.7) };
        let (month, day) = (n / 10 + 1, if n >= 50 { 2 } else { n % 28 + 1 });
        text +=
            &format!("P-{n:03},{:.4},-100.3{n:02},{name},2025-{month:02}-{day:02}\n", north + f64::from(n % 7) * 0.01);
    }
    site.publish("puntos", "puntos.csv", &text).await;
    let map = site.page("/dataset/puntos/map").await;
    assert!(
        map.contains(">Monterrey</text>") && map.contains(">Agualeguas</text>") && map.contains(" km</text>"),
        "{map}"
    );
    assert!(map.contains("data-names=\"[[&quot;Monterrey&quot;"), "those with most rows first: {map}");
    let picture = site.page("/dataset/puntos/map.svg").await;
    assert!(picture.contains(">Monterrey</text>"));
    // the dataset's own page shows it, with the way to the whole
    let page = site.page("/dataset/puntos").await;
    assert!(
        page.contains("figure class=\"chart mapped\"") && page.contains("Acercar, mover o descargar este mapa"),
        "{page}"
    );
    // one day of June is not June
    let line = site.page("/dataset/puntos/chart?kind=line&x=fecha&of=count").await;
    assert!(
        line.contains("El último periodo (jun 2025) puede estar incompleto: los datos llegan al 2 de junio de 2025."),
        "{line}"
    );
    let told = site.page("/dataset/puntos/chart?kind=line&x=fecha&of=count&fecha__lt=2025-03-02").await;
    assert!(!told.contains("puede estar incompleto"), "whoever chooses the end knows it");
}

#[tokio::test(flavor = "multi_thread")]
async fn areas_get_their_values_and_what_has_no_outline_is_told() {
    let site = Site::new().await;
    let map = site.json("/dataset/casos/map.json").await;
    assert_eq!(map["outlines"]["dataset"], "contornos", "{map}");
    let values: Vec<_> =
        map["areas"].as_array().unwrap().iter().map(|area| (area["key"].clone(), area["value"].clone())).collect();
    assert_eq!(values, [("19001".into(), 10.0.into()), ("19002".into(), 25.0.into()), ("19039".into(), 400.0.into())]);
    assert_eq!(map["unmatched"], serde_json::json!([["19003", 3.0]]));
    let page = site.page("/dataset/casos/map").await;
    assert_eq!(page.matches("<path class=\"area border\"").count(), 3, "{page}");
    assert!(page.contains("Monterrey: 400") && page.contains("sin contorno"), "{page}");
    // by names, where the table has no keys
    site.publish("nombres", "nombres.csv", "Municipio,Casos\nABASOLO,1\nAgualeguas,2\nMonterrey,3\n").await;
    let map = site.json("/dataset/nombres/map.json").await;
    assert_eq!(map["areas"][2]["value"], 3.0, "{map}");
}

#[tokio::test(flavor = "multi_thread")]
async fn squares_are_vector_tiles() {
    let site = Site::new().await;
    // the square of zoom 5 that holds Nuevo León
    let (x, y) = ((79.5_f64 / 360.0 * 32.0) as u32, 13);
    let (status, headers, bytes) = site.ask(Request::get(format!("/dataset/reportes/tile/5/{x}/{y}?_version=1"))).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers["content-type"], "application/vnd.mapbox-vector-tile");
    assert!(headers["cache-control"].to_str().unwrap().contains("immutable"));
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("points") && text.contains("count") && text.contains("outlines"), "{text}");
    let (_, _, bytes) = site.ask(Request::get(format!("/dataset/casos/tile/5/{x}/{y}"))).await;
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("areas") && text.contains("Monterrey") && text.contains("class"), "{text}");
    let (_, _, empty) = site.ask(Request::get("/dataset/casos/tile/5/0/0")).await;
    assert!(empty.is_empty());
    for address in ["/dataset/casos/tile/5/32/0", "/dataset/casos/tile/31/0/0", "/map/background/1/0/0"] {
        assert_eq!(site.ask(Request::get(address)).await.0, StatusCode::NOT_FOUND, "{address}");
    }
    let (_, _, map) = site.ask(Request::get("/dataset/reportes/map.json")).await;
    let map: serde_json::Value = serde_json::from_slice(&map).unwrap();
    assert_eq!((&map["points"], &map["without"]), (&60.into(), &1.into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_chart_shows_its_version_and_says_when_there_is_a_newer_one() {
    let site = Site::new().await;
    let keep = |address: &'static str| site.ask(Request::post(address).header("sec-fetch-site", "same-origin"));
    let (status, headers, _) =
        keep("/dataset/casos/chart?kind=bars&x=municipio&of=sum&y=casos&title=Compre+aqui").await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let address = headers["location"].to_str().unwrap().to_owned();
    assert!(address.starts_with("/chart/") && address.len() == 17, "{address}");
    // the same chart has the same address
    let (_, headers, _) = keep("/dataset/casos/chart?kind=bars&x=municipio&of=sum&y=casos").await;
    assert_eq!(headers["location"].to_str().unwrap(), address);
    let page = site.page(&address).await;
    assert!(page.contains("Muestra los datos más recientes") && !page.contains("Compre"), "{page}");
    site.publish("casos", "casos.csv", "Clave municipio,Municipio,Casos\n19001,Abasolo,99\n19002,Agualeguas,1\n").await;
    let page = site.page(&address).await;
    assert!(page.contains("Ya hay una versión más reciente") && page.contains("400"), "{page}");
    let (status, _, _) = site.ask(Request::post("/dataset/casos/chart").header("sec-fetch-site", "cross-site")).await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let (_, headers, _) = keep("/dataset/casos/map").await;
    let map = headers["location"].to_str().unwrap().to_owned();
    assert!(site.page(&map).await.contains("map-frame"));
    let (_, headers, _) = site.ask(Request::get(format!("{map}.png"))).await;
    assert!(headers["location"].to_str().unwrap().starts_with("/dataset/casos/map.png?"));
    assert_eq!(site.ask(Request::get("/chart/nada")).await.0, StatusCode::NOT_FOUND);
}
