//! Packed files (gz, bz2, zst, zip): unpacked to temporary files, within the limits.
//!
//! Never here: zips that are a format of their own (workbooks, KMZ, shapefiles).

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;

use tempfile::{NamedTempFile, TempPath};
use zip::ZipArchive;
use zip::read::ZipFile;

use crate::document::Format;
use crate::error::ReadError;
use crate::limits::Limits;

/// A file that was packed.
pub(crate) struct Unpacked {
    /// Its name, where the archive tells it.
    pub name: Option<String>,
    /// Where it is now; removed when dropped.
    pub path: TempPath,
}

/// What an archive held.
pub(crate) struct Archive {
    /// `gz`, `bz2`, `zst` or `zip`.
    pub compression: &'static str,
    /// The files, in the archive's order.
    pub files: Vec<Unpacked>,
    /// True where the packed bytes break off.
    pub broken: bool,
}

/// Unpacks an archive; folders and the hidden files of operating systems are left out. `left` is what it may still unpack to,
/// together with the archives around it.
///
/// # Errors
/// `Unreadable` for other packers, `Protected`, `Limit`, `Io`.
pub(crate) fn unpack(path: &Path, head: &[u8], left: &mut u64, limits: &Limits) -> Result<Archive, ReadError> {
    let file = BufReader::with_capacity(1 << 18, File::open(path)?);
    let (compression, reader): (_, Box<dyn Read>) = match head {
        [0x1f, 0x8b, ..] => ("gz", Box::new(flate2::bufread::MultiGzDecoder::new(file))),
        [b'B', b'Z', b'h', ..] => ("bz2", Box::new(bzip2::bufread::MultiBzDecoder::new(file))),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => ("zst", Box::new(zstd::stream::read::Decoder::with_buffer(file)?)),
        [b'P', b'K', ..] => return unpack_zip(path, left, limits),
        _ => return Err(ReadError::Unreadable(Format::Archive)),
    };
    let (unpacked, whole) = copy(reader, None, left, limits)?;
    Ok(Archive { compression, files: vec![unpacked], broken: !whole })
}

fn unpack_zip(path: &Path, left: &mut u64, limits: &Limits) -> Result<Archive, ReadError> {
    let damaged = |error: zip::result::ZipError| ReadError::Damaged { format: Format::Archive, why: error.to_string() };
    let mut archive = match ZipArchive::new(BufReader::new(File::open(path)?)) {
        Ok(archive) => archive,
        Err(error) => {
            let files = salvage_zip(path, left, limits)?;
            let some = if files.is_empty() { Err(damaged(error)) } else { Ok(files) };
            return Ok(Archive { compression: "zip", files: some?, broken: true });
        }
    };
    if archive.len() > limits.entries {
        let (found, allowed) = (archive.len() as u64, limits.entries as u64);
        return Err(ReadError::Limit { limit: "entries", found, allowed });
    }
    let mut files = Vec::new();
    let mut broken = false;
    for place in 0..archive.len() {
        let entry = match archive.by_index(place) {
            Ok(entry) => entry,
            Err(error) if error.to_string().to_lowercase().contains("password") => {
                return Err(ReadError::Protected(Format::Archive));
            }
            Err(_) => {
                broken = true;
                continue;
            }
        };
        let Some(name) = file_name(&entry) else { continue };
        let (unpacked, whole) = copy(entry, Some(name), left, limits)?;
        broken |= !whole;
        files.push(unpacked);
    }
    Ok(Archive { compression: "zip", files, broken })
}

/// The files of a zip whose directory at the end is lost, as far as their own heads lead.
fn salvage_zip(path: &Path, left: &mut u64, limits: &Limits) -> Result<Vec<Unpacked>, ReadError> {
    let mut reader = BufReader::new(File::open(path)?);
    let mut files = Vec::new();
    for _ in 0..limits.entries {
        let Ok(Some(entry)) = zip::read::read_zipfile_from_stream(&mut reader) else { break };
        let Some(name) = file_name(&entry) else { continue };
        let (unpacked, whole) = copy(entry, Some(name), left, limits)?;
        files.push(unpacked);
        if !whole {
            break;
        }
    }
    Ok(files)
}

/// The name of an entry without its folders; none for folders and the hidden files of operating systems.
fn file_name<R: Read>(entry: &ZipFile<'_, R>) -> Option<String> {
    let name = entry.name().map(|name| name.replace('\\', "/")).unwrap_or_default();
    let last = name.rsplit('/').next().unwrap_or_default();
    let left_out = entry.is_dir() || last.is_empty() || last.starts_with('.') || name.starts_with("__MACOSX/");
    (!left_out).then(|| last.to_owned())
}

/// Copies to a temporary file; false where the packed bytes break off.
fn copy(
    mut reader: impl Read,
    name: Option<String>,
    left: &mut u64,
    limits: &Limits,
) -> Result<(Unpacked, bool), ReadError> {
    let file = NamedTempFile::new()?;
    let mut buffer = vec![0; 1 << 18];
    let mut whole = true;
    {
        let mut writer = BufWriter::with_capacity(1 << 20, file.as_file());
        loop {
            let read = match reader.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(_) => {
                    whole = false;
                    break;
                }
            };
            *left = left.checked_sub(read as u64).ok_or(ReadError::Limit {
                limit: "unpacked_bytes",
                found: limits.unpacked_bytes.saturating_add(1),
                allowed: limits.unpacked_bytes,
            })?;
            writer.write_all(&buffer[..read])?;
        }
        writer.flush()?;
    }
    Ok((Unpacked { name, path: file.into_temp_path() }, whole))
}
