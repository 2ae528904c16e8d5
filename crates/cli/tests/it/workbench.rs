//! The workbench in a real browser: an untidy office file is prepared by mouse, by keyboard alone, and without scripts.
//!
//! Runs where Chromium and its driver are, as `browser`.

use std::fmt::Write;
use std::time::Duration;

use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::json;

use crate::binary::Served;
use crate::browser::{Driver, picture, press, press_letter, sound, text};

/// Supports to merchants, invented: title, blank row, header, stray spaces, money as text, persons, a total, a note.
fn office_file(rows: usize) -> String {
    let mut file = "Dirección de Comercio;;;;;\nApoyos entregados a comerciantes, 2024;;;;;\n;;;;;\n\
         Folio;Beneficiario;CURP;Municipio;Fecha de entrega;Monto\n"
        .to_owned();
    let names = ["María López Hernández", "José Ángel Ruiz Peña", "Guadalupe Torres Vega", "Juan Carlos Niño Salas"];
    let curps = ["LOHM850315MNLPRR07", "RUPA790822HNLZXN04", "TOVG910704MNLRGD09", "NISJ880130HNLXLN02"];
    let places = ["Monterrey", "MONTERREY", " Guadalupe", "Apodaca  ", "San Nicolás de los Garza"];
    for n in 1..=rows {
        let (name, curp, place) = (names[n % 4], curps[n % 4], places[n % 5]);
        let amount = if n % 37 == 0 { "N/D".to_owned() } else { format!("$ {},{:03}.50", 1 + n % 9, n % 1000) };
        let _ = writeln!(file, "AP-{n:05};{name};{curp};{place};{:02}/{:02}/2024;{amount}", n % 28 + 1, n % 12 + 1);
    }
    let _ = writeln!(file, "TOTAL;;;;;\"$ 1,234,567.00\"\n;;;;;\nFuente: registro de la dirección.;;;;;");
    file
}

/// A workbench that runs; each browser comes in by a door of its own.
struct Bench {
    data: String,
    served: Option<Served>,
    address: String,
    path: String,
}

impl Bench {
    /// A browser that has come in, at the draft; the file is handed in by the first.
    async fn enter(&mut self, driver: &Driver, width: u32, scripts: bool, file: Option<&str>) -> Client {
        let mut words = vec!["workbench", "--data", &self.data, "--port", "0"];
        words.extend(file);
        let served = Served::listen(&words);
        let door = served.address.clone();
        self.address = door.split("/workbench").next().unwrap_or_default().to_owned();
        self.served = Some(served);
        let client = driver.browser(width, scripts).await;
        client.goto(&door).await.expect("the door");
        client.wait().for_element(Locator::Css("#original, .upload")).await.expect("inside");
        let here = client.current_url().await.expect("an address");
        assert!(here.query().is_none(), "the token does not stay in the address");
        if file.is_some() {
            self.path = here.path().to_owned();
        }
        let session = client.get_all_cookies().await.expect("cookies");
        let session = session.iter().find(|cookie| cookie.name().starts_with("workbench-")).expect("a session");
        assert_eq!(session.http_only(), Some(true));
        client.goto(&self.at("")).await.expect("the draft");
        client
    }

    fn at(&self, rest: &str) -> String {
        format!("{}{}{rest}", self.address, self.path)
    }
}

async fn count(client: &Client, css: &str) -> usize {
    client.find_all(Locator::Css(css)).await.expect("elements").len()
}

/// Waits until the script says something that is true.
async fn until(client: &Client, script: &str) {
    for _ in 0..200 {
        if client.execute(&format!("return {script}"), vec![]).await.is_ok_and(|found| found == json!(true)) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let page = client.execute("return document.body.innerText.slice(0, 3000)", vec![]).await;
    panic!("never: {script}\n{page:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_prepares_a_file() {
    let Some(driver) = Driver::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("apoyos 2024.csv");
    std::fs::write(&file, office_file(3000)).expect("the file");
    let data = folder.path().join("data");
    let data = data.to_string_lossy().into_owned();
    let mut bench = Bench { data, served: None, address: String::new(), path: String::new() };
    let file = file.to_string_lossy().into_owned();
    let mut handed_in = Some(file.as_str());

    // What is asked of every page, in both sizes and languages.
    for (width, kind) in [(1440, "desktop"), (390, "phone")] {
        let client = bench.enter(&driver, width, true, handed_in.take()).await;
        for (page, rest) in [
            ("draft", ""),
            ("draft-effect", "?finding=personal-data.curp&decision=mask#f-personal-data.curp"),
            ("draft-column", "?column=municipio#column"),
            ("draft-row", "?row=4#structure"),
            ("draft-step", "?step=1#step-1"),
            ("draft-dictionary", "/dictionary"),
            ("draft-publish", "/publish"),
        ] {
            for language in ["es", "en"] {
                let name = format!("{page}-{kind}-{language}");
                let (path, part) = rest.split_once('#').unwrap_or((rest, ""));
                let joint = if path.contains('?') { '&' } else { '?' };
                client.goto(&bench.at(&format!("{path}{joint}lang={language}#{part}"))).await.expect(&name);
                sound(&client, &bench.address, &name).await;
                picture(&client, &name).await;
            }
        }
        client.goto(&format!("{}/draft?lang=es", bench.address)).await.expect("the list");
        sound(&client, &bench.address, "list").await;
        picture(&client, &format!("draft-list-{kind}")).await;
        client.close().await.expect("closed");
    }

    // Both grids scroll over all rows together.
    let client = bench.enter(&driver, 1440, true, None).await;
    client.goto(&bench.at("?lang=es")).await.expect("the draft");
    client.execute("document.getElementById('original').focus()", vec![]).await.expect("focus");
    press(&client, Key::End).await;
    until(&client, "document.querySelector('#original .k-notes') !== null").await;
    until(&client, "[...document.querySelectorAll('#clean tbody th')].some(th => th.textContent === '3004')").await;
    until(&client, "document.getElementById('cell').textContent.includes('3007')").await;
    picture(&client, "draft-scrolled").await;

    // By keyboard alone: to a finding, its effect, accepted, undone.
    client.goto(&bench.at("?lang=es")).await.expect("the draft");
    client.execute("document.body.focus()", vec![]).await.expect("focus");
    let before = count(&client, ".steps > li:not(.off)").await;
    client.execute("document.dispatchEvent(new Event('x'))", vec![]).await.expect("ready");
    for _ in 0..12 {
        press_letter(&client, 'j').await;
        let offers = "document.activeElement.matches('.finding') && document.activeElement.querySelector('button[value=accept]') !== null";
        if client.execute(&format!("return {offers}"), vec![]).await.is_ok_and(|found| found == json!(true)) {
            break;
        }
    }
    press(&client, Key::Enter).await;
    until(&client, "document.querySelector('.finding .effect') !== null && document.activeElement.matches('.finding')")
        .await;
    picture(&client, "draft-keyboard-effect").await;
    press(&client, Key::Enter).await;
    until(&client, &format!("document.querySelectorAll('.steps > li:not(.off)').length === {}", before + 1)).await;
    press_letter(&client, 'u').await;
    until(&client, &format!("document.querySelectorAll('.steps > li:not(.off)').length === {before}")).await;
    client.close().await.expect("closed");

    // Without scripts: a decision, a filter, a correction of the structure, and back.
    let client = bench.enter(&driver, 1280, false, None).await;
    client.goto(&bench.at("?finding=personal-data.curp&decision=remove&lang=es")).await.expect("the effect");
    client.wait().for_element(Locator::Css(".effect")).await.expect("the effect, once it is there");
    assert!(text(&client, ".effect").await.contains("CURP"), "the effect names the column that goes");
    client.find(Locator::Css("button[value=decide]")).await.expect("the button").click().await.expect("decided");
    client.wait().for_element(Locator::Css("[id='f-personal-data.curp'] .done")).await.expect("decided");
    assert!(!text(&client, "#clean thead").await.contains("CURP"), "the column is gone");
    client.goto(&bench.at("?municipio__in=Guadalupe&lang=es")).await.expect("filtered");
    let rows = text(&client, "#clean tbody").await;
    assert!(rows.contains("Guadalupe") && !rows.contains("Apodaca"), "{rows}");
    assert!(!text(&client, "#original tbody").await.contains("Apodaca"), "both grids are filtered");
    client.goto(&bench.at("?row=5&lang=es")).await.expect("a row");
    let first = "#structure input[name=range][value^='A5:'] ~ button";
    client.find(Locator::Css(first)).await.expect("the table starts here").click().await.expect("read again");
    client.wait().for_element(Locator::Css(".where .tag")).await.expect("what was set is said");
    client.find(Locator::Css("button[value=undo]")).await.expect("undo").click().await.expect("undone");
    // the page before has the grids too: only what it does not have says that the next one is there
    let mut left = usize::MAX;
    for _ in 0..200 {
        left = client.find_all(Locator::Css(".where .tag")).await.map_or(usize::MAX, |found| found.len());
        if left == 0 && count(&client, "#original").await == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(left, 0, "the correction is undone");
    client.close().await.expect("closed");
}
