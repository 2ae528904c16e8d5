//! Tells formats apart by content, and the list of readers.
//!
//! Never here: the reading itself (one file each format below), or a look at the file's name.

pub(crate) mod archive;
mod biff;
mod binary_records;
mod compound;
mod dbf;
mod geojson;
mod geopackage;
mod html;
mod json;
mod json_text;
mod kml;
mod markup;
mod memo;
mod ndjson;
pub mod number_format;
mod ods;
mod package;
mod parquet;
mod projection;
mod properties;
mod record_table;
mod shapefile;
mod sheet_builder;
mod spreadsheetml;
mod sqlite;
mod well_known_binary;
mod xls;
mod xlsb;
mod xlsx;
mod xlsx_sheet;
mod xlsx_styles;
mod xml;

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::{Format, Sheet};
use crate::encoding;
use crate::error::ReadError;
use crate::finding::{Finding, Severity};
use crate::limits::Limits;

/// What a reader found in the bytes of one file.
#[derive(Debug, Default)]
pub struct Content {
    /// The sheets, hidden ones included.
    pub sheets: Vec<Sheet>,
    /// What reading already found.
    pub findings: Vec<Finding>,
    /// Lower-case label of a text's encoding; none for binary formats.
    pub encoding: Option<String>,
    /// True where a byte order mark was found.
    pub bom: bool,
}

/// Files of the same name that belong to one: extension in small letters, and where it is.
pub(crate) type Companions = [(String, PathBuf)];

/// Extensions of files that only mean something beside another.
pub(crate) const COMPANIONS: [&str; 3] = ["cpg", "dbt", "fpt"];

/// Reads a file of a known format that is no delimited text and no archive.
///
/// # Errors
/// As [`crate::read::read`].
pub(crate) fn read(
    format: Format,
    path: &Path,
    companions: &Companions,
    limits: &Limits,
) -> Result<Content, ReadError> {
    if format == Format::Parquet {
        return parquet::read(File::open(path)?, limits);
    }
    let size = std::fs::metadata(path)?.len();
    if size > limits.unpacked_bytes {
        return Err(ReadError::Limit { limit: "unpacked_bytes", found: size, allowed: limits.unpacked_bytes });
    }
    let bytes: Arc<[u8]> = std::fs::read(path)?.into();
    let packed = matches!(format, Format::Xlsx | Format::Xlsb | Format::Ods | Format::Shapefile | Format::Kml);
    if packed && let Some(salvaged) = package::salvaged(&bytes, limits) {
        let mut content = read_bytes(format, salvaged, path, companions, limits)?;
        content.findings.push(damaged_finding("truncated"));
        return Ok(content);
    }
    read_bytes(format, bytes, path, companions, limits)
}

fn read_bytes(
    format: Format,
    bytes: Arc<[u8]>,
    path: &Path,
    companions: &Companions,
    limits: &Limits,
) -> Result<Content, ReadError> {
    match format {
        Format::Xlsx => xlsx::read(bytes, limits),
        Format::Ods => ods::read(bytes, limits),
        Format::Xls => xls::read(&bytes, limits),
        Format::Xlsb => xlsb::read(bytes, limits),
        Format::SpreadsheetMl => spreadsheetml::read(&bytes, limits),
        Format::Html => html::read(&bytes, limits),
        Format::Json => json::read(&bytes, limits),
        Format::Ndjson => ndjson::read(&bytes, limits),
        Format::GeoJson => geojson::read(&bytes, limits),
        Format::Kml => kml::read(&bytes, limits),
        Format::Xml => xml::read(&bytes, limits),
        Format::Dbf => dbf::read(&bytes, &dbf::Beside::of(companions, limits.unpacked_bytes)?, limits),
        Format::Shapefile => shapefile::read(bytes, limits),
        Format::GeoPackage | Format::Sqlite => geopackage::read(format, &bytes, path, limits),
        _ => Err(ReadError::Unreadable(format)),
    }
}

/// Looks past the head where the head cannot tell: a zip's directory, a compound file's directory.
///
/// # Errors
/// `Protected` for an encrypted workbook, `Io`.
pub(crate) fn refine(guess: Format, path: &Path) -> Result<Format, ReadError> {
    Ok(match guess {
        Format::Archive | Format::Shapefile => match zip::ZipArchive::new(BufReader::new(File::open(path)?)) {
            Ok(mut archive) => {
                let names =
                    (0..archive.len()).filter_map(|n| archive.name_for_index(n)?.ok()).map(|name| name.into_owned());
                let mut names: Vec<(String, Vec<u8>)> = names.map(|name| (name, Vec::new())).collect();
                if let Ok(mut kind) = archive.by_name("mimetype") {
                    let mut content = Vec::new();
                    (&mut kind).take(80).read_to_end(&mut content).unwrap_or_default();
                    names.insert(0, ("mimetype".to_owned(), content));
                }
                let document = ["content.xml", "META-INF/manifest.xml"];
                let open_document = document.iter().all(|part| names.iter().any(|(name, _)| name == part));
                match zip_names(names) {
                    Format::Archive if open_document => Format::Ods,
                    Format::Archive => guess,
                    found => found,
                }
            }
            Err(_) => guess,
        },
        Format::Xls => {
            let bytes = std::fs::read(path)?;
            if !bytes.starts_with(b"\xd0\xcf\x11\xe0") {
                return Ok(guess);
            }
            match compound_format(&bytes) {
                Format::Xlsx => return Err(ReadError::Protected(Format::Xlsx)),
                found => found,
            }
        }
        Format::Xlsx if std::fs::metadata(path)?.len() > 0 && is_compound(path)? => {
            return Err(ReadError::Protected(Format::Xlsx));
        }
        other => other,
    })
}

fn is_compound(path: &Path) -> Result<bool, ReadError> {
    let mut start = Vec::new();
    File::open(path)?.take(8).read_to_end(&mut start)?;
    Ok(start == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

/// `damaged-file`: part of the file could not be read (`truncated`, `lines`, `part`); the rest was.
pub(crate) fn damaged_finding(kind: &str) -> Finding {
    let mut finding = Finding::new("damaged-file", Severity::Error);
    finding.details.insert("kind".to_owned(), kind.to_owned());
    finding
}

/// How many bytes [`sniff`] likes to see.
pub const HEAD: usize = 64 << 10;

/// What the bytes at the start of a file are. Looks at content only; delimited text is what remains
/// when text is nothing more special. `Unknown` for no bytes and for binary bytes of no known kind.
pub fn sniff(head: &[u8]) -> Format {
    if head.is_empty() {
        return Format::Unknown;
    }
    binary(head).unwrap_or_else(|| text(head))
}

fn binary(head: &[u8]) -> Option<Format> {
    const IMAGES: [&[u8]; 7] =
        [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"\0\0\0\x0cjP  "];
    const ARCHIVES: [&[u8]; 7] =
        [b"\x1f\x8b", b"BZh", b"\x28\xb5\x2f\xfd", b"\xfd7zXZ\0", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x9d"];
    let found = if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        zip_names(local_names(head))
    } else if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        compound_format(head)
    } else if head.starts_with(b"PAR1") {
        Format::Parquet
    } else if head.starts_with(b"SQLite format 3\0") {
        let layers = head.get(68..70) == Some(b"GP") || memchr::memmem::find(head, b"gpkg_contents").is_some();
        if layers { Format::GeoPackage } else { Format::Sqlite }
    } else if is_pdf(head) {
        Format::Pdf
    } else if head.starts_with(&[0, 0, 0x27, 0x0a]) && head.get(28..32) == Some(&[0xe8, 3, 0, 0]) {
        // the shapes alone, without the zip around them
        Format::Shapefile
    } else if IMAGES.iter().any(|magic| head.starts_with(magic))
        || (head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP"))
        || (head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4]))
        || (head.get(4..8) == Some(b"ftyp") && matches!(head.get(8..12), Some(b"heic" | b"avif" | b"mif1")))
    {
        Format::Image
    } else if head.starts_with(b"{\\rtf") {
        Format::Word
    } else if head.get(257..262) == Some(b"ustar")
        || is_bzip(head)
        || ARCHIVES.iter().any(|magic| magic[..] != *b"BZh" && head.starts_with(magic))
    {
        Format::Archive
    } else if is_bare_biff(head) {
        Format::Xls
    } else if is_dbf(head) {
        Format::Dbf
    } else {
        return None;
    };
    Some(found)
}

fn is_bzip(head: &[u8]) -> bool {
    head.starts_with(b"BZh") && head.get(4..10) == Some(b"1AY&SY")
}

fn is_pdf(head: &[u8]) -> bool {
    let skipped = head.iter().take_while(|b| b.is_ascii_whitespace() || matches!(b, 0xef | 0xbb | 0xbf)).count();
    head[skipped..].starts_with(b"%PDF-")
}

/// BIFF 2 to 5 written without a compound file around it: starts with a BOF record.
fn is_bare_biff(head: &[u8]) -> bool {
    matches!(head, [9, 0 | 2 | 4 | 8, 4..=16, 0, _, 0 | 2 | 4 | 5 | 6, ..])
}

/// dBase: a version byte, a plausible date, and field descriptors of known types.
fn is_dbf(head: &[u8]) -> bool {
    const VERSIONS: [u8; 14] = [0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0xcb, 0xf5];
    let Some(fixed) = head.get(..32) else { return false };
    if !VERSIONS.contains(&fixed[0]) || fixed[2] > 12 || fixed[3] > 31 {
        return false;
    }
    let header = usize::from(u16::from_le_bytes([fixed[8], fixed[9]]));
    let record = u16::from_le_bytes([fixed[10], fixed[11]]);
    if header < 65 || record < 2 {
        return false;
    }
    let first = &head[32..head.len().min(64)];
    first.len() == 32 && b"CNDLFMIBGPTYVWQO@+0".contains(&first[11]) && first[0] > 0x20
}

/// Names in the local headers of a zip's first bytes.
fn local_names(head: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut names = Vec::new();
    for start in memchr::memmem::find_iter(head, b"PK\x03\x04") {
        let Some(fixed) = head.get(start..start + 30) else { break };
        let length = usize::from(u16::from_le_bytes([fixed[26], fixed[27]]));
        let extra = usize::from(u16::from_le_bytes([fixed[28], fixed[29]]));
        let Some(name) = head.get(start + 30..start + 30 + length) else { break };
        let rest = head.get(start + 30 + length + extra..).unwrap_or_default();
        let content = if name == b"mimetype" { rest[..rest.len().min(80)].to_vec() } else { Vec::new() };
        names.push((String::from_utf8_lossy(name).into_owned(), content));
    }
    names
}

/// What a zip is, by the names of its entries, each with its first bytes where it is `mimetype`.
pub fn zip_names(names: impl IntoIterator<Item = (String, Vec<u8>)>) -> Format {
    let mut shape = false;
    for (name, content) in names {
        let name = name.replace('\\', "/");
        let lower = name.to_ascii_lowercase();
        if lower == "mimetype" {
            let kind = String::from_utf8_lossy(&content);
            if kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
                return Format::Ods;
            }
            if kind.starts_with("application/vnd.oasis.opendocument") || kind.starts_with("application/epub") {
                return Format::Word;
            }
        }
        if lower.starts_with("xl/") {
            if lower.ends_with(".bin") && (lower.starts_with("xl/workbook") || lower.starts_with("xl/worksheets/sheet"))
            {
                return Format::Xlsb;
            }
            if lower.starts_with("xl/workbook") || lower.starts_with("xl/worksheets/sheet") {
                return Format::Xlsx;
            }
        }
        if lower.starts_with("word/") || lower.starts_with("ppt/") {
            return Format::Word;
        }
        if lower == "doc.kml" {
            return Format::Kml;
        }
        shape |= lower.ends_with(".shp");
    }
    if shape { Format::Shapefile } else { Format::Archive }
}

/// What a compound (OLE) file is, by the names in its directory as far as the bytes reach.
fn compound_format(bytes: &[u8]) -> Format {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if holds("EncryptedPackage") {
        Format::Xlsx
    } else if holds("WordDocument") || holds("PowerPoint Document") {
        Format::Word
    } else {
        Format::Xls
    }
}

fn text(head: &[u8]) -> Format {
    let decoded = encoding::wide_text(head);
    if decoded.is_none() && is_binary(head) {
        return Format::Unknown;
    }
    let bytes = decoded.as_deref().map_or(head, str::as_bytes);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    match bytes.first() {
        Some(b'<') => markup(bytes).unwrap_or(Format::Csv),
        Some(b'{' | b'[') => json(bytes).unwrap_or(Format::Csv),
        _ => Format::Csv,
    }
}

/// True where bytes are no text of any encoding: control signs, or NULs that are not one half of UTF-16.
fn is_binary(head: &[u8]) -> bool {
    let controls = head.iter().filter(|b| matches!(b, 1..=8 | 0x0e..=0x19 | 0x1b..=0x1f)).count();
    if controls * 50 > head.len() {
        return true;
    }
    let even = head.iter().step_by(2).filter(|b| **b == 0).count();
    let odd = head.iter().skip(1).step_by(2).filter(|b| **b == 0).count();
    let (few, many) = if even < odd { (even, odd) } else { (odd, even) };
    let half = head.len() / 2;
    many * 20 > half && !(many * 10 > half * 6 && few * 10 < half)
}

fn markup(bytes: &[u8]) -> Option<Format> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(16 << 10)]).to_ascii_lowercase();
    let root = root_name(&start)?;
    let local = root.rsplit(':').next().unwrap_or(root);
    Some(match local {
        "html" | "table" | "body" | "head" | "meta" | "style" | "div" | "font" | "center" | "script" | "title" => {
            Format::Html
        }
        "workbook" if start.contains("schemas-microsoft-com:office:spreadsheet") => Format::SpreadsheetMl,
        "kml" => Format::Kml,
        "svg" => Format::Image,
        "document" if start.contains("opendocument") => {
            if start.contains("opendocument.spreadsheet") {
                Format::Ods
            } else {
                Format::Word
            }
        }
        "package" if start.contains("wordprocessingml") => Format::Word,
        "worddocument" => Format::Word,
        _ if start.starts_with("<!doctype html") => Format::Html,
        _ => Format::Xml,
    })
}

/// The name of the first element of lower-cased markup; none where this is no markup.
fn root_name(mut rest: &str) -> Option<&str> {
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let skip = if rest.starts_with("<?") {
            rest.find("?>")? + 2
        } else if rest.starts_with("<!--") {
            rest.find("-->")? + 3
        } else if rest.starts_with("<!") {
            let end = rest.find('>')?;
            match rest.find('[') {
                Some(open) if open < end => rest.find("]>")? + 2,
                _ => end + 1,
            }
        } else {
            break;
        };
        rest = &rest[skip..];
    }
    let inner = rest.strip_prefix('<')?;
    let end = inner.find(|c: char| c.is_whitespace() || c == '>' || c == '/')?;
    let name = &inner[..end];
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.');
    (name.starts_with(|c: char| c.is_alphabetic() || c == '_') && name.chars().all(plain)).then_some(name)
}

fn json(bytes: &[u8]) -> Option<Format> {
    // an error so early means that this was never meant to be JSON
    const EARLY: usize = 400;
    let text = String::from_utf8_lossy(bytes);
    let mut cursor = json_text::JsonText::new(&text, 128);
    let complete = match cursor.value() {
        Ok(_) => true,
        Err(broken) if broken.at < EARLY.min(text.len()) && broken.why != json_text::TOO_DEEP => return None,
        Err(_) => false,
    };
    if complete {
        match (bytes[0], cursor.peek()) {
            (first, Some(next)) if first == next => return Some(Format::Ndjson),
            // `[1],a` is delimited text with brackets
            (_, Some(_)) if cursor.at < EARLY => return None,
            _ => {}
        }
    }
    let compact: Vec<u8> = bytes.iter().take(4096).copied().filter(|b| !b.is_ascii_whitespace()).collect();
    let holds = |needle: &[u8]| memchr::memmem::find(&compact, needle).is_some();
    let feature =
        holds(b"\"type\":\"FeatureCollection\"") || (holds(b"\"type\":\"Feature\"") && holds(b"\"geometry\":"));
    Some(if bytes[0] == b'{' && feature { Format::GeoJson } else { Format::Json })
}
