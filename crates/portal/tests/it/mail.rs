//! Letters from the queue to a folder, to a mail server, and back into the queue when the server says no.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use apertura_actions::{Catalog, Config, Member, Person, Sent};
use apertura_catalog::{Grant, Letter, LetterState, Role};
use apertura_portal::{MailSettings, Postman};

struct World {
    catalog: Catalog,
    minutes: Arc<AtomicI64>,
    folder: tempfile::TempDir,
}

impl World {
    async fn new() -> World {
        let folder = tempfile::tempdir().expect("a folder");
        let minutes = Arc::new(AtomicI64::new(0));
        let now = minutes.clone();
        let clock = move || {
            let start: jiff::Timestamp = "2026-01-15T18:00:00Z".parse().expect("a time");
            start + jiff::Span::new().minutes(now.load(Ordering::Relaxed))
        };
        let config = Config { clock: Arc::new(clock), ..Config::default() };
        let catalog = Catalog::open_with(&folder.path().join("data"), config).await.expect("a catalog");
        World { catalog, minutes, folder }
    }

    fn postman(&self, server: Option<String>) -> Postman {
        let settings = MailSettings { server, from: Some("Datos Abiertos <datos@ejemplo.gob.mx>".into()) };
        Postman::new(&settings, self.folder.path().join("mail"), "https://datos.ejemplo.gob.mx/").expect("a postman")
    }
}

fn letter() -> Letter {
    Letter::new("enlace@obras.gob.mx", "test").with("title", "Obras\r\nBcc: otro@ejemplo.mx").at("/draft/1?a=b")
}

fn administrator() -> Person {
    let grants = vec![Grant::new(Role::Administrator, None).expect("a grant")];
    let (account, name) = ("a1".to_owned(), "Ana".to_owned());
    Person::Member(Arc::new(Member { account, name, grants, second_factor: true, scope: None }))
}

/// A mail server that takes one mail, and what it was told.
fn server(refuses: bool) -> (String, Arc<Mutex<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let told = Arc::new(Mutex::new(String::new()));
    let heard = told.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let Ok(copy) = stream.try_clone() else { return };
            let mut lines = BufReader::new(copy).lines();
            let mut say = |text: &str| stream.write_all(format!("{text}\r\n").as_bytes()).is_ok();
            say("220 buzon");
            let mut content = false;
            while let Some(Ok(line)) = lines.next() {
                heard.lock().expect("a lock").push_str(&format!("{line}\n"));
                let answer = match line.as_str() {
                    "." if content => {
                        content = false;
                        "250 taken"
                    }
                    _ if content => continue,
                    line if line.starts_with("RCPT") && refuses => "450 full",
                    "DATA" => {
                        content = true;
                        "354 go on"
                    }
                    "QUIT" => "221 bye",
                    _ => "250 fine",
                };
                say(answer);
            }
        }
    });
    (format!("smtp://{address}"), told)
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_server_mails_become_files() {
    let world = World::new().await;
    world.catalog.write_letters(&[letter(), letter()]).await.expect("kept");
    let sent = world.catalog.send_letters(&world.postman(None)).await.expect("a round");
    assert_eq!(sent, Sent { sent: 2, failed: 0 });
    let mut files: Vec<_> = std::fs::read_dir(world.folder.path().join("mail")).expect("a folder").collect();
    assert_eq!(files.len(), 2);
    let text = std::fs::read_to_string(files.remove(0).expect("a file").path()).expect("text");
    let (head, _) = text.split_once("\r\n\r\n").expect("a head and a body");
    for line in
        ["From: \"Datos Abiertos\" <datos@ejemplo.gob.mx>", "To: enlace@obras.gob.mx", "Auto-Submitted: auto-generated"]
    {
        assert!(head.lines().any(|known| known == line), "{line} in {head}");
    }
    assert!(head.contains("Date: Thu, 15 Jan 2026 18:00:00 +0000"), "{head}");
    assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
    // quoted-printable breaks long lines
    let unfolded = text.replace("=\r\n", "");
    assert!(unfolded.contains("https://datos.ejemplo.gob.mx/draft/1?a=3Db"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_gets_them() {
    let world = World::new().await;
    let (address, told) = server(false);
    world.catalog.write_letters(&[letter()]).await.expect("kept");
    let sent = world.catalog.send_letters(&world.postman(Some(address))).await.expect("a round");
    assert_eq!(sent, Sent { sent: 1, failed: 0 });
    let told = told.lock().expect("a lock").clone();
    assert!(told.contains("RCPT TO:<enlace@obras.gob.mx>") && told.contains("Subject: "), "{told}");
    let log = world.catalog.letters(&administrator(), None).await.expect("a log");
    assert_eq!((log[0].state, log[0].attempts), (LetterState::Sent, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_is_tried_again_then_given_up_then_tried_by_hand() {
    let world = World::new().await;
    let (address, _) = server(true);
    let postman = world.postman(Some(address));
    world.catalog.write_letters(&[letter()]).await.expect("kept");
    let mut rounds = 0;
    for _ in 0..500 {
        rounds += world.catalog.send_letters(&postman).await.expect("a round").failed;
        // a second round at the same moment finds nothing to do
        assert_eq!(world.catalog.send_letters(&postman).await.expect("a round"), Sent::default());
        world.minutes.fetch_add(10, Ordering::Relaxed);
    }
    assert_eq!(rounds, 8);
    let log = world.catalog.letters(&administrator(), None).await.expect("a log");
    assert_eq!((log[0].state, log[0].attempts), (LetterState::Failed, 8));
    assert!(log[0].why.as_deref().is_some_and(|why| why.contains("450")), "{:?}", log[0].why);
    let somebody = Person::Visitor;
    assert!(world.catalog.retry_letter(&somebody, log[0].id).await.is_err());
    world.catalog.retry_letter(&administrator(), log[0].id).await.expect("waits again");
    let sent = world.catalog.send_letters(&world.postman(None)).await.expect("a round");
    assert_eq!(sent, Sent { sent: 1, failed: 0 });
}

#[test]
fn settings_that_make_no_sense_are_refused() {
    assert_eq!(MailSettings::from_toml("[limits]\ncells = 5\n"), Ok(MailSettings::default()));
    assert!(MailSettings::from_toml("[mail]\nsever = 'smtp://x'\n").is_err());
    for (server, from) in [(Some("http://x"), None), (None, Some("nobody"))] {
        let settings = MailSettings { server: server.map(str::to_owned), from: from.map(str::to_owned) };
        assert!(Postman::new(&settings, "mail".into(), "http://x").is_err(), "{settings:?}");
    }
}
