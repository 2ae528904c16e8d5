//! What the stages of the event share: who plays, the day, the personal links, forms sent as a browser sends them.
//!
//! Never here: what anybody does.

use std::time::Instant;

use fantoccini::Client;
use jiff::civil::Date;
use serde_json::{Value, json};

use crate::year::colleague::Colleague;
use crate::year::town::Town;

/// People of each of the 13 agencies on the list of 60.
const ON_THE_LIST: [usize; 13] = [9, 8, 7, 6, 5, 5, 4, 4, 3, 3, 2, 2, 2];

/// The agencies, in the list's spelling.
const AGENCIES: [&str; 13] = [
    "Secretaría de Administración",
    "Secretaría de Cultura",
    "Secretaría de Finanzas",
    "Secretaría de Igualdad",
    "Secretaría de Movilidad",
    "Secretaría de Participación",
    "Secretaría de Seguridad",
    "Secretaría Técnica",
    "Secretaría de Turismo",
    "Contraloría",
    "Instituto de Control Vehicular",
    "Instituto de Accesibilidad",
    "Instituto Registral",
];

/// Somebody on the list; all invented.
#[derive(Clone)]
pub struct Invited {
    pub name: String,
    pub agency: &'static str,
    pub area: String,
    pub mail: String,
}

/// The list: the agencies take turns, so the last ones are of the largest.
pub fn invited() -> Vec<Invited> {
    let mut list = Vec::new();
    for turn in 0..9 {
        for (agency, _) in AGENCIES.iter().zip(ON_THE_LIST).filter(|(_, people)| *people > turn) {
            let at = list.len();
            list.push(Invited {
                name: crate::hall::name(at),
                agency,
                area: format!("Área {}", at % 5 + 1),
                mail: format!("persona{at}@ejemplo.mx"),
            });
        }
    }
    list
}

/// The event.
pub struct Event {
    pub town: Town,
    /// Holds the workshop.
    pub paula: Colleague,
    /// Whoever opens a personal link.
    pub somebody: Colleague,
    /// The day of the workshop.
    pub day: Date,
    /// Address of the workshop: `/workshop/…`.
    pub address: String,
    /// Personal links in the list's order: `/registration/…`.
    pub links: Vec<String>,
    begun: Instant,
}

impl Event {
    /// A portal with the demo's datasets; none where there is no browser.
    pub async fn new() -> Option<Event> {
        let begun = Instant::now();
        let town = Town::demo().await?;
        let today = apertura_actions::catalog::OFFSET
            .to_datetime(jiff::Timestamp::from_second(town.now()).expect("a time"))
            .date();
        let day = today.checked_add(jiff::Span::new().days(14)).expect("a day");
        Some(Event {
            paula: Colleague::new(&town, "Paula Garza Nieto", "paula@coordinacion.ejemplo.mx"),
            somebody: Colleague::new(&town, "Alguien", ""),
            town,
            day,
            address: String::new(),
            links: Vec::new(),
            begun,
        })
    }

    /// The day so many days after the workshop's, as the clock is told.
    pub fn days_after(&self, days: i64) -> String {
        self.day.checked_add(jiff::Span::new().days(days)).expect("a day").to_string()
    }

    /// Says how long it has taken.
    pub fn stage(&self, name: &str) {
        eprintln!("{name} ({:.0} s)", self.begun.elapsed().as_secs_f32());
    }

    /// Looks at the page that somebody has before them, on desktop and telephone.
    pub async fn looks(&self, who: &Colleague, name: &str) {
        who.looks(name).await;
    }

    /// Opens a page of the workshop; the facilitator signs in again where the night has ended the session.
    pub async fn opens(&self, rest: &str) {
        let page = format!("{}{rest}", self.address);
        self.paula.open(&page).await;
        if self.paula.path().await.starts_with("/sign-in") {
            self.paula.signs_in().await;
            self.paula.open(&page).await;
        }
    }

    /// Sends forms to the server as the page at which the browser is sends them, many at once; their statuses in that order.
    /// Each is an address and its fields.
    pub async fn send(&self, client: &Client, forms: Vec<(String, Vec<(&str, String)>)>) -> Vec<u64> {
        let script = "
            const [forms, done] = arguments;
            const sign = document.querySelector('input[name=sign]')?.value;
            const one = ([address, fields]) => {
              const body = new URLSearchParams(fields);
              if (sign) body.append('sign', sign);
              return fetch(address, { method: 'POST', body }).then((answer) => answer.status);
            };
            Promise.all(forms.map(one)).then(done, (why) => done(String(why)));";
        let got = client.execute_async(script, vec![json!(forms)]).await.expect("answers");
        let Value::Array(got) = got else { panic!("{got}") };
        got.iter().map(|status| status.as_u64().unwrap_or(0)).collect()
    }

    /// A file as the browser gets it: its status, type and content.
    pub async fn fetch(&self, client: &Client, address: &str) -> (u64, String, Vec<u8>) {
        let script = "
            const [address, done] = arguments;
            fetch(address).then(async (answer) => {
              const bytes = new Uint8Array(await answer.arrayBuffer());
              let text = '';
              for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
              done([answer.status, answer.headers.get('content-type') ?? '', btoa(text)]);
            }, (why) => done([0, String(why), '']));";
        let got = client.execute_async(script, vec![json!(address)]).await.expect("a file");
        let content = crate::year::colleague::base64(got[2].as_str().unwrap_or_default());
        (got[0].as_u64().unwrap_or(0), got[1].as_str().unwrap_or_default().to_owned(), content)
    }

    /// Keeps a file beside the pictures, where they are wanted.
    pub fn keep(&self, name: &str, bytes: &[u8]) {
        if let Some(folder) = std::env::var_os("APERTURA_SCREENSHOTS") {
            std::fs::write(std::path::Path::new(&folder).join(format!("event-{name}")), bytes).expect("a written file");
        }
    }

    /// Ends.
    pub async fn end(&self) {
        self.town.close().await;
    }
}
