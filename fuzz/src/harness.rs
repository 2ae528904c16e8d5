//! What every fuzz target does with foreign bytes, shared with the test that replays the kept corpus.
//!
//! A seed of a format that is a zip stands as text: lines `@@ name` before the bytes of each part, so that a fuzzer's changes
//! reach the parts and not the packing. Never here: what is right about a file that can be read (see the tests of `tabular`).

use std::io::{Cursor, Write};

use apertura_tabular::inspection::examine;
use apertura_tabular::{Limits, Overrides, ReadError, Recipe, encoding, read};

/// The targets: one for each format, and the recipe.
pub const TARGETS: [&str; 19] = [
    "archives",
    "dbf",
    "delimited",
    "encoding",
    "geojson",
    "geopackage",
    "html",
    "json",
    "kml",
    "ndjson",
    "ods",
    "parquet",
    "recipe",
    "shapefile",
    "spreadsheetml",
    "xls",
    "xlsb",
    "xlsx",
    "xml",
];

/// Small enough that whatever passes a limit does so at once.
fn limits() -> Limits {
    Limits { cells: 50_000, unpacked_bytes: 4 << 20, columns: 2000, threads: 1, ..Limits::default() }
}

/// Reads bytes as one target does.
///
/// # Panics
/// Where a reader did: that is the finding.
pub fn run(target: &str, data: &[u8]) {
    match target {
        "encoding" => {
            let decoded = encoding::decode(data);
            let again = encoding::decode_as(data, &decoded.encoding);
            assert!(again.is_some(), "{} is no label", decoded.encoding);
        }
        "recipe" => {
            if let Ok(recipe) =
                std::str::from_utf8(data).map_err(drop).and_then(|text| Recipe::from_toml(text).map_err(drop))
            {
                // what was understood is written so that it is understood again
                let written = recipe.to_toml();
                let again = Recipe::from_toml(&written).map(|again| again.to_toml());
                assert_eq!(again.ok().as_ref(), Some(&written));
            }
        }
        // structure and profile too: most files are of this kind
        "delimited" => {
            let file = file_of(data);
            let _ = examine(file.path(), &Overrides::default(), &limits());
        }
        "xlsx" | "xlsb" | "ods" | "shapefile" => read_bytes(&zipped(data)),
        "kml" if data.starts_with(b"@@ ") => read_bytes(&zipped(data)),
        "archives" if data.starts_with(b"@@ ") => read_bytes(&zipped(data)),
        "geopackage" => read_bytes(&with_start(data, b"SQLite format 3\0")),
        "parquet" => read_bytes(&with_start(data, b"PAR1")),
        _ => read_bytes(data),
    }
}

/// The bytes with a format's sign in their first place.
fn with_start(data: &[u8], sign: &[u8]) -> Vec<u8> {
    let mut bytes = data.to_vec();
    let common = bytes.len().min(sign.len());
    bytes[..common].copy_from_slice(&sign[..common]);
    bytes
}

fn file_of(data: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(data).expect("room for a temporary file");
    file
}

fn read_bytes(data: &[u8]) {
    let file = file_of(data);
    if let Err(ReadError::Damaged { why, format }) = read::read(file.path(), &Overrides::default(), &limits()) {
        // a panic inside the parquet crate is caught by design; our own readers have none
        assert!(!why.contains("panicked") || format.name() == "parquet", "the reader of {format} panicked");
    }
}

/// A zip of the parts; nothing is packed.
pub fn zipped(data: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts(data) {
        // a name that came before is refused: the first one stands
        if zip.start_file(name, stored).is_ok() {
            let _ = zip.write_all(bytes);
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// The parts of a seed: name and bytes.
fn parts(data: &[u8]) -> Vec<(String, &[u8])> {
    const MARK: &[u8] = b"@@ ";
    let mut starts = Vec::new();
    for (at, _) in data.windows(MARK.len()).enumerate().filter(|(_, window)| *window == MARK) {
        if at == 0 || data[at - 1] == b'\n' {
            starts.push(at);
        }
    }
    let mut parts = Vec::new();
    for (n, start) in starts.iter().enumerate().take(40) {
        let end = starts.get(n + 1).map_or(data.len(), |next| next - 1);
        let section = &data[start + MARK.len()..end];
        let line = section.iter().position(|byte| *byte == b'\n').unwrap_or(section.len());
        let name = String::from_utf8_lossy(&section[..line.min(200)]).into_owned();
        parts.push((name, section.get(line + 1..).unwrap_or_default()));
    }
    parts
}
