//! A delimited file on disk, too large to hold as a grid: its head and tail, and how to stream it.
//!
//! Never here: what the rows mean (see `structure`).

use std::fs::File;
use std::io::Read as _;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

use crate::dialect::{self, Delimiter, Dialect};
use crate::encoding;
use crate::error::ReadError;
use crate::finding::Finding;
use crate::grid::{Cell, Grid};
use crate::limits::Limits;
use crate::records;
use crate::source::Overrides;

/// A delimited file that is streamed. The original bytes stay where they are.
#[derive(Debug)]
pub struct Delimited {
    /// The file (unpacked, where it came compressed).
    pub path: PathBuf,
    /// The first records, enough to see the structure and guess the types.
    pub head: Grid,
    /// The last records, to see footers and totals.
    pub tail: Grid,
    /// The 1-based record of the first row of `tail`.
    pub tail_first_record: u64,
    /// All records of the file, blank ones included.
    pub records: u64,
    /// How the bytes become text.
    pub(crate) encoding: String,
    /// How the text becomes records.
    pub(crate) dialect: Dialect,
    /// Where the file is cut, ascending; no chunk is empty.
    pub(crate) chunks: Vec<Chunk>,
}

/// Consecutive whole records of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Chunk {
    /// First byte.
    pub start: u64,
    /// Byte after the last one.
    pub end: u64,
    /// The 1-based record that starts it.
    pub first_record: u64,
    /// How many records it holds.
    pub records: u64,
}

/// A delimited file that was read.
#[derive(Debug)]
pub struct Read {
    /// Lower-case label.
    pub encoding: String,
    /// True where a byte order mark was found.
    pub bom: bool,
    /// The delimiter as text; none where each line is one cell.
    pub delimiter: Option<String>,
    /// The quote sign; none where nothing is quoted.
    pub quote: Option<String>,
    /// The cells.
    pub body: Body,
    /// What reading found.
    pub findings: Vec<Finding>,
}

/// Bytes of the head that encoding and dialect are decided on.
const HEAD: usize = 1 << 20;
/// Records of head and tail that structure detection sees.
const SIGHT: usize = 1000;

/// Reads delimited text of any dialect and encoding: a grid up to `limits.grid_bytes`, else streamed.
///
/// # Errors
/// `Empty` without bytes, `NoSuch` where an override names no encoding, `Limit`, `Io`.
pub fn read_delimited(path: &Path, overrides: &Overrides, limits: &Limits) -> Result<Read, ReadError> {
    let mut file = File::open(path)?;
    let bytes = file.metadata()?.len();
    if bytes == 0 {
        return Err(ReadError::Empty);
    }
    let whole = bytes <= limits.grid_bytes;
    let mut head = Vec::new();
    (&mut file).take(if whole { bytes } else { HEAD as u64 }).read_to_end(&mut head)?;
    let decoded = match &overrides.encoding {
        None => encoding::decode(&head),
        Some(label) => encoding::decode_as(&head, label).ok_or_else(|| ReadError::NoSuch {
            what: "encoding",
            value: label.clone(),
            choices: Vec::new(),
        })?,
    };
    let mut dialect = dialect::detect(&decoded.text);
    if let Some(delimiter) = &overrides.delimiter {
        dialect.delimiter = Delimiter::Text(match delimiter.as_str() {
            "\\t" | "tab" => "\t".to_owned(),
            other => other.to_owned(),
        });
    }
    let (delimiter, quote) = (dialect.delimiter_name(), dialect.quote.map(|quote| (quote as char).to_string()));
    let body = if whole {
        Body::Grid(grid(&decoded.text, &dialect, usize::MAX))
    } else {
        Body::Delimited(stream(path, &file, bytes, &decoded.encoding, dialect, limits)?)
    };
    Ok(Read { encoding: decoded.encoding, bom: decoded.bom, delimiter, quote, body, findings: decoded.findings })
}

fn grid(text: &str, dialect: &Dialect, most: usize) -> Grid {
    let (mut at, mut fields, mut grid) = (0, Vec::new(), Grid::default());
    while at < text.len() && grid.rows.len() < most {
        at = records::next_record(text.as_bytes(), at, dialect, &mut fields);
        grid.rows.push(
            fields.iter().map(|field| Cell::text(records::field_text(text, *field, dialect).into_owned())).collect(),
        );
    }
    grid
}

fn stream(
    path: &Path,
    file: &File,
    bytes: u64,
    encoding: &str,
    dialect: Dialect,
    limits: &Limits,
) -> Result<Delimited, ReadError> {
    let (mut chunks, mut fields, mut at, mut record) = (Vec::new(), Vec::new(), 0u64, 1u64);
    while at < bytes {
        let mut size = limits.batch_bytes as u64;
        let (mut end, mut count);
        loop {
            let length = size.min(bytes - at);
            let text = read_at(file, at, length)?;
            (end, count) = (0, 0u64);
            while end < text.len() {
                let Some(next) = records::cut_record(&text, end, &dialect, &mut fields, at + length == bytes) else {
                    break;
                };
                (end, count) = (next, count + 1);
            }
            if count > 0 {
                break;
            }
            size = size.saturating_mul(2);
        }
        chunks.push(Chunk { start: at, end: at + end as u64, first_record: record, records: count });
        (at, record) = (at + end as u64, record + count);
    }
    let mut delimited = Delimited {
        path: path.to_owned(),
        head: Grid::default(),
        tail: Grid::default(),
        tail_first_record: record,
        records: record - 1,
        encoding: encoding.to_owned(),
        dialect,
        chunks,
    };
    if let (Some(first), Some(last)) = (delimited.chunks.first().copied(), delimited.chunks.last().copied()) {
        delimited.head = grid(&delimited.text(file, first)?, &delimited.dialect, SIGHT);
        let mut tail = grid(&delimited.text(file, last)?, &delimited.dialect, usize::MAX);
        let drop = tail.rows.len().saturating_sub(SIGHT);
        tail.rows.drain(..drop);
        delimited.tail_first_record = last.first_record + drop as u64;
        delimited.tail = tail;
    }
    Ok(delimited)
}

fn read_at(file: &File, start: u64, length: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = vec![0; length as usize];
    file.read_exact_at(&mut bytes, start)?;
    Ok(bytes)
}

impl Delimited {
    /// The text of one chunk.
    pub(crate) fn text(&self, file: &File, chunk: Chunk) -> Result<String, ReadError> {
        let bytes = read_at(file, chunk.start, chunk.end - chunk.start)?;
        Ok(encoding::decode_as(&bytes, &self.encoding).map(|decoded| decoded.text).unwrap_or_default())
    }
}

/// Where the cells are.
#[derive(Debug)]
pub enum Body {
    /// In memory.
    Grid(Grid),
    /// On disk, streamed: a delimited file larger than `Limits::grid_bytes`.
    Delimited(Delimited),
}
