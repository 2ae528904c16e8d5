//! A hall in which a workshop is held: a portal on a port of this process, whose network can be cut and joined again, a
//! workshop that has begun, and people who have a place.
//!
//! Never here: what anybody does in it (see `seating`, `door`).

use std::net::SocketAddr;
use std::time::Duration;

use apertura_actions::catalog::OFFSET;
use apertura_actions::workshop::WorkshopView;
use apertura_actions::{Catalog, Config, Drafts, Person};
use apertura_catalog::{Grant, Invitation, Role};
use apertura_portal::{Portal, Workbench, serve_on};
use apertura_workshop::{Guest, GuestList, Registration};
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::access::{axe, violations};
use crate::browser::{Driver, faults, picture};

/// The hall.
pub struct Hall {
    /// Scheme, host and port.
    pub address: String,
    /// What is behind the portal.
    pub catalog: Catalog,
    /// Id of the workshop.
    pub id: String,
    portal: Portal,
    socket: SocketAddr,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
    driver: Driver,
    _folder: tempfile::TempDir,
}

impl Hall {
    /// A hall with so many people of so many agencies; none where there is no browser.
    pub async fn new(people: usize, agencies: usize) -> Option<Hall> {
        let driver = Driver::start()?;
        let folder = tempfile::tempdir().expect("a folder");
        let catalog = Catalog::open_with(&folder.path().join("data"), Config::default()).await.expect("a catalog");
        let drafts = Drafts::new(catalog.clone()).await.expect("a workbench");
        let portal = Portal::new(catalog.clone()).with_workbench(Workbench { drafts, door: None });
        let begins = OFFSET.to_datetime(catalog.time()).saturating_sub(jiff::Span::new().minutes(5));
        let new = json!({
            "id": "", "name": "Taller de datos y bloques", "begins": begins, "minutes": 120, "place": "Sala 3", "capacity": 60,
            "notice_version": 1, "keep_until": begins.date(),
            "steps": [
                { "minutes": 30, "title": "Bienvenida" }, { "minutes": 60, "title": "Construir" }, { "minutes": 30, "title": "Compartir" },
            ],
        });
        let new = serde_json::from_value(new).expect("a workshop");
        let id = catalog.make_workshop(&Person::Operator, new).await.expect("a workshop").id;
        let guest = |at: usize| Guest {
            name: name(at),
            agency: format!("Dependencia {}", at % agencies + 1),
            area: format!("Área {}", at % 5 + 1),
            mail: format!("persona{at}@ejemplo.mx"),
            ..Guest::default()
        };
        let list = GuestList { guests: (0..people).map(guest).collect(), unclear: Vec::new() };
        catalog.list_guests(&Person::Operator, &id, &list).await.expect("a list");
        let listed = catalog.workshop(&Person::Operator, &id).await.expect("the list");
        for (person, token) in listed.people {
            let Registration { name, agency, area, .. } = person;
            let answer = apertura_actions::registration::Answer {
                name,
                agency,
                area,
                notice_version: listed.workshop.notice_version,
                ..Default::default()
            };
            catalog.answer_invitation(&token, &answer).await.expect("a place");
        }
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let socket = listener.local_addr().expect("an address");
        let address = format!("http://{socket}");
        drop(listener);
        let mut hall = Hall { address, catalog, id, portal, socket, running: None, driver, _folder: folder };
        hall.join().await;
        Some(hall)
    }

    /// The network is there (again).
    pub async fn join(&mut self) {
        let listener = tokio::net::TcpListener::bind(self.socket).await.expect("the same port");
        let (stop, stopped) = oneshot::channel::<()>();
        let portal = self.portal.clone();
        let serving = tokio::spawn(async move {
            let _ = serve_on(listener, portal, async move { drop(stopped.await) }).await;
        });
        self.running = Some((stop, serving));
    }

    /// The network is gone: nothing answers any more.
    pub async fn cut(&mut self) {
        let Some((stop, serving)) = self.running.take() else { return };
        let _ = stop.send(());
        let ended = tokio::time::timeout(Duration::from_secs(20), serving).await;
        assert!(ended.is_ok(), "the portal stops");
    }

    /// A browser of somebody who holds workshops.
    pub async fn facilitator(&self, mail: &str, width: u32, scripts: bool) -> Client {
        let invitation = Invitation {
            mail: mail.to_owned(),
            name: String::new(),
            position: String::new(),
            grants: vec![Grant::new(Role::Facilitator, None).expect("a role")],
            by: None,
        };
        let token = self.catalog.invite(&Person::Operator, &invitation).await.expect("an invitation");
        let client = self.driver.browser(width, scripts).await;
        client.goto(&format!("{}/invitation/{token}?lang=es", self.address)).await.expect("the invitation");
        write(&client, "input[name=name]", "Paula Garza Nieto").await;
        write(&client, "input[name=password]", "tres nubes sobre el cerro").await;
        client.find(Locator::Css("main form button")).await.expect("a button").click().await.expect("a click");
        client.wait().for_element(Locator::Css("form.signout")).await.expect("inside");
        client
    }

    /// A page of the workshop.
    pub fn at(&self, rest: &str) -> String {
        format!("{}/workshop/{}{rest}", self.address, self.id)
    }

    /// The workshop as it is kept.
    pub async fn view(&self) -> WorkshopView {
        self.catalog.workshop(&Person::Operator, &self.id).await.expect("the workshop")
    }

    /// Somebody as they are kept.
    pub async fn person(&self, name: &str) -> Registration {
        let view = self.view().await;
        view.people.into_iter().map(|(person, _)| person).find(|person| person.name == name).expect("somebody")
    }

    /// Waits until so many people are there.
    pub async fn present(&self, count: usize) {
        let mut there = usize::MAX;
        for _ in 0..300 {
            there = self.view().await.people.iter().filter(|(person, _)| person.present.is_some()).count();
            if there == count {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{there} people are there, not {count}");
    }

    /// What is wrong with the page that a browser shows: soundness, and axe where it is there.
    pub async fn looks(&self, client: &Client, name: &str) -> Vec<String> {
        picture(client, name).await;
        let mut wrong = faults(client, &self.address).await;
        if let Some(axe) = axe() {
            wrong.extend(violations(client, &axe).await);
        }
        wrong.into_iter().map(|line| format!("{name}: {line}")).collect()
    }
}

/// The name of a person of the list; all invented.
pub fn name(at: usize) -> String {
    let first = ["Ana", "Beto", "Carla", "Darío", "Elsa", "Félix", "Gema", "Hugo", "Inés", "Julián", "Karla", "Luis"];
    let last = ["Ríos", "Peña", "Núñez", "Soto", "Vela"];
    format!("{} {} {}", first[at % 12], last[at / 12 % 5], last[(at + 2) % 5])
}

/// Waits until a script says something that is true.
pub async fn until(client: &Client, script: &str) {
    for _ in 0..300 {
        if client.execute(&format!("return {script}"), vec![]).await.is_ok_and(|found| found == json!(true)) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    picture(client, "never").await;
    let page = client.execute("return document.body.innerText.slice(0, 3000)", vec![]).await;
    panic!("never: {script}\n{page:?}");
}

/// What a script says.
pub async fn ask(client: &Client, script: &str) -> Value {
    client.execute(&format!("return {script}"), vec![]).await.expect("a script")
}

/// Presses what CSS finds.
pub async fn click(client: &Client, css: &str) {
    let found = client.find(Locator::Css(css)).await.unwrap_or_else(|_| panic!("no {css}"));
    let part = serde_json::to_value(&found).expect("an element");
    // without scripts the browser brings it in sight by itself
    let _ = client.execute("arguments[0].scrollIntoView({ block: 'center' })", vec![part]).await;
    found.click().await.unwrap_or_else(|why| panic!("{css}: {why}"));
}

/// Types into what CSS finds, in place of what stood there.
pub async fn write(client: &Client, css: &str, text: &str) {
    let field = client.find(Locator::Css(css)).await.unwrap_or_else(|_| panic!("no {css}"));
    field.clear().await.expect("cleared");
    field.send_keys(text).await.expect("typed");
}
