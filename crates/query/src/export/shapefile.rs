//! An ESRI shapefile of points in a zip file: `.shp`, `.shx`, `.dbf` (dBASE III, UTF-8), `.prj` (WGS 84), `.cpg`, and
//! `fields.csv`, which tells the column of each field (names have ten signs there) and how many of its texts were cut.
//!
//! Written as "ESRI Shapefile Technical Description" (July 1998) says. Never here: lines and areas.

use std::fs::File;
use std::io::{BufReader, BufWriter, Seek, SeekFrom, Write};

use apertura_tabular::ValueType;
use zip::write::SimpleFileOptions;

use super::{Point, fault};
use crate::answer::ColumnInfo;
use crate::cells::Key;
use crate::error::QueryError;

/// Most bytes of a part: programs read its size as a signed number of 32 bits.
const PART: u64 = i32::MAX as u64;
/// Most fields, and most bytes of a text.
const FIELDS: usize = 255;
const TEXT: usize = 254;
/// Name of the layer inside the zip file.
const LAYER: &str = "datos";
const PROJECTION: &str = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],\
    PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

struct Field<'a> {
    info: &'a ColumnInfo,
    name: String,
    kind: u8,
    width: usize,
    decimals: u8,
    cut: u64,
}

/// Writes rows into the parts of a shapefile.
pub(super) struct Writer<'a> {
    shapes: BufWriter<File>,
    index: BufWriter<File>,
    table: BufWriter<File>,
    fields: Vec<Field<'a>>,
    rows: u32,
    /// Bytes of the shapes so far.
    at: u64,
    record: u64,
    /// Least and greatest longitude and latitude.
    bounds: Option<[f64; 4]>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(infos: &[&'a ColumnInfo]) -> Result<Self, QueryError> {
        if infos.len() > FIELDS {
            return Err(QueryError::Limit { limit: "shapefile-fields", allowed: FIELDS as u64 });
        }
        let mut fields: Vec<Field<'a>> = Vec::with_capacity(infos.len());
        for info in infos {
            let name = short(&info.name, |name| fields.iter().any(|field| field.name == name));
            let (kind, width, decimals) = match info.value_type {
                ValueType::Integer | ValueType::Year => (b'N', 20, 0),
                ValueType::Number => match info.scale {
                    Some(scale) => (b'N', 40, scale.min(15)),
                    None => (b'F', 24, 15),
                },
                ValueType::Boolean => (b'L', 1, 0),
                ValueType::Date => (b'D', 8, 0),
                ValueType::Datetime | ValueType::Time => (b'C', 26, 0),
                ValueType::String | ValueType::Yearmonth => (b'C', TEXT, 0),
            };
            fields.push(Field { info, name, kind, width, decimals, cut: 0 });
        }
        let part = |head: usize| -> Result<BufWriter<File>, QueryError> {
            let mut file = BufWriter::with_capacity(1 << 17, tempfile::tempfile().map_err(fault)?);
            file.write_all(&vec![0; head]).map_err(fault)?;
            Ok(file)
        };
        let record = 1 + fields.iter().map(|field| field.width as u64).sum::<u64>();
        let (shapes, index, table) = (part(100)?, part(100)?, part(33 + 32 * fields.len())?);
        Ok(Writer { shapes, index, table, fields, rows: 0, at: 100, record, bounds: None })
    }

    /// A row with its place; one without has the null shape.
    pub(super) fn row(&mut self, keys: &[Key], point: Option<Point>) -> Result<(), QueryError> {
        self.rows += 1;
        let words: i32 = if point.is_some() { 10 } else { 2 };
        if self.at + 28 > PART || self.record * u64::from(self.rows) > PART - 100_000 {
            return Err(QueryError::Limit { limit: "shapefile-bytes", allowed: PART });
        }
        let mut index = ((self.at / 2) as i32).to_be_bytes().to_vec();
        index.extend_from_slice(&words.to_be_bytes());
        self.index.write_all(&index).map_err(fault)?;
        let mut shape = self.rows.to_be_bytes().to_vec();
        shape.extend_from_slice(&words.to_be_bytes());
        shape.extend_from_slice(&i32::from(point.is_some()).to_le_bytes());
        if let Some((x, y)) = point {
            shape.extend_from_slice(&x.to_le_bytes());
            shape.extend_from_slice(&y.to_le_bytes());
            let [left, bottom, right, top] = self.bounds.unwrap_or([x, y, x, y]);
            self.bounds = Some([left.min(x), bottom.min(y), right.max(x), top.max(y)]);
        }
        self.at += shape.len() as u64;
        self.shapes.write_all(&shape).map_err(fault)?;
        let mut line = vec![b' '];
        for (key, field) in keys.iter().zip(&mut self.fields) {
            field.write(key, &mut line);
        }
        self.table.write_all(&line).map_err(fault)
    }

    /// The zip file.
    pub(super) fn finish(mut self) -> Result<File, QueryError> {
        self.table.write_all(&[0x1a]).map_err(fault)?;
        let index_bytes = 100 + 8 * u64::from(self.rows);
        let heads = [
            shape_head(self.at, self.bounds),
            shape_head(index_bytes, self.bounds),
            table_head(self.rows, self.record, &self.fields),
        ];
        let mut zip = zip::ZipWriter::new(tempfile::tempfile().map_err(fault)?);
        let options = SimpleFileOptions::default();
        let parts = [("shp", self.shapes), ("shx", self.index), ("dbf", self.table)];
        for ((ending, part), head) in parts.into_iter().zip(heads) {
            let mut file = part.into_inner().map_err(|error| fault(error.error()))?;
            file.seek(SeekFrom::Start(0)).map_err(fault)?;
            file.write_all(&head).map_err(fault)?;
            file.seek(SeekFrom::Start(0)).map_err(fault)?;
            zip.start_file(format!("{LAYER}.{ending}"), options).map_err(fault)?;
            std::io::copy(&mut BufReader::with_capacity(1 << 17, file), &mut zip).map_err(fault)?;
        }
        let mut list = "column,field,cut\r\n".to_owned();
        for field in &self.fields {
            list.push_str(&format!("\"{}\",{},{}\r\n", field.info.name.replace('"', "\"\""), field.name, field.cut));
        }
        for (name, content) in [("datos.prj", PROJECTION), ("datos.cpg", "UTF-8"), ("fields.csv", &list)] {
            zip.start_file(name, options).map_err(fault)?;
            zip.write_all(content.as_bytes()).map_err(fault)?;
        }
        zip.finish().map_err(fault)
    }
}

impl Field<'_> {
    fn write(&mut self, key: &Key, line: &mut Vec<u8>) {
        let mut text = match (key, self.kind) {
            (Key::Blank, b'L') => "?".to_owned(),
            (Key::Blank, _) => String::new(),
            (Key::Bool(answer), _) => if *answer { "T" } else { "F" }.to_owned(),
            (key, b'D') => key.write(self.info).replace('-', ""),
            (key, _) => key.write(self.info),
        };
        if text.len() > self.width {
            match (self.kind, text.parse::<f64>()) {
                (b'F' | b'N', Ok(number)) => text = format!("{number:.12e}"),
                _ => {
                    self.cut += 1;
                    let end = (0..=self.width).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
                    text.truncate(end);
                }
            }
        }
        let spaces = self.width.saturating_sub(text.len());
        if matches!(self.kind, b'N' | b'F') {
            line.resize(line.len() + spaces, b' ');
            line.extend_from_slice(text.as_bytes());
        } else {
            line.extend_from_slice(text.as_bytes());
            line.resize(line.len() + spaces, b' ');
        }
    }
}

/// A name of at most ten plain signs that is not taken yet.
fn short(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let plain: String = name.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '_').take(10).collect();
    let plain = if plain.is_empty() { "campo".to_owned() } else { plain };
    if !taken(&plain) {
        return plain;
    }
    let numbered = |number: u32| format!("{}_{number}", plain.chars().take(6).collect::<String>());
    (1..).map(numbered).find(|name| !taken(name)).unwrap_or(plain.clone())
}

fn shape_head(bytes: u64, bounds: Option<[f64; 4]>) -> Vec<u8> {
    let mut head = vec![0; 100];
    head[..4].copy_from_slice(&9_994_i32.to_be_bytes());
    head[24..28].copy_from_slice(&((bytes / 2) as i32).to_be_bytes());
    head[28..32].copy_from_slice(&1_000_i32.to_le_bytes());
    head[32..36].copy_from_slice(&1_i32.to_le_bytes());
    for (at, value) in bounds.unwrap_or_default().into_iter().enumerate() {
        head[36 + 8 * at..44 + 8 * at].copy_from_slice(&value.to_le_bytes());
    }
    head
}

fn table_head(rows: u32, record: u64, fields: &[Field<'_>]) -> Vec<u8> {
    let length = 33 + 32 * fields.len();
    // dBASE III, a fixed day: the same rows give the same bytes
    let mut head = vec![3, 100, 1, 1];
    head.extend_from_slice(&rows.to_le_bytes());
    head.extend_from_slice(&(length as u16).to_le_bytes());
    head.extend_from_slice(&(record as u16).to_le_bytes());
    head.resize(32, 0);
    for field in fields {
        let mut line = field.name.as_bytes().to_vec();
        line.resize(11, 0);
        line.push(field.kind);
        line.resize(16, 0);
        line.extend_from_slice(&[field.width as u8, field.decimals]);
        line.resize(32, 0);
        head.extend_from_slice(&line);
    }
    head.push(0x0d);
    head
}
