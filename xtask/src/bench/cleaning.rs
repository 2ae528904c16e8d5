//! `cargo xtask bench cleaning`: every figure that the cleaning stage is judged by, with one command.
//!
//! Speed is told as ratios of CPU and wall seconds to peers measured in the same run. A part that fails does not
//! keep the others from being measured; it is named at the end, as is what cannot be measured here.
//! Never here: a scorer, a peer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::{Place, Runs, call, on_path, personal};

/// Compares a cleaned table with what its generator counted while it made it.
const TRUTH: &str = include_str!("truth.py");
/// Counts columns of real files that are flagged as personal and are not.
const ALARMS: &str = include_str!("alarms.py");

/// Rows of the timed tables unless others are asked for.
const SIZES: [u64; 2] = [1_000_000, 10_000_000];
/// Tables of more rows than this are timed once, without a warm-up.
const LARGE: u64 = 2_000_000;
/// Memory is measured again on a table so many times the greatest timed one.
const GREATER: u64 = 3;

/// A row of the table and of its clean files, in bytes, and some room to spare.
const ROW_BYTES: u64 = 760;

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
    let mut failed = Vec::new();
    let mut tried = |what: String, part: Result<()>| {
        if let Err(why) = part {
            println!("FAILED: {what}: {why:#}");
            failed.push(format!("{what}: {why:#}"));
        }
    };
    let sizes = place.sizes.clone().unwrap_or_else(|| SIZES.to_vec());
    let greatest = sizes.iter().copied().max().unwrap_or(SIZES[0]);
    tried("detection and repair".to_owned(), repair(place));
    tried("personal data, generated columns".to_owned(), personal());
    println!("asked: 0.99 with check digits, 0.95 e-mail and phone, 0.90 names and addresses; false alarms 0.02");
    tried("personal data, real files".to_owned(), alarms(place, &mut missing));
    if !["qsv", "qsvlite", "qsvdp"].into_iter().any(on_path) {
        missing.push("the profile against `qsv stats --everything`: qsv is not installed".to_owned());
    }
    for rows in sizes {
        tried(format!("speed, {rows} rows"), speed(place, rows));
    }
    tried("memory".to_owned(), memory(place, greatest.saturating_mul(GREATER), &mut missing));
    tried("clusters".to_owned(), clusters(place, greatest));
    missing.push("reading of `report.html` and of the browser page as an office worker would: by eye".to_owned());
    missing.push("recipes of a second month, OpenRefine histories, same bytes again: `cargo xtask test`".to_owned());
    println!("\n== Not measured here");
    missing.iter().for_each(|what| println!("{what}"));
    if !failed.is_empty() {
        println!("\n== Failed");
        failed.iter().for_each(|what| println!("{what}"));
        bail!("{} part(s) failed", failed.len());
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

/// Columns of the real files beside the benchmarks that are flagged and hold no personal data.
fn alarms(place: &Place, missing: &mut Vec<String>) -> Result<()> {
    println!("\n== Personal data, real files (asked: false alarms in 0.02 of the columns at most)");
    let real = place.bench.join("../data/real");
    if !real.join("truth.csv").exists() {
        missing.push(format!("false alarms: no real files in {}", real.display()));
        return Ok(());
    }
    call(Command::new("python3").args(["-c", ALARMS]).arg(&place.binary).arg(real.canonicalize()?))
}

/// `clean` and the profile against the peers, and every figure of the clean tables against the generator's.
fn speed(place: &Place, rows: u64) -> Result<()> {
    println!("\n== Speed, {rows} rows");
    let runs = if rows > LARGE { Runs { warm: 0, timed: 1 } } else { Runs { warm: 1, timed: 3 } };
    let utf8 = place.table("incidentes", rows, "utf-8")?;
    let (csv, parquet) = (place.work.join("peer.csv"), place.work.join("peer.parquet"));
    let peer = |job: &str| place.peer(&format!("{job} {} {} {}", utf8.display(), csv.display(), parquet.display()));
    let mut commands = vec![
        ("clean", &utf8, clean(place, &utf8)),
        ("duck_clean", &utf8, peer("duck_clean")),
        ("pl_clean", &utf8, peer("pl_clean")),
        ("inspect", &utf8, format!("{} inspect --format json {}", place.binary.display(), utf8.display())),
        ("duck_summarize", &utf8, place.peer(&format!("duck_summarize {}", utf8.display()))),
    ];
    if let Some(qsv) = ["qsv", "qsvlite", "qsvdp"].into_iter().find(|name| on_path(name)) {
        commands.push(("qsv_stats", &utf8, format!("{qsv} stats --everything {}", utf8.display())));
    }
    let mut measures: Vec<Measure> = place.time(&commands, runs)?.lines().filter_map(read_measure).collect();
    [csv, parquet].iter().try_for_each(|file| remove(file))?;
    println!("utf-8, against the generator's counts:");
    let first = right(place, &utf8);
    // the peers read UTF-8 alone; the disk need not hold both encodings' clean files
    let cp1252 = place.table("incidentes", rows, "cp1252")?;
    let other = place.time(&[("clean_cp1252", &cp1252, clean(place, &cp1252))], runs)?;
    measures.extend(other.lines().filter_map(read_measure));
    println!("cp1252, against the generator's counts:");
    let second = right(place, &cp1252);
    remove(&cp1252)?;
    let ratio = |ours: &str, theirs: &str, asked: f64| print_ratio(&measures, ours, theirs, asked);
    println!();
    ratio("clean", "duck_clean", 0.5);
    ratio("clean", "pl_clean", 0.8);
    ratio("clean_cp1252", "duck_clean", 0.5);
    ratio("clean_cp1252", "pl_clean", 0.8);
    ratio("inspect", "duck_summarize", 1.0);
    if measures.iter().any(|measure| measure.name == "qsv_stats") {
        ratio("inspect", "qsv_stats", 0.5);
    }
    print_peaks(&measures);
    if let Some(measure) = measures.iter().find(|measure| measure.failed) {
        bail!("{} ended with an error", measure.name);
    }
    first.and(second)
}

/// Memory and truth on a table greater than the timed ones, where the disk has room for it and its clean files.
fn memory(place: &Place, rows: u64, missing: &mut Vec<String>) -> Result<()> {
    println!("\n== Memory, {rows} rows");
    let needed = rows.saturating_mul(ROW_BYTES);
    let free = free_bytes(&place.work)?;
    if free < needed {
        let gigabytes = |bytes: u64| bytes as f64 / 1e9;
        println!("not measured: too little room on the disk");
        missing.push(format!(
            "memory on {rows} rows: {:.0} GB are needed in {}, {:.0} GB are free",
            gigabytes(needed),
            place.work.display(),
            gigabytes(free)
        ));
        return Ok(());
    }
    let table = place.table("incidentes", rows, "utf-8")?;
    let timed = place.time(&[("clean", &table, clean(place, &table))], Runs { warm: 0, timed: 1 });
    let checked = timed.and_then(|timed| {
        print_peaks(&timed.lines().filter_map(read_measure).collect::<Vec<Measure>>());
        println!("against the generator's counts:");
        right(place, &table)
    });
    remove(&table)?;
    checked
}

/// Free bytes on the disk of a folder.
fn free_bytes(folder: &Path) -> Result<u64> {
    let output = Command::new("df").args(["--output=avail", "-B1"]).arg(folder).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().nth(1).and_then(|line| line.trim().parse().ok()).context("df does not tell the free bytes")
}

/// Clusters of names against the fingerprints of DuckDB.
fn clusters(place: &Place, rows: u64) -> Result<()> {
    println!("\n== Clusters of {rows} names");
    let table = place.table("nombres", rows, "")?;
    let ours = format!("{} cluster {} --column proveedor --json", place.binary.display(), table.display());
    let peer = place.peer(&format!("duck_fp {}", table.display()));
    let timed = place.time(&[("cluster", &table, ours), ("duck_fp", &table, peer)], Runs { warm: 0, timed: 3 })?;
    let measures: Vec<Measure> = timed.lines().filter_map(read_measure).collect();
    println!();
    print_ratio(&measures, "cluster", "duck_fp", 0.5);
    match measures.iter().find(|measure| measure.failed) {
        Some(measure) => bail!("{} ended with an error", measure.name),
        None => Ok(()),
    }
}

/// The folder with the clean files of a table.
fn cleaned(place: &Place) -> PathBuf {
    place.work.join("clean")
}

/// The command that cleans a table.
fn clean(place: &Place, table: &Path) -> String {
    format!("{} clean {} -o {}", place.binary.display(), table.display(), cleaned(place).display())
}

/// Compares the clean files of a table with what the generator counted, to the last row; then removes them.
fn right(place: &Place, table: &Path) -> Result<()> {
    let stem = table.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let folder = cleaned(place);
    let (csv, parquet) = (folder.join(format!("{stem}.csv")), folder.join(format!("{stem}.parquet")));
    let truth = format!("{}.truth.json", table.display());
    let compared = call(Command::new("python3").args(["-c", TRUTH]).arg(truth).args([csv, parquet]));
    remove(&folder)?;
    compared.context("figures of the clean table are not the generator's")
}

/// Removes a file or folder, where it is there: tables of ten million rows fill a disk.
fn remove(path: &Path) -> Result<()> {
    if path.is_dir() {
        fs::remove_dir_all(path)?;
    } else if path.exists() {
        fs::remove_file(path)?;
    }
    Ok(())
}

fn print_peaks(measures: &[Measure]) {
    for measure in measures.iter().filter(|measure| measure.name.starts_with("clean")) {
        println!("{}: peak memory {:.0} MiB (asked: 1536 at most)", measure.name, measure.peak);
    }
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
