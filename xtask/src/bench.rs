//! `cargo xtask bench NAME`: the benchmarks that issues ask for, with the scorers and data beside the repository.
//!
//! The folder is `../shared/bench`, or `APERTURA_BENCH` where that is set; it is not part of the
//! repository, and each benchmark says so where it is absent. Needs Python 3; timing needs numpy, duckdb
//! and polars from PyPI. Never here: a scorer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::root;

mod cleaning;
mod portal;

/// Name, what it measures, how.
type Bench = (&'static str, &'static str, fn(&Place) -> Result<()>);

const BENCHES: &[Bench] = &[
    ("workshop", "seating: bounds reached and time on random rosters, rounds that repeat no pair", |_| workshop()),
    ("personal", "recall and false alarms of personal data on generated columns", |_| personal()),
    ("structure", "Pollock, row classes, real files, throughput of counting and structure", structure),
    (
        "cleaning",
        "repair sets, personal data, speed and memory against DuckDB, Polars and qsv, clusters",
        cleaning::measure,
    ),
    ("portal", "tables against Datasette, the explorer, weights of pages, search against SQLite's FTS5", |_| {
        portal::run(&[])
    }),
];

/// Rows of the workbook that reading is timed on.
const WORKBOOK_ROWS: &str = "200000";

struct Place {
    bench: PathBuf,
    work: PathBuf,
    binary: PathBuf,
    /// Rows of the timed tables, where they were asked for.
    sizes: Option<Vec<u64>>,
}

/// How often commands are timed.
#[derive(Clone, Copy)]
struct Runs {
    /// Runs before them that are not counted.
    warm: u32,
    timed: u32,
}

/// Runs one benchmark; `--rows N,M` sets the rows of the timed tables.
pub fn run(args: &[String]) -> Result<()> {
    let Some((_, _, measure)) = args.first().and_then(|name| BENCHES.iter().find(|b| b.0 == name)) else {
        for (name, what, _) in BENCHES {
            println!("cargo xtask bench {name:10} {what}");
        }
        bail!("name a benchmark");
    };
    if args.first().is_some_and(|name| name == "personal") {
        return personal();
    }
    if args.first().is_some_and(|name| name == "portal") {
        return portal::run(&args[1..]);
    }
    if args.first().is_some_and(|name| name == "workshop") {
        return workshop();
    }
    let sizes = match args.iter().position(|a| a == "--rows").and_then(|i| args.get(i + 1)) {
        Some(list) => {
            Some(list.split(',').map(str::parse).collect::<Result<_, _>>().context("--rows takes whole numbers")?)
        }
        None => None,
    };
    let bench = std::env::var_os("APERTURA_BENCH").map_or_else(|| root().join("../shared/bench"), PathBuf::from);
    if !bench.exists() {
        bail!("no benchmark data in {}; hint: set APERTURA_BENCH to the folder with the scorers", bench.display());
    }
    let bench = bench.canonicalize()?;
    call(cargo().args(["build", "--release", "--bin", "apertura"]))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let work = std::env::temp_dir().join("apertura-bench");
    fs::create_dir_all(&work)?;
    measure(&Place { bench, work, binary: target.join("release/apertura"), sizes })
}

fn structure(place: &Place) -> Result<()> {
    println!("\n== Pollock, no parameters");
    let pollock = place.fresh("pollock")?;
    place.python("pollock_score.py", &["unpack".as_ref(), pollock.as_ref()])?;
    let loaded = pollock.join("loaded");
    fs::create_dir_all(&loaded)?;
    for entry in fs::read_dir(pollock.join("csv"))? {
        let file = entry?;
        // A file that cannot be read counts as a failure in the score: no output.
        let _ =
            Command::new(&place.binary).arg("convert").arg(file.path()).arg(loaded.join(file.file_name())).output()?;
    }
    place.python("pollock_score.py", &["score".as_ref(), pollock.as_ref(), loaded.as_ref()])?;

    println!("\n== Row classes");
    let rows = place.fresh("rowclass")?;
    place.python("rowclass_score.py", &["unpack".as_ref(), rows.as_ref()])?;
    place.python("rowclass_score.py", &["score".as_ref(), rows.as_ref(), place.binary.as_ref()])?;

    println!("\n== Real files");
    place.python("real_score.py", &[place.binary.as_ref()])?;

    println!("\n== Throughput");
    let rows = place.sizes.as_ref().and_then(|sizes| sizes.first().copied()).unwrap_or(1_000_000);
    let table = place.table("incidentes", rows, "utf-8")?;
    place.reading(&table.display().to_string())?;
    place.reading(WORKBOOK_ROWS)?;
    let polars = "import polars; print(polars.scan_csv('{}').select(polars.len()).collect().item())";
    let mut measures = vec![
        ("inspect", &table, format!("{} inspect {}", place.binary.display(), table.display())),
        ("duck_count", &table, place.peer(&format!("duck_count {}", table.display()))),
        (
            "polars count (bare)",
            &table,
            format!("python3 -c \"{}\"", polars.replace("{}", &table.display().to_string())),
        ),
    ];
    for (program, words) in [("xan", "count --parallel"), ("qsv", "count")] {
        match on_path(program) {
            true => measures.push((program, &table, format!("{program} {words} {}", table.display()))),
            false => println!("{program} is not on the PATH: not timed"),
        }
    }
    place.time(&measures, Runs { warm: 1, timed: 3 })?;
    Ok(())
}

/// The table of the generator of labelled columns; it needs nothing outside the repository.
fn personal() -> Result<()> {
    println!("\n== Personal data, generated columns");
    call(cargo().args([
        "test",
        "--release",
        "-p",
        "apertura-tabular",
        "--test",
        "it",
        "table_of_recall",
        "--",
        "--ignored",
        "--nocapture",
    ]))
}

/// Seating of invented rosters; it needs nothing outside the repository.
fn workshop() -> Result<()> {
    call(cargo().args(["bench", "-q", "-p", "apertura-workshop", "--bench", "seating"]))
}

impl Place {
    fn fresh(&self, name: &str) -> Result<PathBuf> {
        let folder = self.work.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    fn python(&self, script: &str, args: &[&Path]) -> Result<()> {
        call(Command::new("python3").arg(self.bench.join(script)).args(args))
    }

    fn peer(&self, job: &str) -> String {
        format!("python3 {} {job}", self.bench.join("peers.py").display())
    }

    /// Our reading beside a peer's in one process.
    fn reading(&self, what: &str) -> Result<()> {
        let bench = ["bench", "-q", "-p", "apertura-tabular", "--bench", "reading", "--", what];
        call(cargo().args(bench))
    }

    /// A generated table of a kind, made once; an empty encoding for kinds that have one alone.
    fn table(&self, kind: &str, rows: u64, encoding: &str) -> Result<PathBuf> {
        let rows = rows.to_string();
        let name: Vec<&str> = [kind, &rows, encoding].into_iter().filter(|part| !part.is_empty()).collect();
        let path = self.work.join(format!("{}.csv", name.join("_")));
        if !path.exists() {
            let mut args: Vec<&Path> = vec![&self.work];
            args.extend(name.iter().map(Path::new));
            self.python("gen_tables.py", &args)?;
        }
        Ok(path)
    }

    /// All measures in turn, so that their ratios hold on a machine whose speed drifts; prints and gives the table.
    fn time(&self, measures: &[(&str, &PathBuf, String)], runs: Runs) -> Result<String> {
        let list = self.work.join("measures.tsv");
        let lines: Vec<String> = measures.iter().map(|(n, f, c)| format!("{n}\t{}\t{c}", f.display())).collect();
        fs::write(&list, lines.join("\n"))?;
        let timer = self.bench.join("timer.py");
        let mut command = Command::new("python3");
        command.arg(timer).args(["-n", &runs.timed.to_string(), "-w", &runs.warm.to_string(), "-t", "3600"]);
        command.arg(&list).current_dir(&self.work).stderr(Stdio::inherit());
        let output = command.output().context("python3 does not start")?;
        let table = String::from_utf8_lossy(&output.stdout).into_owned();
        print!("{table}");
        if !output.status.success() {
            bail!("the timer ended with {}", output.status);
        }
        Ok(table)
    }
}

/// Cargo in this repository, without what the cargo that runs this program says of it: dependencies whose build
/// scripts look at that would be built anew.
pub(crate) fn cargo() -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(root());
    let told = |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
    std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(told)).for_each(|(name, _)| {
        command.env_remove(name);
    });
    command
}

fn on_path(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

pub(crate) fn call(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{:?} does not start", command.get_program()))?;
    if !status.success() {
        bail!("{:?} ended with {status}", command.get_program());
    }
    Ok(())
}
