//! No import cycles between the modules of a crate.
//!
//! A module is a file `src/<name>.rs` with its folder `src/<name>/`; an arrow is any
//! `crate::<name>` in its code. Tests inside the files are looked at like the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::Result;

use super::files::rust_files;
use crate::root;

pub fn check(breaches: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(root().join("crates"))? {
        let folder = entry?.path();
        let arrows = arrows(&folder.join("src"))?;
        for cycle in cycles(&arrows) {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            breaches.push(format!(
                "crates/{name}: modules import each other: {}; mend: move what both need into a module of its own",
                cycle.join(" → ")
            ));
        }
    }
    Ok(())
}

fn arrows(src: &Path) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in rust_files(src)? {
        let inside = file.strip_prefix(src).unwrap_or(&file);
        let module = inside.iter().next().map(|p| p.to_string_lossy().trim_end_matches(".rs").to_owned());
        let Some(module) = module.filter(|m| m != "lib" && m != "main") else { continue };
        let text = fs::read_to_string(&file)?;
        let targets = arrows.entry(module.clone()).or_default();
        for line in text.lines().filter(|l| !l.trim_start().starts_with("//")) {
            for (at, _) in line.match_indices("crate::") {
                let rest = &line[at + "crate::".len()..];
                for name in imported(rest) {
                    targets.insert(name);
                }
            }
        }
        targets.remove(&module);
    }
    let known: BTreeSet<String> = arrows.keys().cloned().collect();
    for targets in arrows.values_mut() {
        targets.retain(|t| known.contains(t));
    }
    Ok(arrows)
}

/// The first path segment, or all first segments of a brace list on one line.
fn imported(rest: &str) -> Vec<String> {
    let word = |t: &str| t.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>();
    match rest.strip_prefix('{') {
        Some(list) => list.split(['}', ';']).next().unwrap_or_default().split(',').map(|t| word(t.trim())).collect(),
        None => vec![word(rest)],
    }
}

/// Every group of modules that reach each other (Tarjan would be shorter to run, this is to read).
fn cycles(arrows: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    let reach = |from: &String| {
        let mut seen = BTreeSet::new();
        let mut next: Vec<&String> = arrows[from].iter().collect();
        while let Some(module) = next.pop() {
            if seen.insert(module.clone()) {
                next.extend(arrows[module].iter());
            }
        }
        seen
    };
    let reached: BTreeMap<&String, BTreeSet<String>> = arrows.keys().map(|m| (m, reach(m))).collect();
    let mut groups: Vec<Vec<String>> = Vec::new();
    for module in arrows.keys() {
        let group: Vec<String> =
            arrows.keys().filter(|o| reached[module].contains(*o) && reached[o].contains(module)).cloned().collect();
        if !group.is_empty() && !groups.contains(&group) {
            groups.push(group);
        }
    }
    groups
}
