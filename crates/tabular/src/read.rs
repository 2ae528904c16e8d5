//! Reads any file into a Document: the first arrow.
//!
//! Never here: how one format is read.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::delimited;
use crate::document::{Body, Document, Format, Overrides, Sheet, SourceFacts};
use crate::error::ReadError;
use crate::finding::{Finding, Severity};
use crate::format::archive::Unpacked;
use crate::format::{self, Companions, Content};
use crate::limits::Limits;

/// How many archives may stand one in the other.
const NESTED: u32 = 2;

/// Reads a file of any format; its content decides which.
///
/// # Errors
/// `Empty`, `Unreadable` for formats that hold no table (PDF, pictures, Word …), `Damaged`,
/// `Protected`, `Limit`, `NoSuch` for overrides that the file does not have, `Io`.
pub fn read(path: &Path, overrides: &Overrides, limits: &Limits) -> Result<Document, ReadError> {
    let bytes = std::fs::metadata(path)?.len();
    if bytes == 0 {
        return Err(ReadError::Empty);
    }
    // the hash is made while the file is read
    let (found, hash) = std::thread::scope(|scope| {
        let hash = scope.spawn(|| sha256(path));
        let mut room = Room { nested: NESTED, bytes: limits.unpacked_bytes };
        let found = inner(path, &companions(path), overrides, limits, &mut room);
        (found, hash.join())
    });
    let found = found?;
    let sha256 = hash.unwrap_or_else(|_| Err(std::io::Error::other("hashing failed").into()))?;
    let source = SourceFacts {
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        format: found.format,
        bytes,
        sha256,
        compression: found.compression,
        encoding: found.content.encoding,
        bom: found.content.bom,
        delimiter: found.delimiter,
        quote: found.quote,
    };
    Ok(Document { source, sheets: found.content.sheets, findings: found.content.findings })
}

/// What archives may still hold.
struct Room {
    /// How many may stand one in the other.
    nested: u32,
    /// To how many bytes they may unpack, all together.
    bytes: u64,
}

/// What is in a file, packed or not.
struct Found {
    format: Format,
    content: Content,
    delimiter: Option<String>,
    quote: Option<String>,
    compression: Option<String>,
}

fn inner(
    path: &Path,
    companions: &Companions,
    overrides: &Overrides,
    limits: &Limits,
    room: &mut Room,
) -> Result<Found, ReadError> {
    let head = head(path)?;
    if head.is_empty() {
        return Err(ReadError::Empty);
    }
    let format = format::refine(format::sniff(&head), path)?;
    let found = |content| Found { format, content, delimiter: None, quote: None, compression: None };
    match format {
        Format::Csv => {
            let read = delimited::read_delimited(path, overrides, limits)?;
            let sheet = Sheet { name: None, hidden: false, named_columns: false, body: read.body };
            let content =
                Content { sheets: vec![sheet], findings: read.findings, encoding: Some(read.encoding), bom: read.bom };
            Ok(Found { delimiter: read.delimiter, quote: read.quote, ..found(content) })
        }
        Format::Archive if room.nested > 0 => {
            room.nested -= 1;
            let found = unpacked(path, &head, overrides, limits, room);
            room.nested += 1;
            found
        }
        Format::Pdf | Format::Image | Format::Word | Format::Archive | Format::Unknown => {
            Err(ReadError::Unreadable(format))
        }
        _ => {
            // third-party readers may panic on foreign bytes; nothing of theirs is used afterwards
            let work = std::panic::AssertUnwindSafe(|| format::read(format, path, companions, limits));
            let content = std::panic::catch_unwind(work)
                .unwrap_or_else(|_| Err(ReadError::Damaged { format, why: "the reader panicked".to_owned() }))?;
            Ok(found(content))
        }
    }
}

/// Reads what an archive holds: one file as if it were not packed, of several each as a sheet.
fn unpacked(
    path: &Path,
    head: &[u8],
    overrides: &Overrides,
    limits: &Limits,
    room: &mut Room,
) -> Result<Found, ReadError> {
    let archive = format::archive::unpack(path, head, &mut room.bytes, limits)?;
    let named = |file: &Unpacked| file.name.as_deref().and_then(stem_and_extension);
    // files that only mean something beside a table of the same name are no tables themselves
    let tables: Vec<String> =
        archive.files.iter().filter_map(named).filter(|(_, e)| e == "dbf").map(|(s, _)| s).collect();
    let is_beside = |(stem, extension): &(String, String)| {
        format::COMPANIONS.contains(&extension.as_str()) && tables.contains(stem)
    };
    let (beside, files): (Vec<Unpacked>, Vec<Unpacked>) =
        archive.files.into_iter().partition(|file| named(file).is_some_and(|name| is_beside(&name)));
    let several = files.len() > 1;
    let mut all: Option<Found> = None;
    let mut refused = 0;
    let mut first_error = None;
    for file in files {
        let stem = named(&file).map(|(stem, _)| stem);
        let own = beside.iter().filter_map(|other| named(other).zip(Some(other.path.to_path_buf())));
        let own: Vec<(String, PathBuf)> =
            own.filter(|((other, _), _)| Some(other) == stem.as_ref()).map(|((_, e), path)| (e, path)).collect();
        let mut one = match inner(&file.path, &own, overrides, limits, room) {
            Ok(one) => one,
            Err(error @ (ReadError::Limit { .. } | ReadError::Io(_) | ReadError::NoSuch { .. })) => return Err(error),
            Err(error) => {
                refused += 1;
                first_error.get_or_insert(error);
                continue;
            }
        };
        if several {
            let name = file.name.unwrap_or_default();
            let many = one.content.sheets.len() > 1;
            for sheet in &mut one.content.sheets {
                sheet.name = match sheet.name.take() {
                    Some(inner) if many => Some(format!("{name}/{inner}")),
                    _ => Some(name.clone()),
                };
            }
        }
        if let Some(Body::Delimited(delimited)) = one.content.sheets.first_mut().map(|sheet| &mut sheet.body) {
            delimited.keep = Some(file.path);
        }
        match &mut all {
            None => all = Some(one),
            Some(all) => {
                if all.format != one.format {
                    all.format = Format::Archive;
                }
                // of several texts the first that has a delimiter speaks for all
                if all.delimiter.is_none() {
                    (all.delimiter, all.quote) = (one.delimiter.take(), one.quote.take());
                }
                all.content.sheets.extend(one.content.sheets);
                all.content.findings.extend(one.content.findings);
            }
        }
    }
    let Some(mut all) = all else {
        return Err(first_error.unwrap_or(ReadError::Unreadable(Format::Archive)));
    };
    if refused > 0 {
        let mut finding = Finding::new("files-left-out", Severity::Info);
        finding.count = refused;
        all.content.findings.push(finding);
    }
    if archive.broken {
        all.content.findings.push(format::damaged_finding("truncated"));
    }
    all.compression = Some(archive.compression.to_owned());
    Ok(all)
}

/// Name and extension, both in small letters.
fn stem_and_extension(name: &str) -> Option<(String, String)> {
    let name = name.to_lowercase();
    name.rsplit_once('.').map(|(stem, extension)| (stem.to_owned(), extension.to_owned()))
}

/// The files that stand beside one on disk.
fn companions(path: &Path) -> Vec<(String, PathBuf)> {
    let named = |extension: &str| path.with_extension(extension);
    let found = format::COMPANIONS.iter().filter_map(|extension| {
        let candidates = [named(extension), named(&extension.to_uppercase())];
        let there = candidates.into_iter().find(|candidate| candidate != path && candidate.is_file());
        Some(((*extension).to_owned(), there?))
    });
    found.collect()
}

fn head(path: &Path) -> Result<Vec<u8>, ReadError> {
    let mut head = Vec::with_capacity(format::HEAD);
    File::open(path)?.take(format::HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// Lower-case hex of the SHA-256 of a file's bytes.
///
/// # Errors
/// Where the file cannot be read.
pub fn sha256(path: &Path) -> Result<String, ReadError> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
