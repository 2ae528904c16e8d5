//! A view as a workbook, Parquet, SQLite, GeoJSON, KML, shapefile: read back by other programs where there are any.

use std::io::{Cursor, Read};
use std::process::Command;

use apertura_query::{ExportFormat, Filter, Operator, QueryError, RowsRequest, Source};
use futures::StreamExt;
use serde_json::Value;

use crate::sample::{Row, ask, engine, ten, write};

/// Columns that stand for latitude and longitude here.
const POINT: Option<(&str, &str)> = Some(("monto", "medida"));

fn export(rows: &[Row], request: &RowsRequest, format: ExportFormat) -> Vec<u8> {
    let file = write(rows, 700);
    ask(async {
        let export = engine().export_at(&file.source, request, format, POINT).await.unwrap();
        let pieces: Vec<_> = export.stream().collect().await;
        pieces.into_iter().flat_map(Result::unwrap).collect()
    })
}

/// Rows of which some are longer than a page of SQLite.
fn many() -> Vec<Row> {
    let row = |at: usize| Row {
        municipio: (!at.is_multiple_of(7)).then(|| format!("Doctor Coss {at}")),
        nota: Some("ñandú ".repeat(if at.is_multiple_of(500) { 3_000 } else { 70 })),
        heridos: Some([0, 1, -1, 127, -129, 40_000, -9_000_000, 1 << 40, i64::MIN, i64::MAX][at % 10]),
        monto: Some(at as i128 * 25),
        medida: Some(-100.0 - at as f64 / 1_000.0),
        fecha: Some(at as i32),
        atendido: Some(at.is_multiple_of(2)),
        ..Row::default()
    };
    (0..3_000).map(row).collect()
}

/// What Python says; none where there is none.
fn python(script: &str, content: &[u8], ending: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("vista.{ending}"));
    std::fs::write(&path, content).unwrap();
    let Ok(output) = Command::new("python3").args(["-c", script]).arg(&path).output() else {
        eprintln!("skipped: python3 is absent");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn sqlite_reads_its_file() {
    let script = "import sqlite3, sys\n\
        c = sqlite3.connect(sys.argv[1])\n\
        print(c.execute('pragma integrity_check').fetchone()[0])\n\
        print(*c.execute('select count(*), count(municipio), sum(monto), sum(length(nota)), max(fecha), sum(atendido), \
        min(heridos), max(heridos) from datos').fetchone())\n\
        print(*[r[0] for r in c.execute('select distinct heridos from datos order by rowid limit 10')])";
    let Some(said) = python(script, &export(&many(), &RowsRequest::default(), ExportFormat::Sqlite), "sqlite") else {
        return;
    };
    let signs = 6 * 3_000 * 6 + 2_994 * 70 * 6;
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "ok");
    let (least, most) = (i64::MIN, i64::MAX);
    assert_eq!(lines[1], format!("3000 2571 1124625.0 {signs} 1978-03-19 1500 {least} {most}"));
    assert_eq!(lines[2], format!("0 1 -1 127 -129 40000 -9000000 {} {least} {most}", 1_i64 << 40));
    let none = RowsRequest::default().with_filter(Filter::new("heridos", Operator::Eq, "5555"));
    let said = python(script, &export(&many(), &none, ExportFormat::Sqlite), "sqlite").unwrap();
    assert!(said.starts_with("ok\n0 0"), "{said}");
}

#[test]
fn parquet_is_read_again_with_its_types() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("otra.parquet");
    let sorted = RowsRequest::default().with_sort("fecha", true);
    std::fs::write(&path, export(&many(), &sorted, ExportFormat::Parquet)).unwrap();
    let file = write(&many(), 700);
    ask(async {
        let request = RowsRequest { limit: 20, ..RowsRequest::default() };
        let again = engine().rows(&Source::new(&path), &request).await.unwrap();
        let mut first = engine().rows(&file.source, &RowsRequest { limit: 20, ..sorted.clone() }).await.unwrap();
        // years and months are text in Parquet
        first.columns.last_mut().unwrap().value_type = apertura_tabular::ValueType::String;
        assert_eq!((&again.columns, &again.rows), (&first.columns, &first.rows));
        assert_eq!(again.all, 3_000);
    });
}

#[test]
fn a_workbook_is_a_zip_with_a_sheet() {
    let workbook = export(&ten(), &RowsRequest::default(), ExportFormat::Xlsx);
    let mut zip = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut sheet = String::new();
    zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert_eq!(sheet.matches("<row ").count(), 10, "{sheet}");
    assert!(sheet.contains("<autoFilter ref=\"A1:K11\""), "{sheet}");
}

#[test]
fn points_stand_in_geojson_kml_and_shapefile() {
    let mut rows = ten();
    rows[0].monto = Some(2_567);
    rows[0].medida = Some(-100.31);
    rows[1].monto = Some(9_900);
    rows[1].medida = Some(20.0);
    let view = RowsRequest { columns: Some(vec!["nota".into(), "fecha".into()]), limit: 2, ..RowsRequest::default() };
    let geojson: Value = serde_json::from_slice(&export(&rows, &view, ExportFormat::Geojson)).unwrap();
    let features = geojson["features"].as_array().unwrap();
    assert_eq!(features.len(), 10);
    assert_eq!(features[0]["geometry"], serde_json::json!({"type": "Point", "coordinates": [-100.31, 25.67]}));
    assert_eq!(features[1]["geometry"], Value::Null, "99 degrees are no latitude");
    assert_eq!(features[0]["properties"].as_object().unwrap().len(), 2);

    let kml = String::from_utf8(export(&rows, &view, ExportFormat::Kml)).unwrap();
    assert_eq!(kml.matches("<Placemark>").count(), 10);
    assert!(kml.contains("<coordinates>-100.31,25.67</coordinates>") && kml.contains("&quot;"), "{kml}");

    let mut zip = zip::ZipArchive::new(Cursor::new(export(&rows, &view, ExportFormat::Shapefile))).unwrap();
    let mut part = |name: &str| {
        let mut bytes = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    let (shapes, table, fields) = (part("datos.shp"), part("datos.dbf"), part("fields.csv"));
    let words = i32::from_be_bytes(shapes[24..28].try_into().unwrap());
    assert_eq!(words as usize * 2, shapes.len());
    assert_eq!(f64::from_le_bytes(shapes[112..120].try_into().unwrap()), -100.31);
    assert_eq!(u32::from_le_bytes(table[4..8].try_into().unwrap()), 10);
    let (head, record) = (33 + 32 * 2, 1 + 254 + 8);
    assert_eq!(table.len(), head + 10 * record + 1);
    assert!(String::from_utf8(fields).unwrap().starts_with("column,field,cut\r\n\"nota\",nota,0\r\n"));
}

#[test]
fn a_map_format_needs_places() {
    let file = write(&ten(), 3);
    let refused = ask(engine().export(&file.source, &RowsRequest::default(), ExportFormat::Kml));
    assert!(matches!(refused.err().unwrap(), QueryError::BadParameter { .. }));
}
