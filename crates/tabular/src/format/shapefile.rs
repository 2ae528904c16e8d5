//! Shapefiles in a zip (`.shp`, `.dbf`, `.prj`, `.cpg`): the table with each shape as well-known text.
//!
//! Follows the ESRI Shapefile Technical Description (1998). Coordinates stay as they are stored; a
//! projection other than plain longitude and latitude is told in a finding.
//! Never here: attributes (see `dbf`).

use std::sync::Arc;

use crate::document::{Body, Format};
use crate::error::ReadError;
use crate::finding::{Finding, Severity};
use crate::format::number_format::decimal;
use crate::format::package::Package;
use crate::format::sheet_builder::Budget;
use crate::format::{Content, damaged_finding, dbf};
use crate::grid::Cell;
use crate::limits::Limits;

/// Reads each layer as a sheet.
///
/// # Errors
/// `Damaged` where a layer has no attribute table, `Limit`.
pub(crate) fn read(bytes: Arc<[u8]>, limits: &Limits) -> Result<Content, ReadError> {
    let mut package = Package::open(Format::Shapefile, bytes, limits)?;
    let names = package.names();
    let layers: Vec<&str> = names.iter().filter_map(|name| name.strip_suffix(".shp")).collect();
    let mut content = Content::default();
    for layer in &layers {
        let Some(table) = package.bytes(&format!("{layer}.dbf"))? else { continue };
        let code_page = package.text(&format!("{layer}.cpg"))?;
        let (found, alive) = dbf::read_marked(&table, code_page.as_deref().map(str::trim), limits)?;
        let shapes = shapes(&package.bytes(&format!("{layer}.shp"))?.unwrap_or_default(), limits)?;
        content.findings.extend(found.findings);
        content.encoding = content.encoding.or(found.encoding);
        if shapes.len() < alive.len() {
            let mut finding = damaged_finding("shapes");
            finding.count = (alive.len() - shapes.len()) as u64;
            content.findings.push(finding);
        }
        let projection = package.text(&format!("{layer}.prj"))?.unwrap_or_default();
        if let Some(name) = projected(&projection) {
            let mut finding = Finding::new("projected-coordinates", Severity::Warning);
            finding.details.insert("projection".to_owned(), name);
            content.findings.push(finding);
        }
        for mut sheet in found.sheets {
            if layers.len() > 1 {
                sheet.name = Some(layer.rsplit('/').next().unwrap_or(layer).to_owned());
            }
            if let Body::Grid(grid) = &mut sheet.body {
                let mut shapes = shapes.iter().zip(&alive).filter(|(_, alive)| **alive).map(|(shape, _)| shape);
                for (number, row) in grid.rows.iter_mut().enumerate() {
                    let text = if number == 0 { "geometry" } else { shapes.next().map_or("", String::as_str) };
                    row.push(Cell::text(text));
                }
            }
            content.sheets.push(sheet);
        }
    }
    if content.sheets.is_empty() {
        return Err(ReadError::Damaged { format: Format::Shapefile, why: "no attribute table".to_owned() });
    }
    Ok(content)
}

/// The name of a projection that is not plain longitude and latitude.
pub(crate) fn projected(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let projected = text.to_ascii_uppercase().starts_with("PROJCS") || text.to_ascii_uppercase().starts_with("PROJCRS");
    projected.then(|| text.split('"').nth(1).unwrap_or_default().chars().take(80).collect())
}

/// Well-known text of each shape.
fn shapes(bytes: &[u8], limits: &Limits) -> Result<Vec<String>, ReadError> {
    let budget = Budget::new(limits);
    let mut shapes = Vec::new();
    let mut rest = bytes.get(100..).unwrap_or_default();
    while let Some(header) = rest.get(..8) {
        budget.take(1)?;
        let words = u32::from_be_bytes([header[4], header[5], header[6], header[7]]) as usize;
        let Some(record) = rest.get(8..8 + words.saturating_mul(2)) else { break };
        shapes.push(shape(record).unwrap_or_default());
        rest = &rest[8 + words * 2..];
    }
    Ok(shapes)
}

fn whole(bytes: &[u8], at: usize) -> Option<usize> {
    let found = bytes.get(at..at.checked_add(4)?)?;
    usize::try_from(i32::from_le_bytes(found.try_into().ok()?)).ok()
}

fn point(bytes: &[u8], at: usize) -> Option<(f64, f64)> {
    let found = bytes.get(at..at.checked_add(16)?)?;
    let (x, y) = found.split_at(8);
    Some((f64::from_le_bytes(x.try_into().ok()?), f64::from_le_bytes(y.try_into().ok()?)))
}

/// Text of one shape; none for the null shape and for broken ones.
fn shape(record: &[u8]) -> Option<String> {
    match whole(record, 0)? {
        1 | 11 | 21 => Some(format!("POINT ({})", positions(&[point(record, 4)?]))),
        8 | 18 | 28 => {
            let points = points(record, 40, whole(record, 36)?)?;
            Some(format!("MULTIPOINT ({})", positions(&points)))
        }
        kind @ (3 | 13 | 23 | 5 | 15 | 25) => {
            let (parts, count) = (whole(record, 36)?, whole(record, 40)?);
            let first = 44usize.checked_add(parts.checked_mul(4)?)?;
            let points = points(record, first, count)?;
            let mut rings = Vec::new();
            for part in 0..parts {
                let start = whole(record, 44 + part * 4)?;
                let end = if part + 1 < parts { whole(record, 48 + part * 4)? } else { count };
                rings.push(points.get(start..end)?);
            }
            Some(if matches!(kind, 3 | 13 | 23) { lines(&rings) } else { polygons(&rings) })
        }
        _ => None,
    }
}

fn points(record: &[u8], first: usize, count: usize) -> Option<Vec<(f64, f64)>> {
    // the count must fit into the record before anything is reserved
    record.get(first..first.checked_add(count.checked_mul(16)?)?)?;
    (0..count).map(|n| point(record, first + n * 16)).collect()
}

fn positions(points: &[(f64, f64)]) -> String {
    let texts: Vec<String> = points.iter().map(|(x, y)| format!("{} {}", decimal(*x), decimal(*y))).collect();
    texts.join(", ")
}

fn lines(rings: &[&[(f64, f64)]]) -> String {
    match rings {
        [line] => format!("LINESTRING ({})", positions(line)),
        _ => {
            let lines: Vec<String> = rings.iter().map(|line| format!("({})", positions(line))).collect();
            format!("MULTILINESTRING ({})", lines.join(", "))
        }
    }
}

/// Rings in clockwise order start a polygon; the others are holes of the one before.
fn polygons(rings: &[&[(f64, f64)]]) -> String {
    let mut polygons: Vec<Vec<String>> = Vec::new();
    for ring in rings {
        let area: f64 = ring.windows(2).map(|pair| (pair[1].0 - pair[0].0) * (pair[1].1 + pair[0].1)).sum();
        let text = format!("({})", positions(ring));
        match polygons.last_mut() {
            Some(polygon) if area < 0.0 => polygon.push(text),
            _ => polygons.push(vec![text]),
        }
    }
    let texts: Vec<String> = polygons.iter().map(|polygon| format!("({})", polygon.join(", "))).collect();
    match &texts[..] {
        [one] => format!("POLYGON {one}"),
        _ => format!("MULTIPOLYGON ({})", texts.join(", ")),
    }
}
