//! What search engines, readers of news and other portals read: schema.org, Atom, the site map, the picture, figures of use,
//! the Data Package.

use axum::http::StatusCode;

use crate::open_portal::{OpenPortal, SLUG};

/// The text between two marks, each time that they stand.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    text.split(open).skip(1).filter_map(|rest| rest.split(close).next()).collect()
}

#[tokio::test]
async fn a_dataset_page_holds_schema_org_and_points_to_its_other_forms() {
    let portal = OpenPortal::new().await;
    let page = portal.good(&format!("/dataset/{SLUG}")).await.text();
    let found = between(&page, "<script type=\"application/ld+json\">", "</script>");
    let document: serde_json::Value = serde_json::from_str(found[0]).unwrap();
    assert_eq!((document["@type"].as_str(), document["name"].as_str()), (Some("Dataset"), Some("Apoyos por colonia")));
    assert_eq!(document["description"], "Apoyos entregados por colonia. <b>No</b> es HTML.");
    assert!(!found[0].contains('<'));
    assert_eq!(document["variableMeasured"].as_array().unwrap().len(), 5);
    for file in document["distribution"].as_array().unwrap() {
        portal.good(file["contentUrl"].as_str().unwrap().strip_prefix("http://datos.ejemplo.mx").unwrap()).await;
    }
    for address in between(&page, "<link rel=\"alternate\" type=\"", "\">") {
        let address = address.rsplit('"').next().unwrap();
        portal.good(address).await;
    }
    let picture = between(&page, "property=\"og:image\" content=\"http://datos.ejemplo.mx", "\"");
    let picture = portal.good(picture[0]).await;
    assert_eq!((&picture.body[..8], picture.header("content-type")), (&b"\x89PNG\r\n\x1a\n"[..], "image/png"));
    let size = |at: usize| u32::from_be_bytes(picture.body[at..at + 4].try_into().unwrap());
    assert_eq!((size(16), size(20)), (1200, 630));
}

#[tokio::test]
async fn news_and_the_site_map_name_what_is_there() {
    let portal = OpenPortal::new().await;
    let feed = portal.good("/feed.atom").await;
    assert!(feed.header("content-type").starts_with("application/atom+xml"));
    assert_eq!(between(&feed.text(), "<entry>", "</entry>").len(), 2);
    assert!(feed.text().contains("&lt;b&gt;No&lt;/b&gt;"));
    let one = portal.good("/feed.atom?agency=secretaria-de-movilidad").await.text();
    assert_eq!(between(&one, "<entry>", "</entry>").len(), 1);
    let own = portal.good(&format!("/dataset/{SLUG}.atom")).await.text();
    assert_eq!(between(&own, "<entry>", "</entry>").len(), 2);
    assert_eq!(portal.get("/dataset/no-hay.atom").await.status, StatusCode::NOT_FOUND);
    let robots = portal.good("/robots.txt").await.text();
    let map = between(&robots, "Sitemap: http://datos.ejemplo.mx", "\n");
    let index = portal.good(map[0]).await.text();
    for part in between(&index, "<loc>http://datos.ejemplo.mx", "</loc>") {
        let part = portal.good(part).await.text();
        let pages = between(&part, "<loc>http://datos.ejemplo.mx", "</loc>");
        assert!(pages.contains(&"/dataset/pasajeros-por-ruta"));
        for page in pages {
            portal.good(page).await;
        }
    }
}

#[tokio::test]
async fn uses_are_counted_without_knowing_who() {
    let portal = OpenPortal::new().await;
    let page = format!("/dataset/{SLUG}");
    for _ in 0..3 {
        let told = portal.get_with(&page, &[("user-agent", "Mozilla/5.0")]).await;
        assert!(!told.headers.contains_key("set-cookie"));
    }
    portal.get_with(&page, &[("user-agent", "Googlebot/2.1")]).await;
    portal.good(&format!("{page}/{SLUG}.csv")).await;
    portal.get_with(&format!("{page}/{SLUG}.csv"), &[("range", "bytes=10-20")]).await;
    portal.good(&format!("/api/v1/datasets/{SLUG}/rows")).await;
    portal.good(&format!("{page}.ttl")).await;
    portal.get("/dataset/no-hay").await;
    apertura_portal::usage::write(&portal.portal).await.unwrap();
    let table = portal.good("/use.json").await.json();
    let line = &table["datasets"][0];
    assert_eq!((line["dataset"].as_str(), line["view"].as_u64()), (Some(SLUG), Some(3)));
    assert_eq!((line["download"].as_u64(), line["api"].as_u64()), (Some(1), Some(2)));
    assert_eq!(table["datasets"].as_array().unwrap().len(), 1);
    assert_eq!(table["days"].as_array().unwrap().len(), 30);
    assert_eq!(table["agencies"][0]["agency"], "Secretaría de Igualdad");
    let csv = portal.good("/use.csv?days=1").await.text();
    assert!(csv.contains(&format!("2026-11-23,{SLUG},view,3\r\n")), "{csv}");
    for language in ["es", "en"] {
        assert!(portal.good(&format!("/use?lang={language}")).await.text().contains("Apoyos por colonia"));
    }
    assert!(portal.good(&page).await.text().contains("class=\"small soft uses\""));
}

/// Frictionless, where it is installed, reads the Data Package that is published.
#[tokio::test]
async fn the_data_package_is_valid() {
    let portal = OpenPortal::new().await;
    let folder = portal.folder.path().join("paquete");
    std::fs::create_dir(&folder).unwrap();
    let one = portal.good(&format!("/api/v1/datasets/{SLUG}")).await.json();
    for file in one["files"].as_array().unwrap() {
        let address = file["address"].as_str().unwrap().strip_prefix("http://datos.ejemplo.mx").unwrap();
        std::fs::write(folder.join(file["name"].as_str().unwrap()), portal.good(address).await.body).unwrap();
    }
    let text = std::fs::read_to_string(folder.join("datapackage.json")).unwrap();
    let package: serde_json::Value = serde_json::from_str(&text).unwrap();
    for resource in package["resources"].as_array().unwrap() {
        assert!(folder.join(resource["path"].as_str().unwrap()).exists(), "{resource}");
    }
    // its readers of Parquet and of books are installed apart (pandas, openpyxl): what it reads here is judged
    let has = |module: &str| {
        std::process::Command::new("python3")
            .args(["-c", &format!("import {module}")])
            .output()
            .is_ok_and(|said| said.status.success())
    };
    let reads_books = has("openpyxl");
    let mut package = package;
    package["resources"].as_array_mut().unwrap().retain(|resource| {
        let path = resource["path"].as_str().unwrap();
        !path.ends_with("parquet") && (reads_books || !path.ends_with("xlsx"))
    });
    std::fs::write(folder.join("datapackage.json"), package.to_string()).unwrap();
    if !has("frictionless") {
        println!("skipped: frictionless is not installed (pip install 'frictionless[excel]')");
        return;
    }
    let judged = std::process::Command::new("python3")
        .args(["-m", "frictionless", "validate", "datapackage.json"])
        .current_dir(&folder)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&judged.stdout).into_owned();
    println!("{text}");
    assert!(judged.status.success(), "{text}{}", String::from_utf8_lossy(&judged.stderr));
}
