//! Every public page for everybody: axe finds no violation of WCAG 2.2 AA, in both languages, on phone and desktop, light
//! and dark; catalog, dataset and explorer by keyboard, and without scripts.
//!
//! axe-core is no part of the repository: `cargo xtask test` fetches it from the npm registry, or `APERTURA_AXE` names its
//! file; without it these checks say that they were skipped. Never here: what a page shows.

use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::binary::Served;
use crate::browser::{Driver, press, sound, text};

/// A dataset of the demo.
const DATASET: &str = "/dataset/licencias-de-funcionamiento";

/// The source of axe-core; none where nobody says where it is.
fn axe() -> Option<String> {
    let Some(path) = std::env::var_os("APERTURA_AXE").filter(|path| !path.is_empty()) else {
        eprintln!("skipped: APERTURA_AXE does not name axe.min.js of the npm package axe-core");
        return None;
    };
    Some(std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display())))
}

/// What axe finds: rule, page part and its reason.
async fn violations(client: &Client, axe: &str) -> Vec<String> {
    client.execute(axe, vec![]).await.expect("axe loads");
    let tags = json!(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]);
    let found = client
        .execute_async(
            "const done = arguments[arguments.length - 1];
             axe.run(document, { runOnly: arguments[0], resultTypes: ['violations'] }).then(
               (r) => done(r.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}: ${n.failureSummary.replace(/\\s+/g, ' ')}`))),
               (e) => done([`axe failed: ${e}`]))",
            vec![tags],
        )
        .await
        .expect("axe answers");
    let Value::Array(found) = found else { panic!("axe said {found}") };
    found.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_public_page_shuts_anybody_out() {
    let Some(axe) = axe() else { return };
    let Some(driver) = Driver::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let served = Served::start(&["demo", "--data", &folder.path().join("data").to_string_lossy()]);
    let pages = [
        "/".to_owned(),
        "/?q=nada-que-exista".to_owned(),
        DATASET.to_owned(),
        "/dataset/hechos-viales".to_owned(),
        format!("{DATASET}/versions/1"),
        format!("{DATASET}/versions/1/receipt"),
        format!("{DATASET}/explore"),
        format!("{DATASET}/explore?giro__contains=a&_sort=-giro&_pin=giro&_row=3"),
        format!("{DATASET}/explore?_group=giro"),
        "/inventory".to_owned(),
        "/plan".to_owned(),
        "/promises".to_owned(),
        "/api".to_owned(),
        "/about".to_owned(),
        "/dataset/no-existe".to_owned(),
    ];
    let mut found = Vec::new();
    for (width, kind) in [(1280, "desktop"), (390, "phone")] {
        for dark in [false, true] {
            let client = driver.browser_in(width, true, dark).await;
            for page in &pages {
                for language in ["es", "en"] {
                    let joint = if page.contains('?') { '&' } else { '?' };
                    let name = format!("{page} {kind} {language} {}", if dark { "dark" } else { "light" });
                    client.goto(&format!("{}{page}{joint}lang={language}", served.address)).await.expect(&name);
                    let scheme =
                        client.execute("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await;
                    assert_eq!(scheme.expect("a scheme"), json!(dark), "{name}");
                    sound(&client, &served.address, &name).await;
                    found.extend(violations(&client, &axe).await.into_iter().map(|line| format!("{name}: {line}")));
                }
            }
            client.close().await.expect("closed");
        }
    }
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_explorer_is_used_by_keyboard_and_without_scripts() {
    let Some(driver) = Driver::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let served = Served::start(&["demo", "--data", &folder.path().join("data").to_string_lossy()]);
    for scripts in [true, false] {
        let client = driver.browser(1280, scripts).await;
        // a column is explained in place, and the explanation closes with Escape
        client.goto(&format!("{}{DATASET}/explore?lang=es", served.address)).await.expect("the explorer");
        let about = client.find(Locator::Css("thead button.about")).await.expect("a column's question mark");
        about.send_keys(&String::from(char::from(Key::Enter))).await.expect("Enter");
        let shown = client.find(Locator::Css("#about-0")).await.expect("its explanation");
        assert!(shown.is_displayed().await.expect("a state"), "the explanation opens without a pointer");
        press(&client, Key::Escape).await;
        assert!(!shown.is_displayed().await.expect("a state"), "and closes with Escape");
        // groups through the form
        client.find(Locator::Css("#group-by")).await.expect("the choice");
        client.goto(&format!("{}{DATASET}/explore?_group=giro&lang=es", served.address)).await.expect("groups");
        let table = text(&client, "table.groups").await;
        assert!(table.contains("Farmacia"), "{table}");
        // a row by its number
        client.goto(&format!("{}{DATASET}/explore?_size=10&_row=14&lang=es", served.address)).await.expect("a row");
        let row = text(&client, "#row-here").await;
        assert!(row.starts_with("14"), "{row}");
        // the dataset's page has every part, and the ways to take the data along
        client.goto(&format!("{}{DATASET}?lang=es", served.address)).await.expect("the dataset");
        for part in ["data", "downloads", "use", "dictionary", "quality", "versions", "citation"] {
            client.find(Locator::Id(part)).await.unwrap_or_else(|_| panic!("no part {part}"));
        }
        client.close().await.expect("closed");
    }
}
