//! KML and KMZ: a record for each place mark, its geometry as well-known text in the last field.
//!
//! Never here: styles, overlays, network links.

use std::sync::Arc;

use crate::document::Format;
use crate::encoding;
use crate::error::ReadError;
use crate::format::Content;
use crate::format::json_text::exact_number;
use crate::format::markup::{Event, Markup, local};
use crate::format::package::Package;
use crate::format::record_table::RecordTable;
use crate::format::sheet_builder::Budget;
use crate::grid::Cell;
use crate::limits::Limits;

/// Reads all place marks; `folder` holds the names of the folders around one.
///
/// # Errors
/// `NoTable` where there is none, `Damaged`, `Limit`.
pub(crate) fn read(bytes: &Arc<[u8]>, limits: &Limits) -> Result<Content, ReadError> {
    let unpacked;
    let bytes: &[u8] = if bytes.starts_with(b"PK") {
        let mut package = Package::open(Format::Kml, bytes.clone(), limits)?;
        let part = package.names().into_iter().find(|name| name.ends_with(".kml")).unwrap_or_default();
        unpacked = package.bytes(&part)?.unwrap_or_default();
        &unpacked
    } else {
        bytes
    };
    let decoded = encoding::decode(bytes);
    let budget = Budget::new(limits);
    let mut table = RecordTable::new(&budget);
    let mut markup = Markup::new(&decoded.text);
    let mut folders: Vec<String> = Vec::new();
    while let Some(event) = markup.next() {
        match event {
            Event::Start(tag) if tag.empty => {}
            Event::Start(tag) => match tag.local() {
                "Folder" => {
                    if folders.len() >= limits.depth {
                        let allowed = limits.depth as u64;
                        return Err(ReadError::Limit { limit: "depth", found: allowed + 1, allowed });
                    }
                    folders.push(String::new());
                }
                "name" => {
                    let name = markup.text_until_end(tag.name);
                    if let Some(folder) = folders.last_mut() {
                        *folder = name.trim().to_owned();
                    }
                }
                "Style" | "StyleMap" | "Schema" => markup.skip_element(tag.name),
                "Placemark" => {
                    let folder = folders.iter().filter(|name| !name.is_empty()).cloned().collect::<Vec<_>>().join("/");
                    if !folder.is_empty() {
                        table.set("folder", Cell::text(folder))?;
                    }
                    place_mark(&mut markup, tag.name, &mut table)?;
                }
                _ => {}
            },
            Event::End(name) if local(name) == "Folder" => {
                folders.pop();
            }
            _ => {}
        }
    }
    if table.len() == 0 {
        return Err(ReadError::NoTable);
    }
    let findings = decoded.findings;
    Ok(Content { sheets: vec![table.finish(None)], findings, encoding: Some(decoded.encoding), bom: decoded.bom })
}

fn place_mark(markup: &mut Markup<'_>, element: &str, table: &mut RecordTable<'_>) -> Result<(), ReadError> {
    let mut shapes: Vec<String> = Vec::new();
    let mut rings: Vec<String> = Vec::new();
    let mut kind = "";
    let mut data_name = String::new();
    while let Some(event) = markup.next() {
        match event {
            Event::Start(tag) if tag.empty => {}
            Event::Start(tag) => match tag.local() {
                field @ ("name" | "description" | "address" | "phoneNumber" | "when" | "begin" | "end") => {
                    let text = markup.text_until_end(tag.name);
                    table.set(field, Cell::text(text.trim()))?;
                }
                "Data" => data_name = tag.attribute("name").unwrap_or_default().into_owned(),
                "value" => {
                    let text = markup.text_until_end(tag.name);
                    table.set(&data_name, Cell::text(text.trim()))?;
                }
                "SimpleData" => {
                    let name = tag.attribute("name").unwrap_or_default().into_owned();
                    let text = markup.text_until_end(tag.name);
                    table.set(&name, Cell::text(text.trim()))?;
                }
                "Point" => kind = "POINT",
                "LineString" | "LinearRing" if kind != "POLYGON" => kind = "LINESTRING",
                "Polygon" => {
                    kind = "POLYGON";
                    rings.clear();
                }
                "coordinates" => {
                    let points = coordinates(&markup.text_until_end(tag.name));
                    match kind {
                        "POLYGON" => rings.push(format!("({points})")),
                        _ => shapes.push(format!("{kind} ({points})")),
                    }
                }
                "Style" | "StyleMap" | "Region" | "LookAt" | "Camera" => markup.skip_element(tag.name),
                _ => {}
            },
            Event::End(name) if name == element => break,
            Event::End(name) if local(name) == "Polygon" => {
                shapes.push(format!("POLYGON ({})", rings.join(", ")));
                rings.clear();
                kind = "";
            }
            _ => {}
        }
    }
    let geometry = match shapes.len() {
        0 => String::new(),
        1 => shapes.remove(0),
        _ => format!("GEOMETRYCOLLECTION ({})", shapes.join(", ")),
    };
    table.set("geometry", Cell::text(geometry))?;
    table.end_record()
}

/// `lon,lat[,height] …` as `lon lat, …`.
fn coordinates(text: &str) -> String {
    let mut out = String::new();
    for position in text.split_ascii_whitespace() {
        if !out.is_empty() {
            out.push_str(", ");
        }
        for (n, number) in position.split(',').take(2).enumerate() {
            out.push_str(if n > 0 { " " } else { "" });
            out.push_str(&exact_number(number.trim()).unwrap_or_default());
        }
    }
    out
}
