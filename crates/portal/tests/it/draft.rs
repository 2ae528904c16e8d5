//! The workbench through the router: the door, the pages in both languages, forged forms, hostile values, windows.

use apertura_actions::{Catalog, Drafts};
use apertura_portal::{Door, Language, Portal, Workbench, router};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt;

const FILE: &str = "Registro de apoyos,,,\nFolio,CURP,Colonia,Monto\nA-1,LOHM850315MNLPRR07,Centro ,10.50\n\
    A-2,RUPA790822HNLZXN04,<script>alert(1)</script>,20.50\nA-3,TOVG910704MNLRGD09,Centro,N/D\nA-4,NISJ880130HNLXLN02,Las Lomas & Cía,40.00\n";

struct Site {
    router: Router,
    cookie: String,
    sign: String,
    draft: String,
    _folder: tempfile::TempDir,
}

type Answer = (StatusCode, HeaderMap, String);

impl Site {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let catalog = Catalog::open(&folder.path().join("data")).await.expect("a catalog");
        let drafts = Drafts::new(catalog.clone()).await.expect("drafts");
        let (door, token) = Door::new().expect("a door");
        let router = router(Portal::new(catalog).with_workbench(Workbench { drafts, door: Some(door) }));
        let mut site =
            Site { router, cookie: String::new(), sign: String::new(), draft: String::new(), _folder: folder };
        let (status, headers, _) = site.get(&Door::address(&token)).await;
        assert_eq!(status, StatusCode::OK);
        let cookie = headers["set-cookie"].to_str().expect("text");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        site.cookie = cookie.split(';').next().expect("a pair").to_owned();
        let (_, _, page) = site.get("/draft").await;
        site.sign = page
            .split("name=\"sign\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a sign")
            .to_owned();
        let (status, headers, body) = site.hand_in(&site.sign, "apoyos.csv", FILE).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{body}");
        site.draft = headers["location"].to_str().expect("text").to_owned();
        for _ in 0..100 {
            if site.get(&site.draft).await.2.contains("id=\"findings\"") {
                return site;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("the file is never read");
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

    async fn post(&self, address: &str, body: String) -> Answer {
        let form = Request::post(address).header("content-type", "application/x-www-form-urlencoded");
        self.ask(form, body).await
    }

    async fn hand_in(&self, sign: &str, name: &str, content: &str) -> Answer {
        let part =
            |head: &str, text: &str| format!("--limit\r\ncontent-disposition: form-data; {head}\r\n\r\n{text}\r\n");
        let body = part("name=\"sign\"", sign)
            + &part(&format!("name=\"file\"; filename=\"{name}\""), content)
            + "--limit--\r\n";
        self.ask(Request::post("/draft").header("content-type", "multipart/form-data; boundary=limit"), body).await
    }

    /// A change as the page's forms send it.
    async fn change(&self, revision: u32, fields: &str) -> Answer {
        let (sign, back) = (&self.sign, &self.draft);
        self.post(&format!("{}/change", self.draft), format!("sign={sign}&revision={revision}&back={back}&{fields}"))
            .await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_comes_in_without_the_door() {
    let site = Site::new().await;
    let stranger = Site { cookie: String::new(), ..site };
    let draft = stranger.draft.clone();
    for address in [
        "/draft",
        &draft,
        &format!("{draft}/original.json"),
        &format!("{draft}/files/apoyos.csv"),
        "/workbench?token=0",
    ] {
        let (status, _, page) = stranger.get(address).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{address}");
        assert!(!page.contains("LOHM850315"), "{address}");
    }
    let (status, _, _) = stranger.change(1, "change=suggest").await;
    assert_eq!(status, StatusCode::FORBIDDEN);
    // A portal without a workbench has no such pages at all.
    let folder = tempfile::tempdir().expect("a folder");
    let plain = router(Portal::new(Catalog::open(folder.path()).await.expect("a catalog")));
    let request = Request::get("/draft").body(Body::empty()).expect("a request");
    assert_eq!(plain.oneshot(request).await.expect("an answer").status(), StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn forged_and_broken_forms_change_nothing() {
    let site = Site::new().await;
    let (_, _, before) = site.get(&site.draft).await;
    let forged =
        site.post(&format!("{}/change", site.draft), "sign=00&revision=1&change=remove&step=1".to_owned()).await;
    assert_eq!(forged.0, StatusCode::FORBIDDEN);
    assert_eq!(site.hand_in("00", "otro.csv", FILE).await.0, StatusCode::FORBIDDEN);
    for fields in ["change=", "change=remove", "change=remove&step=uno", "change=no-hay"] {
        assert_eq!(site.change(1, fields).await.0, StatusCode::BAD_REQUEST, "{fields}");
    }
    assert_eq!(site.change(7, "change=suggest").await.0, StatusCode::CONFLICT);
    assert_eq!(site.change(1, "change=remove&step=99").await.0, StatusCode::CONFLICT);
    let (status, _, page) = site.change(1, "change=structure&range=por+ahí").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("A5:G90"), "{page}");
    assert_eq!(site.get(&site.draft).await.2, before);
    let (status, _, page) = site.hand_in(&site.sign, "vacio.csv", "").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("El archivo está vacío"), "{page}");
    // The way back stays on this server.
    let sent = format!("sign={}&revision=1&change=suggest&back=https://otro.example/", site.sign);
    let (_, headers, _) = site.post(&format!("{}/change", site.draft), sent).await;
    assert_eq!(headers["location"], site.draft.as_str());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_of_a_draft_answers_in_both_languages() {
    let site = Site::new().await;
    for rest in [
        "",
        "?row=2",
        "?column=colonia",
        "?colonia__in=Centro",
        "?finding=personal-data.curp&decision=mask",
        "?step=1",
        "?add=map-values&column=colonia&value=Centro",
        "?step=99&column=no&finding=no&row=99999&at=99999",
        "/dictionary",
        "/publish",
    ] {
        for language in Language::ALL {
            let joint = if rest.contains('?') { '&' } else { '?' };
            let address = format!("{}{rest}{joint}lang={}", site.draft, language.short());
            let (status, headers, page) = site.get(&address).await;
            assert_eq!(status, StatusCode::OK, "{address}: {page}");
            assert!(page.contains(&format!("<html lang=\"{}\"", language.tag())), "{address}");
            assert_eq!(page.matches("<h1").count(), 1, "{address}");
            assert_eq!(headers["cache-control"], "no-store", "{address}");
            assert!(!page.contains("<script>alert") && !page.contains(" style=\""), "{address}");
            assert!(
                !page.split(['{', '}']).any(|part| part.trim_start().starts_with('$')),
                "a value is missing: {address}"
            );
            let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), all, "ids are unique in {address}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_worked_through_by_its_forms() {
    let site = Site::new().await;
    let window: serde_json::Value =
        serde_json::from_str(&site.get(&format!("{}/original.json?from=1&count=2", site.draft)).await.2).expect("JSON");
    assert_eq!(window["all"], 6);
    assert_eq!(window["rows"][0], serde_json::json!([2, "header", 0, ["Folio", "CURP", "Colonia", "Monto"]]));
    assert_eq!(window["rows"][1][3][2], "Centro ");
    let clean = |page: String| -> serde_json::Value { serde_json::from_str(&page).expect("JSON") };
    let rows = clean(site.get(&format!("{}/clean.json?from=0&count=9&colonia__in=Centro", site.draft)).await.2);
    assert_eq!(rows["all"], 2);
    assert_eq!(
        rows["rows"][0],
        serde_json::json!([3, [["A-1", false], ["LOHM850315MNLPRR07", false], ["Centro", true], ["10.5", true]]])
    );
    assert_eq!(rows["rows"][1][1][3], serde_json::json!([null, true]), "the missing word is a blank");
    let (status, _, page) = site.change(1, "change=decide&column=curp&operation=allow&reason=").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{page}");
    assert_eq!(site.change(1, "change=decide&column=curp&operation=remove").await.0, StatusCode::SEE_OTHER);
    let rename = "change=add&op=rename&set-column=colonia&set-to=barrio";
    assert_eq!(site.change(2, rename).await.0, StatusCode::SEE_OTHER);
    let merge = "change=merge&column=barrio&cluster-0=1&to-0=Centro+Hist%C3%B3rico&form-0=Centro";
    assert_eq!(site.change(3, merge).await.0, StatusCode::SEE_OTHER);
    let (status, _, csv) = site.get(&format!("{}/files/apoyos.csv", site.draft)).await;
    assert_eq!(status, StatusCode::OK);
    assert!(csv.starts_with("folio,barrio,monto\r\n") || csv.starts_with("folio,barrio,monto\n"), "{csv}");
    assert!(csv.contains("A-1,Centro Histórico,10.5") && csv.contains("A-3,Centro Histórico,"), "{csv}");
    let recipe = site.get(&format!("{}/files/recipe.toml", site.draft)).await.2;
    assert!(recipe.contains("op = \"remove\"") && recipe.contains("op = \"rename\""), "{recipe}");
    let report = site.get(&format!("{}/files/report.html", site.draft)).await;
    assert!(report.1["content-security-policy"].to_str().expect("text").contains("sandbox"));
    assert_eq!(site.get(&format!("{}/files/passwd", site.draft)).await.0, StatusCode::NOT_FOUND);
    assert_eq!(site.change(4, "change=undo").await.0, StatusCode::SEE_OTHER);
    assert!(site.get(&format!("{}/files/apoyos.csv", site.draft)).await.2.contains("A-1,Centro,10.5"), "undone");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_is_added_by_its_form_or_told_what_it_lacks() {
    let site = Site::new().await;
    // the form of each operation, and what it says of what is missing
    let (_, _, page) = site.get(&format!("{}?add=filter-rows&column=colonia&lang=es", site.draft)).await;
    assert!(page.contains("name=\"set-conditions-0-column\"") && page.contains("Un renglón cumple"), "{page}");
    let (status, _, page) = site.change(1, "change=add&op=rename&set-column=colonia&set-to=").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Falta llenar «Nombre nuevo»"), "{page}");
    let (status, _, page) = site.change(1, "change=add&op=promote-header&set-row=uno").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("debe ser un número"), "{page}");
    // rows that meet conditions
    let only = "change=add&op=filter-rows&set-keep=1&set-conditions-0-column=colonia&set-conditions-0-test=one-of\
                &set-conditions-0-value=Centro&set-conditions-1-column=&set-conditions-1-test=one-of";
    assert_eq!(site.change(1, only).await.0, StatusCode::SEE_OTHER);
    let rows: serde_json::Value =
        serde_json::from_str(&site.get(&format!("{}/clean.json", site.draft)).await.2).unwrap();
    assert_eq!(rows["all"], 2, "{rows}");
    let (_, _, page) = site.get(&site.draft).await;
    assert!(page.contains("«Colonia» es uno de Centro"), "the step says its conditions");
    // sorted, and only the filtered rows changed
    let sorted = "change=add&op=sort&set-by-0-column=folio&set-by-0-falling=1";
    assert_eq!(site.change(2, sorted).await.0, StatusCode::SEE_OTHER);
    let (sign, draft) = (&site.sign, &site.draft);
    let filtered = format!(
        "sign={sign}&revision=3&back={draft}%3Ffolio__in%3DA-1&change=add&op=replace-text&set-column=colonia\
         &set-find=Centro&set-replace=Norte&set-when=1"
    );
    assert_eq!(site.post(&format!("{draft}/change"), filtered).await.0, StatusCode::SEE_OTHER);
    let csv = site.get(&format!("{draft}/files/apoyos.csv")).await.2;
    let colonias: Vec<&str> = csv.lines().skip(1).map(|line| line.split(',').nth(2).unwrap_or_default()).collect();
    assert_eq!(colonias, ["Centro", "Norte"], "{csv}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recipe_from_elsewhere_is_taken_over() {
    let site = Site::new().await;
    let send = async |revision: u32, content: &str| {
        let part =
            |head: &str, text: &str| format!("--limit\r\ncontent-disposition: form-data; {head}\r\n\r\n{text}\r\n");
        let body = part("name=\"sign\"", &site.sign)
            + &part("name=\"revision\"", &revision.to_string())
            + &part("name=\"file\"; filename=\"receta\"", content)
            + "--limit--\r\n";
        let form = Request::post(format!("{}/recipe", site.draft))
            .header("content-type", "multipart/form-data; boundary=limit");
        site.ask(form, body).await
    };
    let (status, _, page) = send(1, "hola").await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("no es una receta"), "{page}");
    let history = r#"[{"op":"core/column-rename","oldColumnName":"Colonia","newColumnName":"Barrio"},
                      {"op":"core/recon","columnName":"Folio","description":"Reconcile"}]"#;
    let (status, _, page) = send(1, history).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains("Reconcile") && page.contains("servicio externo"), "{page}");
    let recipe = site.get(&format!("{}/files/recipe.toml", site.draft)).await.2;
    assert!(recipe.contains("rename"), "{recipe}");
    // the recipe that was downloaded fits again, and one of another file says what does not
    assert_eq!(send(2, &recipe.replace("\"colonia\"", "\"no_hay\"")).await.0, StatusCode::SEE_OTHER);
    let (_, _, page) = site.get(&format!("{}?lang=es", site.draft)).await;
    assert!(page.contains("Un paso de la receta no coincide con este archivo"), "{page}");
    assert_eq!(send(1, &recipe).await.0, StatusCode::CONFLICT);
}

#[tokio::test(flavor = "multi_thread")]
async fn sheets_are_tabs_and_publishing_is_waited_for() {
    let site = Site::new().await;
    let (_, _, page) = site.get(&format!("{}?lang=es&letter=2", site.draft)).await;
    assert!(page.contains("La tabla ocupa las celdas A2:D6"), "{page}");
    assert!(page.contains("La tabla termina en esta columna") && page.contains("value=\"A2:C6\""), "{page}");
    assert_eq!(site.change(1, "change=decide&column=curp&operation=remove").await.0, StatusCode::SEE_OTHER);
    let (_, headers, _) = site.get(&format!("{}/publishing?revision=9", site.draft)).await;
    assert_eq!(headers["location"], format!("{}/publish", site.draft).as_str(), "nobody began it");
    let form = format!("sign={}&revision=2&what=publish&title=Apoyos&agency=Comercio", site.sign);
    let (status, headers, page) = site.post(&format!("{}/publish", site.draft), form).await;
    assert_eq!(status, StatusCode::SEE_OTHER, "{page}");
    let mut leads = headers["location"].to_str().expect("text").to_owned();
    for _ in 0..100 {
        if leads.starts_with("/dataset/") {
            break;
        }
        let (_, headers, page) = site.get(&leads).await;
        match headers.get("location") {
            Some(next) => leads = next.to_str().expect("text").to_owned(),
            None => assert!(page.contains("<progress"), "{page}"),
        }
    }
    assert_eq!(leads, "/dataset/apoyos");
}
