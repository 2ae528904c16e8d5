//! The next version of a dataset: the three steps in a browser.

use apertura_actions::{Description, PublishRequest, ReportInput};
use apertura_catalog::Role;
use axum::http::{Request, StatusCode};

use crate::house::{Answer, Browser, House};

/// An invented register; `rows` of it from number `first` on.
fn register(first: u32, rows: u32, header: &str) -> String {
    let mut text = format!("{header}\n");
    for n in first..first + rows {
        text += &format!("LC-{n:05};{};{}\n", ["Centro", "La Paz", "Santa Ana"][n as usize % 3], 40 + n);
    }
    text
}

const HEADER: &str = "Folio;Colonia;Superficie";

/// A portal where `obras` has published `licencias` once.
async fn house() -> House {
    let house = House::new().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("enero.csv");
    std::fs::write(&file, register(1, 40, HEADER)).unwrap();
    let description =
        Description { title: Some("Licencias".to_owned()), agency: Some("Obras".to_owned()), ..Description::default() };
    let request = PublishRequest { dataset: Some("licencias".to_owned()), description, ..PublishRequest::new(file) };
    let report = |_: &ReportInput<'_>| "<p></p>".to_owned();
    house.catalog.publish(&request, &report, &|_, _| ()).await.unwrap();
    house
}

async fn hand_in(browser: &Browser, sign: &str, name: &str, content: &str) -> Answer {
    let part = |head: &str, body: &str| format!("--limit\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n");
    let body =
        part("name=\"sign\"", sign) + &part(&format!("name=\"file\"; filename=\"{name}\""), content) + "--limit--\r\n";
    let request =
        Request::post("/dataset/licencias/update").header("content-type", "multipart/form-data; boundary=limit");
    browser.ask(request, body).await
}

/// The second step, once the file is read and compared.
async fn looked(browser: &Browser, address: &str) -> String {
    for _ in 0..60 {
        let answer = browser.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.page);
        if !answer.headers.contains_key("refresh") {
            return answer.page;
        }
    }
    panic!("it is never done");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dataset_is_updated_in_three_steps() {
    let house = house().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    assert!(rosa.get("/dataset/licencias").await.page.contains("href=\"/dataset/licencias/update\""));
    let first = rosa.get("/dataset/licencias/update").await;
    assert!(first.page.contains("Actualizar «Licencias»"), "{}", first.page);
    assert!(first.headers["cache-control"].to_str().unwrap().contains("no-store"), "{:?}", first.headers);
    let sign = rosa.sign().await;
    assert_eq!(hand_in(&rosa, "00", "febrero.csv", &register(11, 40, HEADER)).await.status, StatusCode::FORBIDDEN);
    assert_eq!(hand_in(&rosa, &sign, "vacio.csv", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let handed = hand_in(&rosa, &sign, "febrero.csv", &register(11, 40, HEADER)).await;
    let address = handed.leads().to_owned();
    assert!(address.starts_with("/dataset/licencias/update/"), "{address}");
    let page = looked(&rosa, &address).await;
    assert!(page.contains("no hay nada que decidir"), "{page}");
    assert!(page.contains("Antes 40 filas, ahora 40."), "{page}");
    let draft = address.rsplit('/').next().unwrap();
    assert!(page.contains(&format!("action=\"/draft/{draft}/submit\"")), "{page}");
    let english = looked(&rosa, &format!("{address}?lang=en")).await;
    assert!(english.contains("there is nothing to decide"), "{english}");
    // what differs stands there with the way to it
    let handed = hand_in(&rosa, &sign, "marzo.csv", &register(21, 40, "Folio;Colonia;Giro")).await;
    let page = looked(&rosa, handed.leads()).await;
    assert!(page.contains("Por revisar") && page.contains("«superficie»: esta columna"), "{page}");
    // the same file again
    let handed = hand_in(&rosa, &sign, "enero.csv", &register(1, 40, HEADER)).await;
    let page = looked(&rosa, handed.leads()).await;
    assert!(page.contains("Es el mismo archivo que la versión 1") && !page.contains("/submit"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_agency_that_publishes_a_dataset_updates_it() {
    let house = house().await;
    let stranger = house.stranger();
    let led = stranger.get("/dataset/licencias/update").await;
    assert_eq!(led.leads(), "/sign-in?next=%2Fdataset%2Flicencias%2Fupdate");
    assert!(!stranger.get("/dataset/licencias").await.page.contains("/dataset/licencias/update"));
    let other = house.member_of("luis@ejemplo.mx", Role::Liaison, "salud").await;
    assert_eq!(other.get("/dataset/licencias/update").await.status, StatusCode::FORBIDDEN);
    assert_eq!(other.get("/dataset/nada/update").await.status, StatusCode::NOT_FOUND);
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let handed = hand_in(&rosa, &rosa.sign().await, "febrero.csv", &register(11, 40, HEADER)).await;
    let address = handed.leads();
    assert_eq!(other.get(address).await.status, StatusCode::NOT_FOUND, "nobody else is told that it is there");
    let dataset = address.replace("licencias", "otro");
    assert_eq!(rosa.get(&dataset).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_without_a_token_is_told_so_in_json() {
    let house = house().await;
    let post = || Request::post("/api/v1/datasets/licencias/versions");
    let answer = house.stranger().ask(post(), register(11, 40, HEADER)).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(answer.headers["www-authenticate"], "Bearer");
    let problem: serde_json::Value = serde_json::from_str(&answer.page).unwrap();
    assert_eq!(problem["code"], "sign-in-needed");
    // a browser's session is no token: another site's page could send it
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let answer = rosa.ask(post(), register(11, 40, HEADER)).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(house.catalog.versions("licencias").await.unwrap().len(), 1);
}

/// A machine with a token of rosa's, who is a liaison.
async fn machine(
    house: &House,
    rosa: &Browser,
    scope: &[&str],
) -> impl AsyncFn(&str, &str) -> (StatusCode, serde_json::Value) {
    let scope: String = scope.iter().map(|code| format!("&scope={code}")).collect();
    let made = rosa.send("/account/token", &format!("token-name=Carga&days=7{scope}")).await;
    let token = made.page.split("apertura_").nth(1).unwrap().split('<').next().unwrap().to_owned();
    let browser = house.stranger();
    async move |address: &str, content: &str| {
        let request = Request::post(address).header("authorization", format!("Bearer apertura_{token}"));
        let answer = browser.ask(request, content.to_owned()).await;
        (answer.status, serde_json::from_str(&answer.page).unwrap_or_default())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_publishes_by_token_and_leaves_to_people_what_differs() {
    let house = house().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let send = machine(&house, &rosa, &["see-work", "prepare", "publish"]).await;
    let address = "/api/v1/datasets/licencias/versions";
    let (status, body) = send(address, &register(11, 40, HEADER)).await;
    assert_eq!((status, body["status"].as_str()), (StatusCode::CREATED, Some("published")), "{body}");
    assert_eq!((body["version"].as_u64(), body["difference"]["rows_added"].as_u64()), (Some(2), Some(10)));
    assert!(body["receipt"]["folio"].as_str().is_some_and(|folio| folio.starts_with("AP-2026-")), "{body}");
    let receipt = body["receipt"]["address"].as_str().unwrap();
    assert_eq!(house.stranger().get(receipt).await.status, StatusCode::OK);
    let (status, body) = send(address, &register(11, 40, HEADER)).await;
    assert_eq!(
        (status, body["status"].as_str(), body["version"].as_u64()),
        (StatusCode::OK, Some("unchanged"), Some(2))
    );
    // what differs waits, once, and the liaison is told once
    let differs = register(21, 40, "Folio;Colonia;Giro");
    let mut places = Vec::new();
    for _ in 0..2 {
        let (status, body) = send(address, &differs).await;
        assert_eq!((status, body["status"].as_str()), (StatusCode::ACCEPTED, Some("waiting")), "{body}");
        assert_eq!(body["reasons"][0]["code"], "drift", "{body}");
        assert!(body["reasons"][0]["text"].as_str().unwrap().contains("«superficie»"), "{body}");
        places.push(body["address"].as_str().unwrap().to_owned());
    }
    assert_eq!(places[0], places[1]);
    assert!(looked(&rosa, &places[0]).await.contains("Por revisar"));
    let letters = house.catalog.letters(&apertura_actions::Person::Operator, None).await.unwrap();
    let told: Vec<_> =
        letters.iter().filter(|letter| letter.kind == "update-waiting").map(|letter| &letter.to).collect();
    assert_eq!(told, ["rosa@ejemplo.mx"]);
    // what cannot be taken says why
    for (address, content, status, code) in [
        (address, "", StatusCode::UNPROCESSABLE_ENTITY, "file-refused"),
        (address, "%PDF-1.7\n", StatusCode::UNPROCESSABLE_ENTITY, "file-refused"),
        ("/api/v1/datasets/nada/versions", "a,b\n1,2\n", StatusCode::NOT_FOUND, "not-found"),
    ] {
        let (found, problem) = send(address, content).await;
        assert_eq!((found, problem["code"].as_str()), (status, Some(code)), "{problem}");
    }
    let prepares = machine(&house, &rosa, &["see-work", "prepare"]).await;
    let (status, body) = prepares(address, &register(31, 40, HEADER)).await;
    assert_eq!(
        (status, body["reasons"][0]["code"].as_str()),
        (StatusCode::ACCEPTED, Some("may-not-publish")),
        "{body}"
    );
    let sees = machine(&house, &rosa, &["see-work"]).await;
    assert_eq!(sees(address, &register(41, 40, HEADER)).await.0, StatusCode::FORBIDDEN);
    assert_eq!(house.catalog.versions("licencias").await.unwrap().len(), 2);
}
