//! What a workshop gives out, read by programs that are not ours: the model by LeoCAD, codes by zbarimg, PDFs by qpdf and
//! poppler, the calendar by icalendar of Python. A program that is not there is said loudly, and what it would have read is
//! skipped.
//!
//! Never here: what the papers look like (see `apertura_paper`).

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Command, Output};

use apertura_actions::registration::Answer;
use apertura_actions::workshop_door::entry;
use apertura_actions::workshop_seating::SeatingOrder;
use apertura_actions::{Catalog, Config, Drafts, Person};
use apertura_portal::{Door, Portal, Workbench, serve_on};
use apertura_workshop::{Guest, GuestList};
use serde_json::{Value, json};

use crate::binary;
use crate::hall::name;

/// What a program says; none where it is not on this machine.
fn program(name: &str, words: &[&str], folder: &Path) -> Option<Output> {
    match Command::new(name).args(words).current_dir(folder).output() {
        Ok(output) => Some(output),
        Err(_) => {
            eprintln!("SKIPPED: {name} is not installed, what it would have read was not read");
            None
        }
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Letters and figures alone: lines and hyphens of a page are not the database's.
fn plain(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).collect()
}

#[test]
fn leocad_opens_the_model_and_finds_every_brick_of_the_list() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("baches.csv"), "Zona,Baches\nNorte,1200\nSur,850\nCentro,430\nOriente,90\n")
        .unwrap();
    let (table, out) = (folder.path().join("baches.csv"), folder.path().join("out"));
    let built = binary::run(&["workshop", "bricks", &table.to_string_lossy(), "--out", &out.to_string_lossy()]);
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let words = ["-a", "timeout", "120", "leocad", "-obj", "model.obj", "baches-modelo.mpd"];
    if program("leocad", &["--version", "-platform", "offscreen"], &out).is_none() {
        return;
    }
    let Some(opened) = program("xvfb-run", &words, &out) else { return };
    assert!(opened.status.success(), "{opened:?}");
    let exported = std::fs::read_to_string(out.join("model.obj")).expect("LeoCAD exports the model");
    let groups = exported.lines().filter(|line| line.starts_with("g ")).count();
    let list = std::fs::read_to_string(out.join("baches-piezas.csv")).unwrap();
    let listed: usize = list.lines().skip(1).filter_map(|line| line.rsplit(',').next()?.parse::<usize>().ok()).sum();
    assert!(listed > 10, "{list}");
    assert_eq!(groups, listed, "one group of the export is one piece of the list");
}

/// A portal of the operator, asked by plain HTTP.
struct Desk {
    socket: SocketAddr,
    cookie: String,
}

impl Desk {
    fn ask(&self, path: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(self.socket).unwrap();
        let (host, cookie) = (self.socket, &self.cookie);
        write!(stream, "GET {path} HTTP/1.1\r\nhost: {host}\r\ncookie: {cookie}\r\nconnection: close\r\naccept-language: es\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        (String::from_utf8_lossy(&answer[..end]).into_owned(), answer.split_off(end + 4))
    }

    fn file(&self, path: &str) -> Vec<u8> {
        let (head, body) = self.ask(path);
        assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
        assert!(head.to_lowercase().contains("content-length"), "{path} comes whole: {head}");
        body
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_and_calendar_of_an_event_say_what_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let operator = &Person::Operator;
    let catalog = Catalog::open_with(&folder.path().join("data"), Config::default()).await.unwrap();
    let drafts = Drafts::new(catalog.clone()).await.unwrap();
    let (door, token) = Door::new().unwrap();
    let portal = Portal::new(catalog.clone()).with_workbench(Workbench { drafts, door: Some(door) });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let socket = listener.local_addr().unwrap();
    tokio::spawn(serve_on(listener, portal, std::future::pending()));
    let new = json!({ "id": "", "name": "Taller de datos y bloques", "begins": "2099-05-30T10:00:00", "minutes": 120,
        "place": "Sala 3", "capacity": 60, "notice_version": 1, "keep_until": "2099-06-30",
        "steps": [{ "minutes": 30, "title": "Bienvenida" }, { "minutes": 90, "title": "Construir" }] });
    let id = catalog.make_workshop(operator, serde_json::from_value(new).unwrap()).await.unwrap().id;
    let guest = |at: usize| Guest {
        name: name(at),
        agency: format!("Dependencia {}", at % 13 + 1),
        mail: format!("persona{at}@ejemplo.mx"),
        ..Guest::default()
    };
    let guests = GuestList { guests: (0..49).map(guest).collect(), unclear: Vec::new() };
    catalog.list_guests(operator, &id, &guests).await.unwrap();
    let listed = catalog.workshop(operator, &id).await.unwrap();
    for (person, token) in listed.people {
        let (name, agency, notice_version) = (person.name, person.agency, listed.workshop.notice_version);
        let answer = Answer { name, agency, notice_version, ..Answer::default() };
        catalog.answer_invitation(&token, &answer).await.unwrap();
    }
    catalog.seat_people(operator, &id, &SeatingOrder::default()).await.unwrap();
    let kept = catalog.workshop(operator, &id).await.unwrap();
    let mut desk = Desk { socket, cookie: String::new() };
    let (head, _) = desk.ask(&Door::address(&token));
    let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("a session");
    desk.cookie = cookie.split(';').next().unwrap().to_owned();

    for (paper, size) in [("letter", "612 x 792"), ("a4", "595.276 x 841.89")] {
        for large in ["", "&large=yes"] {
            for sheet in ["guide", "badges", "signs", "seating", "attendance"] {
                let what = format!("{sheet} {paper}{large}");
                let bytes = desk.file(&format!("/workshop/{id}/material/{sheet}.pdf?lang=es&paper={paper}{large}"));
                std::fs::write(folder.path().join("one.pdf"), &bytes).unwrap();
                if let Some(pictures) = std::env::var_os("APERTURA_SCREENSHOTS") {
                    std::fs::create_dir_all(&pictures).unwrap();
                    let name = format!("{sheet}-{paper}{}.pdf", if large.is_empty() { "" } else { "-large" });
                    std::fs::write(std::path::Path::new(&pictures).join(name), &bytes).unwrap();
                }
                if let Some(checked) = program("qpdf", &["--check", "one.pdf"], folder.path()) {
                    assert!(checked.status.success(), "{what}: {checked:?}");
                }
                if let Some(found) = program("pdfinfo", &["one.pdf"], folder.path()) {
                    let found = said(&found);
                    let tagged = found.lines().any(|line| line.starts_with("Tagged:") && line.ends_with("yes"));
                    assert!(tagged && found.contains(size), "{what}: {found}");
                }
                if let Some(open) = program("qpdf", &["--json", "one.pdf"], folder.path()) {
                    let open: Value = serde_json::from_slice(&open.stdout).unwrap();
                    assert!(open.to_string().contains("\"/Lang\":\"u:es-MX\""), "{what}: no language");
                }
                let Some(text) = program("pdftotext", &["-raw", "one.pdf", "-"], folder.path()) else { continue };
                let text = plain(&said(&text));
                if sheet == "guide" {
                    assert!(text.contains("Bienvenida") && text.contains("49"), "{what}: {text}");
                } else if sheet != "signs" {
                    for (person, _) in &kept.people {
                        assert!(text.contains(&plain(&person.name)), "{what}: {} is missing", person.name);
                    }
                }
            }
        }
    }

    for large in ["", "?large=yes"] {
        std::fs::write(
            folder.path().join("badges.pdf"),
            desk.file(&format!("/workshop/{id}/material/badges.pdf{large}")),
        )
        .unwrap();
        let drawn = program("pdftoppm", &["-r", "300", "-gray", "-png", "badges.pdf", "badge"], folder.path());
        let mut read = BTreeSet::new();
        let pictures: Vec<String> = std::fs::read_dir(folder.path())
            .unwrap()
            .filter_map(|one| one.ok()?.file_name().into_string().ok())
            .filter(|name| name.starts_with("badge-"))
            .collect();
        for picture in &pictures {
            let Some(found) = program("zbarimg", &["--raw", "--quiet", picture], folder.path()) else { break };
            read.extend(said(&found).lines().map(str::to_owned));
            std::fs::remove_file(folder.path().join(picture)).unwrap();
        }
        if drawn.is_some() && program("zbarimg", &["--version"], folder.path()).is_some() {
            let address = |token: &str| format!("http://{socket}/entry/{id}/{}", entry(token).secret);
            let wanted: BTreeSet<String> = kept.people.iter().map(|(_, token)| address(token)).collect();
            assert_eq!(wanted.len(), 49);
            assert_eq!(read, wanted, "the codes of the badges open the door, each for one person");
        }
    }

    let (person, token) = &kept.people[0];
    std::fs::write(folder.path().join("one.ics"), desk.file(&format!("/registration/{token}/calendar.ics"))).unwrap();
    let script = "import icalendar
one = [e for e in icalendar.Calendar.from_ical(open('one.ics', 'rb').read()).walk('VEVENT')]
assert len(one) == 1
print(one[0]['SUMMARY'], one[0]['LOCATION'], one[0]['DTSTART'].dt.astimezone(__import__('datetime').timezone.utc).isoformat(), sep='|')";
    let there = program("python3", &["-c", "import icalendar"], folder.path());
    if there.is_some_and(|there| there.status.success()) {
        let read = program("python3", &["-c", script], folder.path()).unwrap();
        let text = said(&read);
        assert_eq!(text.trim(), "Taller de datos y bloques|Sala 3|2099-05-30T16:00:00+00:00", "{read:?}");
        assert!(!text.contains(&person.name));
    } else {
        eprintln!("SKIPPED: icalendar of Python is not installed, the calendar was not read by a second parser");
    }
}
