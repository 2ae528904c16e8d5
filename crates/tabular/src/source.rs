//! What is known of a file before its cells are looked at, and what a person set by hand about reading it.
//!
//! Never here: cells, how a format is read.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What the bytes are; the content decides, never the extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Delimited text of any delimiter, fixed width included.
    Csv,
    /// Office Open XML workbook (also XLSM).
    Xlsx,
    /// Binary Office workbook.
    Xlsb,
    /// BIFF workbook.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// SpreadsheetML 2003.
    SpreadsheetMl,
    /// HTML with tables.
    Html,
    /// One JSON document.
    Json,
    /// JSON documents, one a line.
    Ndjson,
    /// GeoJSON.
    GeoJson,
    /// Zip with .shp, .dbf …
    Shapefile,
    /// KML or KMZ.
    Kml,
    /// GeoPackage.
    GeoPackage,
    /// SQLite database.
    Sqlite,
    /// dBase table.
    Dbf,
    /// Apache Parquet.
    Parquet,
    /// XML records.
    Xml,
    /// PDF: told apart and refused.
    Pdf,
    /// A picture: told apart and refused.
    Image,
    /// A word-processor document: told apart and refused.
    Word,
    /// An archive that holds no table, or more than one.
    Archive,
    /// Bytes of no known kind.
    Unknown,
}

impl Format {
    /// The lower-case name that reports use.
    pub fn name(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Xlsx => "xlsx",
            Format::Xlsb => "xlsb",
            Format::Xls => "xls",
            Format::Ods => "ods",
            Format::SpreadsheetMl => "spreadsheetml",
            Format::Html => "html",
            Format::Json => "json",
            Format::Ndjson => "ndjson",
            Format::GeoJson => "geojson",
            Format::Shapefile => "shapefile",
            Format::Kml => "kml",
            Format::GeoPackage => "geopackage",
            Format::Sqlite => "sqlite",
            Format::Dbf => "dbf",
            Format::Parquet => "parquet",
            Format::Xml => "xml",
            Format::Pdf => "pdf",
            Format::Image => "image",
            Format::Word => "word",
            Format::Archive => "archive",
            Format::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What is known of the file itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFacts {
    /// File name without folders.
    pub name: String,
    /// What the bytes are.
    pub format: Format,
    /// Size in bytes, as stored.
    pub bytes: u64,
    /// SHA-256 of the stored bytes, lower-case hex.
    pub sha256: String,
    /// `gz`, `bz2`, `zst` or `zip` where one file was packed in it.
    pub compression: Option<String>,
    /// WHATWG-style lower-case name (`utf-8`, `windows-1252`, `macintosh`, `ibm850`, `utf-16le` …);
    /// none for binary formats.
    pub encoding: Option<String>,
    /// True where a byte order mark was found.
    pub bom: bool,
    /// Delimiter of a delimited file, as text (`,`, `;`, tab, `||`); `fixed` for fixed width.
    pub delimiter: Option<String>,
    /// Quote sign of a delimited file; none where nothing is quoted.
    pub quote: Option<String>,
}

/// What a person set by hand; kept with the dataset. All optional.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overrides {
    /// Sheet name, or its 1-based number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Encoding label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Delimiter (`\t` and `tab` are understood).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<String>,
    /// Header records as `N` or `N-M`, 1-based; `0` or `none` for no header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
    /// Cell range as `A5:G90`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<String>,
    /// Records that are no data, as `12,15-17`, 1-based.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<String>,
    /// Sheets of one shape become one table: the label of the column that tells them apart, or `auto`
    /// ([`Overrides::AUTO`]) for one made from their names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stack: Option<String>,
    /// Rows that must share a combination of what describes persons; none for the usual number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_group: Option<u64>,
    /// Persons that a cell of a table of counts must stand for; none for the usual number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_cell: Option<u64>,
}

impl Overrides {
    /// The value of `stack` that leaves the column's label to us.
    pub const AUTO: &str = "auto";

    /// What is set here, and where nothing is, what `kept` says.
    pub fn or(self, kept: &Overrides) -> Overrides {
        let or = |now: Option<String>, kept: &Option<String>| now.or_else(|| kept.clone());
        Overrides {
            sheet: or(self.sheet, &kept.sheet),
            encoding: or(self.encoding, &kept.encoding),
            delimiter: or(self.delimiter, &kept.delimiter),
            header: or(self.header, &kept.header),
            range: or(self.range, &kept.range),
            left_out: or(self.left_out, &kept.left_out),
            stack: or(self.stack, &kept.stack),
            least_group: self.least_group.or(kept.least_group),
            least_cell: self.least_cell.or(kept.least_cell),
        }
    }
}
