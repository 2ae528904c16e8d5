//! What the first load of each page weighs: the page and what it names (styles, scripts, pictures), as sent with gzip.
//!
//! Also that none of it comes from elsewhere. `--rows=N` as of `data`. Never here: a page of those with accounts.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use super::client::Connection;
use super::table::{binary, number, portal, published};

/// Bytes that a first load may have.
const MOST: usize = 150_000;

const PAGES: &[&str] = &[
    "/",
    "/?q=incidentes",
    "/dataset/incidentes",
    "/dataset/incidentes/versions/1",
    "/dataset/incidentes/versions/1/receipt",
    "/dataset/incidentes/explore",
    "/dataset/incidentes/explore?severidad__in=Alta&_sort=-monto_danos",
    "/dataset/incidentes/explore?_group=cve_mun",
    "/dataset/incidentes/chart",
    "/dataset/incidentes/chart/bricks",
    "/dataset/incidentes/map",
    "/dataset/incidentes/questions",
    "/dataset/incidentes/errors",
    "/dataset/incidentes/api",
    "/requests",
    "/requests/new",
    "/reuses",
    "/reuses/new",
    "/stories",
    "/inventory",
    "/plan",
    "/promises",
    "/use",
    "/api",
    "/sql",
    "/about",
    "/follow",
    "/sign-in",
];

/// Weighs each page; ends with an error where one is too heavy or names another server.
pub fn measure(args: &[String]) -> Result<()> {
    let rows = number(args, "rows", 1_000_000)?;
    let binary = binary(args)?;
    let Some(folder) = published(&binary, args, rows)? else { return Ok(()) };
    let server = portal(&binary, &folder)?;
    let mut connection = Connection::open(server.port)?;
    let mut wrong = Vec::new();
    println!("{:<70}{:>9}{:>9}{:>8}", "page", "itself", "whole", "files");
    for page in PAGES {
        let plain = connection.get(page, false)?;
        if plain.status != 200 {
            println!("{page:<70} status {}", plain.status);
            continue;
        }
        let itself = connection.get(page, true)?.body.len();
        let text = String::from_utf8_lossy(&plain.body).into_owned();
        let (mut waiting, mut whole, mut seen) = (named(&text), itself, BTreeSet::new());
        while let Some(address) = waiting.pop() {
            if address.starts_with("data:") || !seen.insert(address.clone()) {
                continue;
            }
            if !address.starts_with('/') || address.starts_with("//") {
                wrong.push(format!("{page} asks {address}"));
                continue;
            }
            whole += connection.get(&address, true)?.body.len();
            let part = connection.get(&address, false)?.body;
            if address.contains(".css") || address.contains(".js") {
                waiting.extend(imported(&String::from_utf8_lossy(&part), &address));
            }
        }
        println!("{page:<70}{itself:>9}{whole:>9}{:>8}", seen.len() + 1);
        if whole > MOST {
            wrong.push(format!("{page} weighs {whole} bytes"));
        }
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("; "));
    }
    println!("all under {MOST} bytes, nothing from elsewhere");
    Ok(())
}

/// The files that a page loads by itself.
fn named(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in page.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let value = |name: &str| {
            let rest = tag.split_once(&format!(" {name}=\""))?.1;
            Some(rest.split('"').next().unwrap_or_default().replace("&amp;", "&"))
        };
        let loads = value("rel")
            .is_some_and(|rel| rel.contains("stylesheet") || rel.contains("icon") || rel.contains("preload"));
        match tag.split([' ', '\n']).next() {
            Some("link") if loads => found.extend(value("href")),
            Some("script" | "img" | "iframe" | "source") => found.extend(value("src")),
            _ => {}
        }
    }
    found
}

/// The files that a style or a script brings in: `url(…)`, `import "…"`.
fn imported(text: &str, of: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if of.contains(".css") {
        found.extend(text.split("url(").skip(1).filter_map(|rest| {
            let address = rest.split(')').next()?.trim_matches(['"', '\'', ' ']);
            (!address.starts_with('#')).then(|| address.to_owned())
        }));
    } else {
        for line in text.lines().map(str::trim).filter(|line| line.starts_with("import ")) {
            found.extend(line.split(['"', '\'']).nth(1).map(str::to_owned));
        }
    }
    let folder = of.rsplit_once('/').map_or("", |(folder, _)| folder);
    found
        .into_iter()
        .map(|address| match address.strip_prefix("./") {
            Some(name) => format!("{folder}/{name}"),
            None => address,
        })
        .collect()
}
