//! Writes what the row-kind model is told of annotated tables, for `train.py`; or what the engine says of them with
//! weights that `train.py` wrote.
//!
//! `row_features DIR`: DIR holds `truth.jsonl` (`{"file": …, "kinds": […]}` a line) and the delimited files it
//! names; writes `x.f32` (the features, row after row), `groups.u32` (two groups of rows that look alike) and
//! `meta.u32` (file number, record from 0, kind).
//! `row_features DIR WEIGHTS`: prints the kinds of each file's records, one file a line, rules after the model
//! included; `figures.py` reads them.
//! Never here: anything that the product runs.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use apertura_tabular::{Body, Grid, Limits, Overrides, read, structure};
use serde_json::Value;

const KINDS: [&str; 6] = ["metadata", "header", "group", "data", "derived", "notes"];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("row_features DIR [WEIGHTS]")?);
    match std::env::args().nth(2) {
        Some(weights) => say(&folder, &std::fs::read(weights)?),
        None => describe(&folder),
    }
}

fn describe(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut features = BufWriter::new(File::create(folder.join("x.f32"))?);
    let mut alike = BufWriter::new(File::create(folder.join("groups.u32"))?);
    let mut meta = BufWriter::new(File::create(folder.join("meta.u32"))?);
    each(folder, |number, case, grid| {
        for (record, numbers, groups) in structure::row_features(grid) {
            let kind = case["kinds"][record].as_str().and_then(|kind| KINDS.iter().position(|known| *known == kind));
            for number in &numbers {
                features.write_all(&number.to_le_bytes())?;
            }
            for group in groups {
                alike.write_all(&group.to_le_bytes())?;
            }
            for value in [number, record, kind.unwrap_or(KINDS.len())] {
                meta.write_all(&u32::try_from(value)?.to_le_bytes())?;
            }
        }
        Ok(())
    })
}

fn say(folder: &Path, weights: &[u8]) -> Result<(), Box<dyn Error>> {
    each(folder, |_, _, grid| {
        let kinds = structure::row_kinds_by(grid, weights).ok_or("these are no weights")?;
        println!("{}", kinds.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(" "));
        Ok(())
    })
}

fn each(
    folder: &Path,
    mut with: impl FnMut(usize, &Value, &Grid) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let overrides = Overrides { delimiter: Some(",".into()), ..Overrides::default() };
    let limits = Limits { grid_bytes: u64::MAX, ..Limits::default() };
    for (number, line) in BufReader::new(File::open(folder.join("truth.jsonl"))?).lines().enumerate() {
        let case: Value = serde_json::from_str(&line?)?;
        let path = folder.join(case["file"].as_str().ok_or("a case without file")?);
        let document = read::read(&path, &overrides, &limits)?;
        let Some(Body::Grid(grid)) = document.sheets.first().map(|sheet| &sheet.body) else { continue };
        with(number, &case, grid)?;
    }
    Ok(())
}
