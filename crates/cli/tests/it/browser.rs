//! The demo in a real browser: each kind of page on desktop and phone, by keyboard, without scripts.
//!
//! Runs where Chromium and its driver are (`cargo xtask test` installs them and then requires them);
//! elsewhere it says that it was skipped. Screenshots go to `APERTURA_SCREENSHOTS` where that is set.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::wd::PrintConfiguration;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::json;

use crate::binary::Served;

/// A driver with its browser; both end when dropped.
pub struct Driver {
    child: Child,
    port: u16,
    profile: tempfile::TempDir,
    browsers: AtomicUsize,
}

impl Driver {
    pub fn start() -> Option<Self> {
        let driver = "/usr/bin/chromedriver";
        if !Path::new(driver).exists() {
            assert_ne!(std::env::var("APERTURA_BROWSER").as_deref(), Ok("required"), "{driver} is absent");
            eprintln!("skipped: {driver} is absent; `cargo xtask test` installs it");
            return None;
        }
        let port = TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port();
        let child = Command::new(driver)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let profile = tempfile::tempdir().expect("a profile folder");
        let driver = Driver { child, port, profile, browsers: AtomicUsize::new(0) };
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(driver);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("chromedriver does not answer");
    }

    pub async fn browser(&self, width: u32, scripts: bool) -> Client {
        self.browser_in(width, scripts, false).await
    }

    /// A browser whose person asks for dark pages, or for light ones.
    pub async fn browser_in(&self, width: u32, scripts: bool, dark: bool) -> Client {
        // two browsers never share a profile
        let number = self.browsers.fetch_add(1, Ordering::Relaxed);
        let profile = self.profile.path().join(format!("{number}-{width}"));
        let preferences =
            if scripts { json!({}) } else { json!({ "profile.managed_default_content_settings.javascript": 2 }) };
        let mobile =
            (width < 600).then(|| json!({ "deviceMetrics": { "width": width, "height": 844, "pixelRatio": 2.0 } }));
        let mut options = json!({
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
                format!("--blink-settings=preferredColorScheme={}", u8::from(!dark)),
                "--disable-background-networking", "--disable-component-update", "--lang=es-MX", "--accept-lang=es-MX,es",
                format!("--window-size={},900", width.max(600)),
                format!("--user-data-dir={}", profile.display()),
            ],
            "prefs": preferences,
        });
        if let Some(mobile) = mobile {
            options["mobileEmulation"] = mobile;
        }
        let capabilities = json!({ "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } });
        let connector = hyper_util::client::legacy::connect::HttpConnector::new();
        ClientBuilder::new(connector)
            .capabilities(capabilities.as_object().expect("an object").clone())
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .expect("a browser")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub async fn picture(client: &Client, name: &str) {
    if let Some(folder) = std::env::var_os("APERTURA_SCREENSHOTS") {
        std::fs::create_dir_all(&folder).expect("the folder for screenshots");
        let png = client.screenshot().await.expect("a screenshot");
        std::fs::write(Path::new(&folder).join(format!("{name}.png")), png).expect("a written screenshot");
    }
}

/// The page as it comes out of a printer, where pictures are wanted.
pub async fn printed(client: &Client, name: &str) {
    if let Some(folder) = std::env::var_os("APERTURA_SCREENSHOTS") {
        let pdf = client.print(PrintConfiguration::default()).await.expect("a printed page");
        std::fs::write(Path::new(&folder).join(format!("{name}.pdf")), pdf).expect("a written page");
    }
}

/// What must hold on any page: a title, one main heading, no sideways scrolling, nothing cut off, nothing from elsewhere.
pub async fn sound(client: &Client, address: &str, name: &str) {
    let wrong = faults(client, address).await;
    assert!(wrong.is_empty(), "{name}: {}", wrong.join("; "));
}

/// Waits until the page has arrived whole. After a pressed button an element can be found before its style sheets are there,
/// and then everything seems cut off.
async fn dressed(client: &Client) {
    const WAITS: &str = "return document.readyState !== 'complete' ? 'still loading'
        : [...document.querySelectorAll('link[rel~=stylesheet]')].filter(l => !l.disabled && l.sheet === null).map(l => l.href).join(' ')";
    let mut waits = String::new();
    for attempt in 0..300 {
        match client.execute(WAITS, vec![]).await {
            Ok(answer) => waits = answer.as_str().unwrap_or_default().to_owned(),
            Err(error) => waits = error.to_string(),
        }
        if waits.is_empty() {
            return;
        }
        if attempt == 150 {
            eprintln!("loaded once more, waited too long: {waits}");
            let _ = client.refresh().await;
        }
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
    panic!("the page does not arrive whole: {waits}");
}

/// What is wrong with a page; see [`sound`].
pub async fn faults(client: &Client, address: &str) -> Vec<String> {
    dressed(client).await;
    let facts = client
        .execute(
            "const wide = document.documentElement.clientWidth;
             const rolls = (e) => { for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) {
               const o = getComputedStyle(p).overflowX;
               if (p.tagName !== 'MAIN' && (o === 'auto' || o === 'scroll' || (o === 'hidden' && p.clientWidth <= 1))) return true;
             } return false; };
             const cut = [...document.querySelectorAll('body *')].filter((e) => {
               if (e.closest('svg') && e.tagName !== 'svg') return false;
               const box = e.getBoundingClientRect();
               return box.width > 1 && box.height > 1 && (box.right > wide + 1 || box.left < -1) && getComputedStyle(e).visibility !== 'hidden' && !rolls(e);
             }).map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute('class') ?? ''} to ${Math.round(e.getBoundingClientRect().right)}`);
             return { title: document.title, lang: document.documentElement.lang, h1: document.querySelectorAll('h1').length,
                      wide: document.documentElement.scrollWidth - wide, cut: cut.slice(0, 5),
                      unlabelled: [...document.querySelectorAll('input:not([type=hidden],[hidden]),select,textarea')].filter(e => !(e.labels?.length || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby'))).length,
                      bare: document.querySelector('figure.chart svg') !== null && ![...document.styleSheets].some(s => (s.href ?? '').includes('chart')),
                      outside: performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(arguments[0]) && !n.startsWith('data:')) }",
            vec![json!(address)],
        )
        .await
        .expect("a page that answers");
    let mut wrong = Vec::new();
    let mut must = |holds: bool, words: String| {
        if !holds {
            wrong.push(words);
        }
    };
    must(!facts["title"].as_str().unwrap_or_default().is_empty(), "no title".to_owned());
    must(matches!(facts["lang"].as_str(), Some("es-MX" | "en")), format!("language {}", facts["lang"]));
    must(facts["h1"] == 1, format!("{} main headings", facts["h1"]));
    must(facts["wide"].as_i64().unwrap_or(0) <= 0, format!("scrolls sideways by {}", facts["wide"]));
    must(facts["cut"] == json!([]), format!("cut off: {}", facts["cut"]));
    must(facts["unlabelled"] == 0, format!("{} form controls without a label", facts["unlabelled"]));
    must(facts["bare"] == false, "a chart without its style".to_owned());
    must(facts["outside"] == json!([]), format!("requests that leave the server: {}", facts["outside"]));
    wrong
}

pub async fn press(client: &Client, key: Key) {
    press_letter(client, key.into()).await;
}

pub async fn press_letter(client: &Client, value: char) {
    let down = KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
    client.perform_actions(down).await.expect("a key");
}

pub async fn text(client: &Client, css: &str) -> String {
    client.find(Locator::Css(css)).await.unwrap_or_else(|_| panic!("no {css}")).text().await.expect("its text")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_uses_the_demo() {
    let Some(driver) = Driver::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let served = Served::start(&["demo", "--data", &data.to_string_lossy()]);
    let address = served.address.clone();

    for (width, kind) in [(1280, "desktop"), (390, "phone")] {
        let client = driver.browser(width, true).await;
        for (page, path) in [
            ("list", "/"),
            ("dataset", "/dataset/licencias-de-funcionamiento"),
            ("explore", "/dataset/licencias-de-funcionamiento/explore"),
            ("version", "/dataset/licencias-de-funcionamiento/versions/1"),
            ("api", "/api"),
            ("absent", "/dataset/no-existe"),
        ] {
            for language in ["es", "en"] {
                let name = format!("{page}-{kind}-{language}");
                let joint = if path.contains('?') { '&' } else { '?' };
                client.goto(&format!("{address}{path}{joint}lang={language}")).await.expect(&name);
                sound(&client, &address, &name).await;
                picture(&client, &name).await;
            }
        }
        client.close().await.expect("closed");
    }

    // By keyboard alone: the first tab stop leads past the navigation, the search finds, Enter opens.
    let client = driver.browser(1280, true).await;
    client.goto(&format!("{address}/?lang=es")).await.expect("the list");
    let mut skip = None;
    for _ in 0..20 {
        // A browser that is still opening its window swallows keys: then nothing has the focus yet.
        press(&client, Key::Tab).await;
        let focus = client.active_element().await.expect("a focus");
        if focus.tag_name().await.expect("a tag") != "body" {
            skip = focus.attr("href").await.expect("an attribute");
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    assert!(skip.is_some_and(|h| h.starts_with('#')), "the first tab stop skips to the content");
    client.execute("document.querySelector('input[type=search]').focus()", vec![]).await.expect("focus");
    let search = client.active_element().await.expect("the search box");
    search.send_keys("poblacion").await.expect("typing");
    search.send_keys(&String::from(char::from(Key::Enter))).await.expect("Enter");
    client.wait().for_element(Locator::LinkText("Población por municipio")).await.expect("found without its accent");
    let link = client.find(Locator::LinkText("Población por municipio")).await.expect("the link");
    client
        .execute("arguments[0].focus()", vec![serde_json::to_value(&link).expect("an element")])
        .await
        .expect("focus");
    link.send_keys(&String::from(char::from(Key::Enter))).await.expect("Enter");
    client
        .wait()
        .for_url(&format!("{address}/dataset/poblacion-por-municipio").parse().expect("an address"))
        .await
        .expect("opened");
    client.close().await.expect("closed");

    // Without scripts: the explorer filters and sorts by its form and its links.
    let client = driver.browser(1280, false).await;
    client
        .goto(&format!("{address}/dataset/licencias-de-funcionamiento/explore?giro__eq=Farmacia&lang=es"))
        .await
        .expect("explorer");
    let table = text(&client, "table").await;
    assert!(table.contains("Farmacia") && !table.contains("Papelería"), "the filter holds:\n{table}");
    client.close().await.expect("closed");
}
