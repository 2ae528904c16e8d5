//! Files made to hurt: bombs, sizes that lie, depths, widths, and files cut in the middle. Each ends soon, within its limits,
//! with a clear error, or gives what can be saved.

use std::io::{Cursor, Write};

use apertura_tabular::document::Document;
use apertura_tabular::inspection::examine;
use apertura_tabular::{Body, Limits, LimitsError, Overrides, ReadError, read};

fn read_within(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    read::read(file.path(), &Overrides::default(), limits)
}

fn refused(bytes: &[u8], limits: &Limits) -> String {
    match read_within(bytes, limits).unwrap_err() {
        ReadError::Limit { limit, .. } => format!("limit {limit}"),
        other => other.to_string(),
    }
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn rows(document: &Document, sheet: usize) -> usize {
    match &document.sheets[sheet].body {
        Body::Grid(grid) => grid.rows.len(),
        Body::Delimited(_) => panic!("not a grid"),
    }
}

fn says(document: &Document, rule: &str) -> bool {
    document.findings.iter().any(|finding| finding.rule == rule)
}

const BOOK: &[u8] = br#"<workbook><sheets><sheet name="a" r:id="x"/></sheets></workbook>"#;

#[test]
fn limits_are_set_by_name() {
    let mut limits = Limits::default();
    limits.set("cells", "100_000_000").unwrap();
    limits.set("unpacked_bytes", "8 GB").unwrap();
    limits.set("record_bytes", "512K").unwrap();
    assert_eq!((limits.cells, limits.unpacked_bytes, limits.record_bytes), (100_000_000, 8 << 30, 512 << 10));
    assert_eq!(limits.set("celdas", "1"), Err(LimitsError::Name("celdas".to_owned())));
    for (name, value) in [("cells", "0"), ("cells", "-1"), ("cells", "mucho"), ("cells", "1T"), ("depth", "100000")] {
        assert_eq!(limits.set(name, value), Err(LimitsError::Value { name: name.to_owned(), value: value.to_owned() }));
    }
    for name in Limits::NAMES {
        limits.set(name, "7").unwrap();
    }
    let sevens = limits.clone();
    limits.set_from_toml("[limits]\ncells = 9\npart_bytes = \"1M\"\n[portal]\nname = \"x\"\n").unwrap();
    assert_eq!(limits, Limits { cells: 9, part_bytes: 1 << 20, ..sevens });
    assert!(matches!(limits.set_from_toml("limits = 3"), Err(LimitsError::Settings(_))));
    assert!(matches!(limits.set_from_toml("[limits"), Err(LimitsError::Settings(_))));
}

#[test]
fn bombs_within_bombs_share_one_budget() {
    let limits = Limits { unpacked_bytes: 2 << 20, ..Limits::default() };
    let zeros = vec![b'0'; 1 << 20];
    let inner = zipped(&[("a.csv", &zeros)]);
    // each of these is within the limit, all together are not
    let outer = zipped(&[("1.zip", &inner), ("2.zip", &inner), ("3.zip", &inner)]);
    assert!(outer.len() < 10_000);
    assert_eq!(refused(&outer, &limits), "limit unpacked_bytes");
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gz.write_all(&vec![0; 8 << 20]).unwrap();
    assert_eq!(refused(&gz.finish().unwrap(), &limits), "limit unpacked_bytes");
    let many: Vec<(String, &[u8])> = (0..50).map(|n| (format!("{n}.csv"), &b"a,b\n1,2\n"[..])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    assert_eq!(refused(&zipped(&many), &Limits { entries: 49, ..Limits::default() }), "limit entries");
}

#[test]
fn archives_without_end_end() {
    // an archive in an archive in an archive: nothing that a table would be in
    let mut bytes = zipped(&[("a.csv", b"a,b\n1,2\n")]);
    for _ in 0..20 {
        bytes = zipped(&[("otra.zip", &bytes)]);
    }
    assert_eq!(refused(&bytes, &Limits::default()), "unreadable-format: archive");
    // one whose directory says that its only entry is the archive itself
    let mut itself = zipped(&[("yo.zip", b"PK\x03\x04")]);
    let copy = itself.clone();
    itself.extend(copy);
    assert!(read_within(&itself, &Limits::default()).is_err());
}

#[test]
fn declared_entities_are_never_expanded() {
    let mut laughs = String::from("<?xml version=\"1.0\"?><!DOCTYPE z [<!ENTITY a0 \"ja\">");
    for n in 1..40 {
        laughs.push_str(&format!(
            "<!ENTITY a{n} \"&a{0};&a{0};&a{0};&a{0};&a{0};&a{0};&a{0};&a{0};&a{0};&a{0};\">",
            n - 1
        ));
    }
    laughs.push_str("]>");
    let cell = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a39;</t></is></c></row></sheetData>";
    let sheet = format!("{laughs}<worksheet>{cell}</worksheet>");
    let book = zipped(&[("xl/workbook.xml", BOOK), ("xl/worksheets/sheet1.xml", sheet.as_bytes())]);
    let document = read_within(&book, &Limits::default()).unwrap();
    let Body::Grid(grid) = &document.sheets[0].body else { panic!("not a grid") };
    assert_eq!(&*grid.rows[0][0].text, "&a39;");
    let records = format!("{laughs}<z><r><a>&a39;</a></r><r><a>1</a></r></z>");
    assert_eq!(rows(&read_within(records.as_bytes(), &Limits::default()).unwrap(), 0), 3);
}

#[test]
fn nesting_a_million_deep_is_a_limit() {
    let deep = 1_000_000;
    for open in ["[", "{\"a\":", "[{\"a\":"] {
        assert_eq!(refused(open.repeat(deep).as_bytes(), &Limits::default()), "limit depth", "{open}");
    }
    let features = format!("{{\"type\":\"FeatureCollection\",\"features\":[{}", "[".repeat(deep));
    assert_eq!(refused(features.as_bytes(), &Limits::default()), "limit depth");
    assert_eq!(refused("<a>".repeat(deep).as_bytes(), &Limits::default()), "limit depth");
    let folders = format!("<kml>{}", "<Folder>".repeat(deep));
    assert_eq!(refused(folders.as_bytes(), &Limits::default()), "limit depth");
    // HTML has no depth: a browser reads it too
    let tables = format!("<html>{}", "<table><tr><td>".repeat(100_000));
    let _ = read_within(tables.as_bytes(), &Limits::default());
}

#[test]
fn a_hundred_thousand_columns_are_a_limit() {
    let line = |sign: &str| vec![sign; 100_000].join(",");
    let text = format!("{}\n{}\n{}\n", line("a"), line("1"), line("2"));
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    let error = examine(file.path(), &Overrides::default(), &Limits::default()).map(drop).unwrap_err();
    assert!(matches!(error, ReadError::Limit { limit: "columns", found: 16_385, allowed: 16_384 }), "{error}");
    let keys: Vec<String> = (0..20_000).map(|n| format!("\"k{n}\":1")).collect();
    assert_eq!(refused(format!("[{{{}}}]", keys.join(",")).as_bytes(), &Limits::default()), "limit columns");
}

#[test]
fn one_stored_text_in_many_cells_is_counted() {
    let limits = Limits { cells: 200_000, ..Limits::default() };
    let long = "x".repeat(100_000);
    let cells = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"10000\"><text:p>";
    let ods = format!(
        "<office:document-content><table:table table:name=\"a\"><table:table-row>{cells}{long}</text:p></table:table-cell></table:table-row></table:table>"
    );
    let ods =
        zipped(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", ods.as_bytes())]);
    assert_eq!(refused(&ods, &limits), "limit cells");
    let strings = format!("<sst><si><t>{long}</t></si></sst>");
    let row = |n: usize| format!("<row r=\"{n}\"><c r=\"A{n}\" t=\"s\"><v>0</v></c></row>");
    let sheet = (1..2000).map(row).collect::<String>();
    let xlsx = zipped(&[
        ("xl/workbook.xml", BOOK),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    assert_eq!(refused(&xlsx, &limits), "limit cells");
    let marks = "<Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>".repeat(2000);
    let kml = format!("<kml><Folder><name>{long}</name>{marks}</Folder></kml>");
    assert_eq!(refused(kml.as_bytes(), &limits), "limit cells");
    // long names deep inside each other
    let deep: String = (0..100).map(|n| format!("<{}{n}>", "n".repeat(2000))).collect();
    let leaves: String = (0..5000).map(|n| format!("<a{n}/>")).collect();
    let _ = read_within(format!("{deep}{leaves}").as_bytes(), &limits);
}

#[test]
fn one_line_without_end_is_cut() {
    let limits = Limits { record_bytes: 1 << 16, grid_bytes: 1 << 16, batch_bytes: 1 << 16, ..Limits::default() };
    let line = format!("a,b\n1,2\n{}", "x".repeat(20 << 20));
    let document = read_within(line.as_bytes(), &limits).unwrap();
    assert!(says(&document, "overlong-records"), "{:?}", document.findings);
}

#[test]
fn a_workbook_cut_in_the_middle_gives_its_first_rows() {
    let row = |n: usize| {
        format!("<row r=\"{n}\"><c r=\"A{n}\"><v>{n}</v></c><c r=\"B{n}\"><v>{}</v></c></row>", n * 7919 % 997)
    };
    let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", (1..=4000).map(row).collect::<String>());
    let whole = zipped(&[("xl/workbook.xml", BOOK), ("xl/worksheets/sheet1.xml", sheet.as_bytes())]);
    assert_eq!(rows(&read_within(&whole, &Limits::default()).unwrap(), 0), 4000);
    for (cut, least) in [(whole.len() - 10, 4000), (whole.len() / 2, 1000)] {
        let document = read_within(&whole[..cut], &Limits::default()).unwrap();
        assert!(says(&document, "damaged-file"));
        assert!((least..=4000).contains(&rows(&document, 0)), "{}", rows(&document, 0));
    }
    // a directory that is there and data that is not
    let mut hole = whole.clone();
    let middle = whole.len() / 2;
    hole[middle..middle + 400].fill(0xff);
    let document = read_within(&hole, &Limits::default()).unwrap();
    assert!(says(&document, "damaged-file"));
    assert!(rows(&document, 0) > 500);
}

#[test]
fn files_locked_by_a_password_are_refused_as_such() {
    let record = |id: u16, data: &[u8]| [&id.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat();
    let book = [record(0x809, &[0, 6, 5, 0, 0, 0, 0, 0]), record(0x2f, &[0; 6]), record(0x0a, &[])].concat();
    assert_eq!(refused(&book, &Limits::default()), "password-protected: xls");
    let ods = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", b"\x01\x02\x03"),
        ("META-INF/manifest.xml", b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
    ]);
    assert_eq!(refused(&ods, &Limits::default()), "password-protected: ods");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("a.csv", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(b"a,b\n1,2\n").unwrap();
    let mut zip = zip.finish().unwrap().into_inner();
    // the bit that says that a file is encrypted, in its head and in the directory
    let directory = zip.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    zip[6] |= 1;
    zip[directory + 8] |= 1;
    assert_eq!(refused(&zip, &Limits::default()), "password-protected: archive");
}
