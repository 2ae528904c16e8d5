//! The list of datasets through the router, in both languages: search, filters, suggestions, addresses, hostile questions.

use std::sync::Arc;

use apertura_actions::{Catalog, Description, PersonalDecision, PublishRequest};
use apertura_portal::{Language, Portal, report, router};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use serde_json::Value;
use tower::ServiceExt;

const FILE: &str = "Municipio,Tipo de unidad,Nombre del operador,Pasajeros\n\
    San Nicolás,Camión,Laura Ríos Peña,120\n\
    Guadalupe,Camión,Juan Cruz Díaz,85\n\
    Guadalupe,Microbús,Juan Cruz Díaz,40\n\
    San Nicolás,Camión,Luis Vera Sol,77\n\
    San Nicolás,Camión,Luis Vera Sol,61\n";

struct Site {
    router: Router,
    catalog: Catalog,
    _folder: tempfile::TempDir,
}

impl Site {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let config = apertura_actions::Config {
            clock: Arc::new(|| "2026-11-23T18:00:00Z".parse().expect("a moment")),
            ..apertura_actions::Config::default()
        };
        let catalog = Catalog::open_with(&folder.path().join("data"), config).await.expect("a catalog");
        for (slug, title, agency, theme, keyword) in [
            ("rutas", "Unidades de transporte público", "Movilidad", "movilidad", "ruta"),
            ("licencias", "Licencias de <b>construcción</b>", "Obras Públicas", "desarrollo urbano", "permiso"),
            ("vacunas", "Vacunación infantil por año", "Salud", "salud", "niñez"),
        ] {
            let file = folder.path().join(format!("{slug}.csv"));
            let content = if slug == "rutas" {
                FILE.to_owned()
            } else {
                format!("Colonia,Total\nCentro,{}\nLa Paz,7\n", slug.len())
            };
            std::fs::write(&file, content).expect("the file");
            let request = PublishRequest {
                dataset: Some(slug.to_owned()),
                description: Description {
                    title: Some(title.to_owned()),
                    description: Some(format!("Lo que {agency} registra. <script>alert(1)</script> Camiones no.")),
                    agency: Some(agency.to_owned()),
                    theme: Some(theme.to_owned()),
                    keywords: Some(vec![keyword.to_owned()]),
                    temporal: Some("2023-01-01/2024-12-31".to_owned()),
                    spatial: Some("Nuevo León".to_owned()),
                    ..Description::default()
                },
                decisions: decisions(slug),
                ..PublishRequest::new(&file)
            };
            catalog
                .publish(&request, &|input| report::render(Language::EsMx, input), &|_, _| {})
                .await
                .unwrap_or_else(|why| panic!("{slug}: {why:?}"));
        }
        Site { router: router(Portal::new(catalog.clone())), catalog, _folder: folder }
    }

    async fn ask(&self, address: &str, language: Language) -> (StatusCode, String) {
        let request =
            Request::get(address).header("host", "datos.example.mx").header("accept-language", language.tag());
        let request = request.body(Body::empty()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 16 << 20).await.expect("a body");
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    async fn page(&self, address: &str) -> String {
        let (status, page) = self.ask(address, Language::EsMx).await;
        assert_eq!(status, StatusCode::OK, "{address}: {page}");
        page
    }

    async fn json(&self, address: &str) -> Value {
        serde_json::from_str(&self.page(address).await).unwrap_or_else(|error| panic!("{address}: {error}"))
    }

    async fn slugs(&self, address: &str) -> Vec<String> {
        let found = self.json(address).await;
        let items = found["result"]["items"].as_array().expect("items").clone();
        items.iter().map(|item| item["slug"].as_str().unwrap_or_default().to_owned()).collect()
    }
}

/// The names are published, as the law asks; they are not searched all the same.
fn decisions(slug: &str) -> Vec<PersonalDecision> {
    if slug != "rutas" {
        return Vec::new();
    }
    vec![PersonalDecision {
        column: "nombre_del_operador".to_owned(),
        operation: "allow".to_owned(),
        reason: Some("Artículo 65 de la ley de transparencia".to_owned()),
        level: None,
    }]
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_is_searched_and_narrowed_by_its_address() {
    let site = Site::new().await;
    for (address, expected) in [
        ("/datasets.json?q=construcciones", vec!["licencias"]),
        ("/datasets.json?q=vacunacion+anos", vec!["vacunas"]),
        ("/datasets.json?q=%22transporte+p%C3%BAblico%22", vec!["rutas"]),
        ("/datasets.json?q=guadalupe", vec!["rutas"]),
        ("/datasets.json?q=registra+-camiones+-x", vec![]),
        ("/datasets.json?theme=salud", vec!["vacunas"]),
        ("/datasets.json?theme=salud&theme=movilidad&sort=title", vec!["rutas", "vacunas"]),
        ("/datasets.json?theme=salud&agency=movilidad", vec![]),
        ("/datasets.json?period=2024&format=csv&keyword=permiso", vec!["licencias"]),
        ("/datasets.json?sort=title&size=1&page=2", vec!["rutas"]),
        ("/datasets.json?place=Nuevo+Le%C3%B3n&q=lisencias", vec!["licencias"]),
    ] {
        assert_eq!(site.slugs(address).await, expected, "{address}");
    }
    let found = site.json("/datasets.json?q=registra&theme=salud&counted=theme,keyword").await;
    assert_eq!(found["query"]["chosen"], serde_json::json!({ "theme": ["salud"] }));
    assert_eq!(found["result"]["facets"]["theme"].as_array().map(Vec::len), Some(3), "{found}");
    assert_eq!(
        found["result"]["facets"]["keyword"],
        serde_json::json!([{ "value": "niñez", "label": "niñez", "count": 1 }])
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_shows_why_a_dataset_was_found() {
    let site = Site::new().await;
    let page = site.page("/?q=construccion").await;
    assert!(page.contains("Licencias de &lt;b&gt;<mark>construcción</mark>&lt;/b&gt;"), "{page}");
    let page = site.page("/?q=registra").await;
    assert!(page.contains("<mark>registra</mark>. &lt;script&gt;"));
    let page = site.page("/?q=guadalupe").await;
    assert!(page.contains("También aparece en: Guadalupe (Municipio)"), "{page}");
    let page = site.page("/?q=lisencias&theme=desarrollo+urbano").await;
    assert!(page.contains("Ningún conjunto de datos contiene «lisencias». Se buscó «licencias»."), "{page}");
    assert!(page.contains("href=\"/?theme=desarrollo%20urbano\"") && page.contains("href=\"/?q=lisencias\""), "chips");
    let (_, english) = site.ask("/?q=vacunas+construccion", Language::En).await;
    assert!(english.contains("No dataset contains all of those words."), "{english}");
    let page = site.page("/?q=licencias&theme=salud").await;
    assert!(page.contains("Buscar las mismas palabras sin filtros"), "{page}");
    // a value is added to those chosen, and taken off
    let page = site.page("/?theme=salud").await;
    assert!(
        page.contains("href=\"/?theme=salud&amp;theme=movilidad\"") && page.contains("aria-current=\"true\""),
        "{page}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn personal_values_are_not_found() {
    let site = Site::new().await;
    let version = site.catalog.version("rutas", None).await.expect("a version");
    assert_eq!((version.rows, version.dictionary.fields.len()), (5, 4), "the names are published");
    for word in ["laura", "juan", "vera"] {
        assert_eq!(site.slugs(&format!("/datasets.json?q={word}")).await, [""; 0], "{word}");
    }
    assert_eq!(site.slugs("/datasets.json?q=microbus").await, ["rutas"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn suggestions_while_typing() {
    let site = Site::new().await;
    let found = site.json("/suggest.json?q=Lic").await;
    assert_eq!(found["texts"], serde_json::json!(["licencias"]));
    assert_eq!(found["datasets"][0]["address"], "/dataset/licencias");
    for nothing in ["/suggest.json", "/suggest.json?q=", "/suggest.json?q=l", "/suggest.json?q=%00%22-"] {
        assert_eq!(site.json(nothing).await, serde_json::json!({ "texts": [], "datasets": [] }), "{nothing}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_questions_are_only_questions() {
    let site = Site::new().await;
    let long = format!("/?q={}", "a%20".repeat(3000));
    let many = format!("/?{}", "theme=x&".repeat(500));
    for address in [
        "/?q=%22",
        "/?q=-",
        "/?q=%00",
        "/?q=title%3Ax+OR+%28",
        "/?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/?page=4294967295",
        "/?page=-1&sort=nada&period=99999999999999&quality=%22",
        "/?more=%3Cscript%3E&agency=%3Cscript%3E",
        "/datasets.json?size=99999999999&values=-1&counted=,,x",
        &long,
        &many,
    ] {
        for language in Language::ALL {
            let (status, page) = site.ask(address, language).await;
            assert_eq!(status, StatusCode::OK, "{address}");
            assert!(address.contains(".json") || !page.contains("<script>"), "{address}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_page_shows_themes_and_what_to_do_where_data_are_missing() {
    let site = Site::new().await;
    let front = site.page("/").await;
    assert!(front.contains("class=\"themes\"") && front.contains("href=\"/?theme="), "{front}");
    assert!(front.contains("¿No está lo que busca?") && front.contains("href=\"/requests/new\""), "{front}");
    assert!(!front.contains("front-stories"), "no story, no heading: {front}");
    // whoever looks for something gets the answer first
    let found = site.page("/?q=licencias").await;
    assert!(!found.contains("class=\"themes\"") && !found.contains("¿No está lo que busca?"), "{found}");
}
