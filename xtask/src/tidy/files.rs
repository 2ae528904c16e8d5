//! Files: a head that says what it is, names that say something, no file too long to read.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::root;

const LONGEST: usize = 600;
const NO_NAMES: &[&str] = &["utils", "util", "common", "helpers", "helper", "misc", "manager", "handler", "handlers"];

pub fn check(breaches: &mut Vec<String>) -> Result<()> {
    for top in ["crates", "xtask"] {
        for file in rust_files(&root().join(top))? {
            let shown = file.strip_prefix(root()).unwrap_or(&file).display().to_string();
            let text = fs::read_to_string(&file)?;
            let head: Vec<&str> = text.lines().take_while(|l| l.starts_with("//!")).collect();
            if head.first().is_none_or(|l| l.trim_start_matches("//!").trim().is_empty()) {
                breaches.push(format!("{shown}: no head; mend: open it with `//!` and what it is"));
            } else if is_module(&file) && !head.iter().any(|l| l.to_lowercase().contains("never")) {
                breaches.push(format!("{shown}: its head does not say what must never be in it (`Never here: …`)"));
            }
            let lines = text.lines().count();
            if lines > LONGEST {
                breaches.push(format!("{shown}: {lines} lines, {LONGEST} at most; mend: split it by nouns"));
            }
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            if NO_NAMES.contains(&stem.as_ref()) || file.iter().any(|p| NO_NAMES.contains(&&*p.to_string_lossy())) {
                breaches.push(format!("{shown}: a name that says nothing; mend: name it after the noun it holds"));
            }
        }
    }
    Ok(())
}

/// A crate's module (`src/<name>.rs`); files in a module's folder are covered by its head.
fn is_module(file: &Path) -> bool {
    file.parent().and_then(Path::file_name).is_some_and(|f| f == "src") && file.iter().any(|p| p == "crates")
}

/// All `.rs` files under a folder, sorted, build output left out.
pub fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() && path.file_name().is_some_and(|n| n != "target") {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
