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
