//! Telling formats apart, and reading each of them.

use std::io::{Cursor, Write};

use apertura_tabular::document::{Document, Format};
use apertura_tabular::format::sniff;
use apertura_tabular::grid::Area;
use apertura_tabular::{Body, CellKind, Grid, Limits, Overrides, ReadError, read};
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Formula, Workbook, Worksheet};

use CellKind::{Boolean, Currency, Date, DateTime, Empty, Error, Number, Percent, Text, Time};

fn read_named(name: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    read_within(name, bytes, &Limits::default())
}

fn read_within(name: &str, bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    read::read(&path, &Overrides::default(), limits)
}

fn grid(document: &Document, sheet: usize) -> &Grid {
    match &document.sheets[sheet].body {
        Body::Grid(grid) => grid,
        Body::Delimited(_) => panic!("not a grid"),
    }
}

/// The sheet as text: cells by `|`, rows by line.
fn texts(grid: &Grid) -> String {
    let row = |row: &Vec<apertura_tabular::Cell>| row.iter().map(|c| &*c.text).collect::<Vec<_>>().join("|");
    grid.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

#[test]
fn content_decides_the_format() {
    let cases: [(&[u8], Format); 24] = [
        (b"", Format::Unknown),
        (b"a,b\n1,2\n", Format::Csv),
        (b"\xef\xbb\xbfa\xc3\xb1o;b\r\n", Format::Csv),
        (b"\xff\xfea\0,\0b\0\n\0", Format::Csv),
        (b"%PDF-1.4\n%\xe2\xe3", Format::Pdf),
        (b"\r\n%PDF-1.7\n", Format::Pdf),
        (b"\x89PNG\r\n\x1a\n\0\0", Format::Image),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", Format::Image),
        (b"{\\rtf1\\ansi", Format::Word),
        (b"\x1f\x8b\x08\0", Format::Archive),
        (b"PAR1\x15\x04", Format::Parquet),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0", Format::Unknown),
        (b"\r\n<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", Format::SpreadsheetMl),
        (b"<!DOCTYPE html>\n<html><body><table>", Format::Html),
        (b"  <table border=1><tr>", Format::Html),
        (b"<?xml version='1.0'?><!-- x --><kml xmlns='http://www.opengis.net/kml/2.2'>", Format::Kml),
        (b"<?xml version='1.0'?><datos><dato/></datos>", Format::Xml),
        (b"<5 a\xc3\xb1os,10\n", Format::Csv),
        (b"[{\"a\": 1}, {\"a\": 2}]", Format::Json),
        (b"[A\xc3\xb1o],[Mes]\n1,2\n", Format::Csv),
        (b"{\"a\": 1}\n{\"a\": 2}\n", Format::Ndjson),
        (b"{\"type\": \"FeatureCollection\", \"features\": [", Format::GeoJson),
        (b"{\"type\": \"Feature\", \"properties\": {}, \"geometry\": null}", Format::GeoJson),
        (b"{\"datos\": [{\"a\"", Format::Json),
    ];
    for (bytes, expected) in cases {
        assert_eq!(sniff(bytes), expected, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn what_holds_no_table_is_refused() {
    let refused = |name: &str, bytes: &[u8]| read_named(name, bytes).unwrap_err().to_string();
    assert_eq!(refused("vacio.csv", b""), "empty-file");
    assert_eq!(refused("informe.csv", b"%PDF-1.4\n..."), "unreadable-format: pdf");
    assert_eq!(refused("foto.xlsx", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "unreadable-format: image");
    assert_eq!(refused("oficio.xlsx", &zipped(&[("word/document.xml", "<w/>")])), "unreadable-format: word");
    assert_eq!(
        refused("capas.csv", &[&b"SQLite format 3\0"[..], &[0; 52], b"GPKG"].concat()),
        "damaged-file: geopackage: the database's header"
    );
    let shapes = [&[0, 0, 0x27, 0x0a][..], &[0; 24], &[0xe8, 3, 0, 0], &[0; 72]].concat();
    assert_eq!(refused("capa.shp", &shapes), "unreadable-format: shapefile");
    let wide = |name: &str| name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let locked = [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 504], &wide("EncryptedPackage")].concat();
    assert_eq!(refused("cerrado.xlsx", &locked), "password-protected: xlsx");
}

#[test]
fn xlsx_cells_have_kinds_and_canonical_texts() {
    let bytes = workbook(|sheet| {
        let style = |code: &str| Style::new().set_num_format(code);
        let day = ExcelDateTime::from_ymd(2024, 2, 29).unwrap();
        let moment = ExcelDateTime::from_ymd(2024, 2, 29).unwrap().and_hms(13, 5, 0).unwrap();
        sheet.write(2, 1, "Año").unwrap();
        sheet.write(3, 1, 0.1 + 0.2).unwrap();
        sheet.write(3, 2, 12.0).unwrap();
        sheet.write(3, 3, 1e300).unwrap();
        sheet.write_with_format(3, 4, 7.0, &style("000")).unwrap();
        sheet.write_with_format(3, 5, 0.25, &style("0.0%")).unwrap();
        sheet.write_with_format(3, 6, 1234.5, &style("\"$\"#,##0.00")).unwrap();
        sheet.write_with_format(3, 7, 99.0, &style("[$MXN-80A] #,##0")).unwrap();
        sheet.write_with_format(4, 1, &day, &style("dd/mm/yyyy")).unwrap();
        sheet.write_with_format(4, 2, &moment, &style("yyyy-mm-dd hh:mm")).unwrap();
        sheet.write_with_format(4, 3, 0.5, &style("h:mm AM/PM")).unwrap();
        sheet.write_with_format(4, 4, 1.5, &style("[h]:mm:ss")).unwrap();
        sheet.write_with_format(4, 5, 43831.0, &style("General")).unwrap();
        sheet.write_with_format(4, 6, 5.0, &style("0 \"días\"")).unwrap();
        sheet.write(5, 1, true).unwrap();
        sheet.write_formula(5, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write_formula(5, 3, Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write(5, 4, "007").unwrap();
        sheet.write(5, 5, "línea\ndos").unwrap();
    });
    let document = read_named("datos.csv", &bytes).unwrap();
    assert_eq!(document.source.format, Format::Xlsx);
    let grid = grid(&document, 0);
    let row = |n: usize| grid.rows[n].iter().map(|c| (&*c.text, c.kind)).collect::<Vec<_>>();
    assert_eq!(row(0), []);
    assert_eq!(row(2), [("", Empty), ("Año", Text)]);
    assert_eq!(
        row(3)[1..],
        [
            ("0.30000000000000004", Number),
            ("12", Number),
            ("1e300", Number),
            ("007", Number),
            ("0.25", Percent),
            ("1234.5", Currency),
            ("99", Currency)
        ]
    );
    assert_eq!(
        row(4)[1..],
        [
            ("2024-02-29", Date),
            ("2024-02-29T13:05:00", DateTime),
            ("12:00:00", Time),
            ("36:00:00", Text),
            ("43831", Number),
            ("5", Number)
        ]
    );
    assert_eq!(
        row(5)[1..],
        [("true", Boolean), ("#DIV/0!", Error), ("2", Number), ("007", Text), ("línea\ndos", Text)]
    );
    assert_eq!(grid.formulas, 2);
}

#[test]
fn xlsx_tells_what_is_hidden_merged_and_who_wrote_it() {
    let mut book = Workbook::new();
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_author("Persona Inventada"));
    let sheet = book.add_worksheet();
    sheet.set_name("Población").unwrap();
    sheet.merge_range(0, 0, 1, 2, "Título", &Style::new()).unwrap();
    sheet.write(4, 3, 1).unwrap();
    sheet.set_row_hidden(3).unwrap();
    sheet.set_column_hidden(1).unwrap();
    let notes = book.add_worksheet();
    notes.set_name("notas").unwrap().set_hidden(true);
    notes.write(0, 0, "x").unwrap();
    let document = read_named("a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    let first = grid(&document, 0);
    assert_eq!(document.sheets[0].name.as_deref(), Some("Población"));
    assert_eq!(first.merged, [Area { first_row: 1, first_column: 0, last_row: 2, last_column: 2 }]);
    assert_eq!((&first.hidden_rows[..], &first.hidden_columns[..]), (&[4][..], &[1][..]));
    assert!(!document.sheets[0].hidden && document.sheets[1].hidden);
    let finding = document.findings.iter().find(|f| f.rule == "file-author").unwrap();
    assert!(!format!("{finding:?}").contains("Inventada"));
}

#[test]
fn xlsx_of_1904_rich_text_and_escaped_signs() {
    let book = r#"<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="a &amp; b" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let relations = r#"<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="/xl/worksheets/uno.xml"/></Relationships>"#;
    let styles = r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
    let strings = r#"<sst><si><r><t>Ni</t></r><r><t>ño</t></r><rPh><t>no</t></rPh></si><si><t xml:space="preserve"> a_x000D_&#10;b </t></si><si/></sst>"#;
    let sheet = r#"<x:worksheet><x:sheetData><x:row r="2"><x:c r="B2" t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c><x:c r="D2" s="1"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>en línea</x:t></x:is></x:c></x:row><x:row><x:c s="1"><x:v>42000.5</x:v></x:c><x:c/><x:c><x:v>0.10000000000000001</x:v></x:c></x:row></x:sheetData></x:worksheet>"#;
    let bytes = zipped(&[
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/styles.xml", styles),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/uno.xml", sheet),
    ]);
    let document = read_named("a.xls", &bytes).unwrap();
    assert_eq!(document.sheets[0].name.as_deref(), Some("a & b"));
    assert_eq!(texts(grid(&document, 0)), "\n|Niño| a\nb |1904-01-01|en línea\n2018-12-28T12:00:00||0.1");
}

#[test]
fn xlsx_text_that_nobody_sees_is_told() {
    use rust_xlsxwriter::Color;
    let bytes = workbook(|sheet| {
        let plain = Style::new();
        let white = Style::new().set_font_color(Color::White);
        let header = Style::new().set_font_color(Color::White).set_background_color(Color::Navy);
        let same = Style::new().set_font_color(0xffc000).set_background_color(0xffc000);
        let nothing = Style::new().set_num_format(";;;");
        sheet.write_with_format(0, 0, "Folio", &header).unwrap();
        sheet.write_with_format(0, 1, "Costo", &plain).unwrap();
        sheet.write_with_format(1, 0, "A-1", &white).unwrap();
        sheet.write_with_format(1, 1, 7, &nothing).unwrap();
        sheet.write_with_format(2, 0, "A-2", &same).unwrap();
        sheet.write_blank(3, 0, &white).unwrap();
        sheet.write_with_format(4, 0, "A-3", &plain).unwrap();
    });
    let document = read_named("a.xlsx", &bytes).unwrap();
    let finding = document.findings.iter().find(|finding| finding.rule == "invisible-text").unwrap();
    assert_eq!((finding.count, &finding.rows[..], finding.details["sheet"].as_str()), (3, &[2, 3][..], "Sheet1"));
}

#[test]
fn declared_sizes_and_bombs_hit_a_limit() {
    let limits = Limits { cells: 100_000, unpacked_bytes: 1 << 20, ..Limits::default() };
    let parts = |sheet: &str| {
        zipped(&[
            ("xl/workbook.xml", r#"<workbook><sheets><sheet name="a" r:id="x"/></sheets></workbook>"#),
            ("xl/worksheets/sheet1.xml", sheet),
        ])
    };
    let sparse = parts(
        r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="5"><c r="B5"><v>1</v></c></row></sheetData></worksheet>"#,
    );
    assert_eq!(texts(grid(&read_within("a.xlsx", &sparse, &limits).unwrap(), 0)), "\n\n\n\n|1");
    let far = parts(r#"<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#);
    let error = read_within("a.xlsx", &far, &limits).unwrap_err().to_string();
    assert!(error.starts_with("limit-passed: cells"), "{error}");
    let error = read_within("a.xlsx", &parts(&" ".repeat(3 << 20)), &limits).unwrap_err().to_string();
    assert!(error.starts_with("limit-passed: unpacked_bytes"), "{error}");
    let wide = parts(r#"<sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData>"#);
    let error = read_within("a.xlsx", &wide, &limits).unwrap_err().to_string();
    assert!(error.starts_with("limit-passed: columns"), "{error}");
}

const ODS: &str = r#"<office:document-content><office:automatic-styles>
<number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="3"/></number:number-style>
<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="Año 1"><table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="1"><text:p>Uno<text:s text:c="2"/>dos</text:p><text:p>tres</text:p><office:annotation><text:p>comentario</text:p></office:annotation></table:table-cell><table:covered-table-cell/><table:table-cell table:style-name="ce1" office:value-type="float" office:value="7"><text:p>007</text:p></table:table-cell></table:table-row>
<table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:table-cell office:value-type="percentage" office:value="0.250"><text:p>25%</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2024-02-29T00:00:00"/><table:table-cell office:value-type="date" office:date-value="2024-02-29"/><table:table-cell office:value-type="time" office:time-value="PT09H05M00S"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
</table:table><table:table table:name="b" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>"#;

#[test]
fn ods_repeats_merges_and_hides() {
    let bytes = zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", ODS)]);
    let document = read_named("linea.csv", &bytes).unwrap();
    assert_eq!(document.source.format, Format::Ods);
    let first = grid(&document, 0);
    let line = "0.25|2024-02-29T00:00:00|2024-02-29|09:05:00|true|#DIV/0!";
    assert_eq!(texts(first), format!("\n\nUno  dos\ntres||007\n{line}\n{line}"));
    let kinds: Vec<CellKind> = first.rows[3].iter().map(|c| c.kind).collect();
    assert_eq!(kinds, [Percent, DateTime, Date, Time, Boolean, Error]);
    assert_eq!(first.merged, [Area { first_row: 3, first_column: 0, last_row: 3, last_column: 1 }]);
    assert_eq!((&first.hidden_rows[..], &first.hidden_columns[..]), (&[4, 5][..], &[1, 2][..]));
    assert_eq!(first.formulas, 1);
    assert!(document.sheets[1].hidden);
}

#[test]
fn spreadsheetml_indexes_merges_and_zeros() {
    let text = r#"
<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><DocumentProperties><Author>Persona Inventada</Author></DocumentProperties>
<Styles><Style ss:ID="s1"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="s2"><NumberFormat ss:Format="Percent"/></Style></Styles>
<Worksheet ss:Name="Hoja1"><Table><Column ss:Index="2" ss:Hidden="1"/><Row ss:Index="2"><Cell ss:MergeAcross="1"><Data ss:Type="String">T&#237;tulo</Data><Comment><Data>nota</Data></Comment></Cell><Cell><Data ss:Type="Number">01101</Data></Cell></Row>
<Row><Cell ss:StyleID="s1"><Data ss:Type="DateTime">2024-01-31T00:00:00.000</Data></Cell><Cell ss:Index="4" ss:StyleID="s2"><Data ss:Type="Number">0.5</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell></Row></Table></Worksheet></Workbook>"#;
    let document = read_named("a.xls", text.as_bytes()).unwrap();
    let sheet = grid(&document, 0);
    assert_eq!(texts(sheet), "\nTítulo||01101\n2024-01-31|||0.5|#N/A");
    assert_eq!(sheet.rows[2].iter().map(|c| c.kind).collect::<Vec<_>>(), [Date, Empty, Empty, Percent, Error]);
    assert_eq!((sheet.merged.len(), &sheet.hidden_columns[..]), (1, &[1][..]));
    assert_eq!(document.findings[0].rule, "file-author");
}

#[test]
fn html_tables_saved_as_xls() {
    let bytes = b"<html><head><meta charset=iso-8859-1><style>td{a:b}</style></head><body><table><tr><th colspan=2>A\xf1o<th rowspan=2>Total\n  general</tr>\n<tr><td>a<br>b<td>&nbsp;&lt;1</tr><tr><td x:num=\"1234.50\">1,234.5</td></table></body>";
    let document = read_named("reporte.xls", bytes).unwrap();
    let sheet = grid(&document, 0);
    assert_eq!(document.source.format, Format::Html);
    assert_eq!(texts(sheet), "Año||Total general\na\nb|\u{a0}<1\n1234.5");
    assert_eq!(sheet.rows[2][0].kind, Number);
    assert_eq!(sheet.merged.len(), 2);
}

#[test]
fn json_of_every_shape() {
    let cases = [
        (
            r#"[{"a": 1.50, "b": {"c": "x", "d": null}}, {"a": 10000000000000000000001, "e": [1, "z"]}]"#,
            "a|b.c|b.d|e\n1.5|x\n10000000000000000000001|||[1,\"z\"]",
        ),
        (r#"{"año": [2020, 2021], "total": [1, 2]}"#, "año|total\n2020|1\n2021|2"),
        (r#"{"a": {"0": "x", "1": "y"}, "b": {"0": true, "1": false}}"#, "a|b\nx|true\ny|false"),
        (r#"{"k1": {"v": 1}, "k2": {"v": 2}}"#, "key|v\nk1|1\nk2|2"),
        (r#"{"ok": true, "result": {"records": [{"n": 1e3}, {"n": -0.0}], "total": 2}}"#, "n\n1000\n0"),
        (r#"[["a","b"],[1,2]]"#, "a|b\n1|2"),
        (r#"[{"a": "\u00f1\ud83d\ude00\n", "a": 2},]"#, "a|a (2)\nñ😀\n|2"),
    ];
    for (text, expected) in cases {
        let document = read_named("a.json", text.as_bytes()).unwrap();
        assert_eq!(document.sheets.len(), 1, "{text}");
        assert_eq!(texts(grid(&document, 0)), expected, "{text}");
    }
    let cut = read_named("a.json", br#"[{"a": 1}, {"a": 2}, {"a": "#).unwrap();
    assert_eq!(texts(grid(&cut, 0)), "a\n1\n2");
    assert_eq!(cut.findings[0].rule, "damaged-file");
    let deep = format!("[{}{}]", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(read_named("a.json", deep.as_bytes()).unwrap_err().code(), "limit-passed");
    let lines = read_named("a.json", b"{\"a\": 1}\n\n{\"b\": \"x\"}\n{mal\n").unwrap();
    assert_eq!((lines.source.format, texts(grid(&lines, 0)).as_str()), (Format::Ndjson, "a|b\n1\n|x"));
}

#[test]
fn geojson_features_have_their_geometry() {
    let points = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":"a"},"geometry":{"type":"Point","coordinates":[-100.30,25.6,540]}}]}"#;
    assert_eq!(
        texts(grid(&read_named("a.json", points.as_bytes()).unwrap(), 0)),
        "n|lon|lat|geometry\na|-100.3|25.6|POINT (-100.3 25.6 540)"
    );
    let shapes = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":1},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]],[[0,0],[0,0]]]}},{"type":"Feature","properties":null,"geometry":null}]}"#;
    assert_eq!(
        texts(grid(&read_named("a.geojson", shapes.as_bytes()).unwrap(), 0)),
        "n|geometry\n1|POLYGON ((0 0, 1 0, 0 0), (0 0, 0 0))\n|"
    );
}

fn dbf(fields: &[(&str, u8, u8)], driver: u8, records: &[&[u8]]) -> Vec<u8> {
    let length: usize = 1 + fields.iter().map(|field| usize::from(field.2)).sum::<usize>();
    let header = 33 + 32 * fields.len();
    let mut bytes = vec![3, 124, 1, 31];
    bytes.extend((records.len() as u32).to_le_bytes());
    bytes.extend((header as u16).to_le_bytes());
    bytes.extend((length as u16).to_le_bytes());
    bytes.extend([0; 20]);
    bytes[29] = driver;
    for (name, kind, width) in fields {
        let mut field = [0; 32];
        field[..name.len()].copy_from_slice(name.as_bytes());
        (field[11], field[16]) = (*kind, *width);
        bytes.extend(field);
    }
    bytes.push(13);
    records.iter().for_each(|record| bytes.extend(*record));
    bytes.push(26);
    bytes
}

#[test]
fn dbase_tables_in_old_code_pages() {
    let fields = [("NOM_MUN", b'C', 6), ("POB", b'N', 7), ("FECHA", b'D', 8), ("OK", b'L', 1)];
    let records: [&[u8]; 3] =
        [b" Nu\xf1o  12.500020240131T", b"*borra\x00      1        ?", b"  01        **        N"];
    let document = read_named("tabla.csv", &dbf(&fields, 3, &records)).unwrap();
    assert_eq!(document.source.encoding.as_deref(), Some("windows-1252"));
    assert!(document.sheets[0].named_columns);
    assert_eq!(texts(grid(&document, 0)), "NOM_MUN|POB|FECHA|OK\nNuño|12.5|2024-01-31|true\n 01|**||false");
    assert_eq!(document.findings[0].rule, "deleted-records");
}

#[test]
fn long_texts_stand_in_a_file_beside_the_table() {
    let table = |version: u8| {
        let mut bytes = dbf(
            &[("CLAVE", b'C', 3), ("NOTA", b'M', 10)],
            3,
            &[b" a-1         1", b" a-2          ", b" a-3        99"],
        );
        bytes[0] = version;
        bytes
    };
    // dBase III ends a text with a sign, dBase IV measures it
    let third = [&[0; 512][..], b"Pe\xf1a\r\ny m\xe1s\x1a\x1a", &[0; 300]].concat();
    let mut fourth = vec![0; 512];
    (fourth[20], fourth[21]) = (0, 2);
    fourth.extend([&b"\xff\xff\x08\0"[..], &19u32.to_le_bytes(), b"Pe\xf1a\r\ny m\xe1s", &[0; 300]].concat());
    for (version, memo) in [(0x83, third), (0x8b, fourth)] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notas.dbf");
        std::fs::write(&path, table(version)).unwrap();
        let alone = read::read(&path, &Overrides::default(), &Limits::default()).unwrap();
        assert_eq!((alone.findings[0].rule.as_str(), alone.findings[0].count), ("missing-memo-file", 2));
        std::fs::write(folder.path().join("notas.DBT"), memo).unwrap();
        let document = read::read(&path, &Overrides::default(), &Limits::default()).unwrap();
        assert_eq!(texts(grid(&document, 0)), "CLAVE|NOTA\na-1|Peña\r\ny más\na-2|\na-3|");
        // the third points nowhere
        assert_eq!((document.findings[0].rule.as_str(), document.findings[0].count), ("binary-values-left-out", 1));
    }
}

#[test]
fn packed_files_read_as_if_they_were_not() {
    let text = b"a,b\n1,2\n3,4\n";
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(text).unwrap();
    let packed = [
        ("gz", gz.finish().unwrap()),
        ("zst", zstd::encode_all(&text[..], 1).unwrap()),
        ("zip", zipped(&[("__MACOSX/._a.csv", "x"), ("carpeta/a.csv", "a,b\n1,2\n3,4\n")])),
    ];
    for (compression, bytes) in packed {
        let document = read_named("datos.csv", &bytes).unwrap();
        assert_eq!((document.source.compression.as_deref(), document.source.format), (Some(compression), Format::Csv));
        assert_eq!(document.source.delimiter.as_deref(), Some(","));
        assert_eq!(texts(grid(&document, 0)), "a|b\n1|2\n3|4");
        let small = Limits { unpacked_bytes: 5, ..Limits::default() };
        assert_eq!(read_within("datos.csv", &bytes, &small).unwrap_err().code(), "limit-passed");
    }
    let several = zipped(&[("uno.csv", "a,b\n1,2\n"), ("leeme.pdf", "%PDF-1.4\n"), ("dos.json", r#"[{"c": 1}]"#)]);
    let document = read_named("datos.zip", &several).unwrap();
    let names: Vec<_> = document.sheets.iter().map(|sheet| sheet.name.as_deref()).collect();
    assert_eq!(names, [Some("uno.csv"), Some("dos.json")]);
    assert_eq!(document.findings[0].rule, "files-left-out");
}

#[test]
fn xml_records_and_place_marks() {
    let xml = r#"<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><catalogo><estado clave="19"><municipio id="1"><nombre>Abasolo &amp; &z;</nombre></municipio><municipio id="2"><nombre>Agualeguas</nombre><geo><lat>1</lat></geo></municipio></estado></catalogo>"#;
    let document = read_named("a.xml", xml.as_bytes()).unwrap();
    assert_eq!(texts(grid(&document, 0)), "estado.clave|id|nombre|geo.lat\n19|1|Abasolo & &z;\n19|2|Agualeguas|1");
    let kml = r#"<kml><Document><Folder><name>Capa</name><Placemark><name>A</name><ExtendedData><Data name="pob"><value>12</value></Data></ExtendedData><Point><coordinates>-100.30,25.6,0</coordinates></Point></Placemark></Folder></Document></kml>"#;
    for bytes in [kml.as_bytes().to_vec(), zipped(&[("doc.kml", kml)])] {
        let document = read_named("a.kmz", &bytes).unwrap();
        assert_eq!(document.source.format, Format::Kml);
        assert_eq!(texts(grid(&document, 0)), "folder|name|pob|geometry\nCapa|A|12|POINT (-100.3 25.6)");
    }
}

fn record(id: u16, data: &[u8]) -> Vec<u8> {
    [&id.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

/// A BIFF 8 stream of one sheet: shared strings that go on in another record, formats, a hidden row.
fn biff() -> Vec<u8> {
    let start = |kind: u8| record(0x809, &[[0, 6, kind, 0].as_slice(), &[0; 12]].concat());
    let end = || record(0x0a, &[]);
    let cell = |row: u8, column: u8, style: u8, rest: &[u8]| [&[row, 0, column, 0, style, 0], rest].concat();
    let format = [&[164, 0, 3, 0, 0], &b"000"[..]].concat();
    let style = |format: u8| record(0xe0, &[&[0, 0, format, 0][..], &[0; 16]].concat());
    // two strings: "Año" wide, and "total" broken after two letters, its rest wide
    let strings = [&[2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 1][..], &[0x41, 0, 0xf1, 0, 0x6f, 0], &[5, 0, 0], b"to"].concat();
    let rest = [1, b't', 0, b'a', 0, b'l', 0];
    let mut sheet = start(0x10);
    sheet.extend(record(0x208, &[&[1, 0][..], &[0; 10], &[0x20, 0, 0, 0]].concat()));
    sheet.extend(record(0xfd, &cell(0, 0, 0, &[0, 0, 0, 0])));
    sheet.extend(record(0xfd, &cell(0, 1, 0, &[1, 0, 0, 0])));
    sheet.extend(record(0x27e, &cell(1, 0, 1, &(2020u32 << 2 | 2).to_le_bytes())));
    sheet.extend(record(0x27e, &cell(1, 1, 2, &(7u32 << 2 | 2).to_le_bytes())));
    sheet.extend(record(0x203, &cell(1, 2, 3, &0.25f64.to_le_bytes())));
    sheet.extend(record(0x06, &cell(2, 0, 0, &[&[0, 0, 0, 0, 0, 0, 0xff, 0xff][..], &[0; 8]].concat())));
    sheet.extend(record(0x207, &[2, 0, 0, b's', 0xed]));
    sheet.extend(record(0x205, &cell(2, 1, 0, &[0x17, 1])));
    sheet.extend(record(0xbd, &[2, 0, 2, 0, 0, 0, 6, 0, 0, 0, 0, 0, 7, 0, 0, 0, 3, 0]));
    sheet.extend(record(0xe5, &[1, 0, 0, 0, 0, 0, 1, 0, 2, 0]));
    sheet.extend(end());
    let name = [&[0, 0, 5, 0][..], b"Datos"].concat();
    let mut book = [start(5), record(0x41e, &format), style(0), style(14), style(164), style(9)].concat();
    let tail = [record(0xfc, &strings), record(0x3c, &rest), end()].concat();
    let place = (book.len() + 4 + 4 + name.len() - 1 + tail.len()) as u32 + 1;
    book.extend(record(0x85, &[&place.to_le_bytes()[..], &[0, 0, 5, 0], b"Datos"].concat()));
    book.extend(tail);
    assert_eq!(book.len(), place as usize);
    book.extend(sheet);
    book
}

#[test]
fn biff_cells_have_kinds_too() {
    let document = read_named("a.csv", &biff()).unwrap();
    let sheet = grid(&document, 0);
    assert_eq!((document.source.format, document.sheets[0].name.as_deref()), (Format::Xls, Some("Datos")));
    assert_eq!(texts(sheet), "Año|total\n1905-07-12|007|0.25\nsí|#REF!|1|0.01");
    assert_eq!(sheet.rows[1].iter().map(|c| c.kind).collect::<Vec<_>>(), [Date, Number, Percent]);
    assert_eq!((sheet.merged.len(), &sheet.hidden_rows[..], sheet.formulas), (1, &[2][..], 1));
    let cut = biff();
    let document = read_named("a.csv", &cut[..cut.len() - 20]).unwrap();
    assert_eq!(document.findings[0].rule, "damaged-file");
}

/// Small files of each format, and the parts of zipped ones.
fn seeds() -> Vec<Vec<u8>> {
    let fields = [("NOM", b'C', 6), ("POB", b'N', 7)];
    let xml = r#"<c><e k="1"><m>a</m></e><e k="2"><m>b &amp; c</m><!-- x --></e></c>"#;
    vec![
        biff(),
        dbf(&fields, 3, &[b" Nu\xf1o  12.5000", b"*borra\x00      1"]),
        ODS.as_bytes().to_vec(),
        xml.as_bytes().to_vec(),
        br#"{"a": {"b": [{"x": 1, "y": "\u00f1"}, {"x": [1, {"z": null}]}]}}"#.to_vec(),
        br#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"n":"a"},"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4]]]}}]}"#.to_vec(),
        b"<html><table><tr><td rowspan=3>a<td colspan=2>b</tr><tr><td>c</table>".to_vec(),
        br#"<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Row ss:Index="2"><Cell ss:MergeAcross="1"><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>"#.to_vec(),
        b"<kml><Placemark><name>A</name><Polygon><coordinates>1,2 3,4</coordinates></Polygon></Placemark></kml>".to_vec(),
        zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", ODS)]),
        workbook(|sheet| {
            sheet.write(0, 0, "a").unwrap().write(3, 2, 1.5).unwrap();
        }),
    ]
}

fn small() -> Limits {
    Limits { cells: 50_000, unpacked_bytes: 4 << 20, columns: 2000, ..Limits::default() }
}

fn survives(bytes: &[u8]) {
    if let Err(ReadError::Damaged { why, format }) = read_within("x", bytes, &small()) {
        assert!(!why.contains("panicked"), "{format}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    #[test]
    fn damaged_bytes_never_make_a_reader_panic(
        seed in 0usize..11,
        changes in proptest::collection::vec((0usize..100_000, proptest::prelude::any::<u8>()), 0..6),
        cut in proptest::option::of(0usize..100_000),
    ) {
        let mut bytes = seeds().swap_remove(seed);
        for (at, byte) in changes {
            let at = at % bytes.len();
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut % bytes.len());
        }
        survives(&bytes);
    }

    #[test]
    fn damaged_parts_of_workbooks_never_make_a_reader_panic(
        sheet in r#"(<(row|c|v|f|is|t|mergeCell|col|/row|/c|/v|/t|table:table-cell|table:table-row|table:table|/table:table-row|/table:table|text:p|/text:p)( (r|s|t|ref|min|max|hidden|table:number-rows-repeated|table:number-columns-repeated|office:value-type|office:value)="(A1|ZZ9|1|-1|99999999999999999999|s|b|float|date|true|C3:A1)"){0,3}/?>|1|ñ|&#x0;|]]>){0,30}"#,
    ) {
        let book = r#"<workbook><sheets><sheet name="a" r:id="x"/></sheets></workbook>"#;
        survives(&zipped(&[("xl/workbook.xml", book), ("xl/worksheets/sheet1.xml", &sheet)]));
        let text = format!("<office:document-content><table:table table:name=\"a\">{sheet}");
        survives(&zipped(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &text)]));
    }
}
