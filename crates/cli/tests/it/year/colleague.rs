//! Somebody at the browser: finds things by the words on the page, as people do, and waits for what the page becomes.
//! What cannot be found by its words fails with the page's text.
//!
//! Never here: what anybody does with it (the stages do), the clock (see `town`).

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use fantoccini::cookies::Cookie;
use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};

use super::town::Town;
use crate::browser::{picture, printed, sound};

/// What everybody's password is.
const PASSWORD: &str = "tres nubes sobre el cerro";

/// Finds what is on the page by its words: exactly, else at the beginning, else anywhere; only what can be seen.
const FIND: &str = "
    const plain = (text) => text.normalize('NFC').replace(/\\s+/g, ' ').trim().toLowerCase();
    const seen = (part) => part.checkVisibility({ visibilityProperty: true });
    const wanted = plain(arguments[1]);
    const best = (parts, words) => {
      for (const fits of [(w) => w === wanted, (w) => w.startsWith(wanted), (w) => w.includes(wanted)]) {
        const found = parts.find((part) => words(part).some((word) => fits(plain(word))));
        if (found) return found;
      }
      return null;
    };
    const root = arguments[0] ? document.querySelector(arguments[0]) : document;
    if (!root) return false;
    const all = (css) => [...root.querySelectorAll(css)];
    const mark = (part) => {
      document.querySelectorAll('[data-found]').forEach((other) => other.removeAttribute('data-found'));
      part?.setAttribute('data-found', '');
      return Boolean(part);
    };
    if (arguments[2] === 'press') {
      return mark(best(all('a[href], button, summary, label.choice').filter((part) => seen(part) && !part.disabled),
        (part) => [part.innerText, part.getAttribute('aria-label') ?? '']));
    }
    const controls = all('input:not([type=hidden]), select, textarea').filter(seen);
    return mark(best(controls, (part) => [...(part.labels ?? [])].map((label) => label.innerText)
      .concat(part.getAttribute('aria-label') ?? '', document.getElementById(part.getAttribute('aria-labelledby'))?.innerText ?? '')));
";

/// Somebody.
#[derive(Clone)]
pub struct Colleague {
    /// How they are called.
    pub name: String,
    /// Their mail address.
    pub mail: String,
    town: Town,
    client: Client,
    /// Where to look: a part of the page, by CSS; the whole page where empty.
    part: String,
    /// The key of the application on their telephone.
    key: Vec<u8>,
    cookies: Arc<std::sync::Mutex<Vec<Cookie<'static>>>>,
    presses: Arc<AtomicU32>,
    pages: Arc<AtomicU32>,
    typed: Arc<AtomicU32>,
}

impl Colleague {
    /// Somebody who has not been here yet.
    pub fn new(town: &Town, name: &str, mail: &str) -> Colleague {
        Colleague {
            name: name.to_owned(),
            mail: mail.to_owned(),
            town: town.clone(),
            client: town.desktop().clone(),
            part: String::new(),
            key: Vec::new(),
            cookies: Arc::default(),
            presses: Arc::default(),
            pages: Arc::default(),
            typed: Arc::default(),
        }
    }

    /// The town.
    pub fn town(&self) -> &Town {
        &self.town
    }

    /// Sits down at the browser, with their own cookies, and opens an address.
    pub async fn open(&self, address: &str) {
        let before = self.town.seat(&self.mail);
        let here = self.client.current_url().await.expect("an address");
        if before != self.mail && here.as_str().starts_with("http") {
            self.client.delete_all_cookies().await.expect("forgotten");
            let kept = self.cookies.lock().expect("a lock").clone();
            for cookie in kept {
                self.client.add_cookie(cookie).await.expect("a cookie");
            }
        }
        let address =
            if address.starts_with('/') { format!("{}{address}", self.town.address()) } else { address.to_owned() };
        self.pages.fetch_add(1, Ordering::Relaxed);
        self.client.goto(&address).await.expect("a page");
        self.remember().await;
    }

    async fn remember(&self) {
        *self.cookies.lock().expect("a lock") = self.client.get_all_cookies().await.expect("cookies");
    }

    /// The same person looking at one part of the page, by CSS.
    pub fn within(&self, part: &str) -> Colleague {
        Colleague { part: part.to_owned(), ..self.clone() }
    }

    /// The same person looking at the first part of the page of this kind that says this.
    pub async fn at(&self, part: &str, words: &str) -> Colleague {
        let script = "
            const plain = (text) => text.replace(/\\s+/g, ' ').trim().toLowerCase();
            document.querySelectorAll('[data-part]').forEach((other) => other.removeAttribute('data-part'));
            const wanted = plain(arguments[1]);
            const part = [...document.querySelectorAll(arguments[0])].find((part) => plain(part.innerText).includes(wanted));
            part?.setAttribute('data-part', '');
            return Boolean(part);";
        for _ in 0..200 {
            let found = self.client.execute(script, vec![json!(part), json!(words)]).await;
            if found.is_ok_and(|found| found == json!(true)) {
                return self.within("[data-part]");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.lost(&format!("finds no part {part} that says «{words}»")).await
    }

    /// Marks an answer of a group.
    pub async fn marks(&self, group: &str, answer: &str) {
        let script = "
            const root = arguments[0] ? document.querySelector(arguments[0]) : document;
            const group = [...(root?.querySelectorAll('fieldset') ?? [])].find((part) => part.querySelector('legend')?.innerText.trim().startsWith(arguments[1]));
            const label = [...(group?.querySelectorAll('label') ?? [])].find((part) => part.innerText.trim() === arguments[2]);
            label?.querySelector('input').click();
            return Boolean(label);";
        self.presses.fetch_add(1, Ordering::Relaxed);
        let marked = self.client.execute(script, vec![json!(self.part), json!(group), json!(answer)]).await;
        if marked.ok() != Some(json!(true)) {
            self.lost(&format!("finds no answer «{answer}» in «{group}»")).await;
        }
    }

    /// Runs a script on the page.
    pub async fn ask(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap_or_default()
    }

    /// The path of the address with its query.
    pub async fn path(&self) -> String {
        let here = self.client.current_url().await.expect("an address");
        match here.query() {
            Some(query) => format!("{}?{query}", here.path()),
            None => here.path().to_owned(),
        }
    }

    async fn text(&self) -> String {
        let text = self.ask("return document.title + '\\n' + location.href + '\\n' + document.body.innerText").await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page says this, in whatever letters.
    pub async fn sees(&self, words: &str) {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        for _ in 0..300 {
            if plain(&self.text().await).contains(&plain(words)) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.lost(&format!("does not see «{words}»")).await;
    }

    /// True where the page says this now.
    pub async fn reads(&self, words: &str) -> bool {
        self.text().await.to_lowercase().contains(&words.to_lowercase())
    }

    /// True where the part of the page that is looked at says this now.
    pub async fn part_says(&self, words: &str) -> bool {
        let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        let text = self.client.execute(script, vec![json!(self.part)]).await.unwrap_or_default();
        text.as_str().unwrap_or_default().to_lowercase().contains(&words.to_lowercase())
    }

    async fn lost(&self, what: &str) -> ! {
        picture(&self.client, "lost").await;
        panic!("{} {what}:\n{}", self.name, self.text().await.chars().take(4000).collect::<String>());
    }

    async fn find(&self, words: &str, kind: &str) -> Element {
        for _ in 0..200 {
            let found = self.client.execute(FIND, vec![json!(self.part), json!(words), json!(kind)]).await;
            if found.is_ok_and(|found| found == json!(true))
                && let Ok(element) = self.client.find(Locator::Css("[data-found]")).await
            {
                return element;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.lost(&format!("finds nothing to {kind} called «{words}»")).await
    }

    /// Presses a button or follows a link, and waits for the page to which it leads; opens what is folded.
    pub async fn press(&self, words: &str) {
        self.presses.fetch_add(1, Ordering::Relaxed);
        let element = self.find(words, "press").await;
        let stays = self.click(&element).await;
        if stays {
            return;
        }
        self.pages.fetch_add(1, Ordering::Relaxed);
        for _ in 0..1200 {
            let there = self.ask("return window.pressed === undefined && document.readyState === 'complete'").await;
            if there == json!(true) {
                self.remember().await;
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.lost(&format!("pressed «{words}», and nothing came")).await;
    }

    /// Presses what changes the page without leaving it.
    pub async fn press_here(&self, words: &str) {
        self.presses.fetch_add(1, Ordering::Relaxed);
        let element = self.find(words, "press").await;
        self.click(&element).await;
    }

    /// Clicks; true where no other page is to come.
    async fn click(&self, element: &Element) -> bool {
        let script = "
            window.pressed = true;
            const part = arguments[0];
            part.scrollIntoView({ block: 'center' });
            const [path, hash] = (part.href ?? '').split('#');
            return part.matches('summary, label') || (hash !== undefined && path === location.href.split('#')[0]);";
        let part = serde_json::to_value(element).expect("an element");
        let stays = self.client.execute(script, vec![part]).await.expect("a script") == json!(true);
        element.clone().click().await.expect("a click");
        stays
    }

    /// Writes into the field with this label, in place of what stood there.
    pub async fn writes(&self, label: &str, text: &str) {
        let field = self.find(label, "fill").await;
        let kind = field.attr("type").await.expect("an attribute").unwrap_or_default();
        if kind == "date" {
            let part = serde_json::to_value(&field).expect("an element");
            let set =
                "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', { bubbles: true }))";
            self.client.execute(set, vec![part, json!(text)]).await.expect("a day");
            return;
        }
        self.typed.fetch_add(u32::try_from(text.chars().count()).unwrap_or(0), Ordering::Relaxed);
        field.clear().await.expect("cleared");
        field.send_keys(text).await.expect("typed");
    }

    /// Chooses from the list with this label.
    pub async fn chooses(&self, label: &str, choice: &str) {
        let list = serde_json::to_value(self.find(label, "fill").await).expect("an element");
        let script = "
            const plain = (text) => text.replace(/\\s+/g, ' ').trim().toLowerCase();
            const wanted = plain(arguments[1]);
            const options = [...arguments[0].options];
            const found = options.find((o) => plain(o.text) === wanted) ?? options.find((o) => plain(o.text).includes(wanted)
                || plain(o.parentElement.label ?? '') + ': ' + plain(o.text) === wanted);
            if (!found) return options.map((o) => o.text).join(' | ');
            found.selected = true;
            arguments[0].dispatchEvent(new Event('input', { bubbles: true }));
            arguments[0].dispatchEvent(new Event('change', { bubbles: true }));
            return '';";
        let left = self.client.execute(script, vec![list, json!(choice)]).await.expect("a script");
        assert_eq!(left, json!(""), "{}: no «{choice}» in «{label}»", self.name);
    }

    /// Chooses a file in the field with this label.
    pub async fn picks(&self, label: &str, path: &str) {
        self.find(label, "fill").await.send_keys(path).await.expect("a file");
    }

    /// Fetches a file as the browser does with this link: its type and its first bytes as text.
    pub async fn fetches(&self, link: &str) -> (String, Vec<u8>) {
        let element = serde_json::to_value(self.find(link, "press").await).expect("an element");
        let script = "
            const [link, done] = arguments;
            fetch(link.href).then(async (answer) => {
              const bytes = new Uint8Array(await answer.arrayBuffer());
              done([answer.headers.get('content-type'), btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))]);
            });";
        let got = self.client.execute_async(script, vec![element]).await.expect("a file");
        let kind = got[0].as_str().unwrap_or_default().to_owned();
        (kind, base64(got[1].as_str().unwrap_or_default()))
    }

    /// Takes an invitation up and comes in.
    pub async fn joins(&mut self, link: &str, position: &str) {
        self.open(link).await;
        self.looks("invitation").await;
        if self.client.find(Locator::Css("#mail:not([readonly])")).await.is_ok() {
            self.writes("Correo", &self.mail.clone()).await;
        }
        self.writes("Nombre", &self.name.clone()).await;
        self.writes("Cargo", position).await;
        self.writes("Contraseña", PASSWORD).await;
        self.press("Crear mi cuenta y entrar").await;
        self.sees(&format!("Hola, {}", self.name)).await;
    }

    /// Sets the second factor up, from the task on the first page.
    pub async fn sets_second_factor_up(&mut self) {
        self.press("Activar el segundo factor").await;
        let secret = self.ask("return document.querySelector('ol.steps code').textContent").await;
        self.key = base32(secret.as_str().unwrap_or_default());
        self.writes("Escriba el código", &self.code()).await;
        self.press("Activar el segundo factor").await;
        self.sees("códigos de recuperación").await;
        self.press("Ya los guardé").await;
        // a code opens once
        self.town.pass_minutes(1);
    }

    /// Comes in in the morning, by password and where it is set up the second factor.
    pub async fn comes_in(&self) {
        self.open("/work").await;
        if self.path().await.starts_with("/sign-in") {
            self.signs_in().await;
        }
        self.sees(&format!("Hola, {}", self.name)).await;
    }

    /// Fills the page in that asks who it is.
    pub async fn signs_in(&self) {
        self.writes("Correo", &self.mail).await;
        self.writes("Contraseña", PASSWORD).await;
        self.within("main").press("Entrar").await;
        if !self.key.is_empty() {
            self.writes("Código", &self.code()).await;
            self.within("main").press("Entrar").await;
            self.town.pass_minutes(1);
        }
    }

    /// The six digits of the application (RFC 6238).
    fn code(&self) -> String {
        let mut mac = Hmac::<sha1::Sha1>::new_from_slice(&self.key).expect("a key");
        mac.update(&(self.town.now() / 30).to_be_bytes());
        let hash = mac.finalize().into_bytes();
        let at = usize::from(hash[19] & 15);
        let number = u32::from_be_bytes([hash[at] & 127, hash[at + 1], hash[at + 2], hash[at + 3]]);
        format!("{:06}", number % 1_000_000)
    }

    /// Looks whether the page is sound here and on a telephone; keeps pictures of both where they are wanted.
    pub async fn looks(&self, name: &str) {
        sound(&self.client, self.town.address(), name).await;
        let here = self.client.current_url().await.expect("an address");
        self.whole_picture(&self.client, 1280, name).await;
        let telephone = self.town.telephone();
        if !telephone.current_url().await.expect("an address").as_str().starts_with("http") {
            telephone.goto(&format!("{}/about", self.town.address())).await.expect("a page");
        }
        telephone.delete_all_cookies().await.expect("forgotten");
        for cookie in self.client.get_all_cookies().await.expect("cookies") {
            telephone.add_cookie(cookie).await.expect("a cookie");
        }
        telephone.goto(here.as_str()).await.expect("a page");
        sound(telephone, self.town.address(), &format!("{name} on a telephone")).await;
        self.whole_picture(telephone, 390, &format!("{name}-phone")).await;
    }

    /// The whole page, where pictures are wanted.
    async fn whole_picture(&self, client: &Client, width: u32, name: &str) {
        if std::env::var_os("APERTURA_SCREENSHOTS").is_none() {
            return;
        }
        if width > 600 {
            let height = client.execute("return document.documentElement.scrollHeight", vec![]).await;
            let height = height.ok().and_then(|height| height.as_u64()).unwrap_or(900).clamp(900, 4000);
            client.set_window_size(width, u32::try_from(height).unwrap_or(900) + 150).await.expect("a size");
        }
        picture(client, name).await;
        if width > 600 {
            printed(client, name).await;
            client.set_window_size(width, 900).await.expect("a size");
        }
    }

    /// How often something was pressed, how many pages were opened, and how many signs were typed until now.
    pub fn effort(&self) -> (u32, u32, u32) {
        let count = |number: &AtomicU32| number.load(Ordering::Relaxed);
        (count(&self.presses), count(&self.pages), count(&self.typed))
    }
}

/// RFC 4648, 6, as applications on telephones read keys.
fn base32(text: &str) -> Vec<u8> {
    bits(text, b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5)
}

/// RFC 4648, 4.
pub fn base64(text: &str) -> Vec<u8> {
    bits(text, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 6)
}

fn bits(text: &str, alphabet: &[u8], width: u32) -> Vec<u8> {
    let (mut held, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for sign in text.bytes() {
        let Some(value) = alphabet.iter().position(|known| *known == sign) else { continue };
        held = (held << width) | u32::try_from(value).expect("a small number");
        count += width;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((held >> count) & 255).expect("a byte"));
            held &= (1 << count) - 1;
        }
    }
    bytes
}
