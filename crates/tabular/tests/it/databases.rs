//! Databases in one file (SQLite, GeoPackage): what a row says, and files that lie about themselves.

use apertura_tabular::document::{Document, Format};
use apertura_tabular::{Body, CellKind, Grid, Limits, Overrides, ReadError, read};

fn case(name: &str) -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    std::fs::read(folder.join(name)).unwrap()
}

fn read_bytes(bytes: &[u8]) -> Result<Document, ReadError> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    read::read(file.path(), &Overrides::default(), &Limits::default())
}

fn grid(document: &Document, sheet: usize) -> &Grid {
    match &document.sheets[sheet].body {
        Body::Grid(grid) => grid,
        Body::Delimited(_) => panic!("not a grid"),
    }
}

#[test]
fn a_table_kept_by_its_key_gives_its_rows_in_key_order() {
    let document = read_bytes(&case("sqlite-varias-tablas/input.db")).unwrap();
    assert_eq!(document.source.format, Format::Sqlite);
    let rows = &grid(&document, 1).rows;
    let row = |n: usize| rows[n].iter().map(|cell| (&*cell.text, cell.kind)).collect::<Vec<_>>();
    assert_eq!(row(1), [("T-01", CellKind::Text), ("Baja", CellKind::Text), ("0", CellKind::Number)]);
    assert_eq!(row(2)[2], ("9007199254740993", CellKind::Number));
    // a text over several pages
    let long = format!("Alta de licencia. {}fin.", "Requisitos varios; ".repeat(60));
    assert_eq!(row(3), [("T-03", CellKind::Text), (&*long, CellKind::Text), ("-250.5", CellKind::Number)]);
}

#[test]
fn typed_columns_give_days_moments_and_truths() {
    let document = read_bytes(&case("sqlite-varias-tablas/input.db")).unwrap();
    let row = &grid(&document, 0).rows[1];
    assert_eq!((row[4].kind, row[5].kind), (CellKind::Boolean, CellKind::Date));
    let document = read_bytes(&case("geopackage-capas/input.gpkg")).unwrap();
    assert_eq!(grid(&document, 0).rows[1][2].kind, CellKind::DateTime);
}

#[test]
fn changes_kept_in_a_second_file_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("base.db");
    let mut bytes = case("sqlite-varias-tablas/input.db");
    let told = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        let document = read::read(&path, &Overrides::default(), &Limits::default()).unwrap();
        document.findings.iter().find(|finding| finding.rule == "unsaved-changes").map(|finding| finding.severity)
    };
    assert_eq!(told(&bytes), None);
    (bytes[18], bytes[19]) = (2, 2);
    assert_eq!(told(&bytes), Some(apertura_tabular::Severity::Info));
    std::fs::write(folder.path().join("base.db-wal"), b"x").unwrap();
    assert_eq!(told(&bytes), Some(apertura_tabular::Severity::Warning));
}

#[test]
fn a_database_cut_short_gives_what_is_left() {
    let whole = case("geopackage-capas/input.gpkg");
    let document = read_bytes(&whole[..whole.len() - 1024]).unwrap();
    assert!(document.findings.iter().any(|finding| finding.rule == "damaged-file"));
    assert_eq!(grid(&document, 0).rows.len(), 5);
    let only_head = read_bytes(&whole[..100]).unwrap_err();
    assert_eq!(only_head.code(), "damaged-file");
}

#[test]
fn pages_that_point_in_circles_end() {
    for name in ["sqlite-varias-tablas/input.db", "geopackage/input.gpkg"] {
        let whole = case(name);
        let rows = |bytes: &[u8]| match read_bytes(bytes) {
            Ok(document) => (0..document.sheets.len()).map(|sheet| grid(&document, sheet).rows.len()).sum(),
            Err(ReadError::Damaged { why, .. }) => {
                assert!(!why.contains("panicked"), "{why}");
                0
            }
            Err(_) => 0,
        };
        let whole_rows: usize = rows(&whole);
        assert!(whole_rows > 3);
        for (n, at) in (100..whole.len() - 4).step_by(5).enumerate() {
            let mut bytes = whole.clone();
            let page = [0u32, 1, 2, 5, u32::MAX][n % 5];
            bytes[at..at + 4].copy_from_slice(&page.to_be_bytes());
            // a page is used once: no change of four bytes makes many rows of few
            assert!(rows(&bytes) < whole_rows + 300, "{name} at {at}");
        }
    }
}
