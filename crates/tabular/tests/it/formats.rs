//! Telling formats apart, and reading each of them.

use apertura_tabular::document::Format;
use apertura_tabular::format::sniff;

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
