//! Reads any file into a Document: the first arrow.
//!
//! Never here: how one format is read.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::document::{Document, Format, Overrides, SourceFacts};
use crate::error::ReadError;
use crate::format;
use crate::limits::Limits;

/// Reads a file of any format; its content decides which.
///
/// # Errors
/// `Empty`, `Unreadable` for formats that hold no table (PDF, pictures, Word …), `Damaged`,
/// `Protected`, `Limit`, `NoSuch` for overrides that the file does not have, `Io`.
pub fn read(path: &Path, overrides: &Overrides, limits: &Limits) -> Result<Document, ReadError> {
    let head = head(path)?;
    if head.is_empty() {
        return Err(ReadError::Empty);
    }
    let format = refine(format::sniff(&head), path)?;
    let mut source = SourceFacts {
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        format,
        bytes: std::fs::metadata(path)?.len(),
        sha256: sha256(path)?,
        compression: None,
        encoding: None,
        bom: false,
        delimiter: None,
        quote: None,
    };
    match format {
        Format::Csv => {
            let read = crate::delimited::read_delimited(path, overrides, limits)?;
            source.encoding = Some(read.encoding);
            source.bom = read.bom;
            source.delimiter = read.delimiter;
            source.quote = read.quote;
            let sheet = crate::document::Sheet { name: None, hidden: false, named_columns: false, body: read.body };
            Ok(Document { source, sheets: vec![sheet], findings: read.findings })
        }
        _ => {
            let content = format::read(format, std::fs::read(path)?.into(), limits)?;
            source.encoding = content.encoding;
            source.bom = content.bom;
            Ok(Document { source, sheets: content.sheets, findings: content.findings })
        }
    }
}

fn head(path: &Path) -> Result<Vec<u8>, ReadError> {
    let mut head = Vec::with_capacity(format::HEAD);
    File::open(path)?.take(format::HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// Looks past the head where the head cannot tell: a zip's directory, a compound file's directory.
fn refine(guess: Format, path: &Path) -> Result<Format, ReadError> {
    Ok(match guess {
        Format::Archive | Format::Shapefile => match zip::ZipArchive::new(File::open(path)?) {
            Ok(archive) => match format::zip_names(
                (0..archive.len()).filter_map(|n| Some((archive.name_for_index(n)?.ok()?.into_owned(), Vec::new()))),
            ) {
                Format::Archive => guess,
                found => found,
            },
            Err(_) => guess,
        },
        Format::Xls => {
            let bytes = std::fs::read(path)?;
            if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
                match format::compound(&bytes) {
                    Format::Xlsx => return Err(ReadError::Protected(Format::Xlsx)),
                    found => found,
                }
            } else {
                guess
            }
        }
        other => other,
    })
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
