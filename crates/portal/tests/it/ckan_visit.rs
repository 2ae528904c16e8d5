//! The list of a foreign CKAN portal: asked for page after page, understood as a file would be, and what goes wrong is told.

use std::io::{Read, Write};
use std::net::TcpListener;

use apertura_catalog::{LinkVisits, Role};
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::house::{Browser, House};

const DATASETS: usize = 260;

/// A CKAN portal below `/datos`, which gives 250 datasets a page; what else is asked of it is no CKAN.
fn portal() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let home = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut bytes = [0; 4096];
            let read = stream.read(&mut bytes).unwrap_or(0);
            let line = String::from_utf8_lossy(&bytes[..read]).lines().next().unwrap_or_default().to_owned();
            let body = match line.as_str() {
                line if line.starts_with("GET /datos/api/3/action/package_search?") => answer(line).to_string(),
                line if line.starts_with("GET /otro/") => json!({ "success": false, "error": {} }).to_string(),
                _ => "<html>Bienvenidos</html>".to_owned(),
            };
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
            let _ = stream.write_all((head + &body).as_bytes());
        }
    });
    home
}

fn answer(line: &str) -> Value {
    let number = |name: &str| {
        let text = line.split(name).nth(1).unwrap_or_default();
        text.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default().parse::<usize>().unwrap_or(0)
    };
    let count = match line {
        line if line.contains("fq=organization:nada") => 0,
        line if line.contains("fq=organization:obras") => 2,
        _ => DATASETS,
    };
    let end = (number("start=") + number("rows=").min(250)).min(count);
    let results: Vec<Value> = (number("start=")..end)
        .map(|number| {
            json!({
                "name": format!("conjunto-{number}"),
                "title": format!("Conjunto {number}"),
                "notes": "Lo que hay.",
                "organization": { "title": "Obras " },
                "resources": [{ "name": "tabla", "format": "CSV", "url": "https://datos.ejemplo.mx/tabla.csv" }],
            })
        })
        .collect();
    json!({ "success": true, "result": { "count": count, "results": results } })
}

async fn brought(rosa: &Browser, address: &str) -> (StatusCode, String) {
    let form = apertura_portal::visit::address("", &[("portal".to_owned(), address.to_owned())]);
    let answer = rosa.send("/inventory/obras/import/ckan", form.trim_start_matches('?')).await;
    match answer.status {
        StatusCode::SEE_OTHER => (answer.status, rosa.get(answer.leads()).await.page),
        status => (status, answer.page),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_a_portal_is_brought_by_its_address() {
    let house = House::with(|config| config.links = LinkVisits::Inside).await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    assert!(rosa.get("/inventory/obras").await.page.contains("/inventory/obras/import/ckan"));
    let home = portal();
    let whole = brought(&rosa, &format!("{home}/datos/")).await;
    assert_eq!(whole.0, StatusCode::SEE_OTHER, "{}", whole.1);
    assert!(whole.1.contains(&format!("Conjunto {}", DATASETS - 1)), "{}", whole.1);
    let own = brought(&rosa, &format!("{home}/datos/organization/obras?page=1")).await;
    assert!(own.1.contains("Conjunto 1") && !own.1.contains("Conjunto 2"), "{}", own.1);
    for (address, told) in [
        ("", "no es la dirección de un portal"),
        ("ftp://datos.ejemplo.mx", "no es la dirección de un portal"),
        ("https://ana:clave@datos.ejemplo.mx", "no es la dirección de un portal"),
        ("https://datos.ejemplo.mx/organization/a:b", "no es la dirección de un portal"),
        (&format!("{home}/datos/organization/nada"), "no tiene conjuntos de datos"),
        (&format!("{home}/otro"), "no es un portal CKAN"),
        (&home, "no es un portal CKAN"),
        ("http://127.0.0.1:1/", "Nadie contestó"),
    ] {
        let (status, page) = brought(&rosa, address).await;
        assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains(told), "{address}: {status} {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_inside_the_network_or_where_visits_are_off_is_not_asked() {
    let home = portal();
    let house = House::new().await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    let (status, page) = brought(&rosa, &format!("{home}/datos")).await;
    assert!(status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("dentro de la red"), "{page}");
    let house = House::with(|config| config.links = LinkVisits::Never).await;
    let rosa = house.member("rosa@ejemplo.mx", Role::Liaison).await;
    assert!(!rosa.get("/inventory/obras").await.page.contains("/import/ckan"));
    assert_eq!(brought(&rosa, "https://datos.ejemplo.mx").await.0, StatusCode::NOT_FOUND);
}
