//! Every public page for everybody: axe finds no violation of WCAG 2.2 AA, in both languages, on phone and desktop, light
//! and dark; each by keyboard, and without scripts. The list of pages is data (`pages`): a new public page that is not in it
//! fails.
//!
//! axe-core is no part of the repository: `cargo xtask test` fetches it from the npm registry, or `APERTURA_AXE` names its
//! file; without it these checks say that they were skipped. Never here: what a page shows.

mod exhibit;
mod pages;

use std::sync::Arc;

use exhibit::Exhibit;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

use crate::binary::Served;
use crate::browser::{Driver, faults, picture, press, text};
use pages::{ASTRAY, PAGES};

/// A dataset of the demo.
const DATASET: &str = "/dataset/licencias-de-funcionamiento";

/// The source of axe-core; none where nobody says where it is.
pub fn axe() -> Option<String> {
    let Some(path) = std::env::var_os("APERTURA_AXE").filter(|path| !path.is_empty()) else {
        eprintln!("skipped: APERTURA_AXE does not name axe.min.js of the npm package axe-core");
        return None;
    };
    Some(std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display())))
}

/// What axe finds: rule, page part and its reason.
pub async fn violations(client: &Client, axe: &str) -> Vec<String> {
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

/// A way in which every page is looked at.
#[derive(Clone, Copy)]
struct Way {
    name: &'static str,
    width: u32,
    dark: bool,
    scripts: bool,
    languages: &'static [&'static str],
    /// axe judges it too.
    judged: bool,
    /// Somebody goes through it by Tab.
    walked: bool,
}

/// Colours do not depend on the language, nor words on the colours: each pair that can break is looked at.
const WAYS: [Way; 5] = [
    Way {
        name: "desktop",
        width: 1280,
        dark: false,
        scripts: true,
        languages: &["es", "en"],
        judged: true,
        walked: false,
    },
    Way {
        name: "phone",
        width: 390,
        dark: false,
        scripts: true,
        languages: &["es", "en"],
        judged: true,
        walked: false,
    },
    Way { name: "dark", width: 1280, dark: true, scripts: true, languages: &["es"], judged: true, walked: false },
    Way { name: "dark phone", width: 390, dark: true, scripts: true, languages: &["en"], judged: true, walked: false },
    Way { name: "keyboard", width: 1280, dark: false, scripts: true, languages: &["es"], judged: false, walked: true },
];

#[tokio::test(flavor = "multi_thread")]
async fn no_public_page_shuts_anybody_out() {
    let Some(axe) = axe() else { return };
    let Some(driver) = Driver::start() else { return };
    let (driver, exhibit, axe) = (Arc::new(driver), Arc::new(Exhibit::new().await), Arc::new(axe));
    let ways = WAYS.map(|way| {
        let (driver, exhibit, axe) = (driver.clone(), exhibit.clone(), axe.clone());
        tokio::spawn(async move { looked_at(&driver, &exhibit, &axe, way).await })
    });
    let mut found = Vec::new();
    for way in ways {
        found.extend(way.await.expect("a walk to its end"));
    }
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
}

/// Stays open for whoever wants to look: `cargo test -p apertura-cli --test it exhibit -- --ignored --nocapture`.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "stays open until it is ended"]
async fn the_exhibit_stays_open() {
    let exhibit = Exhibit::new().await;
    for (route, addresses) in PAGES {
        for address in *addresses {
            eprintln!("{route} {}{}", exhibit.address, exhibit.filled(address));
        }
    }
    std::future::pending::<()>().await;
}

async fn looked_at(driver: &Driver, exhibit: &Exhibit, axe: &str, way: Way) -> Vec<String> {
    let client = driver.browser_in(way.width, way.scripts, way.dark).await;
    let mut found = Vec::new();
    let mut asked = Vec::new();
    for page in PAGES.iter().flat_map(|(_, addresses)| *addresses).chain(ASTRAY) {
        asked.extend(way.languages.iter().map(|language| (*page, *language)));
    }
    for (page, language) in asked {
        let name = format!("{page} {} {language}", way.name);
        let joint = if page.contains('?') { '&' } else { '?' };
        client.goto(&format!("{}{}{joint}lang={language}", exhibit.address, exhibit.filled(page))).await.expect(&name);
        let scheme = client.execute("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await;
        assert_eq!(scheme.expect("a scheme"), json!(way.dark), "{name}");
        let answered = client.execute("return performance.getEntriesByType('navigation')[0].responseStatus", vec![]);
        let answered = answered.await.expect("a status").as_u64().unwrap_or(0);
        if (answered == 200) == ASTRAY.contains(&page) {
            found.push(format!("{name}: answered {answered}"));
        }
        let mut wrong = faults(&client, &exhibit.address).await;
        if way.judged {
            wrong.extend(violations(&client, axe).await);
        }
        if way.walked {
            wrong.extend(walk(&client).await);
        }
        picture(&client, &name.replace(['/', '?', '&', ' ', '='], "_")).await;
        found.extend(wrong.into_iter().map(|line| format!("{name}: {line}")));
    }
    client.close().await.expect("closed");
    found
}

/// Goes through a page by Tab: each stop is seen, has a name and lets go again.
async fn walk(client: &Client) -> Vec<String> {
    const MOST: usize = 60;
    let mut wrong = Vec::new();
    let mut last = Value::Null;
    for stop in 0..MOST {
        press(client, Key::Tab).await;
        let here = client
            .execute(
                "const e = document.activeElement;
                 if (!e || e === document.body) return null;
                 for (const a of document.getAnimations()) a.finish();
                 e.scrollIntoView({ block: 'center', behavior: 'instant' });
                 const box = e.getBoundingClientRect(), style = getComputedStyle(e);
                 window.stops ??= new Map(); if (!window.stops.has(e)) window.stops.set(e, window.stops.size);
                 const label = e.getAttribute('aria-label') ?? [...(e.labels ?? [])].map((l) => l.textContent).join(' ');
                 const named = (label || e.textContent || e.title || e.value || e.getAttribute('aria-labelledby') || '').trim();
                 const middle = document.elementFromPoint(Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 2), box.y + Math.min(box.height, 20) / 2);
                 return { number: window.stops.get(e), what: `${e.tagName.toLowerCase()}.${e.className} ${named.slice(0, 40)}`, named: named !== '',
                   seen: box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth,
                   ringed: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
                   parts: e.type === 'date' || e.type === 'datetime-local',
                   covered: !!middle && !e.closest('svg') && !e.contains(middle) && !middle.contains(e) && !(e.labels ?? []).length }",
                vec![],
            )
            .await
            .expect("a stop");
        if here.is_null() {
            // the browser's own bar comes after the last stop
            if stop == 0 {
                wrong.push("nothing takes the focus".to_owned());
            }
            return wrong;
        }
        if here["number"] == last && here["parts"] != true {
            wrong.push(format!("Tab stays at {}", here["what"]));
            return wrong;
        }
        for fault in ["named", "seen", "ringed"] {
            if here[fault] != true {
                wrong.push(format!("a stop that is not {fault}: {}", here["what"]));
            }
        }
        if here["covered"] == true {
            wrong.push(format!("a stop that something covers: {}", here["what"]));
        }
        if here["number"].as_u64().unwrap_or(0) < stop as u64 {
            return wrong;
        }
        last = here["number"].clone();
    }
    wrong
}

#[tokio::test(flavor = "multi_thread")]
async fn every_public_page_says_all_without_scripts() {
    let Some(driver) = Driver::start() else { return };
    let exhibit = Exhibit::new().await;
    for (width, language) in [(1280, "es"), (390, "en")] {
        let client = driver.browser(width, false).await;
        for page in PAGES.iter().flat_map(|(_, addresses)| *addresses).chain(ASTRAY) {
            let name = format!("{page} without scripts {width} {language}");
            let joint = if page.contains('?') { '&' } else { '?' };
            let address = format!("{}{}{joint}lang={language}", exhibit.address, exhibit.filled(page));
            client.goto(&address).await.expect(&name);
            assert!(
                client.find_all(Locator::Css("h1")).await.expect("headings").len() == 1,
                "{name}: one main heading"
            );
            assert!(text(&client, "h1").await.chars().any(char::is_alphanumeric), "{name}: a heading with words");
            let hidden =
                client.find_all(Locator::Css("[hidden] form, figure.chart > svg[hidden]")).await.expect("parts");
            assert!(hidden.is_empty(), "{name}: {} parts are hidden without scripts", hidden.len());
            for figure in client.find_all(Locator::Css("figure.chart")).await.expect("charts") {
                let mut tallest: f64 = 0.0;
                for drawing in figure.find_all(Locator::Css("svg[role=img], img")).await.expect("drawings") {
                    tallest = drawing.rectangle().await.expect("its place").3.max(tallest);
                }
                assert!(tallest > 40.0, "{name}: a chart is not drawn");
            }
            let body = client.find(Locator::Css("body")).await.expect("a body").rectangle().await.expect("its place");
            assert!(body.2 <= f64::from(width), "{name}: wider than the window: {}", body.2);
        }
        client.close().await.expect("closed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn search_chart_and_map_are_used_by_keyboard() {
    let Some(driver) = Driver::start() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let served = Served::start(&["demo", "--data", &folder.path().join("data").to_string_lossy()]);
    let client = driver.browser(1280, true).await;
    let type_in = async |css: &str, keys: &str| {
        client
            .find(Locator::Css(css))
            .await
            .unwrap_or_else(|_| panic!("no {css}"))
            .send_keys(keys)
            .await
            .expect("keys");
    };
    let down = String::from(char::from(Key::Down));
    let enter = String::from(char::from(Key::Enter));

    // suggestions: typed, chosen with the arrow, told to a screen reader, opened with Enter
    client.goto(&format!("{}/?lang=es", served.address)).await.expect("the catalog");
    type_in("#q", "transp").await;
    client.wait().for_element(Locator::Css(".suggestions [role=option]")).await.expect("suggestions");
    let box_of_search = client.find(Locator::Css("#q")).await.expect("the box");
    assert_eq!(box_of_search.attr("aria-expanded").await.expect("a state").as_deref(), Some("true"));
    box_of_search.send_keys(&down).await.expect("down");
    let chosen = box_of_search.attr("aria-activedescendant").await.expect("a state").expect("an option is named");
    let option = client.find(Locator::Id(&chosen)).await.expect("the option");
    assert_eq!(option.attr("aria-selected").await.expect("a state").as_deref(), Some("true"));
    box_of_search.send_keys(&enter).await.expect("Enter");
    client.wait().for_element(Locator::Css("nav.crumbs, .chips")).await.expect("it leads on");
    // Escape closes what hangs over the page
    client.goto(&format!("{}/?lang=es", served.address)).await.expect("the catalog");
    type_in("#q", "transp").await;
    client.wait().for_element(Locator::Css(".suggestions [role=option]")).await.expect("suggestions");
    press(&client, Key::Escape).await;
    let expanded =
        client.find(Locator::Css("#q")).await.expect("the box").attr("aria-expanded").await.expect("a state");
    assert_eq!(expanded.as_deref(), Some("false"));

    // the chart follows its form without a press, and says so
    client.goto(&format!("{}/dataset/hechos-viales/chart?lang=es", served.address)).await.expect("a chart");
    let caption = async || {
        let read = client.execute("return document.querySelector('#chart-result figcaption').textContent", vec![]);
        read.await.expect("a caption")
    };
    let before = caption().await;
    let select = client.find(Locator::Css("select[name=x]")).await.expect("what is compared");
    select.send_keys(&down).await.expect("down");
    let mut after = before.clone();
    for _ in 0..100 {
        after = caption().await;
        if after != before {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert_ne!(after, before, "the chart follows");
    let focus = client.active_element().await.expect("a focus").attr("name").await.expect("a name");
    assert_eq!(focus.as_deref(), Some("x"), "the focus stays where somebody works");

    // the map: nearer, moved, what is in the middle is told
    client.goto(&format!("{}/dataset/puntos-de-internet/map?lang=es", served.address)).await.expect("a map");
    let map = client.wait().for_element(Locator::Css(".map-frame canvas")).await.expect("the map");
    let seen = async || {
        let drawn = client.execute("return document.querySelector('.map-frame canvas').toDataURL().length + ':' + document.querySelector('.map-frame canvas').toDataURL().slice(-400)", vec![]);
        drawn.await.expect("a picture")
    };
    let mut before = seen().await;
    for key in [String::from("+"), String::from(char::from(Key::Left)), String::from("-")] {
        map.send_keys(&key).await.expect("a key");
        let mut after = seen().await;
        for _ in 0..60 {
            if after != before {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
            after = seen().await;
        }
        assert_ne!(after, before, "{key:?} does something");
        before = after;
    }
    client.close().await.expect("closed");
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
