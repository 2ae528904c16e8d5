//! Inventory, priority and plan through the router: in both languages, without scripts, two at once, forged, hostile.

use apertura_actions::{Catalog, Drafts, Person};
use apertura_catalog::{Agency, AgencyProfile, Slug};
use apertura_portal::{Door, Portal, Workbench, router};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt;

type Answer = (StatusCode, HeaderMap, String);

struct Site {
    router: Router,
    cookie: String,
    sign: String,
    _folder: tempfile::TempDir,
}

const HERE: &str = "/inventory/instituto-del-agua";

impl Site {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let catalog = Catalog::open(&folder.path().join("data")).await.expect("a catalog");
        let name = "Instituto del Agua".to_owned();
        let agency = AgencyProfile::new(Agency { slug: Slug::from_title(&name), name });
        catalog.register_agency(&Person::Operator, &agency).await.expect("an agency");
        let drafts = Drafts::new(catalog.clone()).await.expect("drafts");
        let (door, token) = Door::new().expect("a door");
        let router = router(Portal::new(catalog).with_workbench(Workbench { drafts, door: Some(door) }));
        let mut site = Site { router, cookie: String::new(), sign: String::new(), _folder: folder };
        let (_, headers, _) = site.get(&Door::address(&token)).await;
        site.cookie = headers["set-cookie"].to_str().expect("text").split(';').next().expect("a pair").to_owned();
        let (status, _, page) = site.get(HERE).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        site.sign = hidden(&page, "sign");
        site
    }

    async fn ask(&self, request: axum::http::request::Builder, body: String) -> Answer {
        let request = request.header("host", "127.0.0.1").header("cookie", &self.cookie).body(Body::from(body));
        let response = self.router.clone().oneshot(request.expect("a request")).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 16 << 20).await.expect("a body");
        (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
    }

    async fn get(&self, address: &str) -> Answer {
        self.ask(Request::get(address), String::new()).await
    }

    async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let mut fields: Vec<(String, String)> =
            fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        fields.insert(0, ("sign".to_owned(), self.sign.clone()));
        let body = apertura_portal::visit::address("", &fields).trim_start_matches('?').to_owned();
        let form = Request::post(address).header("content-type", "application/x-www-form-urlencoded");
        self.ask(form, body).await
    }

    async fn upload(&self, name: &str, content: &str) -> Answer {
        let part =
            |head: &str, text: &str| format!("--limit\r\ncontent-disposition: form-data; {head}\r\n\r\n{text}\r\n");
        let body = part("name=\"sign\"", &self.sign)
            + &part(&format!("name=\"file\"; filename=\"{name}\""), content)
            + "--limit--\r\n";
        let form =
            Request::post(format!("{HERE}/import")).header("content-type", "multipart/form-data; boundary=limit");
        self.ask(form, body).await
    }
}

/// The value of a hidden field.
fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    page.split(&mark).nth(1).and_then(|rest| rest.split('"').next()).expect("a field").to_owned()
}

/// The id of the entry of a row, and its revision.
fn row(page: &str) -> (String, String) {
    let id = page.split("data-entry=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a row").to_owned();
    let revision = hidden(page, &format!("e.{id}.revision"));
    (id, revision)
}

fn to(answer: &Answer) -> String {
    assert_eq!(answer.0, StatusCode::SEE_OTHER, "{}", answer.2);
    answer.1["location"].to_str().expect("text").to_owned()
}

#[tokio::test]
async fn a_row_is_written_read_in_both_languages_and_taken_to_a_file() {
    let site = Site::new().await;
    let answer = site
        .post(
            HERE,
            &[
                ("n.1.title", "<b>Pozos</b>"),
                ("n.1.access", "restricted"),
                ("n.1.frequency", "AGOSTO 2026"),
                ("n.2.title", ""),
            ],
        )
        .await;
    assert_eq!(to(&answer), format!("{HERE}?page=1&saved=1"));
    for (language, words) in [
        ("es", ["Se guardó 1 renglón", "escriba la ley y el artículo", "es una fecha y no una frecuencia"]),
        ("en", ["1 row was saved", "write the law and the article", "is a date, not a frequency"]),
    ] {
        let (_, headers, page) = site.get(&format!("{HERE}?saved=1&lang={language}")).await;
        assert_eq!(headers["cache-control"], "no-store");
        for word in words {
            assert!(page.contains(word), "{language}: {word}\n{page}");
        }
        assert!(page.contains("&lt;b&gt;Pozos") && !page.contains("<b>Pozos"), "{language}");
        let (_, revision) = row(&page);
        assert_eq!(revision, "1");
    }
    let (id, _) = row(&site.get(HERE).await.2);
    let (status, _, page) = site.get(&format!("{HERE}/entry/{id}")).await;
    assert_eq!(status, StatusCode::OK);
    let name = |part: &str| format!("e.{id}.{part}");
    assert!(page.contains(&name("resource.0.title")));
    let (title, format) = (name("resource.2.title"), name("resource.2.format"));
    let saved = site
        .post(&format!("{HERE}/entry/{id}"), &[(&name("revision"), "1"), (&title, "CSV pozos"), (&format, "CSV")])
        .await;
    assert_eq!(to(&saved), format!("{HERE}/entry/{id}?saved=1"));
    let (status, headers, csv) = site.get(&format!("{HERE}/download/inventario.csv")).await;
    assert_eq!(
        (status, headers["content-type"].to_str().unwrap_or_default()),
        (StatusCode::OK, "text/csv; charset=utf-8")
    );
    assert!(csv.contains("CSV pozos") && csv.contains("<b>Pozos</b>"), "{csv}");
    let (status, _, _) = site.get(&format!("{HERE}/download/inventario-adela.xlsx")).await;
    assert_eq!(status, StatusCode::OK);
    let (_, _, json) = site.ask(Request::get(HERE).header("accept", "application/json"), String::new()).await;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["entries"][0]["entry"]["resources"][0]["title"], "CSV pozos");
    assert_eq!(site.get(&format!("{HERE}/download/otra.csv")).await.0, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/inventory/ninguna").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn two_windows_on_one_cell_show_both_values_to_choose() {
    let site = Site::new().await;
    site.post(HERE, &[("n.1.title", "Pozos"), ("n.1.system", "Excel")]).await;
    let (id, revision) = row(&site.get(HERE).await.2);
    let (r, system, formats) = (format!("e.{id}.revision"), format!("e.{id}.system"), format!("e.{id}.formats"));
    site.post(HERE, &[(&r, &revision), (&system, "Oracle")]).await;
    let (status, _, page) = site.post(HERE, &[(&r, &revision), (&system, "Access"), (&formats, "CSV")]).await;
    assert_eq!(status, StatusCode::CONFLICT);
    for word in
        ["Antes decía: Excel", "Lo que guardó la otra persona:", "Oracle", "Lo que escribió usted:", "value=\"Access\""]
    {
        assert!(page.contains(word), "{word}\n{page}");
    }
    let now = hidden(&page, &r);
    assert_eq!(now, "3", "the cell that nobody else touched is saved");
    to(&site.post(HERE, &[(&r, &now), (&system, "Access")]).await);
    assert!(site.get(HERE).await.2.contains("value=\"Access\""));
    // what a cell cannot hold stands there again, with what to do
    let requests = format!("e.{id}.requests");
    let (status, _, page) = site.post(HERE, &[(&r, "4"), (&requests, "muchísimas")]).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert!(page.contains("Escriba cuántas solicitudes") && page.contains("muchísimas"), "{page}");
    // the script gets the same as JSON
    let body = format!("sign={}&{r}=4&{system}=Excel", site.sign);
    let form = Request::post(HERE)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "application/json");
    let (_, _, json) = site.ask(form, body).await;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((&json["rows"][0]["outcome"], &json["rows"][0]["revision"]), (&"saved".into(), &5.into()));
}

#[tokio::test]
async fn a_list_is_brought_in_looked_at_and_taken() {
    let site = Site::new().await;
    let list = "Conjunto;Responsable;Acceso;Frecuencia;Color\nPozos;Dirección de Pozos;Público;mensual;azul\nFugas;Juan Carlos Salinas Ibarra;Privado;AGOSTO 2026;\n";
    let here = to(&site.upload("lista.csv", list).await);
    let (status, _, page) = site.get(&here).await;
    assert_eq!(status, StatusCode::OK);
    for word in [
        "Es una hoja con columnas propias",
        "De 2 renglones",
        "Color: azul",
        "Había el nombre de una persona",
        "escriba por qué",
    ] {
        assert!(page.contains(word), "{word}\n{page}");
    }
    assert!(site.get(&format!("{here}?lang=en")).await.2.contains("It is a sheet with columns of its own"));
    let columns = [
        ("do", "columns"),
        ("column", "title"),
        ("column", "responsible"),
        ("column", "access"),
        ("column", "frequency"),
        ("column", "theme"),
    ];
    assert_eq!(to(&site.post(&here, &columns).await), here);
    let taken = to(&site.post(&here, &[("do", "take"), ("take", "0"), ("take", "1")]).await);
    assert_eq!(taken, format!("{HERE}?added=2&completed=0"));
    let page = site.get(HERE).await.2;
    assert!(page.contains("Pozos") && page.contains("value=\"azul\""), "{page}");
    let (status, _, page) = site.upload("foto.png", "\u{89}PNG\r\n\u{1a}\n").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("No se pudo leer la lista"), "{page}");
}

#[tokio::test]
async fn priority_and_plan_have_their_boards_and_the_public_its_lists() {
    let site = Site::new().await;
    site.post(HERE, &[("n.1.title", "Pozos"), ("n.1.responsible", "Dirección de Pozos"), ("n.1.requests", "12")]).await;
    let (id, _) = row(&site.get(HERE).await.2);
    let priority = "/priority/instituto-del-agua";
    let page = site.get(priority).await.2;
    assert!(page.contains("Por lo que dice el inventario, podría ser 4."), "{page}");
    let name = |part: &str| format!("e.{id}.{part}");
    let (r, answer, why) = (name("revision"), name("answer-requests"), name("why-requests"));
    assert_eq!(
        to(&site.post(priority, &[(&r, "1"), (&answer, "5"), (&why, "Doce en un año")]).await),
        format!("{priority}?saved={id}#e-{id}")
    );
    let page = site.get(&format!("{priority}?lang=en")).await.2;
    assert!(page.contains("Adds 17.6 of 17.6 points") && page.contains("Doce en un año"), "{page}");
    let weights: Vec<(&str, &str)> =
        ["public-interest", "requests", "obligations", "policy-use", "quality", "effort", "risk"]
            .into_iter()
            .map(|code| (code, if code == "requests" { "10" } else { "0" }))
            .collect();
    to(&site.post("/priority/weights", &weights).await);
    assert!(site.get("/priority").await.2.contains("<b>100</b>"));

    let plan = "/plan/instituto-del-agua";
    let day = name("commitment");
    assert_eq!(to(&site.post(plan, &[(&r, "2"), (&day, "2020-01-31")]).await), format!("{plan}?saved=1"));
    let page = site.get(plan).await.2;
    assert!(page.contains("compromiso está vencido") && page.contains("Venció hace"), "{page}");
    to(&site.post(&format!("{plan}/calendar"), &[]).await);
    let page = site.get(plan).await.2;
    let feed = page.split("<pre>").nth(1).and_then(|rest| rest.split("</pre>").next()).expect("an address").to_owned();
    let feed = feed.replace("http://127.0.0.1", "");
    let stranger = Site {
        cookie: String::new(),
        sign: String::new(),
        router: site.router.clone(),
        _folder: tempfile::tempdir().expect("a folder"),
    };
    let (status, headers, text) = stranger.get(&feed).await;
    assert_eq!(
        (status, headers["content-type"].to_str().unwrap_or_default()),
        (StatusCode::OK, "text/calendar; charset=utf-8")
    );
    assert!(text.contains("DTSTART;VALUE=DATE:20200131\r\n") && text.contains("SUMMARY:Publicar: Pozos\r\n"), "{text}");
    assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    assert_eq!(stranger.get("/calendar/0000.ics").await.0, StatusCode::NOT_FOUND);

    // a stranger sees what was opened, and nothing else
    for address in
        [HERE, plan, priority, "/priority", &format!("{HERE}/entry/{id}"), &format!("{HERE}/download/plan.csv")]
    {
        assert_eq!(stranger.get(address).await.0, StatusCode::FORBIDDEN, "{address}");
    }
    assert!(!stranger.get("/inventory").await.2.contains("Pozos"));
    assert!(!stranger.get("/plan.csv").await.2.contains("Pozos"));
    to(&site.post(&format!("{HERE}/open"), &[("open", "yes")]).await);
    for address in [
        "/inventory",
        "/inventory?lang=en&q=pozos",
        "/inventory.csv",
        "/inventory.json",
        "/plan",
        "/plan.csv",
        "/plan.json?agency=instituto-del-agua",
    ] {
        assert!(stranger.get(address).await.2.contains("Pozos"), "{address}");
    }
    assert!(!stranger.get("/inventory.csv?agency=otra").await.2.contains("Pozos"));
    // forms that this server did not show change nothing
    let forged = [(HERE, "n.1.title=Ajeno"), (plan, "x=1"), ("/priority/weights", "requests=1")];
    for (address, body) in forged {
        let form = Request::post(address).header("content-type", "application/x-www-form-urlencoded");
        assert_eq!(site.ask(form, body.to_owned()).await.0, StatusCode::FORBIDDEN, "{address}");
    }
}
