//! What machines write with a token: files for review, versions as forms, entries of the inventory; and what they are told
//! of what cannot be taken.

use apertura_actions::{Person, PublishRequest, ReportInput};
use apertura_catalog::Role;
use axum::http::{Request, StatusCode};
use serde_json::Value;

use crate::house::{Browser, House};

const FILE: &str = "Folio,Colonia,Fecha,Monto\nA-1,Centro,2024-01-05,10.50\nA-2,La Paz,2024-01-06,20.50\n\
    A-3,Centro,2024-01-07,30.25\nA-4,Las Lomas,2024-01-08,40.00\nA-5,Norte,2024-01-09,50.75\n";

/// What is said of a dataset so that nothing is missing.
const SAID: &[(&str, &str)] = &[
    ("title", "Apoyos entregados"),
    (
        "description",
        "Apoyos entregados por la dependencia, uno por renglón, con el folio, la colonia, el día de la entrega y el monto \
         pagado en pesos; se toma del padrón de la jefatura.",
    ),
    ("agency", "Obras"),
    ("theme", "Apoyos"),
    ("keywords", "apoyos, entregas, obras"),
    ("contact_position", "Jefatura de Apoyos"),
    ("contact_email", "apoyos@ejemplo.gob.mx"),
    ("license", "CC-BY-4.0"),
    ("frequency", "monthly"),
    ("temporal", "2024-01-01/2024-12-31"),
    ("spatial", "Villa Ejemplo"),
    ("column-folio", "El folio"),
    ("column-colonia", "La colonia"),
    ("column-fecha", "El día"),
    ("column-monto", "Lo pagado"),
    ("unit-monto", "pesos"),
];

/// A machine with a token of somebody's.
struct Machine {
    browser: Browser,
    token: String,
}

impl Machine {
    async fn of(house: &House, owner: &Browser, scope: &[&str]) -> Machine {
        let scope: String = scope.iter().map(|code| format!("&scope={code}")).collect();
        let made = owner.send("/account/token", &format!("token-name=Carga&days=7{scope}")).await;
        let token = made.page.split("apertura_").nth(1).unwrap().split('<').next().unwrap().to_owned();
        Machine { browser: house.stranger(), token }
    }

    async fn send(&self, method: &str, address: &str, kind: &str, body: String) -> (StatusCode, Value) {
        let request = Request::builder()
            .method(method)
            .uri(address)
            .header("content-type", kind)
            .header("authorization", format!("Bearer apertura_{}", self.token));
        let answer = self.browser.ask(request, body).await;
        (answer.status, serde_json::from_str(&answer.page).unwrap_or_default())
    }

    async fn json(&self, method: &str, address: &str, body: &str) -> (StatusCode, Value) {
        self.send(method, address, "application/json; charset=utf-8", body.to_owned()).await
    }

    async fn form(&self, address: &str, fields: &[(&str, &str)], name: &str, content: &str) -> (StatusCode, Value) {
        let part =
            |head: String, text: &str| format!("--limit\r\ncontent-disposition: form-data; {head}\r\n\r\n{text}\r\n");
        let body: String = fields.iter().map(|(name, text)| part(format!("name=\"{name}\""), text)).collect();
        let file = part(format!("name=\"file\"; filename=\"{name}\""), content);
        self.send("POST", address, "multipart/form-data; boundary=limit", format!("{body}{file}--limit--\r\n")).await
    }
}

const SUBMISSIONS: &str = "/api/v1/agencies/obras/submissions";
const ENTRIES: &str = "/api/v1/agencies/obras/inventory";

async fn told(house: &House, kind: &str) -> Vec<String> {
    let letters = house.catalog.letters(&Person::Operator, None).await.unwrap();
    letters.into_iter().filter(|letter| letter.kind == kind).map(|letter| letter.to).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_handed_over_for_review_once_and_what_is_missing_is_told() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    house.member("revisora@ejemplo.mx", Role::Reviewer).await;
    let machine = Machine::of(&house, &rosa, &["see-work", "prepare", "submit"]).await;
    // with nothing said of it, a person must complete it, and is told once
    for _ in 0..2 {
        let (status, body) = machine.form(SUBMISSIONS, &[], "apoyos.csv", FILE).await;
        assert_eq!((status, body["status"].as_str()), (StatusCode::ACCEPTED, Some("waiting")), "{body}");
        let missing = body["missing"].as_array().unwrap();
        assert!(missing.len() > 3 && missing.iter().all(|one| one["text"] != ""), "{body}");
        assert_eq!(rosa.get(body["address"].as_str().unwrap()).await.status, StatusCode::OK);
    }
    assert_eq!(told(&house, "arrival-waiting").await, ["rosa@ejemplo.mx"]);
    // the same file with all that is asked for goes on from there
    let mut submissions = Vec::new();
    for _ in 0..2 {
        let (status, body) = machine.form(SUBMISSIONS, SAID, "apoyos.csv", FILE).await;
        assert_eq!((status, body["status"].as_str()), (StatusCode::CREATED, Some("submitted")), "{body}");
        submissions.push(body["submission"].as_str().unwrap().to_owned());
    }
    assert_eq!(submissions[0], submissions[1]);
    assert_eq!(house.drafts.list(&Person::Operator).await.unwrap().len(), 1);
    assert_eq!(told(&house, "submission-waiting").await, ["revisora@ejemplo.mx"]);
    assert_eq!(rosa.get(&format!("/review/{}", submissions[0])).await.status, StatusCode::OK);
    // personal data wait for a person
    let people = "Folio,CURP,Monto\nA-1,LOHM850315MNLPRR07,10.50\nA-2,RUPA790822HNLZXN04,20.50\n";
    let (status, body) = machine.form(SUBMISSIONS, SAID, "padron.csv", people).await;
    assert_eq!((status, body["status"].as_str()), (StatusCode::ACCEPTED, Some("waiting")), "{body}");
    // what makes no sense leaves nothing behind
    let drafts = house.drafts.list(&Person::Operator).await.unwrap().len();
    for (fields, name, content, expected) in [
        (&[("license", "mía")][..], "b.csv", FILE, StatusCode::BAD_REQUEST),
        (&[("dataset", "nada")], "b.csv", FILE, StatusCode::NOT_FOUND),
        (&[("entry", "nada")], "b.csv", FILE, StatusCode::NOT_FOUND),
        (&[], "b.csv", "", StatusCode::UNPROCESSABLE_ENTITY),
        (&[], "b.pdf", "%PDF-1.7\n", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let (status, body) = machine.form(SUBMISSIONS, fields, name, content).await;
        assert_eq!(status, expected, "{fields:?} {body}");
    }
    assert_eq!(house.drafts.list(&Person::Operator).await.unwrap().len(), drafts);
    let (status, _) = machine.form("/api/v1/agencies/salud/submissions", SAID, "b.csv", FILE).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "another agency's work is not there");
    let sees = Machine::of(&house, &rosa, &["see-work", "prepare"]).await;
    assert_eq!(sees.form(SUBMISSIONS, SAID, "b.csv", FILE).await.0, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_next_version_that_differs_waits_and_the_same_file_changes_nothing() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let folder = tempfile::tempdir().unwrap();
    let january = folder.path().join("enero.csv");
    std::fs::write(&january, FILE).unwrap();
    let description = apertura_actions::Description {
        title: Some("Apoyos".to_owned()),
        agency: Some("Obras".to_owned()),
        ..Default::default()
    };
    let request = PublishRequest { dataset: Some("apoyos".to_owned()), description, ..PublishRequest::new(january) };
    house.catalog.publish(&request, &|_: &ReportInput<'_>| String::new(), &|_, _| ()).await.unwrap();
    let machine = Machine::of(&house, &rosa, &["see-work", "prepare", "submit", "publish"]).await;
    let (status, body) = machine.form(SUBMISSIONS, &[("dataset", "apoyos")], "enero.csv", FILE).await;
    assert_eq!((status, body["status"].as_str()), (StatusCode::OK, Some("unchanged")), "{body}");
    let differs = FILE.replace("Colonia", "Barrio");
    let (status, body) = machine.form(SUBMISSIONS, &[("dataset", "apoyos")], "febrero.csv", &differs).await;
    assert_eq!((status, body["status"].as_str()), (StatusCode::ACCEPTED, Some("waiting")), "{body}");
    assert_eq!(body["reasons"][0]["code"], "drift", "{body}");
    assert!(body["address"].as_str().unwrap().starts_with("/dataset/apoyos/update/"), "{body}");
    // a version as a form, and what cannot be taken
    let versions = "/api/v1/datasets/apoyos/versions";
    let more = format!("{FILE}A-6,Sur,2024-01-10,60.00\n");
    let (status, body) = machine.form(versions, &[], "marzo.csv", &more).await;
    assert_eq!((status, body["status"].as_str()), (StatusCode::CREATED, Some("published")), "{body}");
    let (status, body) = machine.send("POST", versions, "multipart/mixed; boundary=limit", FILE.to_owned()).await;
    assert_eq!((status, body["code"].as_str()), (StatusCode::UNSUPPORTED_MEDIA_TYPE, Some("unsupported-media-type")));
    let (status, body) = machine.send("POST", versions, "multipart/form-data; boundary=limit", FILE.to_owned()).await;
    assert_eq!((status, body["code"].as_str()), (StatusCode::BAD_REQUEST, Some("bad-request")), "a form that is none");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_too_large_is_refused_as_such() {
    let house = House::taking(2_000).await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let machine = Machine::of(&house, &rosa, &["see-work", "prepare", "submit"]).await;
    let large = FILE.repeat(20);
    let (status, body) = machine.form(SUBMISSIONS, SAID, "grande.csv", &large).await;
    assert_eq!((status, body["code"].as_str()), (StatusCode::PAYLOAD_TOO_LARGE, Some("file-too-large")), "{body}");
    let address = format!("{SUBMISSIONS}?file=grande.csv");
    let (status, body) = machine.send("POST", &address, "text/csv", large).await;
    assert_eq!((status, body["code"].as_str()), (StatusCode::PAYLOAD_TOO_LARGE, Some("file-too-large")), "{body}");
    assert!(house.drafts.list(&Person::Operator).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn entries_of_the_inventory_are_written_by_token_beside_people() {
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let machine = Machine::of(&house, &rosa, &["see-work", "edit-inventory"]).await;
    let entry = r#"{"title": "Baches", "access": "Público", "personal-data": false, "requests": 3,
        "frequency": "AGOSTO 2026", "formats": ["CSV", "XLSX"], "resources": [{"title": "Reportes"}]}"#;
    let (status, body) = machine.json("POST", ENTRIES, entry).await;
    assert_eq!((status, body["status"].as_str()), (StatusCode::CREATED, Some("added")), "{body}");
    let codes: Vec<&str> =
        body["findings"].as_array().unwrap().iter().filter_map(|finding| finding["code"].as_str()).collect();
    assert!(codes.contains(&"responsible-missing"), "what is missing is told, not refused: {codes:?}");
    let id = body["id"].as_str().unwrap().to_owned();
    let kept = house.catalog.entry(&Person::Operator, &id).await.unwrap().state;
    assert_eq!((kept.title.as_str(), kept.formats.as_str(), kept.requests), ("Baches", "CSV, XLSX", Some(3)));
    assert_eq!((kept.personal_data, kept.resources.len()), (Some(false), 1));
    let place = format!("{ENTRIES}/{id}");
    let (status, body) = machine.json("PATCH", &place, r#"{"revision": 1, "theme": "Calles"}"#).await;
    assert_eq!((status, body["revision"].as_u64()), (StatusCode::OK, Some(2)), "{body}");
    // a person changed another cell, then the same one
    let (_, body) = machine.json("PATCH", &place, r#"{"revision": 1, "system": "SIGO"}"#).await;
    assert_eq!(body["status"], "merged", "{body}");
    let (status, body) = machine.json("PATCH", &place, r#"{"revision": 1, "theme": "Obras"}"#).await;
    assert_eq!((status, body["clashes"][0]["theirs"].as_str()), (StatusCode::CONFLICT, Some("Calles")), "{body}");
    for (body, expected, code) in [
        (r#"{"revision": 3, "access": "quizá"}"#, StatusCode::UNPROCESSABLE_ENTITY, "bad-cell"),
        (r#"{"revision": 3, "nada": "x"}"#, StatusCode::BAD_REQUEST, "bad-request"),
        (r#"{"theme": "sin revisión"}"#, StatusCode::BAD_REQUEST, "bad-request"),
        (r#"{"revision": -1}"#, StatusCode::BAD_REQUEST, "bad-request"),
        (r#"["revision"]"#, StatusCode::BAD_REQUEST, "bad-request"),
        ("{", StatusCode::BAD_REQUEST, "bad-request"),
        // the plan is another permission, which this token does not have
        (r#"{"revision": 3, "commitment": "2026-12-01"}"#, StatusCode::FORBIDDEN, "not-allowed"),
    ] {
        let (status, answer) = machine.json("PATCH", &place, body).await;
        let found = answer["code"].as_str().unwrap_or_default();
        assert_eq!((status, found), (expected, code), "{body}: {answer}");
    }
    let (status, body) = machine.send("POST", ENTRIES, "text/plain", entry.to_owned()).await;
    assert_eq!((status, body["code"].as_str()), (StatusCode::UNSUPPORTED_MEDIA_TYPE, Some("unsupported-media-type")));
    let large = format!("{{\"title\": \"{}\"}}", "a".repeat(5 << 20));
    let (status, body) = machine.json("POST", ENTRIES, &large).await;
    assert_eq!((status, body["code"].as_str()), (StatusCode::PAYLOAD_TOO_LARGE, Some("body-too-large")), "{body}");
    let (status, _) = machine.json("POST", "/api/v1/agencies/salud/inventory", entry).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    let (status, _) = machine.json("PATCH", &format!("{ENTRIES}/0000000000000000"), r#"{"revision": 1}"#).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(house.catalog.inventory(&Person::Operator, "obras").await.unwrap().entries.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_machines_may_send_is_documented_as_it_is() {
    let house = House::new().await;
    for language in ["es", "en"] {
        let document: Value =
            serde_json::from_str(&house.stranger().get(&format!("/openapi.json?lang={language}")).await.page).unwrap();
        let page = house.stranger().get(&format!("/api?lang={language}")).await.page;
        for (path, method) in [
            ("/api/v1/agencies/{agency}/submissions", "post"),
            ("/api/v1/agencies/{agency}/inventory", "post"),
            ("/api/v1/agencies/{agency}/inventory/{id}", "patch"),
        ] {
            let operation = &document["paths"][path][method];
            for status in ["401", "403", "413", "415", "422"] {
                assert!(operation["responses"][status]["description"].is_string(), "{path} {status}");
            }
            assert!(page.contains(path), "{path}");
            let text = operation.to_string();
            for named in text.split("#/components/schemas/").skip(1) {
                let name = named.split('"').next().unwrap();
                assert!(document["components"]["schemas"][name].is_object(), "{name}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_machine_that_writes_too_often_is_told_when_to_come_again() {
    let house = House::new().await;
    let settings = house.catalog.folder().join("apertura.toml");
    std::fs::write(settings, "[api]\nwrites_per_minute = 2\n").unwrap();
    let house = house.opened_again();
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let machine = Machine::of(&house, &rosa, &["see-work", "edit-inventory"]).await;
    for _ in 0..2 {
        let (status, body) = machine.json("POST", ENTRIES, "{}").await;
        assert!(status.is_client_error() && status != StatusCode::TOO_MANY_REQUESTS, "{status} {body}");
    }
    let (status, body) = machine.json("POST", ENTRIES, r#"{"title":"Padrón de apoyos"}"#).await;
    assert_eq!((status, body["code"].as_str()), (StatusCode::TOO_MANY_REQUESTS, Some("too-many-requests")), "{body}");
    // people at their pages are not counted
    assert_eq!(rosa.get("/inventory/obras").await.status, StatusCode::OK);
}
