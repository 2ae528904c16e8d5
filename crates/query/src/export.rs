//! A view of the table as a file, written while it is read: one file a kind of format in `export/`.
//!
//! Texts and Parquet are handed on piece by piece. A workbook, a SQLite file and a shapefile need what is only known at
//! their end; they are written to a temporary file first and then handed on. Memory is bounded for all of them.
//! Never here: which rows (see `selection`), HTTP.

mod geography;
mod parquet;
mod shapefile;
mod sqlite;
mod text;
mod workbook;

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use serde::{Deserialize, Serialize};

use crate::answer::ColumnInfo;
use crate::cells::{Cells, Key, from_ordered_bits};
use crate::error::QueryError;
use crate::rows::fetch;
use crate::selection::Selection;
use crate::table::Table;
use crate::work::Budget;

pub(crate) use workbook::ROWS as SHEET_ROWS;

/// Bytes that are handed on at a time.
const PIECE: usize = 256 << 10;

/// Rows of a sorted view that are held at a time.
const SORTED_AT_ONCE: usize = 25_000;

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ExportFormat {
    /// Comma-separated values with a header line; UTF-8.
    Csv,
    /// A workbook of one sheet (Office Open XML).
    Xlsx,
    /// One array of objects.
    Json,
    /// One object a line.
    Ndjson,
    /// Apache Parquet.
    Parquet,
    /// A SQLite file with the one table `datos`.
    Sqlite,
    /// Points with their values (RFC 7946).
    Geojson,
    /// Points with their values (OGC KML 2.2).
    Kml,
    /// A zip file with an ESRI shapefile of points.
    Shapefile,
}

impl ExportFormat {
    /// All, in the order in which a face lists them.
    pub const ALL: [ExportFormat; 9] = [
        ExportFormat::Csv,
        ExportFormat::Xlsx,
        ExportFormat::Json,
        ExportFormat::Ndjson,
        ExportFormat::Parquet,
        ExportFormat::Sqlite,
        ExportFormat::Geojson,
        ExportFormat::Kml,
        ExportFormat::Shapefile,
    ];

    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            ExportFormat::Csv => "csv",
            ExportFormat::Xlsx => "xlsx",
            ExportFormat::Json => "json",
            ExportFormat::Ndjson => "ndjson",
            ExportFormat::Parquet => "parquet",
            ExportFormat::Sqlite => "sqlite",
            ExportFormat::Geojson => "geojson",
            ExportFormat::Kml => "kml",
            ExportFormat::Shapefile => "shapefile",
        }
    }

    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            ExportFormat::Shapefile => "shp.zip",
            // `.json` is a page of rows
            ExportFormat::Json => "rows.json",
            other => other.name(),
        }
    }

    /// The format of such a word.
    pub fn from_name(name: &str) -> Option<ExportFormat> {
        ExportFormat::ALL.into_iter().find(|format| format.name() == name)
    }

    /// True where each row needs a point on the map.
    pub fn is_geographic(self) -> bool {
        matches!(self, ExportFormat::Geojson | ExportFormat::Kml | ExportFormat::Shapefile)
    }

    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            ExportFormat::Csv => "text/csv; charset=utf-8",
            ExportFormat::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ExportFormat::Json => "application/json",
            ExportFormat::Ndjson => "application/x-ndjson",
            ExportFormat::Parquet => "application/vnd.apache.parquet",
            ExportFormat::Sqlite => "application/vnd.sqlite3",
            ExportFormat::Geojson => "application/geo+json",
            ExportFormat::Kml => "application/vnd.google-earth.kml+xml",
            ExportFormat::Shapefile => "application/zip",
        }
    }
}

/// The rows of an export.
pub enum Rows<'a> {
    /// A selection, in the order of the file.
    Selected(&'a Selection),
    /// Some rows by number, in their order.
    Listed(&'a [u64]),
}

/// What the file is to hold.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// Its columns, in this order.
    pub columns: &'a [usize],
    /// The columns of latitude and longitude, for formats with points.
    pub point: Option<(usize, usize)>,
    /// The form.
    pub format: ExportFormat,
}

/// Longitude and latitude of a row, in degrees.
type Point = (f64, f64);

/// Writes the rows; `deliver` takes each piece and says false where nobody waits any more.
pub fn write(
    table: &Table,
    shown: Shown<'_>,
    rows: Rows<'_>,
    budget: &Budget,
    mut deliver: impl FnMut(Vec<u8>) -> bool,
) -> Result<(), QueryError> {
    let Shown { columns, point, format } = shown;
    let infos: Vec<&ColumnInfo> = columns.iter().map(|column| &table.columns[*column].info).collect();
    let mut hand_on = |piece: Vec<u8>| {
        if !piece.is_empty() && !deliver(piece) {
            budget.cancel();
        }
        budget.check()
    };
    if matches!(format, ExportFormat::Csv | ExportFormat::Json | ExportFormat::Ndjson) {
        let mut writer = text::Writer::new(format, infos);
        writer.begin();
        let mut full = |writer: &mut text::Writer<'_>| match writer.piece.len() > PIECE {
            true => hand_on(std::mem::replace(&mut writer.piece, Vec::with_capacity(PIECE + PIECE / 4))),
            false => Ok(()),
        };
        match rows {
            Rows::Selected(selection) => {
                for (group, mask) in selection.groups.iter().enumerate() {
                    table.read(group, columns, mask, budget, |cells| {
                        for row in 0..cells.first().map_or(0, Cells::len) {
                            writer.cells(cells, row);
                            full(&mut writer)?;
                        }
                        Ok(())
                    })?;
                }
            }
            Rows::Listed(rows) => {
                for rows in rows.chunks(SORTED_AT_ONCE) {
                    for keys in fetch(table, columns, rows, budget)? {
                        writer.keys(&keys);
                        full(&mut writer)?;
                    }
                }
            }
        }
        writer.end();
        return hand_on(writer.piece);
    }
    let mut read = columns.to_vec();
    let mut place = |column: usize| {
        read.iter().position(|other| *other == column).unwrap_or_else(|| {
            read.push(column);
            read.len() - 1
        })
    };
    let point = point.map(|(latitude, longitude)| (place(latitude), place(longitude)));
    let each = |work: &mut dyn FnMut(&[Key], Option<Point>) -> Result<(), QueryError>| {
        let mut row =
            |keys: &[Key]| work(&keys[..columns.len()], point.and_then(|at| point_of(table, &read, keys, at)));
        match &rows {
            Rows::Selected(selection) => {
                let mut keys = Vec::with_capacity(read.len());
                for (group, mask) in selection.groups.iter().enumerate() {
                    table.read(group, &read, mask, budget, |cells| {
                        for at in 0..cells.first().map_or(0, Cells::len) {
                            keys.clear();
                            keys.extend(cells.iter().map(|cells| cells.key(at)));
                            row(&keys)?;
                        }
                        Ok(())
                    })?;
                }
            }
            Rows::Listed(rows) => {
                for rows in rows.chunks(SORTED_AT_ONCE) {
                    for keys in fetch(table, &read, rows, budget)? {
                        row(&keys)?;
                    }
                }
            }
        }
        Ok(())
    };
    match format {
        ExportFormat::Geojson | ExportFormat::Kml => {
            let mut writer = geography::Writer::new(format, infos);
            each(&mut |keys, point| {
                writer.row(keys, point);
                if writer.piece.len() > PIECE { hand_on(std::mem::take(&mut writer.piece)) } else { Ok(()) }
            })?;
            writer.end();
            hand_on(writer.piece)
        }
        ExportFormat::Parquet => {
            let mut writer = parquet::Writer::new(&infos)?;
            each(&mut |keys, _| match writer.row(keys)? {
                Some(piece) => hand_on(piece),
                None => Ok(()),
            })?;
            hand_on(writer.finish()?)
        }
        ExportFormat::Xlsx => {
            let mut writer = workbook::Writer::new(&infos)?;
            each(&mut |keys, _| writer.row(keys))?;
            send(writer.finish()?, hand_on)
        }
        ExportFormat::Sqlite => {
            let mut writer = sqlite::Writer::new(&infos)?;
            each(&mut |keys, _| writer.row(keys))?;
            send(writer.finish()?, hand_on)
        }
        ExportFormat::Shapefile => {
            let mut writer = shapefile::Writer::new(&infos)?;
            each(&mut |keys, point| writer.row(keys, point))?;
            send(writer.finish()?, hand_on)
        }
        ExportFormat::Csv | ExportFormat::Json | ExportFormat::Ndjson => Ok(()),
    }
}

/// A failure of the disk, or of a library that writes to it.
fn fault(why: impl std::fmt::Display) -> QueryError {
    QueryError::Unreadable { why: why.to_string() }
}

/// Hands on a file that was written aside.
fn send(mut file: File, mut hand_on: impl FnMut(Vec<u8>) -> Result<(), QueryError>) -> Result<(), QueryError> {
    file.seek(SeekFrom::Start(0)).map_err(fault)?;
    loop {
        let mut piece = Vec::with_capacity(PIECE);
        let read = file.by_ref().take(PIECE as u64).read_to_end(&mut piece).map_err(fault)?;
        if read == 0 {
            return Ok(());
        }
        hand_on(piece)?;
    }
}

/// The point of a row; none where a coordinate is blank or no place on earth.
fn point_of(table: &Table, read: &[usize], keys: &[Key], (latitude, longitude): (usize, usize)) -> Option<Point> {
    let degrees = |at: usize| number_of(&keys[at], &table.columns[read[at]].info);
    let (y, x) = (degrees(latitude)?, degrees(longitude)?);
    ((-90.0..=90.0).contains(&y) && (-180.0..=180.0).contains(&x)).then_some((x, y))
}

/// A value as a number; none where it is none.
fn number_of(key: &Key, info: &ColumnInfo) -> Option<f64> {
    match key {
        Key::Int(value) => Some(*value as f64),
        Key::Float(bits) => Some(from_ordered_bits(*bits)),
        Key::Decimal(_) => key.write(info).parse().ok(),
        _ => None,
    }
}
