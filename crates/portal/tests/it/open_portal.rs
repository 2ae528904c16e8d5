//! A portal with two published datasets, and questions to it, for the tests of what it says to machines.

use std::sync::Arc;

use apertura_actions::{Catalog, Description, PublishRequest};
use apertura_portal::{Language, Portal, report, router};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use tower::ServiceExt;

/// The dataset with two versions.
pub const SLUG: &str = "apoyos-por-colonia";

const FIRST: &str = "Colonia,Tipo de apoyo,Fecha,Monto,Entregado\n\
    Centro,Beca,15/01/2025,\"1,500.00\",Sí\n\
    El Mezquital,Beca,16/01/2025,\"2,000.50\",No\n\
    La Estación,Despensa,17/02/2025,300.00,Sí\n\
    La Estación,Despensa,28/02/2025,350.00,Sí\n\
    Las Lomas & Cía,Beca,01/03/2025,\"12,000.00\",No\n\
    Centro,Despensa,31/03/2025,,Sí\n";

const MORE: &str = "Centro,Beca,02/04/2025,800.00,Sí\nEl Mezquital,Despensa,03/04/2025,410.00,No\n";

const OTHER: &str = "Ruta,Pasajeros\n1,2500\n2,1800\n3,920\n4,1330\n";

/// The portal.
pub struct OpenPortal {
    pub router: Router,
    pub catalog: Catalog,
    pub portal: Portal,
    pub folder: tempfile::TempDir,
}

/// An answer.
pub struct Told {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Told {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl OpenPortal {
    pub async fn new() -> OpenPortal {
        let folder = tempfile::tempdir().unwrap();
        let config = apertura_actions::Config {
            clock: Arc::new(|| "2026-11-23T18:00:00Z".parse().unwrap()),
            ..apertura_actions::Config::default()
        };
        let catalog = Catalog::open_with(&folder.path().join("data"), config).await.unwrap();
        let publish = async |slug: &str, name: &str, content: &str, description: Description| {
            let file = folder.path().join(name);
            std::fs::write(&file, content).unwrap();
            let request = PublishRequest { dataset: Some(slug.to_owned()), description, ..PublishRequest::new(&file) };
            catalog.publish(&request, &|input| report::render(Language::EsMx, input), &|_, _| {}).await.unwrap();
        };
        let supports = || Description {
            title: Some("Apoyos por colonia".to_owned()),
            description: Some("Apoyos entregados por colonia. <b>No</b> es HTML.".to_owned()),
            agency: Some("Secretaría de Igualdad".to_owned()),
            theme: Some("Desarrollo social".to_owned()),
            keywords: Some(vec!["apoyos".to_owned(), "colonias".to_owned()]),
            contact_position: Some("Jefatura de Programas".to_owned()),
            contact_email: Some("programas@ejemplo.mx".to_owned()),
            spatial: Some("Nuevo León".to_owned()),
            temporal: Some("2025-01-01/2025-04-30".to_owned()),
            frequency: Some(apertura_catalog::Frequency::Monthly),
            invented: Some(true),
            ..Description::default()
        };
        publish(SLUG, "apoyos.csv", FIRST, supports()).await;
        publish(SLUG, "apoyos_2.csv", &format!("{FIRST}{MORE}"), supports()).await;
        let routes = Description {
            title: Some("Pasajeros por ruta".to_owned()),
            agency: Some("Secretaría de Movilidad".to_owned()),
            theme: Some("Movilidad".to_owned()),
            ..Description::default()
        };
        publish("pasajeros-por-ruta", "rutas.csv", OTHER, routes).await;
        let portal = Portal::new(catalog.clone());
        OpenPortal { router: router(portal.clone()), catalog, portal, folder }
    }

    pub async fn ask(&self, request: Request<Body>) -> Told {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 32 << 20).await.unwrap().to_vec();
        Told { status: parts.status, headers: parts.headers, body }
    }

    pub async fn get_with(&self, address: &str, headers: &[(&str, &str)]) -> Told {
        let mut request = Request::get(address).header("host", "datos.ejemplo.mx");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    pub async fn get(&self, address: &str) -> Told {
        self.get_with(address, &[]).await
    }

    /// The answer where it is 200.
    pub async fn good(&self, address: &str) -> Told {
        let told = self.get(address).await;
        assert_eq!(told.status, StatusCode::OK, "{address}: {}", told.text());
        told
    }

    pub async fn post(&self, address: &str, kind: &str, body: &str) -> Told {
        let request = Request::post(address).header("host", "datos.ejemplo.mx").header("content-type", kind);
        self.ask(request.body(Body::from(body.to_owned())).unwrap()).await
    }
}
