//! A portal where every public page has something to show: the demo's datasets and, all invented, a story, requests, questions,
//! errors, uses, kept charts, an open inventory, a workshop that is over and one to come.
//!
//! Never here: what pages must be like.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use apertura_actions::inventory::EntryEdit;
use apertura_actions::plenary::NewPiece;
use apertura_actions::story::StoryStep;
use apertura_actions::{
    Catalog, Config, Description, Drafts, Giver, Look, NewAccount, Offer, Person, Protection, PublishRequest, Reply,
    Visitor, workshop_door,
};
use apertura_catalog::opening::Field;
use apertura_portal::{MailSettings, Portal, Postman, Workbench, jobs, serve_on};
use apertura_workshop::{Guest, GuestList, Seat, Shows};
use jiff::Timestamp;
use serde_json::json;

use crate::binary;
use crate::year::town::mails_in;

/// Two pixels.
#[rustfmt::skip]
const PICTURE: &[u8] = &[137,80,78,71,13,10,26,10,0,0,0,13,73,72,68,82,0,0,0,2,0,0,0,1,8,2,0,0,0,123,64,232,221,0,0,0,13,73,68,65,84,120,156,99,248,207,0,4,255,1,7,0,1,255,226,35,158,89,0,0,0,0,73,69,78,68,174,66,96,130];

const STORY: &str = "Monterrey registra más choques que ningún otro municipio.\n\n## Dónde\n\n{{chart hechos-viales?kind=bars&x=municipio&of=sum&y=total}}\n\n\
    {{figure hechos-viales?sum=total&label=Hechos viales en 2025}}\n\n## Cuántos renglones hay\n\n{{table hechos-viales}}\n\n## Y dónde hay internet\n\n\
    {{map puntos-de-internet?kind=points}}\n";

const AGENCY: &str = "secretaria-de-vialidad";
const DATASET: &str = "licencias-de-funcionamiento";

/// The portal; ends with it.
pub struct Exhibit {
    /// Scheme, host and port.
    pub address: String,
    /// What stands for `{…}` in addresses.
    names: Vec<(&'static str, String)>,
    _folder: tempfile::TempDir,
}

impl Exhibit {
    /// An address with what stands for its names.
    pub fn filled(&self, address: &str) -> String {
        let address = self
            .names
            .iter()
            .fold(address.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value));
        assert!(!address.contains('{'), "{address}: a name that the exhibit does not know");
        address
    }

    /// A portal where all of it is.
    pub async fn new() -> Exhibit {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let made = binary::run(&["demo", "--no-serve", "--data", &data.to_string_lossy()]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let ahead = Arc::new(AtomicI64::new(0));
        let clock = ahead.clone();
        let clock = move || Timestamp::now() + jiff::SignedDuration::from_secs(clock.load(Ordering::SeqCst));
        let catalog =
            Catalog::open_with(&data, Config { clock: Arc::new(clock), ..Config::default() }).await.expect("a catalog");
        let drafts = Drafts::new(catalog.clone()).await.expect("a workbench");
        let portal = Portal::new(catalog.clone()).with_workbench(Workbench { drafts, door: None });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let mail = folder.path().join("mail");
        let postman = Postman::new(&MailSettings::default(), mail.clone(), &address).expect("a postman");
        tokio::spawn(serve_on(listener, portal.clone(), std::future::pending()));
        let making = Making { catalog, portal, postman, mail, ahead, folder: folder.path().to_owned() };
        let mut names = Vec::new();
        making.data(&mut names).await;
        making.participation(&mut names).await;
        making.workshops(&mut names).await;
        // links of accounts hold an hour, and time has passed
        making.people(&mut names).await;
        Exhibit { address, names, _folder: folder }
    }
}

struct Making {
    catalog: Catalog,
    portal: Portal,
    postman: Postman,
    mail: PathBuf,
    ahead: Arc<AtomicI64>,
    folder: PathBuf,
}

type Names = Vec<(&'static str, String)>;

impl Making {
    fn pass_minutes(&self, minutes: i64) {
        self.ahead.fetch_add(minutes * 60, Ordering::SeqCst);
    }

    async fn letters(&self) {
        jobs::round(&self.portal, &self.postman).await;
    }

    /// What follows a path in the last mail to somebody.
    fn linked(&self, to: &str, path: &str) -> String {
        let mails = mails_in(&self.mail, to);
        let found = mails.iter().rev().find_map(|mail| {
            let at = mail.text.find(path)? + path.len();
            Some(mail.text[at..].split_whitespace().next()?.to_owned())
        });
        found.unwrap_or_else(|| panic!("no {path} in {} mails to {to}", mails.len()))
    }

    async fn people(&self, names: &mut Names) {
        let link = self.catalog.invite_administrator(&Person::Operator, "elena@ejemplo.mx").await.expect("a link");
        let new = NewAccount {
            mail: String::new(),
            name: "Elena Cantú Robles".to_owned(),
            position: "Coordinación".to_owned(),
            password: "tres nubes sobre el cerro".to_owned(),
            language: None,
        };
        let visitor = Visitor { address: None, browser: "" };
        self.catalog.accept(&link, &new, visitor).await.expect("an account");
        names.push((
            "reset",
            self.catalog.recover_account(&Person::Operator, "elena@ejemplo.mx").await.expect("a link"),
        ));
        let link = self.catalog.invite_administrator(&Person::Operator, "martin@ejemplo.mx").await;
        names.push(("invitation", link.expect("a link")));
    }

    async fn publish(&self, rows: &str) {
        let path = self.folder.join("baches.csv");
        std::fs::write(&path, format!("Colonia,Municipio,Baches\n{rows}")).expect("a file");
        let mut request = PublishRequest::new(path);
        request.dataset = Some("baches-reparados".to_owned());
        request.description = Description {
            title: Some("Baches reparados".to_owned()),
            description: Some("Baches que se repararon en el mes, por colonia.".to_owned()),
            agency: Some("Secretaría de Vialidad".to_owned()),
            ..Description::default()
        };
        self.catalog.publish(&request, &|_| String::new(), &|_, _| ()).await.expect("a version");
    }

    async fn data(&self, names: &mut Names) {
        let operator = &Person::Operator;
        self.publish("Centro,Monterrey,12\nLas Flores,Guadalupe,7\nEl Mirador,Apodaca,9\n").await;
        let receipt = self.catalog.receipt(DATASET, 1).await.expect("a receipt");
        names.push(("receipt", receipt.receipt.folio));
        let pairs = |text: &str| -> Vec<(String, String)> {
            text.split('&').filter_map(|pair| pair.split_once('=')).map(|(n, v)| (n.to_owned(), v.to_owned())).collect()
        };
        let kind = |kind: &str| serde_json::from_value(json!(kind)).expect("a kind");
        let chart = pairs("kind=bars&x=municipio&of=sum&y=baches");
        let kept = self.catalog.keep_chart(operator, kind("chart"), "baches-reparados", 1, &chart).await;
        names.push(("chart", kept.expect("a kept chart")));
        let map = self.catalog.keep_chart(operator, kind("map"), "puntos-de-internet", 1, &pairs("kind=points")).await;
        names.push(("map", map.expect("a kept map")));
        let story = self
            .catalog
            .begin_story(operator, Some(AGENCY), "¿Dónde hay más accidentes de tránsito?")
            .await
            .expect("a story");
        let (slug, mut text) = (story.slug.to_string(), story.text.clone());
        text.summary = "Los choques por municipio, y los puntos de internet.".to_owned();
        text.body = STORY.to_owned();
        self.catalog.write_story(operator, &slug, 1, &text).await.expect("a revision");
        self.catalog.move_story(operator, &slug, StoryStep::Publish).await.expect("shown");
        names.push(("story", slug));
        let cells = |title: &str, description: &str| EntryEdit {
            id: None,
            base: 0,
            cells: vec![(Field::Title, title.to_owned()), (Field::Description, description.to_owned())],
        };
        let edits = [
            cells("Semáforos", "Cada semáforo, con su cruce y su tipo."),
            cells("Aforo vehicular", "Vehículos por hora en los cruces principales."),
        ];
        self.catalog.write_entries(operator, AGENCY, &edits).await.expect("an inventory");
        self.catalog.open_inventory(operator, AGENCY, true).await.expect("open");
    }

    async fn offered(&self, body: serde_json::Value, agency: Option<&str>, dataset: Option<&str>) -> String {
        let offer = Offer {
            body: serde_json::from_value(body).expect("a contribution"),
            name: "Vecina",
            agency,
            dataset,
            giver: Giver::default(),
            protection: Protection::default(),
        };
        let offered = self.catalog.offer(&Person::Operator, &offer).await.expect("an offer");
        let look = Look { show: true, ..Look::default() };
        self.catalog.moderate(&Person::Operator, &offered.id, &look).await.expect("shown").id
    }

    async fn participation(&self, names: &mut Names) {
        let request = json!({ "kind": "request", "title": "Accidentes de tránsito por colonia",
            "text": "De 2020 a 2025, con fecha y lugar.\n\nCon el tipo de vehículo.", "purpose": "Para un mapa de cruces peligrosos" });
        let request = self.offered(request, Some(AGENCY), None).await;
        let reply = |state: &str| Reply {
            state: serde_json::from_value(json!(state)).expect("a state"),
            text: "Se revisa qué datos hay por colonia; se responde en marzo.",
            reason: "",
            legal_ground: "",
            entry: None,
            published_as: None,
            corrected_in: None,
        };
        self.catalog.answer(&Person::Operator, &request, &reply("in-study")).await.expect("an answer");
        names.push(("request", request));
        let question =
            json!({ "kind": "question", "column": "giro", "version": 2, "text": "¿Qué cuenta como restaurante?" });
        let question = self.offered(question, None, Some(DATASET)).await;
        self.catalog.answer(&Person::Operator, &question, &reply("answered")).await.expect("an answer");
        let error = json!({ "kind": "error-report", "version": 2, "row": 14, "column": "colonia", "text": "La colonia es Centro." });
        self.offered(error, None, Some(DATASET)).await;
        let reuse = json!({ "kind": "reuse", "title": "Mapa de farmacias cercanas", "text": "Dice cuál está más cerca.",
            "sort": "app", "link": "https://farmacias.ejemplo.mx/", "datasets": [DATASET] });
        names.push(("reuse", self.offered(reuse, None, None).await));
        // followed by mail: the link that confirms, and later the one that ends it
        for mail in ["luz@ejemplo.mx", "ana@ejemplo.mx"] {
            let stamp = self.catalog.form_stamp().await.expect("a stamp");
            self.pass_minutes(1);
            let giver = Giver { mail, language: "es-MX" };
            let protection = Protection { stamp: &stamp, ..Protection::default() };
            let followed = (serde_json::from_value(json!("dataset")).expect("a sort"), "baches-reparados");
            self.catalog.follow(&Person::Visitor, followed, &giver, protection).await.expect("a letter");
            self.letters().await;
        }
        names.push(("confirm", self.linked("ana@ejemplo.mx", "/confirm/")));
        self.catalog.confirm(&self.linked("luz@ejemplo.mx", "/confirm/")).await.expect("confirmed");
        self.publish("Centro,Monterrey,15\nLas Flores,Guadalupe,7\nLa Paz,Apodaca,3\n").await;
        self.letters().await;
        names.push(("follow", self.linked("luz@ejemplo.mx", "/follow/")));
    }

    async fn workshop(&self, name: &str, minutes_from_now: i64) -> String {
        let operator = &Person::Operator;
        let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(-6));
        let begins =
            (self.catalog.time() + jiff::SignedDuration::from_mins(minutes_from_now)).to_zoned(zone).datetime();
        let new = json!({ "id": "", "name": name, "begins": begins, "minutes": 120, "place": "Sala de usos múltiples",
            "capacity": 20, "notice": "Sus datos se usan para el taller.", "keep_until": begins.date().tomorrow().expect("a day") });
        let new = serde_json::from_value(new).expect("a workshop");
        let id = self.catalog.make_workshop(operator, new).await.expect("a workshop").id;
        let guest = |name: &str, agency: &str, mail: &str| Guest {
            name: name.to_owned(),
            agency: agency.to_owned(),
            mail: mail.to_owned(),
            ..Guest::default()
        };
        let guests = vec![
            guest("María López Ruiz", "Vialidad", "maria@ejemplo.mx"),
            guest("Luis Sada Cano", "Salud", "luis@ejemplo.mx"),
        ];
        self.catalog.list_guests(operator, &id, &GuestList { guests, unclear: Vec::new() }).await.expect("a list");
        self.catalog.invite_guests(operator, &id).await.expect("letters");
        id
    }

    async fn workshops(&self, names: &mut Names) {
        let operator = &Person::Operator;
        let coming = self.workshop("Taller de gráficas", 3 * 24 * 60).await;
        let view = self.catalog.workshop(operator, &coming).await.expect("a workshop");
        names.push(("invited", view.people[0].1.clone()));
        names.push(("coming", coming));
        names.push(("secret", workshop_door::entry(&view.people[0].1).secret));
        let held = self.workshop("Taller de mapas", 90).await;
        let people = self.catalog.workshop(operator, &held).await.expect("a workshop").people;
        self.pass_minutes(85);
        for (at, team) in ['A', 'B'].into_iter().enumerate() {
            self.catalog.welcome(operator, &held, &people[at].0.id, true).await.expect("in");
            let seat = Seat { table: 1, team };
            self.catalog.move_person(operator, &held, &people[at].0.id, seat).await.expect("a seat");
        }
        self.catalog.open_plenary(operator, &held).await.expect("a plenary");
        let teams = self.catalog.plenary(operator, &held).await.expect("a plenary").teams;
        let piece = NewPiece {
            claim: "Monterrey tiene la mitad".to_owned(),
            alternative: "Seis columnas de bloques".to_owned(),
            shows: Shows::Chart,
            agreed: false,
            picture: Some(PICTURE.to_vec()),
        };
        self.catalog.hand_in_piece(&teams[0].token, piece).await.expect("a piece");
        let voting = serde_json::from_value(json!("open")).expect("a state");
        self.catalog.hold_plenary(operator, &held, true, voting).await.expect("public");
        names.push(("team", teams[1].token.clone()));
        self.pass_minutes(3 * 60);
        let signers = [("Ana Robles".to_owned(), "Directora".to_owned())];
        self.catalog.sign_certificates(operator, &held, &signers).await.expect("signed");
        self.catalog.issue_certificates(operator, &held).await.expect("certificates");
        let issued = self.catalog.certificates(operator, &held).await.expect("certificates");
        names.push(("folio", issued.certificates[0].folio.clone()));
        names.push(("came", people[0].1.clone()));
        names.push(("held", held));
    }
}
