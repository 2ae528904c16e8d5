//! Tests of `convert`: the table as read, in other formats.

use apertura_tabular::write::{Target, convert};
use apertura_tabular::{Limits, RowKind, Table};
use calamine::{Data, Reader};

use crate::small_table::table;

#[test]
fn convert_writes_the_table_as_read() {
    let mut messy = table(&[&["clave", "monto"], &["  007 ", "$1,0"], &["Norte", ""], &["a\"b", "línea\ndos"]]);
    messy.structure.exceptions = vec![(3, RowKind::Group)];
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, table: &Table| {
        let target = Target::from_name(name).expect("a known format");
        let done = convert(table, target, folder.path(), name, &Limits::default(), &|_, _| {}).expect("it converts");
        assert_eq!((done.rows, done.left_out.get("group")), (2, Some(&1)));
        std::fs::read(folder.path().join(name)).expect("a file")
    };
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    assert_eq!(text(write("a.csv", &messy)), "clave,monto\r\n  007 ,\"$1,0\"\r\n\"a\"\"b\",\"línea\ndos\"\r\n");
    assert_eq!(text(write("a.tsv", &messy)), "clave\tmonto\r\n  007 \t$1,0\r\n\"a\"\"b\"\t\"línea\ndos\"\r\n");
    let json: serde_json::Value = serde_json::from_slice(&write("a.json", &messy)).expect("JSON");
    assert_eq!(json[1], serde_json::json!({ "CLAVE": "a\"b", "MONTO": "línea\ndos" }));
    assert_eq!(json.as_array().map(Vec::len), Some(2));
    assert_eq!(text(write("a.ndjson", &messy)).lines().count(), 2);
    let mut tall = table(&[&["Importe", "  Importe"], &["(pesos)", "(pesos)"], &["1", "2"], &["3", ""]]);
    (tall.structure.header_rows, tall.structure.first_row, tall.structure.rows) = (2, 3, 2);
    (tall.columns[0].label, tall.columns[0].unit) = ("Importe".into(), Some("pesos".into()));
    tall.structure.exceptions = vec![(5, RowKind::Group)];
    let file =
        convert(&tall, Target::Csv, folder.path(), "t.csv", &Limits::default(), &|_, _| {}).expect("it converts");
    assert_eq!(file.rows, 2);
    let written = std::fs::read_to_string(folder.path().join("t.csv")).expect("a file");
    assert_eq!(written.lines().next(), Some("Importe (pesos),  Importe (pesos)"));
    assert_eq!(&write("a.parquet", &messy)[..4], b"PAR1");
    write("a.xlsx", &messy);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(folder.path().join("a.xlsx")).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("its cells");
    assert_eq!(sheet.get((1, 0)), Some(&Data::String("  007 ".into())));
    messy.structure.header_first_row = None;
    assert!(text(write("b.csv", &messy)).starts_with("  007 ,"));
    assert_eq!(Target::from_name("a.pdf"), None);
}
