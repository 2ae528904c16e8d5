//! A dataset that is kept up to date, then is not: reminders, the public board, the mark on its page, the trend.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use apertura_actions::{Catalog, Config, Description, Person, PublishRequest};
use apertura_catalog::{Agency, AgencyProfile, Frequency, Slug};
use apertura_portal::{MailSettings, Portal, Postman, jobs, router};
use axum::body::{Body, to_bytes};
use axum::http::Request;
use tower::ServiceExt;

struct World {
    catalog: Catalog,
    days: Arc<AtomicI64>,
    folder: tempfile::TempDir,
}

impl World {
    async fn new() -> World {
        let folder = tempfile::tempdir().expect("a folder");
        let days = Arc::new(AtomicI64::new(0));
        let later = days.clone();
        let clock = move || {
            let start: jiff::Timestamp = "2026-01-15T18:00:00Z".parse().expect("a time");
            start + jiff::Span::new().hours(24 * later.load(Ordering::Relaxed))
        };
        let config = Config { clock: Arc::new(clock), ..Config::default() };
        let catalog = Catalog::open_with(&folder.path().join("data"), config).await.expect("a catalog");
        let mut profile = AgencyProfile::new(Agency {
            slug: Slug::from_title("Secretaría de Obras"),
            name: "Secretaría de Obras".to_owned(),
        });
        profile.head_mail = "titular@obras.ejemplo.gob.mx".to_owned();
        catalog.register_agency(&Person::Operator, &profile).await.expect("registered");
        World { catalog, days, folder }
    }

    async fn publish(&self, month: &str) {
        let path = self.folder.path().join("obras.csv");
        std::fs::write(&path, format!("obra,monto,mes\npuente,10,{month}\ncalle,20,{month}\n")).expect("written");
        let mut request = PublishRequest::new(path);
        request.dataset = Some("obras".to_owned());
        request.description = Description {
            title: Some("Obras en curso".to_owned()),
            agency: Some("Secretaría de Obras".to_owned()),
            contact_email: Some("datos@obras.ejemplo.gob.mx".to_owned()),
            frequency: Some(Frequency::Monthly),
            ..Description::default()
        };
        self.catalog.publish(&request, &|_| String::new(), &|_, _| ()).await.expect("published");
    }

    /// A round of the jobs on a day; the kinds of mails that went out.
    async fn round(&self, day: i64) -> Vec<String> {
        self.days.store(day, Ordering::Relaxed);
        let folder = self.folder.path().join(format!("mail-{day}"));
        let postman = Postman::new(&MailSettings::default(), folder.clone(), "http://portal").expect("a postman");
        jobs::round(&Portal::new(self.catalog.clone()), &postman).await;
        let mut kinds: Vec<String> = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok())
            .map(|text| {
                let to = text.lines().find_map(|line| line.strip_prefix("To: ")).unwrap_or_default().to_owned();
                let link = text.contains("http://portal/dataset/obras/update");
                format!("{to} {link}")
            })
            .collect();
        kinds.sort();
        kinds
    }

    async fn get(&self, address: &str) -> String {
        let request = Request::get(address).header("host", "portal").body(Body::empty()).expect("a request");
        let response = router(Portal::new(self.catalog.clone())).oneshot(request).await.expect("an answer");
        assert!(response.status().is_success(), "{address}: {}", response.status());
        let bytes = to_bytes(response.into_body(), 16 << 20).await.expect("a body");
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reminders_come_before_and_after_and_then_to_the_head() {
    let world = World::new().await;
    world.publish("enero").await;
    // promised for 15 February
    assert_eq!(world.round(0).await, [] as [String; 0]);
    assert_eq!(world.round(20).await, [] as [String; 0]);
    let page = world.get("/dataset/obras").await;
    assert!(page.contains("15 de febrero de 2026") && !page.contains("Estos datos están atrasados"), "{page}");
    let position = "datos@obras.ejemplo.gob.mx true".to_owned();
    assert_eq!(world.round(25).await, std::slice::from_ref(&position));
    assert_eq!(world.round(30).await, [] as [String; 0], "told once before");
    assert_eq!(world.round(32).await, std::slice::from_ref(&position));
    assert_eq!(world.round(40).await, [] as [String; 0], "told once after");
    assert_eq!(world.round(46).await, [position, "titular@obras.ejemplo.gob.mx true".to_owned()]);
    assert_eq!(world.round(60).await, [] as [String; 0]);

    let board = world.get("/promises").await;
    assert!(board.contains("Atrasado 29 días: se prometió para el 15 de febrero de 2026"), "{board}");
    let json: serde_json::Value = serde_json::from_str(&world.get("/promises.json").await).expect("JSON");
    let agency = &json["agencies"][0];
    assert_eq!((&agency["datasets"], &agency["late"], &agency["days_late"]), (&1.into(), &1.into(), &29.into()));
    assert!(world.get("/dataset/obras").await.contains("Estos datos están atrasados"));
    assert!(world.get("/dataset/obras?lang=en").await.contains("These data are late"));

    // the next version keeps the promise again
    world.publish("marzo").await;
    assert_eq!(world.round(61).await, [] as [String; 0]);
    let board = world.get("/promises").await;
    assert!(board.contains("Ningún conjunto de datos está atrasado"), "{board}");
    let trend = world.catalog.trend().await.expect("a trend");
    let late: Vec<u32> = trend.iter().map(|day| day.standing.late).collect();
    assert_eq!(late, [0, 0, 0, 0, 1, 1, 1, 1, 0]);
}
