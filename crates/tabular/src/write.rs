//! The files of a clean table: the list of writers, and how a file comes to be.
//!
//! A file is written under a name that ends in `.part` and renamed when it is whole. Never here: cleaning.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::cleaned::{FileRole, WrittenFile};

mod cells;
mod changes;
mod convert;
mod csv;
mod data_package;
mod dictionary;
mod parquet;
mod texts;
mod xlsx;

pub use convert::{ConvertError, Converted, Target, convert};

pub(crate) use cells::{Reader, array_type};
pub(crate) use changes::changes_json;
pub(crate) use convert::left_out;
pub(crate) use csv::{push_header, push_rows};
pub(crate) use data_package::{Package, data_package_json};
pub(crate) use dictionary::dictionary_csv;
pub(crate) use parquet::ParquetFile;
pub(crate) use texts::Texts;
pub(crate) use xlsx::{Workbook, fits as fits_workbook};

/// A file that is being written: hashed and counted on its way to the disk.
pub(crate) struct OpenFile {
    file: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
    part: PathBuf,
    path: PathBuf,
    done: bool,
}

impl OpenFile {
    /// Starts a file in a folder.
    pub(crate) fn create(directory: &Path, name: &str) -> io::Result<Self> {
        let part = directory.join(format!("{name}.part"));
        let file = BufWriter::with_capacity(1 << 18, File::create(&part)?);
        Ok(OpenFile { file, hash: Sha256::new(), bytes: 0, part, path: directory.join(name), done: false })
    }

    /// Makes the file whole and gives it its name.
    pub(crate) fn finish(mut self, role: FileRole) -> io::Result<WrittenFile> {
        self.file.flush()?;
        std::fs::rename(&self.part, &self.path)?;
        self.done = true;
        let name = self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let format = name.rsplit('.').next().unwrap_or_default().to_owned();
        let sha256 = std::mem::take(&mut self.hash).finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(WrittenFile { media_type: media_type(&format).to_owned(), name, role, format, bytes: self.bytes, sha256 })
    }
}

impl Write for OpenFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write_all(bytes)?;
        self.hash.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for OpenFile {
    fn drop(&mut self) {
        if !self.done {
            // the disk may be full or gone: nothing more can be done about a part file
            let _ = std::fs::remove_file(&self.part);
        }
    }
}

/// Writes a small file whole.
pub(crate) fn write_whole(directory: &Path, name: &str, role: FileRole, bytes: &[u8]) -> io::Result<WrittenFile> {
    let mut file = OpenFile::create(directory, name)?;
    file.write_all(bytes)?;
    file.finish(role)
}

/// The media type of a format that we write.
pub fn media_type(format: &str) -> &'static str {
    match format {
        "csv" => "text/csv",
        "tsv" => "text/tab-separated-values",
        "parquet" => "application/vnd.apache.parquet",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "toml" => "application/toml",
        "json" => "application/json",
        "ndjson" => "application/x-ndjson",
        _ => "application/octet-stream",
    }
}
