//! `cargo xtask bench cleaning`: every figure that the cleaning stage is judged by, with one command.
//!
//! Speed is told as ratios of CPU and wall seconds to peers measured in the same run. What cannot be measured here
//! is named at the end. Never here: a scorer, a peer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Result;

use super::{Place, call, on_path, personal};

/// Compares a cleaned table with what its generator counted while it made it.
const TRUTH: &str = include_str!("truth.py");

/// What one timed command took.
struct Measure {
    name: String,
    wall: f64,
    cpu: f64,
    /// Greatest memory, in MiB.
    peak: f64,
    failed: bool,
}

/// All points.
pub(super) fn measure(place: &Place) -> Result<()> {
    let mut missing = Vec::new();
    repair(place)?;
    personal()?;
    println!("asked: 0.99 with check digits, 0.95 e-mail and phone, 0.90 names and addresses; false alarms 0.02");
    for &rows in &place.sizes {
        speed(place, rows, &mut missing)?;
        clusters(place, rows.saturating_mul(10), &mut missing)?;
    }
    missing.push("reading of `report.html` and of the browser page as an office worker would: by eye".to_owned());
    missing.push("recipes of a second month, OpenRefine histories, same bytes again: `cargo xtask test`".to_owned());
    if !missing.is_empty() {
        println!("\n== Not measured here");
        missing.iter().for_each(|what| println!("{what}"));
    }
    Ok(())
}

/// Detection and repair on every set there is, with the recipe that is suggested.
fn repair(place: &Place) -> Result<()> {
    println!("\n== Detection and repair, suggested recipe (asked: precision of repairs 0.98 or more)");
    let repair = place.fresh("repair")?;
    place.python("repair_score.py", &["unpack".as_ref(), repair.as_ref()])?;
    let folders = fs::read_dir(&repair)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    let mut sets: Vec<PathBuf> = folders.into_iter().filter(|folder| folder.join("dirty.csv").exists()).collect();
    sets.sort();
    for set in sets {
        println!("{}", set.file_name().unwrap_or_default().to_string_lossy());
        let out = repair.join("cleaned").join(set.file_name().unwrap_or_default());
        quiet(Command::new(&place.binary).arg("clean").arg(set.join("dirty.csv")).arg("-o").arg(&out))?;
        place.python("repair_score.py", &["score".as_ref(), set.as_ref(), out.join("dirty.csv").as_ref()])?;
    }
    Ok(())
}

/// `clean` and the profile against the peers.
fn speed(place: &Place, rows: u64, missing: &mut Vec<String>) -> Result<()> {
    println!("\n== Speed, {rows} rows");
    let (utf8, cp1252) = (place.table("incidentes", rows, "utf-8")?, place.table("incidentes", rows, "cp1252")?);
    let clean = |table: &Path, encoding: &str| {
        let out = place.work.join(format!("clean-{encoding}"));
        format!("{} clean {} -o {}", place.binary.display(), table.display(), out.display())
    };
    let peer = |job: &str| {
        let (csv, parquet) = (place.work.join("peer.csv"), place.work.join("peer.parquet"));
        place.peer(&format!("{job} {} {} {}", utf8.display(), csv.display(), parquet.display()))
    };
    let mut commands = vec![
        ("clean", &utf8, clean(&utf8, "utf-8")),
        ("duck_clean", &utf8, peer("duck_clean")),
        ("pl_clean", &utf8, peer("pl_clean")),
        ("clean_cp1252", &cp1252, clean(&cp1252, "cp1252")),
        ("inspect", &utf8, format!("{} inspect {} --json", place.binary.display(), utf8.display())),
        ("duck_summarize", &utf8, place.peer(&format!("duck_summarize {}", utf8.display()))),
    ];
    let qsv = ["qsv", "qsvlite", "qsvdp"].into_iter().find(|name| on_path(name));
    match qsv {
        Some(qsv) => commands.push(("qsv_stats", &utf8, format!("{qsv} stats --everything {}", utf8.display()))),
        None => missing.push(format!("{rows} rows: `qsv stats --everything`: no qsv on the path")),
    }
    let measures: Vec<Measure> = place.time(&commands)?.lines().filter_map(read_measure).collect();
    let ratio = |ours: &str, theirs: &str, asked: f64| print_ratio(&measures, ours, theirs, asked);
    println!();
    ratio("clean", "duck_clean", 0.5);
    ratio("clean", "pl_clean", 0.8);
    // the peers read UTF-8 alone: the same rows in that encoding
    ratio("clean_cp1252", "duck_clean", 0.5);
    ratio("clean_cp1252", "pl_clean", 0.8);
    ratio("inspect", "duck_summarize", 1.0);
    ratio("inspect", "qsv_stats", 0.5);
    for name in ["clean", "clean_cp1252"] {
        if let Some(measure) = measures.iter().find(|measure| measure.name == name) {
            println!("{name}: peak memory {:.0} MiB (asked: 1536 at most)", measure.peak);
        }
    }
    for (table, encoding) in [(&utf8, "utf-8"), (&cp1252, "cp1252")] {
        let stem = table.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let cleaned = place.work.join(format!("clean-{encoding}"));
        let (csv, parquet) = (cleaned.join(format!("{stem}.csv")), cleaned.join(format!("{stem}.parquet")));
        let truth = format!("{}.truth.json", table.display());
        println!("{encoding}, against the generator's counts:");
        call(Command::new("python3").args(["-c", TRUTH]).arg(truth).args([csv, parquet]))?;
    }
    Ok(())
}

/// Clusters of names against the fingerprints of DuckDB.
fn clusters(place: &Place, rows: u64, missing: &mut Vec<String>) -> Result<()> {
    println!("\n== Clusters of {rows} names");
    let table = place.table("nombres", rows, "")?;
    let ours = format!("{} cluster {} --column proveedor --json", place.binary.display(), table.display());
    let peer = place.peer(&format!("duck_fp {}", table.display()));
    let timed = place.time(&[("cluster", &table, ours), ("duck_fp", &table, peer)])?;
    let measures: Vec<Measure> = timed.lines().filter_map(read_measure).collect();
    println!();
    print_ratio(&measures, "cluster", "duck_fp", 0.5);
    if measures.iter().any(|measure| measure.failed) {
        missing.push(format!("clusters of {rows} names: a command failed"));
    }
    Ok(())
}

fn print_ratio(measures: &[Measure], ours: &str, theirs: &str, asked: f64) {
    let find = |name: &str| measures.iter().find(|measure| measure.name == name && !measure.failed);
    match (find(ours), find(theirs)) {
        (Some(a), Some(b)) => println!(
            "{ours} / {theirs}: CPU {:.2}, wall {:.2} (asked: {asked:.1} at most)",
            a.cpu / b.cpu,
            a.wall / b.wall
        ),
        _ => println!("{ours} / {theirs}: not measured"),
    }
}

/// Runs a command whose output says nothing here.
fn quiet(command: &mut Command) -> Result<()> {
    call(command.stdout(Stdio::null()).stderr(Stdio::null()))
}

/// A line of the timer: name, runs, median and least wall seconds, median CPU seconds, MiB, MB/s, exit code, output.
fn read_measure(line: &str) -> Option<Measure> {
    let cells: Vec<&str> = line.split('\t').collect();
    let number = |at: usize| cells.get(at)?.parse::<f64>().ok();
    Some(Measure {
        name: (*cells.first()?).to_owned(),
        wall: number(2)?,
        cpu: number(4)?,
        peak: number(5)?,
        failed: cells.get(7) != Some(&"0"),
    })
}
