//! `/api/v1`: every address, pages by token, formats, tags, limits, and SQL that only reads.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use crate::open_portal::{OpenPortal, SLUG};

fn at(rest: &str) -> String {
    format!("/api/v1/datasets/{SLUG}{rest}")
}

#[tokio::test]
async fn datasets_are_listed_searched_and_paged() {
    let portal = OpenPortal::new().await;
    let all = portal.good("/api/v1/datasets").await.json();
    assert_eq!((all["total"].as_u64(), &all["next"]), (Some(2), &Value::Null));
    let found = portal.good("/api/v1/datasets?q=pasajeros").await.json();
    assert_eq!(found["datasets"][0]["slug"], "pasajeros-por-ruta");
    let first = portal.good("/api/v1/datasets?_size=1&sort=title").await;
    assert!(first.header("link").contains("rel=\"next\""));
    let next = first.json()["next"].as_str().unwrap().to_owned();
    let second = portal.good(&format!("/api/v1/datasets?_size=1&sort=title&_token={next}")).await.json();
    assert_ne!(second["datasets"][0]["slug"], first.json()["datasets"][0]["slug"]);
    assert_eq!(second["next"], Value::Null);
    // a token is of its question
    let other = portal.get(&format!("/api/v1/datasets?_size=1&sort=newest&_token={next}")).await;
    assert_eq!(other.status, StatusCode::BAD_REQUEST);
    for wrong in ["sort=x", "_size=0", "_size=1001", "_size=x", "_token=zz", "_token="] {
        let status = portal.get(&format!("/api/v1/datasets?{wrong}")).await.status;
        let expected = if wrong == "_token=" { StatusCode::OK } else { StatusCode::BAD_REQUEST };
        assert_eq!(status, expected, "{wrong}");
    }
    assert_eq!(portal.good("/api/v1/agencies").await.json()["agencies"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn one_dataset_tells_all_of_itself() {
    let portal = OpenPortal::new().await;
    let one = portal.good(&at("")).await.json();
    assert_eq!((one["version"].as_u64(), one["rows"].as_u64()), (Some(2), Some(8)));
    for (_, link) in one["links"].as_object().unwrap() {
        let path = link.as_str().unwrap().strip_prefix("http://datos.ejemplo.mx").unwrap();
        if !path.ends_with("/groups") {
            portal.good(path).await;
        }
    }
    for file in one["files"].as_array().unwrap() {
        portal.good(file["address"].as_str().unwrap().strip_prefix("http://datos.ejemplo.mx").unwrap()).await;
    }
    assert_eq!(portal.good(&at("/versions/1")).await.json()["rows"], 6);
    assert_eq!(portal.good(&at("/dictionary?_version=1")).await.json()["fields"].as_array().unwrap().len(), 5);
    assert_eq!(portal.good(&at("/profile")).await.json()["profile"]["columns"].as_array().unwrap().len(), 5);
    for missing in ["/versions/9", "/versions/x", "/dictionary?_version=9", "/nada", "/values/nada"] {
        assert_eq!(portal.get(&at(missing)).await.status, StatusCode::NOT_FOUND, "{missing}");
    }
    assert_eq!(portal.get("/api/v1/datasets/no-hay/rows").await.status, StatusCode::NOT_FOUND);
    assert_eq!(portal.get("/api/v1/datasets/%00%ff/rows").await.status.as_u16() / 100, 4);
}

#[tokio::test]
async fn rows_are_walked_by_token_in_one_version() {
    let portal = OpenPortal::new().await;
    let mut place = at("/rows?_size=3&_sort=-monto");
    let (mut seen, mut pages) = (Vec::new(), 0);
    loop {
        let page = portal.good(&place).await.json();
        assert_eq!((page["total"].as_u64(), page["version"].as_u64()), (Some(8), Some(2)));
        seen.extend(page["numbers"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()));
        pages += 1;
        let Some(next) = page["next"].as_str() else { break };
        place = at(&format!("/rows?_size=3&_sort=-monto&_token={next}"));
    }
    seen.sort_unstable();
    assert_eq!((seen, pages), ((1..=8).collect(), 3));
    let one =
        portal.good(&at("/rows?colonia__eq=Centro&tipo_de_apoyo__eq=Beca&_columns=monto&_sort=monto")).await.json();
    assert_eq!(one["rows"], json!([[800.0], [1500.0]]));
    for wrong in ["nada__eq=1", "colonia__nada=1", "_sort=nada", "_size=x", "_format=xml", "_version=x", "_token=1-1-1"]
    {
        assert_eq!(portal.get(&at(&format!("/rows?{wrong}"))).await.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    let groups = portal.good(&at("/groups?by=tipo_de_apoyo&measure=sum&of=monto")).await.json();
    assert_eq!(groups["groups"][0]["key"], "Beca");
    assert_eq!(groups["groups"][0]["value"], 16300.5);
    for wrong in
        ["", "?by=nada", "?by=colonia&measure=x", "?by=colonia&measure=sum", "?by=colonia&unit=x", "?by=monto&bins=0"]
    {
        assert_eq!(portal.get(&at(&format!("/groups{wrong}"))).await.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    assert_eq!(portal.good(&at("/totals")).await.json()["rows"], 8);
    assert_eq!(portal.good(&at("/values/colonia")).await.json()["distinct"], 4);
}

#[tokio::test]
async fn answers_come_in_four_formats() {
    let portal = OpenPortal::new().await;
    let sql = "/api/v1/sql?query=SELECT+colonia,+monto,+fecha+FROM+apoyos_por_colonia+ORDER+BY+monto";
    for address in [at("/rows?_columns=colonia,monto,fecha&_sort=monto"), sql.to_owned()] {
        let csv = portal.good(&format!("{address}&_format=csv")).await;
        assert!(csv.header("content-type").starts_with("text/csv"));
        assert_eq!(csv.text().lines().next(), Some("colonia,monto,fecha"));
        assert_eq!(csv.text().lines().count(), 9);
        let arrow = portal.good(&format!("{address}&_format=arrow")).await;
        assert_eq!(arrow.header("content-type"), "application/vnd.apache.arrow.stream");
        assert_eq!(&arrow.body[..4], &[0xff; 4]);
        let parquet = portal.get_with(&address, &[("accept", "application/vnd.apache.parquet")]).await;
        assert_eq!((&parquet.body[..4], parquet.status), (&b"PAR1"[..], StatusCode::OK));
    }
}

#[tokio::test]
async fn answers_are_tagged_and_told_to_other_sites() {
    let portal = OpenPortal::new().await;
    let first = portal.good(&at("/rows")).await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("W/\""));
    assert_eq!(first.header("access-control-allow-origin"), "*");
    assert!(first.headers.contains_key("ratelimit-remaining"));
    let again = portal.get_with(&at("/rows"), &[("if-none-match", &format!("\"x\", {tag}"))]).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    assert_eq!(again.header("etag"), tag);
    let other = portal.get_with(&at("/rows?_size=1"), &[("if-none-match", &tag)]).await;
    assert_eq!(other.status, StatusCode::OK);
    let before = Request::options(at("/rows")).header("origin", "https://otro.ejemplo").body(Body::empty()).unwrap();
    let before = portal.ask(before).await;
    assert_eq!((before.status, before.header("access-control-allow-origin")), (StatusCode::NO_CONTENT, "*"));
    for address in [format!("/dataset/{SLUG}/explore.csv"), at("/rows"), format!("/dataset/{SLUG}.ttl")] {
        let packed = portal.get_with(&address, &[("accept-encoding", "gzip")]).await;
        assert_eq!((packed.header("content-encoding"), &packed.body[..2]), ("gzip", &[0x1f, 0x8b][..]), "{address}");
    }
    let part = portal.get_with(&format!("/dataset/{SLUG}/{SLUG}.csv"), &[("range", "bytes=0-9")]).await;
    assert_eq!((part.status, part.body.len()), (StatusCode::PARTIAL_CONTENT, 10));
    assert_eq!(part.header("access-control-allow-origin"), "*");
}

#[tokio::test]
async fn too_many_requests_are_told_when_to_come_again() {
    let portal = OpenPortal::new().await;
    let folder = portal.catalog.folder();
    std::fs::write(folder.join("apertura.toml"), "[api]\nrequests_per_minute = 3\n").unwrap();
    let few = OpenPortal { router: apertura_portal::router(portal.portal.clone()), ..portal };
    for left in ["2", "1", "0"] {
        assert_eq!(few.good("/api/v1/datasets").await.header("ratelimit-remaining"), left);
    }
    let over = few.get("/api/v1/datasets").await;
    assert_eq!(over.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(over.header("retry-after").parse::<u64>().unwrap() <= 61);
    assert_eq!(over.json()["code"], "too-many-requests");
    // pages for people are not counted
    few.good("/").await;
}

#[tokio::test]
async fn sql_reads_and_nothing_else() {
    let portal = OpenPortal::new().await;
    let ask = async |query: &str| {
        portal.post("/api/v1/sql", "application/json", &json!({ "query": query }).to_string()).await
    };
    let good = ask("SELECT tipo_de_apoyo, count(*) AS n FROM \"apoyos-por-colonia\" GROUP BY 1 ORDER BY 1").await;
    assert_eq!(good.json()["rows"], json!([["Beca", 4], ["Despensa", 4]]));
    let old = ask("SELECT count(*) FROM \"apoyos-por-colonia@1\"").await;
    assert_eq!(old.json()["rows"], json!([[6]]));
    let two = ask("SELECT count(*) FROM apoyos_por_colonia a CROSS JOIN pasajeros_por_ruta p").await;
    assert_eq!(two.json()["rows"], json!([[32]]));
    let before = portal.good(&at("")).await.body;
    for bad in [
        "",
        "SELECT",
        "DROP TABLE apoyos_por_colonia",
        "SELECT * FROM no_hay",
        "SELECT * FROM \"apoyos-por-colonia@9\"",
        "COPY apoyos_por_colonia TO '/tmp/x.csv'",
        "SELECT * FROM '/etc/passwd'",
        "SELECT nada FROM apoyos_por_colonia",
        "CREATE EXTERNAL TABLE x STORED AS CSV LOCATION 'https://ejemplo.mx/x.csv'",
        "SET x = 1",
        "SELECT 1; SELECT 2",
    ] {
        let told = ask(bad).await;
        assert_eq!(told.status, StatusCode::BAD_REQUEST, "{bad}: {}", told.text());
        assert!(told.header("content-type").starts_with("application/problem+json"));
        assert!(!told.text().contains(&*portal.folder.path().to_string_lossy()), "{}", told.text());
    }
    assert_eq!(portal.good(&at("")).await.body, before);
    let far = "SELECT count(*) FROM (SELECT a.colonia FROM apoyos_por_colonia a, apoyos_por_colonia b, apoyos_por_colonia c) x";
    assert_eq!(ask(far).await.json()["rows"], json!([[512]]));
    assert_eq!(portal.post("/api/v1/sql", "application/json", "{nada").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(portal.post("/api/v1/sql", "text/plain", "SELECT 1 AS uno").await.json()["rows"], json!([[1]]));
    // another site's page may ask too: nothing is written
    let other =
        Request::post("/api/v1/sql").header("sec-fetch-site", "cross-site").header("content-type", "text/plain");
    assert_eq!(portal.ask(other.body(Body::from("SELECT 1")).unwrap()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_pages_tell_of_the_api_in_both_languages() {
    let portal = OpenPortal::new().await;
    for language in ["es", "en"] {
        let api = portal.good(&format!("/dataset/{SLUG}/api?lang={language}")).await.text();
        for address in api.split("href=\"/api/v1").skip(1) {
            let address = address.split('"').next().unwrap().replace("&amp;", "&");
            portal.good(&format!("/api/v1{address}")).await;
        }
        portal.good(&format!("/api?lang={language}")).await;
        let sql =
            portal.good(&format!("/sql?lang={language}&query=SELECT+colonia+FROM+apoyos_por_colonia")).await.text();
        assert!(sql.contains("El Mezquital") && sql.contains("_format=parquet"));
        let wrong = portal.get(&format!("/sql?lang={language}&query=DROP+TABLE+x")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text().contains("role=\"alert\"") && !wrong.text().contains("query-"));
    }
}

/// What the pages for programmers offer to try answers.
#[tokio::test(flavor = "multi_thread")]
async fn every_example_of_the_api_pages_answers() {
    let portal = OpenPortal::new().await;
    for page in [format!("/dataset/{SLUG}/api"), "/api".to_owned()] {
        let text = portal.good(&page).await.text();
        let main = text.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
        let links: Vec<String> = main
            .split("href=\"/")
            .skip(1)
            .map(|rest| format!("/{}", rest.split('"').next().unwrap().replace("&amp;", "&")))
            .collect();
        assert!(links.len() > 9, "{page}: {links:?}");
        for link in &links {
            let told = portal.get(link).await;
            assert_eq!(told.status, 200, "{page}: {link}: {}", told.text());
        }
        if page != "/api" {
            for part in ["/groups?by=", "/values/", "/api/v1/sql?query=", "/rows?_sort=-"] {
                assert!(links.iter().any(|link| link.contains(part)), "{part}: {links:?}");
            }
        }
    }
}

/// Words that find nothing become a request for data.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_found_can_be_asked_for() {
    let portal = OpenPortal::new().await;
    let page = portal.good("/?q=planetarios+%26+cometas").await.text();
    let at = page.find("/requests/new?q=").unwrap_or_else(|| panic!("{page}"));
    let address = page[at..].split('"').next().unwrap().replace("&amp;", "&");
    let form = portal.good(&address).await.text();
    let field = form.split("name=\"title\"").nth(1).unwrap_or_else(|| panic!("{form}"));
    assert!(field.split('>').next().unwrap().contains("value=\"planetarios &amp; cometas\""), "{form}");
    // a table without places is linked to no map
    assert!(!portal.good(&format!("/dataset/{SLUG}")).await.text().contains(&format!("/dataset/{SLUG}/map")));
}
