//! The crates' order: the table in ARCHITECTURE.md and each `Cargo.toml` say the same.
//!
//! The table's columns are number, crate, question, may use (ours), must never contain. Words in
//! back-ticks of the last column are packages that the crate may not depend on.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context, Result};

use crate::root;

struct Row {
    may_use: BTreeSet<String>,
    never: BTreeSet<String>,
}

pub fn check(breaches: &mut Vec<String>) -> Result<()> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).context("ARCHITECTURE.md")?;
    let table = table(&text);
    if table.is_empty() {
        breaches.push("ARCHITECTURE.md: no crate table (a row starts with `| 1 | `); mend: put it back".to_owned());
    }
    let mut seen = BTreeSet::new();
    for entry in fs::read_dir(root().join("crates"))? {
        let folder = entry?.path();
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let manifest: toml::Table = toml::from_str(&fs::read_to_string(folder.join("Cargo.toml"))?)?;
        let Some(row) = table.get(&name) else {
            breaches.push(format!("crates/{name}: not in ARCHITECTURE.md's table; mend: add its row"));
            continue;
        };
        seen.insert(name.clone());
        let package = manifest.get("package").and_then(|p| p.get("name")).and_then(|n| n.as_str()).unwrap_or_default();
        if package != format!("apertura-{name}") {
            breaches.push(format!("crates/{name}: the package is `{package}`; mend: name it `apertura-{name}`"));
        }
        let used: BTreeSet<String> = manifest
            .get("dependencies")
            .and_then(|d| d.as_table())
            .map(|d| d.keys().cloned().collect())
            .unwrap_or_default();
        let ours: BTreeSet<String> =
            used.iter().filter_map(|d| d.strip_prefix("apertura-")).map(str::to_owned).collect();
        for extra in ours.difference(&row.may_use) {
            breaches.push(format!(
                "crates/{name}: uses `{extra}`, which its row does not allow; mend: go through an allowed crate"
            ));
        }
        for absent in row.may_use.difference(&ours) {
            breaches.push(format!(
                "ARCHITECTURE.md: `{name}` may use `{absent}` but does not; mend: take it out of the row"
            ));
        }
        for bad in used.intersection(&row.never) {
            breaches.push(format!("crates/{name}: depends on `{bad}`, which must never be in it"));
        }
    }
    for name in table.keys().filter(|n| !seen.contains(*n)) {
        breaches.push(format!("ARCHITECTURE.md: the table has `{name}`, but there is no crates/{name}"));
    }
    Ok(())
}

fn table(text: &str) -> BTreeMap<String, Row> {
    let mut rows = BTreeMap::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
        if cells.len() == 5 && cells[0].parse::<u32>().is_ok() {
            let ours = cells[3].split(',').map(|c| c.trim().trim_matches('`').to_owned());
            let row = Row {
                may_use: ours.filter(|c| !c.is_empty() && c != "—").collect(),
                never: cells[4].split('`').skip(1).step_by(2).map(str::to_owned).collect(),
            };
            rows.insert(cells[1].trim_matches('`').to_owned(), row);
        }
    }
    rows
}
