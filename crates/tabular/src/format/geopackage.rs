//! GeoPackage, and any other SQLite database: each table a sheet, its geometry as well-known text in the last column.
//!
//! Follows OGC 12-128 (GeoPackage 1.0 to 1.4) for its own tables and the head of its geometries.
//! Never here: pages and trees (see `sqlite`).

use std::collections::HashMap;
use std::path::Path;

use crate::document::{Body, Format, Sheet};
use crate::error::ReadError;
use crate::finding::{Finding, Severity};
use crate::format::number_format::decimal;
use crate::format::projection::Projection;
use crate::format::sheet_builder::Budget;
use crate::format::sqlite::{Column, Database, Table, Value};
use crate::format::{Content, damaged_finding, well_known_binary};
use crate::grid::{Cell, CellKind, Grid};
use crate::limits::Limits;

/// Rows of a table about tables.
const ENTRIES: usize = 10_000;

/// Reads every table that is no table about tables; `path` is where the bytes stand.
///
/// # Errors
/// `Damaged` where the file is no database, `NoTable` where it has no table with columns, `Limit`.
pub(crate) fn read(format: Format, bytes: &[u8], path: &Path, limits: &Limits) -> Result<Content, ReadError> {
    let mut database =
        Database::open(bytes).ok_or(ReadError::Damaged { format, why: "the database's header".to_owned() })?;
    let tables = database.tables();
    let layers = Layers::read(&mut database, &tables)?;
    let budget = Budget::new(limits);
    let mut content = Content::default();
    let mut blobs = 0;
    for table in &tables {
        if is_system(&table.name) || layers.pictures.contains(&table.name.to_lowercase()) {
            continue;
        }
        if table.columns.is_empty() {
            content.findings.push(damaged_finding("part"));
            continue;
        }
        let layer = layers.geometries.get(&table.name.to_lowercase());
        let projection = layer.map_or(&Projection::Degrees, |(_, system)| layers.projection(*system));
        let mut found = read_table(&mut database, table, layer, projection, &budget, &mut blobs)?;
        found.name = Some(table.name.clone());
        content.sheets.push(found);
        content.findings.extend(projection.finding());
    }
    if content.sheets.is_empty() {
        let why = "no table can be read".to_owned();
        return Err(if database.damaged() > 0 { ReadError::Damaged { format, why } } else { ReadError::NoTable });
    }
    if let [sheet] = &mut content.sheets[..] {
        sheet.name = None;
    }
    if database.damaged() > 0 {
        let mut finding = damaged_finding("part");
        finding.count = database.damaged();
        content.findings.push(finding);
    }
    if blobs > 0 {
        let mut finding = Finding::new("binary-values-left-out", Severity::Warning);
        finding.count = blobs;
        content.findings.push(finding);
    }
    content.findings.extend(unsaved_changes(&database, path));
    Ok(content)
}

/// `unsaved-changes`: the newest rows may stand in a second file.
fn unsaved_changes(database: &Database<'_>, path: &Path) -> Option<Finding> {
    let beside = ["-wal", "-journal"].into_iter().any(|end| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        std::fs::metadata(name).is_ok_and(|about| about.len() > 0)
    });
    let severity = match (beside, database.keeps_log()) {
        (true, _) => Severity::Warning,
        (false, true) => Severity::Info,
        (false, false) => return None,
    };
    Some(Finding::new("unsaved-changes", severity))
}

/// Tables of the format itself and of programs that draw maps.
fn is_system(name: &str) -> bool {
    let name = name.to_lowercase();
    let index = name.starts_with("idx_") && ["_node", "_parent", "_rowid"].iter().any(|end| name.ends_with(end));
    index
        || ["sqlite_", "gpkg_", "rtree_"].iter().any(|start| name.starts_with(start))
        || matches!(
            name.as_str(),
            "android_metadata"
                | "layer_styles"
                | "qgis_projects"
                | "spatial_ref_sys"
                | "geometry_columns"
                | "spatialite_history"
        )
}

/// What the tables about tables say; names in small letters.
#[derive(Default)]
struct Layers {
    /// The geometry's column and its reference system, by table.
    geometries: HashMap<String, (String, i64)>,
    /// The reference systems that stand in the file.
    projections: HashMap<i64, Projection>,
    /// Tables that hold pictures of maps.
    pictures: Vec<String>,
}

impl Layers {
    /// Numbers 0 and -1 mean that nothing is known; 4326 need not stand in the file.
    fn projection(&self, reference: i64) -> &Projection {
        const UNKNOWN: &Projection = &Projection::Unknown(String::new());
        self.projections.get(&reference).unwrap_or(if reference == 4326 { &Projection::Degrees } else { UNKNOWN })
    }

    fn read(database: &mut Database<'_>, tables: &[Table]) -> Result<Self, ReadError> {
        let mut layers = Layers::default();
        entries(database, tables, "gpkg_contents", &["table_name", "data_type"], &mut |row| {
            if let [Value::Text(name), Value::Text(kind)] = row
                && kind.to_lowercase().contains("tile")
            {
                layers.pictures.push(name.to_lowercase());
            }
        })?;
        let wanted = ["table_name", "column_name", "srs_id"];
        entries(database, tables, "gpkg_geometry_columns", &wanted, &mut |row| {
            if let [Value::Text(name), Value::Text(column), Value::Integer(reference)] = row {
                layers.geometries.insert(name.to_lowercase(), (column.to_lowercase(), *reference));
            }
        })?;
        let wanted = ["srs_id", "srs_name", "organization", "organization_coordsys_id", "definition"];
        entries(database, tables, "gpkg_spatial_ref_sys", &wanted, &mut |row| {
            if let [Value::Integer(reference), name, organization, code, definition] = row {
                let projection = projection(name, organization, code, definition);
                layers.projections.insert(*reference, projection);
            }
        })?;
        Ok(layers)
    }
}

/// What a row of `gpkg_spatial_ref_sys` says: the number speaks first, then the text.
fn projection(name: &Value<'_>, organization: &Value<'_>, code: &Value<'_>, definition: &Value<'_>) -> Projection {
    let by_code = match (organization, code) {
        (Value::Text(organization), Value::Integer(code)) if organization.eq_ignore_ascii_case("EPSG") => {
            u32::try_from(*code).ok().and_then(Projection::of_code)
        }
        _ => None,
    };
    by_code.unwrap_or_else(|| {
        let found =
            if let Value::Text(text) = definition { Projection::of_text(text) } else { Projection::of_text("") };
        match (found, name) {
            (Projection::Unknown(empty), Value::Text(name)) if empty.is_empty() => {
                Projection::Unknown(name.to_string())
            }
            (found, _) => found,
        }
    })
}

/// Gives the named columns of each row of a table about tables.
fn entries(
    database: &mut Database<'_>,
    tables: &[Table],
    name: &str,
    wanted: &[&str],
    deliver: &mut dyn FnMut(&[Value<'_>]),
) -> Result<(), ReadError> {
    let Some(table) = tables.iter().find(|table| table.name.eq_ignore_ascii_case(name)) else { return Ok(()) };
    let place = |name: &&str| table.columns.iter().position(|column| column.name.eq_ignore_ascii_case(name));
    let Some(places) = wanted.iter().map(place).collect::<Option<Vec<usize>>>() else { return Ok(()) };
    let mut left = ENTRIES;
    database.rows(table, &mut |values| {
        let row: Vec<Value<'_>> = places.iter().map(|n| values.get(*n).cloned().unwrap_or(Value::Null)).collect();
        if left > 0 {
            left -= 1;
            deliver(&row);
        }
        Ok(())
    })
}

fn read_table(
    database: &mut Database<'_>,
    table: &Table,
    layer: Option<&(String, i64)>,
    projection: &Projection,
    budget: &Budget<'_>,
    blobs: &mut u64,
) -> Result<Sheet, ReadError> {
    let shape = layer.and_then(|(name, _)| table.columns.iter().position(|column| column.name.to_lowercase() == *name));
    // the geometry comes last, as in the other formats of maps
    let mut order: Vec<usize> = (0..table.columns.len()).filter(|place| Some(*place) != shape).collect();
    order.extend(shape);
    budget.column(order.len().saturating_sub(1))?;
    let mut names: Vec<String> = order.iter().map(|place| table.columns[*place].name.clone()).collect();
    if shape.is_some() {
        names.pop();
        let mut name = "geometry".to_owned();
        while names.contains(&name) {
            name.push('_');
        }
        names.push(name);
    }
    let mut rows: Vec<Vec<Cell>> = vec![names.into_iter().map(Cell::text).collect()];
    database.rows(table, &mut |values| {
        budget.take(order.len() as u64)?;
        let row = order.iter().map(|place| match values.get(*place) {
            Some(value) => cell(value, &table.columns[*place], projection, blobs),
            None => added(&table.columns[*place]),
        });
        rows.push(row.collect());
        Ok(())
    })?;
    Ok(Sheet { name: None, hidden: false, named_columns: true, body: Body::Grid(Grid { rows, ..Grid::default() }) })
}

/// The value of a column that came after the row.
fn added(column: &Column) -> Cell {
    match column.default.as_deref() {
        None => Cell::empty(),
        Some(text) => match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Cell::new(decimal(number), CellKind::Number),
            _ => Cell::text(text),
        },
    }
}

fn cell(value: &Value<'_>, column: &Column, projection: &Projection, blobs: &mut u64) -> Cell {
    match value {
        Value::Null => Cell::empty(),
        Value::Integer(truth @ (0 | 1)) if column.kind.starts_with("BOOL") => {
            Cell::new(if *truth == 1 { "true" } else { "false" }, CellKind::Boolean)
        }
        Value::Integer(number) => Cell::new(number.to_string(), CellKind::Number),
        Value::Real(number) if number.is_finite() => Cell::new(decimal(*number), CellKind::Number),
        Value::Real(_) => Cell::empty(),
        Value::Text(text) => match column.kind.as_str() {
            "DATE" if is_day(text) => Cell::new(&**text, CellKind::Date),
            "DATETIME" | "TIMESTAMP" => moment(text).unwrap_or_else(|| Cell::text(&**text)),
            _ => Cell::text(&**text),
        },
        Value::Blob(bytes) => match geometry(bytes, projection) {
            Some(text) => Cell::text(text),
            None => {
                *blobs += u64::from(!bytes.is_empty());
                Cell::empty()
            }
        },
    }
}

/// The well-known text of a GeoPackage geometry: a head with the box around it, then well-known binary.
fn geometry(bytes: &[u8], projection: &Projection) -> Option<String> {
    let [b'G', b'P', _, flags, ..] = bytes else { return None };
    let envelope = match flags >> 1 & 7 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return None,
    };
    well_known_binary::text(bytes.get(8 + envelope..)?, projection)
}

fn is_day(text: &str) -> bool {
    let signs = |place: usize, byte: u8| if matches!(place, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    text.len() == 10 && text.bytes().enumerate().all(|(place, byte)| signs(place, byte))
}

/// `2024-05-06T00:00:00.000Z` and `2024-05-06 00:00:00` as a moment.
fn moment(text: &str) -> Option<Cell> {
    let text = text.trim_end_matches('Z');
    let (day, clock) = text.split_once(['T', ' '])?;
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let digit = |(place, byte): (usize, u8)| if place % 3 == 2 { byte == b':' } else { byte.is_ascii_digit() };
    let fits = is_day(day) && clock.len() == 8 && clock.bytes().enumerate().all(digit);
    if !fits || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    Some(Cell::new(format!("{day}T{clock}{point}{fraction}"), CellKind::DateTime))
}
