//! How long reading and finding the structure of a file takes, beside the bare read of a peer in the same run.
//!
//! ```text
//! cargo bench -p apertura-tabular --bench reading -- FILE.csv     # against simd-csv's parallel record count
//! cargo bench -p apertura-tabular --bench reading -- FILE.xlsx    # against calamine's read of all sheets
//! cargo bench -p apertura-tabular --bench reading -- ROWS         # writes such a workbook first
//! ```
//!
//! `simd-csv` is the reader that `xan` counts with. Both are timed in turn, five times each; the least time
//! counts. Never here: a bound that fails a test.

use std::error::Error;
use std::fs::File;
use std::io::SeekFrom;
use std::path::Path;
use std::time::Instant;

use apertura_tabular::Limits;
use apertura_tabular::delimited::{Body, read_delimited};
use apertura_tabular::read::read;
use apertura_tabular::structure::structure;
use calamine::Reader as _;

const TIMES: usize = 5;

/// What one reading gives: rows or records.
type Outcome = Result<u64, Box<dyn Error>>;

fn main() -> Result<(), Box<dyn Error>> {
    // cargo hands `--bench` on
    let Some(word) = std::env::args().skip(1).find(|word| !word.starts_with("--")) else {
        println!("say which: cargo bench -p apertura-tabular --bench reading -- FILE.csv|FILE.xlsx|ROWS");
        return Ok(());
    };
    let kept = tempfile::tempdir()?;
    let mut path = Path::new(&word).to_owned();
    if let Ok(rows) = word.parse() {
        path = kept.path().join("libro.xlsx");
        write_workbook(&path, rows)?;
    }
    let workbook = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
    let (peer, bare): (&str, fn(&Path) -> Outcome) =
        if workbook { ("calamine, bare read", calamine_read) } else { ("simd-csv, bare count", simd_csv_count) };
    let (mut ours, mut theirs, mut count) = ((f64::MAX, 0), (f64::MAX, 0), (f64::MAX, 0));
    for _ in 0..TIMES {
        timed(&mut theirs, || bare(&path))?;
        if !workbook {
            timed(&mut count, || count_records(&path))?;
        }
        timed(&mut ours, || read_and_structure(&path))?;
    }
    println!("{:<34} {:>8.3} s {:>12} records", peer, theirs.0, theirs.1);
    if !workbook {
        println!("{:<34} {:>8.3} s {:>12} records", "apertura, dialect and count", count.0, count.1);
        println!("ratio {:.2}", count.0 / theirs.0);
    }
    println!("{:<34} {:>8.3} s {:>12} records", "apertura, hash and structure too", ours.0, ours.1);
    println!("ratio {:.2}", ours.0 / theirs.0);
    Ok(())
}

fn timed(best: &mut (f64, u64), work: impl FnOnce() -> Outcome) -> Result<(), Box<dyn Error>> {
    let started = Instant::now();
    let count = work()?;
    *best = (best.0.min(started.elapsed().as_secs_f64()), count);
    Ok(())
}

/// What `apertura inspect` does before it profiles: SHA-256 of the file, reading, structure.
fn read_and_structure(path: &Path) -> Outcome {
    let limits = Limits::default();
    let found = structure(read(path, &Default::default(), &limits)?, &Default::default(), &limits)?;
    Ok(found.tables.iter().map(|table| table.structure.rows).sum())
}

/// Encoding, dialect and where every record is, blank ones and the header counted.
fn count_records(path: &Path) -> Outcome {
    match read_delimited(path, &Default::default(), &Limits::default())?.body {
        Body::Delimited(delimited) => Ok(delimited.records),
        Body::Grid(grid) => Ok(grid.rows.len() as u64),
    }
}

fn calamine_read(path: &Path) -> Outcome {
    let mut book = calamine::open_workbook_auto(path)?;
    Ok(book.worksheets().iter().map(|(_, range)| range.height() as u64).sum())
}

/// The segments of the file, each counted by a thread.
fn simd_csv_count(path: &Path) -> Outcome {
    let threads = std::thread::available_parallelism()?.get();
    let seeker = || simd_csv::SeekerBuilder::new().has_headers(true).from_reader(File::open(path)?);
    let segments = seeker()?.ok_or("an empty file")?.segments(threads)?;
    let counted: Vec<simd_csv::Result<u64>> = std::thread::scope(|scope| {
        let counts: Vec<_> = segments
            .into_iter()
            .map(|(start, end)| {
                scope.spawn(move || {
                    let Some(seeker) = seeker()? else { return Ok(0) };
                    let inner = std::io::Read::take(seeker_at(seeker, start)?, end - start);
                    simd_csv::SplitterBuilder::with_capacity(1 << 20)
                        .has_headers(false)
                        .from_reader(inner)
                        .count_records()
                })
            })
            .collect();
        counts.into_iter().filter_map(|count| count.join().ok()).collect()
    });
    let mut sum = 0;
    for count in counted {
        sum += count?;
    }
    Ok(sum)
}

fn seeker_at(seeker: simd_csv::Seeker<File>, start: u64) -> simd_csv::Result<File> {
    let mut file = seeker.into_inner();
    std::io::Seek::seek(&mut file, SeekFrom::Start(start))?;
    Ok(file)
}

/// A workbook as an office has it: numbers, names, days, a few blanks.
fn write_workbook(path: &Path, rows: u32) -> Result<(), Box<dyn Error>> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory()?;
    for (column, label) in
        ["Folio", "Municipio", "Fecha", "Monto", "Personas", "Colonia", "Tipo", "Nota"].iter().enumerate()
    {
        sheet.write(0, u16::try_from(column)?, *label)?;
    }
    let places = ["Monterrey", "Apodaca", "San Nicolás de los Garza", "García", "Juárez", "Linares"];
    for row in 1..=rows {
        sheet.write(row, 0, format!("NL-{row:07}"))?;
        sheet.write(row, 1, places[row as usize % places.len()])?;
        sheet.write(row, 2, format!("2025-{:02}-{:02}", row % 12 + 1, row % 28 + 1))?;
        sheet.write(row, 3, f64::from(row % 9973) * 1.25)?;
        sheet.write(row, 4, row % 17)?;
        sheet.write(row, 5, format!("Colonia {}", row % 811))?;
        sheet.write(row, 6, ["choque", "robo", "incendio"][row as usize % 3])?;
        if row % 5 == 0 {
            sheet.write(row, 7, "sin lesionados, daños materiales")?;
        }
    }
    book.save(path)?;
    Ok(())
}
