//! GeoJSON (RFC 7946): a record for each feature, its geometry as well-known text in the last column
//! (and `lon`, `lat` before it where all geometries are points). The `crs` of files from before 2016 is respected.
//!
//! Never here: other JSON.

use std::borrow::Cow;

use crate::document::{Body, Format};
use crate::encoding;
use crate::error::ReadError;
use crate::format::json::Stop;
use crate::format::json_text::{Json, JsonText, exact_number};
use crate::format::projection::Projection;
use crate::format::record_table::RecordTable;
use crate::format::sheet_builder::Budget;
use crate::format::{Content, damaged_finding};
use crate::grid::{Cell, CellKind};
use crate::limits::Limits;

/// Reads the features of a collection, or the only feature.
///
/// # Errors
/// `Damaged` where no feature could be read, `Limit`.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Content, ReadError> {
    let decoded = encoding::decode(bytes);
    let budget = Budget::new(limits);
    let mut findings = decoded.findings;
    let mut projection = Projection::Degrees;
    let mut known = false;
    loop {
        let table = RecordTable::new(&budget);
        let mut features = Features {
            table,
            geometries: Vec::new(),
            reference: None,
            broken: 0,
            projection: &projection,
            budget: &budget,
        };
        let outcome = features.root(&mut JsonText::new(&decoded.text, limits.depth));
        // the reference system may stand after the features: then they are read again
        let reference = features.reference.take().filter(|_| !known);
        if let Some(reference) = reference {
            known = true;
            if !matches!(reference, Projection::Degrees) {
                projection = reference;
                budget.reset();
                continue;
            }
        }
        match outcome {
            Ok(()) => {}
            Err(Stop::Limit(error)) => return Err(error),
            Err(Stop::Broken(broken)) if features.geometries.is_empty() => {
                return Err(broken.error(Format::GeoJson, limits.depth));
            }
            Err(Stop::Broken(_)) => findings.push(damaged_finding("truncated")),
        }
        if features.geometries.is_empty() {
            return Err(ReadError::NoTable);
        }
        if features.broken > 0 {
            let mut finding = damaged_finding("shapes");
            finding.count = features.broken;
            findings.push(finding);
        }
        findings.extend(projection.finding());
        let sheets = vec![features.finish()?];
        return Ok(Content { sheets, findings, encoding: Some(decoded.encoding), bom: decoded.bom });
    }
}

/// A geometry as text, with its position where it is a point.
struct Geometry {
    text: String,
    point: Option<(Cell, Cell)>,
}

struct Features<'b> {
    table: RecordTable<'b>,
    geometries: Vec<Geometry>,
    /// What `crs` says.
    reference: Option<Projection>,
    /// Geometries that the projection does not reach.
    broken: u64,
    projection: &'b Projection,
    budget: &'b Budget<'b>,
}

impl Features<'_> {
    fn root(&mut self, text: &mut JsonText<'_>) -> Result<(), Stop> {
        text.expect(b'{')?;
        let mut lone = Vec::new();
        let mut first = true;
        while text.more(first, b'}')? {
            first = false;
            let name = text.name()?;
            if name == "features" && text.peek() == Some(b'[') {
                text.expect(b'[')?;
                let mut first = true;
                while text.more(first, b']')? {
                    first = false;
                    if let Json::Object(members) = text.value()? {
                        self.feature(&members)?;
                    }
                }
            } else {
                let value = text.value()?;
                if name == "crs" {
                    self.reference = reference(&value);
                }
                lone.push((name, value));
            }
        }
        if lone.iter().any(|(name, value)| name == "type" && *value == Json::Text(Cow::Borrowed("Feature"))) {
            self.feature(&lone)?;
        }
        Ok(())
    }

    fn feature(&mut self, members: &[(Cow<'_, str>, Json<'_>)]) -> Result<(), ReadError> {
        let mut geometry = Geometry { text: String::new(), point: None };
        for (name, value) in members {
            match (&**name, value) {
                ("properties", Json::Object(properties)) => self.table.set_object("", properties)?,
                ("id", Json::Number(_) | Json::Text(_)) => self.table.set("id", value.cell())?,
                ("geometry", Json::Object(shape)) => match read_geometry(shape, self.projection) {
                    Some(found) => geometry = found,
                    None => self.broken += 1,
                },
                _ => {}
            }
        }
        self.budget.take(3)?;
        self.geometries.push(geometry);
        self.table.end_record()
    }

    fn finish(self) -> Result<crate::document::Sheet, ReadError> {
        let points = self.geometries.iter().all(|geometry| geometry.point.is_some());
        let mut names: Vec<String> = self.table.names().iter().map(ToString::to_string).collect();
        let width = names.len();
        let mut sheet = self.table.finish(None);
        let Body::Grid(grid) = &mut sheet.body else { return Ok(sheet) };
        let added: &[&str] = if points { &["lon", "lat", "geometry"] } else { &["geometry"] };
        for name in added {
            let mut free = (*name).to_owned();
            while names.contains(&free) {
                free.push('_');
            }
            names.push(free.clone());
            grid.rows[0].push(Cell::text(free));
        }
        for (row, geometry) in grid.rows[1..].iter_mut().zip(self.geometries) {
            row.resize(width, Cell::empty());
            if let (true, Some((lon, lat))) = (points, geometry.point) {
                row.extend([lon, lat]);
            }
            row.push(Cell::text(geometry.text));
        }
        Ok(sheet)
    }
}

fn member<'v, 'a>(members: &'v [(Cow<'a, str>, Json<'a>)], name: &str) -> Option<&'v Json<'a>> {
    members.iter().find(|(found, _)| found == name).map(|(_, value)| value)
}

/// What a `crs` object names; none where it is of no known kind.
fn reference(value: &Json<'_>) -> Option<Projection> {
    let Json::Object(members) = value else { return None };
    let Some(Json::Object(properties)) = member(members, "properties") else { return None };
    match (member(properties, "name"), member(properties, "code")) {
        (Some(Json::Text(name)), _) => Some(Projection::of_name(name)),
        (_, Some(Json::Number(code))) => Some(Projection::of_name(&format!("EPSG:{code}"))),
        _ => None,
    }
}

/// None where the projection does not reach a position.
fn read_geometry(shape: &[(Cow<'_, str>, Json<'_>)], projection: &Projection) -> Option<Geometry> {
    let mut text = String::new();
    write_geometry(shape, projection, &mut text)?;
    let point = match (member(shape, "type"), member(shape, "coordinates")) {
        (Some(Json::Text(kind)), Some(Json::Array(position))) if kind == "Point" => match &position[..] {
            [Json::Number(_), Json::Number(_), ..] => {
                // as it was just written
                let inside = text.trim_start_matches("POINT (").trim_end_matches(')');
                let mut numbers = inside.split(' ').map(|number| Cell::new(number, CellKind::Number));
                numbers.next().zip(numbers.next())
            }
            _ => None,
        },
        _ => None,
    };
    Some(Geometry { text, point })
}

/// Well-known text of a geometry object; its JSON where it is of no known kind.
fn write_geometry(shape: &[(Cow<'_, str>, Json<'_>)], projection: &Projection, out: &mut String) -> Option<()> {
    let kind = match member(shape, "type") {
        Some(Json::Text(kind)) => &**kind,
        _ => "",
    };
    let word = match kind {
        "Point" => "POINT",
        "MultiPoint" => "MULTIPOINT",
        "LineString" => "LINESTRING",
        "MultiLineString" => "MULTILINESTRING",
        "Polygon" => "POLYGON",
        "MultiPolygon" => "MULTIPOLYGON",
        "GeometryCollection" => "GEOMETRYCOLLECTION",
        _ => {
            Json::Object(shape.to_vec()).write(out);
            return Some(());
        }
    };
    out.push_str(word);
    let inner = member(shape, if word == "GEOMETRYCOLLECTION" { "geometries" } else { "coordinates" });
    let Some(Json::Array(parts)) = inner.filter(|value| !matches!(value, Json::Array(parts) if parts.is_empty()))
    else {
        out.push_str(" EMPTY");
        return Some(());
    };
    out.push_str(" (");
    if word == "GEOMETRYCOLLECTION" {
        for (n, part) in parts.iter().enumerate() {
            out.push_str(if n > 0 { ", " } else { "" });
            if let Json::Object(part) = part {
                write_geometry(part, projection, out)?;
            }
        }
    } else if word == "POINT" {
        write_position(parts, projection, out)?;
    } else {
        write_coordinates(parts, projection, out)?;
    }
    out.push(')');
    Some(())
}

fn write_coordinates(parts: &[Json<'_>], projection: &Projection, out: &mut String) -> Option<()> {
    for (n, part) in parts.iter().enumerate() {
        out.push_str(if n > 0 { ", " } else { "" });
        match part {
            Json::Array(inner) if matches!(inner.first(), Some(Json::Array(_))) => {
                out.push('(');
                write_coordinates(inner, projection, out)?;
                out.push(')');
            }
            Json::Array(position) => write_position(position, projection, out)?,
            _ => {}
        }
    }
    Some(())
}

fn write_position(position: &[Json<'_>], projection: &Projection, out: &mut String) -> Option<()> {
    let mut first = 0;
    if let (Projection::Known(_), [Json::Number(x), Json::Number(y), ..]) = (projection, position) {
        projection.write(x.parse().ok()?, y.parse().ok()?, out)?;
        first = 2;
    }
    for (n, value) in position.iter().enumerate().skip(first) {
        out.push_str(if n > 0 { " " } else { "" });
        if let Json::Number(text) = value {
            out.push_str(&exact_number(text).unwrap_or_default());
        }
    }
    Some(())
}
