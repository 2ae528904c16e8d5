//! Shapefiles in a zip (`.shp`, `.dbf`, `.prj`, `.cpg`): the table with each shape as well-known text.
//!
//! Follows the ESRI Shapefile Technical Description (1998). Coordinates become longitude and latitude where the `.prj` is
//! understood; otherwise they stay as they are, and a finding says so.
//! Never here: attributes (see `dbf`), reference systems (see `projection`).

use std::sync::Arc;

use crate::document::{Body, Format, Sheet};
use crate::error::ReadError;
use crate::format::dbf::Beside;
use crate::format::package::Package;
use crate::format::projection::Projection;
use crate::format::sheet_builder::Budget;
use crate::format::{Content, damaged_finding, dbf};
use crate::grid::{Cell, Grid};
use crate::limits::Limits;

/// Reads each layer as a sheet.
///
/// # Errors
/// `Unreadable` for shapes without the zip that holds their table, `Damaged` where no layer has any shape or table, `Limit`.
pub(crate) fn read(bytes: Arc<[u8]>, limits: &Limits) -> Result<Content, ReadError> {
    if !bytes.starts_with(b"PK") {
        return Err(ReadError::Unreadable(Format::Shapefile));
    }
    let mut package = Package::open(Format::Shapefile, bytes, limits)?;
    let names = package.names();
    let layers: Vec<&str> = names.iter().filter_map(|name| name.strip_suffix(".shp")).collect();
    let mut content = Content::default();
    for layer in &layers {
        let file = package.bytes(&format!("{layer}.shp"))?.unwrap_or_default();
        let reference = package.text(&format!("{layer}.prj"))?.unwrap_or_default();
        let projection = match reference.trim() {
            "" => Projection::Degrees,
            text => Projection::of_text(text),
        };
        let projection = bounds(&file).map_or(Projection::Degrees, |bounds| projection.checked(bounds));
        let (shapes, broken) = shapes(&file, &projection, limits)?;
        let (found, alive) = match package.bytes(&format!("{layer}.dbf"))? {
            Some(table) => {
                let code_page = package.text(&format!("{layer}.cpg"))?;
                let memo = match package.bytes(&format!("{layer}.dbt"))? {
                    Some(memo) => Some(memo),
                    None => package.bytes(&format!("{layer}.fpt"))?,
                };
                dbf::read_marked(&table, &Beside { code_page, memo }, limits)?
            }
            None if shapes.is_empty() => continue,
            // the shapes alone are better than nothing
            None => (lone_shapes(shapes.len(), &mut content), vec![true; shapes.len()]),
        };
        content.findings.extend(found.findings);
        content.encoding = content.encoding.or(found.encoding);
        let missing = alive.len().saturating_sub(shapes.len()) as u64 + broken;
        if missing > 0 {
            let mut finding = damaged_finding("shapes");
            finding.count = missing;
            content.findings.push(finding);
        }
        content.findings.extend(projection.finding());
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

/// A sheet without columns for shapes whose attribute table is missing.
fn lone_shapes(count: usize, content: &mut Content) -> Content {
    content.findings.push(damaged_finding("part"));
    let body = Body::Grid(Grid { rows: vec![Vec::new(); count + 1], ..Grid::default() });
    let sheet = Sheet { name: None, hidden: false, named_columns: true, body };
    Content { sheets: vec![sheet], ..Content::default() }
}

/// The box around all shapes, as the file's head has it; none where it is no box.
fn bounds(bytes: &[u8]) -> Option<[f64; 4]> {
    let ((left, bottom), (right, top)) = (point(bytes, 36)?, point(bytes, 52)?);
    let bounds = [left, bottom, right, top];
    (bounds.iter().all(|value| value.is_finite()) && left <= right && bottom <= top).then_some(bounds)
}

/// Well-known text of each shape, and how many were broken.
fn shapes(bytes: &[u8], projection: &Projection, limits: &Limits) -> Result<(Vec<String>, u64), ReadError> {
    let budget = Budget::new(limits);
    let mut shapes = Vec::new();
    let mut broken = 0;
    let mut rest = bytes.get(100..).unwrap_or_default();
    while let Some(header) = rest.get(..8) {
        budget.take(1)?;
        let words = u32::from_be_bytes([header[4], header[5], header[6], header[7]]) as usize;
        let Some(record) = rest.get(8..8 + words.saturating_mul(2)) else { break };
        let text = shape(record, projection);
        broken += u64::from(text.is_none() && whole(record, 0) != Some(0));
        shapes.push(text.unwrap_or_default());
        rest = &rest[8 + words * 2..];
    }
    Ok((shapes, broken))
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
fn shape(record: &[u8], projection: &Projection) -> Option<String> {
    match whole(record, 0)? {
        1 | 11 | 21 => Some(format!("POINT ({})", positions(&[point(record, 4)?], projection)?)),
        8 | 18 | 28 => {
            let points = points(record, 40, whole(record, 36)?)?;
            Some(format!("MULTIPOINT ({})", positions(&points, projection)?))
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
            if matches!(kind, 3 | 13 | 23) { lines(&rings, projection) } else { polygons(&rings, projection) }
        }
        _ => None,
    }
}

fn points(record: &[u8], first: usize, count: usize) -> Option<Vec<(f64, f64)>> {
    // the count must fit into the record before anything is reserved
    record.get(first..first.checked_add(count.checked_mul(16)?)?)?;
    (0..count).map(|n| point(record, first + n * 16)).collect()
}

fn positions(points: &[(f64, f64)], projection: &Projection) -> Option<String> {
    let mut out = String::new();
    for (n, (x, y)) in points.iter().enumerate() {
        out.push_str(if n > 0 { ", " } else { "" });
        projection.write(*x, *y, &mut out)?;
    }
    Some(out)
}

fn lines(rings: &[&[(f64, f64)]], projection: &Projection) -> Option<String> {
    if let [line] = rings {
        return Some(format!("LINESTRING ({})", positions(line, projection)?));
    }
    let line = |line: &&[(f64, f64)]| Some(format!("({})", positions(line, projection)?));
    let lines = rings.iter().map(line).collect::<Option<Vec<String>>>()?;
    Some(format!("MULTILINESTRING ({})", lines.join(", ")))
}

/// Rings in clockwise order start a polygon; the others are holes of the one before.
fn polygons(rings: &[&[(f64, f64)]], projection: &Projection) -> Option<String> {
    let mut polygons: Vec<Vec<String>> = Vec::new();
    for ring in rings {
        let area: f64 = ring.windows(2).map(|pair| (pair[1].0 - pair[0].0) * (pair[1].1 + pair[0].1)).sum();
        let text = format!("({})", positions(ring, projection)?);
        match polygons.last_mut() {
            Some(polygon) if area < 0.0 => polygon.push(text),
            _ => polygons.push(vec![text]),
        }
    }
    let texts: Vec<String> = polygons.iter().map(|polygon| format!("({})", polygon.join(", "))).collect();
    Some(match &texts[..] {
        [one] => format!("POLYGON {one}"),
        _ => format!("MULTIPOLYGON ({})", texts.join(", ")),
    })
}
