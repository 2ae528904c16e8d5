//! The installation of the year: a portal on a port in this process, with a clock that is set by hand, mails that become
//! files, one desktop browser that people hand to each other, and a telephone on which the same pages are looked at.
//!
//! Never here: what anybody does.

use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use apertura_actions::{Catalog, Config, Drafts, Person};
use apertura_portal::{MailSettings, Portal, Postman, Workbench, jobs, serve_on};
use fantoccini::Client;
use jiff::Timestamp;

use crate::binary;
use crate::browser::Driver;

/// The day on which it begins.
const BEGINNING: &str = "2026-01-12T15:00:00Z";

/// What a mail says.
pub struct Mail {
    /// Who gets it.
    pub to: String,
    /// Its subject and text, with long lines whole again.
    pub text: String,
}

/// The installation; cheap to clone.
#[derive(Clone)]
pub struct Town(Arc<Inside>);

struct Inside {
    address: String,
    first_visit: String,
    folder: tempfile::TempDir,
    portal: Portal,
    postman: Postman,
    now: Arc<AtomicI64>,
    desktop: Client,
    telephone: Client,
    /// Who sits before the desktop browser.
    seated: Mutex<String>,
    begun: Instant,
    driver: Driver,
}

impl Town {
    /// A portal without anybody in it; none where there is no browser.
    pub async fn new() -> Option<Town> {
        let driver = Driver::start()?;
        Some(Town::within(driver, tempfile::tempdir().expect("a folder"), BEGINNING.parse().expect("a time")).await)
    }

    /// A portal with the demo's datasets and nobody in it, today; none where there is no browser.
    pub async fn demo() -> Option<Town> {
        let driver = Driver::start()?;
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let made = binary::run(&["demo", "--no-serve", "--data", &data.to_string_lossy()]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Some(Town::within(driver, folder, Timestamp::now()).await)
    }

    async fn within(driver: Driver, folder: tempfile::TempDir, begins: Timestamp) -> Town {
        let now = Arc::new(AtomicI64::new(begins.as_second()));
        let clock = now.clone();
        let clock = move || Timestamp::from_second(clock.load(Ordering::SeqCst)).expect("a time");
        let config = Config { clock: Arc::new(clock), ..Config::default() };
        let catalog = Catalog::open_with(&folder.path().join("data"), config).await.expect("a catalog");
        let drafts = Drafts::new(catalog.clone()).await.expect("a workbench");
        let portal = Portal::new(catalog.clone()).with_workbench(Workbench { drafts, door: None });
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        // `apertura serve` prints this link once, while nobody administers the portal
        let token = catalog.first_administrator(&Person::Operator).await.expect("a link");
        let first_visit = format!("{address}/invitation/{token}");
        let postman = Postman::new(&MailSettings::default(), folder.path().join("mail"), &address).expect("a postman");
        tokio::spawn(serve_on(listener, portal.clone(), std::future::pending()));
        let desktop = driver.browser(1280, true).await;
        let telephone = driver.browser(390, true).await;
        Town(Arc::new(Inside {
            address,
            first_visit,
            folder,
            portal,
            postman,
            now,
            desktop,
            telephone,
            seated: Mutex::new(String::new()),
            begun: Instant::now(),
            driver,
        }))
    }

    /// Scheme, host and port.
    pub fn address(&self) -> &str {
        &self.0.address
    }

    /// The link by which the first administrator comes in.
    pub fn first_visit(&self) -> &str {
        &self.0.first_visit
    }

    /// The browser at which people sit.
    pub fn desktop(&self) -> &Client {
        &self.0.desktop
    }

    /// The telephone that shows the same pages.
    pub fn telephone(&self) -> &Client {
        &self.0.telephone
    }

    /// A browser in which scripts do not run.
    pub async fn plain(&self, width: u32) -> Client {
        self.0.driver.browser(width, false).await
    }

    /// What is behind the portal.
    pub fn catalog(&self) -> &Catalog {
        &self.0.portal.catalog
    }

    /// Who sat at the browser until now; from now on somebody else.
    pub fn seat(&self, mail: &str) -> String {
        std::mem::replace(&mut self.0.seated.lock().expect("a lock"), mail.to_owned())
    }

    /// Seconds since 1970 by the town's clock.
    pub fn now(&self) -> i64 {
        self.0.now.load(Ordering::SeqCst)
    }

    /// Lets minutes pass.
    pub fn pass_minutes(&self, minutes: i64) {
        self.0.now.fetch_add(minutes * 60, Ordering::SeqCst);
    }

    /// Lets time pass until the morning of a day; the portal does meanwhile what it does by itself.
    pub async fn on_day(&self, day: &str) {
        let then = format!("{day}T15:00:00Z").parse::<Timestamp>().expect("a day").as_second();
        assert!(then > self.now(), "time runs forward: {day}");
        self.0.now.store(then, Ordering::SeqCst);
        self.round().await;
        eprintln!("{day} ({:.0} s)", self.0.begun.elapsed().as_secs_f32());
    }

    /// What the server does every few seconds: publish what is due, remind, carry mails.
    pub async fn round(&self) {
        jobs::round(&self.0.portal, &self.0.postman).await;
    }

    /// All mails that went out, those to one address, oldest first.
    pub fn mails(&self, to: &str) -> Vec<Mail> {
        mails_in(&self.0.folder.path().join("mail"), to)
    }

    /// The link of the last mail to somebody.
    pub fn last_link(&self, to: &str) -> String {
        let mails = self.mails(to);
        let last = mails.last().unwrap_or_else(|| panic!("no mail to {to}"));
        let at = last.text.find(self.address()).unwrap_or_else(|| panic!("no link: {}", last.text));
        last.text[at..].split_whitespace().next().expect("a link").to_owned()
    }

    /// A file for somebody to hand in.
    pub fn file(&self, name: &str, content: &[u8]) -> String {
        let folder = self.0.folder.path().join("files");
        std::fs::create_dir_all(&folder).expect("a folder");
        let path = folder.join(name);
        std::fs::write(&path, content).expect("a file");
        path.to_string_lossy().into_owned()
    }

    /// What the command says of the log, once the year is over.
    pub fn audit(&self) -> Output {
        let data = self.0.folder.path().join("data");
        binary::run(&["audit", "verify", "--data", &data.to_string_lossy()])
    }

    /// Closes the browsers.
    pub async fn close(&self) {
        self.desktop().clone().close().await.expect("closed");
        self.telephone().clone().close().await.expect("closed");
    }
}

/// The mails of a folder to one address, oldest first.
pub fn mails_in(folder: &Path, to: &str) -> Vec<Mail> {
    let folder = std::fs::read_dir(folder);
    let mut files: Vec<PathBuf> = folder.into_iter().flatten().filter_map(|file| Some(file.ok()?.path())).collect();
    files.sort_by_key(|path| std::fs::metadata(path).and_then(|known| known.modified()).ok());
    let mails = files.iter().map(|path| mail(&std::fs::read(path).expect("a mail")));
    mails.filter(|mail| mail.to == to).collect()
}

/// Reads a mail as a mail program does (quoted-printable or as it is).
fn mail(bytes: &[u8]) -> Mail {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
    let to = head.lines().find_map(|line| line.strip_prefix("To: ")).unwrap_or_default().to_owned();
    let body = if text.contains("quoted-printable") { unquoted(body) } else { body.to_owned() };
    Mail { to, text: body }
}

/// RFC 2045, 6.7.
fn unquoted(text: &str) -> String {
    let text = text.replace("=\r\n", "");
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok());
        match (first, hex) {
            (b'=', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
