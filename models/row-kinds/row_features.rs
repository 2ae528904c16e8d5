//! Writes what the row-kind model is told of annotated tables, for `train.py`.
//!
//! `row_features DIR`: DIR holds `truth.jsonl` (`{"file": …, "kinds": […]}` a line) and the delimited files it
//! names; writes `x.f32` (the features, row after row) and `meta.u32` (file number, record from 0, kind).
//! Never here: anything that the product runs.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::PathBuf;

use apertura_tabular::{Body, Limits, Overrides, read, structure};

const KINDS: [&str; 6] = ["metadata", "header", "group", "data", "derived", "notes"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("row_features DIR")?);
    let overrides = Overrides { delimiter: Some(",".into()), ..Overrides::default() };
    let limits = Limits { grid_bytes: u64::MAX, ..Limits::default() };
    let mut features = BufWriter::new(File::create(folder.join("x.f32"))?);
    let mut meta = BufWriter::new(File::create(folder.join("meta.u32"))?);
    for (number, line) in BufReader::new(File::open(folder.join("truth.jsonl"))?).lines().enumerate() {
        let case: serde_json::Value = serde_json::from_str(&line?)?;
        let path = folder.join(case["file"].as_str().ok_or("a case without file")?);
        let document = read::read(&path, &overrides, &limits)?;
        let Some(Body::Grid(grid)) = document.sheets.first().map(|sheet| &sheet.body) else { continue };
        for (record, numbers) in structure::row_features(grid) {
            let kind = case["kinds"][record].as_str().and_then(|kind| KINDS.iter().position(|known| *known == kind));
            for number in &numbers {
                features.write_all(&number.to_le_bytes())?;
            }
            for value in [number, record, kind.unwrap_or(KINDS.len())] {
                meta.write_all(&u32::try_from(value)?.to_le_bytes())?;
            }
        }
    }
    Ok(())
}
