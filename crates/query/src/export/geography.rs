//! GeoJSON (RFC 7946) and KML 2.2: a feature for each row, at its point; a row without a place has none.
//!
//! Never here: which columns hold the place.

use super::{ExportFormat, Point};
use crate::answer::ColumnInfo;
use crate::cells::Key;

/// Writes rows as features.
pub(super) struct Writer<'a> {
    /// What is not handed on yet.
    pub(super) piece: Vec<u8>,
    kml: bool,
    infos: Vec<&'a ColumnInfo>,
    rows: u64,
}

impl<'a> Writer<'a> {
    pub(super) fn new(format: ExportFormat, infos: Vec<&'a ColumnInfo>) -> Self {
        let kml = format == ExportFormat::Kml;
        let head: &[u8] = match kml {
            true => b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\n",
            false => b"{\"type\":\"FeatureCollection\",\"features\":[",
        };
        Writer { piece: head.to_vec(), kml, infos, rows: 0 }
    }

    /// A row with its place.
    pub(super) fn row(&mut self, keys: &[Key], point: Option<Point>) {
        let mut out = String::new();
        if self.kml {
            out.push_str("<Placemark>");
            if let Some(name) = keys.iter().find_map(|key| if let Key::Text(text) = key { Some(text) } else { None }) {
                out.push_str(&format!("<name>{}</name>", escaped(name)));
            }
            out.push_str("<ExtendedData>");
            for (key, info) in keys.iter().zip(&self.infos).filter(|(key, _)| **key != Key::Blank) {
                let (name, value) = (escaped(&info.name), escaped(&key.write(info)));
                out.push_str(&format!("<Data name=\"{name}\"><value>{value}</value></Data>"));
            }
            out.push_str("</ExtendedData>");
            if let Some((x, y)) = point {
                out.push_str(&format!("<Point><coordinates>{x},{y}</coordinates></Point>"));
            }
            out.push_str("</Placemark>\n");
        } else {
            out.push_str(if self.rows == 0 { "\n" } else { ",\n" });
            out.push_str("{\"type\":\"Feature\",\"geometry\":");
            match point {
                Some((x, y)) => out.push_str(&format!("{{\"type\":\"Point\",\"coordinates\":[{x},{y}]}}")),
                None => out.push_str("null"),
            }
            out.push_str(",\"properties\":{");
            for (at, (key, info)) in keys.iter().zip(&self.infos).enumerate() {
                let comma = if at > 0 { "," } else { "" };
                let name = serde_json::Value::from(info.name.as_str());
                out.push_str(&format!("{comma}{name}:{}", key.json(info)));
            }
            out.push_str("}}");
        }
        self.rows += 1;
        self.piece.extend_from_slice(out.as_bytes());
    }

    /// What stands after the last row.
    pub(super) fn end(&mut self) {
        self.piece.extend_from_slice(if self.kml { b"</Document></kml>\n" } else { b"\n]}\n" });
    }
}

/// Text as XML 1.0 may hold it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(sign),
            sign if sign < ' ' || matches!(sign, '\u{fffe}' | '\u{ffff}') => out.push('\u{fffd}'),
            sign => out.push(sign),
        }
    }
    out
}
