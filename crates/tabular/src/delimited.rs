//! Delimited text of any dialect and encoding: a grid where it is small, a file that is streamed where
//! it is large.
//!
//! Never here: what the rows mean (see `structure`).

mod index;
mod tally;

use std::fs::File;
use std::io::Read as _;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};

use crate::dialect::Dialect;
use crate::dialect_detection;
use crate::encoding::Encoding;
use crate::error::ReadError;
use crate::finding::Finding;
use crate::grid::{Cell, Grid};
use crate::limits::Limits;
use crate::records::{Cut, Cutter, Field, Sink, scan};
use crate::source::Overrides;
use tally::Tally;

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
    pub(crate) encoding: Encoding,
    /// How the text becomes records.
    pub(crate) cutter: Cutter,
    /// Where the file is cut, ascending; no chunk is without records.
    pub(crate) chunks: Vec<Chunk>,
    /// Removes an unpacked file when the last table that reads it is gone.
    pub(crate) keep: Option<tempfile::TempPath>,
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
    /// How many of them are blank lines.
    pub blank: u64,
}

/// A delimited file that was read.
#[derive(Debug)]
pub struct Read {
    /// Lower-case label.
    pub encoding: String,
    /// True where a byte order mark was found.
    pub bom: bool,
    /// The delimiter as text (`fixed` for fixed width); none where each line is one cell.
    pub delimiter: Option<String>,
    /// The quote sign; none where nothing is quoted.
    pub quote: Option<String>,
    /// The cells.
    pub body: Body,
    /// What reading found.
    pub findings: Vec<Finding>,
}

/// Bytes of the head that the dialect is decided on.
const HEAD: u64 = 1 << 20;
/// Parts of a large file that its encoding is decided on, and bytes of each.
const SAMPLES: u64 = 48;
const SAMPLE: u64 = 16 << 10;
/// Records of head and tail that structure detection sees.
const SIGHT: usize = 1000;

/// Reads delimited text of any dialect and encoding: a grid up to `limits.grid_bytes`, else streamed.
///
/// # Errors
/// `Empty` without bytes, `NoSuch` where an override names no encoding, `Io`.
pub fn read_delimited(path: &Path, overrides: &Overrides, limits: &Limits) -> Result<Read, ReadError> {
    let mut file = File::open(path)?;
    let bytes = file.metadata()?.len();
    if bytes == 0 {
        return Err(ReadError::Empty);
    }
    let whole = bytes <= limits.grid_bytes;
    let mut head = Vec::new();
    (&mut file).take(if whole { bytes } else { HEAD }).read_to_end(&mut head)?;
    let encoding = match &overrides.encoding {
        Some(label) => Encoding::named(label, &head).ok_or_else(|| ReadError::NoSuch {
            what: "encoding",
            value: label.clone(),
            choices: Vec::new(),
        })?,
        None if whole => Encoding::detect(&[&head]),
        None => {
            let samples = samples(&file, bytes)?;
            let mut parts = vec![whole_lines(&head, true)];
            parts.extend(samples.iter().map(|sample| whole_lines(sample, false)));
            Encoding::detect(&parts)
        }
    };
    let forced = overrides.delimiter.as_deref();
    if whole {
        let decoded = encoding.decode_whole(&head);
        drop(head);
        let mut parts = dialect_detection::detect_parts(&decoded.text, forced, limits);
        let (mut cells, mut all) = (Grid::default(), Tally::default());
        for (range, dialect) in &parts {
            let (grid, tally) = grid(&decoded.text[range.clone()], &Cutter::new(dialect, limits), usize::MAX);
            cells.rows.extend(grid.rows);
            all.append(tally);
        }
        let (_, dialect) = parts.swap_remove(0);
        let mut findings = decoded.findings;
        findings.extend(all.findings(dialect.width));
        return Ok(read(&encoding, &dialect, Body::Grid(cells), findings));
    }
    let start = whole_lines(&head, true);
    let part = encoding.decode_part(start.get(encoding.bom..).unwrap_or_default());
    let dialect = dialect_detection::detect(&part.text, forced, limits);
    drop(part);
    drop(head);
    let (delimited, findings) = stream(path, &file, bytes, encoding, &dialect, overrides, limits)?;
    let encoding = delimited.encoding.clone();
    Ok(read(&encoding, &dialect, Body::Delimited(delimited), findings))
}

fn read(encoding: &Encoding, dialect: &Dialect, body: Body, findings: Vec<Finding>) -> Read {
    Read {
        encoding: encoding.label().to_owned(),
        bom: encoding.bom > 0,
        delimiter: dialect.delimiter_name(),
        quote: dialect.quote_name(),
        body,
        findings,
    }
}

/// Parts of the file, evenly spread after the head.
fn samples(file: &File, bytes: u64) -> Result<Vec<Vec<u8>>, ReadError> {
    let mut out = Vec::new();
    for number in 1..=SAMPLES {
        let start = (bytes / SAMPLES).saturating_mul(number).min(bytes.saturating_sub(SAMPLE));
        if start >= HEAD.min(bytes) {
            out.push(read_at(file, start, SAMPLE.min(bytes - start))?);
        }
    }
    Ok(out)
}

/// The bytes from the first whole line to the last.
fn whole_lines(bytes: &[u8], from_start: bool) -> &[u8] {
    let start = match from_start {
        true => 0,
        false => memchr::memchr2(b'\n', b'\r', bytes).map_or(bytes.len(), |place| place + 1),
    };
    let end = memchr::memrchr2(b'\n', b'\r', bytes).map_or(bytes.len(), |place| place + 1).max(start);
    bytes.get(start..end).unwrap_or_default()
}

pub(crate) fn read_at(file: &File, start: u64, length: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = vec![0; usize::try_from(length).unwrap_or(usize::MAX)];
    file.read_exact_at(&mut bytes, start)?;
    Ok(bytes)
}

/// Collects cells.
struct Rows<'t> {
    text: &'t str,
    cutter: &'t Cutter,
    grid: Grid,
    tally: Tally,
    most: usize,
}

impl Sink for Rows<'_> {
    const FIELDS: bool = true;

    fn record(&mut self, _start: usize, cut: Cut, width: usize, fields: &[Field]) {
        let shifted = self.cutter.straighten(self.text, fields);
        let fields = shifted.as_deref().unwrap_or(fields);
        self.tally.add(cut, width, self.cutter.width(), shifted.is_some());
        if self.grid.rows.len() == self.most {
            return;
        }
        self.grid
            .rows
            .push(fields.iter().map(|field| Cell::text(self.cutter.text(self.text, *field).as_ref())).collect());
    }
}

fn grid(text: &str, cutter: &Cutter, most: usize) -> (Grid, Tally) {
    let mut rows = Rows { text, cutter, grid: Grid::default(), tally: Tally::default(), most };
    scan(cutter, text.as_bytes(), 0, text.len(), true, &mut rows);
    (rows.grid, rows.tally)
}

fn stream(
    path: &Path,
    file: &File,
    bytes: u64,
    encoding: Encoding,
    dialect: &Dialect,
    overrides: &Overrides,
    limits: &Limits,
) -> Result<(Delimited, Vec<Finding>), ReadError> {
    let cutter = Cutter::new(dialect, limits);
    let mut index = index::index(file, bytes, &encoding, &cutter, limits)?;
    let encoding = match overrides.encoding {
        Some(_) => encoding,
        None => encoding.after_all(index.facts.valid, index.facts.invalid, &index.facts.odd),
    };
    let mut delimited = Delimited {
        path: path.to_owned(),
        head: Grid::default(),
        tail: Grid::default(),
        tail_first_record: index.tally.records + 1,
        records: index.tally.records,
        encoding,
        cutter,
        chunks: std::mem::take(&mut index.chunks),
        keep: None,
    };
    if let Some(first) = delimited.chunks.first().copied() {
        let (mut head, _) = grid(&delimited.text(file, first)?, &delimited.cutter, SIGHT);
        head.rows.truncate(SIGHT);
        delimited.head = head;
    }
    let mut tail = Vec::new();
    for chunk in delimited.chunks.clone().iter().rev() {
        let (mut grid, _) = grid(&delimited.text(file, *chunk)?, &delimited.cutter, usize::MAX);
        grid.rows.append(&mut tail);
        tail = grid.rows;
        delimited.tail_first_record = chunk.first_record;
        if tail.len() >= SIGHT {
            break;
        }
    }
    let drop = tail.len().saturating_sub(SIGHT);
    tail.drain(..drop);
    delimited.tail_first_record += drop as u64;
    delimited.tail = Grid { rows: tail, ..Grid::default() };
    let facts = &index.facts;
    let mut findings =
        delimited.encoding.findings(index.mixed(&delimited.encoding), facts.repaired, facts.lost, facts.nul);
    findings.extend(index.tally.findings(dialect.width));
    Ok((delimited, findings))
}

impl Delimited {
    /// Blank lines among the records `first..=last`, where whole chunks tell; 0 is also given where
    /// there is none in the chunks that the range touches.
    pub fn blank_lines(&self, first: u64, last: u64) -> u64 {
        let inside = |chunk: &&Chunk| chunk.first_record >= first && chunk.first_record + chunk.records <= last + 1;
        self.chunks.iter().filter(inside).map(|chunk| chunk.blank).sum()
    }

    /// The text of one chunk.
    pub(crate) fn text(&self, file: &File, chunk: Chunk) -> Result<String, ReadError> {
        let bytes = read_at(file, chunk.start, chunk.end - chunk.start)?;
        // Valid UTF-8 keeps its buffer.
        match self.encoding.decode_part(&bytes).text {
            std::borrow::Cow::Owned(text) => Ok(text),
            std::borrow::Cow::Borrowed(_) => Ok(String::from_utf8(bytes).unwrap_or_default()),
        }
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
