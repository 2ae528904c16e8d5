//! The catalog's search on many records, beside SQLite's FTS5 in the same run.
//!
//! The records come from `gen_tables.py catalogo` of the folder beside the repository (or `--folder=PATH`); where that is
//! absent, the program makes up its own. `--records=N` sets how many. Never here: the measuring (see the example
//! `catalog_search` of `store`).

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::bench::{call, cargo};
use crate::root;

/// Runs the example in its release form.
pub fn measure(args: &[String]) -> Result<()> {
    let value = |name: &str| args.iter().find_map(|arg| arg.strip_prefix(name)).map(str::to_owned);
    let records = value("--records=").unwrap_or_else(|| "1000000".to_owned());
    let beside = std::env::var_os("APERTURA_BENCH").map_or_else(|| root().join("../shared/bench"), PathBuf::from);
    let folder = value("--folder=").map_or(beside, PathBuf::from);
    let generator = folder.join("gen_tables.py");
    let source = if generator.exists() {
        let work = std::env::temp_dir().join("apertura-bench");
        std::fs::create_dir_all(&work)?;
        let table = work.join(format!("catalogo_{records}.csv"));
        if !table.exists() {
            call(Command::new("python3").arg(&generator).arg(&work).arg("catalogo").arg(&records))?;
        }
        table.into_os_string()
    } else {
        println!("no generator in {}: records are made up here", folder.display());
        records.into()
    };
    call(cargo().args(["run", "--release", "-p", "apertura-store", "--example", "catalog_search", "--"]).arg(source))
}
